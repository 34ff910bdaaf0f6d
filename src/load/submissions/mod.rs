//! Submissions → a population: CSV files, JSON Lines and workbooks as people write them.
//!
//! Every mistake is told at once with its place, and nothing is guessed: a cell means one thing
//! or is a diagnostic. Must not decide anything. A file is cut into pieces of whole rows
//! ([`stream`], [`split`]), each piece is read column by column ([`worker`], [`columns`]), and the
//! pieces are put together in their order ([`gather`]), so that the result depends neither on
//! threads nor on the sizes of pieces. Start reading at [`read`].

mod block;
mod columns;
mod decode;
mod delimited;
mod error;
mod gather;
mod grid;
mod header;
mod json_lines;
mod lines;
mod mistakes;
mod numbers;
mod places;
mod spellings;
mod split;
mod stream;
mod text;
mod text_table;
mod worker;

pub use error::SubmissionError;
pub use header::{DECIDED_NAMES, ID_NAMES};
