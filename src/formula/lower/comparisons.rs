//! Comparisons and `in` of codes, texts and pairs of facts. Groups of criteria are in `groups`,
//! numbers and days in `numbers`.

use crate::formula::lower::logic::{Fixed, Kind, Logic, Lowering, answers, codes, constant};
use crate::formula::lower::plan::{Answers, Question, Source};
use crate::formula::{Comparison, Expr, Node, Path, Type};
use crate::model::Truth;
use std::cmp::Ordering;

/// A question names at most so many texts or numbers; longer lists become several questions, so
/// that one column's values always fit a byte.
const ITEMS_MAX: usize = 100;

impl Lowering<'_> {
    /// `left ⋈ right`.
    pub fn compared(&self, comparison: Comparison, left: &Expr, right: &Expr) -> Option<Logic> {
        if left.ty == Type::Boolean {
            return self.same_truth(comparison, left, right);
        }
        if let Node::Choose(condition, yes, no) = &left.node {
            let sides = [yes, no].map(|side| self.compared(comparison, side, right));
            return self.chosen(condition, sides);
        }
        if let Node::Choose(condition, yes, no) = &right.node {
            let sides = [yes, no].map(|side| self.compared(comparison, left, side));
            return self.chosen(condition, sides);
        }
        if let (Some(Fixed::Code(a)), Some(Fixed::Code(b))) = (self.fixed(left), self.fixed(right))
        {
            return Some(constant(comparison.holds(a.cmp(&b))));
        }
        if self.fixed(left).is_some() {
            return self.with_fixed(mirrored(comparison), right, left);
        }
        self.with_fixed(comparison, left, right)
    }

    fn chosen(&self, condition: &Expr, sides: [Option<Logic>; 2]) -> Option<Logic> {
        let [yes, no] = sides;
        Some(Logic::Choose(Box::new([self.truth(condition), yes?, no?])))
    }

    /// `a == b` of two truths.
    fn same_truth(&self, comparison: Comparison, left: &Expr, right: &Expr) -> Option<Logic> {
        let (left, right) = (self.truth(left), self.truth(right));
        let both = Logic::And(vec![left.clone(), right.clone()]);
        let neither = Logic::And(vec![left.negated(), right.negated()]);
        let same = Logic::Or(vec![both, neither]);
        match comparison {
            Comparison::Equal => Some(same),
            Comparison::NotEqual => Some(same.negated()),
            _ => None,
        }
    }

    /// A comparison whose right side is the fixed one, if either is.
    fn with_fixed(&self, comparison: Comparison, left: &Expr, right: &Expr) -> Option<Logic> {
        match (&left.node, self.fixed(right)) {
            (Node::Read(path), Some(Fixed::Code(code))) => self.code(comparison, path, code),
            (Node::Read(path), Some(Fixed::Text(text))) => {
                let is = Logic::Ask(self.source(path), Question::OneOf(vec![text]));
                equality(comparison, is)
            }
            (Node::Extreme(extreme, members), Some(Fixed::Code(code))) => {
                self.extreme(comparison, (*extreme, members), code)
            }
            (Node::CountAtLeast(members, code), Some(Fixed::Number(number))) => {
                self.count(comparison, (members, *code), number)
            }
            (Node::Pick(extreme, parts), Some(_)) => {
                self.pick(comparison, (*extreme, parts), right)
            }
            (Node::Read(left), None) => match &right.node {
                Node::Read(right) if self.are_alike(left, right) => {
                    self.pair(comparison, left, right)
                }
                _ => None,
            },
            _ => None,
        }
        .or_else(|| self.numbers(comparison, left, right))
    }

    fn code(&self, comparison: Comparison, path: &Path, code: u8) -> Option<Logic> {
        match self.kind(path) {
            Kind::Scale { codes: count, .. } => {
                Some(codes(path, count, |value| comparison.holds(value.cmp(&code))))
            }
            Kind::Choice { codes: count, .. } => {
                equality(comparison, codes(path, count, |value| value == code))
            }
            _ => None,
        }
    }

    /// True if two facts can be compared value by value as they are stored.
    fn are_alike(&self, left: &Path, right: &Path) -> bool {
        match (self.kind(left), self.kind(right)) {
            // Within 18 places both can be brought to the same scale without overflow.
            (Kind::Number { places: a }, Kind::Number { places: b }) => a.abs_diff(b) <= 18,
            (a, b) => a == b,
        }
    }

    /// A comparison of two facts.
    fn pair(&self, comparison: Comparison, left: &Path, right: &Path) -> Option<Logic> {
        let is_ordered = matches!(
            self.kind(left),
            Kind::Scale { .. } | Kind::Number { .. } | Kind::Day | Kind::Boolean
        );
        let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if !is_ordered && !is_equality {
            return None;
        }
        let orders = [Ordering::Less, Ordering::Equal, Ordering::Greater];
        let known = answers(3, |code| comparison.holds(orders[usize::from(code)]));
        let answers = Answers { known, unknown: Truth::Unknown };
        let source = Source::Order(left.clone(), right.clone());
        Some(Logic::Ask(source, Question::Codes(answers)))
    }

    /// `value in [items]`.
    pub fn one_of(&self, value: &Expr, items: &[Expr]) -> Option<Logic> {
        if let Node::Choose(condition, yes, no) = &value.node {
            return self.chosen(condition, [yes, no].map(|side| self.one_of(side, items)));
        }
        let fixed = items.iter().map(|item| self.fixed(item)).collect::<Option<Vec<_>>>()?;
        let parts = fixed.chunks(ITEMS_MAX).map(|chunk| self.one_of_fixed(value, chunk));
        let parts = parts.collect::<Option<Vec<_>>>()?;
        (!parts.is_empty()).then_some(Logic::Or(parts))
    }

    fn one_of_fixed(&self, value: &Expr, items: &[Fixed]) -> Option<Logic> {
        let path = match &value.node {
            Node::Read(path) => path,
            Node::Extreme(extreme, members) => {
                return self.extreme_in((*extreme, members), items);
            }
            Node::CountAtLeast(members, code) => return self.count_in((members, *code), items),
            _ => return self.one_of_numbers(value, items),
        };
        match self.kind(path) {
            Kind::Scale { codes: count, .. } | Kind::Choice { codes: count, .. } => {
                Some(codes(path, count, |code| items.contains(&Fixed::Code(code))))
            }
            Kind::Text => {
                let texts = items.iter().map(|item| match item {
                    Fixed::Text(text) => Some(text.clone()),
                    _ => None,
                });
                Some(Logic::Ask(self.source(path), Question::OneOf(texts.collect::<Option<_>>()?)))
            }
            _ => self.one_of_numbers(value, items),
        }
    }
}

/// The comparison with its sides exchanged.
pub(super) fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal | Comparison::NotEqual => comparison,
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
    }
}

/// `==` or `!=` from the logic of `==`.
pub(super) fn equality(comparison: Comparison, is: Logic) -> Option<Logic> {
    match comparison {
        Comparison::Equal => Some(is),
        Comparison::NotEqual => Some(is.negated()),
        _ => None,
    }
}
