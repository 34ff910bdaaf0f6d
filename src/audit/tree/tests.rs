use super::{
    Frontier, Tree, check_consistency, check_inclusion, prove_consistency, prove_inclusion,
};
use crate::audit::hash::Hash;

fn leaf(at: u64) -> Hash {
    Hash::of_entry(&at.to_be_bytes())
}

fn tree_of(size: u64) -> Tree {
    let mut tree = Tree::default();
    (0..size).for_each(|at| tree.append(leaf(at)));
    tree
}

/// The root by the definition of RFC 6962 §2.1, word for word.
fn root_by_definition(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_nothing(),
        [one] => *one,
        _ => {
            let mut k = 1;
            while k * 2 < leaves.len() {
                k *= 2;
            }
            Hash::of_node(root_by_definition(&leaves[..k]), root_by_definition(&leaves[k..]))
        }
    }
}

fn inclusion(index: u64, size: u64, tree: &Tree) -> Vec<Hash> {
    let Ok(proof) = prove_inclusion(index, size, &mut &*tree);
    proof
}

fn consistency(old: u64, size: u64, tree: &Tree) -> Vec<Hash> {
    let Ok(proof) = prove_consistency(old, size, &mut &*tree);
    proof
}

#[test]
fn the_frontier_gives_the_root_of_the_definition_for_every_size_to_1025() {
    let leaves: Vec<Hash> = (0..1025).map(leaf).collect();
    let (tree, mut frontier) = (tree_of(1025), Frontier::default());
    for size in 0..=leaves.len() {
        let root = root_by_definition(&leaves[..size]);
        assert_eq!(frontier.root(), root, "{size}");
        assert_eq!(tree.root(size as u64), Some(root), "{size}");
        let Ok(loaded) = Frontier::load(size as u64, &mut &tree);
        assert_eq!(loaded, frontier, "{size}");
        frontier.append(leaf(size as u64), |_| {});
    }
    assert_eq!(tree.root(1026), None);
}

#[test]
fn the_frontier_tells_of_every_complete_subtree_once() {
    let (tree, mut frontier, mut told) = (tree_of(300), Frontier::default(), 0);
    for at in 0..300 {
        frontier.append(leaf(at), |node| {
            told += 1;
            assert_eq!(tree.levels[node.level as usize][node.index as usize], node.hash);
        });
    }
    assert_eq!(told, tree.levels[1..].iter().map(Vec::len).sum::<usize>());
}

#[test]
fn every_proof_of_an_entry_to_130_entries_holds_and_only_at_its_place() {
    let tree = tree_of(130);
    for size in 1..=130 {
        let root = tree.root(size).unwrap();
        for index in 0..size {
            let proof = inclusion(index, size, &tree);
            assert!(check_inclusion((index, size), leaf(index), &proof, root));
            for wrong in [(index + 1, size), (index, index), (size, size), (index ^ 1, size)] {
                assert!(!check_inclusion(wrong, leaf(index), &proof, root), "{wrong:?}");
            }
            let longer = [&proof[..], &[root]].concat();
            assert!(!check_inclusion((index, size), leaf(index), &longer, root));
            if let Some((_, shorter)) = proof.split_last() {
                assert!(!check_inclusion((index, size), leaf(index), shorter, root));
            }
        }
    }
    assert!(!check_inclusion((0, 0), leaf(0), &[], Hash::of_nothing()));
}

