//! Nodes of the tree from the database: leaves from the entries' hashes, the rest from the cache or
//! from the leaves. Nothing here is trusted: a root computed from it is compared with a known one.

use crate::audit::hash::Hash;
use crate::audit::tree::{Frontier, Node, Nodes};
use rusqlite::{Connection, OptionalExtension};

/// Nodes of this height and above are cached; those below come from at most 256 leaves.
pub const CACHED_LEVEL: u32 = 8;

/// Nodes from a database.
pub struct StoredNodes<'a> {
    db: &'a Connection,
    uses_cache: bool,
}

impl<'a> StoredNodes<'a> {
    /// Takes nodes from the cache where it has them.
    pub fn cached(db: &'a Connection) -> Self {
        StoredNodes { db, uses_cache: true }
    }

    /// Takes nothing from the cache.
    pub fn from_leaves(db: &'a Connection) -> Self {
        StoredNodes { db, uses_cache: false }
    }

    fn cache(&self, level: u32, index: u64) -> rusqlite::Result<Option<Hash>> {
        if level < CACHED_LEVEL || !self.uses_cache {
            return Ok(None);
        }
        let mut query = self.db.prepare_cached(
            "SELECT CAST(hash AS BLOB) FROM main.node WHERE level = ? AND idx = ?",
        )?;
        let found = query.query_row((level, index as i64), |row| {
            Ok(Hash::from_slice(row.get_ref(0)?.as_bytes().unwrap_or_default()))
        });
        Ok(found.optional()?.flatten())
    }

    fn of_range(&self, level: u32, index: u64) -> rusqlite::Result<Hash> {
        let mut query = self.db.prepare_cached(
            "SELECT hash FROM main.entry NOT INDEXED WHERE seq >= ? AND seq < ? ORDER BY seq",
        )?;
        let (from, to) = ((index << level) as i64, ((index + 1) << level) as i64);
        let mut rows = query.query((from, to))?;
        let mut frontier = Frontier::default();
        while let Some(row) = rows.next()? {
            let hash = Hash::from_slice(row.get_ref(0)?.as_bytes().unwrap_or_default());
            frontier.append(hash.unwrap_or(Hash::ZERO), |_| {});
        }
        Ok(frontier.root())
    }
}

impl Nodes for StoredNodes<'_> {
    type Error = rusqlite::Error;

    fn node(&mut self, level: u32, index: u64) -> rusqlite::Result<Hash> {
        if let Some(hash) = self.cache(level, index)? {
            return Ok(hash);
        }
        if level <= CACHED_LEVEL || !self.uses_cache {
            return self.of_range(level, index);
        }
        let left = self.node(level - 1, index * 2)?;
        Ok(Hash::of_node(left, self.node(level - 1, index * 2 + 1)?))
    }
}

/// Puts a complete node into the cache, if it is of a height that is kept there.
///
/// # Errors
/// What the database refused.
pub fn keep(db: &Connection, node: Node) -> rusqlite::Result<()> {
    if node.level >= CACHED_LEVEL {
        let mut insert = db.prepare_cached(
            "INSERT OR REPLACE INTO main.node (level, idx, hash) VALUES (?, ?, ?)",
        )?;
        insert.execute((node.level, node.index as i64, node.hash.0))?;
    }
    Ok(())
}
