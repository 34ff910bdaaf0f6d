//! A workbook to fill in: a sheet a class, with titles, drop-downs, limits, notes and an example.
//!
//! What is written here the reader of submissions takes as it stands. Marks and colours are
//! formats only: no cell says anything but what it means. The names that the reader knows come
//! from the caller.

mod columns;
mod guide;
mod lists;
mod looks;
mod sheet;
mod used;

use crate::model::{Regulation, Title};
use crate::report::template::columns::{Column, columns};
use crate::report::template::guide::guide;
use crate::report::template::lists::Lists;
use crate::report::template::looks::Looks;
use crate::report::template::sheet::class_sheet;
use crate::report::{Lang, Words};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io;

/// Letters of a sheet's name.
const SHEET_NAME_MAX: usize = 31;

/// The names by which the reader of submissions knows what it reads.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// The column of ids.
    pub id: &'a str,
    /// The column of decided levels.
    pub decided: &'a str,
    /// The id of a row that is an example.
    pub example: &'a str,
    /// The sheet that says what the workbook is.
    pub returns: &'a str,
    /// The sheet that is for readers only.
    pub guide: &'a str,
}

/// What a workbook is for.
#[derive(Clone, Copy)]
pub struct Template<'a> {
    /// Whose subjects it holds.
    pub regulation: &'a Regulation,
    /// The rating year.
    pub period: i64,
    /// Names that the reader knows.
    pub heads: Heads<'a>,
    /// The language of its titles.
    pub words: Words,
}

/// A sheet of a class.
struct ClassSheet<'a> {
    title: &'a str,
    name: String,
    columns: Vec<Column>,
}

/// The workbook's bytes. The same regulation gives the same bytes: its date is the end of the
/// rating year.
///
/// # Errors
/// If the workbook cannot be made, such as for too many columns.
pub fn template(template: Template<'_>) -> io::Result<Vec<u8>> {
    made(template).map_err(io::Error::other)
}

fn made(template: Template<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let year = u16::try_from(template.period).unwrap_or(1900).clamp(1900, 9999);
    let created = ExcelDateTime::from_ymd(year, 12, 31)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let (looks, mut lists) = (Looks::new(), Lists::default());
    let sheets = class_sheets(template);
    guide::returns(&mut book, template, &looks)?;
    guide(&mut book, template, (&looks, &sheets))?;
    for at in 0..sheets.len() {
        class_sheet(&mut book, (template, &looks), (&sheets, at), &mut lists)?;
    }
    lists.write(&mut book)?;
    book.save_to_buffer()
}

fn class_sheets(template: Template<'_>) -> Vec<ClassSheet<'_>> {
    let Template { regulation, words, heads, .. } = template;
    let mut sheets: Vec<ClassSheet<'_>> = Vec::new();
    for class in &regulation.classes {
        let title = words.title(&class.title);
        let others = regulation.classes.iter().filter(|other| other.id != class.id);
        let is_taken = |name: &str| {
            let called = |title: &Title| title.vi == name || title.en == name;
            others.clone().any(|other| called(&other.title) || other.id == name)
                || [heads.returns, heads.guide].contains(&name)
        };
        let cut = |name: &str| name.chars().take(SHEET_NAME_MAX).collect::<String>();
        let odd = title.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']);
        let fits = title.chars().count() <= SHEET_NAME_MAX;
        let name = if odd || !fits || is_taken(title) { cut(&class.id) } else { title.to_owned() };
        sheets.push(ClassSheet { title, name, columns: columns(template, class) });
    }
    sheets
}

impl Template<'_> {
    /// A number in the language's marks, for readers.
    fn number(&self, written: &str) -> String {
        match self.words.lang() {
            Lang::Vi => written.replace('.', ","),
            Lang::En => written.to_owned(),
        }
    }
}
