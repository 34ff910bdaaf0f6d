//! Conditions that are never true, of whatever subject.

use crate::check::class::{ClassSpace, OfRule};
use crate::check::finding::{Finding, Said};
use crate::check::space::TRUE;
use crate::diagnostic::Code;

pub(in crate::check) fn ask(of: &ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Vec<Finding> {
    let never = conditions.iter().filter(|one| is_never(of, one));
    let told = never.map(|one| {
        Finding::warning(Code::Contradictory, of.class, one.place)
            .say("rule", Said::Rule(one.kind, one.id.to_owned()))
            .say("condition", Said::Text(one.text.to_owned()))
    });
    told.collect()
}

/// True if nothing makes the condition true.
pub(in crate::check) fn is_never(of: &ClassSpace<'_>, condition: &OfRule<'_>) -> bool {
    !of.space.diagrams.has(condition.truth, |truth| truth == TRUE)
}
