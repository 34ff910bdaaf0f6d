//! A population from a published report and a plan.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Meeting, PlanTable, Published, Regulation, SynthesisPlan, Title};
use crate::simulate::dice::{Dice, largest_remainder, two_way};
use crate::simulate::facts;
use crate::simulate::place;
use std::collections::BTreeSet;

/// Tries that are made before a plan is called impossible: each draws anew.
const TRIES: u64 = 20;

/// A synthetic population as the cells of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synthetic {
    /// The rating year.
    pub period: i64,
    /// The regulation it is made for.
    pub regulation: String,
    /// Where the subjects are.
    pub locality: Title,
    /// What the submissions say of their origin.
    pub source: Title,
    /// A table a class that has subjects, in the regulation's order.
    pub tables: Vec<SyntheticTable>,
}

/// The subjects of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntheticTable {
    /// The class.
    pub class: String,
    /// `id`, the facts in use, `decided`.
    pub header: Vec<String>,
    /// Cells in the order of the header; empty where unknown.
    pub rows: Vec<Vec<String>>,
}

/// A subject being made.
#[derive(Clone, Debug, Default)]
pub struct Made {
    pub id: String,
    /// The level that was decided; `None` where none was.
    pub level: Option<String>,
    /// The profile whose facts it gets: a level, or a reason for having none.
    pub profile: String,
    /// Cells by fact.
    pub cells: Vec<Option<String>>,
    pub decided: bool,
}

/// The subjects of one table of the plan.
pub struct MadeTable<'a> {
    pub plan: &'a PlanTable,
    pub subjects: Vec<Made>,
}

/// Makes a population that reproduces the published totals.
///
/// # Errors
/// `plan-impossible` with the table and the reason, where totals and plan contradict each other
/// or no draw met the plan's limits.
pub fn synthesize(
    published: &Published,
    plan: &SynthesisPlan,
    regulation: &Regulation,
    seed: u64,
) -> Result<Synthetic, Vec<Diagnostic>> {
    let wrong = contradictions(published, plan);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut last = Vec::new();
    for stream in 0..TRIES {
        let mut dice = Dice::new(seed, stream);
        match make(published, plan, regulation, &mut dice) {
            Ok(tables) => return Ok(finish(published, plan, regulation, &tables)),
            Err(diagnostic) => last = vec![*diagnostic],
        }
    }
    Err(last)
}

/// Where the plan's numbers are not those of the report.
pub(in crate::simulate) fn contradictions(
    published: &Published,
    plan: &SynthesisPlan,
) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    for table in &published.tables {
        let parts: Vec<_> = plan
            .tables
            .iter()
            .filter(|part| part.published.as_ref().is_some_and(|id| id.value == table.id))
            .collect();
        if parts.is_empty() {
            wrong.push(impossible(&table.id, "no-table"));
            continue;
        }
        let made = |level: &str| -> u64 {
            parts.iter().map(|part| level_count(published, part, level)).sum()
        };
        for level in &table.levels {
            let (stated, made) = (level.count, made(&level.level.value));
            if stated != made {
                let diagnostic = impossible(&table.id, "level").arg("level", &level.level.value);
                wrong.push(diagnostic.arg("stated", stated).arg("made", made));
            }
        }
        let without: u64 = parts.iter().flat_map(|part| &part.without).map(|(_, n)| n).sum();
        let levels: u64 = table.levels.iter().map(|level| made(&level.level.value)).sum();
        let (stated, made) = (table.total.unwrap_or(table.rated), levels + without);
        if stated != made {
            let diagnostic = impossible(&table.id, "total");
            wrong.push(diagnostic.arg("stated", stated).arg("made", made));
        }
    }
    wrong
}

/// A diagnostic that names the table of the plan or report.
pub fn impossible(table: &str, variant: &'static str) -> Diagnostic {
    Diagnostic::error(Code::PlanImpossible).variant(variant).arg("table", table)
}

