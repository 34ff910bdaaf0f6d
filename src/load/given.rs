//! The facts that a case gives.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::{Entry, Fields};
use crate::load::node::{Node, quoted};
use crate::load::vocabulary::Vocabulary;
use crate::model::{
    ChildGiven, Class, Day, Fact, FactType, GivenSubject, GivenValue, Member, Ratio, Regulation,
    ScaleValue,
};
use std::cell::Cell;
use std::collections::BTreeSet;
use toml::de::DeValue;

/// Equal subjects that one line of a case may stand for.
const TIMES_MAX: i64 = 10_000;
/// Subjects within subjects.
const DEPTH_MAX: usize = 8;

/// Subjects that all cases of a file may stand for.
const SUBJECTS_MAX: u32 = 1_000_000;

/// Reads facts as the classes of a regulation declare them.
pub(in crate::load) struct GivenReader<'r> {
    regulation: &'r Regulation,
    /// Subjects that the file's cases may still stand for.
    left: Cell<u32>,
}

impl<'r> GivenReader<'r> {
    /// A reader of one file of cases.
    pub fn new(regulation: &'r Regulation) -> Self {
        GivenReader { regulation, left: Cell::new(SUBJECTS_MAX) }
    }

    /// How many equal subjects a table stands for.
    fn times(&self, fields: &Fields<'_>) -> u32 {
        let node = fields.get("times");
        let times = node.and_then(|node| node.integer_in(1, TIMES_MAX));
        let times = times.and_then(|times| u32::try_from(times).ok()).unwrap_or(1);
        let left = self.left.get().checked_sub(times);
        if let (None, Some(node)) = (left, node) {
            node.tell(node.wrong("too-many-subjects").arg("max", SUBJECTS_MAX));
        }
        self.left.set(left.unwrap_or(0));
        if left.is_some() { times } else { 1 }
    }

    /// A subject of a class; facts that could not be read are left out.
    pub fn subject(&self, fields: &Fields<'_>, class: usize) -> GivenSubject {
        self.subject_within(fields, class, 0)
    }

    fn subject_within(&self, fields: &Fields<'_>, class: usize, depth: usize) -> GivenSubject {
        let mut subject = GivenSubject::default();
        let outcome = self.regulation.outcome_scale();
        for entry in fields.entries() {
            if fields.asked(entry.key) {
                continue;
            }
            if entry.key == "decided" || entry.key == outcome.id {
                subject.decided = self.level(entry.node);
            } else if let Some(fact) = self.fact(entry, class) {
                let declared = &self.regulation.classes[class].facts[fact];
                if let Some(value) = self.value(entry.node, declared, depth) {
                    subject.facts.push((fact, value));
                }
            }
        }
        subject
    }

    /// The level that a subject counts as rated at; empty where it is not rated.
    fn level(&self, node: Node<'_>) -> Option<u8> {
        if node.value.as_str() == Some("") {
            return None;
        }
        let classes = [];
        Vocabulary::of(self.regulation, &classes).level(node)
    }

    fn fact(&self, entry: Entry<'_>, class: usize) -> Option<usize> {
        let class = &self.regulation.classes[class];
        let found = class.fact_index(entry.key);
        if found.is_none() && !self.regulation.is_unread(entry.key, class) {
            let page = entry.node.page;
            let known = class.facts.iter().map(|fact| fact.id.as_str());
            let known = known.chain([self.regulation.outcome_scale().id.as_str(), "decided"]);
            let unknown = Diagnostic::error(Code::UnknownFact).arg("name", entry.key);
            let unknown = page.closest(unknown.arg("class", &class.id), entry.key, known);
            page.tell(unknown, entry.range());
        }
        found
    }

    /// A value of a fact: `None` if it cannot be read, `Some(None)` if it is given as unknown.
    fn value(&self, node: Node<'_>, fact: &Fact, depth: usize) -> Option<Option<GivenValue>> {
        if node.value.as_str() == Some("") {
            return Some(None);
        }
        let value = match &fact.kind {
            FactType::Boolean { .. } => GivenValue::Code(u8::from(node.boolean()?)),
            FactType::Integer => GivenValue::Number(number(node, fact, 0)?),
            FactType::Decimal { places } => GivenValue::Number(number(node, fact, *places)?),
            FactType::Date => GivenValue::Number(day(node)?),
            FactType::Text => GivenValue::Text(node.text()?.to_owned()),
            FactType::Choice(values) => GivenValue::Code(choice(node, fact, values)?),
            FactType::Subject { class } => self.other(node, *class, depth)?,
            FactType::Scale { scale } => GivenValue::Code(self.scale_value(node, *scale)?),
        };
        Some(Some(value))
    }

    /// Another subject: its facts, or the id by which a case speaks of it more than once.
    fn other(&self, node: Node<'_>, class: usize, depth: usize) -> Option<GivenValue> {
        match node.value {
            DeValue::String(id) => Some(GivenValue::SubjectId(id.to_string())),
            DeValue::Table(_) if depth >= DEPTH_MAX => {
                node.tell(node.wrong("too-deep").arg("max", DEPTH_MAX));
                None
            }
            DeValue::Table(_) => {
                let subject = self.subject_within(&node.fields()?, class, depth + 1);
                Some(GivenValue::Subject(Box::new(subject)))
            }
            _ => {
                let class = &self.regulation.classes[class].id;
                node.tell(node.wrong("subject").arg("class", class));
                None
            }
        }
    }

