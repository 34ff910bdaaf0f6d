//! Formulas drawn at random: well typed, otherwise as odd as they come.

use super::fixture::{Draw, GRADE, NUMBERS, RATING, UNIT, WORKER, day};
use crate::formula::{Arithmetic, ChildrenCount, Comparison, Expr, Extreme, Node, Path, Type, Val};
use crate::model::{Class, FactType, Ratio, Regulation};
use std::sync::Arc;

const COMPARISONS: [Comparison; 6] = [
    Comparison::GreaterOrEqual,
    Comparison::Equal,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::NotEqual,
];

pub fn expr(node: Node, ty: Type) -> Expr {
    Expr { node, ty, at: 0..0 }
}

pub fn constant(value: Val, ty: Type) -> Expr {
    expr(Node::Constant(value), ty)
}

/// Draws formulas of a class.
#[derive(Debug)]
pub struct Formulas<'a, 'b> {
    pub regulation: &'a Regulation,
    pub class: usize,
    pub draw: &'a mut Draw<'b>,
}

impl Formulas<'_, '_> {
    fn class(&self, class: usize) -> &Class {
        &self.regulation.classes[class]
    }

    /// A way to a fact of this kind, or to a level.
    fn path(&mut self, wanted: impl Fn(&FactType) -> bool, level: bool) -> Option<Path> {
        let ways: &[(&[usize], usize)] = match self.class {
            WORKER => {
                &[(&[], WORKER), (&[], WORKER), (&[0], UNIT), (&[1], WORKER), (&[1, 0], UNIT)]
            }
            _ => &[(&[], UNIT), (&[], UNIT), (&[0], UNIT), (&[0, 0], UNIT)],
        };
        let (via, class) = self.draw.one(ways);
        let facts = self.class(class).facts.iter().enumerate();
        let facts = facts.filter(|(_, fact)| wanted(&fact.kind)).map(|(at, _)| Some(at));
        let facts: Vec<_> = facts.chain(level.then_some(None)).collect();
        (!facts.is_empty()).then(|| {
            let fact = self.draw.one(&facts);
            Path { via: via.to_vec(), class, fact }
        })
    }

    fn read(&mut self, ty: Type, wanted: impl Fn(&FactType) -> bool) -> Option<Expr> {
        let level = ty == Type::Scale(RATING);
        Some(expr(Node::Read(self.path(wanted, level)?), ty))
    }

    fn tasks(&mut self) -> Vec<usize> {
        let mut tasks: Vec<usize> = (11..16).filter(|_| self.draw.percent(60)).collect();
        if tasks.is_empty() {
            tasks.push(11);
        }
        tasks
    }

    /// A formula that is true or false.
    pub fn truth(&mut self, depth: usize) -> Expr {
        let node = match self.draw.below(if depth == 0 { 15 } else { 22 }) {
            12..=14 => return self.measured(),
            0 => match self.read(Type::Boolean, |k| matches!(k, FactType::Boolean { .. })) {
                Some(read) => return read,
                None => Node::Constant(Val::Boolean(true)),
            },
            1 => Node::Constant(Val::Boolean(self.draw.below(2) == 1)),
            2 => match self.path(|_| true, true) {
                Some(path) => Node::Given(path),
                None => Node::Constant(Val::Boolean(false)),
            },
            3..=5 => {
                let (left, right) = (self.scale_value(GRADE, depth), self.scale_value(GRADE, 0));
                self.compare(left, right)
            }
            6 => {
                let (left, right) = (self.scale_value(RATING, depth), self.scale_value(RATING, 0));
                self.compare(left, right)
            }
            7 => {
                let (left, right) = (self.choice(), self.choice());
                self.equal(left, right)
            }
            8 => {
                let (left, right) = (self.text(), self.text());
                self.equal(left, right)
            }
            9 => self.same_subject(),
            10 => self.one_of(depth),
            11 => {
                let (left, right) = (self.day(0), self.day(depth));
                self.compare(left, right)
            }
            15..=16 => {
                let (left, right) = (self.number(depth), self.number(depth - 1));
                self.compare(left, right)
            }
            17 => Node::Not(Box::new(self.truth(depth - 1))),
            18 => Node::And(self.truths(depth)),
            19 => Node::Or(self.truths(depth)),
            20 => {
                let (left, right) = (self.truth(depth - 1), self.truth(depth - 1));
                self.equal(left, right)
            }
            _ => {
                let parts = [(); 3].map(|()| Box::new(self.truth(depth - 1)));
                let [condition, yes, no] = parts;
                Node::Choose(condition, yes, no)
            }
        };
        expr(node, Type::Boolean)
    }

