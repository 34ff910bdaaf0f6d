//! A text file cut into pieces of whole rows, a block of pieces at a time; the next block is read
//! while the work on this one is done.

use crate::load::submissions::block::Blocks;
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::split::{Marks, Splitter};
use crate::model::Fingerprint;
use std::ops::Range;
use std::path::Path;

/// Bytes taken at a time. What is read does not depend on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Read at a time.
    pub block: usize,
    /// In a piece, as nearly as rows allow.
    pub piece: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { block: 4 << 20, piece: 128 << 10 }
    }
}

/// A row is at most so long.
pub const ROW_AT_MOST: usize = 16 << 20;

/// How rows are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Comma-separated values.
    Csv(Marks),
    /// An object a line.
    JsonLines,
}

impl Layout {
    /// What ends a line.
    pub fn newline(self) -> u8 {
        match self {
            Layout::Csv(marks) => marks.newline,
            Layout::JsonLines => b'\n',
        }
    }
}

/// A file cut into pieces.
pub struct Stream {
    blocks: Blocks,
    block: Vec<u8>,
    next: Vec<u8>,
    /// Bytes of the block that are done with.
    done: usize,
    is_last: bool,
    sizes: Sizes,
}

/// Where a stream stands after a step.
#[derive(Debug)]
pub enum Step<R> {
    /// The work on a block was done.
    Done(R),
    /// A row is longer than any row may be.
    RowTooLong,
    /// The file is at its end.
    End,
}

impl Stream {
    /// Opens a file and reads its first block.
    pub fn open(path: &Path, sizes: Sizes) -> Result<Self, SubmissionError> {
        let mut blocks = Blocks::open(path, sizes.block)?;
        let mut block = Vec::new();
        let is_last = blocks.fill(&mut block)?;
        Ok(Self { blocks, block, next: Vec::new(), done: 0, is_last, sizes })
    }

    /// What is read and not done with.
    pub fn ahead(&self) -> &[u8] {
        &self.block[self.done..]
    }

    /// Reads another block behind what is read; false if there is none, or no row is so long.
    pub fn read_more(&mut self) -> Result<bool, SubmissionError> {
        if self.is_last || self.ahead().len() > ROW_AT_MOST {
            return Ok(false);
        }
        self.block.drain(..self.done);
        self.done = 0;
        self.is_last = self.blocks.fill(&mut self.block)?;
        Ok(true)
    }

    /// True if nothing comes behind what is read.
    pub fn is_last(&self) -> bool {
        self.is_last
    }

    /// Passes over bytes that are read.
    pub fn skip(&mut self, bytes: usize) {
        self.done = (self.done + bytes).min(self.block.len());
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.blocks.bytes_read()
    }

    /// The digest of the file, once it is read to its end.
    pub fn digest(self) -> Fingerprint {
        self.blocks.digest()
    }

    /// Does some work on the pieces of the next block.
    pub fn step<R: Send>(
        &mut self,
        layout: Layout,
        work: impl FnOnce(&[&[u8]]) -> R + Send,
    ) -> Result<Step<R>, SubmissionError> {
        loop {
            let pieces = self.cut(layout);
            let Some(last) = pieces.last() else {
                if self.read_more()? {
                    continue;
                }
                return Ok(if self.is_last { Step::End } else { Step::RowTooLong });
            };
            if pieces.iter().any(|piece| piece.len() > ROW_AT_MOST + self.sizes.piece) {
                return Ok(Step::RowTooLong);
            }
            let rest = self.done + last.end;
            self.next.clear();
            self.next.extend_from_slice(&self.block[rest..]);
            let ahead = &self.block[self.done..];
            let pieces: Vec<&[u8]> = pieces.into_iter().map(|piece| &ahead[piece]).collect();
            let (blocks, next, is_last) = (&mut self.blocks, &mut self.next, self.is_last);
            let (done, filled) = rayon::join(
                || work(&pieces),
                || if is_last { Ok(true) } else { blocks.fill(next) },
            );
            self.is_last = filled?;
            std::mem::swap(&mut self.block, &mut self.next);
            self.done = 0;
            return Ok(Step::Done(done));
        }
    }

    fn cut(&self, layout: Layout) -> Vec<Range<usize>> {
        cut(&Ahead { block: self.ahead(), is_last: self.is_last, piece: self.sizes.piece }, layout)
    }
}

/// A block, which begins with a row, to be cut.
struct Ahead<'b> {
    block: &'b [u8],
    is_last: bool,
    piece: usize,
}

/// Cuts a block into pieces of whole rows. Unless the block is the last, the row it ends in is
/// left over.
fn cut(ahead: &Ahead<'_>, layout: Layout) -> Vec<Range<usize>> {
    match layout {
        Layout::Csv(marks) if ahead.block.contains(&b'"') => cut_quoted(ahead, marks),
        _ => cut_lines(ahead, layout.newline()),
    }
}

/// Every line end is the end of a row.
fn cut_lines(ahead: &Ahead<'_>, newline: u8) -> Vec<Range<usize>> {
    let Ahead { block, is_last, piece } = *ahead;
    let end = match block.iter().rposition(|byte| *byte == newline) {
        _ if is_last => block.len(),
        Some(last) => last + 1,
        None => 0,
    };
    let (mut pieces, mut start) = (Vec::new(), 0);
    while start < end {
        let least = (start + piece).min(end);
        let line_end = block[least - 1..end].iter().position(|byte| *byte == newline);
        let piece_end = line_end.map_or(end, |at| least + at);
        pieces.push(start..piece_end);
        start = piece_end;
    }
    pieces
}

/// Line ends inside quotes are no ends of rows: the rows are walked through one by one.
fn cut_quoted(ahead: &Ahead<'_>, marks: Marks) -> Vec<Range<usize>> {
    let Ahead { block, is_last, piece } = *ahead;
    let mut splitter = Splitter::new(block, marks);
    let (mut pieces, mut start, mut end) = (Vec::new(), 0, 0);
    while let Some(row) = splitter.row(|_| {}) {
        if !row.is_complete && !is_last {
            break;
        }
        end = splitter.position();
        if end - start >= piece {
            pieces.push(start..end);
            start = end;
        }
    }
    if end > start {
        pieces.push(start..end);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Ahead, Layout, cut};
    use crate::load::submissions::split::Marks;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_are_whole_rows_and_lose_nothing(
            text in "([a-z;]{0,40}\r?\n){0,60}[a-z]{0,5}", is_last: bool, quoted: bool
        ) {
            let text = if quoted { text.replace('a', "\"b\"") } else { text };
            let layout = Layout::Csv(Marks { separator: b';', newline: b'\n' });
            let ahead = Ahead { block: text.as_bytes(), is_last, piece: 100 };
            let pieces = cut(&ahead, layout);
            let joined: Vec<u8> =
                pieces.iter().flat_map(|piece| &text.as_bytes()[piece.clone()]).copied().collect();
            prop_assert!(text.as_bytes().starts_with(&joined));
            let rest = &text[joined.len()..];
            prop_assert!(rest.is_empty() || !is_last);
            if !quoted {
                prop_assert!(!rest.contains('\n'));
                for piece in &pieces[..pieces.len().saturating_sub(1)] {
                    prop_assert!(text.as_bytes()[piece.clone()].ends_with(b"\n"));
                    prop_assert!(piece.len() >= 100);
                }
            }
        }
    }
}
