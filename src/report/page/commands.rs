//! The commands at the foot of a page, each with the figures that it gives.

use crate::report::{Say, Words};

/// A command that gives figures of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Which figures.
    pub gives: Gives,
    /// As it is typed.
    pub line: String,
}

/// Which figures of a page a command gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gives {
    /// The page itself.
    Page,
    /// All of its figures for a program.
    Figures,
    /// The levels as the regulation stands.
    Baseline,
    /// The levels of a scenario, by its name.
    Scenario(String),
    /// The reasons of one subject as the regulation stands, by its id.
    Reasons(String),
    /// The reasons of one subject in a scenario, by its id and the scenario's name.
    ReasonsWith(String, String),
    /// One point of a curve, by its value.
    Point(String),
    /// The population that the submissions are.
    Population,
}

impl Gives {
    /// What it gives, in words.
    pub(super) fn words(&self, words: Words) -> String {
        let (key, of, with) = match self {
            Gives::Page => ("sheet-gives-page", "", ""),
            Gives::Figures => ("sheet-gives-figures", "", ""),
            Gives::Baseline => ("sheet-gives-baseline", "", ""),
            Gives::Scenario(name) => ("sheet-gives-scenario", name.as_str(), ""),
            Gives::Reasons(id) => ("sheet-gives-reasons", id.as_str(), ""),
            Gives::ReasonsWith(id, name) => {
                ("sheet-gives-reasons-with", id.as_str(), name.as_str())
            }
            Gives::Point(value) => ("sheet-gives-point", value.as_str(), ""),
            Gives::Population => ("sheet-gives-population", "", ""),
        };
        words.say(key, &[("of", Say::from(of)), ("with", with.into())])
    }
}
