//! Schemas for editors: descriptions in the reader's language, and the settings by which editors
//! find which file follows which schema.

use crate::report::Words;
use serde_json::{Map, Value};

/// The end of the name of a schema's file.
pub const ENDING: &str = ".schema.json";

/// A kind of file, its schema's file and where such files stand.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'k> {
    /// The kind.
    pub kind: &'k str,
    /// Where such files stand.
    pub files: &'k [String],
    /// Those among them that are of another kind.
    pub not: &'k [String],
}

/// A schema as a file, its keys described.
pub fn file(words: Words, kind: &str, schema: &Value) -> String {
    let mut schema = schema.clone();
    let root_name = schema["title"].as_str().unwrap_or_default().to_lowercase();
    describe(words, &root_name, &mut schema);
    if let Some(defs) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        defs.iter_mut().for_each(|(name, def)| describe(words, &name.to_lowercase(), def));
    }
    schema["title"] = words.text(&format!("schema-file-{kind}")).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// Describes the keys of one table.
fn describe(words: Words, table: &str, schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    schema.remove("description");
    let Some(keys) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (key, of) in keys.iter_mut() {
        let own = words.find(&format!("schema-{table}-{key}"), &[]);
        let text = own.or_else(|| words.find(&format!("schema-{key}"), &[]));
        let Some(text) = text else { continue };
        match of {
            Value::Object(of) => _ = of.insert("description".to_owned(), text.into()),
            of => *of = Value::Object(Map::from_iter([("description".to_owned(), text.into())])),
        }
    }
}

/// The settings for editors that use Taplo: which file follows which schema.
pub fn settings(words: Words, kinds: &[Kind<'_>]) -> String {
    let list = |globs: &[String]| {
        globs.iter().map(|glob| format!("{glob:?}")).collect::<Vec<_>>().join(", ")
    };
    let mut out = format!("# {}\n", words.text("schema-settings-head"));
    for kind in kinds {
        out.push_str(&format!("\n[[rule]]\ninclude = [{}]\n", list(kind.files)));
        if !kind.not.is_empty() {
            out.push_str(&format!("exclude = [{}]\n", list(kind.not)));
        }
        let path = format!("./schemas/{}{ENDING}", kind.kind);
        out.push_str(&format!("[rule.schema]\nenabled = true\npath = {path:?}\n"));
    }
    out
}
