//! Facts and criteria, declared or changed by an amendment.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::names::check_name;
use crate::load::node::Node;
use crate::load::scales::{Named, values};
use crate::load::vocabulary::Vocabulary;
use crate::model::{Fact, FactPatch, FactType, Place, Ratio};

/// Words for the types of facts that are not scales.
pub(in crate::load) const TYPES: &[&str] =
    &["boolean", "integer", "decimal", "date", "text", "choice", "subject"];

/// Places that still leave room for great numbers in 64 bits.
const PLACES_MAX: i64 = 9;

/// Whether a fact or a criterion is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Sort {
    Fact,
    Criterion,
}

/// The keys of a fact or criterion that are given. `base` is the type of the fact that is
/// changed, where there is one.
pub(in crate::load) fn fact_patch(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
    sort: Sort,
    base: Option<&FactType>,
) -> FactPatch {
    let kind = match sort {
        Sort::Fact => kind(fields, vocabulary, base),
        Sort::Criterion => criterion_kind(fields, vocabulary),
    };
    let text = |node: Option<Node<'_>>| node.and_then(Node::text).map(str::to_owned);
    let mut patch = FactPatch {
        title: fields.get("title").and_then(Node::title),
        kind,
        optional: fields.get("optional").and_then(Node::boolean),
        personal: fields.get("personal").and_then(Node::boolean),
        ..FactPatch::default()
    };
    match sort {
        Sort::Fact => {
            patch.unit = text(fields.get("unit"));
            patch.min = fields.get("min").and_then(Node::number);
            patch.max = fields.get("max").and_then(Node::number);
        }
        Sort::Criterion => patch.group = group(fields),
    }
    let kind = patch.kind.as_ref().or(base);
    if let Some(kind) = kind.filter(|kind| !matches!(kind, FactType::Integer))
        && !matches!(kind, FactType::Decimal { .. })
        && sort == Sort::Fact
    {
        for key in ["unit", "min", "max"] {
            fields.refuse(key, "not-for-type", type_word(kind, vocabulary));
        }
    }
    patch
}

/// A declared fact or criterion; `None` if its type could not be read.
pub(in crate::load) fn fact(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
    sort: Sort,
    (id, place): (&str, Place),
) -> Option<Fact> {
    let patch = fact_patch(fields, vocabulary, sort, None);
    fields.require("type");
    fields.require("title");
    if sort == Sort::Criterion {
        fields.require("group");
    }
    let limits = limits(fields, &patch);
    fields.finish();
    let kind = patch.kind?;
    let (min, max) = limits;
    Some(Fact {
        id: id.to_owned(),
        title: patch.title.unwrap_or_default(),
        kind,
        unit: patch.unit,
        min,
        max,
        optional: patch.optional.unwrap_or(false),
        personal: patch.personal.unwrap_or(false),
        group: patch.group,
        place,
    })
}

/// The limits of a declared fact, as its column holds them.
fn limits(fields: &Fields<'_>, patch: &FactPatch) -> (Option<i64>, Option<i64>) {
    let places = match patch.kind {
        Some(FactType::Decimal { places }) => places,
        _ => 0,
    };
    let bound = |key, bound: Option<Ratio>| -> Option<i64> {
        let scaled = bound?.to_scaled(places);
        if let (None, Some(_), Some(node)) = (scaled, &patch.kind, fields.get(key)) {
            node.tell(node.wrong("places").arg("places", places));
        }
        scaled
    };
    let (min, max) = (bound("min", patch.min), bound("max", patch.max));
    // A criterion has no such key: it is not asked for where it cannot stand.
    if max.is_some()
        && min > max
        && let Some(node) = fields.get("max")
    {
        node.tell(node.wrong("max-under-min"));
        return (min, None);
    }
    (min, max)
}

fn group(fields: &Fields<'_>) -> Option<String> {
    let node = fields.get("group")?;
    let text = node.text()?;
    check_name(fields.page, text, node.inner());
    Some(text.to_owned())
}

