//! The one integration binary.

mod architecture;
mod kontum;
mod properties;
mod reference;
mod workplace;
