//! The ways in which the values of a fact may be written, and a small table from the bytes of a
//! cell to the value's code.

use crate::load::submissions::text::fold;
use crate::model::{FactType, Regulation, ScaleValue};
use std::collections::BTreeMap;

/// Spellings learnt beyond those known from the start; more only cost memory.
const LEARNT_AT_MOST: usize = 256;
/// A slot of the table without a spelling.
const FREE: u16 = u16::MAX;

/// Words for false (code 0) and true (code 1).
const BOOLEANS: [(&str, u8); 6] =
    [("false", 0), ("0", 0), ("không", 0), ("true", 1), ("1", 1), ("có", 1)];

/// What a spelling means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The value of this code.
    Code(u8),
    /// Two values could be meant.
    Ambiguous,
    /// No value is written so.
    Unknown,
}

/// Bytes of a cell → code. Cells of up to 16 bytes are compared as two words.
#[derive(Clone, Debug)]
pub struct Spellings {
    slots: Vec<u16>,
    entries: Vec<Entry>,
    /// Exactly as declared: ids.
    exact: BTreeMap<String, u8>,
    /// Folded ids, titles and short forms; `None` where two values share one.
    folded: BTreeMap<String, Option<u8>>,
}

#[derive(Clone, Debug)]
struct Entry {
    key: (u64, u64),
    text: Box<[u8]>,
    code: u8,
}

impl Spellings {
    /// The spellings of a fact's values; `None` for a fact whose values have no codes.
    pub fn of(kind: &FactType, regulation: &Regulation) -> Option<Self> {
        match kind {
            FactType::Boolean { empty_is_false } => Some(Self::booleans(*empty_is_false)),
            FactType::Choice(values) => Some(Self::of_values(values)),
            FactType::Scale { scale } => Some(Self::of_values(&regulation.scales[*scale].values)),
            FactType::Integer
            | FactType::Decimal { .. }
            | FactType::Date
            | FactType::Text
            | FactType::Subject { .. } => None,
        }
    }

    /// The spellings of a boolean; a cross is one where an empty cell means false.
    fn booleans(with_cross: bool) -> Self {
        let cross = with_cross.then_some(("x", 1));
        let mut spellings = Self::empty();
        for (word, code) in BOOLEANS.into_iter().chain(cross) {
            spellings.exact.insert(word.to_owned(), code);
            spellings.folded.insert(fold(word), Some(code));
        }
        spellings.learn_declared();
        spellings
    }

    /// The spellings of values of a scale, or of choices.
    pub fn of_values(values: &[ScaleValue]) -> Self {
        let mut spellings = Self::empty();
        for (code, value) in (0u8..).zip(values) {
            spellings.exact.entry(value.id.clone()).or_insert(code);
            for name in names_of(value) {
                let known = spellings.folded.entry(fold(name)).or_insert(Some(code));
                if *known != Some(code) {
                    *known = None;
                }
            }
        }
        for (code, value) in (0u8..).zip(values) {
            for name in names_of(value) {
                if spellings.mean(name) == Meaning::Code(code) {
                    spellings.learn(name.as_bytes(), code);
                }
            }
        }
        spellings
    }

    fn empty() -> Self {
        Self {
            slots: vec![FREE; 64],
            entries: Vec::new(),
            exact: BTreeMap::new(),
            folded: BTreeMap::new(),
        }
    }

    fn learn_declared(&mut self) {
        for (word, code) in self.exact.clone() {
            self.learn(word.as_bytes(), code);
        }
    }

