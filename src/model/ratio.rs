//! Exact numbers: a quotient of two integers, compared by cross-multiplication.

use std::cmp::Ordering;
use std::fmt;

/// An exact number `num / den`, with `den > 0` and no common divisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Ratio = Ratio { num: 0, den: 1 };

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Ratio { num: value as i128, den: 1 }
    }

    /// `num / den`; `None` for a zero divisor or when it cannot be held.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        if den == 0 {
            return None;
        }
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?;
        let sign = if den < 0 { -1 } else { 1 };
        Some(Ratio {
            num: (num / divisor).checked_mul(sign)?,
            den: (den / divisor).checked_mul(sign)?,
        })
    }

    /// `value / 10^places`: a number stored scaled.
    pub fn scaled(value: i64, places: u8) -> Option<Self> {
        Ratio::new(i128::from(value), 10i128.checked_pow(u32::from(places))?)
    }

    /// The number as a column of so many places holds it; `None` where that would not be exact.
    pub fn to_scaled(self, places: u8) -> Option<i64> {
        let scaled = self.checked_mul(Ratio::new(10i128.checked_pow(u32::from(places))?, 1)?)?;
        let value = i64::try_from(scaled.num).ok().filter(|_| scaled.is_whole())?;
        (value != i64::MIN).then_some(value)
    }

    /// Reads `12`, `-0.5`, `12,5`, `33.3%` or `2/3` exactly; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(percent) = text.strip_suffix('%') {
            return Ratio::parse_decimal(percent.trim_end())?.checked_div(Ratio::whole(100));
        }
        match text.split_once('/') {
            Some((num, den)) => {
                let (num, den) = (num.trim().parse().ok()?, den.trim().parse().ok()?);
                Ratio::new(num, den)
            }
            None => Ratio::parse_decimal(text),
        }
    }

    fn parse_decimal(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let has_part = digits.len() > whole.len();
        if whole.is_empty()
            || !all_digits(whole)
            || !all_digits(part)
            || (has_part && part.is_empty())
        {
            return None;
        }
        let num: i128 = format!("{whole}{part}").parse().ok()?;
        Ratio::new(sign * num, 10i128.checked_pow(u32::try_from(part.len()).ok()?)?)
    }

    /// The numerator.
    pub const fn num(self) -> i128 {
        self.num
    }

    /// The divisor, always positive.
    pub const fn den(self) -> i128 {
        self.den
    }

    /// True if it is a whole number.
    pub const fn is_whole(self) -> bool {
        self.den == 1
    }

    /// The sum, if it can be held.
    pub fn checked_add(self, other: Ratio) -> Option<Self> {
        let left = self.num.checked_mul(other.den)?;
        let right = other.num.checked_mul(self.den)?;
        Ratio::new(left.checked_add(right)?, self.den.checked_mul(other.den)?)
    }

    /// The difference, if it can be held.
    pub fn checked_sub(self, other: Ratio) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The product, if it can be held.
    pub fn checked_mul(self, other: Ratio) -> Option<Self> {
        Ratio::new(self.num.checked_mul(other.num)?, self.den.checked_mul(other.den)?)
    }

    /// The quotient; `None` for a zero divisor or when it cannot be held.
    pub fn checked_div(self, other: Ratio) -> Option<Self> {
        Ratio::new(self.num.checked_mul(other.den)?, self.den.checked_mul(other.num)?)
    }

    /// The number with its sign turned, if it can be held.
    pub fn checked_neg(self) -> Option<Self> {
        Some(Ratio { num: self.num.checked_neg()?, den: self.den })
    }

    /// The order of two numbers, exact at any size.
    ///
    /// Compares whole parts first, then the remainders turned upside down (Euclid), so that no
    /// product can overflow.
    fn order(self, other: Ratio) -> Ordering {
        if let (Some(left), Some(right)) =
            (self.num.checked_mul(other.den), other.num.checked_mul(self.den))
        {
            return left.cmp(&right);
        }
        let (left, right) = (self.num.div_euclid(self.den), other.num.div_euclid(other.den));
        left.cmp(&right).then_with(|| {
            let left_rest = self.num.rem_euclid(self.den);
            let right_rest = other.num.rem_euclid(other.den);
            match (left_rest, right_rest) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                _ => Ratio { num: other.den, den: right_rest }
                    .order(Ratio { num: self.den, den: left_rest }),
            }
        })
    }

    /// The largest whole number not above it.
    pub fn floor(self) -> i128 {
        self.num.div_euclid(self.den)
    }

    /// The smallest whole number not below it.
    pub fn ceil(self) -> i128 {
        let whole = self.floor();
        if self.num.rem_euclid(self.den) == 0 { whole } else { whole + 1 }
    }

    /// The nearest whole number, halves upwards.
    pub fn round_half_up(self) -> i128 {
        let rest = self.num.rem_euclid(self.den);
        // `den - rest` cannot overflow where `rest * 2` could.
        if rest >= self.den - rest { self.floor() + 1 } else { self.floor() }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order(*other)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    /// A decimal where one is exact (`0.2`), else a fraction (`1/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = (0..=27u32).find(|places| 10i128.pow(*places) % self.den == 0);
        let scaled = places.and_then(|p| self.num.checked_mul(10i128.pow(p) / self.den));
        match (places, scaled) {
            (Some(0), Some(scaled)) => write!(f, "{scaled}"),
            (Some(places), Some(scaled)) => {
                let sign = if scaled < 0 { "-" } else { "" };
                let unit = 10u128.pow(places);
                let (whole, part) = (scaled.unsigned_abs() / unit, scaled.unsigned_abs() % unit);
                write!(f, "{sign}{whole}.{part:0>width$}", width = places as usize)
            }
            _ => write!(f, "{}/{}", self.num, self.den),
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        // Most numbers are small, and divided sooner as such.
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(gcd_small(a, b));
        }
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn gcd_small(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    #[test]
    fn percents_decimals_and_fractions_are_read_exactly() {
        assert_eq!(Ratio::parse("33.3%"), Ratio::new(333, 1000));
        assert_eq!(Ratio::parse("-12,50"), Ratio::new(-25, 2));
        assert_eq!(Ratio::parse("2/3"), Ratio::new(2, 3));
        for wrong in ["", "%", "1.", ".5", "1e3", "1_000", "1.2.3", "2/0", "--1"] {
            assert_eq!(Ratio::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_is_scaled_only_where_that_is_exact() {
        assert_eq!(Ratio::parse("12,50").and_then(|r| r.to_scaled(1)), Some(125));
        assert_eq!(Ratio::parse("-3").and_then(|r| r.to_scaled(2)), Some(-300));
        assert_eq!(Ratio::parse("0.05").and_then(|r| r.to_scaled(1)), None);
        assert_eq!(Ratio::whole(i64::MAX).to_scaled(1), None);
    }

    #[test]
    fn numbers_print_as_decimals_where_these_are_exact() {
        assert_eq!(Ratio::parse("20%").map(|r| r.to_string()).as_deref(), Some("0.2"));
        assert_eq!(Ratio::new(-5, 4).map(|r| r.to_string()).as_deref(), Some("-1.25"));
        assert_eq!(Ratio::new(1, 3).map(|r| r.to_string()).as_deref(), Some("1/3"));
    }

    #[test]
    fn comparison_holds_where_cross_products_would_overflow() {
        let big = i128::MAX;
        let (a, b) = (Ratio::new(big, big - 1).unwrap(), Ratio::new(big - 1, big - 2).unwrap());
        assert!(a < b);
    }

    #[test]
    fn rounding_of_halves_goes_up_on_both_sides_of_zero() {
        assert_eq!(Ratio::new(5, 2).unwrap().round_half_up(), 3);
        assert_eq!(Ratio::new(-5, 2).unwrap().round_half_up(), -2);
        assert_eq!(Ratio::new(-5, 2).unwrap().ceil(), -2);
        assert_eq!(Ratio::new(-5, 2).unwrap().floor(), -3);
    }
}
