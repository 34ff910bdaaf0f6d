//! `audit prove` and `audit check-proof`.

use crate::trail_reading::{audit, honest, vector, word};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Makes a proof and gives its text.
fn proved(folder: &Path, more: &[&str]) -> String {
    let shown = audit(folder, &[&["prove", "honest.db"], more].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{}", shown.transcript());
    shown.stdout
}

fn checked(folder: &Path, more: &[&str]) -> (i32, Value) {
    let shown = audit(folder, &[&["check-proof"], more, &["--format", "json"]].concat());
    (shown.code, shown.json())
}

#[test]
fn the_proofs_of_the_vectors_are_made_again_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    for (line, file) in [
        (&["4", "--show", "facts"][..], "verdict-facts.tlog-proof"),
        (&["--consistency", "12", "21"], "12-to-21.consistency"),
        (&["--consistency", "1", "2"], "1-to-2.consistency"),
        (&["--consistency", "21", "21"], "21-to-21.consistency"),
        (&["20"], "last.tlog-proof"),
    ] {
        let wanted = fs::read_to_string(vector("proofs").join(file)).unwrap();
        assert_eq!(proved(folder.path(), line), wanted, "{file}");
    }
}

#[test]
fn every_proof_of_the_vectors_is_accepted_or_refused_as_it_must_be() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fs::read_to_string(vector("proofs/expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for one in expected.as_array().unwrap() {
        let file = vector("proofs").join(one["file"].as_str().unwrap());
        let (code, found) = checked(folder.path(), &[word(&file)]);
        assert_eq!(one["accepted"], code == 0, "{one} {found}");
        assert_eq!(one["accepted"], found["accepted"], "{one}");
    }
}

#[test]
fn the_checkpoint_inside_is_compared_with_one_from_outside_by_size_and_root() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    honest(path);
    fs::write(path.join("6.tlog-proof"), proved(path, &["6", "--show", "facts"])).unwrap();
    let with = |checkpoint: &str| {
        let file = vector("checkpoints").join(checkpoint);
        let (code, found) = checked(path, &["6.tlog-proof", "--checkpoint", word(&file)]);
        (code, found["compared"].clone())
    };
    assert_eq!(with("corrected-21.txt"), (0, json!("same")));
    assert_eq!(with("corrected-12-minutes.txt"), (1, json!("other-size")));
    assert_eq!(with("of-another-origin.txt"), (1, json!("other-origin")));
    let fork = fs::read_to_string(vector("checkpoints/corrected-21.txt")).unwrap();
    fs::write(path.join("fork.txt"), fork.replace("vqns", "vqnt")).unwrap();
    let (code, found) = checked(path, &["6.tlog-proof", "--checkpoint", "fork.txt"]);
    assert_eq!((code, &found["compared"]), (1, &json!("other-root")));
    // Who holds the older checkpoint learns that the trail only grew.
    fs::write(path.join("growth"), proved(path, &["--consistency", "12", "21"])).unwrap();
    let old = vector("checkpoints/corrected-12-minutes.txt");
    let (code, found) = checked(path, &["growth", "--checkpoint", word(&old)]);
    assert_eq!((code, &found["compared"]), (0, &json!("same-old")));
    let shown = audit(path, &["check-proof", "growth"]);
    assert!(shown.stdout.contains("had 12 entries and then 21"), "{}", shown.stdout);
    assert!(shown.stdout.contains("Not compared so far."));
}

#[test]
fn a_signed_proof_is_vouched_for_by_the_key_that_signed_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    honest(path);
    for key in ["a.pem", "b.pem"] {
        let shown = audit(path, &["keygen", key, "--origin", "thu-vien.example.vn/xep-loai"]);
        assert_eq!(shown.code, 0, "{}", shown.transcript());
    }
    let shown = audit(path, &["prove", "honest.db", "6", "--key", "a.pem", "--out", "proof"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert!(shown.stdout.starts_with("Wrote the proof ("), "{}", shown.stdout);
    let (code, found) = checked(path, &["proof", "--key", "a.pem.pub"]);
    assert_eq!((code, &found["signature"]), (0, &json!("signed")));
    let (code, found) = checked(path, &["proof", "--key", "b.pem.pub"]);
    assert_eq!((code, &found["signature"]), (1, &json!("unsigned")));
}

#[test]
fn what_cannot_be_proved_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    honest(path);
    for (more, code, told) in [
        (&["7", "--show", "subject"][..], 1, "entry 7 has no such part"),
        (&["21"], 1, "entry 21 is not among the first 21 entries"),
        (&["6", "--size", "22"], 1, "no such checkpoint of 22 entries"),
        (&["--consistency", "9", "4"], 1, "no such checkpoint of 9 entries"),
        (&[], 2, "is missing"),
    ] {
        let shown = audit(path, &[&["prove", "honest.db"], more].concat());
        assert_eq!((shown.code, shown.stdout.as_str()), (code, ""), "{}", shown.transcript());
        assert!(shown.stderr.contains(told), "{}", shown.stderr);
    }
    let shown = audit(path, &["check-proof", "nothing"]);
    assert_eq!(shown.code, 2, "{}", shown.transcript());
    fs::write(path.join("noise"), [0xff, 0x1b, b'[', b'2', b'J']).unwrap();
    let shown = audit(path, &["check-proof", "noise"]);
    assert_eq!(shown.transcript(), "NOT PROVED\nIt is not written as a proof is.\n[exit 1]\n");
}
