//! `audit replay`.

use crate::terminal::{Shown, project, run};
use crate::trail_reading::{audit, honest, word};
use mucthuoc::audit::hash::Hash;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with the example of suppliers recorded in it: 30 subjects, one batch in entry 3, the
/// verdict on item `i` in entry `4 + i`.
pub(super) struct Suppliers {
    pub(super) folder: TempDir,
}

impl Suppliers {
    pub(super) fn new() -> Self {
        let place = Suppliers { folder: tempfile::tempdir().unwrap() };
        let submissions = project().join("examples/supplier-rating/submissions");
        let trail = ["--trail", "a.trail", "--new-trail", "trail.example/suppliers"];
        let shown = place.evaluate(&[&[word(&submissions)], &trail[..]].concat());
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        place
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn trail(&self) -> PathBuf {
        self.path().join("a.trail")
    }

    pub(super) fn evaluate(&self, more: &[&str]) -> Shown {
        let rules = project().join("examples/supplier-rating/rules");
        let common = ["--rules", word(&rules), "--lang", "en"];
        run(self.path(), &[&["evaluate"], more, &common].concat())
    }

    /// Runs a command of the trail, which must succeed.
    pub(super) fn done(&self, line: &[&str]) -> Shown {
        let shown = audit(self.path(), line);
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        shown
    }

    fn replayed(&self, more: &[&str]) -> (i32, Value) {
        let shown =
            audit(self.path(), &[&["replay", "a.trail", "--format", "json"], more].concat());
        (shown.code, shown.json())
    }

    /// Leaves the trail as a process does that was cut off after an entry.
    pub(super) fn cut(&self, last: u64) {
        self.tamper(|db| {
            let rest = format!(
                "DELETE FROM part WHERE seq > {last}; DELETE FROM entry WHERE seq > {last};
                 DELETE FROM node;"
            );
            db.execute_batch(&rest).unwrap();
        });
        std::fs::remove_file(self.path().join("a.trail.high-water")).unwrap();
    }

    /// Changes the file behind the program's back; the definitions of its tables stay.
    fn tamper(&self, change: impl FnOnce(&Connection)) {
        let db = Connection::open(self.trail()).unwrap();
        let triggers: Vec<(String, String)> = {
            let mut query =
                db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            rows.map(Result::unwrap).collect()
        };
        for (name, _) in &triggers {
            db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        change(&db);
        for (_, sql) in &triggers {
            db.execute_batch(sql).unwrap();
        }
    }
}

fn text(db: &Connection, query: &str, seq: u64) -> String {
    db.query_row(query, [seq as i64], |row| row.get(0)).unwrap()
}

/// Changes the facts of a verdict and what its entry commits to.
fn change_facts(db: &Connection, seq: u64, (from, to): (&str, &str)) {
    let query = "SELECT body FROM part WHERE seq = ? AND name = 'facts'";
    let body = text(db, query, seq);
    assert!(body.contains(from), "{body}");
    let query = "SELECT salt FROM part WHERE seq = ? AND name = 'facts'";
    let salt: [u8; 32] = db.query_row(query, [seq as i64], |row| row.get(0)).unwrap();
    let changed = body.replace(from, to);
    db.execute("UPDATE part SET body = ? WHERE seq = ? AND name = 'facts'", (&changed, seq as i64))
        .unwrap();
    let commitment = |body: &str| Hash::of_part(&salt, body.as_bytes()).hex();
    change_entry(db, seq, (&commitment(&body), &commitment(&changed)));
}

fn change_entry(db: &Connection, seq: u64, (from, to): (&str, &str)) {
    let data = text(db, "SELECT data FROM entry WHERE seq = ?", seq);
    assert!(data.contains(from), "{data}");
    db.execute("UPDATE entry SET data = ? WHERE seq = ?", (data.replace(from, to), seq as i64))
        .unwrap();
}

/// Chains all entries anew, so that the trail is consistent with itself.
fn rechain(db: &Connection) {
    let mut query = db.prepare("SELECT seq, data FROM entry ORDER BY seq").unwrap();
    let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)));
    let rows: Vec<(i64, String)> = rows.unwrap().map(Result::unwrap).collect();
    let mut prev = Hash::ZERO;
    for (seq, data) in rows {
        let (before, rest) = data.split_once("\"prev\":\"").unwrap();
        let data = format!("{before}\"prev\":\"{}{}", prev.hex(), &rest[64..]);
        prev = Hash::of_entry(data.as_bytes());
        let update = "UPDATE entry SET data = ?, hash = ? WHERE seq = ?";
        db.execute(update, (data, prev.0, seq)).unwrap();
    }
    db.execute_batch("DELETE FROM node").unwrap();
}

