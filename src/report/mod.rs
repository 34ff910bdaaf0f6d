//! Nouns → text, tables, JSON and files that people read, in Vietnamese and English.
//!
//! Pure but for the file it is told to write: no clock, no environment, no terminal; whoever calls
//! says which language and which form. Decides nothing about a subject. All words that people read
//! are in `words/{vi,en}/*.ftl`. Start reading at [`Lang`] and [`Words`], then [`mistakes`] (how a
//! diagnostic looks) and [`evaluation`] (how an evaluation looks).

pub mod about;
pub mod cases;
pub mod change_words;
mod chart;
pub mod check;
pub mod compared;
pub mod comparison;
pub mod counts;
pub mod curve;
pub mod departures;
pub mod evaluation;
pub mod explanation;
pub mod file;
pub mod findings;
pub mod forms;
mod grid;
mod json;
mod lang;
pub mod mistakes;
mod naming;
pub mod narrative;
mod number;
pub mod official;
pub mod page;
pub mod pages;
mod printed;
pub mod probe;
pub mod reconciliation;
pub mod schema;
pub mod skeleton;
mod submission_files;
pub mod synthetic;
mod tabular;
pub mod template;
#[cfg(test)]
pub(crate) mod tests;
pub mod trail;
pub mod uncertainty;
pub mod untrusted;
pub mod verdicts;
mod words;

pub use lang::{Form, Lang};
pub use number::share_hundredths;
pub use submission_files::submission_files;
pub use words::{Say, Words};
