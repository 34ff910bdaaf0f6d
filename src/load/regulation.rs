//! A package → a regulation.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::amendment::amendment_file;
use crate::load::class::{ClassReader, unread_class};
use crate::load::consistency;
use crate::load::contents::{self, unexpected_files};
use crate::load::fields::Fields;
use crate::load::form::report_texts;
use crate::load::header::{Header, header};
use crate::load::names::Namespace;
use crate::load::page::Page;
use crate::load::unread::{leave_out_unread, unread_through};
use crate::load::vocabulary::Vocabulary;
use crate::model::{
    Amendment, Class, Day, Package, PackageFile, Periods, Place, Regulation, Script,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Reads a regulation from its package, in memory.
///
/// The regulation comes back even where there are mistakes, as far as its names could be read, so
/// that the mistakes in its formulas can be told at the same time: rules that name something
/// which could not be read are left out of it. Nothing may be decided by it while any of the
/// diagnostics is an error.
pub fn regulation(package: Package) -> (Option<Regulation>, Vec<Diagnostic>) {
    let Some(file) = package.files.get(contents::HEADER) else {
        let missing = missing_file(contents::HEADER, header_location(&package.id));
        return (None, vec![missing]);
    };
    let page = match Page::open(file) {
        Ok(page) => page,
        Err(wrong) => return (None, [vec![*wrong], unreadable(&package)].concat()),
    };
    let mut names = Namespace::default();
    let Some(table) = page.parse() else {
        return (None, [page.close(), unreadable(&package)].concat());
    };
    let header = header(&Fields::root(&page, &table), &mut names);
    let (read, mut told) = classes(&package, &page, &header, &names);
    let script = script(&package, &page, &header, &mut told);
    let mut diagnostics = page.close();
    diagnostics.append(&mut told);
    // Whose files these are cannot be said where the list of classes could not be read.
    if !header.classes.is_empty() {
        diagnostics.extend(unexpected_files(&package, &header.classes));
    }
    diagnostics.extend(report_texts(&package));
    let Some(Classes { classes, unread }) = read else {
        return (None, diagnostics);
    };
    let mut regulation = assemble(header, classes, script, package);
    regulation.unread.extend(unread);
    unread_through(&mut regulation);
    diagnostics.extend(consistency::mistakes(&regulation));
    leave_out_unread(&mut regulation);
    (Some(regulation), diagnostics)
}

/// What keeps the other files from being read at all: without a header nothing more can be said
/// of them.
fn unreadable(package: &Package) -> Vec<Diagnostic> {
    let others = package.files.iter().filter(|(path, _)| *path != contents::HEADER);
    let mut told = Vec::new();
    let files = others.chain(&package.amendments).map(|(_, file)| file);
    for file in files.filter(|file| file.shown.ends_with(".toml")) {
        match Page::open(file) {
            Err(wrong) => told.push(*wrong),
            Ok(page) => {
                page.parse();
                told.extend(page.close());
            }
        }
    }
    told
}

/// Reads a recorded package: the regulation without its `applied/` amendments, and these in the
/// order in which they were applied.
pub fn recorded(mut package: Package) -> (Option<(Regulation, Vec<Amendment>)>, Vec<Diagnostic>) {
    let mut applied: Vec<(u64, String, PackageFile)> = Vec::new();
    let mut misnamed = Vec::new();
    let paths = package.files.keys().filter(|path| path.starts_with(contents::APPLIED));
    for path in paths.cloned().collect::<Vec<_>>() {
        let Some(file) = package.files.remove(&path) else {
            continue;
        };
        match contents::applied(&path) {
            Some((number, id)) => applied.push((number, id.to_owned(), file)),
            None => misnamed.push((path, file)),
        }
    }
    // What is not named like an applied amendment stays, and is reported as unexpected.
    package.files.extend(misnamed);
    applied.sort_by_key(|(number, ..)| *number);
    let (regulation, mut diagnostics) = regulation(package);
    let Some(regulation) = regulation else {
        return (None, diagnostics);
    };
    let mut amendments = Vec::new();
    for (_, id, file) in &applied {
        let (amendment, told) = amendment_file(&regulation, id, file);
        diagnostics.extend(told);
        amendments.extend(amendment);
    }
    (Some((regulation, amendments)), diagnostics)
}

/// The classes that were read, and the names in them that could not be.
struct Classes {
    classes: Vec<Class>,
    unread: BTreeSet<String>,
}

/// Reads the file of every class. Without a scale of verdicts no level can be read, hence no
/// class.
fn classes<'a>(
    package: &Package,
    page: &'a Page,
    header: &Header,
    names: &Namespace<'a>,
) -> (Option<Classes>, Vec<Diagnostic>) {
    let ids: Vec<String> = header.classes.iter().map(|(id, _)| id.clone()).collect();
    let mut told = Vec::new();
    let Some(outcome) = header.outcome.filter(|_| !ids.is_empty()) else {
        return (None, told);
    };
    let vocabulary = Vocabulary { classes: &ids, scales: &header.scales, outcome };
    let (mut classes, mut unread) = (Vec::new(), BTreeSet::new());
    for (id, at) in &header.classes {
        let path = format!("{id}.toml");
        let Some(file) = package.files.get(&path) else {
            told.push(missing_file(&path, page.location(at.clone())));
            unread.insert(id.clone());
            classes.push(unread_class(id, page.place(at.clone())));
            continue;
        };
        let (class, missing, mut found) = class(file, id, vocabulary, names);
        told.append(&mut found);
        unread.extend(missing);
        classes.push(class);
    }
    (Some(Classes { classes, unread }), told)
}

