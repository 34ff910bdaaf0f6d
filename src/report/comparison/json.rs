//! A comparison as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::model::{
    ByValue, Changed, ClassComparison, DependentGroup, DependentSubject, Depends, GroupOutcome,
    Matrix, Move, QuotaSeats, Scenario, Seats, State, Verdict,
};
use crate::report::comparison::Compared;
use crate::report::evaluation::{Shape, shape};
use crate::report::json::{line, texts};
use crate::report::verdicts::entries;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

#[derive(Serialize)]
struct Answer<'a> {
    format: u8,
    kind: &'static str,
    baseline: Shape<'a>,
    scenarios: Vec<ScenarioShape<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depends: Option<DependsShape<'a>>,
}

#[derive(Serialize)]
struct ScenarioShape<'a> {
    name: &'a str,
    amendments: Vec<&'a str>,
    result: Shape<'a>,
    moves: Vec<MoveShape<'a>>,
    changed: Vec<ChangedShape<'a>>,
    matrix: Vec<MatrixShape<'a>>,
    seats: Vec<SeatsShape<'a>>,
}

#[derive(Serialize)]
struct MoveShape<'a> {
    class: &'a str,
    from: &'a str,
    to: &'a str,
    count: u64,
    direct: u64,
    displaced: u64,
}

#[derive(Serialize)]
struct ChangedShape<'a> {
    class: &'a str,
    id: &'a str,
    from: String,
    to: String,
    why: &'static str,
    rules: Vec<&'a str>,
    rules_before: &'a [&'a str],
    rules_after: &'a [&'a str],
    before: Whole<'a>,
    after: Whole<'a>,
}

/// A verdict with every key of a file of verdicts.
struct Whole<'a>(&'a Verdict<'a>);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(self.0, &mut map)?;
        map.end()
    }
}

#[derive(Serialize)]
struct MatrixShape<'a> {
    class: &'a str,
    states: Vec<&'a str>,
    counts: &'a [Vec<u64>],
    by: Vec<ByShape<'a>>,
}

#[derive(Serialize)]
struct ByShape<'a> {
    fact: &'a str,
    value: Option<&'a str>,
    counts: &'a [Vec<u64>],
}

#[derive(Serialize)]
struct SeatsShape<'a> {
    class: &'a str,
    quota: &'a str,
    before: Option<SeatShape>,
    after: Option<SeatShape>,
    freed: u64,
    taken: u64,
}

#[derive(Serialize)]
struct SeatShape {
    groups: u64,
    seats: u64,
    held: u64,
}

#[derive(Serialize)]
struct DependsShape<'a> {
    sides: Vec<&'a str>,
    subjects: Vec<SubjectShape<'a>>,
    groups: Vec<GroupShape<'a>>,
}

#[derive(Serialize)]
struct SubjectShape<'a> {
    class: &'a str,
    id: &'a str,
    states: Vec<&'a str>,
}

#[derive(Serialize)]
struct GroupShape<'a> {
    class: &'a str,
    quota: &'a str,
    #[serde(serialize_with = "texts")]
    key: &'a [(&'a str, String)],
    sides: Vec<Option<OutcomeShape>>,
}

#[derive(Serialize)]
struct OutcomeShape {
    members: u32,
    eligible: u32,
    seats: Option<u64>,
    kept: u32,
    lowered: u32,
    referred: u32,
    pending: u32,
    over: bool,
}

/// The comparison as one line of JSON.
pub fn json(shown: &Compared<'_>) -> String {
    let comparison = shown.comparison;
    let side = &comparison.baseline;
    line(&Answer {
        format: 1,
        kind: "simulation",
        baseline: shape(
            shown.regulations[0],
            (&side.amendments, &side.fingerprint),
            (&side.summary, &side.inferred),
            (shown.returns, shown.warnings),
        ),
        scenarios: comparison.scenarios.iter().map(|one| scenario(shown, one)).collect(),
        depends: comparison.depends.as_ref().map(|found| depends(shown, found)),
    })
}

fn scenario<'a>(shown: &Compared<'a>, scenario: &'a Scenario<'a>) -> ScenarioShape<'a> {
    let side = &scenario.result;
    ScenarioShape {
        name: &scenario.name,
        amendments: scenario.amendments.iter().map(|one| one.id.as_str()).collect(),
        result: shape(
            shown.regulations[0],
            (&side.amendments, &side.fingerprint),
            (&side.summary, &side.inferred),
            (shown.returns, &[]),
        ),
        moves: scenario.classes.iter().flat_map(moves).collect(),
        changed: scenario.changed.iter().map(changed).collect(),
        matrix: scenario.classes.iter().map(matrix).collect(),
        seats: scenario.classes.iter().flat_map(seats).collect(),
    }
}

fn moves(class: &ClassComparison) -> impl Iterator<Item = MoveShape<'_>> {
    class.moves.iter().map(|one: &Move| MoveShape {
        class: &class.class,
        from: one.from.as_str(),
        to: one.to.as_str(),
        count: one.count,
        direct: one.direct,
        displaced: one.displaced,
    })
}

fn changed<'a>(changed: &'a Changed<'a>) -> ChangedShape<'a> {
    ChangedShape {
        class: changed.before.class,
        id: changed.before.id,
        from: State::of(&changed.before).as_str().to_owned(),
        to: State::of(&changed.after).as_str().to_owned(),
        why: changed.why.as_str(),
        rules: changed.rules(),
        rules_before: &changed.rules_before,
        rules_after: &changed.rules_after,
        before: Whole(&changed.before),
        after: Whole(&changed.after),
    }
}

fn matrix(class: &ClassComparison) -> MatrixShape<'_> {
    let Matrix { states, counts } = &class.matrix;
    let by = class.by.iter().map(|ByValue { fact, value, matrix }| ByShape {
        fact,
        value: value.as_deref(),
        counts: &matrix.counts,
    });
    let states = states.iter().map(State::as_str).collect();
    MatrixShape { class: &class.class, states, counts, by: by.collect() }
}

fn seats(class: &ClassComparison) -> impl Iterator<Item = SeatsShape<'_>> {
    let side = |seats: &Option<Seats>| {
        seats.map(|Seats { groups, seats, held }| SeatShape { groups, seats, held })
    };
    class.quotas.iter().map(move |one: &QuotaSeats| SeatsShape {
        class: &class.class,
        quota: &one.quota,
        before: side(&one.before),
        after: side(&one.after),
        freed: one.freed,
        taken: one.taken,
    })
}

fn depends<'a>(shown: &Compared<'a>, found: &'a Depends<'a>) -> DependsShape<'a> {
    let names = shown.comparison.scenarios.iter().map(|scenario| scenario.name.as_str());
    let subject = |one: &'a DependentSubject<'a>| SubjectShape {
        class: one.class,
        id: one.id,
        states: one.states.iter().map(State::as_str).collect(),
    };
    let group = |one: &'a DependentGroup<'a>| GroupShape {
        class: one.class,
        quota: one.quota,
        key: &one.key,
        sides: one.sides.iter().map(|side| side.map(outcome)).collect(),
    };
    DependsShape {
        sides: std::iter::once("baseline").chain(names).collect(),
        subjects: found.subjects.iter().map(subject).collect(),
        groups: found.groups.iter().map(group).collect(),
    }
}

fn outcome(one: GroupOutcome) -> OutcomeShape {
    let GroupOutcome { members, eligible, seats, kept, lowered, referred, pending, over } = one;
    OutcomeShape { members, eligible, seats, kept, lowered, referred, pending, over }
}
