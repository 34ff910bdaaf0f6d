//! `audit replay`: recorded batches are decided again, by the regulation as it was recorded and from
//! the facts as they were recorded, and every verdict is compared.

use crate::audit::entry::{Act, VerdictEntry, read_out};
use crate::audit::facts::{Naming, RecallError, Recalled, recall};
use crate::audit::hash::Hash;
use crate::audit::replay::{Recorded, RecordedBatch, departed};
use crate::audit::store::reader::Reader;
use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::arguments::Replay;
use crate::cli::audit::recorded::{self, Unrecorded};
use crate::cli::engine;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::decide::{Doubts, Forgotten, Options, Rulebook, Verdicts, decide};
use crate::model::Regulation;
use crate::report::Form;
use crate::report::trail::replay::{
    self, BatchReplay, Difference, EngineSeen, Hindrance, NotReplayable, Outcome, Why,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Differences that are kept; more are only counted.
const MOST_DIFFERENCES: usize = 10_000;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Replay) -> Result<Done, Failure> {
    let reader = Reader::still(&asked.trail)?;
    let (trail, _) = reader.genesis()?;
    let recorded = reader.recorded()?;
    let is_asked = |batch: &&RecordedBatch| asked.batch.is_none_or(|seq| seq == batch.seq);
    let batches: Vec<&RecordedBatch> = recorded.batches.iter().filter(is_asked).collect();
    if let (Some(seq), true) = (asked.batch, batches.is_empty()) {
        return Err(TrailError::from(Misplaced::Batch { seq }).into());
    }
    let mut replays =
        Replays { mouth, reader: &reader, recorded: &recorded, books: BTreeMap::new() };
    let (mut is_good, mut kept) = (true, Vec::new());
    for batch in batches {
        let replayed = replays.replay(batch)?;
        let is_whole = !matches!(replayed.outcome, Err(Hindrance::Incomplete { .. }));
        is_good &= replayed.is_good() && (is_whole || asked.batch.is_none());
        match mouth.form {
            Form::Json => kept.push(replayed),
            _ => mouth.answer(&replay::text(mouth.words, &replayed))?,
        }
    }
    reader.make_sure()?;
    match mouth.form {
        Form::Json => mouth.answer(&replay::json(mouth.words, (trail, &this_engine()), &kept))?,
        _ => mouth.answer(&format!("{}\n", mouth.words.text("replay-not-verified")))?,
    }
    Ok(if is_good { Done::Yes } else { Done::Findings })
}

/// This program.
fn this_engine() -> EngineSeen {
    let engine = engine::description();
    let name = format!("{} {}", engine.name, engine.version);
    EngineSeen { name, sha256: engine.digest(), is_this: true }
}

struct Replays<'a> {
    mouth: &'a Mouth,
    reader: &'a Reader,
    recorded: &'a Recorded,
    /// Rulebooks by fingerprint.
    books: BTreeMap<Hash, Arc<Rulebook>>,
}

