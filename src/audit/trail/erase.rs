//! Erasing parts: recorded, deleted, and gone from every byte of the file and its log.

use crate::audit::entry::{Act, Entry, Redact};
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::proof;
use crate::audit::store::connect;
use crate::audit::trail::acts::needs_words;
use crate::audit::trail::{Receipt, Trail};
use rusqlite::OptionalExtension;

/// A part to be erased.
pub type Erasure<'a> = Redact<'a>;

impl Trail {
    /// Erases parts. Those that were erased before are cleaned from the file once more.
    ///
    /// Backups, exports and other copies are the operator's to clean.
    ///
    /// # Errors
    /// If an entry has no such part; [`TrailError::Residue`] if somebody reads the trail, so that
    /// its log cannot be cut: the erasure is recorded then, and asking again cleans up.
    pub fn erase(&mut self, erasures: &[Erasure<'_>]) -> Result<Vec<Receipt>, TrailError> {
        for erasure in erasures {
            needs_words(&[&erasure.part, &erasure.basis, &erasure.by])?;
            self.needs_part(erasure)?;
        }
        let mut receipts = Vec::new();
        for erasure in erasures {
            if self.has_row(erasure)? {
                receipts.push(self.append(Act::Redact(erasure.clone()), &[])?);
                self.permit.set(true);
                let deleted = self.delete_row(erasure);
                self.permit.set(false);
                if let Err(error) = deleted {
                    return Err(self.stop(error));
                }
            }
        }
        self.commit()?;
        self.clean().map_err(|why| self.unsealed(why))?;
        Ok(receipts)
    }

    /// The target has such a part, and it is there or was erased by an entry.
    fn needs_part(&self, erasure: &Erasure<'_>) -> Result<(), TrailError> {
        let missing = TrailError::from(Misplaced::Part { seq: erasure.target });
        let data = self.entry_bytes(erasure.target)?;
        let has_part = Entry::read(&data)
            .is_ok_and(|entry| proof::commitment(&entry.act, &erasure.part).is_some());
        if !has_part || !self.has_row(erasure)? && !self.was_erased(erasure)? {
            return Err(missing);
        }
        Ok(())
    }

    fn has_row(&self, erasure: &Erasure<'_>) -> Result<bool, TrailError> {
        let query = "SELECT 1 FROM main.part WHERE seq = ? AND name = ?";
        let key = (erasure.target as i64, &*erasure.part);
        let found = self.db.query_row(query, key, |_| Ok(())).optional();
        Ok(found.about(&self.location.trail)?.is_some())
    }

    fn delete_row(&self, erasure: &Erasure<'_>) -> rusqlite::Result<usize> {
        let delete = "DELETE FROM main.part WHERE seq = ? AND name = ?";
        self.db.execute(delete, (erasure.target as i64, &*erasure.part))
    }

    fn was_erased(&self, erasure: &Erasure<'_>) -> Result<bool, TrailError> {
        let path = &self.location.trail;
        let mut query = self
            .db
            .prepare("SELECT CAST(data AS BLOB) FROM main.entry NOT INDEXED WHERE seq > ?")
            .about(path)?;
        let mut rows = query.query([erasure.target as i64]).about(path)?;
        while let Some(row) = rows.next().about(path)? {
            let data = row.get_ref(0).about(path)?.as_bytes().unwrap_or_default();
            if let Ok(Act::Redact(found)) = Entry::read(data).map(|entry| entry.act)
                && (found.target, &found.part) == (erasure.target, &erasure.part)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Rebuilds the file without what was deleted, and cuts its log. Overwriting deleted rows is
    /// not enough: pages that were split or merged keep copies of rows that moved.
    fn clean(&mut self) -> Result<(), TrailError> {
        let path = self.location.trail.clone();
        let rebuilder = connect::rebuilder(&path)?;
        rebuilder.execute_batch("VACUUM").about(&path)?;
        drop(rebuilder);
        if self.fold_log()? { Ok(()) } else { Err(TrailError::Residue { path }) }
    }
}
