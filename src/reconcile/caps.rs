//! Do totals alone prove that a quota was broken in some group?
//!
//! What is proved holds for every way of making groups, as long as the subjects of one table are
//! compared with each other only. Where several tables are of one class, they are also held
//! against the quota together, which needs no such condition. Start reading at [`checks`].

use crate::decide::{OnTotals, Open, Rulebook};
use crate::model::{Published, PublishedTable, Quota};
use crate::reconcile::finding::{Finding, What};

/// One quota against one table, or all tables of its class, under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapCheck {
    /// What it is held against.
    pub scope: Scope,
    /// The class, by place in the regulation.
    pub class: usize,
    /// The quota, by id.
    pub quota: String,
    /// The reading, by place in the list of readings.
    pub reading: usize,
    /// Subjects said to be rated whose level is not printed; counted as is best for the quota.
    pub unlisted: u64,
    /// What follows.
    pub concluded: Concluded,
}

/// Whose totals are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of one table, by place in the report.
    Table(usize),
    /// Those of all tables of the class together.
    Together(Vec<usize>),
}

/// What follows from totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concluded {
    /// At least one group has too many, whatever the groups are.
    Exceeded(OnTotals),
    /// More than the share of the whole, but rounding in many groups could have given the seats.
    Rounding(OnTotals),
    /// Not more than the share of the whole; single groups may still have too many.
    Within(OnTotals),
    /// Nothing.
    Open(Open),
}

impl CapCheck {
    /// The quota as its reading has it.
    pub fn declared<'a>(&self, readings: &[&'a Rulebook]) -> Option<&'a Quota> {
        let class = &readings.get(self.reading)?.regulation().classes[self.class];
        class.quotas.iter().find(|quota| quota.id == self.quota)
    }

    /// True if the quota makes one group of all its subjects, so that tables say nothing alone.
    fn is_one_group(&self, readings: &[&Rulebook]) -> bool {
        self.declared(readings).is_some_and(|quota| quota.per.is_empty())
    }

    /// What does not hold: of a table, or of a class that is one group.
    pub(in crate::reconcile) fn finding(
        &self,
        published: &Published,
        readings: &[&Rulebook],
    ) -> Option<Finding> {
        if !matches!(self.concluded, Concluded::Exceeded(_)) {
            return None;
        }
        let (table, at) = match &self.scope {
            Scope::Table(at) => (Some(*at), *at),
            Scope::Together(tables) if self.is_one_group(readings) => (None, *tables.first()?),
            Scope::Together(_) => return None,
        };
        let quota = self.declared(readings)?;
        let printed = &published.tables[at];
        let scale = readings[self.reading].regulation().outcome_scale();
        let is_limited = |level: &str| scale.code(level).is_some_and(|c| quota.limits.contains(&c));
        let level = printed.levels.iter().find(|level| is_limited(&level.level.value));
        let place = level.map_or(&printed.place, |level| &level.place).clone();
        Some(Finding { table, place, what: What::Cap(self.clone()) })
    }
}

/// Every quota against every table of its class, and against all of them together where there are
/// several: table by table, reading by reading.
pub(in crate::reconcile) fn checks(published: &Published, readings: &[&Rulebook]) -> Vec<CapCheck> {
    let mut all = Vec::new();
    for at in 0..published.tables.len() {
        for reading in 0..readings.len() {
            all.extend(of_scope(published, readings, (Scope::Table(at), reading)));
        }
    }
    let classes = readings.first().map_or(0, |book| book.regulation().classes.len());
    for class in 0..classes {
        for reading in 0..readings.len() {
            let id = &readings[reading].regulation().classes[class].id;
            let tables = published.tables.iter().enumerate();
            let tables = tables.filter(|(_, table)| table.class.value == *id).map(|(at, _)| at);
            let tables: Vec<usize> = tables.collect();
            if tables.len() > 1 {
                all.extend(of_scope(published, readings, (Scope::Together(tables), reading)));
            }
        }
    }
    all
}

