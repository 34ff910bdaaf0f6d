//! A curve as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::report::curve::Curved;
use crate::report::evaluation::{ClassShape, class_shape};
use crate::report::json::line;
use crate::report::mistakes::Said;
use crate::report::uncertainty;
use serde::Serialize;

#[derive(Serialize)]
struct Answer<'a> {
    format: u8,
    kind: &'static str,
    regulation: &'a str,
    amendments: Vec<&'a str>,
    fingerprint: String,
    period: i64,
    synthetic: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    draws: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assumptions: Option<Vec<uncertainty::AssumptionShape<'a>>>,
    sweep: SweepShape<'a>,
    warnings: &'a [Said<'a>],
}

#[derive(Serialize)]
struct SweepShape<'a> {
    parameter: String,
    stands: &'a str,
    condition: Option<&'a str>,
    found: Option<&'a str>,
    points: Vec<PointShape<'a>>,
}

#[derive(Serialize)]
struct PointShape<'a> {
    value: &'a str,
    meets: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    classes: Option<Vec<ClassShape<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<Vec<uncertainty::ClassShape<'a>>>,
}

/// The curve as one line of JSON.
pub fn json(shown: &Curved<'_>) -> String {
    let (regulation, curve) = (shown.regulation, shown.curve);
    let points = curve.points.iter().map(|point| PointShape {
        value: &point.value,
        meets: point.meets,
        classes: point
            .band
            .is_none()
            .then(|| point.summary.classes.iter().map(|class| class_shape(class, None)).collect()),
        drawn: point.band.as_ref().map(|band| band.iter().map(uncertainty::class).collect()),
    });
    line(&Answer {
        format: 1,
        kind: "simulation",
        regulation: &regulation.id,
        amendments: regulation.amendments.iter().map(|applied| applied.id.as_str()).collect(),
        fingerprint: regulation.fingerprint().to_string(),
        period: shown.returns.period,
        synthetic: shown.returns.synthetic,
        draws: curve.drawn.as_ref().map(|drawn| drawn.draws),
        seed: curve.drawn.as_ref().map(|drawn| drawn.seed),
        assumptions: curve
            .drawn
            .as_ref()
            .map(|drawn| drawn.assumptions.iter().map(uncertainty::assumption_shape).collect()),
        sweep: SweepShape {
            parameter: format!("{}.{}", curve.class, curve.parameter),
            stands: &curve.stands,
            condition: curve.condition.as_deref(),
            found: curve.found.map(|at| curve.points[at].value.as_str()),
            points: points.collect(),
        },
        warnings: shown.warnings,
    })
}
