use super::{SAMPLE, check, package, told};
use crate::load::{recorded, regulation};
use crate::model::Package;

/// The sample with one file's bytes replaced.
fn with_bytes(path: &str, bytes: &[u8]) -> Package {
    let files = SAMPLE.iter().map(|(known, text)| {
        (*known, if *known == path { bytes.to_vec() } else { text.as_bytes().to_vec() })
    });
    package(files)
}

#[test]
fn a_package_without_a_header_is_none() {
    let empty: [(&str, &str); 0] = [];
    let (regulation, told) = regulation(package(empty));
    assert_eq!(regulation, None);
    assert_eq!(super::line(&told[0]), "r-1/regulation.toml:1:1 «» missing-file");
}

#[test]
fn all_mistakes_of_syntax_in_a_file_come_at_once() {
    check(
        "unit.toml",
        ("type = \"boolean\"", "type = boolean\ntype = \"text\nempty ="),
        &[
            "unit.toml:4:8 «boolean» syntax.unquoted-text",
            "unit.toml:5:1 «type» syntax.duplicate-key",
            "unit.toml:5:13 «» syntax.quote",
            "unit.toml:6:8 «» syntax.unquoted-text",
        ],
    );
}

#[test]
fn curly_quotes_are_met() {
    check(
        "unit.toml",
        ("type = \"boolean\"", "type = “boolean”"),
        &["unit.toml:4:8 «“boolean”» syntax.curly-quotes"],
    );
}

#[test]
fn a_class_that_cannot_be_read_is_not_complained_of_elsewhere() {
    // `worker` speaks of `unit` in a fact, a ceiling and a quota.
    check("unit.toml", ("[facts.sound]", "[facts.sound"), &["unit.toml:3:13 «» syntax.header"]);
}

#[test]
fn text_must_be_utf_8_in_its_composed_form() {
    let latin = with_bytes("unit.toml", b"title = { vi = \"\xd0on vi\" }\n");
    assert_eq!(told(latin), ["unit.toml:1:17 «\u{fffd}» encoding.utf-8"]);
    let decomposed = "title = { vi = \"Đơn vi\u{323}\", en = \"Unit\" }\n";
    let decomposed = with_bytes("unit.toml", decomposed.as_bytes());
    assert_eq!(told(decomposed), ["unit.toml:1:22 «i» encoding.nfc"]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = format!("\u{feff}{}", SAMPLE[2].1.replace('\n', "\r\n"));
    let (regulation, told) = regulation(with_bytes("worker.toml", text.as_bytes()));
    assert_eq!(told, []);
    let regulation = regulation.unwrap();
    let formula = &regulation.classes[0].levels[0].requires[0].that;
    assert_eq!(formula.text, "lowest(task) >= grade.strong");
    assert_eq!(&text[formula.place.range()], formula.text);
}

#[test]
fn too_large_a_file_is_refused_unread() {
    let huge = with_bytes("unit.toml", &vec![b'#'; (4 << 20) + 1]);
    assert_eq!(told(huge), ["unit.toml:1:1 «» unexpected-file.too-large"]);
}

#[test]
fn a_file_nobody_expects_is_named_with_the_one_meant() {
    check("function.rhai", ("", "fn a() {}"), &["function.rhai:1:1 «» unexpected-file"]);
    let files = SAMPLE
        .iter()
        .map(|(path, text)| (if *path == "unit.toml" { "units.toml" } else { *path }, *text));
    assert_eq!(
        told(package(files)),
        [
            "regulation.toml:9:23 «unit» missing-file",
            "units.toml:1:1 «» unexpected-file ~unit.toml",
        ]
    );
    let long = format!("notes/{}.txt", "a".repeat(100));
    check(&long, ("", "x"), &[&format!("{long}:1:1 «» unexpected-file.long-path")]);
}

#[test]
fn cases_without_their_class_are_named() {
    check(
        "workers.cases.toml",
        ("", "[[case]]"),
        &["workers.cases.toml:1:1 «» case-without-class ~worker"],
    );
}

#[test]
fn mistakes_beyond_counting_are_counted() {
    let keys: String = (0..300).map(|number| format!("key_{number} = 1\n")).collect();
    let mut told = told(with_bytes("unit.toml", keys.as_bytes()));
    told.retain(|line| line.starts_with("unit.toml"));
    // 200 of 300 keys, then what is left of them and the missing title.
    assert_eq!(told.len(), 201);
    assert_eq!(told[200], "unit.toml:200:1 «key_199» more-of-these");
}

#[test]
fn one_very_long_line_is_not_shown_whole() {
    let line = format!("a = [{}]\n", "1, ".repeat(1_000_000));
    let (_, told) = regulation(with_bytes("unit.toml", line.as_bytes()));
    let longest = told.iter().filter_map(|one| one.location.as_ref());
    assert!(longest.map(|place| place.excerpt.text.len()).max().unwrap() < 5_000);
}

#[test]
fn a_recorded_package_gives_back_its_amendments_in_order() {
    let longer = SAMPLE[6].1;
    let second = longer.replace("value = 9", "value = 12");
    let archived = SAMPLE[..6].iter().map(|(path, text)| (*path, (*text).to_owned()));
    let applied = [
        ("applied/10-later.toml", second),
        ("applied/2-longer.toml", longer.to_owned()),
        ("regulation.toml", SAMPLE[0].1.to_owned()),
    ];
    let archive = package(archived.chain(applied)).to_tar().unwrap();
    let (read, told) = recorded(Package::from_tar("r-1", &archive).unwrap());
    assert_eq!(told, []);
    let (regulation, amendments) = read.unwrap();
    let ids: Vec<_> = amendments.iter().map(|amendment| amendment.id.as_str()).collect();
    assert_eq!(ids, ["longer", "later"]);
    assert!(regulation.package.files.keys().all(|path| !path.starts_with("applied/")));
    assert_eq!(regulation.fingerprint(), super::sample().fingerprint());
}
