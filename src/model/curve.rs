//! Curves: what each value of one parameter would make of the submissions.

use crate::model::{ClassSpread, Departure, DrawnFrom, Summary, Title};

/// The counts along the values of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SweepCurve {
    /// The class whose parameter it is.
    pub class: String,
    /// The parameter's id.
    pub parameter: String,
    /// The parameter in words.
    pub title: Title,
    /// The unit of its number, in words.
    pub unit: Option<String>,
    /// The value as it stands, as written.
    pub stands: String,
    /// The values tried, in their order.
    pub points: Vec<SweepPoint>,
    /// The condition looked for, as written.
    pub condition: Option<String>,
    /// The place in `points` of the first value that meets it.
    pub found: Option<usize>,
    /// Each count that the condition compares, as written, with the least and the greatest number
    /// that it comes to.
    pub reach: Vec<(String, u64, u64)>,
    /// Where the populations come from that were drawn anew; `None` over submissions.
    pub drawn: Option<DrawnFrom>,
}

/// The counts at one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SweepPoint {
    /// The value, exact, as an amendment would write it (`33.3%`, `6`, `grade.NAME`, a date).
    pub value: String,
    /// The counts with it, by class.
    pub summary: Summary,
    /// Whether it meets the condition; `None` where none was given.
    pub meets: Option<bool>,
    /// The band of each count, by class, where the population was drawn anew many times; the
    /// counts are then the medians.
    pub band: Option<Vec<ClassSpread>>,
}

impl SweepPoint {
    /// Subjects of a class at a level, by id.
    pub fn level(&self, class: usize, level: &str) -> u64 {
        let levels = &self.summary.classes[class].levels;
        levels.iter().find(|(id, _)| id == level).map_or(0, |(_, count)| *count)
    }

    /// Departures of a class, of all kinds.
    pub fn departures(&self, class: usize) -> u64 {
        let departures: &[(Departure, u64)] = &self.summary.classes[class].departures;
        departures.iter().map(|(_, count)| count).sum()
    }
}
