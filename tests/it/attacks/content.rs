//! What stands in the tables of a trail, read with nothing but SQLite.

use rusqlite::{Connection, OpenFlags, Row};
use std::path::Path;

/// A part: its entry, name, salt and body.
type Part = (i64, Vec<u8>, Vec<u8>, Vec<u8>);

/// The rows of the three tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub entries: Vec<(i64, Vec<u8>)>,
    pub parts: Vec<Part>,
    pub blobs: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Content {
    /// Reads a database with its log; nothing if that fails anywhere.
    pub fn of(path: &Path) -> Option<Content> {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
        Some(Content {
            entries: all(&db, "SELECT seq, CAST(data AS BLOB) FROM entry NOT INDEXED", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
            parts: all(
                &db,
                "SELECT seq, CAST(name AS BLOB), CAST(salt AS BLOB), CAST(body AS BLOB)
                 FROM part NOT INDEXED",
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )?,
            blobs: all(&db, "SELECT sha256, CAST(body AS BLOB) FROM blob NOT INDEXED", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
        })
    }

    /// True if this is what another content was when it had fewer entries.
    pub fn begins(&self, other: &Content) -> bool {
        let last = self.entries.last().map_or(-1, |(seq, _)| *seq);
        let parts = other.parts.iter().filter(|(seq, ..)| *seq <= last);
        other.entries.starts_with(&self.entries)
            && self.parts.iter().eq(parts)
            && self.blobs.iter().all(|blob| other.blobs.contains(blob))
    }
}

fn all<T>(
    db: &Connection,
    query: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Option<Vec<T>> {
    let mut query = db.prepare(query).ok()?;
    let found = query.query_map([], read).ok()?;
    let found: rusqlite::Result<Vec<T>> = found.collect();
    found.ok()
}
