//! Formulas that could not be lowered: evaluated by the tree walk, once for each distinct tuple of
//! the values that they read.

use crate::formula::lower::block::{Block, Reading};
use crate::formula::lower::kernels::{Answer, ROWS};
use crate::formula::lower::plan::{Address, PlannedOpaque};
use crate::formula::{Expr, Subject};
use crate::model::Truth;

/// Truths of tuples of few codes are kept in a table of at most so many.
const TABLE_MAX: usize = 4096;
/// Formulas that read more are evaluated anew for each row.
const READ_MAX: usize = 8;
/// Cells that the tuples of one formula may take.
const CELLS_MAX: usize = 1 << 18;
/// Places looked at for a tuple, so that no choice of submissions makes looking slow.
const PROBES: usize = 8;

/// What is remembered of one formula.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    inputs: Vec<Address>,
    /// A column an input.
    cells: Vec<[i64; ROWS]>,
    kept: Kept,
}

#[derive(Clone, Debug)]
enum Kept {
    /// Nothing: it reads something that has no number, or too much.
    Nothing,
    /// A truth for every tuple of codes; how many each input may have, the unknown last.
    Table { sizes: Vec<usize>, truths: Vec<Option<Truth>> },
    /// A truth for each tuple met lately.
    Tuples(Tuples),
}

/// Tuples of cells and their truths, each near the place that its cells give.
#[derive(Clone, Debug)]
struct Tuples {
    width: usize,
    cells: Vec<i64>,
    truths: Vec<Option<Truth>>,
    taken: usize,
}

impl Memo {
    pub fn of(opaque: &PlannedOpaque) -> Memo {
        let inputs = opaque.inputs.as_deref().filter(|inputs| inputs.len() <= READ_MAX);
        let sizes: Vec<usize> = inputs.iter().copied().flatten().map(|(_, codes)| *codes).collect();
        let tuples = sizes.iter().try_fold(1usize, |all, codes| match codes {
            0 => None,
            _ => all.checked_mul(*codes).filter(|all| *all <= TABLE_MAX),
        });
        let kept = match (inputs, tuples) {
            (None, _) => Kept::Nothing,
            (_, Some(tuples)) => Kept::Table { sizes, truths: vec![None; tuples] },
            _ => Kept::Tuples(Tuples::new(sizes.len(), 256)),
        };
        let inputs: Vec<Address> = inputs.iter().copied().flatten().map(|(at, _)| *at).collect();
        Memo { cells: vec![[0; ROWS]; inputs.len()], inputs, kept }
    }

    /// The truth of the formula for each row of a block.
    pub fn answer(
        &mut self,
        expr: &Expr,
        (reading, block): (&Reading<'_>, &mut Block),
        answer: &mut Answer,
    ) {
        for (cells, input) in self.cells.iter_mut().zip(&self.inputs) {
            block.cells(reading, *input, cells);
        }
        answer.fill(false, false);
        for at in 0..reading.rows.len() {
            let evaluate = || {
                let row = reading.rows.row(at);
                let class = reading.plan.class;
                expr.truth(&Subject { world: *reading.world, class, row, changes: &[] })
            };
            match self.truth(at, evaluate) {
                Truth::True => answer.truth[at / 64] |= 1 << (at % 64),
                Truth::False => {}
                Truth::Unknown => {
                    answer.unknown[at / 64] |= 1 << (at % 64);
                    answer.is_open = true;
                }
            }
        }
    }

    fn truth(&mut self, at: usize, evaluate: impl FnOnce() -> Truth) -> Truth {
        match &mut self.kept {
            Kept::Nothing => evaluate(),
            Kept::Table { sizes, truths } => {
                let place = self.cells.iter().zip(sizes).fold(0, |place, (cells, size)| {
                    // The unknown is negative.
                    let code = usize::try_from(cells[at]).unwrap_or(usize::MAX);
                    place * *size + code.min(*size - 1)
                });
                *truths[place].get_or_insert_with(evaluate)
            }
            Kept::Tuples(tuples) => {
                let mut key = [0; READ_MAX];
                for (key, cells) in key.iter_mut().zip(&self.cells) {
                    *key = cells[at];
                }
                tuples.truth(&key[..self.cells.len()], evaluate)
            }
        }
    }
}

impl Tuples {
    fn new(width: usize, places: usize) -> Tuples {
        Tuples { width, cells: vec![0; places * width], truths: vec![None; places], taken: 0 }
    }

    fn truth(&mut self, key: &[i64], evaluate: impl FnOnce() -> Truth) -> Truth {
        let (place, known) = self.find(key);
        if let Some(truth) = known {
            return truth;
        }
        let truth = evaluate();
        self.put(place, key, truth);
        let is_half_full = self.taken * 2 > self.truths.len();
        if is_half_full && self.cells.len() * 2 <= CELLS_MAX {
            self.grow();
        }
        truth
    }

    /// The place of a tuple and what is kept there of it; else a place that it may take.
    fn find(&self, key: &[i64]) -> (usize, Option<Truth>) {
        let home = self.home(key);
        for probe in 0..PROBES {
            let place = (home + probe) & (self.truths.len() - 1);
            match self.truths[place] {
                None => return (place, None),
                Some(truth) if self.key(place) == key => return (place, Some(truth)),
                Some(_) => {}
            }
        }
        (home, None)
    }

    fn put(&mut self, place: usize, key: &[i64], truth: Truth) {
        self.cells[place * self.width..][..self.width].copy_from_slice(key);
        self.taken += usize::from(self.truths[place].is_none());
        self.truths[place] = Some(truth);
    }

    fn grow(&mut self) {
        let mut larger = Tuples::new(self.width, self.truths.len() * 2);
        for place in 0..self.truths.len() {
            if let Some(truth) = self.truths[place] {
                let (new, _) = larger.find(self.key(place));
                larger.put(new, self.key(place), truth);
            }
        }
        *self = larger;
    }

    fn key(&self, place: usize) -> &[i64] {
        &self.cells[place * self.width..][..self.width]
    }

    fn home(&self, key: &[i64]) -> usize {
        let mixed = key.iter().fold(0u64, |mixed, cell| {
            (mixed ^ cell.cast_unsigned()).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
        });
        (mixed ^ (mixed >> 32)) as usize & (self.truths.len() - 1)
    }
}
