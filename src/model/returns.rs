//! What a folder of submissions says of itself.

use crate::model::{Fingerprint, Title};

/// `returns.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returns {
    /// The rating year.
    pub period: i64,
    /// The regulation, where named.
    pub regulation: Option<String>,
    /// The series to choose from, where named.
    pub series: Option<String>,
    /// Where the subjects are.
    pub locality: Option<Title>,
    /// True if the people are invented; said in every output.
    pub synthetic: bool,
    /// Where the figures come from.
    pub source: Option<Title>,
    /// The file that says all this, where it is one by itself.
    pub file: Option<SubmissionFile>,
    /// The recorded batch that stands for files, where it does.
    pub recorded: Option<RecordedSource>,
}

/// A batch recorded in a trail, as the source of subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedSource {
    /// The trail's id, in hexadecimal.
    pub trail: String,
    /// The trail's name.
    pub origin: String,
    /// Number of the batch's entry.
    pub batch: u64,
    /// The remark in that entry.
    pub note: Option<String>,
    /// Subjects whose facts were erased since: nothing is known of them.
    pub erased: u64,
}

/// A file that submissions were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionFile {
    /// Its name.
    pub file: String,
    /// The digest of its bytes.
    pub sha256: Fingerprint,
    /// Its rows.
    pub rows: u64,
}
