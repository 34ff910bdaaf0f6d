//! Values on their way into a script and back.

use crate::formula::{FailureReason, Val};
use crate::model::{Ratio, SignatureType};
use rhai::{Dynamic, INT, ImmutableString};
use rust_decimal::Decimal;
use std::sync::Arc;

/// An exact number inside a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formula::library) struct Exact(pub(in crate::formula::library) Ratio);

/// A date inside a script, as a Julian day number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formula::library) struct ScriptDay(pub(in crate::formula::library) i64);

/// A value of a scale inside a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formula::library) struct Graded {
    pub(in crate::formula::library) scale: usize,
    pub(in crate::formula::library) code: u8,
    /// Its id, for texts made of it.
    pub(in crate::formula::library) id: Arc<str>,
}

/// A script's number, whatever its form: an integer, a decimal literal, an exact quotient.
pub(in crate::formula::library) fn number(value: &Dynamic) -> Option<Ratio> {
    if let Ok(whole) = value.as_int() {
        return Some(Ratio::whole(whole));
    }
    if let Ok(decimal) = value.as_decimal() {
        return of_decimal(decimal);
    }
    value.read_lock::<Exact>().map(|exact| exact.0)
}

/// A decimal literal, exactly.
pub(in crate::formula::library) fn of_decimal(decimal: Decimal) -> Option<Ratio> {
    Ratio::new(decimal.mantissa(), 10i128.checked_pow(decimal.scale())?)
}

/// A whole number that a script can hold as an integer.
pub(in crate::formula::library) fn whole(number: Ratio) -> Result<INT, FailureReason> {
    if !number.is_whole() {
        return Err(FailureReason::WrongType);
    }
    INT::try_from(number.num()).map_err(|_| FailureReason::Overflow)
}

/// An argument as the script receives it.
pub(in crate::formula::library) fn to_script(
    value: &Val,
    ty: SignatureType,
    scale_value: impl Fn(usize, u8) -> Option<Graded>,
) -> Result<Dynamic, FailureReason> {
    Ok(match (value, ty) {
        (Val::Boolean(truth), SignatureType::Boolean) => Dynamic::from_bool(*truth),
        (Val::Number(number), SignatureType::Integer) => Dynamic::from_int(whole(*number)?),
        (Val::Number(number), SignatureType::Decimal) => Dynamic::from(Exact(*number)),
        (Val::Day(day), SignatureType::Date) => Dynamic::from(ScriptDay(*day)),
        (Val::Text(text), SignatureType::Text) => Dynamic::from(ImmutableString::from(&**text)),
        (Val::Code(code), SignatureType::Scale(scale)) => {
            Dynamic::from(scale_value(scale, *code).ok_or(FailureReason::WrongType)?)
        }
        _ => return Err(FailureReason::WrongType),
    })
}

/// A script's result as a value of the declared type.
pub(in crate::formula::library) fn from_script(
    value: &Dynamic,
    ty: SignatureType,
) -> Result<Val, FailureReason> {
    let found = match ty {
        SignatureType::Boolean => value.as_bool().ok().map(Val::Boolean),
        SignatureType::Integer => {
            let found = number(value).map(whole).transpose()?;
            found.map(|found| Val::Number(Ratio::whole(found)))
        }
        SignatureType::Decimal => number(value).map(Val::Number),
        SignatureType::Date => value.read_lock::<ScriptDay>().map(|day| Val::Day(day.0)),
        SignatureType::Text => {
            let text = value.as_immutable_string_ref().ok();
            text.map(|text| Val::Text(Arc::from(text.as_str())))
        }
        SignatureType::Scale(scale) => {
            let found = value.read_lock::<Graded>();
            found.filter(|found| found.scale == scale).map(|found| Val::Code(found.code))
        }
    };
    found.ok_or(FailureReason::WrongType)
}
