//! `docs/rule-format.md`: its examples make up a regulation that runs, and no key is left out.

use crate::terminal::{project, run};
use mucthuoc::load::schema::schemas;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn document() -> String {
    fs::read_to_string(project().join("docs/rule-format.md")).unwrap()
}

/// Writes the examples of the document into files named by their first lines.
pub fn write_examples(folder: &Path) -> usize {
    let text = document();
    let blocks = text.split("\n```").filter(|block| block.contains('\n'));
    let mut count = 0;
    for block in blocks {
        let mut lines = block.lines().skip(1);
        let Some(name) = lines.next().and_then(|line| {
            line.strip_prefix("# ").or(line.strip_prefix("// ")).filter(|name| name.contains('/'))
        }) else {
            continue;
        };
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let rest: Vec<&str> = lines.collect();
        fs::write(path, rest.join("\n") + "\n").unwrap();
        count += 1;
    }
    count
}

#[test]
fn the_examples_of_the_format_make_up_a_regulation_that_runs() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(write_examples(folder.path()), 10);
    let here = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let shown = run(folder.path(), &words);
        assert_eq!(shown.code, 0, "{line}\n{}", shown.transcript());
        shown
    };
    let check = here("check --format json").json();
    for one in check["diagnostics"].as_array().unwrap() {
        // The example shows `confirm = true`, which is told until somebody takes it out.
        let is_shown = one["code"] == "unconfirmed";
        assert!(one["severity"] == "note" || is_shown, "{one}");
    }
    let cases = here("cases --format json").json();
    assert_eq!(
        (&cases["files"][0]["passed"], &cases["files"][0]["failed"]),
        (&2.into(), &0.into())
    );
    let evaluated = here("evaluate ban-nop --format json").json();
    let workers = &evaluated["classes"][1];
    // w-1 is held to the level of u-1, w-2 would pass but u-2 failed, w-3 is new.
    assert_eq!(workers["levels"], serde_json::json!({"pass": 1, "fail": 1}));
    assert_eq!(workers["exempt"], serde_json::json!({"new": 1}));
    here("report ban-nop --out bao-cao --previous ban-nop --lang vi");
    let text = fs::read_to_string(folder.path().join("bao-cao/tom-tat.md")).unwrap();
    // Only w-1 has a decided level, `pass`.
    let wanted = "Có 3 người, đã xếp loại 1 (33,33%); đạt: 01.\nĐang nghỉ: 0.\n\
                  Mức cao không tăng so với năm 2025.";
    assert!(text.contains(wanted), "{text}");
    let amended = here("evaluate ban-nop --with cho-lau-hon --format json").json();
    assert_eq!(amended["classes"][1]["levels"], serde_json::json!({"high": 1, "pass": 1}));
}

/// The keys that the readers of rule files and of `returns.toml` ask for, as their sources say.
fn keys() -> BTreeSet<String> {
    let folder = project().join("src/load");
    let elsewhere = ["plan.rs", "published.rs"];
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let readers = entries.filter(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        path.is_file() && !elsewhere.contains(&name)
    });
    let returns = folder.join("submissions/returns.rs");
    let mut keys = BTreeSet::new();
    for path in readers.chain([returns]) {
        let text = fs::read_to_string(path).unwrap();
        let pieces: Vec<&str> = text.split('"').collect();
        for pair in pieces.windows(2) {
            let asks = [".require(", ".get(", ".tables(", ".named("];
            if asks.iter().any(|ask| pair[0].trim_end().ends_with(ask)) {
                keys.insert(pair[1].to_owned());
            }
        }
    }
    keys
}

#[test]
fn every_key_that_is_read_stands_in_the_format_in_both_languages() {
    let text = document();
    let (vietnamese, english) = text.split_once("## English").unwrap();
    let keys = keys();
    assert!(keys.len() > 60, "the sources were not read: {keys:?}");
    let stands_in = |part: &str, key: &str| {
        let words = |c: char| !c.is_alphanumeric() && c != '_';
        part.split(words).any(|word| word == key)
    };
    for (language, part) in [("vi", vietnamese), ("en", english)] {
        let missing: Vec<&String> = keys.iter().filter(|key| !stands_in(part, key)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

/// The keys that a schema names, all tables together.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            let keys = map.get("properties").and_then(Value::as_object);
            found.extend(keys.into_iter().flat_map(|keys| keys.keys().cloned()));
            map.values().for_each(|inner| properties(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| properties(inner, found)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_schemas_stands_in_the_documents_in_both_languages() {
    let analysts = fs::read_to_string(project().join("docs/analysts.md")).unwrap();
    let format = document();
    let words = |c: char| !c.is_alphanumeric() && c != '_';
    for one in schemas() {
        // What a report published is for analysts: its example serves both languages.
        let (text, mark) = match one.kind {
            "published" => (&analysts, None),
            _ => (&format, Some("## English")),
        };
        let parts: Vec<&str> = match mark.and_then(|mark| text.split_once(mark)) {
            Some((vietnamese, english)) => vec![vietnamese, english],
            None => vec![text],
        };
        let mut keys = BTreeSet::new();
        properties(&one.schema, &mut keys);
        for part in parts {
            let said: BTreeSet<&str> = part.split(words).collect();
            let missing: Vec<_> = keys.iter().filter(|key| !said.contains(key.as_str())).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", one.kind);
        }
    }
}
