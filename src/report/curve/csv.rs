//! A curve as comma-separated values: one row a value and class.

use crate::model::{Departure, Regulation, State, SweepCurve, SweepPoint};
use crate::report::uncertainty::of_state;
use std::io::{self, Write};

/// Writes every class at every value. The first column says that this is a simulation, and of
/// which parameter; numbers are whole, values as a rule file writes them.
///
/// # Errors
/// If `out` refuses.
pub fn write(regulation: &Regulation, curve: &SweepCurve, out: impl Write) -> io::Result<()> {
    let levels = || regulation.outcome_scale().values.iter().rev().map(|level| level.id.as_str());
    let named = |kind: &Departure| kind.as_str().to_owned();
    let mut header: Vec<String> =
        ["simulation", "value", "class", "total", "rated"].map(str::to_owned).to_vec();
    header.extend(levels().map(str::to_owned));
    header.extend(["exempt", "pending", "referred", "departures"].map(str::to_owned));
    header.extend(Departure::ALL.iter().map(named));
    header.extend(["groups", "over", "lowered", "meets"].map(str::to_owned));
    let levels: Vec<&str> = levels().collect();
    if curve.drawn.is_some() {
        let banded = levels.iter().copied().chain(["departures"]);
        header.extend(banded.flat_map(|name| ["low", "high"].map(|end| format!("{name}_{end}"))));
    }
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&header)?;
    let parameter = format!("{}.{}", curve.class, curve.parameter);
    for point in &curve.points {
        for class in 0..point.summary.classes.len() {
            writer.write_record(row(&parameter, (point, class), &levels))?;
        }
    }
    writer.flush()
}

fn row(parameter: &str, (point, class): (&SweepPoint, usize), levels: &[&str]) -> Vec<String> {
    let summary = &point.summary.classes[class];
    let mut row = vec![parameter.to_owned(), point.value.clone(), summary.class.clone()];
    let mut count = |count: u64| row.push(count.to_string());
    count(summary.total);
    count(summary.rated);
    levels.iter().for_each(|level| count(point.level(class, level)));
    count(summary.exempt.iter().map(|(_, count)| count).sum());
    count(summary.pending);
    count(summary.referred);
    count(point.departures(class));
    for kind in Departure::ALL {
        let found = summary.departures.iter().find(|(known, _)| *known == kind);
        count(found.map_or(0, |(_, count)| *count));
    }
    count(summary.quotas.iter().map(|quota| quota.groups).sum());
    count(summary.quotas.iter().map(|quota| quota.over).sum());
    count(summary.quotas.iter().map(|quota| quota.lowered).sum());
    row.push(point.meets.map_or(String::new(), |meets| meets.to_string()));
    if let Some(band) = &point.band {
        let level = |level: &&str| of_state(&band[class], &State::Level((*level).to_owned()));
        let banded = levels.iter().map(level).chain([band[class].departures_all]);
        row.extend(banded.flat_map(|one| [one.low.to_string(), one.high.to_string()]));
    }
    row
}
