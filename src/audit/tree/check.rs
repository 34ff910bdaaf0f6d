//! Checking proofs with nothing but hashes.
//!
//! Every length is fixed by the sizes: a proof with a hash too many or too few is refused.

use crate::audit::hash::Hash;

/// True if `proof` shows that `leaf` is entry `index` of the tree of `size` entries with `root`.
pub fn check_inclusion(at: (u64, u64), leaf: Hash, proof: &[Hash], root: Hash) -> bool {
    let (mut index, size) = at;
    if index >= size {
        return false;
    }
    let (mut last, mut hash) = (size - 1, leaf);
    for &sibling in proof {
        if last == 0 {
            return false;
        }
        if index & 1 == 1 || index == last {
            hash = Hash::of_node(sibling, hash);
            // At the right edge there may be no sibling for some levels.
            let lone = index.trailing_zeros();
            if index & 1 == 0 {
                (index, last) = (index >> lone, last >> lone);
            }
        } else {
            hash = Hash::of_node(hash, sibling);
        }
        (index, last) = (index >> 1, last >> 1);
    }
    last == 0 && hash == root
}

/// True if `proof` shows that the tree of `old` begins that of `new`; each is a size and a root.
pub fn check_consistency(old: (u64, Hash), new: (u64, Hash), proof: &[Hash]) -> bool {
    let (old_size, old_root) = old;
    let (new_size, new_root) = new;
    if old_size > new_size {
        return false;
    }
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    if old_size == 0 {
        return proof.is_empty() && old_root == Hash::of_nothing();
    }
    // Where the old tree is one complete subtree, its root is the first hash and not sent.
    let (first, rest) = if old_size.is_power_of_two() {
        (old_root, proof)
    } else {
        let Some((first, rest)) = proof.split_first() else { return false };
        (*first, rest)
    };
    let lone = (old_size - 1).trailing_ones();
    let (mut index, mut last) = ((old_size - 1) >> lone, (new_size - 1) >> lone);
    let (mut old_hash, mut new_hash) = (first, first);
    for &sibling in rest {
        if last == 0 {
            return false;
        }
        if index & 1 == 1 || index == last {
            old_hash = Hash::of_node(sibling, old_hash);
            new_hash = Hash::of_node(sibling, new_hash);
            let lone = index.trailing_zeros();
            if index & 1 == 0 {
                (index, last) = (index >> lone, last >> lone);
            }
        } else {
            new_hash = Hash::of_node(new_hash, sibling);
        }
        (index, last) = (index >> 1, last >> 1);
    }
    last == 0 && old_hash == old_root && new_hash == new_root
}
