//! Optional facts that a condition, or what a ceiling allows, reads without `given`: those for whom they are empty, as is
//! normal, stay pending though everything else is known.

use crate::check::class::{ClassSpace, OfRule};
use crate::check::example::Cell;
use crate::check::finding::{Finding, Said};
use crate::check::space::{Diagram, FALSE, Key, Region, TRUE, UNKNOWN};
use crate::check::standard::{IMPOSSIBLE, NONE, PENDING};
use crate::diagnostic::Code;
use crate::formula::{Expr, Node};
use crate::model::RuleKindShown;

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Vec<Finding> {
    let mut told = Vec::new();
    let mut asked = conditions.to_vec();
    asked.extend(allowed(of));
    for at in 0..of.space.variables.len() {
        let variable = &of.space.variables[at];
        let fact = match &variable.key {
            Key::Fact(way) if variable.is_optional && way.len() == 1 => way.join("."),
            Key::Rating(way) if is_never_asked(of, way) => way.join("."),
            _ => continue,
        };
        let pending = alone_unknown(of, of.outcome, (at, PENDING));
        for one in &asked {
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

/// True if a way is an optional subject of whom no rule asks whether there is one: its rating is
/// then all that tells.
fn is_never_asked(of: &ClassSpace<'_>, way: &[String]) -> bool {
    let [name] = way else { return false };
    let fact = of.declared().fact_index(name).map(|at| &of.declared().facts[at]);
    fact.is_some_and(|fact| fact.optional) && of.space.find(0, &Key::Fact(way.to_vec())).is_none()
}

/// What ceilings allow, as conditions: unknown where the ceiling holds and its level is not known.
fn allowed<'a>(of: &mut ClassSpace<'a>) -> Vec<OfRule<'a>> {
    let mut all = Vec::new();
    let ceilings = of.standard.ceilings.clone();
    for (rule, ceiling) in of.declared().ceilings.iter().zip(ceilings) {
        let open = of.space.diagrams.combine(ceiling.when, ceiling.limit, |when, limit| {
            if when == TRUE && limit == NONE { UNKNOWN } else { FALSE }
        });
        all.push(OfRule {
            kind: RuleKindShown::Ceiling,
            id: &rule.id,
            level: None,
            place: &rule.at_most.place,
            text: rule.at_most.text.trim(),
            truth: of.space.within(open, FALSE),
        });
    }
    all
}

/// True if the condition itself, or the one under which a ceiling allows a level, asks whether the fact is given: then it says what holds without.
fn asks(of: &ClassSpace<'_>, condition: &OfRule<'_>, fact: &str) -> bool {
    let written = of.rules.written();
    let own = written.iter().find(|(formula, _)| formula.place == *condition.place);
    let ceilings = of.declared().ceilings.iter().zip(&of.rules.ceilings);
    let mut under = ceilings.filter(|(rule, _)| rule.at_most.place == *condition.place);
    own.is_some_and(|(_, expr)| has_given(of, expr, fact))
        || under.any(|(_, ceiling)| has_given(of, &ceiling.when.expr, fact))
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