/// Every quota of a class against some of its tables. A table says nothing alone of a quota that
/// makes one group of the whole class, where it is not the only one.
fn of_scope(
    published: &Published,
    readings: &[&Rulebook],
    (scope, reading): (Scope, usize),
) -> Vec<CapCheck> {
    let book = readings[reading];
    let (tables, is_part) = match &scope {
        Scope::Together(tables) => (tables.clone(), false),
        Scope::Table(at) => {
            let class = &published.tables[*at].class.value;
            let is_kin = |table: &&PublishedTable| table.class.value == *class;
            (vec![*at], published.tables.iter().filter(is_kin).count() > 1)
        }
    };
    let class = tables.first().map(|at| &published.tables[*at].class.value);
    let Some(class) = class.and_then(|class| book.regulation().class_index(class)) else {
        return Vec::new();
    };
    let counted = Counted::of(book, tables.iter().map(|at| &published.tables[*at]));
    let quotas = book.regulation().classes[class].quotas.iter().enumerate();
    let quotas = quotas.filter(|(_, quota)| !(is_part && quota.per.is_empty()));
    let check = |(at, quota): (usize, &Quota)| CapCheck {
        scope: scope.clone(),
        class,
        quota: quota.id.clone(),
        reading,
        unlisted: counted.unlisted,
        concluded: counted.concluded(book, (class, at), published.period),
    };
    quotas.map(check).collect()
}

/// Rated subjects by level, worst first, and those whose level is not printed.
struct Counted {
    by_level: Vec<u64>,
    unlisted: u64,
}

impl Counted {
    fn of<'a>(book: &Rulebook, tables: impl Iterator<Item = &'a PublishedTable>) -> Self {
        let scale = book.regulation().outcome_scale();
        let mut counted = Counted { by_level: vec![0; scale.values.len()], unlisted: 0 };
        for table in tables {
            let mut listed = 0;
            for level in &table.levels {
                if let Some(code) = scale.code(&level.level.value) {
                    counted.by_level[usize::from(code)] += level.count;
                    listed += level.count;
                }
            }
            counted.unlisted += table.rated.saturating_sub(listed);
        }
        counted
    }

    fn concluded(&self, book: &Rulebook, quota: (usize, usize), period: i64) -> Concluded {
        let mut best: Option<OnTotals> = None;
        for by_level in self.possible() {
            let Some(by_level) = by_level else { return Concluded::Open(Open::TooGreat) };
            match book.on_totals(quota, period, &by_level) {
                Ok(on) if best.as_ref().is_none_or(|best| is_better(&on, best)) => best = Some(on),
                Ok(_) => {}
                Err(open) => return Concluded::Open(open),
            }
        }
        match best {
            None => Concluded::Open(Open::TooGreat),
            Some(on) if on.is_exceeded() => Concluded::Exceeded(on),
            Some(on) if on.eligible > on.seats_of_one => Concluded::Rounding(on),
            Some(on) => Concluded::Within(on),
        }
    }

    /// The levels as they may be: those not printed at one level or another. That they may be at
    /// several levels at once is never better for the quota than the best of these.
    fn possible(&self) -> impl Iterator<Item = Option<Vec<u32>>> {
        let places = if self.unlisted == 0 { 1 } else { self.by_level.len() };
        (0..places).map(|at| {
            let number = |(level, count): (usize, &u64)| {
                let added = if level == at { self.unlisted } else { 0 };
                u32::try_from(count + added).ok()
            };
            self.by_level.iter().enumerate().map(number).collect()
        })
    }
}

/// True if the quota is kept better: fewer beyond it, then fewer who need a seat, then more seats.
fn is_better(on: &OnTotals, best: &OnTotals) -> bool {
    let rank =
        |on: &OnTotals| (on.excess(), on.eligible, u64::MAX - on.seats_of_one, u64::MAX - on.base);
    rank(on) < rank(best)
}
