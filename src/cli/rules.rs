//! From the rules folder to a rulebook: reading, amending, compiling. All mistakes come at once.

use crate::amend;
use crate::cli::failure::Failure;
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::load::{self, Catalogue, Listing};
use crate::model::{Amendment, Regulation};

/// The regulations asked for, all where none is named.
///
/// # Errors
/// Every id that is not there.
pub(in crate::cli) fn chosen<'a>(
    catalogue: &'a Catalogue,
    ids: &[String],
) -> Result<Vec<&'a Listing>, Failure> {
    let listings = &catalogue.regulations;
    if ids.is_empty() {
        return Ok(listings.iter().collect());
    }
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for id in ids {
        match load::find(listings, id) {
            Ok(listing) => found.push(listing),
            Err(diagnostic) => missing.push(*diagnostic),
        }
    }
    if missing.is_empty() { Ok(found) } else { Err(Failure::Mistakes(missing)) }
}

/// Reads a regulation as published, as far as it can be read.
pub(in crate::cli) fn published(
    listing: &Listing,
) -> Result<(Option<Regulation>, Vec<Diagnostic>), Failure> {
    Ok(load::regulation(load::read_package(&listing.folder)?))
}

/// Compiles a regulation, with what was found while reading it.
///
/// # Errors
/// All that was found, if any of it is an error.
pub(in crate::cli) fn compiled(
    regulation: Option<Regulation>,
    mut found: Vec<Diagnostic>,
) -> Result<(Rulebook, Vec<Diagnostic>), Failure> {
    let book = regulation.and_then(|regulation| {
        let (book, told) = Rulebook::compile(regulation);
        found.extend(told);
        book
    });
    match book {
        Some(book) if !found.iter().any(Diagnostic::is_error) => Ok((book, found)),
        _ => Err(Failure::Mistakes(found)),
    }
}

/// The regulation with amendments applied in their order, compiled.
pub(in crate::cli) fn amended(
    listing: &Listing,
    with: &[String],
) -> Result<(Rulebook, Vec<Diagnostic>), Failure> {
    let (regulation, mut found) = published(listing)?;
    let Some(regulation) = regulation else {
        return Err(Failure::Mistakes(found));
    };
    if with.is_empty() {
        return compiled(Some(regulation), found);
    }
    let amendments = amendments(&regulation, with, &mut found)?;
    if found.iter().any(Diagnostic::is_error) {
        return compiled(Some(regulation), found);
    }
    let (amended, told) = amend::amend(&regulation, &amendments);
    found.extend(told);
    compiled(amended, found)
}

fn amendments(
    regulation: &Regulation,
    with: &[String],
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Amendment>, Failure> {
    let mut read = Vec::new();
    for named in with {
        let (amendment, told) = load::amendment(regulation, named)?;
        found.extend(told);
        read.extend(amendment);
    }
    Ok(read)
}
