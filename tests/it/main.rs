//! The one integration binary.

mod architecture;
mod properties;
mod reference;
mod workplace;
