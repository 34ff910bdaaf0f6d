//! What a tree reads, for the order of deciding and for what-if.

use crate::formula::{Expr, Path};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a formula reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// The subject's own facts and criteria, also those followed to another subject.
    pub facts: BTreeSet<usize>,
    /// Facts of other subjects.
    pub paths: BTreeSet<Path>,
    /// Final levels of other subjects (paths without a fact).
    pub ratings: BTreeSet<Path>,
    /// Children, by index into the class's `children`, and whether their levels matter.
    pub children: BTreeMap<usize, bool>,
    /// Parameters of the class.
    pub parameters: BTreeSet<usize>,
    /// Functions of the regulation.
    pub functions: BTreeSet<usize>,
}

impl Expr {
    /// What it reads.
    pub fn reads(&self) -> Reads {
        unimplemented!()
    }
}
