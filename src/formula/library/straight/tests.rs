//! Random functions of random arguments: the steps and the interpreter come to the same.

use crate::formula::fixture::{GRADE, place, regulation};
use crate::formula::{Library, Val};
use crate::model::{Day, Function, Ratio, Regulation, SignatureType};
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Strategy, prop_oneof};
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use proptest::{prop_assert, prop_assert_eq, proptest};

const ARGS: [SignatureType; 7] = [
    SignatureType::Integer,
    SignatureType::Decimal,
    SignatureType::Boolean,
    SignatureType::Date,
    SignatureType::Scale(GRADE),
    SignatureType::Integer,
    SignatureType::Text,
];

/// Functions that every script has.
const OTHERS: &str = "
fn half(n) { if n > 3 { return n / 2; } n }
fn twice(a, b) { let c = half(a); a = c + b; a += half(c); a }
fn best(v) { const least = grade.mid; if v < least { least } else { v } }
fn nothing() { }
fn again(n) { if n > 0 { again(n - 1) } else { 0 } }
";

fn library(script: &str, args: &[SignatureType], returns: SignatureType) -> Library {
    let f = Function {
        id: "f".to_owned(),
        args: args.to_vec(),
        returns,
        place: place("regulation.toml"),
    };
    Library::compile(&Regulation { functions: vec![f], ..regulation(script) }).0
}

fn number(text: &str) -> Val {
    Val::Number(Ratio::parse(text).unwrap())
}

fn text(text: &str) -> Val {
    Val::Text(text.into())
}

