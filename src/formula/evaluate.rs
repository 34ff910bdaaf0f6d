//! The plain evaluation of a tree for one subject.
//!
//! Slow and simple: the reference that the lowered columns must agree with, and what explains one
//! subject. Three-valued logic; an aggregate over unknowns is the interval of values that it may
//! still take, and a comparison of it is settled when it comes out the same for the whole
//! interval. Everything else that meets an unknown, or an interval, is unknown.

use crate::formula::settled::constant;
use crate::formula::{Arithmetic, Cell, Comparison, Expr, Extreme, Node, Path, Subject, Val};
use crate::formula::{ChildrenCount, Type};
use crate::model::{Counted, Day, Fact, FactType, Ratio, Truth, UNKNOWN_CODE};
use std::cmp::Ordering;
use std::sync::Arc;

impl Expr {
    /// Its value for a subject; [`Val::Between`] for an aggregate that is not settled.
    pub fn value(&self, subject: &Subject<'_>) -> Val {
        match &self.node {
            Node::Constant(value) => value.clone(),
            Node::Parameter(index) => parameter(subject, *index),
            Node::PeriodStart => period(subject, 1, 1),
            Node::PeriodEnd => period(subject, 12, 31),
            Node::Read(path) => read(subject, path),
            Node::Given(path) => Val::Boolean(read(subject, path) != Val::Unknown),
            Node::Not(part) => not(&part.value(subject)),
            Node::And(parts) => all(parts, subject, false),
            Node::Or(parts) => all(parts, subject, true),
            Node::Compare(comparison, a, b) => {
                compare(*comparison, &a.value(subject), &b.value(subject))
            }
            Node::In(item, members) => among(&item.value(subject), members, subject),
            Node::Arithmetic(arithmetic, a, b) => {
                calculate(*arithmetic, &a.value(subject), &b.value(subject))
            }
            Node::Negate(part) => match part.value(subject) {
                Val::Number(number) => number.checked_neg().map_or(Val::Unknown, Val::Number),
                _ => Val::Unknown,
            },
            Node::Extreme(extreme, criteria) => self.extreme(*extreme, criteria, subject),
            Node::CountAtLeast(criteria, least) => count_at_least(criteria, *least, subject),
            Node::Children { children, what } => count_children(subject, *children, *what),
            Node::Pick(extreme, parts) => pick(*extreme, parts, subject),
            Node::Choose(condition, a, b) => match condition.truth(subject) {
                Truth::True => a.value(subject),
                Truth::False => b.value(subject),
                Truth::Unknown => Val::Unknown,
            },
            Node::DaysBetween(a, b) => between(a, b, subject, |a, b| b.0.checked_sub(a.0)),
            Node::MonthsBetween(a, b) => between(a, b, subject, Day::months_until),
            Node::Call(function, args) => {
                let args: Vec<_> = args.iter().map(|arg| arg.argument(subject)).collect();
                subject.world.library.call(*function, &args).unwrap_or(Val::Unknown)
            }
        }
    }

    /// Its truth for a subject; unknown if it is no boolean.
    pub fn truth(&self, subject: &Subject<'_>) -> Truth {
        match self.value(subject) {
            Val::Boolean(true) => Truth::True,
            Val::Boolean(false) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// Its value as an argument of a function: choices are given as the text of their id.
    pub(in crate::formula) fn argument(&self, subject: &Subject<'_>) -> Val {
        match (self.value(subject), &self.ty) {
            (Val::Code(code), Type::Choice { class, fact }) => {
                let fact = &subject.world.regulation.classes[*class].facts[*fact];
                choice_id(fact, code).map_or(Val::Unknown, |id| Val::Text(Arc::from(id)))
            }
            (value, _) => value,
        }
    }

    fn extreme(&self, extreme: Extreme, criteria: &[usize], subject: &Subject<'_>) -> Val {
        let best = match self.ty {
            Type::Scale(scale) => {
                subject.world.regulation.scales[scale].values.len().saturating_sub(1)
            }
            _ => 0,
        };
        // INVARIANT (codes): a scale has at most 254 values, since a code is a byte.
        let best = u8::try_from(best).unwrap_or(u8::MAX - 1);
        let (mut least, mut greatest) = (None, None);
        for criterion in criteria {
            let (low, high) = code(subject, *criterion).map_or((0, best), |code| (code, code));
            let (a, b) = match extreme {
                Extreme::Lowest => {
                    (least.unwrap_or(low).min(low), greatest.unwrap_or(high).min(high))
                }
                Extreme::Highest => {
                    (least.unwrap_or(low).max(low), greatest.unwrap_or(high).max(high))
                }
            };
            (least, greatest) = (Some(a), Some(b));
        }
        match (least, greatest) {
            (Some(least), Some(greatest)) => interval(Val::Code(least), Val::Code(greatest)),
            _ => Val::Unknown,
        }
    }
}

/// The code of one of the subject's criteria.
pub(in crate::formula) fn code(subject: &Subject<'_>, fact: usize) -> Option<u8> {
    match subject.cell(fact) {
        Cell::Code(code) => Some(code),
        _ => None,
    }
}

/// The id of a choice.
pub(in crate::formula) fn choice_id(fact: &Fact, code: u8) -> Option<&str> {
    match &fact.kind {
        FactType::Choice(choices) => choices.get(usize::from(code)).map(|c| c.id.as_str()),
        _ => None,
    }
}

fn interval(low: Val, high: Val) -> Val {
    if low == high { low } else { Val::Between(Box::new(low), Box::new(high)) }
}

fn parameter(subject: &Subject<'_>, index: usize) -> Val {
    constant(&subject.world.regulation.classes[subject.class].parameters[index].value)
}

fn period(subject: &Subject<'_>, month: u8, day: u8) -> Val {
    let year = i32::try_from(subject.world.population.period).ok();
    let day = year.and_then(|year| Day::new(year, month, day));
    day.map_or(Val::Unknown, |day| Val::Day(day.0))
}

/// The subject that a path leads to, or the number of subject facts that could be followed.
pub(in crate::formula) fn reach<'a>(
    subject: &Subject<'a>,
    path: &Path,
) -> Result<Subject<'a>, usize> {
    let mut reached = *subject;
    for (step, fact) in path.via.iter().enumerate() {
        reached = reached.follow(*fact).ok_or(step)?;
    }
    Ok(reached)
}

