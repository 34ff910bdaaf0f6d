//! Two rules that part the same fact at the same number or level, one of which counts the number or
//! level itself and the other does not.

use crate::check::finding::{Finding, Said};
use crate::check::rules::Rules;
use crate::check::space::Key;
use crate::diagnostic::Code;
use crate::formula::{
    Comparison, Expr, Logic, Measure, Node, Path, Question, Source, Threshold, Type, Val,
};
use crate::model::{Constant, Formula, Place};

/// What is parted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Limit {
    Number(Source, Measure, Threshold),
    /// A value of a scale, by code.
    Level(Path, u8),
}

/// A comparison of a fact with a number or a level.
struct Parting {
    limit: Limit,
    /// True if the number or level itself falls on the side of the greater ones.
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
        let other = partings[..at]
            .iter()
            .find(|first| first.limit == second.limit && first.is_below != second.is_below);
        if let Some(first) = other {
            let found = Finding::warning(Code::NearThreshold, rules.side.class, &second.place)
                .say("condition", Said::Text(second.text.clone()))
                .say("other", Said::Text(first.text.clone()))
                .say("fact", Said::Fact(named(rules, &second.limit)))
                .related("other-here", &first.place);
            told.push(match second.limit {
                Limit::Level(..) => found.variant("level"),
                Limit::Number(..) => found,
            });
        }
    }
    told
}

fn named(rules: &Rules<'_>, limit: &Limit) -> String {
    let (regulation, class) = (rules.side.regulation, rules.side.class);
    let scale = &regulation.outcome_scale().id;
    let source = match limit {
        Limit::Level(path, _) => return Key::of(regulation, class, path).text(scale),
        Limit::Number(source, ..) => source,
    };
    match source {
        Source::Numbers(path) => Key::of(regulation, class, path).text(scale),
        Source::Children { children, what } => {
            Key::children(regulation, class, (*children, *what)).text(scale)
        }
        _ => String::new(),
    }
}

/// Every comparison with a number or a level in a formula.
fn gather(rules: &Rules<'_>, formula: &Formula, expr: &Expr, found: &mut Vec<Parting>) {
    if let Some((comparison, limit)) = number(rules, expr).or_else(|| level(rules, expr))
        && let Some(is_below) = is_below(comparison)
    {
        let start = formula.place.start;
        let place = Place {
            file: formula.place.file.clone(),
            start: start + expr.at.start,
            end: start + expr.at.end,
        };
        let text = formula.text.get(expr.at.clone()).unwrap_or(&formula.text).trim().to_owned();
        found.push(Parting { limit, is_below, text, place });
    }
    for part in expr.parts() {
        gather(rules, formula, part, found);
    }
}

fn number(rules: &Rules<'_>, expr: &Expr) -> Option<(Comparison, Limit)> {
    let Node::Compare(..) = expr.node else { return None };
    let logic = Logic::of(rules.side.regulation, rules.side.class, expr);
    let Logic::Ask(source, Question::Number(measure, tests)) = logic else { return None };
    match tests[..] {
        [(comparison, threshold)] => Some((comparison, Limit::Number(source, measure, threshold))),
        _ => None,
    }
}

/// A value of a scale compared with one that is written or a parameter, on whichever side.
fn level(rules: &Rules<'_>, expr: &Expr) -> Option<(Comparison, Limit)> {
    let Node::Compare(comparison, left, right) = &expr.node else { return None };
    let (comparison, read, value) = match (&left.node, &right.node) {
        (Node::Read(path), value) => (*comparison, path, value),
        (value, Node::Read(path)) => (turned(*comparison), path, value),
        _ => return None,
    };
    if !matches!(left.ty, Type::Scale(_)) {
        return None;
    }
    let class = &rules.side.regulation.classes[rules.side.class];
    let code = match value {
        Node::Constant(Val::Code(code)) => *code,
        Node::Parameter(at) => match class.parameters[*at].value {
            Constant::Scale { code, .. } => code,
            _ => return None,
        },
        _ => return None,
    };
    Some((comparison, Limit::Level(read.clone(), code)))
}

/// The comparison with its sides exchanged.
const fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        Comparison::Equal | Comparison::NotEqual => comparison,
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
