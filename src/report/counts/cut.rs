//! Parts of a class: those with certain values of facts, and all values of a fact side by side.

use crate::model::{Column, FactType, UNKNOWN_CODE};
use crate::report::counts::{Counted, Material};
use std::collections::{HashMap, HashSet};

/// Whom of a class is counted: facts and their values as files write them; a value that is absent
/// means not known. Nothing: the whole class.
pub type Cut = Vec<(String, Option<String>)>;

/// A part of a class with its counts, and how deep it lies in the breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 0 is the whole class, 1 a value of the first fact, …
    pub depth: usize,
    /// Who is counted.
    pub cut: Cut,
    /// The counts.
    pub counted: Counted,
}

/// Why a class cannot be cut so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongCut {
    /// The class has no such fact.
    UnknownFact(String),
    /// The fact identifies a person.
    PersonalFact(String),
    /// Values of the fact are not told apart in reports.
    NoRows(String),
    /// The fact has no such value.
    UnknownValue {
        /// The fact.
        fact: String,
        /// The value.
        value: String,
        /// The values that it has.
        known: Vec<String>,
    },
}

/// A value that is not known, among the numbers of values.
const NOT_KNOWN: u32 = u32::MAX;
/// A value that nobody has.
const NOBODY: u32 = u32::MAX - 1;

impl Material {
    /// Counts a part of a class.
    ///
    /// # Errors
    /// If a fact cannot be asked for so.
    pub fn counted(&self, class: usize, cut: &Cut) -> Result<Counted, WrongCut> {
        let mut counted = self.nobody(class);
        for row in self.rows(class, cut)? {
            self.count(class, row, &mut counted);
        }
        Ok(counted)
    }

    /// The subjects of a part of a class.
    ///
    /// # Errors
    /// If a fact cannot be asked for so.
    pub fn rows(&self, class: usize, cut: &Cut) -> Result<Vec<usize>, WrongCut> {
        let table = &self.population().tables[class];
        let mut asked = Vec::new();
        for (fact, value) in cut {
            let at = self.fact(class, fact)?;
            let number = match value {
                Some(value) => self.number_of((class, at), value)?,
                None => NOT_KNOWN,
            };
            asked.push((&table.columns[at], number));
        }
        let is_asked =
            |row: &usize| asked.iter().all(|(column, number)| number_at(column, *row) == *number);
        Ok((0..table.len()).filter(is_asked).collect())
    }

    /// A class broken down by the values of facts, the first outermost: the whole first, each part
    /// before its own parts. A part that would be the only one of its whole is left out.
    ///
    /// # Errors
    /// If a fact cannot be asked for so.
    pub fn broken_down(&self, class: usize, facts: &[&str]) -> Result<Vec<Line>, WrongCut> {
        let mut by = Vec::new();
        for fact in facts {
            by.push(self.fact(class, fact)?);
        }
        let table = &self.population().tables[class];
        let mut leaves: HashMap<Vec<u32>, Counted> = HashMap::new();
        for row in 0..table.len() {
            let key = by.iter().map(|fact| number_at(&table.columns[*fact], row)).collect();
            let counted = leaves.entry(key).or_insert_with(|| self.nobody(class));
            self.count(class, row, counted);
        }
        let mut leaves: Vec<(Vec<u32>, Counted)> = leaves.into_iter().collect();
        leaves.sort_by_cached_key(|(key, _)| {
            let parts = key.iter().zip(&by);
            parts.map(|(number, fact)| self.order((class, *fact), *number)).collect::<Vec<_>>()
        });
        Ok(self.lines((class, &by), &leaves, (0, 0)))
    }

    /// The line of some leaves, which have their first values in common, and the lines of its
    /// parts: by the next fact in which the leaves differ.
    fn lines(
        &self,
        (class, by): (usize, &[usize]),
        leaves: &[(Vec<u32>, Counted)],
        (depth, common): (usize, usize),
    ) -> Vec<Line> {
        let mut counted = self.nobody(class);
        leaves.iter().for_each(|(_, part)| counted.add(part));
        let key = leaves.first().map(|(key, _)| key.as_slice()).unwrap_or_default();
        let cut = key.iter().zip(by).take(common).map(|(number, fact)| {
            let id = self.regulation().classes[class].facts[*fact].id.clone();
            (id, self.value((class, *fact), *number))
        });
        let mut lines = vec![Line { depth, cut: cut.collect(), counted }];
        let differs = |at: &usize| leaves.iter().any(|(other, _)| other[*at] != key[*at]);
        if let Some(next) = (common..by.len()).find(differs) {
            for part in leaves.chunk_by(|(a, _), (b, _)| a[next] == b[next]) {
                lines.extend(self.lines((class, by), part, (depth + 1, next + 1)));
            }
        }
        lines
    }