pub(in crate::formula) fn read(subject: &Subject<'_>, path: &Path) -> Val {
    let Ok(reached) = reach(subject, path) else {
        return Val::Unknown;
    };
    let Some(fact) = path.fact else {
        let code = reached.rating();
        return if code == UNKNOWN_CODE { Val::Unknown } else { Val::Code(code) };
    };
    let kind = &reached.world.regulation.classes[reached.class].facts[fact].kind;
    match (reached.cell(fact), kind) {
        (Cell::Unknown, _) => Val::Unknown,
        (Cell::Code(code), FactType::Boolean { .. }) => Val::Boolean(code == 1),
        (Cell::Code(code), _) => Val::Code(code),
        (Cell::Number(day), FactType::Date) => Val::Day(day),
        (Cell::Number(number), FactType::Decimal { places }) => {
            Ratio::scaled(number, *places).map_or(Val::Unknown, Val::Number)
        }
        (Cell::Number(number), _) => Val::Number(Ratio::whole(number)),
        (Cell::Text(text), _) => Val::Text(Arc::from(text)),
        (Cell::Row(row), FactType::Subject { class }) => Val::Subject(*class, row),
        (Cell::Row(_), _) => Val::Unknown,
    }
}

fn not(value: &Val) -> Val {
    match value {
        Val::Boolean(truth) => Val::Boolean(!truth),
        _ => Val::Unknown,
    }
}

/// `&&` of all parts, or `||` where one true part decides (`deciding`).
fn all(parts: &[Expr], subject: &Subject<'_>, deciding: bool) -> Val {
    let mut result = Val::Boolean(!deciding);
    for part in parts {
        match part.value(subject) {
            Val::Boolean(truth) if truth == deciding => return Val::Boolean(deciding),
            Val::Boolean(_) => {}
            _ => result = Val::Unknown,
        }
    }
    result
}

/// The ends of what a value may be; `None` for an unknown.
fn ends(value: &Val) -> Option<(&Val, &Val)> {
    match value {
        Val::Unknown => None,
        Val::Between(low, high) => Some((low, high)),
        known => Some((known, known)),
    }
}

/// The order of two known values of one kind.
fn order(a: &Val, b: &Val) -> Option<Ordering> {
    match (a, b) {
        (Val::Boolean(a), Val::Boolean(b)) => Some(a.cmp(b)),
        (Val::Number(a), Val::Number(b)) => Some(a.cmp(b)),
        (Val::Day(a), Val::Day(b)) => Some(a.cmp(b)),
        (Val::Code(a), Val::Code(b)) => Some(a.cmp(b)),
        (Val::Text(a), Val::Text(b)) => Some(a.cmp(b)),
        (Val::Subject(a, x), Val::Subject(b, y)) => Some((a, x).cmp(&(b, y))),
        _ => None,
    }
}

/// Compares two values, either of which may be an interval.
pub(in crate::formula) fn compare(comparison: Comparison, a: &Val, b: &Val) -> Val {
    let settled = ends(a).zip(ends(b)).and_then(|((a_low, a_high), (b_low, b_high))| {
        let above = order(a_low, b_high)?;
        let below = order(a_high, b_low)?;
        // All of a before all of b, and so on; where neither holds nothing is settled.
        let before = (below.is_lt(), above.is_ge());
        let not_after = (below.is_le(), above.is_gt());
        let never = below.is_lt() || above.is_gt() || is_between(a, b) || is_between(b, a);
        let same = (below.is_eq() && above.is_eq(), never);
        let (holds, fails) = match comparison {
            Comparison::Less => before,
            Comparison::GreaterOrEqual => (before.1, before.0),
            Comparison::LessOrEqual => not_after,
            Comparison::Greater => (not_after.1, not_after.0),
            Comparison::Equal => same,
            Comparison::NotEqual => (same.1, same.0),
        };
        (holds || fails).then_some(holds)
    });
    settled.map_or(Val::Unknown, Val::Boolean)
}

