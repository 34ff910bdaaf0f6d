//! The whole numbers of a column, in as few bytes each as all of them need.
//!
//! Counts of months, shares and points mostly fit one byte or two; then four or eight times as
//! many of them are read and compared at once as of eight. Values are the same whatever the width.

use crate::model::UNKNOWN_NUMBER;

/// Numbers by row; [`UNKNOWN_NUMBER`] is the unknown.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    cells: NumberCells,
    /// Some row may be unknown.
    is_open: bool,
}

/// Numbers as they are stored.
///
/// Unknown is kept as the least number of the width, so a width holds all its other numbers.
#[derive(Clone, Debug)]
pub enum NumberCells {
    /// A byte each.
    Tiny(Vec<i8>),
    /// Two bytes each.
    Short(Vec<i16>),
    /// Four bytes each.
    Middle(Vec<i32>),
    /// Eight bytes each.
    Long(Vec<i64>),
}

/// A number as it is stored in some width.
pub trait Stored: Copy + Ord {
    /// What stands for the unknown.
    const UNKNOWN: Self;

    /// The number in this width, if it fits; the unknown always does.
    fn stored(number: i64) -> Option<Self>;

    /// The number, or [`UNKNOWN_NUMBER`].
    fn number(self) -> i64;
}

macro_rules! stored {
    ($($width:ty),*) => {$(
        impl Stored for $width {
            const UNKNOWN: Self = <$width>::MIN;

            fn stored(number: i64) -> Option<Self> {
                if number == UNKNOWN_NUMBER {
                    return Some(Self::UNKNOWN);
                }
                <$width>::try_from(number).ok().filter(|number| *number != Self::UNKNOWN)
            }

            fn number(self) -> i64 {
                if self == Self::UNKNOWN { UNKNOWN_NUMBER } else { i64::from(self) }
            }
        }
    )*};
}

stored!(i8, i16, i32, i64);

/// Does the same with the vector of any width.
macro_rules! any_width {
    ($numbers:expr, $all:ident => $do:expr) => {
        match $numbers {
            NumberCells::Tiny($all) => $do,
            NumberCells::Short($all) => $do,
            NumberCells::Middle($all) => $do,
            NumberCells::Long($all) => $do,
        }
    };
}

impl Default for NumberCells {
    fn default() -> Self {
        NumberCells::Tiny(Vec::new())
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Numbers {}

impl FromIterator<i64> for Numbers {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut all = Numbers::default();
        numbers.into_iter().for_each(|number| all.push(number));
        all
    }
}

impl Numbers {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        any_width!(&self.cells, all => all.len())
    }

    /// True if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers as they are stored.
    pub fn cells(&self) -> &NumberCells {
        &self.cells
    }

    /// False if the number of every row is known.
    pub fn may_be_unknown(&self) -> bool {
        self.is_open
    }

    /// The number of a row, or [`UNKNOWN_NUMBER`].
    ///
    /// # Panics
    /// If there is no such row.
    pub fn get(&self, row: usize) -> i64 {
        any_width!(&self.cells, all => all[row].number())
    }

    /// The number of each row.
    pub fn iter(&self) -> impl Iterator<Item = i64> {
        (0..self.len()).map(|row| self.get(row))
    }

    /// Copies the numbers from a row on, as many as there is room for and as there are.
    pub fn read(&self, from: usize, into: &mut [i64]) {
        any_width!(&self.cells, all => {
            let numbers = all.get(from..).unwrap_or(&[]);
            into.iter_mut().zip(numbers).for_each(|(into, number)| *into = number.number());
        });
    }

    /// Adds a row.
    pub fn push(&mut self, number: i64) {
        self.make_fit(number);
        self.is_open |= number == UNKNOWN_NUMBER;
        any_width!(&mut self.cells, all => {
            if let Some(number) = Stored::stored(number) {
                all.push(number);
            }
        });
    }

