//! How many of a group may keep the levels that a quota limits: the largest number, exactly.
//!
//! Whole numbers only. The base may fall or grow with the number kept, so "the largest" is found
//! piece by piece, not by bisection. Start reading at [`Tally::allowed`].

use crate::model::{Ratio, Rounding};

/// The cap of one group: a share of its base, made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) struct Cap {
    /// The share of the base.
    pub share: Ratio,
    /// How the product is made whole.
    pub rounding: Rounding,
    /// Seats there are in any case.
    pub seats_min: u64,
}

/// The members of one group as a quota counts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Tally {
    /// Members at each limited level, best first, and whether the level is in the base.
    pub limited: Vec<(u64, bool)>,
    /// Members in the base at levels that are not limited.
    pub fixed: u64,
    /// True if those who are lowered are then in the base.
    pub lowered_count: bool,
}

impl Cap {
    /// The seats over a base; `None` where the product cannot be held.
    pub(in crate::decide) fn seats(&self, base: u64) -> Option<u64> {
        // `⌊(base × right + rest) / left⌋` is the largest `e` of the terms.
        let Terms { left, right, rest } = self.terms()?;
        let product = i128::from(base).checked_mul(right)?.checked_add(rest)?;
        let whole = quotient(product, left);
        Some(u64::try_from(whole.max(0)).unwrap_or(u64::MAX).max(self.seats_min))
    }

    /// The terms of `e × left ≤ base × right + rest`, which says that `e` is within the rounded
    /// product: with the share `n / d`, `⌊x⌋ ≥ e` is `e·d ≤ b·n`, `⌊x + ½⌋ ≥ e` is
    /// `2e·d ≤ 2b·n + d`, and `⌈x⌉ ≥ e` is `e·d ≤ b·n + d − 1`.
    fn terms(&self) -> Option<Terms> {
        let (num, den) = (self.share.num(), self.share.den());
        Some(match self.rounding {
            Rounding::Down => Terms { left: den, right: num, rest: 0 },
            Rounding::HalfUp => {
                Terms { left: den.checked_mul(2)?, right: num.checked_mul(2)?, rest: den }
            }
            Rounding::Up => Terms { left: den, right: num, rest: den - 1 },
        })
    }
}

/// `⌊number / divisor⌋` of a divisor that is positive; most numbers are small, and divided sooner
/// as such.
fn quotient(number: i128, divisor: i128) -> i128 {
    match (i64::try_from(number), i64::try_from(divisor)) {
        (Ok(number), Ok(divisor)) => i128::from(number.div_euclid(divisor)),
        _ => number.div_euclid(divisor),
    }
}

struct Terms {
    left: i128,
    right: i128,
    rest: i128,
}

/// A run of numbers kept over which the base changes evenly: `base(e) = at_zero + slope × e`.
struct Run {
    first: i128,
    last: i128,
    at_zero: i128,
    slope: i128,
}

impl Terms {
    /// The largest `e` of a run that is within the cap, if any is. Outer `None`: a product could
    /// not be held.
    fn largest_in(&self, run: &Run) -> Option<Option<i128>> {
        let factor = self.left.checked_sub(self.right.checked_mul(run.slope)?)?;
        let limit = self.right.checked_mul(run.at_zero)?.checked_add(self.rest)?;
        // The condition is now `e × factor ≤ limit`.
        let within = |e: i128| factor.checked_mul(e).map(|product| product <= limit);
        if factor > 0 {
            let most = quotient(limit, factor).min(run.last);
            return Some((most >= run.first).then_some(most));
        }
        // With a factor that is not positive, whatever holds for some `e` holds for larger ones.
        Some(within(run.last)?.then_some(run.last))
    }
}

impl Tally {
    /// All members at limited levels (`E`).
    pub(in crate::decide) fn eligible(&self) -> u64 {
        self.limited.iter().map(|(count, _)| count).sum()
    }

    /// The base when the best `kept` keep their level and the others are lowered.
    pub(in crate::decide) fn base(&self, kept: u64) -> u64 {
        let mut left = kept;
        let mut base = self.fixed;
        for (count, counted) in &self.limited {
            let here = left.min(*count);
            left -= here;
            base += if *counted { here } else { 0 };
        }
        base + if self.lowered_count { self.eligible() - kept } else { 0 }
    }

    /// The largest number that may keep their level (`e`): the largest `e ≤ E` with
    /// `e ≤ max(seats_min, round(share × base(e)))`; `None` where a product cannot be held.
    pub(in crate::decide) fn allowed(&self, cap: &Cap) -> Option<u64> {
        let eligible = self.eligible();
        let terms = cap.terms()?;
        // The last run in which anything is within the cap has the largest.
        let largest =
            self.runs().map(|run| terms.largest_in(&run)).filter(|found| *found != Some(None));
        let by_share = largest.last().map_or(Some(0), Option::flatten)?;
        let by_share = u64::try_from(by_share).unwrap_or(0);
        Some(by_share.max(cap.seats_min.min(eligible)))
    }

    /// The seats there are: as many as may keep their level where more are eligible, else what the
    /// share gives over the base; `None` where a product cannot be held.
    pub(in crate::decide) fn seats(&self, cap: &Cap) -> Option<u64> {
        let allowed = self.allowed(cap)?;
        if allowed < self.eligible() { Some(allowed) } else { cap.seats(self.base(allowed)) }
    }

    /// The runs between one limited level's last member and the next level's last.
    fn runs(&self) -> impl Iterator<Item = Run> {
        let lowered = i128::from(self.lowered_count);
        let all = i128::from(self.eligible());
        let (mut first, mut counted_before) = (0i128, 0i128);
        self.limited.iter().map(move |(count, counted)| {
            let (count, counted) = (i128::from(*count), i128::from(*counted));
            let last = first + count;
            let at_zero = i128::from(self.fixed) + counted_before - first * counted + all * lowered;
            let run = Run { first, last, at_zero, slope: counted - lowered };
            counted_before += count * counted;
            first = last;
            run
        })
    }
}

#[cfg(test)]
mod tests;
