//! `cases --mutate`: which small alterations of the rules no case notices.

use crate::cli::cases::Ran;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::expect::Prepared;
use crate::model::Ratio;
use crate::probe::{Mutated, mutate};
use crate::report::Form;
use crate::report::probe::mutants::{self, RegulationMutated};

/// Alters the rules of every regulation; `at_least` is the share to be noticed, in percent.
pub(in crate::cli::cases) fn run(
    mouth: &Mouth,
    ran: &[Ran],
    at_least: Option<u8>,
) -> Result<Done, Failure> {
    let of = |one: &Ran| mutate(&one.book, &Prepared::all(one.book.regulation(), &one.files));
    let mutated: Vec<Mutated> = ran.iter().map(of).collect();
    let shown = ran.iter().zip(&mutated);
    let shown: Vec<RegulationMutated<'_>> = shown
        .map(|(one, mutated)| RegulationMutated { regulation: one.book.regulation(), mutated })
        .collect();
    if mouth.form == Form::Json {
        mouth.answer(&mutants::json(&shown))?;
    } else {
        mouth.answer(&mutants::text(mouth.words, &shown))?;
    }
    let wanted = at_least.and_then(|percent| Ratio::scaled(i64::from(percent), 2));
    let is_low = |one: &&RegulationMutated<'_>| wanted.is_some_and(|it| one.mutated.score() < it);
    let low: Vec<_> = shown.iter().filter(is_low).collect();
    if mouth.form != Form::Json {
        for one in &low {
            mouth.document(&mutants::too_low(mouth.words, one, at_least.unwrap_or_default()))?;
        }
    }
    Ok(if low.is_empty() { Done::Yes } else { Done::Findings })
}
