//! Who is in which group while groups are decided, and what a quota counts of them.
//!
//! Start reading at [`Members`]; [`tally`] counts by a quota's levels.

use crate::decide::cap::small;
use crate::decide::groups::NO_GROUP;
use crate::decide::seats::Tally;
use crate::model::{Base, Quota, UNKNOWN_CODE, gathered};
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

    /// Those at some levels with the place that `place` gives their group, if any, piece by piece.
    pub(in crate::decide) fn placed(
        &self,
        (level, wanted): (&[u8], &[u8]),
        place: impl Fn(u32, u32) -> Option<u32> + Sync,
    ) -> Vec<Vec<(u32, u32)>> {
        let of_piece = |range: Range<usize>| {
            let mut found = Vec::new();
            let mut find = |row: u32, group: u32| {
                found.extend(place(row, group).map(|place| (row, place)));
            };
            match self {
                Members::All(groups) => {
                    for start in range.clone().step_by(64) {
                        let rows = start..range.end.min(start + 64);
                        let mut hits = one_of(&level[rows], wanted);
                        while hits != 0 {
                            let row = start + hits.trailing_zeros() as usize;
                            find(small(row), groups[row]);
                            hits &= hits - 1;
                        }
                    }
                }
                Members::Some(rows) => {
                    let rows = rows[range].iter();
                    rows.filter(|(row, _)| wanted.contains(&level[*row as usize]))
                        .for_each(|(row, group)| find(*row, *group));
                }
            }
            found
        };
        self.pieces(Self::PIECE).map(of_piece).collect()
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

/// Which of up to 64 bytes are one of those wanted. Eight are compared at a time: few are, and a
/// branch a byte costs more.
pub(in crate::decide) fn one_of(bytes: &[u8], wanted: &[u8]) -> u64 {
    let of_eight = |eight: [u8; 8]| {
        let word = u64::from_le_bytes(eight);
        let equal = |one: &u8| zero_bytes(word ^ (EACH * u64::from(*one)));
        let equal = wanted.iter().fold(0, |all, one| all | equal(one));
        gathered(equal, 7)
    };
    let (eights, rest) = bytes.as_chunks::<8>();
    let hits =
        eights.iter().enumerate().fold(0, |hits, (at, eight)| hits | of_eight(*eight) << (8 * at));
    if rest.is_empty() {
        return hits;
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    // What is past the end is nobody.
    hits | (of_eight(last) & ((1 << rest.len()) - 1)) << (8 * eights.len())
}

/// A one in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is zero.
fn zero_bytes(word: u64) -> u64 {
    let low = EACH * 0x7f;
    !(((word & low) + low) | word | low)
}

/// What a quota counts a subject as, by its level.
pub(in crate::decide) struct Slots {
    of_level: [u8; 256],
    /// Of each limited level, best first, whether it is in the base.
    limited: Vec<bool>,
    /// True if those who are lowered are then in the base.
    lowered_count: bool,
}

impl Slots {
    /// Those whose level is neither limited nor in the base, or who have none.
    const OTHER: u8 = 0;
    /// Those in the base at levels that are not limited.
    const FIXED: u8 = 1;
    /// The first of the limited levels.
    const LIMITED: u8 = 2;

    /// The slots of a quota.
    pub(in crate::decide) fn of(quota: &Quota) -> Self {
        let counted = |level: u8| match &quota.of {
            Base::Rated => true,
            Base::Levels(levels) => levels.contains(&level),
        };
        let mut limits = quota.limits.clone();
        limits.sort_unstable_by(|a, b| b.cmp(a));
        limits.dedup();
        let mut of_level = [Self::OTHER; 256];
        for level in (0..UNKNOWN_CODE).filter(|level| counted(*level)) {
            of_level[usize::from(level)] = Self::FIXED;
        }
        for (slot, level) in (Self::LIMITED..).zip(&limits) {
            of_level[usize::from(*level)] = slot;
        }
        Slots {
            of_level,
            limited: limits.iter().map(|level| counted(*level)).collect(),
            lowered_count: counted(quota.lowered_to),
        }
    }

    /// How many slots there are.
    pub(in crate::decide) fn len(&self) -> usize {
        usize::from(Self::LIMITED) + self.limited.len()
    }

    /// The slot of a level.
    pub(in crate::decide) fn of_level(&self, level: u8) -> usize {
        usize::from(self.of_level[usize::from(level)])
    }

    /// Those at limited levels, of subjects counted by slot.
    pub(in crate::decide) fn eligible(counts: &[u32]) -> u32 {
        counts[usize::from(Self::LIMITED)..].iter().sum()
    }

    /// The base of subjects counted by slot if none of them is lowered.
    pub(in crate::decide) fn base(&self, counts: &[u32]) -> u64 {
        let limited = counts[usize::from(Self::LIMITED)..].iter().zip(&self.limited);
        let counted = limited.map(|(count, counted)| if *counted { u64::from(*count) } else { 0 });
        u64::from(counts[usize::from(Self::FIXED)]) + counted.sum::<u64>()
    }

    /// The members of a group, counted by slot.
    pub(in crate::decide) fn tally(&self, counts: &[u32], tally: &mut Tally) {
        let limited = counts[usize::from(Self::LIMITED)..].iter().zip(&self.limited);
        tally.limited.clear();
        tally.limited.extend(limited.map(|(count, counted)| (u64::from(*count), *counted)));
        tally.fixed = u64::from(counts[usize::from(Self::FIXED)]);
        tally.lowered_count = self.lowered_count;
    }
}

/// The members of a group as its quota counts them, from their number by level.
pub(in crate::decide) fn tally(quota: &Quota, by_level: &[u32]) -> Tally {
    let slots = Slots::of(quota);
    let limited = slots.limited.iter().map(|counted| (0, *counted)).collect();
    let mut tally = Tally { limited, fixed: 0, lowered_count: slots.lowered_count };
    for (level, count) in (0..=u8::MAX).zip(by_level) {
        let slot = slots.of_level[usize::from(level)];
        match slot {
            Slots::OTHER => {}
            Slots::FIXED => tally.fixed += u64::from(*count),
            _ => tally.limited[usize::from(slot - Slots::LIMITED)].0 += u64::from(*count),
        }
    }
    tally
}

#[cfg(test)]
mod tests;
