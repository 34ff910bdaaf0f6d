//! From a formula's text to its typed tree, or to every mistake in it.
//!
//! Start reading at [`compile`]; [`check`] walks rhai's tree, [`names`] says what a name is,
//! [`calls`] knows the functions of the language, [`compare`] what may be compared with what.

mod calls;
mod check;
mod compare;
mod names;
mod syntax;
#[cfg(test)]
mod tests;

use crate::diagnostic::{Code, Diagnostic};
use crate::formula::compile::check::Checker;
use crate::formula::mistakes::{Mistakes, error, in_words};
use crate::formula::text::Text;
use crate::formula::{Expr, Type};
use crate::model::{Formula, Regulation};

pub(in crate::formula) use calls::is_language_function;

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
/// Every mistake that could be found in it, in the order of the text.
pub fn compile(
    regulation: &Regulation,
    class: usize,
    formula: &Formula,
    wants: Wants<'_>,
) -> Result<Expr, Vec<Diagnostic>> {
    let text = Text::new(&formula.text);
    let mut mistakes = Mistakes::of_formula(regulation, formula);
    let ast = syntax::parse(&text, &mut mistakes);
    let mut checker = Checker { regulation, class, wants, text, mistakes };
    let root = ast.as_ref().and_then(syntax::root);
    let checked = root.and_then(|root| checker.expr(root));
    if let Some(expr) = &checked {
        wanted(&mut checker, expr);
    }
    match checked {
        Some(expr) if checker.mistakes.is_empty() => Ok(expr),
        _ => Err(checker.mistakes.into_vec()),
    }
}

/// Reports a formula whose value is not what its rule needs.
fn wanted(checker: &mut Checker<'_>, expr: &Expr) {
    let regulation = checker.regulation;
    let outcome = Type::Scale(regulation.outcome);
    let fits = match checker.wants {
        Wants::Truth => expr.ty == Type::Boolean,
        Wants::Level => expr.ty == outcome,
        Wants::Share(_) => expr.ty == Type::Number,
        Wants::Rank => {
            matches!(expr.ty, Type::Number | Type::Day | Type::Boolean | Type::Scale(_))
        }
    };
    if fits {
        return;
    }
    let (expected, name) = match checker.wants {
        Wants::Truth => ("boolean", ""),
        Wants::Level => in_words(regulation, &outcome),
        Wants::Share(_) => ("number", ""),
        Wants::Rank => ("rank", ""),
    };
    let (found, found_name) = in_words(regulation, &expr.ty);
    let diagnostic = error(Code::TypeMismatch, "result")
        .arg("expected", expected)
        .arg("expected-name", name)
        .arg("found", found)
        .arg("found-name", found_name);
    checker.mistakes.add(diagnostic, &expr.at);
}
