//! A trail in outline: one pass over its entries, without judging them.
//!
//! What is shown from here is what the file says. Whether that is what was recorded is for
//! `verify` to find out.

use crate::audit::entry::{Act, Entry};
use crate::audit::error::TrailError;
use crate::audit::store::reader::Reader;
use std::collections::BTreeMap;

/// A trail in outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The number of entries.
    pub size: u64,
    /// The batches, in their order.
    pub batches: Vec<SurveyedBatch>,
    /// All entries but verdicts and the beginnings and ends of batches.
    pub others: Vec<Kept>,
    /// Numbers of rows that are no entries.
    pub unsound: Vec<u64>,
}

/// The bytes of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number.
    pub seq: u64,
    data: Vec<u8>,
}

/// A batch in outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyedBatch {
    /// The entry that begins it.
    pub opening: Kept,
    /// The entry that ends it, if any.
    pub end: Option<Kept>,
    /// Verdicts recorded.
    pub recorded: u64,
    /// Verdicts by class and outcome.
    pub counts: BTreeMap<String, BTreeMap<String, u64>>,
}

impl Kept {
    /// Keeps the bytes of an entry; `None` if they are none.
    pub fn of(seq: u64, data: Vec<u8>) -> Option<Self> {
        Entry::read(&data).is_ok().then_some(Kept { seq, data })
    }

    /// The entry.
    pub fn entry(&self) -> Entry<'_> {
        Entry::read(&self.data).expect("INVARIANT (kept): it was read before it was kept")
    }

    /// Its bytes, which are JSON.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.data).expect("INVARIANT (kept): canonical JSON is UTF-8")
    }
}

impl SurveyedBatch {
    /// True if the number stands between its beginning and its end.
    pub fn spans(&self, seq: u64) -> bool {
        seq >= self.opening.seq && self.end.as_ref().is_none_or(|end| seq <= end.seq)
    }
}

/// Goes through all entries; `progress` is told how many of how many were read.
///
/// # Errors
/// If it cannot be read.
pub fn survey(reader: &Reader, progress: &mut dyn FnMut(u64, u64)) -> Result<Survey, TrailError> {
    let mut survey = Survey { size: reader.size()?, ..Survey::default() };
    let size = survey.size;
    reader.entries_from::<TrailError>(0, |seq, data| {
        survey.add(seq, data);
        if seq.is_multiple_of(4096) {
            progress(seq, size);
        }
        Ok(true)
    })?;
    Ok(survey)
}

impl Survey {
    fn add(&mut self, seq: u64, data: &[u8]) {
        let Ok(entry) = Entry::read(data) else {
            self.unsound.push(seq);
            return;
        };
        let kept = || Kept { seq, data: data.to_vec() };
        match entry.act {
            Act::Verdict(verdict) => {
                let Some(batch) = self.batch(verdict.batch) else { return };
                batch.recorded += 1;
                let outcome = verdict.out.get("outcome").and_then(|outcome| outcome.text());
                batch.count(&verdict.class, outcome.unwrap_or_default());
            }
            Act::Batch(_) => self.batches.push(SurveyedBatch {
                opening: kept(),
                end: None,
                recorded: 0,
                counts: BTreeMap::new(),
            }),
            Act::BatchEnd(end) => {
                if let Some(batch) = self.batch(end.batch) {
                    batch.end = Some(kept());
                }
            }
            _ => self.others.push(kept()),
        }
    }

    /// A batch by the number of its entry, nearly always the last.
    fn batch(&mut self, seq: u64) -> Option<&mut SurveyedBatch> {
        self.batches.iter_mut().rev().find(|batch| batch.opening.seq == seq)
    }
}

impl SurveyedBatch {
    fn count(&mut self, class: &str, outcome: &str) {
        if let Some(count) =
            self.counts.get_mut(class).and_then(|outcomes| outcomes.get_mut(outcome))
        {
            *count += 1;
            return;
        }
        let outcomes = self.counts.entry(class.to_owned()).or_default();
        outcomes.insert(outcome.to_owned(), 1);
    }
}
