//! The loops against the plainest way of doing the same.

use crate::formula::lower::cells::Cells;
use crate::formula::lower::kernels::{
    Answer, Lane, ROWS, WORDS, at_least, number_at_least, number_at_least_by_columns,
};
use crate::formula::lower::regions::Coding;
use crate::model::{Codes, Stored, UNKNOWN_CODE, UNKNOWN_NUMBER};
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

/// True if numbers are compared alike on this processor and on any.
fn both_ways<T: Lane>(numbers: &[T; ROWS], cut: i64) -> bool {
    let (mut here, mut anywhere) = ([0; WORDS], [0; WORDS]);
    let Some(cut) = T::stored(cut) else { return true };
    number_at_least(numbers, cut, &mut here);
    number_at_least_by_columns(numbers, cut, &mut anywhere);
    here == anywhere
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
    fn digits_say_the_same_as_the_bytes_of_the_codes(
        seed in any::<u64>(),
        bound in prop_oneof![1u64..10, Just(255)],
        unknown in any::<bool>(),
        cut in 1u8..255,
    ) {
        let mut codes = [0u8; ROWS];
        for (code, draw) in codes.iter_mut().zip(scattered(seed)) {
            let is_unknown = unknown && draw % 30 == 0;
            *code = if is_unknown { UNKNOWN_CODE } else { (draw / 30 % bound) as u8 };
        }
        let kept: Codes = codes.iter().copied().collect();
        let (digits, bytes) = (Cells::Digits(kept.block(0)), Cells::Bytes(&codes));
        let mut planes = [[0; WORDS]; 2];
        for (cells, plane) in [digits, bytes].iter().zip(&mut planes) {
            cells.reached(cut, &Coding::Plain, plane);
        }
        for (row, code) in codes.iter().enumerate() {
            prop_assert_eq!(bit(&planes[0], row), *code >= cut);
        }
        prop_assert_eq!(planes[0], planes[1]);
        let open = [digits.unknown(&mut planes[0]), bytes.unknown(&mut planes[1])];
        prop_assert_eq!(open, [codes.contains(&UNKNOWN_CODE); 2]);
        if open[0] {
            prop_assert_eq!(planes[0], planes[1]);
            prop_assert!((0..ROWS).all(|row| bit(&planes[0], row) == (codes[row] == UNKNOWN_CODE)));
        }
    }

    #[test]
    fn a_number_has_reached_the_cuts_that_are_no_greater_in_every_width(
        seed in any::<u64>(),
        mut cuts in proptest::collection::vec(prop_oneof![
            -5i64..20,
            -130i64..-126,
            126i64..130,
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
        ], 1..12),
        width in 0usize..4,
        unknown in any::<bool>(),
    ) {
        cuts.sort_unstable();
        cuts.dedup();
        let ends: [&[i64]; 4] = [
            &[-127, 127],
            &[-32_767, 32_767, -128, 128],
            &[i64::from(i32::MIN) + 1, i64::from(i32::MAX), 1 << 15],
            &[i64::MAX, i64::MIN + 1, 1 << 31],
        ];
        let ends: Vec<i64> = ends[..=width].concat();
        let mut numbers = [0i64; ROWS];
        for (number, draw) in numbers.iter_mut().zip(scattered(seed)) {
            *number = match draw % 40 {
                0 if unknown => UNKNOWN_NUMBER,
                1 => ends[(draw / 40) as usize % ends.len()],
                _ => (draw / 40 % 30) as i64 - 8,
            };
        }
        let (tiny, short, middle) = (narrowed(&numbers), narrowed(&numbers), narrowed(&numbers));
        let narrow = [
            tiny.as_ref().map(Cells::Tiny),
            short.as_ref().map(Cells::Short),
            middle.as_ref().map(Cells::Middle),
        ];
        let coding = Coding::Numbers(cuts.clone());
        for cut in &cuts {
            prop_assert!(both_ways(&numbers, *cut) && tiny.is_none_or(|all| both_ways(&all, *cut)));
            prop_assert!(short.is_none_or(|all| both_ways(&all, *cut)));
            prop_assert!(middle.is_none_or(|all| both_ways(&all, *cut)));
        }
        for cells in narrow.iter().flatten().chain(&[Cells::Long(&numbers)]) {
            let mut plane = [0; WORDS];
            for (cut, value) in (1u8..).zip(&cuts) {
                cells.reached(cut, &coding, &mut plane);
                for (row, number) in numbers.iter().enumerate() {
                    let is_known = *number != UNKNOWN_NUMBER;
                    prop_assert!(!is_known || bit(&plane, row) == (number >= value), "{cells:?}");
                }
            }
            let is_open = cells.unknown(&mut plane);
            prop_assert_eq!(is_open, numbers.contains(&UNKNOWN_NUMBER));
            for (row, number) in numbers.iter().enumerate().filter(|_| is_open) {
                prop_assert_eq!(bit(&plane, row), *number == UNKNOWN_NUMBER);
            }
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
