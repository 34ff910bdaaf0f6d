//! The facts of subjects whose level is settled.

use crate::diagnostic::Diagnostic;
use crate::model::{Draw, PlanTable};
use crate::simulate::dice::Dice;
use crate::simulate::synthesize::{Made, impossible};
use std::collections::BTreeSet;

/// Draws for a distinct number before the range is called too narrow.
const REDRAWS: u32 = 10_000;

/// Fills the facts of a table's subjects: those of all, then those of their profiles.
///
/// # Errors
/// `plan-impossible` if distinct numbers run out.
pub fn fill<'m>(
    table: &PlanTable,
    subjects: impl IntoIterator<Item = &'m mut Made>,
    dice: &mut Dice,
) -> Result<(), Box<Diagnostic>> {
    let mut seen = BTreeSet::new();
    let mut used = vec![0usize; table.profiles.len() + 1];
    let own: Vec<usize> = table
        .spread
        .iter()
        .map(|(fact, _)| *fact)
        .chain(table.inherit.iter().map(|i| i.0))
        .collect();
    for subject in subjects {
        let at = table.profiles.iter().position(|(profile, _)| *profile == subject.profile);
        let of_profile = at.map(|at| (at + 1, &table.profiles[at].1));
        let both = [(0, &table.facts)].into_iter().chain(of_profile);
        let is_needed =
            both.clone().any(|(_, facts)| facts.iter().any(|(_, draw)| is_distinct(draw)));
        // Whom it must differ from: only told apart where something must be distinct.
        let of = own.iter().filter(|_| is_needed);
        let peers: Vec<_> = of.map(|fact| subject.cells[*fact].clone()).collect();
        for (turn, facts) in both {
            for (fact, draw) in facts {
                let mut tries = 0..REDRAWS;
                subject.cells[*fact] = loop {
                    let value = value(draw, used[turn], dice);
                    if !is_distinct(draw) || seen.insert((*fact, peers.clone(), value.clone())) {
                        break value;
                    }
                    if tries.next().is_none() {
                        return Err(Box::new(impossible(&table.id, "distinct")));
                    }
                };
            }
            used[turn] += 1;
        }
    }
    Ok(())
}

fn is_distinct(draw: &Draw) -> bool {
    matches!(draw, Draw::Between { distinct: true, .. })
}

fn value(draw: &Draw, turn: usize, dice: &mut Dice) -> Option<String> {
    match draw {
        Draw::Constant(text) => Some(text.clone()),
        Draw::Between { from, to, places, .. } => {
            let span = to.abs_diff(*from) + 1;
            let drawn = from.saturating_add_unsigned(dice.below(span));
            Some(decimal(drawn, *places))
        }
        Draw::OneOf(items) => {
            let at = dice.weighted_by(items, |(_, weight)| *weight);
            let text = at.map(|at| items[at].0.clone());
            text.filter(|text| !text.is_empty())
        }
        Draw::Each(items) => items.get(turn).cloned(),
    }
}

/// A number scaled by `10^places`, with just these places.
fn decimal(scaled: i64, places: u8) -> String {
    let width = usize::from(places) + 1;
    let digits = format!("{:0>width$}", scaled.unsigned_abs());
    let (whole, part) = digits.split_at(digits.len() - usize::from(places));
    let sign = if scaled < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn scaled_numbers_are_written_with_all_their_places() {
        assert_eq!(decimal(5, 2), "0.05");
        assert_eq!(decimal(-1250, 2), "-12.50");
        assert_eq!(decimal(7, 0), "7");
    }
}
