//! Verifying: everything is read, everything is hashed, no stored hash is trusted, and what is found
//! is named.
//!
//! Does what FORMAT.md §10 says, and the same as `audit/verify.py`, which shares nothing with it.
//! Survives files made to harm: nothing of the file's own code runs, and it ends in time linear in
//! the file. Start at [`verify`].

mod database;
mod finding;
mod folder;
mod judge;
mod open_batch;
mod parts;
mod rows;
#[cfg(test)]
mod tests;

pub use finding::{Code, Finding, What};

use crate::audit::checkpoint::{Checkpoint, LONGEST_BYTES};
use crate::audit::error::{Foreign, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::audit::store::schema;
use crate::audit::verify::database::{EntryRows, PartRows};
use crate::audit::verify::folder::{EntryLines, PartLines};
use crate::audit::verify::judge::Judge;
use crate::audit::verify::rows::{EachSnapshot, Unreadable};
use std::collections::HashSet;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a trail is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// The id that it must have.
    pub id: Option<Hash>,
    /// Files with checkpoints that were kept outside.
    pub checkpoints: Vec<PathBuf>,
}

/// The verdict on a trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The number of entries.
    pub entries: u64,
    /// The trail's id, where its first row is entry 0.
    pub trail: Option<Hash>,
    /// The root over all entries.
    pub root: Hash,
    /// What was found, sorted by entry, code and part.
    pub findings: Vec<Finding>,
    /// Findings past the first thousand.
    pub more: u64,
    /// The batch still open at the end.
    pub open: Option<OpenAtEnd>,
    /// Batches given up.
    pub aborted: Vec<AbortedBatch>,
    /// Every erasure whose row is indeed gone.
    pub erased: Vec<Erased>,
}

/// A batch still open at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAtEnd {
    /// Number of its entry.
    pub batch: i64,
    /// Subjects announced.
    pub count: u64,
    /// Verdicts recorded.
    pub recorded: u64,
}

/// A batch given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbortedBatch {
    /// Number of its entry.
    pub batch: i64,
    /// Subjects announced.
    pub count: u64,
    /// Verdicts recorded.
    pub recorded: u64,
    /// Why.
    pub reason: String,
}

/// An erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The entry whose part it was.
    pub seq: i64,
    /// The part.
    pub part: String,
    /// The entry that says so.
    pub entry: i64,
    /// On what legal basis.
    pub basis: String,
    /// Who had it erased.
    pub by: String,
}

impl Verification {
    /// True if nothing was found.
    pub fn is_intact(&self) -> bool {
        self.findings.is_empty()
    }

    /// True if all that was found is that it could not be read.
    pub fn is_unreadable(&self) -> bool {
        !self.is_intact() && self.findings.iter().all(|one| one.code == Code::Unreadable)
    }
}

/// Verifies a database or an export folder. `progress` is told how many entries were read, and how
/// many there are where that is known.
pub fn verify(
    path: &Path,
    against: &Against,
    progress: &mut dyn FnMut(u64, Option<u64>),
) -> Verification {
    let mut judge = Judge::default();
    let mut given = Vec::new();
    // The one that lies in an export; a database holds none.
    let own = Some(path.join("checkpoint.txt")).filter(|own| own.is_file());
    for file in against.checkpoints.iter().chain(&own) {
        match read_checkpoint(file) {
            Ok(checkpoint) => given.push((file.display().to_string(), checkpoint)),
            Err(Unreadable(what)) => judge.findings.add(Code::Unreadable, (None, None), what),
        }
    }
    let read = if path.is_dir() {
        read_folder(&mut judge, path, (against.id, &given), progress)
    } else {
        read_database(&mut judge, path, (against.id, &given), progress)
    };
    let open = match read {
        Ok(open) => open,
        Err(Unreadable(what)) => {
            judge.findings.add(Code::Unreadable, (None, None), what);
            None
        }
    };
    conclude(judge, open)
}

type Given<'a> = (Option<Hash>, &'a [(String, Checkpoint)]);

fn read_checkpoint(file: &Path) -> Result<Checkpoint, Unreadable> {
    let mut content = Vec::new();
    File::open(file)?.take(LONGEST_BYTES as u64).read_to_end(&mut content)?;
    let none = || Unreadable(What::NoCheckpoint { file: file.display().to_string() });
    Checkpoint::parse(&content).ok_or_else(none)
}

