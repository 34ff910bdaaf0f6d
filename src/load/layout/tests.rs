use super::layout;
use crate::model::PackageFile;
use proptest::prelude::*;

fn file(text: &str) -> PackageFile {
    PackageFile { shown: "rule.toml".into(), bytes: text.as_bytes().to_vec().into() }
}

fn laid(text: &str) -> String {
    layout(&file(text)).unwrap_or_else(|told| panic!("{told:#?}"))
}

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(laid(text), expect);
    assert_eq!(laid(expect), expect, "laying out twice changes something");
}

#[test]
fn keys_of_a_block_are_aligned_and_blocks_stand_for_themselves() {
    check(
        "a=1\nlonger   =   2\n\nb = 3\n# remark\nlonger_still= 4\n",
        "a      = 1\nlonger = 2\n\nb = 3\n# remark\nlonger_still = 4\n",
    );
}

#[test]
fn keys_stand_as_far_in_as_their_header() {
    check(
        "[[level]]\n   is=\"x\"\n  [[level.requires]]\nid =\"y\"\n     that = '''z'''\n",
        "[[level]]\nis = \"x\"\n  [[level.requires]]\n  id   = \"y\"\n  that = '''z'''\n",
    );
}

#[test]
fn remarks_stay_where_they_are_together_and_are_aligned_where_they_are_not() {
    check(
        "a = 1     # x\nbb = 22   # y\n",
        "a  = 1     # x\nbb = 22   # y\n".replace("1     #", "1    #").as_str(),
    );
    check("a = 1 # x\nlong = 22 # y\n", "a    = 1    # x\nlong = 22   # y\n");
    check(
        "a = 1          # x\nlong = 2       # y\nc = 3\n",
        "a    = 1       # x\nlong = 2       # y\nc    = 3\n",
    );
}

#[test]
fn blank_lines_and_blanks_at_the_ends_of_lines_go() {
    check(
        "\n\n# top  \n\n\n\na = 1  \n\n\n[t]  # why  \n\n\nb = 2\n\n# end \n\n\n",
        "# top\n\na = 1\n\n[t]  # why\n\nb = 2\n\n# end\n",
    );
    check("", "");
    check("\n\n", "");
    check("# only a remark", "# only a remark\n");
}

#[test]
fn values_get_the_blanks_they_lack_and_keep_their_own() {
    check(
        "a={x=1,y=[1,2 ,3],z={}}\nb = [ { c = 1,  d = 2 } ]\n",
        "a = { x = 1, y = [1, 2, 3], z = {} }\nb = [ { c = 1,  d = 2 } ]\n",
    );
    check(
        "group = [  \n  { id = \"a\" }, # first \n\n  { id = \"b\" },\n]\n",
        "group = [\n  { id = \"a\" }, # first\n\n  { id = \"b\" },\n]\n",
    );
}

#[test]
fn texts_are_never_touched() {
    let text = "note = \"\"\"  a  \n\n\n  b  \"\"\"\nf    = '''\n  x   &&  y\n'''\n";
    check(text, text);
    check("\"tên\"  = 1\nx = 2\n", "\"tên\" = 1\nx     = 2\n");
}

#[test]
fn a_file_whose_keys_would_change_places_is_left_as_it_is() {
    let text = "l.a=1\nb =  2\nl.c=3\n";
    check(text, text);
}

#[test]
fn line_ends_of_windows_stay() {
    check("a=1\r\nbb = 2\r\n", "a  = 1\r\nbb = 2\r\n");
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    let told = layout(&file("a = 1\nb = \n")).unwrap_err();
    assert_eq!(told[0].location.as_ref().map(|place| place.line), Some(2));
    assert!(layout(&PackageFile { shown: "x".into(), bytes: vec![0xff].into() }).is_err());
}

proptest! {
    #[test]
    fn any_file_keeps_its_meaning_and_a_second_time_changes_nothing(
        parts in prop::collection::vec((0usize..14, "[ ]{0,3}", "[ \n]{0,3}"), 0..25)
    ) {
        const PARTS: [&str; 14] = [
            "KEY~=~1", "KEY~=~'''a  b'''", "l.KEY~=~true", "\"KEYđ\"~=~\"x\"", "# remark",
            "[KEY~]", "[[list]]", "[[list.inner]]", "KEY~=~{a=1,b~=~[1,~2]}", "KEY~=~[\n1,\n # r\n2~]",
            "KEY~=~2020-01-01 # r", "KEY = \"\"\"a  \n b\"\"\"", "", "KEY~=~[]",
        ];
        let mut text = String::new();
        for (number, (part, blanks, lines)) in parts.iter().enumerate() {
            // Names differ, so that most files are sound.
            let name = PARTS[*part].replacen("KEY", &format!("k{number}"), 1);
            let part = name.replace('~', blanks);
            text.push_str(&format!("{blanks}{part}{blanks}\n{lines}"));
        }
        let Ok(first) = layout(&file(&text)) else {
            // Only a list may be inside of itself out of order.
            prop_assert!(text.contains("[[list.inner]]"), "{}", text);
            return Ok(());
        };
        let before: toml::Table = toml::from_str(&text).unwrap();
        let after: toml::Table = toml::from_str(&first).unwrap();
        prop_assert_eq!(before, after);
        prop_assert_eq!(layout(&file(&first)).unwrap(), first);
    }
}
