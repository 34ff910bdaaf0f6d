//! JSON as it is printed: keys in the order in which they are documented.

use crate::report::untrusted::steers;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value as one line of JSON, with a line break. What would steer a terminal that the line is
/// shown on is escaped.
pub(in crate::report) fn line(value: &impl Serialize) -> String {
    // INVARIANT (json): our types have text keys and no failing parts.
    let mut text = serde_json::to_string(value).expect("our own types can be written");
    if text.chars().any(steers) {
        text = escaped(&text);
    }
    text.push('\n');
    text
}

/// The same JSON: such characters can only stand inside of texts, where they may be escaped.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        if steers(letter) {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// Counts by name, as an object in the order given.
pub(in crate::report) fn counts<K: AsRef<str>, S: Serializer>(
    pairs: impl ExactSizeIterator<Item = (K, u64)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (name, count) in pairs {
        map.serialize_entry(name.as_ref(), &count)?;
    }
    map.end()
}

/// Texts by name, as an object in the order given.
pub(in crate::report) fn texts<S: Serializer>(
    pairs: &[(&str, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (name, text) in pairs {
        map.serialize_entry(name, text)?;
    }
    map.end()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn what_would_steer_a_terminal_is_escaped_and_read_back_the_same() {
        let hostile = "a\u{1b}\u{9b}\u{7f}\n\u{202e}\u{e0001}đ";
        let written = line(&hostile);
        assert_eq!(written, "\"a\\u001b\\u009b\\u007f\\n\\u202e\\udb40\\udc01đ\"\n");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
    }
}
