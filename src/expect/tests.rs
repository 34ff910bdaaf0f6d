//! Cases come out as a person would work them out by hand.

use crate::decide::Rulebook;
use crate::expect::{CasesRun, run};
use crate::load;
use crate::report::tests::fixture;

fn run_cases(cases: &str) -> CasesRun {
    let regulation = fixture::regulation(cases);
    let (files, found) = load::cases(&regulation);
    assert!(found.is_empty(), "{found:?}");
    let (book, found) = Rulebook::compile(regulation);
    assert!(found.is_empty(), "{found:?}");
    run(&book.unwrap(), &files)
}

/// The arguments of each failure, as `key: expected / actual`.
fn failures(run: &CasesRun) -> Vec<String> {
    let arg = |one: &crate::diagnostic::Diagnostic, key: &str| {
        let found = one.args.iter().find(|(known, _)| *known == key);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let failed = run.diagnostics.iter().filter(|one| one.is_error());
    let text = |one| {
        let (subject, key) = (arg(one, "subject"), arg(one, "key"));
        format!("{subject} {key}: {} / {}", arg(one, "expected"), arg(one, "actual"))
    };
    failed.map(text).collect()
}

#[test]
fn a_case_that_comes_out_as_expected_passes() {
    let run = run_cases(
        r#"
        [[case]]
        name = "half a year is enough"
        given = { unit = "a", months = 6, task = "mid" }
        expect = { outcome = "rated", level = "pass", reasons = ["task-mid"], exemption = "", review_due = true }
        [[case]]
        name = "five months are not"
        given = { unit = "a", months = 5 }
        expect = { outcome = "exempt", exemption = "new", rests_on = "text" }
        "#,
    );
    assert_eq!(failures(&run), Vec::<String>::new());
    assert!(run.is_as_expected());
    assert_eq!((run.files[0].passed, run.files[0].failed), (2, 0));
}

#[test]
fn a_failure_is_told_with_what_was_expected_and_what_came_out() {
    let run = run_cases(
        r#"
        [[case]]
        name = "the late are high"
        given = { unit = "a", months = 9, task = "top", late = true }
        expect = { level = "high", ceilings = [] }
        "#,
    );
    assert_eq!(failures(&run), ["subject level: high / pass", "subject ceilings:  / late"]);
    let place = run.diagnostics[0].location.as_ref().unwrap();
    assert_eq!((&*place.file, place.line), ("rules/guide-1/worker.cases.toml", 5));
    assert_eq!((run.files[0].passed, run.files[0].failed), (0, 1));
}

#[test]
fn what_a_case_leaves_open_is_unknown() {
    let run = run_cases(
        r#"
        [[case]]
        name = "no team"
        given = { months = 9, task = "top" }
        expect = { outcome = "pending", missing = ["unit"], level = "" }
        "#,
    );
    assert_eq!(failures(&run), Vec::<String>::new());
}

#[test]
fn of_three_eligible_beside_two_at_pass_the_best_two_by_score_stay_high() {
    // Half of the final number at pass: with e high, 2 + (3 - e) are at pass;
    // e = 2 gives a cap of 1 (half of 3, down), e = 1 a cap of 2. So one stays high.
    let run = run_cases(
        r#"
        [[case]]
        name = "a quota over a group"
        group = [
          { id = "first", unit = "a", months = 9, task = "top", score = "90" },
          { id = "next", unit = "a", months = 9, task = "top", score = "80.5", times = 2 },
          { id = "rest", unit = "a", months = 9, task = "mid", times = 2 },
          { id = "other", unit = "b", months = 9, task = "mid" },
        ]
        [case.expect]
        first  = { level = "high", quota = "" }
        next-2 = { level = "pass", quota = "high-share", standard = "high" }
        levels = { high = 1, pass = 5 }
        referred = []
        "#,
    );
    assert_eq!(failures(&run), Vec::<String>::new());
    let run = run_cases(
        r#"
        [[case]]
        name = "wrong expectations of a group"
        group = [
          { id = "one", unit = "a", months = 9, task = "mid" },
          { id = "two", unit = "a", months = 9, task = "mid" },
        ]
        expect = { one = { level = "high" }, levels = { high = 1 }, referred = ["two"] }
        "#,
    );
    assert_eq!(failures(&run), ["one level: high / pass", " high: 1 / 0", " referred: two / "],);
}

#[test]
fn coverage_counts_subjects_of_whom_a_rule_was_true_false_and_unknown() {
    let run = run_cases(
        r#"
        [[case]]
        name = "new"
        given = { unit = "a", months = 1 }
        expect = { outcome = "exempt" }
        [[case]]
        name = "old and late"
        given = { unit = "a", months = 9, task = "mid", late = true }
        expect = { level = "pass" }
        "#,
    );
    let counts: Vec<_> = run
        .coverage
        .iter()
        .map(|rule| (rule.rule.as_str(), rule.held, rule.failed, rule.unknown))
        .collect();
    assert_eq!(
        counts,
        [
            ("new", 1, 1, 0),
            ("task-top", 0, 1, 1),
            ("score-enough", 2, 0, 0),
            ("task-mid", 1, 0, 1),
            ("late", 1, 1, 0),
            ("high-share", 0, 2, 0),
        ],
    );
    assert!(!run.coverage[1].is_exercised() && run.coverage[0].is_exercised());
}

#[test]
fn a_case_that_nobody_confirmed_is_told_as_a_warning() {
    let run = run_cases(
        r#"
        [[case]]
        name = "proposed"
        confirm = true
        given = { unit = "a", months = 1 }
        expect = { outcome = "exempt" }
        "#,
    );
    assert_eq!(run.files[0].unconfirmed, 1);
    assert_eq!(run.diagnostics.len(), 1);
    assert!(!run.diagnostics[0].is_error());
}
