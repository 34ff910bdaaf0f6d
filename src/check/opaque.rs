//! Parts of formulas that cannot be looked into: whatever hangs on them is counted as possible.

use crate::check::class::ClassSpace;
use crate::check::finding::{Finding, Said};
use crate::check::space::Key;
use crate::diagnostic::Code;
use crate::formula::{Expr, Logic, Type};
use crate::model::{Formula, Place};
use std::collections::BTreeMap;

pub(in crate::check) fn ask(of: &ClassSpace<'_>) -> Vec<Finding> {
    let is_hidden = |key: &Key| matches!(key, Key::Opaque(_));
    if !of.space.variables.iter().any(|variable| is_hidden(&variable.key)) {
        return Vec::new();
    }
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    let side = of.rules.side;
    let of_side = |expr: &Expr| Logic::of(side.regulation, side.class, expr);
    let is_truth = |expr: &Expr| expr.ty == Type::Boolean;
    for (formula, expr) in of.rules.written().into_iter().filter(|(_, expr)| is_truth(expr)) {
        gather(formula, &of_side(expr), &mut places);
    }
    let declared = &of.declared().ceilings;
    for (rule, ceiling) in declared.iter().zip(&of.rules.ceilings) {
        for reaches in &ceiling.reaches {
            gather(&rule.at_most, &of_side(reaches), &mut places);
        }
    }
    let told = places.into_iter().map(|(text, place)| {
        let found = Finding::note(Code::OpaqueCondition, of.class, &place);
        found.say("condition", Said::Text(text))
    });
    told.collect()
}

fn gather(formula: &Formula, logic: &Logic, found: &mut BTreeMap<String, Place>) {
    match logic {
        Logic::Opaque(expr) => {
            let (text, place) = written(formula, expr);
            found.entry(text).or_insert(place);
        }
        Logic::Not(inner) => gather(formula, inner, found),
        Logic::And(parts) | Logic::Or(parts) | Logic::AtLeast(parts, _) => {
            parts.iter().for_each(|part| gather(formula, part, found));
        }
        Logic::Choose(parts) => parts.iter().for_each(|part| gather(formula, part, found)),
        Logic::Constant(_) | Logic::Ask(..) => {}
    }
}

fn written(formula: &Formula, expr: &Expr) -> (String, Place) {
    let text = formula.text.get(expr.at.clone()).unwrap_or(&formula.text).trim().to_owned();
    let start = formula.place.start;
    let (start, end) = (start + expr.at.start, start + expr.at.end);
    (text, Place { file: formula.place.file.clone(), start, end })
}
