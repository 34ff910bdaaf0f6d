//! The year before: other submissions, or what a published report prints, and what changed since.
//!
//! Shares are exact; changes are differences of exact shares, in percentage points, rounded only
//! where they are shown. A report of the same year prints changes: the year before is then what
//! is left when the change is taken away.

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::model::{FactType, Place, Published, PublishedTable, Ratio, Regulation};
use crate::report::counts::{Counted, Cut, Material};

/// What the results are compared with.
#[derive(Debug)]
pub enum Previous {
    /// Other submissions.
    Material(Box<Material>),
    /// A published report.
    Published(Published),
}

/// What is known of a level the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// How many were at the level, and how many were rated; where counts are known.
    pub counts: Option<(u64, u64)>,
    /// The share in percent, exact.
    pub share: Ratio,
    /// What changed since, in percentage points, exact.
    pub change: Change,
}

impl Before {
    /// The share in hundredths of a percent, halves upwards.
    pub fn share_hundredths(&self) -> i128 {
        self.share.checked_mul(Ratio::whole(100)).map_or(0, Ratio::round_half_up)
    }
}

/// A change in percentage points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change(pub Ratio);

impl Change {
    /// In hundredths of a point, halves away from zero, so that a rise and a fall of the same
    /// size are printed alike.
    pub fn hundredths(self) -> i128 {
        let size = if self.0 < Ratio::ZERO { self.0.checked_neg() } else { Some(self.0) };
        let scaled = size.and_then(|size| size.checked_mul(Ratio::whole(100)));
        let rounded = scaled.map_or(0, Ratio::round_half_up);
        if self.0 < Ratio::ZERO { -rounded } else { rounded }
    }
}

impl Previous {
    /// The year that results of `period` are compared with.
    pub fn period(&self, period: i64) -> Option<i64> {
        match self {
            Previous::Material(material) => Some(material.returns().period),
            Previous::Published(published) if published.period == period => {
                let levels = published.tables.iter().flat_map(|table| &table.levels);
                let years = levels.flat_map(|level| level.changes.iter().map(|(year, _)| *year));
                years.filter(|year| *year < period).max()
            }
            Previous::Published(published) => Some(published.period),
        }
    }

    /// True if the subjects of the year before are invented.
    pub fn is_synthetic(&self) -> bool {
        matches!(self, Previous::Material(material) if material.returns().synthetic)
    }
}

impl Material {
    /// What is known of each level the year before, by code, of the same part of a class.
    pub fn before(
        &self,
        previous: &Previous,
        (class, cut): (usize, &Cut),
        now: &Counted,
    ) -> Vec<Option<Before>> {
        let regulation = self.regulation();
        let id = regulation.classes[class].id.as_str();
        let levels = (0u8..).zip(&regulation.outcome_scale().values);
        let levels = levels.map(|(code, level)| (level.id.as_str(), share(now.at(&[code]), now)));
        let of = |(level, now): (&str, Option<Ratio>)| match previous {
            Previous::Material(material) => material.as_before((id, cut), level, now?),
            Previous::Published(published) => {
                let table = table(published, id, cut)?;
                match published.period == self.returns.period {
                    true => printed_change(table, level, now?, previous.period(published.period)?),
                    false => counts_before(table.count(level), table.rated, now?),
                }
            }
        };
        levels.map(of).collect()
    }

    /// What these submissions say of a level, as the year before of others.
    fn as_before(&self, (class, cut): (&str, &Cut), level: &str, now: Ratio) -> Option<Before> {
        let class = self.regulation().class_index(class)?;
        let level = self.regulation().outcome_scale().code(level)?;
        let counted = self.counted(class, cut).ok()?;
        counts_before(counted.at(&[level]), counted.rated(), now)
    }
}

/// The share of a level in percent.
fn share(part: u64, of: &Counted) -> Option<Ratio> {
    percent(part, of.rated())
}

fn percent(part: u64, whole: u64) -> Option<Ratio> {
    Ratio::new(i128::from(part) * 100, i128::from(whole))
}

fn counts_before(count: u64, rated: u64, now: Ratio) -> Option<Before> {
    let share = percent(count, rated)?;
    let change = Change(now.checked_sub(share)?);
    Some(Before { counts: Some((count, rated)), share, change })
}

