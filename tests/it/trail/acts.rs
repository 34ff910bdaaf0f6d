//! The single acts on a trail: creating, deciding, correcting, erasing, closing, sealing, keys.

use super::{ORIGIN, Place, cut, of_type, part};
use mucthuoc::audit::note::{PublicKey, Vouched, vouched};
use mucthuoc::model::Fingerprint;
use serde_json::{Value, json};
use std::fs;
use std::process::Command;

/// The number of the verdict's entry on a supplier.
fn entry_of(place: &Place, id: &str) -> u64 {
    let database = place.database();
    (4..34).find(|seq| part(&database, *seq, "subject")["id"] == id).unwrap()
}

/// What an act says in both languages; `act` does it once for each.
fn in_both(act: impl Fn(&str) -> String, vi: &str, en: &str) {
    for (lang, words) in [("vi", vi), ("en", en)] {
        let said = act(lang);
        assert!(said.contains(words), "{said}");
        assert!(!said.contains('⟨') && !said.contains("{ $"), "{said}");
    }
}

#[test]
fn a_trail_is_created_once_and_says_its_id() {
    let place = Place::new();
    let shown = place.done(&["audit", "init", "a.trail", "--origin", ORIGIN, "--lang", "vi"]);
    let entries = place.entries();
    assert_eq!(entries.len(), 1);
    assert!(shown.stdout.contains(&format!("Đã lập nhật ký {ORIGIN}")), "{}", shown.stdout);
    assert!(shown.stdout.contains(&entries[0].1), "{}", shown.stdout);
    assert_eq!(place.verified()["verdict"], "intact");
    let again = ["audit", "init", "a.trail", "--origin", ORIGIN, "--lang", "en"];
    assert!(place.fails(&again, 2).stderr.contains("is there already"));
    let plus = ["audit", "init", "b.trail", "--origin", "a+b", "--lang", "en"];
    assert!(place.fails(&plus, 1).stderr.contains("cannot be the name of a trail"));
    assert!(!place.path("b.trail").exists());
    let shown = place.done(&["audit", "init", "b.trail", "--origin", "b", "--format", "json"]);
    let shown = shown.json();
    let genesis = json!([{"seq": 0, "type": "genesis", "hash": shown["trail"]}]);
    assert_eq!((&shown["entries"], &shown["size"]), (&genesis, &json!(1)));
}

#[test]
fn a_successor_names_the_trail_it_continues() {
    let place = Place::new();
    place.evaluated(&[]);
    place.done(&["audit", "checkpoint", "a.trail", "--minutes", "--out", "last.txt"]);
    let verdict = place.verified();
    let id = place.entries()[0].1.clone();
    let init = ["audit", "init", "b.trail", "--origin", "trail.example/next", "--lang", "en"];
    let before = ["--predecessor", "last.txt", "--predecessor-id", &id];
    let shown = place.run(&[&init[..], &before].concat());
    assert_eq!(shown.code, 2, "a reason is asked for: {}", shown.transcript());
    let wrong = ["--predecessor", "last.txt", "--predecessor-id", "12ab", "--why", "phục hồi"];
    let shown = place.fails(&[&init[..], &wrong].concat(), 1);
    assert!(shown.stderr.contains("is not the id of a trail"), "{}", shown.stderr);
    let wrong = ["--predecessor", "submissions/supplier.csv", "--predecessor-id", &id];
    let shown = place.fails(&[&init[..], &wrong, &["--why", "phục hồi"]].concat(), 1);
    assert!(shown.stderr.contains("holds no checkpoint"), "{}", shown.stderr);
    place.done(&[&init[..], &before, &["--why", "phục hồi từ bản sao lưu"]].concat());
    let successor = super::entries(&place.path("b.trail"));
    let named = &successor[0].0["predecessor"];
    assert_eq!((&named["log"], &named["size"]), (&json!(id), &json!(35)));
    assert_eq!(named["why"], "phục hồi từ bản sao lưu");
    use base64::Engine;
    let root = base64::engine::general_purpose::STANDARD
        .decode(verdict["root"].as_str().unwrap())
        .unwrap();
    let root: String = root.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(named["root"], root);
    assert_eq!(super::verified(&place.path("b.trail"))["verdict"], "intact");
}

