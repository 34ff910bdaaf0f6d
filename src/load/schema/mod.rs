//! What each kind of file may say, as JSON Schema, for editors that complete and underline.
//!
//! The readers walk the tree by hand, for the sake of places; the types here say the same once
//! more as tables of keys. Tests hold both against each other: every key that a reader knows of is
//! here, and no other. Words and their tables are the readers' own. Descriptions are not here:
//! `report` puts them in, in the reader's language.

mod amendment;
mod cases;
mod parts;
mod published;
mod returns;
mod rules;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// The schema of a kind of file.
#[derive(Clone, Debug)]
pub struct FileSchema {
    /// The kind, also the stem of the schema's file.
    pub kind: &'static str,
    /// Where such files stand below the folder of rules (`*` for any name), or their name.
    pub files: &'static [&'static str],
    /// Files that the patterns take in and that are of another kind.
    pub not: &'static [&'static str],
    /// True if the files stand in the folder of rules.
    pub is_of_rules: bool,
    /// The schema, without descriptions.
    pub schema: Value,
}

/// The schemas of all kinds of files that people write.
pub fn schemas() -> Vec<FileSchema> {
    let of_rules =
        |kind, files, not, schema| FileSchema { kind, files, not, is_of_rules: true, schema };
    let elsewhere =
        |kind, files, schema| FileSchema { kind, files, not: &[], is_of_rules: false, schema };
    vec![
        of_rules("regulation", &["*/regulation.toml"], &[], of::<rules::Regulation>()),
        of_rules(
            "class",
            &["*/*.toml"],
            &["*/regulation.toml", "*/*.cases.toml", "*/amendments/*.toml"],
            of::<rules::Class>(),
        ),
        of_rules("cases", &["*/*.cases.toml"], &[], of::<cases::Cases>()),
        of_rules("amendment", &["*/amendments/*.toml"], &[], of::<amendment::Amendment>()),
        elsewhere("returns", &["returns.toml"], of::<returns::Returns>()),
        elsewhere("published", &["published.toml"], of::<published::Published>()),
    ]
}

fn of<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    leave_out_null(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.remove("description");
    }
    schema
}

/// What may be left out may not be null: TOML has no such value.
fn leave_out_null(schema: &mut Value) {
    let is_null = |one: &Value| one.is_null() || *one == "null" || one["type"] == "null";
    if let Some(map) = schema.as_object_mut() {
        for key in ["type", "enum", "anyOf"] {
            let Some(items) = map.get_mut(key).and_then(Value::as_array_mut) else { continue };
            items.retain(|one| !is_null(one));
            let [only] = items.as_slice() else { continue };
            let only = only.clone();
            match (key, only) {
                ("type", only) => _ = map.insert("type".to_owned(), only),
                ("anyOf", Value::Object(only)) => {
                    map.remove(key);
                    map.extend(only);
                }
                _ => {}
            }
        }
    }
    match schema {
        Value::Object(map) => map.values_mut().for_each(leave_out_null),
        Value::Array(items) => items.iter_mut().for_each(leave_out_null),
        _ => {}
    }
}