#[test]
fn an_honest_batch_comes_out_the_same() {
    let place = Suppliers::new();
    let shown = place.done(&["replay", "a.trail"]);
    assert_eq!(
        shown.transcript(),
        "Entry 3: batch of the year 2025 under supplier-2025\n\
         \x20 Came out the same: 30; differently: 0; could not be decided again: 0.\n\
         A replay does not stand for a verification: whether the trail is what was recorded, \
         `audit verify` finds out.\n[exit 0]\n"
    );
    let (code, replay) = place.replayed(&["--batch", "3"]);
    assert_eq!((code, &replay["format"]), (0, &json!(1)));
    let batch = &replay["batches"][0];
    assert_eq!((&batch["same"], &batch["engine"]["same"]), (&json!(30), &json!(true)));
    assert_eq!(batch["engine"]["sha256"], replay["engine"]["sha256"]);
    assert_eq!(batch["hindrance"], Value::Null);
    let shown = audit(place.path(), &["replay", "a.trail", "--batch", "4"]);
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("entry 4 begins no batch"), "{}", shown.stderr);
}

#[test]
fn facts_that_were_changed_and_chained_anew_give_themselves_away() {
    let place = Suppliers::new();
    // m01 is item 16; with a third of the quality it is no longer ranked as it was recorded.
    place.tamper(|db| {
        change_facts(
            db,
            20,
            (r#"{"fact":"quality","is":"96.0"}"#, r#"{"fact":"quality","is":"32.0"}"#),
        );
        rechain(db);
    });
    let verified = audit(place.path(), &["verify", "a.trail"]);
    assert_eq!(verified.code, 0, "{}", verified.transcript());
    let (code, replay) = place.replayed(&[]);
    assert_eq!(code, 1);
    let differences = replay["batches"][0]["differences"].as_array().unwrap();
    let m01 = differences.iter().find(|one| one["seq"] == 20).unwrap();
    assert_eq!((&m01["item"], &m01["class"]), (&json!(16), &json!("supplier")));
    assert_eq!(m01["recorded"]["standard"], "a");
    assert_ne!(m01["replayed"]["standard"], "a");
    // Only its own group of peers can have come out differently.
    for one in differences {
        let seq = one["seq"].as_u64().unwrap();
        assert!((20..30).contains(&seq), "{one}");
    }
    let shown = audit(place.path(), &["replay", "a.trail"]);
    assert!(shown.stdout.contains("  Entry 20, subject 16 (Supplier):\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("    By the requirements: recorded Tier A, preferred; now "));
}

#[test]
fn a_verdict_that_was_changed_and_chained_anew_gives_itself_away() {
    let place = Suppliers::new();
    // m09 (item 24, entry 28) is in the last tier, d; somebody raises it to c.
    place.tamper(|db| {
        change_entry(db, 28, (r#""level":"d""#, r#""level":"c""#));
        rechain(db);
    });
    assert_eq!(audit(place.path(), &["verify", "a.trail"]).code, 0);
    let (code, replay) = place.replayed(&[]);
    assert_eq!((code, &replay["batches"][0]["same"]), (1, &json!(29)));
    let differences = replay["batches"][0]["differences"].as_array().unwrap();
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0]["seq"], 28);
    assert_eq!(differences[0]["recorded"]["level"], "c");
    assert_eq!(differences[0]["replayed"]["level"], "d");
    // As the page for auditors shows it.
    let page = std::fs::read_to_string(project().join("docs/auditors.md")).unwrap();
    for (lang, counts) in [("vi", "khác: 1;"), ("en", "differently: 1;")] {
        let mut blocks =
            page.split("```text\n").skip(1).filter_map(|rest| rest.split("```").next());
        let wanted = blocks.find(|block| block.contains(counts)).unwrap();
        let shown = run(place.path(), &["audit", "replay", "a.trail", "--lang", lang]);
        assert!(shown.stdout.starts_with(wanted), "{wanted}\n{}", shown.stdout);
    }
}

#[test]
fn facts_that_are_not_what_the_entry_commits_to_are_not_replayed() {
    let place = Suppliers::new();
    place.tamper(|db| {
        db.execute_batch("UPDATE part SET body = replace(body, '96.0', '97.0') WHERE seq = 20")
            .unwrap();
    });
    let (code, replay) = place.replayed(&[]);
    let hindrance = &replay["batches"][0]["hindrance"];
    assert_eq!((code, &hindrance["code"], &hindrance["seq"]), (1, &json!("altered"), &json!(20)));
}

#[test]
fn erased_facts_put_peers_in_doubt_and_are_no_difference() {
    let place = Suppliers::new();
    let basis = ["--basis", "Điều 16", "--by", "Văn phòng"];
    // m10 is item 25: one of ten ranked in its category, so that a quarter of them, 2.5, made
    // three seats for five who were eligible.
    place.done(&[&["erase", "a.trail", "29", "--part", "facts"], &basis[..]].concat());
    let (code, replay) = place.replayed(&[]);
    let batch = &replay["batches"][0];
    assert_eq!(code, 0, "{batch}");
    assert_eq!((&batch["same"], &batch["differences"]), (&json!(21), &json!([])));
    let gone = batch["not_replayable"].as_array().unwrap();
    let told = |one: &Value| {
        (
            one["seq"].as_u64().unwrap(),
            one["why"].as_str().unwrap().to_owned(),
            one["agrees"] == true,
        )
    };
    let quota = |seq, agrees| (seq, "quota".to_owned(), agrees);
    assert_eq!(
        gone.iter().map(told).collect::<Vec<_>>(),
        [
            // c01 to c03: three eligible for a quarter of nine, by a tie across the last seat; a
            // tenth who was ranked would have made a third seat.
            quota(4, true),
            quota(5, true),
            quota(6, true),
            // m01 to m05: of nine left, 2.25 make two seats; m02, third with 89.6 points after
            // 94.8 of m01 and 91.4 of m03, would lose its own.
            quota(20, true),
            quota(21, false),
            quota(22, true),
            quota(23, true),
            quota(24, true),
            (29, "erased".to_owned(), false),
        ]
    );
    assert_eq!((&gone[8]["erased_by"], &gone[0]["quota"]), (&json!(35), &json!("a-share")));
    let shown = place.done(&["replay", "a.trail"]);
    for line in [
        "  Came out the same: 21; differently: 0; could not be decided again: 9.\n",
        "    Entry 29, subject 25 (Supplier): erased by entry 35\n",
        "  8 verdicts may hang on these facts; without them 7 still come out as recorded, 1 otherwise:\n",
        "    Entry 21, subject 17 (Supplier): may have been weighed against such a subject by the quota",
    ] {
        assert!(shown.stdout.contains(line), "{line}\n{}", shown.stdout);
    }
    // Who was erased is not known any more, and all comes out the same.
    let place = Suppliers::new();
    place.done(&[&["erase", "a.trail", "29", "--part", "subject"], &basis[..]].concat());
    let (code, replay) = place.replayed(&[]);
    assert_eq!((code, &replay["batches"][0]["same"]), (0, &json!(30)));
}

#[test]
fn facts_that_went_without_an_entry_are_not_excused() {
    let place = Suppliers::new();
    place.tamper(|db| {
        db.execute_batch("DELETE FROM part WHERE seq = 19 AND name = 'facts'").unwrap();
    });
    let (code, replay) = place.replayed(&[]);
    assert_eq!(code, 1);
    let gone = replay["batches"][0]["not_replayable"].as_array().unwrap();
    // l01 is the only one of its category; it could have been of any other.
    let own = gone.iter().find(|one| one["seq"] == 19).unwrap();
    assert_eq!((&own["why"], &own["erased_by"]), (&json!("missing"), &Value::Null));
}

#[test]
fn a_batch_that_is_open_or_given_up_is_told_and_a_whole_one_beside_it_is_replayed() {
    let place = Suppliers::new();
    place.cut(13);
    let shown = place.done(&["replay", "a.trail"]);
    assert!(
        shown.stdout.contains("  Not replayed: the batch is open, with 10 of 30 verdicts.\n"),
        "{}",
        shown.stdout
    );
    let (code, replay) = place.replayed(&["--batch", "3"]);
    let hindrance = &replay["batches"][0]["hindrance"];
    assert_eq!((code, &hindrance["code"]), (1, &json!("incomplete")));
    assert_eq!(
        (&hindrance["recorded"], &replay["batches"][0]["state"]),
        (&json!(10), &json!("open"))
    );
    place.done(&["close", "a.trail", "--why", "mất điện", "--renew-high-water"]);
    let submissions = project().join("examples/supplier-rating/submissions");
    let shown = place.evaluate(&[word(&submissions), "--trail", "a.trail"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let (code, replay) = place.replayed(&[]);
    let batches = replay["batches"].as_array().unwrap();
    assert_eq!(code, 0, "{replay}");
    assert_eq!((&batches[0]["state"], &batches[0]["same"]), (&json!("aborted"), &json!(0)));
    assert_eq!((&batches[1]["state"], &batches[1]["same"]), (&json!("ended"), &json!(30)));
}

#[test]
fn without_its_regulation_a_batch_is_not_replayed() {
    let place = Suppliers::new();
    place.tamper(|db| {
        db.execute_batch("UPDATE blob SET body = CAST(body || 'x' AS BLOB)").unwrap();
    });
    let (code, replay) = place.replayed(&[]);
    assert_eq!((code, &replay["batches"][0]["hindrance"]["code"]), (1, &json!("snapshot")));
}

#[test]
fn a_trail_of_another_program_is_replayed_and_the_program_is_named() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    // The verdicts of the vectors are invented; that of entry 9 names a basis where this program
    // sees no rule that decided.
    let shown = audit(folder.path(), &["replay", "honest.db"]);
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stdout.contains("  Recorded by mucthuoc 0.3.0 (description sha256:dcf4a365"));
    let second =
        audit(folder.path(), &["replay", "honest.db", "--batch", "13", "--format", "json"]);
    let batch = &second.json()["batches"][0];
    assert_eq!((second.code, &batch["same"]), (0, &json!(3)));
    assert_eq!(
        (&batch["amendments"], &batch["engine"]["same"]),
        (&json!(["two-thirds"]), &json!(false))
    );
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "reading leaves nothing beside the trail");
}
