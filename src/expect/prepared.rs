//! A case made a population once, to be decided by one rulebook after another.

use crate::decide::{Options, Rulebook, Verdicts, decide};
use crate::expect::compare::compare;
use crate::expect::situation::Situation;
use crate::model::{Case, CasesFile, Regulation};

/// A case and its population. Rulebooks that decide it must be of regulations with the same
/// scales, classes, facts and children.
pub struct Prepared<'c> {
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// The case.
    pub case: &'c Case,
    situation: Situation,
}

impl<'c> Prepared<'c> {
    /// A case of a class; `None` if it names subjects that cannot be made.
    pub fn of(regulation: &Regulation, class: usize, case: &'c Case) -> Option<Prepared<'c>> {
        let situation = Situation::of(regulation, class, case).ok()?;
        Some(Prepared { class, case, situation })
    }

    /// Every case of these files, in their order.
    pub fn all(regulation: &Regulation, files: &'c [CasesFile]) -> Vec<Prepared<'c>> {
        let each = files.iter().flat_map(|file| file.cases.iter().map(|case| (file.class, case)));
        each.filter_map(|(class, case)| Prepared::of(regulation, class, case)).collect()
    }

    /// True if somebody of a class is in it, decided or only named.
    pub fn has(&self, class: usize) -> bool {
        !self.situation.population.tables[class].is_empty()
    }

    /// True if it comes out as expected.
    pub fn holds(&self, book: &Rulebook) -> bool {
        let expected = |verdicts: Verdicts<'_>| compare(verdicts, &self.situation, self.case);
        self.decided(book, expected).is_some_and(|found| found.is_empty())
    }

    /// What is asked of the verdicts; `None` if the subjects wait for each other in a circle.
    pub fn decided<T>(&self, book: &Rulebook, ask: impl FnOnce(Verdicts<'_>) -> T) -> Option<T> {
        let population = &self.situation.population;
        let decisions = decide(book, population, Options { use_decided: true }).ok()?;
        Some(ask(decisions.verdicts(book, population)))
    }

    /// Those who are decided: id and row in the case's class.
    pub fn rows(&self) -> &[(String, usize)] {
        &self.situation.rows
    }
}
