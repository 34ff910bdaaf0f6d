//! What a case expects: keys of a verdict and the values they must have.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::{Entry, Fields};
use crate::load::given::member_ids;
use crate::load::node::{Node, quoted};
use crate::model::{
    Basis, Class, Departure, ExpectedGroup, Member, Outcome, Regulation, Wanted, WantedValue,
    Written,
};
use std::collections::BTreeSet;

/// What a key of a verdict holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Outcome,
    Level,
    Exemption,
    Truth,
    Ceilings,
    Quota,
    Names,
    Requirements,
    Basis,
    Departure,
}

/// The keys of a verdict that a case may speak of.
const KEYS: &[(&str, Holds)] = &[
    ("outcome", Holds::Outcome),
    ("level", Holds::Level),
    ("standard", Holds::Level),
    ("eligible", Holds::Level),
    ("decided", Holds::Level),
    ("departure", Holds::Departure),
    ("exemption", Holds::Exemption),
    ("review_due", Holds::Truth),
    ("ceilings", Holds::Ceilings),
    ("quota", Holds::Quota),
    ("missing", Holds::Names),
    ("reasons", Holds::Requirements),
    ("unmet", Holds::Requirements),
    ("rests_on", Holds::Basis),
];

/// Outcomes by the words used in files.
pub(in crate::load) const OUTCOMES: [Outcome; 4] =
    [Outcome::Rated, Outcome::Exempt, Outcome::Pending, Outcome::Referred];

/// What is wanted of one subject's verdict.
pub(in crate::load) fn wanted(
    regulation: &Regulation,
    class: &Class,
    keys: &Fields<'_>,
) -> Option<Vec<Wanted>> {
    let entries = keys.entries();
    let given = entries.len();
    let read = entries.into_iter().filter_map(|entry| want(regulation, class, entry));
    let read: Vec<_> = read.collect();
    (read.len() == given).then_some(read)
}

fn want(regulation: &Regulation, class: &Class, entry: Entry<'_>) -> Option<Wanted> {
    let page = entry.node.page;
    let Some((_, holds)) = KEYS.iter().find(|(key, _)| *key == entry.key) else {
        let known: Vec<_> = KEYS.iter().map(|(key, _)| *key).collect();
        let unknown = Diagnostic::error(Code::UnknownExpectation).arg("key", entry.key);
        let unknown = unknown.arg("known", known.join(", "));
        page.tell(page.closest(unknown, entry.key, known), entry.range());
        return None;
    };
    let value = match holds {
        Holds::Truth => WantedValue::One(entry.node.boolean()?.to_string()),
        Holds::Ceilings | Holds::Names | Holds::Requirements => {
            WantedValue::List(texts(entry.node)?)
        }
        _ => WantedValue::One(one(entry.node)?),
    };
    let known = known_values(regulation, class, *holds);
    if let Some(known) = known {
        check_values(entry.node, &value, &known)?;
    }
    let key = Written { value: entry.key.to_owned(), place: page.place(entry.range()) };
    Some(Wanted { key, value })
}

/// A text; empty means that the verdict has nothing there.
fn one(node: Node<'_>) -> Option<String> {
    match node.value.as_str() {
        Some("") => Some(String::new()),
        _ => node.text().map(str::to_owned),
    }
}

fn texts(node: Node<'_>) -> Option<Vec<String>> {
    let items = node.list()?;
    items.into_iter().map(|item| item.text().map(str::to_owned)).collect()
}

/// The values that a key can have at all, where they are known in advance. What an applied
/// amendment took away may still be expected by a case: the case then fails, it is not wrong.
fn known_values(regulation: &Regulation, class: &Class, holds: Holds) -> Option<Vec<String>> {
    let is_published = regulation.amendments.is_empty() && regulation.unread.is_empty();
    let words = |words: Vec<&str>| Some(words.into_iter().map(str::to_owned).collect());
    let scale = regulation.outcome_scale().values.iter();
    match holds {
        Holds::Outcome => words(OUTCOMES.iter().map(|outcome| outcome.as_str()).collect()),
        Holds::Level => words(scale.map(|value| value.id.as_str()).collect()),
        Holds::Basis => words(Basis::ALL.iter().map(|basis| basis.as_str()).collect()),
        Holds::Departure => words(Departure::ALL.iter().map(|one| one.as_str()).collect()),
        Holds::Truth | Holds::Names => None,
        _ if !is_published => None,
        Holds::Exemption => words(class.exemptions.iter().map(|rule| rule.id.as_str()).collect()),
        Holds::Ceilings => words(class.ceilings.iter().map(|rule| rule.id.as_str()).collect()),
        Holds::Quota => words(class.quotas.iter().map(|rule| rule.id.as_str()).collect()),
        Holds::Requirements => {
            let rules = class.levels.iter().flat_map(|level| &level.requires);
            words(rules.map(|rule| rule.id.as_str()).collect())
        }
    }
}

