//! Two exemptions that hold at once and do not leave the subject the same duty: only their order
//! decides.

use crate::check::class::ClassSpace;
use crate::check::finding::{Finding, Said};
use crate::check::space::TRUE;
use crate::check::standard::EXEMPT;
use crate::diagnostic::Code;
use crate::model::RuleKindShown;

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>) -> Vec<Finding> {
    let rules = &of.declared().exemptions;
    let mut told = Vec::new();
    for second in 0..rules.len() {
        for first in 0..second {
            if rules[first].review_due != rules[second].review_due {
                told.extend(both(of, first, second));
            }
        }
    }
    told
}

/// The finding, if some subject is exempt by the first and would be by the second.
fn both(of: &mut ClassSpace<'_>, first: usize, second: usize) -> Option<Finding> {
    let exempt = EXEMPT + u32::try_from(first).ok()?;
    let truth = of.standard.exemptions[second].1;
    let together = of
        .space
        .diagrams
        .combine(of.outcome, truth, |outcome, truth| u32::from(outcome == exempt && truth == TRUE));
    let cell = of.space.example(together, |both| both == 1)?;
    let confirmed = of.is_confirmed(&cell, exempt);
    let rules = &of.declared().exemptions;
    let kind = RuleKindShown::Exemption;
    let found = Finding::note(Code::Overlap, of.class, &rules[second].place)
        .say("rule", Said::Rule(kind, rules[second].id.clone()))
        .say("first", Said::Rule(kind, rules[first].id.clone()))
        .related("first-here", &rules[first].place)
        .example(Some(of.facts(&cell, &[of.standard.exemptions[first].1, truth])));
    Some(if confirmed { found } else { found.variant("possible") })
}
