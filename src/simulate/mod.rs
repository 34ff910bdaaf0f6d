//! Synthetic populations that reproduce a published report.
//!
//! Whatever is drawn comes from one seed, so that the same plan gives the same bytes everywhere.
//! Must not read or write files. Start reading at [`synthesize`].

mod dice;
mod facts;
mod place;
mod synthesize;

pub use synthesize::{Synthetic, SyntheticTable, synthesize};
