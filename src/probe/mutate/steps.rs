//! The smallest step that a number can be altered by and still be told apart by some subject.

use crate::formula::{ChildrenCount, Expr, Node};
use crate::model::{FactType, Ratio, Regulation};

/// One percentage point.
pub(in crate::probe) fn point() -> Ratio {
    Ratio::scaled(1, 2).unwrap_or(Ratio::ZERO)
}

/// The step between two values of a number: a unit of its last place; for a share of children a
/// percentage point; `None` for what is the same for everyone.
pub(in crate::probe) fn step(regulation: &Regulation, expr: &Expr) -> Option<Ratio> {
    let whole = Some(Ratio::whole(1));
    match &expr.node {
        Node::Read(path) => {
            let fact = path.fact.map(|fact| &regulation.classes[path.class].facts[fact].kind);
            match fact {
                Some(FactType::Decimal { places }) => Ratio::scaled(1, *places),
                _ => whole,
            }
        }
        Node::Children { what: ChildrenCount::ShareAtLeast(_), .. } => Some(point()),
        Node::Children { .. }
        | Node::CountAtLeast(..)
        | Node::DaysBetween(..)
        | Node::MonthsBetween(..)
        | Node::Call(..) => whole,
        _ => expr.parts().into_iter().filter_map(|part| step(regulation, part)).min(),
    }
}