#[test]
fn every_proof_of_a_continuation_to_130_entries_holds_and_only_between_its_sizes() {
    let tree = tree_of(130);
    let at = |size: u64| (size, tree.root(size).unwrap());
    for new in 0..=130 {
        for old in 0..=new {
            let proof = consistency(old, new, &tree);
            assert!(check_consistency(at(old), at(new), &proof), "{old} {new}");
            let longer = [&proof[..], &[leaf(0)]].concat();
            assert!(!check_consistency(at(old), at(new), &longer), "{old} {new}");
            if let Some((_, shorter)) = proof.split_last() {
                assert!(!check_consistency(at(old), at(new), shorter), "{old} {new}");
            }
            if old < new {
                assert!(!check_consistency(at(new), at(old), &proof), "{old} {new}");
            }
            if old > 0 {
                assert!(!check_consistency((old, leaf(7)), at(new), &proof), "{old} {new}");
                assert!(!check_consistency((old - 1, at(old).1), at(new), &proof));
            }
        }
    }
}

/// The proof of RFC 6962 §2.1.1, word for word.
fn path_by_definition(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(largest_power_below(leaves.len()));
    let (mut path, sibling) = match index.checked_sub(left.len()) {
        None => (path_by_definition(index, left), right),
        Some(index) => (path_by_definition(index, right), left),
    };
    path.push(root_by_definition(sibling));
    path
}

/// The proof of RFC 6962 §2.1.2, word for word.
fn proof_by_definition(old: usize, leaves: &[Hash], is_whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_whole { Vec::new() } else { vec![root_by_definition(leaves)] };
    }
    let (left, right) = leaves.split_at(largest_power_below(leaves.len()));
    let (mut proof, sibling) = if old <= left.len() {
        (proof_by_definition(old, left, is_whole), right)
    } else {
        (proof_by_definition(old - left.len(), right, false), left)
    };
    proof.push(root_by_definition(sibling));
    proof
}

fn largest_power_below(size: usize) -> usize {
    size.next_power_of_two() / 2
}

#[test]
fn every_proof_to_130_entries_is_that_of_the_definition() {
    let (tree, leaves) = (tree_of(130), (0..130).map(leaf).collect::<Vec<_>>());
    for size in 1..=leaves.len() {
        for at in 0..size {
            let path = path_by_definition(at, &leaves[..size]);
            assert_eq!(inclusion(at as u64, size as u64, &tree), path, "{at} in {size}");
            let (old, leaves) = (at + 1, &leaves[..size]);
            let proof = proof_by_definition(old, leaves, true);
            assert_eq!(consistency(old as u64, size as u64, &tree), proof, "{old} to {size}");
        }
    }
}

fn flip(hash: Hash, bit: usize) -> Hash {
    let mut hash = hash;
    hash.0[bit / 8] ^= 1 << (bit % 8);
    hash
}

/// Bits to be turned in a proof: all 256, or one that differs from proof to proof.
fn bits(are_all: bool, number: u64) -> Vec<usize> {
    if are_all { (0..256).collect() } else { vec![number as usize * 89 % 256] }
}

/// Whether every single bit is tried in the proofs of a tree of this size.
fn is_tried_in_full(size: u64) -> bool {
    size <= 9 || size == 77
}

#[test]
fn a_proof_of_an_entry_with_a_bit_of_a_hash_turned_is_refused() {
    let tree = tree_of(130);
    for size in 1..=130 {
        let root = tree.root(size).unwrap();
        for index in 0..size {
            let proof = inclusion(index, size, &tree);
            let is_edge = [0, 1, 37, 63, 64, 75, 76].contains(&index);
            for bit in bits(is_tried_in_full(size) && (size <= 9 || is_edge), index + size) {
                let (at, own) = ((index, size), leaf(index));
                assert!(!check_inclusion(at, flip(own, bit), &proof, root), "leaf {at:?}");
                assert!(!check_inclusion(at, own, &proof, flip(root, bit)), "root {at:?}");
                for turned in 0..proof.len() {
                    let mut wrong = proof.clone();
                    wrong[turned] = flip(wrong[turned], bit);
                    assert!(!check_inclusion(at, own, &wrong, root), "hash {turned} {at:?}");
                }
            }
        }
    }
}

