//! The subjects of a what-if, read once for all sides whose regulations declare the same facts.

use crate::cli::arguments::ByWhat;
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::submissions::{self, Origin};
use crate::cli::what_if::arguments::Subjects;
use crate::diagnostic::Diagnostic;
use crate::load::{Catalogue, Listing};
use crate::model::{Population, Regulation, Returns, SubmissionFile};
use crate::report::Say;
use crate::simulate::Facts;
use std::sync::Arc;

/// What submissions say of themselves, and the regulation that decides them.
pub(in crate::cli) fn listing<'a>(
    catalogue: &'a Catalogue,
    asked: &Subjects,
) -> Result<(Returns, &'a Listing, Vec<Diagnostic>), Failure> {
    let (returns, mut found) = origin(asked).returns()?;
    let Some(returns) = returns else {
        return Err(Failure::Mistakes(found));
    };
    let by = ByWhat { regulation: asked.regulation.clone(), amendments: Vec::new() };
    let listing = submissions::listing(catalogue, &by, &returns, &mut found)?;
    Ok((returns, listing, found))
}

fn origin(asked: &Subjects) -> Origin<'_> {
    Origin::of(asked.submissions.as_deref(), (asked.from_trail.as_deref(), asked.batch))
}

/// Remarks where a recorded batch was decided by other rules than those it is compared with: a
/// what-if takes the regulation from the rules folder, where its amendments are.
pub(in crate::cli) fn remark_on_rules(mouth: &Mouth, asked: &Subjects, standing: &Regulation) {
    let Origin::Batch(batch) = origin(asked) else { return };
    // Where the recorded rules cannot be read there is nothing to hold the others against.
    let Ok((recorded, _)) = batch.regulation() else { return };
    let (recorded, standing) = (recorded.fingerprint(), standing.fingerprint());
    if recorded != standing {
        let args = [("recorded", Say::from(recorded.to_string()))];
        mouth.remark(&format!("{}\n", mouth.words.say("whatif-other-rules", &args)));
    }
}

/// The subjects as each regulation's facts describe them; one population serves all regulations
/// that declare the same facts.
pub(in crate::cli) fn populations(
    mouth: &Mouth,
    (asked, returns): (&Subjects, &Returns),
    (regulations, found): (&[&Regulation], &mut Vec<Diagnostic>),
) -> Result<(Vec<Arc<Population>>, Vec<SubmissionFile>), Failure> {
    let facts = Facts::of(regulations);
    let (mut read, mut files) = (Vec::new(), Vec::new());
    for widened in facts.widened() {
        let (submissions, told) = origin(asked).read(mouth, returns.clone(), widened)?;
        let new = told.into_iter().filter(|one| !found.contains(one)).collect::<Vec<_>>();
        found.extend(new);
        read.extend(submissions.map(|one| {
            files = one.files;
            one.population
        }));
    }
    if found.iter().any(Diagnostic::is_error) || read.len() < facts.widened().len() {
        return Err(Failure::Mistakes(std::mem::take(found)));
    }
    Ok((facts.narrowed(read), files))
}
