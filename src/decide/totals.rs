//! What totals alone say of a quota, however its subjects are spread over groups.
//!
//! A published total is a sum over groups that nobody has published. Yet where more subjects hold
//! the limited levels than all groups together can have seats, at least one group has too many.
//! With a product rounded down that is plain: what every group rounds down cannot add up to more
//! than the product of the sum. Rounded otherwise, small groups can win seats by rounding, so the
//! whole is held against the most that any spread could give. Start reading at
//! [`Rulebook::on_totals`].

use crate::decide::compiled::QuotaRule;
use crate::decide::members::tally;
use crate::decide::rulebook::Rulebook;
use crate::decide::seats::{Cap, Tally};
use crate::formula::{Subject, Val, World};
use crate::model::{Basis, Population, Quota, Ratio, Rounding};

/// A quota held against totals. All are numbers of subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTotals {
    /// The share of the base.
    pub share: Ratio,
    /// What the seats over a base are at most, whatever the groups are.
    pub spread: Spread,
    /// Those at the limited levels.
    pub eligible: u64,
    /// The base of the share.
    pub base: u64,
    /// The seats over that base if all were one group.
    pub seats_of_one: u64,
    /// The seats over that base at most.
    pub seats: u64,
    /// How many could keep the limited levels at most if the others were lowered.
    pub kept: u64,
    /// The base after that lowering.
    pub base_after: u64,
    /// The weakest basis of the quota, of its assumed keys that bear on totals, and of the
    /// parameters of its share.
    pub basis: Basis,
}

/// How groups, whatever they are, can turn a base into seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// All are one group: its seats are known.
    OneGroup,
    /// Every group rounds down: together at most the product of the sum, rounded down.
    Down,
    /// Every group rounds up: at most so many seats for each subject in the base.
    Up {
        /// Seats for each subject in the base.
        each: u64,
    },
    /// Every group rounds to the nearest: at most one seat for so many subjects in the base.
    HalfUp {
        /// Subjects in the base that win a seat.
        least: u64,
    },
    /// Every group rounds to the nearest, with a share above one: at most half a seat more for
    /// each subject in the base.
    HalfMore,
}

/// Why totals say nothing of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// It does not concern everyone, and the totals do not say whom.
    Unless,
    /// Its share differs from group to group, or is unknown.
    ShareVaries,
    /// Every group has seats whatever its base.
    SeatsMin,
    /// The numbers are too great to be multiplied.
    TooGreat,
}

impl Open {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Open::Unless => "unless",
            Open::ShareVaries => "share-varies",
            Open::SeatsMin => "seats-min",
            Open::TooGreat => "too-great",
        }
    }
}

impl OnTotals {
    /// True if at least one group has more than its seats, whatever the groups are.
    pub fn is_exceeded(&self) -> bool {
        self.eligible > self.kept
    }

    /// The least number of subjects beyond the seats, whatever the groups are.
    pub fn excess(&self) -> u64 {
        self.eligible - self.kept
    }
}

/// The keys of a quota that bear on totals and that the text does not give. Who ranks first and
/// what a tie does change no total.
pub fn assumed_for_totals(quota: &Quota) -> impl Iterator<Item = &str> {
    let bears = |key: &&str| !["rank", "ties", "excess"].contains(key);
    quota.assumed.iter().map(String::as_str).filter(bears)
}

impl Rulebook {
    /// Holds a quota of a class against the number of rated subjects by level, worst first.
    ///
    /// # Errors
    /// Why nothing can be concluded from totals.
    pub fn on_totals(
        &self,
        (class, quota): (usize, usize),
        period: i64,
        by_level: &[u32],
    ) -> Result<OnTotals, Open> {
        let declared = &self.regulation().classes[class].quotas[quota];
        let rule = &self.classes[class].quotas[quota];
        if rule.unless.is_some() {
            return Err(Open::Unless);
        }
        let share = self.share(class, rule, period).ok_or(Open::ShareVaries)?;
        let cap = Cap { share, rounding: rule.rounding, seats_min: declared.seats_min };
        let is_one_group = rule.per.is_empty();
        let (spread, most) = if is_one_group {
            (Spread::OneGroup, cap)
        } else {
            widest(&cap).ok_or(Open::TooGreat)?
        };
        let tally = counted(declared, by_level, is_one_group);
        let held = held(&tally, &cap, &most).ok_or(Open::TooGreat)?;
        let parameters = &self.regulation().classes[class].parameters;
        let read = rule.share.reads().parameters;
        let bases = read.into_iter().map(|at| parameters[at].basis);
        let own = match assumed_for_totals(declared).next() {
            Some(_) => Basis::Inferred,
            None => declared.grounds.basis,
        };
        let basis = bases.fold(own, Basis::min);
        let on = OnTotals { share, spread, basis, ..held };
        // A least number of seats a group puts no bound on many groups, but these totals may be
        // within the share of one.
        let is_within = on.eligible <= cap_of_one(&cap, on.base).ok_or(Open::TooGreat)?;
        if declared.seats_min > 0 && !is_one_group && !is_within {
            return Err(Open::SeatsMin);
        }
        Ok(on)
    }

