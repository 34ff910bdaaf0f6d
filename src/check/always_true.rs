//! Conditions that are false of no subject: true wherever what they ask is known.

use crate::check::class::{ClassSpace, OfRule};
use crate::check::finding::{Finding, Said};
use crate::check::space::{FALSE, TRUE};
use crate::diagnostic::Code;
use crate::model::RuleKindShown;

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Vec<Finding> {
    let mut told = Vec::new();
    for one in conditions {
        if is_always(of, one) && !is_meant(one) {
            let always = Finding::warning(Code::AlwaysTrue, of.class, one.place)
                .say("rule", Said::Rule(one.kind, one.id.to_owned()))
                .say("condition", Said::Text(one.text.to_owned()));
            told.push(always);
        }
    }
    told
}

/// True if nothing makes the condition false, and something makes it true.
pub(in crate::check) fn is_always(of: &mut ClassSpace<'_>, one: &OfRule<'_>) -> bool {
    // Where facts exclude each other the truth was set to false: only what can be counts.
    let inside = of.space.within(one.truth, TRUE);
    let truths = of.space.diagrams.values(inside);
    truths.contains(&TRUE) && !truths.contains(&FALSE)
}

/// A ceiling for everyone, or a review that is always done, is written `true` on purpose.
fn is_meant(one: &OfRule<'_>) -> bool {
    one.text == "true" && matches!(one.kind, RuleKindShown::Ceiling | RuleKindShown::Review)
}
