//! What cases show and miss, in words: clauses and conditions, alterations that nobody notices.

pub mod coverage;
pub mod mutants;
pub mod proposals;
mod situation;

use crate::model::{Class, Regulation};
use crate::probe::RuleName;
use crate::report::Words;
use crate::report::naming::Naming;

/// A rule by what it is, its level and its title.
fn named(words: Words, regulation: &Regulation, rule: &RuleName) -> String {
    let naming = Naming::new(words, regulation, class_of(regulation, rule));
    let heading = words.text(&format!("rule-{}", rule.kind.as_str()));
    let title = naming.rule(rule.kind, &rule.rule);
    match &rule.level {
        Some(level) => format!("{heading} {}: {title}", naming.level(level)),
        None => format!("{heading}: {title}"),
    }
}

fn class_of<'a>(regulation: &'a Regulation, rule: &RuleName) -> &'a Class {
    &regulation.classes[rule.class]
}
