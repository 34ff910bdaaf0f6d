//! Why a call gave no value, in one word.

use rhai::EvalAltResult;

/// Why a call gave no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFailure {
    /// The function.
    pub function: String,
    /// What went wrong.
    pub reason: FailureReason,
    /// The error in rhai's words with its place in the script, for the author of the script.
    pub detail: String,
}

/// What went wrong in a call, or in a calculation.
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
    /// All reasons.
    pub const ALL: [FailureReason; 7] = [
        FailureReason::TooManyOperations,
        FailureReason::TooDeep,
        FailureReason::TooLarge,
        FailureReason::WrongType,
        FailureReason::DivisionByZero,
        FailureReason::Overflow,
        FailureReason::Error,
    ];

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

impl ScriptFailure {
    /// The failure behind rhai's error, however many calls deep it happened.
    pub(in crate::formula::library) fn of(function: &str, error: &EvalAltResult) -> Self {
        let inner = innermost(error);
        let reason = match inner {
            EvalAltResult::ErrorTerminated(..) | EvalAltResult::ErrorTooManyOperations(_) => {
                FailureReason::TooManyOperations
            }
            EvalAltResult::ErrorStackOverflow(_) => FailureReason::TooDeep,
            EvalAltResult::ErrorDataTooLarge(..) | EvalAltResult::ErrorTooManyVariables(_) => {
                FailureReason::TooLarge
            }
            EvalAltResult::ErrorMismatchDataType(..)
            | EvalAltResult::ErrorMismatchOutputType(..)
            | EvalAltResult::ErrorFunctionNotFound(..)
            | EvalAltResult::ErrorIndexingType(..)
            | EvalAltResult::ErrorFor(_) => FailureReason::WrongType,
            EvalAltResult::ErrorArithmetic(text, _) if text.to_lowercase().contains("zero") => {
                FailureReason::DivisionByZero
            }
            EvalAltResult::ErrorArithmetic(..) => FailureReason::Overflow,
            _ => FailureReason::Error,
        };
        let detail = inner.to_string();
        ScriptFailure { function: function.to_owned(), reason, detail }
    }
}

fn innermost(error: &EvalAltResult) -> &EvalAltResult {
    match error {
        EvalAltResult::ErrorInFunctionCall(_, _, inner, _) => innermost(inner),
        other => other,
    }
}
