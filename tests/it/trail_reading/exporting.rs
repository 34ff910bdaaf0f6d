//! `audit export`: verifiable without SQLite, by `verify.py` and by a loop of the shell.

use crate::terminal::project;
use crate::trail_reading::{audit, build, honest, vector, word};
use rusqlite::Connection;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The names of everything in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A shell block of a document: the one that has this text.
fn shell_block(document: &str, with: &str) -> String {
    let text = fs::read_to_string(project().join(document)).unwrap();
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.into_iter().find(|block| block.contains(with)).unwrap().to_owned()
}

#[test]
fn an_export_is_that_of_the_vectors_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    let shown = audit(folder.path(), &["export", "honest.db", "out"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{}", shown.transcript());
    assert!(
        shown.stdout.starts_with("Exported to `out`: entries 21, parts 19, snapshots 3.\n"),
        "{}",
        shown.stdout
    );
    let (made, wanted) = (folder.path().join("out"), vector("exports/corrected"));
    for file in ["entries.jsonl", "parts.jsonl", "checkpoint.txt"] {
        assert_eq!(
            fs::read(made.join(file)).unwrap(),
            fs::read(wanted.join(file)).unwrap(),
            "{file}"
        );
    }
    assert_eq!(names(&made.join("blobs")), names(&wanted.join("blobs")));
    for file in names(&made.join("blobs")) {
        let (made, wanted) = (made.join("blobs").join(&file), wanted.join("blobs").join(&file));
        assert_eq!(fs::read(made).unwrap(), fs::read(wanted).unwrap(), "{file}");
    }
    let verifier = fs::read(project().join("audit/verify.py")).unwrap();
    assert_eq!(fs::read(made.join("verify.py")).unwrap(), verifier);
    assert_eq!(names(folder.path()), ["honest.db", "out"], "nothing else is left");
}

#[test]
fn the_verifier_in_the_export_and_the_program_find_it_intact() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    let shown = audit(folder.path(), &["export", "honest.db", "out", "--format", "json"]);
    let root = "vqnsHtZgHDvrjlO7b0aFhcpg0A3q8d7VYBTeR+JhwUY=";
    assert_eq!((&shown.json()["entries"], &shown.json()["root"]), (&json!(21), &json!(root)));
    let out = folder.path().join("out");
    let checkpoint = vector("checkpoints/corrected-21.txt");
    let mut python = Command::new("python3");
    python.current_dir(&out).args(["verify.py", ".", "--checkpoint", word(&checkpoint)]);
    let done = python.output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && told.starts_with("NGUYÊN VẸN / INTACT"), "{told}");
    let shown = audit(folder.path(), &["verify", "out", "--checkpoint", word(&checkpoint)]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
}

#[test]
fn the_loop_of_the_documents_walks_the_chain_with_sha256sum_alone() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    audit(folder.path(), &["export", "honest.db", "out"]);
    let out = folder.path().join("out");
    let last = "cd04b1d3db7752557f54ec02d2f7591ea90e7c9b25ac95cbcea7f0d939f374b7";
    for (document, told) in [
        ("audit/FORMAT.md", "hash of the last entry read: "),
        ("docs/auditors.md", "mã của mục cuối cùng đã đọc: "),
    ] {
        let script = shell_block(document, "while IFS= read -r entry");
        let run = || {
            let done = Command::new("sh").current_dir(&out).args(["-c", &script]).output().unwrap();
            (done.status.success(), String::from_utf8(done.stdout).unwrap())
        };
        let (is_sound, shown) = run();
        assert!(is_sound && shown.contains(&format!("{told}{last}\n")), "{shown}");
        assert_eq!(shown.matches(": OK\n").count(), 3, "{shown}");
        let entries = fs::read_to_string(out.join("entries.jsonl")).unwrap();
        fs::write(out.join("entries.jsonl"), entries.replace("Văn phòng", "Văn phòng 2")).unwrap();
        let (_, shown) = run();
        // Entry 19 was edited, so entry 20 names another one than stands before it.
        assert!(shown.contains("\"seq\":20,"), "{shown}");
        fs::write(out.join("entries.jsonl"), entries).unwrap();
    }
}

#[test]
fn a_folder_that_is_there_is_left_alone_and_nothing_half_written_stays() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    fs::create_dir(folder.path().join("out")).unwrap();
    let shown = audit(folder.path(), &["export", "honest.db", "out"]);
    assert_eq!((shown.code, shown.stdout.as_str()), (2, ""));
    assert!(shown.stderr.contains("`out` is there already"), "{}", shown.stderr);
    assert!(names(&folder.path().join("out")).is_empty());
    let shown = audit(folder.path(), &["export", "honest.db", "nowhere/out"]);
    assert_eq!(shown.code, 2, "{}", shown.transcript());
    let path = folder.path().join("bad.db");
    build(&vector("databases/part-not-utf8.sql"), &path);
    let shown = audit(folder.path(), &["export", "bad.db", "bad"]);
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("cannot stand in an export"), "{}", shown.stderr);
    build(&vector("databases/honest.sql"), &folder.path().join("lines.db"));
    let lines = Connection::open(folder.path().join("lines.db")).unwrap();
    let edit = "DROP TRIGGER entry_stays; UPDATE entry SET data = data || char(10) WHERE seq = 5;";
    lines.execute_batch(edit).unwrap();
    drop(lines);
    let shown = audit(folder.path(), &["export", "lines.db", "bad"]);
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("entry 5 "), "{}", shown.stderr);
    assert_eq!(names(folder.path()), ["bad.db", "honest.db", "lines.db", "out"]);
}

#[test]
fn a_tampered_trail_is_exported_as_it_is_and_found_out_there() {
    let folder = tempfile::tempdir().unwrap();
    build(&vector("databases/edited-and-rehashed.sql"), &folder.path().join("a.db"));
    let shown = audit(folder.path(), &["export", "a.db", "out"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let codes = |what: &str| {
        let found = audit(folder.path(), &["verify", what, "--format", "json"]).json();
        let findings = found["findings"].as_array().unwrap().clone();
        findings
            .into_iter()
            .map(|one| (one["code"].clone(), one["seq"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("out"), codes("a.db"));
    assert!(!codes("out").is_empty());
}
