//! A second, slow way to a formula's value, for tests: rhai itself runs the formula's text.
//!
//! Names are variables of rhai, operators and functions are native ones written anew, and a value
//! that is not settled is the list of all values that it may be, tried one by one. Nothing here
//! is shared with the tree walk but the population's cells, the printing of the formula, and the
//! library of functions.

mod names;
mod operators;
#[cfg(test)]
mod tests;

use crate::formula::interpret::names::names;
use crate::formula::{Expr, Node, Subject, Type, Val};
use crate::model::{Counted, FactType, Ratio};
use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString, Scope};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A value by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formula::interpret) enum Plain {
    Truth(bool),
    Number(Ratio),
    Day(i64),
    Code(u8),
    /// Text, and choices by their id.
    Text(String),
    Subject(usize, u32),
}

/// All values that something may have, and what stands behind a point after it. No value at all
/// is an unknown.
#[derive(Clone, Debug, Default)]
pub(in crate::formula::interpret) struct Possible {
    pub(in crate::formula::interpret) values: BTreeSet<Plain>,
    pub(in crate::formula::interpret) fields: BTreeMap<String, Possible>,
}

/// What `lowest(group)` and its kin are called on: for each criterion the codes it may have.
#[derive(Clone, Debug)]
pub(in crate::formula::interpret) struct Group(pub(in crate::formula::interpret) Vec<BTreeSet<u8>>);

/// What `count(children)` and its kin are called on: a level each, if it is rated.
#[derive(Clone, Debug)]
pub(in crate::formula::interpret) struct Kin {
    pub(in crate::formula::interpret) levels: Vec<Option<u8>>,
    pub(in crate::formula::interpret) among: Counted,
}

pub(in crate::formula::interpret) type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// The value of an expression for a subject, as rhai comes to it.
///
/// # Panics
/// If rhai cannot run the formula; a test wants to know that.
#[doc(hidden)]
pub fn interpret(expr: &Expr, subject: &Subject<'_>) -> Val {
    let expr = without_calls(expr, subject);
    let mut scope = Scope::new();
    for (name, value) in names(&expr, subject) {
        scope.push_dynamic(name, value);
    }
    let text = expr.text_by_calls(subject.world.regulation, subject.class);
    let result = INTERPRETER.eval_expression_with_scope::<Dynamic>(&mut scope, &text);
    let result = result.unwrap_or_else(|error| panic!("{text}: {error}"));
    to_val(&possible(&result).expect("a value"), &expr.ty, subject)
}

/// The expression with every call of the regulation's functions replaced by its result.
fn without_calls(expr: &Expr, subject: &Subject<'_>) -> Expr {
    let mut expr = expr.clone();
    if let Node::Call(function, args) = &expr.node {
        let args: Vec<_> = args.iter().map(|arg| as_argument(arg, subject)).collect();
        let result = subject.world.library.call(*function, &args);
        expr.node = Node::Constant(result.unwrap_or(Val::Unknown));
        return expr;
    }
    let replace = |part: &mut Expr| *part = without_calls(part, subject);
    match &mut expr.node {
        Node::Not(a) | Node::Negate(a) => replace(a),
        Node::And(parts) | Node::Or(parts) | Node::Pick(_, parts) => {
            parts.iter_mut().for_each(replace);
        }
        Node::Compare(_, a, b)
        | Node::Arithmetic(_, a, b)
        | Node::DaysBetween(a, b)
        | Node::MonthsBetween(a, b) => [a, b].into_iter().for_each(|part| replace(part)),
        Node::In(a, _) => replace(a),
        Node::Choose(a, b, c) => [a, b, c].into_iter().for_each(|part| replace(part)),
        _ => {}
    }
    expr
}

fn as_argument(arg: &Expr, subject: &Subject<'_>) -> Val {
    let value = interpret(arg, subject);
    let Type::Choice { class, fact } = arg.ty else {
        return value;
    };
    match (&subject.world.regulation.classes[class].facts[fact].kind, &value) {
        (FactType::Choice(choices), Val::Code(code)) => {
            Val::Text(choices[usize::from(*code)].id.as_str().into())
        }
        _ => value,
    }
}

