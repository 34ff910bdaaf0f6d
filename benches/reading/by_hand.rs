//! The same file read by hand: the `csv` crate with one record used again and again, each cell
//! checked and put into a column of its own, texts interned.

use crate::tables::HEADER;
use csv::ByteRecord;
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Debug, Formatter};
use std::fs::File;
use std::path::Path;

/// Nothing in a cell of codes.
pub const NO_CODE: u8 = u8::MAX;
/// Nothing in a cell of numbers.
pub const NO_NUMBER: i64 = i64::MIN;
/// Nothing in a cell of text.
pub const NO_TEXT: u32 = u32::MAX;

/// The members' columns.
#[derive(Default)]
pub struct Columns {
    /// All ids, one after the other.
    pub ids: String,
    /// Where each ends.
    pub id_ends: Vec<u32>,
    /// Codes of units.
    pub units: Vec<u32>,
    /// The unit of each code.
    pub unit_names: Vec<String>,
    unit_codes: HashMap<Vec<u8>, u32>,
    /// standing, official, punished, degraded, task, quality, ideology, manner.
    pub codes: [Vec<u8>; 8],
    /// months, done, score in hundredths.
    pub numbers: [Vec<i64>; 3],
}

/// The code of a standing.
fn standing(cell: &[u8]) -> Option<u8> {
    match cell {
        b"active" => Some(0),
        b"excused" => Some(1),
        b"suspended" => Some(2),
        _ => None,
    }
}

/// The code of a level.
fn rating(cell: &[u8]) -> Option<u8> {
    match cell {
        b"failed" => Some(0),
        b"completed" => Some(1),
        b"good" => Some(2),
        b"excellent" => Some(3),
        _ => None,
    }
}

/// The code of true or false.
fn truth(cell: &[u8]) -> Option<u8> {
    match cell {
        b"false" => Some(0),
        b"true" => Some(1),
        _ => None,
    }
}

/// The code of a grade.
fn grade(cell: &[u8]) -> Option<u8> {
    match cell {
        b"poor" => Some(0),
        b"weak" => Some(1),
        b"average" => Some(2),
        b"good" => Some(3),
        b"excellent" => Some(4),
        _ => None,
    }
}

/// The columns of numbers: which cell, places, the most.
const NUMBERS: [(usize, u32, i64); 3] = [(3, 0, i64::MAX), (7, 0, i64::MAX), (8, 2, 10_000)];

/// Why a file was not read: a line and a column.
pub struct Wrong(u64, usize);

impl Debug for Wrong {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "line {}, column {}", self.0, self.1 + 1)
    }
}

/// Reads a file. Whether ids are unique is found out only where it is asked for.
pub fn read(path: &Path, ids_are_unique: bool) -> Result<Columns, Wrong> {
    let file = File::open(path).map_err(|_| Wrong(0, 0))?;
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 18).from_reader(file);
    let header = reader.byte_headers().map_err(|_| Wrong(1, 0))?;
    if !header.iter().eq(HEADER.split(',').map(str::as_bytes)) {
        return Err(Wrong(1, 0));
    }
    let (mut record, mut columns) = (ByteRecord::new(), Columns::default());
    while reader.read_byte_record(&mut record).map_err(|_| Wrong(0, 0))? {
        columns.push(&record)?;
    }
    if ids_are_unique && !columns.has_unique_ids() {
        return Err(Wrong(0, 0));
    }
    Ok(columns)
}

impl Columns {
    fn push(&mut self, record: &ByteRecord) -> Result<(), Wrong> {
        let line = || record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| record[at].trim_ascii();
        let id = std::str::from_utf8(cell(0)).ok().filter(|id| !id.is_empty());
        self.ids.push_str(id.ok_or_else(|| Wrong(line(), 0))?);
        self.id_ends.push(self.ids.len() as u32);
        let unit = self.unit(cell(1)).ok_or_else(|| Wrong(line(), 1))?;
        self.units.push(unit);
        let code = |at: usize, read: fn(&[u8]) -> Option<u8>| match read(cell(at)) {
            Some(code) => Ok(code),
            None if cell(at).is_empty() => Ok(NO_CODE),
            None => Err(Wrong(line(), at)),
        };
        let codes = [
            code(2, standing)?,
            code(4, rating)?,
            code(5, truth)?,
            code(6, truth)?,
            code(9, grade)?,
            code(10, grade)?,
            code(11, grade)?,
            code(12, grade)?,
        ];
        self.codes.iter_mut().zip(codes).for_each(|(column, code)| column.push(code));
        for (column, (at, places, most)) in self.numbers.iter_mut().zip(NUMBERS) {
            let cell = cell(at);
            column.push(match scaled(cell, places) {
                Some(number) if (0..=most).contains(&number) => number,
                _ if cell.is_empty() => NO_NUMBER,
                _ => return Err(Wrong(line(), at)),
            });
        }
        Ok(())
    }

    /// The code of a unit; [`NO_TEXT`] where there is none, nothing where it is no text.
    fn unit(&mut self, cell: &[u8]) -> Option<u32> {
        if cell.is_empty() {
            return Some(NO_TEXT);
        }
        if let Some(code) = self.unit_codes.get(cell) {
            return Some(*code);
        }
        let code = self.unit_names.len() as u32;
        self.unit_names.push(std::str::from_utf8(cell).ok()?.to_owned());
        self.unit_codes.insert(cell.to_owned(), code);
        Some(code)
    }

    /// The ids in their order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.id_ends.iter().copied());
        let ends = self.id_ends.iter().copied();
        starts.zip(ends).map(|(start, end)| &self.ids[start as usize..end as usize])
    }

    fn has_unique_ids(&self) -> bool {
        let mut met = HashSet::with_capacity(self.id_ends.len());
        self.ids().all(|id| met.insert(id))
    }
}

/// A number of so many places as a whole number of its last one.
fn scaled(cell: &[u8], places: u32) -> Option<i64> {
    let (mut number, mut part) = (0i64, None);
    if cell.is_empty() {
        return None;
    }
    for byte in cell {
        match byte {
            b'0'..=b'9' => {
                number = number.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                part = part.map(|part: u32| part + 1);
            }
            b'.' if part.is_none() => part = Some(0),
            _ => return None,
        }
    }
    number.checked_mul(10i64.pow(places.checked_sub(part.unwrap_or(0))?))
}
