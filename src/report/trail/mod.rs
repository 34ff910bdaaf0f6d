//! What a trail says of itself, and why something could not be done with it.

pub mod failure;
pub mod verification;
