//! A figure as a report prints it, digit by digit, and how it came from its counts.

use crate::model::Ratio;

/// The most digits a printed figure may have.
const DIGITS_MAX: usize = 18;

/// A printed decimal: so many units of its last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number without its decimal mark.
    pub units: i128,
    /// Digits behind the mark.
    pub places: u32,
}

/// How a printed share came from its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Printed {
    /// It is the share, to the last digit.
    Exact,
    /// It is the share rounded half up to the printed places.
    Rounded,
    /// It is the share with the digits behind the printed places cut off.
    Truncated,
    /// It is none of these.
    Wrong,
    /// It is no decimal number.
    Unreadable,
}

impl Printed {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Printed::Exact => "exact",
            Printed::Rounded => "rounded",
            Printed::Truncated => "truncated",
            Printed::Wrong => "wrong",
            Printed::Unreadable => "unreadable",
        }
    }
}

impl Figure {
    /// Reads `17,3`, `+0,44` or `20%`; the decimal mark is a comma or a point.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_suffix('%').unwrap_or(text).trim_end();
        // Reports also print the minus sign and the dash.
        let (sign, digits) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let is_marked = digits.len() > whole.len();
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || is_marked && !is_digits(part) || digits.len() > DIGITS_MAX {
            return None;
        }
        let units: i128 = format!("{whole}{part}").parse().ok()?;
        Some(Figure { units: sign * units, places: u32::try_from(part.len()).ok()? })
    }

    /// `part` of `whole` in percent to so many places, rounded half up; `None` without a whole.
    pub fn half_up(part: u64, whole: u64, places: u32) -> Option<Self> {
        let (scaled, whole) = scaled(part, whole, places)?;
        Some(Figure { units: (2 * scaled + whole).div_euclid(2 * whole), places })
    }

    /// How it came from `part` of `whole`, as a percentage.
    pub fn came_from(self, part: u64, whole: u64) -> Printed {
        let Some((scaled, divisor)) = scaled(part, whole, self.places) else {
            // Of nobody nothing is a share, unless nobody is meant.
            return if part == 0 && self.units == 0 { Printed::Exact } else { Printed::Wrong };
        };
        let floor = scaled.div_euclid(divisor);
        match Figure::half_up(part, whole, self.places) {
            _ if self.units == floor && scaled.rem_euclid(divisor) == 0 => Printed::Exact,
            Some(nearest) if nearest == self => Printed::Rounded,
            _ if self.units == floor => Printed::Truncated,
            _ => Printed::Wrong,
        }
    }

    /// Its value.
    pub fn value(self) -> Option<Ratio> {
        Ratio::new(self.units, 10i128.checked_pow(self.places)?)
    }

    /// One unit of its last place.
    pub fn unit(self) -> Option<Ratio> {
        Ratio::new(1, 10i128.checked_pow(self.places)?)
    }

    /// The figure with this decimal mark.
    pub fn written(self, mark: char) -> String {
        let unit = 10u128.pow(self.places);
        let (whole, part) = (self.units.unsigned_abs() / unit, self.units.unsigned_abs() % unit);
        let sign = if self.units < 0 { "-" } else { "" };
        match self.places as usize {
            0 => format!("{sign}{whole}"),
            width => format!("{sign}{whole}{mark}{part:0>width$}"),
        }
    }
}

/// A percentage in units of its last place, as a dividend and a divisor.
fn scaled(part: u64, whole: u64, places: u32) -> Option<(i128, i128)> {
    let scale = 10i128.checked_pow(places + 2)?;
    (whole > 0).then_some((i128::from(part).checked_mul(scale)?, i128::from(whole)))
}

#[cfg(test)]
mod tests {
    use super::{Figure, Printed};

    #[test]
    fn figures_are_read_as_they_are_printed() {
        let read = |text| Figure::parse(text).map(|figure| (figure.units, figure.places));
        assert_eq!(read("17,30"), Some((1730, 2)));
        assert_eq!(read(" +0.44% "), Some((44, 2)));
        assert_eq!(read("-1,3"), Some((-13, 1)));
        assert_eq!(read("20"), Some((20, 0)));
        for wrong in ["", "17,", ",3", "1.234,5", "ba", "--1", "1e3", "1234567890123456789"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(Figure { units: -5, places: 2 }.written(','), "-0,05");
    }

    #[test]
    fn a_share_is_exact_rounded_cut_off_or_wrong() {
        let judged = |printed, part, whole| Figure::parse(printed).unwrap().came_from(part, whole);
        assert_eq!(judged("20", 3, 15), Printed::Exact);
        assert_eq!(judged("20,00", 3, 15), Printed::Exact);
        // 114/659 = 17,298… ; 81/377 = 21,4854… ; 3726/21531 = 17,3053….
        assert_eq!(judged("17,3", 114, 659), Printed::Rounded);
        assert_eq!(judged("17,2", 114, 659), Printed::Truncated);
        assert_eq!(judged("21,49", 81, 377), Printed::Rounded);
        assert_eq!(judged("21,48", 81, 377), Printed::Truncated);
        assert_eq!(judged("17,30", 3_726, 21_531), Printed::Truncated);
        assert_eq!(judged("21,47", 81, 377), Printed::Wrong);
        // A half goes up: 1/800 = 0,125.
        assert_eq!(judged("0,13", 1, 800), Printed::Rounded);
        assert_eq!(judged("0,12", 1, 800), Printed::Truncated);
        assert_eq!(judged("0,125", 1, 800), Printed::Exact);
        assert_eq!(judged("0,0", 0, 0), Printed::Exact);
        assert_eq!(judged("1", 0, 0), Printed::Wrong);
    }
}
