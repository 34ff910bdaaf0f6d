//! The one integration binary.

mod architecture;
mod diagnostics;
mod kontum;
mod properties;
mod reference;
mod terminal;
mod workplace;
