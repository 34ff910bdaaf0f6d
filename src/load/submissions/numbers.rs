//! Numbers as people write them, read exactly.

use crate::model::UNKNOWN_NUMBER;

/// Why a text is not the number that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// It is something else.
    Other,
    /// It may be meant with thousands set apart (`1.000`), or as a fraction.
    Thousands,
    /// It has more places than the fact.
    Places,
    /// It cannot be held.
    Huge,
}

/// Reads a number scaled by `10^places`: `12`, `-0.5`, `12,50`; zeros beyond the places do not
/// count.
///
/// # Errors
/// What is wrong with the text; nothing is ever rounded.
pub fn scaled(text: &[u8], places: u8) -> Result<i64, NotANumber> {
    let (negative, digits) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, text),
    };
    if digits.len() <= 18 && places == 0 && digits.iter().all(u8::is_ascii_digit) {
        return match digits {
            [] => Err(NotANumber::Other),
            _ => Ok(signed(digits.iter().fold(0, push_digit), negative)),
        };
    }
    let mark = digits.iter().position(|byte| matches!(byte, b'.' | b','));
    let (whole, part) = match mark {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, &[][..]),
    };
    let is_number = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if !is_number(whole) || (mark.is_some() && !is_number(part)) {
        return Err(if in_thousands(digits) { NotANumber::Thousands } else { NotANumber::Other });
    }
    if part.len() == 3 && places < 3 && whole.len() <= 3 && whole != b"0" {
        return Err(NotANumber::Thousands);
    }
    combine(whole, part, usize::from(places)).map(|number| signed(number, negative))
}

fn push_digit(number: i64, digit: &u8) -> i64 {
    number * 10 + i64::from(digit - b'0')
}

fn signed(number: i64, negative: bool) -> i64 {
    if negative { -number } else { number }
}

/// Puts the digits before and after the mark together.
fn combine(whole: &[u8], part: &[u8], places: usize) -> Result<i64, NotANumber> {
    let zeros = part.iter().rev().take_while(|digit| **digit == b'0').count();
    let part = &part[..part.len() - zeros];
    if part.len() > places {
        return Err(NotANumber::Places);
    }
    let padding = std::iter::repeat_n(&b'0', places - part.len());
    let mut number = 0i64;
    for digit in whole.iter().chain(part).chain(padding) {
        let next = number.checked_mul(10).and_then(|n| n.checked_add(i64::from(digit - b'0')));
        number = next.ok_or(NotANumber::Huge)?;
    }
    debug_assert_ne!(number, UNKNOWN_NUMBER, "INVARIANT (numbers): no digits have a sign");
    Ok(number)
}

/// True for `1.000.000`, `1 000 000` and the like.
fn in_thousands(digits: &[u8]) -> bool {
    let mut groups = digits.split(|byte| matches!(byte, b'.' | b',' | b' ' | b'\''));
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    let mut rest = groups.peekable();
    first
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3)
        && digits.iter().filter(|byte| byte.is_ascii_digit()).count() > 3
        && digits.iter().all(|byte| byte.is_ascii_digit() || b"., '".contains(byte))
}

/// Reads the text of a double of a spreadsheet: as it stands if it has no more places than the
/// fact, else as the spreadsheet shows it, to 15 significant digits (`0.30000000000000004` is
/// `0.3`).
///
/// # Errors
/// As [`scaled`].
pub fn scaled_double(text: &str, places: u8) -> Result<i64, NotANumber> {
    match scaled_plain(text, places) {
        Err(NotANumber::Places) => scaled_plain(&to_15_digits(text), places),
        read => read,
    }
}

/// As [`scaled`], but `1.234` is never in thousands: a double's text has a point only before
/// its fraction.
fn scaled_plain(text: &str, places: u8) -> Result<i64, NotANumber> {
    match scaled(text.as_bytes(), places) {
        Err(NotANumber::Thousands) => Err(NotANumber::Places),
        read => read,
    }
}

/// The number to 15 significant digits; the text of a double in, decimal text out.
fn to_15_digits(text: &str) -> String {
    match text.parse::<f64>().ok().map(|double| format!("{double:.14e}").parse::<f64>()) {
        Some(Ok(rounded)) => rounded.to_string(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::NotANumber::{Huge, Other, Places, Thousands};
    use super::{scaled, scaled_double};

    #[test]
    fn numbers_are_read_with_point_or_comma_and_no_more_places_than_declared() {
        let read = |text: &str, places| scaled(text.as_bytes(), places);
        assert_eq!(read("114", 0), Ok(114));
        assert_eq!(read("-007", 0), Ok(-7));
        assert_eq!(read("114.0", 0), Ok(114));
        assert_eq!(read("12,50", 1), Ok(125));
        assert_eq!(read("-0.05", 2), Ok(-5));
        assert_eq!(read("3", 2), Ok(300));
        assert_eq!(read("1.234", 3), Ok(1234));
        assert_eq!(read("0.500", 2), Ok(50));
        assert_eq!(read("12.5", 0), Err(Places));
        assert_eq!(read("0,555", 2), Err(Places));
        for wrong in ["", "-", "1.", ".5", "1e3", "0x1", "--1", "+1", "1_000", "12%", "１"] {
            assert_eq!(read(wrong, 1), Err(Other), "{wrong}");
        }
    }

    #[test]
    fn thousands_set_apart_are_refused_and_never_read_as_a_fraction() {
        for written in ["1.000", "12,500", "1 000", "1.000.000", "-1'000", "1,000.000"] {
            assert_eq!(scaled(written.as_bytes(), 0), Err(Thousands), "{written}");
            assert_eq!(scaled(written.as_bytes(), 2), Err(Thousands), "{written}");
        }
        assert_eq!(scaled(b"1.00", 0), Ok(1));
        assert_eq!(scaled(b"1.0.0", 0), Err(Other));
    }

    #[test]
    fn numbers_that_cannot_be_held_are_refused() {
        assert_eq!(scaled(b"9223372036854775807", 0), Ok(i64::MAX));
        assert_eq!(scaled(b"-9223372036854775807", 0), Ok(-i64::MAX));
        assert_eq!(scaled(b"9223372036854775808", 0), Err(Huge));
        assert_eq!(scaled(b"-9223372036854775808", 0), Err(Huge));
        assert_eq!(scaled(b"922337203685477580", 2), Err(Huge));
        assert_eq!(scaled(&[b'0'; 200], 4), Ok(0));
    }

    #[test]
    fn a_spreadsheets_double_is_read_as_the_spreadsheet_shows_it() {
        let written = (0.1f64 + 0.2).to_string();
        assert_eq!(written, "0.30000000000000004");
        assert_eq!(scaled_double(&written, 1), Ok(3));
        assert_eq!(scaled_double("114.00000000000001", 0), Ok(114));
        assert_eq!(scaled_double("17.35", 1), Err(Places));
        assert_eq!(scaled_double("1.234", 2), Err(Places));
        assert_eq!(scaled_double("-2.675", 3), Ok(-2675));
        assert_eq!(scaled_double(&1e21f64.to_string(), 0), Err(Huge));
    }
}
