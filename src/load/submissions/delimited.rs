//! Comma-separated files: which separator, which columns, and the rows of a piece.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::submissions::grid::{Cell, Grid};
use crate::load::submissions::header::{Named, Names, Role};
use crate::load::submissions::places::Piece;
use crate::load::submissions::split::{Broken, Cut, Marks, RowEnd, Splitter};
use crate::load::submissions::text::is_blank;
use crate::load::submissions::worker::{Form, Rows};
use std::ops::Range;

/// Separators that spreadsheets write, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// What is known of a file from its first rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// What separates cells and rows.
    pub marks: Marks,
    /// The bytes of the header, with its line end.
    pub header: Range<usize>,
    /// The header's line, from 1.
    pub line: u32,
    /// Line ends up to the end of the header.
    pub lines: u32,
    /// The header's cells as they are meant, and the bytes they stand at.
    pub cells: Vec<(String, Range<usize>)>,
    /// What is wrong with the header as a row.
    pub broken: Option<Broken>,
    /// False if more text could change all this.
    pub is_complete: bool,
}

/// Finds the header (the first row that is not blank) and the separator that gives it most names
/// of the class; `None` if all rows are blank.
pub fn opening(text: &[u8], names: &Names) -> Option<Opening> {
    let newline = if text.contains(&b'\n') || !text.contains(&b'\r') { b'\n' } else { b'\r' };
    let said = said_separator(text, newline);
    let (candidates, from) = match said {
        Some((separator, behind)) => (vec![separator], behind),
        None => (SEPARATORS.to_vec(), 0),
    };
    let mut best: Option<((bool, usize, usize), Opening)> = None;
    for separator in candidates {
        let Some(opening) = header(text, Marks { separator, newline }, from) else { continue };
        let named = opening.cells.iter().map(|(cell, _)| names.find(cell));
        let known = named.clone().filter(|named| *named != Named::Nothing).count();
        let has_id = named.clone().any(|named| named == Named::Role(Role::Id));
        let score = (has_id, known, opening.cells.len());
        if best.as_ref().is_none_or(|(best, _)| score > *best) {
            best = Some((score, opening));
        }
    }
    best.map(|(_, opening)| opening)
}

/// The separator that a first line `sep=;` names, and the byte behind that line.
fn said_separator(text: &[u8], newline: u8) -> Option<(u8, usize)> {
    let [separator, rest @ ..] = text.strip_prefix(b"sep=")? else { return None };
    let behind = text.len() - rest.len();
    match rest {
        [end, ..] if *end == newline => Some((*separator, behind + 1)),
        [b'\r', end, ..] if *end == newline => Some((*separator, behind + 2)),
        _ => None,
    }
}

/// The first row that is not blank.
fn header(text: &[u8], marks: Marks, from: usize) -> Option<Opening> {
    let mut splitter = Splitter::new(&text[from..], marks);
    let mut line = if from == 0 { 1 } else { 2 };
    loop {
        let mut cuts = Vec::new();
        let end = splitter.row(|cut| cuts.push(cut))?;
        let next_line = line + end.lines_inside + 1;
        let cells: Vec<_> = cuts
            .into_iter()
            .map(|cut| {
                let bytes = from + cut.bytes.start..from + cut.bytes.end;
                let cell = String::from_utf8_lossy(&text[bytes.clone()]).replace("\"\"", "\"");
                (cell, bytes)
            })
            .collect();
        if end.broken.is_some() || cells.iter().any(|(cell, _)| !is_blank(cell)) {
            return Some(Opening {
                marks,
                header: from + end.start..from + splitter.position(),
                line,
                lines: next_line - 1,
                cells,
                broken: end.broken,
                is_complete: end.is_complete,
            });
        }
        line = next_line;
    }
}

