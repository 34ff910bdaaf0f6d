//! The subjects that change, as comma-separated values: one row a subject and scenario.

use crate::model::{Changed, Comparison, Departure, State};
use std::io::{self, Write};

/// The columns. The first one says that this is a simulation, and which.
const COLUMNS: [&str; 17] = [
    "simulation",
    "class",
    "id",
    "from",
    "to",
    "why",
    "rules_before",
    "rules_after",
    "standard_before",
    "standard_after",
    "eligible_before",
    "eligible_after",
    "missing_before",
    "missing_after",
    "decided",
    "departure_before",
    "departure_after",
];

/// Writes every subject that changes in any scenario, in their order; lists are joined by `;`.
///
/// # Errors
/// If `out` refuses.
pub fn write(comparison: &Comparison<'_>, out: impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for scenario in &comparison.scenarios {
        for changed in &scenario.changed {
            writer.write_record(row(&scenario.name, changed))?;
        }
    }
    writer.flush()
}

fn row(scenario: &str, changed: &Changed<'_>) -> [String; 17] {
    let (before, after) = (&changed.before, &changed.after);
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let departure = |departure: Option<Departure>| text(departure.map(Departure::as_str));
    [
        scenario.to_owned(),
        before.class.to_owned(),
        before.id.to_owned(),
        State::of(before).as_str().to_owned(),
        State::of(after).as_str().to_owned(),
        changed.why.as_str().to_owned(),
        changed.rules_before.join(";"),
        changed.rules_after.join(";"),
        text(before.standard),
        text(after.standard),
        text(before.eligible),
        text(after.eligible),
        before.missing.join(";"),
        after.missing.join(";"),
        text(before.decided),
        departure(before.departure),
        departure(after.departure),
    ]
}
