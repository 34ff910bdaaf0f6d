//! Subjects that read the levels of others, and those who wait for each other.

use crate::decide::tests::fixture::{Draft, choice, formula, per, quota, run, try_run};
use crate::diagnostic::Code;
use crate::model::{Excess, Quota};

/// Units that belong to units: top if all of its own are at least high, else by its mark.
fn unit(quotas: Vec<Quota>) -> Draft {
    let draft = Draft::new("unit")
        .subject("above", 0)
        .marks("mark")
        .numbers("score")
        .fact("tier", choice("upper lower"))
        .children("parts", 0, "above")
        .level(
            "top",
            &[
                "is-top: mark == rating.top",
                "parts-high: count(parts) == 0 || share_at_least(parts, rating.high) == 1",
            ],
        )
        .level("high", &["is-high: mark >= rating.high"])
        .level("fair", &["any: true"]);
    quotas.into_iter().fold(draft, Draft::quota)
}

#[test]
fn a_unit_is_decided_after_its_parts_and_theirs() {
    let rows = [
        "unit root mark=top",
        "unit a above=root mark=top",
        "unit b above=root mark=high",
        "unit a1 above=a mark=high",
        "unit a2 above=a mark=fair",
    ];
    // a2 is fair, so a is high; both parts of the root are then high or better.
    let decided = run(vec![unit(vec![])], &rows);
    assert_eq!(decided.levels("unit"), ["top", "high", "high", "high", "fair"]);
}

#[test]
fn a_unit_is_decided_after_the_groups_of_its_parts() {
    let rows = [
        "unit root tier=upper mark=top score=1",
        "unit a tier=lower above=root mark=top score=2",
        "unit b tier=lower above=root mark=top score=1",
    ];
    // Of the lower tier half may be top, the other falls to fair: then the root cannot be top.
    let rule = |excess| {
        quota("1 / 2", |q| {
            q.per = per(&["tier"]);
            q.seats_min = 1;
            q.lowered_to = 1;
            q.excess = excess;
        })
    };
    let decided = run(vec![unit(vec![rule(Excess::Lower)])], &rows);
    assert_eq!(decided.levels("unit"), ["high", "top", "fair"]);
    // Referred, b is not rated: of the rated parts all are top.
    let decided = run(vec![unit(vec![rule(Excess::Refer)])], &rows);
    assert_eq!(decided.levels("unit"), ["top", "top", "referred"]);
}

#[test]
fn a_long_chain_of_units_is_decided_from_its_end() {
    let mut rows = vec!["unit u0 mark=top".to_owned()];
    rows.extend((1..300).map(|n| format!("unit u{n} above=u{} mark=top", n - 1)));
    rows.push("unit u300 above=u299 mark=fair".to_owned());
    let decided = run(vec![unit(vec![])], &rows);
    let found = decided.levels("unit");
    // u299 has a fair part and is high; u298 has a high part and is top again.
    assert_eq!(found[298..], ["top", "high", "fair"]);
    assert!(found[..298].iter().all(|level| *level == "top"));
}

#[test]
fn a_decided_level_stands_for_the_subject_with_those_who_read_it_only_where_asked() {
    let worker = Draft::new("worker").subject("unit", 1).level("top", &["any: true"]).ceiling(
        "unit-level",
        "unit.rating",
        "true",
    );
    let unit = || unit_alone();
    let rows = [
        "unit a mark=top decided=fair",
        "unit b decided=high",
        "unit c",
        "worker p unit=a",
        "worker q unit=b",
        "worker r unit=c",
    ];
    let evaluated = run(vec![worker, unit()], &rows);
    assert_eq!(evaluated.levels("unit"), ["top", "pending", "pending"]);
    assert_eq!(evaluated.levels("worker"), ["fair", "high", "pending"]);
    assert_eq!(evaluated.verdict("worker/r").missing, ["unit.rating"]);
    let worker = Draft::new("worker").subject("unit", 1).level("top", &["any: true"]).ceiling(
        "unit-level",
        "unit.rating",
        "true",
    );
    let simulated = try_run(vec![worker, unit()], &rows, false).unwrap();
    assert_eq!(simulated.levels("worker"), ["top", "pending", "pending"]);
}

