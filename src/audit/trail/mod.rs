//! Writing a trail: one writer at a time, who appends and can do nothing else.
//!
//! Start at [`Trail::create`] and [`Trail::open`]; then [`Trail::begin_batch`], [`Batch::record`]
//! and [`Batch::finish`]; then [`Trail::checkpoint`]. Nothing counts as recorded before the call
//! that commits it has returned: `finish`, `checkpoint`, and every single act.

mod acts;
mod append;
mod batch;
mod begin;
mod erase;
mod items;
mod random;
mod resume;
mod seal;
#[cfg(test)]
mod tests;

pub use acts::EngineDescription;
pub use batch::{Batch, Input, NewBatch, Record, recorded_input};
pub use begin::Beginning;
pub use erase::Erasure;
pub use resume::OpenBatch;

use crate::audit::canonical::{Canonical, Fault};
use crate::audit::entry::BODY_BYTES;
use crate::audit::hash::Hash;
use crate::audit::store::Location;
use crate::audit::store::connect::Permit;
use crate::audit::store::high_water::HighWater;
use crate::audit::store::lock::WriterLock;
use crate::audit::trail::random::Salts;
use crate::audit::tree::Frontier;
use rusqlite::Connection;
use std::time::Duration;

/// Tells the time as entries hold it: `YYYY-MM-DDTHH:MM:SSZ`, UTC.
pub type Clock = Box<dyn Fn() -> String>;

/// Who writes, by which clock, and how patiently.
pub struct Session {
    /// Tells the time.
    pub clock: Clock,
    /// How the writer names itself to others who wait.
    pub holder: String,
    /// How long to wait for another writer.
    pub wait: Duration,
    /// What to do if the high-water file is gone.
    pub missing_mark: MissingMark,
}

/// What to do if the high-water file of a trail is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingMark {
    /// The trail is only read.
    Refuse,
    /// Whoever asks vouches for the trail; the file is written anew.
    Renew,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its number.
    pub seq: u64,
    /// Its hash, which pins everything before it.
    pub hash: Hash,
}

/// A trail opened for writing.
pub struct Trail {
    db: Connection,
    location: Location,
    permit: Permit,
    mark: HighWater,
    clock: Clock,
    salts: Salts,
    id: Hash,
    origin: String,
    /// Where the next entry goes.
    head: Head,
    /// The head at the last commit.
    durable: Head,
    /// The tree at the last checkpoint.
    sealed: Frontier,
    is_writing: bool,
    has_stopped: bool,
    unsaved: u64,
    open: Option<OpenBatch>,
    /// The batch that ended last, with its end, while no checkpoint covers it.
    unsealed: Option<(OpenBatch, Receipt)>,
    /// Released last: while the database closes, nobody else writes.
    _lock: WriterLock,
}

/// The last entry and the tree over all.
#[derive(Clone, Debug)]
struct Head {
    frontier: Frontier,
    hash: Hash,
    ts: String,
}

/// Bodies are seldom longer.
const USUAL_BYTES: usize = 1024;

/// The body of a part: canonical JSON of an allowed length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// Writes a body.
    ///
    /// # Errors
    /// If it holds what canonical JSON cannot, or grows too long.
    pub fn write(body: impl FnOnce(&mut Canonical)) -> Result<Self, Fault> {
        let mut out = Canonical::reusing(Vec::with_capacity(USUAL_BYTES));
        body(&mut out);
        let text = out.finish_text()?;
        if text.is_empty() || text.len() > BODY_BYTES {
            return Err(Fault::Length);
        }
        Ok(Body(text))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Trail {
    /// The trail's id: the hash of its first entry.
    pub fn id(&self) -> Hash {
        self.id
    }

    /// The trail's name for the world.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Where it is.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The number of entries that are on disk.
    pub fn size(&self) -> u64 {
        self.durable.frontier.size()
    }

    /// The batch that is open, if one is.
    pub fn open_batch(&self) -> Option<&OpenBatch> {
        self.open.as_ref()
    }
}
