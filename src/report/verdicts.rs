//! Verdicts as files: csv, jsonl and xlsx, one row a subject, written as they come.
//!
//! The columns are those of a verdict, in one order, in all three. Start reading at [`write`].

use crate::audit::trail::Receipt;
use crate::model::{Basis, Departure, Regulation, Returns, Verdict};
use crate::report::trail::Recording;
use std::io::{self, Write};
use std::path::Path;

mod csv;
mod jsonl;
mod xlsx;

pub(in crate::report) use jsonl::entries;

/// The columns of verdicts that were recorded, in the order in which they are written.
const RECORDED_COLUMNS: [&str; 18] = [
    "class",
    "id",
    "outcome",
    "level",
    "standard",
    "eligible",
    "decided",
    "departure",
    "exemption",
    "review_due",
    "ceilings",
    "quota",
    "missing",
    "reasons",
    "unmet",
    "rests_on",
    "seq",
    "hash",
];

/// The columns of a verdict by itself.
pub(in crate::report) fn columns() -> &'static [&'static str] {
    &RECORDED_COLUMNS[..16]
}

/// Rows that a sheet of a workbook holds under its header.
pub const SHEET_ROWS_MAX: u64 = 1_048_575;

/// A kind of file that verdicts are written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictFormat {
    /// Comma-separated values, UTF-8, lists joined by `;`.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// A workbook.
    Xlsx,
}

impl VerdictFormat {
    /// The format that a file's name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(VerdictFormat::Csv),
            "jsonl" => Some(VerdictFormat::Jsonl),
            "xlsx" => Some(VerdictFormat::Xlsx),
            _ => None,
        }
    }
}

/// What stands beside the verdicts in a workbook.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// By what was decided.
    pub regulation: &'a Regulation,
    /// What the submissions say of themselves.
    pub returns: &'a Returns,
    /// What is said where people are invented.
    pub notice: &'a str,
    /// The number of verdicts that will come.
    pub rows: u64,
    /// Where they were recorded.
    pub trail: Option<&'a Recording>,
}

impl About<'_> {
    fn columns(&self) -> &'static [&'static str] {
        if self.trail.is_some() { &RECORDED_COLUMNS } else { columns() }
    }
}

/// A verdict about to be written, and its entry in a trail.
#[derive(Clone, Debug)]
pub struct Row<'v> {
    /// What the engine said.
    pub verdict: Verdict<'v>,
    /// Where it stands, if it was recorded.
    pub stamp: Option<Stamp>,
}

/// Where a verdict stands in a trail: kept by the million, hence short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Number of its entry.
    pub seq: u64,
    /// The first eight bytes of the entry's hash.
    pub hash: [u8; 8],
}

impl From<Receipt> for Stamp {
    fn from(receipt: Receipt) -> Self {
        let mut hash = [0; 8];
        hash.copy_from_slice(&receipt.hash.0[..8]);
        Stamp { seq: receipt.seq, hash }
    }
}

/// Why verdicts could not be written.
#[derive(Debug, thiserror::Error)]
pub enum VerdictsError {
    /// A sheet holds fewer rows.
    #[error("{rows} verdicts do not fit a sheet of {SHEET_ROWS_MAX} rows")]
    TooManyRows {
        /// Verdicts there are.
        rows: u64,
    },
    /// The file refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes verdicts in the order in which they come; each is made when it is its turn, on whatever
/// thread.
///
/// # Errors
/// If `out` refuses, or a workbook would need more than [`SHEET_ROWS_MAX`] rows.
pub fn write<'v, R: Fn() -> Row<'v> + Sync>(
    format: VerdictFormat,
    about: About<'_>,
    rows: impl Iterator<Item = R>,
    out: impl Write + Send,
) -> Result<(), VerdictsError> {
    match format {
        VerdictFormat::Csv => csv::write(about, rows, out)?,
        VerdictFormat::Jsonl => jsonl::write(about, rows.map(|row| row()), out)?,
        VerdictFormat::Xlsx if about.rows > SHEET_ROWS_MAX => {
            return Err(VerdictsError::TooManyRows { rows: about.rows });
        }
        VerdictFormat::Xlsx => xlsx::write(about, rows.map(|row| row()), out)?,
    }
    Ok(())
}

/// One cell of a verdict.
enum Field<'a> {
    /// A text; absent is empty.
    Text(Option<&'a str>),
    /// True or false.
    Flag(bool),
    /// A list of ids.
    Ids(&'a [&'a str]),
    /// A list of names.
    Names(&'a [String]),
    /// A number; absent is empty.
    Number(Option<u64>),
    /// The beginning of a hash.
    Digits(Option<[u8; 8]>),
}

impl Field<'_> {
    /// Puts the cell's text behind what is there: lists joined by `;`.
    fn push_to(&self, text: &mut String) {
        match self {
            Field::Text(value) => text.push_str(value.unwrap_or_default()),
            Field::Flag(value) => text.push_str(if *value { "true" } else { "false" }),
            Field::Ids(ids) => join(text, ids.iter().copied()),
            Field::Names(names) => join(text, names.iter().map(String::as_str)),
            Field::Number(number) => {
                text.push_str(&number.map_or(String::new(), |number| number.to_string()));
            }
            Field::Digits(bytes) => text.push_str(&bytes.map_or(String::new(), digits)),
        }
    }
}

fn join<'a>(text: &mut String, parts: impl Iterator<Item = &'a str>) {
    for (at, part) in parts.enumerate() {
        if at > 0 {
            text.push(';');
        }
        text.push_str(part);
    }
}

/// Sixteen hexadecimal digits.
fn digits(bytes: [u8; 8]) -> String {
    format!("{:016x}", u64::from_be_bytes(bytes))
}

/// The cells of a verdict, in the order of the columns.
fn fields<'a>(verdict: &'a Verdict<'_>, stamp: Option<Stamp>) -> [Field<'a>; 18] {
    [
        Field::Text(Some(verdict.class)),
        Field::Text(Some(verdict.id)),
        Field::Text(Some(verdict.outcome.as_str())),
        Field::Text(verdict.level),
        Field::Text(verdict.standard),
        Field::Text(verdict.eligible),
        Field::Text(verdict.decided),
        Field::Text(verdict.departure.map(Departure::as_str)),
        Field::Text(verdict.exemption),
        Field::Flag(verdict.review_due),
        Field::Ids(&verdict.ceilings),
        Field::Text(verdict.quota),
        Field::Names(&verdict.missing),
        Field::Ids(&verdict.reasons),
        Field::Ids(&verdict.unmet),
        Field::Text(verdict.rests_on.map(Basis::as_str)),
        Field::Number(stamp.map(|stamp| stamp.seq)),
        Field::Digits(stamp.map(|stamp| stamp.hash)),
    ]
}

#[cfg(test)]
mod tests;
