//! What is remembered of formulas that were not lowered never changes a truth.

use super::fixture::{Draw, WORKER, population};
use super::formulas::expr;
use crate::formula::lower::kernels::{Answer, ROWS};
use crate::formula::lower::memo::{Boxed, Kept};
use crate::formula::lower::{Atom, Planes, Program, Rows};
use crate::formula::{Arithmetic, Comparison, Expr, Node, Path, Subject, Type};
use crate::model::{Column, Truth, UNKNOWN_NUMBER};
use proptest::collection::vec;
use proptest::prelude::*;
use std::cell::Cell;
use std::collections::BTreeSet;

/// A truth that every cell of a tuple has a say in.
fn truth_of(tuple: &[i64]) -> Truth {
    let mixed = tuple.iter().fold(7u64, |mixed, cell| {
        (mixed.rotate_left(5) ^ cell.cast_unsigned()).wrapping_mul(0x2545_F491_4F6C_DD1D)
    });
    [Truth::True, Truth::False, Truth::Unknown][(mixed >> 40) as usize % 3]
}

/// Asks for tuples block by block; every answer is as evaluated. How often one was evaluated.
fn check(kept: &mut Kept, width: usize, tuples: &[Vec<i64>]) -> usize {
    let evaluated = Cell::new(0);
    for block in tuples.chunks(ROWS) {
        // Past the last row stands anything.
        let mut cells = vec![[3; ROWS]; width];
        for (row, tuple) in block.iter().enumerate() {
            (0..width).for_each(|at| cells[at][row] = tuple[at]);
        }
        let evaluate = |row: usize| {
            evaluated.set(evaluated.get() + 1);
            truth_of(&block[row])
        };
        let mut answer = Answer::default();
        kept.answer((&cells, block.len()), evaluate, &mut answer);
        for (row, tuple) in block.iter().enumerate() {
            let bit = |plane: &[u64]| plane[row / 64] >> (row % 64) & 1 == 1;
            let is_unknown = answer.is_open && bit(&answer.unknown);
            let told = match (bit(&answer.truth), is_unknown) {
                (false, false) => Truth::False,
                (true, false) => Truth::True,
                (false, true) => Truth::Unknown,
                (true, true) => panic!("row {row} is true and unknown"),
            };
            assert_eq!(told, truth_of(tuple), "row {row}: {tuple:?}");
        }
    }
    evaluated.get()
}

/// The bounds of memory hold, whatever came.
fn check_room(kept: &Kept) {
    if let Some(boxed) = &kept.boxed {
        assert!(boxed.known.len() <= 1 << 20);
        for side in &boxed.sides {
            assert!(side.codes.len() <= (1 << 17) + 2);
        }
    }
}

