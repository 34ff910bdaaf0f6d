//! Formulas that could not be lowered: evaluated by the tree walk, once for each distinct tuple of
//! the values that they read.
//!
//! Tuples of values that come again and again have places of their own (`boxed`), found for a
//! whole block at a time; all others are looked for one by one (`tuples`). Both only remember: an
//! answer never depends on what was met before, nor may any choice of values make remembering
//! slow or large. Start reading at [`Memo::answer`].

mod boxed;
mod tuples;

pub(in crate::formula::lower) use boxed::Boxed;
pub(in crate::formula::lower) use tuples::Tuples;

use crate::formula::lower::block::{Block, Reading};
use crate::formula::lower::kernels::{Answer, Plane, ROWS, WORDS};
use crate::formula::lower::plan::{Address, PlannedOpaque};
use crate::formula::{Expr, Subject};
use crate::model::Truth;

/// Formulas that read more are evaluated anew for each row.
const READ_MAX: usize = 8;
/// Rows of a block that may have no place of their own before such places are given up.
const OUTSIDE_MAX: usize = ROWS / 2;

/// What is remembered of one formula.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    inputs: Vec<Address>,
    /// A column an input.
    cells: Vec<[i64; ROWS]>,
    /// `None` if it reads something that has no number, or too much.
    kept: Option<Kept>,
}

/// Truths of tuples of cells.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// `None` once too few tuples had a place there.
    pub boxed: Option<Boxed>,
    /// Those that have no place there.
    pub tuples: Tuples,
}

impl Memo {
    pub fn of(opaque: &PlannedOpaque) -> Memo {
        let inputs = opaque.inputs.as_ref().filter(|inputs| inputs.len() <= READ_MAX);
        let kept = inputs.map(|inputs| Kept::new(inputs.len()));
        let inputs = inputs.cloned().unwrap_or_default();
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
        let evaluate = |at: usize| {
            let (class, row) = (reading.plan.class, reading.rows.row(at));
            expr.truth(&Subject { world: *reading.world, class, row, changes: &[] })
        };
        let rows = reading.rows.len();
        match &mut self.kept {
            Some(kept) => kept.answer((&self.cells, rows), evaluate, answer),
            None => {
                answer.fill(false, false);
                (0..rows).for_each(|at| put(answer, at, evaluate(at)));
            }
        }
    }
}

impl Kept {
    /// Nothing yet of tuples of so many cells.
    pub fn new(width: usize) -> Kept {
        Kept { boxed: Some(Boxed::new(width)), tuples: Tuples::new(width) }
    }

    /// The truth of each row's tuple, evaluated where it is not remembered. There is a column for
    /// each cell of a tuple.
    pub fn answer(
        &mut self,
        (cells, rows): (&[[i64; ROWS]], usize),
        evaluate: impl Fn(usize) -> Truth,
        answer: &mut Answer,
    ) {
        answer.fill(false, false);
        let met = match &self.boxed {
            Some(boxed) => boxed.look_up(cells, answer),
            None => [0; WORDS],
        };
        let mut outside = 0;
        for at in others(&met, rows) {
            let mut key = [0; READ_MAX];
            for (key, cells) in key.iter_mut().zip(cells) {
                *key = cells[at];
            }
            let key = &key[..cells.len()];
            let boxed = self.boxed.as_mut().and_then(|boxed| boxed.place(key));
            let truth = match boxed {
                Some(place) => place.get_or_put(|| evaluate(at)),
                None => {
                    outside += 1;
                    self.tuples.truth(key, || evaluate(at))
                }
            };
            put(answer, at, truth);
        }
        if outside > OUTSIDE_MAX {
            self.boxed = None;
        }
    }
}

/// The rows of a block that are not in a plane.
fn others(plane: &Plane, rows: usize) -> impl Iterator<Item = usize> {
    let mut words = plane.iter().enumerate();
    let (mut start, mut left) = (0, 0u64);
    let next = move || {
        while left == 0 {
            let (word, bits) = words.next()?;
            (start, left) = (word * 64, !bits);
        }
        let at = start + left.trailing_zeros() as usize;
        left &= left - 1;
        Some(at)
    };
    std::iter::from_fn(next).take_while(move |at| *at < rows)
}

/// Adds the truth of a row to an answer that says false of it.
fn put(answer: &mut Answer, at: usize, truth: Truth) {
    match truth {
        Truth::True => answer.truth[at / 64] |= 1 << (at % 64),
        Truth::False => {}
        Truth::Unknown => {
            answer.unknown[at / 64] |= 1 << (at % 64);
            answer.is_open = true;
        }
    }
}
