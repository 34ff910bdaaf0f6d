//! Comparisons of numbers and days: whatever is a multiple of one stored number plus something
//! that no subject changes becomes a threshold on that number.

use crate::formula::lower::comparisons::mirrored;
use crate::formula::lower::logic::{Fixed, Kind, Logic, Lowering};
use crate::formula::lower::plan::{DayAt, Measure, Question, Source, Threshold};
use crate::formula::{Arithmetic, ChildrenCount, Comparison, Expr, Node};
use crate::model::{Ratio, Truth};

/// The tree walk gives unknown where a numerator or divisor leaves 127 bits; a formula is lowered
/// only if none can come near that for any stored number.
const BITS_MAX: u32 = 120;
/// Thresholds that move with the period keep to so many bits, and the numbers they are compared
/// with to so many places, so that no period overflows them: a day takes 23 bits.
const MOVING_BITS_MAX: u32 = 24;
const MOVING_PLACES_MAX: u8 = 6;

/// `times * source + plus`, in exact numbers.
#[derive(Clone, Debug)]
struct Linear {
    of: Option<(Source, Measure)>,
    times: Ratio,
    plus: Threshold,
    size: Size,
}

/// Bounds on what the tree walk holds on its way: bits of the numerator and of the divisor.
#[derive(Clone, Copy, Debug)]
struct Size {
    num: u32,
    den: u32,
}

impl Size {
    fn of(number: Ratio) -> Size {
        Size { num: bits(number.num()), den: bits(number.den()) }
    }

    fn sum(self, other: Size) -> Option<Size> {
        let num = (self.num + other.den).max(other.num + self.den) + 1;
        Size { num, den: self.den + other.den }.checked()
    }

    fn product(self, other: Size) -> Option<Size> {
        Size { num: self.num + other.num, den: self.den + other.den }.checked()
    }

    fn checked(self) -> Option<Size> {
        (self.num <= BITS_MAX && self.den <= BITS_MAX).then_some(self)
    }
}

fn bits(number: i128) -> u32 {
    u128::BITS - number.unsigned_abs().leading_zeros()
}

impl Threshold {
    /// The same in every period.
    pub(super) const fn constant(constant: Ratio) -> Threshold {
        Threshold { constant, start: Ratio::ZERO, end: Ratio::ZERO }
    }

    /// True if it depends on the period.
    pub(super) fn is_moving(&self) -> bool {
        self.start != Ratio::ZERO || self.end != Ratio::ZERO
    }

    fn day(day: DayAt) -> Threshold {
        let nothing = Threshold::constant(Ratio::ZERO);
        match day {
            DayAt::Fixed(day) => Threshold::constant(Ratio::whole(day)),
            DayAt::PeriodStart => Threshold { start: Ratio::whole(1), ..nothing },
            DayAt::PeriodEnd => Threshold { end: Ratio::whole(1), ..nothing },
        }
    }

    fn plus(&self, other: &Threshold) -> Option<Threshold> {
        Some(Threshold {
            constant: self.constant.checked_add(other.constant)?,
            start: self.start.checked_add(other.start)?,
            end: self.end.checked_add(other.end)?,
        })
    }

    fn times(&self, factor: Ratio) -> Option<Threshold> {
        Some(Threshold {
            constant: self.constant.checked_mul(factor)?,
            start: self.start.checked_mul(factor)?,
            end: self.end.checked_mul(factor)?,
        })
    }

    fn bits(&self) -> u32 {
        let parts = [self.constant, self.start, self.end];
        let bits = parts.iter().flat_map(|part| [bits(part.num()), bits(part.den())]);
        bits.max().unwrap_or(0)
    }
}

impl Linear {
    fn fixed(plus: Threshold, size: Size) -> Linear {
        Linear { of: None, times: Ratio::ZERO, plus, size }
    }

    fn read(source: Source, measure: Measure, size: Size) -> Linear {
        let plus = Threshold::constant(Ratio::ZERO);
        Linear { of: Some((source, measure)), times: Ratio::whole(1), plus, size }
    }

    /// The number itself, if nothing can change it.
    fn constant(&self) -> Option<Ratio> {
        (self.of.is_none() && !self.plus.is_moving()).then_some(self.plus.constant)
    }

    fn plus(self, other: Linear) -> Option<Linear> {
        let of = match (self.of, other.of) {
            (Some(left), Some(right)) if left != right => return None,
            (left, right) => left.or(right),
        };
        let times = self.times.checked_add(other.times)?;
        let plus = self.plus.plus(&other.plus)?;
        Some(Linear { of, times, plus, size: self.size.sum(other.size)? })
    }

    fn scaled(self, factor: Ratio, size: Size) -> Option<Linear> {
        let times = self.times.checked_mul(factor)?;
        let plus = self.plus.times(factor)?;
        Some(Linear { of: self.of, times, plus, size: self.size.product(size)? })
    }

    fn negated(self) -> Option<Linear> {
        self.scaled(Ratio::whole(-1), Size { num: 0, den: 0 })
    }
}

