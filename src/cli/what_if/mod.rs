//! What if: the regulation as it stands against amendments of it. Nothing here writes to a trail.

pub(in crate::cli) mod arguments;
mod draws;
mod line;
mod pages;
mod scenarios;
pub(in crate::cli) mod simulate;
mod subjects;
pub(in crate::cli) mod sweep;