    /// The share of a quota, where it is the same for every group.
    fn share(&self, class: usize, rule: &QuotaRule, period: i64) -> Option<Ratio> {
        let reads = rule.share.reads();
        if !(reads.facts.is_empty() && reads.paths.is_empty() && reads.ratings.is_empty()) {
            return None;
        }
        // It reads no subject, so there need be none.
        let population = Population { period, tables: Vec::new() };
        let world = World {
            regulation: self.regulation(),
            population: &population,
            ratings: &[],
            families: &[],
            library: self.library(),
        };
        match rule.share.value(&Subject { world, class, row: 0, changes: &[] }) {
            // A share below zero gives no seat, as zero does.
            Val::Number(share) => Some(share.max(Ratio::ZERO)),
            _ => None,
        }
    }
}

fn cap_of_one(cap: &Cap, base: u64) -> Option<u64> {
    Cap { seats_min: 0, ..*cap }.seats(base)
}

/// The members of the whole as the quota counts them.
///
/// Where the groups are not known it is not known either who is lowered in which: those in the
/// base are put first, which gives the most that any choice could leave.
fn counted(quota: &Quota, by_level: &[u32], is_one_group: bool) -> Tally {
    let mut tally = tally(quota, by_level);
    if !is_one_group {
        tally.limited.sort_by_key(|(_, is_in_base)| !is_in_base);
    }
    tally
}

/// The totals held against the most seats; share, spread and basis are still to be put in.
fn held(tally: &Tally, cap: &Cap, most: &Cap) -> Option<OnTotals> {
    let (eligible, kept) = (tally.eligible(), tally.allowed(most)?);
    let base = tally.base(eligible);
    Some(OnTotals {
        share: cap.share,
        spread: Spread::OneGroup,
        eligible,
        base,
        seats_of_one: cap.seats(base)?,
        seats: most.seats(base)?,
        kept,
        base_after: tally.base(kept),
        basis: Basis::Text,
    })
}

/// The most seats that groups of any size could have together, as a cap on the whole that rounds
/// down; `None` where a product cannot be held.
fn widest(cap: &Cap) -> Option<(Spread, Cap)> {
    let share = cap.share;
    let down = |share| Cap { share, rounding: Rounding::Down, seats_min: 0 };
    Some(match cap.rounding {
        Rounding::Down => (Spread::Down, down(share)),
        // ⌈s·b⌉ ≤ b·⌈s⌉, and groups of one in the base reach it.
        Rounding::Up => {
            let each = share.ceil();
            (Spread::Up { each: u64::try_from(each).ok()? }, down(Ratio::new(each, 1)?))
        }
        Rounding::HalfUp if share == Ratio::ZERO => (Spread::Down, down(share)),
        // The first seat is won by the least b with s·b ≥ ½; with a share of at most one no seat
        // is cheaper, so groups of that size win the most.
        Rounding::HalfUp if share <= Ratio::whole(1) => {
            let least = Ratio::new(1, 2)?.checked_div(share)?.ceil();
            (Spread::HalfUp { least: u64::try_from(least).ok()? }, down(Ratio::new(1, least)?))
        }
        // ⌊s·b + ½⌋ ≤ b·(s + ½) for b ≥ 1, and an empty base wins nothing.
        Rounding::HalfUp => (Spread::HalfMore, down(share.checked_add(Ratio::new(1, 2)?)?)),
    })
}

#[cfg(test)]
mod tests;
