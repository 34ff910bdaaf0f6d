//! What a trail says of itself, and why something could not be done with it.

mod acts;
mod done;
pub mod export;
pub mod failure;
mod fields;
pub mod history;
pub mod outline;
mod parts;
pub mod proof;
pub mod record;
mod recording;
pub mod replay;
pub mod verification;

pub use done::{Done, key_json};
pub use parts::OtherSubject;
pub use recording::Recording;
pub(in crate::report) use recording::RecordingShape;
