//! How values are written in a text: counts in the marks of its language, submitted texts so that
//! Markdown takes them literally; and the few functions that texts have besides the usual ones.

use crate::report::Words;
use crate::report::narrative::mistakes::Wrong;
use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error};

/// Signs that mean something in Markdown.
const SIGNS: &str = "\\`*_[]<>#|&~!";

/// Adds formatter, filters and functions.
pub(in crate::report::narrative) fn add_to(environment: &mut Environment<'_>, words: Words) {
    let lang = words.lang();
    environment.set_formatter(move |out, _, value| {
        let text = written(words, value)?;
        out.write_str(&text).map_err(Error::from)
    });
    // `two` keeps the zero that official Vietnamese writes before a single digit.
    environment.add_filter("number", move |number: u64| lang.count(number));
    environment.add_filter("two", move |number: u64| match number {
        0..10 => format!("0{number}"),
        _ => lang.count(number),
    });
    environment.add_filter("capitalize_first", |text: Value| {
        let is_safe = text.is_safe();
        let text = text.to_string();
        let mut letters = text.chars();
        let first = letters.next().map(char::to_uppercase);
        let text: String = first.into_iter().flatten().chain(letters).collect();
        if is_safe { Value::from_safe_string(text) } else { Value::from(text) }
    });
    environment.add_function("share", move |part: u64, whole: u64| {
        lang.share(part, whole).unwrap_or_else(|| "–".to_owned())
    });
}

/// A value as it stands in the text.
fn written(words: Words, value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::Number if value.is_integer() => Ok(words.lang().number(&value.to_string())),
        ValueKind::Number => Err(Wrong::of("fraction").arg("value", value).into()),
        ValueKind::None => Err(Wrong::of("nothing").into()),
        ValueKind::String if value.is_safe() => Ok(value.to_string()),
        ValueKind::String => Ok(escaped(value.as_str().unwrap_or_default())),
        ValueKind::Bool => {
            Ok(words.text(if value.is_true() { "value-true" } else { "value-false" }))
        }
        _ => Err(Wrong::of("no-text").into()),
    }
}

/// A text that Markdown takes literally, on one line.
pub(in crate::report::narrative) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_control() => out.push(' '),
            letter if SIGNS.contains(letter) => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}
