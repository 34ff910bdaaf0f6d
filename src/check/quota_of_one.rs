//! Quotas whose groups are single subjects by construction, or whose order of merit is the same
//! for all of a group.
//!
//! A measured number or a day hardly ever is the same for two subjects, so that a group formed by
//! one has a single member; a whole number of many possible values may be such. Within a group its
//! own facts put nobody before another.

use crate::check::finding::{Finding, Said};
use crate::check::rules::Rules;
use crate::diagnostic::Code;
use crate::model::{Fact, FactType, RuleKindShown};

/// Whole numbers of no more values than this are like a choice.
const FEW: i64 = 20;

pub(in crate::check) fn ask(rules: &Rules<'_>) -> Vec<Finding> {
    let class = &rules.side.regulation.classes[rules.side.class];
    let mut told = Vec::new();
    for (rule, quota) in class.quotas.iter().zip(&rules.quotas) {
        let said = Said::Rule(RuleKindShown::Quota, rule.id.clone());
        for name in &rule.per {
            let Some(at) = class.fact_index(&name.value) else { continue };
            let (of, place) = (rules.side.class, &name.place);
            let one = match &class.facts[at].kind {
                FactType::Decimal { .. } | FactType::Date => {
                    Finding::warning(Code::QuotaOfOne, of, place).variant("measured")
                }
                FactType::Integer if !is_like_choice(&class.facts[at]) => {
                    Finding::note(Code::QuotaOfOne, of, place).variant("possible")
                }
                _ => continue,
            };
            let one = one.say("rule", said.clone());
            told.push(one.say("fact", Said::Fact(name.value.clone())));
        }
        for (key, expr) in rule.rank.iter().zip(&quota.rank) {
            let reads = expr.reads();
            let is_of_group = |fact: &usize| {
                rule.per.iter().any(|name| class.fact_index(&name.value) == Some(*fact))
            };
            if !reads.facts.is_empty()
                && reads.facts.iter().all(is_of_group)
                && reads.children.is_empty()
            {
                let one = Finding::warning(Code::QuotaOfOne, rules.side.class, &key.by.place)
                    .variant("rank")
                    .say("rule", said.clone());
                told.push(one.say("condition", Said::Text(key.by.text.trim().to_owned())));
            }
        }
    }
    told
}

/// True if a whole number is declared to have but a few values.
fn is_like_choice(fact: &Fact) -> bool {
    match (fact.min, fact.max) {
        (Some(min), Some(max)) => max.saturating_sub(min) < FEW,
        _ => false,
    }
}
