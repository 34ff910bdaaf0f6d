//! Small situations worked out by hand, rule by rule of the agreement on semantics.

mod doubts;
mod explanations;
mod fixture;
mod laws;
mod mistakes;
mod quotas;
mod stages;
mod subjects;
