//! Checkpoints: what is on disk is read again before anything is said of it.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::error::{About, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::nodes::StoredNodes;
use crate::audit::store::reader::Reader;
use crate::audit::trail::Trail;
use crate::audit::tree::Frontier;
use rusqlite::Connection;

impl Trail {
    /// Folds the log into the file, reads again what came since the last checkpoint, and sets the
    /// high-water mark.
    ///
    /// # Errors
    /// If what is on disk is not what was written, or the mark was changed by somebody else.
    pub fn checkpoint(&mut self) -> Result<Checkpoint, TrailError> {
        self.commit()?;
        self.seal().map_err(|why| self.unsealed(why))
    }

    /// Says of a failure that came after the commit what is on disk all the same.
    pub(in crate::audit::trail) fn unsealed(&self, why: TrailError) -> TrailError {
        let durable = self.durable.frontier.size().saturating_sub(1);
        match why {
            stopped @ TrailError::Stopped { .. } => stopped,
            why => TrailError::Unsealed { durable, why: Box::new(why) },
        }
    }

    fn seal(&mut self) -> Result<Checkpoint, TrailError> {
        self.fold_log()?;
        let reader = Reader::open(&self.location.trail)?;
        let size = self.durable.frontier.size();
        let found = reader.hash_again(self.sealed.clone(), size)?;
        if found.root() != self.durable.frontier.root() {
            return Err(reader.damaged(size.saturating_sub(1)));
        }
        let origin = self.origin.clone();
        let checkpoint = Checkpoint { origin, size, root: found.root() };
        self.mark.set(&checkpoint)?;
        self.sealed = found;
        self.unsealed = None;
        Ok(checkpoint)
    }

    /// Folds the log into the file and cuts it to nothing; false if somebody reads the trail, who
    /// still needs the log.
    pub(in crate::audit::trail) fn fold_log(&mut self) -> Result<bool, TrailError> {
        fold(&self.db).map_err(|error| self.stop(error))
    }

    /// The root of the first entries, computed from their hashes without the cache.
    pub(in crate::audit::trail) fn root_at(&self, size: u64) -> Result<Hash, TrailError> {
        let nodes = &mut StoredNodes::from_leaves(&self.db);
        Ok(Frontier::load(size, nodes).about(&self.location.trail)?.root())
    }
}

/// Folds the log of a database into its file; false if somebody still needs the log.
pub(in crate::audit::trail) fn fold(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.get::<_, i64>(0)? == 0))
}
