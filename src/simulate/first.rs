//! The first of many rows by id, without sorting all of them.

use crate::model::Ids;
use rayon::prelude::{ParallelIterator, ParallelSlice};

/// Rows looked at on one thread.
const PIECE: usize = 1 << 16;

/// The first so many of some rows by id (bytes), in that order.
pub(in crate::simulate) fn first_by_id(ids: &Ids, rows: &[u32], most: usize) -> Vec<u32> {
    if most == 0 {
        return Vec::new();
    }
    let pieces = rows.par_chunks(PIECE).map(|rows| first_of(ids, rows, most));
    let mut first: Vec<u32> = pieces.flatten_iter().collect();
    sort(ids, &mut first);
    first.truncate(most);
    first
}

/// The first so many of a piece, in any order, and perhaps some more.
fn first_of(ids: &Ids, rows: &[u32], most: usize) -> Vec<u32> {
    let mut found = Vec::new();
    // None of the following is wanted from here on.
    let mut limit: Option<&[u8]> = None;
    for row in rows {
        let id = ids.get(*row).as_bytes();
        if limit.is_some_and(|limit| !precedes(id, limit)) {
            continue;
        }
        found.push(*row);
        if found.len() == most.saturating_mul(2) {
            found.select_nth_unstable_by(most - 1, |a, b| ids.get(*a).cmp(ids.get(*b)));
            found.truncate(most);
            limit = found.last().map(|row| ids.get(*row).as_bytes());
        }
    }
    found
}

/// True if one text comes before another; most differ in their first eight bytes.
fn precedes(one: &[u8], other: &[u8]) -> bool {
    let start = |text: &[u8]| text.first_chunk::<8>().map(|bytes| u64::from_be_bytes(*bytes));
    match (start(one), start(other)) {
        (Some(left), Some(right)) if left != right => left < right,
        _ => one < other,
    }
}

fn sort(ids: &Ids, rows: &mut [u32]) {
    rows.sort_unstable_by(|a, b| ids.get(*a).cmp(ids.get(*b)));
}

#[cfg(test)]
mod tests {
    use super::first_by_id;
    use crate::model::Ids;

    #[test]
    fn the_first_rows_are_those_of_a_whole_sort() {
        let mut ids = Ids::default();
        // 7,919 is prime to 200,003: every number once, in no order.
        for at in 0..200_003u64 {
            ids.push(&(at * 7919 % 200_003).to_string());
        }
        let rows: Vec<u32> = (0..200_003).filter(|row| row % 3 != 0).collect();
        let mut sorted = rows.clone();
        sorted.sort_by(|a, b| ids.get(*a).cmp(ids.get(*b)));
        for most in [0, 1, 2, 50, 70_000, 200_000] {
            assert_eq!(first_by_id(&ids, &rows, most), sorted[..most.min(rows.len())], "{most}");
        }
    }
}
