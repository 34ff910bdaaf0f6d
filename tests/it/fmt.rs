//! `fmt`: shipped files are even, what is uneven is mended without touching what it says, and a
//! broken file keeps all others from being written.

use crate::readmes::copy;
use crate::terminal::{Shown, project, run};
use std::fs;
use std::path::Path;

/// A copy of the shipped rules and of the example with rules of its own.
fn rules(folder: &Path) {
    copy(&project().join("rules"), &folder.join("rules"));
    let supplier = "examples/supplier-rating/rules/supplier-2025";
    copy(&project().join(supplier), &folder.join("rules/supplier-2025"));
}

/// Every file of a folder with its text, by path.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn fmt(folder: &Path, words: &[&str]) -> Shown {
    run(folder, &[&["fmt"], words].concat())
}

#[test]
fn shipped_files_and_skeletons_are_even() {
    let folder = tempfile::tempdir().unwrap();
    rules(folder.path());
    for (lang, id) in [("vi", "qd-1"), ("en", "qd-2")] {
        assert_eq!(run(folder.path(), &["new", "regulation", id, "--lang", lang]).code, 0);
        let line = ["new", "amendment", "sua", "--to", id, "--lang", lang];
        assert_eq!(run(folder.path(), &line).code, 0);
    }
    let before = texts(&folder.path().join("rules"));
    assert!(before.len() > 40);
    let shown = fmt(folder.path(), &["--check"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert_eq!(fmt(folder.path(), &[]).code, 0);
    assert_eq!(texts(&folder.path().join("rules")), before);
}

/// A text with its blanks made uneven: more around `=`, before remarks and at the ends of lines,
/// none before some keys. Lines inside of formulas and lists are left alone.
fn uneven(text: &str) -> String {
    let is_key = |line: &str| {
        let key = line.trim_start().split(' ').next().unwrap_or_default();
        let names = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
        !key.is_empty() && key.chars().all(names) && line.contains(" = ")
    };
    let mut out = String::new();
    for (number, line) in text.lines().enumerate() {
        match line.split_once('=').filter(|_| is_key(line)) {
            Some((key, value)) if number % 3 == 0 => {
                out.push_str(&format!("   {}    =   {}   \n", key.trim(), value.trim()));
            }
            Some((key, value)) if number % 3 == 1 => {
                out.push_str(&format!("{}={}\n", key.trim(), value.trim()));
            }
            _ => out.push_str(&format!("{line}\n")),
        }
        if line.is_empty() && number % 2 == 0 {
            out.push_str("\n\n");
        }
    }
    out
}

#[test]
fn uneven_files_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    rules(folder.path());
    let before = texts(&folder.path().join("rules"));
    let mut spoilt = 0;
    for (path, text) in &before {
        let uneven = uneven(text);
        let parsed = |text: &str| toml::from_str::<toml::Table>(text).unwrap();
        assert_eq!(parsed(&uneven), parsed(text), "{path}: spoilt beyond blanks");
        spoilt += usize::from(uneven != *text);
        fs::write(path, uneven).unwrap();
    }
    assert!(spoilt > 30, "{spoilt}");
    let shown = fmt(folder.path(), &["--check", "--format", "json"]);
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert_eq!(shown.json()["changed"].as_array().unwrap().len(), spoilt);
    let shown = fmt(folder.path(), &[]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    for ((path, now), (_, was)) in texts(&folder.path().join("rules")).iter().zip(&before) {
        assert_eq!(now, was, "{path}");
    }
    assert_eq!(fmt(folder.path(), &["--check"]).code, 0);
}

#[test]
fn a_file_that_is_no_toml_keeps_all_from_being_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("even.toml"), "a = 1\n").unwrap();
    fs::write(at("uneven.toml"), "a=1\n# remark\n").unwrap();
    fs::write(at("broken.toml"), "a = 1\nb = \"x\n").unwrap();
    let shown = fmt(folder.path(), &["even.toml", "uneven.toml", "broken.toml"]);
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("broken.toml:2:"), "{}", shown.transcript());
    assert_eq!(fs::read_to_string(at("uneven.toml")).unwrap(), "a=1\n# remark\n");
    let shown = fmt(folder.path(), &["--check", "even.toml", "uneven.toml"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (1, ""));
    assert!(shown.stdout.contains("  uneven.toml\n"), "{}", shown.stdout);
    assert!(!shown.stdout.contains(" even.toml"), "{}", shown.stdout);
    let shown = fmt(folder.path(), &["even.toml", "uneven.toml"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert_eq!(fs::read_to_string(at("uneven.toml")).unwrap(), "a = 1\n# remark\n");
    assert_eq!(fmt(folder.path(), &["none.toml"]).code, 2);
}

#[test]
fn only_the_regulations_named_are_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    rules(folder.path());
    for id in ["hd-16-2018", "hd-21-2019"] {
        let path = folder.path().join(format!("rules/{id}/regulation.toml"));
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("format ", "format    ", 1)).unwrap();
    }
    let shown = fmt(folder.path(), &["hd-16-2018", "--format", "json"]);
    let changed = shown.json()["changed"].clone();
    assert_eq!(changed, serde_json::json!(["rules/hd-16-2018/regulation.toml"]));
    assert_eq!(fmt(folder.path(), &["--check", "hd-16-2018"]).code, 0);
    assert_eq!(fmt(folder.path(), &["--check"]).code, 1);
    assert_eq!(fmt(folder.path(), &["hd-17"]).code, 1, "there is no such regulation");
}