fn one_of(texts: &[&'static str]) -> BoxedStrategy<String> {
    select(texts.to_vec()).prop_map(str::to_owned).boxed()
}

/// An expression of a number for the most part, so that some scripts fail.
fn expr(depth: u32) -> BoxedStrategy<String> {
    let leaf = one_of(&[
        "n",
        "x",
        "k",
        "y",
        "z",
        "3",
        "0",
        "-2",
        "1.5",
        "0.25",
        "2",
        "9223372036854775807",
        "n",
        "x",
        "k",
        "y",
        "z",
        "1",
        "2",
        "10",
        "0.5",
        "n",
        "x",
        "year(d)",
        "month(d)",
        "day(d)",
        "()",
        "t",
        "nothing()",
        "k",
        "y",
        "days_between(d, date(\"2020-06-30\"))",
        "months_between(date(\"2019-12-31\"), d)",
    ]);
    if depth == 0 {
        return leaf;
    }
    let part = || expr(depth - 1);
    let signs = select(vec!["+", "-", "*", "/", "%", "+", "-", "*"]);
    let named = select(vec!["min", "max", "twice"]);
    let alone = select(vec!["floor", "ceil", "round", "abs", "-", "+", "half"]);
    prop_oneof![
        8 => leaf,
        8 => (part(), signs, part()).prop_map(|(a, sign, b)| format!("({a} {sign} {b})")),
        3 => (named, part(), part()).prop_map(|(name, a, b)| format!("{name}({a}, {b})")),
        3 => (alone, part()).prop_map(|(name, a)| format!("{name}({a})")),
        2 => (truth(depth - 1), part(), part())
            .prop_map(|(c, a, b)| format!("if {c} {{ {a} }} else {{ {b} }}"))
            .prop_map(|chosen| format!("({chosen})")),
        1 => (part(), part()).prop_map(|(a, b)| format!("({{ let w = {a}; let w = w + {b}; w }})")),
        1 => (part(), part()).prop_map(|(a, b)| format!("(y + {{ y = {a}; {b} }})")),
    ]
    .boxed()
}

fn truth(depth: u32) -> BoxedStrategy<String> {
    let part = || expr(depth);
    let signs = || select(vec!["==", "!=", "<", "<=", ">", ">="]);
    let grades = || one_of(&["v", "grade.low", "grade.mid", "best(v)", "max(v, grade.mid)"]);
    let words = || select(vec!["\"part\"", "\"full\"", "max(s, \"m\")", "s", "\"\"", "n"]);
    let leaf = prop_oneof![
        3 => (part(), signs(), part()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        2 => (grades(), signs(), grades()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        2 => (signs(), words()).prop_map(|(sign, word)| format!("s {sign} {word}")),
        2 => signs().prop_map(|sign| format!("d {sign} date(\"2020-06-30\")")),
        2 => one_of(&["t", "!t", "t == true", "false"]),
    ]
    .boxed();
    if depth == 0 {
        return leaf;
    }
    let both = (truth(depth - 1), select(vec!["&&", "||"]), truth(depth - 1));
    prop_oneof![2 => leaf, 1 => both.prop_map(|(a, sign, b)| format!("({a} {sign} {b})"))].boxed()
}

fn statement(depth: u32) -> BoxedStrategy<String> {
    let update = (select(vec!["=", "+=", "-=", "*=", "/=", "%="]), expr(2));
    let update = (select(vec!["y", "z", "n"]), update);
    let simple = prop_oneof![
        4 => update.prop_map(|(name, (sign, value))| format!("{name} {sign} {value};")),
        2 => (select(vec!["y", "z", "w"]), expr(2))
            .prop_map(|(name, value)| format!("let {name} = {value};")),
        1 => expr(1).prop_map(|value| format!("const q = {value}; z = q;")),
        1 => (truth(1), expr(1)).prop_map(|(c, value)| format!("if {c} {{ return {value}; }}")),
    ]
    .boxed();
    if depth == 0 {
        return simple;
    }
    let part = || statement(depth - 1);
    prop_oneof![
        2 => simple,
        1 => (truth(1), part(), part())
            .prop_map(|(c, a, b)| format!("if {c} {{ {a} }} else {{ {b} }}")),
        1 => (truth(1), part(), part()).prop_map(|(c, a, b)| format!("if {c} {{ {a} {b} }}")),
        1 => (part(), part()).prop_map(|(a, b)| format!("{{ {a} {b} }}")),
    ]
    .boxed()
}

/// A function `f` of arguments of each type, which ends in such an expression.
fn function(result: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let body = (vec(statement(2), 0..4), result);
    body.prop_map(|(statements, result)| {
        let statements = statements.join("\n    ");
        format!(
            "fn f(n, x, t, d, v, k, s) {{\n    let y = 1;\n    let z = x;\n    {statements}\n    {result}\n}}\n{OTHERS}"
        )
    })
    .boxed()
}

fn arguments() -> impl Strategy<Value = Vec<Val>> {
    let whole = || select(vec!["0", "1", "-3", "7", "40", "9223372036854775807"]);
    let decimal = select(vec!["0", "2.5", "-1/3", "100", "7", "0.1"]);
    let days = select(vec!["2020-06-30", "2020-02-29", "2019-12-31", "2021-01-01"]);
    let texts = select(vec!["part", "full", ""]);
    (whole(), decimal, proptest::bool::ANY, days, 0u8..3, whole(), texts).prop_map(
        |(n, x, t, d, v, k, s)| {
            let day = Val::Day(Day::parse(d).unwrap().0);
            vec![number(n), number(x), Val::Boolean(t), day, Val::Code(v), number(k), text(s)]
        },
    )
}

/// Checks that what the steps come to is what the interpreter comes to; true if they came to
/// anything.
fn agree(
    script: &str,
    returns: SignatureType,
    args: &[Val],
) -> Result<bool, proptest::test_runner::TestCaseError> {
    let library = library(script, &ARGS, returns);
    let straight = library.straight[0].as_ref().and_then(|straight| straight.value(args));
    let interpreted = library.run(&library.functions[0], args);
    if let Some(value) = &straight {
        prop_assert_eq!(Ok(value), interpreted.as_ref(), "{} {:?}", script, args);
    } else if library.straight[0].is_some() {
        // Whatever the steps leave to the interpreter is a failure.
        prop_assert!(interpreted.is_err(), "{} {:?} {:?}", script, args, interpreted);
    }
    // Once more, by what the interpreter kept of the call before.
    prop_assert_eq!(library.run(&library.functions[0], args), interpreted);
    Ok(straight.is_some())
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn numbers_come_to_the_same_by_steps_and_by_the_interpreter(
        script in function(expr(3)), args in arguments(),
    ) {
        agree(&script, SignatureType::Decimal, &args)?;
        agree(&script, SignatureType::Integer, &args)?;
    }

    #[test]
    fn truths_come_to_the_same_by_steps_and_by_the_interpreter(
        script in function(truth(2)), args in arguments(),
    ) {
        agree(&script, SignatureType::Boolean, &args)?;
    }
}

/// Else the laws above would say little.
#[test]
fn a_good_part_of_random_functions_comes_to_a_value_by_steps() {
    let mut runner = TestRunner::deterministic();
    let (script, args) = (function(expr(3)), arguments());
    let comes = |runner: &mut TestRunner| {
        let script = script.new_tree(runner).unwrap().current();
        let args = args.new_tree(runner).unwrap().current();
        let library = library(&script, &ARGS, SignatureType::Decimal);
        library.straight[0].as_ref().map(|straight| straight.value(&args).is_some())
    };
    let all: Vec<_> = (0..128).map(|_| comes(&mut runner)).collect();
    let (translated, valued) =
        (all.iter().flatten().count(), all.iter().filter(|one| **one == Some(true)).count());
    assert!(translated > 64 && valued > 24, "{translated} {valued}");
}

/// True if a function of `x` is calculated by steps.
fn is_straight(body: &str) -> bool {
    let script = format!("fn f(x) {{ {body} }}\n{OTHERS}");
    library(&script, &[SignatureType::Decimal], SignatureType::Decimal).straight[0].is_some()
}

#[test]
fn functions_without_loops_and_lists_are_calculated_by_steps() {
    for body in [
        "x",
        "let y = x / 2; if y > 1.5 && x != 3 { y += 1; } y",
        "if x > 3 { return 1; } twice(half(x), 2) + half(x)",
        "let y = if x > 2 { 1 } else if x > 1 { 2 } else { 3 }; y * 2",
        "let y = 1; if x > 2 { y = 5; } max(y, -x, )",
        "if best(grade.low) == grade.mid { days_between(date(\"2020-01-01\"), date(\"2020-02-01\")) } else { 0 }",
    ] {
        assert!(is_straight(body), "{body}");
    }
    for body in [
        "for i in 0..3 { x += i; } x",
        "while x < 3 { x += 1; } x",
        "[x, 1].len()",
        "`${x}`.len()",
        "let g = |a| a + 1; g.call(x)",
        "again(x)",
        "f(x)",
        "throw x",
        "let y = 1; y + { y = 2; y }",
        "const y = 1; y = 2; y",
        "date(\"2020-13-01\")",
        "this",
        "x.floor()",
        "#{a: x}.a",
        "switch x { 1 => 2, _ => 3 }",
    ] {
        assert!(!is_straight(body), "{body}");
    }
    let many = format!("{} x", "let y = x; ".repeat(16));
    assert!(!is_straight(&many));
    assert!(!is_straight(&format!("{} x", "x += 1 + x; ".repeat(400))));
}

#[test]
fn a_script_that_takes_a_word_of_the_language_for_its_own_is_obeyed() {
    let script = "fn f(x) { max(x, 1) + floor(x) } fn max(a, b) { a - b } fn floor(a) { a * 100 }";
    let library = library(script, &[SignatureType::Decimal], SignatureType::Decimal);
    let value = library.straight[0].as_ref().and_then(|straight| straight.value(&[number("2.5")]));
    assert_eq!(value, Some(number("251.5")));
    assert_eq!(library.run(&library.functions[0], &[number("2.5")]), Ok(number("251.5")));
}

#[test]
fn texts_are_compared_and_handed_on_but_not_made_by_steps() {
    let types = [SignatureType::Text];
    let steps = |body: &str, arg: &str| {
        let library = library(&format!("fn f(s) {{ {body} }}"), &types, SignatureType::Text);
        let value = library.straight[0].as_ref().and_then(|one| one.value(&[text(arg)]));
        (value, library.run(&library.functions[0], &[text(arg)]).ok())
    };
    let choice = "if s == \"part\" { \"half\" } else { s }";
    assert_eq!(steps(choice, "part"), (Some(text("half")), Some(text("half"))));
    assert_eq!(steps(choice, "full"), (Some(text("full")), Some(text("full"))));
    assert_eq!(steps("s + \"a\"", "b"), (None, Some(text("ba"))));
    // A text as long as the sandbox allows none to be made.
    let (longest, longer) = ("a".repeat(4_096), "a".repeat(4_097));
    assert_eq!(steps(choice, &longest), (Some(text(&longest)), Some(text(&longest))));
    assert_eq!(steps(choice, &longer), (None, Some(text(&longer))));
}

#[test]
fn a_number_that_is_too_large_is_left_to_the_interpreter() {
    let library = library("fn f(x) { x * x }", &[SignatureType::Integer], SignatureType::Integer);
    let large = [number("9223372036854775807")];
    assert_eq!(library.straight[0].as_ref().map(|straight| straight.value(&large)), Some(None));
    assert!(library.call(0, &large).is_err());
}

#[test]
fn a_function_may_go_as_deep_by_what_is_kept_as_at_first() {
    let script = "fn f(n) { if n > 1 { f(n - 1) } else { 0 } }";
    let library = library(script, &[SignatureType::Integer], SignatureType::Integer);
    let called = |n: i64| library.run(&library.functions[0], &[Val::Number(Ratio::whole(n))]);
    for _ in 0..2 {
        assert_eq!(called(17), Ok(number("0")));
        assert!(called(18).is_err());
    }
}
