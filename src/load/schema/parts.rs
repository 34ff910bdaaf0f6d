//! What several kinds of files share: titles, formulas, numbers, words, grounds.

use crate::load::words::Words;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A name in both languages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct Title {
    vi: Text,
    en: Text,
    short: Option<Text>,
}

/// The values of a scale or a choice: ids, each with its titles.
pub(super) struct Values;

/// A name in both languages, or one text for both.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) enum TitleOrText {
    Title(Title),
    Text(Text),
}

macro_rules! inlined {
    ($name:ident, $json:tt) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($json)
            }
        }
    };
}

/// A text that is not empty.
pub(super) struct Text;
inlined!(Text, { "type": "string", "pattern": "\\S" });

/// A formula; that it stands between single quotes, no schema can ask.
pub(super) struct Formula;
inlined!(Formula, { "type": "string", "pattern": "\\S" });

/// An exact number: an integer, or a text such as `"0.5"`, `"20%"`, `"2/3"`; no TOML float.
pub(super) struct Number;
inlined!(Number, {
    "anyOf": [
        { "type": "integer" },
        { "type": "string", "pattern": "^\\s*(-?[0-9]+([.,][0-9]+)?\\s*%?|[-+]?[0-9]+\\s*/\\s*[-+]?[0-9]+)\\s*$" }
    ]
});

/// A number, a value of a scale, or a day.
pub(super) struct Constant;
inlined!(Constant, { "type": ["integer", "string"], "pattern": "\\S" });

/// A day.
pub(super) struct Day;
inlined!(Day, { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

/// A rating year.
pub(super) struct Year;
inlined!(Year, { "type": "integer", "minimum": 1, "maximum": 9999 });

/// The version of the format.
pub(super) struct Format;
inlined!(Format, { "const": 1 });

/// A number of subjects.
pub(super) struct Count;
inlined!(Count, { "type": "integer", "minimum": 0, "maximum": 4_294_967_295_u32 });

/// A name that formulas may use.
pub(super) struct Name;
inlined!(Name, { "type": "string", "pattern": "^\\p{L}[\\p{L}\\p{N}_]*$" });

/// An id of a regulation, class, rule or choice.
pub(super) struct Id;
inlined!(Id, { "type": "string", "pattern": "^[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*$" });

/// What a case gives a fact.
pub(super) struct Anything;
inlined!(Anything, { "type": ["boolean", "integer", "string", "object"] });

/// One of the words that the reader knows.
pub(super) struct Word<T>(PhantomData<T>);

impl<T: Words> JsonSchema for Word<T> {
    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// A table whose keys the author names and whose values are all alike.
pub(super) struct Named<K, V>(PhantomData<(K, V)>);

impl<K: JsonSchema, V: JsonSchema> JsonSchema for Named<K, V> {
    fn schema_name() -> Cow<'static, str> {
        "Named".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (names, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
        json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": values })
    }
}

impl JsonSchema for Values {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let titles = generator.subschema_for::<Title>();
        json_schema!({
            "type": "object", "minProperties": 1, "maxProperties": 254,
            "additionalProperties": titles,
        })
    }
}
