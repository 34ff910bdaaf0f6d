//! From the rules folder to a rulebook: reading, amending, compiling. All mistakes come at once.

use crate::amend;
use crate::cli::failure::Failure;
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::load::{self, Catalogue, Listing};
use crate::model::{Amendment, Regulation};
use std::path::{Path, PathBuf};

/// The folders of the regulations asked for, all where none is named; also of those whose header
/// is too wrong to be listed, so that everything wrong with them is told.
///
/// # Errors
/// Every id that is not there.
pub(in crate::cli) fn folders<'a>(
    catalogue: &'a Catalogue,
    ids: &[String],
) -> Result<Vec<&'a Path>, Failure> {
    let listed = catalogue.regulations.iter().map(|listing| (&listing.id, &listing.folder));
    let unlisted = catalogue.unlisted.iter().map(|one| (&one.id, &one.folder));
    let mut all: Vec<(&String, &PathBuf)> = listed.chain(unlisted).collect();
    all.sort_unstable();
    let is_there = |id: &String| all.iter().any(|(known, _)| *known == id);
    if all.is_empty() && catalogue.diagnostics.is_empty() {
        return Err(Failure::limit("world-no-regulation", &catalogue.rules, 0));
    }
    let missing = ids.iter().filter(|id| !is_there(id));
    let missing: Vec<Diagnostic> = missing
        .filter_map(|id| load::find(&catalogue.regulations, id).err())
        .map(|unknown| *unknown)
        .collect();
    if !missing.is_empty() {
        return Err(Failure::Mistakes(missing));
    }
    all.retain(|(id, _)| ids.is_empty() || ids.contains(id));
    Ok(all.into_iter().map(|(_, folder)| folder.as_path()).collect())
}

/// The regulation of an id.
///
/// # Errors
/// What is wrong with it, where it cannot even be listed; else that it is not there.
pub(in crate::cli) fn find<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Listing, Failure> {
    match catalogue.unlisted.iter().find(|unlisted| unlisted.id == id) {
        Some(unlisted) => Err(Failure::Mistakes(published(&unlisted.folder)?.1)),
        None => Ok(load::find(&catalogue.regulations, id)?),
    }
}

/// The regulation in force in a rating year.
///
/// # Errors
/// Why there is none, and what is wrong with those that cannot be listed.
pub(in crate::cli) fn in_force<'a>(
    catalogue: &'a Catalogue,
    series: Option<&str>,
    period: i64,
) -> Result<&'a Listing, Failure> {
    load::in_force(&catalogue.regulations, series, period).map_err(|none| {
        let unlisted = catalogue.unlisted.iter().flat_map(|one| one.diagnostics.clone());
        Failure::Mistakes(std::iter::once(*none).chain(unlisted).collect())
    })
}

/// Reads a regulation as published, as far as it can be read.
pub(in crate::cli) fn published(
    folder: &Path,
) -> Result<(Option<Regulation>, Vec<Diagnostic>), Failure> {
    Ok(load::regulation(load::read_package(folder)?))
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
    let (regulation, mut found) = published(&listing.folder)?;
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
