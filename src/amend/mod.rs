//! A regulation and its amendments → a regulation.
//!
//! Changes find what they change by name, never by position. Pure; must not read files or judge
//! formulas. Start reading at [`amend`].

use crate::diagnostic::Diagnostic;
use crate::model::{Amendment, Regulation};

/// Applies amendments from left to right.
///
/// The result is an ordinary regulation with a fingerprint of its own: each amendment's file joins
/// the package as `applied/<n>-<id>.toml`. It comes back as far as the changes could be applied;
/// nothing may be decided by it while any of the diagnostics is an error.
pub fn amend(
    regulation: &Regulation,
    amendments: &[Amendment],
) -> (Option<Regulation>, Vec<Diagnostic>) {
    let _ = (regulation, amendments);
    unimplemented!()
}
