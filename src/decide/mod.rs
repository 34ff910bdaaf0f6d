//! Deciding: a compiled rulebook and a population give verdicts and the state of quota groups.
//!
//! Pure and exact: no IO, clock, randomness or floating point; the result depends neither on the
//! order of the submissions nor on the number of threads. Start reading at [`Rulebook`] and
//! [`decide`]; then `rate` (one subject), `cap` (a quota's groups) and `layers` (the order).

mod asked;
mod bits;
mod cap;
mod columns;
mod compile;
mod compiled;
mod counts;
mod cycle;
mod decisions;
mod departed;
mod doubt;
mod explain;
mod grounds;
mod groups;
mod layers;
mod members;
mod order;
mod rank;
mod rate;
mod reuse;
mod room;
mod rulebook;
mod run;
mod seats;
mod sides;
mod states;
mod summary;
mod totals;
mod trace;
mod verdict;
mod words;

pub use decisions::Decisions;
pub use departed::Departed;
pub use doubt::{Doubt, Doubts, Forgotten};
pub use room::{held_back, room_facts};
pub use rulebook::Rulebook;
pub use run::{Causes, Options, causes, decide, decide_again, decide_over};
pub use sides::{Parts, SeatChanges, Seated};
pub use summary::Group;
pub use totals::{OnTotals, Open, Spread, assumed_for_totals};
pub use verdict::Verdicts;

#[cfg(test)]
mod tests;
