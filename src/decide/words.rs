//! Values of cells as they are written in files, and places in a package, made on demand.

use crate::decide::groups::Grouping;
use crate::diagnostic::{Location, Source};
use crate::formula::{Cell, World};
use crate::model::{Day, FactType, Place, Ratio, Regulation};

/// Where something of a regulation is written; `None` if its package does not hold the file.
pub(in crate::decide) fn location(regulation: &Regulation, place: &Place) -> Option<Location> {
    let file = regulation.package.file_of(place)?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(Source::new(place.file.clone(), text).at(place.range()))
}

/// A world whose cells and levels are to be named.
#[derive(Clone, Copy, Debug)]
pub(in crate::decide) struct Words<'a>(pub World<'a>);

impl<'a> Words<'a> {
    /// A subject as `class/id`.
    pub(in crate::decide) fn subject(self, class: usize, row: u32) -> String {
        let id = self.0.population.tables[class].ids.get(row);
        format!("{}/{id}", self.0.regulation.classes[class].id)
    }

    /// The name of a value of the outcome scale.
    pub(in crate::decide) fn level(self, code: u8) -> &'a str {
        &self.0.regulation.outcome_scale().values[usize::from(code)].id
    }

    /// A value of a fact as files write it: ids, exact numbers, `YYYY-MM-DD`; `None` where
    /// unknown.
    pub(in crate::decide) fn cell(
        self,
        class: usize,
        fact: usize,
        cell: Cell<'_>,
    ) -> Option<String> {
        let kind = &self.0.regulation.classes[class].facts[fact].kind;
        Some(match (cell, kind) {
            (Cell::Unknown, _) => return None,
            (Cell::Code(code), FactType::Choice(values)) => values[usize::from(code)].id.clone(),
            (Cell::Code(code), FactType::Scale { scale }) => {
                self.0.regulation.scales[*scale].values[usize::from(code)].id.clone()
            }
            (Cell::Code(code), _) => (code != 0).to_string(),
            (Cell::Number(number), FactType::Date) => Day(number).to_string(),
            (Cell::Number(number), FactType::Decimal { places }) => {
                Ratio::scaled(number, *places).map_or(number.to_string(), |exact| exact.to_string())
            }
            (Cell::Number(number), _) => number.to_string(),
            (Cell::Text(text), _) => text.to_owned(),
            (Cell::Row(row), FactType::Subject { class }) => {
                self.0.population.tables[*class].ids.get(row).to_owned()
            }
            (Cell::Row(row), _) => row.to_string(),
        })
    }

    /// The values that make a group, by fact.
    pub(in crate::decide) fn key(
        self,
        class: usize,
        grouping: &Grouping,
        group: u32,
    ) -> Vec<(&'a str, String)> {
        let row = grouping.row(group);
        let facts = &self.0.regulation.classes[class].facts;
        let value = |fact: &usize| {
            let cell = self.0.cell(class, row, *fact);
            let value = self.cell(class, *fact, cell).unwrap_or_default();
            (facts[*fact].id.as_str(), value)
        };
        grouping.per().iter().map(value).collect()
    }
}
