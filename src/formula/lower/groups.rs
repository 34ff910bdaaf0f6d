//! Comparisons of the least, the greatest and the number of several values: of a group of
//! criteria (`lowest`, `highest`, `count_at_least`) and of listed values (`min`, `max`).
//!
//! An unknown criterion may be any value of its scale, so an aggregate is an interval and a
//! comparison of it is settled where all values of the interval answer alike. Each comparison
//! with `>=`, `>`, `<=` or `<` settles exactly as the Kleene sum or product of the same comparison
//! of every criterion does; equality is one of each kind.

use crate::formula::lower::comparisons::equality;
use crate::formula::lower::logic::{Fixed, Kind, Logic, Lowering, answers, constant};
use crate::formula::lower::plan::{Answers, Question, Source};
use crate::formula::{Comparison, Expr, Extreme, Node};
use crate::model::{Ratio, Truth};

impl Lowering<'_> {
    /// `lowest(group) ⋈ code`.
    pub fn extreme(
        &self,
        comparison: Comparison,
        (extreme, members): (Extreme, &[usize]),
        code: u8,
    ) -> Option<Logic> {
        end(extreme, comparison, |comparison| {
            members.iter().map(|member| self.criterion(comparison, *member, code)).collect()
        })
    }

    /// `count_at_least(group, code) ⋈ number`.
    pub fn count(
        &self,
        comparison: Comparison,
        (members, code): (&[usize], u8),
        number: Ratio,
    ) -> Option<Logic> {
        let parts = members.iter().map(|m| self.criterion(Comparison::GreaterOrEqual, *m, code));
        let parts = parts.collect::<Option<Vec<Logic>>>()?;
        let at_least = |least: i128| match usize::try_from(least) {
            Err(_) | Ok(0) if least <= 0 => constant(true),
            Ok(least) if least <= parts.len() => Logic::AtLeast(parts.clone(), least),
            _ => constant(false),
        };
        let more = at_least(number.floor().checked_add(1)?);
        let enough = at_least(number.ceil());
        match comparison {
            Comparison::GreaterOrEqual => Some(enough),
            Comparison::Greater => Some(more),
            Comparison::Less => Some(enough.negated()),
            Comparison::LessOrEqual => Some(more.negated()),
            // A count is whole: other numbers are never equal to it.
            Comparison::Equal if !number.is_whole() => Some(constant(false)),
            Comparison::NotEqual if !number.is_whole() => Some(constant(true)),
            Comparison::Equal | Comparison::NotEqual => {
                equality(comparison, Logic::And(vec![enough, more.negated()]))
            }
        }
    }

    /// `lowest(group) in [codes]`.
    pub fn extreme_in(&self, group: (Extreme, &[usize]), items: &[Fixed]) -> Option<Logic> {
        let codes = items.iter().map(|item| match item {
            Fixed::Code(code) => Some(i128::from(*code)),
            _ => None,
        });
        within(codes.collect::<Option<Vec<_>>>()?, |comparison, code| {
            self.extreme(comparison, group, u8::try_from(code).ok()?)
        })
    }

    /// `count_at_least(group, code) in [numbers]`.
    pub fn count_in(&self, group: (&[usize], u8), items: &[Fixed]) -> Option<Logic> {
        let numbers = items.iter().map(|item| match item {
            Fixed::Number(number) => Some(*number),
            _ => None,
        });
        let numbers = numbers.collect::<Option<Vec<_>>>()?;
        // A count is whole: other numbers are never equal to it.
        let whole = numbers.iter().filter(|number| number.is_whole()).map(|number| number.num());
        within(whole.collect(), |comparison, number| {
            self.count(comparison, group, Ratio::new(number, 1)?)
        })
    }

    /// `min(a, b) ⋈ value`: unknown where any of them is.
    pub fn pick(
        &self,
        comparison: Comparison,
        (extreme, parts): (Extreme, &[Expr]),
        value: &Expr,
    ) -> Option<Logic> {
        if !parts.iter().all(is_single) {
            return None;
        }
        let each = |comparison| -> Option<Vec<Logic>> {
            parts.iter().map(|part| self.compared(comparison, part, value)).collect()
        };
        let result = end(extreme, comparison, each)?;
        let is_known = |part: Logic| Logic::Or(vec![part.clone(), part.negated()]);
        let known = each(Comparison::GreaterOrEqual)?.into_iter().map(is_known);
        Some(Logic::Choose(Box::new([Logic::And(known.collect()), result.clone(), result])))
    }

    fn criterion(&self, comparison: Comparison, fact: usize, code: u8) -> Option<Logic> {
        let path = self.own(fact);
        let Kind::Scale { codes, .. } = self.kind(&path) else {
            return None;
        };
        let known = answers(codes, |value| comparison.holds(value.cmp(&code)));
        let first = *known.first()?;
        let is_settled = known.iter().all(|truth| *truth == first);
        let unknown = if is_settled { first } else { Truth::Unknown };
        Some(Logic::Ask(Source::Codes(path), Question::Codes(Answers { known, unknown })))
    }
}

/// The comparison of the least or greatest value from the comparisons of each.
fn end(
    extreme: Extreme,
    comparison: Comparison,
    each: impl Fn(Comparison) -> Option<Vec<Logic>>,
) -> Option<Logic> {
    let one = |comparison| -> Option<Logic> {
        let parts = each(comparison)?;
        let is_upwards = matches!(comparison, Comparison::GreaterOrEqual | Comparison::Greater);
        match (parts.is_empty(), is_upwards == (extreme == Extreme::Lowest)) {
            (true, _) => None,
            (_, true) => Some(Logic::And(parts)),
            (_, false) => Some(Logic::Or(parts)),
        }
    };
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return one(comparison);
    }
    let (above, below) = (one(Comparison::GreaterOrEqual)?, one(Comparison::LessOrEqual)?);
    equality(comparison, Logic::And(vec![above, below]))
}

/// `x in [items]` of whole numbers: `x` is in one of the runs without a gap. Settled for an
/// interval where it lies inside one run, or outside all.
fn within(
    mut items: Vec<i128>,
    compared: impl Fn(Comparison, i128) -> Option<Logic>,
) -> Option<Logic> {
    items.sort_unstable();
    items.dedup();
    let runs = items.chunk_by(|before, after| before.checked_add(1) == Some(*after));
    let runs = runs.map(|run| {
        let (first, last) = (*run.first()?, *run.last()?);
        let above = compared(Comparison::GreaterOrEqual, first)?;
        Some(Logic::And(vec![above, compared(Comparison::LessOrEqual, last)?]))
    });
    Some(Logic::Or(runs.collect::<Option<_>>()?))
}

/// True if its value is never an interval.
fn is_single(expr: &Expr) -> bool {
    match &expr.node {
        Node::Extreme(..) | Node::CountAtLeast(..) => false,
        Node::Choose(_, yes, no) => is_single(yes) && is_single(no),
        _ => true,
    }
}
