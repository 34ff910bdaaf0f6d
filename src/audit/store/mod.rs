//! The file of a trail: its tables, its connections, its lock and its high-water mark.
//!
//! Start at [`connect`] (how it is opened), then [`reader`] (how it is read).

pub mod connect;
pub mod high_water;
pub mod lock;
pub mod nodes;
pub mod reader;
pub mod schema;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where a trail and its high-water mark are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The database.
    pub trail: PathBuf,
    /// The high-water file, best on another volume.
    pub high_water: PathBuf,
}

impl Location {
    /// A trail with its mark beside it.
    pub fn beside(trail: &Path) -> Self {
        Location { trail: trail.to_owned(), high_water: beside(trail, ".high-water") }
    }
}

/// The path with more at the end of its name.
pub(in crate::audit) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}
