//! Which files a package may hold, by their paths inside it.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::model::Package;
use std::collections::BTreeSet;
use std::ops::Range;

/// The file that says what the regulation is.
pub(in crate::load) const HEADER: &str = "regulation.toml";
/// The functions that formulas may call.
pub(in crate::load) const FUNCTIONS: &str = "functions.rhai";
/// Amendments that were applied, in a recorded package.
pub(in crate::load) const APPLIED: &str = "applied/";
/// The end of the name of a file of cases.
pub(in crate::load) const CASES: &str = ".cases.toml";

/// What the archive of a package can hold as a path.
const PATH_MAX: usize = 100;

/// More than anybody reads.
const TOLD_MAX: usize = 200;

/// True for a file of a class's cases: `CLASS.cases.toml`, or `CLASS.WORD.cases.toml` where cases
/// stand in several files.
pub(in crate::load) fn holds_cases(path: &str, class: &str) -> bool {
    let rest = path.strip_suffix(CASES).and_then(|stem| stem.strip_prefix(class));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') && !rest.contains('/'))
}

/// Number and id of an applied amendment, from `applied/<n>-<id>.toml`.
pub(in crate::load) fn applied(path: &str) -> Option<(u64, &str)> {
    let name = path.strip_prefix(APPLIED)?.strip_suffix(".toml")?;
    let (number, id) = name.split_once('-')?;
    Some((number.parse().ok()?, id))
}

/// Every file that no part of the package asks for.
pub(in crate::load) fn unexpected_files(
    package: &Package,
    classes: &[(String, Range<usize>)],
) -> Vec<Diagnostic> {
    let mut expected = BTreeSet::from([HEADER.to_owned(), FUNCTIONS.to_owned()]);
    for (class, _) in classes {
        expected.insert(format!("{class}.toml"));
        expected.insert(format!("{class}{CASES}"));
    }
    let is_of_class = |path: &str| classes.iter().any(|(class, _)| holds_cases(path, class));
    let mut told = Vec::new();
    for (path, file) in &package.files {
        if told.len() >= TOLD_MAX {
            break;
        }
        let location = Location::cell(&file.shown, 1, 1, "");
        if path.len() > PATH_MAX {
            let long = Diagnostic::error(Code::UnexpectedFile).variant("long-path");
            told.push(long.arg("file", path).arg("max", PATH_MAX).at(location));
        } else if expected.contains(path) || is_of_class(path) {
        } else if let Some(class) = path.strip_suffix(CASES) {
            let ids = classes.iter().map(|(id, _)| id.as_str());
            let lost = Diagnostic::error(Code::CaseWithoutClass).arg("file", path);
            told.push(lost.arg("class", class).similar_to(class, ids).at(location));
        } else {
            let absent = expected.iter().filter(|name| !package.files.contains_key(*name));
            let unexpected = Diagnostic::error(Code::UnexpectedFile).arg("file", path);
            told.push(unexpected.similar_to(path, absent.map(String::as_str)).at(location));
        }
    }
    told
}
