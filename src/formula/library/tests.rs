//! Scripts: what they can say, what is wrong in them, and that none of them gets out of hand.

use crate::diagnostic::{Diagnostic, Severity};
use crate::formula::fixture::{GRADE, SCRIPT, place, regulation};
use crate::formula::{FailureReason, Library, ScriptFailure, Val};
use crate::model::{Day, Function, Ratio, Regulation, SignatureType};
use std::sync::Arc;

/// A regulation with one declared function, `f`, in a script.
fn with(script: &str, args: &[SignatureType], returns: SignatureType) -> Regulation {
    let f = Function {
        id: "f".to_owned(),
        args: args.to_vec(),
        returns,
        place: place("regulation.toml"),
    };
    Regulation { functions: vec![f], ..regulation(script) }
}

/// Calls `f` of one number.
#[track_caller]
fn run(script: &str, ty: SignatureType, args: &[Val]) -> Result<Val, ScriptFailure> {
    let types = vec![ty; args.len()];
    let (library, mistakes) = Library::compile(&with(script, &types, ty));
    assert_eq!(mistakes, Vec::new(), "{script}");
    library.call(0, args)
}

fn number(text: &str) -> Val {
    Val::Number(Ratio::parse(text).unwrap())
}

/// Checks the number that the body of a function of `x` gives for a number.
#[track_caller]
fn gives(body: &str, x: &str, expected: &str) {
    let result = run(&format!("fn f(x) {{ {body} }}"), SignatureType::Decimal, &[number(x)]);
    assert_eq!(result, Ok(number(expected)), "{body}");
}

/// Checks why a function of `x` fails.
#[track_caller]
fn fails(script: &str, reason: FailureReason) {
    let failure = run(script, SignatureType::Integer, &[number("1")]).expect_err(script);
    assert_eq!(failure.reason, reason, "{script}: {}", failure.detail);
    assert_eq!(failure.function, "f");
}

#[test]
fn scripts_calculate_exactly() {
    gives("x / 3 * 3", "1", "1");
    gives("7 / 2", "0", "3.5");
    gives("0.1 + 0.2", "0", "0.3");
    gives("x * 0.05 + 1", "0.1", "1.005");
    gives("let y = x; y += 1; y -= 0.5; y *= 4; y /= 3; y", "1", "2");
    gives("-x + +x - -3", "2.5", "3");
    gives("floor(x) + ceil(x) * 10 + round(x) * 100", "2.5", "332");
    gives("abs(x) + min(x, 1) + max(x, 2, )", "-1/3", "2");
    gives("7 % 4 + floor(x) % 2", "3.9", "4");
    gives("if x == 1.0 && x >= 1 && x <= 1 && x != 2 && !(x > 1) { 1 } else { 0 }", "1", "1");
    gives("let n = 0; for i in 0..4 { n += i; } n", "0", "6");
    gives("let n = 0; for i in range(0, 10, 3) { n += i; } n", "0", "18");
    gives("let l = [1, x, 0.5]; l.filter(|v| v < 1).len() + l.map(|v| v * 2)[1]", "3", "7");
    gives("[3, x, 1].reduce(|sum, v| sum + v, 0)", "2", "6");
    gives("switch round(x) { 1 => 10, 2 => 20, _ => 30 }", "2", "20");
    gives("let m = #{a: x, b: 2}; m.a + m.keys().len()", "5", "7");
    gives("if 2 in [1, x] { 1 } else { 0 }", "2", "1");
    gives("helper(x) }  fn helper(y) { y + 1", "2", "3");
}

