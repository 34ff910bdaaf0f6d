//! A recorded verdict object field by field: for readers without the regulation, and where two of
//! them are compared.

use crate::audit::canonical::Value;
use crate::model::RuleKindShown;
use crate::report::naming::Naming;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};

/// What values are named by: the language, and the regulation where it is at hand.
pub(in crate::report) type By<'a> = (Words, Option<Naming<'a>>);

/// Each field of a verdict object as a line, by its own words.
pub(in crate::report) fn lines(words: Words, out: &Value<'_>) -> Vec<String> {
    let Value::Object(members) = out else { return Vec::new() };
    let said = members.iter().filter(|(_, value)| !is_empty(value));
    said.map(|(key, value)| {
        let value = Say::from(value_text((words, None), key, Some(value)));
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
pub(in crate::report) fn value_text(by: By<'_>, key: &str, value: Option<&Value<'_>>) -> String {
    let text = match value {
        None => "–".to_owned(),
        Some(Value::Boolean(is_true)) => {
            by.0.text(if *is_true { "value-true" } else { "value-false" })
        }
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Text(text)) => named(by, key, text),
        Some(Value::List(members)) if members.is_empty() => "–".to_owned(),
        Some(Value::List(members)) => {
            let members = members.iter().map(|member| value_text(by, key, Some(member)));
            members.collect::<Vec<_>>().join("; ")
        }
        Some(Value::Object(_)) => "{…}".to_owned(),
    };
    legible(&text).into_owned()
}

/// An id by its title, where that is known.
fn named((words, naming): By<'_>, key: &str, id: &str) -> String {
    let worded = match key {
        "outcome" => words.find(&format!("count-{id}"), &[]),
        "departure" => words.find(&format!("departure-{id}"), &[]),
        "rests_on" => words.find(&format!("basis-{id}"), &[]),
        _ => None,
    };
    let titled = naming.and_then(|naming| {
        Some(match key {
            "level" | "standard" | "eligible" | "decided" => naming.level(id),
            "ceilings" => naming.rule(RuleKindShown::Ceiling, id),
            "exemption" => naming.rule(RuleKindShown::Exemption, id),
            "missing" => naming.fact(id),
            "quota" => naming.rule(RuleKindShown::Quota, id),
            "reasons" | "unmet" => naming.rule(RuleKindShown::Requires, id),
            _ => return None,
        })
    });
    worded.or(titled).unwrap_or_else(|| id.to_owned())
}

fn is_empty(value: &Value<'_>) -> bool {
    matches!(value, Value::List(members) if members.is_empty())
}
