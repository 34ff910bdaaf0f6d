//! A table in a sheet of a workbook.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::gather::Gathered;
use crate::load::submissions::grid::{Cell, Kind};
use crate::load::submissions::header::{Header, is_example};
use crate::load::submissions::mistakes::Mistakes;
use crate::load::submissions::places::{Piece, shorten};
use crate::load::submissions::table::{Origin, ReadTable};
use crate::load::submissions::text::{is_blank, tidy};
use crate::load::submissions::workbook::{SheetCell, Stop, Workbook};
use crate::load::submissions::worker::{Form, Worker};
use crate::model::Regulation;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Rows read at a time.
const ROWS: usize = 4096;

/// A sheet that holds a table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name in the workbook.
    pub name: String,
    /// `book.xlsx:Sheet`, for readers.
    pub file: Arc<str>,
    /// The class of its subjects, by index.
    pub class: usize,
}

/// Reads a table; `progress` is told how many bytes of the workbook are read.
pub fn read<'a>(
    workbook: &mut Workbook,
    sheet: &Sheet,
    regulation: &'a Regulation,
    mut progress: impl FnMut(u64),
) -> ReadTable<'a> {
    let file = Arc::clone(&sheet.file);
    let form = Form { regulation, class: sheet.class, file, header: Header::default() };
    let mut reading = Reading { gathered: Gathered::new(&form, 0), form, worker: None };
    let bytes_read = workbook.counter();
    let end = workbook.rows(&sheet.name, |row, cells| {
        if reading.take(row, cells) {
            progress(bytes_read.load(Ordering::Relaxed));
        }
        true
    });
    reading.flush();
    reading.finish(&end)
}

/// A sheet being read.
struct Reading<'a> {
    form: Form<'a>,
    gathered: Gathered,
    /// None until the header is read.
    worker: Option<Worker<'a>>,
}

impl<'a> Reading<'a> {
    /// Takes a row; true if it filled a piece.
    fn take(&mut self, row: u32, cells: &mut Vec<SheetCell>) -> bool {
        cells.retain(|cell| !is_blank(&cell.text));
        if cells.is_empty() {
            return false;
        }
        if self.worker.is_none() {
            self.read_header(row, cells);
            return false;
        }
        self.push(row, cells);
        let is_full = self.worker.as_ref().is_some_and(|worker| worker.rows.grid.len() >= ROWS);
        if is_full {
            self.flush();
        }
        is_full
    }

    fn read_header(&mut self, row: u32, cells: &[SheetCell]) {
        let width = cells.last().map_or(0, |last| last.column + 1);
        let mut titles = vec![""; width];
        for cell in cells {
            titles[cell.column] = &cell.text;
        }
        let (header, mistakes) = Header::read(&titles, self.form.class());
        let at = |column: usize, text: &str| {
            Location::cell(&self.form.file, row as usize, column + 1, &shorten(text))
        };
        self.gathered = Gathered::new(&Form { header: header.clone(), ..self.form.clone() }, 0);
        for (column, variant, diagnostic) in mistakes {
            let kind = (diagnostic.code, variant);
            let location = at(column, titles[column]);
            self.gathered.mistakes.add(Some(column), kind, || diagnostic.at(location));
        }
        if header.id.is_none() {
            let kind = (Code::MissingId, Some("column"));
            let location = at(0, titles[0]);
            let diagnostic = Diagnostic::error(Code::MissingId).at(location);
            self.gathered.mistakes.add(None, kind, || diagnostic);
        }
        self.form.header = header;
        let mut worker = Worker::new(&self.form);
        worker.rows.grid.clear(self.form.header.width());
        self.worker = Some(worker);
    }

    fn push(&mut self, row: u32, cells: &[SheetCell]) {
        let Some(worker) = &mut self.worker else { return };
        let (header, rows) = (&self.form.header, &mut worker.rows);
        if header.names_nothing() {
            // The rows would only repeat that this is no header.
            return;
        }
        let id = cells.iter().find(|cell| Some(cell.column) == header.id);
        if let Some(id) = id.filter(|id| is_example(tidy(&id.text).as_ref())) {
            let location = Location::cell(&self.form.file, row as usize, id.column + 1, &id.text);
            let note = Diagnostic::note(Code::ExampleRow).arg("id", tidy(&id.text));
            rows.mistakes.add(None, (Code::ExampleRow, None), || note.at(location));
            return;
        }
        let mut whole = vec![(Cell::default(), Kind::Plain); header.width()];
        for cell in cells {
            if cell.column < whole.len() && !header.untitled.contains(&cell.column) {
                whole[cell.column] = (rows.grid.store(&cell.text, 0..0), cell.kind);
                continue;
            }
            let kind = (Code::UnknownColumn, Some("untitled"));
            let (file, column) = (&self.form.file, cell.column + 1);
            rows.mistakes.add(Some(cell.column), kind, || {
                let location = Location::cell(file, row as usize, column, &shorten(&cell.text));
                Diagnostic::error(Code::UnknownColumn).arg("number", column).at(location)
            });
        }
        rows.grid.push_row(&whole);
        rows.grid.finish_row(0, row);
    }

    /// Reads the rows gathered so far.
    fn flush(&mut self) {
        let Some(worker) = &mut self.worker else { return };
        let piece = Piece { file: &self.form.file, text: "", newline: None };
        worker.read_columns(piece, &self.gathered.builder);
        self.gathered.absorb(&self.form, std::slice::from_mut(worker));
        worker.rows.grid.clear(self.form.header.width());
        worker.rows.mistakes = Mistakes::default();
    }

    fn finish(mut self, end: &Result<(), Stop>) -> ReadTable<'a> {
        let location = Location::cell(&self.form.file, 1, 1, "");
        let kind = match end {
            Ok(()) if self.worker.is_none() => Some((Code::MissingId, Some("no-header"))),
            Ok(()) | Err(Stop::Enough) => None,
            Err(Stop::Damaged) => Some((Code::Encoding, Some("sheet"))),
            Err(Stop::TooLarge) => Some((Code::TooLarge, Some("sheet"))),
        };
        if let Some(kind) = kind {
            self.gathered.is_damaged = true;
            let make = || Diagnostic::error(kind.0).at(location);
            self.gathered.mistakes.add(None, kind, make);
        }
        self.gathered.finish(&self.form);
        ReadTable { form: self.form, gathered: self.gathered, origin: Origin::Sheet }
    }
}
