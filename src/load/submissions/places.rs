//! Places in a piece of a file: line, column and the line to show, without the whole file.

use crate::diagnostic::{Excerpt, Location, Marked};
use crate::load::submissions::grid::Grid;
use std::ops::Range;
use std::sync::Arc;

/// A line longer than this many bytes is not shown whole, only the cell.
const LINE_SHOWN_AT_MOST: usize = 400;
/// A cell's text is shown up to so many characters.
const TEXT_SHOWN_AT_MOST: usize = 80;

/// A piece of a file that begins at the beginning of a line, or rows of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// The file's name.
    pub file: &'t Arc<str>,
    /// The piece's text; empty for a sheet.
    pub text: &'t str,
    /// What ends a line; nothing for a sheet, whose cells are known by row and column.
    pub newline: Option<u8>,
}

impl Piece<'_> {
    /// The place of a cell.
    pub fn cell(&self, grid: &Grid, row: usize, column: usize) -> Location {
        let (start, line) = grid.start(row);
        let cell = grid.cell(row, column);
        match self.newline {
            Some(_) => self.at(start, line, grid.written(cell)),
            None => {
                let text = shorten(grid.text(self.text, cell));
                Location::cell(self.file, line as usize, column + 1, &text)
            }
        }
    }

    /// The place of some bytes in a row that begins at byte `row_start`, on line `row_line`.
    pub fn at(&self, row_start: usize, row_line: u32, bytes: Range<usize>) -> Location {
        let newline = char::from(self.newline.unwrap_or(b'\n'));
        let line_start = self.text[..bytes.start].rfind(newline).map_or(0, |at| at + 1);
        let lines_down = self.text[row_start..bytes.start].matches(newline).count();
        let line = row_line as usize + lines_down;
        let column = self.text[line_start..bytes.start].chars().count() + 1;
        let rest = &self.text[bytes.start..];
        let line_end = bytes.start + rest.find(newline).unwrap_or(rest.len());
        let shown = self.text[line_start..line_end].trim_end_matches('\r');
        if shown.len() > LINE_SHOWN_AT_MOST {
            let text = shorten(&self.text[bytes]);
            return Location::cell(self.file, line, column, &text);
        }
        let marked = Marked {
            start: (bytes.start - line_start).min(shown.len()),
            end: (bytes.end - line_start).min(shown.len()),
        };
        let excerpt = Excerpt { text: shown.to_owned(), marked };
        Location { file: Arc::clone(self.file), line, column, excerpt }
    }
}

/// A text short enough for a message.
pub fn shorten(text: &str) -> String {
    match text.char_indices().nth(TEXT_SHOWN_AT_MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
