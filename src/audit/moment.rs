//! Moments as entries hold them: UTC, to the second.

use crate::model::Day;

/// Seconds since noon-less day 0 of the Julian count: only differences mean anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

impl Moment {
    /// Reads `YYYY-MM-DDTHH:MM:SSZ`, a real day of the years 1 to 9999 and a real time of day.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 20] = text.as_bytes().try_into().ok()?;
        let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
        marks.iter().all(|(at, mark)| bytes[*at] == *mark).then_some(())?;
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0u16, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0'))
            })
        };
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        (year > 0 && hour < 24 && minute < 60 && second < 60).then_some(())?;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let day = Day::new(i32::from(year), month, day)?;
        let second = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
        Some(Moment(day.0 * 86_400 + second))
    }

    /// Seconds from `earlier` to this moment.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.0 - earlier.0
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn only_real_moments_in_their_one_spelling_are_read() {
        let moment = |text| Moment::parse(text);
        let (a, b) = (moment("2024-02-28T23:59:59Z"), moment("2024-03-01T00:00:00Z"));
        assert_eq!(b.unwrap().seconds_since(a.unwrap()), 86_401);
        for wrong in [
            "2023-02-29T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-00T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:60:00Z",
            "2024-01-01T00:00:60Z",
            "2024-01-01 00:00:00Z",
            "2024-01-01T00:00:00",
            "2024-01-01T00:00:00+",
            "2024-1-01T00:00:000Z",
            "2024-01-01T00:00:0\u{661}",
            "+024-01-01T00:00:00Z",
        ] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }
}