#[test]
fn a_decision_stands_on_a_verdict_and_on_a_level_of_its_regulation() {
    let place = Place::new();
    place.evaluated(&[]);
    let target = entry_of(&place, "m04");
    let decide = |target: u64, level: &str, more: &[&str]| {
        let target = target.to_string();
        let act = ["audit", "decide", "a.trail", &target, "--level", level];
        let why = ["--by", "Giám đốc", "--basis", "QC-05/2025 7", "--reason", " xét lại "];
        place.run(&[&act[..], &why, more].concat())
    };
    let shown = decide(target, "hạng a, ưu tiên", &["--format", "json"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let entries = place.entries();
    let (decision, hash) = &entries[35];
    let added = json!([{"seq": 35, "type": "decision", "hash": hash}]);
    assert_eq!((&shown.json()["entries"], &shown.json()["size"]), (&added, &json!(36)));
    assert_eq!((&decision["type"], &decision["target"]), (&json!("decision"), &json!(target)));
    assert_eq!((&decision["level"], &decision["reason"]), (&json!("a"), &json!("xét lại")));
    for named in ["A", "a", "Tier A, preferred"] {
        assert_eq!(decide(target, named, &[]).code, 0, "{named}");
    }
    let unknown = decide(target, "e", &["--lang", "en"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.stderr.contains("no level `e`"), "{}", unknown.stderr);
    assert!(unknown.stderr.contains("a, b, c, d"), "{}", unknown.stderr);
    for none in [0, 3, 34, 35, 9_999] {
        let shown = decide(none, "a", &["--lang", "en"]);
        assert_eq!(shown.code, 1, "{}", shown.transcript());
        assert!(shown.stderr.contains(&format!("entry {none} is none")), "{}", shown.stderr);
    }
    assert_eq!(place.entries().len(), 39);
    assert_eq!(place.verified()["verdict"], "intact");
    in_both(
        |lang| decide(target, "a", &["--lang", lang]).stdout,
        "ghi quyết định về kết luận ở mục",
        "records the decision on the verdict in entry",
    );
}

#[test]
fn a_correction_names_both_entries_and_changes_neither() {
    let place = Place::new();
    place.evaluated(&[]);
    place.evaluated(&["--with", "share-20"]);
    let whole = place.entries();
    let supersede = |target: &str, by: &str, lang: &str| {
        let act = ["audit", "supersede", "a.trail", target, "--by-entry", by];
        place.run(&[&act[..], &["--why", "tính lại", "--lang", lang]].concat())
    };
    assert_eq!(supersede("4", "37", "en").code, 0);
    let entries = place.entries();
    assert_eq!(entries[..whole.len()], whole[..]);
    let last = &entries.last().unwrap().0;
    assert_eq!((&last["target"], &last["by_entry"]), (&json!(4), &json!(37)));
    assert_eq!(supersede("37", "4", "en").code, 1, "in this order only");
    assert_eq!(supersede("4", "9999", "en").code, 1);
    assert_eq!(place.verified()["verdict"], "intact");
    in_both(|lang| supersede("4", "37", lang).stdout, "thay cho mục 4", "in place of entry 4");
}

#[test]
fn what_is_erased_is_in_no_byte_of_any_file() {
    let place = Place::new();
    let csv = place.path("submissions/supplier.csv");
    let text = fs::read_to_string(&csv).unwrap();
    let secret = ["kín-đáo-01", "Dược phẩm Không Ai Biết"];
    let text = text.replacen("m01,Dược phẩm Một", &secret.join(","), 1);
    fs::write(&csv, text).unwrap();
    place.evaluated(&[]);
    let target = entry_of(&place, secret[0]);
    let found = |word: &str| -> Vec<String> {
        let files = fs::read_dir(place.folder.path()).unwrap().map(|file| file.unwrap().path());
        let holding = files.filter(|path| path.is_file()).filter(|path| {
            let bytes = fs::read(path).unwrap();
            bytes.windows(word.len()).any(|window| window == word.as_bytes())
        });
        holding.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    assert!(secret.iter().all(|word| found(word).contains(&"a.trail".to_owned())));
    let number = target.to_string();
    let erase = |part: &str, lang: &str| {
        let act = ["audit", "erase", "a.trail", &number, "--part", part, "--lang", lang];
        place.run(&[&act[..], &["--basis", "Luật 91/2025 điều 14", "--by", "Văn phòng"]].concat())
    };
    assert!(erase("subject", "vi").stdout.contains("Đã xóa phần `subject`"));
    assert_eq!(found(secret[0]), Vec::<String>::new());
    assert!(erase("facts", "en").stdout.contains("Erased the part `facts`"));
    assert_eq!(found(secret[1]), Vec::<String>::new());
    let verdict = place.verified();
    assert_eq!(verdict["verdict"], "intact");
    let erased = |part: &str, entry: u64| json!({"seq": target, "part": part, "entry": entry, "basis": "Luật 91/2025 điều 14", "by": "Văn phòng"});
    assert_eq!(verdict["erased"], json!([erased("facts", 36), erased("subject", 35)]));
    // Once more only cleans; a part that the entry never had is refused.
    in_both(|lang| erase("facts", lang).stdout, "đã xóa từ trước", "had been erased");
    assert_eq!(place.entries().len(), 37);
    let shown = erase("input", "en");
    assert_eq!(shown.code, 1, "{}", shown.transcript());
    assert!(shown.stderr.contains("has no such part"), "{}", shown.stderr);
    // The trail goes on.
    place.evaluated(&[]);
    assert_eq!(place.verified()["verdict"], "intact");
}

#[test]
fn an_open_batch_can_be_given_up_with_a_reason() {
    let place = Place::new();
    place.done(&["audit", "init", "a.trail", "--origin", ORIGIN]);
    let mark = fs::read(place.path("a.trail.high-water")).unwrap();
    let close = ["audit", "close", "a.trail", "--why", "bản nộp sai", "--lang", "vi"];
    assert!(place.fails(&close, 1).stderr.contains("không có đợt nào đang mở"));
    place.evaluated(&[]);
    cut(&place.path("a.trail"), 16);
    fs::write(place.path("a.trail.high-water"), mark).unwrap();
    let shown = place.done(&close);
    assert!(shown.stdout.contains("12 trong 30 kết luận"), "{}", shown.stdout);
    let verdict = place.verified();
    let aborted = json!([{"batch": 3, "count": 30, "recorded": 12, "reason": "bản nộp sai"}]);
    assert_eq!((&verdict["verdict"], &verdict["aborted"]), (&json!("intact"), &aborted));
    // The next evaluation is a batch of its own.
    assert_eq!(place.evaluated(&["--format", "json"]).json()["trail"]["batch"], 17);
    assert_eq!(place.verified()["verdict"], "intact");
}

#[test]
fn checkpoints_are_signed_and_fit_what_the_verifier_computes() {
    let place = Place::new();
    place.evaluated(&[]);
    let keygen = ["audit", "keygen", "key.pem", "--origin", ORIGIN];
    let shown = place.done(&keygen);
    let public = fs::read_to_string(place.path("key.pem.pub")).unwrap();
    assert!(public.starts_with(&format!("{ORIGIN}+")), "{public}");
    assert!(shown.stdout.ends_with(&public), "{}", shown.stdout);
    let key = PublicKey::parse(&public).unwrap();
    let signed = place.done(&["audit", "checkpoint", "a.trail", "--key", "key.pem"]).stdout;
    let plain = place.done(&["audit", "checkpoint", "a.trail", "-q"]).stdout;
    let root = place.verified()["root"].as_str().unwrap().to_owned();
    assert_eq!(plain, format!("{ORIGIN}\n35\n{root}\n"));
    assert!(signed.starts_with(&format!("{plain}\n\u{2014} {ORIGIN} ")), "{signed}");
    assert_eq!(vouched(&signed, &key), Vouched::Signed);
    assert_eq!(vouched(&signed.replacen("\n35\n", "\n36\n", 1), &key), Vouched::Forged);
    // A file, and the short form; both are known to the verifier when the trail has grown.
    let out = ["audit", "checkpoint", "a.trail", "--key", "key.pem", "--out", "c.txt"];
    assert!(place.done(&out).stdout.contains("c.txt"));
    assert_eq!(vouched(&fs::read_to_string(place.path("c.txt")).unwrap(), &key), Vouched::Signed);
    let minutes = place.done(&["audit", "checkpoint", "a.trail", "--minutes"]).stdout;
    assert!(minutes.starts_with(&format!("{ORIGIN} 35 ")), "{minutes}");
    fs::write(place.path("m.txt"), &minutes).unwrap();
    place.evaluated(&[]);
    for checkpoint in ["c.txt", "m.txt"] {
        let mut verify = Command::new("python3");
        verify.arg(crate::terminal::project().join("audit/verify.py"));
        verify.arg(place.path("a.trail")).arg("--checkpoint").arg(place.path(checkpoint));
        assert!(verify.output().unwrap().status.success(), "{checkpoint}");
    }
    let both = ["audit", "checkpoint", "a.trail", "--minutes", "--key", "key.pem", "--lang", "en"];
    let shown = place.fails(&both, 2);
    assert!(shown.stderr.contains("cannot be written together"), "{}", shown.stderr);
    let shown = place.done(&["audit", "checkpoint", "a.trail", "--format", "json"]).json();
    assert_eq!((&shown["size"], &shown["entries"]), (&json!(67), &json!([])));
    let text = format!("{ORIGIN}\n67\n{}\n", shown["root"].as_str().unwrap());
    assert_eq!(shown["checkpoint"], text);
}

#[test]
fn a_checkpoint_placed_outside_is_noted_with_the_document() {
    let place = Place::new();
    place.evaluated(&[]);
    place.done(&["audit", "checkpoint", "a.trail", "--out", "c.txt"]);
    fs::write(place.path("minutes.pdf"), b"%PDF minutes").unwrap();
    let placed = |checkpoint: &str, lang: &str| {
        let act = ["audit", "checkpoint", "a.trail", "--placed", checkpoint, "--kind", "minutes"];
        place.run(&[&act[..], &["--document", "minutes.pdf", "--lang", lang]].concat())
    };
    assert_eq!(placed("c.txt", "en").code, 0);
    let anchor = &place.entries()[35].0;
    assert_eq!((&anchor["type"], &anchor["size"]), (&json!("anchor"), &json!(35)));
    assert_eq!(anchor["sha256"], Fingerprint::of(b"%PDF minutes").hex());
    assert_eq!(place.verified()["verdict"], "intact");
    in_both(|lang| placed("c.txt", lang).stdout, "đã được lưu ở nơi khác", "was placed outside");
    // Of another trail, or with another root.
    fs::write(
        place.path("other.txt"),
        fs::read_to_string(place.path("c.txt")).unwrap().replacen(ORIGIN, "x", 1),
    )
    .unwrap();
    let shown = placed("other.txt", "en");
    assert_eq!(shown.code, 1);
    assert!(shown.stderr.contains("the checkpoint is of `x`"), "{}", shown.stderr);
    fs::write(place.path("wrong.txt"), format!("{ORIGIN}\n35\n{}=\n", "A".repeat(43))).unwrap();
    let shown = placed("wrong.txt", "en");
    assert_eq!(shown.code, 1);
    assert!(shown.stderr.contains("no such checkpoint"), "{}", shown.stderr);
    assert_eq!(of_type(&place.entries(), "anchor").len(), 3);
}

#[test]
fn a_key_is_for_its_owners_eyes_and_never_overwritten() {
    let place = Place::new();
    let keygen = |name: &str, more: &[&str]| {
        place.run(&[&["audit", "keygen", name, "--origin", ORIGIN][..], more].concat())
    };
    let shown = keygen("key.pem", &["--format", "json"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let (pem, public) = (place.path("key.pem"), place.path("key.pem.pub"));
    let before = (fs::read(&pem).unwrap(), fs::read(&public).unwrap());
    assert!(before.0.starts_with(b"-----BEGIN PRIVATE KEY-----\n"));
    let shown = shown.json();
    assert_eq!((&shown["key"], &shown["public_file"]), (&json!("key.pem"), &json!("key.pem.pub")));
    assert_eq!(shown["public"], String::from_utf8_lossy(&before.1).trim_end());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&pem).unwrap().permissions().mode() & 0o777, 0o600);
    }
    in_both(
        |lang| keygen("key.pem", &["--lang", lang]).stderr,
        "không bao giờ bị ghi đè",
        "never overwritten",
    );
    assert_eq!(keygen("key.pem", &[]).code, 2);
    // Not even where only one of the two is left.
    fs::remove_file(&pem).unwrap();
    assert_eq!(keygen("key.pem", &[]).code, 2);
    assert!(!pem.exists());
    fs::rename(&public, &pem).unwrap();
    assert_eq!(keygen("key.pem", &[]).code, 2);
    assert_eq!(fs::read(&pem).unwrap(), before.1);
    assert!(!public.exists());
    assert_eq!(place.run(&["audit", "keygen", "k", "--origin", "a b"]).code, 1);
    let keys: Vec<Value> = ["k1", "k2"].map(|k| keygen(k, &["--format", "json"]).json()).into();
    assert_ne!(keys[0]["public"], keys[1]["public"]);
    place.done(&["audit", "init", "a.trail", "--origin", ORIGIN]);
    let wrong = ["audit", "checkpoint", "a.trail", "--key", "k1.pub", "--lang", "en"];
    assert!(place.fails(&wrong, 1).stderr.contains("holds no private key"));
}
