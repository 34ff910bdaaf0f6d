//! A workbook: its sheets, and the rows of a sheet as they come.

use crate::load::submissions::archive::{self, Refusal};
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::grid::Kind;
use crate::model::{Day, Digester, Fingerprint};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Rows of a sheet that a spreadsheet can hold.
const ROWS_AT_MOST: u32 = 1 << 20;
/// Columns of a sheet that a spreadsheet can hold.
const COLUMNS_AT_MOST: u32 = 1 << 14;
/// Cells of a sheet that are read.
const CELLS_AT_MOST: u64 = 200_000_000;
/// Where the first day of the calendar of spreadsheets stands, and one past the last.
const DAYS: (f64, f64) = (1.0, 2_958_466.0);

/// An open workbook.
pub struct Workbook {
    xlsx: Xlsx<BufReader<Counted>>,
    bytes_read: Arc<AtomicU64>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// False if it is hidden.
    pub is_visible: bool,
}

/// A cell that says something.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetCell {
    /// Its column, from 0.
    pub column: usize,
    /// What it says.
    pub text: String,
    /// What the workbook says of it.
    pub kind: Kind,
}

/// Why a sheet was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It is damaged, or not a table of cells.
    Damaged,
    /// It has more cells, rows or columns than any sheet.
    TooLarge,
    /// The reader of rows wanted no more.
    Enough,
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// If the disk refuses; inside, why the workbook is not read.
    pub fn open(path: &Path) -> Result<Result<Self, Refusal>, SubmissionError> {
        if let Err(refusal) = archive::inspect(path)? {
            return Ok(Err(refusal));
        }
        let bytes_read = Arc::new(AtomicU64::new(0));
        let file = File::open(path)
            .map_err(|source| SubmissionError::File { path: PathBuf::from(path), source })?;
        let counted = BufReader::new(Counted { file, bytes_read: Arc::clone(&bytes_read) });
        let opened = guarded(|| Xlsx::new(counted));
        let opened = opened.map(|xlsx| Self { xlsx, bytes_read });
        Ok(opened.map_err(|_| Refusal::Unreadable))
    }

    /// Its sheets, in their order.
    pub fn sheets(&self) -> Vec<SheetName> {
        let sheets = self.xlsx.sheets_metadata().iter();
        sheets
            .map(|sheet| SheetName {
                name: sheet.name.clone(),
                is_visible: sheet.visible == SheetVisible::Visible,
            })
            .collect()
    }

    /// Counts the bytes of the file that are read, more or less.
    pub fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes_read)
    }

    /// Hands over the rows of a sheet that say something, with their numbers from 1, until
    /// `take` wants no more.
    pub fn rows(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(u32, &mut Vec<SheetCell>) -> bool,
    ) -> Result<(), Stop> {
        guarded(|| {
            let mut cells = match self.xlsx.worksheet_cells_reader(sheet) {
                Ok(cells) => cells,
                // A sheet of charts has no cells.
                Err(XlsxError::NotAWorksheet(_)) => return Ok(Ok(())),
                Err(error) => return Err(error),
            };
            let mut rows = Rows::default();
            while let Some(cell) = cells.next_cell()? {
                let (row, column) = cell.get_position();
                if let Err(stop) = rows.place(row, column, &mut take) {
                    return Ok(Err(stop));
                }
                rows.push(column, cell.get_value());
            }
            Ok(rows.hand_over(&mut take))
        })
        .unwrap_or(Err(Stop::Damaged))
    }
}

/// Runs the reader of workbooks; a mistake in it, met on a damaged file, is a damaged file.
fn guarded<T>(read: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, ()> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(read) => read.map_err(|_| ()),
        Err(_) => Err(()),
    }
}

/// The row being put together.
#[derive(Default)]
struct Rows {
    row: u32,
    next_column: u32,
    cells: Vec<SheetCell>,
    count: u64,
}

impl Rows {
    /// Goes to a cell's place; hands over the row before it if it begins a new one.
    fn place(
        &mut self,
        row: u32,
        column: u32,
        take: &mut impl FnMut(u32, &mut Vec<SheetCell>) -> bool,
    ) -> Result<(), Stop> {
        self.count += 1;
        if row >= ROWS_AT_MOST || column >= COLUMNS_AT_MOST || self.count > CELLS_AT_MOST {
            return Err(Stop::TooLarge);
        }
        if row != self.row {
            self.hand_over(take)?;
            self.next_column = 0;
        }
        if row < self.row || column < self.next_column {
            return Err(Stop::Damaged);
        }
        (self.row, self.next_column) = (row, column + 1);
        Ok(())
    }

    fn push(&mut self, column: u32, value: &DataRef<'_>) {
        if let Some((text, kind)) = read(value) {
            self.cells.push(SheetCell { column: column as usize, text, kind });
        }
    }

    fn hand_over(
        &mut self,
        take: &mut impl FnMut(u32, &mut Vec<SheetCell>) -> bool,
    ) -> Result<(), Stop> {
        let goes_on = self.cells.is_empty() || take(self.row + 1, &mut self.cells);
        self.cells.clear();
        if goes_on { Ok(()) } else { Err(Stop::Enough) }
    }
}

/// What a cell says; nothing where it is empty.
fn read(value: &DataRef<'_>) -> Option<(String, Kind)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) if text.is_empty() => return None,
        DataRef::SharedString("") => return None,
        DataRef::String(text) => (text.clone(), Kind::Plain),
        DataRef::SharedString(text) => ((*text).to_owned(), Kind::Plain),
        DataRef::Int(number) => (number.to_string(), Kind::Double),
        DataRef::Float(number) => (number.to_string(), Kind::Double),
        DataRef::Bool(value) => (value.to_string(), Kind::Boolean),
        DataRef::DateTime(moment) => read_moment(moment),
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).filter(|day| Day::parse(day).is_some());
            day.map_or((text.clone(), Kind::Plain), |day| (day.to_owned(), Kind::Day))
        }
        DataRef::DurationIso(text) => (text.clone(), Kind::Plain),
        DataRef::Error(error) => (error.to_string(), Kind::Error),
    })
}

/// A number that the workbook shows as a date; the time of day is left aside.
fn read_moment(moment: &ExcelDateTime) -> (String, Kind) {
    let number = moment.as_f64();
    if !moment.is_datetime() || !(DAYS.0..DAYS.1).contains(&number) {
        return (number.to_string(), Kind::Double);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    (format!("{year:04}-{month:02}-{day:02}"), Kind::Day)
}

/// The digest of a file.
pub fn digest(path: &Path) -> Result<Fingerprint, SubmissionError> {
    let refused = |source| SubmissionError::File { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(refused)?;
    let (mut digester, mut buffer) = (Digester::default(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut buffer).map_err(refused)? {
            0 => return Ok(digester.finish()),
            read => digester.update(&buffer[..read]),
        }
    }
}

/// A file that counts the bytes read from it.
struct Counted {
    file: File,
    bytes_read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.bytes_read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
