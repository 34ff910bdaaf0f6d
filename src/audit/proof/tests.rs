use super::{Claim, Proof};
use std::fs;
use std::path::PathBuf;

fn vectors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("audit/vectors/proofs")
}

#[test]
fn every_proof_of_the_vectors_is_accepted_or_refused_as_it_must_be() {
    let expected = fs::read_to_string(vectors().join("expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
    let mut accepted = 0;
    for one in expected.as_array().unwrap() {
        let file = one["file"].as_str().unwrap();
        let text = fs::read_to_string(vectors().join(file)).unwrap();
        let found = Proof::check(&text);
        assert_eq!(found.is_ok(), one["accepted"].as_bool().unwrap(), "{file}: {found:?}");
        if let Ok(proof) = found {
            accepted += 1;
            assert_eq!(proof.write().unwrap(), text, "{file}");
        }
    }
    assert!(accepted > 5);
}

#[test]
fn a_proof_with_any_byte_changed_is_refused_or_shows_the_same() {
    let text = fs::read(vectors().join("verdict-facts.tlog-proof")).unwrap();
    let honest = Proof::check(std::str::from_utf8(&text).unwrap()).unwrap();
    let mut accepted = Vec::new();
    for at in 0..text.len() {
        for change in [1, 2, 32] {
            let mut wrong = text.clone();
            wrong[at] ^= change;
            let Ok(wrong) = String::from_utf8(wrong) else { continue };
            if let Ok(proof) = Proof::check(&wrong) {
                accepted.push(at);
                assert_eq!(proof.claim, honest.claim);
            }
        }
    }
    // The origin's bytes, and a size whose path is the same, are for the reader to compare with
    // the checkpoint that he has; nothing else may change.
    let note = text.len() - honest.note.len();
    let root = text.len() - honest.checkpoint.root.base64().len() - 1;
    assert!(accepted.iter().all(|at| (note..root).contains(at)), "{accepted:?}");
}

#[test]
fn a_consistency_proof_tells_which_trees_it_joins() {
    let text = fs::read_to_string(vectors().join("12-to-21.consistency")).unwrap();
    let proof = Proof::check(&text).unwrap();
    let Claim::Consistency(claim) = proof.claim else { panic!("a consistency proof") };
    assert_eq!((claim.size, proof.checkpoint.size), (12, 21));
}