/// True for a fraction and an interval, which is one of whole numbers: a count is never equal to
/// a fraction.
fn is_between(number: &Val, interval: &Val) -> bool {
    match (number, interval) {
        (Val::Number(number), Val::Between(..)) => !number.is_whole(),
        _ => false,
    }
}

/// `item in [a, b]`: for an interval it must come out the same for every value of it.
fn among(item: &Val, members: &[Expr], subject: &Subject<'_>) -> Val {
    let members: Vec<_> = members.iter().map(|member| member.value(subject)).collect();
    let Some((low, high)) = ends(item) else {
        return Val::Unknown;
    };
    let inside = steps(low, high).map(|value| members.contains(&value));
    let found: Vec<bool> = inside.collect();
    match (found.contains(&true), found.contains(&false)) {
        (true, true) => Val::Unknown,
        (some, _) => Val::Boolean(some),
    }
}

/// The values of an interval: codes or whole numbers; a known value by itself.
fn steps(low: &Val, high: &Val) -> Box<dyn Iterator<Item = Val>> {
    match (low, high) {
        (Val::Code(low), Val::Code(high)) => Box::new((*low..=*high).map(Val::Code)),
        (Val::Number(low), Val::Number(high)) if low != high => {
            let whole = low.floor()..=high.floor();
            Box::new(whole.filter_map(|value| Ratio::new(value, 1).map(Val::Number)))
        }
        (known, _) => Box::new(std::iter::once(known.clone())),
    }
}

pub(in crate::formula) fn calculate(arithmetic: Arithmetic, a: &Val, b: &Val) -> Val {
    let (Val::Number(a), Val::Number(b)) = (a, b) else {
        return Val::Unknown;
    };
    let result = match arithmetic {
        Arithmetic::Add => a.checked_add(*b),
        Arithmetic::Subtract => a.checked_sub(*b),
        Arithmetic::Multiply => a.checked_mul(*b),
        Arithmetic::Divide => a.checked_div(*b),
    };
    result.map_or(Val::Unknown, Val::Number)
}

/// The number of criteria at or above a value: those unknown may yet be, or not. Above the worst
/// value are all, known or not.
fn count_at_least(criteria: &[usize], least: u8, subject: &Subject<'_>) -> Val {
    let codes = || criteria.iter().map(|criterion| code(subject, *criterion));
    let sure = codes().filter(|code| code.map_or(least == 0, |code| code >= least)).count();
    let open = codes().filter(|code| code.is_none() && least > 0).count();
    interval(number(sure), number(sure + open))
}

fn number(count: usize) -> Val {
    i64::try_from(count).map_or(Val::Unknown, |count| Val::Number(Ratio::whole(count)))
}

fn count_children(subject: &Subject<'_>, children: usize, what: ChildrenCount) -> Val {
    let world = subject.world;
    let declared = &world.regulation.classes[subject.class].children[children];
    let members = world.families[subject.class][children].children(subject.row);
    let ratings = &world.ratings[declared.class];
    let level = |member: &u32| ratings.get(*member as usize).copied().unwrap_or(UNKNOWN_CODE);
    let rated = || members.iter().map(level).filter(|level| *level != UNKNOWN_CODE);
    let at_least = |least: u8| rated().filter(|level| *level >= least).count();
    match what {
        ChildrenCount::All => number(members.len()),
        ChildrenCount::Rated => number(rated().count()),
        ChildrenCount::AtLeast(least) => number(at_least(least)),
        ChildrenCount::ShareAtLeast(least) => {
            let base = match declared.among {
                Counted::Rated => rated().count(),
                Counted::All => members.len(),
            };
            calculate(Arithmetic::Divide, &number(at_least(least)), &number(base))
        }
    }
}

fn pick(extreme: Extreme, parts: &[Expr], subject: &Subject<'_>) -> Val {
    let mut picked: Option<Val> = None;
    for part in parts {
        let value = part.value(subject);
        if matches!(value, Val::Unknown | Val::Between(..)) {
            return Val::Unknown;
        }
        let wins = |held: &Val| match extreme {
            Extreme::Lowest => order(&value, held) == Some(Ordering::Less),
            Extreme::Highest => order(&value, held) == Some(Ordering::Greater),
        };
        if picked.as_ref().is_none_or(wins) {
            picked = Some(value);
        }
    }
    picked.unwrap_or(Val::Unknown)
}

fn between(a: &Expr, b: &Expr, subject: &Subject<'_>, count: fn(Day, Day) -> Option<i64>) -> Val {
    let (Val::Day(a), Val::Day(b)) = (a.value(subject), b.value(subject)) else {
        return Val::Unknown;
    };
    let counted = count(Day(a), Day(b));
    counted.map_or(Val::Unknown, |counted| Val::Number(Ratio::whole(counted)))
}
