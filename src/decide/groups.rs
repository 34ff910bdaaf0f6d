//! Groups of peers: subjects whose `per` facts have the same values.
//!
//! Numbers of groups follow the order of input and are never shown; [`Grouping::compare`] gives
//! the order that is. Start reading at [`Grouping::of`].

use crate::formula::{Cell, World};
use crate::model::{Column, FactType, Table, Texts, UNKNOWN_CODE, UNKNOWN_NUMBER, UNKNOWN_ROW};
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSlice, ParallelSliceMut};
use std::cmp::Ordering;
use std::collections::HashMap;

/// The group of a subject one of whose `per` facts is unknown.
pub(in crate::decide) const NO_GROUP: u32 = u32::MAX;

/// The groups of one quota over a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Grouping {
    /// The facts whose values make the groups.
    per: Vec<usize>,
    /// The group of each row, [`NO_GROUP`] where a `per` fact is unknown.
    of: Vec<u32>,
    /// A row of each group, to read the group's values from.
    rows: Vec<u32>,
    /// True if every row is in a group.
    is_whole: bool,
}

/// Copies numbers of groups; true if none is [`NO_GROUP`].
fn copy(from: &[u32], to: &mut Vec<u32>) -> bool {
    const PIECE: usize = 64 * 1024;
    to.resize(from.len(), 0);
    let pieces = to.par_chunks_mut(PIECE).zip(from.par_chunks(PIECE));
    let is_open = |(to, from): (&mut [u32], &[u32])| {
        to.copy_from_slice(from);
        from.iter().fold(false, |open, group| open | (*group == NO_GROUP))
    };
    !pieces.map(is_open).reduce(|| false, |open, other| open | other)
}

/// Numbers that stand for the values of one or several facts, [`NO_GROUP`] where unknown.
struct Values {
    of: Vec<u32>,
    /// One past the greatest number.
    bound: usize,
}

impl Grouping {
    /// Groups the rows of a table by the values of these facts; without facts all are one group.
    pub(in crate::decide) fn of(table: &Table, per: &[usize]) -> Self {
        Grouping::default().renewed(table, per)
    }

    /// As [`Grouping::of`], in the memory of other groups that nobody needs any more.
    pub(in crate::decide) fn renewed(self, table: &Table, per: &[usize]) -> Self {
        let Grouping { mut of, mut rows, .. } = self;
        if let [fact] = per
            && let Column::Texts(texts) = &table.columns[*fact]
            && find_first_rows(texts, &mut rows)
        {
            let is_whole = copy(&texts.codes, &mut of);
            return Grouping { per: per.to_vec(), of, rows, is_whole };
        }
        let mut values = Values { of: vec![0; table.len()], bound: 1 };
        for (at, fact) in per.iter().enumerate() {
            let next = Values::of_column(&table.columns[*fact], table.len());
            values = if at == 0 { next } else { values.combine(&next) };
        }
        values.renumber(per.to_vec())
    }

    /// The group of a row, [`NO_GROUP`] where a `per` fact is unknown.
    pub(in crate::decide) fn group(&self, row: usize) -> u32 {
        self.of[row]
    }

    /// Which of 64 rows from `64 × word` are in no group because a `per` fact is unknown.
    pub(in crate::decide) fn unknown_word(&self, word: usize) -> u64 {
        if self.is_whole {
            return 0;
        }
        let rows = self.of.get(64 * word..).unwrap_or(&[]).iter().take(64);
        let bits = rows.enumerate().map(|(bit, group)| u64::from(*group == NO_GROUP) << bit);
        bits.fold(0, |all, bit| all | bit)
    }

    /// The group of each row.
    pub(in crate::decide) fn all(&self) -> &[u32] {
        &self.of
    }

    /// The facts whose values make the groups.
    pub(in crate::decide) fn per(&self) -> &[usize] {
        &self.per
    }

