//! A recorded batch in the place of submissions: `--from-trail FILE --batch N`.

use crate::terminal::{Shown, project, run};
use crate::trail_reading::replaying::Suppliers;
use crate::trail_reading::word;
use serde_json::{Value, json};
use std::fs;

const FROM: [&str; 4] = ["--from-trail", "a.trail", "--batch", "3"];
const BASIS: [&str; 4] = ["--basis", "Điều 16", "--by", "Văn phòng"];

/// An amendment by which half of those ranked may be in the first tier.
const HALF: &str = r#"
format = 1
kind   = "proposal"
amends = "supplier-2025"
title  = { vi = "Hạng A đến một nửa", en = "Tier A up to a half" }
cite   = "1"
[[change]]
set = "supplier.parameter.a_share"
to  = { value = "50%" }
"#;

/// Evaluates by the rules folder of the example.
fn by_rules(place: &Suppliers, more: &[&str]) -> Shown {
    let shown = place.evaluate(more);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown
}

/// Runs where there is no rules folder at all.
fn alone(place: &Suppliers, more: &[&str]) -> Shown {
    run(place.path(), &[more, &["--lang", "en"]].concat())
}

fn verdicts(place: &Suppliers, name: &str) -> String {
    fs::read_to_string(place.path().join(name)).unwrap()
}

fn submissions() -> String {
    word(&project().join("examples/supplier-rating/submissions")).to_owned()
}

#[test]
fn a_recorded_batch_gives_the_verdicts_of_the_files_it_was_read_from() {
    let place = Suppliers::new();
    by_rules(&place, &[&submissions(), "--verdicts", "files.jsonl"]);
    let line = [&["evaluate"], &FROM[..], &["--verdicts", "batch.jsonl"]].concat();
    let shown = alone(&place, &line);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert_eq!(verdicts(&place, "batch.jsonl"), verdicts(&place, "files.jsonl"));
    for line in [
        "Rating year: 2025\n",
        "Source: the batch in entry 3 of the trail trail.example/suppliers (id ",
        "Whether the subjects are real or invented, the trail does not say.\n",
    ] {
        assert!(shown.stdout.contains(line), "{line}\n{}", shown.stdout);
    }
    let told = alone(&place, &[&["evaluate"], &FROM[..], &["--format", "json"]].concat()).json();
    assert_eq!((&told["recorded"]["batch"], &told["recorded"]["erased"]), (&json!(3), &json!(0)));
    assert_eq!(told["classes"][0]["levels"]["a"], 9);
    let files = by_rules(&place, &[&submissions(), "--format", "json"]).json();
    assert_eq!((&files["recorded"], &files["classes"]), (&Value::Null, &told["classes"]));
}

