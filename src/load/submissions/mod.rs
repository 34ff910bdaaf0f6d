//! Submissions → a population: CSV files, JSON Lines and workbooks as people write them.
//!
//! Every mistake is told at once with its place, and nothing is guessed: a cell means one thing
//! or is a diagnostic. Must not decide anything. A file is cut into pieces of whole rows
//! (`stream`, `split`), each piece is read column by column (`worker`, `columns`), and the pieces
//! are put together in their order (`gather`), so that the result depends neither on threads nor
//! on the sizes of pieces. Start reading at [`read`].

mod archive;
mod block;
mod books;
mod columns;
mod decode;
mod delimited;
mod error;
mod folder;
mod gather;
mod grid;
mod header;
mod json_lines;
mod lines;
mod locate;
mod mistakes;
mod numbers;
mod places;
mod reading;
mod references;
mod returns;
mod returns_sheet;
mod sheet_table;
mod spellings;
mod split;
mod stream;
mod table;
mod text;
mod text_table;
mod workbook;
mod worker;

#[cfg(test)]
mod tests;

pub use books::GUIDE_SHEETS;
pub use error::SubmissionError;
pub use header::{DECIDED_NAMES, EXAMPLE_IDS, ID_NAMES};
pub use returns::returns;
pub use returns_sheet::{RETURNS_KEYS, RETURNS_SHEETS};

use crate::diagnostic::Diagnostic;
use crate::load::submissions::reading::Reading;
use crate::load::submissions::stream::Sizes;
use crate::model::{Population, Regulation, Returns, SubmissionFile};
use std::path::Path;

/// Submissions that were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submissions {
    /// What they say of themselves.
    pub returns: Returns,
    /// The subjects.
    pub population: Population,
    /// The files they were read from, in the order of their names.
    pub files: Vec<SubmissionFile>,
}

/// Reads the submissions at a path: a folder with a file a class, or a workbook with a sheet a
/// class. `progress` is told how many bytes of how many are read.
///
/// No submissions where one diagnostic is an error.
///
/// # Errors
/// If the disk refuses.
pub fn read(
    path: &Path,
    returns: Returns,
    regulation: &Regulation,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<(Option<Submissions>, Vec<Diagnostic>), SubmissionError> {
    read_by(path, returns, Reading::new(regulation, Sizes::default(), progress))
}

fn read_by(
    path: &Path,
    returns: Returns,
    mut reading: Reading<'_>,
) -> Result<(Option<Submissions>, Vec<Diagnostic>), SubmissionError> {
    reading.run(path)?;
    let (population, diagnostics) = reading.finish(returns.period)?;
    let mut files: Vec<SubmissionFile> =
        returns.file.iter().cloned().chain(reading.files).collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    Ok((population.map(|population| Submissions { returns, population, files }), diagnostics))
}
