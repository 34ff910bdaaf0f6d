//! Why a tree has its value: what is missing, what was read.

use crate::formula::{Expr, Subject};
use crate::model::{Regulation, ValueRead};
use std::collections::BTreeSet;

impl Expr {
    /// The names of what is unknown and would decide; empty if the value is known.
    ///
    /// Facts and criteria by id (`score`, `unit.score`, `unit.rating`), children by id, a failing
    /// function or operation as `function: reason`.
    pub fn missing(&self, subject: &Subject<'_>) -> BTreeSet<String> {
        let _ = subject;
        unimplemented!()
    }

    /// Each fact and aggregate it reads, its value, and the comparison made of it.
    pub fn values_read(&self, subject: &Subject<'_>) -> Vec<ValueRead> {
        let _ = subject;
        unimplemented!()
    }

    /// The expression as a formula of this class would write it.
    pub fn text(&self, regulation: &Regulation, class: usize) -> String {
        let _ = (regulation, class);
        unimplemented!()
    }
}
