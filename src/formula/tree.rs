//! What a formula means: a typed tree in which every name is resolved.

use crate::model::Ratio;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

/// A typed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// What it does.
    pub node: Node,
    /// What its value is.
    pub ty: Type,
    /// The bytes of the formula's text that it was written as.
    pub at: Range<usize>,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// True, false.
    Boolean,
    /// An exact number (integers and decimals alike).
    Number,
    /// A day.
    Day,
    /// Text.
    Text,
    /// A choice of this fact (its class and index); compared with its ids in quotes.
    Choice {
        /// The class of the fact.
        class: usize,
        /// The fact.
        fact: usize,
    },
    /// A subject of this class.
    Subject(usize),
    /// A value of this scale.
    Scale(usize),
}

/// A way from the subject to a fact: subject facts to follow, then the fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// Subject facts to follow, each an index into the facts of the class reached so far.
    pub via: Vec<usize>,
    /// The class that is reached.
    pub class: usize,
    /// The fact there; `None` is the final level of the subject reached.
    pub fact: Option<usize>,
}

/// What an expression does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A value known when the regulation is loaded: a literal, `scale.value`, a choice's id.
    Constant(Val),
    /// A parameter of the class, by index.
    Parameter(usize),
    /// `period_start`.
    PeriodStart,
    /// `period_end`.
    PeriodEnd,
    /// A fact, or the final level, of this subject or of one reached through it.
    Read(Path),
    /// `given(x)`.
    Given(Path),
    /// `!a`.
    Not(Box<Expr>),
    /// `a && b && …`.
    And(Vec<Expr>),
    /// `a || b || …`.
    Or(Vec<Expr>),
    /// `a < b` and its kin.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `a in [b, c]`: the items are constants or parameters.
    In(Box<Expr>, Vec<Expr>),
    /// `a + b` and its kin, on numbers.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// `-a`.
    Negate(Box<Expr>),
    /// `lowest(group)`, `highest(group)`: the criteria, by index.
    Extreme(Extreme, Vec<usize>),
    /// `count_at_least(group, value)`: the criteria, by index, and the code.
    CountAtLeast(Vec<usize>, u8),
    /// A count or share over declared children.
    Children {
        /// The children, by index into the class's `children`.
        children: usize,
        /// What is counted.
        what: ChildrenCount,
    },
    /// `min(a, b, …)`, `max(a, b, …)` of numbers, days or values of one scale.
    Pick(Extreme, Vec<Expr>),
    /// `choose(condition, a, b)`.
    Choose(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `days_between(a, b)`.
    DaysBetween(Box<Expr>, Box<Expr>),
    /// `months_between(a, b)`.
    MonthsBetween(Box<Expr>, Box<Expr>),
    /// A call of a function in `functions.rhai`, by index of the regulation's functions.
    Call(usize, Vec<Expr>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// True if two values in this order make it hold.
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
            Comparison::Less => order.is_lt(),
            Comparison::LessOrEqual => order.is_le(),
            Comparison::Greater => order.is_gt(),
            Comparison::GreaterOrEqual => order.is_ge(),
        }
    }
}

/// How two numbers are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arithmetic {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`, an exact quotient
    Divide,
}

/// Which end of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extreme {
    /// The least.
    Lowest,
    /// The greatest.
    Highest,
}

/// What is counted of children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChildrenCount {
    /// `count(units)`: all.
    All,
    /// `count_rated(units)`.
    Rated,
    /// `count_at_least(units, level)`.
    AtLeast(u8),
    /// `share_at_least(units, level)`: an exact ratio; unknown where the base is empty.
    ShareAtLeast(u8),
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Val {
    /// Not known.
    Unknown,
    /// True or false.
    Boolean(bool),
    /// An exact number.
    Number(Ratio),
    /// A Julian day number.
    Day(i64),
    /// A value of a scale, or a choice, by code.
    Code(u8),
    /// Text.
    Text(Arc<str>),
    /// A subject, by class and row.
    Subject(usize, u32),
    /// An aggregate over unknowns: the least and greatest value it may still take, both of one
    /// kind and different from each other.
    Between(Box<Val>, Box<Val>),
}
