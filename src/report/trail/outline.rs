//! A trail in outline, and one of its batches: what is recorded, and what later entries say of it.

use crate::audit::entry::{Act, BatchOpening, Ending};
use crate::audit::hash::Hash;
use crate::audit::lookup::FoundPart;
use crate::audit::survey::{Kept, Survey, SurveyedBatch};
use crate::report::trail::acts;
use crate::report::trail::parts;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};

mod json;

pub use json::{batch_json, json};

/// What an outline shows.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    /// The trail's id.
    pub id: Hash,
    /// What is recorded.
    pub survey: &'a Survey,
}

/// What is shown of a batch.
#[derive(Clone, Copy, Debug)]
pub struct BatchShown<'a> {
    /// The trail in outline.
    pub survey: &'a Survey,
    /// The batch.
    pub batch: &'a SurveyedBatch,
    /// The parts of its entry.
    pub parts: &'a [FoundPart],
}

impl BatchShown<'_> {
    /// What later entries say of the batch and its verdicts.
    fn acts(&self) -> impl Iterator<Item = &Kept> {
        let aims = |kept: &&Kept| match kept.entry().act {
            Act::Decision(act) => self.batch.spans(act.target),
            Act::Supersede(act) => self.batch.spans(act.target) || self.batch.spans(act.by_entry),
            Act::Redact(act) => self.batch.spans(act.target),
            _ => false,
        };
        self.survey.others.iter().filter(aims)
    }
}

/// The outline as text.
pub fn text(words: Words, shown: &Outline<'_>) -> String {
    let survey = shown.survey;
    let mut out = String::new();
    let mut acts_told = Vec::new();
    let mut registered = Vec::new();
    for kept in &survey.others {
        match kept.entry().act {
            Act::Genesis(genesis) if kept.seq == 0 => {
                let origin = Say::from(genesis.origin.into_owned());
                push(&mut out, &words.say("outline-origin", &[("origin", origin)]));
                let args = [("id", Say::from(shown.id.hex()))];
                push(&mut out, &words.say("verification-trail", &args));
                let args = [("count", Say::from(survey.size))];
                push(&mut out, &words.say("verification-entries", &args));
                let predecessor = genesis.predecessor.as_ref();
                out.extend(predecessor.map(|before| acts::predecessor(words, before) + "\n"));
            }
            Act::Regulation(_) | Act::Engine(_) => registered.push(acts::line(words, kept, None)),
            _ => acts_told.push(acts::line(words, kept, None)),
        }
    }
    section(&mut out, &words.text("outline-registered"), &registered);
    let batches: Vec<String> =
        survey.batches.iter().flat_map(|batch| batch_lines(words, survey, batch)).collect();
    section(&mut out, &words.text("outline-batches"), &batches);
    section(&mut out, &words.text("outline-acts"), &acts_told);
    if !survey.unsound.is_empty() {
        let count = Say::from(survey.unsound.len());
        push(&mut out, &words.say("outline-unsound", &[("count", count)]));
    }
    out.push('\n');
    push(&mut out, &words.text("outline-not-verified"));
    out
}

/// A batch as text.
pub fn batch_text(words: Words, shown: &BatchShown<'_>) -> String {
    let mut out = String::new();
    let mut lines = batch_lines(words, shown.survey, shown.batch).into_iter();
    out.extend(lines.next().map(|first| first + "\n"));
    lines.for_each(|line| push(&mut out, &line));
    let entry = shown.batch.opening.entry();
    if let Act::Batch(opening) = &entry.act {
        if let Some(note) = &opening.note {
            let note = Say::from(legible(note).into_owned());
            push(&mut out, &format!("  {}", words.say("batch-note", &[("note", note)])));
        }
        for sha256 in [opening.reg, opening.engine] {
            let kept = registering(shown.survey, sha256);
            out.extend(kept.map(|kept| format!("  {}\n", acts::line(words, kept, None))));
        }
    }
    for part in shown.parts {
        parts::lines(words, part).into_iter().for_each(|line| push(&mut out, &format!("  {line}")));
    }
    let told: Vec<String> = shown.acts().map(|kept| acts::line(words, kept, None)).collect();
    section(&mut out, &words.text("batch-acts"), &told);
    out
}

/// The entry that registers a snapshot.
fn registering(survey: &Survey, sha256: Hash) -> Option<&Kept> {
    survey.others.iter().find(|kept| match kept.entry().act {
        Act::Regulation(registered) => registered.sha256 == sha256,
        Act::Engine(engine) => engine.sha256 == sha256,
        _ => false,
    })
}

/// A batch in a sentence, and its verdicts by class and outcome.
fn batch_lines(words: Words, survey: &Survey, batch: &SurveyedBatch) -> Vec<String> {
    let entry = batch.opening.entry();
    let Act::Batch(opening) = &entry.act else { return Vec::new() };
    let args = [
        ("seq", Say::from(entry.seq.to_string())),
        ("ts", entry.ts.as_ref().into()),
        ("period", opening.period.to_string().into()),
        ("regulation", regulation(survey, opening).into()),
        ("count", opening.count.into()),
        ("recorded", batch.recorded.into()),
        ("state", state(words, batch).into()),
    ];
    let mut lines = vec![words.say("outline-batch", &args)];
    for (class, outcomes) in &batch.counts {
        let counts = outcomes.iter().map(|(outcome, count)| {
            let name = words.text(&format!("count-{outcome}"));
            format!("{name} {}", words.lang().count(*count))
        });
        let counts = counts.collect::<Vec<_>>().join(", ");
        lines.push(format!("  {}: {counts}", legible(class)));
    }
    lines
}

/// The id of a batch's regulation with its amendments: `hd-1+reading-a`.
fn regulation(survey: &Survey, opening: &BatchOpening<'_>) -> String {
    let kept = registering(survey, opening.reg);
    match kept.map(|kept| kept.entry().act) {
        Some(Act::Regulation(registered)) => acts::regulation_id(&registered),
        _ => opening.reg.hex(),
    }
}

fn state(words: Words, batch: &SurveyedBatch) -> String {
    let Some(end) = &batch.end else { return words.text("batch-open") };
    let seq = ("seq", Say::from(end.seq.to_string()));
    match end.entry().act {
        Act::BatchEnd(found) => match found.ending {
            Ending::Complete(_) => words.say("batch-ended", &[seq]),
            Ending::Aborted(why) => {
                let why = Say::from(legible(&why).into_owned());
                words.say("batch-aborted", &[seq, ("why", why)])
            }
        },
        _ => words.text("batch-open"),
    }
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// A blank line, a heading and its lines, if there are any.
fn section(out: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    out.push('\n');
    push(out, heading);
    lines.iter().for_each(|line| push(out, &format!("  {line}")));
}
