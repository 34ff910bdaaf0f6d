//! A batch that is open: begun, and neither ended nor given up.

use crate::audit::entry::{Act, BatchEnd, Ending, Entry};
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::trail::items::Items;
use crate::audit::trail::{Receipt, Trail};
use std::collections::BTreeMap;

/// What is known of the open batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBatch {
    /// Number of its entry.
    pub batch: u64,
    /// Subjects announced.
    pub count: u64,
    /// The year.
    pub period: i64,
    /// The regulation.
    pub reg: Hash,
    /// The engine.
    pub engine: Hash,
    /// Entry of each item that has its verdict.
    pub(in crate::audit::trail) items: Items,
    /// Verdicts a class and outcome.
    pub(in crate::audit::trail) counts: BTreeMap<String, BTreeMap<String, u64>>,
}

impl OpenBatch {
    /// How many subjects have their verdict.
    pub fn recorded(&self) -> u64 {
        self.items.len()
    }

    /// Notes that an item has its verdict.
    pub(in crate::audit::trail) fn note(&mut self, item: u64, seq: u64, of: (&str, &str)) {
        self.items.add(item, seq);
        let (class, outcome) = of;
        if !self.counts.contains_key(class) {
            self.counts.insert(class.to_owned(), BTreeMap::new());
        }
        if let Some(outcomes) = self.counts.get_mut(class) {
            match outcomes.get_mut(outcome) {
                Some(count) => *count += 1,
                None => drop(outcomes.insert(outcome.to_owned(), 1)),
            }
        }
    }
}

impl Trail {
    /// Gives up the open batch. What it recorded stays.
    ///
    /// # Errors
    /// If none is open, or it cannot be written.
    pub fn abort_batch(&mut self, why: &str) -> Result<Receipt, TrailError> {
        let open = self.open.as_ref().ok_or(Misplaced::NoBatch)?;
        if why.is_empty() {
            return Err(Misplaced::Empty.into());
        }
        let ending = Ending::Aborted(why.into());
        let receipt = self.act(Act::BatchEnd(BatchEnd { batch: open.batch, ending }), &[])?;
        self.open = None;
        Ok(receipt)
    }

    /// Finds the batch that is open, going back from the end.
    pub(in crate::audit::trail) fn find_open_batch(&self) -> Result<Option<OpenBatch>, TrailError> {
        let path = &self.location.trail;
        let mut query = self
            .db
            .prepare("SELECT CAST(data AS BLOB) FROM main.entry NOT INDEXED ORDER BY seq DESC")
            .about(path)?;
        let mut rows = query.query([]).about(path)?;
        while let Some(row) = rows.next().about(path)? {
            let data = row.get_ref(0).about(path)?.as_bytes().unwrap_or_default();
            match Entry::read(data).map(|entry| (entry.seq, entry.act)) {
                Ok((_, Act::BatchEnd(_))) => return Ok(None),
                Ok((_, Act::Verdict(verdict))) => return self.read_open_batch(verdict.batch),
                Ok((seq, Act::Batch(_))) => return self.read_open_batch(seq),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Finds the batch that ended last, if no checkpoint covers its end: whoever recorded it was
    /// cut off before anybody was told.
    pub(in crate::audit::trail) fn find_unsealed_batch(
        &self,
    ) -> Result<Option<(OpenBatch, Receipt)>, TrailError> {
        let size = self.head.frontier.size();
        // Without a mark nobody knows what was told.
        if self.mark.mark().is_none_or(|mark| mark.size >= size) {
            return Ok(None);
        }
        let seq = size - 1;
        let data = self.entry_bytes(seq)?;
        match Entry::read(&data).map(|entry| entry.act) {
            Ok(Act::BatchEnd(BatchEnd { batch, ending: Ending::Complete(_) })) => {
                let ended = self.read_open_batch(batch)?;
                Ok(ended.map(|ended| (ended, Receipt { seq, hash: Hash::of_entry(&data) })))
            }
            _ => Ok(None),
        }
    }

    /// Reads what a batch has recorded.
    fn read_open_batch(&self, batch: u64) -> Result<Option<OpenBatch>, TrailError> {
        let path = &self.location.trail;
        let damaged = |seq| TrailError::Damaged { path: path.clone(), seq };
        let mut query = self
            .db
            .prepare(
                "SELECT CAST(data AS BLOB) FROM main.entry NOT INDEXED WHERE seq >= ? ORDER BY seq",
            )
            .about(path)?;
        let mut rows = query.query([batch as i64]).about(path)?;
        let mut open: Option<OpenBatch> = None;
        while let Some(row) = rows.next().about(path)? {
            let data = row.get_ref(0).about(path)?.as_bytes().unwrap_or_default();
            let entry = Entry::read(data).map_err(|_| damaged(batch))?;
            match (entry.act, &mut open) {
                (Act::Batch(opening), None) => {
                    open = Some(OpenBatch {
                        batch,
                        count: opening.count,
                        period: opening.period,
                        reg: opening.reg,
                        engine: opening.engine,
                        items: Items::default(),
                        counts: BTreeMap::new(),
                    });
                }
                (Act::Verdict(verdict), Some(open)) => {
                    let outcome = verdict.out.get("outcome").and_then(|value| value.text());
                    let of = (&*verdict.class, outcome.unwrap_or_default());
                    open.note(verdict.item, entry.seq, of);
                }
                (_, None) => return Err(damaged(batch)),
                _ => {}
            }
        }
        Ok(open)
    }
}
