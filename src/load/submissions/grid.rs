//! Rows of cells cut out of a piece of a file, before anyone asks what they mean.

use std::ops::Range;

/// Set in the start of a cell whose text stands in the grid's own store.
const STORED: u32 = 1 << 31;
/// What the file itself says of a cell's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, or nothing in particular.
    Plain,
    /// A number, written exactly.
    Number,
    /// A double, as its shortest decimal text.
    Double,
    /// `true` or `false`.
    Boolean,
    /// A day, as `YYYY-MM-DD`.
    Day,
    /// An error of a spreadsheet (`#N/A`).
    Error,
    /// A list or an object.
    Nested,
}

/// Where a cell's text stands: in the piece, or (after unescaping) in the grid's store.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    start: u32,
    len: u32,
}

impl Cell {
    /// A cell that is some bytes of the piece.
    #[inline]
    pub fn of(bytes: Range<usize>) -> Self {
        // INVARIANT (pieces): a piece is hardly longer than `stream::ROW_AT_MOST`, far below 2^31.
        Self { start: bytes.start as u32, len: bytes.len() as u32 }
    }

    /// True if there is no text at all.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// The rows of a piece, cells row by row.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Cells in a row.
    pub width: usize,
    cells: Vec<Cell>,
    /// A kind a cell; empty where all are plain.
    kinds: Vec<Kind>,
    store: String,
    /// For each stored text: where it begins in the store, and the bytes it was written as.
    origins: Vec<(u32, Range<usize>)>,
    /// For each row the byte of the piece and the line of the file (counted from the piece's
    /// first line) where it begins.
    starts: Vec<(u32, u32)>,
}

impl Grid {
    /// Forgets all rows and keeps the memory.
    pub fn clear(&mut self, width: usize) {
        self.width = width;
        self.cells.clear();
        self.kinds.clear();
        self.store.clear();
        self.origins.clear();
        self.starts.clear();
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Cells of the row being added.
    #[inline]
    pub fn push(&mut self, cell: Cell) {
        self.cells.push(cell);
    }

    /// Keeps a text that does not stand in the piece as it is meant, and gives its cell.
    pub fn store(&mut self, text: &str, written: Range<usize>) -> Cell {
        // INVARIANT (pieces): unescaped text is never longer than what was written.
        let start = self.store.len() as u32;
        self.store.push_str(text);
        self.origins.push((start, written));
        Cell { start: start | STORED, len: text.len() as u32 }
    }

    /// Adds a row whose cells have kinds.
    pub fn push_row(&mut self, cells: &[(Cell, Kind)]) {
        self.cells.extend(cells.iter().map(|(cell, _)| *cell));
        self.kinds.extend(cells.iter().map(|(_, kind)| *kind));
    }

    /// The cells pushed since the last finished row.
    pub fn open_row(&self) -> &[Cell] {
        &self.cells[self.len() * self.width..]
    }

    /// Cuts the row being added to a number of cells.
    pub fn cut_open_row(&mut self, cells: usize) {
        self.cells.truncate(self.len() * self.width + cells);
    }

    /// Ends the row being added: it began at a byte of the piece, on a line.
    #[inline]
    pub fn finish_row(&mut self, start: usize, line: u32) {
        self.starts.push((start as u32, line));
        debug_assert_eq!(self.cells.len(), self.starts.len() * self.width, "INVARIANT (grid)");
    }

    /// The cell of a row and column.
    #[inline]
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells[row * self.width + column]
    }

    /// The kind of a cell.
    #[inline]
    pub fn kind(&self, row: usize, column: usize) -> Kind {
        self.kinds.get(row * self.width + column).copied().unwrap_or(Kind::Plain)
    }

    /// A cell's text.
    #[inline]
    pub fn text<'a>(&'a self, piece: &'a str, cell: Cell) -> &'a str {
        let start = (cell.start & !STORED) as usize;
        let text = if cell.start & STORED == 0 { piece } else { &self.store };
        &text[start..start + cell.len as usize]
    }

    /// A cell's text as a place in a longer text: that text, the first byte, the length.
    #[inline]
    pub fn place<'a>(&'a self, piece: &'a str, cell: Cell) -> (&'a [u8], usize, usize) {
        let text = if cell.start & STORED == 0 { piece } else { &self.store };
        (text.as_bytes(), (cell.start & !STORED) as usize, cell.len as usize)
    }

    /// The bytes of the piece that a cell was written as.
    pub fn written(&self, cell: Cell) -> Range<usize> {
        let start = cell.start & !STORED;
        if cell.start & STORED == 0 {
            return start as usize..(start + cell.len) as usize;
        }
        let at = self.origins.partition_point(|(stored, _)| *stored <= start);
        at.checked_sub(1).map_or(0..0, |at| self.origins[at].1.clone())
    }

    /// The byte and the line where a row begins.
    pub fn start(&self, row: usize) -> (usize, u32) {
        let (start, line) = self.starts[row];
        (start as usize, line)
    }
}