    /// Puts another number into a row.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn set(&mut self, row: usize, number: i64) {
        self.make_fit(number);
        self.is_open |= number == UNKNOWN_NUMBER;
        any_width!(&mut self.cells, all => {
            if let Some(number) = Stored::stored(number) {
                all[row] = number;
            }
        });
    }

    /// Adds the rows of other numbers.
    pub fn extend(&mut self, more: &Numbers) {
        self.is_open |= more.is_open;
        match (&mut self.cells, &more.cells) {
            (NumberCells::Tiny(all), NumberCells::Tiny(more)) => all.extend_from_slice(more),
            (NumberCells::Short(all), NumberCells::Short(more)) => all.extend_from_slice(more),
            (NumberCells::Middle(all), NumberCells::Middle(more)) => all.extend_from_slice(more),
            (NumberCells::Long(all), NumberCells::Long(more)) => all.extend_from_slice(more),
            _ => more.iter().for_each(|number| self.push(number)),
        }
    }

    /// Adds unknown numbers until there are so many rows, or drops the rows beyond.
    pub fn resize(&mut self, rows: usize) {
        self.is_open |= rows > self.len();
        any_width!(&mut self.cells, all => all.resize(rows, Stored::UNKNOWN));
    }

    /// Forgets all rows and keeps the memory.
    pub fn clear(&mut self) {
        self.is_open = false;
        any_width!(&mut self.cells, all => all.clear());
    }

    /// Makes room for so many more rows.
    pub fn reserve(&mut self, rows: usize) {
        any_width!(&mut self.cells, all => all.reserve(rows));
    }

    /// Makes room for exactly so many more rows.
    pub fn reserve_exact(&mut self, rows: usize) {
        any_width!(&mut self.cells, all => all.reserve_exact(rows));
    }

    /// Gives back memory that no row needs.
    pub fn shrink_to_fit(&mut self) {
        any_width!(&mut self.cells, all => all.shrink_to_fit());
    }

    /// Widens the numbers until a further one fits.
    fn make_fit(&mut self, number: i64) {
        let (short, middle) = (i16::stored(number).is_some(), i32::stored(number).is_some());
        let fits = match self.cells {
            NumberCells::Tiny(_) => i8::stored(number).is_some(),
            NumberCells::Short(_) => short,
            NumberCells::Middle(_) => middle,
            NumberCells::Long(_) => true,
        };
        if !fits {
            self.cells = any_width!(&self.cells, all => match (short, middle) {
                (true, _) => NumberCells::Short(widened(all)),
                (_, true) => NumberCells::Middle(widened(all)),
                _ => NumberCells::Long(widened(all)),
            });
        }
    }
}

/// The same numbers in a greater width, with as much room.
fn widened<A: Stored, B: Stored>(all: &Vec<A>) -> Vec<B> {
    let mut wide = Vec::with_capacity(all.capacity());
    wide.extend(all.iter().filter_map(|number| B::stored(number.number())));
    wide
}

#[cfg(test)]
mod tests {
    use super::{NumberCells, Numbers};
    use crate::model::UNKNOWN_NUMBER;

    /// Numbers on both sides of each width's bounds.
    fn edges() -> Vec<i64> {
        let bounds = [i8::MIN.into(), i8::MAX.into(), i16::MIN.into(), i16::MAX.into()];
        let bounds = bounds.into_iter().chain([i32::MIN.into(), i32::MAX.into(), 0]);
        let around = bounds.flat_map(|bound| [bound - 1, bound, bound + 1]);
        around.chain([i64::MAX, i64::MIN + 1, UNKNOWN_NUMBER]).collect()
    }

    #[test]
    fn numbers_come_back_as_they_were_put_in_whatever_the_width() {
        for first in edges() {
            for second in edges() {
                let mut numbers: Numbers = [first, UNKNOWN_NUMBER, second].into_iter().collect();
                assert_eq!(numbers.iter().collect::<Vec<_>>(), [first, UNKNOWN_NUMBER, second]);
                numbers.set(1, first);
                numbers.resize(4);
                let expected = [first, first, second, UNKNOWN_NUMBER];
                assert_eq!(numbers.iter().collect::<Vec<_>>(), expected);
                let mut joined: Numbers = [second].into_iter().collect();
                joined.extend(&numbers);
                assert_eq!(joined.iter().skip(1).collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn what_may_be_unknown_is_known_of_however_it_came_in() {
        let known: Numbers = [0, 1, 2].into_iter().collect();
        let open: Numbers = [UNKNOWN_NUMBER].into_iter().collect();
        assert!(!known.may_be_unknown());
        let change = |change: &dyn Fn(&mut Numbers)| {
            let mut numbers = known.clone();
            change(&mut numbers);
            numbers.may_be_unknown()
        };
        assert!(change(&|numbers| numbers.push(UNKNOWN_NUMBER)));
        assert!(change(&|numbers| numbers.set(1, UNKNOWN_NUMBER)));
        assert!(change(&|numbers| numbers.resize(4)));
        assert!(change(&|numbers| numbers.extend(&open)));
        assert!(!change(&|numbers| numbers.resize(2)));
        assert!(!change(&|numbers| numbers.extend(&known)));
    }

    #[test]
    fn the_least_width_that_holds_all_is_taken_and_does_not_count() {
        let tiny: Numbers = [1, UNKNOWN_NUMBER].into_iter().collect();
        assert!(matches!(tiny.cells(), NumberCells::Tiny(_)));
        let mut wide: Numbers = [1, UNKNOWN_NUMBER, 40_000].into_iter().collect();
        assert!(matches!(wide.cells(), NumberCells::Middle(_)));
        wide.resize(2);
        assert_eq!(wide, tiny);
        wide.push(1 << 40);
        assert!(matches!(wide.cells(), NumberCells::Long(_)));
        assert_ne!(wide, tiny);
    }
}
