//! Parts of conditions that never matter: one of several that must hold and is never false, one of
//! several of which any will do and is never true.
//!
//! What a part settles of the whole is said of the whole; these are the parts that settle nothing.

use crate::check::always_true::is_always;
use crate::check::class::{ClassSpace, OfRule};
use crate::check::contradictory::is_never;
use crate::check::finding::{Finding, Said};
use crate::check::space::FALSE;
use crate::diagnostic::Code;
use crate::formula::{Expr, Node};
use crate::model::Place;

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Vec<Finding> {
    let mut told = Vec::new();
    for one in conditions {
        if is_always(of, one) || is_never(of, one) {
            continue;
        }
        let written = of.rules.written();
        let own = written.into_iter().find(|(formula, _)| formula.place == *one.place);
        let Some((formula, expr)) = own.map(|(formula, expr)| (formula, expr.clone())) else {
            continue;
        };
        look(of, (one, &formula.text), &expr, &mut told);
    }
    told
}

/// Looks at the parts of an expression, and at theirs.
fn look(
    of: &mut ClassSpace<'_>,
    (one, text): (&OfRule<'_>, &str),
    expr: &Expr,
    told: &mut Vec<Finding>,
) {
    let (parts, must_all) = match &expr.node {
        Node::And(parts) => (parts, true),
        Node::Or(parts) => (parts, false),
        _ => return,
    };
    for part in parts {
        let truth = of.space.truth(0, part);
        let truth = of.space.within(truth, FALSE);
        let place = Place {
            file: one.place.file.clone(),
            start: one.place.start + part.at.start,
            end: one.place.start + part.at.end,
        };
        let own = text.get(part.at.clone()).unwrap_or(text).trim();
        let asked = OfRule { place: &place, text: own, truth, ..one.clone() };
        let found = if must_all && is_always(of, &asked) {
            Finding::warning(Code::AlwaysTrue, of.class, &place).variant("part")
        } else if !must_all && is_never(of, &asked) {
            Finding::warning(Code::Contradictory, of.class, &place).variant("part")
        } else {
            look(of, (one, text), part, told);
            continue;
        };
        let found = found.say("rule", Said::Rule(one.kind, one.id.to_owned()));
        told.push(found.say("condition", Said::Text(own.to_owned())));
    }
}
