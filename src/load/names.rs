//! Which names an author may give, and that none is given twice.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::page::Page;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words of rhai that can name nothing.
const KEYWORDS: &[&str] = &[
    "true",
    "false",
    "let",
    "const",
    "if",
    "else",
    "switch",
    "do",
    "while",
    "until",
    "loop",
    "for",
    "in",
    "continue",
    "break",
    "return",
    "throw",
    "try",
    "catch",
    "fn",
    "private",
    "import",
    "export",
    "as",
    "global",
    "this",
    "is_def_var",
    "is_def_fn",
    "is_shared",
    "type_of",
    "Fn",
    "call",
    "curry",
    "print",
    "debug",
    "eval",
    "var",
    "static",
    "begin",
    "end",
    "shared",
    "each",
    "then",
    "goto",
    "exit",
    "match",
    "case",
    "default",
    "void",
    "null",
    "nil",
    "spawn",
    "thread",
    "go",
    "sync",
    "async",
    "await",
    "yield",
    "use",
    "with",
    "module",
    "package",
    "super",
    "public",
    "protected",
    "new",
    "is",
];

/// Names that formulas, cases or submissions already give a meaning to.
const BUILT_IN: &[&str] = &[
    "given",
    "lowest",
    "highest",
    "count_at_least",
    "count",
    "count_rated",
    "share_at_least",
    "min",
    "max",
    "choose",
    "date",
    "period_start",
    "period_end",
    "days_between",
    "months_between",
    "id",
    "decided",
    "times",
];

/// Checks that formulas can name something so: a letter, then letters, digits and `_`.
pub(in crate::load) fn check_name(page: &Page, name: &str, at: Range<usize>) {
    let mut letters = name.chars();
    let starts = letters.next().is_some_and(char::is_alphabetic);
    let goes_on = letters.all(|letter| letter.is_alphanumeric() || letter == '_');
    let variant = if !starts || !goes_on {
        "name"
    } else if KEYWORDS.contains(&name) || BUILT_IN.contains(&name) {
        "reserved"
    } else {
        return;
    };
    let invalid = Diagnostic::error(Code::InvalidId).variant(variant).arg("id", name);
    let proposal = name.replace(|letter: char| !letter.is_alphanumeric(), "_");
    page.tell(invalid.arg("proposal", proposal), at);
}

/// True if regulations, classes, rules and choices may be called so: letters, digits, `-`, `_`.
pub fn is_id(id: &str) -> bool {
    let starts = id.starts_with(char::is_alphanumeric);
    starts && id.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
}

/// Checks the id of a class, rule or choice.
pub(in crate::load) fn check_id(page: &Page, id: &str, at: Range<usize>) {
    if !is_id(id) {
        page.tell(Diagnostic::error(Code::InvalidId).variant("id").arg("id", id), at);
    }
}

/// Names taken so far in one place where each may stand once.
#[derive(Clone, Debug, Default)]
pub(in crate::load) struct Namespace<'a> {
    taken: BTreeMap<String, (&'a Page, usize, usize)>,
}

impl<'a> Namespace<'a> {
    /// Takes a name, or reports that it is taken.
    pub fn claim(&mut self, page: &'a Page, name: &str, at: Range<usize>) {
        self.claim_as((page, at), name, None);
    }

    /// Takes a name; the variant of the message tells what must not stand twice.
    pub fn claim_as(
        &mut self,
        (page, at): (&'a Page, Range<usize>),
        name: &str,
        variant: Option<&'static str>,
    ) {
        let Some((first_page, start, end)) = self.taken.get(name).copied() else {
            self.taken.insert(name.to_owned(), (page, at.start, at.end));
            return;
        };
        if !page.is_full() {
            let mut twice = Diagnostic::error(Code::DuplicateId).arg("id", name);
            twice.variant = variant;
            page.tell(twice.related("first-here", first_page.location(start..end)), at);
        }
    }
}
