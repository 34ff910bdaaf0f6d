//! The ways in which the values of a fact may be written, and a small table from the bytes of a
//! cell to the value's code.

use crate::load::submissions::text::fold;
use crate::model::{FactType, Regulation, ScaleValue};
use std::collections::{BTreeMap, HashMap};

/// Spellings learnt beyond those known from the start; more only cost memory.
const LEARNT_AT_MOST: usize = 256;

/// An odd number whose bits look like none in particular.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Masks that keep the first so many bytes of a word.
const FIRST_BYTES: [u128; 17] = {
    let mut masks = [0; 17];
    let mut len = 1;
    while len < 17 {
        masks[len] = u128::MAX >> (128 - 8 * len);
        len += 1;
    }
    masks
};

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

/// Bytes of a cell → code. Cells of up to 16 bytes are compared as one word.
#[derive(Clone, Debug)]
pub struct Spellings {
    /// Open addressing; a power of two, most of it free.
    slots: Vec<Slot>,
    /// Spellings of more than 16 bytes.
    long: HashMap<Box<[u8]>, u8>,
    /// Scatters the spellings over the slots.
    factor: u64,
    learnt: usize,
    /// Exactly as declared: ids.
    exact: BTreeMap<String, u8>,
    /// Folded ids, titles and short forms; `None` where two values share one.
    folded: BTreeMap<String, Option<u8>>,
}

/// A spelling of up to 16 bytes; no bytes stand for none.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u128,
    len: u8,
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
            slots: vec![Slot::default(); 64],
            long: HashMap::new(),
            factor: FACTOR,
            learnt: 0,
            exact: BTreeMap::new(),
            folded: BTreeMap::new(),
        }
    }

    fn learn_declared(&mut self) {
        for (word, code) in self.exact.clone() {
            self.learn(word.as_bytes(), code);
        }
    }

    /// The code of a cell whose very bytes are known: `len` bytes of a text from `start` on.
    #[inline]
    pub fn known(&self, text: &[u8], start: usize, len: usize) -> Option<u8> {
        if len > 16 {
            return self.long.get(&text[start..start + len]).copied();
        }
        let key = key(text, start, len);
        let mut at = self.slot(key);
        loop {
            let slot = self.slots[at];
            if slot.key == key && usize::from(slot.len) == len {
                return (len > 0).then_some(slot.code);
            }
            if slot.len == 0 {
                return None;
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
        let is_known = cell.is_empty() || self.known(cell, 0, cell.len()).is_some();
        if is_known || self.learnt >= LEARNT_AT_MOST {
            return;
        }
        self.learnt += 1;
        if cell.len() > 16 {
            self.long.insert(cell.into(), code);
            return;
        }
        let key = key(cell, 0, cell.len());
        let new = Slot { key, len: cell.len() as u8, code };
        let known = self.slots.iter().filter(|slot| slot.len > 0).copied();
        let all: Vec<Slot> = known.chain([new]).collect();
        self.place_all(&all);
    }

    /// Places all spellings, under a factor that gives each a slot of its own if one of a few
    /// does: then every spelling is found at the first look.
    fn place_all(&mut self, all: &[Slot]) {
        let slots = (all.len() * 8).next_power_of_two().max(64);
        for odd in (1..=16).chain([0]) {
            self.factor = FACTOR.wrapping_mul(2 * odd + 1);
            self.slots.clear();
            self.slots.resize(slots, Slot::default());
            let alone = all.iter().filter(|slot| self.place(**slot)).count();
            if alone == all.len() {
                return;
            }
        }
    }

    /// Places a spelling; true if it stands where it is looked for first.
    fn place(&mut self, slot: Slot) -> bool {
        let first = self.slot(slot.key);
        let mut at = first;
        while self.slots[at].len > 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
        at == first
    }

    #[inline]
    fn slot(&self, key: u128) -> usize {
        let mixed = key as u64 ^ ((key >> 64) as u64).rotate_left(29);
        (mixed.wrapping_mul(self.factor) >> 40) as usize & (self.slots.len() - 1)
    }
}

fn names_of(value: &ScaleValue) -> impl Iterator<Item = &str> {
    let title = &value.title;
    let names = [Some(&value.id), Some(&title.vi), Some(&title.en), title.short.as_ref()];
    names.into_iter().flatten().map(String::as_str).filter(|name| !name.is_empty())
}

/// Up to 16 bytes of a text as a word.
#[inline]
fn key(text: &[u8], start: usize, len: usize) -> u128 {
    match text.get(start..).and_then(|rest| rest.first_chunk()) {
        // What follows the cell is shifted out.
        Some(bytes) => u128::from_le_bytes(*bytes) & FIRST_BYTES[len],
        None => {
            let mut bytes = [0; 16];
            bytes[..len].copy_from_slice(&text[start..start + len]);
            u128::from_le_bytes(bytes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Spellings};
    use crate::model::{ScaleValue, Title};

    fn value(id: &str, vi: &str, short: Option<&str>) -> ScaleValue {
        let title = Title { vi: vi.into(), en: id.to_uppercase(), short: short.map(Into::into) };
        ScaleValue { id: id.into(), title }
    }

    /// The code of a cell, found alike wherever in a text it stands.
    fn known(spellings: &Spellings, cell: &str) -> Option<u8> {
        let texts = [cell.to_owned(), format!("ab,{cell},xxxxxxxxxxxxxxxxxxxxx")];
        let found = texts.map(|text| {
            spellings.known(
                text.as_bytes(),
                text.len().min(3).min(text.len() - cell.len()),
                cell.len(),
            )
        });
        assert_eq!(found[0], found[1]);
        found[0]
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
        let long = "Rất cao so với mọi năm trước";
        assert_eq!(known(&spellings, "Thấp"), Some(0));
        assert_eq!(known(&spellings, long), Some(1));
        assert_eq!(known(&spellings, &long.replace("năm", "nắm")), None);
        assert_eq!(known(&spellings, "thap"), None);
        spellings.learn(b" thap", 0);
        assert_eq!(known(&spellings, " thap"), Some(0));
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
            let known = known(&spellings, word);
            assert!(known.is_none() || known == Some((at % 2) as u8));
            known.is_some()
        });
        assert!(learnt.count() >= 240);
    }
}