#[test]
fn scripts_know_dates_texts_and_values_of_scales() {
    let day = |text| Val::Day(Day::parse(text).unwrap().0);
    let script = "fn f(d) { if d > date(\"2020-06-30\") && year(d) == 2020 && month(d) == 7 \
                  && day(d) == 1 && days_between(date(\"2020-06-30\"), d) == 1 \
                  && months_between(date(\"2020-01-31\"), d) == 5 { d } else { date(\"1999-01-01\") } }";
    let result = run(script, SignatureType::Date, &[day("2020-07-01")]);
    assert_eq!(result, Ok(day("2020-07-01")));
    let text = |text: &str| Val::Text(Arc::from(text));
    let script =
        "fn f(t) { if t == \"Huế\" { t + \": \" + 1/2 + ` ${grade.high} ${t.len()}` } else { t } }";
    let result = run(script, SignatureType::Text, &[text("Huế")]);
    assert_eq!(result, Ok(text("Huế: 0.5 high 3")));
    let graded = SignatureType::Scale(GRADE);
    let script = "fn f(g) { let best = [grade.low, g].filter(|v| v >= grade.mid); \
                  if best.len() > 0 { max(best[0], grade.mid) } else { grade.low } }";
    assert_eq!(run(script, graded, &[Val::Code(2)]), Ok(Val::Code(2)));
    assert_eq!(run(script, graded, &[Val::Code(0)]), Ok(Val::Code(0)));
    let script = "fn f(g) { if g < grade.high { grade.high } else { rating.good } }";
    assert_eq!(run(script, graded, &[Val::Code(0)]), Ok(Val::Code(2)));
    let failure = run(script, graded, &[Val::Code(2)]).unwrap_err();
    assert_eq!(failure.reason, FailureReason::WrongType);
    let boolean = SignatureType::Boolean;
    assert_eq!(run("fn f(a) { !a }", boolean, &[Val::Boolean(true)]), Ok(Val::Boolean(false)));
}

#[test]
fn an_unknown_argument_gives_unknown_without_a_call() {
    let args = [Val::Unknown];
    assert_eq!(
        run("fn f(x) { throw \"called\" }", SignatureType::Integer, &args),
        Ok(Val::Unknown)
    );
    let open = Val::Between(Box::new(number("1")), Box::new(number("2")));
    let result = run("fn f(x) { throw \"called\" }", SignatureType::Integer, &[open]);
    assert_eq!(result, Ok(Val::Unknown));
}

#[test]
fn the_same_arguments_give_the_same_result_from_memory_and_anew() {
    let script = "fn f(x) { let l = []; for i in 0..x { l.push(i); } l.len() / 7 }";
    let (library, _) =
        Library::compile(&with(script, &[SignatureType::Integer], SignatureType::Decimal));
    let first = library.call(0, &[number("100")]);
    assert_eq!(first, Ok(Val::Number(Ratio::new(100, 7).unwrap())));
    assert_eq!(library.call(0, &[number("100")]), first);
    let threads: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| library.call(0, &[number("99")]))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(threads.iter().all(|result| *result == threads[0]));
}

#[test]
fn calculation_that_cannot_be_exact_fails() {
    use FailureReason::{DivisionByZero, Error, Overflow, TooDeep, TooLarge, WrongType};
    fails("fn f(x) { 1 / (x - 1) }", DivisionByZero);
    fails("fn f(x) { 1 % (x - 1) }", DivisionByZero);
    fails("fn f(x) { x + 9223372036854775807 }", Overflow);
    fails("fn f(x) { let y = 1.5; for i in 0..400 { y *= 1.5; } floor(y) }", Overflow);
    fails("fn f(x) { x / 2 }", WrongType);
    fails("fn f(x) { \"text\" }", WrongType);
    fails("fn f(x) { }", WrongType);
    fails("fn f(x) { \"9\" > 5 }", WrongType);
    fails("fn f(x) { \"9\" == 9 }", WrongType);
    fails("fn f(x) { if x == true { 1 } else { 2 } }", WrongType);
    fails("fn f(x) { if grade.low < rating.good { 1 } else { 2 } }", WrongType);
    fails("fn f(x) { x.push(1) }", WrongType);
    fails("fn f(x) { throw \"no\" }", Error);
    fails("fn f(x) { [1, 2][7] }", Error);
    fails("fn f(x) { #{a: 1}.b }", Error);
    fails("fn f(x) { floor(date(\"2020-02-30\")) }", Error);
    fails("fn f(x) { f(x) }", TooDeep);
    fails("fn f(x) { g(x) } fn g(x) { h(x) } fn h(x) { f(x + 1) }", TooDeep);
    fails("fn f(x) { let t = \"ab\"; loop { t += t; } }", TooLarge);
    fails("fn f(x) { let t = \"ab\"; loop { t = t + t; } }", TooLarge);
    fails("fn f(x) { let l = [1]; loop { l += l; } }", TooLarge);
    fails("fn f(x) { let l = []; loop { l.push(l); } }", TooLarge);
    fails("fn f(x) { let l = []; loop { l.push(1); } }", TooLarge);
    fails("fn f(x) { let m = #{a: 1}; loop { m.a = m; } }", TooLarge);
}

