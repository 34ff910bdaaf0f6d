//! Appending: the tail is read inside the transaction, and nothing counts before its commit.

use crate::audit::entry::{Act, Entry};
use crate::audit::error::{Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::moment::Moment;
use crate::audit::store::nodes;
use crate::audit::trail::{Body, Receipt, Trail};
use std::borrow::Cow;

/// A clock so far behind the last entry is a mistake, not a correction of the network's.
const TOLERATED_SECONDS: i64 = 60;
/// A commit at least every so many entries.
const GROUP: u64 = 10_000;

/// A part about to be stored.
pub(in crate::audit::trail) struct NewPart<'a> {
    pub(in crate::audit::trail) name: &'a str,
    pub(in crate::audit::trail) salt: [u8; 32],
    pub(in crate::audit::trail) body: &'a Body,
}

impl NewPart<'_> {
    pub(in crate::audit::trail) fn commitment(&self) -> Hash {
        Hash::of_part(&self.salt, self.body.text().as_bytes())
    }
}

impl Trail {
    /// Appends one entry and commits it.
    pub(in crate::audit::trail) fn act(
        &mut self,
        act: Act<'_>,
        parts: &[NewPart<'_>],
    ) -> Result<Receipt, TrailError> {
        let receipt = self.append(act, parts)?;
        self.commit()?;
        Ok(receipt)
    }

    /// Appends one entry.
    pub(in crate::audit::trail) fn append(
        &mut self,
        act: Act<'_>,
        parts: &[NewPart<'_>],
    ) -> Result<Receipt, TrailError> {
        let ts = self.now()?;
        let (seq, prev) = (self.head.frontier.size(), self.head.hash);
        let data = Entry { seq, prev, ts: Cow::Borrowed(&ts), act }.write()?;
        self.insert(&data, &ts, parts)
    }

    /// The time for the next entry: never before the last one's.
    pub(in crate::audit::trail) fn now(&self) -> Result<String, TrailError> {
        let (now, last) = ((self.clock)(), &self.head.ts);
        if now == *last {
            return Ok(now);
        }
        // INVARIANT (clock): both are moments: one by contract, one read from a sound entry.
        let moment = |text: &str| Moment::parse(text).expect("a moment");
        match moment(last).seconds_since(moment(&now)) {
            ..=0 => Ok(now),
            1..=TOLERATED_SECONDS => Ok(last.clone()),
            _ => Err(TrailError::ClockBehind { now, last: last.clone() }),
        }
    }

    /// Inserts the bytes of an entry with its parts, beginning a transaction where none is open.
    pub(in crate::audit::trail) fn insert(
        &mut self,
        data: &[u8],
        ts: &str,
        parts: &[NewPart<'_>],
    ) -> Result<Receipt, TrailError> {
        self.begin()?;
        let receipt = Receipt { seq: self.head.frontier.size(), hash: Hash::of_entry(data) };
        if let Err(error) = self.insert_rows(receipt, data, parts) {
            return Err(self.stop(error));
        }
        self.head.hash = receipt.hash;
        if self.head.ts != ts {
            ts.clone_into(&mut self.head.ts);
        }
        self.unsaved += 1;
        Ok(receipt)
    }

    fn insert_rows(
        &mut self,
        receipt: Receipt,
        data: &[u8],
        parts: &[NewPart<'_>],
    ) -> rusqlite::Result<()> {
        // INVARIANT (entry): canonical JSON is UTF-8.
        let data = std::str::from_utf8(data).expect("UTF-8");
        let seq = receipt.seq as i64;
        let mut insert =
            self.db.prepare_cached("INSERT INTO main.entry (seq, data, hash) VALUES (?, ?, ?)")?;
        insert.execute((seq, data, &receipt.hash.0[..]))?;
        if !parts.is_empty() {
            let mut insert = self.db.prepare_cached(
                "INSERT INTO main.part (seq, name, salt, body) VALUES (?, ?, ?, ?)",
            )?;
            for part in parts {
                insert.execute((seq, part.name, &part.salt[..], part.body.text()))?;
            }
        }
        let mut kept = Ok(());
        let db = &self.db;
        self.head.frontier.append(receipt.hash, |node| {
            if kept.is_ok() {
                kept = nodes::keep(db, node);
            }
        });
        kept
    }

    /// Begins a transaction and makes sure that the tail is the one this writer wrote or read.
    pub(in crate::audit::trail) fn begin(&mut self) -> Result<(), TrailError> {
        self.needs_running()?;
        if self.is_writing {
            return Ok(());
        }
        match self.begin_at_tail() {
            Ok(true) => {
                self.is_writing = true;
                Ok(())
            }
            Ok(false) => {
                let _ = self.db.execute_batch("ROLLBACK");
                Err(TrailError::Moved { path: self.location.trail.clone() })
            }
            Err(error) => Err(self.stop(error)),
        }
    }

    fn begin_at_tail(&self) -> rusqlite::Result<bool> {
        self.db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let mut query =
            self.db.prepare_cached("SELECT seq, hash FROM main.entry ORDER BY seq DESC LIMIT 1")?;
        let tail = query.query_row([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get_ref(1)?.as_bytes() == Ok(&self.head.hash.0[..])))
        })?;
        Ok(tail == (self.head.frontier.size() as i64 - 1, true))
    }

    /// Commits what was appended.
    pub(in crate::audit::trail) fn commit(&mut self) -> Result<(), TrailError> {
        if !self.is_writing {
            return Ok(());
        }
        let done = self.db.prepare_cached("COMMIT").and_then(|mut commit| commit.execute([]));
        if let Err(error) = done {
            return Err(self.stop(error));
        }
        (self.is_writing, self.unsaved) = (false, 0);
        self.durable = self.head.clone();
        Ok(())
    }

    /// Commits if enough has gathered.
    pub(in crate::audit::trail) fn commit_group(&mut self) -> Result<(), TrailError> {
        if self.unsaved >= GROUP { self.commit() } else { Ok(()) }
    }

    /// Writing failed: what was not committed is gone, and nothing more is written.
    pub(in crate::audit::trail) fn stop(&mut self, source: rusqlite::Error) -> TrailError {
        let _ = self.db.execute_batch("ROLLBACK");
        (self.is_writing, self.unsaved, self.has_stopped) = (false, 0, true);
        self.head = self.durable.clone();
        self.stopped(Some(source))
    }

    fn stopped(&self, source: Option<rusqlite::Error>) -> TrailError {
        let durable = self.durable.frontier.size().saturating_sub(1);
        TrailError::Stopped { path: self.location.trail.clone(), durable, source }
    }

    /// Makes sure that writing has not failed: nothing said of the open batch holds then.
    pub(in crate::audit::trail) fn needs_running(&self) -> Result<(), TrailError> {
        if self.has_stopped { Err(self.stopped(None)) } else { Ok(()) }
    }

    /// Makes sure that no batch is open.
    pub(in crate::audit::trail) fn needs_no_batch(&self) -> Result<(), TrailError> {
        match &self.open {
            None => Ok(()),
            Some(open) => Err(Misplaced::BatchOpen {
                batch: open.batch,
                count: open.count,
                recorded: open.recorded(),
            }
            .into()),
        }
    }
}
