//! What a trail says of itself, and why something could not be done with it.

mod done;
pub mod failure;
mod recording;

pub use done::{Done, key_json};
pub use recording::Recording;
pub(in crate::report) use recording::RecordingShape;
