//! The cells of a piece, read column by column.

use crate::diagnostic::Code;
use crate::load::submissions::decode::{Decoder, Problem, Reading};
use crate::load::submissions::grid::Grid;
use crate::load::submissions::mistakes::Mistakes;
use crate::load::submissions::places::Piece;
use crate::model::{Ids, Numbers, Texts, UNKNOWN_CODE, UNKNOWN_NUMBER};

/// A code of text in a piece: nothing was written.
pub const NO_TEXT: u32 = u32::MAX;

/// The values of a column in a piece, one a row.
#[derive(Clone, Debug)]
pub enum Values {
    /// The subjects' ids.
    Ids(Ids),
    /// Codes.
    Codes(Vec<u8>),
    /// Numbers and days.
    Numbers(Numbers),
    /// Texts: codes of those known before the piece, then (from that number on) codes of those
    /// first met in it.
    Texts {
        /// A code a row, or [`NO_TEXT`].
        codes: Vec<u32>,
        /// Texts first met in this piece.
        fresh: Texts,
    },
}

/// Empty cells of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Empties {
    /// How many.
    pub count: u64,
    /// The line and, in characters, the column of the first.
    pub first: Option<(usize, usize)>,
}

/// A column of a piece.
#[derive(Clone, Debug)]
pub struct PieceColumn<'a> {
    /// Its number in the grid.
    pub at: usize,
    /// How its cells are read.
    pub decoder: Decoder<'a>,
    /// What they said.
    pub values: Values,
    /// Which of them said nothing.
    pub empties: Empties,
}

/// What is shared by the columns of a piece while they are read.
pub struct Source<'s> {
    /// The rows.
    pub grid: &'s Grid,
    /// The piece they were cut from.
    pub piece: Piece<'s>,
    /// Where mistakes go.
    pub mistakes: &'s mut Mistakes,
}

impl<'a> PieceColumn<'a> {
    /// A column without cells yet.
    pub fn new(at: usize, decoder: Decoder<'a>) -> Self {
        let values = match decoder.reading {
            Reading::Ids => Values::Ids(Ids::default()),
            Reading::Codes(..) => Values::Codes(Vec::new()),
            Reading::Numbers(_) | Reading::Days => Values::Numbers(Numbers::default()),
            Reading::Texts | Reading::Subjects => {
                Values::Texts { codes: Vec::new(), fresh: Texts::default() }
            }
        };
        Self { at, decoder, values, empties: Empties::default() }
    }

    /// Reads the column's cells; `known` are the texts met before the piece.
    pub fn read(&mut self, source: &mut Source<'_>, known: Option<&Texts>) {
        self.empties = Empties::default();
        let Self { at, decoder, values, empties } = self;
        let mut cells = Cells { at: *at, source, empties };
        match values {
            Values::Ids(ids) => {
                ids.clear();
                cells.read_ids(ids, decoder);
            }
            Values::Codes(codes) => {
                codes.clear();
                cells.read_codes(codes, decoder);
            }
            Values::Numbers(numbers) => {
                numbers.clear();
                cells.read_numbers(numbers, decoder);
            }
            Values::Texts { codes, fresh } => {
                codes.clear();
                fresh.clear();
                cells.read_texts(codes, decoder, &mut Interning { fresh, known });
            }
        }
    }
}

/// Gives codes to texts.
struct Interning<'t> {
    fresh: &'t mut Texts,
    known: Option<&'t Texts>,
}

impl Interning<'_> {
    fn code(&mut self, text: &str) -> u32 {
        let known = self.known.map_or(0, |known| known.dictionary.len() as u32);
        match self.known.and_then(|known| known.code(text)) {
            Some(code) => code,
            None => known + self.fresh.intern(text),
        }
    }
}

/// The cells of one column of a grid.
struct Cells<'c, 's> {
    at: usize,
    source: &'c mut Source<'s>,
    empties: &'c mut Empties,
}

