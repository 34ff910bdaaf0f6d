//! A published report held against itself and against the quotas of its regulation.
//!
//! Pure: no IO, no words for readers, whole numbers only. One file a question: do the sums hold
//! (`sums`, `parts`), are printed shares those of their counts (`shares`), can the printed changes
//! be (`changes`), are as many named as counted (`names`), do totals alone prove that a quota was
//! broken (`caps`). Start reading at [`reconcile`], then [`Finding`].

mod caps;
mod changes;
mod figure;
mod finding;
mod names;
mod parts;
mod shares;
mod sums;

pub use caps::{CapCheck, Concluded, Scope};
pub use changes::Impossible;
pub use figure::{Figure, Printed};
pub use finding::{CODES, Finding, PartsOf, SumOf, What};
pub use shares::{Share, ShareOf};

use crate::decide::Rulebook;
use crate::model::Published;

/// Everything that was looked at, and what does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// What does not hold: of the figures in the order of the file, then of the quotas.
    pub findings: Vec<Finding>,
    /// Every printed share.
    pub shares: Vec<Share>,
    /// Every quota against every table of its class, reading by reading.
    pub caps: Vec<CapCheck>,
}

/// Holds a report against itself, and against the quotas of its regulation under each reading:
/// the regulation as it stands comes first. Every class and level that the report names must be
/// known to the regulation.
pub fn reconcile(published: &Published, readings: &[&Rulebook]) -> Reconciliation {
    let shares = shares::shares(published);
    let mut findings: Vec<Finding> = sums::findings(published);
    findings.extend(parts::findings(published));
    findings.extend(shares.iter().filter_map(Share::finding));
    if let Some(book) = readings.first() {
        findings.extend(changes::findings(published, book.regulation().outcome_scale()));
    }
    findings.extend(names::findings(published));
    findings.sort_by_key(|finding| (finding.place.start, finding.code()));
    let caps = caps::checks(published, readings);
    findings.extend(caps.iter().filter_map(|check| check.finding(published, readings)));
    Reconciliation { findings, shares, caps }
}
