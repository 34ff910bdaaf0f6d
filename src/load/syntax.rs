//! What is wrong with a text that is not TOML, in our own words.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::page::Page;
use std::ops::Range;

/// Beginnings of the parser's messages and the variant of `syntax` that says the same.
const VARIANTS: &[(&str, &str)] = &[
    ("duplicate key", "duplicate-key"),
    ("cannot extend value", "duplicate-key"),
    ("string values must be quoted", "unquoted-text"),
    ("invalid unquoted key", "key"),
    ("unquoted keys cannot be empty", "key"),
    ("keys cannot be multi-line", "key"),
    ("key with no value", "no-value"),
    ("missing value for key", "no-value"),
    ("missing assignment", "no-value"),
    ("missing value", "no-value"),
    ("missing comma", "comma"),
    ("extra comma", "comma"),
    ("unexpected key or value", "rest-of-line"),
    ("unexpected content", "rest-of-line"),
    ("extra `=`", "rest-of-line"),
    ("extra assignment", "rest-of-line"),
    ("unclosed table", "header"),
    ("unclosed array table", "header"),
    ("unclosed inline table", "brace"),
    ("unclosed array", "bracket"),
    ("unexpected `=` in array", "bracket"),
    ("invalid multi-line", "quote"),
    ("invalid basic string", "quote"),
    ("invalid literal string", "quote"),
    ("missing escaped value", "escape"),
    ("too few unicode", "escape"),
    ("invalid boolean", "boolean"),
    ("invalid date", "date"),
    ("invalid time", "date"),
    ("invalid integer", "number"),
    ("invalid float", "number"),
    ("invalid mantissa", "number"),
    ("invalid fraction", "number"),
    ("invalid exponent", "number"),
    ("unexpected leading zero", "number"),
    ("redundant", "number"),
    ("`_` may only", "number"),
    ("cannot recurse", "too-deep"),
    ("recursion limit", "too-deep"),
];

/// Notes the mistakes of a text's syntax, in their order.
///
/// A table or list that is never closed swallows the rest of the file, and each of its lines is
/// then a mistake of its own to the parser: only the one that began it is told.
pub(in crate::load) fn tell_all(page: &Page, mut errors: Vec<toml::de::Error>) {
    errors.sort_by_key(|error| start(page, error));
    let errors = errors.as_slice();
    let swallowed = swallowed(page, errors);
    for (at, error) in errors.iter().enumerate() {
        match &swallowed {
            Some(run) if run.contains(&at) && begins_line(page, start(page, error)) => {}
            Some(run) if run.end == at => tell_unclosed(page, errors, run),
            _ => tell(page, error),
        }
    }
}

/// The mistakes that follow from a table or list that is never closed; behind them stands the
/// mistake that says so.
fn swallowed(page: &Page, errors: &[toml::de::Error]) -> Option<Range<usize>> {
    let is_unclosed = |error| matches!(variant(error), Some("brace" | "bracket"));
    let end = errors.iter().position(is_unclosed)?;
    let first = errors[..end].iter().position(|error| {
        let is_of_run = matches!(variant(error), Some("comma" | "duplicate-key") | None);
        is_of_run && begins_line(page, start(page, error))
    })?;
    Some(first..end)
}

/// Notes the opening bracket that is never closed, unless quotes that are never closed hide it.
fn tell_unclosed(page: &Page, errors: &[toml::de::Error], run: &Range<usize>) {
    let before = run.start.checked_sub(1).map(|before| variant(&errors[before]));
    if before == Some(Some("quote")) {
        return;
    }
    let unclosed = &errors[run.end];
    let bracket = if variant(unclosed) == Some("brace") { '{' } else { '[' };
    let text = page.text().get(..start(page, &errors[run.start])).unwrap_or_default();
    match text.rfind(bracket) {
        Some(at) => note(page, unclosed, at..at + 1),
        None => tell(page, unclosed),
    }
}

fn begins_line(page: &Page, at: usize) -> bool {
    let before = page.text().get(..at).unwrap_or_default();
    before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

fn start(page: &Page, error: &toml::de::Error) -> usize {
    error.span().map_or(page.text().len(), |span| span.start)
}

fn variant(error: &toml::de::Error) -> Option<&'static str> {
    let message = error.message();
    VARIANTS.iter().find(|(start, _)| message.starts_with(start)).map(|(_, variant)| *variant)
}

fn tell(page: &Page, error: &toml::de::Error) {
    let end = page.text().len();
    note(page, error, error.span().unwrap_or(end..end));
}

fn note(page: &Page, error: &toml::de::Error, span: Range<usize>) {
    if page.is_full() {
        return page.leave_untold();
    }
    let found = page.shown(span.clone());
    let is_word = found.starts_with(char::is_alphabetic);
    let is_curly = found.starts_with(['“', '”', '„', '‘', '’', '«']);
    let diagnostic = Diagnostic::error(Code::Syntax).arg("detail", error.message());
    let diagnostic = diagnostic.arg("found", found);
    let diagnostic = match variant(error) {
        _ if is_curly => diagnostic.variant("curly-quotes"),
        Some("number") if is_word => diagnostic.variant("unquoted-text"),
        Some(variant) => diagnostic.variant(variant),
        None => diagnostic,
    };
    page.tell(diagnostic, span);
}