#[test]
fn scripts_that_would_run_for_ever_are_stopped() {
    let loops = [
        "fn f(x) { loop {} }",
        "fn f(x) { while true { x += 1; } }",
        "fn f(x) { do { } while true; 1 }",
        "fn f(x) { for i in 0..9000000000000000000 { } 1 }",
        "fn f(x) { for i in range(0, 9000000000000000000) { x += 0; } x }",
        "fn f(x) { let l = []; for i in 0..300 { l.push(i); } let m = l; let n = l; \
         l.filter(|a| m.filter(|b| n.filter(|c| a + b + c < 0).len() > 0).len() > 0).len() }",
        "fn f(x) { let l = []; for i in 0..1000 { l.push(i); } for a in 0..30000 { l.contains(-1); } 1 }",
        "fn f(x) { let l = []; for i in 0..1000 { l.push(i); } for a in 0..30000 { l.index_of(-1); } 1 }",
        "fn f(x) { let m = #{}; let i = 0; loop { m[`k${i}`] = i; i += 1; } }",
        "fn f(x) { let m = #{}; let l = []; for i in 0..1000 { l.push(i); } let i = 0; \
         loop { m[`k${i}`] = l; i += 1; } }",
        "fn f(x) { let g = |n| { loop {} }; g.call(1) }",
        "fn f(x) { g(x, 30) } fn g(x, n) { for i in 0..1000000 { x += n; } x }",
    ];
    for script in loops {
        fails(script, FailureReason::TooManyOperations);
    }
}

#[test]
fn copying_a_long_list_again_and_again_is_stopped_in_time() {
    let copies = [
        "fn f(x) { let l = []; for i in 0..1000 { l.push(i); } loop { let m = l; } }",
        "fn f(x) { let l = []; for i in 0..1000 { l.push(`text ${i} of some length`); } \
         loop { let m = l.map(|v| v); } }",
        "fn f(x) { let t = \"\"; for i in 0..4000 { t += \"a\"; } loop { t.contains(\"aaaaaab\"); } }",
        "fn f(x) { let t = \"\"; for i in 0..1000 { t += \"a\"; } loop { t.split(\"a\").len(); } }",
    ];
    for script in copies {
        let failure = run(script, SignatureType::Integer, &[number("1")]).unwrap_err();
        let reason = failure.reason;
        let stopped = [FailureReason::TooManyOperations, FailureReason::TooLarge];
        assert!(stopped.contains(&reason), "{script}: {failure:?}");
    }
}

/// The mistakes in a script, as `code.variant` and the text underlined.
fn mistakes(script: &str) -> Vec<(String, String)> {
    let (_, found) =
        Library::compile(&with(script, &[SignatureType::Integer], SignatureType::Integer));
    let line = |diagnostic: &Diagnostic| {
        let variant = diagnostic.variant.map(|variant| format!(".{variant}")).unwrap_or_default();
        let excerpt = &diagnostic.location.as_ref().unwrap().excerpt;
        let marked = excerpt.text[excerpt.marked.start..excerpt.marked.end].to_owned();
        (format!("{}{variant}", diagnostic.code), marked)
    };
    found.iter().map(line).collect()
}

#[track_caller]
fn mistaken(script: &str, code: &str, marked: &str) {
    assert_eq!(mistakes(script), [(code.to_owned(), marked.to_owned())], "{script}");
}

