//! What is wrong with a text that is not TOML, in our own words.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::page::Page;

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

/// Notes one mistake of syntax.
pub(in crate::load) fn tell(page: &Page, error: &toml::de::Error) {
    let message = error.message();
    let known = VARIANTS.iter().find(|(start, _)| message.starts_with(start));
    let diagnostic = Diagnostic::error(Code::Syntax).arg("detail", message);
    let end = page.text().len();
    let span = error.span().unwrap_or(end..end);
    let diagnostic = diagnostic.arg("found", page.shown(span.clone()));
    let diagnostic = match known {
        Some((_, variant)) => diagnostic.variant(variant),
        None => diagnostic,
    };
    page.tell(diagnostic, span);
}
