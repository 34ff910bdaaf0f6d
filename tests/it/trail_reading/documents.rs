//! What `docs/auditors.md` tells an auditor to type works as it is written, in its order.

use crate::terminal::{project, run};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A piece of a document: its language, its text, and whether it follows the one before at once.
struct Block<'a> {
    language: &'a str,
    text: &'a str,
    follows: bool,
}

fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let pieces: Vec<&str> = document.split("```").collect();
    for pair in pieces.chunks(2) {
        let [before, block] = pair else { break };
        let (language, text) = block.split_once('\n').unwrap();
        found.push(Block { language, text, follows: before.trim().is_empty() });
    }
    found
}

/// True if the text is what was shown, where `…` stands for anything.
fn is_shown(text: &str, shown: &str) -> bool {
    let (mut rest, mut pieces) = (shown, text.split('…'));
    let first = pieces.next().unwrap_or_default();
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    for piece in pieces {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty() || text.trim_end().ends_with('…')
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => _ = fs::copy(entry.path(), target).unwrap(),
        }
    }
}

/// Runs a line in a folder; gives what it printed, if it is a line to be run.
fn ran(folder: &Path, line: &str, lang: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.split_first()? {
        (&"mucthuoc", words) => {
            let shown = run(folder, &[words, &["--lang", lang]].concat());
            assert_eq!(shown.code, 0, "{line}\n{}", shown.transcript());
            Some(shown.stdout)
        }
        (&"python3", words) => {
            let output = Command::new("python3").current_dir(folder).args(words).output().unwrap();
            // Two of the vectors are tampered with, one of them seen only with a checkpoint.
            let is_found = line.contains("part-line-edited")
                || line.contains("tail-cut") && line.contains("--checkpoint");
            assert_eq!(output.status.code(), Some(i32::from(is_found)), "{line}");
            Some(String::from_utf8(output.stdout).unwrap())
        }
        _ => None,
    }
}

#[test]
fn every_command_of_the_auditors_page_works_and_shows_what_is_printed_there() {
    let page = fs::read_to_string(project().join("docs/auditors.md")).unwrap();
    let (vi, en) = page.split_once("\n# For auditors\n").unwrap();
    for (half, lang) in [(vi, "vi"), (en, "en")] {
        let folder = tempfile::tempdir().unwrap();
        for name in ["examples/supplier-rating", "audit"] {
            copy(&project().join(name), &folder.path().join(name));
        }
        let (mut last, mut commands, mut compared) = (None, 0, 0);
        for block in blocks(half) {
            match (block.language, &last) {
                ("sh", _) => {
                    let lines = block.text.lines();
                    let shown: Vec<String> =
                        lines.filter_map(|line| ran(folder.path(), line, lang)).collect();
                    commands += shown.len();
                    last = shown.last().cloned();
                }
                ("text", Some(shown)) if block.follows => {
                    assert!(is_shown(block.text, shown), "{}\n{shown}", block.text);
                    compared += 1;
                }
                _ => {}
            }
        }
        assert!(commands > 15 && compared == 3, "{commands} {compared}");
    }
}
