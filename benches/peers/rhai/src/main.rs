//! rhai run member by member: the script parsed and optimised once for the scope's layout, a scope
//! a member with its values made beforehand.
//!
//! `peers-rhai FOLDER ROWS` reads `members.bin`, checks the outcomes, writes `ready`, and for each
//! line it reads the nanoseconds of a pass, by the clock and on the processor.

use rhai::{AST, Engine, OptimizationLevel, Scope};
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

/// Bytes of a member in the file.
const MEMBER: usize = 19;

const RULES: &str = "
if standing == 1 || standing == 2 || months < 6 { 10 }
else if punished || degraded || official == 0 { 0 }
else if months < 9 { if done >= 50 { 1 } else { 0 } }
else if task >= 4 && quality >= 4 && ideology >= 3 && manner >= 3 && (official < 0 || official == 3)
    && done >= 100 && score >= 9000 { 3 }
else if task >= 3 && quality >= 3 && ideology >= 2 && manner >= 2 && (official < 0 || official >= 2)
    && done >= 80 && score >= 7000 { 2 }
else if done >= 50 { 1 }
else { 0 }
";

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = words.next().expect("a folder");
    let rows: usize = words.next().and_then(|word| word.parse().ok()).expect("a number of rows");
    let bytes = std::fs::read(Path::new(&folder).join("members.bin")).expect("members");
    let members: Vec<&[u8]> = bytes.chunks_exact(MEMBER).take(rows).collect();
    let mut scopes: Vec<Scope> = members.iter().map(|one| scope(one)).collect();

    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::Full).set_fast_operators(true);
    let script = engine.compile_with_scope(&scopes[0], RULES).expect("a script");
    let mut outcomes = vec![0; rows];
    rate(&engine, &script, &mut scopes, &mut outcomes);
    let same = members.iter().zip(&outcomes).all(|(one, outcome)| one[MEMBER - 1] == *outcome);
    println!("{}", if same { "ready" } else { "other outcomes" });
    for _ in std::io::stdin().lock().lines() {
        let (start, before) = (Instant::now(), on_processor());
        rate(&engine, &script, &mut scopes, &mut outcomes);
        let (wall, processor) = (start.elapsed().as_nanos(), on_processor() - before);
        black_box(&outcomes);
        println!("{wall} {processor}");
        std::io::stdout().flush().expect("open");
    }
}

/// How long this thread has been on a processor; 0 where the system does not tell.
fn on_processor() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or(0)
}

fn rate(engine: &Engine, script: &AST, scopes: &mut [Scope], outcomes: &mut [u8]) {
    for (scope, outcome) in scopes.iter_mut().zip(outcomes) {
        let answer = engine.eval_ast_with_scope::<i64>(scope, script);
        *outcome = answer.expect("an outcome") as u8;
    }
}

fn scope(one: &[u8]) -> Scope<'static> {
    let number = |at: usize| i64::from(u16::from_le_bytes([one[at], one[at + 1]]));
    let code = |at: usize| i64::from(one[at]);
    let mut scope = Scope::new();
    for (name, at) in [("months", 4), ("done", 6), ("score", 8)] {
        scope.push(name, number(at));
    }
    scope.push("standing", code(10));
    scope.push("official", if one[11] == u8::MAX { -1 } else { code(11) });
    scope.push("punished", one[12] == 1);
    scope.push("degraded", one[13] == 1);
    for (name, at) in [("task", 14), ("quality", 15), ("ideology", 16), ("manner", 17)] {
        scope.push(name, code(at));
    }
    scope
}
