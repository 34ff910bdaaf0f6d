//! Files → nouns: a regulation's package, its amendments and its cases.
//!
//! Each TOML file is parsed once into a tree that knows its places and walked by hand, so that
//! every mistake comes at once, with its place. Must not decide anything, nor understand a
//! formula: it only cuts the formula's text out of its file. Start reading at [`regulation`].

mod amendment;
mod cases;
mod catalogue;
mod change;
mod class;
mod consistency;
mod contents;
mod expected;
mod facts;
mod fields;
mod form;
mod given;
mod header;
mod layout;
mod names;
mod node;
mod package;
mod page;
mod parameters;
mod plan;
mod published;
mod quotas;
mod regulation;
mod rules;
mod scales;
pub mod schema;
pub mod submissions;
mod syntax;
mod unread;
mod vocabulary;
mod words;

pub use amendment::{amendment, amendments};
pub use cases::cases;
pub use catalogue::{
    Catalogue, Listing, Unlisted, find, in_force, list, meant_outside, named_in, named_outside,
    overlapping, years,
};
pub use layout::layout;
pub use names::is_id;
pub use package::{LoadError, read_file, read_package};
pub use plan::{plan, plan_regulation};
pub use published::{published, published_names};
pub use regulation::{recorded, regulation};

#[cfg(test)]
mod tests;