#[test]
fn a_proof_of_a_continuation_with_a_bit_of_a_hash_turned_is_refused() {
    let tree = tree_of(130);
    for size in 1..=130 {
        let new = (size, tree.root(size).unwrap());
        for old_size in 1..=size {
            let (old, proof) =
                ((old_size, tree.root(old_size).unwrap()), consistency(old_size, size, &tree));
            let is_edge = [1, 2, 3, 37, 64, 65, 76].contains(&old_size);
            for bit in bits(is_tried_in_full(size) && (size <= 9 || is_edge), old_size + size) {
                let wrong = (old.0, flip(old.1, bit));
                assert!(!check_consistency(wrong, new, &proof), "old {old_size} {size}");
                let wrong = (new.0, flip(new.1, bit));
                assert!(!check_consistency(old, wrong, &proof), "new {old_size} {size}");
                for turned in 0..proof.len() {
                    let mut wrong = proof.clone();
                    wrong[turned] = flip(wrong[turned], bit);
                    let is_accepted = check_consistency(old, new, &wrong);
                    assert!(!is_accepted, "hash {turned} {old_size} {size}");
                }
            }
        }
    }
}

/// On which side of it each sibling of an entry stands, from the root downwards.
fn sides(index: u64, size: u64) -> Option<Vec<bool>> {
    let (mut index, mut size, mut sides) = (index, size, Vec::new());
    if index >= size {
        return None;
    }
    while size > 1 {
        let left = 1 << (size - 1).ilog2();
        sides.push(index < left);
        (index, size) = if index < left { (index, left) } else { (index - left, size - left) };
    }
    Some(sides)
}

/// How the two roots come about from the hashes of a proof of continuation, from the root down.
fn joints(old: u64, new: u64) -> Option<(Vec<bool>, bool)> {
    let (mut old, mut new, mut is_whole, mut joints) = (old, new, true, Vec::new());
    if old == 0 || old > new {
        return None;
    }
    while old < new {
        let left = 1 << (new - 1).ilog2();
        joints.push(old <= left);
        if old <= left {
            new = left;
        } else {
            (old, new, is_whole) = (old - left, new - left, false);
        }
    }
    Some((joints, is_whole))
}

/// A number or size with a bit turned passes where the path is the same, which FORMAT.md §8 says
/// of sizes (hence a reader compares size and root of the checkpoint), and nowhere else.
#[test]
fn a_proof_with_a_bit_of_a_number_or_size_turned_passes_only_where_the_path_is_the_same() {
    let (tree, mut neighbours) = (tree_of(70), 0);
    let turned = |number: u64| (0..12).chain([31, 32, 53, 63]).map(move |bit| number ^ 1 << bit);
    for size in 1..=70 {
        let root = tree.root(size).unwrap();
        for index in 0..size {
            let (proof, own) = (inclusion(index, size, &tree), sides(index, size));
            for wrong in turned(index) {
                assert!(
                    !check_inclusion((wrong, size), leaf(index), &proof, root),
                    "{wrong} {size}"
                );
                assert_ne!(sides(wrong, size), own);
            }
            for wrong in turned(size) {
                let is_accepted = check_inclusion((index, wrong), leaf(index), &proof, root);
                assert_eq!(is_accepted, sides(index, wrong) == own, "{index} {size} {wrong}");
                neighbours += u64::from(is_accepted);
            }
            let (old, proof) = (index + 1, consistency(index + 1, size, &tree));
            let (old_root, own) = (tree.root(old).unwrap(), joints(old, size));
            for wrong in turned(old) {
                let is_accepted = check_consistency((wrong, old_root), (size, root), &proof);
                assert_eq!(is_accepted, joints(wrong, size) == own, "{old} {size} {wrong}");
            }
            for wrong in turned(size) {
                let is_accepted = check_consistency((old, old_root), (wrong, root), &proof);
                assert_eq!(is_accepted, joints(old, wrong) == own, "{old} {size} {wrong}");
            }
        }
    }
    assert!(neighbours > 0, "there are such sizes");
}
