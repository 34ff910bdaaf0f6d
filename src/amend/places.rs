//! Places in the files of an amended package.

use crate::diagnostic::{Location, Source};
use crate::model::{Place, Regulation};
use std::sync::Arc;

/// Where a place is, to be shown; `None` if its file is not in the package.
pub(in crate::amend) fn location(regulation: &Regulation, place: &Place) -> Option<Location> {
    let file = regulation.package.file_of(place)?;
    let text = String::from_utf8_lossy(&file.bytes);
    Some(Source::new(Arc::clone(&file.shown), text).at(place.range()))
}
