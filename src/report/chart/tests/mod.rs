//! Pictures of small data whose coordinates are worked out by hand.

mod bars;
mod curve;
mod flow;
mod measures;

use crate::report::chart::Caption;

/// A caption with letters that must be escaped.
fn caption() -> Caption<'static> {
    Caption { id: "p1", title: "A & B", description: "<none> of \"both\"" }
}

/// Says what of `parts` is not in the picture.
#[track_caller]
fn holds(picture: &str, parts: &[&str]) {
    let missing: Vec<_> = parts.iter().filter(|part| !picture.contains(**part)).collect();
    assert!(missing.is_empty(), "{missing:?} not in\n{picture}");
}
