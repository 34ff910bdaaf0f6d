//! Finding things in a trail: an entry with its parts, the verdicts on a subject, what later
//! entries say of it.
//!
//! Nothing is kept for searching: each search reads the rows it needs, one after another.

use crate::audit::canonical::{self, Canonical};
use crate::audit::entry::{Act, BODY_BYTES, Entry};
use crate::audit::error::{About, TrailError};
use crate::audit::hash::Hash;
use crate::audit::proof::commitments;
use crate::audit::store::reader::Reader;
use crate::audit::survey::Kept;
use std::collections::{BTreeMap, BTreeSet};

/// How a verdict's entry ends: keys stand in the order of bytes, and a verdict has none after `v`.
const VERDICT_ENDING: &[u8] = br#""type":"verdict","v":1}"#;

/// An entry with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entry.
    pub kept: Kept,
    /// Its hash.
    pub hash: Hash,
    /// True if that is the hash stored beside it, and its row has its number.
    pub is_sound: bool,
    /// The parts that it commits to, by name.
    pub parts: Vec<FoundPart>,
}

/// A part that an entry commits to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPart {
    /// Its name.
    pub name: &'static str,
    /// What became of it.
    pub state: PartState,
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartState {
    /// It is there: its body, canonical JSON.
    Sound(String),
    /// A row is there, and is not what the entry commits to.
    Altered,
    /// It is gone, as this entry says.
    Erased {
        /// The number of that entry.
        entry: u64,
    },
    /// It is gone, and no entry says so.
    Missing,
}

impl Found {
    /// The body of a part, where it is there and sound.
    pub fn body(&self, name: &str) -> Option<&str> {
        match &self.parts.iter().find(|part| part.name == name)?.state {
            PartState::Sound(body) => Some(body),
            _ => None,
        }
    }
}

