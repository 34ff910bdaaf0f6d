//! Counts of the subjects of a class, in one pass over what is kept of them.
//!
//! Every row has a place in a small table by its standing, its level and how the level that the
//! authority gave departs; all that is told of the class is added up from the table. Start reading
//! at [`Counts::of`].

use crate::decide::columns::{Columns, Standing};
use crate::decide::members::one_of;
use crate::decide::trace::{BLOCK, Block, Trace};
use crate::model::{Departure, UNKNOWN_CODE};
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSlice};
use std::ops::Range;

/// Blocks of rows that one thread counts at a time.
const PIECE: usize = 64;

/// Copies of a table: rows that follow each other are counted in one each, since they are often
/// alike and each would wait until the number that the one before raised is written.
const LANES: usize = 4;

/// A level was given, and it departs neither from the level nor from what leads to it. The
/// departures after this have their place in [`Departure::ALL`].
const SAME: u8 = 0;
/// No level was given.
const UNDECIDED: u8 = 5;
/// How many there are of these.
const KINDS: usize = 6;

/// Subjects of a class by what became of them.
#[derive(Clone, Debug)]
pub(in crate::decide) struct Counts {
    /// By the byte of their [`Standing`].
    pub standings: [u64; Standing::ALL.len()],
    /// By the code of their level.
    pub levels: [u64; 256],
    /// By their departure, in the order of [`Departure::ALL`].
    pub departures: [u64; Departure::ALL.len()],
}

impl Counts {
    /// Counts the subjects of a class with so many levels.
    pub(in crate::decide) fn of(columns: &Columns, decided: Option<&[u8]>, levels: usize) -> Self {
        let shape = Shape { levels: u8::try_from(levels).unwrap_or(UNKNOWN_CODE) };
        let size = shape.size();
        let rows = PIECE * BLOCK;
        let pieces = columns
            .standing
            .par_chunks(rows)
            .zip(columns.standard.par_chunks(rows))
            .zip(columns.eligible.par_chunks(rows).zip(columns.level.par_chunks(rows)))
            .enumerate();
        let count = |(at, ((standing, standard), (eligible, level)))| {
            let decided = decided.map(|decided| &decided[at * rows..]);
            shape.count(&Piece { standing, standard, eligible, level, decided })
        };
        shape.told(&pieces.map(count).reduce(|| vec![0; size], add))
    }
}

/// Some rows of a class.
struct Piece<'a> {
    standing: &'a [u8],
    standard: &'a [u8],
    eligible: &'a [u8],
    level: &'a [u8],
    decided: Option<&'a [u8]>,
}

/// The table that rows are counted in: how the given level departs, then standing, then level,
/// of which the last is none.
#[derive(Clone, Copy)]
struct Shape {
    levels: u8,
}

impl Shape {
    /// Places a standing.
    fn stride(self) -> u16 {
        u16::from(self.levels) + 1
    }

    fn size(self) -> usize {
        KINDS * Standing::ALL.len() * usize::from(self.stride())
    }

    fn count(self, piece: &Piece<'_>) -> Vec<u64> {
        let size = self.size();
        let (mut copies, mut places) = (vec![0u32; LANES * size], [0u16; BLOCK]);
        for start in (0..piece.level.len()).step_by(BLOCK) {
            let rows = start..piece.level.len().min(start + BLOCK);
            self.place(piece, rows.clone(), &mut places);
            for (at, place) in places[..rows.len()].iter().enumerate() {
                copies[at % LANES * size + usize::from(*place)] += 1;
            }
        }
        let counts = (0..size).map(|at| copies.iter().skip(at).step_by(size));
        counts.map(|copies| copies.map(|count| u64::from(*count)).sum()).collect()
    }

