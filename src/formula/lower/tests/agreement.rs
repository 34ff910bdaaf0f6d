//! Planes and tree walk agree.

#![expect(clippy::needless_pass_by_value, reason = "a caller names the rows where it asks")]

use super::fixture::{Draw, Drawn, UNIT, WORKER, population, regulation};
use super::formulas::{Formulas, constant, expr};
use crate::formula::lower::{Levels, Planes, Program, Rows};
use crate::formula::{Cell, Comparison, Expr, Node, Path, Subject, Type, Val};
use crate::model::{Column, Day, FactType, Ratio, Truth, UNKNOWN_CODE};
use proptest::collection::vec;
use proptest::prelude::*;

fn subject<'a>(drawn: &'a Drawn, class: usize, row: usize) -> Subject<'a> {
    Subject { world: drawn.world(), class, row, changes: &[] }
}

/// Every plane of a block says what the tree walk says of its row.
fn check_block(
    drawn: &Drawn,
    (class, formulas): (usize, &[Expr]),
    rows: Rows<'_>,
    planes: &Planes,
) {
    assert_eq!(planes.rows(), rows.len());
    for (at, formula) in formulas.iter().enumerate() {
        for place in 0..rows.len() {
            let row = rows.row(place);
            let expected = formula.truth(&subject(drawn, class, row));
            assert_eq!(planes.truth(at, place), expected, "row {row} of {formula:#?}");
        }
        for word in 0..16 {
            let (truth, unknown) = (planes.true_words(at)[word], planes.unknown_words(at)[word]);
            assert_eq!(truth & unknown, 0);
            let past = (word * 64..word * 64 + 64).filter(|bit| *bit >= rows.len());
            let past = past.fold(0u64, |mask, bit| mask | 1 << (bit % 64));
            assert_eq!((truth | unknown) & past, 0);
            assert!(unknown == 0 || planes.may_be_unknown(at));
        }
    }
}

