//! Mistakes while they are found: the first of each kind and column are kept, the rest counted.

use crate::diagnostic::{Code, Diagnostic, Location};
use std::collections::BTreeMap;

/// So many mistakes of one kind in one column are shown.
const SHOWN_AT_MOST: usize = 20;

/// A column of the file (none: whole rows), a kind of mistake.
type Kind = (Option<usize>, Code, Option<&'static str>);

/// Mistakes of one file or of a piece of it, in the order in which they stand there.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    tallies: BTreeMap<Kind, Tally>,
}

#[derive(Clone, Debug, Default)]
struct Tally {
    count: u64,
    first: Vec<Diagnostic>,
    /// Where the first mistake that is not shown stands.
    next: Option<Location>,
}

impl Mistakes {
    /// So many of a kind are worded: those shown, and one for the place where the rest begins.
    pub const WORDED_AT_MOST: usize = SHOWN_AT_MOST + 1;

    /// Adds a mistake in a column, or in whole rows.
    ///
    /// `make` words it; it is called only while the mistake may still be shown.
    pub fn add(
        &mut self,
        column: Option<usize>,
        kind: (Code, Option<&'static str>),
        make: impl FnOnce() -> Diagnostic,
    ) {
        let tally = self.tallies.entry((column, kind.0, kind.1)).or_default();
        tally.count += 1;
        if tally.first.len() < SHOWN_AT_MOST {
            let mut diagnostic = make();
            diagnostic.variant = kind.1;
            tally.first.push(diagnostic);
        } else if tally.next.is_none() {
            tally.next = make().location;
        }
    }

    /// Adds the mistakes of the next piece, whose first line is so many lines down the file;
    /// leaves `piece` empty.
    pub fn absorb(&mut self, piece: &mut Mistakes, lines_down: usize) {
        for (kind, found) in std::mem::take(&mut piece.tallies) {
            let tally = self.tallies.entry(kind).or_default();
            tally.count += found.count;
            for mut diagnostic in found.first {
                move_down(diagnostic.location.as_mut(), lines_down);
                for (_, location) in &mut diagnostic.related {
                    move_down(Some(location), lines_down);
                }
                if tally.first.len() < SHOWN_AT_MOST {
                    tally.first.push(diagnostic);
                } else {
                    tally.next = tally.next.take().or(diagnostic.location);
                }
            }
            if let (None, Some(mut next)) = (&tally.next, found.next) {
                move_down(Some(&mut next), lines_down);
                tally.next = Some(next);
            }
        }
    }

    /// True if something was found in a column.
    pub fn has_in(&self, column: usize) -> bool {
        self.tallies.keys().any(|(at, ..)| *at == Some(column))
    }

    /// The diagnostics in the order of their places; behind the last shown of a kind the number
    /// of those that are not.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self.tallies.into_values().flat_map(Tally::finish).collect();
        all.sort_by(|a, b| place(a).cmp(&place(b)).then(a.code.cmp(&b.code)));
        all
    }
}

impl Tally {
    fn finish(self) -> Vec<Diagnostic> {
        let mut all = self.first;
        let mut next = None;
        all.dedup_by(|one, before| {
            let is_repeated = is_repeated(one, before);
            if is_repeated && next.is_none() {
                next = one.location.take();
            }
            is_repeated
        });
        let shown = all.len() as u64;
        if let Some(last) = all.last().filter(|_| self.count > shown) {
            let mut more =
                Diagnostic { severity: last.severity, ..Diagnostic::error(Code::MoreOfThese) }
                    .arg("count", self.count - shown)
                    .arg("kind", last.code);
            if let Some((_, column)) = last.args.iter().find(|(key, _)| *key == "column") {
                more = more.variant("column").arg("column", column);
            }
            more.location = next.or(self.next);
            all.push(more);
        }
        all
    }
}

/// A key that is unknown in one object is unknown in each; a class without a table lacks all its
/// subjects: both are shown once.
fn is_repeated(next: &Diagnostic, first: &Diagnostic) -> bool {
    match (first.code, first.variant) {
        (Code::UnknownColumn, Some("key" | "ambiguous-key")) => next.args == first.args,
        (Code::DanglingSubject, Some("no-table")) => true,
        _ => false,
    }
}

fn place(diagnostic: &Diagnostic) -> Option<(usize, usize)> {
    diagnostic.location.as_ref().map(|location| (location.line, location.column))
}

fn move_down(location: Option<&mut Location>, lines: usize) {
    if let Some(location) = location {
        location.line += lines;
    }
}
