//! A form as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::decide::Group;
use crate::report::counts::{Before, Counted, Line, Previous, Reason};
use crate::report::forms::tables::{excess, to_lower};
use crate::report::forms::{ClassForm, Part};
use crate::report::share_hundredths;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A form.
#[derive(Serialize)]
pub(in crate::report) struct FormShape {
    class: String,
    form: Option<String>,
    decided: bool,
    rows: Vec<RowShape>,
    quotas: Vec<QuotaShape>,
}

#[derive(Serialize)]
struct RowShape {
    r#where: Pairs<Option<String>>,
    total: u64,
    rated: u64,
    exempt: Pairs<u64>,
    pending: u64,
    referred: u64,
    undecided: u64,
    levels: Pairs<u64>,
    shares: Pairs<String>,
    by_rules: Pairs<u64>,
    change: Option<Pairs<String>>,
}

#[derive(Serialize)]
struct QuotaShape {
    quota: String,
    groups: u64,
    over: Vec<GroupShape>,
}

/// A group of peers that exceeds a cap.
#[derive(Serialize)]
pub(in crate::report) struct GroupShape {
    key: Pairs<String>,
    members: u32,
    limited: u32,
    base: u32,
    cap: Option<u64>,
    excess: u64,
    to_lower: u64,
}

/// Values by name, as an object in the order given.
#[derive(Clone, Debug)]
pub(in crate::report) struct Pairs<V>(pub Vec<(String, V)>);

impl<V: Serialize> Serialize for Pairs<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// The shape of a form.
pub(in crate::report) fn shape(
    part: Part<'_>,
    form: &ClassForm,
    previous: Option<&Previous>,
) -> FormShape {
    let class = part.class();
    let quotas = class.quotas.iter().enumerate().map(|(number, quota)| {
        let groups = part.material.verdicts().groups(part.class, number);
        QuotaShape {
            quota: quota.id.clone(),
            groups: groups.len() as u64,
            over: groups.iter().filter(|group| group.over).map(group_shape).collect(),
        }
    });
    FormShape {
        class: class.id.clone(),
        form: form.number.clone(),
        decided: part.material.is_decided(part.class),
        quotas: quotas.collect(),
        rows: form.lines.iter().map(|line| row(part, line, previous)).collect(),
    }
}

/// The shape of a group.
pub(in crate::report) fn group_shape(group: &Group<'_>) -> GroupShape {
    let key = group.key.iter().map(|(fact, value)| ((*fact).to_owned(), value.clone()));
    GroupShape {
        key: Pairs(key.collect()),
        members: group.members,
        limited: group.decided_limited,
        base: group.decided_base,
        cap: group.decided_cap,
        excess: excess(group),
        to_lower: to_lower(group),
    }
}

fn row(part: Part<'_>, line: &Line, previous: Option<&Previous>) -> RowShape {
    let counted = &line.counted;
    let reason = |wanted: Reason| {
        let at = Reason::all(part.class()).iter().position(|reason| *reason == wanted);
        at.map_or(0, |at| counted.reasons[at])
    };
    let exempt = part.class().exemptions.iter().zip(&counted.reasons);
    let exempt = exempt.filter(|(_, count)| **count > 0);
    let before = previous
        .map(|previous| part.material.before(previous, (part.class, &line.cut), counted))
        .filter(|before| before.iter().any(Option::is_some));
    RowShape {
        r#where: Pairs(line.cut.clone()),
        total: counted.total,
        rated: counted.rated(),
        exempt: Pairs(exempt.map(|(rule, count)| (rule.id.clone(), *count)).collect()),
        pending: reason(Reason::Pending),
        referred: reason(Reason::Referred),
        undecided: reason(Reason::Undecided),
        levels: by_level(part, |code| Some(counted.at(&[code])).filter(|count| *count > 0)),
        shares: by_level(part, |code| share(counted, code)),
        by_rules: by_level(part, |code| {
            Some(counted.by_rules[usize::from(code)]).filter(|count| *count > 0)
        }),
        change: before.map(|before| by_level(part, |code| change(&before, code))),
    }
}

/// Something of each level that has it, best first.
fn by_level<V>(part: Part<'_>, of: impl Fn(u8) -> Option<V>) -> Pairs<V> {
    let levels = (0u8..).zip(&part.material.regulation().outcome_scale().values);
    let mut pairs: Vec<(String, V)> =
        levels.filter_map(|(code, level)| Some((level.id.clone(), of(code)?))).collect();
    pairs.reverse();
    Pairs(pairs)
}

/// The share of a level that somebody has, in percent.
fn share(counted: &Counted, code: u8) -> Option<String> {
    let count = counted.at(&[code]);
    let hundredths = share_hundredths(count, counted.rated()).filter(|_| count > 0)?;
    Some(written(i128::try_from(hundredths).ok()?))
}

fn change(before: &[Option<Before>], code: u8) -> Option<String> {
    let before = before[usize::from(code)].as_ref()?;
    Some(written(before.change.hundredths()))
}

/// Hundredths as files write them: `-1.30`.
fn written(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
