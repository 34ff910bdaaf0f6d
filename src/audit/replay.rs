//! What a replay reads of a trail: the batches, the verdicts as they were recorded, and whether a
//! verdict given again is the same, byte for byte in canonical form.
//!
//! Deciding again is not done here: this module only keeps and compares.

use crate::audit::canonical::{Canonical, Fault, Value};
use crate::audit::entry::{Act, Ending, Entry, VerdictEntry, write_out};
use crate::audit::error::TrailError;
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::model::Verdict;
use std::collections::BTreeMap;

/// A batch as far as a replay asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedBatch {
    /// Number of its entry.
    pub seq: u64,
    /// Hash of its entry.
    pub hash: Hash,
    /// Subjects announced.
    pub count: u64,
    /// The year.
    pub period: i64,
    /// The regulation.
    pub reg: Hash,
    /// The engine.
    pub engine: Hash,
    /// How it ended.
    pub end: Option<BatchState>,
}

/// How a batch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    /// With its counts.
    Ended,
    /// Given up.
    Aborted,
}

/// The batches of a trail, and which parts were erased by which entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The batches, in their order.
    pub batches: Vec<RecordedBatch>,
    /// The entry that erased a part, by the part's entry and name.
    pub erasures: BTreeMap<(u64, String), u64>,
}

impl Reader {
    /// The batches of the trail and its erasures.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn recorded(&self) -> Result<Recorded, TrailError> {
        let mut recorded = Recorded::default();
        self.acts_from(0, |kept| {
            match kept.entry().act {
                Act::Batch(opening) => recorded.batches.push(RecordedBatch {
                    seq: kept.seq,
                    hash: Hash::of_entry(kept.text().as_bytes()),
                    count: opening.count,
                    period: opening.period,
                    reg: opening.reg,
                    engine: opening.engine,
                    end: None,
                }),
                Act::BatchEnd(end) => {
                    let mut batches = recorded.batches.iter_mut().rev();
                    if let Some(batch) = batches.find(|batch| batch.seq == end.batch) {
                        batch.end = Some(match end.ending {
                            Ending::Complete(_) => BatchState::Ended,
                            Ending::Aborted(_) => BatchState::Aborted,
                        });
                    }
                }
                Act::Redact(redact) => {
                    let part = (redact.target, redact.part.clone().into_owned());
                    recorded.erasures.entry(part).or_insert(kept.seq);
                }
                _ => {}
            }
            true
        })?;
        Ok(recorded)
    }

    /// Calls for every verdict of a batch, in the order of the trail, with the number of its entry.
    ///
    /// # Errors
    /// What `each` says; if it cannot be read.
    pub fn each_verdict<E: From<TrailError>>(
        &self,
        batch: u64,
        mut each: impl FnMut(u64, &VerdictEntry<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.entries_from(batch, |seq, data| {
            match Entry::read(data).map(|entry| entry.act) {
                Ok(Act::Verdict(verdict)) if verdict.batch == batch => each(seq, &verdict)?,
                Ok(Act::BatchEnd(end)) if end.batch == batch => return Ok(false),
                _ => {}
            }
            Ok(true)
        })
    }
}

/// A verdict that came out otherwise than it was recorded: both objects `out`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departed {
    /// As it was recorded.
    pub recorded: String,
    /// As it came out.
    pub replayed: String,
}

/// Compares a verdict with the object `out` that was recorded; `None` if they are the same.
///
/// # Errors
/// If the verdict holds what canonical JSON cannot.
pub fn departed(recorded: &Value<'_>, verdict: &Verdict<'_>) -> Result<Option<Departed>, Fault> {
    let (mut was, mut is) = (Canonical::new(), Canonical::new());
    was.value(recorded);
    write_out(verdict, &mut is);
    let (recorded, replayed) = (was.finish_text()?, is.finish_text()?);
    Ok((recorded != replayed).then_some(Departed { recorded, replayed }))
}

#[cfg(test)]
mod tests;
