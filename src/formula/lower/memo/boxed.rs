//! Truths of tuples of few values, each at a place of its own.
//!
//! Every value of an input has a code, given in the order in which values are met; the codes of a
//! tuple, laid side by side, are its place. So the places of a whole block are found column by
//! column, and a truth is one byte. Code 0 is no value's: a place with it stays empty.
//!
//! Values too far from the others of their input have no code, nor has a value that would make
//! the table too large. Their tuples are left to others.

use crate::formula::lower::kernels::{Answer, Plane, ROWS, WORDS};
use crate::model::{Truth, UNKNOWN_NUMBER, digit};

/// The places of a table are at most two to this power.
const BITS_MAX: u32 = 20;
/// Known values of one input are within a stretch of so many numbers.
const STRETCH_MAX: u64 = 1 << 17;
/// Numbers that a stretch has from the start.
const STRETCH_MIN: u64 = 16;

/// What is known of a tuple: one of the bits of a truth and [`MET`], or nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formula::lower) struct Known(u8);

const TRUE: u8 = 1;
const UNKNOWN: u8 = 2;
const MET: u8 = 4;

/// A table of truths by code of each input.
#[derive(Clone, Debug)]
pub(in crate::formula::lower) struct Boxed {
    pub sides: Vec<Side>,
    pub known: Vec<Known>,
}

/// The values of one input.
#[derive(Clone, Debug)]
pub(in crate::formula::lower) struct Side {
    /// The number at the start of the stretch.
    first: i64,
    /// The least and the greatest number that has a code.
    hull: Option<(i64, i64)>,
    /// Codes: of the unknown, of each number of the stretch, and of all others.
    pub codes: Vec<u16>,
    /// The last code that was given.
    last: u16,
    /// Codes have so many bits.
    bits: u32,
    /// Bits of a place that are below those of the code.
    shift: u32,
}

impl Known {
    fn of(truth: Truth) -> Known {
        Known(match truth {
            Truth::True => MET | TRUE,
            Truth::False => MET,
            Truth::Unknown => MET | UNKNOWN,
        })
    }

    /// The truth, put there first if it is not known yet.
    pub fn get_or_put(&mut self, evaluate: impl FnOnce() -> Truth) -> Truth {
        if self.0 & MET == 0 {
            *self = Known::of(evaluate());
        }
        match self.0 & (TRUE | UNKNOWN) {
            TRUE => Truth::True,
            UNKNOWN => Truth::Unknown,
            _ => Truth::False,
        }
    }
}

impl Boxed {
    pub fn new(width: usize) -> Boxed {
        Boxed { sides: vec![Side::new(); width], known: vec![Known::default()] }
    }

    /// Answers for the rows whose tuple was met before, and tells which they are.
    pub fn look_up(&self, cells: &[[i64; ROWS]], answer: &mut Answer) -> Plane {
        let mut places = [0; ROWS];
        for (side, cells) in self.sides.iter().zip(cells) {
            side.add_codes(cells, &mut places);
        }
        let known = places.map(|place| self.known[place as usize].0);
        answer.truth = plane(&known, TRUE);
        answer.unknown = plane(&known, UNKNOWN);
        answer.is_open = answer.unknown != [0; WORDS];
        plane(&known, MET)
    }

    /// The place of a tuple; `None` if it has none.
    pub fn place(&mut self, key: &[i64]) -> Option<&mut Known> {
        for (side, cell) in key.iter().enumerate() {
            if self.sides[side].code(*cell) == 0 && !self.give(side, *cell) {
                return None;
            }
        }
        let pairs = self.sides.iter().zip(key);
        let place = pairs.fold(0, |place, (side, cell)| place | side.placed(side.code(*cell)));
        Some(&mut self.known[place as usize])
    }

