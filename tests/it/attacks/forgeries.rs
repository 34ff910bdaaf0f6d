//! Forgeries drawn by chance: whatever is done to the rows, the verifiers agree on every finding.
//!
//! `MUCTHUOC_FORGERIES=5000 cargo test --test it attacks::forgeries` tries more, from the number
//! in `MUCTHUOC_FIRST` on.

use crate::attacks::attack::{VIEWS, question};
use crate::attacks::chance::{Chance, tries};
use crate::attacks::forge::Forge;
use crate::attacks::scene::FRESH;
use crate::attacks::verifiers::{Independent, ours};
use serde_json::{Value, json};

#[test]
fn whatever_is_done_to_the_rows_the_verifiers_agree() {
    let mut independent = Independent::start();
    for number in tries("MUCTHUOC_FORGERIES", 60) {
        let mut chance = Chance::of(number);
        let forge = Forge::new();
        let mut done = Vec::new();
        for _ in 0..=chance.below(3) {
            done.push(forge_once(&forge, &mut chance));
        }
        let asked = question(&forge, *chance.of_these(&VIEWS));
        let (ours, theirs) = (ours(&asked), independent.verify(&asked));
        if ours != theirs {
            let kept = forge.keep();
            panic!("forgery {number} in {kept:?}: {done:?}\n  ours   {ours}\n  theirs {theirs}");
        }
    }
}

/// Does something to a row, and tells what.
fn forge_once(forge: &Forge, chance: &mut Chance) -> String {
    let all = forge.numbers();
    let seq = *chance.of_these(&all);
    let other = chance.between(-1, FRESH + 2);
    match chance.below(10) {
        0..5 => {
            let told = change_field(forge, seq, chance);
            let renewal = chance.below(4);
            match renewal {
                0 => forge.rehash(seq),
                1 => forge.rechain(seq),
                2 => forge.rewrite(seq),
                _ => {}
            }
            format!("{seq}: {told}, renewal {renewal}")
        }
        5 => run(forge, format!("DELETE FROM entry WHERE seq = {seq}")),
        6 => {
            let row = format!("SELECT {other}, data, hash FROM entry WHERE seq = {seq}");
            run(forge, format!("INSERT OR REPLACE INTO entry {row}"))
        }
        7 => run(forge, format!("UPDATE OR IGNORE entry SET seq = {other} WHERE seq = {seq}")),
        8 => change_part(forge, (seq, other), chance),
        _ => {
            let changes = [
                "INSERT OR IGNORE INTO blob VALUES (x'ab', x'00ab')",
                "UPDATE blob SET body = CAST(body || 'x' AS BLOB) WHERE length(body) < 999",
                "DELETE FROM blob WHERE length(body) > 9999",
            ];
            let change = chance.of_these(&changes);
            run(forge, (*change).to_owned())
        }
    }
}

fn run(forge: &Forge, sql: String) -> String {
    forge.sql(&sql);
    sql
}

fn change_part(forge: &Forge, (seq, other): (i64, i64), chance: &mut Chance) -> String {
    let one = format!("WHERE seq = {seq} AND name <> 'facts'");
    let changes = [
        format!("DELETE FROM part {one}"),
        format!("DELETE FROM part WHERE seq = {seq}"),
        format!("UPDATE part SET body = body || ' ' {one}"),
        format!("UPDATE part SET salt = substr(salt, 2) {one}"),
        format!("UPDATE OR IGNORE part SET name = 'facts' {one}"),
        format!("UPDATE OR IGNORE part SET seq = {other} {one}"),
        format!("INSERT OR IGNORE INTO part SELECT {other}, name, salt, body FROM part {one}"),
        format!("INSERT OR IGNORE INTO part SELECT {other}, 'x', salt, body FROM part {one}"),
    ];
    run(forge, chance.of_these(&changes).clone())
}

/// Changes, adds or drops one field somewhere in an entry.
fn change_field(forge: &Forge, seq: i64, chance: &mut Chance) -> String {
    let bytes = forge.bytes(seq);
    // An earlier forgery may have left something else than an entry here.
    let Ok(mut entry) = serde_json::from_slice::<Value>(&bytes) else {
        return "nothing".to_owned();
    };
    let mut places = Vec::new();
    walk(&entry, "", &mut places);
    let Some(place) = (!places.is_empty()).then(|| chance.of_these(&places).clone()) else {
        return "nothing".to_owned();
    };
    let odd = odd_values(&entry);
    let value = chance.of_these(&odd).clone();
    let (within, key) = place.rsplit_once('/').unwrap();
    let within = entry.pointer_mut(within).unwrap();
    let told = match (within, chance.below(6)) {
        (Value::Object(fields), 0) => {
            fields.remove(key);
            format!("{place} dropped")
        }
        (Value::Object(fields), 1) => {
            fields.insert("extra".to_owned(), value.clone());
            format!("{place} joined by {value}")
        }
        (Value::Object(fields), _) => {
            fields.insert(key.to_owned(), value.clone());
            format!("{place} = {value}")
        }
        (Value::Array(items), _) => {
            items.push(value.clone());
            format!("{place} followed by {value}")
        }
        _ => unreachable!("a place is within an object or a list"),
    };
    forge.put(seq, entry.to_string().as_bytes());
    told
}

fn walk(value: &Value, at: &str, places: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => return,
    };
    for (key, value) in inner {
        let place = format!("{at}/{key}");
        walk(value, &place, places);
        places.push(place);
    }
}

/// Values that stand somewhere in a sound entry, or nowhere.
fn odd_values(entry: &Value) -> Vec<Value> {
    let types = [
        "genesis",
        "regulation",
        "engine",
        "batch",
        "verdict",
        "batch_end",
        "decision",
        "supersede",
        "redact",
        "anchor",
        "schema",
    ];
    let mut all: Vec<Value> = types.iter().map(|kind| json!(kind)).collect();
    all.extend([
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(0),
        json!(1),
        json!(29),
        json!(30),
        json!((1_i64 << 53) - 1),
        json!(1_i64 << 53),
        json!(i64::MAX),
        json!(1.5),
        json!(""),
        json!("x"),
        json!("rated"),
        json!("subject"),
        json!("e\u{301}"),
        json!("\u{1f}\u{7f}\u{2028}"),
        json!("ab".repeat(32)),
        json!("AB".repeat(32)),
        json!("0".repeat(64)),
        json!("2026-02-01T00:00:00Z"),
        json!("2027-02-29T00:00:00Z"),
        json!("9999-12-31T23:59:59Z"),
        json!("0000-01-01T00:00:00Z"),
        json!([]),
        json!({}),
        json!([1]),
        json!({"outcome": "rated"}),
        json!({"first": 1, "last": true}),
        json!([{"class": "supplier", "outcome": "rated", "count": 5}]),
        json!([{"class": "", "outcome": "rated", "count": 5}]),
        json!([{"id": "a", "kind": "b"}]),
    ]);
    all.extend((2..8).map(|seq| json!(seq)));
    all.extend(entry.as_object().into_iter().flatten().map(|(_, value)| value.clone()));
    all
}
