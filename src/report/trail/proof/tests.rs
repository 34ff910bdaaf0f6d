use super::{Checked, Compared, json, text};
use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::Hash;
use crate::audit::note::Vouched;
use crate::audit::proof::{Proof, Refusal};
use crate::report::{Lang, Words};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn proof(name: &str) -> Proof {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/vectors/proofs").join(name);
    Proof::check(&fs::read_to_string(path).unwrap()).unwrap()
}

fn alone(proof: &Proof) -> Checked<'_> {
    Checked { proof: Ok(proof), compared: None, vouched: None }
}

#[test]
fn a_proof_is_told_with_what_it_shows_what_it_withholds_and_what_is_left_to_compare() {
    let proof = proof("verdict-facts.tlog-proof");
    let text = text(Words::of(Lang::En), &alone(&proof));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "PROVED");
    assert!(lines[1].starts_with("Entry 4 is among the first 21 entries of the trail thu-vien."));
    assert!(lines.contains(&"    Outcome: Referred to the authority"), "{text}");
    assert!(lines.contains(&"    score: 91.50"), "{text}");
    assert!(lines.contains(&"  Part subject is not shown."), "{text}");
    assert!(text.contains("Not compared so far."), "{text}");
    // The root of the honest trail, in groups of four digits.
    assert!(text.contains("thu-vien.example.vn/xep-loai 21 bea9 ec1e d660"), "{text}");
}

#[test]
fn a_checkpoint_is_the_same_only_with_name_size_and_root() {
    let proof = proof("12-to-21.consistency");
    let same = proof.checkpoint.clone();
    let old = "20sJIrX5Z0FBL/uj9k78yjBW7TXXqHRmtlqWbWd2IT4=";
    let old = Checkpoint { size: 12, root: Hash::from_base64(old).unwrap(), ..same.clone() };
    let of = |outside: Checkpoint| Compared::of(&proof, &outside);
    assert_eq!(of(same.clone()), Compared::Same);
    assert_eq!(of(old.clone()), Compared::SameOld);
    assert_eq!(of(Checkpoint { size: 12, ..same.clone() }), Compared::OtherSize);
    assert_eq!(of(Checkpoint { size: 13, ..old }), Compared::OtherSize);
    assert_eq!(of(Checkpoint { root: Hash::ZERO, ..same.clone() }), Compared::OtherRoot);
    assert_eq!(of(Checkpoint { origin: "a".to_owned(), ..same }), Compared::OtherOrigin);
}

#[test]
fn another_checkpoint_or_a_missing_signature_makes_a_proof_no_good() {
    let proof = proof("verdict-facts.tlog-proof");
    let with = |compared, vouched| Checked {
        proof: Ok(&proof),
        compared: Some(("a.txt", compared)),
        vouched: Some(vouched),
    };
    assert!(with(Compared::Same, Vouched::Signed).is_good());
    for (compared, vouched) in [
        (Compared::Same, Vouched::Unsigned),
        (Compared::Same, Vouched::Forged),
        (Compared::OtherSize, Vouched::Signed),
        (Compared::OtherRoot, Vouched::Signed),
        (Compared::OtherOrigin, Vouched::Signed),
    ] {
        let shown = with(compared, vouched);
        assert!(!shown.is_good());
        let text = text(Words::of(Lang::En), &shown);
        assert!(text.starts_with("PROVED FOR ANOTHER CHECKPOINT ONLY\n"), "{text}");
        let read: Value = serde_json::from_str(&json(&shown)).unwrap();
        assert_eq!(read["accepted"], false);
    }
}

#[test]
fn every_refusal_and_every_comparison_has_words() {
    let proof = proof("verdict-facts.tlog-proof");
    for lang in Lang::ALL {
        let words = Words::of(lang);
        for why in [Refusal::Form, Refusal::Entry, Refusal::Part, Refusal::Path] {
            let shown = Checked { proof: Err(why), compared: None, vouched: None };
            let text = text(words, &shown);
            assert!(text.lines().count() == 2 && !text.contains('⟨'), "{text}");
            let read: Value = serde_json::from_str(&json(&shown)).unwrap();
            assert_eq!(
                (&read["accepted"], &read["refusal"]),
                (&json!(false), &json!(why.as_str()))
            );
        }
        for compared in [
            Compared::Same,
            Compared::SameOld,
            Compared::OtherOrigin,
            Compared::OtherSize,
            Compared::OtherRoot,
        ] {
            for vouched in [Vouched::Signed, Vouched::Unsigned, Vouched::Forged] {
                let shown = Checked {
                    proof: Ok(&proof),
                    compared: Some(("a.txt", compared)),
                    vouched: Some(vouched),
                };
                assert!(!text(words, &shown).contains('⟨'));
            }
        }
    }
}

#[test]
fn the_json_carries_entry_parts_and_checkpoint() {
    let proof = proof("verdict-facts.tlog-proof");
    let read: Value = serde_json::from_str(&json(&alone(&proof))).unwrap();
    assert_eq!(read["accepted"], true);
    assert_eq!((&read["kind"], &read["entry"]["seq"]), (&json!("inclusion"), &json!(4)));
    assert_eq!(read["parts"][0]["body"]["facts"][3], json!({"fact": "score", "is": "91.50"}));
    assert_eq!(read["withheld"], json!(["subject"]));
    assert_eq!(read["checkpoint"]["size"], 21);
    assert_eq!(read["compared"], Value::Null);
}
