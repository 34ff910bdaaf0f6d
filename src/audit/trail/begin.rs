//! Creating a trail, and opening one to go on: only if it is what it was.

use crate::audit::checkpoint::{Checkpoint, is_origin};
use crate::audit::entry::{Act, Entry, Genesis, Predecessor};
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::connect::{self, Permit};
use crate::audit::store::high_water::{HighWater, sync_folder};
use crate::audit::store::lock::WriterLock;
use crate::audit::store::nodes::StoredNodes;
use crate::audit::store::reader::Reader;
use crate::audit::store::{Location, beside, schema};
use crate::audit::trail::seal::fold;
use crate::audit::trail::{Head, MissingMark, Session, Trail};
use crate::audit::tree::Frontier;
use std::borrow::Cow;
use std::fs::{self, File};
use std::path::Path;

/// What a trail begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Its name for the world.
    pub origin: String,
    /// The trail that it continues.
    pub predecessor: Option<Predecessor<'static>>,
}

impl Trail {
    /// Creates a trail where there is nothing, and sets its first mark.
    ///
    /// # Errors
    /// [`TrailError::Exists`] if anything is there, even only the mark or the log of a trail that
    /// is gone; or what the disk refused.
    pub fn create(
        location: &Location,
        beginning: &Beginning,
        session: Session,
    ) -> Result<Self, TrailError> {
        if !is_origin(&beginning.origin) {
            return Err(Misplaced::Origin.into());
        }
        let lock = WriterLock::take(&location.trail, &session.holder, session.wait)?;
        let log = beside(&location.trail, "-wal");
        for path in [&location.trail, &location.high_water, &log] {
            if path.try_exists().about(path)? {
                return Err(TrailError::Exists { path: path.clone() });
            }
        }
        let fresh = beside(&location.trail, ".new");
        if fresh.try_exists().about(&fresh)? {
            fs::remove_file(&fresh).about(&fresh)?;
        }
        write_first(&fresh, beginning, &(session.clock)())?;
        File::open(&fresh).and_then(|file| file.sync_all()).about(&fresh)?;
        fs::rename(&fresh, &location.trail).about(&location.trail)?;
        sync_folder(&location.trail).about(&location.trail)?;
        let mut trail = Trail::open_locked(location, session, lock)?;
        trail.checkpoint()?;
        Ok(trail)
    }

    /// Opens a trail to go on with it.
    ///
    /// # Errors
    /// If it is not there, not of this format, damaged at its end, shorter than or other than its
    /// high-water mark says, or held by somebody else. It can then still be read.
    pub fn open(location: &Location, session: Session) -> Result<Self, TrailError> {
        if !location.trail.is_file() {
            return Err(TrailError::Missing { path: location.trail.clone() });
        }
        let lock = WriterLock::take(&location.trail, &session.holder, session.wait)?;
        Trail::open_locked(location, session, lock)
    }

    fn open_locked(
        location: &Location,
        session: Session,
        lock: WriterLock,
    ) -> Result<Self, TrailError> {
        let path = &location.trail;
        let reader = Reader::open(path)?;
        let (id, genesis) = reader.genesis()?;
        if let Some(why) = reader.foreign(genesis.schema)? {
            return Err(TrailError::Foreign { path: path.clone(), why });
        }
        let mark = HighWater::read(&location.high_water)?;
        let head = read_head(&reader, &mark, &genesis.origin, session.missing_mark)?;
        drop(reader);
        let permit = Permit::default();
        let mut trail = Trail {
            db: connect::appender(path, &permit)?,
            location: location.clone(),
            permit,
            mark,
            clock: session.clock,
            salts: crate::audit::trail::random::Salts::default(),
            id,
            origin: genesis.origin.into_owned(),
            sealed: head.frontier.clone(),
            durable: head.clone(),
            head,
            is_writing: false,
            has_stopped: false,
            unsaved: 0,
            open: None,
            unsealed: None,
            _lock: lock,
        };
        trail.open = trail.find_open_batch()?;
        trail.unsealed = trail.find_unsealed_batch()?;
        Ok(trail)
    }
}

