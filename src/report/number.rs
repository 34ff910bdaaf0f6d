//! Numbers and dates as each language writes them: `1.149` and `17,30%` in Vietnamese, `1,149` and
//! `17.30%` in English. Shares are exact and rounded half up to two places.

use crate::model::Day;
use crate::report::Lang;

impl Lang {
    const fn group_mark(self) -> char {
        match self {
            Lang::Vi => '.',
            Lang::En => ',',
        }
    }

    const fn decimal_mark(self) -> char {
        match self {
            Lang::Vi => ',',
            Lang::En => '.',
        }
    }

    /// A count with its thousands set apart.
    pub fn count(self, count: u64) -> String {
        self.grouped(&count.to_string())
    }

    /// `part` of `whole` in percent with two places; `None` where there is no whole.
    pub fn share(self, part: u64, whole: u64) -> Option<String> {
        let hundredths = share_hundredths(part, whole)?;
        let (percent, rest) = (hundredths / 100, hundredths % 100);
        Some(format!("{}{}{rest:02}%", self.grouped(&percent.to_string()), self.decimal_mark()))
    }

    /// Hundredths as a number with two places: `-1.30`.
    pub(in crate::report) fn hundredths(self, hundredths: i128) -> String {
        let sign = if hundredths < 0 { "\u{2212}" } else { "" };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        format!("{sign}{}{}{rest:02}", self.grouped(&whole.to_string()), self.decimal_mark())
    }

    /// A change in hundredths with its sign: `+0,44`, `−1,30`.
    pub(in crate::report) fn change(self, hundredths: i128) -> String {
        let plus = if hundredths > 0 { "+" } else { "" };
        format!("{plus}{}", self.hundredths(hundredths))
    }

    /// A number as files write it (`-1234.50`, `1/3`) in this language's marks.
    pub fn number(self, written: &str) -> String {
        let (sign, digits) = match written.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", written),
        };
        let (whole, part) = match digits.split_once('.') {
            Some((whole, part)) => (whole, Some(part)),
            None => (digits, None),
        };
        if !is_digits(whole) || part.is_some_and(|part| !is_digits(part)) {
            return written.to_owned();
        }
        let whole = self.grouped(whole);
        match part {
            Some(part) => format!("{sign}{whole}{}{part}", self.decimal_mark()),
            None => format!("{sign}{whole}"),
        }
    }

    /// A day: `18/10/2019` in Vietnamese, `2019-10-18` in English.
    pub fn day(self, day: Day) -> String {
        match (self, day.calendar()) {
            (Lang::Vi, Some((year, month, day))) => format!("{day:02}/{month:02}/{year:04}"),
            _ => day.to_string(),
        }
    }

    fn grouped(self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(self.group_mark());
            }
            out.push(digit);
        }
        out
    }
}

/// `part` of `whole` in hundredths of a percent, rounded half up; `None` where there is no whole.
pub fn share_hundredths(part: u64, whole: u64) -> Option<u128> {
    let (part, whole) = (u128::from(part), u128::from(whole));
    (whole > 0).then(|| (part * 20_000 + whole) / (whole * 2))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::model::Day;
    use crate::report::Lang;

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        let both = |count| (Lang::Vi.count(count), Lang::En.count(count));
        assert_eq!(both(0), ("0".to_owned(), "0".to_owned()));
        assert_eq!(both(999), ("999".to_owned(), "999".to_owned()));
        assert_eq!(both(1_149), ("1.149".to_owned(), "1,149".to_owned()));
        assert_eq!(both(5_300_000), ("5.300.000".to_owned(), "5,300,000".to_owned()));
    }

    #[test]
    fn shares_are_those_that_the_published_tables_print() {
        // Printed: 17,3; 74,20; 0,91; 99,85; 13,59.
        let share = |part, whole| Lang::Vi.share(part, whole).unwrap();
        assert_eq!(share(114, 659), "17,30%");
        assert_eq!(share(489, 659), "74,20%");
        assert_eq!(share(6, 659), "0,91%");
        assert_eq!(share(659, 660), "99,85%");
        assert_eq!(Lang::En.share(3_726, 27_408).unwrap(), "13.59%");
    }

    #[test]
    fn a_share_that_ends_in_a_half_is_rounded_up() {
        // 1/800 = 0,125 % exactly; 1/1600 = 0,0625 %.
        assert_eq!(Lang::Vi.share(1, 800).unwrap(), "0,13%");
        assert_eq!(Lang::Vi.share(1, 1_600).unwrap(), "0,06%");
        assert_eq!(Lang::Vi.share(3, 0), None);
        assert_eq!(Lang::Vi.share(30, 1).unwrap(), "3.000,00%");
    }

    #[test]
    fn changes_have_their_sign_and_the_marks_of_the_language() {
        assert_eq!(Lang::Vi.change(44), "+0,44");
        assert_eq!(Lang::Vi.change(-130), "\u{2212}1,30");
        assert_eq!(
            (Lang::En.change(0), Lang::En.change(-5)),
            ("0.00".into(), "\u{2212}0.05".into())
        );
    }

    #[test]
    fn numbers_of_files_take_the_marks_of_the_language() {
        assert_eq!(Lang::Vi.number("-1234.50"), "-1.234,50");
        assert_eq!(Lang::En.number("1234567"), "1,234,567");
        assert_eq!(Lang::Vi.number("1/3"), "1/3");
        assert_eq!(Lang::Vi.number("a.b"), "a.b");
    }

    #[test]
    fn a_day_is_written_as_each_language_does() {
        let day = Day::parse("2019-10-18").unwrap();
        assert_eq!(
            (Lang::Vi.day(day), Lang::En.day(day)),
            ("18/10/2019".into(), "2019-10-18".into())
        );
    }
}