    /// Gives a code to a value that has none; false if it cannot have one.
    fn give(&mut self, side: usize, cell: i64) -> bool {
        let bits = self.sides[side].bits;
        let is_full = u32::from(self.sides[side].last) + 1 == 1 << bits;
        let is_room = !is_full || (bits < u16::BITS && self.bits() < BITS_MAX);
        if !is_room || !self.sides[side].reach(cell) {
            return false;
        }
        if is_full {
            self.double(side);
        }
        self.sides[side].give(cell);
        true
    }

    /// Bits of a place.
    fn bits(&self) -> u32 {
        self.sides.iter().map(|side| side.bits).sum()
    }

    /// Makes room for twice as many codes of an input; truths keep their codes.
    fn double(&mut self, at: usize) {
        let mut known = vec![Known::default(); self.known.len() * 2];
        let size = 1 << (self.sides[at].shift + self.sides[at].bits);
        for (new, old) in known.chunks_exact_mut(size * 2).zip(self.known.chunks_exact(size)) {
            new[..size].copy_from_slice(old);
        }
        self.known = known;
        self.sides[at].bits += 1;
        self.sides[at + 1..].iter_mut().for_each(|side| side.shift += 1);
    }
}

impl Side {
    fn new() -> Side {
        Side { first: 0, hull: None, codes: vec![0; 2], last: 0, bits: 0, shift: 0 }
    }

    /// Where the code of a value stands.
    #[inline(always)]
    fn index(&self, cell: i64) -> usize {
        let others = self.codes.len() as u64 - 2;
        // Numbers before the first come round to the far end: each number is at one distance.
        let distance = cell.wrapping_sub(self.first).cast_unsigned();
        if cell == UNKNOWN_NUMBER { 0 } else { 1 + distance.min(others) as usize }
    }

    fn code(&self, cell: i64) -> u16 {
        self.codes[self.index(cell)]
    }

    #[inline(always)]
    fn placed(&self, code: u16) -> u32 {
        u32::from(code) << self.shift
    }

    /// Adds the codes of a column to the places of its rows.
    fn add_codes(&self, cells: &[i64; ROWS], places: &mut [u32; ROWS]) {
        for (place, cell) in places.iter_mut().zip(cells) {
            *place |= self.placed(self.code(*cell));
        }
    }

    fn give(&mut self, cell: i64) {
        let index = self.index(cell);
        self.last += 1;
        self.codes[index] = self.last;
        if cell != UNKNOWN_NUMBER {
            let (low, high) = self.hull.unwrap_or((cell, cell));
            self.hull = Some((low.min(cell), high.max(cell)));
        }
    }

    /// Makes the stretch long enough for a value; false if it is too far away.
    ///
    /// What is longer than needed lies half on each side: as long as the stretch has a length, it
    /// can then be moved only so often as that half can be halved.
    fn reach(&mut self, cell: i64) -> bool {
        if self.index(cell) + 1 < self.codes.len() {
            return true;
        }
        let (low, high) = self.hull.unwrap_or((cell, cell));
        let (least, greatest) = (low.min(cell), high.max(cell));
        let apart = greatest.abs_diff(least);
        if apart >= STRETCH_MAX {
            return false;
        }
        let length = (apart + 1).next_power_of_two().max(STRETCH_MIN);
        let before = (length - apart - 1) / 2;
        // The stretch ends before numbers do.
        let first = least.saturating_sub_unsigned(before).min(i64::MAX - (length as i64 - 1));
        let mut codes = vec![0; length as usize + 2];
        codes[0] = self.codes[0];
        if self.hull.is_some() {
            let old = self.index(low)..=self.index(high);
            let moved = 1 + low.abs_diff(first) as usize;
            codes[moved..][..old.clone().count()].copy_from_slice(&self.codes[old]);
        }
        (self.first, self.codes) = (first, codes);
        true
    }
}

/// One bit of each byte.
fn plane(bytes: &[u8; ROWS], bit: u8) -> Plane {
    let mut plane = [0; WORDS];
    for (word, bytes) in plane.iter_mut().zip(bytes.as_chunks::<64>().0) {
        *word = digit(bytes, bit.trailing_zeros() as usize);
    }
    plane
}
