//! Published reports.

use crate::load::schema::parts::{Count, Day, Id, Name, Named, Text, Year};
use schemars::JsonSchema;

/// A published report, as printed.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Published {
    report: Report,
    table: Option<Vec<Table>>,
    sum: Option<Vec<Sum>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Report {
    number: Text,
    issuer: Text,
    date: Day,
    period: Year,
    applies: Option<Vec<Text>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = keys_of_names()))]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Table {
    id: Text,
    class: Id,
    facts: Option<Named<Name, Text>>,
    vi: Option<Text>,
    section: Option<Text>,
    total: Option<Count>,
    total_parts: Option<Named<Text, Count>>,
    rated: Count,
    rated_printed: Option<Text>,
    not_rated_total: Option<Count>,
    not_rated_printed: Option<Text>,
    not_rated: Option<Vec<NotRated>>,
    levels: Option<Vec<Level>>,
    form: Option<Text>,
}

/// Keys in which the report's author puts names: shares, parts, names, remarks.
fn keys_of_names() -> serde_json::Value {
    serde_json::json!({
        "^.+_over_.+_printed$": { "type": "string" },
        "^.+_named$": { "type": "array", "items": { "type": "string" } },
        "^.+_note$": { "type": "string" },
        "^made_of": {
            "type": "object",
            "additionalProperties": { "type": "integer", "minimum": 0 },
        },
    })
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct NotRated {
    reason: Text,
    count: Count,
    printed: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = changes()))]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Level {
    level: Name,
    count: Count,
    printed: Option<Text>,
}

/// Changes against an earlier year, `change_2019`.
fn changes() -> serde_json::Value {
    serde_json::json!({ "^change_[0-9]+$": { "type": "string" } })
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Sum {
    id: Option<Text>,
    vi: Text,
    section: Option<Text>,
    total: Count,
    parts: Named<Text, Count>,
    same_as: Option<Named<Text, Text>>,
}
