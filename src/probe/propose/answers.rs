//! What the engine makes of a situation, as what a case would expect.

use crate::decide::{Rulebook, Verdicts};
use crate::expect::Prepared;
use crate::model::{
    Case, Expectation, ExpectedGroup, Given, Outcome, Place, Verdict, Wanted, WantedValue, Written,
};
use std::sync::Arc;

/// A case of a class that expects what the engine says, to be confirmed; `None` if its subjects
/// cannot be decided.
pub(in crate::probe) fn answered(book: &Rulebook, class: usize, given: Given) -> Option<Case> {
    let is_group = matches!(given, Given::Group(_));
    let mut case = Case {
        name: String::new(),
        place: nowhere(),
        period: Some(book.regulation().periods.first),
        confirm: true,
        given,
        expect: Expectation::One(Vec::new()),
    };
    let expect = {
        let prepared = Prepared::of(book.regulation(), class, &case)?;
        let rows: Vec<(String, usize)> = prepared.rows().to_vec();
        prepared.decided(book, |verdicts| match rows.as_slice() {
            [(_, row)] if !is_group => Expectation::One(of_one(&verdicts.verdict(class, *row))),
            rows => Expectation::Group(of_group(verdicts, class, rows)),
        })?
    };
    case.expect = expect;
    Some(case)
}

/// Stands for a place: what is proposed is not written yet.
fn nowhere() -> Place {
    Place { file: Arc::from(""), start: 0, end: 0 }
}

fn written<T>(value: T) -> Written<T> {
    Written { value, place: nowhere() }
}

fn one(key: &str, value: &str) -> Wanted {
    Wanted { key: written(key.to_owned()), value: WantedValue::One(value.to_owned()) }
}

fn list(key: &str, items: Vec<String>) -> Wanted {
    Wanted { key: written(key.to_owned()), value: WantedValue::List(items) }
}

/// The keys of a verdict that a person can read off the text of the clauses.
fn of_one(verdict: &Verdict<'_>) -> Vec<Wanted> {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let mut wanted = vec![one("outcome", verdict.outcome.as_str())];
    match verdict.outcome {
        Outcome::Exempt => {
            wanted.push(one("exemption", verdict.exemption.unwrap_or_default()));
            wanted.push(one("review_due", &verdict.review_due.to_string()));
        }
        Outcome::Pending => wanted.push(list("missing", verdict.missing.clone())),
        Outcome::Rated | Outcome::Referred => {
            wanted.push(one("standard", verdict.standard.unwrap_or_default()));
            wanted.push(one("eligible", verdict.eligible.unwrap_or_default()));
            wanted.push(one("level", verdict.level.unwrap_or_default()));
            wanted.push(list("ceilings", ids(&verdict.ceilings)));
            wanted.push(one("quota", verdict.quota.unwrap_or_default()));
        }
    }
    wanted
}

/// Who keeps and who loses a seat, how many stand at each level, who is referred.
fn of_group(verdicts: Verdicts<'_>, class: usize, rows: &[(String, usize)]) -> ExpectedGroup {
    let mut group = ExpectedGroup::default();
    let levels = verdicts.regulation().outcome_scale().values.len();
    let mut counts = vec![0u64; levels];
    let mut referred = Vec::new();
    for (id, row) in rows {
        let verdict = verdicts.verdict(class, *row);
        if let Some(level) = verdicts.decisions().level(class, *row) {
            counts[usize::from(level)] += 1;
        }
        if verdict.outcome == Outcome::Referred {
            referred.push(id.clone());
        } else if verdict.quota.is_some()
            || verdict.level.is_some() && verdict.standard != verdict.level
        {
            let level = one("level", verdict.level.unwrap_or_default());
            let quota = one("quota", verdict.quota.unwrap_or_default());
            group.members.push((written(id.clone()), vec![level, quota]));
        }
    }
    let held = (0u8..).zip(counts).filter(|(_, count)| *count > 0);
    group.levels = held.map(|(code, count)| (written(code), count)).collect();
    group.levels.reverse();
    group.referred = Some(written(referred));
    group
}
