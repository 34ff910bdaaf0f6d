//! One text file being read, and the mistakes found in it so far.

use crate::diagnostic::{Code, Diagnostic, Location, Source};
use crate::load::syntax;
use crate::model::{PackageFile, Place, ScaleValue};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use toml::de::DeTable;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The most bytes of a file that are read: rules are written by hand.
pub(in crate::load) const BYTES_MAX: usize = 4 << 20;

/// Mistakes of one file that are shown; beyond, they are only counted.
const TOLD_MAX: usize = 200;

/// The longest name, in bytes, for which near names are looked for.
const NAME_MAX: usize = 200;

/// The longest stretch, in bytes, that is underlined.
const MARK_MAX: usize = 2_000;

/// A file's text and what was wrong in it. Readers share it, hence the cells.
#[derive(Debug)]
pub(in crate::load) struct Page {
    source: Source,
    told: RefCell<Vec<Diagnostic>>,
    untold: Cell<usize>,
}

impl Page {
    /// Opens a file as text in NFC.
    pub fn open(file: &PackageFile) -> Result<Page, Box<Diagnostic>> {
        if file.bytes.len() > BYTES_MAX {
            let large = Diagnostic::error(Code::UnexpectedFile).variant("too-large");
            let location = Location::cell(&file.shown, 1, 1, "");
            return Err(Box::new(large.arg("file", &file.shown).at(location)));
        }
        let wrong = |variant, source: &Source, at| {
            let wrong = Diagnostic::error(Code::Encoding).variant(variant);
            Err(Box::new(wrong.at(source.at(at))))
        };
        let text = match std::str::from_utf8(&file.bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.valid_up_to();
                let text = String::from_utf8_lossy(&file.bytes);
                return wrong("utf-8", &Source::new(file.shown.clone(), text), at..at + 1);
            }
        };
        let source = Source::new(file.shown.clone(), text);
        match first_not_nfc(text) {
            Some(at) => wrong("nfc", &source, at..at + 1),
            None => Ok(Page { source, told: RefCell::default(), untold: Cell::new(0) }),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The place of a range, to be kept.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place { file: self.source.file().clone(), start: range.start, end: range.end }
    }

    /// The place of a range, to be shown.
    pub fn location(&self, range: Range<usize>) -> Location {
        self.source.at(range.start..range.end.min(range.start + MARK_MAX))
    }

    /// The text of a range on one line, cut where it is long.
    pub fn shown(&self, range: Range<usize>) -> String {
        let text = self.text().get(range).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        let cut: String = line.chars().take(60).collect();
        if cut.len() < text.len() { format!("{cut}…") } else { cut }
    }

    /// Notes a mistake at a range.
    pub fn tell(&self, diagnostic: Diagnostic, at: Range<usize>) {
        if self.is_full() {
            self.leave_untold();
        } else {
            self.told.borrow_mut().push(diagnostic.at(self.location(at)));
        }
    }

    /// Counts a mistake that is not worded any more.
    pub fn leave_untold(&self) {
        self.untold.set(self.untold.get() + 1);
    }

    /// Proposes the value that is meant: one that people call so, or the closest id.
    pub fn closest_value(
        &self,
        diagnostic: Diagnostic,
        written: &str,
        values: &[ScaleValue],
    ) -> Diagnostic {
        let called = values.iter().find(|value| value.is_called(written));
        let id = written.rsplit('.').next().unwrap_or_default();
        match called.or_else(|| values.iter().find(|value| value.id == id)) {
            Some(value) => Diagnostic { similar: Some(value.id.clone()), ..diagnostic },
            None => self.closest(diagnostic, written, values.iter().map(|value| value.id.as_str())),
        }
    }

    /// True once so many mistakes were noted that further ones are only counted: what it costs
    /// to word them is then saved.
    pub fn is_full(&self) -> bool {
        self.told.borrow().len() >= TOLD_MAX
    }

    /// Proposes the known name closest to what was written.
    pub fn closest<'k>(
        &self,
        diagnostic: Diagnostic,
        written: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Diagnostic {
        let words_it = !self.is_full() && written.len() <= NAME_MAX;
        if words_it { diagnostic.similar_to(written, known) } else { diagnostic }
    }

    /// Parses the text as TOML. Where it is not TOML, all mistakes of its syntax are noted and
    /// nothing else is looked for.
    pub fn parse(&self) -> Option<DeTable<'_>> {
        let (table, errors) = DeTable::parse_recoverable(self.text());
        let is_toml = errors.is_empty();
        syntax::tell_all(self, errors);
        is_toml.then(|| table.into_inner())
    }

    /// What was noted, in the order of the text.
    pub fn close(self) -> Vec<Diagnostic> {
        let mut told = self.told.into_inner();
        told.sort_by_key(|one| one.location.as_ref().map(|place| (place.line, place.column)));
        if let (untold @ 1.., Some(last)) = (self.untold.get(), told.last()) {
            let mut more = Diagnostic::error(Code::MoreOfThese).arg("count", untold);
            more.location = last.location.clone();
            told.push(more);
        }
        told
    }
}

/// The first byte of the first character that NFC would write otherwise.
fn first_not_nfc(text: &str) -> Option<usize> {
    if is_nfc(text) {
        return None;
    }
    let mut composed = text.nfc();
    let differs = text.char_indices().find(|(_, letter)| composed.next() != Some(*letter));
    Some(differs.map_or(0, |(at, _)| at))
}
