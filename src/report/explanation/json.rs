//! An explanation as JSON: the verdict's keys, then `rules` and `near_miss`.

use crate::model::{Class, NearMiss, Outlook, RuleTrace, Step, ValueRead};
use crate::report::explanation::{Explained, QuotaGroup};
use crate::report::json::line;
use crate::report::verdicts::entries;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The explanation as one line of JSON.
pub fn json(shown: &Explained<'_>) -> String {
    line(&Shape(shown))
}

struct Shape<'a>(&'a Explained<'a>);

impl Serialize for Shape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", &1)?;
        map.serialize_entry("synthetic", &self.0.returns.synthetic)?;
        let explanation = self.0.explanation;
        entries(&explanation.verdict, &mut map)?;
        let rules: Vec<_> = explanation.rules.iter().map(rule).collect();
        map.serialize_entry("rules", &rules)?;
        let groups: Vec<_> = self.0.groups.iter().map(|one| group(self.0.class, one)).collect();
        map.serialize_entry("groups", &groups)?;
        let misses: Vec<_> = explanation.near_miss.iter().map(near_miss).collect();
        map.serialize_entry("near_miss", &misses)?;
        map.end()
    }
}

#[derive(Serialize)]
struct RuleShape<'a> {
    id: &'a str,
    kind: &'static str,
    level: Option<&'a str>,
    truth: &'static str,
    values: Vec<ValueShape<'a>>,
    cite: &'a str,
}

#[derive(Serialize)]
struct ValueShape<'a> {
    fact: &'a str,
    is: Option<&'a str>,
    needs: Option<&'a str>,
}

#[derive(Serialize)]
struct GroupShape<'a> {
    quota: &'a str,
    key: Key<'a>,
    members: u32,
    eligible: u32,
    base: u32,
    seats: Option<u64>,
    kept: u32,
    lowered: u32,
    referred: u32,
}

/// The values that form a group, by fact.
struct Key<'a>(&'a [(&'a str, String)]);

impl Serialize for Key<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(fact, value)| (fact, value)))
    }
}

fn group<'a>(class: &'a Class, one: &'a QuotaGroup<'a>) -> GroupShape<'a> {
    let group = &one.group;
    GroupShape {
        quota: &class.quotas[one.quota].id,
        key: Key(&group.key),
        members: group.members,
        eligible: group.eligible,
        base: group.base,
        seats: group.seats,
        kept: group.kept,
        lowered: group.lowered,
        referred: group.referred,
    }
}

#[derive(Serialize)]
struct MissShape<'a> {
    level: &'a str,
    changes: Vec<StepShape<'a>>,
    then: Option<String>,
    not_searched: Option<&'a str>,
}

#[derive(Serialize)]
struct StepShape<'a> {
    fact: &'a str,
    is: Option<&'a str>,
    needs: &'a str,
    cite: &'a str,
}

fn rule(rule: &RuleTrace) -> RuleShape<'_> {
    RuleShape {
        id: &rule.id,
        kind: rule.kind.as_str(),
        level: rule.level.as_deref(),
        truth: rule.truth.as_str(),
        values: rule.values.iter().map(value).collect(),
        cite: &rule.cite,
    }
}

fn value(value: &ValueRead) -> ValueShape<'_> {
    ValueShape { fact: &value.fact, is: value.is.as_deref(), needs: value.needs.as_deref() }
}

fn near_miss(miss: &NearMiss) -> MissShape<'_> {
    let then: Vec<String> = miss.then.iter().map(outlook).collect();
    MissShape {
        level: &miss.level,
        changes: miss.changes.iter().map(step).collect(),
        then: (!then.is_empty()).then(|| then.join("; ")),
        not_searched: miss.not_searched.as_deref(),
    }
}

fn step(step: &Step) -> StepShape<'_> {
    let (fact, is, cite) = (step.fact.as_str(), step.is.as_deref(), step.cite.as_str());
    StepShape { fact, is, needs: &step.needs, cite }
}

/// The sentence of the files: the same in every language.
fn outlook(then: &Outlook) -> String {
    format!("quota {}: {} of {} seats taken", then.quota, then.taken, then.seats)
}
