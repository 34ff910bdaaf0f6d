//! Who gives more: the order of outcomes.
//!
//! A better level is more. Pending is less than any level, since nothing is given yet, but counts
//! only where it is the only difference. Exempt with a review due is less than exempt without.
//! Exempt and anything else are neither more nor less. (docs/decisions/0005)

use crate::check::compare::{Outcome, Relation};
use crate::model::Scale;

/// Levels of two scales in one order.
pub(in crate::check::compare) struct Order {
    /// Common levels, worst first.
    common: Vec<String>,
}

impl Order {
    /// `None` where the scales have no level in common.
    pub fn of(a: &Scale, b: &Scale) -> Option<Order> {
        let is_common = |id: &&str| b.code(id).is_some();
        let common = a.values.iter().map(|value| value.id.as_str()).filter(is_common);
        let common: Vec<String> = common.map(str::to_owned).collect();
        (!common.is_empty()).then_some(Order { common })
    }

    /// Whether the second outcome is more than the first; `Equivalent` if they are the same.
    pub fn change(&self, a: &Outcome, b: &Outcome) -> Relation {
        let place = |id: &String| self.common.iter().position(|known| known == id);
        match (a, b) {
            _ if a == b => Relation::Equivalent,
            (Outcome::Level(a), Outcome::Level(b)) => match (place(a), place(b)) {
                (Some(a), Some(b)) if a < b => Relation::Laxer,
                (Some(_), Some(_)) => Relation::Stricter,
                _ => Relation::Incomparable,
            },
            (Outcome::Level(_), Outcome::Pending) => Relation::Stricter,
            (Outcome::Pending, Outcome::Level(_)) => Relation::Laxer,
            (Outcome::Exempt { review_due: a }, Outcome::Exempt { .. }) => {
                if *a {
                    Relation::Laxer
                } else {
                    Relation::Stricter
                }
            }
            _ => Relation::Incomparable,
        }
    }

    /// The relation of all changes together: those between settled outcomes if there are any,
    /// else those of pending ones.
    pub fn relation(&self, pairs: &[(Outcome, Outcome)]) -> Relation {
        let is_settled =
            |(a, b): &&(Outcome, Outcome)| *a != Outcome::Pending && *b != Outcome::Pending;
        let changes = |pairs: &mut dyn Iterator<Item = &(Outcome, Outcome)>| {
            pairs.fold(Relation::Equivalent, |all, (a, b)| joined(all, self.change(a, b)))
        };
        match changes(&mut pairs.iter().filter(is_settled)) {
            Relation::Equivalent => changes(&mut pairs.iter()),
            settled => settled,
        }
    }
}

/// Two changes together.
pub(in crate::check::compare) fn joined(a: Relation, b: Relation) -> Relation {
    match (a, b) {
        (Relation::Equivalent, other) | (other, Relation::Equivalent) => other,
        (a, b) if a == b => a,
        _ => Relation::Incomparable,
    }
}
