//! The steps of a function, and how they are calculated.

use crate::formula::library::straight::Value;
use crate::formula::library::straight::numbers::{Change, Pairing};

/// Variables that a function may have at once.
pub(in crate::formula::library::straight) const LOCALS_MAX: usize = 16;

/// One step: an expression or a statement.
#[derive(Debug)]
pub(in crate::formula::library::straight) enum Step {
    Constant(Value<'static>),
    Text(Box<str>),
    Local(usize),
    /// Gives a variable a value.
    Set(usize, Box<Step>),
    /// Gives a variable what becomes of its value and another.
    Update(usize, Pairing, Box<Step>),
    Change(Change, Box<Step>),
    Pair(Pairing, Box<[Step; 2]>),
    /// False as soon as one is.
    All(Vec<Step>),
    /// True as soon as one is.
    Any(Vec<Step>),
    /// A condition, and what comes of it and else.
    If(Box<[Step; 3]>),
    /// One after the other; the value is the last one's.
    Block(Vec<Step>),
    Return(Box<Step>),
    /// The body of a function that is called: it is left by a return.
    Called(Box<Step>),
}

/// The values of variables.
#[derive(Debug)]
pub(in crate::formula::library::straight) struct Locals<'a>([Value<'a>; LOCALS_MAX]);

/// Why a step has no value.
#[derive(Debug)]
pub(in crate::formula::library::straight) enum Stop<'a> {
    /// The function returned.
    Return(Value<'a>),
    /// Only the interpreter can tell what comes of it.
    Refer,
}

impl Default for Locals<'_> {
    fn default() -> Self {
        Locals([Value::Unit; LOCALS_MAX])
    }
}

impl<'a> Locals<'a> {
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Value<'a>> {
        self.0.iter_mut()
    }
}

impl Step {
    pub fn value<'a>(&'a self, locals: &mut Locals<'a>) -> Result<Value<'a>, Stop<'a>> {
        match self {
            Step::Constant(value) => Ok(*value),
            Step::Text(text) => Ok(Value::Text(text)),
            Step::Local(at) => Ok(locals.0[*at]),
            Step::Set(at, value) => {
                locals.0[*at] = value.value(locals)?;
                Ok(Value::Unit)
            }
            Step::Update(at, pairing, value) => {
                let value = value.value(locals)?;
                locals.0[*at] = pairing.of(locals.0[*at], value).ok_or(Stop::Refer)?;
                Ok(Value::Unit)
            }
            Step::Change(change, part) => change.of(part.value(locals)?).ok_or(Stop::Refer),
            Step::Pair(pairing, parts) => {
                let (a, b) = (parts[0].value(locals)?, parts[1].value(locals)?);
                pairing.of(a, b).ok_or(Stop::Refer)
            }
            Step::All(parts) => every(parts, true, locals),
            Step::Any(parts) => every(parts, false, locals),
            Step::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                if condition.truth(locals)? { then.value(locals) } else { otherwise.value(locals) }
            }
            Step::Block(parts) => parts.iter().try_fold(Value::Unit, |_, part| part.value(locals)),
            Step::Return(value) => Err(Stop::Return(value.value(locals)?)),
            Step::Called(body) => match body.value(locals) {
                Err(Stop::Return(value)) => Ok(value),
                other => other,
            },
        }
    }

    fn truth<'a>(&'a self, locals: &mut Locals<'a>) -> Result<bool, Stop<'a>> {
        match self.value(locals)? {
            Value::Truth(truth) => Ok(truth),
            _ => Err(Stop::Refer),
        }
    }
}

/// True or false if every part is, looked at only until one is not.
fn every<'a>(
    parts: &'a [Step],
    truth: bool,
    locals: &mut Locals<'a>,
) -> Result<Value<'a>, Stop<'a>> {
    for part in parts {
        if part.truth(locals)? != truth {
            return Ok(Value::Truth(!truth));
        }
    }
    Ok(Value::Truth(truth))
}