impl Possible {
    pub(in crate::formula::interpret) fn known(value: Plain) -> Self {
        Possible { values: BTreeSet::from([value]), fields: BTreeMap::new() }
    }

    pub(in crate::formula::interpret) fn field(&mut self, words: &[&str]) -> &mut Possible {
        words.iter().fold(self, |at, word| at.fields.entry((*word).to_owned()).or_default())
    }

    /// The one value that it has; `None` if it is not settled.
    pub(in crate::formula::interpret) fn settled(&self) -> Option<&Plain> {
        self.values.first().filter(|_| self.values.len() == 1)
    }

    /// What comes of every pair of values: one answer if it is the same for all.
    pub(in crate::formula::interpret) fn pairs(
        &self,
        other: &Possible,
        holds: impl Fn(&Plain, &Plain) -> bool,
    ) -> Possible {
        let (a, b) = (self.values.iter(), &other.values);
        let answers = a.flat_map(|a| b.iter().map(|b| holds(a, b)));
        let answers: BTreeSet<_> = answers.map(Plain::Truth).collect();
        if answers.len() == 1 {
            Possible { values: answers, fields: BTreeMap::new() }
        } else {
            Possible::default()
        }
    }

    pub(in crate::formula::interpret) fn number(value: Option<Ratio>) -> Possible {
        value.map_or_else(Possible::default, |value| Possible::known(Plain::Number(value)))
    }

    pub(in crate::formula::interpret) fn as_number(&self) -> Option<Ratio> {
        match self.settled() {
            Some(Plain::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// A value of rhai as one of ours; literals are still rhai's own.
pub(in crate::formula::interpret) fn possible(value: &Dynamic) -> Outcome<Possible> {
    if let Some(value) = value.read_lock::<Possible>() {
        return Ok(value.clone());
    }
    let plain = if let Ok(truth) = value.as_bool() {
        Plain::Truth(truth)
    } else if let Ok(whole) = value.as_int() {
        Plain::Number(Ratio::whole(whole))
    } else if let Ok(decimal) = value.as_decimal() {
        Plain::Number(Ratio::parse(&decimal.to_string()).expect("a decimal"))
    } else if let Ok(text) = value.as_immutable_string_ref() {
        Plain::Text(text.to_string())
    } else {
        return Err(value.type_name().to_owned().into());
    };
    Ok(Possible::known(plain))
}

static INTERPRETER: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = Engine::new_raw();
    engine.set_fast_operators(false);
    engine.set_max_expr_depths(0, 0);
    operators::register(&mut engine);
    engine.register_indexer_get(|value: &mut Possible, name: ImmutableString| {
        value.fields.get(name.as_str()).cloned().unwrap_or_default()
    });
    engine
});

/// The value as the tree walk would give it: the ends of what is not settled.
fn to_val(value: &Possible, ty: &Type, subject: &Subject<'_>) -> Val {
    let plain = |plain: &Plain| match plain {
        Plain::Truth(truth) => Val::Boolean(*truth),
        Plain::Number(number) => Val::Number(*number),
        Plain::Day(day) => Val::Day(*day),
        Plain::Code(code) => Val::Code(*code),
        Plain::Subject(class, row) => Val::Subject(*class, *row),
        Plain::Text(text) => match ty {
            Type::Choice { class, fact } => {
                let kind = &subject.world.regulation.classes[*class].facts[*fact].kind;
                let FactType::Choice(choices) = kind else { panic!("no choice") };
                let code = choices.iter().position(|choice| choice.id == *text);
                Val::Code(u8::try_from(code.expect("a choice")).expect("a code"))
            }
            _ => Val::Text(text.as_str().into()),
        },
    };
    match (value.values.first(), value.values.last()) {
        (Some(low), Some(high)) if low != high => {
            Val::Between(Box::new(plain(low)), Box::new(plain(high)))
        }
        (Some(one), _) => plain(one),
        _ => Val::Unknown,
    }
}
