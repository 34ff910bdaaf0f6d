//! The files of a package, read from its folder.

use crate::model::Package;
use std::io;
use std::path::{Path, PathBuf};

/// The disk refused.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A folder could not be listed.
    #[error("cannot list {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder holds more files, or folders within folders, than a package may.
    #[error("{} is not a rule package: too many files", path.display())]
    TooManyFiles {
        /// The folder.
        path: PathBuf,
    },
}

/// Reads the files of a package, named after its folder.
///
/// # Errors
/// If the folder or one of its files cannot be read.
pub fn read_package(folder: &Path) -> Result<Package, LoadError> {
    let _ = folder;
    unimplemented!()
}
