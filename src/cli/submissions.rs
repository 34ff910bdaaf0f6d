//! From a path, or a batch recorded in a trail, and the rules folder to submissions ready to be
//! decided.

use crate::cli::arguments::{ByWhat, Source};
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::recalled::FromTrail;
use crate::cli::rules;
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::load::submissions::{self, Submissions};
use crate::load::{self, Catalogue, Listing};
use crate::model::{Regulation, Returns};
use std::path::Path;

/// Where subjects come from.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum Origin<'a> {
    /// Files.
    Files(&'a Path),
    /// A batch recorded in a trail.
    Batch(FromTrail<'a>),
}

impl<'a> Origin<'a> {
    /// From what was said on the command line, which wants one of the two.
    pub(in crate::cli) fn of(
        submissions: Option<&'a Path>,
        (from_trail, batch): (Option<&'a Path>, Option<u64>),
    ) -> Self {
        match (from_trail, batch) {
            (Some(trail), Some(batch)) => Origin::Batch(FromTrail { trail, batch }),
            _ => Origin::Files(submissions.unwrap_or(Path::new(""))),
        }
    }

    /// What the submissions say of themselves.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(in crate::cli) fn returns(self) -> Result<(Option<Returns>, Vec<Diagnostic>), Failure> {
        match self {
            Origin::Files(path) => Ok(submissions::returns(path)?),
            Origin::Batch(batch) => Ok((Some(batch.returns()?), Vec::new())),
        }
    }

    /// The submissions as a regulation reads them; none where a diagnostic is an error.
    ///
    /// # Errors
    /// If they cannot be read, or a recorded batch does not fit the regulation.
    pub(in crate::cli) fn read(
        self,
        mouth: &Mouth,
        returns: Returns,
        regulation: &Regulation,
    ) -> Result<(Option<Submissions>, Vec<Diagnostic>), Failure> {
        match self {
            Origin::Batch(batch) => Ok((Some(batch.read(mouth, returns, regulation)?), Vec::new())),
            Origin::Files(path) => {
                let progress = Progress::of(mouth, "progress-reading", 0);
                let reading = |done: u64, all: u64| progress.reach(done, all);
                Ok(submissions::read(path, returns, regulation, &reading)?)
            }
        }
    }
}

/// Submissions and the rules to decide them by.
pub(in crate::cli) struct Submitted {
    /// The rules.
    pub(in crate::cli) book: Rulebook,
    /// The submissions.
    pub(in crate::cli) read: Submissions,
    /// What is no error.
    pub(in crate::cli) warnings: Vec<Diagnostic>,
}

impl Submitted {
    /// How many subjects there are.
    pub(in crate::cli) fn rows(&self) -> u64 {
        self.read.population.tables.iter().map(|table| table.len() as u64).sum()
    }
}

/// Reads submissions from files, and the regulation they are to be decided by.
///
/// # Errors
/// Every mistake in both; the disk.
pub(in crate::cli) fn submitted(
    mouth: &Mouth,
    rules: &Path,
    (path, by): (&Path, &ByWhat),
) -> Result<Submitted, Failure> {
    from(mouth, rules, (Origin::Files(path), by))
}

/// Reads submissions from files, or a batch recorded in a trail. A batch is decided by its own
/// regulation as it was recorded, unless another one or an amendment is asked for: then by that of
/// the rules folder.
///
/// # Errors
/// Every mistake in both; the disk.
pub(in crate::cli) fn sourced(
    mouth: &Mouth,
    rules: &Path,
    (source, by): (&Source, &ByWhat),
) -> Result<Submitted, Failure> {
    let recorded = (source.from_trail.as_deref(), source.batch);
    from(mouth, rules, (Origin::of(source.submissions.as_deref(), recorded), by))
}

fn from(
    mouth: &Mouth,
    rules: &Path,
    (origin, by): (Origin<'_>, &ByWhat),
) -> Result<Submitted, Failure> {
    let (returns, mut found) = origin.returns()?;
    let Some(returns) = returns else {
        return Err(Failure::Mistakes(found));
    };
    let (book, told) = match origin {
        Origin::Batch(batch) if by.regulation.is_none() && by.amendments.is_empty() => {
            let (regulation, told) = batch.regulation()?;
            rules::compiled(Some(regulation), told)?
        }
        _ => {
            let catalogue = load::list(rules)?;
            let listing = listing(&catalogue, by, &returns, &mut found)?;
            rules::amended(listing, &by.amendments)?
        }
    };
    found.extend(told);
    let (read, told) = origin.read(mouth, returns, book.regulation())?;
    found.extend(told);
    match read {
        Some(read) if !found.iter().any(Diagnostic::is_error) => {
            Ok(Submitted { book, read, warnings: found })
        }
        _ => Err(Failure::Mistakes(found)),
    }
}

/// The regulation asked for, else the one that the submissions name, else the one in force.
///
/// # Errors
/// If there is none, or the one that the submissions name is not in force in their rating year.
pub(in crate::cli) fn listing<'a>(
    catalogue: &'a Catalogue,
    by: &ByWhat,
    returns: &Returns,
    found: &mut Vec<Diagnostic>,
) -> Result<&'a Listing, Failure> {
    let Some(id) = by.regulation.as_ref().or(returns.regulation.as_ref()) else {
        return rules::in_force(catalogue, returns.series.as_deref(), returns.period);
    };
    let named = rules::find(catalogue, id)?;
    // Who asks for one on the command line means it, and a recorded batch was decided by it
    // already; in submissions it is the year or the regulation of the form before that was left.
    if by.regulation.is_some() || returns.recorded.is_some() {
        found.extend(load::meant_outside(named, returns.period));
        return Ok(named);
    }
    match load::named_outside(&catalogue.regulations, named, returns.period) {
        Some(wrong) => Err(Failure::Mistakes(vec![wrong])),
        None => Ok(named),
    }
}
