//! Amendments: files that change a regulation by name.

use crate::diagnostic::Diagnostic;
use crate::load::LoadError;
use crate::model::{Amendment, Regulation};

/// Reads an amendment of a regulation: by id from the package's own, else from a file.
///
/// It is read against the regulation as published; whether each change finds what it names is for
/// `amend` to say.
///
/// # Errors
/// If the file cannot be read. An id that is not there is a diagnostic.
pub fn amendment(
    regulation: &Regulation,
    id_or_path: &str,
) -> Result<(Option<Amendment>, Vec<Diagnostic>), LoadError> {
    let _ = (regulation, id_or_path);
    unimplemented!()
}

/// Reads all of the package's own amendments, by id.
pub fn amendments(regulation: &Regulation) -> (Vec<Amendment>, Vec<Diagnostic>) {
    let _ = regulation;
    unimplemented!()
}
