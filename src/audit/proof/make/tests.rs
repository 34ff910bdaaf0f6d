use crate::audit::TrailError;
use crate::audit::error::Misplaced;
use crate::audit::proof::{Claim, Proof};
use crate::audit::store::reader::Reader;
use crate::audit::tests::fixture::{ORIGIN, Place, parts, record, redact};
use rusqlite::Connection;
use std::fs;

fn tamper(place: &Place, sql: &str) {
    let db = Connection::open(place.path()).unwrap();
    db.execute_batch(&format!("DROP TRIGGER entry_stays; {sql}")).unwrap();
}

fn misplaced(result: Result<Proof, TrailError>) -> Misplaced {
    match result {
        Err(TrailError::Misplaced(misplaced)) => misplaced,
        other => panic!("{other:?}"),
    }
}

/// A trail of 605 entries: some nodes of the tree are in the cache.
fn long(place: &Place) {
    let mut trail = place.create();
    record(&mut trail, 600);
    trail.checkpoint().unwrap();
    assert_eq!(trail.size(), 605);
}

#[test]
fn proofs_of_entries_in_trees_of_every_size_are_accepted_without_the_trail() {
    let place = Place::new();
    record(&mut place.create(), 30);
    let reader = Reader::open(place.path()).unwrap();
    let roots: Vec<_> = (1..=35).map(|size| reader.prove_growth(size, size).unwrap()).collect();
    for size in 1..=35u64 {
        for seq in 0..size {
            let proof = reader.prove_entry(seq, Some(size), &[]).unwrap();
            let text = proof.write().unwrap();
            assert_eq!(Proof::check(&text).as_ref(), Ok(&proof));
            assert_eq!(proof.checkpoint, roots[size as usize - 1].checkpoint);
        }
        for old in 1..=size {
            let proof = reader.prove_growth(old, size).unwrap();
            assert_eq!(Proof::check(&proof.write().unwrap()).as_ref(), Ok(&proof));
            let Claim::Consistency(claim) = &proof.claim else { panic!("a consistency proof") };
            assert_eq!(claim.root, roots[old as usize - 1].checkpoint.root);
        }
    }
    // The whole trail has the root that the verifier computes from the entries alone.
    assert_eq!(roots[34].checkpoint.root, place.verify().root);
    assert_eq!(roots[34].checkpoint.origin, ORIGIN);
}

#[test]
fn parts_are_shown_if_they_are_asked_for_and_there() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 3);
    trail.erase(&[redact(5, "subject")]).unwrap();
    let reader = Reader::open(place.path()).unwrap();
    let proof = reader.prove_entry(4, None, &["facts"]).unwrap();
    let text = proof.write().unwrap();
    let Claim::Inclusion(claim) = Proof::check(&text).unwrap().claim else { panic!("inclusion") };
    assert_eq!(claim.parts.len(), 1);
    assert_eq!(claim.parts[0].body, parts(0).0.text());
    for (seq, part) in [(5, "subject"), (4, "input"), (0, "facts"), (4, "nothing")] {
        let refused = misplaced(reader.prove_entry(seq, None, &[part]));
        assert_eq!(refused, Misplaced::Part { seq });
    }
}

#[test]
fn what_is_not_there_is_not_proved() {
    let place = Place::new();
    record(&mut place.create(), 2);
    let reader = Reader::open(place.path()).unwrap();
    assert_eq!(misplaced(reader.prove_entry(7, None, &[])), Misplaced::Outside { seq: 7, size: 7 });
    assert_eq!(
        misplaced(reader.prove_entry(3, Some(3), &[])),
        Misplaced::Outside { seq: 3, size: 3 }
    );
    for size in [0, 8, u64::MAX] {
        assert_eq!(misplaced(reader.prove_entry(0, Some(size), &[])), Misplaced::Size { size });
        assert_eq!(misplaced(reader.prove_growth(1, size)), Misplaced::Size { size });
    }
    assert_eq!(misplaced(reader.prove_growth(0, 7)), Misplaced::Size { size: 0 });
    assert_eq!(misplaced(reader.prove_growth(5, 4)), Misplaced::Size { size: 5 });
}

