//! The workbooks of a folder: which sheet holds the table of which class.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::archive::Refusal;
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::folder::{ClassNames, Found};
use crate::load::submissions::header::is_id_name;
use crate::load::submissions::returns_sheet::is_returns_sheet;
use crate::load::submissions::sheet_table::Sheet;
use crate::load::submissions::text::fold;
use crate::load::submissions::workbook::{SheetCell, SheetName, Workbook};
use std::sync::Arc;

/// Sheets that tell people how a workbook is filled in, as a workbook to fill in has one.
pub const GUIDE_SHEETS: [&str; 2] = ["Hướng dẫn điền", "How to fill in"];

/// A workbook with the sheets that hold tables.
pub struct Book {
    /// The file.
    pub found: Found,
    /// The workbook, open.
    pub workbook: Workbook,
    /// Sheets, each with the table of a class.
    pub sheets: Vec<Sheet>,
}

/// Opens a workbook and finds its tables; nothing but a diagnostic where it cannot be read.
///
/// # Errors
/// If the disk refuses.
pub fn open(
    found: Found,
    classes: &ClassNames,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Book>, SubmissionError> {
    let mut workbook = match Workbook::open(&found.path)? {
        Ok(workbook) => workbook,
        Err(refusal) => {
            diagnostics.push(refused(&found, refusal));
            return Ok(None);
        }
    };
    let all = workbook.sheets();
    let is_about = |name: &str| is_returns_sheet(name) || is_guide(name);
    let visible = all.iter().filter(|sheet| sheet.is_visible && !is_about(&sheet.name));
    let is_alone = visible.count() == 1;
    let mut sheets = Vec::new();
    for SheetName { name, is_visible } in all {
        // A workbook of one sheet may say by its own name what the sheet is.
        let by_file = || classes.find(&found.stem()).filter(|_| is_alone && is_visible);
        let file: Arc<str> = format!("{}:{name}", found.file).into();
        match classes.find(&name) {
            _ if is_returns_sheet(&name) => {}
            None if is_guide(&name) => {}
            Some(class) => sheets.push(Sheet { name, file, class }),
            None if !is_visible => {}
            None => match by_file() {
                Some(class) => sheets.push(Sheet { name, file, class }),
                None => diagnostics.extend(unknown(&mut workbook, &name, &file, classes)),
            },
        }
    }
    Ok(Some(Book { found, workbook, sheets }))
}

fn is_guide(name: &str) -> bool {
    GUIDE_SHEETS.iter().any(|known| fold(known) == fold(name))
}

/// A diagnostic for a sheet named after no class: an error if it looks like a table.
fn unknown(
    workbook: &mut Workbook,
    name: &str,
    file: &Arc<str>,
    classes: &ClassNames,
) -> Option<Diagnostic> {
    let mut first: Vec<SheetCell> = Vec::new();
    // Whatever else is wrong with the sheet does not matter here.
    let _: Result<(), _> = workbook.rows(name, |_, cells| {
        first = std::mem::take(cells);
        false
    });
    if first.is_empty() {
        return None;
    }
    let is_table = first.iter().any(|cell| is_id_name(&cell.text));
    let severity = if is_table { Diagnostic::error } else { Diagnostic::warning };
    let unknown = classes.unknown(name, name);
    let unknown = Diagnostic { severity: severity(Code::UnknownTable).severity, ..unknown };
    Some(unknown.variant("sheet").at(Location::cell(file, 1, 1, "")))
}

/// A diagnostic for a workbook that is not read.
pub fn refused(found: &Found, refusal: Refusal) -> Diagnostic {
    let diagnostic = match refusal {
        Refusal::Unreadable => Diagnostic::error(Code::Encoding).variant("workbook"),
        Refusal::OldOrProtected => Diagnostic::error(Code::Encoding).variant("old-workbook"),
        Refusal::TooLarge => Diagnostic::error(Code::TooLarge).variant("workbook"),
    };
    diagnostic.arg("name", found.name()).at(found.location())
}