fn read_folder(
    judge: &mut Judge,
    path: &Path,
    given: Given<'_>,
    progress: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Option<OpenAtEnd>, Unreadable> {
    let (mut entries, mut parts) = (EntryLines::open(path)?, PartLines::open(path)?);
    judge.read(&mut entries, &mut parts, &mut |done| progress(done, None))?;
    judge.parts.finish(&mut parts, &mut judge.findings)?;
    finish(judge, &mut |each| folder::snapshots(path, each), None, given)
}

fn read_database(
    judge: &mut Judge,
    path: &Path,
    given: Given<'_>,
    progress: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Option<OpenAtEnd>, Unreadable> {
    let reader = Reader::still(path).map_err(|error| refused(judge, error))?;
    let db = reader.db();
    let definitions = schema::digest(db)?;
    if !schema::has_settings(db)? {
        judge.findings.add(Code::SchemaDiffers, (None, None), What::Settings);
    }
    let total = count(path);
    let (mut entries, mut parts) = (db.prepare(database::ENTRIES)?, db.prepare(database::PARTS)?);
    let mut entries = EntryRows(entries.query([])?);
    let mut parts = PartRows { rows: parts.query([])?, is_at_hand: false };
    judge.read(&mut entries, &mut parts, &mut |done| progress(done, total))?;
    judge.parts.finish(&mut parts, &mut judge.findings)?;
    let mut snapshots = |each: &mut EachSnapshot<'_>| database::snapshots(db, each);
    let open = finish(judge, &mut snapshots, Some(definitions), given)?;
    // Read as if nobody could write it, it must not have been written to.
    reader.make_sure().map_err(|_| Unreadable(What::Meanwhile))?;
    Ok(open)
}

/// How many entries there are, as far as that can be known beforehand. Asked through a connection of
/// its own: a damaged page that SQLite has refused once, it lets pass the next time.
fn count(path: &Path) -> Option<u64> {
    Reader::still(path).ok()?.size().ok()
}

fn refused(judge: &mut Judge, error: TrailError) -> Unreadable {
    let what = match error {
        TrailError::Missing { path } => What::NoFile { file: path.display().to_string() },
        TrailError::Foreign { why: Foreign::NoEntries, .. } => What::NoTrail,
        TrailError::Foreign { why: why @ (Foreign::Tables | Foreign::Settings), .. } => {
            let what = if why == Foreign::Tables { What::Tables } else { What::Settings };
            judge.findings.add(Code::SchemaDiffers, (None, None), what);
            What::NoTrail
        }
        other => What::World(other.source().map_or(other.to_string(), |why| why.to_string())),
    };
    Unreadable(what)
}

type Snapshots<'a> = dyn FnMut(&mut EachSnapshot<'_>) -> Result<(), Unreadable> + 'a;

/// After the entries: snapshots, tables, id, checkpoints.
fn finish(
    judge: &mut Judge,
    snapshots: &mut Snapshots<'_>,
    definitions: Option<Hash>,
    (id, checkpoints): Given<'_>,
) -> Result<Option<OpenAtEnd>, Unreadable> {
    judge_snapshots(judge, snapshots)?;
    let open = judge.open_at_end();
    if let (Some(found), Some(recorded)) = (definitions, judge.schema)
        && found != recorded
    {
        judge.findings.add(Code::SchemaDiffers, (None, None), What::Definitions);
    }
    if let (Some(wanted), Some(found)) = (id, judge.trail)
        && wanted != found
    {
        judge.findings.add(Code::AnotherTrail, (Some(0), None), What::Id { id: found.hex() });
    }
    for (file, checkpoint) in checkpoints {
        judge_checkpoint(judge, file, checkpoint);
    }
    Ok(open)
}

fn judge_snapshots(judge: &mut Judge, snapshots: &mut Snapshots<'_>) -> Result<(), Unreadable> {
    let registered = std::mem::take(&mut judge.snapshots);
    let wanted: HashSet<String> = registered.iter().map(|(_, sha256)| sha256.hex()).collect();
    let (mut sound, findings) = (HashSet::new(), &mut judge.findings);
    snapshots(&mut |name, body| {
        if !wanted.contains(name) {
            let name = name.chars().take(64).collect();
            findings.add(Code::StrayRows, (None, None), What::StraySnapshot { name });
        } else if !matches!(body.first(), None | Some(0..=2)) {
            let sha256 = Hash::of_snapshot(body);
            if sha256.hex() == name {
                sound.insert(sha256);
            }
        }
    })?;
    for (seq, _) in registered.iter().filter(|(_, sha256)| !sound.contains(sha256)) {
        judge.findings.add(Code::SnapshotAltered, (Some(*seq), None), What::Snapshot);
    }
    Ok(())
}

fn judge_checkpoint(judge: &mut Judge, file: &str, checkpoint: &Checkpoint) {
    let (file, size, entries) = (file.to_owned(), checkpoint.size, judge.tree.size());
    if judge.origin.as_ref().is_some_and(|origin| *origin != checkpoint.origin) {
        let what = What::Origin { file, origin: checkpoint.origin.clone() };
        judge.findings.add(Code::AnotherTrail, (Some(0), None), what);
    } else if size > entries {
        let what = What::Size { file, size };
        judge.findings.add(Code::Truncated, (Some(entries as i64), None), what);
    } else if judge.tree.root(size) != Some(checkpoint.root) {
        let last = size.saturating_sub(1) as i64;
        judge.findings.add(Code::Rewritten, (Some(last), None), What::Root { file, size });
    }
}

fn conclude(judge: Judge, open: Option<OpenAtEnd>) -> Verification {
    let size = judge.tree.size();
    let root = judge.tree.root(size).unwrap_or_else(Hash::of_nothing);
    let is_gone = |key| !judge.findings.has(Code::PartNotErased, key);
    let erased = judge.erased.iter().filter(|(key, _)| is_gone(key));
    let erased = erased.map(|(_, erased)| erased.clone()).collect();
    let mut findings = judge.findings.told;
    findings.sort_by(|a, b| {
        let key = |one: &Finding| (one.seq, one.code.as_str(), one.part.clone());
        key(a).cmp(&key(b))
    });
    Verification {
        entries: size,
        trail: judge.trail,
        root,
        findings,
        more: judge.findings.more,
        open,
        aborted: judge.aborted,
        erased,
    }
}
