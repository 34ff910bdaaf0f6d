//! Regulations that follow each other in time: years that none governs, and dates in the wrong
//! order. (Years that two govern are told when the rules are listed.)

use crate::check::finding::{Finding, Said};
use crate::diagnostic::{Code, Severity};
use crate::model::Regulation;

/// What is wrong between regulations, each finding with the regulation that it is told of.
pub fn series<'a>(regulations: &[&'a Regulation]) -> Vec<(&'a Regulation, Finding)> {
    let mut sorted = regulations.to_vec();
    sorted.sort_by(|a, b| {
        let key = |it: &&Regulation| (it.series.clone(), it.periods.first, it.id.clone());
        key(a).cmp(&key(b))
    });
    let mut told = Vec::new();
    for pair in sorted.windows(2).filter(|pair| pair[0].series == pair[1].series) {
        let (before, after) = (pair[0], pair[1]);
        if let Some(last) = before.periods.last
            && last + 1 < after.periods.first
        {
            let gap = found(after, "gap").say("other", Said::Text(before.id.clone()));
            let (from, to) = (last + 1, after.periods.first - 1);
            let years = if from == to { from.to_string() } else { format!("{from}–{to}") };
            told.push((after, gap.say("years", Said::Text(years))));
        }
    }
    for later in &sorted {
        let earlier = sorted.iter().find(|it| Some(&it.id) == later.supersedes.as_ref());
        let Some(earlier) = earlier else { continue };
        let variant = if later.signed < earlier.signed {
            "signed"
        } else if later.periods.first <= earlier.periods.first {
            "order"
        } else {
            continue;
        };
        told.push((*later, found(later, variant).say("other", Said::Text(earlier.id.clone()))));
    }
    told
}

fn found(regulation: &Regulation, variant: &'static str) -> Finding {
    let of = (None, &regulation.periods.place);
    let found = Finding::new(Code::PeriodGap, Severity::Warning, of).variant(variant);
    found.say("regulation", Said::Text(regulation.id.clone()))
}
