//! A replay as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::audit::hash::Hash;
use crate::audit::replay::BatchState;
use crate::decide::Doubt;
use crate::report::Words;
use crate::report::json::line;
use crate::report::mistakes::{Said, all_said};
use crate::report::trail::record::raw;
use crate::report::trail::replay::{BatchReplay, EngineSeen, Hindrance, NotReplayable, Why};
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    trail: String,
    engine: EngineShape<'a>,
    batches: Vec<BatchShape<'a>>,
}

#[derive(Serialize)]
struct EngineShape<'a> {
    name: &'a str,
    sha256: String,
    same: bool,
}

#[derive(Serialize)]
struct BatchShape<'a> {
    seq: u64,
    state: &'static str,
    period: i64,
    count: u64,
    regulation: Option<&'a str>,
    amendments: Vec<&'a str>,
    fingerprint: String,
    engine: EngineShape<'a>,
    same: u64,
    differences: Vec<DifferenceShape<'a>>,
    more: u64,
    not_replayable: Vec<NotReplayableShape<'a>>,
    hindrance: Option<HindranceShape<'a>>,
}

#[derive(Serialize)]
struct DifferenceShape<'a> {
    seq: u64,
    item: u64,
    class: Option<&'a str>,
    recorded: Box<RawValue>,
    replayed: Box<RawValue>,
}

#[derive(Serialize)]
struct NotReplayableShape<'a> {
    seq: u64,
    item: u64,
    class: Option<&'a str>,
    why: &'static str,
    erased_by: Option<u64>,
    quota: Option<&'a str>,
    agrees: bool,
}

#[derive(Serialize)]
struct HindranceShape<'a> {
    code: &'static str,
    seq: Option<u64>,
    recorded: Option<u64>,
    diagnostics: Vec<Said<'a>>,
}

/// The replay as one line of JSON; `engine` is this program.
pub fn json(words: Words, (trail, engine): (Hash, &EngineSeen), batches: &[BatchReplay]) -> String {
    line(&Shape {
        format: 1,
        trail: trail.hex(),
        engine: engine_shape(engine),
        batches: batches.iter().map(|batch| batch_shape(words, batch)).collect(),
    })
}

fn engine_shape(engine: &EngineSeen) -> EngineShape<'_> {
    EngineShape { name: &engine.name, sha256: engine.sha256.hex(), same: engine.is_this }
}

fn batch_shape(words: Words, batch: &BatchReplay) -> BatchShape<'_> {
    let regulation = batch.regulation.as_deref();
    let amendments = regulation.map(|regulation| regulation.amendments.iter());
    let mut shape = BatchShape {
        seq: batch.seq,
        state: match batch.state {
            None => "open",
            Some(BatchState::Ended) => "ended",
            Some(BatchState::Aborted) => "aborted",
        },
        period: batch.period,
        count: batch.count,
        regulation: regulation.map(|regulation| regulation.id.as_str()),
        amendments: amendments.into_iter().flatten().map(|one| one.id.as_str()).collect(),
        fingerprint: format!("sha256:{}", batch.fingerprint.hex()),
        engine: engine_shape(&batch.engine),
        same: 0,
        differences: Vec::new(),
        more: 0,
        not_replayable: Vec::new(),
        hindrance: None,
    };
    match &batch.outcome {
        Ok(outcome) => {
            (shape.same, shape.more) = (outcome.same, outcome.more);
            let differences = outcome.differences.iter().map(|one| DifferenceShape {
                seq: one.seq,
                item: one.item,
                class: class(batch, one.class),
                recorded: raw(&one.departed.recorded),
                replayed: raw(&one.departed.replayed),
            });
            shape.differences = differences.collect();
            let not_replayable = outcome.not_replayable.iter();
            shape.not_replayable =
                not_replayable.map(|one| not_replayable_shape(batch, one)).collect();
        }
        Err(hindrance) => shape.hindrance = Some(hindrance_shape(words, hindrance)),
    }
    shape
}

fn class(batch: &BatchReplay, class: usize) -> Option<&str> {
    batch.class(class).map(|(_, class)| class.id.as_str())
}

fn not_replayable_shape<'a>(batch: &'a BatchReplay, one: &NotReplayable) -> NotReplayableShape<'a> {
    let (why, erased_by, quota) = match one.why {
        Why::Erased { entry } => ("erased", Some(entry), None),
        Why::Missing => ("missing", None, None),
        Why::Doubtful(Doubt::Own | Doubt::Reads) => ("reads", None, None),
        Why::Doubtful(Doubt::Quota(quota)) => ("quota", None, Some(quota)),
    };
    let quota = quota.zip(batch.class(one.class)).and_then(|(at, (_, class))| class.quotas.get(at));
    NotReplayableShape {
        seq: one.seq,
        item: one.item,
        class: class(batch, one.class),
        why,
        erased_by,
        quota: quota.map(|quota| quota.id.as_str()),
        agrees: one.agrees,
    }
}

fn hindrance_shape(words: Words, hindrance: &Hindrance) -> HindranceShape<'_> {
    let mut shape =
        HindranceShape { code: "incomplete", seq: None, recorded: None, diagnostics: Vec::new() };
    match hindrance {
        Hindrance::Incomplete { recorded } => shape.recorded = Some(*recorded),
        Hindrance::Unregistered => shape.code = "unregistered",
        Hindrance::Snapshot => shape.code = "snapshot",
        Hindrance::Mistakes(found) => {
            (shape.code, shape.diagnostics) = ("mistakes", all_said(words, found));
        }
        Hindrance::Circle(found) => {
            (shape.code, shape.diagnostics) = ("circle", all_said(words, found));
        }
        Hindrance::Altered { seq } => (shape.code, shape.seq) = ("altered", Some(*seq)),
        Hindrance::Unfit { seq } => (shape.code, shape.seq) = ("unfit", Some(*seq)),
    }
    shape
}
