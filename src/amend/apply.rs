//! One change after the other, with what each touched.

use crate::amend::merge::Merge;
use crate::amend::names::{addresses, fact_kind, taken_name, taken_rule};
use crate::amend::places::location;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Act, Address, Change, Class, Item, Patch, Place, Regulation, RuleKind, Written,
};
use std::collections::BTreeMap;

/// More than anybody reads.
const TOLD_MAX: usize = 200;

/// Which change last touched a key (or, for the empty key, the whole) of an address.
pub(in crate::amend) type Touched = BTreeMap<(String, &'static str), Place>;

/// A regulation being amended.
pub(in crate::amend) struct Work {
    regulation: Regulation,
    told: Vec<Diagnostic>,
    touched: Touched,
}

/// Something with an id, in a list where a change finds it.
trait Identified {
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($name:ident),+) => {
        $(impl Identified for crate::model::$name {
            fn id(&self) -> &str {
                &self.id
            }
        })+
    };
}

identified!(Parameter, Exemption, Requirement, Ceiling, Quota);

impl Work {
    pub fn new(regulation: Regulation) -> Self {
        Work { regulation, told: Vec::new(), touched: BTreeMap::new() }
    }

    /// The amended regulation, what was wrong, and which change touched what.
    pub fn finish(self) -> (Regulation, Vec<Diagnostic>, Touched) {
        (self.regulation, self.told, self.touched)
    }

    /// Applies one change, or says why it cannot be.
    pub fn apply(&mut self, change: &Change) {
        let address = &change.address;
        let Some(class) = self.regulation.class_index(&address.class) else {
            let classes = self.regulation.classes.iter().map(|class| class.id.as_str());
            let nothing = Diagnostic::error(Code::NamesNothing).variant("class");
            let nothing = nothing.arg("class", &address.class);
            let nothing = nothing.similar_to(&address.class, classes);
            return self.tell(nothing, change);
        };
        if self.regulation.is_unread(&address.id, &self.regulation.classes[class]) {
            return;
        }
        let done = match &change.act {
            Act::Set(patch) => self.set(class, (change, patch)),
            Act::Add { item, before } => self.add(class, change, (item, before.as_ref())),
            Act::Remove => self.remove(class, change),
        };
        if let Some(keys) = done {
            self.touch(change, &keys);
        }
    }

