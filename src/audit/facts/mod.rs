//! A population as parts of a trail, and back: what was known of each subject, and who it is.
//!
//! Subjects are numbered in the order of the verdicts' table (classes in the regulation's order,
//! then ids by bytes), so that the numbers do not depend on the order of the input. Facts refer to
//! other subjects by these numbers and name nobody. Start at [`Roll`], then [`recall`].

mod number;
mod recall;
#[cfg(test)]
mod tests;
mod value;

pub use recall::{Misfit, Naming, RecallError, Recalled, recall};

use crate::audit::canonical::{Canonical, Fault};
use crate::audit::facts::value::write_value;
use crate::audit::trail::Body;
use crate::model::{Class, Column, Population, Regulation, Table, Texts};
use std::collections::BTreeMap;

/// A subject with a text that no part can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unrecordable {
    /// Its class.
    pub class: usize,
    /// Its row.
    pub row: usize,
    /// Why.
    pub fault: Fault,
}

/// The subjects of a population in the order of their numbers.
#[derive(Debug)]
pub struct Roll<'a> {
    regulation: &'a Regulation,
    population: &'a Population,
    /// The first number of each class, and at the end the count.
    starts: Vec<u64>,
    /// Rows of each class in the order of ids.
    rows: Vec<Vec<u32>>,
    /// Place of each row of each class in that order.
    places: Vec<Vec<u32>>,
    /// Facts of each class sorted by id.
    facts: Vec<Vec<usize>>,
}

impl<'a> Roll<'a> {
    /// Numbers the subjects of a population of the regulation.
    pub fn of(regulation: &'a Regulation, population: &'a Population) -> Self {
        let rows: Vec<Vec<u32>> =
            population.tables.iter().map(|table| table.ids.sorted()).collect();
        let places = rows.iter().map(|rows| {
            let mut places = vec![0; rows.len()];
            (0u32..).zip(rows).for_each(|(place, row)| places[*row as usize] = place);
            places
        });
        let mut starts = vec![0];
        for rows in &rows {
            starts.push(starts[starts.len() - 1] + rows.len() as u64);
        }
        let facts = regulation.classes.iter().map(sorted_facts);
        let (places, facts) = (places.collect(), facts.collect());
        Roll { regulation, population, starts, rows, places, facts }
    }

    /// The first subject with a text that no part can hold.
    pub fn unrecordable(&self) -> Option<Unrecordable> {
        let tables = self.population.tables.iter().enumerate();
        tables.into_iter().find_map(|(class, table)| {
            let row = |(row, fault)| Unrecordable { class, row, fault };
            let id = table.ids.iter().enumerate().find_map(|(row, id)| Some((row, fault(id)?)));
            let texts = table.columns.iter().filter_map(|column| match column {
                Column::Texts(texts) => Some(texts),
                _ => None,
            });
            id.or_else(|| texts.into_iter().find_map(faulty_row)).map(row)
        })
    }

    /// How many subjects there are.
    pub fn count(&self) -> u64 {
        self.starts[self.starts.len() - 1]
    }

    /// The number of a subject.
    pub fn item(&self, class: usize, row: usize) -> u64 {
        self.starts[class] + u64::from(self.places[class][row])
    }

    /// Class and row of every subject, in the order of the numbers.
    pub fn subjects(&self) -> impl Iterator<Item = (usize, usize)> {
        let classes = self.rows.iter().enumerate();
        classes.flat_map(|(class, rows)| rows.iter().map(move |row| (class, *row as usize)))
    }

    /// The body of the part `facts`: everything known that does not identify a person.
    ///
    /// # Errors
    /// If a text holds what canonical JSON cannot.
    pub fn facts(&self, class: usize, row: usize) -> Result<Body, Fault> {
        let table = &self.population.tables[class];
        let decided = table
            .decided(row)
            .and_then(|code| self.regulation.outcome_scale().values.get(usize::from(code)));
        Body::write(|out| {
            out.object(|out| {
                if let Some(decided) = decided {
                    out.key("decided").text(&decided.id);
                }
                self.write_facts(out, (class, row), false);
            });
        })
    }

    /// The body of the part `subject`: its id and everything known that identifies a person.
    ///
    /// # Errors
    /// If a text holds what canonical JSON cannot.
    pub fn subject(&self, class: usize, row: usize) -> Result<Body, Fault> {
        let ids = &self.population.tables[class].ids;
        // INVARIANT (ids): fewer than 2^32 rows.
        let id = ids.get(u32::try_from(row).expect("fewer than 2^32 rows"));
        Body::write(|out| {
            out.object(|out| {
                self.write_facts(out, (class, row), true);
                out.key("id").text(id);
            });
        })
    }

    fn write_facts(&self, out: &mut Canonical, (class, row): (usize, usize), personal: bool) {
        let (declared, table) = (&self.regulation.classes[class], &self.population.tables[class]);
        let known = self.facts[class].iter().filter(|fact| {
            declared.facts[**fact].personal == personal && is_known(table, **fact, row)
        });
        out.key("facts").list(known, |out, fact| {
            out.object(|out| {
                out.key("fact").text(&declared.facts[*fact].id);
                write_value(self, (class, *fact, row), out);
            });
        });
    }
}

/// The first row with such a text.
fn faulty_row(texts: &Texts) -> Option<(usize, Fault)> {
    let codes = (0u32..).zip(texts.dictionary.iter());
    let faulty: BTreeMap<u32, Fault> =
        codes.filter_map(|(code, text)| Some((code, fault(text)?))).collect();
    if faulty.is_empty() {
        return None;
    }
    let rows = texts.codes.iter().enumerate();
    rows.into_iter().find_map(|(row, code)| Some((row, *faulty.get(code)?)))
}

/// Why a text cannot be recorded, if it cannot.
fn fault(text: &str) -> Option<Fault> {
    let mut out = Canonical::new();
    out.text(text);
    out.finish().err()
}

fn sorted_facts(class: &Class) -> Vec<usize> {
    let mut facts: Vec<usize> = (0..class.facts.len()).collect();
    facts.sort_unstable_by(|a, b| class.facts[*a].id.cmp(&class.facts[*b].id));
    facts
}

fn is_known(table: &Table, fact: usize, row: usize) -> bool {
    use crate::model::{UNKNOWN_CODE, UNKNOWN_NUMBER, UNKNOWN_ROW};
    match &table.columns[fact] {
        Column::Absent => false,
        Column::Codes(codes) => codes.get(row) != UNKNOWN_CODE,
        Column::Numbers(numbers) => numbers.get(row) != UNKNOWN_NUMBER,
        Column::Texts(texts) => texts.codes[row] != u32::MAX,
        Column::Subjects(rows) => rows[row] != UNKNOWN_ROW,
    }
}
