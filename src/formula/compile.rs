//! From a formula's text to its typed tree, or to every mistake in it.

use crate::diagnostic::Diagnostic;
use crate::formula::Expr;
use crate::model::{Formula, Regulation};

/// What a formula is for: the type of its value and what it may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants<'a> {
    /// True or false, of one subject.
    Truth,
    /// A value of the outcome scale, of one subject.
    Level,
    /// A number that all peers of a quota's group have in common: it may read parameters, these
    /// facts (the quota's `per`), and facts reached through them.
    Share(&'a [usize]),
    /// Something that subjects can be put in order by: a number, day, boolean or scale value.
    Rank,
}

/// Checks a formula of a class and gives its meaning.
///
/// # Errors
/// Every mistake that could be found in it.
pub fn compile(
    regulation: &Regulation,
    class: usize,
    formula: &Formula,
    wants: Wants<'_>,
) -> Result<Expr, Vec<Diagnostic>> {
    let _ = (regulation, class, formula, wants);
    unimplemented!()
}
