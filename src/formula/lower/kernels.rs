//! The inner loops: bytes and numbers to bit planes, logic on planes.
//!
//! Written so that the compiler makes vector code of them without `unsafe`: loops of fixed length
//! over arrays, no branch inside. A block is always whole; what lies beyond its last row is
//! arbitrary here and cleared by the caller.

#![expect(
    clippy::needless_range_loop,
    reason = "planes are walked word by word in step; the loops stay simple enough to be vectorised"
)]

use crate::formula::lower::lanes::Wide;
use crate::model::Stored;

/// Rows of a block.
pub(super) const ROWS: usize = 1024;
/// Words of a plane.
pub(super) const WORDS: usize = ROWS / 64;

/// One bit a row: bit `r % 64` of word `r / 64`.
pub(super) type Plane = [u64; WORDS];

/// Sets the bits of the rows whose byte is at least `cut`.
pub(super) fn at_least(bytes: &[u8; ROWS], cut: u8, plane: &mut Plane) {
    for (word, bytes) in plane.iter_mut().zip(bytes.as_chunks::<64>().0) {
        *word = at_least_by_columns(bytes, cut);
    }
    for word in plane {
        *word = transposed(*word);
    }
}

/// 64 comparisons as a square of 8 by 8 bits: row `8 * i + j` is bit `i` of byte `j`.
///
/// Gathered this way no bit has to change its place within a byte: each comparison gives a byte of
/// ones that is masked to one bit.
#[inline(always)]
fn at_least_by_columns<B: PartialOrd + Copy>(bytes: &[B; 64], cut: B) -> u64 {
    let mut gathered = [0u8; 16];
    for (lane, gathered) in gathered.iter_mut().enumerate() {
        let bit = if lane < 8 { 1u8 } else { 2 };
        let reached = |at: usize| if bytes[16 * at + lane] >= cut { u8::MAX } else { 0 };
        *gathered = (reached(0) & bit)
            | (reached(1) & (bit << 2))
            | (reached(2) & (bit << 4))
            | (reached(3) & (bit << 6));
    }
    let (halves, _) = gathered.as_chunks::<8>();
    u64::from_le_bytes(halves[0]) | u64::from_le_bytes(halves[1])
}

/// A square of 8 by 8 bits, mirrored at its diagonal.
#[inline(always)]
fn transposed(square: u64) -> u64 {
    let step = |square: u64, distance: u32, mask: u64| {
        let exchanged = (square ^ (square >> distance)) & mask;
        square ^ exchanged ^ (exchanged << distance)
    };
    let square = step(square, 7, 0x00AA_00AA_00AA_00AA);
    let square = step(square, 14, 0x0000_CCCC_0000_CCCC);
    step(square, 28, 0x0000_0000_F0F0_F0F0)
}

/// The greatest byte: the unknown, if there is any.
pub(super) fn greatest(bytes: &[u8; ROWS]) -> u8 {
    bytes.iter().fold(0, |greatest: u8, byte| greatest.max(*byte))
}

/// Sets the bits of the rows whose code is at least `cut`; all digits set are the unknown, which
/// is more than every code.
pub(super) fn digits_at_least(digits: &[Plane], cut: u8, plane: &mut Plane) {
    let cut = match u8::MAX.checked_shr(8 - digits.len() as u32) {
        Some(unknown) => cut.min(unknown),
        None => 0,
    };
    *plane = [u64::MAX; WORDS];
    for (place, digit) in digits.iter().enumerate() {
        if cut >> place & 1 == 1 {
            plane.iter_mut().zip(digit).for_each(|(reached, digit)| *reached &= digit);
        } else {
            plane.iter_mut().zip(digit).for_each(|(reached, digit)| *reached |= digit);
        }
    }
}

/// Sets the bits of the rows whose number is at least `cut`, which is not the unknown.
pub(super) fn number_at_least<T: Lane>(numbers: &[T; ROWS], cut: T, plane: &mut Plane) {
    if !T::at_least_at_once(numbers, cut, plane) {
        number_at_least_by_columns(numbers, cut, plane);
    }
}

/// As [`number_at_least`], on any processor.
pub(super) fn number_at_least_by_columns<T: Lane>(numbers: &[T; ROWS], cut: T, plane: &mut Plane) {
    for (word, numbers) in plane.iter_mut().zip(numbers.as_chunks::<64>().0) {
        *word = T::at_least_by_columns(numbers, cut);
    }
    for word in plane {
        *word = transposed(*word);
    }
}

/// True if any number is unknown.
pub(super) fn has_unknown<T: Lane>(numbers: &[T; ROWS]) -> bool {
    // The unknown is the least.
    numbers.iter().fold(T::LEAST, |least, number| least.min(*number)) == T::UNKNOWN
}

/// A number of some width, many of which are compared at once.
pub(super) trait Lane: Stored + Wide {
    /// The least number that is not the unknown.
    const LEAST: Self;

    /// As [`at_least_by_columns`].
    fn at_least_by_columns(numbers: &[Self; 64], cut: Self) -> u64;
}

impl Lane for i8 {
    const LEAST: Self = Self::UNKNOWN + 1;

    #[inline(always)]
    fn at_least_by_columns(numbers: &[Self; 64], cut: Self) -> u64 {
        at_least_by_columns(numbers, cut)
    }
}

