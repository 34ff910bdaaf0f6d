//! The keys given by a `set`, merged into what is there.

use crate::model::{
    Ceiling, CeilingPatch, Exemption, ExemptionPatch, Fact, FactPatch, FactType, Formula, Grounds,
    GroundsPatch, Parameter, ParameterPatch, Quota, QuotaPatch, Ratio, Requirement,
    RequirementPatch,
};

/// What a `set` did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::amend) struct Merge {
    /// The keys it gave.
    pub given: Vec<&'static str>,
    /// True if any of them says something else than before.
    pub changed: bool,
    /// What of the result cannot stand, by the word of the message.
    pub wrong: Option<&'static str>,
    /// Places that a changed fact's numbers have.
    pub places: u8,
}

impl Merge {
    /// Takes a value that is given, unless it says the same.
    fn put<T: Clone>(
        &mut self,
        key: &'static str,
        (slot, new): (&mut T, &Option<T>),
        same: impl Fn(&T, &T) -> bool,
    ) {
        let Some(new) = new else {
            return;
        };
        self.given.push(key);
        if !same(slot, new) {
            *slot = new.clone();
            self.changed = true;
        }
    }

    fn value<T: Clone + PartialEq>(&mut self, key: &'static str, slot: &mut T, new: &Option<T>) {
        self.put(key, (slot, new), T::eq);
    }

    fn optional<T>(&mut self, key: &'static str, slot: &mut Option<T>, new: &Option<T>)
    where
        T: Clone + PartialEq,
    {
        let new = new.as_ref().map(|new| Some(new.clone()));
        self.put(key, (slot, &new), Option::eq);
    }

    fn formula(&mut self, key: &'static str, slot: &mut Formula, new: &Option<Formula>) {
        self.put(key, (slot, new), same_formula);
    }

    pub fn fact(fact: &mut Fact, patch: &FactPatch) -> Self {
        let mut merge = Merge::default();
        let before = places(&fact.kind);
        let mut min = fact.min.and_then(|min| Ratio::scaled(min, before));
        let mut max = fact.max.and_then(|max| Ratio::scaled(max, before));
        merge.value("title", &mut fact.title, &patch.title);
        merge.value("type", &mut fact.kind, &patch.kind);
        merge.optional("unit", &mut fact.unit, &patch.unit);
        merge.optional("min", &mut min, &patch.min);
        merge.optional("max", &mut max, &patch.max);
        merge.value("optional", &mut fact.optional, &patch.optional);
        merge.value("personal", &mut fact.personal, &patch.personal);
        merge.optional("group", &mut fact.group, &patch.group);
        merge.bound(fact, (min, max));
        merge
    }

    /// Puts the limits of a fact back as its column holds them.
    fn bound(&mut self, fact: &mut Fact, (min, max): (Option<Ratio>, Option<Ratio>)) {
        (fact.min, fact.max) = (None, None);
        if !matches!(fact.kind, FactType::Integer | FactType::Decimal { .. }) {
            fact.unit = None;
            return;
        }
        let after = places(&fact.kind);
        self.places = after;
        fact.min = min.and_then(|min| min.to_scaled(after));
        fact.max = max.and_then(|max| max.to_scaled(after));
        if (min.is_some() && fact.min.is_none()) || (max.is_some() && fact.max.is_none()) {
            self.wrong = Some("places");
        } else if min > max && max.is_some() {
            self.wrong = Some("max-under-min");
        }
    }

    pub fn parameter(parameter: &mut Parameter, patch: &ParameterPatch) -> Self {
        let mut merge = Merge::default();
        let (value, written) = patch.value.clone().unzip();
        merge.value("value", &mut parameter.value, &value);
        if let Some(written) = written {
            parameter.written = written;
        }
        merge.optional("unit", &mut parameter.unit, &patch.unit);
        merge.value("title", &mut parameter.title, &patch.title);
        merge.value("cite", &mut parameter.cite, &patch.cite);
        merge.value("basis", &mut parameter.basis, &patch.basis);
        merge
    }

    pub fn exemption(exemption: &mut Exemption, patch: &ExemptionPatch) -> Self {
        let mut merge = Merge::default();
        merge.formula("when", &mut exemption.when, &patch.when);
        merge.value("review_due", &mut exemption.review_due, &patch.review_due);
        merge.grounds(&mut exemption.grounds, &patch.grounds);
        merge
    }

    pub fn requirement(requirement: &mut Requirement, patch: &RequirementPatch) -> Self {
        let mut merge = Merge::default();
        merge.formula("that", &mut requirement.that, &patch.that);
        merge.grounds(&mut requirement.grounds, &patch.grounds);
        merge
    }

    pub fn ceiling(ceiling: &mut Ceiling, patch: &CeilingPatch) -> Self {
        let mut merge = Merge::default();
        merge.formula("at_most", &mut ceiling.at_most, &patch.at_most);
        merge.formula("when", &mut ceiling.when, &patch.when);
        merge.grounds(&mut ceiling.grounds, &patch.grounds);
        merge
    }

    pub fn quota(quota: &mut Quota, patch: &QuotaPatch) -> Self {
        let mut merge = Merge::default();
        merge.value("limits", &mut quota.limits, &patch.limits);
        merge.put("per", (&mut quota.per, &patch.per), |a, b| {
            a.iter().map(|fact| &fact.value).eq(b.iter().map(|fact| &fact.value))
        });
        merge.formula("share", &mut quota.share, &patch.share);
        merge.value("of", &mut quota.of, &patch.of);
        merge.value("rounding", &mut quota.rounding, &patch.rounding);
        merge.value("seats_min", &mut quota.seats_min, &patch.seats_min);
        merge.put("rank", (&mut quota.rank, &patch.rank), |a, b| {
            let same = |(a, b): (&crate::model::RankKey, &crate::model::RankKey)| {
                a.descending == b.descending && same_formula(&a.by, &b.by)
            };
            a.len() == b.len() && a.iter().zip(b).all(same)
        });
        merge.value("excess", &mut quota.excess, &patch.excess);
        merge.value("lowered_to", &mut quota.lowered_to, &patch.lowered_to);
        merge.value("ties", &mut quota.ties, &patch.ties);
        let unless = patch.unless.as_ref().map(|unless| Some(unless.clone()));
        merge.put("unless", (&mut quota.unless, &unless), |a, b| match (a, b) {
            (Some(a), Some(b)) => same_formula(a, b),
            _ => false,
        });
        merge.value("assumed", &mut quota.assumed, &patch.assumed);
        merge.grounds(&mut quota.grounds, &patch.grounds);
        merge
    }

    fn grounds(&mut self, grounds: &mut Grounds, patch: &GroundsPatch) {
        self.value("title", &mut grounds.title, &patch.title);
        self.value("cite", &mut grounds.cite, &patch.cite);
        self.value("basis", &mut grounds.basis, &patch.basis);
        self.optional("note", &mut grounds.note, &patch.note);
    }
}

/// Two formulas say the same if they are written the same, wherever they stand.
fn same_formula(a: &Formula, b: &Formula) -> bool {
    a.text.trim() == b.text.trim()
}

fn places(kind: &FactType) -> u8 {
    if let FactType::Decimal { places } = kind { *places } else { 0 }
}
