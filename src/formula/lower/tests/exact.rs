//! Aggregates against all that the unknown criteria may yet turn out to be: a second route that
//! knows nothing of intervals.

#![expect(clippy::type_complexity, reason = "the tables of a test")]

use super::fixture::{Draw, GRADE, WORKER, population};
use super::formulas::{constant, expr};
use crate::formula::lower::{Planes, Program, Rows};
use crate::formula::{Arithmetic, Comparison, Expr, Extreme, Node, Path, Subject, Type, Val};
use crate::model::{Column, Ratio, Truth, UNKNOWN_CODE};

const COMPARISONS: [(Comparison, fn(i64, i64) -> bool); 6] = [
    (Comparison::Equal, |a, b| a == b),
    (Comparison::NotEqual, |a, b| a != b),
    (Comparison::Less, |a, b| a < b),
    (Comparison::LessOrEqual, |a, b| a <= b),
    (Comparison::Greater, |a, b| a > b),
    (Comparison::GreaterOrEqual, |a, b| a >= b),
];

/// All ways in which unknown grades may turn out.
fn completions(grades: &[u8]) -> Vec<Vec<i64>> {
    grades.iter().fold(vec![Vec::new()], |all, grade| {
        let values: Vec<i64> =
            if *grade == UNKNOWN_CODE { (0..5).collect() } else { vec![i64::from(*grade)] };
        let extended = all.iter().flat_map(|before| {
            values.iter().map(|value| before.iter().copied().chain([*value]).collect())
        });
        extended.collect()
    })
}

/// True or false if it comes out so in every way, else unknown.
fn settled(grades: &[u8], holds: impl Fn(&[i64]) -> bool) -> Truth {
    let all = completions(grades);
    match all.iter().filter(|grades| holds(grades)).count() {
        0 => Truth::False,
        count if count == all.len() => Truth::True,
        _ => Truth::Unknown,
    }
}

#[test]
fn a_comparison_of_an_aggregate_is_settled_when_no_completion_changes_it() {
    // Three criteria, each one of five grades or unknown: all 216 subjects.
    let subjects: Vec<[u8; 3]> = (0..216u8)
        .map(|n| [n % 6, n / 6 % 6, n / 36].map(|code| if code == 5 { UNKNOWN_CODE } else { code }))
        .collect();
    let mut drawn = population(&mut Draw::Listed(&[]), [216, 0], 2020);
    for (at, fact) in [11, 12, 13].into_iter().enumerate() {
        let column = subjects.iter().map(|grades| grades[at]).collect();
        drawn.population.tables[WORKER].columns[fact] = Column::Codes(column);
    }
    let tasks = vec![11, 12, 13];
    let mut formulas: Vec<(Expr, Box<dyn Fn(&[i64]) -> bool>)> = Vec::new();
    for (comparison, holds) in COMPARISONS {
        let compare = |left: Node, ty: Type, right: Val| {
            let (left, right) = (expr(left, ty.clone()), constant(right, ty));
            expr(Node::Compare(comparison, Box::new(left), Box::new(right)), Type::Boolean)
        };
        for code in 0..5u8 {
            let grade = Type::Scale(GRADE);
            let lowest = Node::Extreme(Extreme::Lowest, tasks.clone());
            formulas.push((
                compare(lowest, grade.clone(), Val::Code(code)),
                Box::new(move |grades| holds(*grades.iter().min().unwrap(), code.into())),
            ));
            let highest = Node::Extreme(Extreme::Highest, tasks.clone());
            formulas.push((
                compare(highest, grade, Val::Code(code)),
                Box::new(move |grades| holds(*grades.iter().max().unwrap(), code.into())),
            ));
            for count in -1..5 {
                let counted = Node::CountAtLeast(tasks.clone(), code);
                let number = Val::Number(Ratio::whole(count));
                let at_least = move |grades: &[i64]| {
                    grades.iter().filter(|grade| **grade >= i64::from(code)).count() as i64
                };
                formulas.push((
                    compare(counted, Type::Number, number),
                    Box::new(move |grades| holds(at_least(grades), count)),
                ));
            }
        }
    }
    let all: Vec<&Expr> = formulas.iter().map(|(formula, _)| formula).collect();
    let program = Program::build(&drawn.regulation, WORKER, &all);
    let mut planes = Planes::new();
    program.run(&drawn.world(), Rows::Range(0..216), &mut planes);
    for (at, (formula, holds)) in formulas.iter().enumerate() {
        for (row, grades) in subjects.iter().enumerate() {
            let expected = settled(grades, holds);
            assert_eq!(planes.truth(at, row), expected, "{grades:?} in {formula:?}");
        }
    }
}

#[test]
fn a_number_too_large_to_be_exact_is_unknown_on_both_routes() {
    let mut drawn = population(&mut Draw::Listed(&[]), [3, 0], 2020);
    let stored = vec![1, i64::MAX, i64::MIN + 1];
    drawn.population.tables[WORKER].columns[4] = Column::Numbers(stored.into_iter().collect());
    let number = |number: Ratio| Box::new(constant(Val::Number(number), Type::Number));
    let count = || {
        let path = Path { via: Vec::new(), class: WORKER, fact: Some(4) };
        Box::new(expr(Node::Read(path), Type::Number))
    };
    let large = Ratio::new(1 << 100, 1).unwrap();
    let tiny = Ratio::new(1, 1 << 70).unwrap();
    let fitting = Ratio::new(1, 1 << 40).unwrap();
    let results = [
        (Node::Arithmetic(Arithmetic::Multiply, count(), number(large)), Truth::Unknown),
        (Node::Arithmetic(Arithmetic::Divide, count(), number(tiny)), Truth::Unknown),
        (Node::Arithmetic(Arithmetic::Divide, count(), number(fitting)), Truth::True),
    ];
    for (left, expected) in results {
        let left = Box::new(expr(left, Type::Number));
        let compare = Node::Compare(Comparison::GreaterOrEqual, left, number(Ratio::whole(7)));
        let formula = expr(compare, Type::Boolean);
        let program = Program::build(&drawn.regulation, WORKER, &[&formula]);
        let mut planes = Planes::new();
        program.run(&drawn.world(), Rows::Range(0..3), &mut planes);
        assert_eq!(planes.truth(0, 0), Truth::True);
        assert_eq!(planes.truth(0, 1), expected, "{formula:?}");
        for row in 0..3 {
            let subject = Subject { world: drawn.world(), class: WORKER, row, changes: &[] };
            assert_eq!(planes.truth(0, row), formula.truth(&subject));
        }
    }
}
