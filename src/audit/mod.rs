//! The trail: a hash-chained record of every verdict that an auditor can verify without us.
//!
//! `audit/FORMAT.md` is the authority on every byte; this module follows it. It knows nothing of
//! rules and cannot influence a verdict: it is told what was decided, and keeps it. The clock
//! comes from the caller. Start at [`trail`] (writing) and [`entry`] (what is written); below them
//! [`canonical`], [`hash`] and [`tree`] are the bytes.

pub mod canonical;
pub mod checkpoint;
pub mod entry;
mod error;
pub mod export;
pub mod facts;
pub mod hash;
pub mod lookup;
pub mod moment;
pub mod note;
pub mod proof;
pub mod replay;
pub mod store;
pub mod survey;
pub mod trail;
pub mod tree;
pub mod verify;

#[cfg(test)]
mod tests;

pub use error::{Foreign, Misplaced, Obstacle, TrailError};
