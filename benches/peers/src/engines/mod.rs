//! Engines, each in the form that suits it: rules compiled once, members held as its own values
//! before anything is timed, and rated one by one.
//!
//! All are given what makes them fast: scale values and choices as whole numbers, no cell unknown,
//! no official rating as −1; conditions stop at the first that settles them. None keeps a trace.

mod by_cedar;
mod by_cel;
mod by_evalexpr;
mod by_regorus;
mod by_zen;

use crate::population::{Member, UNKNOWN};

/// Rates members, one after the other.
pub trait Engine {
    /// Its name and version.
    fn name(&self) -> &'static str;
    /// Writes the outcome of each member.
    fn rate(&mut self, outcomes: &mut [u8]);
}

/// All engines, with the members as their own values.
pub fn all(members: &[Member]) -> Vec<Box<dyn Engine>> {
    vec![
        Box::new(by_regorus::Regorus::new(members)),
        Box::new(by_cedar::Cedar::new(members)),
        Box::new(by_zen::Zen::new(members)),
        Box::new(by_cel::Cel::new(members)),
        Box::new(by_evalexpr::Evalexpr::new(members)),
    ]
}

/// What an engine is told of a member: numbers, then truths.
pub fn facts(one: &Member) -> ([(&'static str, i64); 9], [(&'static str, bool); 2]) {
    let official = if one.official == UNKNOWN { -1 } else { i64::from(one.official) };
    let numbers = [
        ("standing", i64::from(one.standing)),
        ("months", i64::from(one.months)),
        ("official", official),
        ("done", i64::from(one.done)),
        ("score", i64::from(one.score)),
        ("task", i64::from(one.task)),
        ("quality", i64::from(one.quality)),
        ("ideology", i64::from(one.ideology)),
        ("manner", i64::from(one.manner)),
    ];
    (numbers, [("punished", one.punished == 1), ("degraded", one.degraded == 1)])
}

/// The rules as one expression, in what C, CEL and others have in common; `prefix` stands before
/// each name.
pub fn expression(prefix: &str) -> String {
    const RULES: &str = "
        @standing == 1 || @standing == 2 || @months < 6 ? 10
        : @punished || @degraded || @official == 0 ? 0
        : @months < 9 ? (@done >= 50 ? 1 : 0)
        : @task >= 4 && @quality >= 4 && @ideology >= 3 && @manner >= 3 && (@official < 0 || @official == 3)
            && @done >= 100 && @score >= 9000 ? 3
        : @task >= 3 && @quality >= 3 && @ideology >= 2 && @manner >= 2 && (@official < 0 || @official >= 2)
            && @done >= 80 && @score >= 7000 ? 2
        : @done >= 50 ? 1 : 0";
    RULES.replace('@', prefix)
}
