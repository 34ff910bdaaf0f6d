//! A cell of the fact space as a case would give it.

use crate::check::children::children;
use crate::check::example::Cell;
use crate::check::space::Space;
use crate::check::subject::{Held, Row, people};
use crate::model::{ChildGiven, FactType, Given, GivenSubject, GivenValue, Regulation};
use std::collections::BTreeMap;

/// The subject of a cell with whomever it names, and its children; `None` if it cannot be made.
pub(in crate::check) fn given(space: &Space<'_>, side: usize, cell: &Cell) -> Option<Given> {
    let people = people(space, side, cell)?;
    let of = space.sides[side];
    let subject = Named { regulation: of.regulation, people: &people }.subject(&[])?;
    let declared = &of.regulation.classes[of.class].children;
    let mut kept: Vec<ChildGiven> = Vec::new();
    for row in children(space, side, cell, "")? {
        let at = declared.iter().position(|one| row.id.starts_with(&format!("{}-", one.id)))?;
        let decided = row.rating;
        match kept.last_mut() {
            Some(last) if last.children == at && last.subject.decided == decided => last.times += 1,
            _ => {
                let subject = GivenSubject { facts: Vec::new(), decided };
                kept.push(ChildGiven { children: at, subject, times: 1 });
            }
        }
    }
    Some(Given::One { subject, children: kept })
}

struct Named<'a> {
    regulation: &'a Regulation,
    people: &'a BTreeMap<Vec<String>, Row>,
}

impl Named<'_> {
    /// The facts of whoever a way leads to, with those it names in turn.
    fn subject(&self, way: &[String]) -> Option<GivenSubject> {
        let row = self.people.get(way)?;
        let class = &self.regulation.classes[row.class];
        let mut facts = Vec::new();
        for (fact, held) in &row.cells {
            let declared = &class.facts[*fact];
            let value = match (held, &declared.kind) {
                (_, FactType::Subject { .. }) => {
                    let mut on = way.to_vec();
                    on.push(declared.id.clone());
                    GivenValue::Subject(Box::new(self.subject(&on)?))
                }
                (Held::Code(code), _) => GivenValue::Code(*code),
                (Held::Number(number), _) => GivenValue::Number(*number),
                (Held::Text(text), _) => GivenValue::Text(text.clone()),
            };
            // A way is named by every fact behind it.
            if !facts.iter().any(|(known, _)| known == fact) {
                facts.push((*fact, Some(value)));
            }
        }
        facts.sort_by_key(|(fact, _)| *fact);
        Some(GivenSubject { facts, decided: row.rating })
    }
}
