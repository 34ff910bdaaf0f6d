//! Rows of a database, whose schema is distrusted: only ordinary tables of the format are read.

use crate::audit::verify::rows::{EachSnapshot, Entries, Parts, RawEntry, RawPart, Unreadable};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, Row, Rows};

/// The statement for entries.
pub(super) const ENTRIES: &str = "SELECT seq, CAST(data AS BLOB), CAST(hash AS BLOB)
     FROM main.entry NOT INDEXED ORDER BY seq";
/// The statement for parts.
pub(super) const PARTS: &str = "SELECT seq, CAST(name AS BLOB), CAST(salt AS BLOB),
     CAST(body AS BLOB) FROM main.part NOT INDEXED ORDER BY seq, name";
const SNAPSHOTS: &str = "SELECT CAST(sha256 AS BLOB), CAST(body AS BLOB)
     FROM main.blob NOT INDEXED ORDER BY sha256";

pub(super) struct EntryRows<'s>(pub Rows<'s>);

impl Entries for EntryRows<'_> {
    fn next(&mut self) -> Result<Option<RawEntry<'_>>, Unreadable> {
        let Some(row) = self.0.next()? else { return Ok(None) };
        Ok(Some(RawEntry {
            row: Some(row.get_ref(0)?.as_i64().unwrap_or(-1)),
            data: bytes(row, 1)?,
            stored: Some(bytes(row, 2)?),
        }))
    }
}

pub(super) struct PartRows<'s> {
    pub rows: Rows<'s>,
    pub is_at_hand: bool,
}

impl Parts for PartRows<'_> {
    fn peek(&mut self) -> Result<Option<RawPart<'_>>, Unreadable> {
        if !self.is_at_hand {
            self.rows.advance()?;
            self.is_at_hand = true;
        }
        let Some(row) = self.rows.get() else { return Ok(None) };
        Ok(Some(RawPart {
            seq: row.get_ref(0)?.as_i64().ok(),
            name: String::from_utf8_lossy(bytes(row, 1)?),
            salt: bytes(row, 2)?,
            body: bytes(row, 3)?,
        }))
    }

    fn pass(&mut self) {
        self.is_at_hand = false;
    }
}

/// Names are digests in hexadecimal.
pub(super) fn snapshots(db: &Connection, each: &mut EachSnapshot<'_>) -> Result<(), Unreadable> {
    let mut query = db.prepare(SNAPSHOTS)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = bytes(row, 0)?.iter().map(|byte| format!("{byte:02x}")).collect();
        each(&name, bytes(row, 1)?);
    }
    Ok(())
}

fn bytes<'r>(row: &'r Row<'_>, at: usize) -> rusqlite::Result<&'r [u8]> {
    Ok(row.get_ref(at)?.as_bytes().unwrap_or_default())
}
