//! Draws from a seed, in whole numbers only.

use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};

/// A stream of draws that depends on nothing but its seed and number.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of a seed with the given number.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream);
        Dice(generator)
    }

    /// A number from 0 to `n - 1`, all equally likely; 0 if `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        // Draws past the last whole multiple of `n` would favour the small numbers.
        let limit = u64::MAX - (u64::MAX % n);
        loop {
            let drawn = self.0.next_u64();
            if drawn < limit {
                return drawn % n;
            }
        }
    }

    /// An index, each as likely as its weight; `None` if all weights are 0.
    pub fn weighted(&mut self, weights: &[u64]) -> Option<usize> {
        self.weighted_by(weights, |weight| *weight)
    }

    /// The index of an item, each as likely as its weight; `None` if all weights are 0.
    pub fn weighted_by<T>(&mut self, items: &[T], weight: impl Fn(&T) -> u64) -> Option<usize> {
        let total: u64 = items.iter().map(&weight).sum();
        if total == 0 {
            return None;
        }
        let mut left = self.below(total);
        items.iter().position(|item| {
            let weight = weight(item);
            let here = left < weight;
            left = left.saturating_sub(weight);
            here
        })
    }

    /// Puts items into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = usize::try_from(self.below(at as u64 + 1)).unwrap_or(0);
            items.swap(at, other);
        }
    }
}

/// Parts of `total` in proportion to the weights: whole parts first, what is left by largest
/// remainder, the earlier first among equals.
pub fn largest_remainder(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let product = |weight: &u64| u128::from(total) * u128::from(*weight);
    let mut parts: Vec<u64> =
        weights.iter().map(|w| u64::try_from(product(w) / sum).unwrap_or(total)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(product(&weights[*at]) % sum), *at));
    let missing = total - parts.iter().sum::<u64>();
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        parts[at] += 1;
    }
    parts
}

/// A table of whole numbers with the given sums of rows and columns, as close to proportional as
/// whole numbers allow: whole parts first, what is left by largest remainder where both the row
/// and the column still lack. Both lists must have the same sum.
pub fn two_way(rows: &[u64], columns: &[u64]) -> Vec<Vec<u64>> {
    let total = rows.iter().map(|row| u128::from(*row)).sum::<u128>().max(1);
    let product = |row: usize, column: usize| u128::from(rows[row]) * u128::from(columns[column]);
    let whole = |row, column| u64::try_from(product(row, column) / total).unwrap_or(0);
    let mut table: Vec<Vec<u64>> = (0..rows.len())
        .map(|row| (0..columns.len()).map(|column| whole(row, column)).collect())
        .collect();
    let mut row_left: Vec<u64> =
        rows.iter().zip(&table).map(|(sum, row)| sum - row.iter().sum::<u64>()).collect();
    let column_sum = |at: usize| table.iter().map(|row| row[at]).sum::<u64>();
    let mut column_left: Vec<u64> =
        columns.iter().enumerate().map(|(at, sum)| sum - column_sum(at)).collect();
    let cells = (0..rows.len()).flat_map(|row| (0..columns.len()).map(move |c| (row, c)));
    let mut cells: Vec<(usize, usize)> = cells.collect();
    cells.sort_by_key(|(row, column)| std::cmp::Reverse(product(*row, *column) % total));
    while row_left.iter().any(|left| *left > 0) && column_left.iter().any(|left| *left > 0) {
        for (row, column) in &cells {
            if row_left[*row] > 0 && column_left[*column] > 0 {
                table[*row][*column] += 1;
                row_left[*row] -= 1;
                column_left[*column] -= 1;
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Dice, largest_remainder, two_way};

    #[test]
    fn a_table_keeps_the_sums_of_its_rows_and_columns() {
        let (rows, columns) = ([81, 282, 12, 2], [52, 10, 10, 113, 30, 10, 50, 102]);
        let table = two_way(&rows, &columns);
        let sums: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
        assert_eq!(sums, rows);
        for (at, sum) in columns.iter().enumerate() {
            assert_eq!(table.iter().map(|row| row[at]).sum::<u64>(), *sum);
        }
        // 113 of 377 is three tenths: of 81, 24.3.
        assert!((24..=25).contains(&table[0][3]));
    }

    #[test]
    fn parts_sum_to_the_total_and_follow_the_weights() {
        assert_eq!(largest_remainder(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(largest_remainder(111, &[1; 30]).iter().sum::<u64>(), 111);
        assert_eq!(largest_remainder(5, &[0, 0]), [0, 0]);
        assert_eq!(largest_remainder(7, &[3, 1, 0]), [5, 2, 0]);
    }

    #[test]
    fn a_seed_always_gives_the_same_draws() {
        let draws = |seed| {
            let mut dice = Dice::new(seed, 3);
            (0..5).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draws(7), draws(7));
        assert_ne!(draws(7), draws(8));
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let mut dice = Dice::new(1, 0);
        assert!((0..200).all(|_| dice.weighted(&[0, 5, 0, 1]).is_some_and(|at| at % 2 == 1)));
        assert_eq!(dice.weighted(&[0, 0]), None);
    }
}
