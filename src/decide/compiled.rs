//! The rules of one class with their formulas checked and compiled.
//!
//! All conditions of a class (formulas that are true, false or unknown) stand in one list, so
//! that they are lowered together and their number is the place of their trace. Start reading at
//! [`ClassRules`].

use crate::formula::{Expr, Reads};
use crate::model::{Basis, Rounding};
use std::ops::Range;

/// The rules of a class, compiled.
#[derive(Debug)]
pub(in crate::decide) struct ClassRules {
    /// All conditions: of exemptions, the review, requirements, ceilings and quotas.
    pub conditions: Vec<Condition>,
    /// The exemptions' conditions, in the order of the rules.
    pub exemptions: Range<usize>,
    /// The condition of having been reviewed.
    pub review: Option<usize>,
    /// The requirements' conditions of each level, best first.
    pub levels: Vec<LevelRules>,
    /// Every ceiling, in the order of the rules.
    pub ceilings: Vec<CeilingRule>,
    /// Every quota, in the order in which they act.
    pub quotas: Vec<QuotaRule>,
}

/// A formula that is true, false or unknown of a subject.
#[derive(Debug)]
pub(in crate::decide) struct Condition {
    /// The formula.
    pub expr: Expr,
    /// The weakest of the rule's basis and those of the parameters it reads.
    pub basis: Basis,
}

/// The standard of a level.
#[derive(Debug)]
pub(in crate::decide) struct LevelRules {
    /// The level, as a code of the outcome scale.
    pub code: u8,
    /// Its requirements, as conditions.
    pub requires: Range<usize>,
}

/// A limit on the level of a subject.
#[derive(Debug)]
pub(in crate::decide) struct CeilingRule {
    /// The condition under which it holds.
    pub when: usize,
    /// The highest level allowed.
    pub at_most: Expr,
    /// The weakest basis of the rule and its parameters.
    pub basis: Basis,
}

/// A cap on a group of peers.
#[derive(Debug)]
pub(in crate::decide) struct QuotaRule {
    /// The facts that form the groups.
    pub per: Vec<usize>,
    /// The share of the base.
    pub share: Expr,
    /// How it is made whole.
    pub rounding: Rounding,
    /// The keys of the ranking, each with whether the greatest comes first.
    pub rank: Vec<(Expr, bool)>,
    /// The condition of those whom it does not concern.
    pub unless: Option<usize>,
    /// The weakest basis of the rule, its assumed keys and its parameters.
    pub basis: Basis,
}

impl ClassRules {
    /// What all its formulas together read.
    pub(in crate::decide) fn reads(&self) -> impl Iterator<Item = Reads> + '_ {
        let conditions = self.conditions.iter().map(|condition| &condition.expr);
        let ceilings = self.ceilings.iter().map(|ceiling| &ceiling.at_most);
        let shares = self.quotas.iter().map(|quota| &quota.share);
        let keys = self.quotas.iter().flat_map(|quota| quota.rank.iter().map(|(key, _)| key));
        conditions.chain(ceilings).chain(shares).chain(keys).map(Expr::reads)
    }
}
