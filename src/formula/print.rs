//! A tree as a formula would write it, and values as files write them.

use crate::formula::evaluate::choice_id;
use crate::formula::{Arithmetic, ChildrenCount, Expr, Extreme, Node, Path, Type, Val};
use crate::model::{Class, Day, Population, Regulation};

/// How tightly an operator binds: a part that binds less tightly than its place asks for stands
/// in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Equality,
    Membership,
    Order,
    Sum,
    Product,
    Sign,
    Atom,
}

impl Expr {
    /// The expression as a formula of this class would write it.
    pub fn text(&self, regulation: &Regulation, class: usize) -> String {
        Printer { regulation, class, by_calls: false }.expr(self)
    }

    /// The expression with a call for every operator that rhai would not let be replaced, and for
    /// every function of any number of arguments: `all([a, b])` for `a && b`, `any`, `least`,
    /// `greatest`.
    pub(in crate::formula) fn text_by_calls(
        &self,
        regulation: &Regulation,
        class: usize,
    ) -> String {
        Printer { regulation, class, by_calls: true }.expr(self)
    }
}

/// A path as formulas of a class write it: `unit.score`, `unit.rating`.
pub(in crate::formula) fn path_text(regulation: &Regulation, class: usize, path: &Path) -> String {
    let mut words = Vec::new();
    let mut reached = class;
    for fact in &path.via {
        let facts = &regulation.classes[reached].facts;
        words.push(facts[*fact].id.as_str());
        if let Type::Subject(next) = Type::of(&facts[*fact], reached, *fact) {
            reached = next;
        }
    }
    words.push(match path.fact {
        Some(fact) => &regulation.classes[path.class].facts[fact].id,
        None => &regulation.outcome_scale().id,
    });
    words.join(".")
}

/// A value as files write it; `None` if unknown. An interval is its ends: `low..high`.
pub(in crate::formula) fn value_text(
    value: &Val,
    ty: &Type,
    regulation: &Regulation,
    population: Option<&Population>,
) -> Option<String> {
    let text = |value: &Val| value_text(value, ty, regulation, population);
    Some(match (value, ty) {
        (Val::Unknown, _) => return None,
        (Val::Boolean(truth), _) => truth.to_string(),
        (Val::Number(number), _) => number.to_string(),
        (Val::Day(day), _) => Day(*day).to_string(),
        (Val::Code(code), Type::Scale(scale)) => {
            regulation.scales[*scale].values.get(usize::from(*code))?.id.clone()
        }
        (Val::Code(code), Type::Choice { class, fact }) => {
            choice_id(&regulation.classes[*class].facts[*fact], *code)?.to_owned()
        }
        (Val::Code(code), _) => code.to_string(),
        (Val::Text(text), _) => text.to_string(),
        (Val::Subject(class, row), _) => match population {
            Some(population) => population.tables[*class].ids.get(*row).to_owned(),
            None => row.to_string(),
        },
        (Val::Between(low, high), _) => format!("{}..{}", text(low)?, text(high)?),
    })
}

struct Printer<'a> {
    regulation: &'a Regulation,
    class: usize,
    by_calls: bool,
}

