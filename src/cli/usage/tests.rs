use super::text;
use crate::cli::help;
use crate::report::{Lang, Words};
use clap::error::ErrorKind;

/// What is said of a command line that is not understood; its first line.
fn said(lang: Lang, line: &str) -> String {
    let words = Words::of(lang);
    let args = ["mucthuoc"].into_iter().chain(line.split(' '));
    let error = help::command(words).try_get_matches_from(args).unwrap_err();
    text(words, &error).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_call_that_is_not_understood_is_answered_in_the_readers_language() {
    for (line, vi, en) in [
        ("check --bogus", "không có tùy chọn `--bogus`", "there is no option `--bogus`"),
        ("evalute x", "không có lệnh `evalute`", "there is no command `evalute`"),
        ("evaluate", "thiếu <BẢN_NỘP>", "<SUBMISSIONS> is missing"),
        (
            "check --format xml",
            "`--format <DẠNG>` không nhận giá trị `xml`; các giá trị: human, plain, json",
            "`--format <FORM>` does not take `xml`; values: human, plain, json",
        ),
        ("check --format", "`--format <DẠNG>` cần một giá trị", "`--format <FORM>` needs a value"),
        (
            "synthesize p --plan q --out o --seed x",
            "`--seed <SỐ>` không nhận giá trị `x`",
            "`--seed <NUMBER>` does not take `x`",
        ),
        ("check -q -q", "`--quiet` chỉ được viết một lần", "`--quiet` may be given only once"),
        ("--quiet", "thiếu tên lệnh", "the name of a command is missing"),
    ] {
        assert_eq!(said(Lang::Vi, line), format!("lỗi: {vi}"), "{line}");
        assert_eq!(said(Lang::En, line), format!("error: {en}"), "{line}");
    }
}

#[test]
fn vietnamese_names_of_commands_are_understood_with_and_without_diacritics() {
    for (typed, command) in [
        ("kiem-tra", "check"),
        ("kiểm-tra", "check"),
        ("tình-huống", "cases"),
        ("danh-gia x", "evaluate"),
        ("giải-thích x y", "explain"),
        ("mo-hinh-so-lieu p --plan q --seed 1 --out o", "synthesize"),
    ] {
        let args = ["mucthuoc"].into_iter().chain(typed.split(' '));
        let matches = help::command(Words::of(Lang::Vi)).try_get_matches_from(args).unwrap();
        assert_eq!(matches.subcommand_name(), Some(command), "{typed}");
    }
}

#[test]
fn help_has_no_word_of_another_language() {
    for command in ["", "check", "cases", "evaluate", "explain", "synthesize", "completions"] {
        let args = ["mucthuoc", command, "--help"].into_iter().filter(|arg| !arg.is_empty());
        let error = help::command(Words::of(Lang::Vi)).try_get_matches_from(args).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DisplayHelp);
        let text = error.render().to_string();
        for english in ["Usage", "Options", "Arguments", "Commands", "Print", "default", "⟨"] {
            assert!(!text.contains(english), "{command} {english}: {text}");
        }
    }
}

#[test]
fn the_shape_of_the_command_line_holds_together() {
    help::command(Words::of(Lang::En)).debug_assert();
}