    /// A fact by whose values subjects may be told apart.
    fn fact(&self, class: usize, fact: &str) -> Result<usize, WrongCut> {
        let class = &self.regulation().classes[class];
        let at = class.fact_index(fact).ok_or_else(|| WrongCut::UnknownFact(fact.to_owned()))?;
        let known = &class.facts[at];
        match (known.personal, known.kind.can_be_rows()) {
            (true, _) => Err(WrongCut::PersonalFact(fact.to_owned())),
            (false, false) => Err(WrongCut::NoRows(fact.to_owned())),
            (false, true) => Ok(at),
        }
    }

    /// The number of a value as files write it.
    fn number_of(&self, (class, fact): (usize, usize), value: &str) -> Result<u32, WrongCut> {
        let table = &self.population().tables[class];
        let known = &self.regulation().classes[class];
        if let Some(ids) = self.ids((class, fact)) {
            let at = ids.iter().position(|id| *id == value);
            let unknown = || WrongCut::UnknownValue {
                fact: known.facts[fact].id.clone(),
                value: value.to_owned(),
                known: ids.iter().map(|id| (*id).to_owned()).collect(),
            };
            let at = at.ok_or_else(unknown)?;
            return Ok(u32::try_from(at).unwrap_or(NOBODY));
        }
        let number = match (&table.columns[fact], &known.facts[fact].kind) {
            (Column::Texts(texts), _) => texts.code(value),
            (_, FactType::Subject { class }) => self.population().tables[*class].ids.find(value),
            _ => None,
        };
        Ok(number.unwrap_or(NOBODY))
    }

    /// The ids of a fact's values by code; `None` where they are free.
    fn ids(&self, (class, fact): (usize, usize)) -> Option<Vec<&str>> {
        let regulation = self.regulation();
        Some(match &regulation.classes[class].facts[fact].kind {
            FactType::Boolean { .. } => vec!["false", "true"],
            FactType::Choice(values) => values.iter().map(|value| value.id.as_str()).collect(),
            FactType::Scale { scale } => {
                regulation.scales[*scale].values.iter().map(|value| value.id.as_str()).collect()
            }
            _ => return None,
        })
    }

    /// A value by its number, as files write it; `None` where it is not known.
    fn value(&self, (class, fact): (usize, usize), number: u32) -> Option<String> {
        if number == NOT_KNOWN {
            return None;
        }
        if let Some(ids) = self.ids((class, fact)) {
            return ids.get(number as usize).map(|id| (*id).to_owned());
        }
        let kind = &self.regulation().classes[class].facts[fact].kind;
        match (&self.population().tables[class].columns[fact], kind) {
            (Column::Texts(texts), _) => Some(texts.dictionary.get(number).to_owned()),
            (_, FactType::Subject { class }) => {
                Some(self.population().tables[*class].ids.get(number).to_owned())
            }
            _ => None,
        }
    }

    /// The order of values: codes as declared, texts and subjects by their bytes, unknown last.
    fn order(&self, fact: (usize, usize), number: u32) -> (bool, u32, Option<String>) {
        match self.ids(fact) {
            Some(_) => (number == NOT_KNOWN, number, None),
            None => (number == NOT_KNOWN, 0, self.value(fact, number)),
        }
    }

    /// The values of a fact that some subjects have, each once, in the order of the rows.
    ///
    /// # Errors
    /// If the fact cannot be asked for.
    pub fn values(
        &self,
        class: usize,
        fact: &str,
        rows: impl Iterator<Item = usize>,
    ) -> Result<Vec<String>, WrongCut> {
        let at = self.fact(class, fact)?;
        let column = &self.population().tables[class].columns[at];
        let mut seen = HashSet::new();
        let numbers = rows.map(|row| number_at(column, row));
        let once = numbers.filter(|number| seen.insert(*number));
        Ok(once.filter_map(|number| self.value((class, at), number)).collect())
    }
}

/// The number of a subject's value in a column.
fn number_at(column: &Column, row: usize) -> u32 {
    match column {
        Column::Absent | Column::Numbers(_) => NOT_KNOWN,
        Column::Codes(codes) => match codes.get(row) {
            UNKNOWN_CODE => NOT_KNOWN,
            code => u32::from(code),
        },
        // Unknown texts and rows have the greatest number already.
        Column::Texts(texts) => texts.codes[row],
        Column::Subjects(rows) => rows[row],
    }
}
