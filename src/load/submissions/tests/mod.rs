//! Submissions written as people write them, and what is told of them.

mod csv;
mod folder;
mod jsonl;
mod property;
mod returns;
mod workbook;

use crate::diagnostic::Diagnostic;
use crate::load::regulation;
use crate::load::submissions::reading::Reading;
use crate::load::submissions::stream::Sizes;
use crate::load::submissions::{Submissions, read_by};
use crate::model::{
    Column, Day, FactType, Package, PackageFile, Regulation, Returns, UNKNOWN_CODE, UNKNOWN_NUMBER,
    UNKNOWN_ROW,
};
use std::path::Path;
use tempfile::TempDir;

/// Two classes: `unit`, and `worker` with a fact of every type.
fn sample() -> Regulation {
    let mut package = Package { id: "r-1".to_owned(), ..Package::default() };
    for (path, text) in [
        ("regulation.toml", include_str!("sample/regulation.toml")),
        ("unit.toml", include_str!("sample/unit.toml")),
        ("worker.toml", include_str!("sample/worker.toml")),
    ] {
        let file = PackageFile { shown: path.into(), bytes: text.as_bytes().into() };
        package.files.insert(path.to_owned(), file);
    }
    let (regulation, told) = regulation(package);
    assert!(!told.iter().any(Diagnostic::is_error), "{told:#?}");
    regulation.unwrap()
}

fn nothing_said() -> Returns {
    Returns {
        period: 2020,
        regulation: None,
        series: None,
        locality: None,
        synthetic: false,
        source: None,
        file: None,
        recorded: None,
    }
}

/// A folder of such files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn read_at(path: &Path, sizes: Sizes) -> (Option<Submissions>, Vec<Diagnostic>) {
    let regulation = sample();
    let progress = |_, _| {};
    read_by(path, nothing_said(), Reading::new(&regulation, sizes, &progress)).unwrap()
}

fn read(files: &[(&str, &[u8])]) -> (Option<Submissions>, Vec<Diagnostic>) {
    read_at(folder(files).path(), Sizes::default())
}

/// Reads files without mistakes.
fn good(files: &[(&str, &[u8])]) -> Submissions {
    let (submissions, told) = read(files);
    assert!(submissions.is_some(), "{:#?}", summary(&told));
    submissions.unwrap()
}

/// What is told, a line each: `worker.csv:2:7 wrong-cell.date` and the values of some arguments.
fn summary(told: &[Diagnostic]) -> Vec<String> {
    let mut lines: Vec<_> = told
        .iter()
        .map(|one| {
            let place = one.location.as_ref().map(|location| {
                let name = location.file.rsplit('/').next().unwrap();
                (name.to_owned(), location.line, location.column)
            });
            let variant = one.variant.map(|variant| format!(".{variant}")).unwrap_or_default();
            let args: Vec<_> = one
                .args
                .iter()
                .filter(|(key, _)| ["column", "value", "id", "count", "name"].contains(key))
                .map(|(_, value)| value.as_str())
                .collect();
            (place, format!("{}{variant} {}", one.code, args.join(" ")).trim_end().to_owned())
        })
        .collect();
    lines.sort();
    lines
        .into_iter()
        .map(|(place, text)| match place {
            Some((file, line, column)) => format!("{file}:{line}:{column} {text}"),
            None => text,
        })
        .collect()
}

/// The cells of a class as text, read back from the columns; `-` where unknown.
fn shown(regulation: &Regulation, submissions: &Submissions, class: &str) -> Vec<String> {
    let at = regulation.class_index(class).unwrap();
    let table = &submissions.population.tables[at];
    let row_text = |row: usize| {
        let facts = regulation.classes[at].facts.iter().zip(&table.columns);
        let cells = facts.map(|(fact, column)| {
            cell(regulation, submissions, (&fact.kind, column), row).unwrap_or("-".to_owned())
        });
        let decided = table
            .decided(row)
            .map(|code| regulation.outcome_scale().values[usize::from(code)].id.clone());
        let id = table.ids.get(row as u32).to_owned();
        let all = [id].into_iter().chain(cells).chain(decided);
        all.collect::<Vec<_>>().join(" ")
    };
    (0..table.len()).map(row_text).collect()
}

fn cell(
    regulation: &Regulation,
    submissions: &Submissions,
    (kind, column): (&FactType, &Column),
    row: usize,
) -> Option<String> {
    match column {
        Column::Absent => None,
        Column::Codes(codes) => {
            let code = Some(codes.get(row)).filter(|code| *code != UNKNOWN_CODE)?;
            Some(match kind {
                FactType::Choice(values) => values[usize::from(code)].id.clone(),
                FactType::Scale { scale } => {
                    regulation.scales[*scale].values[usize::from(code)].id.clone()
                }
                _ => (code == 1).to_string(),
            })
        }
        Column::Numbers(numbers) => {
            let number = Some(numbers.get(row)).filter(|number| *number != UNKNOWN_NUMBER)?;
            Some(match kind {
                FactType::Date => Day(number).to_string(),
                _ => number.to_string(),
            })
        }
        Column::Texts(texts) => texts.get(row).map(str::to_owned),
        Column::Subjects(rows) => {
            let at = Some(rows[row]).filter(|at| *at != UNKNOWN_ROW)?;
            let FactType::Subject { class } = kind else { panic!("not a subject") };
            Some(submissions.population.tables[*class].ids.get(at).to_owned())
        }
    }
}