    /// Finds the places of up to a block of rows; plain arithmetic, so that many are found at once.
    fn place(self, piece: &Piece<'_>, rows: Range<usize>, places: &mut [u16; BLOCK]) {
        let stride = self.stride();
        let standings = Standing::ALL.len() as u16;
        let mut kinds = [UNDECIDED; BLOCK];
        if let Some(decided) = piece.decided {
            let given = decided[rows.clone()].iter().zip(&piece.standard[rows.clone()]);
            let left = piece.eligible[rows.clone()].iter().zip(&piece.level[rows.clone()]);
            for (kind, ((decided, standard), (eligible, level))) in
                kinds.iter_mut().zip(given.zip(left))
            {
                *kind = kind_of(*decided, (*standard, *eligible, *level));
            }
        }
        let kept = piece.standing[rows.clone()].iter().zip(&piece.level[rows]);
        for ((place, kind), (standing, level)) in places.iter_mut().zip(&kinds).zip(kept) {
            let (kind, level) = (u16::from(*kind), u16::from(*level.min(&self.levels)));
            *place = (kind * standings + u16::from(*standing)) * stride + level;
        }
    }

    /// What is told of the class.
    fn told(self, counts: &[u64]) -> Counts {
        let (mut standings, mut levels) = ([0; Standing::ALL.len()], [0; 256]);
        let mut departures = [0; Departure::ALL.len()];
        let stride = usize::from(self.stride());
        for (at, run) in counts.chunks(stride).enumerate() {
            let (kind, standing) = (at / Standing::ALL.len(), at % Standing::ALL.len());
            let all: u64 = run.iter().sum();
            standings[standing] += all;
            levels.iter_mut().zip(&run[..stride - 1]).for_each(|(sum, count)| *sum += count);
            if let Some(place) = departure(Standing::ALL[standing], kind) {
                departures[place] += all;
            }
        }
        Counts { standings, levels, departures }
    }
}

/// How the given level departs from a standard, an eligible level and a level if the subject is
/// rated.
#[inline(always)]
fn kind_of(decided: u8, (standard, eligible, level): (u8, u8, u8)) -> u8 {
    const { assert!(matches!(Departure::ALL[1], Departure::AboveStandard)) };
    const { assert!(matches!(Departure::ALL[2], Departure::AboveCeiling)) };
    const { assert!(matches!(Departure::ALL[3], Departure::QuotaExceeded)) };
    const { assert!(matches!(Departure::ALL[4], Departure::BelowStandard)) };
    // No code is greater than that of a level that is not known.
    let below = if (decided < level) & (level != UNKNOWN_CODE) { 4 } else { SAME };
    let last = if decided > level { 3 } else { below };
    let ceiling = if decided > eligible { 2 } else { last };
    let known = if decided > standard { 1 } else { ceiling };
    if decided == UNKNOWN_CODE { UNDECIDED } else { known }
}

/// The place in [`Departure::ALL`] of what is told of a standing and such a kind.
fn departure(standing: Standing, kind: usize) -> Option<usize> {
    const { assert!(matches!(Departure::ALL[0], Departure::RatedThoughExempt)) };
    if kind == usize::from(UNDECIDED) {
        return None;
    }
    match standing {
        Standing::Exempt => Some(0),
        Standing::Rated | Standing::Referred => (kind != usize::from(SAME)).then_some(kind),
        _ => None,
    }
}

/// Exempt subjects by the first exemption that holds.
pub(in crate::decide) fn exempt(
    columns: &Columns,
    (trace, exemptions): (&Trace, Range<usize>),
) -> Vec<u64> {
    let count = |(blocks, standings): (&[Block], &[u8])| {
        let mut counts = vec![0u64; exemptions.len()];
        for (block, standings) in blocks.iter().zip(standings.chunks(BLOCK)) {
            for (word, standings) in standings.chunks(64).enumerate() {
                let mut open = one_of(standings, &[Standing::Exempt.byte()]);
                if open == 0 {
                    continue;
                }
                for (count, condition) in counts.iter_mut().zip(exemptions.clone()) {
                    let holds = open & block.word(condition, word).0;
                    *count += u64::from(holds.count_ones());
                    open &= !holds;
                }
            }
        }
        counts
    };
    let blocks = trace.blocks.par_chunks(PIECE);
    let pieces = blocks.zip(columns.standing.par_chunks(PIECE * BLOCK));
    pieces.map(count).reduce(|| vec![0; exemptions.len()], add)
}

