use super::{check, package, sample, told};
use crate::load::{read_package, regulation};
use crate::model::Basis;
use std::fs;

const FILE: &str = "worker.toml";

/// The title of the class, before which a form is written.
const TITLE: &str = "title = { vi = \"Người làm việc\", en = \"Worker\" }";

const FORM: &str = r#"[form]
number = "1-A"
rows = ["standing", "unit"]
title = { vi = "Kết quả", en = "Results" }
cite = "Điều 6"
basis = "report"
note = { vi = "chưa rõ", en = "not known" }
[form.names]
"code-1" = { vi = "Mã một", en = "Code one" }
"#;

fn with(form: &str) -> String {
    format!("{TITLE}\n{form}")
}

#[test]
fn a_form_is_read_whole() {
    assert_eq!(sample().classes[0].form, None);
    let text = super::SAMPLE.iter().find(|(path, _)| *path == FILE).unwrap().1;
    let text = text.replace(TITLE, &with(FORM));
    let files =
        super::SAMPLE.iter().map(|(path, old)| (*path, if *path == FILE { &text } else { *old }));
    let (regulation, told) = regulation(package(files));
    assert_eq!(told, []);
    let form = regulation.unwrap().classes[0].form.clone().unwrap();
    let rows: Vec<_> = form.rows.iter().map(|fact| fact.value.as_str()).collect();
    assert_eq!((form.number.as_str(), rows), ("1-A", vec!["standing", "unit"]));
    assert_eq!(form.name_of("code-1").unwrap().en, "Code one");
    assert_eq!((form.name_of("code-2"), form.grounds.basis), (None, Basis::Report));
}

#[test]
fn rows_are_facts_with_few_values_that_name_no_person() {
    let form = |rows: &str| with(&FORM.replace("\"standing\", \"unit\"", rows));
    check(
        FILE,
        (TITLE, &form("\"standin\", \"name\"")),
        &[
            "worker.toml:4:10 «standin» unknown-fact ~standing",
            "worker.toml:4:21 «name» personal-fact.per",
        ],
    );
    check(FILE, (TITLE, &form("\"months\"")), &["worker.toml:4:10 «months» wrong-value.no-rows"]);
    check(FILE, (TITLE, &form("")), &[]);
}

#[test]
fn a_form_needs_its_number_and_clause() {
    check(
        FILE,
        (
            TITLE,
            &with("[form]\nnumbr = \"1\"\ntitle = { vi = \"K\", en = \"R\" }\nbasis = \"text\"\n"),
        ),
        &["worker.toml:2:1 «[form]» missing-key", "worker.toml:3:1 «numbr» unknown-key ~number"],
    );
}

#[test]
fn texts_of_reports_have_a_language_and_are_text() {
    check("forms/letter.vi.md.jinja", ("", "Kính gửi"), &[]);
    for odd in ["forms/letter.md.jinja", "forms/letter.fr.md.jinja", "forms/a b.vi.md.jinja"] {
        check(odd, ("", "x"), &[&format!("{odd}:1:1 «» unexpected-file.form")]);
    }
    let mut files: Vec<(&str, Vec<u8>)> =
        super::SAMPLE.iter().map(|(path, text)| (*path, text.as_bytes().to_vec())).collect();
    files.push(("forms/letter.vi.md.jinja", b"\xd0".to_vec()));
    assert_eq!(told(package(files)), ["forms/letter.vi.md.jinja:1:1 «\u{fffd}» encoding.utf-8"]);
}

#[test]
fn how_a_report_is_worded_is_no_part_of_the_fingerprint() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in super::SAMPLE {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let before = read_package(folder.path()).unwrap();
    fs::create_dir(folder.path().join("forms")).unwrap();
    fs::write(folder.path().join("forms/letter.vi.md.jinja"), "Kính gửi").unwrap();
    let after = read_package(folder.path()).unwrap();
    assert_eq!((before.forms.len(), after.forms.len()), (0, 1));
    assert_eq!(before.fingerprint(), after.fingerprint());
}
