//! The comparison of two regulations as JSON: documented in `docs/cli.md` and stable.

use crate::check::{ClassCompared, Counterexample, Fact, Hindrance, Relation};
use crate::model::{NotEncoded, Regulation};
use crate::report::compared::Shown;
use crate::report::json::line;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

#[derive(Serialize)]
struct Answer<'a> {
    format: u8,
    kind: &'static str,
    a: Named<'a>,
    b: Named<'a>,
    classes: Vec<ClassShape<'a>>,
    only_a: &'a [String],
    only_b: &'a [String],
}

#[derive(Serialize)]
struct Named<'a> {
    regulation: &'a str,
    amendments: Vec<&'a str>,
    fingerprint: String,
    not_encoded: Vec<Clause<'a>>,
}

/// A clause that no rule expresses.
#[derive(Serialize)]
struct Clause<'a> {
    cite: &'a str,
    why: Both<'a>,
}

#[derive(Serialize)]
struct Both<'a> {
    vi: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct ClassShape<'a> {
    class: &'a str,
    relation: Option<&'static str>,
    not_comparable: Option<&'static str>,
    before_quotas: Option<&'static str>,
    exact: bool,
    opaque: &'a [String],
    only_a_reads: &'a [String],
    only_b_reads: &'a [String],
    cells: Option<Cells>,
    ordinary: Facts<'a>,
    counterexamples: Vec<Shape<'a>>,
    quotas: Vec<QuotaShape<'a>>,
}

/// Whole numbers as text: they may be larger than programs read exactly.
#[derive(Serialize)]
struct Cells {
    different: String,
    all: String,
}

#[derive(Serialize)]
struct Shape<'a> {
    facts: Facts<'a>,
    apart: &'a [String],
    a: &'a str,
    b: &'a str,
    change: &'static str,
    confirmed: bool,
}

#[derive(Serialize)]
struct QuotaShape<'a> {
    quota: &'a str,
    key: Option<&'a str>,
    a: Option<&'a str>,
    b: Option<&'a str>,
    change: &'static str,
}

/// Facts by name, in the order of the rules.
struct Facts<'a>(&'a [Fact]);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for fact in self.0 {
            map.serialize_entry(&fact.fact, &fact.value)?;
        }
        map.end()
    }
}

/// The comparison as one line of JSON.
pub fn json(shown: &Shown<'_>) -> String {
    let [a, b] = shown.regulations.map(named);
    line(&Answer {
        format: 1,
        kind: "comparison",
        a,
        b,
        classes: shown.result.classes.iter().map(class).collect(),
        only_a: &shown.result.only_a,
        only_b: &shown.result.only_b,
    })
}

fn named(regulation: &Regulation) -> Named<'_> {
    Named {
        regulation: &regulation.id,
        amendments: regulation.amendments.iter().map(|one| one.id.as_str()).collect(),
        fingerprint: regulation.fingerprint().to_string(),
        not_encoded: regulation.not_encoded.iter().map(clause).collect(),
    }
}

fn clause(clause: &NotEncoded) -> Clause<'_> {
    let why = Both { vi: &clause.why.vi, en: &clause.why.en };
    Clause { cite: &clause.cite, why }
}

fn class(class: &ClassCompared) -> ClassShape<'_> {
    let [only_a_reads, only_b_reads] = &class.only_read_by;
    let quotas = class.quotas.iter().map(|one| QuotaShape {
        quota: &one.quota,
        key: one.key,
        a: one.a.as_deref(),
        b: one.b.as_deref(),
        change: one.change.as_str(),
    });
    ClassShape {
        class: &class.class,
        relation: class.relation.map(Relation::as_str),
        not_comparable: class.hindrance.map(|hindrance| match hindrance {
            Hindrance::Scales => "scales",
            Hindrance::TooLarge => "too-large",
        }),
        before_quotas: class.before_quotas.map(Relation::as_str),
        exact: class.exact,
        opaque: &class.opaque,
        only_a_reads,
        only_b_reads,
        cells: class.cells.map(|(different, all)| Cells {
            different: different.to_string(),
            all: all.to_string(),
        }),
        ordinary: Facts(&class.ordinary),
        counterexamples: class.counterexamples.iter().map(counterexample).collect(),
        quotas: quotas.collect(),
    }
}

fn counterexample(one: &Counterexample) -> Shape<'_> {
    Shape {
        facts: Facts(&one.facts),
        apart: &one.apart,
        a: one.a.as_str(),
        b: one.b.as_str(),
        change: one.change.as_str(),
        confirmed: one.confirmed,
    }
}
