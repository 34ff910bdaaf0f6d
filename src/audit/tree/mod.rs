//! The Merkle tree of RFC 6962 over all entries: roots and proofs.
//!
//! Start at [`Frontier`] (what a writer carries along), then [`Nodes`] (where proofs take their
//! hashes from), then [`check_inclusion`] and [`check_consistency`], which need no tree at all.

mod check;
#[cfg(test)]
mod tests;

pub use check::{check_consistency, check_inclusion};

use crate::audit::hash::Hash;
use std::convert::Infallible;

/// The complete subtrees at the right edge, greatest first: all that is needed to append.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    nodes: Vec<Hash>,
}

/// A complete subtree: its height, its place among those of the height, its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// 0 for an entry, 1 for two entries, …
    pub level: u32,
    /// Counted from the left.
    pub index: u64,
    /// Its hash.
    pub hash: Hash,
}

impl Frontier {
    /// The frontier of a tree of so many entries, from its nodes.
    ///
    /// # Errors
    /// What fetching a node came to.
    pub fn load<S: Nodes>(size: u64, nodes: &mut S) -> Result<Self, S::Error> {
        let mut found = Vec::new();
        for level in (0..u64::BITS).rev().filter(|level| size >> level & 1 == 1) {
            found.push(nodes.node(level, (size >> level) - 1)?);
        }
        Ok(Frontier { size, nodes: found })
    }

    /// The number of entries.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds an entry; tells of every complete subtree that it completes, lowest first.
    pub fn append(&mut self, leaf: Hash, mut completed: impl FnMut(Node)) {
        let (mut hash, mut level, mut index) = (leaf, 0, self.size);
        while index & 1 == 1 {
            // INVARIANT (frontier): a set bit of the size has its node.
            let left = self.nodes.pop().expect("a node for each set bit");
            (hash, level, index) = (Hash::of_node(left, hash), level + 1, index >> 1);
            completed(Node { level, index, hash });
        }
        self.nodes.push(hash);
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let mut nodes = self.nodes.iter().rev().copied();
        let Some(last) = nodes.next() else { return Hash::of_nothing() };
        nodes.fold(last, |right, left| Hash::of_node(left, right))
    }
}

/// Where the hashes of complete subtrees come from.
pub trait Nodes {
    /// Why one could not be fetched.
    type Error;

    /// The hash of the complete subtree of height `level` that is the `index`-th from the left.
    ///
    /// # Errors
    /// If it cannot be fetched.
    fn node(&mut self, level: u32, index: u64) -> Result<Hash, Self::Error>;
}

/// All complete subtrees in memory: the root of every earlier size is at hand.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// The number of entries.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Adds an entry.
    pub fn append(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in 0.. {
            if level == self.levels.len() {
                self.levels.push(Vec::new());
            }
            let nodes = &mut self.levels[level];
            nodes.push(hash);
            let [.., left, right] = nodes[..] else { return };
            if nodes.len() % 2 == 1 {
                return;
            }
            hash = Hash::of_node(left, right);
        }
    }

    /// The root of the first `size` entries; `None` if there are fewer.
    pub fn root(&self, size: u64) -> Option<Hash> {
        if size > self.size() {
            return None;
        }
        match Frontier::load(size, &mut &*self) {
            Ok(frontier) => Some(frontier.root()),
            Err(never) => match never {},
        }
    }
}

impl Nodes for &Tree {
    type Error = Infallible;

    fn node(&mut self, level: u32, index: u64) -> Result<Hash, Infallible> {
        // INVARIANT (tree): proofs ask for complete subtrees of entries that are there.
        Ok(self.levels[level as usize][usize::try_from(index).expect("fits memory")])
    }
}

/// The proof that entry `index` is in the tree of the first `size`: siblings, lowest first.
/// Needs `index < size`.
///
/// # Errors
/// What fetching a node came to.
pub fn prove_inclusion<S: Nodes>(
    index: u64,
    size: u64,
    nodes: &mut S,
) -> Result<Vec<Hash>, S::Error> {
    let (mut from, mut to, mut proof) = (0, size, Vec::new());
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            proof.push(range(middle, to, nodes)?);
            to = middle;
        } else {
            proof.push(range(from, middle, nodes)?);
            from = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the tree of the first `old` entries is a beginning of that of the first
/// `size`, as RFC 6962 §2.1.2 gives it; empty where `old` is 0 or `size`. Needs `old <= size`.
///
/// # Errors
/// What fetching a node came to.
pub fn prove_consistency<S: Nodes>(
    old: u64,
    size: u64,
    nodes: &mut S,
) -> Result<Vec<Hash>, S::Error> {
    let mut proof = Vec::new();
    if old == 0 || old == size {
        return Ok(proof);
    }
    let (mut from, mut to) = (0, size);
    while to != old {
        let middle = from + split(to - from);
        if old <= middle {
            proof.push(range(middle, to, nodes)?);
            to = middle;
        } else {
            proof.push(range(from, middle, nodes)?);
            from = middle;
        }
    }
    if from > 0 {
        proof.push(range(from, to, nodes)?);
    }
    proof.reverse();
    Ok(proof)
}

/// The hash of the entries from `from` to before `to`, where that is a subtree of some tree.
fn range<S: Nodes>(from: u64, to: u64, nodes: &mut S) -> Result<Hash, S::Error> {
    let size = to - from;
    if size.is_power_of_two() && from.is_multiple_of(size) {
        return nodes.node(size.trailing_zeros(), from / size);
    }
    let middle = from + split(size);
    let left = range(from, middle, nodes)?;
    Ok(Hash::of_node(left, range(middle, to, nodes)?))
}

/// The greatest power of two below `size`, which is at least 2.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}
