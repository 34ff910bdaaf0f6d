//! Calendar days, stored as a number so that they fit a column.

use std::fmt;
use time::{Date, Month};

/// A day of the Gregorian calendar, as its Julian day number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a year, month (1–12) and day of the month; `None` if there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Some(Day(i64::from(date.to_julian_day())))
    }

    /// Reads `YYYY-MM-DD` or `DD/MM/YYYY`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |s: &str, len: std::ops::RangeInclusive<usize>| {
            let digits = len.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| s.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = match (text.split('-').collect::<Vec<_>>(), text.split('/')) {
            (parts, _) if parts.len() == 3 => (parts[0], parts[1], parts[2]),
            (_, parts) => {
                let parts: Vec<_> = parts.collect();
                let [day, month, year] = parts[..] else {
                    return None;
                };
                (year, month, day)
            }
        };
        let (month, day) = (number(month, 1..=2)?, number(day, 1..=2)?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Day::new(i32::from(number(year, 4..=4)?), month, day)
    }

    /// Year, month and day of the month.
    pub fn calendar(self) -> Option<(i32, u8, u8)> {
        let date = Date::from_julian_day(i32::try_from(self.0).ok()?).ok()?;
        Some((date.year(), date.month().into(), date.day()))
    }

    /// Completed calendar months from `self` to `later`, negative if `later` is earlier.
    ///
    /// A month is complete on the same day of the month: 31 January to 28 February is none.
    pub fn months_until(self, later: Day) -> Option<i64> {
        if later < self {
            return later.months_until(self).map(|months| -months);
        }
        let ((y1, m1, d1), (y2, m2, d2)) = (self.calendar()?, later.calendar()?);
        let months = i64::from(y2 - y1) * 12 + i64::from(m2) - i64::from(m1);
        Some(if d2 < d1 { months - 1 } else { months })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.calendar() {
            Some((year, month, day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            None => write!(f, "day {}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn both_ways_of_writing_a_date_mean_the_same_day() {
        assert_eq!(Day::parse("2020-12-31"), Day::new(2020, 12, 31));
        assert_eq!(Day::parse("31/12/2020"), Day::new(2020, 12, 31));
        for wrong in ["2020-02-30", "12/31/2020", "31-12-2020", "2020/12/31", "20-1-1", ""] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_count_only_when_completed() {
        let months = |a: &str, b: &str| Day::parse(a).unwrap().months_until(Day::parse(b).unwrap());
        assert_eq!(months("2020-01-31", "2020-02-28"), Some(0));
        assert_eq!(months("2020-06-30", "2020-12-30"), Some(6));
        assert_eq!(months("2020-07-01", "2020-12-31"), Some(5));
        assert_eq!(months("2020-12-31", "2020-07-01"), Some(-5));
    }
}
