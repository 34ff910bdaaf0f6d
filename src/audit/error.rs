//! What can stand in the way of writing or reading a trail.

use crate::audit::canonical::Fault;
use crate::audit::checkpoint::Checkpoint;
use std::io;
use std::path::{Path, PathBuf};

/// Why something could not be done with a trail.
#[derive(Debug, thiserror::Error)]
pub enum TrailError {
    /// A new trail was asked for where something is already.
    #[error("{} is there already", path.display())]
    Exists {
        /// The trail, or the mark of one that was there.
        path: PathBuf,
    },
    /// There is no trail where one was said to be.
    #[error("there is no trail at {}", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file is no trail of this format, or its tables are not those it records.
    #[error("{} is no trail of this format: {}", path.display(), why.as_str())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: Foreign,
    },
    /// Somebody else is writing.
    #[error("{} is being written by {holder}", path.display())]
    Held {
        /// The trail.
        path: PathBuf,
        /// Who, as they said of themselves.
        holder: String,
    },
    /// The trail is not what it was when its high-water mark was set.
    #[error("{} was rolled back or rewritten: {entries} entries, mark at {}", path.display(), mark.size)]
    RolledBack {
        /// The trail.
        path: PathBuf,
        /// The entries it has.
        entries: u64,
        /// The mark.
        mark: Checkpoint,
    },
    /// The high-water file is gone.
    #[error("the high-water file {} is gone", path.display())]
    MarkMissing {
        /// The high-water file.
        path: PathBuf,
    },
    /// The high-water file holds something else than was last written there.
    #[error("the high-water file {} holds something else", path.display())]
    MarkChanged {
        /// The high-water file.
        path: PathBuf,
    },
    /// An entry does not give the hash stored beside it, or is none.
    #[error("entry {seq} of {} is damaged", path.display())]
    Damaged {
        /// The trail.
        path: PathBuf,
        /// The entry.
        seq: u64,
    },
    /// Entries appeared that this writer did not write.
    #[error("somebody else wrote to {}", path.display())]
    Moved {
        /// The trail.
        path: PathBuf,
    },
    /// The clock stands before the last entry.
    #[error("the clock says {now}, the last entry {last}")]
    ClockBehind {
        /// What the clock says.
        now: String,
        /// When the last entry was written.
        last: String,
    },
    /// Writing failed; nothing after `durable` is recorded.
    #[error("writing {} stopped; the last entry on disk is {durable}", path.display())]
    Stopped {
        /// The trail.
        path: PathBuf,
        /// The last entry that is on disk.
        durable: u64,
        /// What SQLite says; nothing if writing had stopped before.
        source: Option<rusqlite::Error>,
    },
    /// What was recorded is on disk, but it could not be sealed, or not be cleaned up.
    #[error("the last entry on disk is {durable}: {why}")]
    Unsealed {
        /// The last entry that is on disk.
        durable: u64,
        /// What failed after it.
        #[source]
        why: Box<TrailError>,
    },
    /// The database refused.
    #[error("{} cannot be used", path.display())]
    Database {
        /// The trail.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The disk refused.
    #[error("{} cannot be used", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
    /// Something cannot stand in an entry or a part.
    #[error("cannot be recorded: {}", .0.as_str())]
    Unrecordable(Fault),
    /// What was asked for does not fit what is recorded.
    #[error("{}", .0.as_str())]
    Misplaced(Misplaced),
    /// The row is deleted, but the text may still stand in the file or its log.
    #[error("somebody reads {}: the erased text is still in its log", path.display())]
    Residue {
        /// The trail.
        path: PathBuf,
    },
}

/// What the world put in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No room is left.
    Full,
    /// It may not be read or written.
    NotAllowed,
    /// The file or its folder is not there.
    NotThere,
    /// The disk failed.
    Disk,
    /// Somebody else holds the database.
    Busy,
    /// Pages of the database are damaged.
    Corrupt,
    /// Something else, in the system's own words.
    Other(String),
}

impl TrailError {
    /// What the world put in the way, where that is the reason.
    pub fn obstacle(&self) -> Option<Obstacle> {
        match self {
            TrailError::Stopped { source, .. } => source.as_ref().map(of_database),
            TrailError::Unsealed { why, .. } => why.obstacle(),
            TrailError::Database { source, .. } => Some(of_database(source)),
            TrailError::File { source, .. } => Some(of_file(source)),
            TrailError::Randomness(error) => Some(Obstacle::Other(error.to_string())),
            _ => None,
        }
    }
}

fn of_database(error: &rusqlite::Error) -> Obstacle {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Obstacle::Full,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            Obstacle::NotAllowed
        }
        Some(ErrorCode::SystemIoFailure) => Obstacle::Disk,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Obstacle::Busy,
        Some(ErrorCode::DatabaseCorrupt) => Obstacle::Corrupt,
        _ => Obstacle::Other(error.to_string()),
    }
}

