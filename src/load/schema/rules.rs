//! `regulation.toml` and the file of a class.

use crate::load::facts::TYPES;
use crate::load::quotas::ASSUMABLE;
use crate::load::schema::parts::{
    Constant, Day, Format, Formula, Id, Name, Named, Number, Text, Title, Values, Word, Year,
};
use crate::load::words::Order;
use crate::model::{Basis, Counted, Excess, Rounding, Ties};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// `regulation.toml`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Regulation {
    format: Format,
    series: Text,
    number: Text,
    title: Title,
    issuer: Title,
    signed: Day,
    periods: Periods,
    supersedes: Option<Text>,
    #[schemars(length(min = 1, max = 100))]
    classes: Vec<Id>,
    outcome: Name,
    scale: Named<Name, Values>,
    functions: Option<Named<Name, Function>>,
    not_encoded: Option<Vec<NotEncoded>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Periods {
    first: Year,
    last: Option<Year>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Function {
    args: Vec<Name>,
    returns: Name,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct NotEncoded {
    cite: Text,
    why: Title,
}

/// The file of a class.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Class {
    title: Title,
    form: Option<Form>,
    facts: Option<Named<Name, Fact>>,
    criteria: Option<Named<Name, Criterion>>,
    parameters: Option<Named<Name, Parameter>>,
    children: Option<Named<Name, Children>>,
    exemption: Option<Vec<Exemption>>,
    review: Option<Review>,
    level: Option<Vec<Level>>,
    ceiling: Option<Vec<Ceiling>>,
    quota: Option<Vec<Quota>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Form {
    number: Text,
    rows: Option<Vec<Name>>,
    names: Option<Named<Text, Title>>,
    title: Title,
    cite: Text,
    basis: Word<Basis>,
    note: Option<Title>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("allOf" = needs_of_types()))]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Fact {
    #[schemars(rename = "type")]
    kind: FactType,
    title: Title,
    of: Option<Of>,
    places: Option<Places>,
    empty: Option<OnlyFalse>,
    unit: Option<Text>,
    min: Option<Number>,
    max: Option<Number>,
    optional: Option<bool>,
    personal: Option<bool>,
}

/// Keys that a fact must have because of its type.
fn needs_of_types() -> serde_json::Value {
    let need = |kinds: &[&str], key: &str, shape: serde_json::Value| {
        serde_json::json!({
            "if": { "properties": { "type": { "enum": kinds } }, "required": ["type"] },
            "then": { "required": [key], "properties": { key: shape } },
        })
    };
    serde_json::json!([
        need(&["decimal"], "places", true.into()),
        need(&["choice"], "of", serde_json::json!({ "type": "object" })),
        need(&["subject"], "of", serde_json::json!({ "type": "string" })),
    ])
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Criterion {
    #[schemars(rename = "type")]
    kind: Name,
    group: Name,
    title: Title,
    optional: Option<bool>,
    personal: Option<bool>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Parameter {
    value: Constant,
    unit: Option<Text>,
    title: Title,
    cite: Text,
    basis: Word<Basis>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Children {
    class: Id,
    by: Name,
    among: Option<Word<Counted>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Exemption {
    id: Id,
    title: Title,
    when: Formula,
    review_due: Option<bool>,
    cite: Text,
    basis: Word<Basis>,
    note: Option<Title>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Review {
    done: Formula,
    title: Option<Title>,
    cite: Option<Text>,
    basis: Option<Word<Basis>>,
    note: Option<Title>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Level {
    is: Name,
    requires: Option<Vec<Requirement>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Requirement {
    id: Id,
    that: Formula,
    title: Title,
    cite: Text,
    basis: Word<Basis>,
    note: Option<Title>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Ceiling {
    id: Id,
    title: Title,
    at_most: Formula,
    when: Formula,
    cite: Text,
    basis: Word<Basis>,
    note: Option<Title>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("allOf" = ties_of_lowering()))]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Quota {
    id: Id,
    title: Title,
    limits: Levels,
    per: Vec<Name>,
    share: Formula,
    of: Base,
    rounding: Word<Rounding>,
    seats_min: Option<Seats>,
    rank: Option<Vec<RankKey>>,
    excess: Word<Excess>,
    lowered_to: Name,
    ties: Option<Word<Ties>>,
    unless: Option<Formula>,
    assumed: Option<Vec<Assumable>>,
    cite: Text,
    basis: Word<Basis>,
    note: Option<Title>,
}

/// Lowering reads how ties are broken, nothing else does.
fn ties_of_lowering() -> serde_json::Value {
    serde_json::json!([{
        "if": { "properties": { "excess": { "const": "lower" } }, "required": ["excess"] },
        "then": { "required": ["ties"] },
    }])
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct RankKey {
    by: Formula,
    order: Word<Order>,
}

macro_rules! inlined {
    ($name:ident, $json:expr) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let shape: fn(&mut SchemaGenerator) -> Schema = $json;
                shape(generator)
            }
        }
    };
}

/// A type of facts: a word, or the name of a scale.
pub(super) struct FactType;
inlined!(FactType, |generator| {
    let scale = generator.subschema_for::<Name>();
    json_schema!({ "anyOf": [{ "type": "string", "enum": TYPES }, scale] })
});

/// The choices of a choice, or the class of a subject.
pub(super) struct Of;
inlined!(Of, |generator| {
    let (values, class) = (generator.subschema_for::<Values>(), generator.subschema_for::<Id>());
    json_schema!({ "anyOf": [values, class] })
});

/// Places after the point.
pub(super) struct Places;
inlined!(Places, |_| json_schema!({ "type": "integer", "minimum": 0, "maximum": 9 }));

/// What an empty cell of a boolean may mean.
pub(super) struct OnlyFalse;
inlined!(OnlyFalse, |_| json_schema!({ "const": false }));

/// Levels, each once.
pub(super) struct Levels;
inlined!(Levels, |generator| {
    let level = generator.subschema_for::<Name>();
    json_schema!({ "type": "array", "items": level, "minItems": 1, "uniqueItems": true })
});

/// What the share is taken of.
pub(super) struct Base;
inlined!(Base, |generator| {
    let levels = generator.subschema_for::<Levels>();
    json_schema!({ "anyOf": [{ "const": "rated" }, levels] })
});

/// Seats that a group has in any case.
pub(super) struct Seats;
inlined!(Seats, |_| json_schema!({ "type": "integer", "minimum": 0, "maximum": 1_000_000_000 }));

/// A key whose value the text may have left open.
pub(super) struct Assumable;
inlined!(Assumable, |_| json_schema!({ "type": "string", "enum": ASSUMABLE }));
