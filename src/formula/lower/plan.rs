//! What a set of formulas comes down to: columns, questions asked of them, and the logic that
//! joins the answers. Every column, question and step occurs once, whoever needs it.

use crate::formula::{ChildrenCount, Comparison, Expr, Path};
use crate::model::{Ratio, Truth};
use std::sync::Arc;

/// Where the values come from that a condition asks about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Booleans, choices, scale values and final levels, by code.
    Codes(Path),
    /// Integers, scaled decimals and days, as stored.
    Numbers(Path),
    /// Texts.
    Texts(Path),
    /// References to subjects: whether they are known.
    Subjects(Path),
    /// How many, or which share, of the children.
    Children {
        /// The children, by index into the class's `children`.
        children: usize,
        /// What is counted.
        what: ChildrenCount,
    },
    /// The order of two values: code 0 less, 1 equal, 2 greater.
    Order(Path, Path),
}

/// What is asked of a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Of codes: what each code means.
    Codes(Answers),
    /// Of numbers: whether any of the comparisons holds; unknown where the number is.
    Number(Measure, Vec<(Comparison, Threshold)>),
    /// Of texts: whether it is one of these; unknown where the text is.
    OneOf(Vec<Arc<str>>),
    /// Whether it is known; never unknown itself.
    Given,
}

/// The truth of a condition by code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Answers {
    /// A truth a code that the column can hold.
    pub known: Vec<Truth>,
    /// The truth where the value is unknown.
    pub unknown: Truth,
}

/// What is compared of a stored number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The number itself, stored scaled by `10^places`.
    Value {
        /// Places after the point.
        places: u8,
    },
    /// The completed calendar months from this day to the stored one.
    MonthsSince(DayAt),
}

/// A day known before any row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayAt {
    /// A Julian day number.
    Fixed(i64),
    /// The first day of the period.
    PeriodStart,
    /// The last day of the period.
    PeriodEnd,
}

/// A number known once the period is: `constant + start * period_start + end * period_end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Threshold {
    /// The part that no period changes.
    pub constant: Ratio,
    /// How many times the first day of the period counts.
    pub start: Ratio,
    /// How many times the last day of the period counts.
    pub end: Ratio,
}

/// An atomic condition of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A question asked of a column.
    Asked {
        /// Where the values come from.
        source: Source,
        /// What is asked of them.
        question: Question,
    },
    /// A formula that cannot be looked into: evaluated as a whole, row by row.
    Opaque(Expr),
}

/// A column of a block and where its cells are.
#[derive(Clone, Debug)]
pub(super) struct PlannedColumn {
    pub source: Source,
    /// The column that holds its values; the first one of an [`Source::Order`].
    pub at: Address,
    /// The second column of an [`Source::Order`].
    pub other: Address,
    /// The questions asked of it, as atoms.
    pub atoms: Vec<usize>,
    /// The texts that its questions name.
    pub texts: Vec<Arc<str>>,
    /// No more than this many values at which an answer changes.
    pub cuts: usize,
}

/// A column of the population, reached from the subjects of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The subjects it is read from, as an index of the plan's `followed`; the block's own
    /// subjects if there is none.
    pub via: Option<usize>,
    pub class: usize,
    /// `None` is the final level.
    pub fact: Option<usize>,
}

/// Subjects reached through a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    /// The subjects that have the fact; the block's own if there is none.
    pub from: Option<usize>,
    /// Their class.
    pub class: usize,
    /// The fact that names the subject reached.
    pub fact: usize,
}

/// A formula left to the tree walk, and what it reads.
#[derive(Clone, Debug)]
pub(super) struct PlannedOpaque {
    pub atom: usize,
    /// The columns of codes and numbers it reads; `None` if it reads something else too.
    pub inputs: Option<Vec<Address>>,
}

/// How a truth comes from earlier ones. Steps are numbered; inputs are numbers of earlier steps.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// The answer of an atom.
    Atom(usize),
    Constant(Truth),
    Not(usize),
    And(Vec<usize>),
    Or(Vec<usize>),
    /// At least so many are true; settled as soon as the unknown ones cannot matter.
    AtLeast(Vec<usize>, usize),
    /// The second where the first is true, the third where it is false.
    Choose(usize, usize, usize),
}

/// The formulas of a class, taken apart.
#[derive(Debug)]
pub(super) struct Plan {
    pub class: usize,
    pub atoms: Vec<Atom>,
    /// The step that gives each atom's answer.
    pub atom_steps: Vec<usize>,
    pub columns: Vec<PlannedColumn>,
    pub opaque: Vec<PlannedOpaque>,
    pub followed: Vec<Followed>,
    pub steps: Vec<Step>,
    /// The step that gives each formula's truth.
    pub formulas: Vec<usize>,
}