    /// The code of a cell whose very bytes are known.
    pub fn known(&self, cell: &[u8]) -> Option<u8> {
        let key = key(cell);
        let mut at = self.slot(key, cell.len());
        loop {
            let entry = self.entries.get(usize::from(self.slots[at]))?;
            if entry.key == key && same(&entry.text, cell) {
                return Some(entry.code);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// What a text means, in whatever spelling.
    pub fn mean(&self, text: &str) -> Meaning {
        if let Some(code) = self.exact.get(text) {
            return Meaning::Code(*code);
        }
        match self.folded.get(&fold(text)) {
            Some(Some(code)) => Meaning::Code(*code),
            Some(None) => Meaning::Ambiguous,
            None => Meaning::Unknown,
        }
    }

    /// Keeps a spelling, so that the next such cell is found by its bytes.
    pub fn learn(&mut self, cell: &[u8], code: u8) {
        if self.entries.len() >= LEARNT_AT_MOST || self.known(cell).is_some() {
            return;
        }
        self.entries.push(Entry { key: key(cell), text: cell.into(), code });
        if self.entries.len() * 3 > self.slots.len() {
            self.slots = vec![FREE; self.slots.len() * 2];
        }
        self.place_all();
    }

    fn place_all(&mut self) {
        self.slots.fill(FREE);
        for (number, entry) in (0u16..).zip(&self.entries) {
            let mut at = self.slot(entry.key, entry.text.len());
            while self.slots[at] != FREE {
                at = (at + 1) & (self.slots.len() - 1);
            }
            self.slots[at] = number;
        }
    }

    fn slot(&self, key: (u64, u64), len: usize) -> usize {
        let mixed =
            (key.0 ^ key.1.rotate_left(29) ^ len as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize & (self.slots.len() - 1)
    }
}

fn names_of(value: &ScaleValue) -> impl Iterator<Item = &str> {
    let title = &value.title;
    let names = [Some(&value.id), Some(&title.vi), Some(&title.en), title.short.as_ref()];
    names.into_iter().flatten().map(String::as_str).filter(|name| !name.is_empty())
}

/// The first and the last eight bytes: all there is of a cell of up to 16 bytes.
fn key(cell: &[u8]) -> (u64, u64) {
    match (cell.first_chunk(), cell.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (short_key(cell), 0),
    }
}

/// A cell of fewer than eight bytes as a word.
fn short_key(cell: &[u8]) -> u64 {
    match (cell.first_chunk(), cell.last_chunk()) {
        (Some(first), Some(last)) => {
            let high = u64::from(u32::from_le_bytes(*last));
            u64::from(u32::from_le_bytes(*first)) | high << 32
        }
        _ => cell.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// Compares what the keys do not: the length, and the middle of longer cells.
fn same(known: &[u8], cell: &[u8]) -> bool {
    known.len() == cell.len() && (cell.len() <= 16 || known == cell)
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Spellings};
    use crate::model::{ScaleValue, Title};

    fn value(id: &str, vi: &str, short: Option<&str>) -> ScaleValue {
        let title = Title { vi: vi.into(), en: id.to_uppercase(), short: short.map(Into::into) };
        ScaleValue { id: id.into(), title }
    }

    #[test]
    fn a_value_is_known_by_id_title_and_short_form() {
        let mut spellings = Spellings::of_values(&[
            value("low", "Thấp", Some("T")),
            value("high", "Rất cao so với mọi năm trước", Some("C")),
        ]);
        for (written, code) in [("low", 0), ("t", 0), ("THẤP", 0), ("High", 1), ("C", 1)] {
            assert_eq!(spellings.mean(written), Meaning::Code(code), "{written}");
        }
        assert_eq!(spellings.known("Thấp".as_bytes()), Some(0));
        assert_eq!(spellings.known("Rất cao so với mọi năm trước".as_bytes()), Some(1));
        assert_eq!(spellings.known("Rất cao so với mọi nắm trước".as_bytes()), None);
        assert_eq!(spellings.known(b"thap"), None);
        spellings.learn(b" thap", 0);
        assert_eq!(spellings.known(b" thap"), Some(0));
        assert_eq!(spellings.mean("medium"), Meaning::Unknown);
    }

    #[test]
    fn a_short_form_of_two_values_means_neither_but_an_id_always_counts() {
        let spellings =
            Spellings::of_values(&[value("a", "Trung", Some("t")), value("t", "Tốt", Some("T"))]);
        assert_eq!(spellings.mean("t"), Meaning::Code(1));
        assert_eq!(spellings.mean("T"), Meaning::Ambiguous);
    }

    #[test]
    fn many_learnt_spellings_stay_apart() {
        let mut spellings = Spellings::booleans(true);
        let words: Vec<String> =
            (0..300).map(|at| format!("{at:>width$}", width = at % 20 + 3)).collect();
        for (at, word) in words.iter().enumerate() {
            spellings.learn(word.as_bytes(), (at % 2) as u8);
        }
        let learnt = words.iter().enumerate().filter(|(at, word)| {
            let known = spellings.known(word.as_bytes());
            assert!(known.is_none() || known == Some((at % 2) as u8));
            known.is_some()
        });
        assert!(learnt.count() >= 240);
    }
}
