//! Mực thước: a rules-as-data policy engine.
//!
//! A regulation is a folder of TOML and rhai files. The engine decides submissions against it,
//! gives reasons by clause, and knows nothing itself of any regulation's subject matter.
//! ARCHITECTURE.md shows the modules and who may import whom.

pub mod amend;
pub mod audit;
pub mod check;
pub mod cli;
pub mod decide;
pub mod diagnostic;
pub mod expect;
pub mod formula;
pub mod load;
pub mod model;
pub mod probe;
pub mod reconcile;
pub mod report;
pub mod simulate;
