//! `returns.toml`.

use crate::load::schema::parts::{Format, Id, Text, TitleOrText, Year};
use schemars::JsonSchema;

/// What submissions say of themselves.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Returns {
    format: Format,
    period: Year,
    regulation: Option<Id>,
    series: Option<Text>,
    locality: Option<TitleOrText>,
    synthetic: Option<bool>,
    source: Option<TitleOrText>,
}
