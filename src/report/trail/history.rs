//! The history of a subject: every verdict on it, with what later entries say of each.

use crate::audit::entry::Act;
use crate::audit::lookup::Found;
use crate::audit::survey::Kept;
use crate::model::Regulation;
use crate::report::json::line;
use crate::report::trail::acts;
use crate::report::trail::parts::OtherSubject;
use crate::report::trail::record::{self, Record, RecordShape, raw, record_shape};
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// What a history shows.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    /// The subject's class.
    pub class: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The verdicts on it, in the order of the trail.
    pub verdicts: &'a [VerdictShown<'a>],
    /// What later entries say of them.
    pub acts: &'a [Kept],
}

/// A verdict on the subject.
#[derive(Clone, Debug)]
pub struct VerdictShown<'a> {
    /// The verdict's entry.
    pub found: &'a Found,
    /// The year of its batch.
    pub period: Option<i64>,
    /// The regulation, where it can be read.
    pub regulation: Option<&'a Regulation>,
    /// Subjects that its facts refer to, by item.
    pub subjects: &'a BTreeMap<u64, OtherSubject>,
}

/// The history as text.
pub fn text(words: Words, shown: &History<'_>) -> String {
    let title = shown.verdicts.iter().find_map(|verdict| {
        let regulation = verdict.regulation?;
        Some(words.title(&regulation.classes[regulation.class_index(shown.class)?].title))
    });
    let args = [
        ("class", Say::from(legible(title.unwrap_or(shown.class)))),
        ("id", legible(shown.id).into()),
    ];
    let mut out = format!("{}\n", words.say("explain-subject", &args));
    for verdict in shown.verdicts {
        out.push('\n');
        let record = Record {
            found: verdict.found,
            regulation: verdict.regulation,
            subjects: verdict.subjects,
            snapshot: None,
        };
        let mut lines = record::lines(words, &record);
        let period = verdict.period.map(|period| ("period", Say::from(period.to_string())));
        lines.splice(
            1..1,
            period.map(|period| format!("  {}", words.say("evaluation-period", &[period]))),
        );
        for kept in acts_on(shown.acts, verdict.found.kept.seq) {
            lines.push(format!("  {}", acts::line(words, kept, verdict.regulation)));
        }
        out.extend(lines.iter().map(|line| format!("{line}\n")));
    }
    out.push('\n');
    out.push_str(&(words.text("outline-not-verified") + "\n"));
    out
}

fn acts_on(acts: &[Kept], seq: u64) -> impl Iterator<Item = &Kept> {
    acts.iter().filter(move |kept| match kept.entry().act {
        Act::Decision(act) => act.target == seq,
        Act::Supersede(act) => act.target == seq || act.by_entry == seq,
        Act::Redact(act) => act.target == seq,
        _ => false,
    })
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    kind: &'static str,
    class: &'a str,
    id: &'a str,
    verdicts: Vec<VerdictShape<'a>>,
}

#[derive(Serialize)]
struct VerdictShape<'a> {
    #[serde(flatten)]
    record: RecordShape<'a>,
    period: Option<i64>,
    acts: Vec<Box<RawValue>>,
}

/// The history as one line of JSON.
pub fn json(shown: &History<'_>) -> String {
    let verdicts = shown.verdicts.iter().map(|verdict| VerdictShape {
        record: record_shape(verdict.found),
        period: verdict.period,
        acts: acts_on(shown.acts, verdict.found.kept.seq).map(|kept| raw(kept.text())).collect(),
    });
    line(&Shape {
        format: 1,
        kind: "subject",
        class: shown.class,
        id: shown.id,
        verdicts: verdicts.collect(),
    })
}
