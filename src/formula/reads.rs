//! What a tree reads, for the order of deciding and for what-if.

use crate::formula::{ChildrenCount, Expr, Node, Path};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a formula reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// The subject's own facts and criteria, also those followed to another subject.
    pub facts: BTreeSet<usize>,
    /// Facts of other subjects (paths with a way and a fact). A way also reads the subject facts
    /// that it follows: the first is among `facts`, later ones stand in the path's `via` only.
    pub paths: BTreeSet<Path>,
    /// Final levels of other subjects (paths without a fact).
    pub ratings: BTreeSet<Path>,
    /// Children, by index into the class's `children`, and whether their levels matter.
    pub children: BTreeMap<usize, bool>,
    /// Parameters of the class.
    pub parameters: BTreeSet<usize>,
    /// Functions of the regulation.
    pub functions: BTreeSet<usize>,
}

impl Expr {
    /// What it reads.
    pub fn reads(&self) -> Reads {
        let mut reads = Reads::default();
        self.add_reads(&mut reads);
        reads
    }

    /// The expressions it is made of, in the order of the formula.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.node {
            Node::Not(part) | Node::Negate(part) => vec![part],
            Node::And(parts) | Node::Or(parts) | Node::Pick(_, parts) | Node::Call(_, parts) => {
                parts.iter().collect()
            }
            Node::Compare(_, a, b)
            | Node::Arithmetic(_, a, b)
            | Node::DaysBetween(a, b)
            | Node::MonthsBetween(a, b) => vec![a, b],
            Node::In(item, members) => std::iter::once(&**item).chain(members).collect(),
            Node::Choose(condition, a, b) => vec![condition, a, b],
            Node::Constant(_)
            | Node::Parameter(_)
            | Node::PeriodStart
            | Node::PeriodEnd
            | Node::Read(_)
            | Node::Given(_)
            | Node::Extreme(..)
            | Node::CountAtLeast(..)
            | Node::Children { .. } => Vec::new(),
        }
    }

    /// The expressions it is made of, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut Expr> {
        match &mut self.node {
            Node::Not(part) | Node::Negate(part) => vec![part],
            Node::And(parts) | Node::Or(parts) | Node::Pick(_, parts) | Node::Call(_, parts) => {
                parts.iter_mut().collect()
            }
            Node::Compare(_, a, b)
            | Node::Arithmetic(_, a, b)
            | Node::DaysBetween(a, b)
            | Node::MonthsBetween(a, b) => vec![a, b],
            Node::In(item, members) => std::iter::once(&mut **item).chain(members).collect(),
            Node::Choose(condition, a, b) => vec![condition, a, b],
            Node::Constant(_)
            | Node::Parameter(_)
            | Node::PeriodStart
            | Node::PeriodEnd
            | Node::Read(_)
            | Node::Given(_)
            | Node::Extreme(..)
            | Node::CountAtLeast(..)
            | Node::Children { .. } => Vec::new(),
        }
    }

    fn add_reads(&self, reads: &mut Reads) {
        match &self.node {
            Node::Parameter(index) => {
                reads.parameters.insert(*index);
            }
            Node::Read(path) | Node::Given(path) => reads.add_path(path),
            Node::Extreme(_, criteria) | Node::CountAtLeast(criteria, _) => {
                reads.facts.extend(criteria);
            }
            Node::Children { children, what } => {
                let levels = *what != ChildrenCount::All;
                *reads.children.entry(*children).or_default() |= levels;
            }
            Node::Call(function, _) => {
                reads.functions.insert(*function);
            }
            _ => {}
        }
        self.parts().into_iter().for_each(|part| part.add_reads(reads));
    }
}

impl Reads {
    fn add_path(&mut self, path: &Path) {
        match (path.via.first(), path.fact) {
            (None, Some(fact)) => {
                self.facts.insert(fact);
            }
            (Some(first), Some(_)) => {
                self.facts.insert(*first);
                self.paths.insert(path.clone());
            }
            (Some(first), None) => {
                self.facts.insert(*first);
                self.ratings.insert(path.clone());
            }
            (None, None) => {}
        }
    }
}
