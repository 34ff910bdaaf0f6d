//! What is altered in the small regulation of the fixture, and which alterations cases notice,
//! counted and worked out by hand.

use crate::decide::Rulebook;
use crate::expect::Prepared;
use crate::load;
use crate::model::{PackageFile, Ratio};
use crate::probe::mutate::{Alteration, Mutated, Of, mutants, mutate};
use crate::report::tests::fixture;
use std::collections::BTreeMap;

fn mutated(cases: &str) -> Mutated {
    of_worker(cases, &[])
}

/// The same after some texts of the class were replaced.
fn of_worker(cases: &str, replaced: &[(&str, &str)]) -> Mutated {
    let mut package = fixture::package(cases);
    let worker = package.files.get_mut("worker.toml").unwrap();
    let mut text = String::from_utf8(worker.bytes.to_vec()).unwrap();
    for (from, to) in replaced {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    *worker = PackageFile { shown: worker.shown.clone(), bytes: text.as_bytes().into() };
    let (regulation, found) = load::regulation(package);
    assert!(found.is_empty(), "{found:?}");
    let regulation = regulation.unwrap();
    let (files, found) = load::cases(&regulation);
    assert!(found.is_empty(), "{found:?}");
    let (book, found) = Rulebook::compile(regulation);
    assert!(found.is_empty(), "{found:?}");
    let book = book.unwrap();
    let cases = Prepared::all(book.regulation(), &files);
    assert!(cases.iter().all(|case| case.holds(&book)));
    mutate(&book, &cases)
}

/// Survivors of a rule or parameter as `what: was > becomes`.
fn survivors(told: &Mutated, id: &str) -> Vec<String> {
    let of = |of: &Of| match of {
        Of::Rule(rule) => rule.rule == id,
        Of::Parameter(_, known) | Of::Children(_, known) => known == id,
    };
    let found = told.survivors.iter().filter(|one| of(&one.mutation.of));
    let mut found: Vec<String> = found
        .map(|one| {
            let it = &one.mutation;
            format!("{}: {} > {}", it.what.as_str(), it.was, it.becomes)
        })
        .collect();
    found.sort();
    found
}

#[test]
fn every_kind_of_alteration_is_made_of_the_small_regulation() {
    // By rule: `months < months_min` 2 comparisons; months_min 5 and 7; left out; review due.
    // `lowest(work) >= grade.top` 2 comparisons, 1 level beside the best; left out.
    // `!given(score) || score >= 50.5`: and for or, each half, no `not`, 2 comparisons, 2 numbers;
    // left out. `lowest(work) >= grade.mid` 2 and 2 levels; left out. `late`: not late; at most
    // fail or high; left out. The quota: `1 * 2`, each number one point less and more, a base of
    // all rated or with high, 2 roundings, a seat in any case, no groups, lowered to fail, the
    // order turned, 2 ways with the excess, 2 with ties; left out.
    let told = mutated("");
    assert_eq!((told.noticed.len(), told.equivalent.len()), (0, 0));
    let mut kinds: BTreeMap<Alteration, usize> = BTreeMap::new();
    for survivor in &told.survivors {
        *kinds.entry(survivor.mutation.what).or_default() += 1;
    }
    let expected = [
        (Alteration::Threshold, 2 + 2 + 4),
        (Alteration::Comparison, 2 + 2 + 2 + 2),
        (Alteration::Junction, 1),
        (Alteration::Negation, 1 + 1),
        (Alteration::ConditionDropped, 2),
        (Alteration::Arithmetic, 1),
        (Alteration::Level, 1 + 2 + 2),
        (Alteration::RuleDropped, 6),
        (Alteration::ReviewDue, 1),
        (Alteration::Base, 2),
        (Alteration::Rounding, 2),
        (Alteration::SeatsMin, 1),
        (Alteration::Peers, 1),
        (Alteration::LoweredTo, 1),
        (Alteration::Rank, 1),
        (Alteration::Excess, 2),
        (Alteration::Ties, 2),
    ];
    assert_eq!(kinds, BTreeMap::from(expected));
    // Without a case nothing is noticed: the score is nought of 46.
    assert_eq!((told.counted(), told.score()), (46, Ratio::ZERO));
}

#[test]
fn kinds_that_the_fixture_has_no_rule_for_are_altered_too() {
    let told = of_worker(
        "",
        &[
            ("'''late'''", "'''late && unit in [\"a\", \"b\"] && months + 1 > max(months, 3)'''"),
            (
                "[criteria.task]",
                "[criteria.care]\ntype = \"grade\"\ngroup = \"work\"\ntitle = { vi = \"Cẩn thận\", en = \"Care\" }\n[criteria.manner]\ntype = \"grade\"\ngroup = \"ways\"\ntitle = { vi = \"Tác phong\", en = \"Manner\" }\n[criteria.task]",
            ),
            ("ties = \"refer\"", "ties = \"refer\"\nunless = '''late'''"),
        ],
    );
    let late = survivors(&told, "late");
    for wanted in [
        "item-dropped: unit in [\"a\", \"b\"] > unit in [\"b\"]",
        "item-dropped: unit in [\"a\", \"b\"] > unit in [\"a\"]",
        "negation: unit in [\"a\", \"b\"] > unit !in [\"a\", \"b\"]",
        "arithmetic: months + 1 > months - 1",
        "aggregate: max(months, 3) > min(months, 3)",
    ] {
        assert!(late.iter().any(|one| one == wanted), "{wanted} is not among {late:#?}");
    }
    let top = survivors(&told, "task-top");
    assert!(top.contains(&"aggregate: lowest(work) > highest(work)".to_owned()), "{top:#?}");
    assert!(top.contains(&"group: lowest(work) > lowest(ways)".to_owned()), "{top:#?}");
    let quota = survivors(&told, "high-share");
    assert!(quota.contains(&"unless-dropped:  > ".to_owned()), "{quota:#?}");
}

#[test]
fn a_case_just_below_and_one_at_a_threshold_notice_what_moves_it() {
    // At 50.5 the score is enough: `>` and 50.51 would make it too little, and so would "not
    // enough" (`<`). Whoever has 50.49 has too little: 50.49 as the threshold would be noticed.
    let case = |name: &str, score: &str, standard: &str| {
        format!(
            "[[case]]\nname = \"{name}\"\ngiven = {{ unit = \"a\", months = 6, task = \"top\", score = \"{score}\" }}\nexpect = {{ standard = \"{standard}\" }}\n"
        )
    };
    let below = case("just below", "50.49", "pass");
    let at = case("at", "50.5", "high");
    let left = survivors(&mutated(&at), "score-enough");
    // With this case alone: the threshold a step lower, a rule left out, the contrary of "not
    // given", which holds of whoever has a score, and `||` without the half of no score.
    assert_eq!(
        left,
        [
            "condition-dropped: !given(score) || score >= 50.5 > score >= 50.5",
            "negation: !given(score) > given(score)",
            "rule-dropped:  > ",
            "threshold: 50.5 > 50.49",
        ],
    );
    let left = survivors(&mutated(&format!("{at}{below}")), "score-enough");
    // That a score need not be given takes a case without one.
    assert_eq!(left, ["condition-dropped: !given(score) || score >= 50.5 > score >= 50.5"]);
}

#[test]
fn a_survivor_is_told_with_the_nearest_subject_that_would_notice() {
    let told = mutated("");
    let threshold = told.survivors.iter().find(|one| one.mutation.becomes == "50.51").unwrap();
    let shown = threshold.shown.as_ref().unwrap();
    let facts: Vec<_> =
        shown.facts.iter().map(|one| (one.fact.as_str(), one.value.as_deref())).collect();
    assert_eq!(facts, [("score", Some("50.5"))]);
    assert_eq!((shown.now.as_str(), shown.altered.as_str()), ("high", "pass"));
    assert_eq!(threshold.mutation.place.file.as_ref(), "rules/guide-1/worker.toml");
    // What changes only groups is shown by no single subject.
    let tie = told.survivors.iter().find(|one| one.mutation.what == Alteration::Ties).unwrap();
    assert_eq!(tie.shown, None);
}

#[test]
fn an_alteration_that_gives_nobody_another_outcome_is_told_apart() {
    // Nothing is better than top: `== top` and `>= top` are the same.
    let told = of_worker("", &[("lowest(work) >= grade.top", "lowest(work) == grade.top")]);
    let [same] = told.equivalent.as_slice() else { panic!("{:#?}", told.equivalent) };
    assert_eq!(same.becomes, "lowest(work) >= grade.top");
    assert!(!told.survivors.iter().any(|one| one.mutation == *same));
}

#[test]
fn an_altered_formula_is_a_formula() {
    let regulation = fixture::regulation("");
    let all = mutants(&regulation);
    for mutant in &all {
        let made = mutant.book(&regulation).is_some();
        // A quota cannot lower to a level that it limits.
        let is_refused =
            mutant.mutation.what == Alteration::LoweredTo && mutant.mutation.becomes == "high";
        assert_eq!(made, !is_refused, "{:?}", mutant.mutation);
    }
}