impl Replays<'_> {
    fn replay(&mut self, batch: &RecordedBatch) -> Result<BatchReplay, Failure> {
        let mut replayed = BatchReplay {
            seq: batch.seq,
            period: batch.period,
            count: batch.count,
            state: batch.end,
            fingerprint: batch.reg,
            regulation: None,
            engine: self.engine(batch)?,
            outcome: Err(Hindrance::Unregistered),
        };
        replayed.outcome = match self.book(batch) {
            Ok(book) => {
                replayed.regulation = Some(book.shared());
                self.compared(batch, &book)?
            }
            Err(Unrecorded::Trail(error)) => return Err(error.into()),
            Err(Unrecorded::Unregistered) => Err(Hindrance::Unregistered),
            Err(Unrecorded::Snapshot) => Err(Hindrance::Snapshot),
            Err(Unrecorded::Mistakes(found)) => Err(Hindrance::Mistakes(found)),
        };
        Ok(replayed)
    }

    /// The program that recorded a batch.
    fn engine(&self, batch: &RecordedBatch) -> Result<EngineSeen, Failure> {
        let kept = self.reader.registration(batch.engine, batch.seq)?;
        let name = kept.and_then(|kept| match kept.entry().act {
            Act::Engine(engine) => Some(format!("{} {}", engine.name, engine.version)),
            _ => None,
        });
        let is_this = batch.engine == engine::description().digest();
        Ok(EngineSeen { name: name.unwrap_or_default(), sha256: batch.engine, is_this })
    }

    /// The regulation of a batch, compiled.
    fn book(&mut self, batch: &RecordedBatch) -> Result<Arc<Rulebook>, Unrecorded> {
        if let Some(book) = self.books.get(&batch.reg) {
            return Ok(Arc::clone(book));
        }
        let (regulation, _) = recorded::regulation(self.reader, batch.reg, batch.seq)?;
        let (book, found) = Rulebook::compile(regulation);
        let book = Arc::new(book.ok_or(Unrecorded::Mistakes(found))?);
        self.books.insert(batch.reg, Arc::clone(&book));
        Ok(book)
    }

    fn compared(
        &self,
        batch: &RecordedBatch,
        book: &Rulebook,
    ) -> Result<Result<Outcome, Hindrance>, Failure> {
        let regulation = book.regulation();
        let reading = Progress::of(self.mouth, "progress-recalling", 0);
        let recalled = match recall(self.reader, batch.seq, regulation, Naming::Items) {
            Ok(recalled) => recalled,
            Err(RecallError::Trail(error)) => return Err(error.into()),
            Err(RecallError::NoBatch { batch: seq } | RecallError::Altered { seq }) => {
                return Ok(Err(Hindrance::Altered { seq }));
            }
            Err(RecallError::Incomplete { recorded, .. }) => {
                return Ok(Err(Hindrance::Incomplete { recorded }));
            }
            Err(RecallError::Unfit { seq, .. }) => return Ok(Err(Hindrance::Unfit { seq })),
        };
        drop(reading);
        let deciding = Progress::of(self.mouth, "progress-deciding", 0);
        // As when it was recorded: decided levels count for dependents.
        let decided = decide(book, &recalled.population, Options { use_decided: true });
        let decisions = match decided {
            Ok(decisions) => decisions,
            Err(circle) => return Ok(Err(Hindrance::Circle(circle))),
        };
        drop(deciding);
        let verdicts = decisions.verdicts(book, &recalled.population);
        let forgotten = self.forgotten(batch, regulation, &recalled)?;
        let doubts = verdicts.doubts(&forgotten);
        let comparing =
            Comparing { recorded: self.recorded, recalled: &recalled, verdicts, doubts };
        let progress = Progress::of(self.mouth, "progress-comparing", batch.count);
        let mut outcome = Outcome::default();
        self.reader.each_verdict::<Failure>(batch.seq, |seq, verdict| {
            progress.step();
            comparing.compare(seq, verdict, &mut outcome)
        })?;
        Ok(Ok(outcome))
    }

    /// The subjects whose facts are gone, with the level that their verdicts had after the ceilings.
    fn forgotten(
        &self,
        batch: &RecordedBatch,
        regulation: &Regulation,
        recalled: &Recalled,
    ) -> Result<Vec<Forgotten>, Failure> {
        let items: BTreeSet<u64> = recalled.erased.iter().copied().collect();
        let mut forgotten = Vec::new();
        for (item, seq) in self.reader.verdicts_of(batch.seq, &items)? {
            let (class, row) = row_of(recalled, item);
            let found = self.reader.found(seq)?;
            let eligible = found.as_ref().and_then(|found| match found.kept.entry().act {
                Act::Verdict(verdict) => {
                    let out = read_out(&verdict.out, &verdict.class, "")?;
                    regulation.outcome_scale().code(out.eligible?)
                }
                _ => None,
            });
            forgotten.push(Forgotten { class, row, eligible });
        }
        Ok(forgotten)
    }
}

fn row_of(recalled: &Recalled, item: u64) -> (usize, usize) {
    // INVARIANT (items): a recalled batch has a row for each of its items.
    let at = usize::try_from(item).expect("fits memory");
    recalled.rows[at]
}

/// What recorded verdicts are compared with.
struct Comparing<'a> {
    recorded: &'a Recorded,
    recalled: &'a Recalled,
    verdicts: Verdicts<'a>,
    doubts: Doubts,
}

impl Comparing<'_> {
    fn compare(
        &self,
        seq: u64,
        recorded: &VerdictEntry<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let item = recorded.item;
        let (class, row) = row_of(self.recalled, item);
        let departed = departed(&recorded.out, &self.verdicts.verdict(class, row));
        let departed = departed.map_err(TrailError::from)?;
        if let Some(doubt) = self.doubts.of(class, row) {
            let is_own = self.recalled.erased.binary_search(&item).is_ok();
            let key = (seq, "facts".to_owned());
            let why = match self.recorded.erasures.get(&key) {
                Some(entry) if is_own => Why::Erased { entry: *entry },
                None if is_own => Why::Missing,
                _ => Why::Doubtful(doubt),
            };
            let agrees = departed.is_none();
            outcome.not_replayable.push(NotReplayable { seq, item, class, why, agrees });
        } else if let Some(departed) = departed {
            if outcome.differences.len() < MOST_DIFFERENCES {
                outcome.differences.push(Difference { seq, item, class, departed });
            } else {
                outcome.more += 1;
            }
        } else {
            outcome.same += 1;
        }
        Ok(())
    }
}
