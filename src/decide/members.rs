//! Who is in which group while groups are decided, and what a quota counts of them.
//!
//! Start reading at [`Members`]; [`tally`] counts by a quota's levels.

use crate::decide::cap::small;
use crate::decide::groups::NO_GROUP;
use crate::decide::seats::Tally;
use crate::model::{Base, Quota};
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::ops::Range;

/// Rows of a class, each with the place of its group among those that are decided.
pub(in crate::decide) enum Members<'a> {
    /// All rows of the class and all groups: the group of each row.
    All(&'a [u32]),
    /// These rows.
    Some(Vec<(u32, u32)>),
}

impl Members<'_> {
    /// Rows that one thread goes through at a time.
    const PIECE: usize = 8 * 1024;

    /// How many rows there are.
    pub(in crate::decide) fn len(&self) -> usize {
        match self {
            Members::All(groups) => groups.len(),
            Members::Some(rows) => rows.len(),
        }
    }

    /// Calls `each(row, group)` for some of those who are in a group.
    pub(in crate::decide) fn each(&self, range: Range<usize>, mut each: impl FnMut(u32, u32)) {
        match self {
            Members::All(groups) => {
                let first = small::<usize>(range.start);
                let rows = (first..).zip(&groups[range]);
                rows.filter(|(_, group)| **group != NO_GROUP).for_each(|(row, at)| each(row, *at));
            }
            Members::Some(rows) => rows[range].iter().for_each(|(row, at)| each(*row, *at)),
        }
    }

    /// Those for whom something holds, in their order.
    pub(in crate::decide) fn filtered(
        &self,
        holds: impl Fn(u32) -> bool + Sync,
    ) -> Vec<(u32, u32)> {
        let of_piece = |range: Range<usize>| {
            // Each is put in its place whether or not it stays there: whether it holds cannot be
            // foreseen, and a wrong guess of the processor costs more.
            let (mut found, mut count) = (vec![(0, 0); range.len()], 0);
            self.each(range, |row, at| {
                found[count] = (row, at);
                count += usize::from(holds(row));
            });
            found.truncate(count);
            found
        };
        self.pieces(Self::PIECE).map(of_piece).collect::<Vec<_>>().concat()
    }

    /// Ranges of so many each.
    pub(in crate::decide) fn pieces(
        &self,
        size: usize,
    ) -> impl IndexedParallelIterator<Item = Range<usize>> {
        let len = self.len();
        let range = move |at: usize| at * size..len.min((at + 1) * size);
        (0..len.div_ceil(size)).into_par_iter().map(range)
    }
}

/// Which levels a quota limits, and which are in its base.
pub(in crate::decide) struct Shape {
    /// The limited levels, best first, and whether each is in the base.
    limited: Vec<(u8, bool)>,
    /// The other levels in the base.
    fixed: Vec<u8>,
    /// True if those who are lowered are then in the base.
    lowered_count: bool,
}

impl Shape {
    /// The levels of a quota.
    pub(in crate::decide) fn of(quota: &Quota) -> Self {
        let counted = |level: u8| match &quota.of {
            Base::Rated => true,
            Base::Levels(levels) => levels.contains(&level),
        };
        let mut limits = quota.limits.clone();
        limits.sort_unstable_by(|a, b| b.cmp(a));
        limits.dedup();
        let fixed = |level: &u8| !limits.contains(level) && counted(*level);
        Shape {
            fixed: (0..=u8::MAX).filter(fixed).collect(),
            limited: limits.iter().map(|level| (*level, counted(*level))).collect(),
            lowered_count: counted(quota.lowered_to),
        }
    }

    /// Counts the members of a group, from their number by level.
    pub(in crate::decide) fn count(&self, by_level: &[u32], tally: &mut Tally) {
        let number = |level: u8| by_level.get(usize::from(level)).map_or(0, |n| u64::from(*n));
        let limited = self.limited.iter().map(|(level, counted)| (number(*level), *counted));
        tally.limited.clear();
        tally.limited.extend(limited);
        tally.fixed = self.fixed.iter().map(|level| number(*level)).sum();
        tally.lowered_count = self.lowered_count;
    }
}

/// The members of a group as its quota counts them, from their number by level.
pub(in crate::decide) fn tally(quota: &Quota, by_level: &[u32]) -> Tally {
    let mut tally = Tally::default();
    Shape::of(quota).count(by_level, &mut tally);
    tally
}
