//! The batch that is open while the entries are read.

use std::collections::{BTreeSet, HashMap};

/// The outcomes, sorted by bytes, as counts list them.
const OUTCOMES: [&str; 4] = ["exempt", "pending", "rated", "referred"];

/// A batch begun and not ended.
pub(super) struct OpenBatch {
    pub batch: i64,
    pub count: u64,
    pub reg: crate::audit::hash::Hash,
    pub engine: crate::audit::hash::Hash,
    items: Items,
    counts: HashMap<String, [u64; 4]>,
}

impl OpenBatch {
    pub(super) fn new(batch: i64, opening: &crate::audit::entry::BatchOpening<'_>) -> Self {
        OpenBatch {
            batch,
            count: opening.count,
            reg: opening.reg,
            engine: opening.engine,
            items: Items::default(),
            counts: HashMap::new(),
        }
    }

    /// Counts a verdict; false if the item has one already.
    pub(super) fn count(&mut self, item: u64, class: &str, outcome: &str) -> bool {
        if !self.items.insert(item) {
            return false;
        }
        let at = OUTCOMES.iter().position(|known| *known == outcome);
        let counts = match self.counts.get_mut(class) {
            Some(counts) => counts,
            None => self.counts.entry(class.to_owned()).or_default(),
        };
        // INVARIANT (outcome): a verdict entry has one of the four.
        counts[at.expect("one of the four")] += 1;
        true
    }

    /// Items that have a verdict.
    pub(super) fn recorded(&self) -> u64 {
        self.items.count
    }

    /// True if these are the counts of its verdicts.
    pub(super) fn has_counts(&self, counts: &[crate::audit::entry::Count<'_>]) -> bool {
        let mut classes: Vec<_> = self.counts.iter().collect();
        classes.sort_unstable();
        let found = classes.iter().flat_map(|(class, counts)| {
            let counts = OUTCOMES.iter().zip(counts.iter()).filter(|(_, count)| **count > 0);
            counts.map(|(outcome, count)| (class.as_str(), *outcome, *count))
        });
        found.eq(counts.iter().map(|count| (&*count.class, &*count.outcome, count.count)))
    }
}

/// Numbers, most of which come in order.
#[derive(Default)]
struct Items {
    count: u64,
    /// All below it are there.
    next: u64,
    others: BTreeSet<u64>,
}

impl Items {
    fn insert(&mut self, item: u64) -> bool {
        let is_new = if item == self.next {
            self.next += 1;
            while self.others.remove(&self.next) {
                self.next += 1;
            }
            true
        } else {
            item > self.next && self.others.insert(item)
        };
        self.count += u64::from(is_new);
        is_new
    }
}
