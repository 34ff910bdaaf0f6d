//! Whose verdict may have hung on facts that are gone.

use crate::decide::tests::fixture::{Decided, Draft, choice, code, per, quota, run};
use crate::decide::{Doubt, Forgotten};
use crate::model::{Excess, Quota};

/// Who is in doubt, in the order of classes and rows, and why.
fn doubts(decided: &Decided, gone: &[(&str, Option<&str>)]) -> Vec<(String, Doubt)> {
    let forgotten = gone.iter().map(|(name, eligible)| {
        let (class, row) = decided.at(name);
        Forgotten { class, row, eligible: eligible.map(code) }
    });
    let doubts = decided.verdicts().doubts(&forgotten.collect::<Vec<_>>());
    let mut found = Vec::new();
    for (class, declared) in decided.book.regulation().classes.iter().enumerate() {
        for (row, id) in decided.population.tables[class].ids.iter().enumerate() {
            let doubt = doubts.of(class, row);
            found.extend(doubt.map(|doubt| (format!("{}/{id}", declared.id), doubt)));
        }
    }
    found
}

fn names(doubts: &[(String, Doubt)]) -> Vec<&str> {
    doubts.iter().map(|(name, _)| name.as_str()).collect()
}

/// Workers rated by their mark; of a tier half of the rated may be top.
fn worker(change: impl FnOnce(&mut Quota)) -> Draft {
    Draft::new("worker")
        .marks("mark")
        .numbers("score")
        .fact("tier", choice("a b c d"))
        .level("top", &["is-top: mark == rating.top"])
        .level("high", &["is-high: mark >= rating.high"])
        .level("fair", &["is-fair: mark >= rating.fair"])
        .quota(quota("1 / 2", |q| {
            q.per = per(&["tier"]);
            change(q);
        }))
}

const WORKERS: [&str; 11] = [
    "worker gone",
    // Two of three are eligible for one seat: the quota acts here.
    "worker a1 tier=a mark=top score=9",
    "worker a2 tier=a mark=top score=8",
    "worker a3 tier=a mark=fair",
    // One of two for one seat; a third who is top would make two for one.
    "worker b1 tier=b mark=top score=9",
    "worker b2 tier=b mark=fair",
    // One of three for one seat; a fourth who is top would make two for two.
    "worker c1 tier=c mark=top score=9",
    "worker c2 tier=c mark=fair",
    "worker c3 tier=c mark=fair",
    "worker d1 tier=d mark=high",
    "worker d2 tier=d mark=fair",
];

#[test]
fn peers_are_in_doubt_where_one_more_of_them_could_have_cost_them_their_level() {
    let decided = run(vec![worker(|_| {})], &WORKERS);
    let of = |eligible| doubts(&decided, &[("worker/gone", eligible)]);
    let top = of(Some("top"));
    assert_eq!(names(&top), ["worker/gone", "worker/a1", "worker/a2", "worker/b1"]);
    assert_eq!((top[0].1, top[1].1), (Doubt::Own, Doubt::Quota(0)));
    // At another level it took no seat, but it may have been counted where the quota acted.
    for eligible in [Some("fair"), None] {
        assert_eq!(names(&of(eligible)), ["worker/gone", "worker/a1", "worker/a2"]);
    }
}

#[test]
fn a_quota_that_only_reports_puts_nobody_in_doubt() {
    let decided = run(vec![worker(|q| q.excess = Excess::Report)], &WORKERS);
    assert_eq!(names(&doubts(&decided, &[("worker/gone", Some("top"))])), ["worker/gone"]);
}

/// A chief is rated no higher than the worker it names, and by that worker's score.
fn chief() -> Draft {
    Draft::new("chief")
        .subject("worker", 0)
        .level("top", &["enough: worker.score >= 1"])
        .level("high", &[])
        .ceiling("worker", "worker.rating", "given(worker)")
}

