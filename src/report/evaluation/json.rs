//! An evaluation as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::model::{ClassSummary, QuotaSummary};
use crate::report::evaluation::Evaluation;
use crate::report::json::{counts, line};
use crate::report::mistakes::Said;
use crate::report::trail::{Recording, RecordingShape};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    regulation: &'a str,
    amendments: Vec<&'a str>,
    fingerprint: String,
    period: i64,
    synthetic: bool,
    classes: Vec<ClassShape<'a>>,
    warnings: &'a [Said<'a>],
    trail: Option<RecordingShape>,
}

#[derive(Serialize)]
struct ClassShape<'a> {
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
    inferred: u64,
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
    let classes = shown.summary.classes.iter().zip(shown.inferred);
    line(&Shape {
        format: 1,
        regulation: &regulation.id,
        amendments: regulation.amendments.iter().map(|applied| applied.id.as_str()).collect(),
        fingerprint: regulation.fingerprint().to_string(),
        period: shown.returns.period,
        synthetic: shown.returns.synthetic,
        classes: classes.map(|(class, inferred)| class_shape(class, *inferred)).collect(),
        warnings: shown.warnings,
        trail: shown.trail.map(Recording::shape),
    })
}

fn class_shape(class: &ClassSummary, inferred: u64) -> ClassShape<'_> {
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
