//! How steps calculate and compare: as the operators of scripts do, wherever these give a value.

use crate::formula::library::straight::Value;
use crate::formula::library::values::whole;
use crate::formula::{Arithmetic, Comparison};
use crate::model::{Day, Ratio};
use rhai::INT;
use std::cmp::Ordering;

/// What becomes of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formula::library::straight) enum Change {
    Not,
    Floor,
    Ceil,
    Round,
    Abs,
    Year,
    Month,
    DayOfMonth,
}

/// What becomes of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formula::library::straight) enum Pairing {
    Calculate(Arithmetic),
    Remainder,
    Compare(Comparison),
    Min,
    Max,
    DaysBetween,
    MonthsBetween,
}

impl Change {
    pub fn of(self, value: Value<'_>) -> Option<Value<'_>> {
        match self {
            Change::Not => match value {
                Value::Truth(truth) => Some(Value::Truth(!truth)),
                _ => None,
            },
            Change::Floor => rounded(value, Ratio::floor),
            Change::Ceil => rounded(value, Ratio::ceil),
            Change::Round => rounded(value, Ratio::round_half_up),
            Change::Abs if number(value)? < Ratio::ZERO => {
                Pairing::Calculate(Arithmetic::Subtract).of(Value::Whole(0), value)
            }
            Change::Abs => Some(value),
            Change::Year => calendar(value, |(year, _, _)| INT::from(year)),
            Change::Month => calendar(value, |(_, month, _)| INT::from(month)),
            Change::DayOfMonth => calendar(value, |(_, _, day)| INT::from(day)),
        }
    }
}

impl Pairing {
    #[inline]
    pub fn of<'a>(self, a: Value<'a>, b: Value<'a>) -> Option<Value<'a>> {
        match self {
            Pairing::Calculate(arithmetic) => calculated(arithmetic, a, b),
            Pairing::Remainder => {
                let (a, b) = (whole(number(a)?).ok()?, whole(number(b)?).ok()?);
                a.checked_rem(b).map(Value::Whole)
            }
            Pairing::Compare(comparison) => compared(comparison, a, b).map(Value::Truth),
            Pairing::Min => Some(if order(a, b)?.is_le() { a } else { b }),
            Pairing::Max => Some(if order(a, b)?.is_ge() { a } else { b }),
            Pairing::DaysBetween => match (a, b) {
                (Value::Day(a), Value::Day(b)) => b.checked_sub(a).map(Value::Whole),
                _ => None,
            },
            Pairing::MonthsBetween => match (a, b) {
                (Value::Day(a), Value::Day(b)) => Day(a).months_until(Day(b)).map(Value::Whole),
                _ => None,
            },
        }
    }
}

fn calculated<'a>(arithmetic: Arithmetic, a: Value<'a>, b: Value<'a>) -> Option<Value<'a>> {
    if let (Value::Whole(a), Value::Whole(b)) = (a, b) {
        match arithmetic {
            Arithmetic::Add => return a.checked_add(b).map(Value::Whole),
            Arithmetic::Subtract => return a.checked_sub(b).map(Value::Whole),
            Arithmetic::Multiply => return a.checked_mul(b).map(Value::Whole),
            Arithmetic::Divide => {}
        }
    }
    let (a, b) = (number(a)?, number(b)?);
    let result = match arithmetic {
        Arithmetic::Add => a.checked_add(b),
        Arithmetic::Subtract => a.checked_sub(b),
        Arithmetic::Multiply => a.checked_mul(b),
        Arithmetic::Divide => a.checked_div(b),
    };
    result.map(Value::Number)
}

fn compared(comparison: Comparison, a: Value<'_>, b: Value<'_>) -> Option<bool> {
    let order = match (a, b) {
        // Nothing equals nothing only, and has no order.
        (Value::Unit, _) | (_, Value::Unit) => {
            return match comparison {
                Comparison::Equal => Some(a == b),
                Comparison::NotEqual => Some(a != b),
                _ => None,
            };
        }
        (Value::Truth(a), Value::Truth(b)) if !comparison.is_order() => a.cmp(&b),
        _ => order(a, b)?,
    };
    Some(comparison.holds(order))
}

/// The order of two numbers, dates, texts, or values of one scale.
#[inline]
fn order(a: Value<'_>, b: Value<'_>) -> Option<Ordering> {
    match (a, b) {
        (Value::Whole(a), Value::Whole(b)) | (Value::Day(a), Value::Day(b)) => Some(a.cmp(&b)),
        (Value::Graded(one, a), Value::Graded(other, b)) if one == other => Some(a.cmp(&b)),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        _ => {
            let (a, b) = (number(a)?, number(b)?);
            // No products where none are needed.
            if a.den() == b.den() { Some(a.num().cmp(&b.num())) } else { Some(a.cmp(&b)) }
        }
    }
}

fn number(value: Value<'_>) -> Option<Ratio> {
    match value {
        Value::Whole(whole) => Some(Ratio::whole(whole)),
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn rounded<'a>(value: Value<'a>, round: fn(Ratio) -> i128) -> Option<Value<'a>> {
    INT::try_from(round(number(value)?)).ok().map(Value::Whole)
}

fn calendar<'a>(value: Value<'a>, part: fn((i32, u8, u8)) -> INT) -> Option<Value<'a>> {
    match value {
        Value::Day(day) => Day(day).calendar().map(part).map(Value::Whole),
        _ => None,
    }
}
