//! `functions.rhai`: compiled once, run in a sandbox, remembered by argument.

use crate::diagnostic::Diagnostic;
use crate::formula::Val;
use crate::model::Regulation;

/// The functions of a regulation, ready to be called from any thread.
#[derive(Debug)]
pub struct Library {
    functions: usize,
}

/// Why a call gave no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFailure {
    /// The function.
    pub function: String,
    /// What went wrong.
    pub reason: FailureReason,
    /// The error in rhai's words, for the author of the script.
    pub detail: String,
}

/// What went wrong in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FailureReason {
    /// It did not end within its budget.
    TooManyOperations,
    /// Functions called each other too deeply.
    TooDeep,
    /// A text, list or map grew too large.
    TooLarge,
    /// Values that cannot be combined, or a result of another type than declared.
    WrongType,
    /// A division by zero.
    DivisionByZero,
    /// A number too large to be exact.
    Overflow,
    /// Any other error in the script, such as its own `throw`.
    Error,
}

impl FailureReason {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            FailureReason::TooManyOperations => "too-many-operations",
            FailureReason::TooDeep => "too-deep",
            FailureReason::TooLarge => "too-large",
            FailureReason::WrongType => "wrong-type",
            FailureReason::DivisionByZero => "division-by-zero",
            FailureReason::Overflow => "overflow",
            FailureReason::Error => "error",
        }
    }
}

impl Library {
    /// Compiles the functions of a regulation, with every mistake found; calls of a function
    /// with mistakes fail.
    pub fn compile(regulation: &Regulation) -> (Library, Vec<Diagnostic>) {
        (Library { functions: regulation.functions.len() }, Vec::new())
    }

    /// The value of a function, by index of the regulation's functions; unknown without a call if
    /// an argument is unknown or not settled.
    ///
    /// Arguments are of the declared types; choices are given as text.
    ///
    /// # Errors
    /// If the script fails or gives a value of another type than declared.
    pub fn call(&self, function: usize, args: &[Val]) -> Result<Val, ScriptFailure> {
        let _ = (function, args, self.functions);
        unimplemented!()
    }
}
