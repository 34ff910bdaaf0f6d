//! From a typed tree to logic over questions asked of single columns.
//!
//! What is not understood here with certainty stays [`Logic::Opaque`] and is left to the tree
//! walk; nothing may be lowered to something that differs from it. Start at
//! [`Lowering::truth`].

use crate::formula::lower::plan::{Answers, DayAt, Question, Source};
use crate::formula::{Expr, Node, Path, Val};
use crate::model::{Constant, FactType, Ratio, Regulation, Truth};
use std::sync::Arc;

/// A formula taken apart: what it asks of single columns, and how the answers are joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logic {
    /// The same for every subject.
    Constant(Truth),
    /// A question asked of a column.
    Ask(Source, Question),
    /// A part that cannot be looked into.
    Opaque(Expr),
    /// The contrary; unknown stays unknown.
    Not(Box<Logic>),
    /// True if all are, false if any is false.
    And(Vec<Logic>),
    /// True if any is, false if all are false.
    Or(Vec<Logic>),
    /// At least so many are true.
    AtLeast(Vec<Logic>, usize),
    /// The second where the first is true, the third where it is false.
    Choose(Box<[Logic; 3]>),
}

impl Logic {
    /// Takes a formula of a class apart, as [`Program::build`] does.
    ///
    /// [`Program::build`]: crate::formula::Program::build
    pub fn of(regulation: &Regulation, class: usize, formula: &Expr) -> Logic {
        Lowering { regulation, class }.truth(formula)
    }

    /// The contrary.
    pub(super) fn negated(self) -> Logic {
        Logic::Not(Box::new(self))
    }
}

/// Where formulas are read: the names that they use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lowering<'a> {
    pub regulation: &'a Regulation,
    pub class: usize,
}

/// How the values of a fact are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Boolean,
    Scale { scale: usize, codes: usize },
    Choice { class: usize, fact: usize, codes: usize },
    Number { places: u8 },
    Day,
    Text,
    Subject(usize),
}

/// A value that is the same for every subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    Code(u8),
    Number(Ratio),
    Day(DayAt),
    Text(Arc<str>),
}

impl Lowering<'_> {
    /// The truth of a formula.
    pub fn truth(&self, expr: &Expr) -> Logic {
        self.transparent(expr).unwrap_or_else(|| Logic::Opaque(expr.clone()))
    }

    fn transparent(&self, expr: &Expr) -> Option<Logic> {
        let all = |parts: &[Expr]| parts.iter().map(|part| self.truth(part)).collect();
        match &expr.node {
            Node::Constant(Val::Boolean(truth)) => Some(constant(*truth)),
            Node::Constant(Val::Unknown) => Some(Logic::Constant(Truth::Unknown)),
            Node::Read(path) if self.kind(path) == Kind::Boolean => {
                Some(codes(path, 2, |code| code == 1))
            }
            Node::Given(path) => Some(Logic::Ask(self.source(path), Question::Given)),
            Node::Not(inner) => Some(self.truth(inner).negated()),
            Node::And(parts) => Some(Logic::And(all(parts))),
            Node::Or(parts) => Some(Logic::Or(all(parts))),
            Node::Compare(comparison, left, right) => self.compared(*comparison, left, right),
            Node::In(value, items) => self.one_of(value, items),
            Node::Choose(condition, yes, no) => {
                Some(Logic::Choose(Box::new([condition, yes, no].map(|part| self.truth(part)))))
            }
            _ => None,
        }
    }

    /// How the values that a path leads to are stored.
    pub fn kind(&self, path: &Path) -> Kind {
        let scale = |scale: usize| {
            let codes = self.regulation.scales[scale].values.len();
            Kind::Scale { scale, codes }
        };
        let Some(fact) = path.fact else {
            return scale(self.regulation.outcome);
        };
        match &self.regulation.classes[path.class].facts[fact].kind {
            FactType::Boolean { .. } => Kind::Boolean,
            FactType::Integer => Kind::Number { places: 0 },
            FactType::Decimal { places } => Kind::Number { places: *places },
            FactType::Date => Kind::Day,
            FactType::Text => Kind::Text,
            FactType::Choice(values) => {
                Kind::Choice { class: path.class, fact, codes: values.len() }
            }
            FactType::Subject { class } => Kind::Subject(*class),
            FactType::Scale { scale: index } => scale(*index),
        }
    }

    /// The column that a path leads to.
    pub fn source(&self, path: &Path) -> Source {
        match self.kind(path) {
            Kind::Boolean | Kind::Scale { .. } | Kind::Choice { .. } => Source::Codes(path.clone()),
            Kind::Number { .. } | Kind::Day => Source::Numbers(path.clone()),
            Kind::Text => Source::Texts(path.clone()),
            Kind::Subject(_) => Source::Subjects(path.clone()),
        }
    }

    /// The path to one of the subject's own facts.
    pub fn own(&self, fact: usize) -> Path {
        Path { via: Vec::new(), class: self.class, fact: Some(fact) }
    }

    /// The value of an expression that reads nothing of a subject.
    pub fn fixed(&self, expr: &Expr) -> Option<Fixed> {
        match &expr.node {
            Node::Constant(Val::Code(code)) => Some(Fixed::Code(*code)),
            Node::Constant(Val::Number(number)) => Some(Fixed::Number(*number)),
            Node::Constant(Val::Day(day)) => Some(Fixed::Day(DayAt::Fixed(*day))),
            Node::Constant(Val::Text(text)) => Some(Fixed::Text(Arc::clone(text))),
            Node::Negate(inner) => match self.fixed(inner)? {
                Fixed::Number(number) => Some(Fixed::Number(number.checked_neg()?)),
                _ => None,
            },
            Node::PeriodStart => Some(Fixed::Day(DayAt::PeriodStart)),
            Node::PeriodEnd => Some(Fixed::Day(DayAt::PeriodEnd)),
            Node::Parameter(at) => {
                let parameter = &self.regulation.classes[self.class].parameters[*at];
                Some(match parameter.value {
                    Constant::Number(number) => Fixed::Number(number),
                    Constant::Scale { code, .. } => Fixed::Code(code),
                    Constant::Day(day) => Fixed::Day(DayAt::Fixed(day)),
                })
            }
            _ => None,
        }
    }
}

/// A truth that no subject changes.
pub(super) fn constant(truth: bool) -> Logic {
    Logic::Constant(if truth { Truth::True } else { Truth::False })
}

/// A question of one column of codes, unknown where the code is.
pub(super) fn codes(path: &Path, codes: usize, holds: impl Fn(u8) -> bool) -> Logic {
    let known = answers(codes, holds);
    let answers = Answers { known, unknown: Truth::Unknown };
    Logic::Ask(Source::Codes(path.clone()), Question::Codes(answers))
}

/// What a condition says of each code.
pub(super) fn answers(codes: usize, holds: impl Fn(u8) -> bool) -> Vec<Truth> {
    let truth = |code| if holds(code) { Truth::True } else { Truth::False };
    (0..=u8::MAX).take(codes).map(truth).collect()
}
