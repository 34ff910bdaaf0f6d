//! Memory that will be needed soon is read before it is needed.
//!
//! A block reads a little of many columns, which is more places at once than the processor
//! foresees; it would wait for the memory of each. Start reading at [`Reading::ahead`].

use crate::formula::lower::Rows;
use crate::formula::lower::block::Reading;
use crate::formula::lower::cells::CodesOf;
use crate::formula::lower::kernels::ROWS;
use crate::formula::lower::plan::{PlannedColumn, Source};
use crate::model::{NumberCells, Numbers};
use std::ops::Range;

/// Rows that are read ahead at once.
const AHEAD: usize = 16 * ROWS;

impl Reading<'_> {
    /// Reads a byte of every line of memory that the next blocks have in the columns, so that they
    /// are near when they are needed: columns are too many for the processor to foresee it.
    pub fn ahead(&self) -> u8 {
        let columns = self.plan.columns.iter();
        match &self.rows {
            Rows::Range(rows) if rows.start % AHEAD == 0 => columns
                .fold(0, |sum, column| sum ^ self.ahead_in(column, rows.end..rows.end + AHEAD)),
            _ => 0,
        }
    }

    fn ahead_in(&self, column: &PlannedColumn, next: Range<usize>) -> u8 {
        match &column.source {
            _ if column.at.via.is_some() => 0,
            Source::Codes(_) => match self.codes(column.at) {
                Some(CodesOf::Levels(levels)) => lines(levels, next),
                Some(CodesOf::Facts(codes)) => {
                    let planes = codes.planes();
                    let a_block = codes.block(0).len();
                    let next = next.start / ROWS * a_block..next.end.div_ceil(ROWS) * a_block;
                    let next = next.start.min(planes.len())..next.end.min(planes.len());
                    // A plane is two lines.
                    planes[next].iter().fold(0, |sum, plane| sum ^ (plane[0] ^ plane[8]) as u8)
                }
                None => 0,
            },
            Source::Numbers(_) => match self.numbers(column.at).map(Numbers::cells) {
                Some(NumberCells::Tiny(all)) => lines(all, next),
                Some(NumberCells::Short(all)) => lines(all, next),
                Some(NumberCells::Middle(all)) => lines(all, next),
                Some(NumberCells::Long(all)) => lines(all, next),
                None => 0,
            },
            _ => 0,
        }
    }
}

/// Something of every line of memory in a range of a column.
fn lines<T: Copy + Into<i64>>(column: &[T], range: Range<usize>) -> u8 {
    let step = (64 / size_of::<T>()).max(1);
    let range = range.start.min(column.len())..range.end.min(column.len());
    let cells = column[range].iter().step_by(step);
    cells.fold(0, |sum, cell| sum ^ (*cell).into() as u8)
}
