//! How scripts calculate and compare: exactly, and never between things that do not belong
//! together. These replace rhai's own operators, which truncate quotients of integers and call
//! values of different types simply unequal.

use crate::formula::library::sandbox::charge;
use crate::formula::library::values::{Exact, Graded, ScriptDay, number, whole};
use crate::formula::{Arithmetic, FailureReason};
use crate::model::{Day, Ratio};
use rhai::{Array, Dynamic, Engine, EvalAltResult, INT, Position};
use std::cmp::Ordering;

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// Adds the operators and functions on numbers, dates and values of scales.
pub(in crate::formula::library) fn register(engine: &mut Engine) {
    engine
        .register_type_with_name::<Exact>("number")
        .register_type_with_name::<ScriptDay>("date")
        .register_type_with_name::<Graded>("value of a scale");
    calculation(engine, ["+", "+="], Arithmetic::Add);
    calculation(engine, ["-", "-="], Arithmetic::Subtract);
    calculation(engine, ["*", "*="], Arithmetic::Multiply);
    calculation(engine, ["/", "/="], Arithmetic::Divide);
    engine
        .register_fn("%", remainder)
        .register_fn("%=", |a: &mut Dynamic, b: Dynamic| {
            *a = Dynamic::from_int(remainder(a.clone(), b)?);
            Outcome::Ok(())
        })
        .register_fn("-", |a: Dynamic| calculate(Arithmetic::Subtract, &Dynamic::from_int(0), &a))
        .register_fn("+", |a: Dynamic| calculate(Arithmetic::Add, &Dynamic::from_int(0), &a))
        .register_fn("!", |a: bool| !a)
        .register_fn("==", |a: Dynamic, b: Dynamic| is_same(&a, &b))
        .register_fn("!=", |a: Dynamic, b: Dynamic| is_same(&a, &b).map(|same| !same))
        .register_fn("<", |a: Dynamic, b: Dynamic| order(&a, &b).map(Ordering::is_lt))
        .register_fn("<=", |a: Dynamic, b: Dynamic| order(&a, &b).map(Ordering::is_le))
        .register_fn(">", |a: Dynamic, b: Dynamic| order(&a, &b).map(Ordering::is_gt))
        .register_fn(">=", |a: Dynamic, b: Dynamic| order(&a, &b).map(Ordering::is_ge))
        .register_fn("min", |a: Dynamic, b: Dynamic| {
            order(&a, &b).map(|order| if order.is_le() { a } else { b })
        })
        .register_fn("max", |a: Dynamic, b: Dynamic| {
            order(&a, &b).map(|order| if order.is_ge() { a } else { b })
        });
    engine.register_fn("+=", |a: &mut Array, b: Array| a.extend(b));
    rounding(engine);
    dates(engine);
    texts(engine);
}

fn calculation(engine: &mut Engine, names: [&str; 2], arithmetic: Arithmetic) {
    engine
        .register_fn(names[0], move |a: Dynamic, b: Dynamic| calculate(arithmetic, &a, &b))
        .register_fn(names[1], move |a: &mut Dynamic, b: Dynamic| {
            *a = calculate(arithmetic, a, &b)?;
            Outcome::Ok(())
        });
}

fn rounding(engine: &mut Engine) {
    let to_whole = |round: fn(Ratio) -> i128| {
        move |a: Dynamic| {
            let rounded = round(numeric(&a)?);
            INT::try_from(rounded).map_err(|_| overflow())
        }
    };
    engine
        .register_fn("floor", to_whole(Ratio::floor))
        .register_fn("ceil", to_whole(Ratio::ceil))
        .register_fn("round", to_whole(Ratio::round_half_up))
        .register_fn("abs", |a: Dynamic| {
            let negative = numeric(&a)? < Ratio::ZERO;
            if negative {
                calculate(Arithmetic::Subtract, &Dynamic::from_int(0), &a)
            } else {
                Ok(a)
            }
        });
}

fn dates(engine: &mut Engine) {
    engine
        .register_fn("date", |text: &str| match Day::parse(text) {
            Some(day) => Ok(ScriptDay(day.0)),
            None => Err(Box::new(EvalAltResult::from(format!("no date: {text}")))),
        })
        .register_fn("days_between", |a: ScriptDay, b: ScriptDay| {
            b.0.checked_sub(a.0).ok_or_else(overflow)
        })
        .register_fn("months_between", |a: ScriptDay, b: ScriptDay| {
            Day(a.0).months_until(Day(b.0)).ok_or_else(overflow)
        })
        .register_fn("year", |day: ScriptDay| calendar(day).map(|(year, _, _)| year))
        .register_fn("month", |day: ScriptDay| calendar(day).map(|(_, month, _)| month))
        .register_fn("day", |day: ScriptDay| calendar(day).map(|(_, _, day)| day));
}

