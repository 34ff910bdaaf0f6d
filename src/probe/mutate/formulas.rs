//! Every small alteration of a formula: an operator, a threshold, a condition left out.

use crate::formula::{Arithmetic, ChildrenCount, Comparison, Expr, Extreme, Node, Type, Val};
use crate::model::{FactType, Ratio, Regulation};
use crate::probe::mutate::Alteration;
use crate::probe::mutate::steps::step;

/// A formula altered in one part.
#[derive(Clone, Debug)]
pub(in crate::probe) struct Variant {
    pub what: Alteration,
    /// The part that is altered, as a way through the parts of the formula.
    pub way: Vec<usize>,
    /// What stands there instead.
    pub instead: Expr,
}

impl Variant {
    /// The whole formula with its alteration.
    pub fn whole(&self, formula: &Expr) -> Expr {
        let mut whole = formula.clone();
        let mut part = &mut whole;
        for step in &self.way {
            part = part.parts_mut().swap_remove(*step);
        }
        *part = self.instead.clone();
        whole
    }
}

/// The part of a formula that a way leads to.
pub(in crate::probe) fn part<'e>(formula: &'e Expr, way: &[usize]) -> &'e Expr {
    way.iter().fold(formula, |part, step| part.parts()[*step])
}

/// All alterations of a formula of a class, and the parameters it compares with the steps of what
/// they are compared with.
pub(in crate::probe) fn variants(
    regulation: &Regulation,
    class: usize,
    (formula, step): (&Expr, Option<Ratio>),
) -> (Vec<Variant>, Vec<(usize, Ratio)>) {
    let mut walk =
        Walk { regulation, class, way: Vec::new(), found: Vec::new(), parameters: Vec::new() };
    walk.expr(formula, &Around { step, is_negated: false, is_item: false });
    (walk.found, walk.parameters)
}

/// What stands around a part.
#[derive(Clone, Copy, Debug)]
struct Around {
    /// The step of a number here, where it is compared with something.
    step: Option<Ratio>,
    /// True directly below a negation.
    is_negated: bool,
    /// True for an item of a list.
    is_item: bool,
}

struct Walk<'a> {
    regulation: &'a Regulation,
    class: usize,
    way: Vec<usize>,
    found: Vec<Variant>,
    parameters: Vec<(usize, Ratio)>,
}

