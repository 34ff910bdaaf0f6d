//! Intervals as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::model::{
    Assumption, ClassSpread, Interval, MoveSpread, QuotaSpread, ScenarioSpread, Title,
};
use crate::report::json::{line, texts};
use crate::report::mistakes::Said;
use crate::report::uncertainty::Drawn;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

#[derive(Serialize)]
struct Answer<'a> {
    format: u8,
    kind: &'static str,
    regulation: &'a str,
    fingerprint: String,
    period: i64,
    synthetic: bool,
    draws: u64,
    seed: u64,
    assumptions: Vec<AssumptionShape<'a>>,
    baseline: Vec<ClassShape<'a>>,
    scenarios: Vec<ScenarioShape<'a>>,
    warnings: &'a [Said<'a>],
}

/// An assumption as an object.
#[derive(Serialize)]
pub(in crate::report) struct AssumptionShape<'a> {
    key: &'a str,
    table: Option<TitleShape<'a>>,
    others: Vec<TitleShape<'a>>,
    varies: bool,
    #[serde(serialize_with = "texts")]
    args: &'a [(&'static str, String)],
}

/// A title in both languages.
#[derive(Serialize)]
struct TitleShape<'a> {
    vi: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct ScenarioShape<'a> {
    name: &'a str,
    amendments: Vec<&'a str>,
    fingerprint: String,
    classes: Vec<ClassShape<'a>>,
    moves: Vec<MoveShape<'a>>,
}

/// The intervals of a class as an object.
#[derive(Serialize)]
pub(in crate::report) struct ClassShape<'a> {
    class: &'a str,
    total: IntervalShape,
    states: Intervals<'a>,
    departures: Intervals<'a>,
    departures_all: IntervalShape,
    held_down: IntervalShape,
    quotas: Vec<QuotaShape<'a>>,
}

#[derive(Serialize)]
struct QuotaShape<'a> {
    quota: &'a str,
    groups: IntervalShape,
    over: IntervalShape,
    lowered: IntervalShape,
    referred: IntervalShape,
}

#[derive(Serialize)]
struct MoveShape<'a> {
    class: &'a str,
    from: &'a str,
    to: &'a str,
    count: IntervalShape,
    direct: IntervalShape,
    displaced: IntervalShape,
}

#[derive(Serialize)]
struct IntervalShape {
    low: u64,
    median: u64,
    high: u64,
}

impl From<Interval> for IntervalShape {
    fn from(Interval { low, median, high }: Interval) -> Self {
        IntervalShape { low, median, high }
    }
}

/// Intervals by name, as an object in the order given.
struct Intervals<'a>(Vec<(&'a str, Interval)>);

impl Serialize for Intervals<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, interval) in &self.0 {
            map.serialize_entry(name, &IntervalShape::from(*interval))?;
        }
        map.end()
    }
}

/// The intervals as one line of JSON.
pub fn json(shown: &Drawn<'_>) -> String {
    let (regulation, drawn) = (shown.regulations[0], shown.uncertainty);
    let scenarios = drawn.scenarios.iter().zip(&shown.regulations[1..]);
    line(&Answer {
        format: 1,
        kind: "simulation",
        regulation: &regulation.id,
        fingerprint: regulation.fingerprint().to_string(),
        period: shown.returns.period,
        synthetic: shown.returns.synthetic,
        draws: drawn.draws,
        seed: drawn.seed,
        assumptions: drawn.assumptions.iter().map(assumption_shape).collect(),
        baseline: drawn.baseline.iter().map(class).collect(),
        scenarios: scenarios
            .map(|(one, regulation)| scenario(one, regulation.fingerprint().to_string()))
            .collect(),
        warnings: shown.warnings,
    })
}

/// An assumption.
pub(in crate::report) fn assumption_shape(one: &Assumption) -> AssumptionShape<'_> {
    AssumptionShape {
        key: one.key,
        table: one.table.as_ref().map(title),
        others: one.others.iter().map(title).collect(),
        varies: one.varies,
        args: &one.args,
    }
}

fn title(title: &Title) -> TitleShape<'_> {
    TitleShape { vi: &title.vi, en: &title.en }
}

fn scenario(one: &ScenarioSpread, fingerprint: String) -> ScenarioShape<'_> {
    let moves = one.classes.iter().zip(&one.moves);
    let moves = moves.flat_map(|(class, moves)| moves.iter().map(|one| moved(&class.class, one)));
    ScenarioShape {
        name: &one.name,
        amendments: one.amendments.iter().map(|one| one.id.as_str()).collect(),
        fingerprint,
        classes: one.classes.iter().map(class).collect(),
        moves: moves.collect(),
    }
}

/// The intervals of a class.
pub(in crate::report) fn class(one: &ClassSpread) -> ClassShape<'_> {
    let states = one.states.iter().map(|(state, interval)| (state.as_str(), *interval));
    let departures = one.departures.iter().map(|(kind, interval)| (kind.as_str(), *interval));
    ClassShape {
        class: &one.class,
        total: one.total.into(),
        states: Intervals(states.collect()),
        departures: Intervals(departures.collect()),
        departures_all: one.departures_all.into(),
        held_down: one.held_down.into(),
        quotas: one.quotas.iter().map(quota).collect(),
    }
}

fn quota(one: &QuotaSpread) -> QuotaShape<'_> {
    QuotaShape {
        quota: &one.quota,
        groups: one.groups.into(),
        over: one.over.into(),
        lowered: one.lowered.into(),
        referred: one.referred.into(),
    }
}

fn moved<'a>(class: &'a str, one: &'a MoveSpread) -> MoveShape<'a> {
    MoveShape {
        class,
        from: one.from.as_str(),
        to: one.to.as_str(),
        count: one.count.into(),
        direct: one.direct.into(),
        displaced: one.displaced.into(),
    }
}
