//! What only shows when all tables are read: ids that stand twice, references to nobody, columns
//! with empty cells.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::header::{Role, is_example};
use crate::load::submissions::mistakes::Mistakes;
use crate::load::submissions::places::shorten;
use crate::load::submissions::table::ReadTable;
use crate::model::{Dangling, FactType, Ids, Regulation};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

/// Rows of equal id: the first, and one that repeats it. Ordered by the row that repeats.
pub fn repeated(ids: &Ids) -> Vec<(u32, u32)> {
    // Most files come sorted; then nothing more is to be done.
    let in_order = |row: u32| row == 0 || ids.get(row - 1) < ids.get(row);
    if (0..ids.len() as u32).into_par_iter().all(in_order) {
        return Vec::new();
    }
    let hasher = RandomState::new();
    // A word a row: half a hash, then the row, so that equal ids come to stand together.
    let hashed = (0..ids.len() as u32).into_par_iter().map(|row| {
        let hash = hasher.hash_one(ids.get(row));
        (hash >> 32) << 32 | u64::from(row)
    });
    let mut hashed: Vec<u64> = hashed.collect();
    hashed.par_sort_unstable();
    let mut repeated = Vec::new();
    for group in hashed.chunk_by(|a, b| a >> 32 == b >> 32).filter(|group| group.len() > 1) {
        let mut first_of: BTreeMap<&str, u32> = BTreeMap::new();
        for row in group.iter().map(|word| *word as u32) {
            let id = ids.get(row);
            let first = *first_of.entry(id).or_insert(row);
            if first != row && !id.is_empty() {
                repeated.push((row, first));
            }
        }
    }
    repeated.sort_unstable();
    repeated.into_iter().map(|(row, first)| (first, row)).collect()
}

/// Ids that stand twice in a table.
///
/// # Errors
/// If the file cannot be read again.
pub fn repeated_ids(table: &ReadTable<'_>) -> Result<Vec<Diagnostic>, SubmissionError> {
    let ids = &table.gathered.builder.ids;
    let Some(column) = table.form.header.id else { return Ok(Vec::new()) };
    let repeated = repeated(ids);
    let mut mistakes = Mistakes::default();
    let shown = repeated.iter().take(Mistakes::WORDED_AT_MOST);
    let cell = |row: u32| ((row, column), ids.get(row));
    let cells: Vec<_> = shown.flat_map(|(first, row)| [cell(*first), cell(*row)]).collect();
    let places = table.places(&cells)?;
    let place = |row: u32| places.get(&(row, column)).cloned();
    for (first, row) in repeated {
        mistakes.add(Some(column), (Code::DuplicateSubject, None), || {
            let mut diagnostic = Diagnostic::error(Code::DuplicateSubject)
                .arg("column", &table.form.header.titles[column])
                .arg("id", shorten(ids.get(row)));
            if let Some(place) = place(first) {
                diagnostic = diagnostic.arg("first_line", place.line);
                diagnostic = diagnostic.related("label-first-here", place);
            }
            diagnostic.location = place(row);
            diagnostic
        });
    }
    Ok(mistakes.into_diagnostics())
}

/// An example row as the first row: a sheet passes over it, a text file does not know which rows
/// came from a workbook to fill in.
///
/// # Errors
/// If the file cannot be read again.
pub fn example_row(table: &ReadTable<'_>) -> Result<Option<Diagnostic>, SubmissionError> {
    let ids = &table.gathered.builder.ids;
    let Some(column) = table.form.header.id.filter(|_| !ids.is_empty()) else { return Ok(None) };
    let id = ids.get(0);
    if !is_example(id) {
        return Ok(None);
    }
    let places = table.places(&[((0, column), id)])?;
    let mut diagnostic = Diagnostic::error(Code::ExampleRow).variant("in-text").arg("id", id);
    diagnostic.location = places.get(&(0, column)).cloned();
    Ok(Some(diagnostic))
}

/// References of a table to subjects that are not there.
///
/// # Errors
/// If the file cannot be read again.
pub fn dangling(
    table: &ReadTable<'_>,
    found: &[&Dangling],
    is_read: &[bool],
) -> Result<Vec<Diagnostic>, SubmissionError> {
    let regulation = table.form.regulation;
    let column_of = |fact: usize| {
        table.form.header.roles.iter().position(|role| *role == Some(Role::Fact(fact)))
    };
    let mut shown: BTreeMap<usize, usize> = BTreeMap::new();
    let mut cells = Vec::new();
    for dangling in found {
        let Some(column) = column_of(dangling.fact) else { continue };
        let shown = shown.entry(column).or_default();
        *shown += 1;
        if *shown <= Mistakes::WORDED_AT_MOST {
            cells.push(((dangling.row as u32, column), dangling.id.as_str()));
        }
    }
    let places = table.places(&cells)?;
    let mut mistakes = Mistakes::default();
    for dangling in found {
        let (Some(column), Some(target)) = (column_of(dangling.fact), target(regulation, dangling))
        else {
            continue;
        };
        let variant = (!is_read[target]).then_some("no-table");
        mistakes.add(Some(column), (Code::DanglingSubject, variant), || {
            let mut diagnostic = Diagnostic::error(Code::DanglingSubject)
                .arg("column", &table.form.header.titles[column])
                .arg("id", shorten(&dangling.id))
                .arg("class", &regulation.classes[target].id);
            diagnostic.location = places.get(&(dangling.row as u32, column)).cloned();
            diagnostic
        });
    }
    Ok(mistakes.into_diagnostics())
}

/// The class that a reference names a subject of.
pub fn target(regulation: &Regulation, dangling: &Dangling) -> Option<usize> {
    match regulation.classes[dangling.class].facts[dangling.fact].kind {
        FactType::Subject { class } => Some(class),
        _ => None,
    }
}

/// Columns with empty cells whose facts are not optional: a warning a column.
pub fn empty_cells(table: &ReadTable<'_>) -> Vec<Diagnostic> {
    let rows = table.gathered.builder.ids.len();
    let columns = table.form.columns().into_iter().filter(|c| c.decoder.expects_values());
    columns
        .filter_map(|column| {
            let empties = table.gathered.empties[column.at];
            let (line, at) = empties.first?;
            let diagnostic = Diagnostic::warning(Code::EmptyCell)
                .arg("column", &column.decoder.title)
                .arg("count", empties.count)
                .arg("rows", rows);
            Some(diagnostic.at(Location::cell(&table.form.file, line, at, "")))
        })
        .collect()
}