/// Reports values that no verdict could have there.
fn check_values(node: Node<'_>, value: &WantedValue, known: &[String]) -> Option<()> {
    let items = match value {
        WantedValue::One(text) if text.is_empty() => return Some(()),
        WantedValue::One(_) => vec![node],
        WantedValue::List(_) => node.list()?,
    };
    let mut all_known = true;
    for item in items {
        let written = item.written();
        if known.contains(&written) {
            continue;
        }
        all_known = false;
        let words: Vec<_> = known.iter().map(String::as_str).collect();
        let unknown = Diagnostic::error(Code::UnknownExpectation).variant("value");
        let unknown = unknown.arg("key", node.key).arg("value", &written);
        let unknown = unknown.arg("known", quoted(&words));
        item.tell(item.page.closest(unknown, &written, words));
    }
    all_known.then_some(())
}

/// What is wanted of the members of a group.
pub(in crate::load) fn expected_group(
    regulation: &Regulation,
    class: &Class,
    (keys, members): (&Fields<'_>, &[Member]),
) -> Option<ExpectedGroup> {
    let ids: BTreeSet<String> = members.iter().flat_map(member_ids).collect();
    let mut expected = ExpectedGroup::default();
    let mut complete = true;
    for entry in keys.entries() {
        let read = match entry.key {
            "levels" => levels(regulation, entry.node).map(|levels| expected.levels = levels),
            "referred" => referred(entry.node, &ids).map(|ids| expected.referred = Some(ids)),
            id if ids.contains(id) => {
                let fields = entry.node.fields();
                let wanted = fields.and_then(|fields| wanted(regulation, class, &fields));
                let place = entry.node.page.place(entry.range());
                let member = Written { value: id.to_owned(), place };
                wanted.map(|wanted| expected.members.push((member, wanted)))
            }
            _ => {
                let unknown = unknown_member(entry.key, entry.node, &ids);
                entry.node.page.tell(unknown, entry.range());
                None
            }
        };
        complete &= read.is_some();
    }
    complete.then_some(expected)
}

fn unknown_member(id: &str, node: Node<'_>, ids: &BTreeSet<String>) -> Diagnostic {
    let unknown = Diagnostic::error(Code::UnknownExpectation).variant("member").arg("id", id);
    let known = ids.iter().map(String::as_str).chain(["levels", "referred"]);
    node.page.closest(unknown, id, known)
}

/// The number of members rated at a level.
fn levels(regulation: &Regulation, node: Node<'_>) -> Option<Vec<(Written<u8>, u64)>> {
    let scale = regulation.outcome_scale();
    let mut levels = Vec::new();
    let entries = node.fields()?.entries();
    for entry in &entries {
        let Some(code) = scale.code(entry.key) else {
            let known: Vec<_> = scale.values.iter().map(|value| value.id.as_str()).collect();
            let unknown = Diagnostic::error(Code::UnknownLevel).arg("level", entry.key);
            let unknown = unknown.arg("scale", &scale.id).arg("known", quoted(&known));
            node.page.tell(node.page.closest(unknown, entry.key, known), entry.range());
            continue;
        };
        let count = entry.node.integer_in(0, i64::from(u32::MAX));
        if let Some(count) = count.and_then(|count| u64::try_from(count).ok()) {
            let place = node.page.place(entry.range());
            levels.push((Written { value: code, place }, count));
        }
    }
    (levels.len() == entries.len()).then_some(levels)
}

/// The ids of all members that are referred.
fn referred(node: Node<'_>, ids: &BTreeSet<String>) -> Option<Written<Vec<String>>> {
    let items = node.list()?;
    let mut named = Vec::new();
    for item in &items {
        let Some(id) = item.text() else {
            continue;
        };
        if !ids.contains(id) {
            item.tell(unknown_member(id, *item, ids));
            continue;
        }
        named.push(id.to_owned());
    }
    let place = node.place();
    (named.len() == items.len()).then_some(Written { value: named, place })
}