fn unit_alone() -> Draft {
    Draft::new("unit").marks("mark").level("top", &["is-top: mark == rating.top"])
}

fn way(rows: &[&str], quotas: Vec<Quota>) -> String {
    let Err(found) = try_run(vec![unit(quotas)], rows, true) else { panic!("no cycle was found") };
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::Cycle]);
    let (_, way) = found[0].args.iter().find(|(key, _)| *key == "way").unwrap();
    way.clone()
}

#[test]
fn units_that_are_each_others_parts_wait_in_a_circle_that_is_named() {
    let rows = [
        "unit free mark=top",
        "unit c above=b mark=top",
        "unit a above=c mark=top",
        "unit b above=a mark=top",
        "unit outside above=a mark=top",
    ];
    // a waits for its part b, b for c, c for a.
    assert_eq!(way(&rows, vec![]), "unit/a → unit/b → unit/c → unit/a");
    let mut turned = rows;
    turned.reverse();
    assert_eq!(way(&turned, vec![]), "unit/a → unit/b → unit/c → unit/a");
    assert_eq!(way(&["unit own above=own"], vec![]), "unit/own → unit/own");
}

#[test]
fn a_group_that_holds_a_unit_and_its_own_part_is_a_circle() {
    let rule = || quota("1 / 2", |q| q.per = per(&["tier"]));
    let rows = [
        "unit root tier=upper mark=top",
        "unit part tier=upper above=root mark=top",
        "unit other tier=lower mark=top",
    ];
    let expected = "unit/root → unit/part → unit.quota.top-share [tier = upper] → unit/root";
    assert_eq!(way(&rows, vec![rule()]), expected);
    // Not in the group for sure: no circle.
    let apart = quota("1 / 2", |q| {
        q.per = per(&["tier"]);
        q.unless = Some(formula("given(score)"));
    });
    let rows =
        ["unit root tier=upper mark=top score=1", "unit part tier=upper above=root mark=top"];
    // Alone in its group the part has no seat; with a high part the root is top.
    let decided = run(vec![unit(vec![apart])], &rows);
    assert_eq!(decided.levels("unit"), ["top", "high"]);
}

#[test]
fn the_shortest_circle_is_named() {
    let rows = [
        "unit a above=d mark=top",
        "unit b above=a mark=top",
        "unit c above=b mark=top",
        "unit d above=c mark=top",
        "unit x above=y mark=top",
        "unit y above=x mark=top",
    ];
    assert_eq!(way(&rows, vec![]), "unit/x → unit/y → unit/x");
}

#[test]
fn a_unit_left_out_by_a_condition_on_levels_is_known_only_once_those_are() {
    // Units whose superior is top are not concerned; superiors have no superior themselves.
    let unit = Draft::new("unit")
        .subject("above", 0)
        .marks("mark")
        .numbers("score")
        .fact("tier", choice("upper lower"))
        .level("top", &["is-top: mark == rating.top"])
        .level("fair", &["any: true"])
        .quota(quota("1 / 2", |q| {
            q.per = per(&["tier"]);
            q.lowered_to = 1;
            q.seats_min = 1;
            q.unless = Some(formula("given(above) && above.rating == rating.top"));
        }));
    let rows = [
        "unit good tier=upper mark=top score=2",
        "unit weak tier=upper mark=fair score=1",
        "unit a tier=lower above=good mark=top score=1",
        "unit b tier=lower above=weak mark=top score=3",
        "unit c tier=lower above=weak mark=top score=2",
    ];
    let decided = run(vec![unit], &rows);
    // Of b and c one seat; a is not concerned.
    assert_eq!(decided.levels("unit"), ["top", "fair", "top", "top", "fair"]);
}
