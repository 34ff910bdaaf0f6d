//! Values, missing names and shown values of formulas, worked out by hand.

use super::fixture::{SCRIPT, UNIT, Village, WORKER, formula, regulation};
use super::print::value_text;
use super::{Expr, Wants, compile};
use crate::model::{Ratio, ValueRead};

/// A worker's village, and a formula checked in it for any use.
fn prepare(text: &str, class: usize, facts: &str) -> (Village, Expr) {
    let mut regulation = regulation(SCRIPT);
    let formula = formula(&mut regulation, text);
    let uses = [Wants::Truth, Wants::Rank, Wants::Level];
    let results = uses.map(|wants| compile(&regulation, class, &formula, wants));
    let error = format!("{:#?}", results[0]);
    let expr =
        results.into_iter().find_map(Result::ok).unwrap_or_else(|| panic!("{text}: {error}"));
    (Village::new(regulation, facts), expr)
}

fn value_in(village: &Village, expr: &Expr, class: usize, row: usize) -> String {
    let value = expr.value(&village.subject(class, row));
    let text = value_text(&value, &expr.ty, &village.regulation, Some(&village.population));
    text.unwrap_or_else(|| "unknown".to_owned())
}

/// Checks the value of a formula for worker `w` with these facts; what is left out is unknown.
#[track_caller]
fn check(text: &str, facts: &str, expected: &str) {
    let (village, expr) = prepare(text, WORKER, facts);
    assert_eq!(value_in(&village, &expr, WORKER, 0), expected, "{text} of {facts}");
}

/// Checks the value of a formula for a unit of the village: u0, u1, u2 or u3.
#[track_caller]
fn check_unit(text: &str, row: usize, expected: &str) {
    let (village, expr) = prepare(text, UNIT, "");
    assert_eq!(value_in(&village, &expr, UNIT, row), expected, "{text} of u{row}");
}

