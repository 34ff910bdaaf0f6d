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
        self.measure().seats(base)
    }

    /// The cap made ready for many groups.
    pub(in crate::decide) fn measure(&self) -> Measure {
        Measure { cap: *self, small: Terms::of(self) }
    }
}

/// A cap made ready for many groups: most numbers are small, and multiplied sooner as such.
#[derive(Clone, Copy, Debug)]
pub(in crate::decide) struct Measure {
    cap: Cap,
    small: Option<Terms<i64>>,
}

impl Measure {
    /// The seats over a base; `None` where the product cannot be held.
    pub(in crate::decide) fn seats(&self, base: u64) -> Option<u64> {
        let whole = match self.small.and_then(|terms| terms.seats(base)) {
            Some(whole) => i128::from(whole),
            None => Terms::<i128>::of(&self.cap)?.seats(base)?,
        };
        Some(u64::try_from(whole.max(0)).unwrap_or(u64::MAX).max(self.cap.seats_min))
    }

    /// True if it is plain, without a division, that so many are within the cap over a base. Where
    /// it is not plain the exact way decides.
    pub(in crate::decide) fn is_plainly_within(&self, number: u32, base: u64) -> bool {
        let Some(Terms { left, right, rest }) = self.small else { return false };
        let limit = i64::try_from(base).ok().and_then(|base| base.checked_mul(right));
        let limit = limit.and_then(|product| product.checked_add(rest));
        let number = left.checked_mul(i64::from(number));
        number.zip(limit).is_some_and(|(number, limit)| number <= limit)
    }
}

/// Whole numbers of one width, whose products may be too great to be held.
trait Whole: Copy + Ord {
    const ZERO: Self;
    fn of(number: impl TryInto<Self>) -> Option<Self> {
        number.try_into().ok()
    }
    fn plus(self, other: Self) -> Option<Self>;
    fn minus(self, other: Self) -> Option<Self>;
    fn times(self, other: Self) -> Option<Self>;
    /// `⌊self / divisor⌋` of a divisor that is positive.
    fn quotient(self, divisor: Self) -> Self;
}

macro_rules! whole {
    ($($number:ident),*) => {$(
        impl Whole for $number {
            const ZERO: Self = 0;
            fn plus(self, other: Self) -> Option<Self> {
                self.checked_add(other)
            }
            fn minus(self, other: Self) -> Option<Self> {
                self.checked_sub(other)
            }
            fn times(self, other: Self) -> Option<Self> {
                self.checked_mul(other)
            }
            fn quotient(self, divisor: Self) -> Self {
                self.div_euclid(divisor)
            }
        }
    )*};
}

whole!(i64, i128);

/// The terms of `e × left ≤ base × right + rest`, which says that `e` is within the rounded
/// product: with the share `n / d`, `⌊x⌋ ≥ e` is `e·d ≤ b·n`, `⌊x + ½⌋ ≥ e` is
/// `2e·d ≤ 2b·n + d`, and `⌈x⌉ ≥ e` is `e·d ≤ b·n + d − 1`.
#[derive(Clone, Copy, Debug)]
struct Terms<N> {
    left: N,
    right: N,
    rest: N,
}

/// A run of numbers kept over which the base changes evenly: `base(e) = at_zero + slope × e`.
struct Run {
    first: i64,
    last: i64,
    at_zero: i64,
    slope: i64,
}

impl<N: Whole + TryFrom<i128> + TryFrom<u64> + From<i64>> Terms<N> {
    /// `None` where the terms cannot be held.
    fn of(cap: &Cap) -> Option<Self> {
        let (num, den) = (N::of(cap.share.num())?, N::of(cap.share.den())?);
        Some(match cap.rounding {
            Rounding::Down => Terms { left: den, right: num, rest: N::ZERO },
            Rounding::HalfUp => Terms { left: den.plus(den)?, right: num.plus(num)?, rest: den },
            Rounding::Up => Terms { left: den, right: num, rest: den.minus(1.into())? },
        })
    }

    /// `⌊(base × right + rest) / left⌋`, which is the largest `e` of the terms.
    fn seats(&self, base: u64) -> Option<N> {
        Some(N::of(base)?.times(self.right)?.plus(self.rest)?.quotient(self.left))
    }

    /// The largest `e` within the cap, zero if none is; `None` where a product cannot be held.
    fn largest(&self, tally: &Tally) -> Option<N> {
        // The last run in which anything is within the cap has the largest.
        let found = tally.runs().map(|run| self.largest_in(&run));
        found.filter(|found| *found != Some(None)).last().map_or(Some(N::ZERO), Option::flatten)
    }

    /// The largest `e` of a run that is within the cap, if any is. Outer `None`: a product could
    /// not be held.
    fn largest_in(&self, run: &Run) -> Option<Option<N>> {
        let factor = self.left.minus(self.right.times(run.slope.into())?)?;
        let limit = self.right.times(run.at_zero.into())?.plus(self.rest)?;
        let (first, last): (N, N) = (run.first.into(), run.last.into());
        // The condition is now `e × factor ≤ limit`.
        if factor > N::ZERO {
            let most = limit.quotient(factor).min(last);
            return Some((most >= first).then_some(most));
        }
        // With a factor that is not positive, whatever holds for some `e` holds for larger ones.
        Some((factor.times(last)? <= limit).then_some(last))
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
        self.allowed_by(&cap.measure())
    }

    /// As [`Tally::allowed`].
    pub(in crate::decide) fn allowed_by(&self, measure: &Measure) -> Option<u64> {
        let by_share = match measure.small.and_then(|terms| terms.largest(self)) {
            Some(most) => u64::try_from(most).ok(),
            None => u64::try_from(Terms::<i128>::of(&measure.cap)?.largest(self)?).ok(),
        };
        Some(by_share.unwrap_or(0).max(measure.cap.seats_min.min(self.eligible())))
    }

    /// The seats there are: as many as may keep their level where more are eligible, else what the
    /// share gives over the base; `None` where a product cannot be held.
    pub(in crate::decide) fn seats(&self, cap: &Cap) -> Option<u64> {
        self.seats_by(&cap.measure())
    }

    /// As [`Tally::seats`].
    pub(in crate::decide) fn seats_by(&self, measure: &Measure) -> Option<u64> {
        let allowed = self.allowed_by(measure)?;
        if allowed < self.eligible() { Some(allowed) } else { measure.seats(self.base(allowed)) }
    }

    /// The runs between one limited level's last member and the next level's last.
    fn runs(&self) -> impl Iterator<Item = Run> {
        // INVARIANT (rows): fewer than 2^32 subjects at each of 256 levels: no sum is too great.
        let (all, fixed) = (self.eligible().cast_signed(), self.fixed.cast_signed());
        let lowered = i64::from(self.lowered_count);
        let (mut first, mut counted_before) = (0, 0);
        self.limited.iter().map(move |(count, counted)| {
            let (count, counted) = (count.cast_signed(), i64::from(*counted));
            let last = first + count;
            let at_zero = fixed + counted_before - first * counted + all * lowered;
            let run = Run { first, last, at_zero, slope: counted - lowered };
            counted_before += count * counted;
            first = last;
            run
        })
    }
}

#[cfg(test)]
mod tests;
