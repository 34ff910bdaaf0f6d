//! One change of an amendment: an address and what is done there.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::facts::{Sort, fact, fact_patch};
use crate::load::fields::Fields;
use crate::load::names::{check_id, check_name};
use crate::load::node::Node;
use crate::load::parameters::{parameter, parameter_patch};
use crate::load::quotas::{quota, quota_patch};
use crate::load::rules::{
    ceiling, ceiling_patch, exemption, exemption_patch, requirement, requirement_patch,
};
use crate::load::vocabulary::Vocabulary;
use crate::model::{
    Act, Address, Change, FactType, Item, Patch, Place, Regulation, RuleKind, Written,
};
use std::ops::Range;

/// The three things a change can do; exactly one stands in each.
const ACTS: [&str; 3] = ["set", "add", "remove"];

/// Kinds of things that an address can name, without requirements.
const KINDS: &[(&str, RuleKind)] = &[
    ("fact", RuleKind::Fact),
    ("criterion", RuleKind::Criterion),
    ("parameter", RuleKind::Parameter),
    ("exemption", RuleKind::Exemption),
    ("ceiling", RuleKind::Ceiling),
    ("quota", RuleKind::Quota),
];

/// Reads changes of one regulation.
pub(in crate::load) struct ChangeReader<'r> {
    regulation: &'r Regulation,
    vocabulary: Vocabulary<'r>,
}

impl<'r> ChangeReader<'r> {
    pub fn new(regulation: &'r Regulation, classes: &'r [String]) -> Self {
        ChangeReader { regulation, vocabulary: Vocabulary::of(regulation, classes) }
    }

    /// Reads one `[[change]]`.
    pub fn read(&self, fields: &Fields<'_>) -> Option<Change> {
        let given: Vec<_> = ACTS.iter().filter_map(|key| fields.get(key)).collect();
        let [node] = given[..] else {
            let wrong = Diagnostic::error(Code::WrongValue).variant("one-act");
            let at = given.get(1).map_or(fields.header(), |second| second.range());
            fields.page.tell(wrong.arg("found", given.len()), at);
            return None;
        };
        let address = address(node);
        let act = match node.key {
            "set" => self.set(fields, address.as_ref()),
            "add" => self.add(fields, address.as_ref()),
            _ => Some(Act::Remove),
        };
        fields.finish();
        Some(Change { address: address?, act: act?, place: node.page.place(node.inner()) })
    }

    fn set(&self, fields: &Fields<'_>, address: Option<&Address>) -> Option<Act> {
        let node = fields.require("to");
        let (keys, address) = (node?.fields()?, address?);
        if keys.entries().is_empty() {
            node?.tell(node?.wrong("no-keys"));
            return None;
        }
        let patch = self.patch(&keys, address);
        keys.finish();
        Some(Act::Set(patch))
    }

    fn patch(&self, keys: &Fields<'_>, address: &Address) -> Patch {
        match &address.kind {
            RuleKind::Fact => {
                let base = self.base(address);
                Patch::Fact(fact_patch(keys, self.vocabulary, Sort::Fact, base))
            }
            RuleKind::Criterion => {
                Patch::Fact(fact_patch(keys, self.vocabulary, Sort::Criterion, None))
            }
            RuleKind::Parameter => Patch::Parameter(parameter_patch(keys, self.vocabulary)),
            RuleKind::Exemption => Patch::Exemption(exemption_patch(keys)),
            RuleKind::Requirement { .. } => Patch::Requirement(requirement_patch(keys)),
            RuleKind::Ceiling => Patch::Ceiling(ceiling_patch(keys)),
            RuleKind::Quota => Patch::Quota(quota_patch(keys, self.vocabulary)),
        }
    }

    /// The type of the fact that an address names.
    fn base(&self, address: &Address) -> Option<&'r FactType> {
        let class = &self.regulation.classes[self.regulation.class_index(&address.class)?];
        Some(&class.facts[class.fact_index(&address.id)?].kind)
    }

    fn add(&self, fields: &Fields<'_>, address: Option<&Address>) -> Option<Act> {
        let before = fields.get("before").and_then(Node::written_text);
        let node = fields.require("as");
        let (keys, address) = (node?.fields()?, address?);
        check_new(fields, address);
        // The address already says the id; repeating it is no mistake, another one is.
        if let Some(node) = keys.get("id")
            && node.text().is_some_and(|id| id != address.id)
        {
            node.tell(node.wrong("other-id").arg("id", &address.id));
        }
        Some(Act::Add { item: self.item(&keys, address)?, before })
    }

    fn item(&self, keys: &Fields<'_>, address: &Address) -> Option<Item> {
        let place = address.written.place.clone();
        let name = (address.id.as_str(), place.clone());
        let rule: (String, Place) = (address.id.clone(), place);
        Some(match &address.kind {
            RuleKind::Fact => Item::Fact(fact(keys, self.vocabulary, Sort::Fact, name)?),
            RuleKind::Criterion => Item::Fact(fact(keys, self.vocabulary, Sort::Criterion, name)?),
            RuleKind::Parameter => Item::Parameter(parameter(keys, self.vocabulary, name)?),
            RuleKind::Exemption => Item::Exemption(exemption(keys, rule)?),
            RuleKind::Requirement { .. } => Item::Requirement(requirement(keys, rule)?),
            RuleKind::Ceiling => Item::Ceiling(ceiling(keys, rule)?),
            RuleKind::Quota => Item::Quota(quota(keys, self.vocabulary, rule)?),
        })
    }
}

/// Checks the id of something new as if it were declared.
fn check_new(fields: &Fields<'_>, address: &Address) {
    let Range { end, .. } = address.written.place.range();
    let at = end.saturating_sub(address.id.len())..end;
    match address.kind {
        RuleKind::Fact | RuleKind::Criterion | RuleKind::Parameter => {
            check_name(fields.page, &address.id, at);
        }
        _ => check_id(fields.page, &address.id, at),
    }
}

/// An address: `class.kind.id`, or `class.level.LEVEL.requires.ID`.
fn address(node: Node<'_>) -> Option<Address> {
    let text = node.text()?;
    let parts: Vec<&str> = text.split('.').collect();
    let (class, kind, id) = match parts[..] {
        [class, kind, id] => {
            let known = KINDS.iter().find(|(word, _)| *word == kind);
            (class, known.map(|(_, kind)| kind.clone()), id)
        }
        [class, "level", level, "requires", id] => {
            (class, Some(RuleKind::Requirement { level: level.to_owned() }), id)
        }
        _ => ("", None, ""),
    };
    let (Some(kind), false) = (kind, class.is_empty() || id.is_empty()) else {
        let words = KINDS.iter().map(|(word, _)| *word);
        let wrong =
            node.wrong("address").arg("kinds", words.clone().collect::<Vec<_>>().join(", "));
        let written = parts.get(1).copied().unwrap_or_default();
        node.tell(node.page.closest(wrong, written, words));
        return None;
    };
    let written = Written { value: text.to_owned(), place: node.page.place(node.inner()) };
    Some(Address { written, class: class.to_owned(), kind, id: id.to_owned() })
}