fn of_file(error: &io::Error) -> Obstacle {
    match error.kind() {
        io::ErrorKind::StorageFull => Obstacle::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Obstacle::NotAllowed,
        io::ErrorKind::NotFound => Obstacle::NotThere,
        _ => Obstacle::Other(error.to_string()),
    }
}

/// Why a file is no trail of this format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// It is no database.
    NoDatabase,
    /// It has no table `entry`.
    NoEntries,
    /// A table of the format is no ordinary table with exactly its columns.
    Tables,
    /// Its application id, version or encoding is another.
    Settings,
    /// Its tables are not those that the trail records.
    Schema,
}

impl Foreign {
    /// The word by which messages are found.
    pub const fn as_str(self) -> &'static str {
        match self {
            Foreign::NoDatabase => "no-database",
            Foreign::NoEntries => "no-entries",
            Foreign::Tables => "tables",
            Foreign::Settings => "settings",
            Foreign::Schema => "schema",
        }
    }
}

/// Why something cannot be recorded now or there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// A batch is open: it is resumed or given up first.
    BatchOpen {
        /// Number of its entry.
        batch: u64,
        /// Subjects announced.
        count: u64,
        /// Verdicts recorded.
        recorded: u64,
    },
    /// No batch is open.
    NoBatch,
    /// The open batch has another regulation, engine, period, count or input.
    OtherBatch,
    /// The regulation or engine is not registered.
    Unregistered,
    /// An item at or past the number announced.
    ItemBeyond {
        /// The item.
        item: u64,
    },
    /// The item has another verdict already.
    ItemDiffers {
        /// The item.
        item: u64,
    },
    /// The batch is to be ended, and verdicts are missing.
    Incomplete {
        /// Subjects announced.
        count: u64,
        /// Verdicts recorded.
        recorded: u64,
    },
    /// The target is no earlier verdict, or no earlier entry.
    Target {
        /// The number given.
        seq: u64,
    },
    /// There is no entry of the number.
    Entry {
        /// The number given.
        seq: u64,
    },
    /// The entry begins no batch.
    Batch {
        /// The number given.
        seq: u64,
    },
    /// No verdict names the subject.
    Subject,
    /// What was asked for is neither a number nor a subject.
    Question,
    /// The entry has no such part, or it is erased already.
    Part {
        /// The number given.
        seq: u64,
    },
    /// The entry or a part of it holds what no plain file of an export can.
    Unexportable {
        /// The entry.
        seq: u64,
    },
    /// The entry is not among the first so many.
    Outside {
        /// The number given.
        seq: u64,
        /// The size given, or that of the trail.
        size: u64,
    },
    /// The number of entries asked about is 0 or more than there are.
    Size {
        /// The number given.
        size: u64,
    },
    /// An origin is 1 to 255 visible ASCII characters without `+`.
    Origin,
    /// A text that must say something is empty.
    Empty,
}

impl Misplaced {
    /// The word by which messages are found.
    pub const fn as_str(self) -> &'static str {
        match self {
            Misplaced::BatchOpen { .. } => "batch-open",
            Misplaced::NoBatch => "no-batch",
            Misplaced::OtherBatch => "other-batch",
            Misplaced::Unregistered => "unregistered",
            Misplaced::ItemBeyond { .. } => "item-beyond",
            Misplaced::ItemDiffers { .. } => "item-differs",
            Misplaced::Incomplete { .. } => "incomplete",
            Misplaced::Target { .. } => "target",
            Misplaced::Entry { .. } => "entry",
            Misplaced::Batch { .. } => "batch",
            Misplaced::Subject => "subject",
            Misplaced::Question => "question",
            Misplaced::Part { .. } => "part",
            Misplaced::Unexportable { .. } => "unexportable",
            Misplaced::Outside { .. } => "outside",
            Misplaced::Size { .. } => "size",
            Misplaced::Origin => "origin",
            Misplaced::Empty => "empty",
        }
    }
}

impl From<Fault> for TrailError {
    fn from(fault: Fault) -> Self {
        TrailError::Unrecordable(fault)
    }
}

impl From<Misplaced> for TrailError {
    fn from(misplaced: Misplaced) -> Self {
        TrailError::Misplaced(misplaced)
    }
}

/// Gives errors of the disk and the database the file they are about.
pub(in crate::audit) trait About<T> {
    /// The same, with the path.
    fn about(self, path: &Path) -> Result<T, TrailError>;
}

impl<T> About<T> for Result<T, io::Error> {
    fn about(self, path: &Path) -> Result<T, TrailError> {
        self.map_err(|source| TrailError::File { path: path.to_owned(), source })
    }
}

impl<T> About<T> for Result<T, rusqlite::Error> {
    fn about(self, path: &Path) -> Result<T, TrailError> {
        self.map_err(|source| {
            let path = path.to_owned();
            match source.sqlite_error_code() {
                Some(rusqlite::ErrorCode::NotADatabase) => {
                    TrailError::Foreign { path, why: Foreign::NoDatabase }
                }
                _ => TrailError::Database { path, source },
            }
        })
    }
}
