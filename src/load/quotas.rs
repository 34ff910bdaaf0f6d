//! Quotas, declared or changed by an amendment.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::node::{Node, quoted};
use crate::load::rules::{grounds, grounds_patch};
use crate::load::vocabulary::Vocabulary;
use crate::load::words::Order;
use crate::model::{Base, Excess, Place, Quota, QuotaPatch, RankKey, Ties, Written};
use std::collections::BTreeSet;
use toml::de::DeValue;

/// More seats than any group of peers has subjects.
const SEATS_MAX: i64 = 1_000_000_000;

/// Keys whose value a text may have left open.
pub(in crate::load) const ASSUMABLE: &[&str] = &[
    "limits",
    "per",
    "share",
    "of",
    "rounding",
    "seats_min",
    "rank",
    "excess",
    "lowered_to",
    "ties",
    "unless",
];

pub(in crate::load) fn quota_patch(fields: &Fields<'_>, vocabulary: Vocabulary<'_>) -> QuotaPatch {
    let seats = |node: Node<'_>| node.integer_in(0, SEATS_MAX);
    QuotaPatch {
        limits: fields.get("limits").and_then(|node| vocabulary.levels(node)),
        per: fields.get("per").and_then(names),
        share: fields.get("share").and_then(Node::formula),
        of: fields.get("of").and_then(|node| base(node, vocabulary)),
        rounding: fields.get("rounding").and_then(Node::word),
        seats_min: fields.get("seats_min").and_then(seats).and_then(|seats| seats.try_into().ok()),
        rank: fields.get("rank").and_then(rank),
        excess: fields.get("excess").and_then(Node::word),
        lowered_to: fields.get("lowered_to").and_then(|node| vocabulary.level(node)),
        ties: fields.get("ties").and_then(Node::word),
        unless: fields.get("unless").and_then(Node::formula),
        assumed: fields.get("assumed").and_then(assumed),
        grounds: grounds_patch(fields),
    }
}

/// A declared quota; `None` where a key without which it says nothing could not be read.
pub(in crate::load) fn quota(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
    (id, place): (String, Place),
) -> Option<Quota> {
    let patch = quota_patch(fields, vocabulary);
    for key in ["limits", "per", "share", "of", "rounding", "excess", "lowered_to"] {
        fields.require(key);
    }
    // Only lowering breaks ties; nothing else reads the key.
    if patch.excess == Some(Excess::Lower) {
        fields.require("ties");
    }
    let grounds = grounds(fields, patch.grounds);
    fields.finish();
    if fields.has("rank") && patch.rank.is_none() {
        return None;
    }
    Some(Quota {
        id,
        limits: patch.limits?,
        per: patch.per?,
        share: patch.share?,
        of: patch.of?,
        rounding: patch.rounding?,
        seats_min: patch.seats_min.unwrap_or(0),
        rank: patch.rank.unwrap_or_default(),
        excess: patch.excess?,
        lowered_to: patch.lowered_to?,
        ties: patch.ties.unwrap_or(Ties::Refer),
        unless: patch.unless,
        assumed: patch.assumed.unwrap_or_default(),
        grounds,
        place,
    })
}

/// Names of facts, each once; whether the class has them is asked when all are known.
pub(in crate::load) fn names(node: Node<'_>) -> Option<Vec<Written<String>>> {
    let items = node.list()?;
    let mut names: Vec<Written<String>> = Vec::new();
    let mut seen = BTreeSet::new();
    for item in &items {
        let Some(name) = item.written_text() else {
            continue;
        };
        if !seen.insert(name.value.clone()) {
            let twice = Diagnostic::error(Code::DuplicateId).variant("list");
            item.tell(twice.arg("id", &name.value).arg("key", node.key));
        }
        names.push(name);
    }
    (names.len() == items.len()).then_some(names)
}

/// `"rated"`, or the levels that are counted.
fn base(node: Node<'_>, vocabulary: Vocabulary<'_>) -> Option<Base> {
    match node.value {
        DeValue::String(text) if text == "rated" => Some(Base::Rated),
        DeValue::String(_) => {
            node.tell(node.wrong("base"));
            None
        }
        _ => vocabulary.levels(node).map(Base::Levels),
    }
}

fn rank(node: Node<'_>) -> Option<Vec<RankKey>> {
    let keys = node.tables();
    let given = node.value.as_array().map_or(0, |items| items.len());
    let read: Vec<_> = keys.iter().filter_map(rank_key).collect();
    (node.value.is_array() && read.len() == given).then_some(read)
}

fn rank_key(fields: &Fields<'_>) -> Option<RankKey> {
    let by = fields.require("by").and_then(Node::formula);
    let order = fields.require("order").and_then(Node::word::<Order>);
    fields.finish();
    Some(RankKey { by: by?, descending: order? == Order::Descending })
}

fn assumed(node: Node<'_>) -> Option<Vec<String>> {
    let mut keys = Vec::new();
    for item in node.list()? {
        let text = item.text()?;
        if !ASSUMABLE.contains(&text) {
            let known = ASSUMABLE.iter().copied();
            let wrong = item.wrong("word").arg("words", quoted(ASSUMABLE));
            item.tell(item.page.closest(wrong, text, known));
        }
        keys.push(text.to_owned());
    }
    Some(keys)
}