/// The type that `type` and the keys that go with it say.
fn kind(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
    base: Option<&FactType>,
) -> Option<FactType> {
    let word = fields.get("type");
    let with: Vec<_> =
        ["of", "places", "empty"].into_iter().filter(|key| fields.get(key).is_some()).collect();
    if word.is_none() && with.is_empty() {
        return None;
    }
    let known = match word {
        Some(node) => node.text()?,
        None => {
            let base = base.map(|base| type_word(base, vocabulary));
            if base.is_none() {
                fields.require("type");
            }
            base?
        }
    };
    // Where the type goes on, only the keys that belong to it can change it.
    let own = own_key(known);
    if word.is_none() && own.is_none_or(|own| !with.contains(&own)) {
        with.into_iter().for_each(|key| fields.refuse(key, "not-for-type", known));
        return None;
    }
    let kind = match known {
        "boolean" => Some(boolean(fields)),
        "integer" => Some(FactType::Integer),
        "decimal" => decimal(fields),
        "date" => Some(FactType::Date),
        "text" => Some(FactType::Text),
        "choice" => choice(fields),
        "subject" => subject(fields, vocabulary),
        _ => scale(word?, vocabulary).map(|scale| FactType::Scale { scale }),
    };
    let is_type = own.is_some() || kind.is_some();
    for key in with.into_iter().filter(|key| is_type && Some(*key) != own) {
        fields.refuse(key, "not-for-type", known);
    }
    kind
}

/// The key that belongs to a type alone.
fn own_key(kind: &str) -> Option<&'static str> {
    match kind {
        "boolean" => Some("empty"),
        "decimal" => Some("places"),
        "choice" | "subject" => Some("of"),
        _ => None,
    }
}

fn boolean(fields: &Fields<'_>) -> FactType {
    let empty = fields.get("empty");
    if let Some(node) = empty
        && node.boolean() == Some(true)
    {
        node.tell(node.wrong("only-false"));
    }
    FactType::Boolean { empty_is_false: empty.is_some() }
}

fn decimal(fields: &Fields<'_>) -> Option<FactType> {
    let places = fields.require("places")?.integer_in(0, PLACES_MAX)?;
    Some(FactType::Decimal { places: u8::try_from(places).ok()? })
}

fn choice(fields: &Fields<'_>) -> Option<FactType> {
    values(fields.require("of")?, Named::InQuotes).map(FactType::Choice)
}

fn subject(fields: &Fields<'_>, vocabulary: Vocabulary<'_>) -> Option<FactType> {
    let class = vocabulary.class(fields.require("of")?)?;
    Some(FactType::Subject { class })
}

fn criterion_kind(fields: &Fields<'_>, vocabulary: Vocabulary<'_>) -> Option<FactType> {
    let node = fields.get("type")?;
    scale(node, vocabulary).map(|scale| FactType::Scale { scale })
}

fn scale(node: Node<'_>, vocabulary: Vocabulary<'_>) -> Option<usize> {
    let text = node.text()?;
    let found = vocabulary.scales.iter().position(|scale| scale.id == text);
    found.or_else(|| {
        let scales: Vec<_> = vocabulary.scales.iter().map(|scale| scale.id.as_str()).collect();
        let known = scales.iter().copied().chain(TYPES.iter().copied());
        let unknown = Diagnostic::error(Code::UnknownScale).arg("scale", text);
        let unknown = unknown.arg("known", scales.join(", ")).arg("types", TYPES.join(", "));
        node.tell(node.page.closest(unknown, text, known));
        None
    })
}

/// The word that declares a type.
fn type_word<'v>(kind: &FactType, vocabulary: Vocabulary<'v>) -> &'v str {
    match kind {
        FactType::Boolean { .. } => "boolean",
        FactType::Integer => "integer",
        FactType::Decimal { .. } => "decimal",
        FactType::Date => "date",
        FactType::Text => "text",
        FactType::Choice(_) => "choice",
        FactType::Subject { .. } => "subject",
        FactType::Scale { scale } => &vocabulary.scales[*scale].id,
    }
}
