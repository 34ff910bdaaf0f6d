//! The one integration binary.

mod architecture;
mod commands;
mod diagnostics;
mod docs;
mod formats;
mod kontum;
mod properties;
mod readmes;
mod reference;
mod terminal;
mod workplace;
