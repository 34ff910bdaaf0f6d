//! The language of formulas: parsed by rhai's own parser, type-checked when a regulation is
//! loaded, lowered to column predicates where possible, the rest run in a sandbox.
//!
//! No IO, no clock, no randomness, no floating point. Start reading at [`Expr`] (what a formula
//! means), then [`World`] (what it is evaluated in), then [`compile`] and [`Library`].

mod compile;
mod evaluate;
#[cfg(test)]
mod fixture;
mod interpret;
mod library;
mod lower;
mod missing;
mod mistakes;
mod print;
mod reads;
mod settled;
mod shown;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod world;

pub use compile::{Wants, compile};
#[doc(hidden)]
pub use interpret::interpret;
pub use library::{FailureReason, Library, ScriptFailure};
pub use lower::{
    Answers, Atom, DayAt, Edge, Levels, Logic, Measure, Planes, Program, Question, Rows, Source,
    Span, Threshold,
};
pub use reads::Reads;
pub use tree::{Arithmetic, ChildrenCount, Comparison, Expr, Extreme, Node, Path, Type, Val};
pub use world::{Cell, Family, Subject, World};