impl Cells<'_, '_> {
    fn read_codes(&mut self, codes: &mut Vec<u8>, decoder: &mut Decoder<'_>) {
        let Reading::Codes(spellings, empty) = &mut decoder.reading else { return };
        let empty = *empty;
        let mut problems = Vec::new();
        let (grid, text) = (self.source.grid, self.source.piece.text);
        codes.reserve(grid.len());
        for row in 0..grid.len() {
            let cell = grid.cell(row, self.at);
            let (around, start, len) = grid.place(text, cell);
            if let Some(code) = spellings.known(around, start, len) {
                codes.push(code);
                continue;
            }
            let read = match grid.text(text, cell) {
                "" => Ok(None),
                cell => Decoder::code(spellings, cell, grid.kind(row, self.at)),
            };
            codes.push(match read {
                Ok(Some(code)) => code,
                Ok(None) => {
                    self.empty(row);
                    empty
                }
                Err(problem) => {
                    problems.push((row, problem));
                    UNKNOWN_CODE
                }
            });
        }
        problems.into_iter().for_each(|(row, problem)| self.mistake(row, decoder, problem));
    }

    fn read_numbers(&mut self, numbers: &mut Numbers, decoder: &Decoder<'_>) {
        let (grid, text) = (self.source.grid, self.source.piece.text);
        numbers.reserve(grid.len());
        for row in 0..grid.len() {
            let cell = grid.cell(row, self.at);
            let (cell_text, kind) = (grid.text(text, cell), grid.kind(row, self.at));
            let read = match decoder.reading {
                _ if cell.is_empty() => Ok(None),
                Reading::Numbers(places) => decoder.number(places, cell_text, kind),
                _ => decoder.day(cell_text, kind),
            };
            numbers.push(match read {
                Ok(Some(number)) => number,
                Ok(None) => {
                    self.empty(row);
                    UNKNOWN_NUMBER
                }
                Err(problem) => {
                    self.mistake(row, decoder, problem);
                    UNKNOWN_NUMBER
                }
            });
        }
    }

    fn read_texts(
        &mut self,
        codes: &mut Vec<u32>,
        decoder: &Decoder<'_>,
        interning: &mut Interning<'_>,
    ) {
        let (grid, text) = (self.source.grid, self.source.piece.text);
        codes.reserve(grid.len());
        // Rows of one group stand together more often than not.
        let mut last: Option<(&str, u32)> = None;
        for row in 0..grid.len() {
            let cell_text = grid.text(text, grid.cell(row, self.at));
            if let Some((_, code)) = last.filter(|(last, _)| *last == cell_text) {
                codes.push(code);
                continue;
            }
            codes.push(match decoder.text(cell_text, grid.kind(row, self.at)) {
                Ok(read) if read.is_empty() => {
                    self.empty(row);
                    NO_TEXT
                }
                Ok(read) => {
                    let code = interning.code(&read);
                    last = Some((cell_text, code));
                    code
                }
                Err(problem) => {
                    self.mistake(row, decoder, problem);
                    NO_TEXT
                }
            });
        }
    }

    fn read_ids(&mut self, ids: &mut Ids, decoder: &Decoder<'_>) {
        let (grid, text) = (self.source.grid, self.source.piece.text);
        for row in 0..grid.len() {
            let cell = grid.cell(row, self.at);
            match decoder.text(grid.text(text, cell), grid.kind(row, self.at)) {
                Ok(id) => {
                    if id.is_empty() {
                        self.mistake(row, decoder, (Code::MissingId, Some("cell")));
                    }
                    ids.push(&id);
                }
                Err(problem) => {
                    ids.push("");
                    self.mistake(row, decoder, problem);
                }
            }
        }
    }

    fn empty(&mut self, row: usize) {
        self.empties.count += 1;
        if self.empties.first.is_none() {
            let location = self.source.piece.cell(self.source.grid, row, self.at);
            self.empties.first = Some((location.line, location.column));
        }
    }

    fn mistake(&mut self, row: usize, decoder: &Decoder<'_>, problem: Problem) {
        let grid = self.source.grid;
        let text = grid.text(self.source.piece.text, grid.cell(row, self.at));
        let problem = decoder.refine(problem, text);
        let location = || self.source.piece.cell(grid, row, self.at);
        let make = || decoder.diagnostic(problem, text).at(location());
        self.source.mistakes.add(Some(self.at), problem, make);
    }
}
