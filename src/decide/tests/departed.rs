//! Which rules a decided level departs from.

use crate::decide::Departed;
use crate::decide::tests::fixture::{Decided, Draft, quota, run};
use crate::model::{Base, Departure, RuleKindShown};

fn worker() -> Draft {
    Draft::new("worker")
        .marks("mark other")
        .numbers("score")
        .flags("away late")
        .exemption("is-new", "given(late) && late && given(away) && away", true)
        .exemption("is-away", "given(away) && away", true)
        .level("top", &["mark-top: mark == rating.top", "other-fair: other >= rating.fair"])
        .level("fair", &["mark-fair: mark >= rating.fair"])
        .ceiling("late-fair", "rating.fair", "given(late) && late")
        .ceiling("mark-twice", "mark", "given(mark)")
        .quota(quota("1 / 2", |_| ()))
}

fn departed<'a>(decided: &'a Decided, name: &str) -> Option<Departed<'a>> {
    let (class, row) = decided.at(name);
    decided.verdicts().departed(class, row)
}

#[test]
fn the_rules_departed_from_are_those_that_stand_against_the_decided_level() {
    let rows = [
        "worker a away=yes late=yes mark=top decided=fair",
        "worker b mark=fair other=low decided=top",
        "worker c mark=top other=top late=yes decided=top",
        "worker d mark=top other=top score=1 decided=top",
        "worker e mark=top other=top score=2 decided=top",
        "worker f mark=top other=top score=3 decided=fair",
        "worker g mark=fair other=low decided=high",
        "worker h mark=fair other=low decided=fair",
    ];
    let decided = run(vec![worker()], &rows);
    let rules = |name: &str| {
        let departed = departed(&decided, name)?;
        Some((departed.departure, departed.rules))
    };
    let exemption = vec![(RuleKindShown::Exemption, "is-new")];
    assert_eq!(rules("worker/a"), Some((Departure::RatedThoughExempt, exemption)));
    let requires = ["mark-top", "other-fair"].map(|id| (RuleKindShown::Requires, id)).to_vec();
    assert_eq!(rules("worker/b"), Some((Departure::AboveStandard, requires)));
    // The mark allows top; only being late does not.
    let ceiling = vec![(RuleKindShown::Ceiling, "late-fair")];
    assert_eq!(rules("worker/c"), Some((Departure::AboveCeiling, ceiling)));
    // Seven are rated, three of them eligible for three seats: nobody is beyond.
    assert_eq!(rules("worker/d"), None);
    assert_eq!(rules("worker/f"), Some((Departure::BelowStandard, Vec::new())));
    // No rule of the class gives `high`.
    assert_eq!(rules("worker/g"), Some((Departure::AboveStandard, Vec::new())));
    assert_eq!(rules("worker/h"), None);
}

#[test]
fn who_is_beyond_the_seats_departs_from_the_quota_in_the_own_group() {
    let rows = [
        "worker a mark=top other=top score=1 decided=top",
        "worker b mark=top other=top score=2 decided=top",
        "worker c mark=fair other=low decided=fair",
    ];
    let decided = run(vec![worker()], &rows);
    let found = departed(&decided, "worker/a").unwrap();
    assert_eq!(found.rules, [(RuleKindShown::Quota, "top-share")]);
    assert_eq!((found.departure, found.group), (Departure::QuotaExceeded, Some((0, 0))));
    assert_eq!(departed(&decided, "worker/b"), None);
}

#[test]
fn lowering_those_beyond_moves_the_base_and_spares_some_of_them() {
    let decided = (0..140).map(|n| {
        let level = if n < 40 { "top" } else { "high" };
        format!("worker w{n} mark=top other=top score={n} decided={level}")
    });
    let share = quota("1 / 5", |q| q.of = Base::Levels(vec![2]));
    let draft = Draft::new("worker")
        .marks("mark other")
        .numbers("score")
        .level("top", &["mark-top: mark == rating.top"])
        .quota(share);
    let decided = run(vec![draft], &decided.collect::<Vec<_>>());
    let group = &decided.verdicts().groups(0, 0)[0];
    // 20 % of 100 is 20; with 17 lowered the base is 117, and 20 % of it 23.4.
    assert_eq!((group.decided_limited, group.decided_base, group.decided_cap), (40, 100, Some(20)));
    assert_eq!((group.decided_allowed, group.over), (Some(23), true));
}
