//! A population: the subjects of every class as typed columns.

use crate::model::index::IdIndex;
use crate::model::table::{Column, ColumnBuilder, TableBuilder, Texts};
use crate::model::{FactType, Regulation};

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
        let unfinished: Vec<Vec<ColumnBuilder>> =
            builders.iter_mut().map(|builder| std::mem::take(&mut builder.columns)).collect();
        let mut lookup = Lookup { builders: &builders, indexes: vec![None; builders.len()] };
        let mut dangling = Vec::new();
        let mut finished = Vec::new();
        for (class, columns) in unfinished.into_iter().enumerate() {
            let facts = regulation.classes[class].facts.iter().map(|fact| &fact.kind);
            let columns = columns.into_iter().zip(facts).enumerate();
            let columns = columns.map(|(fact, (column, kind))| {
                lookup.finish(column, kind, |row, id| {
                    dangling.push(Dangling { class, row, fact, id: id.to_owned() });
                })
            });
            finished.push(columns.collect());
        }
        if !dangling.is_empty() {
            return Err(dangling);
        }
        let tables = builders.into_iter().zip(finished).map(|(builder, columns)| Table {
            ids: builder.ids,
            columns,
            decided: (!builder.decided.is_empty()).then_some(builder.decided),
        });
        Ok(Population { period, tables: tables.collect() })
    }
}

/// The subjects by id, indexed class by class as references need them.
struct Lookup<'a> {
    builders: &'a [TableBuilder],
    indexes: Vec<Option<IdIndex>>,
}

impl Lookup<'_> {
    /// Finishes a column; where it refers to subjects, turns their ids into rows and says for
    /// which rows there is no such subject.
    fn finish(
        &mut self,
        column: ColumnBuilder,
        kind: &FactType,
        missing: impl FnMut(usize, &str),
    ) -> Column {
        match (column, kind) {
            (ColumnBuilder::Absent, _) => Column::Absent,
            (ColumnBuilder::Codes(codes), _) => Column::Codes(codes),
            (ColumnBuilder::Numbers(numbers), _) => Column::Numbers(numbers),
            (ColumnBuilder::Texts(texts), FactType::Subject { class }) => {
                Column::Subjects(self.rows(*class, texts, missing))
            }
            (ColumnBuilder::Texts(texts), _) => Column::Texts(texts),
        }
    }

    fn rows(
        &mut self,
        class: usize,
        texts: Texts,
        mut missing: impl FnMut(usize, &str),
    ) -> Vec<u32> {
        let ids = &self.builders[class].ids;
        let index = self.indexes[class].get_or_insert_with(|| IdIndex::of(ids));
        let named = texts.dictionary.iter();
        let row_of: Vec<Option<u32>> = named.map(|id| index.find(ids, id)).collect();
        let mut rows = texts.codes;
        for (row, cell) in rows.iter_mut().enumerate().filter(|(_, cell)| **cell != u32::MAX) {
            let code = *cell;
            *cell = row_of[code as usize].unwrap_or_else(|| {
                missing(row, texts.dictionary.get(code));
                UNKNOWN_ROW
            });
        }
        rows
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

    /// Adds all texts of another list.
    ///
    /// # Panics
    /// Beyond 4 GiB of text; [`Ids::has_room`] says whether there is room.
    pub fn append(&mut self, other: &Ids) {
        // INVARIANT (ids): less than 4 GiB.
        assert!(self.has_room(other.text.len()), "INVARIANT (ids): less than 4 GiB");
        let base = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| base + end));
    }

    /// True if so many more bytes of text can be held.
    pub fn has_room(&self, bytes: usize) -> bool {
        self.text.len().checked_add(bytes).is_some_and(|sum| u32::try_from(sum).is_ok())
    }

    /// Bytes of all texts together.
    pub fn text_len(&self) -> usize {
        self.text.len()
    }

    /// Makes room for so many texts more, of so many bytes together.
    pub fn reserve(&mut self, texts: usize, bytes: usize) {
        self.ends.reserve_exact(texts);
        self.text.reserve_exact(bytes);
    }

    /// Gives back memory that was reserved and not used.
    pub fn shrink_to_fit(&mut self) {
        self.ends.shrink_to_fit();
        self.text.shrink_to_fit();
    }

    /// Forgets all texts and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
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