impl Walk<'_> {
    fn add(&mut self, what: Alteration, instead: Expr) {
        self.found.push(Variant { what, way: self.way.clone(), instead });
    }

    /// Adds the same part with another node.
    fn add_node(&mut self, what: Alteration, expr: &Expr, node: Node) {
        self.add(what, Expr { node, ..expr.clone() });
    }

    fn expr(&mut self, expr: &Expr, around: &Around) {
        self.here(expr, around);
        let inner = |at: usize| match &expr.node {
            Node::Compare(_, a, b) => {
                let other = if at == 0 { b } else { a };
                Around { step: step(self.regulation, other), is_negated: false, is_item: false }
            }
            Node::In(..) => Around { step: None, is_negated: false, is_item: at > 0 },
            node => Around {
                is_negated: matches!(node, Node::Not(_)),
                is_item: false,
                step: around.step,
            },
        };
        let parts = expr.parts();
        let inner: Vec<Around> = (0..parts.len()).map(inner).collect();
        for (at, (part, around)) in parts.into_iter().zip(inner).enumerate() {
            self.way.push(at);
            self.expr(part, &around);
            self.way.pop();
        }
    }

    fn here(&mut self, expr: &Expr, around: &Around) {
        match &expr.node {
            Node::Constant(value) => self.constant(expr, value, around),
            Node::Parameter(at) => {
                let step = around.step;
                self.parameters.extend(step.map(|step| (*at, step)));
            }
            Node::Not(part) => self.add(Alteration::Negation, (**part).clone()),
            Node::And(parts) | Node::Or(parts) => self.joined(expr, parts),
            Node::Compare(comparison, a, b) => self.compared(expr, *comparison, (a, b)),
            Node::In(item, members) => self.members(expr, item, members),
            Node::Arithmetic(sign, a, b) => {
                let sign = match sign {
                    Arithmetic::Add => Arithmetic::Subtract,
                    Arithmetic::Subtract => Arithmetic::Add,
                    Arithmetic::Multiply => Arithmetic::Divide,
                    Arithmetic::Divide => Arithmetic::Multiply,
                };
                let node = Node::Arithmetic(sign, a.clone(), b.clone());
                self.add_node(Alteration::Arithmetic, expr, node);
            }
            Node::Extreme(extreme, criteria) => self.extreme(expr, *extreme, criteria),
            Node::Pick(extreme, parts) => {
                let node = Node::Pick(other(*extreme), parts.clone());
                self.add_node(Alteration::Aggregate, expr, node);
            }
            Node::CountAtLeast(criteria, least) => {
                for code in self.codes_beside(expr, *least, criteria.first().copied()) {
                    let node = Node::CountAtLeast(criteria.clone(), code);
                    self.add_node(Alteration::Level, expr, node);
                }
            }
            Node::Children { children, what } => self.children(expr, *children, *what),
            Node::Choose(condition, a, b) => {
                let node = Node::Choose(condition.clone(), b.clone(), a.clone());
                self.add_node(Alteration::Junction, expr, node);
            }
            _ => {}
        }
        let is_atom = matches!(expr.node, Node::Read(_) | Node::Given(_) | Node::Call(..));
        let is_list = matches!(expr.node, Node::In(..));
        if expr.ty == Type::Boolean && (is_atom || is_list) && !around.is_negated {
            self.add_node(Alteration::Negation, expr, Node::Not(Box::new(expr.clone())));
        }
    }

    /// `&&` for `||`, and each part left out.
    fn joined(&mut self, expr: &Expr, parts: &[Expr]) {
        let is_and = matches!(expr.node, Node::And(_));
        let of = |is_and: bool, parts: Vec<Expr>| {
            if is_and { Node::And(parts) } else { Node::Or(parts) }
        };
        self.add_node(Alteration::Junction, expr, of(!is_and, parts.to_vec()));
        for at in 0..parts.len() {
            let mut left = parts.to_vec();
            left.remove(at);
            let instead = match left.len() {
                1 => left.remove(0),
                _ => Expr { node: of(is_and, left), ..expr.clone() },
            };
            self.add(Alteration::ConditionDropped, instead);
        }
    }

    fn compared(&mut self, expr: &Expr, comparison: Comparison, (a, b): (&Expr, &Expr)) {
        let is_ordered = matches!(a.ty, Type::Number | Type::Day | Type::Scale(_));
        let others: &[Comparison] = match comparison {
            Comparison::Less => &[Comparison::LessOrEqual, Comparison::GreaterOrEqual],
            Comparison::LessOrEqual => &[Comparison::Less, Comparison::Greater],
            Comparison::Greater => &[Comparison::GreaterOrEqual, Comparison::LessOrEqual],
            Comparison::GreaterOrEqual => &[Comparison::Greater, Comparison::Less],
            Comparison::Equal if is_ordered => {
                &[Comparison::NotEqual, Comparison::LessOrEqual, Comparison::GreaterOrEqual]
            }
            Comparison::Equal => &[Comparison::NotEqual],
            Comparison::NotEqual => &[Comparison::Equal],
        };
        for other in others {
            let node = Node::Compare(*other, Box::new(a.clone()), Box::new(b.clone()));
            self.add_node(Alteration::Comparison, expr, node);
        }
    }

    fn members(&mut self, expr: &Expr, item: &Expr, members: &[Expr]) {
        for at in (0..members.len()).filter(|_| members.len() > 1) {
            let mut left = members.to_vec();
            left.remove(at);
            let node = Node::In(Box::new(item.clone()), left);
            self.add_node(Alteration::ItemDropped, expr, node);
        }
    }

    /// The other end of the group, and the same end of each other group on the same scale.
    fn extreme(&mut self, expr: &Expr, extreme: Extreme, criteria: &[usize]) {
        if criteria.len() > 1 {
            let node = Node::Extreme(other(extreme), criteria.to_vec());
            self.add_node(Alteration::Aggregate, expr, node);
        }
        let class = &self.regulation.classes[self.class];
        let own = criteria.first().and_then(|at| class.facts[*at].group.clone());
        let mut groups: Vec<&String> =
            class.facts.iter().filter_map(|fact| fact.group.as_ref()).collect();
        groups.dedup();
        let groups: Vec<Vec<usize>> = groups
            .into_iter()
            .filter(|group| own.as_ref() != Some(*group))
            .map(|group| class.group(group))
            .collect();
        for group in groups {
            let first = group.first().map(|at| &class.facts[*at].kind);
            let is_alike = match (first, &expr.ty) {
                (Some(FactType::Scale { scale }), Type::Scale(own)) => scale == own,
                _ => false,
            };
            let is_new = !self.found.iter().any(|known| {
                known.way == self.way && known.instead.node == Node::Extreme(extreme, group.clone())
            });
            if is_alike && is_new {
                self.add_node(Alteration::Group, expr, Node::Extreme(extreme, group));
            }
        }
    }

    fn children(&mut self, expr: &Expr, children: usize, what: ChildrenCount) {
        let (code, make): (u8, fn(u8) -> ChildrenCount) = match what {
            ChildrenCount::All | ChildrenCount::Rated => return,
            ChildrenCount::AtLeast(code) => (code, ChildrenCount::AtLeast),
            ChildrenCount::ShareAtLeast(code) => (code, ChildrenCount::ShareAtLeast),
        };
        let last = self.regulation.outcome_scale().values.len();
        for code in beside(code, last) {
            self.add_node(Alteration::Level, expr, Node::Children { children, what: make(code) });
        }
    }

    fn codes_beside(&self, _: &Expr, code: u8, criterion: Option<usize>) -> Vec<u8> {
        let class = &self.regulation.classes[self.class];
        match criterion.map(|at| &class.facts[at].kind) {
            Some(FactType::Scale { scale }) => {
                beside(code, self.regulation.scales[*scale].values.len())
            }
            _ => Vec::new(),
        }
    }

    fn constant(&mut self, expr: &Expr, value: &Val, around: &Around) {
        if around.is_item {
            return;
        }
        let mut put = |what, value| self.add_node(what, expr, Node::Constant(value));
        match (value, &expr.ty) {
            (Val::Code(code), Type::Scale(scale)) => {
                for code in beside(*code, self.regulation.scales[*scale].values.len()) {
                    self.add_node(Alteration::Level, expr, Node::Constant(Val::Code(code)));
                }
            }
            (Val::Code(code), Type::Choice { class, fact }) => {
                let kind = &self.regulation.classes[*class].facts[*fact].kind;
                if let FactType::Choice(choices) = kind
                    && choices.len() > 1
                {
                    let next = (usize::from(*code) + 1) % choices.len();
                    let next = u8::try_from(next).unwrap_or(0);
                    self.add_node(Alteration::Choice, expr, Node::Constant(Val::Code(next)));
                }
            }
            (Val::Number(number), _) => {
                let step = around.step.unwrap_or(Ratio::whole(1));
                let around = [number.checked_sub(step), number.checked_add(step)];
                for number in around.into_iter().flatten() {
                    put(Alteration::Threshold, Val::Number(number));
                }
            }
            (Val::Day(day), _) => {
                for day in [day - 1, day + 1] {
                    put(Alteration::Threshold, Val::Day(day));
                }
            }
            _ => {}
        }
    }
}

const fn other(extreme: Extreme) -> Extreme {
    match extreme {
        Extreme::Lowest => Extreme::Highest,
        Extreme::Highest => Extreme::Lowest,
    }
}

/// The codes just below and above one, on a scale of so many values.
pub(in crate::probe) fn beside(code: u8, values: usize) -> Vec<u8> {
    let above = code.checked_add(1).filter(|above| usize::from(*above) < values);
    code.checked_sub(1).into_iter().chain(above).collect()
}
