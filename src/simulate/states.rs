//! What became of every subject on one side, a byte each, and counts of pairs of sides.

use crate::decide::Verdicts;
use crate::model::{Outcome, Regulation, State};
use rayon::prelude::{
    IndexedParallelIterator, IntoParallelIterator, ParallelIterator, ParallelSlice,
};
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
    /// How many subjects go from each of so many states to each, and the rows whose state changes,
    /// ascending.
    pub fn compared(&self, states: usize) -> (Vec<Vec<u64>>, Vec<u32>) {
        let pieces = self.before.par_chunks(PIECE).zip(self.after.par_chunks(PIECE));
        let count = |(before, after): (&[u16], &[u16])| count(before, after, states);
        let pieces: Vec<Vec<u64>> = pieces.map(count).collect();
        let stay = |counts: &Vec<u64>| -> u64 { counts.iter().step_by(states + 1).sum() };
        let moved = |counts: &Vec<u64>| (counts.iter().sum::<u64>() - stay(counts)) as usize;
        let moved: Vec<usize> = pieces.iter().map(moved).collect();
        let none = vec![0; states * states];
        (square(&pieces.into_iter().fold(none, add), states), self.changed(&moved))
    }

    /// The rows whose state changes, of whom so many are in each piece.
    fn changed(&self, moved: &[usize]) -> Vec<u32> {
        let mut rows = vec![0u32; moved.iter().sum()];
        let (mut parts, mut left) = (Vec::new(), rows.as_mut_slice());
        for (at, count) in moved.iter().enumerate().filter(|(_, count)| **count > 0) {
            let (part, rest) = std::mem::take(&mut left).split_at_mut(*count);
            parts.push((at * PIECE, part));
            left = rest;
        }
        parts.into_par_iter().for_each(|(start, part)| {
            let end = self.before.len().min(start + PIECE);
            let pairs =
                (start..end).zip(self.before[start..end].iter().zip(&self.after[start..end]));
            let changed = pairs.filter(|(_, (before, after))| before != after);
            part.iter_mut().zip(changed).for_each(|(to, (row, _))| *to = row_number(row));
        });
        rows
    }

    /// How many of some rows go from each state to each.
    pub fn counts_of(
        &self,
        states: usize,
        (rows, is_counted): (&[u32], impl Fn(usize) -> bool + Sync),
    ) -> Vec<Vec<u64>> {
        let count = |rows: &[u32]| {
            let mut counts = vec![0u64; states * states];
            for row in rows.iter().map(|row| *row as usize).filter(|row| is_counted(*row)) {
                counts[usize::from(self.before[row]) * states + usize::from(self.after[row])] += 1;
            }
            counts
        };
        let counts = rows.par_chunks(PIECE).map(count);
        square(&counts.reduce(|| vec![0; states * states], add), states)
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
}

/// Counts the pairs of a piece, in a few copies of the table: rows that follow each other are often
/// alike, and each would wait until the number that the one before raised is written.
fn count(before: &[u16], after: &[u16], states: usize) -> Vec<u64> {
    const LANES: usize = 4;
    let size = states * states;
    let mut copies = vec![0u32; LANES * size];
    for (at, (before, after)) in before.iter().zip(after).enumerate() {
        copies[at % LANES * size + usize::from(*before) * states + usize::from(*after)] += 1;
    }
    let sum = |at| copies.iter().skip(at).step_by(size).map(|count| u64::from(*count)).sum();
    (0..size).map(sum).collect()
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