/// Cuts the rows of a piece.
pub fn cut_rows(rows: &mut Rows, form: &Form<'_>, marks: Marks, piece: Piece<'_>) {
    let mut splitter = Splitter::new(piece.text.as_bytes(), marks);
    let mut line = 1;
    loop {
        let grid = &mut rows.grid;
        let Some(end) = splitter.row(|cut| push(grid, piece.text, cut)) else { break };
        if keep(rows, form, piece, (&end, line)) {
            rows.grid.finish_row(end.start, line);
        } else {
            rows.grid.cut_open_row(0);
        }
        line += end.lines_inside + 1;
    }
    rows.lines = line - 1;
}

#[inline]
fn push(grid: &mut Grid, text: &str, cut: Cut) {
    if cut.doubled {
        let cell = grid.store(&text[cut.bytes.clone()].replace("\"\"", "\""), cut.bytes);
        grid.push(cell);
    } else {
        grid.push(Cell::of(cut.bytes));
    }
}

/// True if the row that was cut has the cells of the header; brings it to that width.
#[inline]
fn keep(rows: &mut Rows, form: &Form<'_>, piece: Piece<'_>, row: (&RowEnd, u32)) -> bool {
    let header = &form.header;
    let is_regular = row.0.broken.is_none() && rows.grid.open_row().len() == header.width();
    let says =
        |rows: &Rows, at: usize| !is_blank(rows.grid.text(piece.text, rows.grid.open_row()[at]));
    if is_regular && header.untitled.is_empty() && header.id.is_some_and(|id| says(rows, id)) {
        return true;
    }
    if let Some(broken) = row.0.broken {
        report_broken(rows, piece, row, broken);
        return false;
    }
    let cells = rows.grid.open_row().len();
    let Some(last) = (0..cells).rfind(|at| says(rows, *at)) else { return false };
    if cells < header.width() || last >= header.width() {
        report_misfit(rows, form, piece, row);
        return false;
    }
    for at in header.untitled.iter().copied() {
        if !says(rows, at) {
            continue;
        }
        let bytes = rows.grid.written(rows.grid.open_row()[at]);
        let location = || piece.at(row.0.start, row.1, bytes);
        rows.mistakes.add(Some(at), (Code::UnknownColumn, Some("untitled")), || {
            Diagnostic::error(Code::UnknownColumn).arg("number", at + 1).at(location())
        });
    }
    rows.grid.cut_open_row(header.width());
    true
}

/// A row whose quotes do not match.
fn report_broken(rows: &mut Rows, piece: Piece<'_>, row: (&RowEnd, u32), broken: Broken) {
    let (variant, at) = match broken {
        Broken::Unclosed(at) => ("unclosed-quote", at),
        Broken::TextAfterQuote(at) => ("text-after-quote", at),
    };
    let letter = piece.text[at..].chars().next().map_or(0, char::len_utf8);
    rows.is_damaged = true;
    rows.mistakes.add(None, (Code::BrokenRow, Some(variant)), || {
        let location = piece.at(row.0.start, row.1, at..at + letter);
        Diagnostic::error(Code::BrokenRow).at(location)
    });
}

/// A row with more cells, or fewer, than the header.
fn report_misfit(rows: &mut Rows, form: &Form<'_>, piece: Piece<'_>, row: (&RowEnd, u32)) {
    let open = rows.grid.open_row();
    let (cells, width) = (open.len(), form.header.width());
    let (variant, first, last) = match cells > width {
        true => ("too-many-cells", width, cells - 1),
        false => ("too-few-cells", 0, cells - 1),
    };
    let bytes = rows.grid.written(open[first]).start..rows.grid.written(open[last]).end;
    rows.is_damaged = true;
    rows.mistakes.add(None, (Code::BrokenRow, Some(variant)), || {
        let location = piece.at(row.0.start, row.1, bytes);
        let diagnostic = Diagnostic::error(Code::BrokenRow).at(location);
        diagnostic.arg("cells", cells).arg("columns", width)
    });
}
