use super::{Against, Verification, verify};
use crate::audit::hash::Hash;
use rusqlite::Connection;
use rusqlite::fallible_iterator::FallibleIterator;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/vectors")
}

/// A database: the tables, the rows of the honest trail, then what the vector does to them.
fn build(script: &Path, path: &Path) {
    let db = Connection::open(path).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF;").unwrap();
    for script in [&vectors().join("../schema.sql"), &vectors().join("databases/rows.sql"), script]
    {
        let text = fs::read_to_string(script).unwrap();
        // One statement after another: a script may end in one that returns rows.
        let mut batch = rusqlite::Batch::new(&db, &text);
        while let Some(mut statement) = batch.next().unwrap() {
            let mut rows = statement.query([]).unwrap();
            while rows.next().unwrap().is_some() {}
        }
    }
}

/// As `verify.py --json` prints it, without the words.
fn shown(result: &Verification) -> Value {
    let findings = result.findings.iter().map(|finding| {
        let mut one = json!({ "code": finding.code.as_str(), "seq": finding.seq });
        if let Some(part) = &finding.part {
            one["part"] = json!(part);
        }
        one
    });
    let open = result.open.iter();
    let open = open.map(|o| json!({"batch": o.batch, "count": o.count, "recorded": o.recorded}));
    let aborted = result.aborted.iter().map(|one| {
        json!({"batch": one.batch, "count": one.count, "recorded": one.recorded,
               "reason": one.reason})
    });
    let erased = result.erased.iter().map(|one| {
        json!({"seq": one.seq, "part": one.part, "entry": one.entry, "basis": one.basis,
               "by": one.by})
    });
    json!({
        "entries": result.entries,
        "trail": result.trail.map(|id| id.hex()).unwrap_or_default(),
        "root": result.root.base64(),
        "findings": findings.collect::<Vec<_>>(),
        "more": result.more,
        "open": open.collect::<Vec<_>>(),
        "aborted": aborted.collect::<Vec<_>>(),
        "erased": erased.collect::<Vec<_>>(),
    })
}

#[test]
fn every_vector_gives_exactly_the_findings_that_it_must() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fs::read_to_string(vectors().join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let (mut wrong, mut runs) = (Vec::new(), 0);
    for vector in expected.as_array().unwrap() {
        let name = vector["vector"].as_str().unwrap();
        let mut path = vectors().join(name);
        if name.ends_with(".sql") {
            let database =
                folder.path().join(Path::new(name).with_extension("db").file_name().unwrap());
            build(&path, &database);
            path = database;
        }
        for run in vector["runs"].as_array().unwrap() {
            runs += 1;
            let checkpoints = run["checkpoints"].as_array().into_iter().flatten();
            let against = Against {
                id: run["id"].as_str().map(|id| Hash::from_hex(id).unwrap()),
                checkpoints: checkpoints.map(|c| vectors().join(c.as_str().unwrap())).collect(),
            };
            let result = verify(&path, &against, &mut |_, _| {});
            let exit = if result.is_intact() { 0 } else { 2 - i64::from(!result.is_unreadable()) };
            let found = shown(&result);
            // Where there are too many to list, the vector gives their number.
            let is_right = match run["number"].as_u64() {
                Some(number) => result.findings.len() as u64 == number,
                None => found["findings"] == run["findings"],
            };
            let is_right = is_right
                && run["exit"] == exit
                && run["result"].as_object().into_iter().flatten().all(|(k, v)| found[k] == *v);
            if !is_right {
                let told: Vec<_> = result.findings.iter().take(20).collect();
                wrong.push(format!("{name}\n  expected {run}\n  found {told:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(runs > 100);
}