    /// Merges the keys of a `set`; gives the keys.
    fn set(
        &mut self,
        class: usize,
        (change, patch): (&Change, &Patch),
    ) -> Option<Vec<&'static str>> {
        let address = &change.address;
        let Some(merge) = merge(&mut self.regulation, class, (address, patch)) else {
            self.names_nothing(class, change);
            return None;
        };
        if let Some(wrong) = merge.wrong {
            let wrong = Diagnostic::error(Code::WrongValue).variant(wrong);
            let wrong = wrong.arg("key", &address.id).arg("found", &address.written.value);
            self.tell(wrong.arg("places", merge.places), change);
        } else if !merge.changed && !merge.given.is_empty() {
            let nothing = Diagnostic::error(Code::ChangesNothing);
            let keys = merge.given.join(", ");
            self.tell(nothing.arg("address", &address.written.value).arg("keys", keys), change);
        }
        merge.changed.then_some(merge.given)
    }

    fn add(
        &mut self,
        class: usize,
        change: &Change,
        (item, before): (&Item, Option<&Written<String>>),
    ) -> Option<Vec<&'static str>> {
        if let Some(taken) = self.taken(class, item).cloned() {
            let there = Diagnostic::error(Code::AlreadyThere).arg("id", &change.address.id);
            let there = there.arg("class", &change.address.class);
            let there = match location(&self.regulation, &taken) {
                Some(place) => there.related("first-here", place),
                None => there,
            };
            self.tell(there, change);
            return None;
        }
        let Some(outcome) = insert(&mut self.regulation, class, (&change.address, item, before))
        else {
            self.names_nothing(class, change);
            return None;
        };
        if let (Inserted::AtEnd, Some(before)) = (outcome, before) {
            let nothing = Diagnostic::error(Code::NamesNothing).variant("before");
            let nothing = nothing.arg("id", &before.value);
            self.tell_at(nothing, &before.place);
        }
        Some(vec![""])
    }

    /// Where the name of something new is taken, if it is.
    fn taken(&self, class: usize, item: &Item) -> Option<&Place> {
        let regulation = &self.regulation;
        let class = &regulation.classes[class];
        match item {
            Item::Fact(fact) => {
                let group = fact.group.as_deref();
                let new_group = |group: &&str| {
                    class.facts.iter().all(|other| other.group.as_deref() != Some(*group))
                };
                let name = taken_name(regulation, class, &fact.id);
                let group = group.filter(new_group);
                name.or_else(|| taken_name(regulation, class, group?))
            }
            Item::Parameter(parameter) => taken_name(regulation, class, &parameter.id),
            Item::Exemption(rule) => taken_rule(class, &rule.id),
            Item::Requirement(rule) => taken_rule(class, &rule.id),
            Item::Ceiling(rule) => taken_rule(class, &rule.id),
            Item::Quota(rule) => taken_rule(class, &rule.id),
        }
    }

    fn remove(&mut self, class: usize, change: &Change) -> Option<Vec<&'static str>> {
        let address = &change.address;
        let level = self.level(&address.kind);
        let class_changed = &mut self.regulation.classes[class];
        let removed = match &address.kind {
            RuleKind::Fact | RuleKind::Criterion => {
                let facts = &mut class_changed.facts;
                let before = facts.len();
                facts.retain(|fact| fact.id != address.id || fact_kind(fact) != address.kind);
                facts.len() < before
            }
            RuleKind::Parameter => take_away(&mut class_changed.parameters, &address.id),
            RuleKind::Exemption => take_away(&mut class_changed.exemptions, &address.id),
            RuleKind::Ceiling => take_away(&mut class_changed.ceilings, &address.id),
            RuleKind::Quota => take_away(&mut class_changed.quotas, &address.id),
            RuleKind::Requirement { .. } => {
                let levels = class_changed.levels.iter_mut();
                let mut at_level = levels.filter(|one| Some(one.is) == level);
                at_level.any(|one| take_away(&mut one.requires, &address.id))
            }
        };
        if !removed {
            self.names_nothing(class, change);
        }
        removed.then(|| vec![""])
    }

    /// The level of a requirement's address.
    fn level(&self, kind: &RuleKind) -> Option<u8> {
        match kind {
            RuleKind::Requirement { level } => self.regulation.outcome_scale().code(level),
            _ => None,
        }
    }

    /// Notes which change touched what; warns where it touches what an earlier one did.
    fn touch(&mut self, change: &Change, keys: &[&'static str]) {
        let address = &change.address.written.value;
        let whole = keys.contains(&"");
        let earlier = self.touched.iter().find(|((touched, key), _)| {
            touched == address && (whole || key.is_empty() || keys.contains(key))
        });
        if let Some(((_, key), place)) = earlier {
            let twice = Diagnostic::warning(Code::ChangedTwice).arg("address", address);
            let twice = twice.arg("key", if key.is_empty() { &change.address.id } else { *key });
            let twice = match location(&self.regulation, place) {
                Some(place) => twice.related("first-here", place),
                None => twice,
            };
            self.tell(twice, change);
        }
        for key in keys {
            self.touched.insert((address.clone(), key), change.place.clone());
        }
    }

    fn names_nothing(&mut self, class: usize, change: &Change) {
        // What it names may be among what could not be read.
        if !self.regulation.unread.is_empty() {
            return;
        }
        let class = &self.regulation.classes[class];
        let written = &change.address.written.value;
        let known = addresses(&self.regulation, class);
        let nothing = Diagnostic::error(Code::NamesNothing).arg("address", written);
        let mut nothing = nothing.arg("class", &class.id).arg("id", &change.address.id);
        // The same id under another kind is meant rather than a similar one.
        let end = format!(".{}", change.address.id);
        let same_id = known.iter().find(|address| address.ends_with(&end)).cloned();
        nothing = nothing.similar_to(written, known.iter().map(String::as_str));
        nothing.similar = same_id.or(nothing.similar);
        self.tell(nothing, change);
    }

    fn tell(&mut self, diagnostic: Diagnostic, change: &Change) {
        self.tell_at(diagnostic, &change.place);
    }

    fn tell_at(&mut self, diagnostic: Diagnostic, place: &Place) {
        if self.told.len() >= TOLD_MAX {
            return;
        }
        self.told.push(match location(&self.regulation, place) {
            Some(location) => diagnostic.at(location),
            None => diagnostic,
        });
    }
}

