//! Truths of any tuples, found by hashing.

use crate::model::Truth;

/// Places from the start.
const PLACES_MIN: usize = 256;
/// Cells that the tuples of one formula may take.
const CELLS_MAX: usize = 1 << 18;
/// Places looked at for a tuple, so that no choice of submissions makes looking slow.
const PROBES: usize = 8;

/// Tuples of cells and their truths, each near the place that its cells give.
#[derive(Clone, Debug)]
pub(in crate::formula::lower) struct Tuples {
    width: usize,
    cells: Vec<i64>,
    truths: Vec<Option<Truth>>,
    taken: usize,
}

impl Tuples {
    pub fn new(width: usize) -> Tuples {
        Tuples::with_places(width, PLACES_MIN)
    }

    fn with_places(width: usize, places: usize) -> Tuples {
        Tuples { width, cells: vec![0; places * width], truths: vec![None; places], taken: 0 }
    }

    /// The truth of a tuple, evaluated unless it is remembered.
    ///
    /// An evaluation is calls so deep inside each other that the processor foresees none of the
    /// returns from it: one call fewer is felt.
    #[inline(always)]
    pub fn truth(&mut self, key: &[i64], evaluate: impl FnOnce() -> Truth) -> Truth {
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
        let mut larger = Tuples::with_places(self.width, self.truths.len() * 2);
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
