//! The result of deciding: what is kept of each subject and group, and cheap ways to read it.
//!
//! Start reading at [`Decisions`]; [`Decisions::verdicts`] gives verdicts in words.

use crate::decide::columns::{Columns, Standing};
use crate::decide::groups::{Grouping, NO_GROUP};
use crate::decide::rulebook::Rulebook;
use crate::decide::run::{Looped, Options};
use crate::decide::states::States;
use crate::decide::trace::Trace;
use crate::decide::verdict::Verdicts;
use crate::formula::{Family, World};
use crate::model::{Outcome, Population, UNKNOWN_CODE};
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::sync::Arc;

/// What was decided of a population: by class (in the regulation's order) and row (in the order
/// of the submissions). What an amended regulation leaves as it is, is shared with what was decided
/// before ([`crate::decide::decide_again`]).
#[derive(Debug)]
pub struct Decisions {
    pub(in crate::decide) options: Options,
    pub(in crate::decide) columns: Vec<Arc<Columns>>,
    pub(in crate::decide) traces: Vec<Arc<Trace>>,
    pub(in crate::decide) groupings: Vec<Vec<Arc<Grouping>>>,
    pub(in crate::decide) groups: Vec<Vec<Arc<States>>>,
    /// Final levels as dependents see them.
    pub(in crate::decide) ratings: Vec<Arc<Vec<u8>>>,
    pub(in crate::decide) families: Arc<Vec<Vec<Family>>>,
    /// How components whose subjects wait for each other were laid out, in the rulebook's order.
    pub(in crate::decide) plans: Vec<Option<Arc<Looped>>>,
}

impl Decisions {
    /// The verdicts in words, made when they are asked for. Rulebook and population must be those
    /// that were decided.
    pub fn verdicts<'a>(&'a self, book: &'a Rulebook, population: &'a Population) -> Verdicts<'a> {
        Verdicts { book, population, decisions: self }
    }

    /// True if nothing of a class was decided again since an earlier deciding: all is shared.
    pub fn is_carried_over(&self, earlier: &Decisions, class: usize) -> bool {
        let groups = self.groups[class].iter().zip(&earlier.groups[class]);
        Arc::ptr_eq(&self.columns[class], &earlier.columns[class])
            && Arc::ptr_eq(&self.traces[class], &earlier.traces[class])
            && self.groups[class].len() == earlier.groups[class].len()
            && groups.into_iter().all(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// The number of subjects of a class.
    pub fn len(&self, class: usize) -> usize {
        self.columns[class].level.len()
    }

    /// True if a class has no subjects.
    pub fn is_empty(&self, class: usize) -> bool {
        self.len(class) == 0
    }

    /// What became of a subject.
    pub fn outcome(&self, class: usize, row: usize) -> Outcome {
        self.columns[class].standing(row).outcome()
    }

    /// The level after everything, by code; only where rated.
    pub fn level(&self, class: usize, row: usize) -> Option<u8> {
        known(&self.columns[class].level, row)
    }

    /// What `of` says of the outcome and level of each subject of a class, by row.
    pub fn each<T: Copy + Send + Sync>(
        &self,
        class: usize,
        of: impl Fn(Outcome, Option<u8>) -> T,
    ) -> Vec<T> {
        // Asked once of all that there can be: subjects are many.
        let of_standing = |standing: Standing| -> Vec<T> {
            let levels = (0..UNKNOWN_CODE).map(Some).chain([None]);
            levels.map(|level| of(standing.outcome(), level)).collect()
        };
        let answers: Vec<Vec<T>> = Standing::ALL.map(of_standing).into();
        let columns = &self.columns[class];
        let rows = columns.standing.par_iter().zip(columns.level.par_iter());
        let rows = rows.with_min_len(1 << 14);
        rows.map(|(standing, level)| answers[usize::from(*standing)][usize::from(*level)]).collect()
    }

    /// The level by the requirements alone, by code.
    pub fn standard(&self, class: usize, row: usize) -> Option<u8> {
        known(&self.columns[class].standard, row)
    }

    /// The level after the ceilings, by code.
    pub fn eligible(&self, class: usize, row: usize) -> Option<u8> {
        known(&self.columns[class].eligible, row)
    }

    /// The level that dependents see: the decided one where it counts, else the engine's.
    pub fn rating(&self, class: usize, row: usize) -> Option<u8> {
        known(&self.ratings[class], row)
    }

    /// The quota that lowered or referred a subject, by its place in the class.
    pub fn quota(&self, class: usize, row: usize) -> Option<usize> {
        let quota = self.columns[class].quota(row)?;
        let acted = matches!(self.outcome(class, row), Outcome::Rated | Outcome::Referred);
        acted.then_some(quota)
    }

    /// The number of a subject's group among those of a quota whose `per` facts have the same
    /// values; `None` if one is unknown. Numbers follow the order of the submissions.
    pub fn group_of(&self, class: usize, quota: usize, row: usize) -> Option<u32> {
        let group = self.groupings[class][quota].group(row);
        (group != NO_GROUP).then_some(group)
    }

    pub(in crate::decide) fn world<'a>(
        &'a self,
        book: &'a Rulebook,
        population: &'a Population,
    ) -> World<'a> {
        World {
            regulation: book.regulation(),
            population,
            ratings: &self.ratings,
            families: &self.families,
            library: book.library(),
        }
    }
}

fn known(column: &[u8], row: usize) -> Option<u8> {
    (column[row] != UNKNOWN_CODE).then_some(column[row])
}
