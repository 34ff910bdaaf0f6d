//! A cell of the fact space made a population of one subject, with the children and others that
//! it needs, and decided by the real evaluator.
//!
//! Whatever is shown as an example of a difference goes through here first.

use crate::check::children::children;
use crate::check::example::{Cell, OTHER_TEXT};
use crate::check::space::{Key, Region, Side, Space, fact_of};
use crate::check::standard::{EXEMPT, PENDING};
use crate::decide::{Options, Rulebook, decide};
use crate::model::{FactType, Outcome, Population, Regulation, TableBuilder};
use std::collections::BTreeMap;

/// The id of the subject that is decided.
const ID: &str = "subject";

/// A row to be made: what is put into which fact, and the level it is known to have.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct Row {
    pub id: String,
    pub class: usize,
    pub cells: Vec<(usize, Held)>,
    pub rating: Option<u8>,
}

/// A value to be put.
#[derive(Clone, Debug)]
pub(in crate::check) enum Held {
    Code(u8),
    Number(i64),
    Text(String),
}

/// What the evaluator says of a cell before any quota: a level, [`PENDING`] or [`EXEMPT`] and the
/// place of the exemption. `None` where no such subject can be made.
pub(in crate::check) fn decided(
    book: &Rulebook,
    space: &Space<'_>,
    side: usize,
    cell: &Cell,
) -> Option<u32> {
    let rows = rows(space, side, cell)?;
    let of = space.sides[side];
    let population = population(of.regulation, space.period, &rows)?;
    let decisions = decide(book, &population, Options { use_decided: true }).ok()?;
    // Others must have come out as the cell says.
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for row in &rows {
        let at = seen.entry(row.class).or_default();
        if row.id != ID && decisions.rating(row.class, *at) != row.rating {
            return None;
        }
        *at += 1;
    }
    let place = rows.iter().filter(|row| row.class == of.class).position(|row| row.id == ID)?;
    match decisions.outcome(of.class, place) {
        Outcome::Pending => Some(PENDING),
        Outcome::Exempt => {
            let verdict = decisions.verdicts(book, &population).verdict(of.class, place);
            let rules = &of.regulation.classes[of.class].exemptions;
            let at = rules.iter().position(|rule| Some(rule.id.as_str()) == verdict.exemption)?;
            Some(EXEMPT + u32::try_from(at).ok()?)
        }
        Outcome::Rated | Outcome::Referred => decisions.eligible(of.class, place).map(u32::from),
    }
}

/// Everybody that a cell speaks of, the subject first.
fn rows(space: &Space<'_>, side: usize, cell: &Cell) -> Option<Vec<Row>> {
    let mut rows: Vec<Row> = people(space, side, cell)?.into_values().collect();
    rows.extend(children(space, side, cell, ID)?);
    Some(rows)
}

/// The subject of a cell and those it names, by the way to them.
pub(in crate::check) fn people(
    space: &Space<'_>,
    side: usize,
    cell: &Cell,
) -> Option<BTreeMap<Vec<String>, Row>> {
    let of = space.sides[side];
    let mut people: BTreeMap<Vec<String>, Row> = BTreeMap::new();
    people.insert(Vec::new(), Row { id: ID.to_owned(), class: of.class, ..Row::default() });
    let meant = |at: &usize| space.variables[*at].side.is_none_or(|only| only == side);
    for at in (0..space.variables.len()).filter(meant) {
        let variable = &space.variables[at];
        let region = &variable.regions[cell[at]];
        match &variable.key {
            Key::Fact(way) => {
                if let Some((subject, held)) = fact(of, way, (region, variable.places))? {
                    let person = person(&mut people, of, subject)?;
                    let class = &of.regulation.classes[person.class];
                    if let Some(held) = held {
                        person.cells.push((class.fact_index(way.last()?)?, held));
                    }
                }
            }
            Key::Rating(way) => {
                if let Region::Value(level) = region {
                    let code = of.regulation.outcome_scale().code(level)?;
                    person(&mut people, of, way)?.rating = Some(code);
                }
            }
            // Two numbers of some order are not looked for: such a cell cannot be made.
            Key::Order(..) => return None,
            // What cannot be looked into is seen by what the evaluator makes of it.
            Key::Opaque(_) | Key::Children(..) => {}
        }
    }
    Some(people)
}

type Placed<'w> = Option<(&'w [String], Option<Held>)>;

/// What a region puts into a fact: whose, and what. The outer `None` is a value that this side
/// cannot hold.
fn fact<'w>(
    of: Side<'_>,
    way: &'w [String],
    (region, places): (&Region, u8),
) -> Option<Placed<'w>> {
    let subject = &way[..way.len() - 1];
    let Some(declared) = fact_of(of, way) else { return Some(None) };
    let held = match (region, &declared.kind) {
        (Region::Unknown, _) => return Some(None),
        (Region::Known, FactType::Subject { .. }) => {
            // The subject itself is made, and named, by its way.
            return Some(Some((way, None)));
        }
        (Region::Value(name), FactType::Boolean { .. }) => Held::Code(u8::from(name == "true")),
        (Region::Value(name), FactType::Scale { scale }) => {
            Held::Code(of.regulation.scales[*scale].code(name)?)
        }
        (Region::Value(name), FactType::Choice(values)) => {
            let at = values.iter().position(|value| value.id == *name)?;
            Held::Code(u8::try_from(at).ok()?)
        }
        (Region::Numbers(..), kind) => {
            let own = match kind {
                FactType::Decimal { places } => *places,
                _ => 0,
            };
            let unit = 10i64.checked_pow(u32::from(own.checked_sub(places)?))?;
            Held::Number(region.number()?.checked_mul(unit)?)
        }
        (Region::Text(text), _) => Held::Text(text.to_string()),
        (Region::OtherText | Region::Known, _) => Held::Text(OTHER_TEXT.to_owned()),
        _ => return None,
    };
    Some(Some((subject, Some(held))))
}

/// The subject that a way leads to, made if it is not there yet, and whoever is on the way.
fn person<'p>(
    people: &'p mut BTreeMap<Vec<String>, Row>,
    of: Side<'_>,
    way: &[String],
) -> Option<&'p mut Row> {
    for length in 1..=way.len() {
        let (to, from) = (&way[..length], &way[..length - 1]);
        if people.contains_key(to) {
            continue;
        }
        let FactType::Subject { class } = fact_of(of, to)?.kind else { return None };
        let id = to.join(".");
        let holder = people.get_mut(from)?;
        let fact = of.regulation.classes[holder.class].fact_index(to.last()?)?;
        holder.cells.push((fact, Held::Text(id.clone())));
        people.insert(to.to_vec(), Row { id, class, ..Row::default() });
    }
    people.get_mut(way)
}

fn population(regulation: &Regulation, period: i64, rows: &[Row]) -> Option<Population> {
    let mut tables: Vec<TableBuilder> = regulation.classes.iter().map(TableBuilder::new).collect();
    for row in rows {
        let table = &mut tables[row.class];
        table.start_row(&row.id);
        for (fact, held) in &row.cells {
            match held {
                Held::Code(code) => table.put_code(*fact, *code),
                Held::Number(number) => table.put_number(*fact, *number),
                Held::Text(text) => table.put_text(*fact, text),
            }
        }
        if let Some(code) = row.rating {
            table.put_decided(code);
        }
    }
    Population::finish(regulation, period, tables).ok()
}
