//! The rules of one class with their formulas checked and compiled.
//!
//! All conditions of a class (formulas that are true, false or unknown) stand in one list, so
//! that they are lowered together and their number is the place of their trace. Start reading at
//! [`ClassRules`].

use crate::formula::{Expr, Levels, Path, Program};
use crate::model::{Basis, Place, Rounding};
use std::collections::BTreeSet;
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
    /// All conditions, lowered.
    pub program: Program,
    /// The formulas that read final levels of others, in the order of the rules.
    pub level_formulas: Vec<LevelFormula>,
}

/// A formula that reads final levels of others.
#[derive(Clone, Debug)]
pub(in crate::decide) struct LevelFormula {
    /// Where it is written.
    pub place: Place,
    /// What it reads.
    pub reads: LevelReads,
}

/// Final levels that formulas of a class read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct LevelReads {
    /// Ways to other subjects.
    pub paths: Vec<Path>,
    /// Children, by index into the class's `children`.
    pub children: Vec<usize>,
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
    /// The same, lowered.
    pub levels: Levels,
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

impl LevelReads {
    /// What one formula reads.
    pub(in crate::decide) fn of(expr: &Expr) -> Self {
        let reads = expr.reads();
        let children = reads.children.iter().filter(|(_, levels)| **levels);
        let children = children.map(|(at, _)| *at).collect();
        LevelReads { paths: reads.ratings.into_iter().collect(), children }
    }

    pub(in crate::decide) fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.children.is_empty()
    }
}

impl ClassRules {
    /// What all its formulas together read, each once.
    pub(in crate::decide) fn level_reads(&self) -> LevelReads {
        let reads = || self.level_formulas.iter().map(|formula| &formula.reads);
        let paths: BTreeSet<&Path> = reads().flat_map(|reads| &reads.paths).collect();
        let children: BTreeSet<usize> = reads().flat_map(|reads| reads.children.clone()).collect();
        LevelReads {
            paths: paths.into_iter().cloned().collect(),
            children: children.into_iter().collect(),
        }
    }
}
