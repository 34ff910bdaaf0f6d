//! What became of every subject on one side, a byte each, and counts of pairs of sides.

use crate::decide::Verdicts;
use crate::model::{Outcome, Regulation, State};
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSlice};
use std::sync::Arc;

/// Rows counted at a time.
const PIECE: usize = 1 << 16;

/// Every state there is: the levels best first, then exempt, pending, referred.
pub fn all_states(regulation: &Regulation) -> Vec<State> {
    let levels = regulation.outcome_scale().values.iter().rev();
    let levels = levels.map(|level| State::Level(level.id.clone()));
    levels.chain([State::Exempt, State::Pending, State::Referred]).collect()
}

/// The state of every subject, by its place among [`all_states`], by class and row.
#[derive(Clone, Debug)]
pub struct States(Vec<Arc<Vec<u16>>>);

impl States {
    /// The states that verdicts give.
    pub fn of(verdicts: Verdicts<'_>) -> Self {
        let classes = 0..verdicts.regulation().classes.len();
        States(classes.map(|class| Arc::new(of_class(verdicts, class))).collect())
    }

    /// The states after a change of the rules; those of a class that was not decided again are
    /// shared.
    pub fn after(verdicts: Verdicts<'_>, (before, known): (Verdicts<'_>, &States)) -> Self {
        let (is, was) = (verdicts.decisions(), before.decisions());
        let one = |(class, known): (usize, &Arc<Vec<u16>>)| {
            if is.is_carried_over(was, class) {
                Arc::clone(known)
            } else {
                Arc::new(of_class(verdicts, class))
            }
        };
        States(known.0.iter().enumerate().map(one).collect())
    }

    /// The states of a class, by row.
    pub fn class(&self, class: usize) -> &[u16] {
        &self.0[class]
    }
}

fn of_class(verdicts: Verdicts<'_>, class: usize) -> Vec<u16> {
    let levels = verdicts.regulation().outcome_scale().values.len();
    verdicts.decisions().each(class, |outcome, level| state(outcome, level, levels))
}

fn state(outcome: Outcome, level: Option<u8>, levels: usize) -> u16 {
    let at = match (outcome, level) {
        (Outcome::Rated, Some(level)) => (levels - 1).saturating_sub(usize::from(level)),
        (Outcome::Exempt, _) => levels,
        (Outcome::Referred, _) => levels + 2,
        (Outcome::Rated, None) | (Outcome::Pending, _) => levels + 1,
    };
    u16::try_from(at).expect("INVARIANT (levels): no more than 255")
}

/// The states of a class on two sides.
#[derive(Clone, Copy, Debug)]
pub struct Pairs<'a> {
    /// By row.
    pub before: &'a [u16],
    /// By row.
    pub after: &'a [u16],
}

impl Pairs<'_> {
    /// How many subjects go from each of so many states to each.
    pub fn counts(&self, states: usize) -> Vec<Vec<u64>> {
        let pieces = self.before.par_chunks(PIECE).zip(self.after.par_chunks(PIECE));
        let count = |(before, after): (&[u16], &[u16])| {
            let mut counts = vec![0u64; states * states];
            for (before, after) in before.iter().zip(after) {
                counts[usize::from(*before) * states + usize::from(*after)] += 1;
            }
            counts
        };
        let counts = pieces.map(count).reduce(|| vec![0; states * states], add);
        square(&counts, states)
    }

    /// The same of some rows only.
    pub fn counts_of(&self, states: usize, rows: impl Iterator<Item = usize>) -> Vec<Vec<u64>> {
        let mut counts = vec![0u64; states * states];
        for row in rows {
            counts[usize::from(self.before[row]) * states + usize::from(self.after[row])] += 1;
        }
        square(&counts, states)
    }

    /// The same for each of some parts, of which every row is in one.
    pub fn counts_by(&self, states: usize, (parts, of): (usize, &[u32])) -> Vec<Vec<Vec<u64>>> {
        let mut counts = vec![0u64; parts * states * states];
        for ((before, after), part) in self.before.iter().zip(self.after).zip(of) {
            let cell = usize::from(*before) * states + usize::from(*after);
            counts[*part as usize * states * states + cell] += 1;
        }
        counts.chunks(states * states).map(|counts| square(counts, states)).collect()
    }

    /// The rows whose state changes.
    pub fn changed(&self) -> Vec<u32> {
        let pieces = self.before.par_chunks(PIECE).zip(self.after.par_chunks(PIECE)).enumerate();
        let changed = pieces.flat_map_iter(|(at, (before, after))| {
            let rows = (0..).zip(before.iter().zip(after));
            let changed = rows.filter(|(_, (before, after))| before != after);
            changed.map(move |(row, _): (usize, _)| row_number(at * PIECE + row))
        });
        changed.collect()
    }
}

fn row_number(at: usize) -> u32 {
    u32::try_from(at).expect("INVARIANT (rows): fewer than 2^32 subjects")
}

fn add(mut sum: Vec<u64>, counts: Vec<u64>) -> Vec<u64> {
    sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    sum
}

fn square(counts: &[u64], states: usize) -> Vec<Vec<u64>> {
    counts.chunks(states).map(<[u64]>::to_vec).collect()
}
