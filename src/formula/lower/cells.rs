//! The cells of a column for the rows of a block as they are stored, and which rows have reached
//! a value at which an answer changes.

use crate::formula::lower::Rows;
use crate::formula::lower::kernels::{
    Lane, Plane, ROWS, WORDS, at_least, digits_at_least, greatest, has_unknown, number_at_least,
};
use crate::formula::lower::regions::Coding;
use crate::model::{Codes, UNKNOWN_CODE};

/// The cells of a block, in the form in which they are at hand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cells<'a> {
    /// Codes, a plane a digit; the unknown has all digits set.
    Digits(&'a [Plane]),
    /// Codes, or numbers of cuts reached.
    Bytes(&'a [u8; ROWS]),
    /// Numbers of one byte.
    Tiny(&'a [i8; ROWS]),
    /// Numbers of two bytes.
    Short(&'a [i16; ROWS]),
    /// Numbers of four bytes.
    Middle(&'a [i32; ROWS]),
    /// Numbers of eight bytes.
    Long(&'a [i64; ROWS]),
}

impl Cells<'_> {
    /// Finds the rows whose cell is unknown; false if there is none.
    pub fn unknown(&self, plane: &mut Plane) -> bool {
        match self {
            Cells::Digits(digits) => {
                *plane = [u64::MAX; WORDS];
                for digit in *digits {
                    plane.iter_mut().zip(digit).for_each(|(all, digit)| *all &= digit);
                }
                plane.iter().any(|word| *word != 0)
            }
            Cells::Bytes(bytes) => {
                let is_open = greatest(bytes) == UNKNOWN_CODE;
                if is_open {
                    at_least(bytes, UNKNOWN_CODE, plane);
                }
                is_open
            }
            Cells::Tiny(numbers) => unknown(numbers, plane),
            Cells::Short(numbers) => unknown(numbers, plane),
            Cells::Middle(numbers) => unknown(numbers, plane),
            Cells::Long(numbers) => unknown(numbers, plane),
        }
    }

    /// Finds the rows whose byte, in the column's coding, is at least `cut`; of an unknown cell the
    /// bit is arbitrary where it is a number.
    pub fn reached(&self, cut: u8, coding: &Coding, plane: &mut Plane) {
        let number = match coding {
            // A byte tells how many cuts are reached: as many as `cut`, if the last of them is.
            Coding::Numbers(cuts) => cuts[usize::from(cut) - 1],
            Coding::Plain | Coding::Shares(_) => 0,
        };
        match self {
            Cells::Digits(digits) => digits_at_least(digits, cut, plane),
            Cells::Bytes(bytes) => at_least(bytes, cut, plane),
            Cells::Tiny(numbers) => reached(numbers, number, plane),
            Cells::Short(numbers) => reached(numbers, number, plane),
            Cells::Middle(numbers) => reached(numbers, number, plane),
            Cells::Long(numbers) => reached(numbers, number, plane),
        }
    }

    /// True if [`Cells::reached`] says nothing of unknown cells.
    pub fn are_numbers(&self) -> bool {
        !matches!(self, Cells::Digits(_) | Cells::Bytes(_))
    }
}

fn unknown<T: Lane>(numbers: &[T; ROWS], plane: &mut Plane) -> bool {
    let is_open = has_unknown(numbers);
    if is_open {
        number_at_least(numbers, T::LEAST, plane);
        plane.iter_mut().for_each(|word| *word = !*word);
    }
    is_open
}

/// The rows whose number is at least `cut`, which may be beyond the width.
fn reached<T: Lane>(numbers: &[T; ROWS], cut: i64, plane: &mut Plane) {
    match T::stored(cut) {
        Some(cut) if cut != T::UNKNOWN => number_at_least(numbers, cut, plane),
        _ if cut < 0 => *plane = [u64::MAX; WORDS],
        _ => *plane = [0; WORDS],
    }
}

/// A column of codes.
#[derive(Clone, Copy, Debug)]
pub(super) enum CodesOf<'a> {
    /// Final levels.
    Levels(&'a [u8]),
    /// A fact.
    Facts(&'a Codes),
}

impl<'a> CodesOf<'a> {
    /// The code of a row, unknown if there is none.
    pub fn get(self, row: usize) -> u8 {
        match self {
            CodesOf::Levels(levels) => levels.get(row).copied().unwrap_or(UNKNOWN_CODE),
            CodesOf::Facts(codes) if row < codes.len() => codes.get(row),
            CodesOf::Facts(_) => UNKNOWN_CODE,
        }
    }

    /// The codes of a block as they are stored, if that can be.
    pub fn cells<'b>(self, rows: &Rows<'_>, room: &'b mut [u8; ROWS]) -> Cells<'b>
    where
        'a: 'b,
    {
        match (self, rows) {
            (CodesOf::Facts(codes), Rows::Range(range))
                if range.start % ROWS == 0 && range.end <= codes.len() =>
            {
                Cells::Digits(codes.block(range.start / ROWS))
            }
            _ => Cells::Bytes(self.bytes(rows, room)),
        }
    }

    /// The codes of a block.
    pub fn bytes<'b>(self, rows: &Rows<'_>, room: &'b mut [u8; ROWS]) -> &'b [u8; ROWS]
    where
        'a: 'b,
    {
        match self {
            CodesOf::Levels(levels) => gather(levels, rows, UNKNOWN_CODE, room),
            CodesOf::Facts(codes) => {
                match rows {
                    Rows::Range(range) if range.start % ROWS == 0 && range.end <= codes.len() => {
                        codes.read(range.start / ROWS, room);
                    }
                    _ => {
                        let rows = (0..rows.len()).map(|at| rows.row(at));
                        room.iter_mut().zip(rows).for_each(|(code, row)| *code = self.get(row));
                    }
                }
                room
            }
        }
    }
}

/// The cells of a block: the column itself where they stand in it one after the other.
pub(super) fn gather<'a, T: Copy>(
    column: &'a [T],
    rows: &Rows<'_>,
    unknown: T,
    room: &'a mut [T; ROWS],
) -> &'a [T; ROWS] {
    match rows {
        Rows::Range(range) => {
            let cells = column.get(range.start..).unwrap_or(&[]);
            if range.len() == ROWS
                && let Some(whole) = cells.first_chunk()
            {
                return whole;
            }
            let present = range.len().min(cells.len());
            room[..present].copy_from_slice(&cells[..present]);
            room[present..].fill(unknown);
        }
        Rows::List(list) => {
            for (cell, row) in room.iter_mut().zip(*list) {
                *cell = column.get(*row as usize).copied().unwrap_or(unknown);
            }
        }
    }
    room
}
