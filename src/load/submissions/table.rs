//! A table that was read, from whatever kind of file.

use crate::diagnostic::Location;
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::gather::Gathered;
use crate::load::submissions::locate::locate;
use crate::load::submissions::places::shorten;
use crate::load::submissions::text_table::Start;
use crate::load::submissions::worker::Form;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A table that was read.
pub struct ReadTable<'a> {
    /// What it was read by.
    pub form: Form<'a>,
    /// What was read.
    pub gathered: Gathered,
    /// How its cells are found again.
    pub origin: Origin,
}

/// Where a table was read from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A text file, and where its rows begin; nothing where it has none.
    Text(PathBuf, Option<Start>),
    /// A sheet.
    Sheet,
}

/// A row of the table and a column of the file.
pub type Spot = (u32, usize);

impl ReadTable<'_> {
    /// The places of some cells, each with its text; text files are read a second time for them.
    ///
    /// # Errors
    /// If the file cannot be read again.
    pub fn places(
        &self,
        cells: &[(Spot, &str)],
    ) -> Result<BTreeMap<Spot, Location>, SubmissionError> {
        let line = |spot: &Spot| self.gathered.lines.line(spot.0);
        match &self.origin {
            Origin::Sheet => {
                let place = |(spot, text): &(Spot, &str)| {
                    let (line, column) = (line(spot)? as usize, spot.1 + 1);
                    Some((*spot, Location::cell(&self.form.file, line, column, &shorten(text))))
                };
                Ok(cells.iter().filter_map(place).collect())
            }
            Origin::Text(path, Some(start)) => {
                let wanted = |(spot, _): &(Spot, &str)| Some((line(spot)?, spot.1));
                let all: Vec<_> = cells.iter().filter_map(wanted).collect();
                let found = locate(path, &self.form, *start, &all)?;
                let place =
                    |cell: &(Spot, &str)| Some((cell.0, found.get(&wanted(cell)?)?.clone()));
                Ok(cells.iter().filter_map(place).collect())
            }
            Origin::Text(_, None) => Ok(BTreeMap::new()),
        }
    }
}
