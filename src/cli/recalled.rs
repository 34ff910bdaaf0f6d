//! A batch recorded in a trail in the place of submissions.

use crate::audit::entry::{Act, BatchOpening};
use crate::audit::facts::{Misfit, Naming, RecallError, recall};
use crate::audit::store::reader::Reader;
use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::recorded::{self, Unrecorded};
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::diagnostic::Diagnostic;
use crate::load::submissions::Submissions;
use crate::model::{Fingerprint, RecordedSource, Regulation, Returns, SubmissionFile};
use crate::report::untrusted::legible;
use std::path::Path;

/// A batch of a trail.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct FromTrail<'a> {
    /// The trail.
    pub(in crate::cli) trail: &'a Path,
    /// Number of the batch's entry.
    pub(in crate::cli) batch: u64,
}

impl FromTrail<'_> {
    /// What the batch says of itself: its year, its regulation, where it is recorded.
    ///
    /// # Errors
    /// If there is no such batch, or the trail cannot be read.
    pub(in crate::cli) fn returns(self) -> Result<Returns, Failure> {
        let reader = Reader::still(self.trail)?;
        let (id, genesis) = reader.genesis()?;
        self.opening(&reader, |opening| {
            let regulation = reader.registration(opening.reg, self.batch)?;
            let regulation = regulation.and_then(|kept| match kept.entry().act {
                Act::Regulation(registered) => Some(registered.id.into_owned()),
                _ => None,
            });
            Ok(Returns {
                period: opening.period,
                regulation,
                series: None,
                locality: None,
                synthetic: false,
                source: None,
                file: None,
                recorded: Some(RecordedSource {
                    trail: id.hex(),
                    origin: genesis.origin.clone().into_owned(),
                    batch: self.batch,
                    note: opening.note.clone().map(|note| note.into_owned()),
                    erased: 0,
                }),
            })
        })
    }

    /// The regulation of the batch as it was recorded, with its amendments.
    ///
    /// # Errors
    /// If it cannot be read again.
    pub(in crate::cli) fn regulation(self) -> Result<(Regulation, Vec<Diagnostic>), Failure> {
        let reader = Reader::still(self.trail)?;
        let fingerprint = self.opening(&reader, |opening| Ok(opening.reg))?;
        recorded::regulation(&reader, fingerprint, self.batch).map_err(|why| match why {
            Unrecorded::Trail(error) => error.into(),
            Unrecorded::Mistakes(found) => Failure::Mistakes(found),
            Unrecorded::Unregistered | Unrecorded::Snapshot => {
                Failure::limit("world-recorded-regulation", self.trail, 0)
            }
        })
    }

    /// The subjects with the facts that were recorded, as the regulation reads them.
    ///
    /// # Errors
    /// If the batch is not complete or not what was recorded, or its facts do not fit the regulation.
    pub(in crate::cli) fn read(
        self,
        mouth: &Mouth,
        mut returns: Returns,
        regulation: &Regulation,
    ) -> Result<Submissions, Failure> {
        let _progress = Progress::of(mouth, "progress-recalling", 0);
        let reader = Reader::still(self.trail)?;
        let recalled = recall(&reader, self.batch, regulation, Naming::Ids);
        let recalled = recalled.map_err(|error| self.failure(mouth, regulation, error))?;
        reader.make_sure()?;
        if let Some(recorded) = &mut returns.recorded {
            recorded.erased = recalled.erased.len() as u64;
        }
        let files = vec![self.file(&reader, recalled.rows.len() as u64)?];
        Ok(Submissions { returns, population: recalled.population, files })
    }

    /// The batch as a file that was read, as FORMAT.md §2.4 names it.
    fn file(self, reader: &Reader, rows: u64) -> Result<SubmissionFile, Failure> {
        let (id, _) = reader.genesis()?;
        let hash = reader.found(self.batch)?.map(|found| found.hash);
        let hash = hash.ok_or_else(|| self.no_batch())?;
        let file = format!("trail/{}/{}", id.hex(), self.batch);
        Ok(SubmissionFile { file, sha256: Fingerprint(hash.0), rows })
    }

    fn opening<T>(
        self,
        reader: &Reader,
        read: impl FnOnce(&BatchOpening<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let found = reader.found(self.batch)?.ok_or_else(|| self.no_batch())?;
        match &found.kept.entry().act {
            Act::Batch(opening) => read(opening),
            _ => Err(self.no_batch()),
        }
    }

    fn no_batch(self) -> Failure {
        TrailError::from(Misplaced::Batch { seq: self.batch }).into()
    }

    fn failure(self, mouth: &Mouth, regulation: &Regulation, error: RecallError) -> Failure {
        match error {
            RecallError::Trail(error) => error.into(),
            RecallError::NoBatch { .. } => self.no_batch(),
            RecallError::Incomplete { count, recorded, .. } => {
                let (batch, count) = (self.batch.to_string(), count.to_string());
                let args =
                    [("batch", &*batch), ("count", &count), ("recorded", &recorded.to_string())];
                Failure::wrong("recalled-incomplete", &args)
            }
            RecallError::Altered { seq } => {
                TrailError::Damaged { path: self.trail.to_owned(), seq }.into()
            }
            RecallError::Unfit { seq, misfit } => {
                let what = what(mouth, &misfit);
                let args =
                    [("seq", &*seq.to_string()), ("what", &what), ("regulation", &regulation.id)];
                Failure::wrong("recalled-unfit", &args)
            }
        }
    }
}

/// What of a recorded subject does not fit a regulation, in words.
fn what(mouth: &Mouth, misfit: &Misfit) -> String {
    let words = mouth.words;
    match misfit {
        Misfit::Class(class) => words.say("misfit-class", &[("class", legible(class).into())]),
        Misfit::Fact(fact) => words.say("misfit-fact", &[("fact", legible(fact).into())]),
        Misfit::Value { fact, value } => {
            let args = [("fact", legible(fact).into()), ("value", legible(value).into())];
            words.say("misfit-value", &args)
        }
        Misfit::Level(level) => words.say("misfit-level", &[("level", legible(level).into())]),
        Misfit::Form => words.text("misfit-form"),
    }
}
