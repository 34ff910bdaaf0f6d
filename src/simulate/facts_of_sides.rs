//! Sides whose regulations declare different facts, over the same submissions.
//!
//! An amendment may add a fact or say something else of one. Submissions then hold columns that
//! some side does not know. They are read once for all sides that declare the same facts, each
//! widened by the facts that only others have, and each side gets the columns it declares.

use crate::model::{Column, Fact, Population, Regulation, Table};
use std::borrow::Cow;
use std::sync::Arc;

/// The facts of several regulations of the same classes.
pub struct Facts<'a> {
    sides: Vec<&'a Regulation>,
    widened: Vec<Regulation>,
    /// The widened regulation by which each side is read.
    by: Vec<usize>,
}

impl<'a> Facts<'a> {
    /// Finds by how many regulations submissions must be read to serve all sides.
    pub fn of(sides: &[&'a Regulation]) -> Self {
        let (mut widened, mut by): (Vec<Regulation>, Vec<usize>) = (Vec::new(), Vec::new());
        for side in sides {
            let wide = widen(side, sides);
            let known = widened.iter().position(|known| same_facts(known, &wide));
            by.push(known.unwrap_or(widened.len()));
            if known.is_none() {
                widened.push(wide);
            }
        }
        Facts { sides: sides.to_vec(), widened, by }
    }

    /// The regulations by which submissions are to be read.
    pub fn widened(&self) -> &[Regulation] {
        &self.widened
    }

    /// The population of each side, from those read by [`Facts::widened`].
    ///
    /// # Panics
    /// If there are not as many populations as widened regulations.
    pub fn narrowed(&self, read: Vec<Population>) -> Vec<Arc<Population>> {
        let read: Vec<Arc<Population>> = read.into_iter().map(Arc::new).collect();
        let sides = self.sides.iter().zip(&self.by);
        let one = |(side, by): (&&Regulation, &usize)| {
            let (wide, population) = (&self.widened[*by], &read[*by]);
            if same_facts(side, wide) {
                return Arc::clone(population);
            }
            Arc::new(narrow(side, wide, population))
        };
        sides.map(one).collect()
    }
}

/// A population made for one regulation as another describes it: facts that only this one
/// declares are unknown for all.
pub(in crate::simulate) fn fitted<'p>(
    population: &'p Population,
    (made_for, wanted): (&Regulation, &Regulation),
) -> Cow<'p, Population> {
    if same_facts(made_for, wanted) {
        Cow::Borrowed(population)
    } else {
        Cow::Owned(narrow(wanted, made_for, population))
    }
}

/// A regulation with the facts of others that it lacks, behind its own.
fn widen(side: &Regulation, sides: &[&Regulation]) -> Regulation {
    let mut wide = side.clone();
    for other in sides {
        for (class, others) in wide.classes.iter_mut().zip(&other.classes) {
            let lacks = |fact: &&Fact| class.facts.iter().all(|known| known.id != fact.id);
            let lacking: Vec<Fact> = others.facts.iter().filter(lacks).cloned().collect();
            class.facts.extend(lacking);
        }
    }
    wide
}

/// True if both read the same columns in the same way, in the same order.
fn same_facts(one: &Regulation, other: &Regulation) -> bool {
    let same = |(one, other): (&Fact, &Fact)| {
        (&one.id, &one.kind, one.min, one.max, one.optional, &one.title)
            == (&other.id, &other.kind, other.min, other.max, other.optional, &other.title)
    };
    one.classes.iter().zip(&other.classes).all(|(one, other)| {
        one.facts.len() == other.facts.len() && one.facts.iter().zip(&other.facts).all(same)
    })
}

/// The columns that a side declares.
fn narrow(side: &Regulation, wide: &Regulation, population: &Population) -> Population {
    let classes = side.classes.iter().zip(&wide.classes).zip(&population.tables);
    let tables = classes.map(|((side, wide), table)| {
        let column = |fact: &Fact| {
            let at = wide.fact_index(&fact.id).filter(|at| wide.facts[*at].kind == fact.kind);
            at.map_or(Column::Absent, |at| table.columns[at].clone())
        };
        Table {
            ids: table.ids.clone(),
            columns: side.facts.iter().map(column).collect(),
            decided: table.decided.clone(),
        }
    });
    Population { period: population.period, tables: tables.collect() }
}
