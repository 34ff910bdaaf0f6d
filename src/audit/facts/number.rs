//! Decimals as text of a fixed number of places.

/// Writes a scaled number with exactly so many places.
pub(super) fn write_decimal(scaled: i64, places: u8) -> String {
    let places = usize::from(places);
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let sign = if scaled < 0 { "-" } else { "" };
    let point = if places > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{part}")
}

/// Reads what [`write_decimal`] writes, and nothing else.
pub(super) fn read_decimal(text: &str, places: u8) -> Option<i64> {
    let digits: String = text.chars().filter(|c| *c != '.').collect();
    let scaled: i64 = digits.parse().ok()?;
    (write_decimal(scaled, places) == text).then_some(scaled)
}

#[cfg(test)]
mod tests {
    use super::{read_decimal, write_decimal};

    #[test]
    fn decimals_have_exactly_their_places_and_one_spelling() {
        for (scaled, places, text) in [
            (8350, 2, "83.50"),
            (-5, 2, "-0.05"),
            (0, 2, "0.00"),
            (7, 0, "7"),
            (-7, 0, "-7"),
            (i64::MAX, 3, "9223372036854775.807"),
            (i64::MIN + 1, 0, "-9223372036854775807"),
        ] {
            assert_eq!(write_decimal(scaled, places), text);
            assert_eq!(read_decimal(text, places), Some(scaled));
        }
        for wrong in ["83.5", "83.500", "083.50", "+83.50", "-0.00", ".50", "83,50", "", "8350"] {
            assert_eq!(read_decimal(wrong, 2), None, "{wrong}");
        }
    }
}