#[test]
fn whoever_reads_a_subject_in_doubt_is_in_doubt_unless_a_decided_level_is_read() {
    let mut rows = WORKERS.to_vec();
    rows[1] = "worker a1 tier=a mark=top score=9 decided=top";
    rows.extend([
        "chief c-gone worker=gone",
        "chief c-a1 worker=a1",
        "chief c-a2 worker=a2",
        "chief c-a3 worker=a3",
        "chief c-none",
    ]);
    let decided = run(vec![worker(|_| {}), chief()], &rows);
    let found = doubts(&decided, &[("worker/gone", None)]);
    // The level of a1 that others see is the decided one; its score is not gone.
    assert_eq!(
        names(&found),
        ["worker/gone", "worker/a1", "worker/a2", "chief/c-gone", "chief/c-a2"]
    );
    assert_eq!((found[3].1, found[4].1), (Doubt::Reads, Doubt::Reads));
}

#[test]
fn a_reader_in_doubt_puts_its_own_readers_and_peers_in_doubt() {
    let chief = chief().numbers("score").quota(quota("1 / 2", |_| {}));
    let above = Draft::new("above").subject("chief", 1).level("top", &[]).ceiling(
        "chief",
        "chief.rating",
        "given(chief)",
    );
    let rows = [
        "worker gone",
        "worker w tier=a mark=top score=9",
        "chief c-gone worker=gone",
        "chief c-w worker=w score=3",
        "above over-gone chief=c-gone",
        "above over-w chief=c-w",
        "above over-none",
    ];
    let decided = run(vec![worker(|q| q.seats_min = 1), chief, above], &rows);
    let found = doubts(&decided, &[("worker/gone", None)]);
    // c-w is eligible for top, and so may c-gone have been.
    let wanted = ["worker/gone", "chief/c-gone", "chief/c-w", "above/over-gone", "above/over-w"];
    assert_eq!(names(&found), wanted);
}

#[test]
fn whose_child_it_was_is_gone_too() {
    let unit = |reads: &[&str]| {
        Draft::new("unit")
            .marks("mark")
            .children("workers", 0, "unit")
            .level("top", reads)
            .level("fair", &[])
    };
    let worker = || Draft::new("worker").subject("unit", 1).marks("mark").level("top", &[]);
    let rows = ["worker gone", "worker w unit=u1", "unit u1 mark=top", "unit u2 mark=top"];
    for (reads, in_doubt) in [
        (&["some: count(workers) > 0"][..], &["worker/gone", "unit/u1", "unit/u2"][..]),
        (
            &["good: share_at_least(workers, rating.high) == 1"],
            &["worker/gone", "unit/u1", "unit/u2"],
        ),
        (&["mark: mark == rating.top"], &["worker/gone"]),
    ] {
        let decided = run(vec![worker(), unit(reads)], &rows);
        assert_eq!(names(&doubts(&decided, &[("worker/gone", Some("top"))])), in_doubt);
    }
}

#[test]
fn a_child_in_doubt_matters_to_its_parent_where_levels_are_read() {
    let mentor = || Draft::new("mentor").marks("mark").level("top", &["top: mark == rating.top"]);
    let worker = || {
        let worker = Draft::new("worker").subject("mentor", 0).subject("unit", 2);
        worker.level("top", &[]).ceiling("mentor", "mentor.rating", "given(mentor)")
    };
    let unit = |read: &str| {
        Draft::new("unit").children("workers", 1, "unit").level("top", &[read]).level("fair", &[])
    };
    let rows = ["mentor m", "worker w mentor=m unit=u1", "worker x unit=u2", "unit u1", "unit u2"];
    for (read, in_doubt) in [
        (
            "good: share_at_least(workers, rating.high) == 1",
            &["mentor/m", "worker/w", "unit/u1"][..],
        ),
        ("some: count(workers) > 0", &["mentor/m", "worker/w"]),
    ] {
        let decided = run(vec![mentor(), worker(), unit(read)], &rows);
        let found = doubts(&decided, &[("mentor/m", Some("fair"))]);
        assert_eq!(names(&found), in_doubt, "{read}");
    }
}

#[test]
fn without_anything_gone_nobody_is_in_doubt() {
    let decided = run(vec![worker(|_| {})], &WORKERS);
    assert!(doubts(&decided, &[]).is_empty());
}
