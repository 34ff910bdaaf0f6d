//! Rules that can never decide anything, because others always decide first.
//!
//! A rule decides nothing if, and only if, the outcome of every subject stays the same without
//! it: both are then one diagram.

use crate::check::always_true::is_always;
use crate::check::class::{ClassSpace, OfRule};
use crate::check::contradictory::is_never;
use crate::check::finding::{Finding, Said};
use crate::check::standard::{EXEMPT, RuleAt};
use crate::diagnostic::Code;
use crate::formula::{Node, Val};
use crate::model::{Base, Constant, RuleKindShown};

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Vec<Finding> {
    if !of.standard.rates_anybody(&mut of.space) {
        return nobody(of, conditions).into_iter().collect();
    }
    // What is said of a condition itself is not said again of its rule.
    let mut settled: Vec<(RuleKindShown, &str, Option<usize>)> = Vec::new();
    for one in conditions {
        if is_never(of, one) || is_always(of, one) {
            settled.push((one.kind, one.id, one.level));
        }
    }
    let mut told = exemptions(of);
    let (levels, dead) = levels(of);
    told.extend(levels);
    told.extend(requirements(of, &dead));
    told.extend(ceilings(of));
    // Nor that nobody reaches a level one of whose requirements is never true.
    let never: Vec<Option<usize>> = conditions
        .iter()
        .filter(|one| one.kind == RuleKindShown::Requires && is_never(of, one))
        .map(|one| one.level)
        .collect();
    told.retain(|(kind, id, level, _)| {
        let is_level = *kind == RuleKindShown::Requires && id.is_empty();
        !(settled.contains(&(*kind, id.as_str(), *level)) || is_level && never.contains(level))
    });
    told.into_iter().map(|(.., finding)| finding).chain(quotas(of)).collect()
}

/// Nobody is rated: that is the cause of all else, unless one condition alone, of which it is said,
/// is the cause of this.
fn nobody(of: &mut ClassSpace<'_>, conditions: &[OfRule<'_>]) -> Option<Finding> {
    for one in conditions {
        let is_cause = match one.kind {
            RuleKindShown::Exemption => is_always(of, one),
            RuleKindShown::Review => is_never(of, one),
            _ => false,
        };
        if is_cause {
            return None;
        }
    }
    let place = &of.declared().place;
    Some(Finding::warning(Code::Masked, of.class, place).variant("nobody"))
}

type Told = (RuleKindShown, String, Option<usize>, Finding);

fn exemptions(of: &mut ClassSpace<'_>) -> Vec<Told> {
    let first = of.space.diagrams.values(of.outcome);
    let rules = of.declared().exemptions.iter().enumerate();
    let never = rules.filter(|(at, _)| !first.contains(&(EXEMPT + *at as u32)));
    let told = never.map(|(_, rule)| {
        let masked = Finding::warning(Code::Masked, of.class, &rule.place).variant("exemption");
        let kind = RuleKindShown::Exemption;
        let masked = masked.say("rule", Said::Rule(kind, rule.id.clone()));
        (kind, rule.id.clone(), None, masked)
    });
    told.collect()
}

/// Levels that nobody reaches, or that everybody who reaches them loses to a ceiling.
fn levels(of: &mut ClassSpace<'_>) -> (Vec<Told>, Vec<usize>) {
    let standard = of.standard.by_requirements(&mut of.space);
    let standard = of.standard.among_rated(&mut of.space, standard);
    let (reached, kept) =
        (of.space.diagrams.values(standard), of.space.diagrams.values(of.outcome));
    let (mut told, mut dead) = (Vec::new(), Vec::new());
    for (at, level) in of.declared().levels.iter().enumerate().filter(|(_, level)| level.is > 0) {
        let code = u32::from(level.is);
        let variant = match (reached.contains(&code), kept.contains(&code)) {
            (false, _) => "level",
            (true, false) => "level-lowered",
            (true, true) => continue,
        };
        dead.push(at);
        let masked = Finding::warning(Code::Masked, of.class, &level.place).variant(variant);
        let masked = masked.say("level", Said::Level(level.is));
        told.push((RuleKindShown::Requires, String::new(), Some(at), masked));
    }
    (told, dead)
}

/// Requirements that the other requirements of their level imply.
fn requirements(of: &mut ClassSpace<'_>, dead: &[usize]) -> Vec<Told> {
    let mut told = Vec::new();
    for (at, level) in of.declared().levels.iter().enumerate() {
        if dead.contains(&at) || level.is == 0 {
            continue;
        }
        for (place, rule) in level.requires.iter().enumerate() {
            if !is_idle(of, RuleAt::Requirement(at, place)) {
                continue;
            }
            let kind = RuleKindShown::Requires;
            let masked = Finding::note(Code::Masked, of.class, &rule.place).variant("requirement");
            let masked = masked.say("rule", Said::Rule(kind, rule.id.clone()));
            let masked = masked.say("level", Said::Level(level.is));
            told.push((kind, rule.id.clone(), Some(at), masked));
        }
    }
    told
}

fn ceilings(of: &mut ClassSpace<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    for (at, rule) in of.declared().ceilings.iter().enumerate() {
        if is_idle(of, RuleAt::Ceiling(at)) {
            let kind = RuleKindShown::Ceiling;
            let masked = Finding::warning(Code::Masked, of.class, &rule.place).variant("ceiling");
            let masked = masked.say("rule", Said::Rule(kind, rule.id.clone()));
            told.push((kind, rule.id.clone(), None, masked));
        }
    }
    told
}

fn is_idle(of: &mut ClassSpace<'_>, rule: RuleAt) -> bool {
    let without = of.standard.without(rule);
    without.outcome(&mut of.space) == of.outcome
}

/// Quotas whose share is the whole of a base that holds all whom they limit.
fn quotas(of: &ClassSpace<'_>) -> Vec<Finding> {
    let class = of.declared();
    let quotas = class.quotas.iter().zip(&of.rules.quotas);
    let whole = quotas.filter(|(rule, quota)| {
        let share = quota.share.as_ref().and_then(|share| match &share.node {
            Node::Constant(Val::Number(number)) => Some(*number),
            Node::Parameter(at) => match class.parameters[*at].value {
                Constant::Number(number) => Some(number),
                _ => None,
            },
            _ => None,
        });
        let holds_all = match &rule.of {
            Base::Rated => true,
            Base::Levels(base) => rule.limits.iter().all(|level| base.contains(level)),
        };
        holds_all && share.is_some_and(|share| share >= crate::model::Ratio::whole(1))
    });
    let told = whole.map(|(rule, _)| {
        let masked = Finding::warning(Code::Masked, of.class, &rule.place).variant("quota");
        masked.say("rule", Said::Rule(RuleKindShown::Quota, rule.id.clone()))
    });
    told.collect()
}
