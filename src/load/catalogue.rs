//! Which regulations there are, and which is in force.

use crate::diagnostic::{Diagnostic, Location};
use crate::load::LoadError;
use crate::model::Periods;
use std::path::{Path, PathBuf};

/// The regulations under a folder of rules.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Those whose series and periods could be read, by id.
    pub regulations: Vec<Listing>,
    /// Every folder of rules by name, whether or not it could be read.
    pub folders: Vec<String>,
    /// What is wrong with the others: folders without `regulation.toml`, headers that cannot be
    /// read (told again when that regulation is loaded).
    pub diagnostics: Vec<Diagnostic>,
}

/// A regulation as far as choosing one needs it.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The folder's name.
    pub id: String,
    /// The folder.
    pub folder: PathBuf,
    /// Regulations of one series follow each other in time.
    pub series: String,
    /// The rating years it governs.
    pub periods: Periods,
    /// Where the periods are declared.
    pub location: Location,
}

/// Lists the regulations under a folder of rules, by id.
///
/// # Errors
/// If the folder, or a `regulation.toml` in it, cannot be read.
pub fn list(rules: &Path) -> Result<Catalogue, LoadError> {
    let _ = rules;
    unimplemented!()
}

/// The regulation of an id.
///
/// # Errors
/// `unknown-regulation`, with the nearest id.
pub fn find<'a>(listings: &'a [Listing], id: &str) -> Result<&'a Listing, Diagnostic> {
    let _ = (listings, id);
    unimplemented!()
}

/// The regulation in force in a rating year, of a series if one is named.
///
/// # Errors
/// `no-regulation` if there is none or regulations of several series are, `overlapping-periods`
/// if two of one series are.
pub fn in_force<'a>(
    listings: &'a [Listing],
    series: Option<&str>,
    period: i64,
) -> Result<&'a Listing, Diagnostic> {
    let _ = (listings, series, period);
    unimplemented!()
}

/// Every two regulations of one series that are in force in the same year.
pub fn overlapping(listings: &[Listing]) -> Vec<Diagnostic> {
    let _ = listings;
    unimplemented!()
}