fn tuples(columns: &[Vec<i64>]) -> Vec<Vec<i64>> {
    (0..columns[0].len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect()
}

/// Values of one input: near each other, near the ends of what can be stored, far apart, unknown.
fn cell() -> impl Strategy<Value = i64> {
    let stretch = 1i64 << 17;
    prop_oneof![
        4 => 0i64..12,
        2 => -40i64..40,
        1 => Just(UNKNOWN_NUMBER),
        1 => (0i64..4).prop_map(|less| i64::MAX - less),
        1 => (1i64..4).prop_map(|more| i64::MIN + more),
        1 => (-3i64..3).prop_map(move |more| stretch + more),
        1 => (-3i64..3).prop_map(move |more| -stretch + more),
        1 => any::<i64>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_tuples_in_any_order_have_their_own_truths(
        width in 0usize..=8,
        drawn in vec(vec(cell(), 8), 0..120),
        order in vec(any::<prop::sample::Index>(), 0..2500),
    ) {
        let tuples: Vec<Vec<i64>> = order
            .iter()
            .filter(|_| !drawn.is_empty())
            .map(|at| drawn[at.index(drawn.len())][..width].to_vec())
            .collect();
        let mut kept = Kept::new(width);
        check(&mut kept, width, &tuples);
        check_room(&kept);
    }

    #[test]
    fn tuples_near_each_other_are_evaluated_once(
        start in prop_oneof![
            -100i64..100, Just(i64::MAX - 30), Just(i64::MIN + 1), any::<i64>()
        ],
        steps in vec((0i64..30, 0i64..30, 0i64..30), 1..2500),
    ) {
        let near = |step: i64| match step {
            29 => UNKNOWN_NUMBER,
            _ => start.saturating_add(step * 3),
        };
        let tuples: Vec<Vec<i64>> =
            steps.iter().map(|(a, b, c)| vec![near(*a), *b, near(*c)]).collect();
        let distinct: BTreeSet<&Vec<i64>> = tuples.iter().collect();
        let mut kept = Kept::new(3);
        prop_assert_eq!(check(&mut kept, 3, &tuples), distinct.len());
        prop_assert_eq!(check(&mut kept, 3, &tuples), 0);
    }
}

#[test]
fn a_stretch_grows_both_ways_and_keeps_what_it_has() {
    let ways: [fn(i64) -> i64; 4] =
        [|at| at, |at| -at, |at| if at % 2 == 0 { at } else { -at }, |at| 20_000 - at * at / 1_200];
    for way in ways {
        for start in [0, -5_000, i64::MAX - 25_000, i64::MIN + 25_000] {
            let column: Vec<i64> = (0..5_000).map(|at| start + way(at)).collect();
            let distinct: BTreeSet<i64> = column.iter().copied().collect();
            let tuples = tuples(&[column]);
            let mut kept = Kept::new(1);
            assert_eq!(check(&mut kept, 1, &tuples), distinct.len());
            assert_eq!(check(&mut kept, 1, &tuples), 0, "all have places");
            assert!(kept.boxed.is_some());
        }
    }
}

#[test]
fn the_ends_of_a_stretch_are_found_and_what_is_beyond_is_not() {
    let longest = (1i64 << 17) - 1;
    for start in [0, -longest, i64::MAX - longest, i64::MIN + 1] {
        for (first, second) in [(start, start + longest), (start + longest, start)] {
            let mut kept = Kept::new(1);
            let place = |kept: &mut Kept, cell| {
                kept.boxed.as_mut().is_some_and(|boxed| boxed.place(&[cell]).is_some())
            };
            assert!(place(&mut kept, first));
            assert!(place(&mut kept, second));
            assert!(place(&mut kept, UNKNOWN_NUMBER));
            let (below, above) = (start.wrapping_sub(1), start.wrapping_add(longest + 1));
            for beyond in [below, above, i64::MAX / 2, i64::MIN / 2] {
                assert!(beyond == UNKNOWN_NUMBER || !place(&mut kept, beyond), "{beyond}");
            }
            check(
                &mut kept,
                1,
                &tuples(&[vec![first, second, below, above, first.wrapping_add(7)]]),
            );
        }
    }
}

#[test]
fn a_value_at_the_other_end_of_64_bits_is_far_away() {
    let ends = [(i64::MAX - 2, i64::MIN + 3, i64::MAX), (i64::MIN + 3, i64::MAX - 2, i64::MIN + 1)];
    for (first, other, near) in ends {
        let mut boxed = Boxed::new(1);
        assert!(boxed.place(&[first]).is_some());
        assert!(boxed.place(&[other]).is_none(), "{other}");
        assert!(boxed.place(&[near]).is_some());
        assert!(boxed.place(&[first - first.signum() * 1_000]).is_some());
    }
}

#[test]
fn one_value_far_away_takes_no_place_from_the_others() {
    let mut column: Vec<i64> = (0..3_000).map(|at| at % 50).collect();
    column[1] = i64::MAX;
    column[2_000] = i64::MIN + 1;
    let tuples = tuples(&[column.clone(), column]);
    let mut kept = Kept::new(2);
    assert_eq!(check(&mut kept, 2, &tuples), 52);
    assert!(kept.boxed.is_some());
    assert_eq!(check(&mut kept, 2, &tuples), 0);
}

#[test]
fn too_many_tuples_are_left_to_hashing_midway() {
    let small: Vec<Vec<i64>> = (0..2_000).map(|at| vec![at % 7, at % 11, at % 13]).collect();
    let mixed = |at: i64| (at * 0x9E37_79B9).rotate_left(20) % 90_000;
    let large: Vec<Vec<i64>> = (0..6_000).map(|at| vec![mixed(at), mixed(at + 7), at]).collect();
    let mut kept = Kept::new(3);
    assert_eq!(check(&mut kept, 3, &small), 1_001);
    assert!(kept.boxed.is_some());
    check(&mut kept, 3, &large);
    check_room(&kept);
    assert!(kept.boxed.is_none(), "most had no place");
    // Those that had places are met anew, and all are right still. A few push each other out.
    let evaluated = check(&mut kept, 3, &small);
    assert!((1_001..1_100).contains(&evaluated), "{evaluated}");
    assert!(check(&mut kept, 3, &small) < 100);
    check(&mut kept, 3, &large);
}

#[test]
fn a_full_table_keeps_its_tuples_beside_those_without_a_place() {
    // Two values of each of eight inputs, then a third one of each in a row of every ten.
    let tuple = |at: i64, third: bool| -> Vec<i64> {
        (0..8).map(|input| if third { 2 + (at + input) % 9 } else { at >> input & 1 }).collect()
    };
    let tuples: Vec<Vec<i64>> = (0..4_096).map(|at| tuple(at, at % 10 == 9)).collect();
    let mut kept = Kept::new(8);
    check(&mut kept, 8, &tuples);
    check_room(&kept);
    assert!(kept.boxed.is_some(), "most have a place");
    assert_eq!(check(&mut kept, 8, &tuples), 0);
}

#[test]
fn a_product_of_two_facts_is_as_the_tree_walk_says_for_any_numbers() {
    let read = |fact: usize| {
        let path = Path { via: Vec::new(), class: WORKER, fact: Some(fact) };
        expr(Node::Read(path), Type::Number)
    };
    let product = Node::Arithmetic(Arithmetic::Multiply, Box::new(read(4)), Box::new(read(5)));
    let product = Box::new(expr(product, Type::Number));
    let node = Node::Compare(Comparison::GreaterOrEqual, product, Box::new(read(6)));
    let formula = expr(node, Type::Boolean);
    let (mut planes, rows) = (Planes::new(), 5_000);
    for seed in 0..4 {
        let mut drawn = population(&mut Draw::Scattered(seed), [rows, 1], 2020);
        let draw = &mut Draw::Scattered(seed + 9);
        let odd = [i64::MAX, i64::MIN + 1, UNKNOWN_NUMBER, 131_072, -131_072, 0];
        for fact in [4, 5, 6] {
            let near = [40, 400, 40, 40_000][seed as usize];
            let number = |draw: &mut Draw<'_>| i64::try_from(draw.below(near)).unwrap() - 20;
            let cell = |_| if draw.percent(5) { draw.one(&odd) } else { number(draw) };
            let column = (0..rows).map(cell).collect();
            drawn.population.tables[WORKER].columns[fact] = Column::Numbers(column);
        }
        let program = Program::build(&drawn.regulation, WORKER, &[&formula]);
        assert!(matches!(program.atoms(), [Atom::Opaque(_)]));
        for start in (0..rows).step_by(ROWS) {
            let block = start..rows.min(start + ROWS);
            program.run(&drawn.world(), Rows::Range(block.clone()), &mut planes);
            for row in block {
                let world = drawn.world();
                let subject = Subject { world, class: WORKER, row, changes: &[] };
                let expected: Truth = Expr::truth(&formula, &subject);
                assert_eq!(planes.truth(0, row - start), expected, "row {row}");
            }
        }
    }
}
