//! Keys in files: public ones as C2SP writes them, private ones in PKCS #8 PEM.

use crate::audit::note::PublicKey;
use crate::cli::failure::Failure;
use std::fs;
use std::path::Path;

/// Reads a public key.
///
/// # Errors
/// If it cannot be read, or is none.
pub(in crate::cli) fn public_key(path: &Path) -> Result<PublicKey, Failure> {
    let text = fs::read(path).map_err(|source| Failure::file("world-file", path, source))?;
    let key = PublicKey::parse(&String::from_utf8_lossy(&text));
    key.ok_or_else(|| Failure::limit("world-no-public-key", path, 0))
}
