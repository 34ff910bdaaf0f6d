//! What formulas are evaluated in: the population, the ratings reached so far, who is whose
//! child.

use crate::formula::{Library, Path};
use crate::model::{
    Column, FactType, Population, Regulation, UNKNOWN_CODE, UNKNOWN_NUMBER, UNKNOWN_ROW,
};
use std::sync::Arc;

/// Everything a formula may read. Ratings are final for whatever the formula reads: `decide`
/// sees to that by its stages.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// The subjects.
    pub population: &'a Population,
    /// A final level a row and class, [`UNKNOWN_CODE`] where not rated (or not yet).
    pub ratings: &'a [Arc<Vec<u8>>],
    /// Children of each class, by class and index of its `children`.
    pub families: &'a [Vec<Family>],
    /// The regulation's functions.
    pub library: &'a Library,
}

/// Who is whose child under one `children` declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Family {
    /// The children of parent `p` are `members[starts[p]..starts[p + 1]]`.
    pub starts: Vec<u32>,
    /// Rows of the children's class.
    pub members: Vec<u32>,
}

impl Family {
    /// The families of every class of a population, by class and index of its `children`.
    pub fn of(regulation: &Regulation, population: &Population) -> Vec<Vec<Family>> {
        let classes = regulation.classes.iter().enumerate();
        classes
            .map(|(at, class)| {
                let parents = population.tables[at].len();
                let declared = class.children.iter();
                declared
                    .map(|children| {
                        let fact =
                            regulation.classes[children.class].fact_index(&children.by.value);
                        let table = &population.tables[children.class];
                        match fact.map(|fact| &table.columns[fact]) {
                            Some(Column::Subjects(rows)) => Family::group(parents, rows),
                            _ => Family { starts: vec![0; parents + 1], members: Vec::new() },
                        }
                    })
                    .collect()
            })
            .collect()
    }

    /// Counting sort of the children by parent, in the order of their rows.
    fn group(parents: usize, parent_of: &[u32]) -> Family {
        let mut starts = vec![0u32; parents + 1];
        for parent in parent_of.iter().filter(|parent| **parent != UNKNOWN_ROW) {
            starts[*parent as usize + 1] += 1;
        }
        for at in 0..parents {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut members = vec![0u32; starts[parents] as usize];
        for (child, parent) in (0u32..).zip(parent_of) {
            if *parent != UNKNOWN_ROW {
                members[next[*parent as usize] as usize] = child;
                next[*parent as usize] += 1;
            }
        }
        Family { starts, members }
    }

    /// The children of a parent.
    pub fn children(&self, parent: usize) -> &[u32] {
        &self.members[self.starts[parent] as usize..self.starts[parent + 1] as usize]
    }
}

/// A cell of a column, as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell<'a> {
    /// Not known.
    Unknown,
    /// A boolean (0, 1), choice or scale value.
    Code(u8),
    /// An integer, scaled decimal or day.
    Number(i64),
    /// Text.
    Text(&'a str),
    /// A row of the class that the fact names.
    Row(u32),
}

/// One subject, with some of its facts possibly changed ("what if").
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Where it lives.
    pub world: World<'a>,
    /// Its class.
    pub class: usize,
    /// Its row.
    pub row: usize,
    /// Facts that are taken to be something else, by index.
    pub changes: &'a [(usize, Cell<'a>)],
}

impl<'a> Subject<'a> {
    /// The value of one of its facts.
    pub fn cell(&self, fact: usize) -> Cell<'a> {
        match self.changes.iter().find(|(changed, _)| *changed == fact) {
            Some((_, cell)) => *cell,
            None => self.world.cell(self.class, self.row, fact),
        }
    }

    /// Its final level; [`UNKNOWN_CODE`] where not rated.
    pub fn rating(&self) -> u8 {
        self.world.ratings[self.class].get(self.row).copied().unwrap_or(UNKNOWN_CODE)
    }

    /// The subject that one of its facts names.
    pub fn follow(&self, fact: usize) -> Option<Subject<'a>> {
        let FactType::Subject { class } =
            self.world.regulation.classes[self.class].facts[fact].kind
        else {
            return None;
        };
        match self.cell(fact) {
            Cell::Row(row) => {
                Some(Subject { world: self.world, class, row: row as usize, changes: &[] })
            }
            _ => None,
        }
    }
}

impl<'a> World<'a> {
    /// The columns of subjects that a path of a class goes through.
    pub fn steps(&self, mut class: usize, path: &Path) -> Vec<&'a [u32]> {
        let steps = path.via.iter().map(|fact| {
            let column: &[u32] = match &self.population.tables[class].columns[*fact] {
                Column::Subjects(rows) => rows,
                _ => &[],
            };
            if let FactType::Subject { class: named } =
                self.regulation.classes[class].facts[*fact].kind
            {
                class = named;
            }
            column
        });
        steps.collect()
    }

    /// A cell of the population.
    pub fn cell(&self, class: usize, row: usize, fact: usize) -> Cell<'a> {
        match &self.population.tables[class].columns[fact] {
            Column::Absent => Cell::Unknown,
            Column::Codes(codes) => match codes.get(row) {
                UNKNOWN_CODE => Cell::Unknown,
                code => Cell::Code(code),
            },
            Column::Numbers(numbers) if numbers.get(row) == UNKNOWN_NUMBER => Cell::Unknown,
            Column::Numbers(numbers) => Cell::Number(numbers.get(row)),
            Column::Texts(texts) => texts.get(row).map_or(Cell::Unknown, Cell::Text),
            Column::Subjects(rows) if rows[row] == UNKNOWN_ROW => Cell::Unknown,
            Column::Subjects(rows) => Cell::Row(rows[row]),
        }
    }
}
