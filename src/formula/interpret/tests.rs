//! Random formulas of random subjects: the tree walk and rhai itself come to the same value.

use crate::formula::fixture::{SCRIPT, UNIT, Village, WORKER, place, regulation};
use crate::formula::{Cell, Expr, Subject, Val, Wants, compile, interpret};
use crate::model::{FactType, Formula};
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::sync::LazyLock;

static VILLAGE: LazyLock<Village> = LazyLock::new(|| Village::new(regulation(SCRIPT), ""));

const SIGNS: [&str; 6] = ["==", "!=", "<", "<=", ">", ">="];

fn one_of(texts: &[&'static str]) -> BoxedStrategy<String> {
    select(texts.to_vec()).prop_map(str::to_owned).boxed()
}

fn join(
    parts: [BoxedStrategy<String>; 2],
    form: fn(&str, &str) -> String,
) -> BoxedStrategy<String> {
    let [a, b] = parts;
    (a, b).prop_map(move |(a, b)| form(&a, &b)).boxed()
}

fn whole() -> BoxedStrategy<String> {
    one_of(&["months", "tuổi", "3", "0", "-2", "unit.size", "mentor.months", "months - 1"])
}

fn day() -> BoxedStrategy<String> {
    let known = [r#"date("2020-06-30")"#, r#"date("2019-12-31")"#, "period_start", "period_end"];
    prop_oneof![
        one_of(&["joined", "cutoff", "mentor.joined", "max(joined, cutoff)"]),
        one_of(&known)
    ]
    .boxed()
}

fn rating() -> BoxedStrategy<String> {
    one_of(&[
        "earlier",
        "unit.rating",
        "mentor.rating",
        "unit.parent.rating",
        "rating.pass",
        "rating.top",
        "min(earlier, rating.good)",
    ])
}

fn grade(depth: u32) -> BoxedStrategy<String> {
    let leaf = one_of(&[
        "standing",
        "unit.grade",
        "grade.low",
        "grade.mid",
        "grade.high",
        "grade_min",
        "skill",
        "lowest(task)",
        "highest(task)",
        "lowest(conduct)",
        "unit.parent.grade",
    ]);
    if depth == 0 {
        return leaf;
    }
    let part = grade(depth - 1);
    let chosen = (truth(depth - 1), part.clone(), part.clone());
    prop_oneof![
        4 => leaf,
        1 => part.clone().prop_map(|a| format!("better({a})")),
        1 => join([part.clone(), part.clone()], |a, b| format!("min({a}, {b})")),
        1 => join([part.clone(), part], |a, b| format!("max({a}, {b})")),
        1 => chosen.prop_map(|(c, a, b)| format!("choose({c}, {a}, {b})")),
    ]
    .boxed()
}

fn number(depth: u32) -> BoxedStrategy<String> {
    let leaf = one_of(&[
        "months",
        "score",
        "tuổi",
        "unit.size",
        "mentor.months",
        "unit.parent.size",
        "months_min",
        "share",
        "3",
        "0",
        "2.5",
        "-1",
        "count_at_least(task, grade.mid)",
        "count_at_least(task, grade.low)",
        "count_at_least(conduct, grade.high)",
    ]);
    if depth == 0 {
        return leaf;
    }
    let part = number(depth - 1);
    let two = || [part.clone(), part.clone()];
    let chosen = (truth(depth - 1), part.clone(), part.clone());
    prop_oneof![
        3 => leaf,
        1 => join(two(), |a, b| format!("({a} + {b})")),
        1 => join(two(), |a, b| format!("({a} - {b})")),
        1 => join(two(), |a, b| format!("({a}) * ({b})")),
        1 => join(two(), |a, b| format!("({a}) / ({b})")),
        1 => join(two(), |a, b| format!("min({a}, {b}, 4)")),
        1 => join(two(), |a, b| format!("max({a}, {b})")),
        1 => part.clone().prop_map(|a| format!("-({a})")),
        1 => chosen.prop_map(|(c, a, b)| format!("choose({c}, {a}, {b})")),
        1 => whole().prop_map(|a| format!("doubled({a})")),
        1 => join([part.clone(), grade(0)], |a, b| format!("weighted({a}, {b})")),
        1 => join([day(), day()], |a, b| format!("months_between({a}, {b})")),
        1 => join([day(), day()], |a, b| format!("days_between({a}, {b})")),
    ]
    .boxed()
}

fn compared(part: BoxedStrategy<String>) -> BoxedStrategy<String> {
    (part.clone(), select(SIGNS.to_vec()), part)
        .prop_map(|(a, sign, b)| format!("{a} {sign} {b}"))
        .boxed()
}

fn listed(depth: u32) -> BoxedStrategy<String> {
    let numbers = vec(one_of(&["1", "2", "3", "months_min", "0.5", "0"]), 1..4);
    let grades = vec(one_of(&["grade.low", "grade.mid", "grade.high", "grade_min"]), 1..4);
    let sign = || select(vec!["in", "!in"]);
    let of_numbers = (number(depth), sign(), numbers);
    let of_grades = (grade(depth), sign(), grades);
    let form = |(item, sign, list): (String, &str, Vec<String>)| {
        format!("({item}) {sign} [{}]", list.join(", "))
    };
    prop_oneof![of_numbers.prop_map(form), of_grades.prop_map(form)].boxed()
}

fn truth(depth: u32) -> BoxedStrategy<String> {
    let leaf = one_of(&[
        "sanctioned",
        "absent",
        "true",
        "false",
        "given(months)",
        "given(unit.size)",
        "given(mentor.rating)",
        "given(skill)",
        "given(unit)",
        r#"kind == "part""#,
        r#""full" != kind"#,
        r#"kind in ["full", "on-leave"]"#,
        r#"mentor.kind == "part""#,
        r#"town == "Huế""#,
        r#"town !in ["Huế", "Vinh"]"#,
        "unit == mentor.unit",
        "unit != unit.parent",
        r#"unit.kind == "field""#,
        "is_town(town)",
        "is_town(kind)",
        "later(joined)",
        "lowest(task) <= highest(task)",
    ]);
    if depth == 0 {
        return leaf;
    }
    let part = truth(depth - 1);
    let two = || [part.clone(), part.clone()];
    let chosen = (part.clone(), part.clone(), part.clone());
    prop_oneof![
        2 => leaf,
        2 => compared(number(depth - 1)),
        3 => compared(grade(depth - 1)),
        1 => compared(rating()),
        1 => compared(day()),
        2 => listed(depth - 1),
        2 => join(two(), |a, b| format!("({a} && {b})")),
        2 => join(two(), |a, b| format!("({a} || {b})")),
        1 => (vec(part.clone(), 3)).prop_map(|parts| format!("({})", parts.join(" && "))),
        1 => join(two(), |a, b| format!("(({a}) == ({b}))")),
        1 => part.clone().prop_map(|a| format!("!({a})")),
        1 => chosen.prop_map(|(c, a, b)| format!("choose({c}, {a}, {b})")),
    ]
    .boxed()
}

/// A cell for every fact of a worker, about a third of them unknown.
fn cells() -> BoxedStrategy<Vec<(usize, Cell<'static>)>> {
    let facts = &VILLAGE.regulation.classes[WORKER].facts;
    let cells: Vec<_> = facts
        .iter()
        .enumerate()
        .map(|(at, fact)| {
            let known = match &fact.kind {
                FactType::Boolean { .. } => (0u8..2).prop_map(Cell::Code).boxed(),
                FactType::Integer => (-3i64..9).prop_map(Cell::Number).boxed(),
                FactType::Decimal { .. } => (-30i64..90).prop_map(Cell::Number).boxed(),
                FactType::Date => (2_458_800i64..2_459_300).prop_map(Cell::Number).boxed(),
                FactType::Text => select(vec!["Huế", "Vinh"]).prop_map(Cell::Text).boxed(),
                FactType::Choice(_) => (0u8..3).prop_map(Cell::Code).boxed(),
                FactType::Subject { class } => {
                    let rows = u32::try_from(VILLAGE.population.tables[*class].len()).unwrap();
                    (0..rows).prop_map(Cell::Row).boxed()
                }
                FactType::Scale { scale } => {
                    let top = u8::try_from(VILLAGE.regulation.scales[*scale].values.len()).unwrap();
                    (0..top).prop_map(Cell::Code).boxed()
                }
            };
            prop_oneof![2 => known, 1 => Just(Cell::Unknown)].prop_map(move |cell| (at, cell))
        })
        .collect();
    cells.boxed()
}

fn compiled(text: &str, class: usize, wants: Wants<'_>) -> Expr {
    let formula = Formula { text: text.to_owned(), place: place("r/worker.toml") };
    compile(&VILLAGE.regulation, class, &formula, wants)
        .unwrap_or_else(|e| panic!("{text}: {e:#?}"))
}

fn agree(
    expr: &Expr,
    subject: &Subject<'_>,
    text: &str,
) -> Result<Val, proptest::test_runner::TestCaseError> {
    let value = expr.value(subject);
    prop_assert_eq!(&value, &interpret(expr, subject), "{}", text);
    Ok(value)
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn conditions_come_to_the_same_by_both_ways(text in truth(3), cells in cells()) {
        let subject = Subject { changes: &cells, ..VILLAGE.subject(WORKER, 0) };
        let expr = compiled(&text, WORKER, Wants::Truth);
        let value = agree(&expr, &subject, &text)?;
        let missing = expr.missing(&subject);
        prop_assert_eq!(missing.is_empty(), value != Val::Unknown, "{} {:?}", text, missing);
    }

    #[test]
    fn numbers_come_to_the_same_by_both_ways(text in number(3), cells in cells()) {
        let subject = Subject { changes: &cells, ..VILLAGE.subject(WORKER, 0) };
        agree(&compiled(&text, WORKER, Wants::Rank), &subject, &text)?;
    }

    #[test]
    fn values_of_scales_come_to_the_same_by_both_ways(text in grade(3), cells in cells()) {
        let subject = Subject { changes: &cells, ..VILLAGE.subject(WORKER, 0) };
        agree(&compiled(&text, WORKER, Wants::Rank), &subject, &text)?;
    }

    /// Making an unknown known never changes what was settled before.
    #[test]
    fn what_is_settled_stays_so_when_more_becomes_known(text in truth(3), cells in cells(), more in cells()) {
        let filled: Vec<_> = cells.iter().zip(&more).map(|(now, later)| {
            // `given` asks whether something is known: it may change, and with it the rest.
            if now.1 == Cell::Unknown { *later } else { *now }
        }).collect();
        if text.contains("given") { return Ok(()); }
        let expr = compiled(&text, WORKER, Wants::Truth);
        let before = expr.value(&Subject { changes: &cells, ..VILLAGE.subject(WORKER, 0) });
        let after = expr.value(&Subject { changes: &filled, ..VILLAGE.subject(WORKER, 0) });
        prop_assert!(before == Val::Unknown || before == after, "{}: {:?} {:?}", text, before, after);
    }

    #[test]
    fn a_printed_formula_means_the_same(text in truth(3), cells in cells()) {
        let subject = Subject { changes: &cells, ..VILLAGE.subject(WORKER, 0) };
        let expr = compiled(&text, WORKER, Wants::Truth);
        let printed = expr.text(&VILLAGE.regulation, WORKER);
        let again = compiled(&printed, WORKER, Wants::Truth);
        prop_assert_eq!(expr.value(&subject), again.value(&subject), "{} {}", text, printed);
        prop_assert_eq!(&again.text(&VILLAGE.regulation, WORKER), &printed);
    }
}

#[test]
fn counts_over_children_come_to_the_same_by_both_ways() {
    for row in 0..4 {
        for text in [
            "count(members)",
            "count_rated(members) + count(units)",
            "count_at_least(members, rating.good)",
            "share_at_least(members, rating.pass)",
            "share_at_least(units, rating.good)",
            "choose(share_at_least(members, rating.top) >= 0.25, 1, 2)",
            "choose(grade >= grade.mid, size, 2)",
        ] {
            let expr = compiled(text, UNIT, Wants::Rank);
            let subject = VILLAGE.subject(UNIT, row);
            assert_eq!(expr.value(&subject), interpret(&expr, &subject), "{text} of u{row}");
        }
    }
}
