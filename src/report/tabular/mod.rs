//! A table of figures before it is written: what each cell counts and from which cells it comes,
//! so that a workbook can carry the formula and a page the same figure.
//!
//! Start reading at [`Table`]; `sheet` writes workbooks, `html` pages.

use crate::model::Ratio;
use crate::report::Lang;
use crate::report::share_hundredths;

mod html;
mod sheet;

pub(in crate::report) use html::{escaped, table as html_table};
pub(in crate::report) use sheet::Workbook;

/// What is written where nothing can be said.
const NOTHING: &str = "–";

/// A table with a header of one or two rows; the first column names the rows.
#[derive(Clone, Debug)]
pub(in crate::report) struct Table {
    pub caption: String,
    pub heads: Vec<Head>,
    pub rows: Vec<Row>,
}

/// The header of a column, and of the columns beside it that belong together.
#[derive(Clone, Debug)]
pub(in crate::report) struct Head {
    pub group: Option<String>,
    pub name: String,
}

/// A row; one that lies deeper is a part of the row above it.
#[derive(Clone, Debug)]
pub(in crate::report) struct Row {
    pub depth: usize,
    pub cells: Vec<Cell>,
}

/// A cell and where its figure comes from.
#[derive(Clone, Debug)]
pub(in crate::report) enum Cell {
    Text(String),
    /// A number of subjects.
    Count(u64, Source),
    /// The share that the sum of some columns has in the sum of others, with both sums.
    Share {
        part: (Vec<usize>, u64),
        whole: (Vec<usize>, u64),
    },
    /// A share that is known only as such, in percent.
    Percent(Ratio),
    /// A change in hundredths of a percentage point.
    Points(i128),
    /// Nothing can be said.
    Nothing,
}

/// Where a count comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) enum Source {
    /// It was counted.
    Given,
    /// The sum of columns of the same row.
    Columns(Vec<usize>),
    /// One column of the same row less another.
    Less(usize, usize),
    /// The sum of rows of the same column.
    Rows(Vec<usize>),
}

impl Head {
    /// A column.
    pub(in crate::report) fn of(name: String) -> Self {
        Head { group: None, name }
    }

    /// A column that belongs to others.
    pub(in crate::report) fn under(group: &str, name: String) -> Self {
        Head { group: Some(group.to_owned()), name }
    }
}

impl Cell {
    /// The cell as people read it.
    pub(in crate::report) fn shown(&self, lang: Lang) -> String {
        let nothing = || NOTHING.to_owned();
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count, _) => lang.count(*count),
            Cell::Share { part: (_, part), whole: (_, whole) } => {
                lang.share(*part, *whole).unwrap_or_else(nothing)
            }
            Cell::Percent(percent) => format!("{}%", lang.hundredths(hundredths(*percent))),
            Cell::Points(points) => lang.change(*points),
            Cell::Nothing => nothing(),
        }
    }

    /// True for what is set to the left.
    const fn is_text(&self) -> bool {
        matches!(self, Cell::Text(_))
    }
}

/// A percentage in hundredths, halves upwards.
fn hundredths(percent: Ratio) -> i128 {
    percent.checked_mul(Ratio::whole(100)).map_or(0, Ratio::round_half_up)
}

/// A share as a workbook keeps it, `0.1730`; `None` where there is no whole.
fn share_written(part: u64, whole: u64) -> Option<String> {
    let hundredths = share_hundredths(part, whole)?;
    Some(format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000))
}

/// The runs of columns that belong together: the group and how many columns it spans.
fn spans(heads: &[Head]) -> Vec<(Option<&str>, usize)> {
    let mut spans: Vec<(Option<&str>, usize)> = Vec::new();
    for head in heads {
        match (spans.last_mut(), head.group.as_deref()) {
            (Some((Some(last), count)), Some(group)) if *last == group => *count += 1,
            (_, group) => spans.push((group, 1)),
        }
    }
    spans
}
