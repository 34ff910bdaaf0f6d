//! Laws that hold for every population: the order of input and the number of threads change
//! nothing.

use crate::decide::tests::fixture::{
    Decided, Draft, book, choice, formula, per, population, quota,
};
use crate::decide::{Options, decide, decide_over};
use crate::model::{Excess, Ties};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop};
use proptest::{prop_assert_eq, prop_oneof, proptest};

/// Workers of units of units, with everything that a rule can be.
fn classes() -> Vec<Draft> {
    let worker = Draft::new("worker")
        .subject("unit", 1)
        .marks("first second")
        .numbers("score")
        .flags("away late")
        .fact("area", choice("north south"))
        .exemption("is-away", "away", false)
        .level("top", &["all-top: lowest(marks) >= rating.top"])
        .level("high", &["all-high: lowest(marks) >= rating.high", "points: score >= 2"])
        .level("fair", &["some: highest(marks) >= rating.fair"])
        .ceiling("late-fair", "rating.fair", "late")
        .ceiling("unit-level", "unit.rating", "given(unit)")
        .quota(quota("1 / 4", |q| {
            q.per = per(&["unit"]);
            q.seats_min = 1;
            q.unless = Some(formula("area == \"south\""));
        }))
        .quota(quota("1 / 2", |q| {
            q.id = "area-share".to_owned();
            q.per = per(&["area"]);
            q.limits = vec![2, 3];
            q.lowered_to = 1;
            q.excess = Excess::Refer;
        }));
    let unit = Draft::new("unit")
        .subject("above", 1)
        .marks("mark")
        .numbers("score tier")
        .children("parts", 1, "above")
        .children("staff", 0, "unit")
        .level("top", &["is-top: mark == rating.top", "parts: count_rated(parts) < 2"])
        .level("fair", &["any: mark >= rating.fair"])
        .quota(quota("1 / 3", |q| {
            q.per = per(&["tier"]);
            q.ties = Ties::AllIn;
        }));
    vec![worker, unit]
}

fn word(fact: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        4 => prop::sample::select(values).prop_map(move |value| format!(" {fact}={value}")),
    ]
}

const RATINGS: &[&str] = &["low", "fair", "high", "top"];
const SCORES: &[&str] = &["0", "1", "2", "3"];

fn worker(number: usize, units: usize) -> impl Strategy<Value = String> {
    let unit = (0..=units).prop_map(move |unit| match unit < units {
        true => format!(" unit=u{unit}"),
        false => String::new(),
    });
    let facts = (
        unit,
        word("first", RATINGS),
        word("second", RATINGS),
        word("score", SCORES),
        word("away", &["no"]),
        word("late", &["yes", "no", "no"]),
        word("area", &["north", "south"]),
        word("decided", RATINGS),
    );
    facts.prop_map(move |(a, b, c, d, e, f, g, h)| {
        format!("worker w{number}{a}{b}{c}{d}{e}{f}{g}{h}")
    })
}

/// A unit is part of a later one at most; where both are of one tier they wait for each other.
fn unit(number: usize, count: usize) -> impl Strategy<Value = String> {
    let above = (number + 1..=count).prop_map(move |above| match above < count {
        true => format!(" above=u{above}"),
        false => String::new(),
    });
    let facts = (above, word("mark", RATINGS), word("score", SCORES), word("decided", RATINGS));
    facts
        .prop_map(move |(a, b, c, d)| format!("unit u{number} tier={}{a}{b}{c}{d}", number * 2 / 3))
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    (1usize..6, 0usize..40).prop_flat_map(|(units, workers)| {
        let units_rows: Vec<_> = (0..units).map(|n| unit(n, units).boxed()).collect();
        let worker_rows: Vec<_> = (0..workers).map(|n| worker(n, units).boxed()).collect();
        units_rows.into_iter().chain(worker_rows).collect::<Vec<_>>()
    })
}

fn outcome(rows: &[String], use_decided: bool, threads: usize) -> Vec<String> {
    outcome_over(None, rows, use_decided, threads)
}

/// As [`outcome`], in the memory of what was decided of other rows.
fn outcome_over(
    before: Option<&[String]>,
    rows: &[String],
    use_decided: bool,
    threads: usize,
) -> Vec<String> {
    let book = book(classes());
    let spare = before.and_then(|rows| {
        let others = population(book.regulation(), rows);
        decide(&book, &others, Options { use_decided: !use_decided }).ok()
    });
    let population = population(book.regulation(), rows);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let deciding = || decide_over(spare, &book, &population, Options { use_decided });
    let decisions = match pool.install(deciding) {
        Ok(decisions) => decisions,
        Err(found) => return found.iter().map(|one| format!("{one:?}")).collect(),
    };
    let decided = Decided { book, population, decisions };
    let verdicts = decided.verdicts();
    let mut lines = vec![format!("{:?}", verdicts.summary())];
    for class in 0..2 {
        let sorted = verdicts.sorted(class);
        lines.extend(
            sorted.iter().map(|row| format!("{:?}", verdicts.verdict(class, *row as usize))),
        );
        for quota in 0..decided.book.regulation().classes[class].quotas.len() {
            lines.extend(verdicts.groups(class, quota).iter().map(|group| format!("{group:?}")));
        }
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn neither_the_order_of_input_nor_the_number_of_threads_changes_anything(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        use_decided in any::<bool>(),
    ) {
        prop_assert_eq!(outcome(&rows, use_decided, 1), outcome(&shuffled, use_decided, 3));
    }

    #[test]
    fn what_was_decided_in_the_same_memory_changes_nothing(
        rows in rows(),
        (others, reversed) in (rows(), any::<bool>()),
        use_decided in any::<bool>(),
    ) {
        // Rows the other way round are as many of each class, so that all memory is used again.
        let before = if reversed { rows.iter().rev().cloned().collect() } else { others };
        let again = outcome_over(Some(&before), &rows, use_decided, 2);
        prop_assert_eq!(again, outcome(&rows, use_decided, 1));
    }
}
