//! A package → a regulation.

use crate::diagnostic::Diagnostic;
use crate::model::{Amendment, Package, Regulation};

/// Reads a regulation from its package, in memory.
///
/// The regulation comes back even where there are mistakes, as far as its names could be read, so
/// that the mistakes in its formulas can be told at the same time: rules that name something
/// which could not be read are left out of it. Nothing may be decided by it while any of the
/// diagnostics is an error.
pub fn regulation(package: Package) -> (Option<Regulation>, Vec<Diagnostic>) {
    let _ = package;
    unimplemented!()
}

/// Reads a recorded package: the regulation without its `applied/` amendments, and these in the
/// order in which they were applied.
pub fn recorded(package: Package) -> (Option<(Regulation, Vec<Amendment>)>, Vec<Diagnostic>) {
    let _ = package;
    unimplemented!()
}
