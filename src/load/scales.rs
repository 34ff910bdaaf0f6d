//! Scales and the values of choices: names in order, each with a title.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::names::{Namespace, check_id, check_name};
use crate::load::node::Node;
use crate::model::{Scale, ScaleValue};
use std::collections::BTreeMap;

/// One code is kept for the unknown.
const VALUES_MAX: usize = 254;

/// Scales that a regulation may declare.
const SCALES_MAX: usize = 100;

/// How the values of a list are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Named {
    /// As formulas name scale values (`scale.value`).
    ByFormulas,
    /// As formulas write choices (`"choice"`).
    InQuotes,
}

/// The scales under `[scale]`, in the order of the file.
pub(in crate::load) fn scales<'a>(root: &Fields<'a>, names: &mut Namespace<'a>) -> Vec<Scale> {
    let mut scales = Vec::new();
    let entries = root.named("scale");
    if let Some(beyond) = entries.get(SCALES_MAX) {
        let many = Diagnostic::error(Code::WrongValue).variant("too-many-names");
        root.page.tell(many.arg("max", SCALES_MAX), beyond.range());
    }
    for entry in entries.into_iter().take(SCALES_MAX) {
        check_name(root.page, entry.key, entry.range());
        names.claim(root.page, entry.key, entry.range());
        let values = values(entry.node, Named::ByFormulas).unwrap_or_default();
        let place = root.page.place(entry.range());
        scales.push(Scale { id: entry.key.to_owned(), values, place });
    }
    scales
}

/// Values with their titles, in the order of the file.
pub(in crate::load) fn values(node: Node<'_>, named: Named) -> Option<Vec<ScaleValue>> {
    let entries = node.fields()?.entries();
    if entries.is_empty() {
        node.tell(node.wrong("no-values"));
        return None;
    }
    if entries.len() > VALUES_MAX {
        node.tell(node.wrong("too-many").arg("max", VALUES_MAX));
        return None;
    }
    let mut values = Vec::new();
    for entry in &entries {
        match named {
            Named::ByFormulas => check_name(node.page, entry.key, entry.range()),
            Named::InQuotes => check_id(node.page, entry.key, entry.range()),
        }
        // A value whose title cannot be read still exists: formulas may name it.
        let title = entry.node.title().unwrap_or_default();
        values.push(ScaleValue { id: entry.key.to_owned(), title });
    }
    same_titles(entries.iter().map(|entry| entry.node).zip(&values));
    Some(values)
}

/// Reports titles that could not be told apart in a table of submissions.
fn same_titles<'a, 'b>(values: impl Iterator<Item = (Node<'a>, &'b ScaleValue)>) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (node, value) in values {
        let title = &value.title;
        let mut words = vec![title.vi.to_lowercase(), title.en.to_lowercase()];
        words.extend(title.short.iter().map(|short| short.to_lowercase()));
        words.push(value.id.to_lowercase());
        words.retain(|word| !word.is_empty());
        words.sort();
        words.dedup();
        for word in words {
            if let Some(other) = known.insert(word.clone(), &value.id) {
                let twice = Diagnostic::error(Code::DuplicateId).variant("title");
                node.tell(twice.arg("id", &value.id).arg("other", other).arg("title", word));
                break;
            }
        }
    }
}
