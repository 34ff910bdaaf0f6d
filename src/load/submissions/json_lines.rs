//! JSON Lines: an object a line, its keys the names of facts.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::submissions::decode::Problem;
use crate::load::submissions::grid::{Cell, Kind};
use crate::load::submissions::header::{Header, Named, Names, Role};
use crate::load::submissions::places::Piece;
use crate::load::submissions::text::{is_blank, tidy};
use crate::load::submissions::worker::{Form, Rows};
use crate::model::Class;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// The columns that an object of a class may have: its id, its facts, the decided level.
pub fn header(class: &Class) -> Header {
    let facts = class.facts.iter().enumerate().map(|(at, fact)| (Role::Fact(at), fact.id.as_str()));
    let all = std::iter::once((Role::Id, "id")).chain(facts);
    let all = all.chain(std::iter::once((Role::Decided, "decided")));
    let (roles, titles) = all.map(|(role, name)| (Some(role), name.to_owned())).unzip();
    Header { roles, titles, id: Some(0), untitled: Vec::new() }
}

/// A key and a value as they are written.
type Member<'t> = (&'t RawValue, &'t RawValue);

/// The members of an object, in their order, twice where they stand twice.
struct Members<'m, 't>(&'m mut Vec<Member<'t>>);

impl<'t> Visitor<'t> for Members<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(member) = map.next_entry()? {
            self.0.push(member);
        }
        Ok(())
    }
}

/// Cuts the rows of a piece.
pub fn cut_rows(rows: &mut Rows, form: &Form<'_>, piece: Piece<'_>) {
    let mut objects = Objects::new(form, piece);
    rows.met.resize(form.header.width(), false);
    let mut start = 0;
    for line in piece.text.split_inclusive('\n') {
        let text = line.strip_suffix('\n').unwrap_or(line);
        objects.line += 1;
        objects.start = start;
        if !is_blank(text) {
            objects.read(text, rows);
        }
        start += line.len();
    }
    rows.lines = objects.line - u32::from(!piece.text.ends_with('\n') && !piece.text.is_empty());
}

/// Reads objects of a piece one after another.
struct Objects<'o, 't> {
    form: &'o Form<'o>,
    piece: Piece<'t>,
    names: Names,
    /// Keys as they are written → what they name, and the column.
    known: BTreeMap<&'t str, (Named, Option<usize>)>,
    line: u32,
    start: usize,
    row: Vec<(Cell, Kind)>,
    filled: Vec<bool>,
}

impl<'o, 't> Objects<'o, 't> {
    fn new(form: &'o Form<'o>, piece: Piece<'t>) -> Self {
        let (names, known) = (Names::of(form.class()), BTreeMap::new());
        let (row, filled) = (Vec::new(), Vec::new());
        Self { form, piece, names, known, line: 0, start: 0, row, filled }
    }

    fn read(&mut self, text: &'t str, rows: &mut Rows) {
        let mut members = Vec::with_capacity(self.row.len());
        let mut json = serde_json::Deserializer::from_str(text);
        let read = json.deserialize_map(Members(&mut members)).and_then(|()| json.end());
        if let Err(error) = read {
            let at = self.start + byte_of_column(text, error.column());
            let variant = if error.is_data() { "no-object" } else { "json" };
            rows.is_damaged = true;
            self.report(rows, (None, (Code::BrokenRow, Some(variant)), at..at), |d| d);
            return;
        }
        let width = self.form.header.width();
        self.row.clear();
        self.row.resize(width, (Cell::of(self.start..self.start), Kind::Plain));
        self.filled.clear();
        self.filled.resize(width, false);
        for member in members {
            self.member(member, rows);
        }
        rows.grid.push_row(&self.row);
        rows.grid.finish_row(self.start, self.line);
    }

    fn member(&mut self, (key, value): Member<'t>, rows: &mut Rows) {
        let key_bytes = self.bytes_of(key.get());
        let name = || tidy(&string(key.get())).into_owned();
        let header = &self.form.header;
        let (named, column) = *self.known.entry(key.get()).or_insert_with(|| {
            let named = self.names.find(&name());
            let column = header.roles.iter().position(|role| role.map(Named::Role) == Some(named));
            (named, column)
        });
        let Some(column) = column else {
            return self.report_unknown((named, &name()), key_bytes, rows);
        };
        if std::mem::replace(&mut self.filled[column], true) {
            let kind = (Code::DuplicateColumn, Some("key"));
            self.report(rows, (Some(column), kind, key_bytes), |d| d.arg("column", name()));
            return;
        }
        rows.met[column] = true;
        self.row[column] = self.cell(value, rows);
    }

    /// A key that names no column, or several.
    fn report_unknown(&self, (named, name): (Named, &str), bytes: Range<usize>, rows: &mut Rows) {
        let class = self.form.class();
        let variant = if named == Named::Several { "ambiguous-key" } else { "key" };
        let kind = (Code::UnknownColumn, Some(variant));
        self.report(rows, (None, kind, bytes), |diagnostic| match named {
            Named::Several => diagnostic.arg("column", name).arg("class", &class.id),
            _ => self.names.unknown(name, class),
        });
    }

    fn cell(&self, value: &'t RawValue, rows: &mut Rows) -> (Cell, Kind) {
        let (text, bytes) = (value.get(), self.bytes_of(value.get()));
        match text.as_bytes().first() {
            Some(b'"') => {
                let inside = bytes.start + 1..bytes.end - 1;
                let cell = match string(text) {
                    Cow::Borrowed(_) => Cell::of(inside),
                    Cow::Owned(unescaped) => rows.grid.store(&unescaped, inside),
                };
                (cell, Kind::Plain)
            }
            Some(b'n') => (Cell::of(bytes.start..bytes.start), Kind::Plain),
            Some(b't' | b'f') => (Cell::of(bytes), Kind::Boolean),
            Some(b'{' | b'[') => (Cell::of(bytes), Kind::Nested),
            _ => (Cell::of(bytes), Kind::Number),
        }
    }

    /// The bytes of the piece that a part of it stands at.
    fn bytes_of(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr() as usize - self.piece.text.as_ptr() as usize;
        start..start + part.len()
    }

    fn report(
        &self,
        rows: &mut Rows,
        (column, kind, bytes): (Option<usize>, Problem, Range<usize>),
        word: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let location = || self.piece.at(self.start, self.line, bytes);
        rows.mistakes.add(column, kind, || word(Diagnostic::error(kind.0)).at(location()));
    }
}

/// A JSON string without its quotes, unescaped where need be.
fn string(json: &str) -> Cow<'_, str> {
    let inside = json.get(1..json.len().saturating_sub(1)).unwrap_or_default();
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    // INVARIANT (json): the parser that cut it out has checked it; a lone surrogate is the one
    // thing it lets pass, and is shown as written.
    serde_json::from_str(json).map_or(Cow::Borrowed(inside), Cow::Owned)
}

/// The byte of a column that the parser counts in bytes from 1.
fn byte_of_column(text: &str, column: usize) -> usize {
    let at = column.saturating_sub(1).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