/// Merges a patch into what an address names; `None` if that is nothing.
fn merge(
    regulation: &mut Regulation,
    class: usize,
    (address, patch): (&Address, &Patch),
) -> Option<Merge> {
    let id = address.id.as_str();
    let scale = regulation.outcome_scale();
    let level = match &address.kind {
        RuleKind::Requirement { level } => Some(scale.code(level)?),
        _ => None,
    };
    let class: &mut Class = &mut regulation.classes[class];
    Some(match patch {
        Patch::Fact(patch) => {
            let mut facts = class.facts.iter_mut();
            let fact = facts.find(|fact| fact.id == id && fact_kind(fact) == address.kind)?;
            Merge::fact(fact, patch)
        }
        Patch::Parameter(patch) => Merge::parameter(named(&mut class.parameters, id)?, patch),
        Patch::Exemption(patch) => Merge::exemption(named(&mut class.exemptions, id)?, patch),
        Patch::Requirement(patch) => {
            let level = class.levels.iter_mut().find(|one| Some(one.is) == level)?;
            Merge::requirement(named(&mut level.requires, id)?, patch)
        }
        Patch::Ceiling(patch) => Merge::ceiling(named(&mut class.ceilings, id)?, patch),
        Patch::Quota(patch) => Merge::quota(named(&mut class.quotas, id)?, patch),
    })
}

fn named<'i, T: Identified>(items: &'i mut [T], id: &str) -> Option<&'i mut T> {
    items.iter_mut().find(|item| item.id() == id)
}

fn take_away<T: Identified>(items: &mut Vec<T>, id: &str) -> bool {
    let before = items.len();
    items.retain(|item| item.id() != id);
    items.len() < before
}

/// Where something new was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inserted {
    Before,
    AtEnd,
}

/// Adds something new; `None` if its level is not in the class.
fn insert(
    regulation: &mut Regulation,
    class: usize,
    (address, item, before): (&Address, &Item, Option<&Written<String>>),
) -> Option<Inserted> {
    let level = match &address.kind {
        RuleKind::Requirement { level } => Some(regulation.outcome_scale().code(level)?),
        _ => None,
    };
    let before = before.map(|before| before.value.as_str());
    let class: &mut Class = &mut regulation.classes[class];
    Some(match item {
        Item::Fact(fact) => {
            let facts = &mut class.facts;
            let of_kind = |other: &crate::model::Fact| fact_kind(other) == address.kind;
            let at = facts.iter().position(|one| of_kind(one) && Some(&*one.id) == before);
            let end = facts.iter().rposition(of_kind).map_or(facts.len(), |last| last + 1);
            // Facts stand before criteria.
            let end = if facts.iter().any(of_kind) || fact.group.is_some() { end } else { 0 };
            facts.insert(at.unwrap_or(end), fact.clone());
            if at.is_some() { Inserted::Before } else { Inserted::AtEnd }
        }
        Item::Parameter(new) => put(&mut class.parameters, new, before),
        Item::Exemption(new) => put(&mut class.exemptions, new, before),
        Item::Requirement(new) => {
            let level = class.levels.iter_mut().find(|one| Some(one.is) == level)?;
            put(&mut level.requires, new, before)
        }
        Item::Ceiling(new) => put(&mut class.ceilings, new, before),
        Item::Quota(new) => put(&mut class.quotas, new, before),
    })
}

fn put<T: Identified + Clone>(items: &mut Vec<T>, new: &T, before: Option<&str>) -> Inserted {
    let at = items.iter().position(|item| Some(item.id()) == before);
    items.insert(at.unwrap_or(items.len()), new.clone());
    if at.is_some() { Inserted::Before } else { Inserted::AtEnd }
}
