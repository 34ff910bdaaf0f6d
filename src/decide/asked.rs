//! Formulas asked of a subject after everything was decided, such as the single conditions that a
//! rule is made of.

use crate::decide::verdict::Verdicts;
use crate::formula::{Expr, Subject};
use crate::model::Truth;

impl Verdicts<'_> {
    /// The truth of a formula of a class for a subject, with all levels as they were decided.
    pub fn truth_of(self, formula: &Expr, (class, row): (usize, usize)) -> Truth {
        formula.truth(&Subject { world: self.world(), class, row, changes: &[] })
    }
}
