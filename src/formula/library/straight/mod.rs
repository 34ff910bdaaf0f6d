//! Functions that come to their end in a few steps whatever their arguments, calculated without
//! the interpreter: no loops, lists or closures, no new texts, and calls only of such functions.
//!
//! They are translated to a tree of steps when a script is loaded. A tree gives a value only
//! where the interpreter gives the same; wherever something else may happen, such as an error or
//! a value of another kind, it gives none, and the interpreter says what is wrong and where.
//! Neither comes near the limits of the sandbox. [`translate`] says what is translated, [`steps`]
//! how it is calculated.

mod numbers;
mod steps;
#[cfg(test)]
mod tests;
mod translate;

use crate::formula::Val;
use crate::formula::library::sandbox::{ScriptScale, TEXT_MAX};
use crate::formula::library::straight::steps::{Locals, Step, Stop};
use crate::formula::library::straight::translate::Translation;
use crate::formula::library::values::whole;
use crate::model::{Function, Ratio, SignatureType};
use rhai::{AST, INT};

/// A function as steps.
#[derive(Debug)]
pub(in crate::formula::library) struct Straight {
    body: Step,
    args: Vec<SignatureType>,
    returns: SignatureType,
    /// How many values each scale has.
    scales: Vec<usize>,
}

/// A value on its way through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value<'a> {
    /// Nothing, such as the value of an assignment.
    Unit,
    Truth(bool),
    /// A whole number that came of whole numbers.
    Whole(INT),
    /// Any other number.
    Number(Ratio),
    Day(i64),
    /// A value of a scale, by scale and code.
    Graded(usize, u8),
    Text(&'a str),
}

impl Straight {
    /// A declared function as steps, if it can be.
    pub(in crate::formula::library) fn of(
        function: &Function,
        ast: &AST,
        scales: &[ScriptScale],
    ) -> Option<Straight> {
        // Methods of types go by the same names.
        if ast.iter_functions().any(|function| function.this_type.is_some()) {
            return None;
        }
        let body = Translation::new(ast, scales).function(&function.id, function.args.len())?;
        let (args, returns) = (function.args.clone(), function.returns);
        Some(Straight {
            body,
            args,
            returns,
            scales: scales.iter().map(ScriptScale::len).collect(),
        })
    }

    /// The value for settled arguments; `None` if only the interpreter can tell.
    pub(in crate::formula::library) fn value(&self, args: &[Val]) -> Option<Val> {
        if args.len() != self.args.len() {
            return None;
        }
        let mut locals = Locals::default();
        for ((arg, ty), local) in args.iter().zip(&self.args).zip(locals.iter_mut()) {
            *local = self.taken(arg, *ty)?;
        }
        match self.body.value(&mut locals) {
            Ok(value) | Err(Stop::Return(value)) => given(value, self.returns),
            Err(Stop::Refer) => None,
        }
    }

    /// An argument as the steps take it.
    fn taken<'a>(&self, value: &'a Val, ty: SignatureType) -> Option<Value<'a>> {
        Some(match (value, ty) {
            (Val::Boolean(truth), SignatureType::Boolean) => Value::Truth(*truth),
            (Val::Number(number), SignatureType::Integer) => Value::Whole(whole(*number).ok()?),
            (Val::Number(number), SignatureType::Decimal) => Value::Number(*number),
            (Val::Day(day), SignatureType::Date) => Value::Day(*day),
            (Val::Text(text), SignatureType::Text) if text.len() <= TEXT_MAX => Value::Text(text),
            (Val::Code(code), SignatureType::Scale(scale))
                if usize::from(*code) < self.scales[scale] =>
            {
                Value::Graded(scale, *code)
            }
            _ => return None,
        })
    }
}

/// A result as a value of the declared type.
fn given(value: Value<'_>, ty: SignatureType) -> Option<Val> {
    match (value, ty) {
        (Value::Truth(truth), SignatureType::Boolean) => Some(Val::Boolean(truth)),
        (Value::Whole(whole), SignatureType::Integer | SignatureType::Decimal) => {
            Some(Val::Number(Ratio::whole(whole)))
        }
        (Value::Number(number), SignatureType::Integer) => {
            whole(number).ok().map(|_| Val::Number(number))
        }
        (Value::Number(number), SignatureType::Decimal) => Some(Val::Number(number)),
        (Value::Day(day), SignatureType::Date) => Some(Val::Day(day)),
        (Value::Text(text), SignatureType::Text) => Some(Val::Text(text.into())),
        (Value::Graded(scale, code), SignatureType::Scale(declared)) if scale == declared => {
            Some(Val::Code(code))
        }
        _ => None,
    }
}
