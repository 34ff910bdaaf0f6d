//! JSON as it is printed: keys in the order in which they are documented.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value as one line of JSON, with a line break.
pub(in crate::report) fn line(value: &impl Serialize) -> String {
    // INVARIANT (json): our types have text keys and no failing parts.
    let mut text = serde_json::to_string(value).expect("our own types can be written");
    text.push('\n');
    text
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
