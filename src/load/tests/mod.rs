//! A small package without mistakes, and what is told of it after one edit.

mod amendments;
mod cases;
mod catalogue;
mod classes;
mod declared;
mod files;
mod forms;
mod headers;
mod robustness;

use crate::diagnostic::Diagnostic;
use crate::load::{amendments as read_amendments, cases as read_cases, regulation};
use crate::model::{Package, PackageFile, Regulation};

/// The package's files; those under `amendments/` are its own amendments.
pub(in crate::load) const SAMPLE: &[(&str, &str)] = &[
    ("regulation.toml", include_str!("sample/regulation.toml")),
    ("functions.rhai", include_str!("sample/functions.rhai")),
    ("worker.toml", include_str!("sample/worker.toml")),
    ("worker.cases.toml", include_str!("sample/worker.cases.toml")),
    ("unit.toml", include_str!("sample/unit.toml")),
    ("unit.cases.toml", include_str!("sample/unit.cases.toml")),
    ("amendments/longer.toml", include_str!("sample/amendments/longer.toml")),
];

/// A package `r-1` of such files.
pub(in crate::load) fn package<'f, T>(files: impl IntoIterator<Item = (&'f str, T)>) -> Package
where
    T: AsRef<[u8]>,
{
    let mut package = Package { id: "r-1".to_owned(), ..Package::default() };
    for (path, bytes) in files {
        let file = PackageFile { shown: path.into(), bytes: bytes.as_ref().into() };
        let amendment =
            path.strip_prefix("amendments/").and_then(|name| name.strip_suffix(".toml"));
        if let Some(form) = path.strip_prefix("forms/") {
            package.forms.insert(form.to_owned(), file);
            continue;
        }
        match amendment {
            Some(id) => package.amendments.insert(id.to_owned(), file),
            None => package.files.insert(path.to_owned(), file),
        };
    }
    package
}

/// The sample as it stands.
pub(in crate::load) fn sample() -> Regulation {
    let (regulation, told) = regulation(package(SAMPLE.iter().copied()));
    assert_eq!(told, []);
    regulation.unwrap()
}

/// The sample after an edit of one file, or with the file added.
fn edited(file: &str, from: &str, to: &str) -> Package {
    let mut files: Vec<(&str, String)> =
        SAMPLE.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
    match files.iter_mut().find(|(path, _)| *path == file) {
        Some((_, text)) => {
            assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
            *text = text.replace(from, to);
        }
        None => files.push((file, to.to_owned())),
    }
    package(files)
}

/// Everything told of a package, its cases and its amendments.
fn told(package: Package) -> Vec<String> {
    let (regulation, mut told) = regulation(package);
    if let Some(regulation) = regulation {
        told.extend(read_cases(&regulation).1);
        told.extend(read_amendments(&regulation).1);
    }
    told.iter().map(line).collect()
}

/// A diagnostic on one line: place, code, what is underlined, what was meant.
fn line(one: &Diagnostic) -> String {
    let mut line = String::new();
    if let Some(place) = &one.location {
        let marked = place.excerpt.marked.start..place.excerpt.marked.end;
        let marked = &place.excerpt.text[marked];
        line = format!("{}:{}:{} «{marked}» ", place.file, place.line, place.column);
    }
    line += one.code.as_str();
    if let Some(variant) = one.variant {
        line += &format!(".{variant}");
    }
    if let Some(similar) = &one.similar {
        line += &format!(" ~{similar}");
    }
    for (label, place) in &one.related {
        line += &format!(" ({label} {}:{}:{})", place.file, place.line, place.column);
    }
    line
}

/// Compares what is told after an edit of the sample.
#[track_caller]
fn check(file: &str, (from, to): (&str, &str), expected: &[&str]) {
    let told = told(edited(file, from, to));
    assert_eq!(told, expected, "{}", told.join("\n"));
}
