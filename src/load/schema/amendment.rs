//! Amendments.

use crate::load::schema::parts::{Constant, Format, Formula, Id, Name, Number, Text, Title, Word};
use crate::load::schema::rules::{
    Assumable, Base, FactType, Levels, Of, OnlyFalse, Places, RankKey, Seats,
};
use crate::model::{AmendmentKind, Basis, Excess, Rounding, Ties};
use schemars::JsonSchema;

/// A reading or a proposal.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Amendment {
    format: Format,
    kind: Word<AmendmentKind>,
    amends: Id,
    title: Title,
    cite: Text,
    change: Vec<Change>,
}

/// One change: exactly one of three acts, each with what belongs to it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("oneOf" = acts()))]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Change {
    set: Option<Text>,
    to: Option<Keys>,
    add: Option<Text>,
    before: Option<Id>,
    #[schemars(rename = "as")]
    item: Option<Keys>,
    remove: Option<Text>,
}

fn acts() -> serde_json::Value {
    let act = |keys: &[&str], others: &[&str]| {
        let others: Vec<_> =
            others.iter().map(|key| serde_json::json!({ "required": [key] })).collect();
        serde_json::json!({ "required": keys, "not": { "anyOf": others } })
    };
    serde_json::json!([
        act(&["set", "to"], &["add", "as", "before", "remove"]),
        act(&["add", "as"], &["set", "to", "remove"]),
        act(&["remove"], &["set", "to", "add", "as", "before"]),
    ])
}

/// Keys of whatever the address names: which of them belong there, the address alone tells.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Keys {
    id: Option<Id>,
    title: Option<Title>,
    #[schemars(rename = "type")]
    kind: Option<FactType>,
    places: Option<Places>,
    empty: Option<OnlyFalse>,
    unit: Option<Text>,
    min: Option<Number>,
    max: Option<Number>,
    optional: Option<bool>,
    personal: Option<bool>,
    group: Option<Name>,
    value: Option<Constant>,
    when: Option<Formula>,
    review_due: Option<bool>,
    that: Option<Formula>,
    at_most: Option<Formula>,
    limits: Option<Levels>,
    per: Option<Vec<Name>>,
    share: Option<Formula>,
    of: Option<OfOrBase>,
    rounding: Option<Word<Rounding>>,
    seats_min: Option<Seats>,
    rank: Option<Vec<RankKey>>,
    excess: Option<Word<Excess>>,
    lowered_to: Option<Name>,
    ties: Option<Word<Ties>>,
    unless: Option<Formula>,
    assumed: Option<Vec<Assumable>>,
    cite: Option<Text>,
    basis: Option<Word<Basis>>,
    note: Option<Title>,
}

/// `of` of a fact, or of a quota.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its shape is wanted")]
enum OfOrBase {
    Base(Base),
    Of(Of),
}
