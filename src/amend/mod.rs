//! A regulation and its amendments → a regulation.
//!
//! Changes find what they change by name, never by position. Pure; must not read files or judge
//! formulas. Start reading at [`amend`].

mod apply;
mod flaws;
mod merge;
mod names;
mod places;
mod setting;

pub use setting::setting;

use crate::amend::apply::Work;
use crate::diagnostic::Diagnostic;
use crate::model::{Amendment, AppliedAmendment, Regulation};

/// Applies amendments from left to right.
///
/// The result is an ordinary regulation with a fingerprint of its own: each amendment's file joins
/// the package as `applied/<n>-<id>.toml`. It comes back as far as the changes could be applied;
/// nothing may be decided by it while any of the diagnostics is an error. Nothing comes back if an
/// amendment is of another regulation, which loading has reported.
pub fn amend(
    regulation: &Regulation,
    amendments: &[Amendment],
) -> (Option<Regulation>, Vec<Diagnostic>) {
    if amendments.iter().any(|amendment| amendment.amends != regulation.id) {
        return (None, Vec::new());
    }
    let mut amended = regulation.clone();
    for amendment in amendments {
        let Amendment { id, kind, title, file, .. } = amendment;
        let (id, title) = (id.clone(), title.clone());
        amended.amendments.push(AppliedAmendment { id: id.clone(), kind: *kind, title });
        let path = format!("applied/{}-{id}.toml", amended.amendments.len());
        amended.package.files.insert(path, file.clone());
    }
    let mut work = Work::new(amended);
    for change in amendments.iter().flat_map(|amendment| &amendment.changes) {
        work.apply(change);
    }
    let (amended, mut told, touched) = work.finish();
    told.extend(flaws::new_flaws(regulation, &amended, &touched));
    (Some(amended), told)
}

#[cfg(test)]
mod tests;
