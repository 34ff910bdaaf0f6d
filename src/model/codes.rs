//! The codes of a column, kept as planes of binary digits: a bit a row and digit.
//!
//! Codes are few: a grade is one of five, so three digits hold it and not eight, and a question is
//! put to 64 rows with a handful of operations on whole words. (Known as bit slicing: Li and
//! Patel, "BitWeaving", SIGMOD 2013.) Start reading at [`Codes`].

use crate::model::UNKNOWN_CODE;

/// Rows of a block of planes.
const ROWS: usize = 1024;
/// Words of a plane in a block.
const WORDS: usize = ROWS / 64;

/// A digit of 1,024 rows: bit `r % 64` of word `r / 64`.
type Plane = [u64; WORDS];

/// Codes by row; [`UNKNOWN_CODE`] is the unknown.
///
/// There are as many digits as the greatest code needs. The unknown has all digits set, so no code
/// does. Bits of rows past the last are clear.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    digits: usize,
    rows: usize,
    /// Some row may be unknown.
    is_open: bool,
    /// Block by block the planes of its rows' digits, the lowest digit first.
    planes: Vec<Plane>,
}

impl PartialEq for Codes {
    fn eq(&self, other: &Self) -> bool {
        if self.digits == other.digits {
            return self.rows == other.rows && self.planes == other.planes;
        }
        self.rows == other.rows && self.iter().eq(other.iter())
    }
}

impl Eq for Codes {}

impl FromIterator<u8> for Codes {
    fn from_iter<I: IntoIterator<Item = u8>>(codes: I) -> Self {
        let codes: Vec<u8> = codes.into_iter().collect();
        let mut all = Codes::default();
        all.extend(&codes);
        all
    }
}

impl Codes {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// True if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The code of a row, or [`UNKNOWN_CODE`].
    ///
    /// # Panics
    /// If there is no such row.
    pub fn get(&self, row: usize) -> u8 {
        assert!(row < self.rows, "no row {row} among {}", self.rows);
        let (word, bit) = (row % ROWS / 64, row % 64);
        let digits = self.block(row / ROWS).iter().enumerate();
        let code = digits.fold(0, |code, (at, plane)| code | (plane[word] >> bit & 1) << at) as u8;
        if code == self.greatest() { UNKNOWN_CODE } else { code }
    }

    /// False if the code of every row is known.
    pub fn may_be_unknown(&self) -> bool {
        self.is_open
    }

    /// The code of each row.
    pub fn iter(&self) -> impl Iterator<Item = u8> {
        let blocks = (0..self.rows.div_ceil(ROWS)).flat_map(|block| {
            let mut codes = [0; ROWS];
            self.read(block, &mut codes);
            codes
        });
        blocks.take(self.rows)
    }

    /// The planes of the digits of 1,024 rows from `1024 × block`, the lowest digit first. The
    /// unknown has all digits set, and so has every code if there are no planes.
    pub fn block(&self, block: usize) -> &[Plane] {
        self.planes.get(block * self.digits..(block + 1) * self.digits).unwrap_or(&[])
    }

    /// All blocks' planes, in the order of the rows.
    pub fn planes(&self) -> &[Plane] {
        &self.planes
    }

    /// Writes the codes of 1,024 rows from `1024 × block`; past the last row anything.
    pub fn read(&self, block: usize, codes: &mut [u8; ROWS]) {
        let planes = self.block(block);
        for (word, codes) in codes.as_chunks_mut::<64>().0.iter_mut().enumerate() {
            for (eight, codes) in codes.as_chunks_mut::<8>().0.iter_mut().enumerate() {
                let (mut digits, mut unknown) = (0, u64::MAX);
                for (at, plane) in planes.iter().enumerate() {
                    let ones = ones(plane[word].to_le_bytes()[eight]);
                    digits |= ones << at;
                    unknown &= ones;
                }
                let unknown = (unknown & ONES) * u64::from(UNKNOWN_CODE);
                *codes = (digits | unknown).to_le_bytes();
            }
        }
    }

