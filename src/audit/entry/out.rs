//! A recorded verdict object as a verdict again.

use crate::audit::canonical::Value;
use crate::model::{Basis, Departure, Outcome, Verdict};

const OUTCOMES: [Outcome; 4] =
    [Outcome::Rated, Outcome::Exempt, Outcome::Pending, Outcome::Referred];

/// Reads the object `out` of a verdict on a subject; `None` if it is not as this program writes it.
pub fn read_out<'v>(out: &'v Value<'_>, class: &'v str, id: &'v str) -> Option<Verdict<'v>> {
    let text = |key: &str| match out.get(key) {
        None => Some(None),
        Some(value) => Some(Some(value.text()?)),
    };
    let list = |key: &str| -> Option<Vec<&'v str>> {
        out.get(key)?.list()?.iter().map(|member| member.text()).collect()
    };
    let known = |key: &str, all: &[&'static str]| match text(key)? {
        None => Some(None),
        Some(word) => Some(Some(all.iter().position(|known| *known == word)?)),
    };
    let departures = Departure::ALL.map(Departure::as_str);
    let bases: Vec<&'static str> = Basis::ALL.iter().map(|basis| basis.as_str()).collect();
    let outcomes = OUTCOMES.map(Outcome::as_str);
    let Some(Value::Boolean(review_due)) = out.get("review_due") else { return None };
    Some(Verdict {
        class,
        id,
        outcome: OUTCOMES[known("outcome", &outcomes)??],
        level: text("level")?,
        standard: text("standard")?,
        eligible: text("eligible")?,
        decided: text("decided")?,
        departure: known("departure", &departures)?.map(|at| Departure::ALL[at]),
        exemption: text("exemption")?,
        review_due: *review_due,
        ceilings: list("ceilings")?,
        quota: text("quota")?,
        missing: list("missing")?.into_iter().map(str::to_owned).collect(),
        reasons: list("reasons")?,
        unmet: list("unmet")?,
        rests_on: known("rests_on", &bases)?.map(|at| Basis::ALL[at]),
    })
}
