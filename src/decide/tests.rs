//! Small situations worked out by hand, rule by rule of the agreement on semantics.

mod causes;
mod departed;
mod doubts;
mod explanations;
pub mod fixture;
mod laws;
mod mistakes;
mod quotas;
mod stages;
mod subjects;
mod told;