/// How many subjects of a level a table of the plan makes.
pub fn level_count(published: &Published, table: &PlanTable, level: &str) -> u64 {
    if let Some((_, count)) = table.levels.iter().find(|(known, _)| known == level) {
        return *count;
    }
    let source = table.published.as_ref().filter(|_| table.levels.is_empty());
    source.and_then(|id| published.table(&id.value)).map_or(0, |table| table.count(level))
}

fn make<'a>(
    published: &Published,
    plan: &'a SynthesisPlan,
    regulation: &Regulation,
    dice: &mut Dice,
) -> Result<Vec<MadeTable<'a>>, Box<Diagnostic>> {
    let mut made: Vec<MadeTable> = Vec::new();
    for table in &plan.tables {
        let kinds = kinds(published, regulation, table);
        let mut subjects = match &table.under {
            Some(under) => {
                let places = place::Places { regulation, table, under, made: &made, kinds: &kinds };
                places.place(dice)?
            }
            None => spread(plan, regulation, table, &kinds),
        };
        dice.shuffle(&mut subjects);
        name(table, &mut subjects);
        meet(table, &mut subjects, |_| true);
        facts::fill(table, &mut subjects, dice)?;
        link(table, &made, regulation, &mut subjects);
        made.push(MadeTable { plan: table, subjects });
    }
    Ok(made)
}

/// What kinds of subjects a table makes and how many: levels worst first, then those without.
pub struct Kind {
    pub level: Option<String>,
    pub profile: String,
    pub count: u64,
}

pub(in crate::simulate) fn kinds(
    published: &Published,
    regulation: &Regulation,
    table: &PlanTable,
) -> Vec<Kind> {
    let levels = regulation.outcome_scale().values.iter().map(|value| Kind {
        level: Some(value.id.clone()),
        profile: value.id.clone(),
        count: level_count(published, table, &value.id),
    });
    let without = table.without.iter().map(|(profile, count)| Kind {
        level: None,
        profile: profile.clone(),
        count: *count,
    });
    levels.chain(without).collect()
}

/// A subject with nothing but what it is to become.
pub fn blank(regulation: &Regulation, table: &PlanTable, kind: &Kind) -> Made {
    Made {
        id: String::new(),
        level: kind.level.clone(),
        profile: kind.profile.clone(),
        cells: vec![None; regulation.classes[table.class].facts.len()],
        decided: kind.level.is_some(),
    }
}

/// Spreads each kind over the product of the table's lists, each list's totals kept.
fn spread(
    plan: &SynthesisPlan,
    regulation: &Regulation,
    table: &PlanTable,
    kinds: &[Kind],
) -> Vec<Made> {
    let total: u64 = kinds.iter().map(|kind| kind.count).sum();
    let mut places: Vec<(u64, Vec<(usize, String)>)> = vec![(total, Vec::new())];
    for (fact, list) in &table.spread {
        let Some(list) = plan.lists.iter().find(|known| known.id == *list) else { continue };
        let weights: Vec<u64> = list.items.iter().map(|(_, weight)| *weight).collect();
        let totals: Vec<u64> = places.iter().map(|(count, _)| *count).collect();
        let parts = two_way(&totals, &largest_remainder(total, &weights));
        let split = places.iter().zip(parts).flat_map(|((_, cells), parts)| {
            parts.into_iter().zip(&list.items).map(move |(part, (value, _))| {
                let cell = (*fact, value.clone());
                (part, cells.iter().cloned().chain([cell]).collect())
            })
        });
        places = split.collect();
    }
    let totals: Vec<u64> = places.iter().map(|(count, _)| *count).collect();
    let counts: Vec<u64> = kinds.iter().map(|kind| kind.count).collect();
    let mut subjects = Vec::new();
    for (kind, parts) in kinds.iter().zip(two_way(&counts, &totals)) {
        for (part, (_, cells)) in parts.iter().zip(&places) {
            for _ in 0..*part {
                let mut subject = blank(regulation, table, kind);
                for (fact, value) in cells {
                    subject.cells[*fact] = Some(value.clone());
                }
                subjects.push(subject);
            }
        }
    }
    subjects
}

