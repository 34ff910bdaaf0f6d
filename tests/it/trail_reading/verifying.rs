//! `audit verify`.

use crate::terminal::{program, project, run};
use crate::trail_reading::{audit, build, vector, word};
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What of a finding both verifiers must agree on.
fn told(finding: &Value) -> Value {
    let mut told = finding.as_object().unwrap().clone();
    assert!(told.remove("what").is_some_and(|what| !what.as_str().unwrap().is_empty()));
    Value::Object(told)
}

#[test]
fn the_program_finds_in_every_vector_what_must_be_found() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fs::read_to_string(vector("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let mut runs = 0;
    for vector_of in expected.as_array().unwrap() {
        let name = vector_of["vector"].as_str().unwrap();
        let mut path = vector(name);
        if name.ends_with(".sql") {
            let file = Path::new(name).with_extension("db");
            let database = folder.path().join(file.file_name().unwrap());
            build(&path, &database);
            path = database;
        }
        for wanted in vector_of["runs"].as_array().unwrap() {
            runs += 1;
            let mut line = vec!["verify".to_owned(), word(&path).to_owned()];
            line.extend(["--format", "json"].map(str::to_owned));
            if let Some(id) = wanted["id"].as_str() {
                line.extend(["--id".to_owned(), id.to_owned()]);
            }
            for checkpoint in wanted["checkpoints"].as_array().into_iter().flatten() {
                let file = vector(checkpoint.as_str().unwrap());
                line.extend(["--checkpoint".to_owned(), word(&file).to_owned()]);
            }
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let shown = audit(folder.path(), &line);
            assert_eq!(wanted["exit"], shown.code, "{name} {wanted}\n{}", shown.transcript());
            let found = shown.json();
            assert_eq!(found["format"], 1);
            assert_eq!(found["verdict"], if shown.code == 0 { "intact" } else { "failed" });
            let findings: Vec<Value> =
                found["findings"].as_array().unwrap().iter().map(told).collect();
            match wanted["number"].as_u64() {
                Some(number) => assert_eq!(findings.len() as u64, number, "{name}"),
                None => assert_eq!(wanted["findings"], Value::Array(findings), "{name}"),
            }
            for (key, value) in wanted["result"].as_object().into_iter().flatten() {
                assert_eq!(found[key], *value, "{name}: {key}");
            }
        }
    }
    assert!(runs > 150, "{runs}");
}

#[test]
fn an_altered_trail_is_named_failed_with_the_entry_in_both_languages() {
    let path = vector("exports/part-line-edited");
    let shown = run(project(), &["audit", "verify", word(&path), "--lang", "vi"]);
    assert_eq!(
        shown.transcript(),
        "KHÔNG ĐẠT\n\
         Chưa đối chiếu với mốc lưu ở nơi khác: bị cắt đuôi hay viết lại toàn bộ thì chưa thấy.\n\
         Mã nhật ký: 4d8aebf19e452b8891bc8a0aea0997003471c58bfe2d20134939e6af94233837\n\
         Số mục: 21\n\
         Mã gốc: vqnsHtZgHDvrjlO7b0aFhcpg0A3q8d7VYBTeR+JhwUY=\n\
         Số phát hiện: 1\n\
         \x20 Mục 6, phần facts: phần đi kèm bị sửa [part-altered]: nội dung không phải là điều mà \
         mục đã cam kết\n\
         Đã xóa: phần subject của mục 7, theo mục 19. Căn cứ: Luật 91/2025/QH15, Điều 16. Nơi \
         xóa: Văn phòng\n\
         Điều không được chứng minh: audit/FORMAT.md, mục 12.\n[exit 1]\n"
    );
    let shown = audit(project(), &["verify", word(&path)]);
    assert!(shown.stdout.starts_with("FAILED\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("  Entry 6, part facts: a part was altered [part-altered]: "));
}

#[test]
fn a_cut_tail_is_seen_only_with_a_checkpoint_from_outside() {
    let path = vector("exports/tail-cut-and-checkpoint-renewed");
    let checkpoint = vector("checkpoints/corrected-21.txt");
    let alone = audit(project(), &["verify", word(&path)]);
    assert_eq!(alone.code, 0);
    assert!(alone.stdout.contains("Not compared with a checkpoint kept elsewhere"));
    let compared = audit(project(), &["verify", word(&path), "--checkpoint", word(&checkpoint)]);
    assert_eq!(compared.code, 1);
    assert!(compared.stdout.contains("Compared with 1 checkpoint.\n"), "{}", compared.stdout);
    assert!(compared.stdout.contains("Entry 20: the tail was cut [truncated]: "));
}

#[test]
fn a_checkpoint_must_have_the_signature_that_is_asked_for() {
    let (trail, key) = (vector("exports/corrected"), vector("checkpoints/key.txt"));
    let verify = |checkpoint: &Path, key: &Path| {
        let files = [word(&trail), "--checkpoint", word(checkpoint), "--key", word(key)];
        audit(project(), &[&["verify"][..], &files, &["--format", "json"]].concat())
    };
    let signed = vector("checkpoints/corrected-21-signed.txt");
    let shown = verify(&signed, &key);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert_eq!(shown.json()["signatures"][0]["is"], "signed");
    let shown = verify(&vector("checkpoints/corrected-21.txt"), &key);
    assert_eq!(shown.code, 1);
    assert_eq!(shown.json()["signatures"][0]["is"], "unsigned");
    assert_eq!(shown.json()["verdict"], "failed");
    // One letter of the signature: the last but one before its padding.
    let folder = tempfile::tempdir().unwrap();
    let forged = folder.path().join("forged.txt");
    let note = fs::read_to_string(&signed).unwrap();
    let at = note.rfind("=\n").unwrap() - 10;
    let letter = if note.as_bytes()[at] == b'A' { "B" } else { "A" };
    fs::write(&forged, format!("{}{letter}{}", &note[..at], &note[at + 1..])).unwrap();
    let shown = verify(&forged, &key);
    assert_eq!((shown.code, &shown.json()["signatures"][0]["is"]), (1, &Value::from("forged")));
    let shown = verify(&signed, &signed);
    assert_eq!(shown.code, 2, "{}", shown.transcript());
    assert!(shown.stderr.contains("holds no public key"), "{}", shown.stderr);
}

#[test]
fn nothing_that_a_hostile_file_says_reaches_the_terminal_as_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let trail = folder.path().join("hostile.db");
    build(&vector("databases/honest.sql"), &trail);
    let db = Connection::open(&trail).unwrap();
    // Canonical JSON may hold all of these: the first two escaped, the others as they are.
    let hostile = "\\u001b]0;x\\u0007\u{9b}2J\u{202e}";
    let edit = format!(
        "DROP TRIGGER entry_stays;
         UPDATE entry SET data = replace(data, 'Văn phòng', '{hostile}');"
    );
    db.execute_batch(&edit).unwrap();
    drop(db);
    let id = "\u{9b}2J\u{1b}[2J";
    let checkpoint = folder.path().join("\u{1b}[2J\u{9b}");
    fs::write(&checkpoint, "x\u{1b}[2J").unwrap();
    for form in ["human", "plain", "json"] {
        for more in [&["--checkpoint", word(&checkpoint)][..], &["--id", id]] {
            let mut command = program(folder.path());
            // As on a terminal: nothing is stripped on the way.
            command.env("CLICOLOR_FORCE", "1").args(["audit", "verify", "hostile.db"]);
            let output = command.args(["--format", form]).args(more).output().unwrap();
            let all = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(all.contains("9b"), "{all}");
            let steers = |c: &char| c.is_control() && *c != '\n' || *c == '\u{202e}';
            assert_eq!(all.chars().find(steers), None, "{all:?}");
        }
    }
}
