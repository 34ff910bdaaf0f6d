//! `compare`: whether two regulations, or one with and without amendments, decide every subject
//! alike, and if not, the smallest subjects of which they do not.

use crate::check;
use crate::cli::arguments::Compare;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::decide::Rulebook;
use crate::load::{self, Catalogue};
use crate::report::Form;
use crate::report::compared::{self, Shown};
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Compare) -> Result<Done, Failure> {
    let catalogue = load::list(rules)?;
    let a = side(mouth, &catalogue, &asked.first)?;
    let b = side(mouth, &catalogue, &asked.second)?;
    let result = check::compare(&a, &b);
    let shown = Shown { regulations: [a.regulation(), b.regulation()], result: &result };
    mouth.answer(&match mouth.form {
        Form::Json => compared::json(&shown),
        form => compared::text(mouth.words, form, &shown),
    })?;
    Ok(if result.is_equivalent() { Done::Yes } else { Done::Findings })
}

/// The regulation of `ID` or `ID+AMENDMENT+…`.
fn side(mouth: &Mouth, catalogue: &Catalogue, named: &str) -> Result<Rulebook, Failure> {
    let mut parts = named.split('+');
    let id = parts.next().unwrap_or_default();
    let with: Vec<String> = parts.map(str::to_owned).collect();
    let listing = rules::find(catalogue, id)?;
    let (book, warnings) = rules::amended(listing, &with)?;
    mouth.warn(&warnings);
    Ok(book)
}
