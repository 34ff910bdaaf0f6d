//! What somebody can do who holds the file of a trail: everything.

use crate::attacks::scene::{Scene, beside, scene};
use mucthuoc::audit::hash::Hash;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// Bytes of a page of the database.
pub const PAGE: usize = 4096;

/// A copy of the trail and of the two checkpoints, to be tampered with.
pub struct Forge {
    folder: TempDir,
    pub scene: &'static Scene,
}

/// What is done with anchors when everything after an entry is hashed anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchors {
    Left,
    Renewed,
}

impl Forge {
    pub fn new() -> Self {
        let forge = Forge { folder: tempfile::tempdir().unwrap(), scene: scene() };
        fs::write(forge.trail(), &forge.scene.trail).unwrap();
        fs::write(forge.fresh(), &forge.scene.fresh).unwrap();
        fs::write(forge.old(), &forge.scene.old).unwrap();
        forge
    }

    /// Keeps the files, so that somebody can look at them; tells where.
    pub fn keep(self) -> PathBuf {
        self.folder.keep()
    }

    pub fn trail(&self) -> PathBuf {
        self.folder.path().join("trail.db")
    }

    /// What lies beside the trail.
    pub fn beside(&self, ending: &str) -> PathBuf {
        beside(&self.trail(), ending)
    }

    /// The checkpoint of the whole trail, kept elsewhere.
    pub fn fresh(&self) -> PathBuf {
        self.folder.path().join("fresh.txt")
    }

    /// The checkpoint from before the last batch, kept elsewhere.
    pub fn old(&self) -> PathBuf {
        self.folder.path().join("old.txt")
    }

    // ---- the tables ----------------------------------------------------------------------------

    /// Works on the database as it stands.
    pub fn raw<T>(&self, work: impl FnOnce(&Connection) -> T) -> T {
        let db = Connection::open(self.trail()).unwrap();
        db.execute_batch("PRAGMA synchronous = OFF;").unwrap();
        let done = work(&db);
        db.close().unwrap();
        done
    }

    /// Runs statements on the database as it stands, triggers and all.
    pub fn run(&self, sql: &str) {
        self.raw(|db| db.execute_batch(sql).unwrap());
    }

    /// Works on the tables with triggers and checks out of the way; afterwards the definitions are
    /// what they were, to the byte.
    pub fn tables<T>(&self, work: impl FnOnce(&Connection) -> T) -> T {
        self.raw(|db| {
            let triggers = triggers(db);
            db.execute_batch("PRAGMA ignore_check_constraints = ON; BEGIN;").unwrap();
            for (name, _) in &triggers {
                db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
            }
            let done = work(db);
            for (_, sql) in &triggers {
                db.execute_batch(sql).unwrap();
            }
            db.execute_batch("COMMIT").unwrap();
            done
        })
    }

    /// Runs statements on the tables with triggers and checks out of the way.
    pub fn sql(&self, sql: &str) {
        self.tables(|db| db.execute_batch(sql).unwrap());
    }

    /// Changes the text of a definition as `from` says, runs statements under it, and puts it back.
    pub fn under(&self, table: &str, (from, to): (&str, &str), sql: &str) {
        self.define(table, from, to);
        self.sql(sql);
        self.define(table, to, from);
    }

    /// Replaces words in the text of a definition, and nothing else in the file.
    pub fn define(&self, table: &str, from: &str, to: &str) {
        self.raw(|db| {
            db.execute_batch("PRAGMA writable_schema = ON").unwrap();
            let change = "UPDATE sqlite_master SET sql = replace(sql, ?1, ?2)
                          WHERE name = ?3 AND instr(sql, ?1) > 0";
            assert_eq!(db.execute(change, (from, to, table)).unwrap(), 1);
        });
    }

    // ---- entries -------------------------------------------------------------------------------

    /// The numbers of the rows that there are.
    pub fn numbers(&self) -> Vec<i64> {
        self.raw(|db| rows(db).into_iter().map(|(seq, _)| seq).collect())
    }

    /// The bytes of an entry.
    pub fn bytes(&self, seq: i64) -> Vec<u8> {
        self.raw(|db| bytes(db, seq))
    }

    /// The entry.
    pub fn entry(&self, seq: i64) -> Value {
        let bytes = self.bytes(seq);
        let entry: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(entry.to_string().as_bytes(), bytes, "read and printed, an entry is the same");
        entry
    }

