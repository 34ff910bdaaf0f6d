//! How well the cases of a regulation hold its rules: which clauses and conditions they show, which
//! alterations of a rule none of them notices, and which cases are missing.
//!
//! Pure. Must not decide anything itself: `expect` runs cases, `check` knows who could be told
//! apart. Start reading at [`coverage`], then [`mutate`] and [`propose`].

mod clauses;
mod conditions;
mod mutate;
mod propose;
mod sites;

pub use clauses::ClauseCoverage;
pub use conditions::{Condition, ConditionCoverage};
pub use mutate::{Alteration, Mutated, Mutation, Of, Shown, Survivor, mutate};
pub use propose::{Probes, Proposal, Proposed, propose};
pub use sites::RuleName;

use crate::decide::Rulebook;
use crate::expect::{Prepared, RuleCoverage};

/// What cases show besides how often each rule was true, false and unknown.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Every clause that a rule cites, by class in the order of the rules.
    pub clauses: Vec<ClauseCoverage>,
    /// Every rule of more than one condition.
    pub rules: Vec<ConditionCoverage>,
}

/// What the cases of a regulation show of its clauses and conditions.
pub fn coverage(book: &Rulebook, cases: &[Prepared<'_>], rules: &[RuleCoverage]) -> Coverage {
    Coverage {
        clauses: clauses::clauses(book.regulation(), rules),
        rules: conditions::conditions(book, cases),
    }
}

#[cfg(test)]
mod tests;
