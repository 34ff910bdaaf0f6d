//! The arms: the same verdicts put on disk with less and with more around them.
//!
//! All have the same settings of the database and commit as often. Timed is everything from the
//! verdict in memory to the closed, whole file; creating the file and registering is not.

use crate::pairing::{Spent, timed};
use crate::subjects::{NOW, Subjects, Table};
use mucthuoc::audit::canonical::Canonical;
use mucthuoc::audit::entry::VerdictLine;
use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::store::connect;
use mucthuoc::audit::store::schema::SCHEMA;
use mucthuoc::audit::store::{Location, reader::Reader};
use mucthuoc::audit::trail::Trail;
use mucthuoc::audit::verify::{Against, verify};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// A commit every so many records, as in a trail.
const GROUP: u64 = 10_000;
/// A table that guards nothing.
const RECORDS: &str = "CREATE TABLE record (seq INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT";
/// As long as any digest.
const SOME_DIGEST: Hash = Hash([0xab; 32]);

/// What the arms share.
pub struct Bench<'a> {
    pub subjects: &'a Subjects,
    pub folder: &'a Path,
    pub records: u64,
}

impl Bench<'_> {
    /// The serialised verdict alone: one table, no hash, no trigger.
    pub fn unchained(&self) -> Spent {
        let db = self.database("unchained", RECORDS);
        self.inserted(db, |db, _, seq, data| put(db, seq, data))
    }

    /// All that the full format keeps, in one record: the verdict, its facts, its subject.
    pub fn unchained_whole(&self) -> Spent {
        let db = self.database("whole", RECORDS);
        let mut whole = Vec::new();
        self.inserted(db, |db, table, seq, data| {
            let (facts, subject) = table.parts(seq as u64);
            whole.clear();
            for piece in [b"[", data, b",", facts.text().as_bytes(), b","] {
                whole.extend_from_slice(piece);
            }
            whole.extend_from_slice(subject.text().as_bytes());
            whole.push(b']');
            put(db, seq, &whole)
        })
    }

    /// The same record chained: it names the hash before, its own is stored, triggers guard it.
    pub fn chained(&self) -> Spent {
        let db = self.database("chained", SCHEMA);
        let insert = "INSERT INTO main.entry (seq, data, hash) VALUES (?, ?, ?)";
        self.inserted(db, |db, _, seq, data| {
            let text = std::str::from_utf8(data).expect("UTF-8");
            let hash = Hash::of_entry(data);
            db.prepare_cached(insert)?.execute((seq, text, &hash.0[..]))?;
            Ok(hash)
        })
    }

    /// The whole format through the writer itself: two salted parts, the tree, the receipts.
    pub fn full(&self) -> Spent {
        self.written("full", false).1
    }

    /// The same, and the checkpoint that reads all of it again.
    pub fn with_checkpoint(&self) -> Spent {
        self.written("sealed", true).1
    }

    /// Every check of the verifier over the trail.
    pub fn verified(&self, trail: &Path) -> Spent {
        let (found, spent) = timed(|| verify(trail, &Against::default(), &mut |_, _| {}));
        assert!(found.is_intact(), "{:?}", found.findings);
        spent
    }

    /// A trail that stays.
    pub fn recorded(&self, name: &str) -> std::path::PathBuf {
        self.written(name, true).0.trail
    }

    /// The trail holds every verdict, and nothing is wrong with it.
    pub fn check(&self, trail: &Path) {
        let found = verify(trail, &Against::default(), &mut |_, _| {});
        assert!(found.is_intact() && found.open.is_none(), "{:?}", found.findings);
        let size = Reader::open(trail).and_then(|reader| reader.size()).expect("a trail");
        // Genesis, regulation, engine, batch, verdicts, the batch's end.
        assert_eq!((size, found.entries), (self.records + 5, size));
    }

    fn written(&self, name: &str, has_checkpoint: bool) -> (Location, Spent) {
        let location = Location::beside(&self.fresh(name));
        let table = self.subjects.table();
        let (mut trail, new) = self.subjects.trail(&location, self.records);
        let ((), spent) = timed(|| {
            record(&mut trail, &new, (&table, self.records));
            if has_checkpoint {
                trail.checkpoint().expect("a checkpoint");
            }
            drop(trail);
        });
        (location, spent)
    }

    /// Inserts the records, each in its place after the one before.
    fn inserted(
        &self,
        db: Connection,
        mut insert: impl FnMut(&Connection, &Table<'_>, i64, &[u8]) -> rusqlite::Result<Hash>,
    ) -> Spent {
        let table = self.subjects.table();
        timed(|| {
            let (mut prev, mut line) = (Hash::ZERO, Vec::new());
            for item in 0..self.records {
                if item % GROUP == 0 {
                    db.execute_batch("BEGIN IMMEDIATE").expect("begun");
                }
                let verdict = table.verdict(item);
                let (reg, engine) = (SOME_DIGEST, SOME_DIGEST);
                let (facts, subject) = (SOME_DIGEST, SOME_DIGEST);
                let entry = VerdictLine { batch: 3, item, reg, engine, verdict, facts, subject };
                let mut out = Canonical::reusing(std::mem::take(&mut line));
                entry.write((item, prev), NOW, &mut out);
                line = out.finish().expect("canonical");
                prev = insert(&db, &table, item as i64, &line).expect("inserted");
                if item % GROUP == GROUP - 1 || item + 1 == self.records {
                    db.execute_batch("COMMIT").expect("committed");
                }
            }
            db.close().expect("closed");
        })
        .1
    }

    fn database(&self, name: &str, tables: &str) -> Connection {
        let db = connect::rebuilder(&self.fresh(name)).expect("a database");
        db.execute_batch(tables).expect("tables");
        db
    }

    /// A path with nothing at it or beside it.
    fn fresh(&self, name: &str) -> std::path::PathBuf {
        for ending in ["", "-wal", "-shm", ".high-water", ".lock"] {
            let _ = fs::remove_file(self.folder.join(format!("{name}.trail{ending}")));
        }
        self.folder.join(format!("{name}.trail"))
    }
}

/// Puts a record into the table that guards nothing; it has no hash.
fn put(db: &Connection, seq: i64, record: &[u8]) -> rusqlite::Result<Hash> {
    let text = std::str::from_utf8(record).expect("UTF-8");
    let insert = "INSERT INTO main.record (seq, data) VALUES (?, ?)";
    db.prepare_cached(insert)?.execute((seq, text))?;
    Ok(Hash::ZERO)
}

fn record(
    trail: &mut Trail,
    new: &mucthuoc::audit::trail::NewBatch<'_>,
    (table, count): (&Table<'_>, u64),
) {
    let mut batch = trail.begin_batch(new).expect("begun");
    table.record(&mut batch, count);
    batch.finish().expect("finished");
}