    /// Puts other bytes in the place of an entry's; the hash beside them stays.
    pub fn put(&self, seq: i64, bytes: &[u8]) {
        self.tables(|db| {
            let put = "UPDATE entry SET data = CAST(? AS TEXT) WHERE seq = ?";
            assert_eq!(db.execute(put, (bytes, seq)).unwrap(), 1);
        });
    }

    /// Changes fields of an entry; the hash beside it stays.
    pub fn set(&self, seq: i64, fields: &[(&str, Value)]) {
        let mut entry = self.entry(seq);
        for (pointer, value) in fields {
            let (within, key) = pointer.rsplit_once('/').unwrap();
            let within = entry.pointer_mut(within).unwrap().as_object_mut().unwrap();
            within.insert(key.to_owned(), value.clone());
        }
        self.put(seq, entry.to_string().as_bytes());
    }

    /// Puts another act in the place of an entry: what every entry has stays.
    pub fn replace(&self, seq: i64, act: &Value) {
        let mut entry = self.entry(seq);
        let fields = entry.as_object_mut().unwrap();
        fields.retain(|key, _| ["v", "seq", "prev", "ts"].contains(&key.as_str()));
        fields.extend(act.as_object().unwrap().clone());
        self.put(seq, entry.to_string().as_bytes());
    }

    /// Replaces words in the bytes of an entry where they stand for the first time.
    pub fn respell(&self, seq: i64, from: &str, to: impl AsRef<[u8]>) {
        let bytes = self.bytes(seq);
        let at = find(&bytes, from.as_bytes()).expect("the words stand in the entry");
        let bytes = [&bytes[..at], to.as_ref(), &bytes[at + from.len()..]].concat();
        self.put(seq, &bytes);
    }

    /// Appends an entry that names the right one as the one before it.
    pub fn append(&self, act: &Value) {
        self.tables(|db| {
            let last = "SELECT max(seq) FROM entry";
            let last: i64 = db.query_row(last, [], |row| row.get(0)).unwrap();
            let before = bytes(db, last);
            let mut entry: Value = serde_json::from_slice(&before).unwrap();
            let fields = entry.as_object_mut().unwrap();
            fields.retain(|key, _| ["v", "ts"].contains(&key.as_str()));
            let act = act.as_object().unwrap().clone().into_iter();
            fields.extend(act.filter(|(key, _)| !["v", "ts"].contains(&key.as_str())));
            fields.insert("seq".to_owned(), (last + 1).into());
            fields.insert("prev".to_owned(), Hash::of_entry(&before).hex().into());
            let data = entry.to_string();
            let hash = Hash::of_entry(data.as_bytes());
            let insert = "INSERT INTO entry (seq, data, hash) VALUES (?, ?, ?)";
            db.execute(insert, (last + 1, data, hash.0)).unwrap();
        });
    }

    /// Renews the hash stored beside an entry.
    pub fn rehash(&self, seq: i64) {
        self.rechain_to(seq, seq);
    }

    /// Renews the hashes of an entry and of all after it, and the `prev` of all after it; anchors
    /// are left as they are.
    pub fn rechain(&self, from: i64) {
        self.tables(|db| rechain(db, (from, i64::MAX), Anchors::Left));
    }

    /// The same, up to an entry.
    pub fn rechain_to(&self, from: i64, to: i64) {
        self.tables(|db| rechain(db, (from, to), Anchors::Left));
    }

    /// Renews everything after an entry and its own hash: also the root in every anchor.
    pub fn rewrite(&self, from: i64) {
        self.tables(|db| rechain(db, (from, i64::MAX), Anchors::Renewed));
    }

