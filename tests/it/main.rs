//! The one integration binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod architecture;
mod commands;
mod diagnostics;
mod docs;
mod faults;
mod formats;
mod kontum;
mod properties;
mod readmes;
mod recording;
mod reference;
mod terminal;
mod trail;
mod workplace;
