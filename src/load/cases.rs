//! Cases: small situations with the verdict that a person expects.

use crate::diagnostic::Diagnostic;
use crate::model::{CasesFile, Regulation};

/// Reads the cases of every class, in the order of the classes.
pub fn cases(regulation: &Regulation) -> (Vec<CasesFile>, Vec<Diagnostic>) {
    let _ = regulation;
    unimplemented!()
}
