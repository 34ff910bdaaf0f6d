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

#[test]
fn a_proof_with_any_single_bit_turned_is_refused() {
    let tree = tree_of(77);
    let root = tree.root(77).unwrap();
    let flip = |hash: Hash, bit: usize| {
        let mut hash = hash;
        hash.0[bit / 8] ^= 1 << (bit % 8);
        hash
    };
    for index in [0, 1, 37, 63, 64, 75, 76] {
        let proof = inclusion(index, 77, &tree);
        for bit in 0..256 {
            assert!(!check_inclusion((index, 77), flip(leaf(index), bit), &proof, root));
            assert!(!check_inclusion((index, 77), leaf(index), &proof, flip(root, bit)));
            for at in 0..proof.len() {
                let mut wrong = proof.clone();
                wrong[at] = flip(wrong[at], bit);
                assert!(!check_inclusion((index, 77), leaf(index), &wrong, root));
            }
        }
    }
    for old in [1, 2, 3, 37, 64, 65, 76] {
        let (proof, old_root) = (consistency(old, 77, &tree), tree.root(old).unwrap());
        for bit in 0..256 {
            assert!(!check_consistency((old, flip(old_root, bit)), (77, root), &proof));
            assert!(!check_consistency((old, old_root), (77, flip(root, bit)), &proof));
            for at in 0..proof.len() {
                let mut wrong = proof.clone();
                wrong[at] = flip(wrong[at], bit);
                assert!(!check_consistency((old, old_root), (77, root), &wrong));
            }
        }
    }
}
