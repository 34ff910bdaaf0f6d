//! The trail: a hash-chained record of every verdict that an auditor can verify without us.
//!
//! `audit/FORMAT.md` is the authority on every byte; this module follows it. It knows nothing of
//! rules and cannot influence a verdict: it is told what was decided, and keeps it. The clock
//! comes from the caller. Start at [`canonical`] and [`hash`] for the bytes, [`tree`] for proofs.

pub mod canonical;
pub mod checkpoint;
pub mod entry;
pub mod hash;
pub mod moment;
pub mod note;
pub mod proof;
pub mod tree;

#[cfg(test)]
mod tests;
