//! Finds a text among many by its bytes, without holding the texts a second time.

use crate::model::population::Ids;
use std::hash::{BuildHasher, RandomState};

/// No text stands in this slot; no number is `u32::MAX`, so no text ever looks like it.
const FREE: u64 = u64::MAX;

/// Numbers of [`Ids`] by their text: open addressing, one word a slot (32 bits of the text's
/// hash, which also say where it belongs, and its number), so that a text is compared only when
/// it almost certainly is the one.
///
/// The hash is keyed anew in each process: nobody can write ids that all fall into one slot. No
/// result depends on it.
#[derive(Clone, Debug, Default)]
pub struct IdIndex {
    slots: Vec<u64>,
    filled: usize,
    hasher: RandomState,
}

impl IdIndex {
    /// The index of all texts; of equal ones the first counts.
    pub fn of(ids: &Ids) -> Self {
        let mut index = IdIndex::default();
        index.make_room(ids.len());
        for (number, text) in (0u32..).zip(ids.iter()) {
            let hash = index.hash(text);
            if index.search(ids, text, hash).is_none() {
                index.insert(hash, number);
            }
        }
        index
    }

    /// The number of a text.
    pub fn find(&self, ids: &Ids, text: &str) -> Option<u32> {
        self.search(ids, text, self.hash(text))
    }

    /// The number of a text, which is added to `ids` if it is new.
    pub(in crate::model) fn find_or_push(&mut self, ids: &mut Ids, text: &str) -> u32 {
        let hash = self.hash(text);
        if let Some(number) = self.search(ids, text, hash) {
            return number;
        }
        let number = ids.push(text);
        self.make_room(self.filled + 1);
        self.insert(hash, number);
        number
    }

    /// Forgets all texts and keeps the memory.
    pub(in crate::model) fn clear(&mut self) {
        self.slots.fill(FREE);
        self.filled = 0;
    }

    fn hash(&self, text: &str) -> u32 {
        (self.hasher.hash_one(text) >> 32) as u32
    }

    fn search(&self, ids: &Ids, text: &str, hash: u32) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == FREE {
                return None;
            }
            let number = slot as u32;
            if slot >> 32 == u64::from(hash) && ids.get(number) == text {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    fn insert(&mut self, hash: u32, number: u32) {
        place(&mut self.slots, u64::from(hash) << 32 | u64::from(number));
        self.filled += 1;
    }

    /// Makes room for so many texts: at most three quarters of the slots are filled.
    fn make_room(&mut self, texts: usize) {
        let needed = (texts * 4 / 3 + 1).next_power_of_two().max(16);
        if needed > self.slots.len() {
            let old = std::mem::replace(&mut self.slots, vec![FREE; needed]);
            for slot in old.into_iter().filter(|slot| *slot != FREE) {
                place(&mut self.slots, slot);
            }
        }
    }
}

fn place(slots: &mut [u64], slot: u64) {
    let mask = slots.len() - 1;
    let mut at = (slot >> 32) as usize & mask;
    while slots[at] != FREE {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

#[cfg(test)]
mod tests {
    use super::IdIndex;
    use crate::model::Ids;

    #[test]
    fn every_text_of_many_is_found_under_its_first_number() {
        let mut ids = Ids::default();
        for at in 0..5000 {
            ids.push(&format!("w-{}", at % 4000));
        }
        let index = IdIndex::of(&ids);
        for at in 0..4000u32 {
            assert_eq!(index.find(&ids, &format!("w-{at}")), Some(at));
        }
        assert_eq!(index.find(&ids, "w-4000"), None);
        assert_eq!(IdIndex::default().find(&ids, "w-0"), None);
    }
}
