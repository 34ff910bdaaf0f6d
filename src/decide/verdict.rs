//! Verdicts in words, made on demand from what was kept.
//!
//! What is not known of an exempt or pending subject stays out: deciding goes exemption, review,
//! standard, ceilings, quotas, and what comes after the step that settled a subject was not
//! looked at. Start reading at [`Verdicts::verdict`].

use crate::decide::decisions::Decisions;
use crate::decide::grounds::One;
use crate::decide::rulebook::Rulebook;
use crate::decide::words::Words;
use crate::formula::World;
use crate::model::{Departure, Outcome, Population, Regulation, Truth, Verdict};
use std::cmp::Ordering;

/// The verdicts of a population, in words.
#[derive(Clone, Copy, Debug)]
pub struct Verdicts<'a> {
    pub(in crate::decide) book: &'a Rulebook,
    pub(in crate::decide) population: &'a Population,
    pub(in crate::decide) decisions: &'a Decisions,
}

impl<'a> Verdicts<'a> {
    /// The verdict of a subject.
    pub fn verdict(self, class: usize, row: usize) -> Verdict<'a> {
        let one = self.one(class, row);
        let table = &self.population.tables[class];
        let words = Words(one.world);
        let level = |code: Option<u8>| code.map(|code| words.level(code));
        let decisions = self.decisions;
        let exemption = one.exemption();
        Verdict {
            class: &one.class.id,
            id: table.ids.get(u32::try_from(row).expect("INVARIANT (rows): fewer than 2^32")),
            outcome: decisions.outcome(class, row),
            level: level(decisions.level(class, row)),
            standard: level(decisions.standard(class, row)),
            eligible: level(decisions.eligible(class, row)),
            decided: level(table.decided(row)),
            departure: self.departure(class, row),
            exemption: exemption.map(|at| one.class.exemptions[at].id.as_str()),
            review_due: exemption.is_none_or(|at| one.class.exemptions[at].review_due),
            ceilings: one.ceilings().map(|at| one.class.ceilings[at].id.as_str()).collect(),
            quota: decisions.quota(class, row).map(|at| one.class.quotas[at].id.as_str()),
            missing: one.missing().into_iter().collect(),
            reasons: one.reasons(),
            unmet: one.unmet(),
            rests_on: one.rests_on(),
        }
    }

    /// By what was decided.
    pub fn regulation(self) -> &'a Regulation {
        self.book.regulation()
    }

    /// The truth of every rule of a class for a subject, in the order in which they act:
    /// exemptions, review, requirements level by level, ceilings.
    pub fn truths(self, class: usize, row: usize) -> Vec<Truth> {
        let rules = &self.book.classes[class];
        let requires = rules.levels.iter().flat_map(|level| level.requires.clone());
        let conditions = rules.exemptions.clone().chain(rules.review).chain(requires);
        let conditions = conditions.chain(rules.ceilings.iter().map(|ceiling| ceiling.when));
        let trace = &self.decisions.traces[class];
        conditions.map(|condition| trace.truth(condition, row)).collect()
    }

    /// The rows of a class sorted by id (bytes).
    pub fn sorted(self, class: usize) -> Vec<u32> {
        self.population.tables[class].ids.sorted()
    }

    /// How the level that the authority gave differs from the engine's.
    pub fn departure(self, class: usize, row: usize) -> Option<Departure> {
        let decided = self.population.tables[class].decided(row)?;
        let decisions = self.decisions;
        let above = |level: Option<u8>| level.is_some_and(|level| decided > level);
        let outcome = decisions.outcome(class, row);
        match outcome {
            Outcome::Exempt => return Some(Departure::RatedThoughExempt),
            Outcome::Pending => return None,
            Outcome::Rated | Outcome::Referred => {}
        }
        if above(decisions.standard(class, row)) {
            return Some(Departure::AboveStandard);
        }
        if above(decisions.eligible(class, row)) {
            return Some(Departure::AboveCeiling);
        }
        match decided.cmp(&decisions.level(class, row)?) {
            Ordering::Greater => Some(Departure::QuotaExceeded),
            Ordering::Less => Some(Departure::BelowStandard),
            Ordering::Equal => None,
        }
    }

    pub(in crate::decide) fn world(self) -> World<'a> {
        self.decisions.world(self.book, self.population)
    }

    pub(in crate::decide) fn one(self, class: usize, row: usize) -> One<'a> {
        One {
            verdicts: self,
            world: self.world(),
            number: class,
            row,
            class: &self.book.regulation().classes[class],
            rules: &self.book.classes[class],
            standing: self.decisions.columns[class].standing(row),
        }
    }
}
