//! Cases: each small situation is made a population, decided, and compared with what a person
//! expects; and how often each rule was true, false and unknown over all of them.
//!
//! Pure. Must not know how a rule comes to its truth: it asks `decide` like everybody else. Start
//! reading at [`run`], then `situation` (a case as a population).

mod compare;
mod coverage;
mod prepared;
mod situation;

use crate::decide::{Options, Rulebook, decide};
use crate::diagnostic::{Code, Diagnostic, Location, Source};
use crate::expect::compare::compare;
use crate::expect::coverage::Counting;
use crate::expect::situation::Situation;
use crate::model::{Case, CasesFile, Place, Regulation};
use std::sync::Arc;

pub use coverage::RuleCoverage;
pub use prepared::Prepared;

/// What came out of all cases of a regulation.
#[derive(Clone, Debug)]
pub struct CasesRun {
    /// In the order of the files given.
    pub files: Vec<FileRun>,
    /// Every case that failed, and every one that nobody has confirmed (a warning).
    pub diagnostics: Vec<Diagnostic>,
    /// Every rule of the regulation, in the order in which they act.
    pub coverage: Vec<RuleCoverage>,
}

/// The counts of one file of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRun {
    /// The file, as readers know it.
    pub file: Arc<str>,
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// Cases that came out as expected.
    pub passed: u64,
    /// Cases that did not.
    pub failed: u64,
    /// Cases among them that nobody has confirmed.
    pub unconfirmed: u64,
}

impl CasesRun {
    /// True if every case came out as expected.
    pub fn is_as_expected(&self) -> bool {
        self.files.iter().all(|file| file.failed == 0)
    }
}

/// Runs the cases of a regulation.
pub fn run(book: &Rulebook, files: &[CasesFile]) -> CasesRun {
    let mut counting = Counting::new(book.regulation());
    let (mut runs, mut diagnostics) = (Vec::new(), Vec::new());
    for file in files {
        let mut run = FileRun {
            file: Arc::clone(&file.file),
            class: file.class,
            passed: 0,
            failed: 0,
            unconfirmed: 0,
        };
        for case in &file.cases {
            let found = run_case(book, (file.class, case), &mut counting);
            let count = if found.is_empty() { &mut run.passed } else { &mut run.failed };
            *count += 1;
            diagnostics.extend(found);
            if case.confirm {
                run.unconfirmed += 1;
                let place = location(book.regulation(), &case.place);
                let told = Diagnostic::warning(Code::Unconfirmed).arg("case", &case.name);
                diagnostics.push(with_place(told, place));
            }
        }
        runs.push(run);
    }
    CasesRun { files: runs, diagnostics, coverage: counting.finish() }
}

/// What a case found: nothing if it came out as expected.
fn run_case(
    book: &Rulebook,
    (class, case): (usize, &Case),
    counting: &mut Counting,
) -> Vec<Diagnostic> {
    let regulation = book.regulation();
    let failed = |place: &Place, variant| {
        let told = Diagnostic::error(Code::CaseFailed).variant(variant).arg("case", &case.name);
        with_place(told, location(regulation, place))
    };
    let situation = match Situation::of(regulation, class, case) {
        Ok(situation) => situation,
        Err(dangling) => {
            let told = |one| failed(&case.place, "no-subject").arg("id", one);
            return dangling.into_iter().map(told).collect();
        }
    };
    match decide(book, &situation.population, Options { use_decided: true }) {
        Ok(decisions) => {
            let verdicts = decisions.verdicts(book, &situation.population);
            situation.rows.iter().for_each(|(_, row)| counting.count(verdicts, class, *row));
            let found = compare(verdicts, &situation, case);
            let told = |one: compare::Mismatch| {
                failed(&one.place, one.variant)
                    .arg("subject", one.subject)
                    .arg("key", one.key)
                    .arg("expected", one.expected)
                    .arg("actual", one.actual)
            };
            found.into_iter().map(told).collect()
        }
        Err(cycles) => cycles
            .into_iter()
            .map(|one| with_place(one, location(regulation, &case.place)))
            .collect(),
    }
}

fn with_place(told: Diagnostic, place: Option<Location>) -> Diagnostic {
    match place {
        Some(place) => told.at(place),
        None => told,
    }
}

/// The place in the package's file, with the text that stands there.
fn location(regulation: &Regulation, place: &Place) -> Option<Location> {
    let file = regulation.package.files.values().find(|file| file.shown == place.file)?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(Source::new(Arc::clone(&place.file), text).at(place.range()))
}

#[cfg(test)]
mod tests;