/// Reads one class: the class, the names in it that could not be read, and the mistakes.
fn class(
    file: &PackageFile,
    id: &str,
    vocabulary: Vocabulary<'_>,
    names: &Namespace<'_>,
) -> (Class, BTreeSet<String>, Vec<Diagnostic>) {
    let nothing = || {
        let place = Place { file: Arc::clone(&file.shown), start: 0, end: 0 };
        (unread_class(id, place), BTreeSet::from([id.to_owned()]))
    };
    let page = match Page::open(file) {
        Ok(page) => page,
        Err(wrong) => {
            let (class, unread) = nothing();
            return (class, unread, vec![*wrong]);
        }
    };
    let (class, unread) = match page.parse() {
        Some(table) => {
            let reader = ClassReader::new(&page, vocabulary, names.clone());
            reader.read(id, &Fields::root(&page, &table))
        }
        None => nothing(),
    };
    (class, unread, page.close())
}

/// The functions' file, which must be there if functions are declared.
fn script(
    package: &Package,
    page: &Page,
    header: &Header,
    told: &mut Vec<Diagnostic>,
) -> Option<Script> {
    let Some(file) = package.files.get(contents::FUNCTIONS) else {
        if let Some(function) = header.functions.first() {
            let location = page.location(function.place.range());
            told.push(missing_file(contents::FUNCTIONS, location).variant("functions"));
        }
        return None;
    };
    match Page::open(file) {
        Ok(page) => {
            let place = page.place(0..page.text().len());
            Some(Script { text: page.text().to_owned(), place })
        }
        Err(wrong) => {
            told.push(*wrong);
            None
        }
    }
}

fn assemble(
    header: Header,
    classes: Vec<Class>,
    script: Option<Script>,
    package: Package,
) -> Regulation {
    let nowhere = || Place { file: Arc::from(contents::HEADER), start: 0, end: 0 };
    Regulation {
        id: package.id.clone(),
        series: header.series,
        number: header.number,
        title: header.title,
        issuer: header.issuer,
        signed: header.signed.unwrap_or(Day(0)),
        periods: header.periods.unwrap_or(Periods { first: 1, last: None, place: nowhere() }),
        supersedes: header.supersedes,
        outcome: header.outcome.unwrap_or(0),
        scales: header.scales,
        functions: header.functions,
        script,
        classes,
        not_encoded: header.not_encoded,
        amendments: Vec::new(),
        package,
        unread: header.unread,
    }
}

/// A file of the package that is not there, and the place that asks for it.
pub(in crate::load) fn missing_file(file: &str, location: Location) -> Diagnostic {
    Diagnostic::error(Code::MissingFile).arg("file", file).at(location)
}

/// The place of a header that is not there.
pub(in crate::load) fn header_location(folder: &str) -> Location {
    Location::cell(&format!("{folder}/{}", contents::HEADER).into(), 1, 1, "")
}
