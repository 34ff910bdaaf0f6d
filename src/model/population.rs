//! A population: the subjects of every class as typed columns.

use crate::model::table::{Column, ColumnBuilder, TableBuilder};
use crate::model::{FactType, Regulation};
use std::collections::HashMap;

/// The code of an unknown boolean, choice or scale value.
pub const UNKNOWN_CODE: u8 = u8::MAX;
/// An unknown integer, decimal or day.
pub const UNKNOWN_NUMBER: i64 = i64::MIN;
/// A reference to no subject.
pub const UNKNOWN_ROW: u32 = u32::MAX;

/// The subjects submitted for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// The rating year.
    pub period: i64,
    /// A table a class, in the regulation's order; empty where nothing was submitted.
    pub tables: Vec<Table>,
}

/// The subjects of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Ids in the order of input; a subject is known by its row.
    pub ids: Ids,
    /// A column a fact, in the class's order.
    pub columns: Vec<Column>,
    /// The level the authority gave, by code; `None` if no row has one.
    pub decided: Option<Vec<u8>>,
}

impl Table {
    /// The number of subjects.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// True if there are no subjects.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The level that the authority gave to a subject.
    pub fn decided(&self, row: usize) -> Option<u8> {
        let code = *self.decided.as_ref()?.get(row)?;
        (code != UNKNOWN_CODE).then_some(code)
    }
}

/// A reference to a subject that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// Class of the subject that refers.
    pub class: usize,
    /// Its row.
    pub row: usize,
    /// The fact that refers.
    pub fact: usize,
    /// The id it names.
    pub id: String,
}

impl Population {
    /// Finishes the tables of a regulation's classes: fills what is missing and turns ids of
    /// subjects into rows.
    ///
    /// # Errors
    /// Every reference to a subject that is not there, in the order of classes, facts and rows.
    pub fn finish(
        regulation: &Regulation,
        period: i64,
        mut builders: Vec<TableBuilder>,
    ) -> Result<Self, Vec<Dangling>> {
        for (builder, class) in builders.iter_mut().zip(&regulation.classes) {
            builder.pad(class);
        }
        let mut indexes: Vec<Option<HashMap<String, u32>>> = vec![None; builders.len()];
        for class in &regulation.classes {
            for fact in &class.facts {
                if let FactType::Subject { class: target } = fact.kind {
                    indexes[target].get_or_insert_with(|| index(&builders[target].ids));
                }
            }
        }
        let mut dangling = Vec::new();
        let mut tables = Vec::new();
        for (at, builder) in builders.into_iter().enumerate() {
            let mut columns = Vec::new();
            for (fact, column) in builder.columns.into_iter().enumerate() {
                let target = match regulation.classes[at].facts[fact].kind {
                    FactType::Subject { class } => indexes[class].as_ref(),
                    _ => None,
                };
                columns.push(finish_column(column, target, |row, id| {
                    dangling.push(Dangling { class: at, row, fact, id: id.to_owned() });
                }));
            }
            let decided = (!builder.decided.is_empty()).then_some(builder.decided);
            tables.push(Table { ids: builder.ids, columns, decided });
        }
        if dangling.is_empty() { Ok(Population { period, tables }) } else { Err(dangling) }
    }
}

fn index(ids: &Ids) -> HashMap<String, u32> {
    (0u32..).zip(ids.iter()).map(|(row, id)| (id.to_owned(), row)).collect()
}

fn finish_column(
    column: ColumnBuilder,
    target: Option<&HashMap<String, u32>>,
    mut missing: impl FnMut(usize, &str),
) -> Column {
    match (column, target) {
        (ColumnBuilder::Absent, _) => Column::Absent,
        (ColumnBuilder::Codes(codes), _) => Column::Codes(codes),
        (ColumnBuilder::Numbers(numbers), _) => Column::Numbers(numbers),
        (ColumnBuilder::Texts(texts), None) => Column::Texts(texts),
        (ColumnBuilder::Texts(texts), Some(target)) => {
            let row_of_code: Vec<Option<u32>> =
                texts.dictionary.iter().map(|id| target.get(id).copied()).collect();
            let rows = texts.codes.iter().enumerate().map(|(row, code)| {
                let Some(found) = row_of_code.get(*code as usize) else {
                    return UNKNOWN_ROW;
                };
                found.unwrap_or_else(|| {
                    missing(row, texts.dictionary.get(*code));
                    UNKNOWN_ROW
                })
            });
            Column::Subjects(rows.collect())
        }
    }
}

/// Many short texts in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    /// Adds a text and gives its number.
    ///
    /// # Panics
    /// Beyond 4 GiB of text; the readers of submissions refuse such files before.
    pub fn push(&mut self, id: &str) -> u32 {
        self.text.push_str(id);
        let end = u32::try_from(self.text.len()).expect("INVARIANT (ids): less than 4 GiB");
        self.ends.push(end);
        u32::try_from(self.ends.len() - 1).expect("INVARIANT (ids): fewer than 2^32 rows")
    }

    /// A text by its number.
    pub fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0u32..).take(self.len()).map(|at| self.get(at))
    }

    /// The number of the first text equal to `id`, by looking at all.
    pub fn find(&self, id: &str) -> Option<u32> {
        (0u32..).zip(self.iter()).find(|(_, known)| *known == id).map(|(at, _)| at)
    }

    /// The numbers of all texts, sorted by the texts' bytes.
    pub fn sorted(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0u32..).take(self.len()).collect();
        if !order.is_sorted_by(|a, b| self.get(*a) <= self.get(*b)) {
            order.sort_unstable_by(|a, b| self.get(*a).cmp(self.get(*b)).then(a.cmp(b)));
        }
        order
    }
}