fn check(
    (formulas, rows): (&mut Draw<'_>, &mut Draw<'_>),
    sizes: [usize; 2],
    depth: usize,
    planes: &mut Planes,
) {
    let period = rows.one(&[2020, 2020, 2019, 9999]);
    let drawn = population(rows, sizes, period);
    let (draw, rows_draw) = (formulas, rows);
    for class in [WORKER, UNIT] {
        let count = 1 + draw.below(24);
        let mut formulas = Formulas { regulation: &drawn.regulation, class, draw };
        let formulas: Vec<Expr> = (0..count).map(|_| formulas.truth(depth)).collect();
        let all: Vec<&Expr> = formulas.iter().collect();
        let program = Program::build(&drawn.regulation, class, &all);
        let (rows, mut start) = (sizes[class], 0);
        while start < rows {
            let end = rows.min(start + rows_draw.one(&[1024, 1024, 1023, 64, 65, 1]));
            program.run(&drawn.world(), Rows::Range(start..end), planes);
            check_block(&drawn, (class, &formulas), Rows::Range(start..end), planes);
            start = end;
        }
        let list = if rows == 0 { 0 } else { rows_draw.below(100) };
        let list: Vec<u32> = (0..list).map(|_| rows_draw.below(rows) as u32).collect();
        program.run(&drawn.world(), Rows::List(&list), planes);
        check_block(&drawn, (class, &formulas), Rows::List(&list), planes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn planes_say_what_the_tree_walk_says(
        numbers in vec(any::<u32>(), 0..600),
        seed in any::<u64>(),
        workers in 0usize..70,
        units in 0usize..30,
        depth in 0usize..4,
    ) {
        let draws = (&mut Draw::Listed(&numbers), &mut Draw::Scattered(seed));
        check(draws, [workers, units], depth, &mut Planes::new());
    }

    #[test]
    fn a_level_formula_gives_the_level_that_the_tree_walk_gives(
        numbers in vec(any::<u32>(), 0..100),
        seed in any::<u64>(),
        depth in 0usize..3,
    ) {
        let draw = &mut Draw::Listed(&numbers);
        let drawn = population(&mut Draw::Scattered(seed), [70, 20], 2020);
        for class in [WORKER, UNIT] {
            let level = Formulas { regulation: &drawn.regulation, class, draw }.level(depth);
            let levels = Levels::build(&drawn.regulation, class, &level);
            let mut codes = vec![7; 3];
            let rows = if class == WORKER { 70 } else { 20 };
            levels.run(&drawn.world(), &Rows::Range(0..rows), &mut codes);
            prop_assert_eq!(codes.len(), rows);
            for (row, code) in codes.iter().enumerate() {
                let expected = match level.value(&subject(&drawn, class, row)) {
                    Val::Code(code) => code,
                    _ => UNKNOWN_CODE,
                };
                prop_assert_eq!(*code, expected);
                prop_assert!(levels.constant().is_none_or(|constant| constant == expected));
            }
        }
    }

    #[test]
    fn every_value_of_a_fact_is_like_some_candidate(
        numbers in vec(any::<u32>(), 0..200),
        seed in any::<u64>(),
        tried in vec(-800i64..7_000_000, 1..20),
    ) {
        let draw = &mut Draw::Listed(&numbers);
        let drawn = population(&mut Draw::Scattered(seed), [20, 5], 2020);
        let mut formulas = Formulas { regulation: &drawn.regulation, class: WORKER, draw };
        let formulas: Vec<Expr> = (0..3).map(|_| formulas.truth(2)).collect();
        check_candidates(&drawn, &formulas, &tried);
    }
}

/// Whatever number a fact is taken to be, all formulas are as for one of the candidates.
fn check_candidates(drawn: &Drawn, formulas: &[Expr], tried: &[i64]) {
    let all: Vec<&Expr> = formulas.iter().collect();
    let program = Program::build(&drawn.regulation, WORKER, &all);
    let facts = drawn.regulation.classes[WORKER].facts.iter().enumerate();
    for (fact, declared) in facts {
        let Some(candidates) = program.candidates(&drawn.world(), fact) else {
            assert!(!matches!(declared.kind, FactType::Scale { .. } | FactType::Choice(_)));
            continue;
        };
        if !matches!(declared.kind, FactType::Integer | FactType::Decimal { .. } | FactType::Date) {
            continue;
        }
        for row in 0..5 {
            let truths = |cell: Cell<'_>| -> Vec<Truth> {
                let changes = [(fact, cell)];
                let subject = Subject { changes: &changes, ..subject(drawn, WORKER, row) };
                formulas.iter().map(|formula| formula.truth(&subject)).collect()
            };
            let known: Vec<_> = candidates.iter().map(|candidate| truths(*candidate)).collect();
            let of_calendar = |tried: &i64| declared.kind != FactType::Date || *tried < 5_373_484;
            for tried in tried.iter().filter(|tried| of_calendar(tried)) {
                let truth = truths(Cell::Number(*tried));
                let is_read = !candidates.is_empty();
                assert!(!is_read || known.contains(&truth), "{tried} of {}", declared.id);
                let without = truths(Cell::Number(0));
                assert!(is_read || truth == without, "{} is read", declared.id);
            }
        }
    }
}

#[test]
fn populations_of_several_blocks_agree_too() {
    let mut planes = Planes::new();
    for round in 0..12u64 {
        let sizes = [[2500, 1100], [1024, 1025], [1023, 64], [0, 2048]][round as usize % 4];
        let draws = (&mut Draw::Scattered(round), &mut Draw::Scattered(round + 100));
        // The same room is used for every population: nothing of one may show in the next.
        check(draws, sizes, 3, &mut planes);
    }
}

#[test]
fn a_program_follows_the_period_of_the_submissions() {
    let read = Path { via: Vec::new(), class: WORKER, fact: Some(7) };
    let since = Box::new(expr(Node::Read(read), Type::Day));
    let end = Box::new(expr(Node::PeriodEnd, Type::Day));
    let months = Box::new(expr(Node::MonthsBetween(since, end), Type::Number));
    let six = Box::new(constant(Val::Number(Ratio::whole(6)), Type::Number));
    let node = Node::Compare(Comparison::GreaterOrEqual, months, six);
    let formula = expr(node, Type::Boolean);
    let program = Program::build(&regulation(), WORKER, &[&formula]);
    let mut planes = Planes::new();
    for (period, expected) in [(2020, Truth::False), (2021, Truth::True), (2020, Truth::False)] {
        let mut drawn = population(&mut Draw::Listed(&[]), [1, 0], period);
        let day = Day::new(2020, 7, 1).unwrap().0;
        drawn.population.tables[WORKER].columns[7] = Column::Numbers([day].into_iter().collect());
        program.run(&drawn.world(), Rows::Range(0..1), &mut planes);
        assert_eq!(planes.truth(0, 0), expected, "five months of 2020, in {period}");
    }
}

#[test]
fn a_condition_that_several_formulas_name_is_asked_once() {
    let regulation = regulation();
    let path = Path { via: Vec::new(), class: WORKER, fact: Some(4) };
    let at_least = |number: i64| {
        let read = expr(Node::Read(path.clone()), Type::Number);
        let number = constant(Val::Number(Ratio::whole(number)), Type::Number);
        let node = Node::Compare(Comparison::GreaterOrEqual, Box::new(read), Box::new(number));
        expr(node, Type::Boolean)
    };
    let both = expr(Node::And(vec![at_least(5), at_least(7)]), Type::Boolean);
    let not = expr(Node::Not(Box::new(at_least(7))), Type::Boolean);
    let program = Program::build(&regulation, WORKER, &[&at_least(5), &both, &not]);
    assert_eq!(program.atoms().len(), 2);
}
