//! Reading a trail: one state of it, through a connection that distrusts the file.

use crate::audit::entry::{Act, Entry, Genesis, Predecessor};
use crate::audit::error::{About, Foreign, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::{connect, schema};
use rusqlite::{Connection, OptionalExtension};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A trail opened for reading.
#[derive(Debug)]
pub struct Reader {
    db: Connection,
    path: PathBuf,
    /// Length and time of a file that is read as if nobody could write it.
    stamp: Option<Stamp>,
}

/// Length and time of a file.
type Stamp = Option<(u64, SystemTime)>;

/// A part as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPart {
    /// Its name.
    pub name: String,
    /// Its salt.
    pub salt: [u8; 32],
    /// Its body.
    pub body: String,
}

impl Reader {
    /// Opens a trail as it stands now.
    ///
    /// # Errors
    /// If there is none, or its tables are not those of the format.
    pub fn open(path: &Path) -> Result<Self, TrailError> {
        Reader::through(path, false)
    }

    /// Opens a trail to look at it: beside a file that has no log nothing is left, not even for
    /// a moment. [`Reader::make_sure`] then tells whether it stayed the same.
    ///
    /// # Errors
    /// As for [`Reader::open`].
    pub fn still(path: &Path) -> Result<Self, TrailError> {
        Reader::through(path, true)
    }

    fn through(path: &Path, is_still: bool) -> Result<Self, TrailError> {
        if !path.is_file() {
            return Err(TrailError::Missing { path: path.to_owned() });
        }
        let before = stamp(path);
        let (db, is_immutable) = connect::reader(path, is_still)?;
        let stamp = is_immutable.then_some(before);
        let reader = Reader { db, path: path.to_owned(), stamp };
        match schema::foreign_tables(&reader.db).about(path)? {
            None => Ok(reader),
            Some((why, _)) => Err(TrailError::Foreign { path: path.to_owned(), why }),
        }
    }

    /// Makes sure that a file that was read as if nobody could write it was not written to.
    ///
    /// # Errors
    /// [`TrailError::Moved`] if it was: what was read may be none of its states.
    pub fn make_sure(&self) -> Result<(), TrailError> {
        match self.stamp {
            Some(before) if before != stamp(&self.path) => {
                Err(TrailError::Moved { path: self.path.clone() })
            }
            _ => Ok(()),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The connection.
    pub(in crate::audit) fn db(&self) -> &Connection {
        &self.db
    }

    /// The number of entries: one more than the last one's number.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn size(&self) -> Result<u64, TrailError> {
        let query = "SELECT coalesce(max(seq), -1) + 1 FROM main.entry NOT INDEXED";
        let size: i64 = self.db.query_row(query, [], |row| row.get(0)).about(&self.path)?;
        Ok(u64::try_from(size).unwrap_or(0))
    }

    /// The bytes of an entry; `None` if there is none of the number.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn entry(&self, seq: u64) -> Result<Option<Vec<u8>>, TrailError> {
        self.entry_row(seq).map(|row| row.map(|(data, _)| data)).about(&self.path)
    }

    /// The bytes of an entry and the hash stored beside it.
    pub(in crate::audit) fn entry_row(
        &self,
        seq: u64,
    ) -> rusqlite::Result<Option<(Vec<u8>, Vec<u8>)>> {
        let mut query = self.db.prepare_cached(
            "SELECT CAST(data AS BLOB), CAST(hash AS BLOB) FROM main.entry NOT INDEXED
             WHERE seq = ?",
        )?;
        let bytes = |value: rusqlite::types::ValueRef<'_>| value.as_bytes().map(<[u8]>::to_vec);
        let row = query.query_row([seq as i64], |row| {
            let (data, hash) = (bytes(row.get_ref(0)?), bytes(row.get_ref(1)?));
            Ok((data.unwrap_or_default(), hash.unwrap_or_default()))
        });
        row.optional()
    }

    /// The parts of an entry that are there, by name; one that is not sound is left out.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn parts(&self, seq: u64) -> Result<Vec<StoredPart>, TrailError> {
        self.part_rows(seq).about(&self.path)
    }

    fn part_rows(&self, seq: u64) -> rusqlite::Result<Vec<StoredPart>> {
        let mut query = self.db.prepare_cached(
            "SELECT CAST(name AS BLOB), CAST(salt AS BLOB), CAST(body AS BLOB)
             FROM main.part NOT INDEXED WHERE seq = ? ORDER BY name",
        )?;
        let mut rows = query.query([seq as i64])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = |at: usize| Some(row.get_ref(at).ok()?.as_bytes().ok()?.to_vec());
            let text = |at: usize| String::from_utf8(bytes(at)?).ok();
            let salt = bytes(1).and_then(|salt| salt.try_into().ok());
            if let (Some(name), Some(salt), Some(body)) = (text(0), salt, text(2)) {
                found.push(StoredPart { name, salt, body });
            }
        }
        Ok(found)
    }

    /// A snapshot by its digest; `None` if there is none, or it is not what the digest says.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn snapshot(&self, sha256: Hash) -> Result<Option<Vec<u8>>, TrailError> {
        let query = "SELECT CAST(body AS BLOB) FROM main.blob NOT INDEXED WHERE sha256 = ?";
        let body = self.db.query_row(query, [&sha256.0[..]], |row| {
            Ok(row.get_ref(0)?.as_bytes().map(<[u8]>::to_vec).unwrap_or_default())
        });
        let body = body.optional().about(&self.path)?;
        Ok(body.filter(|body| Hash::of_snapshot(body) == sha256))
    }

    /// The trail's id and how it began.
    ///
    /// # Errors
    /// If its first entry is no sound genesis, or cannot be read.
    pub fn genesis(&self) -> Result<(Hash, Genesis<'static>), TrailError> {
        let data = self.entry(0)?.unwrap_or_default();
        match Entry::read(&data).map(|entry| entry.act) {
            Ok(Act::Genesis(genesis)) => Ok((Hash::of_entry(&data), genesis.into_owned())),
            _ => Err(TrailError::Damaged { path: self.path.clone(), seq: 0 }),
        }
    }

    /// What in the file is not as the trail records it, if anything.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(in crate::audit) fn foreign(&self, recorded: Hash) -> Result<Option<Foreign>, TrailError> {
        if !schema::has_settings(&self.db).about(&self.path)? {
            return Ok(Some(Foreign::Settings));
        }
        let is_recorded = schema::digest(&self.db).about(&self.path)? == recorded;
        Ok((!is_recorded).then_some(Foreign::Schema))
    }
}

fn stamp(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}

impl Genesis<'_> {
    /// The same, owning its texts.
    pub fn into_owned(self) -> Genesis<'static> {
        let predecessor = self.predecessor.map(|before| Predecessor {
            log: before.log,
            size: before.size,
            root: before.root,
            why: before.why.into_owned().into(),
        });
        let origin = self.origin.into_owned().into();
        Genesis { origin, nonce: self.nonce, schema: self.schema, predecessor }
    }
}

#[cfg(test)]
mod tests;
