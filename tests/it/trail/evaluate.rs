//! `evaluate --trail`: what is recorded, in which order, and when it is refused.

use super::{ORIGIN, Place, cut, entries, of_type, part, verified};
use crate::terminal::{program, project, run};
use mucthuoc::model::Fingerprint;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

#[test]
fn a_recorded_evaluation_is_whole_and_its_receipt_is_true() {
    let place = Place::new();
    let shown = place.evaluated(&["--format", "json", "--note", "  đợt cuối năm "]).json();
    let entries = place.entries();
    let kinds: Vec<&str> =
        entries.iter().map(|(entry, _)| entry["type"].as_str().unwrap()).collect();
    // A genesis, what is registered, the announcement, thirty suppliers, the end.
    assert_eq!(kinds[..4], ["genesis", "regulation", "engine", "batch"]);
    assert_eq!(kinds[4..34], ["verdict"; 30]);
    assert_eq!(kinds[34..], ["batch_end"]);
    let verdict = place.verified();
    assert_eq!(verdict["verdict"], "intact");
    let receipt = json!({"id": entries[0].1, "batch": 3, "size": 35, "root": verdict["root"]});
    assert_eq!(shown["trail"], receipt);
    assert_eq!(entries[0].0["origin"], ORIGIN);
    assert_eq!(
        shown["fingerprint"],
        format!("sha256:{}", entries[1].0["sha256"].as_str().unwrap())
    );
    let (batch, end) = (&entries[3].0, &entries[34].0);
    assert_eq!((&batch["count"], &batch["period"]), (&json!(30), &json!(2025)));
    assert_eq!(batch["note"], "đợt cuối năm");
    // 26 rated, 2 exempt, 2 pending: as the example's README counts them.
    let count = |outcome: &str, count: u64| json!({"class": "supplier", "outcome": outcome, "count": count});
    let counts = [count("exempt", 2), count("pending", 2), count("rated", 26)];
    assert_eq!(end["counts"], Value::from(counts.to_vec()));
    // The next batch of the same regulation and engine registers nothing again.
    let again = place.evaluated(&["--format", "json"]).json();
    assert_eq!((&again["trail"]["batch"], &again["trail"]["size"]), (&json!(35), &json!(67)));
    assert_eq!(place.verified()["verdict"], "intact");
}