#[test]
fn a_wrong_cache_changes_no_proof() {
    let place = Place::new();
    long(&place);
    let honest = Reader::open(place.path()).unwrap().prove_entry(3, None, &[]).unwrap();
    let mark = fs::read(&place.location.high_water).unwrap();
    let db = Connection::open(place.path()).unwrap();
    let cached: i64 = db.query_row("SELECT count(*) FROM node", [], |row| row.get(0)).unwrap();
    assert_eq!(cached, 3, "two nodes of 256 entries and one of 512");
    for sql in [
        "UPDATE node SET hash = zeroblob(32) WHERE level = 9",
        "UPDATE node SET hash = zeroblob(32)",
        "DELETE FROM node",
    ] {
        db.execute_batch(sql).unwrap();
        for has_mark in [true, false] {
            if has_mark {
                fs::write(&place.location.high_water, &mark).unwrap();
            } else {
                fs::remove_file(&place.location.high_water).unwrap();
            }
            let reader = Reader::open(place.path()).unwrap();
            for seq in [3, 300, 600] {
                let proof = reader.prove_entry(seq, None, &[]).unwrap();
                assert_eq!(proof.checkpoint, honest.checkpoint, "{sql}");
                assert_eq!(Proof::check(&proof.write().unwrap()), Ok(proof));
            }
        }
    }
}

#[test]
fn a_trail_that_is_not_what_its_mark_says_proves_nothing() {
    let place = Place::new();
    long(&place);
    tamper(&place, "UPDATE entry SET hash = zeroblob(32) WHERE seq = 9; DELETE FROM node;");
    let reader = Reader::open(place.path()).unwrap();
    assert!(matches!(reader.prove_entry(3, None, &[]), Err(TrailError::RolledBack { .. })));
    assert!(matches!(reader.prove_growth(20, 30), Err(TrailError::RolledBack { .. })));
    drop(reader);
    // Without the mark all entries are hashed again.
    fs::remove_file(&place.location.high_water).unwrap();
    let reader = Reader::open(place.path()).unwrap();
    assert!(matches!(reader.prove_entry(3, None, &[]), Err(TrailError::Damaged { seq: 9, .. })));
    drop(reader);
    let short = Place::new();
    long(&short);
    let cut = "DROP TRIGGER entry_remains; DELETE FROM entry WHERE seq > 9; DELETE FROM node;";
    tamper(&short, cut);
    let reader = Reader::open(short.path()).unwrap();
    assert!(matches!(reader.prove_entry(3, None, &[]), Err(TrailError::RolledBack { .. })));
}

#[test]
fn entries_after_the_mark_are_hashed_again() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 100);
    let mark = trail.checkpoint().unwrap();
    record(&mut trail, 600);
    drop(trail);
    let reader = Reader::open(place.path()).unwrap();
    let honest = reader.prove_entry(700, None, &[]).unwrap();
    assert_eq!(honest.checkpoint.root, place.verify().root);
    drop(reader);
    assert_eq!(mark.size, 105);
    tamper(&place, "UPDATE node SET hash = zeroblob(32);");
    let reader = Reader::open(place.path()).unwrap();
    assert_eq!(reader.prove_entry(700, None, &[]).unwrap(), honest);
    drop(reader);
    tamper_again(&place, "UPDATE entry SET hash = zeroblob(32) WHERE seq = 300;");
    let reader = Reader::open(place.path()).unwrap();
    let damaged = reader.prove_entry(700, None, &[]);
    assert!(matches!(damaged, Err(TrailError::Damaged { seq: 300, .. })));
    // Before the mark nothing has changed.
    reader.prove_entry(50, Some(105), &[]).unwrap();
}

fn tamper_again(place: &Place, sql: &str) {
    Connection::open(place.path()).unwrap().execute_batch(sql).unwrap();
}
