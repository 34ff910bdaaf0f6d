//! The one integration binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod again;
mod architecture;
mod attacks;
mod commands;
mod compare;
mod compare_pairs;
mod diagnostics;
mod docs;
mod faults;
mod fmt;
mod formats;
mod kills;
mod kontum;
mod new;
mod page;
mod periods;
mod planted;
mod planted_faults;
mod policy_staff;
mod probe;
mod properties;
mod readmes;
mod reconcile;
mod recording;
mod redraw;
mod reference;
mod report;
mod schema;
mod simulate;
mod sweep;
mod template;
mod terminal;
mod trail;
mod trail_reading;
mod workplace;
