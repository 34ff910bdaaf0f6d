use super::{Signature, Verified, json, text};
use crate::audit::canonical::Fault;
use crate::audit::entry::NotAnEntry;
use crate::audit::hash::Hash;
use crate::audit::note::Vouched;
use crate::audit::verify::{AbortedBatch, Code, Erased, Finding, OpenAtEnd, Verification, What};
use crate::report::{Lang, Words};
use serde_json::{Value, json};

fn found(findings: Vec<Finding>) -> Verification {
    Verification {
        entries: 21_000,
        trail: Some(Hash([0x4d; 32])),
        root: Hash([0xa5; 32]),
        findings,
        more: 0,
        open: None,
        aborted: Vec::new(),
        erased: Vec::new(),
    }
}

fn finding(code: Code, seq: Option<i64>, part: Option<&str>, what: What) -> Finding {
    Finding { code, seq, part: part.map(str::to_owned), what }
}

fn shown(found: &Verification) -> Verified<'_> {
    Verified { found, checkpoints: 0, signatures: None }
}

#[test]
fn a_sound_trail_is_called_intact_and_the_missing_checkpoint_is_named() {
    let text = text(Words::of(Lang::En), &shown(&found(Vec::new())));
    assert_eq!(
        text,
        format!(
            "INTACT\nNot compared with a checkpoint kept elsewhere: a cut tail, or a trail written \
             wholly anew, is not seen.\nId of the trail: {}\nEntries: 21,000\n\
             Root: paWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=\n\
             What this does not prove: audit/FORMAT.md, section 12.\n",
            "4d".repeat(32)
        )
    );
}

#[test]
fn findings_name_entry_part_and_code_and_the_lists_follow() {
    let mut found = found(vec![
        finding(Code::Unreadable, None, None, What::World("\u{1b}]0;x\u{7}".to_owned())),
        finding(Code::PartAltered, Some(6), Some("facts"), What::Commitment),
    ]);
    found.more = 2;
    found.open = Some(OpenAtEnd { batch: 3, count: 1200, recorded: 2 });
    let reason = "mất điện".to_owned();
    found.aborted = vec![AbortedBatch { batch: 1, count: 6, recorded: 0, reason }];
    let (part, by) = ("subject".to_owned(), "Văn phòng".to_owned());
    found.erased = vec![Erased { seq: 7, part, entry: 19, basis: "Điều 16".to_owned(), by }];
    let text = text(Words::of(Lang::Vi), &shown(&found));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "KHÔNG ĐẠT");
    assert_eq!(
        lines[5..],
        [
            "Số phát hiện: 4",
            r"  Tệp: không đọc được [unreadable]: hệ thống báo: \u{1b}]0;x\u{7}",
            "  Mục 6, phần facts: phần đi kèm bị sửa [part-altered]: nội dung không phải là điều mà \
             mục đã cam kết",
            "  và 2 phát hiện nữa",
            "Đợt còn mở ở mục 3: đã ghi 2 trên 1.200 kết luận. Máy dừng giữa chừng, hoặc đuôi bị \
             cắt ở đó.",
            "Đợt bị hủy ở mục 1: đã ghi 0 trên 6 kết luận. Lý do: mất điện",
            "Đã xóa: phần subject của mục 7, theo mục 19. Căn cứ: Điều 16. Nơi xóa: Văn phòng",
            "Điều không được chứng minh: audit/FORMAT.md, mục 12.",
        ]
    );
}

#[test]
fn the_json_is_that_of_the_format() {
    let mut found = found(vec![finding(Code::Altered, Some(6), None, What::StoredHash)]);
    found.open = Some(OpenAtEnd { batch: 3, count: 6, recorded: 2 });
    let written = json(Words::of(Lang::En), &shown(&found));
    let read: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(
        read,
        json!({"format": 1, "verdict": "failed", "entries": 21000, "trail": "4d".repeat(32),
               "root": "paWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=",
               "findings": [{"code": "altered", "seq": 6,
                             "what": "its content does not give the hash stored beside it"}],
               "more": 0, "open": [{"batch": 3, "count": 6, "recorded": 2}],
               "aborted": [], "erased": []})
    );
}

#[test]
fn without_the_signature_that_it_must_have_a_checkpoint_does_not_do() {
    let found = found(Vec::new());
    let of = |vouched| [Signature { file: "a.txt".to_owned(), vouched }];
    for (vouched, is_intact) in
        [(Vouched::Signed, true), (Vouched::Unsigned, false), (Vouched::Forged, false)]
    {
        let signatures = of(vouched);
        let shown = Verified { found: &found, checkpoints: 1, signatures: Some(&signatures) };
        assert_eq!(shown.is_intact(), is_intact);
        let written = json(Words::of(Lang::En), &shown);
        let verdict = if is_intact { "\"intact\"" } else { "\"failed\"" };
        assert!(written.contains(&format!("\"verdict\":{verdict}")), "{written}");
        assert_eq!(text(Words::of(Lang::En), &shown).starts_with("INTACT\n"), is_intact);
    }
}

/// One of each kind, with values that must appear in what is said.
fn one_of_each() -> Vec<What> {
    let file = || "Tệp.txt".to_owned();
    vec![
        What::StoredHash,
        What::Link,
        What::Stands { seq: 71, due: 72 },
        What::RowHolds { row: 71, seq: 72 },
        What::Nothing,
        What::NoEntry(NotAnEntry::Form(Fault::Depth)),
        What::NoEntry(NotAnEntry::Fields),
        What::NoEntry(NotAnEntry::Genesis),
        What::Body(Fault::Null),
        What::TargetNoVerdict,
        What::TargetOrder,
        What::TargetPart,
        What::Clock { ts: "71".to_owned(), before: "72".to_owned() },
        What::Commitment,
        What::Gone,
        What::StillThere { entry: 71 },
        What::NeverRegistered,
        What::OtherThanBatch,
        What::Snapshot,
        What::BeginsWithin { seq: 71 },
        What::VerdictOutside { seq: 71 },
        What::ItemBeyond { seq: 71, item: 72, count: 73 },
        What::EndOutside { seq: 71 },
        What::Missing { recorded: 71, count: 72 },
        What::Counts,
        What::Item { item: 71 },
        What::StrayPart,
        What::StraySnapshot { name: "71".to_owned() },
        What::Tables,
        What::Settings,
        What::Definitions,
        What::Id { id: "71".to_owned() },
        What::Origin { file: file(), origin: "71".to_owned() },
        What::Size { file: file(), size: 71 },
        What::Root { file: file(), size: 71 },
        What::Anchor { size: 71 },
        What::NoCheckpoint { file: file() },
        What::LongLine { file: file() },
        What::NoFile { file: file() },
        What::NoTrail,
        What::Meanwhile,
        What::World("71".to_owned()),
    ]
}

#[test]
fn everything_that_can_be_found_is_said_in_both_languages_with_its_values() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        let mut sentences = std::collections::BTreeSet::new();
        for what in one_of_each() {
            let said = super::what::text(words, &what);
            assert!(!said.contains(['⟨', '{']), "{what:?}: {said}");
            let debug = format!("{what:?}");
            for value in ["71", "72", "73", "Tệp.txt"] {
                assert_eq!(debug.contains(value), said.contains(value), "{debug}: {said}");
            }
            sentences.insert(said);
        }
        assert_eq!(sentences.len(), one_of_each().len(), "two are said alike");
        for code in Code::ALL {
            assert!(words.find(&format!("finding-{}", code.as_str()), &[]).is_some(), "{code:?}");
        }
    }
}
