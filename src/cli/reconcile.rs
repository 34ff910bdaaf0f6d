//! `reconcile`: a published report against itself and against the quotas of its regulation.

use crate::amend;
use crate::cli::arguments::Reconcile;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::decide::Rulebook;
use crate::diagnostic::{Diagnostic, Source};
use crate::load::{self, Catalogue, Listing};
use crate::model::{AmendmentKind, Published, Regulation};
use crate::reconcile::reconcile;
use crate::report::reconciliation::{self, Reconciled};
use crate::report::{Form, mistakes};
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Reconcile) -> Result<Done, Failure> {
    let file = load::read_file(&asked.published)?;
    let (published, mut found) = load::published(&file);
    let Some(published) = published else { return Err(Failure::Mistakes(found)) };
    let catalogue = load::list(rules)?;
    let listing = listing(&catalogue, asked, &published)?;
    // A printed report is held against what it names, whatever its year.
    found.extend(load::meant_outside(listing, published.period));
    let (regulation, told) = rules::published(&listing.folder)?;
    found.extend(told);
    let Some(regulation) = regulation else { return Err(Failure::Mistakes(found)) };
    let readings = readings(&regulation, &mut found)?;
    let readings: Vec<&Rulebook> = readings.iter().collect();
    found.extend(load::published_names(&file, &published, &regulation));
    if found.iter().any(Diagnostic::is_error) {
        return Err(Failure::Mistakes(found));
    }
    let result = reconcile(&published, &readings);
    let shown = Reconciled {
        published: &published,
        source: &Source::new(file.shown.clone(), String::from_utf8_lossy(&file.bytes)),
        readings: &readings,
        result: &result,
        warnings: &mistakes::all_said(mouth.words, &found),
        all_shares: asked.shares,
    };
    mouth.warn(&found);
    match mouth.form {
        Form::Json => mouth.answer(&reconciliation::json(mouth.words, &shown))?,
        form => mouth.answer(&reconciliation::text(mouth.words, form, &shown))?,
    }
    Ok(if result.findings.is_empty() { Done::Yes } else { Done::Findings })
}

/// The regulation asked for, else the one whose number the report names, else the one in force.
fn listing<'a>(
    catalogue: &'a Catalogue,
    asked: &Reconcile,
    published: &Published,
) -> Result<&'a Listing, Failure> {
    if let Some(id) = &asked.held_against {
        return rules::find(catalogue, id);
    }
    match load::named_in(&catalogue.regulations, &published.applies, published.period) {
        Some(named) => Ok(named),
        None => rules::in_force(catalogue, None, published.period),
    }
}

/// The regulation as it stands, then with each of its readings alone, compiled.
fn readings(
    regulation: &Regulation,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Rulebook>, Failure> {
    let (amendments, told) = load::amendments(regulation);
    found.extend(told);
    let (book, told) = rules::compiled(Some(regulation.clone()), std::mem::take(found))?;
    *found = told;
    let mut books = vec![book];
    for amendment in amendments.iter().filter(|one| one.kind == AmendmentKind::Reading) {
        let (amended, told) = amend::amend(regulation, std::slice::from_ref(amendment));
        books.push(rules::compiled(amended, told)?.0);
    }
    Ok(books)
}