impl Lowering<'_> {
    /// `left ⋈ right` of numbers or days that read one stored number at most.
    pub fn numbers(&self, comparison: Comparison, left: &Expr, right: &Expr) -> Option<Logic> {
        let (left, right) = (self.linear(left)?, self.linear(right)?);
        // What is compared is not subtracted by the tree walk: its size does not matter.
        let small = Size { num: 0, den: 0 };
        let left = Linear { size: small, ..left };
        let right = Linear { size: small, ..right };
        let difference = left.plus(right.negated()?)?;
        if let Some(number) = difference.constant() {
            let holds = comparison.holds(number.cmp(&Ratio::ZERO));
            let truth = if holds { Truth::True } else { Truth::False };
            return Some(Logic::Constant(truth));
        }
        let (source, measure, comparison, threshold) = solved(comparison, difference)?;
        Some(Logic::Ask(source, Question::Number(measure, vec![(comparison, threshold)])))
    }

    /// `value in [items]` of numbers or days.
    pub fn one_of_numbers(&self, value: &Expr, items: &[Fixed]) -> Option<Logic> {
        let value = self.linear(value)?;
        let (source, measure) = value.of.clone()?;
        let tests = items.iter().map(|item| {
            let item = match item {
                Fixed::Number(number) => Threshold::constant(*number),
                Fixed::Day(day) => Threshold::day(*day),
                _ => return None,
            };
            let plus = value.plus.plus(&item.times(Ratio::whole(-1))?)?;
            let difference = Linear { plus, ..value.clone() };
            let (_, _, comparison, threshold) = solved(Comparison::Equal, difference)?;
            Some((comparison, threshold))
        });
        Some(Logic::Ask(source, Question::Number(measure, tests.collect::<Option<_>>()?)))
    }

    fn linear(&self, expr: &Expr) -> Option<Linear> {
        match self.fixed(expr) {
            Some(Fixed::Number(number)) => {
                let size = Size::of(number).checked()?;
                return Some(Linear::fixed(Threshold::constant(number), size));
            }
            Some(Fixed::Day(day)) => {
                return Some(Linear::fixed(Threshold::day(day), Size { num: 64, den: 1 }));
            }
            Some(_) => return None,
            None => {}
        }
        match &expr.node {
            Node::Read(path) => {
                let places = match self.kind(path) {
                    Kind::Number { places } => places,
                    Kind::Day => 0,
                    _ => return None,
                };
                let unit = 10i128.checked_pow(u32::from(places))?;
                let size = Size { num: 64, den: bits(unit) }.checked()?;
                Some(Linear::read(self.source(path), Measure::Value { places }, size))
            }
            Node::Children { children, what } => {
                let den = if matches!(what, ChildrenCount::ShareAtLeast(_)) { 33 } else { 1 };
                let source = Source::Children { children: *children, what: *what };
                Some(Linear::read(source, Measure::Value { places: 0 }, Size { num: 33, den }))
            }
            Node::Arithmetic(sign, left, right) => self.arithmetic(*sign, left, right),
            Node::Negate(inner) => self.linear(inner)?.negated(),
            Node::DaysBetween(from, to) => self.linear(to)?.plus(self.linear(from)?.negated()?),
            Node::MonthsBetween(from, to) => self.months(from, to),
            _ => None,
        }
    }

    fn arithmetic(&self, sign: Arithmetic, left: &Expr, right: &Expr) -> Option<Linear> {
        let (left, right) = (self.linear(left)?, self.linear(right)?);
        match sign {
            Arithmetic::Add => left.plus(right),
            Arithmetic::Subtract => left.plus(right.negated()?),
            Arithmetic::Multiply => match (left.constant(), right.constant()) {
                (_, Some(factor)) => left.scaled(factor, right.size),
                (Some(factor), _) => right.scaled(factor, left.size),
                _ => None,
            },
            Arithmetic::Divide => {
                let factor = Ratio::whole(1).checked_div(right.constant()?)?;
                let size = Size { num: right.size.den, den: right.size.num };
                left.scaled(factor, size)
            }
        }
    }

    /// Months between a stored day and a fixed one; both directions have the same size.
    fn months(&self, from: &Expr, to: &Expr) -> Option<Linear> {
        let day = |expr: &Expr| match self.fixed(expr) {
            Some(Fixed::Day(day)) => Some(day),
            _ => None,
        };
        let since = |fixed: DayAt, stored: &Expr| match &stored.node {
            Node::Read(path) if self.kind(path) == Kind::Day => {
                let (source, size) = (self.source(path), Size { num: 32, den: 1 });
                Some(Linear::read(source, Measure::MonthsSince(fixed), size))
            }
            _ => None,
        };
        match (day(from), day(to)) {
            (Some(from), None) => since(from, to),
            (None, Some(to)) => since(to, from)?.negated(),
            _ => None,
        }
    }
}

/// Brings `times * source + plus ⋈ 0` to `source ⋈ threshold`.
fn solved(
    comparison: Comparison,
    difference: Linear,
) -> Option<(Source, Measure, Comparison, Threshold)> {
    let Linear { of, times, plus, .. } = difference;
    let (source, measure) = of?;
    let threshold = plus.times(Ratio::whole(-1).checked_div(times)?)?;
    let comparison = if times < Ratio::ZERO { mirrored(comparison) } else { comparison };
    let places = match measure {
        Measure::Value { places } => places,
        Measure::MonthsSince(_) => 0,
    };
    let unit = Ratio::new(10i128.checked_pow(u32::from(places))?, 1)?;
    let fits = match threshold.is_moving() {
        true => threshold.bits() <= MOVING_BITS_MAX && places <= MOVING_PLACES_MAX,
        false => threshold.constant.checked_mul(unit).is_some(),
    };
    fits.then_some((source, measure, comparison, threshold))
}
