//! Cases.

use crate::load::schema::parts::{Anything, Count, Id, Name, Named, Text, Year};
use crate::model::{Basis, Departure, Outcome};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// The cases of a class.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Cases {
    case: Option<Vec<Case>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("anyOf" = who()))]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Case {
    name: Text,
    period: Option<Year>,
    confirm: Option<bool>,
    given: Option<Named<Text, Anything>>,
    children: Option<Named<Name, Vec<Child>>>,
    #[schemars(length(min = 1))]
    group: Option<Vec<Member>>,
    expect: Expect,
}

/// One subject, alone or with children, or a group of peers.
fn who() -> serde_json::Value {
    let none = |keys: &[&str]| {
        let keys: Vec<_> =
            keys.iter().map(|key| serde_json::json!({ "required": [key] })).collect();
        serde_json::json!({ "anyOf": keys })
    };
    serde_json::json!([
        { "required": ["given"], "not": none(&["group"]) },
        { "required": ["children"], "not": none(&["group"]) },
        { "required": ["group"], "not": none(&["given", "children"]) },
    ])
}

/// A subject that may stand for several, with its facts beside the known keys.
struct Child;
struct Member;

impl JsonSchema for Child {
    fn schema_name() -> Cow<'static, str> {
        "Child".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let facts = generator.subschema_for::<Anything>();
        json_schema!({
            "type": "object",
            "properties": { "times": times() },
            "additionalProperties": facts,
        })
    }
}

impl JsonSchema for Member {
    fn schema_name() -> Cow<'static, str> {
        "Member".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (id, facts) =
            (generator.subschema_for::<Text>(), generator.subschema_for::<Anything>());
        json_schema!({
            "type": "object",
            "properties": { "id": id, "times": times() },
            "required": ["id"],
            "additionalProperties": facts,
        })
    }
}

fn times() -> Schema {
    json_schema!({ "type": "integer", "minimum": 1, "maximum": 10_000 })
}

/// What is expected of a subject, or of a group.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its shape is wanted")]
enum Expect {
    One(Box<Verdict>),
    Group(Group),
}

/// Keys of a verdict; an empty text means that there is none.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("minProperties" = 1))]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Verdict {
    outcome: Option<OutcomeWord>,
    level: Option<String>,
    standard: Option<String>,
    eligible: Option<String>,
    decided: Option<String>,
    departure: Option<DepartureWord>,
    exemption: Option<String>,
    review_due: Option<bool>,
    ceilings: Option<Vec<Id>>,
    quota: Option<String>,
    missing: Option<Vec<Text>>,
    reasons: Option<Vec<Id>>,
    unmet: Option<Vec<Id>>,
    rests_on: Option<BasisWord>,
}

/// What is expected of a group: numbers by level, who is referred, and of each member by id.
struct Group;

impl JsonSchema for Group {
    fn schema_name() -> Cow<'static, str> {
        "Group".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let levels = generator.subschema_for::<Named<Name, Count>>();
        let referred = generator.subschema_for::<Vec<Text>>();
        let verdict = generator.subschema_for::<Verdict>();
        json_schema!({
            "type": "object",
            "minProperties": 1,
            "properties": { "levels": levels, "referred": referred },
            "additionalProperties": verdict,
        })
    }
}

macro_rules! words_or_nothing {
    ($name:ident, $words:expr) => {
        struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = $words.chain([""]).collect();
                json_schema!({ "type": "string", "enum": words })
            }
        }
    };
}

words_or_nothing!(
    OutcomeWord,
    crate::load::expected::OUTCOMES.iter().map(|one: &Outcome| one.as_str())
);
words_or_nothing!(DepartureWord, Departure::ALL.iter().map(|one| one.as_str()));
words_or_nothing!(BasisWord, Basis::ALL.iter().map(|one| one.as_str()));
