//! From a path and the rules folder to submissions ready to be decided.

use crate::cli::arguments::ByWhat;
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::rules;
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::load::submissions::{self, Submissions};
use crate::load::{self, Catalogue, Listing};
use crate::model::Returns;
use std::path::Path;

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

/// Reads submissions, and the regulation they are to be decided by.
///
/// # Errors
/// Every mistake in both; the disk.
pub(in crate::cli) fn submitted(
    mouth: &Mouth,
    rules: &Path,
    (path, by): (&Path, &ByWhat),
) -> Result<Submitted, Failure> {
    let (returns, mut found) = submissions::returns(path)?;
    let Some(returns) = returns else {
        return Err(Failure::Mistakes(found));
    };
    let catalogue = load::list(rules)?;
    let listing = listing(&catalogue, by, &returns)?;
    let (book, told) = rules::amended(listing, &by.amendments)?;
    found.extend(told);
    let progress = Progress::of(mouth, "progress-reading", 0);
    let reading = |done: u64, all: u64| progress.reach(done, all);
    let (read, told) = submissions::read(path, returns, book.regulation(), &reading)?;
    drop(progress);
    found.extend(told);
    match read {
        Some(read) if !found.iter().any(Diagnostic::is_error) => {
            Ok(Submitted { book, read, warnings: found })
        }
        _ => Err(Failure::Mistakes(found)),
    }
}

/// The regulation asked for, else the one that the submissions name, else the one in force.
pub(in crate::cli) fn listing<'a>(
    catalogue: &'a Catalogue,
    by: &ByWhat,
    returns: &Returns,
) -> Result<&'a Listing, Failure> {
    match by.regulation.as_ref().or(returns.regulation.as_ref()) {
        Some(id) => rules::find(catalogue, id),
        None => rules::in_force(catalogue, returns.series.as_deref(), returns.period),
    }
}
