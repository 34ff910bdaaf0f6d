//! What a trail says of itself, and why something could not be done with it.

mod acts;
pub mod failure;
pub mod history;
pub mod outline;
mod parts;
pub mod record;
pub mod verification;

pub use parts::OtherSubject;