/// Gives every subject its id.
pub(in crate::simulate) fn name(table: &PlanTable, subjects: &mut [Made]) {
    let width = subjects.len().to_string().len();
    for (at, subject) in (1..).zip(subjects) {
        subject.id = format!("{}{at:0width$}", table.prefix);
    }
}

/// Gives some subjects of a level the facts of another, as far as a meeting is wanted.
pub(in crate::simulate) fn meet(
    table: &PlanTable,
    subjects: &mut [Made],
    is_wanted: impl Fn(&Meeting) -> bool,
) {
    for meeting in table.meeting.iter().filter(|meeting| is_wanted(meeting)) {
        let of_level = subjects
            .iter_mut()
            .filter(|subject| subject.level.as_deref() == Some(&meeting.decided));
        let count = usize::try_from(meeting.count).unwrap_or(usize::MAX);
        for subject in of_level.take(count) {
            subject.profile.clone_from(&meeting.profile);
        }
    }
}

/// Links subjects to others that were decided at the same level or better, each other one once;
/// those of the worst level are served first, since few suit them.
pub(in crate::simulate) fn link(
    table: &PlanTable,
    made: &[MadeTable],
    regulation: &Regulation,
    subjects: &mut [Made],
) {
    let rank = |level: &Option<String>| {
        level.as_ref().and_then(|level| regulation.outcome_scale().code(level))
    };
    let ranks: Vec<Option<u8>> = subjects.iter().map(|subject| rank(&subject.level)).collect();
    for link in &table.links {
        let Some(other) = made.iter().find(|other| other.plan.id == link.to.value) else {
            continue;
        };
        let decided = other.subjects.iter().filter(|subject| subject.decided);
        let mut others: Vec<(&Made, Option<u8>)> =
            decided.map(|subject| (subject, rank(&subject.level))).collect();
        others.sort_by_key(|(_, rank)| *rank);
        let mut left = link.most;
        for (target, most) in others {
            let suits = |(subject, rank): &(&mut Made, &Option<u8>)| {
                subject.cells[link.fact].is_none() && subject.decided && **rank <= most
            };
            let free = subjects.iter_mut().zip(&ranks).filter(suits);
            let best = free.max_by_key(|(_, rank)| **rank);
            let Some((subject, _)) = best.filter(|_| left > 0) else { continue };
            subject.cells[link.fact] = Some(target.id.clone());
            for (fact, value) in &link.set {
                subject.cells[*fact] = Some(value.clone());
            }
            left -= 1;
        }
    }
}

fn finish(
    published: &Published,
    plan: &SynthesisPlan,
    regulation: &Regulation,
    made: &[MadeTable],
) -> Synthetic {
    let mut tables = Vec::new();
    for (at, class) in regulation.classes.iter().enumerate() {
        let of_class = made.iter().filter(|table| table.plan.class == at);
        let subjects: Vec<&Made> = of_class.flat_map(|table| &table.subjects).collect();
        if subjects.is_empty() {
            continue;
        }
        let used: BTreeSet<usize> = (0..class.facts.len())
            .filter(|fact| subjects.iter().any(|subject| subject.cells[*fact].is_some()))
            .collect();
        let facts = used.iter().map(|fact| class.facts[*fact].id.clone());
        let header = ["id".to_owned()].into_iter().chain(facts).chain(["decided".to_owned()]);
        let rows = subjects.iter().map(|subject| {
            let cells = used.iter().map(|fact| subject.cells[*fact].clone().unwrap_or_default());
            let decided = subject.level.clone().filter(|_| subject.decided).unwrap_or_default();
            [subject.id.clone()].into_iter().chain(cells).chain([decided]).collect()
        });
        let (header, rows) = (header.collect(), rows.collect());
        tables.push(SyntheticTable { class: class.id.clone(), header, rows });
    }
    Synthetic {
        period: published.period,
        regulation: plan.regulation.value.clone(),
        locality: plan.locality.clone(),
        source: plan.source.clone(),
        tables,
    }
}
