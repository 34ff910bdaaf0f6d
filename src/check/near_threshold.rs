//! Two rules that part the same fact at the same number, one of which counts the number itself
//! and the other does not.

use crate::check::finding::{Finding, Said};
use crate::check::rules::Rules;
use crate::check::space::Key;
use crate::diagnostic::Code;
use crate::formula::{Comparison, Expr, Logic, Measure, Node, Question, Source, Threshold};
use crate::model::{Formula, Place};

/// A comparison of a fact with a number.
struct Parting {
    source: Source,
    measure: Measure,
    threshold: Threshold,
    /// True if the number itself falls on the side of the greater ones.
    is_below: bool,
    text: String,
    place: Place,
}

pub(in crate::check) fn ask(rules: &Rules<'_>) -> Vec<Finding> {
    let mut partings = Vec::new();
    for (formula, expr) in rules.written() {
        gather(rules, formula, expr, &mut partings);
    }
    let mut told: Vec<Finding> = Vec::new();
    for (at, second) in partings.iter().enumerate() {
        let other = partings[..at].iter().find(|first| {
            first.source == second.source
                && first.measure == second.measure
                && first.threshold == second.threshold
                && first.is_below != second.is_below
        });
        if let Some(first) = other {
            let found = Finding::warning(Code::NearThreshold, rules.side.class, &second.place)
                .say("condition", Said::Text(second.text.clone()))
                .say("other", Said::Text(first.text.clone()))
                .say("fact", Said::Fact(named(rules, &second.source)))
                .related("other-here", &first.place);
            told.push(found);
        }
    }
    told
}

fn named(rules: &Rules<'_>, source: &Source) -> String {
    let (regulation, class) = (rules.side.regulation, rules.side.class);
    let scale = &regulation.outcome_scale().id;
    match source {
        Source::Numbers(path) => Key::of(regulation, class, path).text(scale),
        Source::Children { children, what } => {
            Key::children(regulation, class, (*children, *what)).text(scale)
        }
        _ => String::new(),
    }
}

/// Every comparison with a number in a formula.
fn gather(rules: &Rules<'_>, formula: &Formula, expr: &Expr, found: &mut Vec<Parting>) {
    if let Node::Compare(..) = expr.node
        && let Logic::Ask(source, Question::Number(measure, tests)) =
            Logic::of(rules.side.regulation, rules.side.class, expr)
        && let [(comparison, threshold)] = tests[..]
        && let Some(is_below) = is_below(comparison)
    {
        let start = formula.place.start;
        let place = Place {
            file: formula.place.file.clone(),
            start: start + expr.at.start,
            end: start + expr.at.end,
        };
        let text = formula.text.get(expr.at.clone()).unwrap_or(&formula.text).trim().to_owned();
        found.push(Parting { source, measure, threshold, is_below, text, place });
    }
    for part in expr.parts() {
        gather(rules, formula, part, found);
    }
}

/// Where the comparison parts the numbers; equality parts them nowhere.
const fn is_below(comparison: Comparison) -> Option<bool> {
    match comparison {
        Comparison::GreaterOrEqual | Comparison::Less => Some(true),
        Comparison::Greater | Comparison::LessOrEqual => Some(false),
        Comparison::Equal | Comparison::NotEqual => None,
    }
}
