//! Exemptions, review, standards and ceilings of one subject.

use crate::decide::tests::fixture::{Draft, run};
use crate::model::{Basis, Outcome};

fn worker() -> Draft {
    Draft::new("worker").flags("away recent reviewed kept helped late").numbers("score")
}

/// Top needs `kept` and 80 points, fair needs `helped`; nothing is said of high.
fn levels(draft: Draft) -> Draft {
    draft
        .level("top", &["kept-word: kept", "eighty: score >= 80"])
        .level("fair", &["has-helped: helped"])
}

#[test]
fn the_first_exemption_that_holds_decides_and_may_clear_the_review() {
    let draft = worker().exemption("is-away", "away", false).exemption("is-new", "recent", true);
    let decided = run(
        vec![levels(draft)],
        &[
            "worker a away=yes recent=yes",
            "worker b away=no recent=yes",
            "worker c away=yes",
            "worker d away=no recent=no kept=no helped=no",
        ],
    );
    let a = decided.verdict("worker/a");
    assert_eq!((a.outcome, a.exemption, a.review_due), (Outcome::Exempt, Some("is-away"), false));
    assert_eq!((a.standard, a.eligible, a.level), (None, None, None));
    let b = decided.verdict("worker/b");
    assert_eq!((b.exemption, b.review_due), (Some("is-new"), true));
    assert_eq!(decided.verdict("worker/c").exemption, Some("is-away"));
    let d = decided.verdict("worker/d");
    assert_eq!((d.outcome, d.level, d.review_due), (Outcome::Rated, Some("low"), true));
}

#[test]
fn an_exemption_unknown_before_one_that_holds_leaves_the_subject_pending() {
    let draft = worker().exemption("is-away", "away", false).exemption("is-new", "recent", true);
    let decided = run(vec![levels(draft)], &["worker a recent=yes", "worker b"]);
    let a = decided.verdict("worker/a");
    assert_eq!((a.outcome, a.exemption), (Outcome::Pending, None));
    assert_eq!(a.missing, ["away"]);
    assert_eq!(decided.verdict("worker/b").missing, ["away", "recent"]);
}

#[test]
fn a_subject_not_reviewed_or_not_known_to_be_is_pending() {
    let draft = worker().review("reviewed");
    let rows = [
        "worker a reviewed=no kept=yes score=90",
        "worker b kept=yes score=90",
        "worker c reviewed=yes kept=yes score=90",
    ];
    let decided = run(vec![levels(draft)], &rows);
    assert_eq!(decided.levels("worker"), ["pending", "pending", "top"]);
    assert!(decided.verdict("worker/a").missing.is_empty());
    assert_eq!(decided.verdict("worker/b").missing, ["reviewed"]);
    assert_eq!(decided.verdict("worker/b").standard, None);
}

#[test]
fn the_best_level_all_of_whose_requirements_hold_is_the_standard() {
    let rows = [
        "worker a kept=yes score=80 helped=no",
        "worker b kept=yes score=79 helped=yes",
        "worker c kept=no score=79 helped=no",
        "worker d kept=no helped=yes",
        "worker e kept=yes helped=yes",
        "worker f score=99 helped=no",
        "worker g kept=no",
    ];
    let decided = run(vec![levels(worker())], &rows);
    let found = decided.levels("worker");
    assert_eq!(found, ["top", "fair", "low", "fair", "pending", "pending", "pending"]);
    let a = decided.verdict("worker/a");
    assert_eq!((a.reasons, a.unmet), (vec!["kept-word", "eighty"], vec![]));
    let b = decided.verdict("worker/b");
    assert_eq!((b.reasons, b.unmet), (vec!["has-helped"], vec!["eighty"]));
    // The worst level is reached by no standard: nothing held, and the next better was not met.
    let c = decided.verdict("worker/c");
    assert_eq!((c.reasons, c.unmet, c.rests_on), (vec![], vec!["has-helped"], None));
    assert_eq!(decided.verdict("worker/d").unmet, ["kept-word"]);
    assert_eq!(decided.verdict("worker/e").missing, ["score"]);
    assert_eq!(decided.verdict("worker/f").missing, ["kept"]);
    assert_eq!(decided.verdict("worker/g").missing, ["helped"]);
}

