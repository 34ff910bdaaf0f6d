//! The disk refused.

use std::io;
use std::path::PathBuf;

/// Submissions could not be read for a reason that is not in what was written.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
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
}
