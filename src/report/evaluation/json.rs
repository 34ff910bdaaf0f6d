//! An evaluation as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::model::{
    AppliedAmendment, ClassSummary, Fingerprint, QuotaSummary, RecordedSource, Regulation, Returns,
    Summary,
};
use crate::report::evaluation::Evaluation;
use crate::report::json::{counts, line};
use crate::report::mistakes::Said;
use crate::report::trail::{Recording, RecordingShape};
use serde::{Serialize, Serializer};

/// An evaluation as an object, also inside another.
#[derive(Serialize)]
pub(in crate::report) struct Shape<'a> {
    format: u8,
    regulation: &'a str,
    amendments: Vec<&'a str>,
    fingerprint: String,
    period: i64,
    synthetic: bool,
    classes: Vec<ClassShape<'a>>,
    warnings: &'a [Said<'a>],
    recorded: Option<RecordedShape<'a>>,
    trail: Option<RecordingShape>,
}

/// The recorded batch that stood for files.
#[derive(Serialize)]
pub(in crate::report) struct RecordedShape<'a> {
    trail: &'a str,
    origin: &'a str,
    batch: u64,
    note: Option<&'a str>,
    erased: u64,
}

impl<'a> RecordedShape<'a> {
    pub(in crate::report) fn of(recorded: &'a RecordedSource) -> Self {
        let RecordedSource { trail, origin, batch, note, erased } = recorded;
        let note = note.as_deref();
        RecordedShape { trail, origin, batch: *batch, note, erased: *erased }
    }
}

/// The counts of a class.
#[derive(Serialize)]
pub(in crate::report) struct ClassShape<'a> {
    class: &'a str,
    total: u64,
    rated: u64,
    #[serde(serialize_with = "pairs")]
    exempt: &'a [(String, u64)],
    pending: u64,
    referred: u64,
    #[serde(serialize_with = "pairs")]
    levels: &'a [(String, u64)],
    #[serde(serialize_with = "pairs")]
    decided: &'a [(String, u64)],
    #[serde(serialize_with = "pairs")]
    departures: Vec<(&'static str, u64)>,
    quotas: Vec<QuotaShape<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred: Option<u64>,
}

#[derive(Serialize)]
struct QuotaShape<'a> {
    quota: &'a str,
    groups: u64,
    over: u64,
    lowered: u64,
    referred: u64,
}

/// The evaluation as one line of JSON.
pub fn json(shown: &Evaluation<'_>) -> String {
    let regulation = shown.regulation;
    let side = (regulation.amendments.as_slice(), &regulation.fingerprint());
    let figures = (shown.summary, shown.inferred);
    let mut written = shape(regulation, side, figures, (shown.returns, shown.warnings));
    written.trail = shown.trail.map(Recording::shape);
    line(&written)
}

/// The object of an evaluation by a regulation with amendments, with their fingerprint.
pub(in crate::report) fn shape<'a>(
    regulation: &'a Regulation,
    (amendments, fingerprint): (&'a [AppliedAmendment], &Fingerprint),
    (summary, inferred): (&'a Summary, &[u64]),
    (returns, warnings): (&'a Returns, &'a [Said<'a>]),
) -> Shape<'a> {
    let classes = summary.classes.iter().enumerate();
    Shape {
        format: 1,
        regulation: &regulation.id,
        amendments: amendments.iter().map(|applied| applied.id.as_str()).collect(),
        fingerprint: fingerprint.to_string(),
        period: returns.period,
        synthetic: returns.synthetic,
        classes: classes.map(|(at, class)| class_shape(class, inferred.get(at).copied())).collect(),
        warnings,
        recorded: returns.recorded.as_ref().map(RecordedShape::of),
        trail: None,
    }
}

/// The counts of a class, with the number of verdicts that rest on an inferred rule where known.
pub(in crate::report) fn class_shape(
    class: &ClassSummary,
    inferred: Option<u64>,
) -> ClassShape<'_> {
    let departures = class.departures.iter();
    ClassShape {
        class: &class.class,
        total: class.total,
        rated: class.rated,
        exempt: &class.exempt,
        pending: class.pending,
        referred: class.referred,
        levels: &class.levels,
        decided: &class.decided,
        departures: departures.map(|(kind, count)| (kind.as_str(), *count)).collect(),
        quotas: class.quotas.iter().map(quota_shape).collect(),
        inferred,
    }
}

fn quota_shape(quota: &QuotaSummary) -> QuotaShape<'_> {
    QuotaShape {
        quota: &quota.quota,
        groups: quota.groups,
        over: quota.over,
        lowered: quota.lowered,
        referred: quota.referred,
    }
}

fn pairs<P, K, S>(pairs: &P, serializer: S) -> Result<S::Ok, S::Error>
where
    P: AsRef<[(K, u64)]>,
    K: AsRef<str>,
    S: Serializer,
{
    counts(pairs.as_ref().iter().map(|(name, count)| (name, *count)), serializer)
}
