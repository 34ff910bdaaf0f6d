//! Can the printed changes against other years be?
//!
//! A change is read as percentage points of the share, as reports print it. The share of the
//! other year follows: this year's less the change. It can be known only as closely as the
//! figures are printed, so each of them is given a unit of its last place on either side, and only
//! what no such share can meet is told: a share below nothing or above everyone, shares that do
//! not make up the whole.

use crate::model::{Place, Published, PublishedLevel, PublishedTable, Ratio, Scale};
use crate::reconcile::figure::Figure;
use crate::reconcile::finding::{Finding, What};
use std::collections::BTreeSet;

/// A printed change that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// It is no decimal number.
    Unreadable {
        /// The level, by id.
        level: String,
        /// The other year.
        year: i64,
        /// The change as printed.
        digits: String,
    },
    /// It is against the year of the report, or a later one.
    Year {
        /// The level, by id.
        level: String,
        /// The other year.
        year: i64,
    },
    /// The share of the other year would be below nothing or above everyone.
    Share {
        /// The level, by id.
        level: String,
        /// The other year.
        year: i64,
        /// The change as printed.
        digits: String,
        /// The share of the other year that follows, in hundredths of a percent.
        implied: Figure,
    },
    /// The shares of the other year would not make up the whole.
    Whole {
        /// The other year.
        year: i64,
        /// What they would make up, in hundredths of a percent.
        implied: Figure,
        /// What the changes add up to.
        sum: Figure,
    },
}

/// A share of the other year: what follows from the figures, and between what it must lie.
struct Implied {
    likely: Ratio,
    low: Ratio,
    high: Ratio,
    change: Ratio,
}

/// Every printed change that cannot be.
pub(in crate::reconcile) fn findings(published: &Published, scale: &Scale) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, table) in published.tables.iter().enumerate() {
        let mut tell = |place: &Place, what| {
            let what = What::Change(what);
            found.push(Finding { table: Some(at), place: place.clone(), what });
        };
        for level in &table.levels {
            for (year, digits) in &level.changes {
                if let Some(what) = alone((table, level), (*year, digits), published.period) {
                    tell(&level.place, what);
                }
            }
        }
        let changes = table.levels.iter().flat_map(|level| &level.changes);
        let years: BTreeSet<i64> = changes.map(|(year, _)| *year).collect();
        for year in years {
            if let Some(what) = together(table, year, scale) {
                tell(table.place_of("levels"), what);
            }
        }
    }
    found
}

/// What is wrong with one change.
fn alone(
    (table, level): (&PublishedTable, &PublishedLevel),
    (year, digits): (i64, &str),
    period: i64,
) -> Option<Impossible> {
    let id = level.level.value.clone();
    let Some(change) = Figure::parse(digits) else {
        return Some(Impossible::Unreadable { level: id, year, digits: digits.to_owned() });
    };
    if year >= period {
        return Some(Impossible::Year { level: id, year });
    }
    let implied = implied(table, level, change)?;
    let is_possible = implied.high >= Ratio::ZERO && implied.low <= Ratio::whole(100);
    let digits = digits.to_owned();
    let likely = hundredths(implied.likely);
    (!is_possible).then_some(Impossible::Share { level: id, year, digits, implied: likely })
}

/// What is wrong with the changes of all levels against a year taken together.
fn together(table: &PublishedTable, year: i64, scale: &Scale) -> Option<Impossible> {
    let counted: u64 = table.levels.iter().map(|level| level.count).sum();
    if counted != table.rated {
        // Shares that do not make up this year's whole say nothing of the other year's.
        return None;
    }
    let mut all = Vec::new();
    for level in &table.levels {
        let change = level.changes.iter().find(|(known, _)| *known == year);
        let change = change.and_then(|(_, digits)| Figure::parse(digits));
        all.extend(change.and_then(|change| implied(table, level, change)));
    }
    let sum = |of: fn(&Implied) -> Ratio| {
        all.iter().try_fold(Ratio::ZERO, |sum, implied| sum.checked_add(of(implied)))
    };
    let (low, high) = (sum(|implied| implied.low)?, sum(|implied| implied.high)?);
    // A level that is not printed may have had its share in the other year.
    let is_whole = all.len() == table.levels.len() && all.len() == scale.values.len();
    let is_possible = low <= Ratio::whole(100) && (!is_whole || high >= Ratio::whole(100));
    if is_possible {
        return None;
    }
    let implied = hundredths(sum(|implied| implied.likely)?);
    Some(Impossible::Whole { year, implied, sum: hundredths(sum(|implied| implied.change)?) })
}

/// The share of the other year that follows from a change.
fn implied(table: &PublishedTable, level: &PublishedLevel, change: Figure) -> Option<Implied> {
    let part = i128::from(level.count).checked_mul(100)?;
    let counted = Ratio::new(part, i128::from(table.rated))?;
    let printed = level.printed.as_deref().and_then(Figure::parse);
    let shown = printed.and_then(Figure::value).unwrap_or(counted);
    let unit = printed
        .and_then(Figure::unit)
        .map_or(change.unit(), |of_share| change.unit().map(|of_change| of_change.max(of_share)))?;
    let change = change.value()?;
    Some(Implied {
        likely: shown.checked_sub(change)?,
        low: shown.min(counted).checked_sub(change)?.checked_sub(unit)?,
        high: shown.max(counted).checked_sub(change)?.checked_add(unit)?,
        change,
    })
}

fn hundredths(value: Ratio) -> Figure {
    let scaled = value.checked_mul(Ratio::whole(100));
    Figure { units: scaled.map_or(0, Ratio::round_half_up), places: 2 }
}
