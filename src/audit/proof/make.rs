//! Making proofs from a trail, in a time that grows with the height of its tree where the
//! high-water mark lies beside it.
//!
//! The cache of nodes is not trusted. The root follows from the mark, and entries after it are hashed
//! again; without a mark all are. The proof is then checked against that root; where nodes of the
//! cache do not lead to it, they are computed from the leaves.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::entry::Entry;
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::lookup::PartState;
use crate::audit::proof::{Claim, Consistency, Inclusion, Proof, ShownPart, commitment};
use crate::audit::store::Location;
use crate::audit::store::high_water::HighWater;
use crate::audit::store::nodes::StoredNodes;
use crate::audit::store::reader::Reader;
use crate::audit::tree::{
    Frontier, check_consistency, check_inclusion, prove_consistency, prove_inclusion,
};

impl Reader {
    /// The proof that an entry is among the first `size`, all if not said otherwise, with some of
    /// its parts. The checkpoint in it has no signature yet.
    ///
    /// # Errors
    /// If there is no such entry, size or part, or the trail is damaged.
    pub fn prove_entry(
        &self,
        seq: u64,
        size: Option<u64>,
        parts: &[&str],
    ) -> Result<Proof, TrailError> {
        let size = self.proper_size(size)?;
        if seq >= size {
            return Err(Misplaced::Outside { seq, size }.into());
        }
        let data = self.entry(seq)?.unwrap_or_default();
        let entry = Entry::read(&data).ok().filter(|entry| entry.seq == seq);
        let entry = entry.ok_or_else(|| self.damaged(seq))?;
        let parts =
            parts.iter().map(|name| self.shown_part(&entry, name)).collect::<Result<_, _>>()?;
        let text = std::str::from_utf8(&data).expect("INVARIANT (entry): canonical JSON is UTF-8");
        let leaf = Hash::of_entry(&data);
        let checkpoint = self.sound_checkpoint(size)?;
        let path = self.by_either_nodes(|nodes| {
            let path = prove_inclusion(seq, size, nodes)?;
            let is_proof = check_inclusion((seq, size), leaf, &path, checkpoint.root);
            Ok(is_proof.then_some(path))
        })?;
        let path = path.ok_or_else(|| self.damaged(seq))?;
        let claim = Claim::Inclusion(Inclusion { index: seq, entry: text.to_owned(), parts, path });
        Ok(Proof { claim, note: checkpoint.to_string(), checkpoint })
    }

    /// The proof that the first `old` entries begin the first `new`.
    ///
    /// # Errors
    /// If there are no such sizes, or the trail is damaged.
    pub fn prove_growth(&self, old: u64, new: u64) -> Result<Proof, TrailError> {
        let new = self.proper_size(Some(new))?;
        if old == 0 || old > new {
            return Err(Misplaced::Size { size: old }.into());
        }
        let checkpoint = self.sound_checkpoint(new)?;
        let found = self.by_either_nodes(|nodes| {
            let path = prove_consistency(old, new, nodes)?;
            let before = Frontier::load(old, nodes)?.root();
            let is_proof = check_consistency((old, before), (new, checkpoint.root), &path);
            Ok(is_proof.then_some((before, path)))
        })?;
        let (root, path) = found.ok_or_else(|| self.damaged(old - 1))?;
        let claim = Claim::Consistency(Consistency { size: old, root, path });
        Ok(Proof { claim, note: checkpoint.to_string(), checkpoint })
    }

    fn proper_size(&self, asked: Option<u64>) -> Result<u64, TrailError> {
        let entries = self.size()?;
        let size = asked.unwrap_or(entries);
        if (1..=entries).contains(&size) { Ok(size) } else { Err(Misplaced::Size { size }.into()) }
    }

    fn shown_part(&self, entry: &Entry<'_>, name: &str) -> Result<ShownPart, TrailError> {
        let missing = || TrailError::from(Misplaced::Part { seq: entry.seq });
        let commitment = commitment(&entry.act, name).ok_or_else(missing)?;
        match self.part_state(entry.seq, (name, commitment))? {
            PartState::Sound(body) => {
                let parts = self.parts(entry.seq)?;
                let part = parts.into_iter().find(|part| part.name == name);
                let salt = part.ok_or_else(missing)?.salt;
                Ok(ShownPart { name: name.to_owned(), salt, body })
            }
            PartState::Altered => Err(self.damaged(entry.seq)),
            PartState::Erased { .. } | PartState::Missing => Err(missing()),
        }
    }

    /// The checkpoint of the first so many entries, made sure of.
    fn sound_checkpoint(&self, size: u64) -> Result<Checkpoint, TrailError> {
        let origin = self.genesis()?.1.origin.into_owned();
        let root = match self.mark(&origin)? {
            None => self.hash_again(Frontier::default(), size)?.root(),
            Some(mark) => {
                let found = self.by_either_nodes(|nodes| marked(nodes, size, &mark))?;
                match found {
                    Some(Marked::Before(root)) => root,
                    Some(Marked::After(frontier)) => self.hash_again(frontier, size)?.root(),
                    None => return Err(self.rolled_back(mark)?),
                }
            }
        };
        Ok(Checkpoint { origin, size, root })
    }

    /// What `find` finds with nodes of the cache, or else with nodes from the leaves.
    fn by_either_nodes<T>(
        &self,
        find: impl Fn(&mut StoredNodes<'_>) -> rusqlite::Result<Option<T>>,
    ) -> Result<Option<T>, TrailError> {
        let found = find(&mut StoredNodes::cached(self.db())).about(self.path())?;
        match found {
            Some(found) => Ok(Some(found)),
            None => find(&mut StoredNodes::from_leaves(self.db())).about(self.path()),
        }
    }

    /// The high-water mark beside the trail, if there is one that can be compared.
    fn mark(&self, origin: &str) -> Result<Option<Checkpoint>, TrailError> {
        let location = Location::beside(self.path());
        let mark = HighWater::read(&location.high_water)?.mark();
        match mark.filter(|mark| mark.origin == origin && mark.size > 0) {
            Some(mark) if mark.size > self.size()? => Err(self.rolled_back(mark)?),
            mark => Ok(mark),
        }
    }

    fn rolled_back(&self, mark: Checkpoint) -> Result<TrailError, TrailError> {
        Ok(TrailError::RolledBack { path: self.path().to_owned(), entries: self.size()?, mark })
    }
}

/// What a mark says of a tree.
enum Marked {
    /// The mark covers the tree, which therefore has this root.
    Before(Hash),
    /// The tree goes on from the mark's.
    After(Frontier),
}

/// What the mark says of the tree of a size; `None` if these nodes do not lead to the mark.
fn marked(
    nodes: &mut StoredNodes<'_>,
    size: u64,
    mark: &Checkpoint,
) -> rusqlite::Result<Option<Marked>> {
    if size > mark.size {
        let frontier = Frontier::load(mark.size, nodes)?;
        return Ok((frontier.root() == mark.root).then_some(Marked::After(frontier)));
    }
    let root = Frontier::load(size, nodes)?.root();
    let path = prove_consistency(size, mark.size, nodes)?;
    let leads = check_consistency((size, root), (mark.size, mark.root), &path);
    Ok(leads.then_some(Marked::Before(root)))
}

#[cfg(test)]
mod tests;
