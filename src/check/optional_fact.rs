//! Optional facts that a condition reads without `given`: those for whom they are empty, as is
//! normal, stay pending though everything else is known.

use crate::check::class::{ClassSpace, OfRule};
use crate::check::example::Cell;
use crate::check::finding::{Finding, Said};
use crate::check::space::{Diagram, Key, Region, UNKNOWN};
use crate::check::standard::{IMPOSSIBLE, PENDING};
use crate::diagnostic::Code;
use crate::formula::{Expr, Node};

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Vec<Finding> {
    let mut told = Vec::new();
    for at in 0..of.space.variables.len() {
        let variable = &of.space.variables[at];
        let Key::Fact(way) = &variable.key else { continue };
        if !variable.is_optional || way.len() > 1 {
            continue;
        }
        let fact = way.join(".");
        let pending = alone_unknown(of, of.outcome, (at, PENDING));
        for one in conditions {
            if asks(of, one, &fact) {
                continue;
            }
            let unknown = alone_unknown(of, one.truth, (at, UNKNOWN));
            let both = of.space.diagrams.combine(pending, unknown, |a, b| a & b);
            if let Some(cell) = example(of, both, at) {
                let found = Finding::note(Code::OptionalFact, of.class, one.place)
                    .say("fact", Said::Fact(fact.clone()))
                    .say("name", Said::Text(fact.clone()))
                    .say("rule", Said::Rule(one.kind, one.id.to_owned()));
                told.push(found.example(Some(of.facts(&cell, &[one.truth]))));
            }
        }
    }
    told
}

/// True if the condition itself asks whether the fact is given: then it says what holds without.
fn asks(of: &ClassSpace<'_>, condition: &OfRule<'_>, fact: &str) -> bool {
    let written = of.rules.written();
    let own = written.iter().find(|(formula, _)| formula.place == *condition.place);
    own.is_some_and(|(_, expr)| has_given(of, expr, fact))
}

fn has_given(of: &ClassSpace<'_>, expr: &Expr, fact: &str) -> bool {
    let facts = &of.declared().facts;
    let is_it = match &expr.node {
        Node::Given(path) if path.via.is_empty() => {
            path.fact.is_some_and(|at| facts[at].id == fact)
        }
        _ => false,
    };
    is_it || expr.parts().into_iter().any(|part| has_given(of, part, fact))
}

/// 1 where a function has a value while this variable alone is unknown, with what hangs on it.
fn alone_unknown(of: &mut ClassSpace<'_>, diagram: Diagram, (at, value): (usize, u32)) -> Diagram {
    let hangs =
        |key: &Key, own: &Key| matches!(own, Key::Fact(way) if key.prefixes().contains(way));
    let own = of.space.variables[at].key.clone();
    let mut known = of.space.within(diagram, IMPOSSIBLE);
    for other in of.space.diagrams.variables(known) {
        let variable = &of.space.variables[other];
        if other != at && !hangs(&variable.key, &own) {
            known = of.space.where_known(known, other, IMPOSSIBLE);
        }
    }
    let unknown = of.space.variables[at].regions.iter().position(|it| *it == Region::Unknown);
    let Some(unknown) = unknown else { return of.space.diagrams.end(0) };
    let held = of.space.diagrams.held(known, at, unknown);
    of.space.diagrams.map(held, |own| u32::from(own == value))
}

fn example(of: &ClassSpace<'_>, both: Diagram, at: usize) -> Option<Cell> {
    let mut cell = of.space.example(both, |both| both == 1)?;
    let regions = &of.space.variables[at].regions;
    cell[at] = regions.iter().position(|region| *region == Region::Unknown)?;
    Some(cell)
}
