//! A regulation as a trail keeps it, read again from its snapshot.

use crate::amend;
use crate::audit::TrailError;
use crate::audit::entry::Act;
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::model::{Package, Regulation};

/// Why a recorded regulation cannot be read again.
#[derive(Debug)]
pub(in crate::cli) enum Unrecorded {
    /// The trail cannot be read.
    Trail(TrailError),
    /// No earlier entry registers it.
    Unregistered,
    /// Its snapshot is gone, or not what was registered.
    Snapshot,
    /// This program finds mistakes in it.
    Mistakes(Vec<Diagnostic>),
}

impl From<TrailError> for Unrecorded {
    fn from(error: TrailError) -> Self {
        Unrecorded::Trail(error)
    }
}

/// Reads the regulation of a fingerprint, with the amendments that were applied, from the snapshot
/// registered before an entry; also what this program remarks about it.
///
/// # Errors
/// Why it cannot be read.
pub(in crate::cli) fn regulation(
    reader: &Reader,
    fingerprint: Hash,
    before: u64,
) -> Result<(Regulation, Vec<Diagnostic>), Unrecorded> {
    let kept = reader.registration(fingerprint, before)?.ok_or(Unrecorded::Unregistered)?;
    let entry = kept.entry();
    let Act::Regulation(registered) = &entry.act else { return Err(Unrecorded::Unregistered) };
    let archive = reader.snapshot(fingerprint)?.ok_or(Unrecorded::Snapshot)?;
    let package = Package::from_tar(&registered.id, &archive).map_err(|_| Unrecorded::Snapshot)?;
    let (read, mut found) = load::recorded(package);
    let amended = read.filter(|_| !found.iter().any(Diagnostic::is_error));
    let amended = amended.and_then(|(regulation, amendments)| {
        let (amended, told) = amend::amend(&regulation, &amendments);
        found.extend(told);
        amended
    });
    match amended {
        Some(regulation) if !found.iter().any(Diagnostic::is_error) => {
            // The archive holds these files and nothing else, in the one way to write them.
            let is_same = regulation.fingerprint().0 == fingerprint.0;
            is_same.then_some((regulation, found)).ok_or(Unrecorded::Snapshot)
        }
        _ => Err(Unrecorded::Mistakes(found)),
    }
}