#[test]
fn what_was_read_and_what_was_known_stand_in_salted_parts() {
    let place = Place::new();
    place.evaluated(&[]);
    let database = place.database();
    let file = |name: &str, rows: u64| {
        let bytes = fs::read(place.path("submissions").join(name)).unwrap();
        json!({"file": name, "rows": rows, "sha256": Fingerprint::of(&bytes).hex()})
    };
    let input = part(&database, 3, "input");
    assert_eq!(input, json!([file("returns.toml", 0), file("supplier.csv", 30)]));
    // Item 0 is the first id by bytes, whatever the order of the file.
    let csv = fs::read_to_string(place.path("submissions/supplier.csv")).unwrap();
    let ids: BTreeSet<&str> =
        csv.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    let recorded: Vec<String> = (4..34)
        .map(|seq| part(&database, seq, "subject")["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(recorded, ids.into_iter().collect::<Vec<_>>());
    let known = part(&database, 4, "facts");
    assert!(known["facts"].as_array().is_some_and(|facts| facts.len() > 3), "{known}");
}

#[test]
fn verdict_files_carry_the_number_and_the_beginning_of_the_hash_of_each_entry() {
    let place = Place::new();
    place.evaluated(&["--verdicts", "v.jsonl"]);
    let wanted: Vec<(u64, String)> = (4u64..34)
        .zip(&place.entries()[4..34])
        .map(|(seq, (_, hash))| (seq, hash[..16].to_owned()))
        .collect();
    let lines = fs::read_to_string(place.path("v.jsonl")).unwrap();
    let found: Vec<(u64, String)> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|line| (line["seq"].as_u64().unwrap(), line["hash"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(found, wanted);
    place.evaluated(&["--verdicts", "v.csv"]);
    let csv = fs::read_to_string(place.path("v.csv")).unwrap();
    let (header, rows) = csv.split_once('\n').unwrap();
    assert!(header.ends_with(",rests_on,seq,hash"), "{header}");
    // The second batch is announced in entry 35.
    let wanted: Vec<String> = (36u64..66)
        .zip(&place.entries()[36..66])
        .map(|(seq, (_, hash))| format!("{seq},{}", &hash[..16]))
        .collect();
    assert_eq!(rows.lines().count(), 30);
    for (row, wanted) in rows.lines().zip(wanted) {
        assert!(row.ends_with(&format!(",{wanted}")), "{row}");
    }
    // Without a trail there are no such columns.
    place.done(&["evaluate", "submissions", "--verdicts", "plain.csv"]);
    let plain = fs::read_to_string(place.path("plain.csv")).unwrap();
    assert!(plain.lines().next().unwrap().ends_with(",rests_on"));
}

#[test]
fn a_trail_that_is_not_there_is_never_begun_silently() {
    let place = Place::new();
    let evaluate = ["evaluate", "submissions", "--trail", "a.trail"];
    for (lang, words) in [("vi", "không có nhật ký nào ở"), ("en", "there is no trail at")]
    {
        let shown = place.fails(&[&evaluate[..], &["--lang", lang]].concat(), 2);
        for part in [words, "a.trail", "--new-trail", "audit init"] {
            assert!(shown.stderr.contains(part), "{}", shown.stderr);
        }
    }
    assert!(!place.path("a.trail").exists());
    let spaced = [&evaluate[..], &["--new-trail", "two words"]].concat();
    assert!(place.fails(&spaced, 1).stderr.contains("visible ASCII"));
    assert!(!place.path("a.trail").exists());
    place.evaluated(&[]);
    // The name of a trail that is there is not changed by asking for another.
    let renamed = [&evaluate[..], &["--new-trail", "trail.example/other"]].concat();
    assert!(place.fails(&renamed, 1).stderr.contains(ORIGIN));
    // A trail that has gone is not begun anew beside the mark it left.
    fs::remove_file(place.path("a.trail")).unwrap();
    let again = [&evaluate[..], &["--new-trail", ORIGIN]].concat();
    assert!(place.fails(&again, 2).stderr.contains("high-water"));
    assert!(!place.path("a.trail").exists());
}

#[test]
fn an_interrupted_batch_is_gone_on_with_by_the_same_command() {
    let place = Place::new();
    place.evaluated(&[]);
    let whole = place.entries();
    // The process was killed after twelve verdicts, before any checkpoint but the first.
    cut(&place.path("a.trail"), 16);
    fs::write(place.path("a.trail.high-water"), first_mark(&whole)).unwrap();
    let open = place.verified();
    assert_eq!(open["verdict"], "intact");
    assert_eq!(open["open"], json!([{"batch": 3, "count": 30, "recorded": 12}]));
    let shown = place.evaluated(&["--verdicts", "v.jsonl", "--lang", "en"]);
    let said = "Going on with batch 3, which was interrupted: 12 of 30 verdicts were recorded.";
    assert!(shown.stderr.contains(said), "{}", shown.stderr);
    let entries = place.entries();
    assert_eq!(entries[..16], whole[..16], "what was recorded stays");
    assert_eq!(entries.len(), 35);
    let items: Vec<u64> =
        of_type(&entries, "verdict").iter().map(|entry| entry["item"].as_u64().unwrap()).collect();
    assert_eq!(items, (0..30).collect::<Vec<u64>>(), "each once");
    let out = |entries: &[(Value, String)]| -> Vec<Value> {
        of_type(entries, "verdict").iter().map(|entry| entry["out"].clone()).collect()
    };
    assert_eq!(out(&entries), out(&whole));
    let verdict = place.verified();
    assert_eq!((&verdict["verdict"], &verdict["open"]), (&json!("intact"), &json!([])));
    // The file of verdicts names the entries of before and those of now.
    let lines = fs::read_to_string(place.path("v.jsonl")).unwrap();
    for (line, (_, hash)) in lines.lines().zip(&entries[4..34]) {
        assert!(line.contains(&hash[..16]), "{line}");
    }
}

/// The mark of a trail that has its genesis only.
fn first_mark(entries: &[(Value, String)]) -> String {
    let hex = &entries[0].1;
    let bytes: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).unwrap()).collect();
    // The root of one leaf is the leaf.
    use base64::Engine;
    let root = base64::engine::general_purpose::STANDARD.encode(bytes);
    format!("{ORIGIN}\n1\n{root}\n")
}

#[test]
fn another_evaluation_says_which_batch_is_open_and_adds_nothing() {
    let place = Place::new();
    place.evaluated(&[]);
    let whole = place.entries();
    cut(&place.path("a.trail"), 16);
    fs::write(place.path("a.trail.high-water"), first_mark(&whole)).unwrap();
    let csv = place.path("submissions/supplier.csv");
    let text = fs::read_to_string(&csv).unwrap();
    fs::write(&csv, format!("{}\n", text.trim_end().rsplit_once('\n').unwrap().0)).unwrap();
    let evaluate = ["evaluate", "submissions", "--trail", "a.trail", "--lang", "en"];
    let shown = place.fails(&evaluate, 2);
    assert!(shown.stderr.contains("batch 3 is still open: 12 of 30"), "{}", shown.stderr);
    assert!(shown.stderr.contains("audit close"), "{}", shown.stderr);
    // Another regulation neither: and nothing of it is registered meanwhile.
    fs::write(&csv, text).unwrap();
    let amended = [&evaluate[..], &["--with", "share-20"]].concat();
    place.fails(&amended, 2);
    assert_eq!(place.entries().len(), 16);
    place.evaluated(&[]);
    assert_eq!(place.verified()["verdict"], "intact");
}

#[test]
fn amendments_are_registered_with_the_package_they_were_applied_to() {
    let place = Place::new();
    place.evaluated(&[]);
    let shown = place.evaluated(&["--with", "share-20", "--format", "json"]).json();
    let entries = place.entries();
    let amended = &entries[35].0;
    assert_eq!(amended["type"], "regulation");
    assert_eq!(amended["amendments"], json!([{"id": "share-20", "kind": "proposal"}]));
    assert_eq!(shown["trail"]["batch"], 36);
    // The snapshot is a tar whose plain digest is the fingerprint, with the amendment in it.
    let body: Vec<u8> = place
        .database()
        .query_row(
            "SELECT body FROM blob WHERE lower(hex(sha256)) = ?",
            [amended["sha256"].as_str().unwrap()],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(Value::from(Fingerprint::of(&body).hex()), amended["sha256"]);
    let name = b"applied/1-share-20.toml";
    assert!(body.windows(name.len()).any(|window| window == name));
}

#[test]
fn a_trail_that_was_rolled_back_is_not_written_to() {
    let place = Place::new();
    place.evaluated(&[]);
    let old = fs::read(place.path("a.trail")).unwrap();
    place.evaluated(&[]);
    fs::write(place.path("a.trail"), &old).unwrap();
    let evaluate = ["evaluate", "submissions", "--trail", "a.trail", "--lang", "en"];
    let shown = place.fails(&evaluate, 2);
    assert!(
        shown.stderr.contains("it has 35 entries, its high-water mark says 67"),
        "{}",
        shown.stderr
    );
    assert!(shown.stderr.contains("audit init --predecessor"), "{}", shown.stderr);
    assert_eq!(place.entries().len(), 35);
}

#[test]
fn a_lost_mark_is_asked_for_and_renewed_only_by_who_vouches() {
    let place = Place::new();
    place.evaluated(&["--high-water", "mark"]);
    assert!(!place.path("a.trail.high-water").exists());
    let evaluate = ["evaluate", "submissions", "--trail", "a.trail", "--lang", "vi"];
    let shown = place.fails(&evaluate, 2);
    for part in ["a.trail.high-water", "--high-water TỆP", "--renew-high-water"] {
        assert!(shown.stderr.contains(part), "{}", shown.stderr);
    }
    assert_eq!(place.entries().len(), 35);
    place.done(&[&evaluate[..], &["--high-water", "mark"]].concat());
    fs::remove_file(place.path("mark")).unwrap();
    place.done(&[&evaluate[..], &["--renew-high-water"]].concat());
    place.done(&evaluate);
    assert_eq!(place.verified()["verdict"], "intact");
    // A mark that somebody overwrote is not overwritten.
    fs::write(place.path("a.trail.high-water"), "nothing of the kind").unwrap();
    assert!(place.fails(&evaluate, 2).stderr.contains("không còn là nội dung"));
}

#[test]
fn a_second_writer_waits_and_else_says_who_writes() {
    let place = Place::new();
    place.evaluated(&[]);
    let mut lock = File::options().read(true).write(true).open(place.path("a.trail.lock")).unwrap();
    lock.lock().unwrap();
    lock.set_len(0).unwrap();
    lock.rewind().unwrap();
    lock.write_all("phòng Tổ chức".as_bytes()).unwrap();
    let evaluate = ["evaluate", "submissions", "--trail", "a.trail", "--lang", "en"];
    let shown = place.fails(&[&evaluate[..], &["--wait", "0"]].concat(), 2);
    assert!(shown.stderr.contains("is being written by phòng Tổ chức"), "{}", shown.stderr);
    let rules = project().join("examples/supplier-rating/rules");
    let mut waiting = program(place.folder.path());
    waiting.args(evaluate).args(["--wait", "60", "--rules"]).arg(rules);
    let child = waiting.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    assert_eq!(place.entries().len(), 35, "it waits");
    drop(lock);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(place.entries().len(), 67);
    assert_eq!(place.verified()["verdict"], "intact");
}

#[test]
fn a_batch_that_was_whole_but_never_told_of_is_told_of_once_more() {
    let place = Place::new();
    let first = place.evaluated(&["--format", "json"]).json();
    let whole = place.entries();
    // Killed after the end of the batch, before the checkpoint.
    fs::write(place.path("a.trail.high-water"), first_mark(&whole)).unwrap();
    let again = place.evaluated(&["--format", "json", "--verdicts", "v.jsonl"]).json();
    assert_eq!(again, first);
    assert_eq!(place.entries(), whole);
    let lines = fs::read_to_string(place.path("v.jsonl")).unwrap();
    for (line, (_, hash)) in lines.lines().zip(&whole[4..34]) {
        assert!(line.contains(&hash[..16]), "{line}");
    }
    assert_eq!(place.evaluated(&["--format", "json"]).json()["trail"]["batch"], 35);
}

#[test]
fn what_cannot_be_recorded_or_written_is_refused_before_anything_is() {
    let place = Place::new();
    let csv = place.path("submissions/supplier.csv");
    let text = fs::read_to_string(&csv).unwrap();
    // U+0378 is assigned to no letter: another reader could not judge it.
    fs::write(&csv, text.replacen("Dược phẩm Hai", "Dược \u{378}", 1)).unwrap();
    let evaluate = ["evaluate", "submissions", "--trail", "a.trail", "--new-trail", ORIGIN];
    let refused = |more: &[&str], code, words: &str| {
        let shown = place.fails(&[&evaluate[..], &["--lang", "en"], more].concat(), code);
        assert!(shown.stderr.contains(words), "{}", shown.stderr);
        assert!(!place.path("a.trail").exists());
    };
    refused(&[], 1, "`supplier/m02` cannot be recorded: a text has a character");
    fs::write(&csv, &text).unwrap();
    refused(&["--note", "  "], 1, "is empty");
    refused(&["--verdicts", "none/v.csv"], 2, "none/v.csv");
    refused(&["--verdicts", "v.pdf"], 2, "v.pdf");
    place.evaluated(&[]);
}

#[test]
fn a_batch_that_cannot_be_decided_is_given_up() {
    let cycle = project().join("tests/diagnostics/cycle");
    let folder = tempfile::tempdir().unwrap();
    let trail = folder.path().join("a.trail");
    let (rules, submissions) = (cycle.join("rules"), cycle.join("submissions"));
    let evaluate = || {
        run(
            folder.path(),
            &[
                "evaluate",
                submissions.to_str().unwrap(),
                "--rules",
                rules.to_str().unwrap(),
                "--trail",
                "a.trail",
                "--new-trail",
                ORIGIN,
                "--lang",
                "vi",
            ],
        )
    };
    for given_up in [1, 2] {
        let shown = evaluate();
        assert_eq!(shown.code, 1, "{}", shown.transcript());
        let verdict = verified(&trail);
        assert_eq!((&verdict["verdict"], &verdict["open"]), (&json!("intact"), &json!([])));
        let aborted = verdict["aborted"].as_array().unwrap();
        assert_eq!(aborted.len(), given_up);
        assert_eq!((&aborted[0]["recorded"], &aborted[0]["count"]), (&json!(0), &json!(4)));
        assert!(aborted[0]["reason"].as_str().unwrap().contains("chờ lẫn nhau"));
    }
}

#[test]
fn a_workbook_of_verdicts_names_the_entries_and_the_trail() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let place = Place::new();
    let shown = place.evaluated(&["--verdicts", "v.xlsx", "--format", "json"]).json();
    let mut book: Xlsx<_> = open_workbook(place.path("v.xlsx")).unwrap();
    let sheet = book.worksheet_range("verdicts").unwrap();
    let text = |row: u32, column: u32| match sheet.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((text(0, 16), text(0, 17)), ("seq".to_owned(), "hash".to_owned()));
    for (row, (_, hash)) in (1u32..).zip(&place.entries()[4..34]) {
        assert_eq!((text(row, 16), text(row, 17)), ((row + 3).to_string(), hash[..16].to_owned()));
    }
    let about = book.worksheet_range("about").unwrap();
    let about: BTreeMap<String, String> =
        about.rows().map(|row| (row[0].to_string(), row[1].to_string())).collect();
    let trail = &shown["trail"];
    assert_eq!(
        (Value::from(&*about["trail"]), &about["batch"]),
        (trail["id"].clone(), &"3".to_owned())
    );
    assert_eq!(
        (Value::from(&*about["root"]), &about["size"]),
        (trail["root"].clone(), &"35".to_owned())
    );
}

#[test]
fn the_whole_of_kon_tum_is_recorded_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let trail = folder.path().join("kontum.trail");
    let submissions = project().join("examples/kontum-2020");
    let arguments = [
        "evaluate",
        submissions.to_str().unwrap(),
        "--trail",
        trail.to_str().unwrap(),
        "--new-trail",
        "trail.example/kontum",
        "--format",
        "json",
        "--rules",
    ];
    let rules = project().join("rules");
    let shown = run(folder.path(), &[&arguments[..], &[rules.to_str().unwrap()]].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let shown = shown.json();
    // 35,917 subjects, and genesis, regulation, engine, batch and its end.
    assert_eq!(shown["trail"]["size"], 35_922);
    let result = verified(&trail);
    assert_eq!((&result["verdict"], &result["root"]), (&json!("intact"), &shown["trail"]["root"]));
    let entries = entries(&trail);
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for entry in of_type(&entries, "verdict") {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        *counts.entry((text(&entry["class"]), text(&entry["out"]["outcome"]))).or_default() += 1;
    }
    for class in shown["classes"].as_array().unwrap() {
        let count = |outcome: &str| {
            let key = (class["class"].as_str().unwrap().to_owned(), outcome.to_owned());
            counts.get(&key).copied().unwrap_or(0)
        };
        assert_eq!(class["rated"], count("rated"));
        assert_eq!(class["pending"], count("pending"));
        assert_eq!(class["referred"], count("referred"));
    }
}
