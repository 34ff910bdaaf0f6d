//! Places in text: line, column and the lines to show, cut out once so that nothing below needs
//! the whole file again.

use std::ops::Range;
use std::sync::Arc;

/// A place in a file, with the text that stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file's path as the reader knows it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What stands there.
    pub excerpt: Excerpt,
}

/// The whole line or lines around a place, with the bytes to underline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The text of the lines, without the last line break.
    pub text: String,
    /// The bytes of `text` to underline, on character borders.
    pub marked: Marked,
}

/// A range of bytes, ordered by its start.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl PartialEq<Range<usize>> for Marked {
    fn eq(&self, other: &Range<usize>) -> bool {
        self.start == other.start && self.end == other.end
    }
}

impl Location {
    /// A place known only by its line and column, such as a cell of a table: `text` is shown
    /// whole and underlined whole.
    pub fn cell(file: &Arc<str>, line: usize, column: usize, text: &str) -> Self {
        let marked = Marked { start: 0, end: text.len() };
        let excerpt = Excerpt { text: text.to_owned(), marked };
        Self { file: Arc::clone(file), line, column, excerpt }
    }
}

/// Bytes of a line that are shown on either side of a place.
const AROUND: usize = 1_000;

/// A file's name and text, to turn byte ranges into [`Location`]s.
#[derive(Clone, Debug)]
pub struct Source {
    file: Arc<str>,
    text: Arc<str>,
}

impl Source {
    /// Holds a file's text under the name that readers know it by.
    pub fn new(file: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), text: text.into() }
    }

    /// The file's name.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte range; a range past the end or inside a character is clamped.
    pub fn at(&self, range: Range<usize>) -> Location {
        let start = floor_border(&self.text, range.start);
        let end = ceil_border(&self.text, range.end.max(range.start)).max(start);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        // A byte order mark is no part of the first line.
        let mark = if line_start == 0 && self.text.starts_with('\u{feff}') { 3 } else { 0 };
        let line_start = line_start + mark.min(start);
        let line_end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
        // Of a line too long to be read only the neighbourhood is kept.
        let shown_start = floor_border(&self.text, line_start.max(start.saturating_sub(AROUND)));
        let shown_end = ceil_border(&self.text, line_end.min(end + AROUND));
        let shown = self.text[shown_start..shown_end].trim_end_matches('\r');
        let marked = Marked {
            start: (start - shown_start).min(shown.len()),
            end: (end - shown_start).min(shown.len()),
        };
        Location {
            file: Arc::clone(&self.file),
            line: self.text[..line_start].matches('\n').count() + 1,
            column: self.text[line_start..start].chars().count() + 1,
            excerpt: Excerpt { text: shown.to_owned(), marked },
        }
    }
}

fn floor_border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil_border(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
