//! What if: scenarios against the regulation as it stands, curves of a parameter, and synthetic
//! populations that reproduce a published report.
//!
//! Whatever is drawn comes from one seed, so that the same plan gives the same bytes everywhere.
//! Must not read or write files. Start reading at [`Standing::compare`], then [`synthesize`].

mod compare;
mod condition;
mod depends;
mod dice;
mod facts;
mod facts_of_sides;
mod first;
mod place;
mod redraw;
mod states;
mod sweep;
mod synthesize;
mod values;

pub use compare::{Proposal, Standing, Wanted};
pub use condition::{Condition, MEASURES, NotACondition};
pub use facts_of_sides::Facts;
pub use redraw::{Alternative, Redraw, redraw};
pub use sweep::{Swept, sweep, sweep_drawn};
pub use synthesize::{Synthetic, SyntheticTable, synthesize};
pub use values::{NoValues, Range, VALUES_MAX, values};
