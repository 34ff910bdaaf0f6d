//! Pages of small comparisons made by hand.

mod document;
mod fixture;
mod markup;