fn calendar(day: ScriptDay) -> Outcome<(INT, INT, INT)> {
    let (year, month, day) = Day(day.0).calendar().ok_or_else(overflow)?;
    Ok((INT::from(year), INT::from(month), INT::from(day)))
}

/// The forms that values take in texts.
fn texts(engine: &mut Engine) {
    for name in ["to_string", "to_debug"] {
        engine
            .register_fn(name, |number: &mut Exact| number.0.to_string())
            .register_fn(name, |day: &mut ScriptDay| Day(day.0).to_string())
            .register_fn(name, |value: &mut Graded| value.id.to_string());
    }
}

/// A sum, difference, product or quotient: an integer of integers where it is one by its nature,
/// else an exact number.
fn calculate(arithmetic: Arithmetic, a: &Dynamic, b: &Dynamic) -> Outcome<Dynamic> {
    charge()?;
    if let (Ok(a), Ok(b)) = (a.as_int(), b.as_int()) {
        let result = match arithmetic {
            Arithmetic::Add => Some(a.checked_add(b)),
            Arithmetic::Subtract => Some(a.checked_sub(b)),
            Arithmetic::Multiply => Some(a.checked_mul(b)),
            Arithmetic::Divide => None,
        };
        if let Some(result) = result {
            return result.map(Dynamic::from_int).ok_or_else(overflow);
        }
    }
    let (a, b) = (numeric(a)?, numeric(b)?);
    let result = match arithmetic {
        Arithmetic::Add => a.checked_add(b),
        Arithmetic::Subtract => a.checked_sub(b),
        Arithmetic::Multiply => a.checked_mul(b),
        Arithmetic::Divide if b == Ratio::ZERO => return Err(by_zero()),
        Arithmetic::Divide => a.checked_div(b),
    };
    result.map(|result| Dynamic::from(Exact(result))).ok_or_else(overflow)
}

#[expect(clippy::needless_pass_by_value, reason = "registered functions own their arguments")]
fn remainder(a: Dynamic, b: Dynamic) -> Outcome<INT> {
    charge()?;
    let integer = |value: &Dynamic| match whole(numeric(value)?) {
        Ok(whole) => Ok(whole),
        Err(FailureReason::Overflow) => Err(overflow()),
        Err(_) => Err(mismatch("a whole number", value)),
    };
    let (a, b) = (integer(&a)?, integer(&b)?);
    if b == 0 {
        return Err(by_zero());
    }
    a.checked_rem(b).ok_or_else(overflow)
}

fn numeric(value: &Dynamic) -> Outcome<Ratio> {
    number(value).ok_or_else(|| mismatch("a number", value))
}

/// The order of two numbers, dates, texts, or values of one scale.
fn order(a: &Dynamic, b: &Dynamic) -> Outcome<Ordering> {
    charge()?;
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        return Ok(a.cmp(&b));
    }
    if let (Some(a), Some(b)) = (a.read_lock::<ScriptDay>(), b.read_lock::<ScriptDay>()) {
        return Ok(a.0.cmp(&b.0));
    }
    if let (Some(a), Some(b)) = (a.read_lock::<Graded>(), b.read_lock::<Graded>())
        && a.scale == b.scale
    {
        return Ok(a.code.cmp(&b.code));
    }
    match (a.as_immutable_string_ref(), b.as_immutable_string_ref()) {
        (Ok(a), Ok(b)) => Ok(a.as_str().cmp(b.as_str())),
        _ => Err(mismatch(a.type_name(), b)),
    }
}

/// True if two values of one kind are equal; nothing equals `()` but itself.
fn is_same(a: &Dynamic, b: &Dynamic) -> Outcome<bool> {
    if a.is_unit() || b.is_unit() {
        charge()?;
        return Ok(a.is_unit() && b.is_unit());
    }
    if let (Ok(a), Ok(b)) = (a.as_bool(), b.as_bool()) {
        charge()?;
        return Ok(a == b);
    }
    if let (Ok(a), Ok(b)) = (a.as_char(), b.as_char()) {
        charge()?;
        return Ok(a == b);
    }
    order(a, b).map(Ordering::is_eq)
}

fn overflow() -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorArithmetic("overflow".to_owned(), Position::NONE))
}

fn by_zero() -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorArithmetic("division by zero".to_owned(), Position::NONE))
}

fn mismatch(expected: &str, found: &Dynamic) -> Box<EvalAltResult> {
    let (expected, found) = (expected.to_owned(), found.type_name().to_owned());
    Box::new(EvalAltResult::ErrorMismatchDataType(expected, found, Position::NONE))
}
