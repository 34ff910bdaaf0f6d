//! What is wrong in something a person wrote: where it stands and what to do about it.
//!
//! Diagnostics are plain data, collected and shown all at once. The words (Vietnamese, English)
//! are not here: `report` renders `code`, `variant` and `args` from its message files.
//! Start reading at [`Diagnostic`]; [`code::Code`] lists every kind there is.

mod code;
mod location;

pub use code::Code;
pub use location::{Excerpt, Location, Marked, Source};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is evaluated until this is mended.
    Error,
    /// Work goes on; a person should look.
    Warning,
    /// Said for completeness.
    Note,
}

/// One mistake or remark, with its place and the values its message speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of mistake; its word is the message's key.
    pub code: Code,
    /// Which of the code's messages is meant, where it has several (`wrong-value.percent`).
    pub variant: Option<&'static str>,
    /// Error, warning or note.
    pub severity: Severity,
    /// The values the message names, by the key used in the message files.
    pub args: Vec<(&'static str, String)>,
    /// Where the offending text stands, if it stands anywhere.
    pub location: Option<Location>,
    /// Other places that explain this one, each with the key of its label (`label-first-here`).
    pub related: Vec<(&'static str, Location)>,
    /// A known name close to what was written ("did you mean").
    pub similar: Option<String>,
}

impl Diagnostic {
    /// Starts an error of the given kind.
    pub fn error(code: Code) -> Self {
        Self::new(code, Severity::Error)
    }

    /// Starts a warning of the given kind.
    pub fn warning(code: Code) -> Self {
        Self::new(code, Severity::Warning)
    }

    /// Starts a note of the given kind.
    pub fn note(code: Code) -> Self {
        Self::new(code, Severity::Note)
    }

    fn new(code: Code, severity: Severity) -> Self {
        let (args, related) = (Vec::new(), Vec::new());
        Self { code, variant: None, severity, args, location: None, related, similar: None }
    }

    /// Chooses one of the code's messages.
    pub fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// Adds a value that the message names.
    #[expect(clippy::needless_pass_by_value, reason = "callers write numbers and texts plainly")]
    pub fn arg(mut self, key: &'static str, value: impl ToString) -> Self {
        self.args.push((key, value.to_string()));
        self
    }

    /// Says where the offending text stands.
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Adds another place, with the key of its label in the message files.
    pub fn related(mut self, label: &'static str, location: Location) -> Self {
        self.related.push((label, location));
        self
    }

    /// Proposes the known name closest to `written`, if one is close enough to be meant.
    pub fn similar_to<'a>(
        mut self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        self.similar = closest(written, known);
        self
    }

    /// True if nothing may be evaluated while this stands.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The known name nearest to `written`: at most a third of its letters differ.
fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let limit = (written.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (edit_distance(written, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name.to_owned())
}

/// The least number of insertions, deletions, replacements and swaps of neighbours that make `a`
/// into `b`.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, letter) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let replaced = row[j] + usize::from(letter != *other);
            let mut least = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && previous == Some(*other) && letter == b[j - 1] {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        (before, row, previous) = (row, next, Some(letter));
    }
    row[b.len()]
}

#[cfg(test)]
mod tests;
