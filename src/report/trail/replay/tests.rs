use super::{
    BatchReplay, Difference, EngineSeen, Hindrance, NotReplayable, Outcome, Why, json, text,
};
use crate::audit::hash::Hash;
use crate::audit::replay::{BatchState, Departed};
use crate::decide::Doubt;
use crate::diagnostic::{Code, Diagnostic};
use crate::report::tests::fixture::regulation;
use crate::report::{Lang, Words};
use serde_json::{Value, json};
use std::sync::Arc;

fn batch(state: Option<BatchState>, outcome: Result<Outcome, Hindrance>) -> BatchReplay {
    BatchReplay {
        seq: 3,
        period: 2024,
        count: 1200,
        state,
        fingerprint: Hash([0xa5; 32]),
        regulation: Some(Arc::new(regulation(""))),
        engine: EngineSeen { name: "p 1".to_owned(), sha256: Hash::ZERO, is_this: true },
        outcome,
    }
}

fn difference(seq: u64) -> Difference {
    let (recorded, replayed) =
        (r#"{"level":"high","outcome":"rated"}"#, r#"{"level":"pass","outcome":"rated"}"#);
    let departed = Departed { recorded: recorded.to_owned(), replayed: replayed.to_owned() };
    Difference { seq, item: seq - 4, class: 0, departed }
}

fn gone(seq: u64, why: Why, agrees: bool) -> NotReplayable {
    NotReplayable { seq, item: seq - 4, class: 0, why, agrees }
}

#[test]
fn a_difference_is_told_with_both_sides_in_the_words_of_the_regulation() {
    let outcome = Outcome { same: 1199, differences: vec![difference(9)], ..Outcome::default() };
    let shown = batch(Some(BatchState::Ended), Ok(outcome));
    assert!(!shown.is_good());
    let text = text(Words::of(Lang::Vi), &shown);
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "  Giống hệt: 1.199; khác: 1; không tính lại được: 0.",
            "  Mục 9, đối tượng số 5 (Nhân viên):",
            "    Mức: đã ghi Giỏi; nay Đạt",
        ]
    );
}

#[test]
fn of_many_only_some_are_named_and_the_rest_is_counted() {
    let differences: Vec<_> = (4..34).map(difference).collect();
    let erased = Why::Erased { entry: 99 };
    let not_replayable = (40..70).map(|seq| gone(seq, erased, false));
    let outcome =
        Outcome { differences, more: 5, not_replayable: not_replayable.collect(), same: 0 };
    let text = text(Words::of(Lang::En), &batch(Some(BatchState::Ended), Ok(outcome)));
    assert_eq!(text.matches("recorded High; now Pass").count(), 20, "{text}");
    assert!(text.contains("    and 15 more\n") && text.contains("    and 10 more\n"), "{text}");
    assert_eq!(text.matches("erased by entry 99").count(), 20);
}

#[test]
fn what_may_hang_on_facts_that_are_gone_is_no_difference_and_what_went_unsaid_is_a_fault() {
    let with = |why, agrees| {
        let outcome = Outcome { not_replayable: vec![gone(9, why, agrees)], ..Outcome::default() };
        batch(Some(BatchState::Ended), Ok(outcome))
    };
    for lang in Lang::ALL {
        let words = Words::of(lang);
        for (why, is_good) in [
            (Why::Erased { entry: 12 }, true),
            (Why::Missing, false),
            (Why::Doubtful(Doubt::Reads), true),
            (Why::Doubtful(Doubt::Quota(0)), true),
        ] {
            let shown = with(why, false);
            assert_eq!(shown.is_good(), is_good, "{why:?}");
            let text = text(words, &shown);
            assert!(!text.contains('⟨') && text.lines().count() == 4, "{text}");
        }
    }
    let quota = json(
        Words::of(Lang::En),
        (Hash::ZERO, &EngineSeen { name: String::new(), sha256: Hash::ZERO, is_this: true }),
        &[with(Why::Doubtful(Doubt::Quota(0)), true)],
    );
    let read: Value = serde_json::from_str(&quota).unwrap();
    let one = &read["batches"][0]["not_replayable"][0];
    assert_eq!((&one["why"], &one["agrees"]), (&json!("quota"), &json!(true)));
    assert_eq!(one["quota"], regulation("").classes[0].quotas[0].id);
}

#[test]
fn every_hindrance_has_words_and_only_an_interruption_is_no_fault() {
    let found = || vec![Diagnostic::error(Code::Cycle).arg("way", "a").arg("steps", 2)];
    let ended = Some(BatchState::Ended);
    let all = || {
        [
            (None, Hindrance::Incomplete { recorded: 2 }, true),
            (Some(BatchState::Aborted), Hindrance::Incomplete { recorded: 2 }, true),
            (ended, Hindrance::Incomplete { recorded: 2 }, false),
            (ended, Hindrance::Unregistered, false),
            (ended, Hindrance::Snapshot, false),
            (ended, Hindrance::Mistakes(found()), false),
            (ended, Hindrance::Circle(found()), false),
            (ended, Hindrance::Altered { seq: 71 }, false),
            (ended, Hindrance::Unfit { seq: 71 }, false),
        ]
    };
    for lang in Lang::ALL {
        for (state, hindrance, is_good) in all() {
            let name_of = format!("{hindrance:?}");
            let shown = batch(state, Err(hindrance));
            assert_eq!(shown.is_good(), is_good, "{name_of}");
            let text = text(Words::of(lang), &shown);
            assert!(!text.contains('⟨') && text.lines().count() >= 2, "{text}");
            assert_eq!(name_of.contains("71"), text.contains("71"), "{text}");
            assert_eq!(name_of.contains("Cycle"), text.contains("[cycle]"), "{text}");
        }
    }
}