fn printed_change(table: &PublishedTable, level: &str, now: Ratio, year: i64) -> Option<Before> {
    let level = table.levels.iter().find(|known| known.level.value == level)?;
    let (_, digits) = level.changes.iter().find(|(known, _)| *known == year)?;
    let change = signed(digits)?;
    Some(Before { counts: None, share: now.checked_sub(change)?, change: Change(change) })
}

/// `+0,44` or `-1.3` as an exact number.
fn signed(digits: &str) -> Option<Ratio> {
    let digits = digits.trim().replace('\u{2212}', "-");
    Ratio::parse(digits.strip_prefix('+').unwrap_or(&digits))
}

/// The table of a report that counts a part of a class.
fn table<'p>(published: &'p Published, class: &str, cut: &Cut) -> Option<&'p PublishedTable> {
    let mut tables = published.tables.iter().filter(|table| {
        let facts = table.facts.iter().map(|(fact, value)| (&fact.value, Some(value)));
        let asked = |pair: (&String, Option<&String>)| {
            cut.iter().any(|(fact, value)| (fact, value.as_ref()) == pair)
        };
        table.class.value == class && table.facts.len() == cut.len() && facts.into_iter().all(asked)
    });
    // Of two tables that count the same, neither can be preferred: that was told.
    let first = tables.next();
    first.filter(|_| tables.next().is_none())
}

/// What keeps the tables of a published report from being compared with a regulation's classes,
/// each told where it is written in the report's file.
pub fn told_of(published: &Published, regulation: &Regulation, source: &Source) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut tell = |wrong: Diagnostic, place: &Place| {
        told.push(wrong.at(source.at(place.range())));
    };
    for (at, table) in published.tables.iter().enumerate() {
        let class = &table.class;
        let Some(number) = regulation.class_index(&class.value) else {
            let known = regulation.classes.iter().map(|class| class.id.as_str());
            let unknown = Diagnostic::error(Code::UnknownClass).arg("class", &class.value);
            tell(unknown.similar_to(&class.value, known), &class.place);
            continue;
        };
        for (fact, value) in &table.facts {
            if let Some(wrong) = wrong_fact(regulation, number, (&fact.value, value)) {
                tell(wrong, &fact.place);
            }
        }
        let same = |other: &&PublishedTable| subjects(other) == subjects(table);
        if let Some(first) = published.tables[..at].iter().find(same) {
            let twice = Diagnostic::warning(Code::DuplicateId).variant("table-facts");
            tell(twice.arg("id", &table.id).arg("first", &first.id), &table.place);
        }
        for level in &table.levels {
            for (_, digits) in level.changes.iter().filter(|(_, digits)| signed(digits).is_none()) {
                let wrong = Diagnostic::error(Code::WrongValue).variant("change");
                tell(wrong.arg("found", digits), &level.place);
            }
        }
    }
    told
}

/// Whom a table counts, so that it can be compared.
fn subjects(table: &PublishedTable) -> (&str, Vec<(&str, &str)>) {
    let facts = table.facts.iter().map(|(fact, value)| (fact.value.as_str(), value.as_str()));
    let mut facts: Vec<_> = facts.collect();
    facts.sort_unstable();
    (&table.class.value, facts)
}

/// What is wrong with a fact, or its value, by which a table says whom it counts.
fn wrong_fact(
    regulation: &Regulation,
    class: usize,
    (fact, value): (&str, &str),
) -> Option<Diagnostic> {
    let class = &regulation.classes[class];
    let Some(at) = class.fact_index(fact) else {
        let facts = class.facts.iter().map(|fact| fact.id.as_str());
        let unknown = Diagnostic::error(Code::UnknownFact).arg("name", fact);
        return Some(unknown.arg("class", &class.id).similar_to(fact, facts));
    };
    let FactType::Choice(values) = &class.facts[at].kind else { return None };
    let known: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
    (!known.contains(&value)).then(|| {
        let unknown = Diagnostic::error(Code::UnknownChoice).arg("choice", value).arg("fact", fact);
        unknown.arg("known", known.join(", ")).similar_to(value, known)
    })
}
