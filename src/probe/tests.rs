//! What cases show, worked out by hand for the small regulation of the fixture.

use crate::decide::Rulebook;
use crate::expect::{self, Prepared};
use crate::load;
use crate::probe::{Coverage, coverage};
use crate::report::tests::fixture;

/// One subject a line, as facts; what is expected does not matter here.
fn covered(subjects: &[&str]) -> Coverage {
    let case = |(at, given): (usize, &&str)| {
        format!(
            "[[case]]\nname = \"{at}\"\ngiven = {{ {given} }}\nexpect = {{ departure = \"\" }}\n"
        )
    };
    let cases: String = subjects.iter().enumerate().map(case).collect();
    let regulation = fixture::regulation(&cases);
    let (files, found) = load::cases(&regulation);
    assert!(found.is_empty(), "{found:?}");
    let book = Rulebook::compile(regulation).0.unwrap();
    let run = expect::run(&book, &files);
    coverage(&book, &Prepared::all(book.regulation(), &files), &run.coverage)
}

/// Each condition of `!given(score) || score >= 50.5` with the cases in which it decides.
fn score(subjects: &[&str]) -> Vec<(String, usize, usize, Option<[String; 2]>)> {
    let coverage = covered(subjects);
    let [rule] = coverage.rules.as_slice() else { panic!("one rule has two conditions") };
    assert_eq!(
        (rule.rule.rule.as_str(), rule.rule.level.as_deref()),
        ("score-enough", Some("high"))
    );
    let conditions = rule.conditions.iter();
    let told = conditions
        .map(|one| (one.text.clone(), one.true_decides, one.false_decides, one.shown_by.clone()));
    told.collect()
}

#[test]
fn a_condition_is_shown_by_two_cases_in_which_it_decides() {
    // Without a score the second condition is unknown: that it is not given decides. At 60 the
    // second decides, and the first does not, since the rule holds anyway.
    let both = |yes: &str, no: &str| Some([yes.to_owned(), no.to_owned()]);
    let found = score(&["unit = \"a\"", "score = 60"]);
    let given = "given(score)".to_owned();
    let enough = "score >= 50.5".to_owned();
    assert_eq!(found, [(given.clone(), 0, 1, None), (enough.clone(), 1, 0, None)]);
    // At 50 the rule fails: both decide.
    let found = score(&["unit = \"a\"", "score = 60", "score = 50"]);
    assert_eq!(found, [(given, 1, 1, both("2", "0")), (enough, 1, 1, both("1", "2"))]);
}

#[test]
fn a_clause_is_covered_where_every_rule_that_cites_it_has_both_cases() {
    // II.1 is cited by two requirements: at the top both hold; in the middle one of them fails.
    let of = |subjects: &[&str]| {
        let coverage = covered(subjects);
        let clause = coverage.clauses.iter().find(|clause| clause.clause == "II.1").unwrap();
        (clause.rules, clause.with_case_for, clause.with_case_against, clause.is_covered())
    };
    assert_eq!(of(&["task = \"top\""]), (2, 2, 0, false));
    assert_eq!(of(&["task = \"top\"", "task = \"mid\""]), (2, 2, 1, false));
    assert_eq!(of(&["task = \"top\"", "task = \"low\""]), (2, 2, 2, true));
}