    /// Takes out entries with their parts and closes the gap: numbers, and what refers to numbers.
    pub fn excise(&self, first: i64, last: i64) {
        self.tables(|db| {
            let gone = last - first + 1;
            db.execute("DELETE FROM entry WHERE seq BETWEEN ? AND ?", (first, last)).unwrap();
            db.execute("DELETE FROM part WHERE seq BETWEEN ? AND ?", (first, last)).unwrap();
            for (seq, data) in rows(db).into_iter().filter(|(seq, _)| *seq > last) {
                let mut entry: Value = serde_json::from_slice(&data).unwrap();
                for key in ["seq", "batch", "target", "by_entry", "size"] {
                    let Some(number) = entry.get(key).and_then(Value::as_i64) else { continue };
                    if number > last {
                        entry[key] = (number - gone).into();
                    }
                }
                let put = "UPDATE entry SET seq = ?, data = ? WHERE seq = ?";
                db.execute(put, (seq - gone, entry.to_string(), seq)).unwrap();
                let put = "UPDATE part SET seq = ? WHERE seq = ?";
                db.execute(put, (seq - gone, seq)).unwrap();
            }
            rechain(db, (first - 1, i64::MAX), Anchors::Renewed);
        });
    }

    // ---- parts ---------------------------------------------------------------------------------

    /// Gives an entry another body for a part, and commits it to that; everything after it is
    /// renewed.
    pub fn recommit(&self, seq: i64, part: &str, body: &[u8]) {
        let salt = [7; 32];
        self.tables(|db| {
            let put = "UPDATE part SET salt = ?, body = CAST(? AS TEXT) WHERE seq = ? AND name = ?";
            assert_eq!(db.execute(put, (salt, body, seq, part)).unwrap(), 1);
        });
        let commitment = Hash::of_part(&salt, body).hex();
        self.set(seq, &[(&format!("/parts/{part}"), commitment.into())]);
        self.rewrite(seq);
    }

    // ---- bytes ---------------------------------------------------------------------------------

    /// Changes the bytes of a file beside the trail; with an empty ending, of the trail itself.
    pub fn file(&self, ending: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.beside(ending);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
    }

    /// The whole trail while it is open, batch D in the log.
    pub fn live(&self) {
        fs::write(self.trail(), &self.scene.live.trail).unwrap();
        fs::write(self.beside("-wal"), &self.scene.live.log).unwrap();
    }
}

fn triggers(db: &Connection) -> Vec<(String, String)> {
    let query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
    let mut query = db.prepare(query).unwrap();
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    found.map(Result::unwrap).collect()
}

fn bytes(db: &Connection, seq: i64) -> Vec<u8> {
    let query = "SELECT CAST(data AS BLOB) FROM entry WHERE seq = ?";
    db.query_row(query, [seq], |row| row.get(0)).unwrap()
}

fn rows(db: &Connection) -> Vec<(i64, Vec<u8>)> {
    let mut query = db.prepare("SELECT seq, CAST(data AS BLOB) FROM entry ORDER BY seq").unwrap();
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    found.map(Result::unwrap).collect()
}

fn rechain(db: &Connection, (from, to): (i64, i64), anchors: Anchors) {
    let mut leaves: Vec<Hash> = Vec::new();
    for (seq, mut data) in rows(db) {
        if seq > from && seq <= to {
            write_after(&mut data, "\"prev\":\"", &leaves[leaves.len() - 1].hex());
            if anchors == Anchors::Renewed
                && let Some(covered) = anchored(&data).and_then(|size| leaves.get(..size))
            {
                write_after(&mut data, "\"root\":\"", &root(covered).hex());
            }
        }
        let hash = Hash::of_entry(&data);
        if seq >= from && seq <= to {
            let put = "UPDATE entry SET data = CAST(? AS TEXT), hash = ? WHERE seq = ?";
            db.execute(put, (&data, hash.0, seq)).unwrap();
        }
        leaves.push(hash);
    }
}

/// How many entries an anchor covers, if it is one.
fn anchored(data: &[u8]) -> Option<usize> {
    find(data, b"\"type\":\"anchor\"")?;
    let entry: Value = serde_json::from_slice(data).ok()?;
    usize::try_from(entry["size"].as_u64()?).ok()
}

/// Writes 64 digits after a word, if the bytes still have it.
fn write_after(data: &mut [u8], word: &str, digits: &str) {
    if let Some(at) = find(data, word.as_bytes())
        && let Some(place) = data.get_mut(at + word.len()..at + word.len() + 64)
    {
        place.copy_from_slice(digits.as_bytes());
    }
}

/// Where bytes stand for the first time.
pub fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The root by the definition of RFC 6962 §2.1: the forger needs no code of ours.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_nothing(),
        [one] => *one,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Hash::of_node(root(left), root(right))
        }
    }
}
