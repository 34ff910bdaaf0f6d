//! The values that a formula read, with the comparison it made of each, for explanations.

use crate::formula::missing::is_settled;
use crate::formula::print::value_text;
use crate::formula::{Comparison, Expr, Node, Path, Subject, Type, Val};
use crate::model::{Truth, ValueRead};

impl Comparison {
    /// The comparison that holds where this one fails.
    const fn opposite(self) -> Self {
        match self {
            Comparison::Equal => Comparison::NotEqual,
            Comparison::NotEqual => Comparison::Equal,
            Comparison::Less => Comparison::GreaterOrEqual,
            Comparison::LessOrEqual => Comparison::Greater,
            Comparison::Greater => Comparison::LessOrEqual,
            Comparison::GreaterOrEqual => Comparison::Less,
        }
    }

    /// The comparison of the right side with the left.
    const fn turned(self) -> Self {
        match self {
            Comparison::Less => Comparison::Greater,
            Comparison::LessOrEqual => Comparison::GreaterOrEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterOrEqual => Comparison::LessOrEqual,
            same => same,
        }
    }
}

impl Expr {
    /// Each fact, aggregate and calculation it reads, in the order of the formula: its value as
    /// files write it (`low..high` for an aggregate that is not settled, absent where unknown),
    /// and the comparison made of it (`>= high`, `in [a, b]`, `== true`, `given`), with `!` taken
    /// into it.
    pub fn values_read(&self, subject: &Subject<'_>) -> Vec<ValueRead> {
        let mut shown = Shown { subject, values: Vec::new() };
        if self.ty == Type::Boolean {
            shown.condition(self, true);
        } else {
            shown.leaves(self);
        }
        shown.values
    }
}

struct Shown<'s, 'a> {
    subject: &'s Subject<'a>,
    values: Vec<ValueRead>,
}

impl Shown<'_, '_> {
    /// A part that is true or false; `wanted` is what it should be for the whole to be true.
    fn condition(&mut self, expr: &Expr, wanted: bool) {
        match &expr.node {
            Node::Not(part) => self.condition(part, !wanted),
            Node::And(parts) | Node::Or(parts) => {
                parts.iter().for_each(|part| self.condition(part, wanted));
            }
            Node::Compare(comparison, a, b) => {
                let comparison = if wanted { *comparison } else { comparison.opposite() };
                let needs = |comparison: Comparison, other: &Expr| {
                    format!("{} {}", comparison.as_str(), self.operand(other))
                };
                let (left, right) = (needs(comparison, b), needs(comparison.turned(), a));
                self.compared(a, left);
                self.compared(b, right);
            }
            Node::In(item, members) => {
                let members: Vec<_> = members.iter().map(|member| self.operand(member)).collect();
                let sign = if wanted { "in" } else { "!in" };
                self.compared(item, format!("{sign} [{}]", members.join(", ")));
            }
            Node::Choose(condition, a, b) => {
                self.leaves(condition);
                for branch in self.branches(condition, a, b) {
                    self.condition(branch, wanted);
                }
            }
            Node::Given(path) => {
                let read = Expr { node: Node::Read(path.clone()), ..expr.clone() };
                let needs = if wanted { "given" } else { "!given" };
                self.push(&Expr { ty: self.type_of(path), ..read }, Some(needs.to_owned()));
            }
            Node::Constant(_) => {}
            _ => self.compared(expr, format!("== {wanted}")),
        }
    }

    /// One side of a comparison.
    fn compared(&mut self, expr: &Expr, needs: String) {
        match expr.node {
            Node::Constant(_) | Node::Parameter(_) | Node::PeriodStart | Node::PeriodEnd => {}
            _ => {
                self.push(expr, Some(needs));
                self.parts(expr);
            }
        }
    }

    /// Everything that an expression reads, without a comparison.
    fn leaves(&mut self, expr: &Expr) {
        match &expr.node {
            Node::Read(_) | Node::Extreme(..) | Node::CountAtLeast(..) | Node::Children { .. } => {
                self.push(expr, None);
            }
            Node::Call(..) => {
                self.push(expr, None);
                self.parts(expr);
            }
            Node::Given(_) | Node::Compare(..) | Node::In(..) => self.condition(expr, true),
            _ => self.parts(expr),
        }
    }

    fn parts(&mut self, expr: &Expr) {
        match &expr.node {
            Node::Choose(condition, a, b) => {
                self.leaves(condition);
                for branch in self.branches(condition, a, b) {
                    self.leaves(branch);
                }
            }
            _ => expr.parts().into_iter().for_each(|part| self.leaves(part)),
        }
    }

    /// The branch that a condition chooses; both if it is unknown.
    fn branches<'e>(&self, condition: &Expr, a: &'e Expr, b: &'e Expr) -> Vec<&'e Expr> {
        match condition.truth(self.subject) {
            Truth::True => vec![a],
            Truth::False => vec![b],
            Truth::Unknown => vec![a, b],
        }
    }

    fn type_of(&self, path: &Path) -> Type {
        let regulation = self.subject.world.regulation;
        match path.fact {
            Some(fact) => Type::of(&regulation.classes[path.class].facts[fact], path.class, fact),
            None => Type::Scale(regulation.outcome),
        }
    }

    /// What something is compared with: its value if that is known, else how it is written.
    fn operand(&self, expr: &Expr) -> String {
        let value = expr.value(self.subject);
        let text = is_settled(&value).then(|| self.value(&value, &expr.ty)).flatten();
        text.unwrap_or_else(|| expr.written(self.subject))
    }

    fn value(&self, value: &Val, ty: &Type) -> Option<String> {
        let world = self.subject.world;
        value_text(value, ty, world.regulation, Some(world.population))
    }

    /// Adds a value once; one without a comparison only where the name is new.
    fn push(&mut self, expr: &Expr, needs: Option<String>) {
        let fact = expr.written(self.subject);
        let is = self.value(&expr.value(self.subject), &expr.ty);
        let known =
            |seen: &ValueRead| seen.fact == fact && (needs.is_none() || seen.needs == needs);
        if !self.values.iter().any(known) {
            self.values.push(ValueRead { fact, is, needs });
        }
    }
}
