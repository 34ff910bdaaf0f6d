//! The one integration binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod again;
mod architecture;
mod commands;
mod diagnostics;
mod docs;
mod formats;
mod kontum;
mod page;
mod properties;
mod readmes;
mod reference;
mod simulate;
mod terminal;
mod workplace;
