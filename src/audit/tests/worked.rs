use crate::audit::canonical;
use crate::audit::hash::Hash;
use crate::audit::tree::{
    Tree, check_consistency, check_inclusion, prove_consistency, prove_inclusion,
};

const ENTRIES: &str = include_str!("worked/entries.jsonl");
const HASHES: &str = include_str!("worked/hashes.txt");

fn tree() -> Tree {
    let mut tree = Tree::default();
    ENTRIES.lines().for_each(|line| tree.append(Hash::of_entry(line.as_bytes())));
    tree
}

/// The hashes in the line of `hashes.txt` that begins so.
fn listed(beginning: &str) -> Vec<Hash> {
    let line = HASHES.lines().find(|line| line.starts_with(beginning)).unwrap();
    let words = line.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(Hash::from_hex).collect()
}

#[test]
fn every_entry_has_the_length_hash_and_root_worked_by_hand() {
    let tree = tree();
    for (seq, line) in ENTRIES.lines().enumerate() {
        let beginning = format!("{seq} {} ", line.len());
        let hash = Hash::of_entry(line.as_bytes());
        assert_eq!(listed(&beginning), [hash, tree.root(seq as u64 + 1).unwrap()]);
    }
    assert_eq!(tree.size(), 7);
}

#[test]
fn every_entry_is_canonical_and_written_again_gives_the_same_bytes() {
    for line in ENTRIES.lines() {
        let value = canonical::read(line.as_bytes(), 65_535).unwrap();
        let mut out = canonical::Canonical::new();
        out.value(&value);
        assert_eq!(out.finish_text().unwrap(), line);
    }
}

#[test]
fn the_commitments_are_those_worked_by_hand() {
    let parts = [
        (1, r#"{"beds":120,"score":"83.50"}"#, "commit facts0"),
        (2, r#"{"name":"Nguyễn Văn A"}"#, "commit subject0"),
    ];
    for (salt, body, beginning) in parts {
        assert_eq!(listed(beginning), [Hash::of_part(&[salt; 32], body.as_bytes())]);
    }
    let second = [
        (3, r#"{"beds":35,"score":"59.99"}"#, "facts"),
        (4, r#"{"name":"Trần Thị B"}"#, "subject"),
    ];
    let entry = canonical::read(ENTRIES.lines().nth(5).unwrap().as_bytes(), 65_535).unwrap();
    for (salt, body, name) in second {
        let commitment = entry.get("parts").unwrap().get(name).unwrap().text().unwrap();
        assert_eq!(Hash::of_part(&[salt; 32], body.as_bytes()).hex(), commitment);
    }
}

#[test]
fn the_proofs_are_those_worked_by_hand_and_hold() {
    let tree = tree();
    let leaf = Hash::of_entry(ENTRIES.lines().nth(4).unwrap().as_bytes());
    let (three, seven) = (tree.root(3).unwrap(), tree.root(7).unwrap());
    let Ok(proof) = prove_inclusion(4, 7, &mut &tree);
    assert_eq!(proof, listed("inclusion 4 of 7"));
    assert!(check_inclusion((4, 7), leaf, &proof, seven));
    let Ok(proof) = prove_consistency(3, 7, &mut &tree);
    assert_eq!(proof, listed("consistency 3->7"));
    assert!(check_consistency((3, three), (7, seven), &proof));
}
