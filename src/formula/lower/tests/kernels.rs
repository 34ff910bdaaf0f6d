//! The loops against the plainest way of doing the same.

use crate::formula::lower::kernels::{Answer, ROWS, WORDS, at_least, buckets};
use crate::formula::lower::regions::NumberCuts;
use crate::model::{Stored, UNKNOWN_CODE, UNKNOWN_NUMBER};
use proptest::prelude::*;

fn bit(plane: &[u64; WORDS], row: usize) -> bool {
    plane[row / 64] >> (row % 64) & 1 == 1
}

fn scattered(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed | 1;
    std::iter::repeat_with(move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 20
    })
}

/// The numbers in a narrower width, if all fit.
fn narrowed<T: Stored + std::fmt::Debug>(numbers: &[i64; ROWS]) -> Option<[T; ROWS]> {
    let all: Option<Vec<T>> = numbers.iter().map(|number| T::stored(*number)).collect();
    all?.try_into().ok()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_bit_stands_where_its_row_stands(seed in any::<u64>(), cut in 0u8..=255) {
        let mut bytes = [0u8; ROWS];
        bytes.iter_mut().zip(scattered(seed)).for_each(|(byte, draw)| *byte = draw as u8);
        let mut plane = [0; WORDS];
        at_least(&bytes, cut, &mut plane);
        for (row, byte) in bytes.iter().enumerate() {
            prop_assert_eq!(bit(&plane, row), *byte >= cut);
        }
    }

    #[test]
    fn a_bucket_is_the_number_of_cuts_reached(
        seed in any::<u64>(),
        mut cuts in proptest::collection::vec(prop_oneof![
            -5i64..20,
            Just(i64::from(i16::MIN)),
            Just(i64::from(i16::MIN) + 1),
            Just(i64::from(i16::MAX)),
            Just(i64::from(i16::MAX) + 1),
            Just(i64::from(i32::MIN)),
            Just(i64::from(i32::MAX)),
            Just(i64::from(i32::MAX) + 1),
            Just(i64::from(i32::MIN) - 1),
            Just(i64::MAX),
            Just(i64::MIN + 2),
        ], 0..12),
        wide in 0usize..4,
        unknown in any::<bool>(),
    ) {
        cuts.sort_unstable();
        cuts.dedup();
        let ends = [i64::from(i32::MIN) + 1, i64::from(i32::MAX), i64::MAX, i64::MIN + 1, 1 << 31];
        let ends = [[-32_767, 32_767], [ends[0], ends[1]]].concat().into_iter().chain(ends);
        let ends: Vec<i64> = ends.collect();
        let mut numbers = [0i64; ROWS];
        for (number, draw) in numbers.iter_mut().zip(scattered(seed)) {
            *number = match draw % 40 {
                0 if unknown => UNKNOWN_NUMBER,
                1 if wide > 0 => ends[(draw / 40) as usize % (2 * wide + usize::from(wide == 3) * 3)],
                _ => (draw / 40 % 30) as i64 - 8,
            };
        }
        let mut bytes = [9u8; ROWS];
        let of = NumberCuts::of(&cuts);
        buckets(&numbers, &of.long, &mut bytes);
        let expected = numbers.map(|number| {
            let reached = cuts.iter().filter(|cut| number >= **cut).count() as u8;
            if number == UNKNOWN_NUMBER { UNKNOWN_CODE } else { reached }
        });
        prop_assert_eq!(bytes, expected);
        if let Some(middle) = narrowed(&numbers) {
            buckets(&middle, &of.middle, &mut bytes);
            prop_assert_eq!(bytes, expected);
        }
        if let Some(short) = narrowed(&numbers) {
            buckets(&short, &of.short, &mut bytes);
            prop_assert_eq!(bytes, expected);
        }
    }

    #[test]
    fn a_count_is_settled_as_soon_as_the_unknown_cannot_matter(
        seed in any::<u64>(),
        parts in 0usize..20,
        least in 0usize..22,
        open in any::<bool>(),
    ) {
        let mut draws = scattered(seed);
        let answers: Vec<Answer> = (0..parts)
            .map(|_| {
                let mut answer = Answer { is_open: open && draws.next() > Some(1), ..Answer::default() };
                for word in 0..WORDS {
                    let (a, b) = (draws.next().unwrap() << 20, draws.next().unwrap() << 20);
                    answer.truth[word] = a & b;
                    answer.unknown[word] = a & !b;
                }
                answer
            })
            .collect();
        let mut count = Answer::default();
        count.count(answers.iter(), least);
        for row in 0..ROWS {
            let sure = answers.iter().filter(|answer| bit(&answer.truth, row)).count();
            let maybe = answers.iter().filter(|a| a.is_open && bit(&a.unknown, row)).count();
            prop_assert_eq!(bit(&count.truth, row), sure >= least);
            let is_unknown = count.is_open && bit(&count.unknown, row);
            prop_assert_eq!(is_unknown, sure < least && sure + maybe >= least);
        }
    }
}
