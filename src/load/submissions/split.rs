//! Cuts comma-separated text into rows and cells, 64 bytes at a time.
//!
//! Stricter than most readers: a quote opens a quoted cell only as its first character; behind
//! the closing quote the cell must end. What is broken is told, and the next row begins on the
//! next line, so that one stray quote does not swallow the rest of the file.

use std::ops::Range;

/// A quoted cell is at most so long; a longer one has lost its closing quote.
const QUOTED_AT_MOST: usize = 128 << 10;

/// The characters that separate cells and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Between cells: `,`, `;` or a tab.
    pub separator: u8,
    /// Behind rows: a line feed, or a carriage return where there is no line feed.
    pub newline: u8,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The quote at this byte is never closed.
    Unclosed(usize),
    /// At this byte, behind a closing quote, the cell goes on.
    TextAfterQuote(usize),
}

/// A cell that was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its bytes, without the quotes.
    pub bytes: Range<usize>,
    /// True if it holds doubled quotes.
    pub doubled: bool,
}

/// Where a row ends, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowEnd {
    /// Where it began.
    pub start: usize,
    /// Line breaks inside quoted cells.
    pub lines_inside: u32,
    /// What is wrong with it.
    pub broken: Option<Broken>,
    /// False if the text ends before the row does, as far as one can see.
    pub is_complete: bool,
}

/// Walks through text row by row.
#[derive(Clone, Debug)]
pub struct Splitter<'t> {
    text: &'t [u8],
    marks: Marks,
    /// The next byte to read.
    at: usize,
    /// Start of the 64 bytes that `found` speaks of.
    block: usize,
    /// The separators, line ends and quotes in that block that are still to come.
    found: u64,
}

impl<'t> Splitter<'t> {
    /// Begins at the beginning of a text, which begins with a row.
    pub fn new(text: &'t [u8], marks: Marks) -> Self {
        let mut splitter = Self { text, marks, at: 0, block: 0, found: 0 };
        splitter.go_to(0);
        splitter
    }

