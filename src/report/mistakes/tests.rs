use super::{render, tally};
use crate::diagnostic::{Code, Diagnostic, Location, Source};
use crate::report::{Form, Lang, Words};

fn misspelt() -> Diagnostic {
    let source = Source::new("rules/a/worker.toml", "[[quota]]\nid = \"q\"\nrouding = \"down\"\n");
    let at = source.text().find("rouding").unwrap();
    Diagnostic::error(Code::UnknownKey)
        .arg("key", "rouding")
        .arg("table", "[[quota]]")
        .arg("known", "id, rounding")
        .similar_to("rouding", ["rounding"])
        .at(source.at(at..at + 7))
}

fn plain(lang: Lang, diagnostics: &[Diagnostic]) -> String {
    render(Words::of(lang), Form::Plain, diagnostics)
}

#[test]
fn a_mistake_is_shown_at_its_place_with_an_act_as_help() {
    let expected = "\
error[unknown-key]: the key `rouding` is not known in `[[quota]]`
 --> rules/a/worker.toml:3:1
  |
3 | rouding = \"down\"
  | ^^^^^^^
  |
help: did you mean `rounding`?
help: take it out, or use one of: id, rounding
";
    assert_eq!(plain(Lang::En, &[misspelt()]), expected);
}

#[test]
fn the_same_mistake_is_told_in_vietnamese() {
    let expected = "\
lỗi[unknown-key]: không có khóa `rouding` trong `[[quota]]`
 --> rules/a/worker.toml:3:1
  |
3 | rouding = \"down\"
  | ^^^^^^^
  |
gợi ý: có phải ý là `rounding`?
gợi ý: bỏ khóa này, hoặc dùng một trong các khóa: id, rounding
";
    assert_eq!(plain(Lang::Vi, &[misspelt()]), expected);
}

#[test]
fn a_cell_deep_in_a_row_is_shown_by_its_own_column() {
    let file = "worker.csv".into();
    let wrong = Diagnostic::error(Code::WrongCell)
        .variant("number")
        .arg("column", "Điểm")
        .arg("value", "năm mươi")
        .at(Location::cell(&file, 17, 84, "năm mươi"));
    let expected = "\
lỗi[wrong-cell]: `Điểm` nhận số, không nhận `năm mươi`
  --> worker.csv:17:84
   |
17 | năm mươi
   | ^^^^^^^^
   |
gợi ý: ghi chữ số, trước phần thập phân có một dấu phẩy hoặc dấu chấm
";
    assert_eq!(plain(Lang::Vi, &[wrong]), expected);
}

#[test]
fn an_empty_cell_is_shown_by_its_place_alone() {
    let wrong = Diagnostic::error(Code::MissingId).variant("cell").at(Location::cell(
        &"worker.csv".into(),
        3,
        1,
        "",
    ));
    let expected = "\
error[missing-id]: the row has no id
--> worker.csv:3:1
help: write an id that no other row has
";
    assert_eq!(plain(Lang::En, &[wrong]), expected);
}

#[test]
fn an_empty_cell_beyond_the_ninth_column_keeps_its_column() {
    let wrong = Diagnostic::error(Code::MissingId).variant("cell").at(Location::cell(
        &"book.xlsx:worker".into(),
        380,
        12,
        "",
    ));
    let expected = "\
error[missing-id]: the row has no id
 --> book.xlsx:worker:380:12
help: write an id that no other row has
";
    let shown = plain(Lang::En, &[wrong]);
    assert_eq!(shown.replace("\n--> ", "\n --> "), expected);
}

#[test]
fn what_stands_nowhere_has_its_words_and_its_help_only() {
    let unknown = Diagnostic::error(Code::UnknownRegulation)
        .arg("regulation", "guide-9")
        .arg("known", "guide-1");
    let expected = "\
error[unknown-regulation]: there is no regulation `guide-9`
help: use one of: guide-1; or name the folder by `--rules`
";
    assert_eq!(plain(Lang::En, &[unknown]), expected);
}

#[test]
fn types_are_put_in_words() {
    let mismatch = Diagnostic::error(Code::TypeMismatch)
        .variant("scales")
        .arg("left", "scale")
        .arg("left-name", "grade")
        .arg("right", "scale")
        .arg("right-name", "rating");
    let text = plain(Lang::En, &[mismatch]);
    assert!(
        text.contains(
            "a value of the scale `grade` cannot be compared with a value of the scale `rating`"
        ),
        "{text}"
    );
}

#[test]
fn mistakes_stand_in_the_order_of_their_places_whatever_order_they_were_found_in() {
    let at = |file: &str, line| Location::cell(&file.into(), line, 1, "x");
    let wrong = |location| Diagnostic::error(Code::FormulaSyntax).variant("empty").at(location);
    let all =
        [wrong(at("b", 1)), wrong(at("a", 10)), Diagnostic::error(Code::Cycle), wrong(at("a", 9))];
    let text = plain(Lang::En, &all);
    let places = ["a:9:1", "a:10:1", "b:1:1", "[cycle]"].map(|place| text.find(place).unwrap());
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn json_gives_code_place_message_and_help() {
    let text = render(Words::of(Lang::En), Form::Json, &[misspelt()]);
    let expected = concat!(
        r#"{"format":1,"diagnostics":[{"code":"unknown-key","severity":"error","#,
        r#""file":"rules/a/worker.toml","line":3,"column":1,"#,
        r#""message":"the key `rouding` is not known in `[[quota]]`","#,
        r#""help":"did you mean `rounding`? take it out, or use one of: id, rounding"}]}"#,
        "\n"
    );
    assert_eq!(text, expected);
}

#[test]
fn the_tally_counts_each_kind() {
    let all = [misspelt(), misspelt(), Diagnostic::warning(Code::EmptyCell)];
    assert_eq!(tally(Words::of(Lang::En), &all).as_deref(), Some("2 errors, 1 warning"));
    assert_eq!(tally(Words::of(Lang::Vi), &all).as_deref(), Some("2 lỗi, 1 cảnh báo"));
    assert_eq!(tally(Words::of(Lang::En), &[]), None);
}
