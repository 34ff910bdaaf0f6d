//! What a trail says of itself, and why something could not be done with it.

pub mod failure;
mod recording;

pub use recording::Recording;
pub(in crate::report) use recording::RecordingShape;