    /// The next byte to read: behind the last row.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Cuts the next row; `None` at the end of the text.
    #[inline]
    pub fn row(&mut self, mut cell: impl FnMut(Cut)) -> Option<RowEnd> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut end = RowEnd { start: self.at, lines_inside: 0, broken: None, is_complete: true };
        let mut start = self.at;
        loop {
            let mark = self.next_mark();
            match self.text.get(mark) {
                Some(byte) if *byte == self.marks.separator => {
                    cell(Cut { bytes: start..mark, doubled: false });
                    start = mark + 1;
                }
                Some(byte) if *byte == self.marks.newline => {
                    cell(Cut { bytes: start..self.without_return(start, mark), doubled: false });
                    self.at = mark + 1;
                    return Some(end);
                }
                Some(_) if mark == start => match self.quoted(mark, &mut end, &mut cell) {
                    Some(next) => start = next,
                    None => return Some(end),
                },
                Some(_) => {}
                None => {
                    cell(Cut { bytes: start..mark, doubled: false });
                    self.at = mark;
                    end.is_complete = false;
                    return Some(end);
                }
            }
        }
    }

    /// Cuts a quoted cell; gives the start of the next cell, or nothing where the row ends.
    fn quoted(
        &mut self,
        open: usize,
        end: &mut RowEnd,
        cell: &mut impl FnMut(Cut),
    ) -> Option<usize> {
        let (close, doubled) = match self.closing_quote(open) {
            Ok(found) => found,
            Err(is_complete) => {
                end.is_complete = is_complete;
                return self.give_up(Broken::Unclosed(open), open, end);
            }
        };
        let inside = &self.text[open + 1..close];
        let breaks = inside.iter().filter(|byte| **byte == self.marks.newline).count();
        cell(Cut { bytes: open + 1..close, doubled });
        let behind = close + 1;
        let ends = self.without_return_from(behind);
        match self.text.get(ends) {
            Some(byte) if *byte == self.marks.separator && ends == behind => {
                end.lines_inside += breaks as u32;
                self.go_to(behind + 1);
                Some(behind + 1)
            }
            Some(byte) if *byte == self.marks.newline => {
                end.lines_inside += breaks as u32;
                self.at = ends + 1;
                self.go_to(self.at);
                None
            }
            None => {
                end.lines_inside += breaks as u32;
                end.is_complete = false;
                self.at = ends;
                self.go_to(ends);
                None
            }
            // A cell that goes on behind a quote on another line: the quote belongs to that
            // line, and the one that opened this cell is the stray one.
            Some(_) if breaks > 0 => self.give_up(Broken::Unclosed(open), open, end),
            Some(_) => self.give_up(Broken::TextAfterQuote(behind), open, end),
        }
    }

    /// The byte of the closing quote and whether quotes inside are doubled; `Err(true)` if there
    /// is none within reach, `Err(false)` if the text ends first.
    fn closing_quote(&self, open: usize) -> Result<(usize, bool), bool> {
        let reach = self.text.len().min(open + 1 + QUOTED_AT_MOST);
        let (mut at, mut doubled) = (open + 1, false);
        while let Some(quote) = self.text[at..reach].iter().position(|byte| *byte == b'"') {
            let quote = at + quote;
            if self.text.get(quote + 1) != Some(&b'"') {
                return Ok((quote, doubled));
            }
            doubled = true;
            at = quote + 2;
            if at > reach {
                break;
            }
        }
        Err(self.text.len() > open + 1 + QUOTED_AT_MOST)
    }

    /// Ends a broken row with the line on which the broken cell begins.
    fn give_up(&mut self, broken: Broken, open: usize, end: &mut RowEnd) -> Option<usize> {
        end.broken = Some(broken);
        let rest = self.text[open..].iter().position(|byte| *byte == self.marks.newline);
        end.is_complete &= rest.is_some();
        self.at = rest.map_or(self.text.len(), |line_end| open + line_end + 1);
        self.go_to(self.at);
        None
    }

    /// The end of a cell before a line end: a carriage return there belongs to the line end.
    #[inline]
    fn without_return(&self, start: usize, mark: usize) -> usize {
        let has_return = mark > start && self.text[mark - 1] == b'\r';
        if has_return { mark - 1 } else { mark }
    }

    /// Behind the carriage return of a line end, if one stands here.
    fn without_return_from(&self, at: usize) -> usize {
        let is_line_end = self.text.get(at) == Some(&b'\r')
            && self.text.get(at + 1).is_none_or(|next| *next == self.marks.newline);
        if is_line_end && self.marks.newline != b'\r' { at + 1 } else { at }
    }

    /// The next separator, line end or quote; the length of the text if there is none.
    #[inline]
    fn next_mark(&mut self) -> usize {
        while self.found == 0 {
            self.block += 64;
            if self.block >= self.text.len() {
                return self.text.len();
            }
            self.found = self.look(self.block);
        }
        let mark = self.block + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        mark
    }

    /// Reads on from a byte.
    fn go_to(&mut self, at: usize) {
        self.block = at & !63;
        self.found = self.look(self.block) & (u64::MAX << (at & 63));
    }

    /// A bit for each separator, line end and quote of 64 bytes.
    #[inline]
    fn look(&self, from: usize) -> u64 {
        let rest = self.text.get(from..).unwrap_or_default();
        match rest.first_chunk() {
            Some(bytes) => self.bits(bytes),
            None => {
                let mut bytes = [0; 64];
                bytes[..rest.len()].copy_from_slice(rest);
                self.bits(&bytes) & !(u64::MAX << rest.len())
            }
        }
    }

    #[inline]
    fn bits(&self, bytes: &[u8; 64]) -> u64 {
        let Marks { separator, newline } = self.marks;
        let is_mark = |byte: u8| byte == separator || byte == newline || byte == b'"';
        let ones = bytes.map(|byte| u8::from(is_mark(byte)));
        let mut bits = 0;
        for (at, eight) in ones.as_chunks::<8>().0.iter().enumerate() {
            // Eight bytes of 0 or 1 become eight bits: the product gathers them in its top byte.
            let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            bits |= gathered << (at * 8);
        }
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::{Broken, Marks, Splitter};
    use proptest::prelude::*;

    const COMMA: Marks = Marks { separator: b',', newline: b'\n' };

    type Rows = Vec<(Vec<String>, Option<Broken>)>;

    fn rows(text: &str) -> Rows {
        let mut splitter = Splitter::new(text.as_bytes(), COMMA);
        let mut rows = Vec::new();
        loop {
            let mut cells = Vec::new();
            let Some(end) = splitter.row(|cut| {
                let cell = &text[cut.bytes];
                cells.push(if cut.doubled { cell.replace("\"\"", "\"") } else { cell.to_owned() });
            }) else {
                return rows;
            };
            rows.push((cells, end.broken));
        }
    }

    #[test]
    fn rows_are_cut_with_and_without_quotes_and_carriage_returns() {
        let whole = |cells: &[&str]| (cells.iter().map(|c| (*c).to_owned()).collect(), None);
        assert_eq!(rows("a,b\r\nc,\n"), [whole(&["a", "b"]), whole(&["c", ""])]);
        assert_eq!(
            rows("\"a,\"\"1\"\"\",\"two\nlines\"\r\n\"\",5\" pipe"),
            [whole(&["a,\"1\"", "two\nlines"]), whole(&["", "5\" pipe"])]
        );
        assert_eq!(rows("\n"), [whole(&[""])]);
        assert_eq!(rows("\"a\"\r"), [whole(&["a"])]);
        assert_eq!(rows(""), []);
    }

    #[test]
    fn a_stray_quote_breaks_its_line_only() {
        let found = rows("a,\"b\nc,d\n\"e\"f,g\nh,i\n");
        let broken: Vec<_> = found.iter().map(|(_, broken)| *broken).collect();
        // The first quote finds its like before `e`, on another line.
        assert_eq!(broken[0], Some(Broken::Unclosed(2)));
        assert_eq!(found[1].0, ["c", "d"]);
        assert_eq!(broken[2], Some(Broken::TextAfterQuote(12)));
        assert_eq!(found[3].0, ["h", "i"]);
        let found = rows("a,\"b\nc,d\n");
        assert_eq!(found[0].1, Some(Broken::Unclosed(2)));
        assert_eq!(found[1].0, ["c", "d"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_a_large_file() {
        let text = format!("\"a,b\n{}", "c,d\n".repeat(100_000));
        let found = rows(&text);
        assert_eq!(found.len(), 100_001);
        assert_eq!(found[0].1, Some(Broken::Unclosed(0)));
    }

    proptest! {
        #[test]
        fn well_formed_text_is_cut_as_a_plain_reader_cuts_it(
            table in prop::collection::vec(prop::collection::vec("[a-c,\n\"é\r]{0,12}", 3), 0..40)
        ) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let cut = rows(&text).into_iter().map(|(cells, broken)| {
                assert_eq!(broken, None);
                cells
            });
            prop_assert_eq!(cut.collect::<Vec<_>>(), table);
        }

        #[test]
        fn any_text_is_walked_through_to_its_end(text in "[a,\n\"\r]{0,200}") {
            let mut splitter = Splitter::new(text.as_bytes(), COMMA);
            let mut at = 0;
            while splitter.row(|_| {}).is_some() {
                prop_assert!(splitter.position() > at);
                at = splitter.position();
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
