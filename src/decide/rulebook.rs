//! A regulation made ready for deciding: every formula type-checked, lowered, its reads known.
//!
//! Start reading at [`Rulebook::compile`].

use crate::decide::compile::compile_class;
use crate::decide::compiled::{ClassRules, LevelReads};
use crate::decide::order::{Component, components};
use crate::diagnostic::Diagnostic;
use crate::formula::Library;
use crate::model::Regulation;
use std::sync::Arc;

/// A regulation whose formulas are all checked and compiled.
#[derive(Debug)]
pub struct Rulebook {
    regulation: Arc<Regulation>,
    library: Library,
    pub(in crate::decide) classes: Vec<ClassRules>,
    /// In the order of deciding.
    pub(in crate::decide) order: Vec<Component>,
    /// Final levels that formulas of each class read.
    pub(in crate::decide) reads: Vec<LevelReads>,
}

impl Rulebook {
    /// Compiles a regulation: a rulebook and any warnings, or no rulebook and every mistake in its
    /// formulas and functions.
    ///
    /// What [`Regulation::flaws`] finds was told when the regulation was loaded or amended: it
    /// gives no diagnostic here, but no rulebook either.
    pub fn compile(regulation: impl Into<Arc<Regulation>>) -> (Option<Rulebook>, Vec<Diagnostic>) {
        let regulation: Arc<Regulation> = regulation.into();
        let (library, mut found) = Library::compile(&regulation);
        let mut classes = Vec::new();
        for class in 0..regulation.classes.len() {
            let (rules, mistakes) = compile_class(&regulation, class);
            classes.push(rules);
            found.extend(mistakes);
        }
        if found.iter().any(Diagnostic::is_error) || !regulation.flaws().is_empty() {
            return (None, found);
        }
        let reads: Vec<LevelReads> = classes.iter().map(ClassRules::level_reads).collect();
        let order = components(&classes_read(&regulation, &reads));
        (Some(Rulebook { regulation, library, classes, order, reads }), found)
    }

    /// The regulation it was compiled from.
    pub fn regulation(&self) -> &Regulation {
        &self.regulation
    }

    /// The same, to be kept by others.
    pub fn shared(&self) -> Arc<Regulation> {
        Arc::clone(&self.regulation)
    }

    /// The regulation's functions.
    pub(in crate::decide) fn library(&self) -> &Library {
        &self.library
    }
}

/// The classes whose final levels each class reads.
fn classes_read(regulation: &Regulation, reads: &[LevelReads]) -> Vec<Vec<usize>> {
    let of = |(class, reads): (usize, &LevelReads)| {
        let declared = &regulation.classes[class].children;
        let children = reads.children.iter().map(|at| declared[*at].class);
        reads.paths.iter().map(|path| path.class).chain(children).collect()
    };
    reads.iter().enumerate().map(of).collect()
}
