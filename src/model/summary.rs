//! Counts of an evaluation, and the state of each quota group.

use crate::model::Departure;

/// The counts of a whole evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// In the regulation's order.
    pub classes: Vec<ClassSummary>,
}

/// The counts of one class. All are numbers of subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSummary {
    /// The class's id.
    pub class: String,
    /// All submitted.
    pub total: u64,
    /// Rated by the engine.
    pub rated: u64,
    /// Not rated, by exemption, in the order of the rules; zero counts left out.
    pub exempt: Vec<(String, u64)>,
    /// Not decidable yet.
    pub pending: u64,
    /// Left to a person.
    pub referred: u64,
    /// Rated by the engine, by level, best first; zero counts left out.
    pub levels: Vec<(String, u64)>,
    /// Given by the authority, by level, best first; zero counts left out.
    pub decided: Vec<(String, u64)>,
    /// Departures in the order of [`Departure::ALL`]; zero counts left out.
    pub departures: Vec<(Departure, u64)>,
    /// In the order of the rules.
    pub quotas: Vec<QuotaSummary>,
}

/// What one quota did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaSummary {
    /// The quota's id.
    pub quota: String,
    /// Groups of peers.
    pub groups: u64,
    /// Groups whose decided levels exceed the cap.
    pub over: u64,
    /// Subjects it lowered.
    pub lowered: u64,
    /// Subjects it referred.
    pub referred: u64,
}