    /// The order of two groups by their values: numbers and codes by value, texts and subjects
    /// by the bytes of their text or id. `class` is the class that is grouped.
    pub(in crate::decide) fn compare(
        &self,
        world: World<'_>,
        class: usize,
        (left, right): (u32, u32),
    ) -> Ordering {
        let rows = (self.row(left), self.row(right));
        let by_fact = |fact: &usize| match world.regulation.classes[class].facts[*fact].kind {
            FactType::Subject { class: named } => {
                let id = |row| match world.cell(class, row, *fact) {
                    Cell::Row(row) => Some(world.population.tables[named].ids.get(row)),
                    _ => None,
                };
                id(rows.0).cmp(&id(rows.1))
            }
            _ => world.cell(class, rows.0, *fact).cmp(&world.cell(class, rows.1, *fact)),
        };
        self.per.iter().map(by_fact).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// The number of groups.
    pub(in crate::decide) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row whose `per` facts have the group's values.
    pub(in crate::decide) fn row(&self, group: u32) -> usize {
        self.rows[group as usize] as usize
    }
}

impl Values {
    fn of_column(column: &Column, rows: usize) -> Self {
        match column {
            Column::Absent => Values { of: vec![NO_GROUP; rows], bound: 0 },
            Column::Codes(codes) => {
                let number = |code: u8| if code == UNKNOWN_CODE { NO_GROUP } else { code.into() };
                Values { of: codes.iter().map(number).collect(), bound: UNKNOWN_CODE.into() }
            }
            Column::Numbers(numbers) => Values::number(
                numbers.iter().map(|number| (number != UNKNOWN_NUMBER).then_some(number)),
            ),
            // Unknown texts and rows are `u32::MAX` already.
            Column::Texts(texts) => {
                Values { of: texts.codes.clone(), bound: texts.dictionary.len() }
            }
            Column::Subjects(subjects) => {
                let known = subjects.iter().filter(|row| **row != UNKNOWN_ROW);
                let bound = known.max().map_or(0, |row| *row as usize + 1);
                Values { of: subjects.clone(), bound }
            }
        }
    }

    /// Numbers distinct keys as they first occur.
    fn number<K: Eq + std::hash::Hash>(keys: impl Iterator<Item = Option<K>>) -> Self {
        let mut known: HashMap<K, u32> = HashMap::new();
        let mut next = 0u32;
        let of = keys.map(|key| {
            let Some(key) = key else { return NO_GROUP };
            *known.entry(key).or_insert_with(|| {
                next += 1;
                next - 1
            })
        });
        let of = of.collect();
        Values { of, bound: next as usize }
    }

    /// The pairs of two facts' values.
    fn combine(&self, next: &Values) -> Values {
        let pairs = self.of.iter().zip(&next.of).map(|(a, b)| {
            let known = *a != NO_GROUP && *b != NO_GROUP;
            known.then(|| u64::from(*a) << 32 | u64::from(*b))
        });
        Values::number(pairs)
    }

    /// Numbers only the values that occur, as they first occur.
    fn renumber(mut self, per: Vec<usize>) -> Grouping {
        let mut group_of_value = vec![NO_GROUP; self.bound];
        let mut rows = Vec::new();
        for (row, value) in (0u32..).zip(self.of.iter_mut()) {
            let Some(group) = group_of_value.get_mut(*value as usize) else { continue };
            if *group == NO_GROUP {
                *group = u32::try_from(rows.len()).expect("INVARIANT (rows): fewer than 2^32");
                rows.push(row);
            }
            *value = *group;
        }
        let is_whole = !self.of.contains(&NO_GROUP);
        Grouping { per, of: self.of, rows, is_whole }
    }
}

/// Finds the first row of each text; false unless texts are numbered as they first occur and all
/// occur.
fn find_first_rows(texts: &Texts, rows: &mut Vec<u32>) -> bool {
    let count = texts.dictionary.len();
    // One more, so that every row can be put where the next first one belongs: whether it is one
    // cannot be foreseen.
    rows.clear();
    rows.resize(count + 1, 0);
    let (mut found, mut start, mut is_in_order) = (0, 0, true);
    for codes in texts.codes.chunks(1024) {
        for (row, code) in (start..).zip(codes) {
            rows[found] = row;
            is_in_order &= *code as usize <= found || *code == NO_GROUP;
            found += usize::from(*code as usize == found && found < count);
        }
        start += 1024;
        if found == count || !is_in_order {
            break;
        }
    }
    rows.truncate(count);
    found == count && is_in_order
}

/// The rows of each group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Rosters {
    /// The rows of group `g` are `rows[starts[g]..starts[g + 1]]`.
    starts: Vec<usize>,
    rows: Vec<u32>,
}

impl Rosters {
    /// Sorts rows by group (counting); those in [`NO_GROUP`] are left out.
    pub(in crate::decide) fn of(group_of: &[u32], groups: usize) -> Self {
        let mut starts = vec![0usize; groups + 1];
        for group in group_of.iter().filter(|group| **group != NO_GROUP) {
            starts[*group as usize + 1] += 1;
        }
        for at in 0..groups {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut rows = vec![0u32; starts[groups]];
        for (row, group) in (0u32..).zip(group_of).filter(|(_, group)| **group != NO_GROUP) {
            rows[next[*group as usize]] = row;
            next[*group as usize] += 1;
        }
        Rosters { starts, rows }
    }

    /// The rows of a group, ascending.
    pub(in crate::decide) fn rows(&self, group: u32) -> &[u32] {
        &self.rows[self.starts[group as usize]..self.starts[group as usize + 1]]
    }
}

#[cfg(test)]
mod tests;
