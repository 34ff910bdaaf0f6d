//! Every kind of diagnostic as a person sees it: a folder each under `tests/diagnostics/`.
//!
//! A folder holds the files with the mistake, the command (`command.txt`), and what it must show
//! in English (`expected.txt`) and Vietnamese (`expected.vi.txt`). After a text was changed on
//! purpose, `SNAPSHOTS=overwrite cargo test --test it diagnostics` writes them anew: read them.

use crate::terminal::{project, run};
use mucthuoc::diagnostic::Code;
use snapbox::assert::{Assert, DEFAULT_ACTION_ENV};
use snapbox::data::DataFormat;
use snapbox::{Data, IntoData};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The languages and the file that holds what is shown in each.
const LANGUAGES: [(&str, &str); 2] = [("en", "expected.txt"), ("vi", "expected.vi.txt")];

fn folder() -> PathBuf {
    project().join("tests/diagnostics")
}

/// The folders by name.
fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(folder()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Runs the command of a folder.
fn shown(folder: &Path, lang: &str) -> String {
    let command = fs::read_to_string(folder.join("command.txt")).unwrap();
    let mut words: Vec<&str> = command.split_whitespace().collect();
    assert_eq!(words.remove(0), "mucthuoc", "{}", folder.display());
    if !words.contains(&"--format") {
        words.extend(["--format", "plain"]);
    }
    words.extend(["--lang", lang]);
    run(folder, &words).transcript()
}

#[test]
fn every_mistake_is_shown_as_it_should_be() {
    let mut different = Vec::new();
    for code in folders() {
        for (lang, file) in LANGUAGES {
            let folder = folder().join(&code);
            let actual = shown(&folder, lang).into_data().raw();
            let expected = Data::read_from(&folder.join(file), Some(DataFormat::Text)).raw();
            let assert = Assert::new().action_env(DEFAULT_ACTION_ENV);
            if let Err(error) = assert.try_eq(Some(&format!("{code} ({lang})")), actual, expected) {
                different.push(error.to_string());
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_kind_of_mistake_has_its_folder_and_is_shown_there() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(folders(), codes);
    for code in codes {
        for (_, file) in LANGUAGES {
            let path = folder().join(&code).join(file);
            let text = fs::read_to_string(&path).unwrap_or_default();
            let forms = [format!("[{code}]: "), format!("\"code\":\"{code}\"")];
            assert!(forms.iter().any(|form| text.contains(form)), "{}", path.display());
            assert!(!text.contains('⟨'), "{}: a text without words", path.display());
        }
    }
}
