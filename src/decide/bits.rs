//! 256 rows at a time: a bit a row, and what is written of them as bytes.

use crate::model::UNKNOWN_CODE;
use std::ops::{BitAnd, BitOr, Not};

/// A bit for each of 256 rows. Four words are as much as logic on them can keep in registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) struct Bits([u64; Bits::WORDS]);

impl Bits {
    /// How many words of 64 rows there are.
    pub(in crate::decide) const WORDS: usize = 4;
    /// How many rows there are.
    pub(in crate::decide) const ROWS: usize = 64 * Bits::WORDS;
    /// No row.
    pub(in crate::decide) const NONE: Bits = Bits([0; Bits::WORDS]);
    /// Every row.
    pub(in crate::decide) const ALL: Bits = Bits([u64::MAX; Bits::WORDS]);

    /// Word by word.
    #[inline(always)]
    pub(in crate::decide) fn of(mut word: impl FnMut(usize) -> u64) -> Bits {
        Bits([word(0), word(1), word(2), word(3)])
    }

    /// From words of which there may be fewer.
    pub(in crate::decide) fn from_words(words: &[u64]) -> Bits {
        match words.first_chunk() {
            Some(words) => Bits(*words),
            None => Bits::of(|at| words.get(at).copied().unwrap_or(0)),
        }
    }

    /// One row.
    pub(in crate::decide) fn one(row: usize) -> Bits {
        Bits::of(|word| if word == row / 64 { 1 << (row % 64) } else { 0 })
    }

    /// True if there is no row.
    pub(in crate::decide) fn is_empty(self) -> bool {
        self.0[0] | self.0[1] | self.0[2] | self.0[3] == 0
    }

    /// Calls `each` with each row.
    pub(in crate::decide) fn each(self, mut each: impl FnMut(usize)) {
        for (word, mut bits) in self.0.into_iter().enumerate() {
            while bits != 0 {
                each(64 * word + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

impl BitAnd for Bits {
    type Output = Bits;

    #[inline(always)]
    fn bitand(self, other: Bits) -> Bits {
        Bits::of(|at| self.0[at] & other.0[at])
    }
}

impl BitOr for Bits {
    type Output = Bits;

    #[inline(always)]
    fn bitor(self, other: Bits) -> Bits {
        Bits::of(|at| self.0[at] | other.0[at])
    }
}

impl Not for Bits {
    type Output = Bits;

    #[inline(always)]
    fn not(self) -> Bits {
        Bits::of(|at| !self.0[at])
    }
}

/// Eight bytes whose bytes are all ones where a bit of the index is one.
const SPREAD: [u64; 256] = spread();

const fn spread() -> [u64; 256] {
    let mut table = [0u64; 256];
    let mut at = 0;
    while at < 256 {
        let mut bit = 0;
        while bit < 8 {
            if at >> bit & 1 == 1 {
                table[at] |= 0xff << (8 * bit);
            }
            bit += 1;
        }
        at += 1;
    }
    table
}

/// Writes the codes of 256 rows, [`UNKNOWN_CODE`] for those at no level; there are at most eight
/// levels.
///
/// The three digits of the codes are gathered first, so that each byte is written once.
pub(in crate::decide) fn write_codes(levels: &[Bits], bytes: &mut [u8]) {
    const DIGIT: u64 = u64::from_ne_bytes([1; 8]);
    let (mut digits, mut none) = ([Bits::NONE; 3], Bits::ALL);
    for (code, rows) in levels.iter().enumerate() {
        none = none & !*rows;
        for (place, digit) in digits.iter_mut().enumerate() {
            if code >> place & 1 == 1 {
                *digit = *digit | *rows;
            }
        }
    }
    for (word, bytes) in bytes.as_chunks_mut::<64>().0.iter_mut().enumerate().take(Bits::WORDS) {
        let of = |rows: &Bits| rows.0[word].to_le_bytes();
        let (digits, none) = ([of(&digits[0]), of(&digits[1]), of(&digits[2])], of(&none));
        for (at, eight) in bytes.as_chunks_mut::<8>().0.iter_mut().enumerate() {
            let spread = |rows: [u8; 8]| SPREAD[usize::from(rows[at])];
            let code = (spread(digits[0]) & DIGIT)
                | (spread(digits[1]) & (DIGIT << 1))
                | (spread(digits[2]) & (DIGIT << 2))
                | spread(none);
            const { assert!(UNKNOWN_CODE == 0xff) };
            *eight = code.to_le_bytes();
        }
    }
}

/// Writes a value into the bytes of these rows; there may be fewer than 256.
pub(in crate::decide) fn write(bytes: &mut [u8], rows: Bits, value: u8) {
    for (bytes, rows) in bytes.chunks_mut(64).zip(rows.0) {
        write_word(bytes, rows, value);
    }
}

fn write_word(bytes: &mut [u8], rows: u64, value: u8) {
    if rows == 0 {
        return;
    }
    if rows == u64::MAX {
        return bytes.fill(value);
    }
    let values = u64::from_ne_bytes([value; 8]);
    let (eights, rest) = bytes.as_chunks_mut::<8>();
    for (eight, rows) in eights.iter_mut().zip(rows.to_le_bytes()) {
        let mask = SPREAD[usize::from(rows)];
        *eight = (u64::from_le_bytes(*eight) & !mask | values & mask).to_le_bytes();
    }
    let done = 8 * eights.len();
    for (at, byte) in rest.iter_mut().enumerate() {
        if rows >> (done + at) & 1 == 1 {
            *byte = value;
        }
    }
}
