//! A tree with its parameters settled and without its places, so that two formulas can be told to
//! say the same.

use crate::formula::lower::placeless;
use crate::formula::{Expr, Node, Val};
use crate::model::{Constant, Parameter};

impl Expr {
    /// The same expression with the class's parameters replaced by their values, wherever it was
    /// written. Two expressions of a class over the same facts, children and functions say the
    /// same of every subject if these are equal.
    pub fn settled(&self, parameters: &[Parameter]) -> Expr {
        let mut expr = placeless(self.clone());
        settle(&mut expr, parameters);
        expr
    }
}

/// What a parameter stands for.
pub(in crate::formula) fn constant(value: &Constant) -> Val {
    match value {
        Constant::Number(number) => Val::Number(*number),
        Constant::Scale { code, .. } => Val::Code(*code),
        Constant::Day(day) => Val::Day(*day),
    }
}

fn settle(expr: &mut Expr, parameters: &[Parameter]) {
    if let Node::Parameter(at) = expr.node {
        expr.node = Node::Constant(constant(&parameters[at].value));
    }
    expr.parts_mut().into_iter().for_each(|part| settle(part, parameters));
}
