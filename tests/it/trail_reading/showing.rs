//! `audit show`.

use crate::terminal::{program, run};
use crate::trail_reading::{audit, honest};
use rusqlite::Connection;
use serde_json::json;

#[test]
fn the_outline_lists_what_is_registered_the_batches_and_the_acts() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    let shown = run(folder.path(), &["audit", "show", "honest.db", "--lang", "vi"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    for line in [
        "Nhật ký thu-vien.example.vn/xep-loai\n",
        "Mã nhật ký: 4d8aebf19e452b8891bc8a0aea0997003471c58bfe2d20134939e6af94233837\n",
        "Số mục: 21\n",
        "  Mục 3, 2026-01-05T02:00:02Z: đợt của năm 2025 theo qd-07-2024; 6 trên 6 kết luận; đóng \
         ở mục 10\n    library: Không xếp loại 1, Chưa xếp loại 1, Được xếp loại 2, Chuyển cấp có \
         thẩm quyền 2\n",
        "  Mục 13, 2026-02-02T03:00:00Z: đợt của năm 2025 theo qd-07-2024+two-thirds; 3 trên 3 kết \
         luận; đóng ở mục 17\n",
        "  Mục 18, 2026-02-03T01:00:00Z: mục 15 thay cho mục 5. Lý do: tính lại theo tỉ lệ mới\n",
    ] {
        assert!(shown.stdout.contains(line), "{line}\n{}", shown.stdout);
    }
    let outline = audit(folder.path(), &["show", "honest.db", "--format", "json"]).json();
    assert_eq!((&outline["format"], &outline["kind"]), (&json!(1), &json!("trail")));
    assert_eq!(outline["entries"], 21);
    assert_eq!(
        outline["batches"][0]["counts"][2],
        json!({"class":"library","outcome":"rated","count":2})
    );
    assert_eq!(outline["batches"][1]["state"], "ended");
    assert_eq!(outline["batches"][1]["regulation"]["amendments"], json!(["two-thirds"]));
    let kinds = outline["others"].as_array().unwrap().iter().map(|entry| &entry["type"]);
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        [
            "genesis",
            "regulation",
            "engine",
            "decision",
            "regulation",
            "supersede",
            "redact",
            "anchor"
        ]
    );
}

#[test]
fn an_entry_is_told_in_the_words_of_its_regulation_with_its_parts() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    // As vectors/README.md and the rows have it: entry 6 is the verdict on lib-03.
    let shown = audit(folder.path(), &["show", "honest.db", "6"]);
    assert_eq!(
        shown.transcript(),
        "Entry 6, 2026-01-05T02:00:03Z: verdict on subject 2 (library) of the batch in entry 3\n\
         \x20 Hash: de036b086f64b15518e3605dde6fa4ec648cea927fe4583f21e689bc629369f6\n\
         \x20 Rated: Fair\n\
         \x20 Meets the requirements of: Fair\n\
         \x20 Weakest basis of the verdict: wording of the law\n\
         \x20 Facts:\n\
         \x20   Has an archive: no\n\
         \x20   Loans: 2,210\n\
         \x20   Opening day: 2011-03-08\n\
         \x20   Parent library: lib-01 (entry 4)\n\
         \x20   Score: 64.25\n\
         \x20 Subject:\n\
         \x20   Id: lib-03\n\
         \x20   Head: Y Blơ\n\
         [exit 0]\n"
    );
    let entry = audit(folder.path(), &["show", "honest.db", "7", "--format", "json"]).json();
    assert_eq!((&entry["kind"], &entry["sound"]), (&json!("entry"), &json!(true)));
    assert_eq!(entry["entry"]["seq"], 7);
    assert_eq!(entry["parts"][0]["state"], "there");
    assert_eq!(entry["parts"][0]["body"]["facts"][1]["is"], "2025-09-01");
    assert_eq!(
        entry["parts"][1],
        json!({"part": "subject", "state": "erased", "erased_by": 19, "body": null})
    );
}