    /// A comparison of one measured number with a fixed one near the values it can take.
    fn measured(&mut self) -> Expr {
        let small = |draw: &mut Draw<'_>, least: i128, count: usize, den: i128| {
            let number = Ratio::new(least + draw.below(count) as i128, den).unwrap();
            constant(Val::Number(number), Type::Number)
        };
        let (left, right) = match (self.draw.below(6), self.class) {
            (0, _) if self.draw.percent(15) => return self.called(),
            (0, _) => {
                let days = if self.draw.percent(50) {
                    (self.day_read(), self.fixed_day())
                } else {
                    (self.fixed_day(), self.day_read())
                };
                let months = Node::MonthsBetween(Box::new(days.0), Box::new(days.1));
                (expr(months, Type::Number), small(self.draw, -20, 41, 2))
            }
            (1, _) => {
                let days = (self.day_read(), self.fixed_day());
                let between = Node::DaysBetween(Box::new(days.0), Box::new(days.1));
                (expr(between, Type::Number), small(self.draw, -40, 400, 1))
            }
            (2 | 3, UNIT) => {
                let least = self.draw.below(3) as u8;
                let (children, what) = (self.draw.below(2), ChildrenCount::ShareAtLeast(least));
                let share = Node::Children { children, what };
                (expr(share, Type::Number), small(self.draw, 0, 7, 6))
            }
            (4, UNIT) => {
                let what = self.draw.one(&[
                    ChildrenCount::All,
                    ChildrenCount::Rated,
                    ChildrenCount::AtLeast(1),
                    ChildrenCount::AtLeast(2),
                ]);
                let count = Node::Children { children: self.draw.below(2), what };
                (expr(count, Type::Number), small(self.draw, 0, 13, 2))
            }
            (2, _) => {
                let counted = Node::CountAtLeast(self.tasks(), self.draw.below(5) as u8);
                (expr(counted, Type::Number), small(self.draw, -2, 14, 2))
            }
            (3 | 4, _) => {
                // Facts of different places.
                let numbers = [4, 5, 6].map(|fact| {
                    let path = Path { via: Vec::new(), class: WORKER, fact: Some(fact) };
                    expr(Node::Read(path), Type::Number)
                });
                (self.draw.one(&numbers), self.draw.one(&numbers))
            }
            _ => (self.number(1), self.fixed_number()),
        };
        expr(self.compare(left, right), Type::Boolean)
    }

    /// A call of one of the regulation's functions.
    fn called(&mut self) -> Expr {
        let call = |function: usize, args: Vec<Expr>| Node::Call(function, args);
        match self.draw.below(3) {
            0 => {
                let args = vec![self.number(0), self.scale_value(GRADE, 0)];
                let (call, limit) = (expr(call(0, args), Type::Number), self.fixed_number());
                expr(self.compare(call, limit), Type::Boolean)
            }
            1 => {
                let path = Path { via: Vec::new(), class: WORKER, fact: Some(4) };
                let own_count = expr(Node::Read(path), Type::Number);
                let count = if self.class == WORKER { own_count } else { self.number(0) };
                let args = vec![self.choice(), count, self.truth(0)];
                expr(call(1, args), Type::Boolean)
            }
            _ => expr(call(2, vec![self.day(0), self.text()]), Type::Boolean),
        }
    }

    fn truths(&mut self, depth: usize) -> Vec<Expr> {
        (0..=self.draw.below(3)).map(|_| self.truth(depth - 1)).collect()
    }

    fn compare(&mut self, left: Expr, right: Expr) -> Node {
        let comparison = self.draw.one(&COMPARISONS);
        let (left, right) = if self.draw.percent(20) { (right, left) } else { (left, right) };
        Node::Compare(comparison, Box::new(left), Box::new(right))
    }

    fn equal(&mut self, left: Expr, right: Expr) -> Node {
        let comparison = self.draw.one(&[Comparison::Equal, Comparison::NotEqual]);
        Node::Compare(comparison, Box::new(left), Box::new(right))
    }

    fn chosen(&mut self, yes: Expr, no: Expr) -> Expr {
        let ty = yes.ty.clone();
        let condition = self.truth(0);
        expr(Node::Choose(Box::new(condition), Box::new(yes), Box::new(no)), ty)
    }

    fn picked(&mut self, parts: Vec<Expr>) -> Expr {
        let ty = parts[0].ty.clone();
        expr(Node::Pick(self.draw.one(&[Extreme::Lowest, Extreme::Highest]), parts), ty)
    }

    fn scale_value(&mut self, scale: usize, depth: usize) -> Expr {
        let ty = Type::Scale(scale);
        let codes = self.regulation.scales[scale].values.len();
        let of_scale = |kind: &FactType| *kind == FactType::Scale { scale };
        match self.draw.below(if depth == 0 { 6 } else { 8 }) {
            0 | 1 => {
                let code = u8::try_from(self.draw.below(codes)).unwrap();
                constant(Val::Code(code), ty)
            }
            2 => expr(Node::Parameter(if scale == GRADE { 2 } else { 3 }), ty),
            3 if scale == GRADE && self.class == WORKER => {
                let extreme = self.draw.one(&[Extreme::Lowest, Extreme::Highest]);
                expr(Node::Extreme(extreme, self.tasks()), ty)
            }
            3..=5 => {
                let fallback = constant(Val::Code(0), ty.clone());
                self.read(ty, of_scale).unwrap_or(fallback)
            }
            6 => {
                let parts = (0..=self.draw.below(2)).map(|_| self.scale_value(scale, depth - 1));
                let parts = parts.collect();
                self.picked(parts)
            }
            _ => {
                let (yes, no) =
                    (self.scale_value(scale, depth - 1), self.scale_value(scale, depth - 1));
                self.chosen(yes, no)
            }
        }
    }

    fn choice(&mut self) -> Expr {
        let ty = Type::Choice { class: WORKER, fact: 3 };
        if self.draw.percent(60) {
            let read = self.read(ty.clone(), |kind| matches!(kind, FactType::Choice(_)));
            if let Some(read) = read {
                return read;
            }
        }
        constant(Val::Code(u8::try_from(self.draw.below(3)).unwrap()), ty)
    }

    fn text(&mut self) -> Expr {
        if self.draw.percent(60)
            && let Some(read) = self.read(Type::Text, |kind| *kind == FactType::Text)
        {
            return read;
        }
        constant(Val::Text(Arc::from(self.draw.one(&["x", "y", "", "never"]))), Type::Text)
    }

    fn same_subject(&mut self) -> Node {
        let to_unit = |kind: &FactType| *kind == FactType::Subject { class: UNIT };
        let sides = [(); 2].map(|()| self.read(Type::Subject(UNIT), to_unit));
        match sides {
            [Some(left), Some(right)] => self.equal(left, right),
            _ => Node::Constant(Val::Boolean(true)),
        }
    }

    fn one_of(&mut self, depth: usize) -> Node {
        let count = self.draw.below(4) + 1;
        let (item, items): (Expr, Vec<Expr>) = match self.draw.below(6) {
            0 => {
                let codes = |n: usize| constant(Val::Code(n as u8), Type::Scale(GRADE));
                let items = (0..count).map(|_| codes(self.draw.below(5))).collect();
                (self.scale_value(GRADE, depth), items)
            }
            1 => {
                let ty = Type::Choice { class: WORKER, fact: 3 };
                let codes = |n: usize| constant(Val::Code(n as u8), ty.clone());
                let items = (0..count).map(|_| codes(self.draw.below(3))).collect();
                (self.choice(), items)
            }
            2 => {
                let texts = ["x", "y", "", "never"];
                let items = (0..count)
                    .map(|_| constant(Val::Text(texts[self.draw.below(4)].into()), Type::Text));
                let items = items.collect();
                (self.text(), items)
            }
            3 => {
                let items = (0..count).map(|_| self.fixed_day()).collect();
                (self.day(depth), items)
            }
            4 => {
                // Many items, more than one question takes.
                let items = (0..150 * count)
                    .map(|n| constant(Val::Number(Ratio::whole(n as i64 * 2 - 5)), Type::Number));
                (self.number(0), items.collect())
            }
            _ => {
                let items = (0..count).map(|_| self.fixed_number()).collect();
                (self.number(depth), items)
            }
        };
        Node::In(Box::new(item), items)
    }

    fn fixed_number(&mut self) -> Expr {
        let number = match self.draw.below(6) {
            0 => return expr(Node::Parameter(0), Type::Number),
            1 => return expr(Node::Parameter(1), Type::Number),
            2 => Ratio::whole(self.draw.one(&NUMBERS)),
            3 => {
                let num = i128::from(self.draw.one(&NUMBERS))
                    * self.draw.one(&[1, 7, i128::from(i64::MAX)]);
                Ratio::new(num, self.draw.one(&[1, 2, 3, 100, 1_000_000_007])).unwrap()
            }
            4 => Ratio::new(self.draw.below(700) as i128 - 100, 100).unwrap(),
            _ => Ratio::whole(self.draw.below(8) as i64 - 2),
        };
        constant(Val::Number(number), Type::Number)
    }

    fn number(&mut self, depth: usize) -> Expr {
        let is_number =
            |kind: &FactType| matches!(kind, FactType::Integer | FactType::Decimal { .. });
        let node = match self.draw.below(if depth == 0 { 5 } else { 14 }) {
            0 => return self.fixed_number(),
            1 if self.class == UNIT => Node::Children {
                children: self.draw.below(2),
                what: match self.draw.below(5) {
                    0 => ChildrenCount::All,
                    1 => ChildrenCount::Rated,
                    2 => ChildrenCount::AtLeast(self.draw.below(3) as u8),
                    _ => ChildrenCount::ShareAtLeast(self.draw.below(3) as u8),
                },
            },
            2 if self.class == WORKER => Node::CountAtLeast(self.tasks(), self.draw.below(5) as u8),
            1..=4 => match self.read(Type::Number, is_number) {
                Some(read) => return read,
                None => return self.fixed_number(),
            },
            5..=8 => {
                let sign = self.draw.one(&[
                    Arithmetic::Add,
                    Arithmetic::Subtract,
                    Arithmetic::Multiply,
                    Arithmetic::Divide,
                ]);
                let (left, right) = (self.number(depth - 1), self.number(depth - 1));
                Node::Arithmetic(sign, Box::new(left), Box::new(right))
            }
            9 => Node::Negate(Box::new(self.number(depth - 1))),
            10 => {
                let (from, to) = (self.day(depth - 1), self.day(0));
                Node::DaysBetween(Box::new(from), Box::new(to))
            }
            11 => {
                let (from, to) = (self.day(0), self.day(depth - 1));
                Node::MonthsBetween(Box::new(from), Box::new(to))
            }
            12 => {
                let parts = (0..=self.draw.below(3)).map(|_| self.number(depth - 1)).collect();
                return self.picked(parts);
            }
            _ => {
                let (yes, no) = (self.number(depth - 1), self.number(depth - 1));
                return self.chosen(yes, no);
            }
        };
        expr(node, Type::Number)
    }

    fn fixed_day(&mut self) -> Expr {
        let node = match self.draw.below(5) {
            0 => Node::PeriodStart,
            1 => Node::PeriodEnd,
            2 => Node::Parameter(4),
            _ => Node::Constant(Val::Day(day(self.draw))),
        };
        expr(node, Type::Day)
    }

    fn day_read(&mut self) -> Expr {
        match self.read(Type::Day, |kind| *kind == FactType::Date) {
            Some(read) => read,
            None => self.fixed_day(),
        }
    }

    fn day(&mut self, depth: usize) -> Expr {
        match self.draw.below(if depth == 0 { 5 } else { 7 }) {
            0 | 1 => self.fixed_day(),
            2..=4 => self.day_read(),
            5 => {
                let parts = (0..=self.draw.below(2)).map(|_| self.day(depth - 1)).collect();
                self.picked(parts)
            }
            _ => {
                let (yes, no) = (self.day(depth - 1), self.day(depth - 1));
                self.chosen(yes, no)
            }
        }
    }

    /// A formula whose value is a level.
    pub fn level(&mut self, depth: usize) -> Expr {
        self.scale_value(RATING, depth)
    }
}