    fn scale_value(&self, node: Node<'_>, scale: usize) -> Option<u8> {
        let scale = &self.regulation.scales[scale];
        let text = node.text()?;
        scale.code(text).or_else(|| {
            let known: Vec<_> = scale.values.iter().map(|value| value.id.as_str()).collect();
            let unknown = Diagnostic::error(Code::UnknownValue).variant("known").arg("value", text);
            let unknown = unknown.arg("scale", &scale.id).arg("known", quoted(&known));
            node.tell(node.page.closest_value(unknown, text, &scale.values));
            None
        })
    }

    /// The children under `children.NAME`.
    pub fn children(&self, node: Node<'_>, class: usize) -> Option<Vec<ChildGiven>> {
        let class = &self.regulation.classes[class];
        let mut given = Vec::new();
        for entry in node.fields()?.entries() {
            let Some(at) = class.children.iter().position(|known| known.id == entry.key) else {
                self.unknown_children(entry, class);
                continue;
            };
            for fields in entry.node.tables() {
                let times = self.times(&fields);
                let subject = self.subject_within(&fields, class.children[at].class, 0);
                given.push(ChildGiven { children: at, subject, times });
            }
        }
        Some(given)
    }

    fn unknown_children(&self, entry: Entry<'_>, class: &Class) {
        if self.regulation.is_unread(entry.key, class) {
            return;
        }
        let known: Vec<_> = class.children.iter().map(|known| known.id.as_str()).collect();
        let unknown = Diagnostic::error(Code::UnknownKey).variant("children");
        let unknown = unknown.arg("key", entry.key).arg("known", known.join(", "));
        let unknown = unknown.arg("class", &class.id);
        let page = entry.node.page;
        page.tell(page.closest(unknown, entry.key, known), entry.range());
    }

    /// The members under `group`.
    pub fn members(&self, node: Node<'_>, class: usize) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        let mut taken = BTreeSet::new();
        let tables = node.tables();
        if tables.is_empty() {
            if node.value.is_array() {
                node.tell(node.wrong("empty-list"));
            }
            return None;
        }
        for fields in tables {
            let id = fields.require("id").and_then(|node| Some((node, node.text()?.to_owned())));
            let times = self.times(&fields);
            let subject = self.subject_within(&fields, class, 0);
            let Some((node, id)) = id else {
                continue;
            };
            let member = Member { id, subject, times };
            for id in member_ids(&member) {
                if !taken.insert(id.clone()) {
                    let twice = Diagnostic::error(Code::DuplicateId).variant("member");
                    node.tell(twice.arg("id", id));
                    break;
                }
            }
            members.push(member);
        }
        Some(members)
    }
}

/// The ids of the subjects that a member stands for.
pub(in crate::load) fn member_ids(member: &Member) -> Vec<String> {
    match member.times {
        1 => vec![member.id.clone()],
        times => (1..=times).map(|number| format!("{}-{number}", member.id)).collect(),
    }
}

/// A number as its column holds it, within the fact's limits.
fn number(node: Node<'_>, fact: &Fact, places: u8) -> Option<i64> {
    let number: Ratio = node.number()?;
    let Some(scaled) = number.to_scaled(places) else {
        node.tell(node.wrong("places").arg("places", places));
        return None;
    };
    let low = fact.min.filter(|min| scaled < *min);
    let high = fact.max.filter(|max| scaled > *max);
    if let Some(limit) = low.or(high) {
        let variant = if low.is_some() { "given-below" } else { "given-above" };
        let out = Diagnostic::error(Code::OutOfRange).variant(variant).arg("fact", &fact.id);
        let limit = Ratio::scaled(limit, places).map(|limit| limit.to_string());
        node.tell(out.arg("value", node.written()).arg("limit", limit.unwrap_or_default()));
        return None;
    }
    Some(scaled)
}

/// A date of TOML, or a text that reads as one.
fn day(node: Node<'_>) -> Option<i64> {
    let day = match node.value {
        DeValue::String(text) => Day::parse(text),
        _ => return node.day().map(|day| day.0),
    };
    if day.is_none() {
        node.tell(node.wrong("date"));
    }
    day.map(|day| day.0)
}

fn choice(node: Node<'_>, fact: &Fact, values: &[ScaleValue]) -> Option<u8> {
    let text = node.text()?;
    let found = values.iter().position(|value| value.id == text);
    if found.is_none() {
        let known: Vec<_> = values.iter().map(|value| value.id.as_str()).collect();
        let unknown = Diagnostic::error(Code::UnknownChoice).variant("known").arg("choice", text);
        let unknown = unknown.arg("fact", &fact.id).arg("known", quoted(&known));
        node.tell(node.page.closest_value(unknown, text, values));
    }
    u8::try_from(found?).ok()
}
