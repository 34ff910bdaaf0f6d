//! A reconciled report as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::decide::{OnTotals, assumed_for_totals};
use crate::reconcile::{
    CapCheck, Concluded, Figure, Finding, Impossible, PartsOf, Scope, Share, ShareOf, What,
};
use crate::report::json::line;
use crate::report::mistakes::Said;
use crate::report::reconciliation::{Reconciled, argument, figures, percent};
use crate::report::{Lang, Words};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    report: &'a str,
    period: i64,
    regulation: &'a str,
    fingerprint: String,
    readings: Vec<Option<&'a str>>,
    findings: Vec<Keys>,
    shares: Vec<Keys>,
    caps: Vec<Keys>,
    warnings: &'a [Said<'a>],
}

/// An object whose keys depend on what it is of, in their order.
#[derive(Default)]
struct Keys(Vec<(&'static str, Value)>);

impl Keys {
    fn and(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    fn with(mut self, keys: Keys) -> Self {
        self.0.extend(keys.0);
        self
    }
}

impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// The reconciliation as one line of JSON; sentences are in the language of the words.
pub fn json(words: Words, shown: &Reconciled<'_>) -> String {
    let result = shown.result;
    line(&Shape {
        format: 1,
        report: &shown.published.number,
        period: shown.published.period,
        regulation: &shown.regulation().id,
        fingerprint: shown.regulation().fingerprint().to_string(),
        readings: (0..shown.readings.len()).map(|reading| reading_id(shown, reading)).collect(),
        findings: result.findings.iter().map(|one| finding(words, shown, one)).collect(),
        shares: result.shares.iter().map(|one| share(shown, one)).collect(),
        caps: result.caps.iter().map(|check| cap(words, shown, check)).collect(),
        warnings: shown.warnings,
    })
}

/// The id of a reading; none for the regulation as it stands.
fn reading_id<'a>(shown: &Reconciled<'a>, reading: usize) -> Option<&'a str> {
    let applied = shown.readings[reading].regulation().amendments.first();
    applied.map(|applied| applied.id.as_str())
}

fn finding(words: Words, shown: &Reconciled<'_>, finding: &Finding) -> Keys {
    Keys::default()
        .and("code", finding.code())
        .and("table", shown.table(finding).map(|table| table.id.as_str()))
        .with(own(words, shown, &finding.what))
        .and("section", shown.section(finding))
        .and("file", &*finding.place.file)
        .and("line", shown.line(&finding.place))
        .and("message", figures::told(words, shown, finding))
}

/// The keys of a kind of finding.
fn own(words: Words, shown: &Reconciled<'_>, what: &What) -> Keys {
    let keys = Keys::default();
    let sum_title = |sum: usize| shown.published.sums[sum].vi.as_str();
    match what {
        What::Sum { of, stated, terms } => {
            keys.and("sum", of.as_str()).with(compared(*stated, terms.iter().sum::<u64>()))
        }
        What::Parts { of, stated, terms } => {
            let of = match of {
                PartsOf::Table(key) => key,
                PartsOf::Sum(sum) => sum_title(*sum),
            };
            keys.and("parts", of).with(compared(*stated, terms.iter().sum::<u64>()))
        }
        What::Elsewhere { sum, part, stated, same_as, there } => keys
            .and("parts", sum_title(*sum))
            .and("part", part.as_str())
            .and("same_as", same_as.as_str())
            .with(compared(*stated, *there)),
        What::Share(share) => {
            let nearest = share.nearest.map(|nearest| nearest.written(mark(&share.digits)));
            keys.with(share_of(&share.of))
                .with(compared(share.digits.as_str(), nearest))
                .and("count", share.count)
                .and("of", share.whole)
        }
        What::Change(impossible) => change(impossible),
        What::Names { level, stated, named, repeated } => keys
            .and("level", level.as_str())
            .with(compared(*stated, *named))
            .and("repeated", repeated.as_slice()),
        What::Cap(check) => match &check.concluded {
            Concluded::Exceeded(on) => of_check(words, shown, check).with(numbers(on)),
            _ => of_check(words, shown, check),
        },
    }
}

/// What is printed, and what should be.
fn compared(stated: impl Into<Value>, computed: impl Into<Value>) -> Keys {
    Keys::default().and("stated", stated).and("computed", computed)
}

/// The decimal mark that a figure is printed with.
fn mark(digits: &str) -> char {
    if digits.contains('.') { '.' } else { ',' }
}

fn share_of(of: &ShareOf) -> Keys {
    let keys = Keys::default();
    match of {
        ShareOf::Rated => keys.and("share", "rated"),
        ShareOf::NotRated => keys.and("share", "not-rated"),
        ShareOf::Reason(reason) => keys.and("share", "reason").and("reason", reason.as_str()),
        ShareOf::Level(level) => keys.and("share", "level").and("level", level.as_str()),
        ShareOf::Ratio(level, base) => {
            keys.and("share", "ratio").and("level", level.as_str()).and("over", base.as_str())
        }
    }
}

fn change(impossible: &Impossible) -> Keys {
    let of = |level: Option<&str>, year: i64| Keys::default().and("level", level).and("year", year);
    let written = |figure: &Figure| figure.written(',');
    match impossible {
        Impossible::Unreadable { level, year, digits } => {
            of(Some(level), *year).with(compared(digits.as_str(), Value::Null))
        }
        Impossible::Year { level, year } => {
            of(Some(level), *year).with(compared(Value::Null, Value::Null))
        }
        Impossible::Share { level, year, digits, implied } => {
            of(Some(level), *year).with(compared(digits.as_str(), written(implied)))
        }
        Impossible::Whole { year, implied, sum } => {
            of(None, *year).with(compared(written(sum), written(implied)))
        }
    }
}

fn share(shown: &Reconciled<'_>, share: &Share) -> Keys {
    Keys::default()
        .and("table", shown.published.tables[share.table].id.as_str())
        .with(share_of(&share.of))
        .and("printed", share.digits.as_str())
        .and("count", share.count)
        .and("of", share.whole)
        .and("as", share.printed_as.as_str())
        .and("line", shown.line(&share.place))
}

fn of_check(words: Words, shown: &Reconciled<'_>, check: &CapCheck) -> Keys {
    let quota = check.declared(shown.readings);
    let assumed = quota.map(|quota| assumed_for_totals(quota).collect::<Vec<_>>());
    Keys::default()
        .and("class", shown.regulation().classes[check.class].id.as_str())
        .and("quota", check.quota.as_str())
        .and("reading", reading_id(shown, check.reading))
        .and("reading_title", argument::reading(words, shown.readings[check.reading]))
        .and("unlisted", check.unlisted)
        .and("assumed", assumed.unwrap_or_default())
}

fn numbers(on: &OnTotals) -> Keys {
    compared(on.eligible, on.seats)
        .and("share", percent(Lang::En, on.share))
        .and("base", on.base)
        .and("excess", on.excess())
        .and("basis", on.basis.as_str())
}

fn cap(words: Words, shown: &Reconciled<'_>, check: &CapCheck) -> Keys {
    let tables = match &check.scope {
        Scope::Table(at) => std::slice::from_ref(at),
        Scope::Together(tables) => tables,
    };
    let ids: Vec<&str> = tables.iter().map(|at| shown.published.tables[*at].id.as_str()).collect();
    let keys = Keys::default().and("tables", ids).with(of_check(words, shown, check));
    match &check.concluded {
        Concluded::Exceeded(on) => keys.and("concluded", "exceeded").with(numbers(on)),
        Concluded::Within(on) => keys.and("concluded", "within").with(numbers(on)),
        Concluded::Rounding(on) => {
            keys.and("concluded", "open").and("why", "rounding").with(numbers(on))
        }
        Concluded::Open(why) => keys.and("concluded", "open").and("why", why.as_str()),
    }
}
