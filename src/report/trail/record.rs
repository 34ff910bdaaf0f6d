//! One entry with what stands beside it, in words and as JSON.

use crate::audit::entry::{Act, VerdictEntry, read_out};
use crate::audit::lookup::{Found, FoundPart, PartState};
use crate::model::Regulation;
use crate::report::explanation::verdict_lines;
use crate::report::json::line;
use crate::report::trail::parts::{Known, OtherSubject, named_lines};
use crate::report::trail::{acts, fields};
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// An entry and what its texts are named by.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The entry.
    pub found: &'a Found,
    /// The regulation of a verdict, where it can be read.
    pub regulation: Option<&'a Regulation>,
    /// Subjects that its facts refer to, by item.
    pub subjects: &'a BTreeMap<u64, OtherSubject>,
    /// The snapshot of an engine.
    pub snapshot: Option<&'a str>,
}

/// The entry as text.
pub fn text(words: Words, shown: &Record<'_>) -> String {
    lines(words, shown).iter().map(|line| format!("{line}\n")).collect()
}

/// The entry in lines: the first names it, the others stand below.
pub(in crate::report) fn lines(words: Words, shown: &Record<'_>) -> Vec<String> {
    let found = shown.found;
    let entry = found.kept.entry();
    let mut lines = vec![acts::line(words, &found.kept, shown.regulation)];
    let hash = ("hash", Say::from(found.hash.hex()));
    lines.push(format!("  {}", words.say("entry-hash", &[hash])));
    if !found.is_sound {
        lines.push(format!("  {}", words.text("entry-unsound")));
    }
    match &entry.act {
        Act::Verdict(verdict) => lines.extend(verdict_of(words, verdict, shown.regulation)),
        Act::Genesis(genesis) => {
            let before = genesis.predecessor.as_ref();
            lines.extend(before.map(|before| format!("  {}", acts::predecessor(words, before))));
        }
        _ => {}
    }
    let snapshot = shown.snapshot.unwrap_or_default();
    lines.extend(snapshot.lines().map(|line| format!("  {}", legible(line))));
    let class = match &entry.act {
        Act::Verdict(verdict) => shown.regulation.and_then(|regulation| {
            Some((regulation, &regulation.classes[regulation.class_index(&verdict.class)?]))
        }),
        _ => None,
    };
    let known = Known { of: class, subjects: shown.subjects };
    for part in &found.parts {
        lines.extend(named_lines(words, part, known).iter().map(|line| format!("  {line}")));
    }
    lines
}

/// What the verdict says: in sentences where the regulation is at hand, else as it is recorded.
pub(in crate::report) fn verdict_of(
    words: Words,
    verdict: &VerdictEntry<'_>,
    regulation: Option<&Regulation>,
) -> Vec<String> {
    let told = regulation.and_then(|regulation| {
        let class = &regulation.classes[regulation.class_index(&verdict.class)?];
        let verdict = read_out(&verdict.out, &verdict.class, "")?;
        Some(verdict_lines(words, (regulation, class), &verdict))
    });
    let told = told.unwrap_or_else(|| fields::lines(words, &verdict.out));
    told.iter().map(|line| format!("  {}", legible(line))).collect()
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    kind: &'static str,
    #[serde(flatten)]
    record: RecordShape<'a>,
}

/// An entry as JSON: its own JSON, its hash, its parts.
#[derive(Serialize)]
pub(in crate::report) struct RecordShape<'a> {
    seq: u64,
    hash: String,
    sound: bool,
    entry: Box<RawValue>,
    parts: Vec<PartShape<'a>>,
}

#[derive(Serialize)]
pub(in crate::report) struct PartShape<'a> {
    part: &'a str,
    state: &'static str,
    erased_by: Option<u64>,
    body: Option<Box<RawValue>>,
}

/// The entry as one line of JSON.
pub fn json(found: &Found) -> String {
    line(&Shape { format: 1, kind: "entry", record: record_shape(found) })
}

pub(in crate::report) fn record_shape(found: &Found) -> RecordShape<'_> {
    RecordShape {
        seq: found.kept.seq,
        hash: found.hash.hex(),
        sound: found.is_sound,
        entry: raw(found.kept.text()),
        parts: found.parts.iter().map(part_shape).collect(),
    }
}

pub(in crate::report) fn part_shape(part: &FoundPart) -> PartShape<'_> {
    let (state, erased_by, body) = match &part.state {
        PartState::Sound(body) => ("there", None, Some(raw(body))),
        PartState::Altered => ("altered", None, None),
        PartState::Erased { entry } => ("erased", Some(*entry), None),
        PartState::Missing => ("missing", None, None),
    };
    PartShape { part: part.name, state, erased_by, body }
}

/// Canonical JSON, as it stands.
pub(in crate::report) fn raw(json: &str) -> Box<RawValue> {
    // INVARIANT (raw): entries and sound bodies are canonical JSON.
    RawValue::from_string(json.to_owned()).expect("canonical JSON is JSON")
}