#[track_caller]
fn check_missing(text: &str, facts: &str, expected: &[&str]) {
    let (village, expr) = prepare(text, WORKER, facts);
    let missing = expr.missing(&village.subject(WORKER, 0));
    assert_eq!(missing.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{text}");
}

#[track_caller]
fn check_shown(text: &str, facts: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
    let (village, expr) = prepare(text, WORKER, facts);
    let shown = expr.values_read(&village.subject(WORKER, 0));
    let expected: Vec<_> = expected
        .iter()
        .map(|(fact, is, needs)| ValueRead {
            fact: (*fact).to_owned(),
            is: is.map(str::to_owned),
            needs: needs.map(str::to_owned),
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn one_false_part_decides_an_and_and_one_true_part_an_or() {
    let kleene = [
        ("true", "true", "true", "true"),
        ("true", "false", "false", "true"),
        ("true", "?", "unknown", "true"),
        ("false", "false", "false", "false"),
        ("false", "?", "false", "unknown"),
        ("?", "?", "unknown", "unknown"),
    ];
    for (a, b, and, or) in kleene {
        for (a, b) in [(a, b), (b, a)] {
            // `absent` is false where its cell is empty, so an unknown needs another fact.
            let facts = match b {
                "?" => format!("sanctioned={a}"),
                b => format!("sanctioned={a} months={}", if b == "true" { 9 } else { 1 }),
            };
            check("sanctioned && months > 5", &facts, and);
            check("sanctioned || months > 5", &facts, or);
        }
    }
    check("!sanctioned", "", "unknown");
    check("!sanctioned", "sanctioned=true", "false");
    check("sanctioned && months > 1 && score > 1", "score=0", "false");
}

#[test]
fn a_boolean_whose_empty_cell_means_false_is_never_unknown() {
    check("absent", "", "false");
    check("!absent", "absent=true", "false");
}

#[test]
fn numbers_are_exact_whatever_their_places() {
    check("score > 7.5", "score=7.5", "false");
    check("score >= 7.5", "score=7.5", "true");
    check("score == 7.50", "score=7.5", "true");
    check("0.1 + 0.2 == 0.3", "", "true");
    check("1 / 3 * 3 == 1", "", "true");
    check("months / 3", "months=1", "1/3");
    check("score * 2 - 1", "score=-0.5", "-2");
    check("-score", "score=2.5", "-2.5");
    check("-(-3)", "", "3");
    check("1 - -2.5 * -1", "", "-1.5");
    check("score > -2.5 && -2.3 > score", "score=-2.4", "true");
    check("2 + 3 * 4 - 6 / 3", "", "12");
    check("(2 + 3) * 4", "", "20");
    check("0.123456789012345678901234567891 > 0.123456789012345678901234567890", "", "true");
    check("share * 1000", "", "333");
}

#[test]
fn a_zero_divisor_and_an_overflow_are_unknown_and_named() {
    check("months / (months - 5) > 1", "months=5", "unknown");
    check_missing(
        "months / (months - 5) > 1",
        "months=5",
        &["months / (months - 5): division-by-zero"],
    );
    // Nineteen digits three times over are more than an exact number holds.
    let cube = "9223372036854775807 * 9223372036854775807 * 9223372036854775807";
    check(&format!("{cube} > 1"), "", "unknown");
    let missing = [&*format!("{cube}: overflow"), "months"];
    check_missing(&format!("months + {cube} > 1"), "", &missing);
    check("months / 0 > 1 || months > 1", "months=5", "true");
}

#[test]
fn a_comparison_with_an_unknown_is_unknown() {
    for sign in ["==", "!=", "<", "<=", ">", ">="] {
        check(&format!("months {sign} 5"), "", "unknown");
        check(&format!("5 {sign} months"), "", "unknown");
    }
    check("months == months", "", "unknown");
    check("standing >= grade.low", "", "unknown");
}

#[test]
fn the_order_of_a_scale_is_the_order_of_its_declaration() {
    check("standing >= grade.mid", "standing=mid", "true");
    check("standing > grade.mid", "standing=mid", "false");
    check("standing < grade.high", "standing=mid", "true");
    check("standing != grade_min", "standing=mid", "false");
    check("earlier == rating.top", "earlier=top", "true");
}

#[test]
fn choices_and_texts_are_compared_by_their_ids_and_letters() {
    check(r#"kind == "part""#, "kind=part", "true");
    check(r#""part" != kind"#, "kind=part", "false");
    check(r#"kind in ["full", "on-leave"]"#, "kind=on-leave", "true");
    check(r#"kind !in ["full", "on-leave"]"#, "kind=on-leave", "false");
    check(r#"kind in ["full"]"#, "", "unknown");
    check(r#"town == "Huế""#, "town=Huế", "true");
    check(r#"town in ["Vinh", "Huế"]"#, "town=Hue", "false");
    check(r#"choose(sanctioned, kind, "full") == "full""#, "sanctioned=false", "true");
}

#[test]
fn dates_are_compared_by_the_day() {
    check(r#"joined >= date("2020-06-30")"#, "joined=2020-06-30", "true");
    check("joined > cutoff", "joined=2020-06-30", "false");
    check(r#"joined == date("30/06/2020")"#, "joined=2020-06-30", "true");
    check("months_between(joined, period_end)", "joined=2020-06-30", "6");
    check("months_between(joined, period_end)", "joined=2020-07-01", "5");
    check("days_between(period_start, period_end)", "", "365");
    check("days_between(period_end, period_start)", "", "-365");
    check("months_between(joined, period_end) > 1", "", "unknown");
    check("period_start", "", "2020-01-01");
}

#[test]
fn the_lowest_of_a_group_is_settled_as_soon_as_one_value_decides() {
    check("lowest(task)", "skill=high care=mid speed=high", "mid");
    check("lowest(task)", "skill=high care=mid", "low..mid");
    check("lowest(task)", "skill=low", "low");
    check("lowest(task)", "", "low..high");
    check("lowest(task) >= grade.high", "skill=mid", "false");
    check("lowest(task) >= grade.mid", "skill=mid", "unknown");
    check("lowest(task) >= grade.low", "", "true");
    check("lowest(task) == grade.high", "skill=mid", "false");
    check("lowest(task) != grade.high", "skill=mid", "true");
    check("lowest(task) == grade.low", "skill=mid", "unknown");
    check("lowest(task) in [grade.low, grade.mid]", "skill=mid", "true");
    check("lowest(task) in [grade.high]", "skill=mid", "false");
    check("lowest(task) in [grade.mid, grade.high]", "skill=mid", "unknown");
    check("lowest(task) !in [grade.high]", "skill=mid", "true");
    check("grade.mid >= lowest(task)", "skill=mid", "true");
}

#[test]
fn the_highest_of_a_group_is_settled_from_above() {
    check("highest(task)", "skill=low care=mid", "mid..high");
    check("highest(task) >= grade.mid", "skill=mid", "true");
    check("highest(task) >= grade.high", "skill=mid", "unknown");
    check("highest(task) < grade.mid", "skill=mid", "false");
    check("highest(conduct) == manner", "manner=mid", "true");
    check("lowest(task) <= highest(task)", "skill=mid", "true");
    check("lowest(task) < highest(task)", "skill=mid", "unknown");
}

#[test]
fn a_count_over_a_group_is_an_interval_of_whole_numbers() {
    check("count_at_least(task, grade.mid)", "skill=mid care=low speed=high", "2");
    check("count_at_least(task, grade.mid)", "skill=mid", "1..3");
    check("count_at_least(task, grade.mid) >= 1", "skill=mid", "true");
    check("count_at_least(task, grade.mid) > 3", "skill=mid", "false");
    check("count_at_least(task, grade.mid) >= 2", "skill=mid", "unknown");
    check("count_at_least(task, grade.mid) == 0", "skill=mid", "false");
    check("count_at_least(task, grade.mid) in [1, 2, 3, 4]", "skill=mid", "true");
    check("count_at_least(task, grade.mid) in [1, 2]", "skill=mid", "unknown");
    check("count_at_least(task, grade.mid) in [0, 1.5]", "skill=mid", "false");
    check("count_at_least(task, grade.mid) == 1.5", "skill=mid", "false");
    check("2.5 != count_at_least(task, grade.mid)", "skill=mid", "true");
    // Whatever an unknown value is, it is at least the worst one.
    check("count_at_least(task, grade.low)", "", "3");
}

#[test]
fn calculation_with_an_interval_is_unknown() {
    check("count_at_least(task, grade.mid) + 1 > 0", "skill=mid", "unknown");
    check("min(lowest(task), grade.mid)", "skill=mid", "unknown");
    check("max(lowest(task), standing)", "skill=low standing=mid", "mid");
    check("better(lowest(task))", "skill=mid", "unknown");
    check("choose(true, lowest(task), grade.low) <= grade.mid", "skill=mid", "true");
}

#[test]
fn the_least_and_the_greatest_need_all_their_parts() {
    check("min(months, 7, score)", "months=9 score=6.5", "6.5");
    check("max(months, 7, score)", "months=9 score=6.5", "9");
    check("min(months, 7)", "", "unknown");
    check("max(joined, cutoff)", "joined=2019-01-01", "2020-06-30");
    check("min(standing, grade.mid)", "standing=high", "mid");
}

#[test]
fn a_choice_between_two_needs_its_condition() {
    check("choose(sanctioned, 1, 2)", "sanctioned=true", "1");
    check("choose(sanctioned, months, 2)", "sanctioned=false", "2");
    check("choose(sanctioned, 2, 2)", "", "unknown");
    check("choose(sanctioned, rating.failed, earlier)", "sanctioned=false earlier=good", "good");
}

#[test]
fn given_is_always_known() {
    check("given(months)", "", "false");
    check("given(months)", "months=0", "true");
    check("given(skill)", "skill=low", "true");
    check("given(unit)", "unit=u1", "true");
    check("given(unit.size)", "unit=u2", "false");
    check("given(unit.size)", "", "false");
    check("given(unit.rating)", "unit=u1", "true");
    check("given(unit.rating)", "unit=u2", "false");
    check("!given(earlier) || earlier == rating.top", "", "true");
}

#[test]
fn facts_of_other_subjects_are_read_at_any_depth() {
    check("unit.size", "unit=u1", "5");
    check(r#"unit.kind == "field""#, "unit=u1", "true");
    check("unit.parent.size", "unit=u1", "30");
    check("unit.parent.parent.size", "unit=u2", "30");
    check(r#"unit.parent.kind == "office""#, "unit=u1", "true");
    check("unit.rating", "unit=u1", "good");
    check("unit.parent.rating == rating.top", "unit=u1", "true");
    check("unit.rating", "unit=u2", "unknown");
    check("unit.size", "unit=u2", "unknown");
    check("unit.parent.size", "unit=u3", "unknown");
    check("mentor.months", "mentor=w3", "2");
    check("mentor.rating", "mentor=w4", "top");
    check("mentor.unit == unit", "mentor=w3 unit=u1", "true");
    check("mentor.unit == unit", "mentor=w6 unit=u1", "false");
    check("mentor.unit != unit", "mentor=w6", "unknown");
    check("unit.grade >= grade.mid", "unit=u1", "true");
}

#[test]
fn children_are_counted_by_their_final_levels() {
    check_unit("count(members)", 1, "5");
    check_unit("count_rated(members)", 1, "4");
    check_unit("count_at_least(members, rating.good)", 1, "2");
    check_unit("share_at_least(members, rating.good)", 1, "0.5");
    check_unit("share_at_least(members, rating.pass) >= 0.75", 1, "true");
    check_unit("count(members)", 0, "0");
    check_unit("share_at_least(members, rating.good)", 2, "unknown");
    check_unit("share_at_least(members, rating.good) > 0.5", 0, "unknown");
    // Of all subordinate units, rated or not: u0 has u1 (good), u1 has u2 (not rated).
    check_unit("share_at_least(units, rating.good)", 0, "1");
    check_unit("share_at_least(units, rating.failed)", 1, "0");
    check_unit("count_at_least(units, rating.top)", 0, "0");
}

#[test]
fn functions_of_the_regulation_are_called_with_known_values_only() {
    check("weighted(score, standing)", "score=7 standing=high", "13.5");
    check("weighted(score, standing)", "score=7 standing=mid", "3.5");
    check("weighted(score, standing)", "score=7", "unknown");
    check("weighted(months / 3, grade.low)", "months=1", "1/6");
    check("doubled(months)", "months=4", "8");
    check("is_town(town)", "town=Huế", "true");
    check("is_town(kind)", "kind=part", "false");
    check("better(standing) == grade.high", "standing=low", "true");
    check("later(joined)", "joined=2020-07-01", "true");
    check("later(joined)", "joined=2020-06-30", "false");
}

#[test]
fn a_script_that_does_not_end_makes_its_rule_unknown_and_says_why() {
    check("endless(months) > 1", "months=1", "unknown");
    check_missing("endless(months) > 1", "months=1", &["endless: too-many-operations"]);
    check_missing("doubled(months) > 1", "months=9223372036854775807", &["doubled: overflow"]);
    check_missing("endless(months) > 1", "", &["months"]);
}

#[test]
fn names_may_be_vietnamese() {
    check("tuổi >= 18", "tuổi=20", "true");
    check_missing("tuổi >= 18", "", &["tuổi"]);
}

#[test]
fn only_what_would_decide_is_missing() {
    check_missing("months > 5 && score > 1", "score=5", &["months"]);
    check_missing("months > 5 && score > 1", "score=0", &[]);
    check_missing("months > 5 || score > 1", "", &["months", "score"]);
    check_missing("lowest(task) >= grade.high", "skill=high", &["care", "speed"]);
    check_missing("lowest(task) >= grade.high", "skill=low", &[]);
    check_missing("unit.rating >= rating.good", "", &["unit"]);
    check_missing("unit.rating >= rating.good", "unit=u2", &["unit.rating"]);
    check_missing("unit.parent.size > 3", "unit=u0", &["unit.parent"]);
    check_missing("unit.parent.size > 3", "unit=u3", &["unit.parent"]);
    check_missing("unit.size > 3", "unit=u2", &["unit.size"]);
    check_missing("choose(sanctioned, months, score) > 1", "", &["sanctioned"]);
    check_missing("choose(sanctioned, months, score) > 1", "sanctioned=true", &["months"]);
    check_missing("given(months) && !sanctioned", "", &[]);
    check_missing("given(months) || !sanctioned", "", &["sanctioned"]);
    check_missing("weighted(score, standing) > 1", "score=1", &["standing"]);
    check_missing(r#"months in [1, 2] || kind in ["full"]"#, "", &["kind", "months"]);
    let (village, expr) = prepare("share_at_least(members, rating.good) > 0.5", UNIT, "");
    let missing = expr.missing(&village.subject(UNIT, 3));
    assert_eq!(missing.into_iter().collect::<Vec<_>>(), ["members"]);
}

#[test]
fn every_value_is_shown_with_the_comparison_made_of_it() {
    check_shown(
        "lowest(task) >= grade.high",
        "skill=mid care=high speed=high",
        &[("lowest(task)", Some("mid"), Some(">= high"))],
    );
    check_shown(
        "lowest(task) >= grade.high",
        "skill=mid",
        &[("lowest(task)", Some("low..mid"), Some(">= high"))],
    );
    check_shown("months < months_min", "months=5", &[("months", Some("5"), Some("< 6"))]);
    check_shown("months_min > months", "months=5", &[("months", Some("5"), Some("< 6"))]);
    check_shown("!(months < 6)", "", &[("months", None, Some(">= 6"))]);
    check_shown(
        "sanctioned",
        "sanctioned=false",
        &[("sanctioned", Some("false"), Some("== true"))],
    );
    check_shown("!sanctioned", "", &[("sanctioned", None, Some("== false"))]);
    check_shown(
        r#"kind !in ["full", "part"]"#,
        "kind=part",
        &[("kind", Some("part"), Some("!in [full, part]"))],
    );
    check_shown(
        "!given(earlier) || earlier == rating.top",
        "earlier=good",
        &[("earlier", Some("good"), Some("!given")), ("earlier", Some("good"), Some("== top"))],
    );
    check_shown(
        "score + months >= 10",
        "score=1.5 months=2",
        &[
            ("score + months", Some("3.5"), Some(">= 10")),
            ("score", Some("1.5"), None),
            ("months", Some("2"), None),
        ],
    );
    check_shown(
        "weighted(score, standing) >= 10",
        "score=7 standing=high",
        &[
            ("weighted(score, standing)", Some("13.5"), Some(">= 10")),
            ("score", Some("7"), None),
            ("standing", Some("high"), None),
        ],
    );
    check_shown("unit.rating", "unit=u1", &[("unit.rating", Some("good"), None)]);
    check_shown(
        "mentor.unit == unit",
        "mentor=w3 unit=u1",
        &[("mentor.unit", Some("u1"), Some("== u1")), ("unit", Some("u1"), Some("== u1"))],
    );
    check_shown(
        "score >= months",
        "score=7",
        &[("score", Some("7"), Some(">= months")), ("months", None, Some("<= 7"))],
    );
    check_shown(
        "joined > cutoff",
        "joined=2019-12-31",
        &[("joined", Some("2019-12-31"), Some("> 2020-06-30"))],
    );
}

#[test]
fn a_formula_says_what_it_reads() {
    let (_, expr) = prepare(
        "lowest(conduct) >= grade_min && unit.rating > rating.pass && mentor.unit.size > 3 \
         || doubled(months) > months_min",
        WORKER,
        "",
    );
    let reads = expr.reads();
    let worker = regulation(SCRIPT);
    let index = |id| worker.classes[WORKER].fact_index(id).unwrap();
    let facts = ["manner", "unit", "mentor", "months"].map(index);
    assert_eq!(reads.facts.into_iter().collect::<Vec<_>>(), {
        let mut facts = facts.to_vec();
        facts.sort_unstable();
        facts
    });
    assert_eq!(
        reads.ratings.iter().map(|p| (&p.via[..], p.class)).collect::<Vec<_>>(),
        [(&[index("unit")][..], UNIT)]
    );
    let size = worker.classes[UNIT].fact_index("size");
    assert_eq!(reads.paths.iter().map(|p| (p.via.len(), p.fact)).collect::<Vec<_>>(), [(2, size)]);
    assert_eq!(reads.parameters.into_iter().collect::<Vec<_>>(), [0, 2]);
    assert_eq!(reads.functions.into_iter().collect::<Vec<_>>(), [1]);
    let (_, expr) = prepare("count(units) > 1 && count_rated(members) > 1", UNIT, "");
    assert_eq!(expr.reads().children.into_iter().collect::<Vec<_>>(), [(0, true), (1, false)]);
}

#[test]
fn a_formula_printed_and_read_again_is_the_same() {
    for text in [
        "months > 5 && (score < 1 || !sanctioned) && lowest(task) >= grade.mid",
        "(months - (score - 1)) * -months / (2 / score) >= -3",
        r#"kind !in ["full", "on-leave"] || given(unit.rating)"#,
        "(months > 5) == (score > 1)",
        "months !in [1, 2] == sanctioned",
        "choose(sanctioned, min(months, 2), max(score, 3.25)) != months_min",
        r#"joined > date("2020-01-31") && months_between(joined, period_end) > 1"#,
        "count_at_least(task, grade.mid) > 1 && unit.parent.rating == rating.top",
        "weighted(score, standing) > 1 && days_between(cutoff, joined) > -(-months)",
    ] {
        let (village, expr) = prepare(text, WORKER, "");
        let printed = expr.text(&village.regulation, WORKER);
        let (_, again) = prepare(&printed, WORKER, "");
        assert_eq!(again.text(&village.regulation, WORKER), printed, "{text}");
        let strip = |text: &str| text.replace(['(', ')', ' '], "");
        assert_eq!(strip(&printed), strip(text));
    }
}

#[test]
fn a_parameter_read_as_a_percent_is_exact() {
    assert_eq!(Ratio::parse("33.3%"), Ratio::new(333, 1000));
    check("share == 0.333", "", "true");
}
