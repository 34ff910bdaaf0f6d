//! Who changes because a changed rule is about him, and who only gives way.

use crate::decide::tests::fixture::{Draft, choice, per, population, quota, regulation};
use crate::decide::{Options, Rulebook, causes, decide, decide_again};
use crate::model::{Quota, Regulation};

/// Top by the formula given, else by mark alone; one quota.
fn worker(top: &str, rule: Quota) -> Draft {
    Draft::new("worker")
        .marks("mark")
        .numbers("score")
        .fact("area", choice("north south"))
        .subject("team", 1)
        .level("top", &[&format!("is-top: {top}")])
        .level("high", &["is-high: mark >= rating.high"])
        .level("fair", &["is-fair: mark >= rating.fair"])
        .quota(rule)
}

/// Rated like most of its workers.
fn team() -> Draft {
    Draft::new("team")
        .children("workers", 0, "team")
        .level("top", &["half-top: share_at_least(workers, rating.top) >= 1/2"])
        .level("fair", &[])
}

const IS_TOP: &str = "mark == rating.top";
const IS_HIGH: &str = "mark >= rating.high";

fn book(worker: Draft) -> (Rulebook, Regulation) {
    let regulation = regulation(vec![worker, team()]);
    let (book, found) = Rulebook::compile(regulation.clone());
    (book.unwrap_or_else(|| panic!("{found:#?}")), regulation)
}

/// Whoever changes, with from, to and why, in the order of input.
fn check(before: Draft, after: Draft, rows: &[&str], expected: &[&str]) {
    let ((before, regulation), (after, _)) = (book(before), book(after));
    let population = population(&regulation, rows);
    let options = Options { use_decided: false };
    let was = decide(&before, &population, options).unwrap();
    let is = decide_again(&after, &population, (&before, &was)).unwrap();
    let (was, is) = (was.verdicts(&before, &population), is.verdicts(&after, &population));
    let changes = |class: usize, row: usize| {
        let of = |side: &crate::decide::Verdicts<'_>| {
            let verdict = side.verdict(class, row);
            (verdict.outcome, verdict.level.map(str::to_owned))
        };
        of(&was) != of(&is)
    };
    let rows = |class: usize| {
        let rows = 0..population.tables[class].len();
        rows.filter(|row| changes(class, *row)).map(|row| row as u32).collect::<Vec<u32>>()
    };
    let causes = causes(was, is, &[rows(0), rows(1)]);
    let mut changed = Vec::new();
    for class in 0..2 {
        for row in 0..population.tables[class].len() {
            let (old, new) = (was.verdict(class, row), is.verdict(class, row));
            if (old.outcome, old.level) != (new.outcome, new.level) {
                let [old, new] = [old, new].map(|v| (v.id, v.level.unwrap_or(v.outcome.as_str())));
                let why = if causes.is_direct(class, row) { "direct" } else { "displaced" };
                changed.push(format!("{} {} {} {why}", old.0, old.1, new.1));
            }
        }
    }
    assert_eq!(changed, expected);
}

#[test]
fn who_takes_a_seat_is_direct_and_who_gives_way_is_displaced() {
    // A quarter of 4 is 1 seat: first `a` has it, then `b`, whom the new standard lets in.
    let rows = [
        "worker a mark=top score=9",
        "worker b mark=high score=10",
        "worker c mark=fair",
        "worker d mark=fair",
    ];
    let share = || quota("1/4", |_| ());
    check(
        worker(IS_TOP, share()),
        worker(IS_HIGH, share()),
        &rows,
        &["a top high displaced", "b high top direct"],
    );
}

#[test]
fn a_greater_share_is_about_all_whom_it_seats() {
    let rows = [
        "worker a mark=top score=9",
        "worker b mark=top score=8",
        "worker c mark=top score=7",
        "worker d mark=fair",
    ];
    check(
        worker(IS_TOP, quota("1/4", |_| ())),
        worker(IS_TOP, quota("1/2", |_| ())),
        &rows,
        &["b high top direct"],
    );
}

#[test]
fn a_share_and_a_standard_that_change_together_are_told_apart() {
    // Half of 6 is 3 seats where a sixth is 1. By the share alone, `b` and `c` would be seated;
    // `e`, let in by the standard, comes before both and leaves one seat: `b` is moved by the
    // share. `c` stays where it was.
    let rows = [
        "worker a mark=top score=9",
        "worker b mark=top score=8",
        "worker c mark=top score=7",
        "worker e mark=high score=10",
        "worker f mark=fair",
        "worker g mark=fair",
    ];
    check(
        worker(IS_TOP, quota("1/6", |_| ())),
        worker(IS_HIGH, quota("1/2", |_| ())),
        &rows,
        &["b high top direct", "e high top direct"],
    );
    // The other way round two of them lose their seats by the share, `e` its standard; nobody is
    // displaced.
    check(
        worker(IS_HIGH, quota("1/2", |_| ())),
        worker(IS_TOP, quota("1/6", |_| ())),
        &rows,
        &["b top high direct", "e top high direct"],
    );
}

#[test]
fn a_seat_that_only_the_other_change_takes_away_displaces() {
    // The share grows from a sixth to a third: with the standings as they were, 2 seats, for `a`
    // and `b`. But `e` and `f` are let in and rank first: `a` gives way.
    let rows = [
        "worker a mark=top score=9",
        "worker b mark=top score=8",
        "worker e mark=high score=10",
        "worker f mark=high score=11",
        "worker g mark=fair",
        "worker h mark=fair",
    ];
    check(
        worker(IS_TOP, quota("1/6", |_| ())),
        worker(IS_HIGH, quota("1/3", |_| ())),
        &rows,
        &["a top high displaced", "e high top direct", "f high top direct"],
    );
}

#[test]
fn whom_a_quota_no_longer_concerns_is_direct_and_so_is_who_gets_his_seat() {
    // A third of 4, then of the 3 in the south, is 1: `a` keeps its level outside the quota, and
    // the rule itself hands its seat to `b`.
    let rows = [
        "worker a mark=top score=9 area=north",
        "worker b mark=top score=8 area=south",
        "worker c mark=fair area=south",
        "worker d mark=fair area=south",
    ];
    let unless = quota("1/3", |quota| {
        quota.unless = Some(crate::decide::tests::fixture::formula("area == \"north\""));
    });
    check(
        worker(IS_TOP, quota("1/3", |_| ())),
        worker(IS_TOP, unless),
        &rows,
        &["b high top direct"],
    );
    let apart = quota("1/3", |quota| quota.per = per(&["area"]));
    // By area the north has a third of 1, nothing, and the south one seat.
    check(
        worker(IS_TOP, quota("1/3", |_| ())),
        worker(IS_TOP, apart),
        &rows,
        &["a top high direct", "b high top direct"],
    );
}

#[test]
fn who_is_rated_by_others_levels_is_displaced_with_them() {
    let rows = ["team t", "worker a mark=high score=9 team=t", "worker b mark=fair score=8 team=t"];
    let share = || quota("1", |_| ());
    check(
        worker(IS_TOP, share()),
        worker(IS_HIGH, share()),
        &rows,
        &["a high top direct", "t fair top displaced"],
    );
}

#[test]
fn rules_that_say_the_same_are_about_nobody() {
    let rows = ["worker a mark=top score=9", "worker b mark=high score=10"];
    let share = || quota("1/2", |_| ());
    check(worker(IS_TOP, share()), worker("rating.top == mark", share()), &rows, &[]);
}
