//! Counts and shares of the children of each subject of a block.

use crate::formula::lower::block::Reading;
use crate::formula::lower::kernels::ROWS;
use crate::formula::lower::regions::Edge;
use crate::formula::{ChildrenCount, Family};
use crate::model::{Counted, Ratio, UNKNOWN_CODE, UNKNOWN_NUMBER};

/// The children of a block's subjects, with their final levels.
#[derive(Debug)]
pub(super) struct Counting<'a> {
    reading: &'a Reading<'a>,
    family: &'a Family,
    ratings: &'a [u8],
    among: Counted,
}

impl<'a> Counting<'a> {
    pub fn of(reading: &'a Reading<'a>, children: usize) -> Counting<'a> {
        let class = reading.plan.class;
        let declared = &reading.world.regulation.classes[class].children[children];
        Counting {
            reading,
            family: &reading.world.families[class][children],
            ratings: reading.world.ratings[declared.class].as_slice(),
            among: declared.among,
        }
    }

    /// The number of each subject's children that are counted.
    pub fn counts(&self, what: ChildrenCount, counts: &mut [i64; ROWS]) {
        for (at, count) in (0..self.reading.rows.len()).zip(counts) {
            let children = self.children(at);
            let counted = match what {
                ChildrenCount::All => children.len(),
                ChildrenCount::Rated => self.rated(children),
                ChildrenCount::AtLeast(least) | ChildrenCount::ShareAtLeast(least) => {
                    self.at_least(children, least)
                }
            };
            *count = i64::try_from(counted).unwrap_or(UNKNOWN_NUMBER);
        }
    }

    /// The number of edges that each subject's share has reached.
    pub fn shares(&self, what: ChildrenCount, cuts: &[Edge], bytes: &mut [u8; ROWS]) {
        let ChildrenCount::ShareAtLeast(least) = what else {
            return;
        };
        for (at, byte) in (0..self.reading.rows.len()).zip(bytes) {
            let children = self.children(at);
            let base = match self.among {
                Counted::Rated => self.rated(children),
                Counted::All => children.len(),
            };
            *byte = reached(self.at_least(children, least), base, cuts);
        }
    }

    fn children(&self, at: usize) -> &'a [u32] {
        self.family.children(self.reading.rows.row(at))
    }

    fn level(&self, child: u32) -> u8 {
        self.ratings.get(child as usize).copied().unwrap_or(UNKNOWN_CODE)
    }

    fn rated(&self, children: &[u32]) -> usize {
        children.iter().filter(|child| self.level(**child) != UNKNOWN_CODE).count()
    }

    fn at_least(&self, children: &[u32], least: u8) -> usize {
        let levels = children.iter().map(|child| self.level(*child));
        levels.filter(|level| *level >= least && *level != UNKNOWN_CODE).count()
    }
}

/// How many edges a share has reached; unknown without a base.
fn reached(count: usize, base: usize, cuts: &[Edge]) -> u8 {
    let share = i128::try_from(count).ok().zip(i128::try_from(base).ok());
    let Some(share) = share.and_then(|(count, base)| Ratio::new(count, base)) else {
        return UNKNOWN_CODE;
    };
    let reached = cuts.partition_point(
        |(value, is_above)| {
            if *is_above { share > *value } else { share >= *value }
        },
    );
    u8::try_from(reached).unwrap_or(UNKNOWN_CODE)
}