impl Reader {
    /// An entry with its parts; `None` if there is none of the number, or it is no entry.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn found(&self, seq: u64) -> Result<Option<Found>, TrailError> {
        let Some((data, stored)) = self.entry_row(seq).about(self.path())? else {
            return Ok(None);
        };
        let hash = Hash::of_entry(&data);
        let Some(kept) = Kept::of(seq, data) else { return Ok(None) };
        let entry = kept.entry();
        let is_sound = stored == hash.0 && entry.seq == seq;
        let mut parts = Vec::new();
        for (name, commitment) in commitments(&entry.act) {
            parts.push(FoundPart { name, state: self.part_state(seq, (name, commitment))? });
        }
        Ok(Some(Found { hash, is_sound, parts, kept }))
    }

    /// What became of a part.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(in crate::audit) fn part_state(
        &self,
        seq: u64,
        (name, commitment): (&str, Hash),
    ) -> Result<PartState, TrailError> {
        let part = self.parts(seq)?.into_iter().find(|part| part.name == name);
        let Some(part) = part else {
            return Ok(match self.erasure(seq, name)? {
                Some(entry) => PartState::Erased { entry },
                None if self.has_part(seq, name)? => PartState::Altered,
                None => PartState::Missing,
            });
        };
        let body = part.body.as_bytes();
        let is_sound = Hash::of_part(&part.salt, body) == commitment
            && canonical::check(body, BODY_BYTES).is_ok();
        Ok(if is_sound { PartState::Sound(part.body) } else { PartState::Altered })
    }

    /// True if there is a row for a part, sound or not.
    fn has_part(&self, seq: u64, name: &str) -> Result<bool, TrailError> {
        let query = "SELECT count(*) FROM main.part NOT INDEXED WHERE seq = ? AND name = ?";
        let count = self.db().query_row(query, (seq as i64, name), |row| row.get::<_, i64>(0));
        Ok(count.about(self.path())? > 0)
    }

    /// The entry that says that a part was erased.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn erasure(&self, seq: u64, part: &str) -> Result<Option<u64>, TrailError> {
        let mut found = None;
        self.acts_from(seq, |kept| {
            if let Act::Redact(redact) = kept.entry().act
                && (redact.target, &*redact.part) == (seq, part)
            {
                found = Some(kept.seq);
            }
            found.is_none()
        })?;
        Ok(found)
    }

    /// Calls for every entry from a number on that is no verdict, until told to stop. Rows that are
    /// no entries are passed over.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn acts_from(
        &self,
        from: u64,
        mut each: impl FnMut(Kept) -> bool,
    ) -> Result<(), TrailError> {
        self.entries_from(from, |seq, data| {
            if data.ends_with(VERDICT_ENDING) {
                return Ok(true);
            }
            Ok(Kept::of(seq, data.to_vec()).is_none_or(&mut each))
        })
    }

    /// Everything that later entries say of these: decisions, corrections, erasures.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn acts_on(&self, targets: &BTreeSet<u64>) -> Result<Vec<Kept>, TrailError> {
        let mut found = Vec::new();
        let from = targets.first().copied().unwrap_or_default();
        self.acts_from(from, |kept| {
            let is_on = match kept.entry().act {
                Act::Decision(decision) => targets.contains(&decision.target),
                Act::Supersede(act) => {
                    targets.contains(&act.target) || targets.contains(&act.by_entry)
                }
                Act::Redact(redact) => targets.contains(&redact.target),
                _ => false,
            };
            if is_on {
                found.push(kept);
            }
            true
        })?;
        Ok(found)
    }

    /// The verdicts on a subject, in the order of the trail. Those whose part `subject` was erased
    /// cannot be found. `progress` is told at which entry of how many the search is.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn verdicts_on(
        &self,
        (class, id): (&str, &str),
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Vec<u64>, TrailError> {
        let Some(needle) = needle(id) else { return Ok(Vec::new()) };
        let (size, path) = (self.size()?, self.path());
        let sql = "SELECT seq, CAST(body AS BLOB) FROM main.part NOT INDEXED
                   WHERE name = 'subject' ORDER BY seq";
        let mut query = self.db().prepare(sql).about(path)?;
        let mut rows = query.query([]).about(path)?;
        let (mut found, mut read) = (Vec::new(), 0u64);
        while let Some(row) = rows.next().about(path)? {
            let seq = row.get_ref(0).about(path)?.as_i64().unwrap_or_default();
            let body = row.get_ref(1).about(path)?.as_bytes().unwrap_or_default();
            let Ok(seq) = u64::try_from(seq) else { continue };
            read += 1;
            if read.is_multiple_of(4096) {
                progress(seq, size);
            }
            let is_named = body.windows(needle.len()).any(|piece| piece == needle)
                && is_of(body, id)
                && self.is_verdict_of(seq, class)?;
            if is_named {
                found.push(seq);
            }
        }
        Ok(found)
    }

    fn is_verdict_of(&self, seq: u64, class: &str) -> Result<bool, TrailError> {
        let data = self.entry(seq)?.unwrap_or_default();
        let act = Entry::read(&data).map(|entry| entry.act);
        Ok(matches!(act, Ok(Act::Verdict(verdict)) if verdict.class == class))
    }

    /// The verdicts on some items of a batch, by item.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn verdicts_of(
        &self,
        batch: u64,
        items: &BTreeSet<u64>,
    ) -> Result<BTreeMap<u64, u64>, TrailError> {
        let mut found = BTreeMap::new();
        // Where nothing stands between the verdicts of a batch, they follow it in order.
        for item in items {
            let likely = batch.saturating_add(1).saturating_add(*item).min(i64::MAX as u64);
            let data = self.entry(likely)?.unwrap_or_default();
            if item_of(batch, &data) == Some(*item) {
                found.insert(*item, likely);
            }
        }
        if found.len() < items.len() {
            self.entries_from::<TrailError>(batch, |seq, data| {
                if let Some(item) = item_of(batch, data).filter(|item| items.contains(item)) {
                    found.entry(item).or_insert(seq);
                }
                Ok(found.len() < items.len())
            })?;
        }
        Ok(found)
    }

    /// The entry before a number that registers a snapshot.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn registration(&self, sha256: Hash, before: u64) -> Result<Option<Kept>, TrailError> {
        let path = self.path();
        // Backwards: what a batch uses was most often registered right before it.
        let sql = "SELECT seq, CAST(data AS BLOB) FROM main.entry NOT INDEXED
                   WHERE seq < ? ORDER BY seq DESC";
        let mut query = self.db().prepare_cached(sql).about(path)?;
        let mut rows = query.query([i64::try_from(before).unwrap_or(i64::MAX)]).about(path)?;
        while let Some(row) = rows.next().about(path)? {
            let seq = row.get_ref(0).about(path)?.as_i64().unwrap_or_default();
            let data = row.get_ref(1).about(path)?.as_bytes().unwrap_or_default();
            if data.ends_with(VERDICT_ENDING) {
                continue;
            }
            let registers = match Entry::read(data).map(|entry| entry.act) {
                Ok(Act::Regulation(registered)) => registered.sha256 == sha256,
                Ok(Act::Engine(engine)) => engine.sha256 == sha256,
                _ => false,
            };
            if registers {
                return Ok(Kept::of(u64::try_from(seq).unwrap_or_default(), data.to_vec()));
            }
        }
        Ok(None)
    }
}

/// The item of a batch that the entry is a verdict on.
fn item_of(batch: u64, data: &[u8]) -> Option<u64> {
    match Entry::read(data).map(|entry| entry.act) {
        Ok(Act::Verdict(verdict)) if verdict.batch == batch => Some(verdict.item),
        _ => None,
    }
}

/// The bytes by which a body that names the id is known; `None` if no body can.
fn needle(id: &str) -> Option<Vec<u8>> {
    let mut out = Canonical::new();
    out.text(id);
    Some([br#""id":"#, &*out.finish().ok()?].concat())
}

/// True if a body of a part `subject` is about the id.
fn is_of(body: &[u8], id: &str) -> bool {
    let value = canonical::read(body, BODY_BYTES);
    value.is_ok_and(|value| value.get("id").and_then(|known| known.text()) == Some(id))
}

#[cfg(test)]
mod tests;
