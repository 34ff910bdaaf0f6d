//! Typed columns of a class's subjects, and the builder that fills them row by row.

use crate::model::codes::Codes;
use crate::model::index::IdIndex;
use crate::model::numbers::Numbers;
use crate::model::population::Ids;
use crate::model::{Class, FactType, UNKNOWN_CODE};

/// The values of one fact, a cell a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The submissions have no such column: unknown for all.
    Absent,
    /// Booleans (0, 1), choices and scale values, by code; [`UNKNOWN_CODE`] where unknown.
    Codes(Codes),
    /// Integers, scaled decimals, days; [`UNKNOWN_NUMBER`] where unknown.
    ///
    /// [`UNKNOWN_NUMBER`]: crate::model::UNKNOWN_NUMBER
    Numbers(Numbers),
    /// Interned text.
    Texts(Texts),
    /// Rows of the class that the fact names; [`UNKNOWN_ROW`] where unknown.
    ///
    /// [`UNKNOWN_ROW`]: crate::model::UNKNOWN_ROW
    Subjects(Vec<u32>),
}

/// Interned texts: a code a row and the text of each code.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The distinct texts, by code.
    pub dictionary: Ids,
    /// A code a row; `u32::MAX` where unknown.
    pub codes: Vec<u32>,
    index: IdIndex,
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.dictionary == other.dictionary && self.codes == other.codes
    }
}

impl Eq for Texts {}

impl Texts {
    /// Adds a row; `None` is unknown.
    pub fn push(&mut self, text: Option<&str>) {
        let code = text.map_or(u32::MAX, |text| self.intern(text));
        self.codes.push(code);
    }

    /// The code of a text, new or known.
    pub fn intern(&mut self, text: &str) -> u32 {
        self.index.find_or_push(&mut self.dictionary, text)
    }

    /// The code of a text, if it occurs.
    pub fn code(&self, text: &str) -> Option<u32> {
        self.index.find(&self.dictionary, text)
    }

    /// Forgets all rows and texts and keeps the memory.
    pub fn clear(&mut self) {
        self.dictionary.clear();
        self.codes.clear();
        self.index.clear();
    }

    /// The text of a row; `None` where unknown.
    pub fn get(&self, row: usize) -> Option<&str> {
        let code = self.codes[row];
        (code != u32::MAX).then(|| self.dictionary.get(code))
    }
}

/// A column being filled.
#[derive(Clone, Debug)]
pub enum ColumnBuilder {
    /// No cell has come yet: unknown for all rows so far.
    Absent,
    /// See [`Column::Codes`].
    Codes(Codes),
    /// See [`Column::Numbers`].
    Numbers(Numbers),
    /// Text, or the ids of subjects before they are looked up.
    Texts(Texts),
}

/// The subjects of one class being read.
///
/// A row is [`TableBuilder::start_row`], then at most one `put_*` a fact; what is not put is
/// unknown.
#[derive(Clone, Debug)]
pub struct TableBuilder {
    /// Ids in the order of input.
    pub ids: Ids,
    /// A column a fact, in the class's order.
    pub columns: Vec<ColumnBuilder>,
    /// The level the authority gave, by code; empty while no row has one.
    pub decided: Vec<u8>,
}

impl TableBuilder {
    /// An empty table for a class.
    pub fn new(class: &Class) -> Self {
        let columns = vec![ColumnBuilder::Absent; class.facts.len()];
        Self { ids: Ids::default(), columns, decided: Vec::new() }
    }

    /// Begins the next row.
    pub fn start_row(&mut self, id: &str) {
        self.ids.push(id);
    }

    /// Puts the code of a boolean, choice or scale value into the current row.
    pub fn put_code(&mut self, fact: usize, code: u8) {
        let row = self.current_row();
        if let ColumnBuilder::Absent = self.columns[fact] {
            self.columns[fact] = ColumnBuilder::Codes(Codes::default());
        }
        if let ColumnBuilder::Codes(codes) = &mut self.columns[fact] {
            codes.resize(row);
            codes.push(code);
        }
    }

    /// Puts an integer, scaled decimal or day into the current row.
    pub fn put_number(&mut self, fact: usize, number: i64) {
        let row = self.current_row();
        if let ColumnBuilder::Absent = self.columns[fact] {
            self.columns[fact] = ColumnBuilder::Numbers(Numbers::default());
        }
        if let ColumnBuilder::Numbers(numbers) = &mut self.columns[fact] {
            numbers.resize(row);
            numbers.push(number);
        }
    }

    /// Puts a text, or the id of a subject, into the current row.
    pub fn put_text(&mut self, fact: usize, text: &str) {
        let row = self.current_row();
        if let ColumnBuilder::Absent = self.columns[fact] {
            self.columns[fact] = ColumnBuilder::Texts(Texts::default());
        }
        if let ColumnBuilder::Texts(texts) = &mut self.columns[fact] {
            texts.codes.resize(row, u32::MAX);
            texts.push(Some(text));
        }
    }

    /// Puts the level that the authority gave into the current row.
    pub fn put_decided(&mut self, code: u8) {
        let row = self.current_row();
        self.decided.resize(row, UNKNOWN_CODE);
        self.decided.push(code);
    }

    /// Fills what was not put; booleans for which empty means false become false.
    pub(in crate::model) fn pad(&mut self, class: &Class) {
        let rows = self.ids.len();
        for (builder, fact) in self.columns.iter_mut().zip(&class.facts) {
            if fact.kind == (FactType::Boolean { empty_is_false: true }) {
                if let ColumnBuilder::Absent = builder {
                    *builder = ColumnBuilder::Codes(Codes::default());
                }
                if let ColumnBuilder::Codes(codes) = builder {
                    codes.resize(rows);
                    codes.fill_unknown(0);
                }
            }
            match builder {
                ColumnBuilder::Absent => {}
                ColumnBuilder::Codes(codes) => codes.resize(rows),
                ColumnBuilder::Numbers(numbers) => numbers.resize(rows),
                ColumnBuilder::Texts(texts) => texts.codes.resize(rows, u32::MAX),
            }
        }
        if !self.decided.is_empty() {
            self.decided.resize(rows, UNKNOWN_CODE);
        }
    }

    fn current_row(&self) -> usize {
        // INVARIANT (row): `start_row` comes before any `put_*`.
        self.ids.len().checked_sub(1).expect("a row was started")
    }
}
