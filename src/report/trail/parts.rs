//! The parts of an entry: what was known of a subject, who it is, which files were read.

use crate::audit::canonical::{self, Value};
use crate::audit::entry::BODY_BYTES;
use crate::audit::lookup::{FoundPart, PartState};
use crate::model::{Class, Regulation};
use crate::report::naming::Naming;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use std::collections::BTreeMap;

/// What facts are named by.
#[derive(Clone, Copy)]
pub(in crate::report) struct Known<'a> {
    /// The regulation and the subject's class, where they are known.
    pub of: Option<(&'a Regulation, &'a Class)>,
    /// Other subjects of the batch, by item.
    pub subjects: &'a BTreeMap<u64, OtherSubject>,
}

/// A subject that facts refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSubject {
    /// The entry of its verdict.
    pub seq: u64,
    /// Its id, unless that was erased.
    pub id: Option<String>,
}

/// A part of which nothing is known but its body.
pub(in crate::report) fn lines(words: Words, part: &FoundPart) -> Vec<String> {
    let subjects = BTreeMap::new();
    named_lines(words, part, Known { of: None, subjects: &subjects })
}

/// What became of a part, and what it says.
pub(in crate::report) fn named_lines(
    words: Words,
    part: &FoundPart,
    known: Known<'_>,
) -> Vec<String> {
    let name = ("part", Say::from(part.name));
    let body = match &part.state {
        PartState::Sound(body) => body,
        PartState::Altered => return vec![words.say("part-altered", &[name])],
        PartState::Missing => return vec![words.say("part-missing", &[name])],
        PartState::Erased { entry } => {
            let entry = ("entry", Say::from(entry.to_string()));
            return vec![words.say("part-erased", &[name, entry])];
        }
    };
    let mut lines = vec![words.text(match part.name {
        "facts" => "part-facts",
        "subject" => "part-subject",
        _ => "part-input",
    })];
    lines.extend(body_lines(words, body, known).iter().map(|line| format!("  {}", legible(line))));
    lines
}

/// What a body says: fields of a subject, facts, files. What is none of these stands as it is.
pub(in crate::report) fn body_lines(words: Words, body: &str, known: Known<'_>) -> Vec<String> {
    let Ok(value) = canonical::read(body.as_bytes(), BODY_BYTES) else {
        return vec![body.to_owned()];
    };
    if let Some(files) = value.list() {
        let lines = files.iter().map(|file| file_line(words, file));
        return lines.collect::<Option<_>>().unwrap_or_else(|| vec![body.to_owned()]);
    }
    let Some(facts) = value.get("facts").and_then(Value::list) else {
        return vec![body.to_owned()];
    };
    let mut lines = Vec::new();
    for (key, field) in [("subject-id", "id"), ("subject-name", "name")] {
        if let Some(text) = value.get(field).and_then(Value::text) {
            lines.push(words.say(key, &[("value", Say::from(text.to_owned()))]));
        }
    }
    lines.extend(facts.iter().map(|fact| fact_line(words, fact, known)));
    if let Some(level) = value.get("decided").and_then(Value::text) {
        let level = known.level(words, level);
        lines.push(words.say("facts-decided", &[("level", level.into())]));
    }
    lines
}

fn file_line(words: Words, file: &Value<'_>) -> Option<String> {
    let field = |key: &str| Some(Say::from(file.get(key)?.text()?.to_owned()));
    let rows = u64::try_from(file.get("rows")?.integer()?).ok()?;
    let args = [("file", field("file")?), ("rows", rows.into()), ("sha256", field("sha256")?)];
    Some(words.say("input-file", &args))
}

fn fact_line(words: Words, fact: &Value<'_>, known: Known<'_>) -> String {
    let id = fact.get("fact").and_then(Value::text).unwrap_or_default();
    let naming = known.of.map(|(regulation, class)| Naming::new(words, regulation, class));
    let name = naming.map_or_else(|| id.to_owned(), |naming| naming.fact(id));
    let value = match (fact.get("is"), fact.get("item").and_then(Value::integer)) {
        (Some(value), _) => {
            let written = written(value);
            naming.map_or(written.clone(), |naming| naming.value(id, Some(&written)))
        }
        (None, Some(item)) => known.subject(words, item),
        (None, None) => String::new(),
    };
    let args = [("fact", Say::from(name)), ("value", value.into())];
    words.say("facts-fact", &args)
}

fn written(value: &Value<'_>) -> String {
    match value {
        Value::Boolean(is_true) => is_true.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone().into_owned(),
        Value::List(_) | Value::Object(_) => String::new(),
    }
}

impl Known<'_> {
    fn level(self, words: Words, id: &str) -> String {
        match self.of {
            Some((regulation, class)) => Naming::new(words, regulation, class).level(id),
            None => id.to_owned(),
        }
    }

    fn subject(self, words: Words, item: i64) -> String {
        let other = u64::try_from(item).ok().and_then(|item| self.subjects.get(&item));
        let item = ("item", Say::from(item.to_string()));
        let Some(other) = other else { return words.say("subject-item", &[item]) };
        let seq = ("seq", Say::from(other.seq.to_string()));
        match &other.id {
            Some(id) => words.say("subject-named", &[("id", Say::from(id.clone())), seq]),
            None => words.say("subject-item-entry", &[item, seq]),
        }
    }
}