#[test]
fn a_batch_recorded_from_another_names_it_and_is_replayed() {
    let place = Suppliers::new();
    let into = ["--trail", "b.trail", "--new-trail", "trail.example/again"];
    let shown = alone(&place, &[&["evaluate"], &FROM[..], &into].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let first = place.done(&["show", "a.trail", "3", "--format", "json"]).json();
    let trail = place.done(&["show", "a.trail", "--format", "json"]).json();
    let second = place.done(&["show", "b.trail", "3", "--format", "json"]).json();
    // FORMAT.md §2.4: the batch read from is named as one file.
    let file = format!("trail/{}/3", trail["trail"].as_str().unwrap());
    let wanted = json!([{"file": file, "rows": 30, "sha256": first["hash"]}]);
    assert_eq!(second["parts"][0]["body"], wanted);
    place.done(&["replay", "b.trail"]);
    place.done(&["verify", "b.trail"]);
    // The same trail can take what was read from it.
    let shown = alone(&place, &[&["evaluate"], &FROM[..], &["--trail", "a.trail"]].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let replay = place.done(&["replay", "a.trail", "--format", "json"]).json();
    assert_eq!(replay["batches"][1]["same"], 30);
}

#[test]
fn with_an_amendment_a_batch_is_decided_by_the_rules_folder() {
    let place = Suppliers::new();
    fs::write(place.path().join("half.toml"), HALF).unwrap();
    let with = ["--with", "half.toml"];
    by_rules(
        &place,
        &[&[submissions().as_str()], &with[..], &["--verdicts", "files.csv"]].concat(),
    );
    let line = [&FROM[..], &with, &["--verdicts", "batch.csv"]].concat();
    let shown = by_rules(&place, &line);
    assert_eq!(verdicts(&place, "batch.csv"), verdicts(&place, "files.csv"));
    assert!(shown.stdout.contains("With: Tier A up to a half (half)\n"), "{}", shown.stdout);
    let simulated = |source: &[&str]| {
        let rules = project().join("examples/supplier-rating/rules");
        let common = ["--with", "half.toml", "--rules", word(&rules), "--format", "json"];
        let shown = run(place.path(), &[&["simulate"], source, &common].concat());
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        shown.json()
    };
    let (batch, files) = (simulated(&FROM), simulated(&[&submissions()]));
    assert_eq!(batch["scenarios"][0]["moves"], files["scenarios"][0]["moves"]);
    assert_eq!(batch["baseline"]["recorded"]["batch"], 3);
    assert_eq!(batch["baseline"]["classes"], files["baseline"]["classes"]);
}

#[test]
fn facts_that_a_regulation_does_not_know_are_named() {
    let place = Suppliers::new();
    let rules = project().join("rules");
    let line = [&FROM[..], &["--regulation", "hd-21-2019", "--rules", word(&rules)]].concat();
    let shown = alone(&place, &[&["evaluate"], line.as_slice()].concat());
    assert_eq!((shown.code, shown.stdout.as_str()), (1, ""), "{}", shown.transcript());
    let wanted = "what entry 4 records does not fit the regulation `hd-21-2019`: it has no class \
                  `supplier`";
    assert!(shown.stderr.contains(wanted), "{}", shown.stderr);
    // The same class without one of the facts.
    let copy = place.path().join("rules/supplier-2025");
    fs::create_dir_all(&copy).unwrap();
    let original = project().join("examples/supplier-rating/rules/supplier-2025");
    for file in ["regulation.toml", "supplier.toml", "functions.rhai"] {
        fs::copy(original.join(file), copy.join(file)).unwrap();
    }
    let path = copy.join("supplier.toml");
    let text = fs::read_to_string(&path).unwrap();
    let more = [&FROM[..], &["--regulation", "supplier-2025"]].concat();
    fs::write(&path, text.replace("[facts.name]", "[facts.full_name]")).unwrap();
    let shown = alone(&place, &[&["evaluate"], more.as_slice()].concat());
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("it has no fact `name`"), "{}", shown.stderr);
}

#[test]
fn what_was_erased_is_told_and_the_rest_is_decided() {
    let place = Suppliers::new();
    place.done(&[&["erase", "a.trail", "29", "--part", "facts"], &BASIS[..]].concat());
    place.done(&[&["erase", "a.trail", "4", "--part", "subject"], &BASIS[..]].concat());
    let line = [&["evaluate"], &FROM[..], &["--verdicts", "v.csv"]].concat();
    let shown = alone(&place, &line);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert!(
        shown.stdout.contains("The facts of 1 subject were erased: nothing is known of it here.\n"),
        "{}",
        shown.stdout
    );
    let csv = verdicts(&place, "v.csv");
    assert!(csv.contains("supplier,m10,pending,"), "{csv}");
    // Item 0 has no name any more, and the facts that it had.
    assert!(csv.contains("supplier,#0,rated,a,"), "{csv}");
}

#[test]
fn only_a_whole_batch_stands_for_submissions() {
    let place = Suppliers::new();
    let evaluate = |trail: &str, batch: &str| {
        alone(&place, &["evaluate", "--from-trail", trail, "--batch", batch])
    };
    let shown = evaluate("a.trail", "4");
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("entry 4 begins no batch"));
    let shown = evaluate("nothing.trail", "3");
    assert_eq!(shown.code, 2, "{}", shown.transcript());
    place.cut(13);
    let shown = evaluate("a.trail", "3");
    assert_eq!((shown.code, shown.stdout.as_str()), (1, ""), "{}", shown.transcript());
    assert!(shown.stderr.contains("has 10 of 30 verdicts"), "{}", shown.stderr);
    let shown = alone(&place, &["evaluate", "--from-trail", "a.trail"]);
    assert_eq!(shown.code, 2, "{}", shown.transcript());
}
