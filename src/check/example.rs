//! A subject that shows a finding: a cell of the fact space as facts and values.

use crate::check::space::{Costs, Diagram, Key, Region, Space, Variable};
use crate::model::{Day, Ratio};

/// A fact that differs from the ordinary costs more than any distance between regions.
const DIFFERS: u64 = 10_000;
/// Not knowing a fact is no ordinary difference.
const NOT_KNOWN: u64 = 1_000;

/// A fact of an example and its value, both as formulas and files write them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The fact: `score`, `unit.rating`, `share_at_least(units, rating.high)`.
    pub fact: String,
    /// Its value; absent if it is not known.
    pub value: Option<String>,
}

/// A cell of the space: the region of each variable.
pub(in crate::check) type Cell = Vec<usize>;

impl Space<'_> {
    /// What it costs to be other than plain: facts known unless they may be empty, the best value
    /// of a scale, the greatest number, no for a yes-or-no.
    pub fn plain(&self) -> Costs {
        self.variables.iter().map(plain).collect()
    }

    /// What it costs to be other than an ordinary subject: first the fewest facts apart.
    pub fn apart_from(&self, ordinary: &Cell) -> Costs {
        let costs = self.variables.iter().zip(ordinary).map(|(variable, ordinary)| {
            let regions = variable.regions.iter().enumerate();
            let cost = |(at, region): (usize, &Region)| match *region {
                _ if at == *ordinary => 0,
                Region::Unknown => DIFFERS + NOT_KNOWN,
                _ => DIFFERS + u64::try_from(at.abs_diff(*ordinary)).unwrap_or(NOT_KNOWN),
            };
            regions.map(cost).collect()
        });
        costs.collect()
    }

    /// A cell in which a function has such a value, as near to a plain subject as there is one.
    pub fn example(&self, diagram: Diagram, wanted: impl Fn(u32) -> bool) -> Option<Cell> {
        self.diagrams.nearest(diagram, &self.plain(), wanted)
    }

    /// The facts of a cell: those of these variables, in the order of the rules.
    pub fn facts(&self, cell: &Cell, of: impl Fn(usize) -> bool) -> Vec<Fact> {
        let scale = &self.sides[0].regulation.outcome_scale().id;
        let shown = (0..self.variables.len()).filter(|at| of(*at));
        let fact = |at: usize| {
            let variable = &self.variables[at];
            let value = written(variable, &variable.regions[cell[at]]);
            Fact { fact: variable.key.text(scale), value }
        };
        shown.map(fact).collect()
    }
}

fn plain(variable: &Variable) -> Vec<u64> {
    let last = variable.regions.len() - 1;
    let is_count = matches!(variable.key, Key::Children(..));
    let cost = |(at, region): (usize, &Region)| match region {
        Region::Unknown if variable.is_optional => 0,
        Region::Unknown => NOT_KNOWN,
        _ if variable.is_optional => DIFFERS + from_end(last, at),
        Region::Value(name) if name == "true" => 1,
        Region::Value(name) if name == "false" => 0,
        Region::Value(_) if variable.is_ordered => from_end(last, at),
        Region::Numbers(..) | Region::Shares(..) if !is_count || at > 0 => from_end(last, at),
        Region::Said(_) => 1,
        Region::OtherText => 0,
        _ => u64::try_from(at).unwrap_or(0),
    };
    variable.regions.iter().enumerate().map(cost).collect()
}

fn from_end(last: usize, at: usize) -> u64 {
    u64::try_from(last - at).unwrap_or(0)
}

/// The value that stands for a region, as files write it.
pub(in crate::check) fn written(variable: &Variable, region: &Region) -> Option<String> {
    match region {
        Region::Unknown => None,
        Region::Value(name) => Some(name.clone()),
        Region::Numbers(..) => {
            let number = region.number()?;
            if variable.is_day {
                return Some(Day(number).to_string());
            }
            Some(Ratio::scaled(number, variable.places)?.to_string())
        }
        Region::Shares(..) => region.share().map(|share| share.to_string()),
        Region::Text(text) => Some(text.to_string()),
        Region::OtherText => Some(OTHER_TEXT.to_owned()),
        Region::Known => Some(SOMEBODY.to_owned()),
        Region::Order(order) => Some(["<", "==", ">"][usize::from(*order).min(2)].to_owned()),
        Region::Said(truth) => Some(format!("{truth:?}").to_lowercase()),
    }
}

/// Stands for a text that no rule names.
pub(in crate::check) const OTHER_TEXT: &str = "…";
/// Stands for a subject, whichever.
pub const SOMEBODY: &str = "✓";