impl Printer<'_> {
    fn class(&self) -> &Class {
        &self.regulation.classes[self.class]
    }

    fn expr(&self, expr: &Expr) -> String {
        match &expr.node {
            Node::Constant(value) => self.constant(value, &expr.ty),
            Node::Parameter(index) => self.class().parameters[*index].id.clone(),
            Node::PeriodStart => "period_start".to_owned(),
            Node::PeriodEnd => "period_end".to_owned(),
            Node::Read(path) => self.path(path),
            Node::Given(path) => format!("given({})", self.path(path)),
            Node::Not(part) => match &part.node {
                Node::In(item, members) => self.among(item, "!in", members),
                _ => format!("!{}", self.part(part, Binding::Sign)),
            },
            Node::And(parts) if self.by_calls => self.list_call("all", parts),
            Node::Or(parts) if self.by_calls => self.list_call("any", parts),
            Node::Pick(Extreme::Lowest, parts) if self.by_calls => self.list_call("least", parts),
            Node::Pick(Extreme::Highest, parts) if self.by_calls => {
                self.list_call("greatest", parts)
            }
            Node::And(parts) => self.row(parts, " && ", Binding::Equality),
            Node::Or(parts) => self.row(parts, " || ", Binding::And),
            Node::Compare(comparison, a, b) => {
                let (left, right) = match binding(expr) {
                    Binding::Order => (Binding::Order, Binding::Sum),
                    _ => (Binding::Equality, Binding::Membership),
                };
                let (a, b) = (self.part(a, left), self.part(b, right));
                format!("{a} {} {b}", comparison.as_str())
            }
            Node::In(item, members) => self.among(item, "in", members),
            Node::Arithmetic(arithmetic, a, b) => self.arithmetic(*arithmetic, a, b),
            Node::Negate(part) => format!("-{}", self.part(part, Binding::Atom)),
            Node::Extreme(extreme, criteria) => {
                let name = match extreme {
                    Extreme::Lowest => "lowest",
                    Extreme::Highest => "highest",
                };
                format!("{name}({})", self.group(criteria))
            }
            Node::CountAtLeast(criteria, least) => self.count_at_least(criteria, *least),
            Node::Children { children, what } => self.children(*children, *what),
            Node::Pick(extreme, parts) => {
                let name = match extreme {
                    Extreme::Lowest => "min",
                    Extreme::Highest => "max",
                };
                self.call(name, parts.iter())
            }
            Node::Choose(condition, a, b) => self.call("choose", [&**condition, a, b].into_iter()),
            Node::DaysBetween(a, b) => self.call("days_between", [&**a, b].into_iter()),
            Node::MonthsBetween(a, b) => self.call("months_between", [&**a, b].into_iter()),
            Node::Call(function, args) => {
                self.call(&self.regulation.functions[*function].id, args.iter())
            }
        }
    }

    fn constant(&self, value: &Val, ty: &Type) -> String {
        let text = value_text(value, ty, self.regulation, None);
        let Some(text) = text else {
            return "unknown".to_owned();
        };
        match ty {
            Type::Scale(scale) => format!("{}.{text}", self.regulation.scales[*scale].id),
            Type::Text | Type::Choice { .. } => {
                format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
            }
            Type::Day => format!("date(\"{text}\")"),
            _ => text,
        }
    }

    fn path(&self, path: &Path) -> String {
        path_text(self.regulation, self.class, path)
    }

    /// An expression where an operator asks for one that binds at least so tightly.
    fn part(&self, expr: &Expr, least: Binding) -> String {
        let text = self.expr(expr);
        if binding(expr) < least { format!("({text})") } else { text }
    }

    fn row(&self, parts: &[Expr], sign: &str, least: Binding) -> String {
        let parts: Vec<_> = parts.iter().map(|part| self.part(part, least)).collect();
        parts.join(sign)
    }

    fn call<'e>(&self, name: &str, args: impl Iterator<Item = &'e Expr>) -> String {
        let args: Vec<_> = args.map(|arg| self.expr(arg)).collect();
        format!("{name}({})", args.join(", "))
    }

    fn list_call(&self, name: &str, parts: &[Expr]) -> String {
        let parts: Vec<_> = parts.iter().map(|part| self.expr(part)).collect();
        format!("{name}([{}])", parts.join(", "))
    }

    fn among(&self, item: &Expr, sign: &str, members: &[Expr]) -> String {
        let members: Vec<_> = members.iter().map(|member| self.expr(member)).collect();
        format!("{} {sign} [{}]", self.part(item, Binding::Order), members.join(", "))
    }

    fn arithmetic(&self, arithmetic: Arithmetic, a: &Expr, b: &Expr) -> String {
        let (sign, left, right) = match arithmetic {
            Arithmetic::Add => ("+", Binding::Sum, Binding::Product),
            Arithmetic::Subtract => ("-", Binding::Sum, Binding::Product),
            Arithmetic::Multiply => ("*", Binding::Product, Binding::Sign),
            Arithmetic::Divide => ("/", Binding::Product, Binding::Sign),
        };
        format!("{} {sign} {}", self.part(a, left), self.part(b, right))
    }

    /// The name of the group that these criteria are.
    fn group(&self, criteria: &[usize]) -> &str {
        let first = criteria.first().map(|first| &self.class().facts[*first]);
        first.and_then(|fact| fact.group.as_deref()).unwrap_or_default()
    }

    fn count_at_least(&self, criteria: &[usize], least: u8) -> String {
        let first = criteria.first().map(|first| (*first, &self.class().facts[*first]));
        let ty = first.map_or(Type::Number, |(at, fact)| Type::of(fact, 0, at));
        let least = self.constant(&Val::Code(least), &ty);
        format!("count_at_least({}, {least})", self.group(criteria))
    }

    fn children(&self, children: usize, what: ChildrenCount) -> String {
        let id = &self.class().children[children].id;
        let scale = Type::Scale(self.regulation.outcome);
        let level = |least| self.constant(&Val::Code(least), &scale);
        match what {
            ChildrenCount::All => format!("count({id})"),
            ChildrenCount::Rated => format!("count_rated({id})"),
            ChildrenCount::AtLeast(least) => format!("count_at_least({id}, {})", level(least)),
            ChildrenCount::ShareAtLeast(least) => {
                format!("share_at_least({id}, {})", level(least))
            }
        }
    }
}

fn binding(expr: &Expr) -> Binding {
    match &expr.node {
        Node::Or(_) => Binding::Or,
        Node::And(_) => Binding::And,
        Node::Compare(comparison, ..) if comparison.is_order() => Binding::Order,
        Node::Compare(..) => Binding::Equality,
        Node::In(..) => Binding::Membership,
        Node::Not(part) if matches!(part.node, Node::In(..)) => Binding::Membership,
        Node::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, ..) => Binding::Sum,
        Node::Arithmetic(..) => Binding::Product,
        Node::Not(_) | Node::Negate(_) => Binding::Sign,
        Node::Constant(Val::Number(number)) if number.num() < 0 => Binding::Sign,
        Node::Constant(Val::Number(number)) if number.to_string().contains('/') => Binding::Product,
        _ => Binding::Atom,
    }
}
