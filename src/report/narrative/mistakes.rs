//! What is wrong in a text, in our words and at its place.

use crate::diagnostic::{Diagnostic, Source};
use crate::model::PackageFile;
use crate::report::narrative::context::Known;
use crate::report::narrative::wrong;
use minijinja::{Error, ErrorKind};
use std::error::Error as _;
use std::fmt;
use std::ops::Range;

/// A mistake that our own values and functions find.
#[derive(Debug)]
pub(in crate::report::narrative) struct Wrong {
    variant: &'static str,
    args: Vec<(&'static str, String)>,
    /// What was written, and the names that could have been meant.
    names: Option<(String, Vec<String>)>,
}

impl Wrong {
    pub(in crate::report::narrative) fn of(variant: &'static str) -> Self {
        Wrong { variant, args: Vec::new(), names: None }
    }

    pub(in crate::report::narrative) fn arg(
        mut self,
        key: &'static str,
        value: impl fmt::Display,
    ) -> Self {
        self.args.push((key, value.to_string()));
        self
    }

    /// A name that means nothing, and those that do.
    pub(in crate::report::narrative) fn name(mut self, written: &str, known: Vec<String>) -> Self {
        self.names = Some((written.to_owned(), known));
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.variant)
    }
}

impl std::error::Error for Wrong {}

impl From<Wrong> for Error {
    fn from(wrong: Wrong) -> Self {
        Error::new(ErrorKind::InvalidOperation, wrong.variant).with_source(wrong)
    }
}

/// The mistake as a diagnostic.
pub(in crate::report::narrative) fn mistake(
    known: &Known,
    (file, source): (&PackageFile, &str),
    error: &Error,
) -> Diagnostic {
    let range = range(source, error);
    // The undefined name may be only a part of what could not be done with it.
    let undefined = undefined(error);
    let at = undefined.and_then(|name| Some((source[..range.end].rfind(name)?, name.len())));
    let range = at.map_or(range, |(start, length)| start..start + length);
    let written = undefined.or(source.get(range.clone())).unwrap_or_default().trim();
    let told = worded(known, written, error);
    told.at(Source::new(file.shown.clone(), source).at(range))
}

fn worded(known: &Known, written: &str, error: &Error) -> Diagnostic {
    let own = error.source().and_then(|source| source.downcast_ref::<Wrong>());
    if let Some(own) = own {
        let mut told = wrong(own.variant).arg("written", written);
        told.args.extend(own.args.iter().cloned());
        if let Some((name, names)) = &own.names {
            told = told.arg("name", name).arg("known", names.join(", "));
            told = told.similar_to(name, names.iter().map(String::as_str));
        }
        return told;
    }
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        _ if undefined(error).is_some() => not_defined(known, written),
        ErrorKind::SyntaxError if detail.contains("unexpected end of input") => wrong("unfinished"),
        ErrorKind::SyntaxError if detail.contains("unknown statement") => {
            wrong("statement").arg("why", detail)
        }
        ErrorKind::SyntaxError | ErrorKind::BadEscape => wrong("syntax").arg("why", detail),
        ErrorKind::UndefinedError => not_defined(known, written),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod => wrong("unknown").arg("written", written),
        ErrorKind::OutOfFuel => wrong("fuel"),
        kind => wrong("other").arg("written", written).arg("why", format!("{kind}: {detail}")),
    }
}

fn not_defined(known: &Known, written: &str) -> Diagnostic {
    let names = known.names();
    let undefined = wrong("undefined").arg("written", written);
    undefined.similar_to(last_name(written), names.iter().map(String::as_str))
}

/// The expression that came to nothing, which the engine's message names.
fn undefined(error: &Error) -> Option<&str> {
    let (before, _) = error.detail()?.split_once("` is undefined")?;
    before.rsplit_once('`').map(|(_, name)| name)
}

/// The name at the end of an expression: `c` of `a.b.c`, and of `a["c"]`.
fn last_name(written: &str) -> &str {
    let end = written.trim_end_matches(|letter: char| "\"']) ".contains(letter));
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    let start = end.rfind(|letter: char| !is_name(letter));
    start.map_or(end, |at| end[at..].trim_start_matches(|letter: char| !is_name(letter)))
}

/// Where the mistake stands: its bytes, else its line.
fn range(source: &str, error: &Error) -> Range<usize> {
    if let Some(range) = error.range().filter(|range| source.get(range.clone()).is_some()) {
        return range;
    }
    let line = error.line().unwrap_or(1).saturating_sub(1);
    let start = source.split_inclusive('\n').take(line).map(str::len).sum();
    let text = source[start..].lines().next().unwrap_or_default();
    start..start + text.len()
}