/// How often each byte occurs.
pub(in crate::decide) fn histogram(bytes: &[u8]) -> [u64; 256] {
    let count = |piece: &[u8]| {
        let mut copies = [[0u32; 256]; LANES];
        for (at, byte) in piece.iter().enumerate() {
            copies[at % LANES][usize::from(*byte)] += 1;
        }
        std::array::from_fn(|byte| copies.iter().map(|copy| u64::from(copy[byte])).sum())
    };
    let add = |mut sum: [u64; 256], counts: [u64; 256]| {
        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        sum
    };
    bytes.par_chunks(PIECE * BLOCK).map(count).reduce(|| [0; 256], add)
}

fn add(mut sum: Vec<u64>, counts: Vec<u64>) -> Vec<u64> {
    sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    sum
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::decide::columns::{Columns, Standing};
    use crate::model::{Departure, UNKNOWN_CODE};
    use std::sync::Arc;

    /// What is said of one subject, in the order in which it is looked for.
    fn departure(standing: Standing, given: u8, levels: [u8; 3]) -> Option<Departure> {
        let known = |level: u8| (level != UNKNOWN_CODE).then_some(level);
        let (given, [standard, eligible, level]) = (known(given)?, levels.map(known));
        match standing {
            Standing::Exempt => return Some(Departure::RatedThoughExempt),
            Standing::Rated | Standing::Referred => {}
            _ => return None,
        }
        if standard.is_some_and(|standard| given > standard) {
            return Some(Departure::AboveStandard);
        }
        if eligible.is_some_and(|eligible| given > eligible) {
            return Some(Departure::AboveCeiling);
        }
        let level = level?;
        if given > level {
            return Some(Departure::QuotaExceeded);
        }
        (given < level).then_some(Departure::BelowStandard)
    }

    #[test]
    fn every_combination_is_counted_as_it_is_told_of_one() {
        let codes = [0, 1, 2, UNKNOWN_CODE];
        let (mut columns, mut decided, mut told) = (Columns::new(0, 0), Vec::new(), [0; 5]);
        for (at, number) in (0..9 * 256).cycle().enumerate().take(100_000) {
            let standing = Standing::ALL[number / 256];
            let code = |place: u32| codes[number / 4usize.pow(place) % 4];
            let levels = [code(0), code(1), code(2)];
            columns.standing.push(standing.byte());
            columns.standard.push(levels[0]);
            columns.eligible.push(levels[1]);
            Arc::make_mut(&mut columns.level).push(levels[2]);
            decided.push(code(3));
            if let Some(kind) = departure(standing, decided[at], levels) {
                told[Departure::ALL.iter().position(|known| *known == kind).unwrap()] += 1;
            }
        }
        let given = Counts::of(&columns, Some(&decided), 3);
        assert_eq!(given.departures, told);
        let none = Counts::of(&columns, None, 3);
        assert_eq!(none.departures, [0; 5]);
        let rows = |wanted: &dyn Fn(usize) -> bool| (0..100_000).filter(|at| wanted(*at)).count();
        for counts in [given, none] {
            for standing in Standing::ALL {
                let all = rows(&|at| columns.standing[at] == standing.byte());
                assert_eq!(counts.standings[usize::from(standing.byte())], all as u64);
            }
            for level in 0..4 {
                let all = rows(&|at| columns.level[at] == level);
                assert_eq!(counts.levels[usize::from(level)], all as u64);
            }
        }
    }
}
