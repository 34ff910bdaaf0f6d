//! A trail of 20,000 verdicts: more findings than are told, and nodes of the cache that matter.

use crate::attacks::honest::repeated;
use crate::attacks::scene::{Place, record, session};
use crate::attacks::verifiers::{Independent, Question, ours};
use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::proof::Proof;
use mucthuoc::audit::store::nodes::StoredNodes;
use mucthuoc::audit::store::reader::Reader;
use mucthuoc::audit::trail::Trail;
use mucthuoc::audit::tree::{check_inclusion, prove_inclusion};
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::sync::OnceLock;

/// Verdicts of the one batch.
pub const COUNT: usize = 20_000;

/// The trail, its mark, and what was kept outside.
pub struct Large {
    pub trail: Vec<u8>,
    pub id: Hash,
    pub old: String,
    pub fresh: String,
}

pub fn large() -> &'static Large {
    static LARGE: OnceLock<Large> = OnceLock::new();
    LARGE.get_or_init(|| {
        let place = Place::new();
        let mut trail = place.create();
        let old = trail.checkpoint().unwrap().to_string();
        record(&mut trail, &repeated(&place, COUNT));
        let fresh = trail.checkpoint().unwrap().to_string();
        let id = trail.id();
        drop(trail);
        Large { trail: place.files().trail, id, old, fresh }
    })
}

/// A copy, with statements run on it.
fn changed(sql: &str) -> Place {
    let place = Place::new();
    fs::write(place.trail(), &large().trail).unwrap();
    fs::write(&place.location.high_water, &large().fresh).unwrap();
    let db = Connection::open(place.trail()).unwrap();
    db.execute_batch(sql).unwrap();
    place
}

/// The verdict, on which both verifiers agree.
fn agreed(place: &Place) -> Value {
    let question = Question::alone(place.trail());
    let (ours, theirs) = (ours(&question), Independent::start().verify(&question));
    assert!(ours == theirs, "{:.2000}\n{:.2000}", ours.to_string(), theirs.to_string());
    ours
}

#[test]
fn of_thousands_of_findings_the_first_thousand_are_told_and_the_rest_counted() {
    // 1 + 2 × 20,000 parts, and 20,005 hashes beside entries 0 to 20,004.
    let place = changed(
        "DROP TRIGGER entry_stays; UPDATE entry SET hash = zeroblob(32); DELETE FROM part;
         CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;",
    );
    let verdict = agreed(&place);
    assert_eq!(verdict["findings"].as_array().unwrap().len(), 1000);
    assert_eq!(verdict["more"], 20_005 + 40_001 - 1000);
    // Every part is one entry too late: those of the batch's end are nobody's, and the input's
    // name is no verdict's.
    let place = changed(
        "DROP TRIGGER part_stays; CREATE TEMP TABLE held AS SELECT * FROM part;
         DELETE FROM part; DROP TRIGGER part_joins_the_last_entry;
         INSERT INTO part SELECT seq + 1, name, salt, body FROM held;",
    );
    let verdict = agreed(&place);
    assert_eq!(verdict["findings"].as_array().unwrap().len(), 1000);
    // Altered: both parts of all verdicts but the first, which lacks both; the input is missing
    // and stray, the parts behind the last verdict are stray under one key; the definitions.
    assert_eq!(verdict["more"], 2 * 19_999 + 2 + 1 + 1 + 2 + 1 - 1000);
}

#[test]
fn nodes_of_a_forged_cache_are_found_out_and_proofs_are_still_right() {
    let place = changed("UPDATE node SET hash = zeroblob(32)");
    let db = Connection::open(place.trail()).unwrap();
    let cached: i64 = db.query_row("SELECT count(*) FROM node", [], |row| row.get(0)).unwrap();
    assert!(cached > 100, "{cached}");
    assert_eq!(agreed(&place)["verdict"], "intact");
    let mut trail = Trail::open(&place.location, session()).unwrap();
    assert_eq!(trail.checkpoint().unwrap().to_string(), large().fresh);
    let checkpoint = trail.checkpoint().unwrap();
    let reader = Reader::open(place.trail()).unwrap();
    for index in [0, 255, 256, 9_999, 16_383, 16_384, checkpoint.size - 1] {
        let leaf = Hash::of_entry(&reader.entry(index).unwrap().unwrap());
        let forged = prove_inclusion(index, checkpoint.size, &mut StoredNodes::cached(&db));
        let at = (index, checkpoint.size);
        assert!(!check_inclusion(at, leaf, &forged.unwrap(), checkpoint.root), "{index}");
        let proof = Proof::check(&reader.prove_entry(index, None, &[]).unwrap().write().unwrap());
        assert_eq!(proof.unwrap().checkpoint, checkpoint, "{index}");
    }
    let growth = reader.prove_growth(300, checkpoint.size).unwrap().write().unwrap();
    assert_eq!(Proof::check(&growth).unwrap().checkpoint, checkpoint);
}
