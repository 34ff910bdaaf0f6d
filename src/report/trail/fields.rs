//! A recorded verdict object field by field, by its own words: for readers without the regulation,
//! and where two of them are compared.

use crate::audit::canonical::Value;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};

/// Each field of a verdict object as a line.
pub(in crate::report) fn lines(words: Words, out: &Value<'_>) -> Vec<String> {
    let Value::Object(members) = out else { return Vec::new() };
    let said = members.iter().filter(|(_, value)| !is_empty(value));
    said.map(|(key, value)| {
        let value = Say::from(value_text(words, key, Some(value)));
        let args = [("field", Say::from(name(words, key))), ("value", value)];
        words.say("verdict-field", &args)
    })
    .collect()
}

/// The name of a field.
pub(in crate::report) fn name(words: Words, key: &str) -> String {
    words.find(&format!("field-{key}"), &[]).unwrap_or_else(|| legible(key).into_owned())
}

/// The value of a field; a dash where there is none.
pub(in crate::report) fn value_text(words: Words, key: &str, value: Option<&Value<'_>>) -> String {
    let text = match value {
        None => "–".to_owned(),
        Some(Value::Boolean(is_true)) => {
            words.text(if *is_true { "value-true" } else { "value-false" })
        }
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Text(text)) if key == "outcome" => {
            words.find(&format!("count-{text}"), &[]).unwrap_or_else(|| text.clone().into_owned())
        }
        Some(Value::Text(text)) => text.clone().into_owned(),
        Some(Value::List(members)) if members.is_empty() => "–".to_owned(),
        Some(Value::List(members)) => {
            let members = members.iter().map(|member| value_text(words, "", Some(member)));
            members.collect::<Vec<_>>().join(", ")
        }
        Some(Value::Object(_)) => "{…}".to_owned(),
    };
    legible(&text).into_owned()
}

fn is_empty(value: &Value<'_>) -> bool {
    matches!(value, Value::List(members) if members.is_empty())
}
