//! Outlines as JSON: the shapes are documented in `docs/cli.md` and stable.

use crate::audit::entry::{Act, Ending};
use crate::audit::survey::{Kept, Survey, SurveyedBatch};
use crate::report::json::line;
use crate::report::trail::outline::{BatchShown, Outline};
use crate::report::trail::record::{PartShape, part_shape, raw};
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
struct Shape {
    format: u8,
    kind: &'static str,
    trail: String,
    origin: String,
    entries: u64,
    batches: Vec<BatchShape>,
    others: Vec<Box<RawValue>>,
    unsound: Vec<u64>,
}

#[derive(Serialize)]
struct OneBatchShape<'a> {
    format: u8,
    kind: &'static str,
    batch: BatchShape,
    parts: Vec<PartShape<'a>>,
    acts: Vec<Box<RawValue>>,
}

#[derive(Serialize)]
struct BatchShape {
    seq: u64,
    state: &'static str,
    count: u64,
    recorded: u64,
    period: i64,
    regulation: Option<RegulationShape>,
    counts: Vec<CountShape>,
    opening: Box<RawValue>,
    end: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct RegulationShape {
    id: String,
    amendments: Vec<String>,
    fingerprint: String,
}

#[derive(Serialize)]
struct CountShape {
    class: String,
    outcome: String,
    count: u64,
}

/// The outline as one line of JSON.
pub fn json(shown: &Outline<'_>) -> String {
    let survey = shown.survey;
    let origin = survey.others.iter().find_map(|kept| match kept.entry().act {
        Act::Genesis(genesis) => Some(genesis.origin.into_owned()),
        _ => None,
    });
    line(&Shape {
        format: 1,
        kind: "trail",
        trail: shown.id.hex(),
        origin: origin.unwrap_or_default(),
        entries: survey.size,
        batches: survey.batches.iter().filter_map(|batch| batch_shape(survey, batch)).collect(),
        others: survey.others.iter().map(|kept| raw(kept.text())).collect(),
        unsound: survey.unsound.clone(),
    })
}

/// A batch as one line of JSON.
pub fn batch_json(shown: &BatchShown<'_>) -> String {
    // INVARIANT (batch): what a survey keeps as a batch begins one.
    let batch = batch_shape(shown.survey, shown.batch).expect("a batch begins with its entry");
    line(&OneBatchShape {
        format: 1,
        kind: "batch",
        batch,
        parts: shown.parts.iter().map(part_shape).collect(),
        acts: shown.acts().map(|kept| raw(kept.text())).collect(),
    })
}

fn batch_shape(survey: &Survey, batch: &SurveyedBatch) -> Option<BatchShape> {
    let Act::Batch(opening) = batch.opening.entry().act else { return None };
    let counts = batch.counts.iter().flat_map(|(class, outcomes)| {
        outcomes.iter().map(|(outcome, count)| CountShape {
            class: class.clone(),
            outcome: outcome.clone(),
            count: *count,
        })
    });
    Some(BatchShape {
        seq: batch.opening.seq,
        state: state(batch.end.as_ref()),
        count: opening.count,
        recorded: batch.recorded,
        period: opening.period,
        regulation: super::registering(survey, opening.reg).and_then(regulation_shape),
        counts: counts.collect(),
        opening: raw(batch.opening.text()),
        end: batch.end.as_ref().map(|end| raw(end.text())),
    })
}

fn regulation_shape(kept: &Kept) -> Option<RegulationShape> {
    let Act::Regulation(registered) = kept.entry().act else { return None };
    Some(RegulationShape {
        id: registered.id.clone().into_owned(),
        amendments: registered.amendments.iter().map(|(id, _)| id.clone().into_owned()).collect(),
        fingerprint: format!("sha256:{}", registered.sha256.hex()),
    })
}

fn state(end: Option<&Kept>) -> &'static str {
    match end.map(|end| end.entry().act) {
        Some(Act::BatchEnd(end)) => match end.ending {
            Ending::Complete(_) => "ended",
            Ending::Aborted(_) => "aborted",
        },
        _ => "open",
    }
}
