//! Finds the places of cells in a text file by reading it a second time: while a file is read,
//! only the lines of its rows are kept.

use crate::diagnostic::Location;
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::places::Piece;
use crate::load::submissions::stream::{Sizes, Step, Stream};
use crate::load::submissions::text_table::Start;
use crate::load::submissions::worker::{Form, Rows, cut_rows};
use std::collections::BTreeMap;
use std::path::Path;

/// A cell: the line its row begins on, and its column in the file.
pub type Wanted = (u32, usize);

/// Finds the places of cells.
///
/// # Errors
/// If the file cannot be read again.
pub fn locate(
    path: &Path,
    form: &Form<'_>,
    start: Start,
    wanted: &[Wanted],
) -> Result<BTreeMap<Wanted, Location>, SubmissionError> {
    let mut search = Search {
        form,
        start,
        wanted,
        rows: Rows::default(),
        lines: start.lines,
        found: BTreeMap::new(),
    };
    if wanted.is_empty() {
        return Ok(search.found);
    }
    let mut stream = Stream::open(path, Sizes::default())?;
    while stream.ahead().len() < start.bytes && stream.read_more()? {}
    stream.skip(start.bytes);
    while let Step::Done(()) = stream.step(start.layout, |pieces| {
        pieces.iter().for_each(|piece| search.look(piece));
    })? {}
    Ok(search.found)
}

struct Search<'s> {
    form: &'s Form<'s>,
    start: Start,
    wanted: &'s [Wanted],
    rows: Rows,
    /// Line ends before the next piece.
    lines: u32,
    found: BTreeMap<Wanted, Location>,
}

impl Search<'_> {
    fn look(&mut self, piece: &[u8]) {
        let newline = self.start.layout.newline();
        let before = self.lines;
        self.lines += piece.iter().filter(|byte| **byte == newline).count() as u32;
        let here = before + 1..=self.lines + 1;
        let here: Vec<&Wanted> =
            self.wanted.iter().filter(|(line, _)| here.contains(line)).collect();
        let (false, Ok(text)) = (here.is_empty(), std::str::from_utf8(piece)) else { return };
        let piece = Piece { file: &self.form.file, text, newline: Some(newline) };
        cut_rows(&mut self.rows, self.form, self.start.layout, piece);
        let grid = &self.rows.grid;
        for row in 0..grid.len() {
            let line = before + grid.start(row).1;
            for wanted in here.iter().filter(|wanted| wanted.0 == line) {
                let mut location = piece.cell(grid, row, wanted.1);
                location.line += before as usize;
                self.found.insert(**wanted, location);
            }
        }
    }
}