#[test]
fn a_batch_is_shown_with_its_files_and_what_was_said_of_it_later() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    let shown = audit(folder.path(), &["show", "honest.db", "--batch", "3"]);
    assert_eq!(shown.code, 0);
    assert!(shown.stdout.contains("  Files read:\n    library.csv: 6 rows, sha256:de1e3c07"));
    assert!(
        shown.stdout.contains("  Entry 11, 2026-01-12T08:30:00Z: decision on entry 4: strong.")
    );
    let batch = audit(folder.path(), &["show", "honest.db", "--batch", "13", "--format", "json"]);
    let batch = batch.json();
    assert_eq!((&batch["kind"], &batch["batch"]["seq"]), (&json!("batch"), &json!(13)));
    let acts = batch["acts"].as_array().unwrap().iter().map(|act| act["seq"].as_u64().unwrap());
    // Entry 18 puts entry 15 of this batch in the place of entry 5 of the other.
    assert_eq!(acts.collect::<Vec<_>>(), [18]);
}

#[test]
fn the_history_of_a_subject_goes_over_all_batches_with_what_came_later() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    let shown = audit(folder.path(), &["show", "honest.db", "library/lib-02"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let at =
        |text: &str| shown.stdout.find(text).unwrap_or_else(|| panic!("{text}\n{}", shown.stdout));
    assert!(shown.stdout.starts_with("Library lib-02\n"), "{}", shown.stdout);
    let first = at("Entry 5, 2026-01-05T02:00:03Z: verdict on subject 1 (library)");
    let correction = at("Entry 18, 2026-02-03T01:00:00Z: entry 15 stands in place of entry 5.");
    let second = at("Entry 15, 2026-02-02T03:00:01Z: verdict on subject 1 (library)");
    assert!(first < correction && correction < second);
    assert!(shown.stdout.contains("  Referred to the authority by: Share of strong\n"));
    let history =
        audit(folder.path(), &["show", "honest.db", "library/lib-02", "--format", "json"]);
    let history = history.json();
    assert_eq!(history["kind"], "subject");
    let verdicts = history["verdicts"].as_array().unwrap();
    assert_eq!(verdicts.iter().map(|one| &one["seq"]).collect::<Vec<_>>(), [5, 15]);
    assert_eq!(verdicts[0]["acts"][0]["type"], "supersede");
    assert_eq!(verdicts[0]["period"], 2025);
    // lib-04 was erased from entry 7: nobody finds it by its id.
    let erased = audit(folder.path(), &["show", "honest.db", "library/lib-04"]);
    assert_eq!(erased.code, 1, "{}", erased.transcript());
}

#[test]
fn what_is_not_there_ends_with_1_and_what_cannot_be_read_with_2() {
    let folder = tempfile::tempdir().unwrap();
    honest(folder.path());
    for (what, code, told) in [
        (&["honest.db", "21"][..], 1, "there is no entry 21"),
        (&["honest.db", "--batch", "4"], 1, "entry 4 begins no batch"),
        (&["honest.db", "library/nobody"], 1, "no verdict names this subject"),
        (&["honest.db", "nonsense"], 1, "neither the number of an entry nor a subject"),
        (&["nothing.db"], 2, "there is no trail at"),
    ] {
        let shown = audit(folder.path(), &[&["show"], what].concat());
        assert_eq!((shown.code, shown.stdout.as_str()), (code, ""), "{}", shown.transcript());
        assert!(shown.stderr.contains(told), "{}", shown.stderr);
    }
}

#[test]
fn what_a_hostile_trail_says_is_shown_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = honest(folder.path());
    let hostile = "\\u001b]0;x\\u0007\u{9b}2J\u{202e}";
    let db = Connection::open(path).unwrap();
    let edit = format!(
        "DROP TRIGGER entry_stays; DROP TRIGGER part_stays;
         UPDATE entry SET data = replace(data, 'Văn phòng', '{hostile}');
         UPDATE entry SET data = replace(data, 'strong', '{hostile}');
         UPDATE entry SET data = replace(data, 'library', '{hostile}');
         UPDATE part SET body = replace(body, 'lib-03', '{hostile}');"
    );
    db.execute_batch(&edit).unwrap();
    drop(db);
    for what in [&[][..], &["4"], &["6"], &["11"], &["19"], &["--batch", "3"]] {
        for form in ["human", "json"] {
            let mut command = program(folder.path());
            command.env("CLICOLOR_FORCE", "1").args(["audit", "show", "honest.db"]);
            let output = command.args(what).args(["--format", form]).output().unwrap();
            let all = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            let steers = |c: &char| c.is_control() && *c != '\n' || *c == '\u{202e}';
            assert_eq!(all.chars().find(steers), None, "{what:?} {all:?}");
            assert!(!all.is_empty());
        }
    }
}