macro_rules! lane {
    ($($width:ty),*) => {$(
        impl Lane for $width {
            const LEAST: Self = Self::UNKNOWN + 1;

            #[inline(always)]
            fn at_least_by_columns(numbers: &[Self; 64], cut: Self) -> u64 {
                let mut gathered = [0; 8];
                for (lane, gathered) in gathered.iter_mut().enumerate() {
                    for at in 0..8 {
                        let reached = if numbers[8 * at + lane] >= cut { -1 } else { 0 };
                        *gathered |= reached & (1 << at);
                    }
                }
                u64::from_le_bytes(gathered.map(|bits| bits as u8))
            }
        }
    )*};
}

lane!(i16, i32, i64);

/// The truth of something for each row of a block.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// Rows for which it is true.
    pub truth: Plane,
    /// Rows for which it is unknown; of no meaning unless `is_open`.
    pub unknown: Plane,
    /// False if it is known for all rows.
    pub is_open: bool,
}

impl Default for Answer {
    fn default() -> Self {
        Answer { truth: [0; WORDS], unknown: [0; WORDS], is_open: false }
    }
}

impl Answer {
    /// The same for all rows.
    pub fn fill(&mut self, truth: bool, is_open: bool) {
        self.truth = [if truth { u64::MAX } else { 0 }; WORDS];
        self.unknown = [if is_open { u64::MAX } else { 0 }; WORDS];
        self.is_open = is_open;
    }

    pub fn negate(&mut self, of: &Answer) {
        self.is_open = of.is_open;
        if !of.is_open {
            self.truth = of.truth.map(|word| !word);
            return;
        }
        for word in 0..WORDS {
            self.truth[word] = !(of.truth[word] | of.unknown[word]);
        }
        self.unknown = of.unknown;
    }

    /// True where all are; false where any is.
    pub fn all<'a>(&mut self, of: impl Iterator<Item = &'a Answer>) {
        let (mut truth, mut possible) = ([u64::MAX; WORDS], [u64::MAX; WORDS]);
        self.is_open = false;
        for part in of {
            if part.is_open && !self.is_open {
                // Until now nothing was unknown.
                (possible, self.is_open) = (truth, true);
            }
            if self.is_open {
                let unknown = if part.is_open { &part.unknown } else { &[0; WORDS] };
                for word in 0..WORDS {
                    possible[word] &= part.truth[word] | unknown[word];
                }
            }
            for word in 0..WORDS {
                truth[word] &= part.truth[word];
            }
        }
        self.settle(truth, possible);
    }

    /// True where any is; false where all are.
    pub fn any<'a>(&mut self, of: impl Iterator<Item = &'a Answer>) {
        let (mut truth, mut possible) = ([0; WORDS], [0; WORDS]);
        self.is_open = false;
        for part in of {
            for word in 0..WORDS {
                truth[word] |= part.truth[word];
            }
            if part.is_open {
                self.is_open = true;
                for word in 0..WORDS {
                    possible[word] |= part.unknown[word];
                }
            }
        }
        self.settle(truth, possible);
    }

    /// True where at least so many are.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator is cloned for each word")]
    pub fn count<'a>(&mut self, of: impl Iterator<Item = &'a Answer> + Clone, least: usize) {
        self.is_open = of.clone().any(|part| part.is_open);
        let truth = std::array::from_fn(|word| enough(of.clone().map(|p| p.truth[word]), least));
        if !self.is_open {
            self.truth = truth;
            return;
        }
        let possible = std::array::from_fn(|word| {
            let unknown = |part: &Answer| if part.is_open { part.unknown[word] } else { 0 };
            enough(of.clone().map(|part| part.truth[word] | unknown(part)), least)
        });
        self.settle(truth, possible);
    }

    /// The second where the first is true, the third where it is false.
    pub fn choose(&mut self, condition: &Answer, yes: &Answer, no: &Answer) {
        self.is_open = condition.is_open || yes.is_open || no.is_open;
        let unknown =
            |part: &Answer, word: usize| if part.is_open { part.unknown[word] } else { 0 };
        for word in 0..WORDS {
            let (is, undecided) = (condition.truth[word], unknown(condition, word));
            let is_not = !(is | undecided);
            self.truth[word] = (is & yes.truth[word]) | (is_not & no.truth[word]);
            self.unknown[word] =
                undecided | (is & unknown(yes, word)) | (is_not & unknown(no, word));
        }
    }

    /// Takes what is true and what may be.
    fn settle(&mut self, truth: Plane, possible: Plane) {
        self.truth = truth;
        if self.is_open {
            for word in 0..WORDS {
                self.unknown[word] = possible[word] & !truth[word];
            }
        }
    }
}

/// The bits that are set in at least so many words: counted by adding each word to the digits of
/// 64 binary numbers at once.
fn enough(words: impl Iterator<Item = u64>, least: usize) -> u64 {
    let mut digits = [0u64; 16];
    let mut length = 0;
    for (seen, word) in words.enumerate() {
        let mut carry = word;
        length = (usize::BITS - (seen + 1).leading_zeros()) as usize;
        for digit in &mut digits[..length] {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
    }
    if least >> length != 0 {
        return 0;
    }
    let digits = digits[..length].iter().enumerate();
    digits.fold(
        u64::MAX,
        |reached, (place, digit)| {
            if (least >> place) & 1 == 1 { digit & reached } else { digit | reached }
        },
    )
}
