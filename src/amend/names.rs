//! What stands in a class under which name.

use crate::model::{Class, Fact, Place, Regulation, RuleKind};

/// The word of a kind in an address.
fn kind_word(kind: &RuleKind) -> &str {
    match kind {
        RuleKind::Fact => "fact",
        RuleKind::Criterion => "criterion",
        RuleKind::Parameter => "parameter",
        RuleKind::Exemption => "exemption",
        RuleKind::Ceiling => "ceiling",
        RuleKind::Quota => "quota",
        RuleKind::Requirement { .. } => "requires",
    }
}

/// The address of everything that a class has.
pub(in crate::amend) fn addresses(regulation: &Regulation, class: &Class) -> Vec<String> {
    let address = |kind: RuleKind, id: &str| format!("{}.{}.{id}", class.id, kind_word(&kind));
    let mut all = Vec::new();
    for fact in &class.facts {
        all.push(address(fact_kind(fact), &fact.id));
    }
    all.extend(class.parameters.iter().map(|one| address(RuleKind::Parameter, &one.id)));
    all.extend(class.exemptions.iter().map(|one| address(RuleKind::Exemption, &one.id)));
    for level in &class.levels {
        let name = &regulation.outcome_scale().values[usize::from(level.is)].id;
        let requires = level.requires.iter();
        all.extend(requires.map(|one| format!("{}.level.{name}.requires.{}", class.id, one.id)));
    }
    all.extend(class.ceilings.iter().map(|one| address(RuleKind::Ceiling, &one.id)));
    all.extend(class.quotas.iter().map(|one| address(RuleKind::Quota, &one.id)));
    all
}

/// Whether a fact is addressed as a fact or as a criterion.
pub(in crate::amend) fn fact_kind(fact: &Fact) -> RuleKind {
    if fact.group.is_some() { RuleKind::Criterion } else { RuleKind::Fact }
}

/// Where a name that formulas use is taken, if it is; groups of criteria too.
pub(in crate::amend) fn taken_name<'r>(
    regulation: &'r Regulation,
    class: &'r Class,
    name: &str,
) -> Option<&'r Place> {
    let scales = regulation.scales.iter().map(|one| (&one.id, &one.place));
    let functions = regulation.functions.iter().map(|one| (&one.id, &one.place));
    let facts = class.facts.iter().map(|one| (&one.id, &one.place));
    let parameters = class.parameters.iter().map(|one| (&one.id, &one.place));
    let children = class.children.iter().map(|one| (&one.id, &one.place));
    let mut all = scales.chain(functions).chain(facts).chain(parameters).chain(children);
    let declared = all.find(|(id, _)| *id == name).map(|(_, place)| place);
    declared.or_else(|| taken_group(class, name))
}

fn taken_group<'r>(class: &'r Class, name: &str) -> Option<&'r Place> {
    let mut facts = class.facts.iter();
    facts.find(|fact| fact.group.as_deref() == Some(name)).map(|fact| &fact.place)
}

/// Where the id of a rule is taken in a class, if it is.
pub(in crate::amend) fn taken_rule<'r>(class: &'r Class, id: &str) -> Option<&'r Place> {
    let exemptions = class.exemptions.iter().map(|one| (&one.id, &one.place));
    let requires = class.levels.iter().flat_map(|level| &level.requires);
    let requires = requires.map(|one| (&one.id, &one.place));
    let ceilings = class.ceilings.iter().map(|one| (&one.id, &one.place));
    let quotas = class.quotas.iter().map(|one| (&one.id, &one.place));
    let mut all = exemptions.chain(requires).chain(ceilings).chain(quotas);
    all.find(|(known, _)| *known == id).map(|(_, place)| place)
}
