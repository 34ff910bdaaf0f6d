//! Where a verifier's rows come from, one at a time.

use crate::audit::verify::finding::What;
use std::borrow::Cow;

/// Reading cannot go on.
#[derive(Debug)]
pub(super) struct Unreadable(pub What);

impl From<rusqlite::Error> for Unreadable {
    fn from(error: rusqlite::Error) -> Self {
        Unreadable(What::World(error.to_string()))
    }
}

impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        Unreadable(What::World(error.to_string()))
    }
}

/// An entry as it stands.
pub(super) struct RawEntry<'a> {
    /// The row's own number; none in an export.
    pub row: Option<i64>,
    /// Its bytes.
    pub data: &'a [u8],
    /// The hash stored beside it; none in an export.
    pub stored: Option<&'a [u8]>,
}

/// A part as it stands.
pub(super) struct RawPart<'a> {
    /// The entry it belongs to; none if the row does not say.
    pub seq: Option<i64>,
    /// Its name.
    pub name: Cow<'a, str>,
    /// Its salt.
    pub salt: &'a [u8],
    /// Its body.
    pub body: &'a [u8],
}

/// Entries in the order in which they stand.
pub(super) trait Entries {
    /// The next entry.
    fn next(&mut self) -> Result<Option<RawEntry<'_>>, Unreadable>;
}

/// Parts in the order in which they stand.
pub(super) trait Parts {
    /// The part at hand.
    fn peek(&mut self) -> Result<Option<RawPart<'_>>, Unreadable>;
    /// Goes on to the next.
    fn pass(&mut self);
}

/// Calls for every snapshot: its name and its bytes.
pub(super) type EachSnapshot<'a> = dyn FnMut(&str, &[u8]) + 'a;