#[test]
fn every_ceiling_that_holds_lowers_and_the_lowest_counts() {
    let draft = levels(worker().marks("own"))
        .ceiling("late-fair", "rating.fair", "late")
        .ceiling("own-mark", "own", "away");
    let rows = [
        "worker a kept=yes score=80 late=no away=no",
        "worker b kept=yes score=80 late=yes away=no",
        "worker c kept=yes score=80 late=yes away=yes own=low",
        "worker d kept=yes score=80 late=yes away=yes own=top",
        "worker e kept=no helped=no late=yes away=no",
    ];
    let decided = run(vec![draft], &rows);
    assert_eq!(decided.levels("worker"), ["top", "fair", "low", "fair", "low"]);
    let c = decided.verdict("worker/c");
    assert_eq!((c.standard, c.eligible), (Some("top"), Some("low")));
    assert_eq!(c.ceilings, ["late-fair", "own-mark"]);
    assert_eq!(decided.verdict("worker/e").ceilings, ["late-fair"]);
}

#[test]
fn an_unknown_ceiling_leaves_pending_only_if_it_could_lower_what_is_left() {
    let draft = levels(worker().marks("own"))
        .ceiling("late-fair", "rating.fair", "late")
        .ceiling("own-mark", "own", "away");
    let rows = [
        // `late` unknown could lower top to fair.
        "worker a kept=yes score=80 away=no",
        // Lowered to fair by the other ceiling already, an unknown fair changes nothing.
        "worker b kept=yes score=80 away=yes own=fair",
        // An unknown level counts as the worst.
        "worker c kept=yes score=80 late=no away=yes",
        // … but cannot lower the worst.
        "worker d kept=no helped=no late=no away=yes",
        // Unknown whether it holds, and its level is known to be no lower.
        "worker e kept=no score=1 helped=yes late=no own=high",
        // Unknown whether it holds, and its level is lower.
        "worker f kept=yes score=80 late=no own=high",
    ];
    let decided = run(vec![draft], &rows);
    assert_eq!(decided.levels("worker"), ["pending", "fair", "pending", "low", "fair", "pending"]);
    let a = decided.verdict("worker/a");
    assert_eq!((a.standard, a.eligible, a.level), (Some("top"), None, None));
    assert_eq!((a.missing, a.reasons), (vec!["late".to_owned()], vec!["kept-word", "eighty"]));
    assert_eq!(decided.verdict("worker/c").missing, ["own"]);
    assert_eq!(decided.verdict("worker/f").missing, ["away"]);
}

#[test]
fn a_verdict_rests_on_the_weakest_rule_or_parameter_that_decided() {
    let draft = worker()
        .parameter("enough", "80", Basis::Report)
        .exemption("is-away", "away", false)
        .level("top", &["kept-word: kept", "enough-points: score >= enough"])
        .level("fair", &["has-helped: helped"])
        .ceiling("late-fair", "rating.fair", "late")
        .with(|class| {
            class.exemptions[0].grounds.basis = Basis::Practice;
            class.levels[0].requires[0].grounds.basis = Basis::Paraphrase;
            class.ceilings[0].grounds.basis = Basis::Inferred;
        });
    let rows = [
        "worker a away=yes",
        "worker b away=no kept=yes score=80 late=no",
        "worker c away=no kept=no helped=yes late=no",
        "worker d away=no kept=no helped=yes late=yes",
    ];
    let decided = run(vec![draft], &rows);
    let basis = |name| decided.verdict(name).rests_on;
    assert_eq!(basis("worker/a"), Some(Basis::Practice));
    assert_eq!(basis("worker/b"), Some(Basis::Report));
    assert_eq!(basis("worker/c"), Some(Basis::Text));
    assert_eq!(basis("worker/d"), Some(Basis::Inferred));
}