    /// Adds a row.
    pub fn push(&mut self, code: u8) {
        self.widen(digits_for(code.wrapping_add(1)));
        self.is_open |= code == UNKNOWN_CODE;
        let row = self.rows;
        self.rows += 1;
        self.planes.resize(self.rows.div_ceil(ROWS) * self.digits, [0; WORDS]);
        for (at, plane) in self.block_mut(row / ROWS).iter_mut().enumerate() {
            plane[row % ROWS / 64] |= u64::from(code >> at & 1) << (row % 64);
        }
    }

    /// Adds a row a code.
    pub fn extend(&mut self, codes: &[u8]) {
        let greatest = codes.iter().fold(0, |most: u8, code| most.max(code.wrapping_add(1)));
        self.widen(digits_for(greatest));
        self.is_open |= codes.contains(&UNKNOWN_CODE);
        let (wholes, rest) = codes.as_chunks::<64>();
        wholes.iter().for_each(|codes| self.append(codes, 64));
        if !rest.is_empty() {
            let mut codes = [0; 64];
            codes[..rest.len()].copy_from_slice(rest);
            self.append(&codes, rest.len());
        }
    }

    /// Puts another code into a row.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn set(&mut self, row: usize, code: u8) {
        assert!(row < self.rows, "no row {row} among {}", self.rows);
        self.widen(digits_for(code.wrapping_add(1)));
        self.is_open |= code == UNKNOWN_CODE;
        let (word, bit) = (row % ROWS / 64, row % 64);
        for (at, plane) in self.block_mut(row / ROWS).iter_mut().enumerate() {
            plane[word] = plane[word] & !(1 << bit) | u64::from(code >> at & 1) << bit;
        }
    }

    /// Adds unknown codes until there are so many rows, or drops the rows beyond.
    pub fn resize(&mut self, rows: usize) {
        if rows == self.rows {
            return;
        }
        let before = std::mem::replace(&mut self.rows, rows);
        self.is_open |= rows > before;
        self.planes.resize(rows.div_ceil(ROWS) * self.digits, [0; WORDS]);
        let (from, to) = (before.min(rows), before.max(rows));
        // Bits are set for rows that are new, and cleared for those that are gone.
        for block in from / ROWS..rows.div_ceil(ROWS) {
            for word in 0..WORDS {
                let first = block * ROWS + word * 64;
                let changed = below(to, first) & !below(from, first);
                for plane in self.block_mut(block) {
                    plane[word] =
                        if rows > before { plane[word] | changed } else { plane[word] & !changed };
                }
            }
        }
    }

    /// Gives this code to every row whose code is unknown.
    pub fn fill_unknown(&mut self, code: u8) {
        if self.rows == 0 {
            return;
        }
        self.widen(digits_for(code.wrapping_add(1)));
        self.is_open = code == UNKNOWN_CODE;
        for planes in self.planes.chunks_exact_mut(self.digits) {
            for word in 0..WORDS {
                let unknown = planes.iter().fold(u64::MAX, |all, plane| all & plane[word]);
                for (at, plane) in planes.iter_mut().enumerate() {
                    plane[word] &= !if code >> at & 1 == 0 { unknown } else { 0 };
                }
            }
        }
    }

    /// Forgets all rows and keeps the memory.
    pub fn clear(&mut self) {
        self.planes.clear();
        (self.rows, self.is_open) = (0, false);
    }

    /// Makes room for exactly so many more rows.
    pub fn reserve_exact(&mut self, rows: usize) {
        let blocks = (self.rows + rows).div_ceil(ROWS);
        let more = (blocks * self.digits).saturating_sub(self.planes.len());
        self.planes.reserve_exact(more);
    }

    /// Gives back memory that no row needs.
    pub fn shrink_to_fit(&mut self) {
        self.planes.shrink_to_fit();
    }

    /// All digits set: the unknown.
    fn greatest(&self) -> u8 {
        u8::MAX.checked_shr(8 - self.digits as u32).unwrap_or(0)
    }

    fn block_mut(&mut self, block: usize) -> &mut [Plane] {
        &mut self.planes[block * self.digits..(block + 1) * self.digits]
    }

    /// Adds the first rows of 64.
    fn append(&mut self, codes: &[u8; 64], rows: usize) {
        let (block, word, bit) = (self.rows / ROWS, self.rows % ROWS / 64, self.rows % 64);
        self.rows += rows;
        self.planes.resize(self.rows.div_ceil(ROWS) * self.digits, [0; WORDS]);
        let digits = self.digits;
        for at in 0..digits {
            let bits = digit(codes, at) & below(rows, 0);
            self.planes[block * digits + at][word] |= bits << bit;
            let left = bits.checked_shr(64 - bit as u32).unwrap_or(0);
            if left == 0 {
                continue;
            }
            match word + 1 {
                WORDS => self.planes[(block + 1) * digits + at][0] |= left,
                next => self.planes[block * digits + at][next] |= left,
            }
        }
    }

    /// Makes room for so many digits.
    fn widen(&mut self, digits: usize) {
        if digits <= self.digits {
            return;
        }
        let blocks = self.rows.div_ceil(ROWS);
        let room = self.planes.capacity().checked_div(self.digits).unwrap_or(blocks);
        let mut wide = Vec::with_capacity(room.max(blocks) * digits);
        for block in 0..blocks {
            let narrow = self.block(block);
            let unknown: Plane = std::array::from_fn(|word| {
                let rows = below(self.rows, block * ROWS + word * 64);
                narrow.iter().fold(rows, |all, plane| all & plane[word])
            });
            wide.extend_from_slice(narrow);
            wide.resize((block + 1) * digits, unknown);
        }
        (self.planes, self.digits) = (wide, digits);
    }
}

