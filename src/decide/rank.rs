//! Who comes first in a group: the better level, then the keys of the quota's ranking.
//!
//! Only as many keys are read as it takes, and only of those whom the keys before left equal;
//! nothing is sorted but the values of computed keys. Start reading at [`Ranking::split`].

use crate::formula::{Expr, Node, Subject, Val, World};
use crate::model::{Column, Ratio, UNKNOWN_CODE, UNKNOWN_NUMBER};
use std::cmp::Ordering;

/// The order among the members of a group.
pub(in crate::decide) struct Ranking<'a> {
    /// What formulas are evaluated in.
    pub world: World<'a>,
    /// The class.
    pub class: usize,
    /// The level of each row before the quota, if a better one ranks first.
    pub levels: Option<&'a [u8]>,
    /// The keys, each with whether the greatest comes first.
    pub keys: &'a [(Expr, bool)],
}

/// A group's members at limited levels, by what the last seat does to them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Split {
    /// They have a seat.
    pub kept: Vec<u32>,
    /// They are equal in everything, and there are fewer seats than they are.
    pub tied: Vec<u32>,
    /// They have no seat.
    pub beyond: Vec<u32>,
    /// Seats left for the tied.
    pub seats_left: usize,
}

impl Ranking<'_> {
    /// Splits members by a number of seats that is neither zero nor enough for all.
    pub(in crate::decide) fn split(&self, members: Vec<u32>, seats: usize) -> Split {
        let mut split = Split { tied: members, seats_left: seats, ..Split::default() };
        if let Some(levels) = self.levels {
            split.by(|rows| rows.iter().map(|row| u64::from(!levels[*row as usize])).collect());
        }
        for (key, descending) in self.keys {
            split.by(|rows| self.places(key, *descending, rows));
        }
        if split.tied.len() <= split.seats_left {
            split.kept.append(&mut split.tied);
            split.seats_left = 0;
        }
        split
    }

    /// A number a row by which the first in the order of a key is the least; unknown is the
    /// greatest either way.
    fn places(&self, key: &Expr, descending: bool, rows: &[u32]) -> Vec<u64> {
        let place = |value: u64| if descending { !value } else { value - 1 };
        match self.column(key) {
            // Known values are at least 1 before and less than the greatest number after.
            Some(Column::Codes(codes)) => {
                let of = |code: u8| {
                    if code == UNKNOWN_CODE { u64::MAX } else { place(u64::from(code) + 1) }
                };
                rows.iter().map(|row| of(codes.get(*row as usize))).collect()
            }
            Some(Column::Numbers(numbers)) => {
                let of = |number: i64| match number {
                    UNKNOWN_NUMBER => u64::MAX,
                    // INVARIANT (number): the least i64 is not a number, so this is not zero.
                    _ => place(number.cast_unsigned() ^ 1 << 63),
                };
                rows.iter().map(|row| of(numbers.get(*row as usize))).collect()
            }
            _ => {
                let subject = |row: &u32| Subject {
                    world: self.world,
                    class: self.class,
                    row: *row as usize,
                    changes: &[],
                };
                let values = rows.iter().map(|row| comparable(&key.value(&subject(row)))).collect();
                numbered(values, place)
            }
        }
    }

    /// The column that a key is, if it is just a fact of the subject.
    fn column(&self, key: &Expr) -> Option<&Column> {
        match &key.node {
            Node::Read(path) if path.via.is_empty() => {
                Some(&self.world.population.tables[self.class].columns[path.fact?])
            }
            _ => None,
        }
    }
}

impl Split {
    /// Splits the tied further by a key, unless there are seats for all of them.
    fn by(&mut self, places: impl FnOnce(&[u32]) -> Vec<u64>) {
        if self.tied.len() <= self.seats_left {
            return;
        }
        let places = places(&self.tied);
        let mut scratch = places.clone();
        let (_, last, _) = scratch.select_nth_unstable(self.seats_left - 1);
        let last = *last;
        let rows = std::mem::take(&mut self.tied);
        let before = self.kept.len();
        for (row, place) in rows.into_iter().zip(places) {
            match place.cmp(&last) {
                Ordering::Less => self.kept.push(row),
                Ordering::Equal => self.tied.push(row),
                Ordering::Greater => self.beyond.push(row),
            }
        }
        self.seats_left -= self.kept.len() - before;
    }
}

/// What a value is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Comparable {
    Whole(i64),
    Exact(Ratio),
}

/// `None` for what is not known, or not settled.
fn comparable(value: &Val) -> Option<Comparable> {
    match value {
        Val::Boolean(value) => Some(Comparable::Whole(i64::from(*value))),
        Val::Code(code) => Some(Comparable::Whole(i64::from(*code))),
        Val::Day(day) => Some(Comparable::Whole(*day)),
        Val::Number(number) => Some(Comparable::Exact(*number)),
        Val::Unknown | Val::Text(_) | Val::Subject(..) | Val::Between(..) => None,
    }
}

/// Computed values (all of one kind) by their number in ascending order, from 1.
fn numbered(values: Vec<Option<Comparable>>, place: impl Fn(u64) -> u64) -> Vec<u64> {
    let mut known: Vec<Comparable> = values.iter().flatten().copied().collect();
    known.sort_unstable();
    known.dedup();
    let number = |value: Comparable| known.partition_point(|other| *other <= value) as u64;
    values.into_iter().map(|value| value.map_or(u64::MAX, |value| place(number(value)))).collect()
}
