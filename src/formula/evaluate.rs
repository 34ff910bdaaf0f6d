//! The plain evaluation of a tree for one subject.

use crate::formula::{Expr, Subject, Val};
use crate::model::Truth;

impl Expr {
    /// Its value for a subject; [`Val::Between`] for an aggregate that is not settled.
    pub fn value(&self, subject: &Subject<'_>) -> Val {
        let _ = subject;
        unimplemented!()
    }

    /// Its truth for a subject; unknown if it is no boolean.
    pub fn truth(&self, subject: &Subject<'_>) -> Truth {
        match self.value(subject) {
            Val::Boolean(true) => Truth::True,
            Val::Boolean(false) => Truth::False,
            _ => Truth::Unknown,
        }
    }
}