/// The least number of digits in which all set is none of the first codes, so many as `codes`.
fn digits_for(codes: u8) -> usize {
    (u8::BITS - codes.leading_zeros()) as usize
}

/// The bits of a word, whose first is row `first`, of rows before `end`.
fn below(end: usize, first: usize) -> u64 {
    match end.saturating_sub(first) {
        rows @ 0..64 => (1 << rows) - 1,
        _ => u64::MAX,
    }
}

/// A one in each byte.
const ONES: u64 = u64::from_ne_bytes([1; 8]);

/// A bit of each of 64 bytes.
#[inline]
pub fn digit(codes: &[u8; 64], at: usize) -> u64 {
    let eights = codes.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |word, (eight, codes)| {
        word | gathered(u64::from_le_bytes(*codes), at) << (8 * eight)
    })
}

/// One bit of each of eight bytes, side by side.
#[inline(always)]
pub fn gathered(eight: u64, bit: usize) -> u64 {
    // The bit of byte `i` comes to bit `56 + i`; no two bits ever meet, so nothing is carried.
    (eight >> bit & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Eight bytes: one where a bit is set, else zero.
fn ones(bits: u8) -> u64 {
    // Each byte keeps another bit of its own copy; adding moves what is there to its highest.
    let kept = (u64::from(bits) * ONES) & 0x8040_2010_0804_0201;
    (kept + 0x7f7f_7f7f_7f7f_7f7f) >> 7 & ONES
}

#[cfg(test)]
mod tests {
    use super::Codes;
    use crate::model::UNKNOWN_CODE;

    /// Codes of all widths with unknown ones between, `rows` of them below `bound`.
    fn mixed(rows: usize, bound: usize) -> Vec<u8> {
        let code = |row: usize| match row * row % 7 {
            0 => UNKNOWN_CODE,
            _ => (row * 31 % bound) as u8,
        };
        (0..rows).map(code).collect()
    }

    fn all(codes: &Codes) -> Vec<u8> {
        let one_by_one: Vec<u8> = (0..codes.len()).map(|row| codes.get(row)).collect();
        assert_eq!(codes.iter().collect::<Vec<_>>(), one_by_one, "both ways of reading");
        one_by_one
    }

    #[test]
    fn codes_come_back_as_they_were_put_in_whatever_the_width_and_the_pieces() {
        for bound in [1, 2, 3, 4, 7, 8, 128, 255] {
            for (first, second) in [(0, 1), (1, 64), (63, 2), (100, 1000), (1024, 1), (1000, 3000)]
            {
                let (start, end) = (mixed(first, 1 + bound / 3), mixed(second, bound));
                let mut codes: Codes = start.iter().copied().collect();
                codes.extend(&end);
                let expected = [start, end].concat();
                assert_eq!(all(&codes), expected, "{first} and {second} below {bound}");
                let mut pushed = Codes::default();
                expected.iter().for_each(|code| pushed.push(*code));
                assert_eq!(pushed, codes);
            }
        }
    }

    #[test]
    fn rows_that_are_added_are_unknown_and_rows_dropped_leave_nothing_behind() {
        for (before, rows) in [(0, 5), (5, 0), (70, 64), (64, 70), (3000, 1024), (1023, 3000)] {
            let mut expected = mixed(before, 5);
            let mut codes: Codes = expected.iter().copied().collect();
            codes.resize(rows);
            expected.resize(rows, UNKNOWN_CODE);
            assert_eq!(all(&codes), expected, "{before} rows, then {rows}");
            codes.extend(&[3, UNKNOWN_CODE, 0]);
            expected.extend([3, UNKNOWN_CODE, 0]);
            assert_eq!(all(&codes), expected);
        }
    }

    #[test]
    fn a_code_put_in_the_place_of_another_changes_no_other_row() {
        let mut expected = mixed(1500, 3);
        let mut codes: Codes = expected.iter().copied().collect();
        for (row, code) in [(0, 2), (1499, 254), (700, UNKNOWN_CODE), (700, 0), (701, 77)] {
            codes.set(row, code);
            expected[row] = code;
            assert_eq!(all(&codes), expected, "code {code} in row {row}");
        }
    }

    #[test]
    fn unknown_codes_are_replaced_and_known_ones_stay() {
        for code in [0, 1, 9] {
            let mut expected = mixed(1100, 2);
            let mut codes: Codes = expected.iter().copied().collect();
            codes.fill_unknown(code);
            expected.iter_mut().filter(|one| **one == UNKNOWN_CODE).for_each(|one| *one = code);
            assert!(!codes.may_be_unknown());
            assert_eq!(all(&codes), expected);
        }
        let mut nothing_known = Codes::default();
        nothing_known.resize(3);
        nothing_known.fill_unknown(0);
        assert_eq!(all(&nothing_known), [0, 0, 0]);
    }

    #[test]
    fn what_may_be_unknown_is_known_of_however_it_came_in() {
        let known: Codes = [0, 1, 2].into_iter().collect();
        assert!(!known.may_be_unknown());
        let change = |change: &dyn Fn(&mut Codes)| {
            let mut codes = known.clone();
            change(&mut codes);
            codes.may_be_unknown()
        };
        assert!(change(&|codes| codes.push(UNKNOWN_CODE)));
        assert!(change(&|codes| codes.set(1, UNKNOWN_CODE)));
        assert!(change(&|codes| codes.resize(4)));
        assert!(!change(&|codes| codes.resize(2)));
        assert!(!change(&|codes| codes.set(1, 9)));
    }

    #[test]
    fn the_width_does_not_count() {
        let narrow: Codes = [0, UNKNOWN_CODE, 1].into_iter().collect();
        let mut wide: Codes = [0, UNKNOWN_CODE, 200].into_iter().collect();
        assert_ne!(narrow, wide);
        wide.set(2, 1);
        assert_eq!(narrow, wide);
        assert_eq!(Codes::default(), [].into_iter().collect());
    }
}
