//! The mistakes found in one formula, each at its place in the file.

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::formula::Type;
use crate::model::{Formula, Place, Regulation, ScaleValue};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Collects the mistakes of one text in a rule package.
#[derive(Debug)]
pub(in crate::formula) struct Mistakes {
    source: Source,
    start: usize,
    unread: BTreeSet<String>,
    found: Vec<Diagnostic>,
}

impl Mistakes {
    /// For the text of a formula, or of another piece of a file.
    pub(in crate::formula) fn of(regulation: &Regulation, place: &Place, text: &str) -> Self {
        let file = regulation.package.file_of(place);
        let whole = file.and_then(|file| std::str::from_utf8(&file.bytes).ok());
        // A text that its file does not hold where it should is shown by itself.
        let holds = |whole: &&str| whole.get(place.start..).is_some_and(|at| at.starts_with(text));
        let (text, start): (Arc<str>, usize) = match whole.filter(holds) {
            Some(whole) => (whole.into(), place.start),
            None => (text.into(), 0),
        };
        let source = Source::new(Arc::clone(&place.file), text);
        Mistakes { source, start, unread: regulation.unread.clone(), found: Vec::new() }
    }

    pub(in crate::formula) fn of_formula(regulation: &Regulation, formula: &Formula) -> Self {
        Mistakes::of(regulation, &formula.place, &formula.text)
    }

    /// Adds an error at a range of bytes of the formula's text.
    pub(in crate::formula) fn add(&mut self, diagnostic: Diagnostic, at: &Range<usize>) {
        let location = self.source.at(self.start + at.start..self.start + at.end);
        self.found.push(diagnostic.at(location));
    }

    /// Adds an error about a name that is not known, unless its declaration could not be read:
    /// that was reported already.
    pub(in crate::formula) fn unknown(
        &mut self,
        name: &str,
        diagnostic: Diagnostic,
        at: &Range<usize>,
    ) {
        if !self.unread.contains(name) {
            self.add(diagnostic, at);
        }
    }

    /// Proposes what was meant by the mistake found last.
    pub(in crate::formula) fn propose(&mut self, similar: String) {
        if let Some(last) = self.found.last_mut() {
            last.similar = Some(similar);
        }
    }

    pub(in crate::formula) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them in the order of the text, each once.
    pub(in crate::formula) fn into_vec(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.location.cmp(&b.location));
        self.found.dedup();
        self.found
    }
}

/// An error with one of its code's variants.
pub(in crate::formula) fn error(code: Code, variant: &'static str) -> Diagnostic {
    Diagnostic::error(code).variant(variant)
}

/// The ids of values or choices as a message lists them.
pub(in crate::formula) fn known_values(values: &[ScaleValue]) -> String {
    let ids: Vec<String> = values.iter().map(|value| format!("\"{}\"", value.id)).collect();
    ids.join(", ")
}

/// A type in two words for messages: its kind, and the scale, fact or class it names.
pub(in crate::formula) fn in_words<'a>(
    regulation: &'a Regulation,
    ty: &Type,
) -> (&'static str, &'a str) {
    match ty {
        Type::Boolean => ("boolean", ""),
        Type::Number => ("number", ""),
        Type::Day => ("date", ""),
        Type::Text => ("text", ""),
        Type::Choice { class, fact } => ("choice", &regulation.classes[*class].facts[*fact].id),
        Type::Subject(class) => ("subject", &regulation.classes[*class].id),
        Type::Scale(scale) => ("scale", &regulation.scales[*scale].id),
    }
}