#[test]
fn mistakes_in_scripts_are_found_when_they_are_loaded() {
    mistaken("fn f(x) { x + y }", "unknown-name.script", "y");
    mistaken("fn f(x) { [x].map(|a| a + đếm).len() }", "unknown-name.script", "đếm");
    let late = with("fn f(late) { lat * 2 }", &[SignatureType::Integer], SignatureType::Integer);
    assert_eq!(Library::compile(&late).1[0].similar.as_deref(), Some("late"));
    mistaken("fn f(x) { flor(x) }", "unknown-function.script", "flor");
    mistaken("fn f(x) { x.flor() }", "unknown-function.script", "flor");
    mistaken("fn f(x) { let t = \"a\"; t.pad(9, \"b\"); 1 }", "unknown-function.script", "pad");
    mistaken("fn f(x) { g(x) } fn g(x, y) { x }", "wrong-arguments", "g");
    mistaken("fn f(x) { if x > 1 { grade.hgh } else { grade.low } }", "unknown-value", "hgh");
    mistaken("fn f(grade) { grade }", "script-error.hides-scale", "f");
    mistaken("fn f(x) { let grade = x; grade }", "script-error.hides-scale", "grade");
    mistaken("fn f(x) { x }\nlet y = 1;", "script-error.top-level", "let");
    mistaken("fn f(x) { x }\nf(1);", "script-error.top-level", "f");
    mistaken("fn f(x) { x ", "script-error.incomplete", "");
    mistaken("fn f(x) { x + }", "script-error.unexpected", "}");
    mistaken("fn f(x) { x } fn f(y) { y }", "duplicate-id.function", "fn");
    for word in ["eval", "print", "debug"] {
        mistaken(&format!("fn f(x) {{ {word}(\"x\") }}"), "script-error.reserved", word);
    }
    mistaken("fn f(x) { sleep(1) }", "unknown-function.script", "sleep");
    mistaken("fn f(x) { exit() }", "unknown-function.script", "exit");
    mistaken("fn f(x) { timestamp() }", "unknown-function.script", "timestamp");
    mistaken("import \"a\" as b; fn f(x) { x }", "script-error.reserved", "import");
    mistaken("fn f(x) { x ** 2 }", "script-error.reserved", "**");
    mistaken("fn f(x) { 0.5e }", "script-error.unexpected", "0.5e");
}

#[test]
fn declarations_and_definitions_must_agree() {
    let at = |script| {
        let (_, found) =
            Library::compile(&with(script, &[SignatureType::Integer], SignatureType::Integer));
        found.into_iter().map(|d| (d.code.as_str(), d.variant, d.severity)).collect::<Vec<_>>()
    };
    let code = "function-mismatch";
    assert_eq!(at("fn f(x, y) { x + y }"), [(code, Some("arguments"), Severity::Error)]);
    assert_eq!(at(""), [(code, Some("undefined"), Severity::Error)]);
    assert_eq!(at("fn f(x) { x } fn g(x) { x }"), [(code, Some("undeclared"), Severity::Warning)]);
    assert_eq!(at("fn f(x) { g(x) } fn g(x) { x }"), []);
    let mut regulation = regulation(SCRIPT);
    regulation.functions[0].id = "lowest".to_owned();
    let (_, found) = Library::compile(&regulation);
    assert_eq!(found.last().unwrap().variant, Some("language"));
    regulation.script = None;
    let (library, found) = Library::compile(&regulation);
    // The file that is missing was told when the package was read.
    assert_eq!(found.len(), 1);
    assert_eq!(library.call(1, &[number("1")]).unwrap_err().reason, FailureReason::WrongType);
}

#[test]
fn deep_and_long_scripts_are_refused_without_harm() {
    let nested = |open: &str, close: &str, n: usize| {
        format!("fn f(x) {{ {}x{} }}", open.repeat(n), close.repeat(n))
    };
    for script in [
        nested("(", ")", 100_000),
        nested("[", "]", 50_000),
        nested("if true { ", " }", 5_000),
        nested("f(", ")", 50_000),
        nested("|x| ", "", 20_000),
        nested("!", "", 100_000),
        format!("fn f(x) {{ x {} }}", "+ x ".repeat(50_000)),
        format!("fn f(x) {{ {} x }}{}", "let a = 1; ".repeat(200), "(".repeat(100_000)),
    ] {
        let found = mistakes(&script);
        assert_eq!(found[0].0.split('.').next(), Some("script-error"), "{found:?}");
    }
    assert_eq!(mistakes(&"(".repeat(1_000_000))[0].0, "script-error.too-long");
    // As deep as may be, and called as deep as may be: the stack must hold.
    let deep = format!("fn f(x) {{ {}f(x){} }}", "(1 + ".repeat(19), ")".repeat(19));
    let failure = run(&deep, SignatureType::Integer, &[number("1")]).unwrap_err();
    assert_eq!(failure.reason, FailureReason::TooDeep);
    let deep = format!("fn f(x) {{ {}f(x){} }}", "[x].map(|x| ".repeat(9), ")".repeat(9));
    let failure = run(&deep, SignatureType::Integer, &[number("1")]).unwrap_err();
    assert_eq!(failure.reason, FailureReason::TooDeep);
    let blocks = format!("fn f(x) {{ {}f(x){} }}", "if true { ".repeat(18), " }".repeat(18));
    let failure = run(&blocks, SignatureType::Integer, &[number("1")]).unwrap_err();
    assert_eq!(failure.reason, FailureReason::TooDeep);
}
