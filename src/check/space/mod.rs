//! The fact space: everything that can be told apart of a subject by one regulation's rules, or by
//! those of two, as variables with a few regions each.
//!
//! Built from formulas as they are lowered for deciding, so that both mean the same. Start
//! reading at [`Space`]; then `draft` (which regions there are), `links` (which of them exclude
//! each other), `truth` (a formula as a diagram).

mod diagram;
mod draft;
mod key;
mod links;
mod region;
mod truth;

pub(in crate::check) use diagram::{Costs, Diagram, Diagrams};
pub(in crate::check) use draft::fact_of;
pub(in crate::check) use key::{Count, Key};
pub(in crate::check) use region::Region;
pub(in crate::check) use truth::{FALSE, TRUE, UNKNOWN, both};

use crate::check::space::draft::Drafts;
use crate::formula::{Expr, Logic};
use crate::model::Regulation;

/// Whose rules: a class of a regulation.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Side<'a> {
    pub regulation: &'a Regulation,
    pub class: usize,
}

/// One thing that can be known of a subject.
#[derive(Clone, Debug)]
pub(in crate::check) struct Variable {
    pub key: Key,
    /// The only side that reads it so, where the sides do not mean the same by it.
    pub side: Option<usize>,
    pub regions: Vec<Region>,
    /// Places after the point of its stored numbers.
    pub places: u8,
    /// True if its stored numbers are days.
    pub is_day: bool,
    /// True if it is a value of a scale: better is later.
    pub is_ordered: bool,
    /// True if being unknown is normal.
    pub is_optional: bool,
}

/// The space and the diagrams over it.
#[derive(Debug)]
pub(in crate::check) struct Space<'a> {
    /// One side, or two that are held against each other.
    pub sides: Vec<Side<'a>>,
    /// The rating year in which days are compared.
    pub period: i64,
    pub variables: Vec<Variable>,
    pub diagrams: Diagrams,
    /// Where facts do not exclude each other: the function is 1 there, else 0.
    pub possible: Diagram,
    /// True if facts depend on each other in ways that `possible` does not hold.
    pub is_loose: bool,
}

impl<'a> Space<'a> {
    /// The space of the formulas of each side.
    pub fn of(sides: Vec<Side<'a>>, period: i64, formulas: &[Vec<Logic>]) -> Space<'a> {
        let mut drafts = Drafts::new(&sides, period);
        for (side, formulas) in formulas.iter().enumerate() {
            formulas.iter().for_each(|formula| drafts.add(side, formula));
        }
        let variables = drafts.finish();
        let widths = variables.iter().map(|variable| variable.regions.len()).collect();
        let mut diagrams = Diagrams::new(widths);
        let possible = diagrams.end(1);
        let mut space = Space { sides, period, variables, diagrams, possible, is_loose: false };
        space.link();
        space
    }

    /// The variable of a key, as a side means it.
    pub fn find(&self, side: usize, key: &Key) -> Option<usize> {
        let is_meant = |variable: &Variable| {
            variable.key == *key && variable.side.is_none_or(|only| only == side)
        };
        self.variables.iter().position(is_meant)
    }

    /// A formula taken apart.
    pub fn logic(side: Side<'_>, formula: &Expr) -> Logic {
        Logic::of(side.regulation, side.class, formula)
    }

    /// The parts that could not be looked into and that a function depends on.
    pub fn opaque(&self, diagram: Diagram) -> impl Iterator<Item = &str> {
        let variables = self.diagrams.variables(diagram).into_iter();
        variables.filter_map(|variable| match &self.variables[variable].key {
            Key::Opaque(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The function where facts do not exclude each other, `outside` elsewhere.
    pub fn within(&mut self, diagram: Diagram, outside: u32) -> Diagram {
        let possible = self.possible;
        self.diagrams.combine(
            possible,
            diagram,
            |possible, value| {
                if possible == 1 { value } else { outside }
            },
        )
    }

    /// The function where a variable is known, `outside` elsewhere.
    pub fn where_known(&mut self, diagram: Diagram, variable: usize, outside: u32) -> Diagram {
        let regions = &self.variables[variable].regions;
        let known: Vec<u32> =
            regions.iter().map(|region| u32::from(*region != Region::Unknown)).collect();
        let known = self.diagrams.variable(variable, &known);
        self.diagrams.combine(
            known,
            diagram,
            |known, value| {
                if known == 1 { value } else { outside }
            },
        )
    }
}
