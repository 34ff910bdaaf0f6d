//! The one integration binary.

mod architecture;
mod docs;
mod kontum;
mod properties;
mod reference;
mod workplace;
