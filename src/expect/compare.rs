//! What a case expects against what came out.

use crate::decide::Verdicts;
use crate::expect::situation::Situation;
use crate::model::{
    Basis, Case, Departure, Expectation, ExpectedGroup, Outcome, Place, Verdict, Wanted,
    WantedValue,
};

/// Something that came out otherwise. Texts are as files write them; lists joined by `, `.
pub(in crate::expect) struct Mismatch {
    /// The place of what was expected.
    pub(in crate::expect) place: Place,
    /// Which sentence tells it.
    pub(in crate::expect) variant: &'static str,
    /// The subject, where several are decided.
    pub(in crate::expect) subject: String,
    /// The key of the verdict, or the level that was counted.
    pub(in crate::expect) key: String,
    /// What was expected.
    pub(in crate::expect) expected: String,
    /// What came out.
    pub(in crate::expect) actual: String,
}

/// Everything that came out otherwise than expected.
pub(in crate::expect) fn compare(
    verdicts: Verdicts<'_>,
    situation: &Situation,
    case: &Case,
) -> Vec<Mismatch> {
    let class = situation.class;
    match &case.expect {
        Expectation::One(wanted) => {
            let rows = situation.rows.iter();
            rows.flat_map(|(_, row)| one(&verdicts.verdict(class, *row), wanted, "key")).collect()
        }
        Expectation::Group(group) => group_mismatches(verdicts, situation, group),
    }
}

fn group_mismatches(
    verdicts: Verdicts<'_>,
    situation: &Situation,
    group: &ExpectedGroup,
) -> Vec<Mismatch> {
    let rows = situation.rows.iter();
    let all: Vec<_> = rows.map(|(id, row)| (id, verdicts.verdict(situation.class, *row))).collect();
    let mut found = Vec::new();
    for (id, wanted) in &group.members {
        let verdict = all.iter().find(|(known, _)| **known == id.value);
        found.extend(verdict.into_iter().flat_map(|(_, verdict)| one(verdict, wanted, "member")));
    }
    for (level, count) in &group.levels {
        let scale = verdicts.regulation().outcome_scale();
        let id = scale.values[usize::from(level.value)].id.as_str();
        let actual = all.iter().filter(|(_, verdict)| verdict.level == Some(id)).count() as u64;
        if actual != *count {
            found.push(Mismatch {
                place: level.place.clone(),
                variant: "levels",
                subject: String::new(),
                key: id.to_owned(),
                expected: count.to_string(),
                actual: actual.to_string(),
            });
        }
    }
    found.extend(referred(&all, group));
    found
}

fn referred(all: &[(&String, Verdict<'_>)], group: &ExpectedGroup) -> Option<Mismatch> {
    let wanted = group.referred.as_ref()?;
    let is_referred = |(_, verdict): &&(&String, Verdict<'_>)| verdict.outcome == Outcome::Referred;
    let actual = all.iter().filter(is_referred).map(|(id, _)| (*id).clone());
    let (expected, actual) = (listed(wanted.value.clone()), listed(actual.collect()));
    (expected != actual).then(|| Mismatch {
        place: wanted.place.clone(),
        variant: "referred",
        subject: String::new(),
        key: "referred".to_owned(),
        expected,
        actual,
    })
}

/// The keys of one verdict that are not as wanted.
fn one(verdict: &Verdict<'_>, wanted: &[Wanted], variant: &'static str) -> Vec<Mismatch> {
    let mismatch = |wanted: &Wanted| {
        let expected = match &wanted.value {
            WantedValue::One(text) => text.clone(),
            WantedValue::List(items) => listed(items.clone()),
        };
        let actual = actual(verdict, &wanted.key.value);
        (expected != actual).then(|| Mismatch {
            place: wanted.key.place.clone(),
            variant: match variant {
                "member" if actual.is_empty() => "member-none",
                _ if actual.is_empty() => "key-none",
                _ => variant,
            },
            subject: verdict.id.to_owned(),
            key: wanted.key.value.clone(),
            expected,
            actual,
        })
    };
    wanted.iter().filter_map(mismatch).collect()
}

/// The value of a verdict's key, as files write it; empty for null.
fn actual(verdict: &Verdict<'_>, key: &str) -> String {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let ids = |ids: &[&str]| listed(ids.iter().map(|id| (*id).to_owned()).collect());
    match key {
        "outcome" => verdict.outcome.as_str().to_owned(),
        "level" => text(verdict.level),
        "standard" => text(verdict.standard),
        "eligible" => text(verdict.eligible),
        "decided" => text(verdict.decided),
        "departure" => text(verdict.departure.map(Departure::as_str)),
        "exemption" => text(verdict.exemption),
        "review_due" => verdict.review_due.to_string(),
        "ceilings" => ids(&verdict.ceilings),
        "quota" => text(verdict.quota),
        "missing" => listed(verdict.missing.clone()),
        "reasons" => ids(&verdict.reasons),
        "unmet" => ids(&verdict.unmet),
        "rests_on" => text(verdict.rests_on.map(Basis::as_str)),
        // INVARIANT (keys): loading refuses keys that no verdict has.
        _ => unreachable!("no verdict has the key {key}"),
    }
}

/// A list in one order, whatever order it was written in.
fn listed(mut items: Vec<String>) -> String {
    items.sort();
    items.join(", ")
}