/// Writes a database with nothing but the first entry.
fn write_first(path: &Path, beginning: &Beginning, ts: &str) -> Result<(), TrailError> {
    let db = connect::rebuilder(path)?;
    db.execute_batch(schema::SCHEMA).about(path)?;
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce)?;
    let genesis = Genesis {
        origin: Cow::Borrowed(&beginning.origin),
        nonce: Hash(nonce),
        schema: schema::digest(&db).about(path)?,
        predecessor: beginning.predecessor.clone(),
    };
    let entry = Entry { seq: 0, prev: Hash::ZERO, ts: ts.into(), act: Act::Genesis(genesis) };
    let data = entry.write()?;
    // A text that is empty, or a size of 0, makes no sound entry.
    Entry::read(&data).map_err(|_| Misplaced::Empty)?;
    let hash = Hash::of_entry(&data);
    let data = std::str::from_utf8(&data).expect("INVARIANT (entry): canonical JSON is UTF-8");
    db.execute("INSERT INTO entry (seq, data, hash) VALUES (0, ?, ?)", (data, &hash.0[..]))
        .about(path)?;
    // INVARIANT (creating): closing folds the log into the file too, but tells of no failure, and
    // the log would stay behind when the file is renamed.
    if !fold(&db).about(path)? {
        return Err(TrailError::Moved { path: path.to_owned() });
    }
    db.close().map_err(|(_, error)| error).about(path)
}

/// The head of a trail, made sure of: the tree up to the mark gives the mark's root, and the last
/// entry, like every one after the mark, gives the hash stored beside it.
fn read_head(
    reader: &Reader,
    mark: &HighWater,
    origin: &str,
    missing: MissingMark,
) -> Result<Head, TrailError> {
    let size = reader.size()?;
    let marked = match mark.mark() {
        Some(checkpoint) => marked_tree(reader, &checkpoint, (origin, size))?,
        None if mark.is_there() => {
            return Err(TrailError::MarkChanged { path: mark.path().to_owned() });
        }
        None if size > 1 && missing == MissingMark::Refuse => {
            return Err(TrailError::MarkMissing { path: mark.path().to_owned() });
        }
        None => Frontier::default(),
    };
    let frontier = reader.hash_again(marked, size)?;
    let last = size.saturating_sub(1);
    let (data, stored) = reader.entry_row(last).about(reader.path())?.unwrap_or_default();
    let hash = Hash::of_entry(&data);
    let ts = Entry::read(&data).ok().filter(|entry| entry.seq == last).map(|entry| entry.ts);
    match ts {
        Some(ts) if stored == hash.0 => Ok(Head { frontier, hash, ts: ts.into_owned() }),
        _ => Err(reader.damaged(last)),
    }
}

/// The tree that the mark covers, if the trail still has it.
fn marked_tree(
    reader: &Reader,
    mark: &Checkpoint,
    (origin, entries): (&str, u64),
) -> Result<Frontier, TrailError> {
    let path = reader.path();
    if mark.origin == origin && mark.size <= entries {
        // Nodes that give the mark's root are right, whoever kept them.
        let cached = Frontier::load(mark.size, &mut StoredNodes::cached(reader.db()));
        let cached = cached.about(path)?;
        if cached.root() == mark.root {
            return Ok(cached);
        }
        let again = reader.hash_again(Frontier::default(), mark.size)?;
        if again.root() == mark.root {
            return Ok(again);
        }
    }
    Err(TrailError::RolledBack { path: path.to_owned(), entries, mark: mark.clone() })
}

impl Reader {
    /// Goes on with a tree over the entries from where it ends up to `size`, hashing their bytes.
    ///
    /// # Errors
    /// [`TrailError::Damaged`] at the first entry that is missing or does not give its hash.
    pub(in crate::audit) fn hash_again(
        &self,
        mut frontier: Frontier,
        size: u64,
    ) -> Result<Frontier, TrailError> {
        let path = self.path();
        let mut query = self
            .db()
            .prepare_cached(
                "SELECT seq, CAST(data AS BLOB), hash FROM main.entry NOT INDEXED
                 WHERE seq >= ? AND seq < ? ORDER BY seq",
            )
            .about(path)?;
        let mut rows = query.query((frontier.size() as i64, size as i64)).about(path)?;
        while let Some(row) = rows.next().about(path)? {
            let seq = frontier.size();
            let data = row.get_ref(1).about(path)?.as_bytes().unwrap_or_default();
            let hash = Hash::of_entry(data);
            let is_sound = row.get_ref(0).about(path)?.as_i64() == Ok(seq as i64)
                && row.get_ref(2).about(path)?.as_bytes() == Ok(&hash.0[..]);
            if !is_sound {
                return Err(self.damaged(seq));
            }
            frontier.append(hash, |_| {});
        }
        if frontier.size() == size { Ok(frontier) } else { Err(self.damaged(frontier.size())) }
    }

    pub(in crate::audit) fn damaged(&self, seq: u64) -> TrailError {
        TrailError::Damaged { path: self.path().to_owned(), seq }
    }
}
