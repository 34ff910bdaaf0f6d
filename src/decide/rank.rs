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

/// Who of a group's members has a seat: those before `kept`; the tied are the next ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) struct Split {
    /// How many have a seat.
    pub kept: usize,
    /// How many are equal in everything, where there are fewer seats than they are.
    pub tied: usize,
    /// Seats left for the tied.
    pub seats_left: usize,
}

/// Memory that one group after the other is split in.
#[derive(Debug, Default)]
pub(in crate::decide) struct Desk {
    /// Members with the number that a key gives each.
    placed: Vec<(u64, u32)>,
    /// Those at the place of the last seat.
    equal: Vec<u32>,
}

impl Ranking<'_> {
    /// Splits members by a number of seats that is neither zero nor enough for all; puts those who
    /// have one first, then those who tie, then the others.
    pub(in crate::decide) fn split(
        &self,
        members: &mut [u32],
        seats: usize,
        desk: &mut Desk,
    ) -> Split {
        let mut split = Split { kept: 0, tied: members.len(), seats_left: seats };
        if let Some(levels) = self.levels {
            let place = |row: u32| u64::from(!levels[row as usize]);
            let places = |rows: &[u32], placed: &mut Vec<(u64, u32)>| {
                placed.extend(rows.iter().map(|row| (place(*row), *row)));
            };
            split.by(members, desk, places);
        }
        for (key, descending) in self.keys {
            let places = |rows: &[u32], placed: &mut Vec<(u64, u32)>| {
                self.places((key, *descending), rows, placed);
            };
            split.by(members, desk, places);
        }
        if split.tied <= split.seats_left {
            split = Split { kept: split.kept + split.tied, tied: 0, seats_left: 0 };
        }
        split
    }

    /// Adds a number a row by which the first in the order of a key is the least; unknown is the
    /// greatest either way.
    fn places(&self, (key, descending): (&Expr, bool), rows: &[u32], placed: &mut Vec<(u64, u32)>) {
        let place = |value: u64| if descending { !value } else { value - 1 };
        match self.column(key) {
            // Known values are at least 1 before and less than the greatest number after.
            Some(Column::Codes(codes)) => {
                let of = |code: u8| {
                    if code == UNKNOWN_CODE { u64::MAX } else { place(u64::from(code) + 1) }
                };
                placed.extend(rows.iter().map(|row| (of(codes.get(*row as usize)), *row)));
            }
            Some(Column::Numbers(numbers)) => {
                let of = |number: i64| match number {
                    UNKNOWN_NUMBER => u64::MAX,
                    // INVARIANT (number): the least i64 is not a number, so this is not zero.
                    _ => place(number.cast_unsigned() ^ 1 << 63),
                };
                placed.extend(rows.iter().map(|row| (of(numbers.get(*row as usize)), *row)));
            }
            _ => {
                let subject = |row: &u32| Subject {
                    world: self.world,
                    class: self.class,
                    row: *row as usize,
                    changes: &[],
                };
                let values = rows.iter().map(|row| comparable(&key.value(&subject(row)))).collect();
                placed.extend(numbered(values, place).into_iter().zip(rows.iter().copied()));
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
    fn by(
        &mut self,
        members: &mut [u32],
        desk: &mut Desk,
        places: impl FnOnce(&[u32], &mut Vec<(u64, u32)>),
    ) {
        if self.tied <= self.seats_left {
            return;
        }
        let tied = &mut members[self.kept..self.kept + self.tied];
        let Desk { placed, equal } = desk;
        placed.clear();
        equal.clear();
        places(tied, placed);
        let (_, (last, _), _) =
            placed.select_nth_unstable_by_key(self.seats_left - 1, |(place, _)| *place);
        let last = *last;
        let (mut front, mut back) = (0, tied.len());
        for (place, row) in placed.iter() {
            match place.cmp(&last) {
                Ordering::Less => {
                    tied[front] = *row;
                    front += 1;
                }
                Ordering::Equal => equal.push(*row),
                Ordering::Greater => {
                    back -= 1;
                    tied[back] = *row;
                }
            }
        }
        tied[front..back].copy_from_slice(equal);
        self.kept += front;
        self.tied = back - front;
        self.seats_left -= front;
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
