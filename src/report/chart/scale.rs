//! Numbers to places, exactly: halves are rounded upwards, nothing is a floating-point number.

use crate::model::Ratio;

/// The most steps between the marks of an axis.
const MARKS_MAX: u64 = 5;

/// `value` on a scale on which `most` is `length` long; visible where it is not nothing.
pub(super) fn length(value: u64, most: u64, length: i64) -> i64 {
    if value == 0 || most == 0 {
        return 0;
    }
    proportion(value, most, length).max(2)
}

/// `value` of `most` in units of `length`, rounded half up.
pub(super) fn proportion(value: u64, most: u64, length: i64) -> i64 {
    let (value, most) = (i128::from(value), i128::from(most.max(1)));
    narrow((value * i128::from(length) * 2 + most) / (most * 2))
}

/// The axis of counts: where it begins and ends, and the step between its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) step: u64,
}

impl Axis {
    /// An axis of round numbers around all these counts, with five steps at most. It begins at
    /// nothing unless the counts lie so far from it that their differences could not be seen.
    pub(super) fn around(least: u64, most: u64) -> Self {
        let from = if least <= most / 2 { 0 } else { least };
        let powers = (0..=18).map(|power| 10u64.pow(power));
        let mut steps = powers.flat_map(|power| [1, 2, 5].map(|lead| lead * power));
        let is_wide = |step: &u64| most.div_ceil(*step) - from / step <= MARKS_MAX;
        let step = steps.find(is_wide).unwrap_or(u64::MAX);
        let to = most.div_ceil(step).max(from / step + 1).saturating_mul(step);
        Axis { from: from / step * step, to, step }
    }

    /// The marks, lowest first.
    pub(super) fn marks(self) -> impl Iterator<Item = u64> {
        let count = (self.to - self.from) / self.step;
        (0..=count).map(move |at| self.from + at * self.step)
    }

    /// How far up a count is on an axis of this length.
    pub(super) fn place(self, count: u64, length: i64) -> i64 {
        proportion(count.saturating_sub(self.from), self.to - self.from, length)
    }
}

/// How far along `x` is between `from` and `to` on a line of this length; at its beginning where
/// the two are one or the numbers are too large to be compared.
pub(super) fn along(x: Ratio, (from, to): (Ratio, Ratio), length: i64) -> i64 {
    let part = x.checked_sub(from);
    let whole = to.checked_sub(from);
    let scaled = part
        .zip(whole)
        .and_then(|(part, whole)| part.checked_div(whole)?.checked_mul(Ratio::whole(length)));
    scaled.map_or(0, |scaled| narrow(scaled.round_half_up().clamp(0, i128::from(length))))
}

fn narrow(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
