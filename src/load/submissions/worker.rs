//! Reads one piece of a table: cuts its rows, then reads its columns.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::columns::{PieceColumn, Source};
use crate::load::submissions::decode::Decoder;
use crate::load::submissions::grid::Grid;
use crate::load::submissions::header::{Header, Role};
use crate::load::submissions::mistakes::Mistakes;
use crate::load::submissions::places::Piece;
use crate::load::submissions::stream::Layout;
use crate::load::submissions::{delimited, json_lines};
use crate::model::{Class, ColumnBuilder, Regulation, TableBuilder, Texts};
use std::sync::Arc;

/// What a table is read by.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// The class of the table's subjects, by index.
    pub class: usize,
    /// The file's name, for readers.
    pub file: Arc<str>,
    /// The table's columns.
    pub header: Header,
}

impl<'a> Form<'a> {
    /// The class of the table's subjects.
    pub fn class(&self) -> &'a Class {
        &self.regulation.classes[self.class]
    }

    /// The file as a whole.
    pub fn whole(&self) -> Location {
        Location::cell(&self.file, 1, 1, "")
    }

    /// The columns that are read, in the order of the file.
    pub fn columns(&self) -> Vec<PieceColumn<'a>> {
        let roles = self.header.roles.iter().enumerate();
        roles
            .filter_map(|(at, role)| {
                let title = &self.header.titles[at];
                let decoder = Decoder::new((*role)?, title, self.regulation, self.class());
                Some(PieceColumn::new(at, decoder))
            })
            .collect()
    }
}

/// Rows cut from a piece, and what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The rows.
    pub grid: Grid,
    /// Mistakes in rows and cells, with lines counted from the piece's first.
    pub mistakes: Mistakes,
    /// Line ends in the piece.
    pub lines: u32,
    /// True if some rows could not be read, or have no id.
    pub is_damaged: bool,
    /// JSON Lines: the columns whose key was met.
    pub met: Vec<bool>,
}

/// Reads pieces of a table; used again and again, for its memory.
#[derive(Clone, Debug)]
pub struct Worker<'a> {
    /// The rows of the piece.
    pub rows: Rows,
    /// Its columns.
    pub columns: Vec<PieceColumn<'a>>,
    /// True if the piece is no text; nothing behind it can be trusted.
    pub is_no_text: bool,
}

impl<'a> Worker<'a> {
    /// A worker for a table.
    pub fn new(form: &Form<'a>) -> Self {
        Self { rows: Rows::default(), columns: form.columns(), is_no_text: false }
    }

    /// Reads a piece; `table` holds what was read before the block that the piece is part of.
    pub fn read(
        &mut self,
        form: &Form<'a>,
        (layout, piece): (Layout, &[u8]),
        table: &TableBuilder,
    ) {
        let (text, bad) = as_text(piece);
        let piece = Piece { file: &form.file, text, newline: Some(layout.newline()) };
        cut_rows(&mut self.rows, form, layout, piece);
        self.is_no_text = bad.is_some();
        if let Some(bad) = bad {
            let location = piece.at(0, 1, bad..bad);
            let kind = (Code::Encoding, Some("table"));
            self.rows.mistakes.add(None, kind, || Diagnostic::error(Code::Encoding).at(location));
        }
        self.read_columns(piece, table);
    }

    /// Reads the columns of the rows that were cut.
    pub fn read_columns(&mut self, piece: Piece<'_>, table: &TableBuilder) {
        let Rows { grid, mistakes, .. } = &mut self.rows;
        let mut source = Source { grid, piece, mistakes };
        for column in &mut self.columns {
            column.read(&mut source, known_texts(table, column.decoder.role));
        }
    }
}

/// Cuts the rows of a piece.
pub fn cut_rows(rows: &mut Rows, form: &Form<'_>, layout: Layout, piece: Piece<'_>) {
    rows.mistakes = Mistakes::default();
    rows.is_damaged = false;
    rows.lines = 0;
    rows.grid.clear(form.header.width());
    match layout {
        Layout::Csv(marks) => delimited::cut_rows(rows, form, marks, piece),
        Layout::JsonLines => json_lines::cut_rows(rows, form, piece),
    }
}

/// The texts of a column that were met before.
fn known_texts(table: &TableBuilder, role: Role) -> Option<&Texts> {
    match role {
        Role::Fact(fact) => match &table.columns[fact] {
            ColumnBuilder::Texts(texts) => Some(texts),
            _ => None,
        },
        Role::Id | Role::Decided => None,
    }
}

/// The text of a piece up to the first byte that is none, and where that stands.
fn as_text(piece: &[u8]) -> (&str, Option<usize>) {
    match std::str::from_utf8(piece) {
        Ok(text) => (text, None),
        Err(error) => {
            let good = error.valid_up_to();
            (std::str::from_utf8(&piece[..good]).unwrap_or_default(), Some(good))
        }
    }
}
