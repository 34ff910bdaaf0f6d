//! Which entry holds the verdict on which item: as runs, since items mostly follow each other as
//! their entries do. However many millions there are, a batch recorded in order is one run.

use std::collections::BTreeMap;

/// The entries of the items that have their verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::audit::trail) struct Items {
    /// The first item of each run, and the run.
    runs: BTreeMap<u64, Run>,
    len: u64,
}

/// Items one after the other in entries one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// The entry of the first.
    seq: u64,
    len: u64,
}

impl Items {
    /// How many items there are.
    pub(in crate::audit::trail) fn len(&self) -> u64 {
        self.len
    }

    /// The entry of an item.
    pub(in crate::audit::trail) fn seq_of(&self, item: u64) -> Option<u64> {
        let (first, run) = self.runs.range(..=item).next_back()?;
        (item - first < run.len).then(|| run.seq + (item - first))
    }

    /// Adds an item; of an item that is there already the first entry counts.
    pub(in crate::audit::trail) fn add(&mut self, item: u64, seq: u64) {
        if self.seq_of(item).is_some() {
            return;
        }
        self.len += 1;
        let mut first = item;
        let mut run = Run { seq, len: 1 };
        if let Some((start, before)) = self.runs.range(..item).next_back()
            && start + before.len == item
            && before.seq + before.len == seq
        {
            (first, run) = (*start, Run { seq: before.seq, len: before.len + 1 });
        }
        let (next, due) = (item.saturating_add(1), seq.saturating_add(1));
        if let Some(after) = self.runs.get(&next).copied().filter(|after| after.seq == due) {
            self.runs.remove(&next);
            run.len += after.len;
        }
        self.runs.insert(first, run);
    }
}

#[cfg(test)]
mod tests {
    use super::Items;
    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn a_million_items_in_order_are_one_run() {
        let mut items = Items::default();
        (0..1_000_000).for_each(|item| items.add(item, item + 4));
        assert_eq!((items.len(), items.runs.len()), (1_000_000, 1));
        assert_eq!((items.seq_of(999_999), items.seq_of(1_000_000)), (Some(1_000_003), None));
    }

    #[test]
    fn a_gap_that_is_filled_joins_what_stands_around_it() {
        let mut items = Items::default();
        for item in [0, 2, 1] {
            items.add(item, item + 7);
        }
        assert_eq!(items.runs.len(), 1);
    }

    proptest! {
        #[test]
        fn whatever_the_order_the_first_entry_of_each_item_is_found(
            added in prop::collection::vec((0u64..30, 0u64..40), 0..60)
        ) {
            let (mut items, mut plain) = (Items::default(), HashMap::new());
            for (item, seq) in added {
                items.add(item, seq);
                plain.entry(item).or_insert(seq);
            }
            prop_assert_eq!(items.len(), plain.len() as u64);
            for item in 0..31 {
                prop_assert_eq!(items.seq_of(item), plain.get(&item).copied());
            }
        }
    }
}
