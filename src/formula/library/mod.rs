//! `functions.rhai`: compiled once, run in a sandbox, remembered by argument.
//!
//! A call is a pure function of its arguments: no state, clock, file or floating point can be
//! reached, and every loop is counted. Start reading at [`Library::call`]; [`sandbox`] says what
//! scripts can do, [`operators`] how they calculate, [`script`] what is checked when loading, and
//! [`straight`] which functions need no interpreter.

mod calls;
mod failure;
mod memory;
mod operators;
mod sandbox;
mod script;
mod stack;
mod straight;
#[cfg(test)]
mod tests;
mod values;

use crate::diagnostic::Diagnostic;
use crate::formula::Val;
use crate::formula::library::calls::Calls;
use crate::formula::library::memory::Memory;
use crate::formula::library::sandbox::ScriptScale;
use crate::formula::library::stack::Deep;
use crate::formula::library::straight::Straight;
use crate::model::{Function, Regulation};
use rhai::{AST, Dynamic, Engine};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use failure::{FailureReason, ScriptFailure};

/// The functions of a regulation, ready to be called from any thread.
pub struct Library {
    engine: Engine,
    ast: AST,
    deep: Deep,
    scales: Vec<ScriptScale>,
    functions: Vec<Function>,
    straight: Vec<Option<Straight>>,
    calls: Calls,
    memories: Vec<Memory>,
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.functions.iter().map(|function| &function.id).collect();
        f.debug_struct("Library").field("functions", &names).finish_non_exhaustive()
    }
}

impl Library {
    /// Compiles the functions of a regulation, with every mistake found; calls of a function
    /// with mistakes fail.
    pub fn compile(regulation: &Regulation) -> (Library, Vec<Diagnostic>) {
        let scales = ScriptScale::all(regulation);
        let engine = sandbox::engine(&scales);
        let (ast, mistakes) = script::compile(&engine, regulation);
        let deep = Deep::of(&ast);
        let functions = regulation.functions.clone();
        let straight = functions.iter().map(|one| Straight::of(one, &ast, &scales)).collect();
        let calls = Calls::of(&ast);
        let memories = functions.iter().map(|_| Memory::default()).collect();
        (Library { engine, ast, deep, scales, functions, straight, calls, memories }, mistakes)
    }

    /// The value of a function, by index of the regulation's functions; unknown without a call if
    /// an argument is unknown or not settled.
    ///
    /// Arguments are of the declared types; choices are given as text.
    ///
    /// # Errors
    /// If the script fails or gives a value of another type than declared.
    pub fn call(&self, function: usize, args: &[Val]) -> Result<Val, ScriptFailure> {
        if args.iter().any(|arg| matches!(arg, Val::Unknown | Val::Between(..))) {
            return Ok(Val::Unknown);
        }
        // So quick that it is not worth a lock and a place in memory.
        let straight = self.straight[function].as_ref();
        if let Some(value) = straight.and_then(|straight| straight.value(args)) {
            return Ok(value);
        }
        self.memories[function].result(args, || self.run(&self.functions[function], args))
    }

    fn run(&self, function: &Function, args: &[Val]) -> Result<Val, ScriptFailure> {
        let name = function.id.as_str();
        let fail = |reason, detail: &str| {
            Err(ScriptFailure { function: name.to_owned(), reason, detail: detail.to_owned() })
        };
        let graded = |scale: usize, code| self.scales[scale].value(code);
        let pairs = args.iter().zip(&function.args);
        let passed = pairs.map(|(arg, ty)| values::to_script(arg, *ty, graded));
        let passed: Vec<Dynamic> = match passed.collect() {
            Ok(passed) if args.len() == function.args.len() => passed,
            Ok(_) => return fail(FailureReason::WrongType, "number of arguments"),
            Err(reason) => return fail(reason, "argument"),
        };
        let run = || {
            let call = || self.calls.call((&self.engine, &self.ast), name, passed);
            catch_unwind(AssertUnwindSafe(call))
        };
        match self.deep.run(name, run) {
            Ok(Ok(Ok(result))) => match values::from_script(&result, function.returns) {
                Ok(value) => Ok(value),
                Err(reason) => fail(reason, "result"),
            },
            Ok(Ok(Err(error))) => Err(ScriptFailure::of(name, &error)),
            Ok(Err(_)) => fail(FailureReason::Error, "panic"),
            Err(error) => fail(FailureReason::Error, &error.to_string()),
        }
    }
}
