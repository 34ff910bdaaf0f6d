//! The functions of the language, and calls of the regulation's own.

use crate::diagnostic::{Code, Diagnostic};
use crate::formula::compile::Wants;
use crate::formula::compile::check::{Checker, constant};
use crate::formula::compile::compare::is_ordered;
use crate::formula::mistakes::{error, in_words};
use crate::formula::{Arithmetic, ChildrenCount, Expr, Extreme, Node, Type, Val};
use crate::model::{Constant, Day, FactType, SignatureType};
use rhai::Expr as Parsed;
use std::ops::Range;

/// The functions of the language with the number of their arguments, in words of messages.
const FUNCTIONS: [(&str, &str); 13] = [
    ("given", "1"),
    ("lowest", "1"),
    ("highest", "1"),
    ("count_at_least", "2"),
    ("min", "2+"),
    ("max", "2+"),
    ("choose", "3"),
    ("date", "1"),
    ("days_between", "2"),
    ("months_between", "2"),
    ("count", "1"),
    ("count_rated", "1"),
    ("share_at_least", "2"),
];

/// A call as it is written.
pub(in crate::formula::compile) struct Called<'e> {
    pub(in crate::formula::compile) name: &'e str,
    pub(in crate::formula::compile) args: &'e [Parsed],
    /// The whole call.
    pub(in crate::formula::compile) at: Range<usize>,
    /// The name.
    pub(in crate::formula::compile) named: Range<usize>,
}

/// True for the name of a function that every formula knows.
pub(in crate::formula) fn is_language_function(name: &str) -> bool {
    FUNCTIONS.iter().any(|(known, _)| *known == name)
}

impl SignatureType {
    /// The type of such a value in formulas.
    pub(in crate::formula) fn as_type(self) -> Type {
        match self {
            SignatureType::Boolean => Type::Boolean,
            SignatureType::Integer | SignatureType::Decimal => Type::Number,
            SignatureType::Date => Type::Day,
            SignatureType::Text => Type::Text,
            SignatureType::Scale(scale) => Type::Scale(scale),
        }
    }
}

impl Checker<'_> {
    /// A call of a function.
    pub(in crate::formula::compile) fn function(&mut self, called: &Called<'_>) -> Option<Expr> {
        let at = called.at.clone();
        let number = |node| (node, Type::Number);
        let (node, ty) = match (called.name, called.args) {
            ("given", [part]) => (self.given(part)?, Type::Boolean),
            ("lowest", [group]) => self.extreme(Extreme::Lowest, group)?,
            ("highest", [group]) => self.extreme(Extreme::Highest, group)?,
            ("count_at_least", [of, level]) => self.count_at_least(of, level).map(number)?,
            ("min", [_, _, ..]) => self.pick(Extreme::Lowest, called.args)?,
            ("max", [_, _, ..]) => self.pick(Extreme::Highest, called.args)?,
            ("choose", [condition, a, b]) => self.choose(condition, [a, b])?,
            ("date", [part]) => return self.date(part, at),
            ("days_between", [a, b]) => {
                let (a, b) = self.days([a, b])?;
                (Node::DaysBetween(a, b), Type::Number)
            }
            ("months_between", [a, b]) => {
                let (a, b) = self.days([a, b])?;
                (Node::MonthsBetween(a, b), Type::Number)
            }
            ("count", [of]) => self.children(of, ChildrenCount::All).map(number)?,
            ("count_rated", [of]) => self.children(of, ChildrenCount::Rated).map(number)?,
            ("share_at_least", [of, level]) => {
                let level = self.level(level, self.regulation.outcome);
                let counted = self.children(of, ChildrenCount::ShareAtLeast(level.unwrap_or(0)));
                level.and(counted).map(number)?
            }
            _ => self.other_function(called)?,
        };
        Some(Expr { node, ty, at })
    }

    /// A function of the regulation, or none at all.
    fn other_function(&mut self, called: &Called<'_>) -> Option<(Node, Type)> {
        let (name, functions) = (called.name, &self.regulation.functions);
        if let Some((_, expected)) = FUNCTIONS.iter().find(|(known, _)| *known == name) {
            return self.wrong_number(called, expected);
        }
        let Some(index) = functions.iter().position(|function| function.id == name) else {
            let known = FUNCTIONS.iter().map(|(known, _)| *known);
            let known = known.chain(functions.iter().map(|function| function.id.as_str()));
            let diagnostic = Diagnostic::error(Code::UnknownFunction).arg("name", name);
            self.mistakes.unknown(name, diagnostic.similar_to(name, known), &called.named);
            return None;
        };
        let signature = &functions[index];
        if signature.args.len() != called.args.len() {
            return self.wrong_number(called, &signature.args.len().to_string());
        }
        let pairs = called.args.iter().zip(&signature.args);
        let checked: Vec<_> = pairs.map(|(arg, ty)| self.argument(arg, *ty)).collect();
        let checked: Option<Vec<_>> = checked.into_iter().collect();
        Some((Node::Call(index, checked?), signature.returns.as_type()))
    }

    fn wrong_number(&mut self, called: &Called<'_>, expected: &str) -> Option<(Node, Type)> {
        let diagnostic = Diagnostic::error(Code::WrongArguments)
            .arg("name", called.name)
            .arg("expected", expected)
            .arg("found", called.args.len());
        self.mistakes.add(diagnostic, &called.named);
        None
    }

    /// An argument of a regulation's function.
    fn argument(&mut self, arg: &Parsed, ty: SignatureType) -> Option<Expr> {
        let checked = self.expr(arg)?;
        let is_text = matches!(checked.ty, Type::Text | Type::Choice { .. });
        if ty == SignatureType::Integer && checked.ty == Type::Number && !self.is_whole(&checked) {
            self.mistakes.add(error(Code::TypeMismatch, "whole"), &checked.at);
            return None;
        }
        if checked.ty == ty.as_type() || (ty == SignatureType::Text && is_text) {
            return Some(checked);
        }
        self.mismatch(&ty.as_type(), &checked);
        None
    }

    /// True if a number is whole whatever the facts.
    fn is_whole(&self, expr: &Expr) -> bool {
        match &expr.node {
            Node::Constant(Val::Number(number)) => number.is_whole(),
            Node::Parameter(index) => match &self.class().parameters[*index].value {
                Constant::Number(number) => number.is_whole(),
                _ => false,
            },
            Node::Read(path) => path.fact.is_some_and(|fact| {
                self.regulation.classes[path.class].facts[fact].kind == FactType::Integer
            }),
            Node::Arithmetic(Arithmetic::Divide, ..) => false,
            Node::Arithmetic(_, a, b) => self.is_whole(a) && self.is_whole(b),
            Node::Negate(a) => self.is_whole(a),
            Node::Pick(_, items) => items.iter().all(|item| self.is_whole(item)),
            Node::Choose(_, a, b) => self.is_whole(a) && self.is_whole(b),
            Node::Children { what, .. } => !matches!(what, ChildrenCount::ShareAtLeast(_)),
            Node::Call(index, _) => {
                self.regulation.functions[*index].returns == SignatureType::Integer
            }
            _ => matches!(
                expr.node,
                Node::CountAtLeast(..) | Node::DaysBetween(..) | Node::MonthsBetween(..)
            ),
        }
    }

    /// `given(x)`.
    fn given(&mut self, part: &Parsed) -> Option<Node> {
        let checked = self.expr(part)?;
        match checked.node {
            Node::Read(path) => Some(Node::Given(path)),
            _ => {
                self.refuse("given", &checked.at);
                None
            }
        }
    }

    /// The criteria of a group, and their scale.
    fn criteria(&mut self, group: &Parsed) -> Option<(Vec<usize>, usize)> {
        let (class, at) = (self.class(), self.text.span(group));
        let name = self.text.of(&at);
        let members = match group {
            Parsed::Variable(variable, ..) => class.group(&variable.1),
            _ => Vec::new(),
        };
        let Some(first) = members.first() else {
            let groups = class.facts.iter().filter_map(|fact| fact.group.as_deref());
            let diagnostic = error(Code::UnknownName, "no-group").arg("name", name);
            let diagnostic = diagnostic.arg("class", &class.id).similar_to(name, groups);
            self.mistakes.unknown(name, diagnostic, &at);
            return None;
        };
        if matches!(self.wants, Wants::Share(_)) {
            self.refuse("share-aggregate", &at);
            return None;
        }
        if let Some(personal) = members.iter().find(|member| class.facts[**member].personal) {
            let name = &class.facts[*personal].id;
            let diagnostic = Diagnostic::error(Code::PersonalFact).arg("name", name);
            self.mistakes.add(diagnostic.arg("class", &class.id), &at);
            return None;
        }
        let one_scale = members.iter().all(|m| class.facts[*m].kind == class.facts[*first].kind);
        match class.facts[*first].kind {
            FactType::Scale { scale } if one_scale => Some((members, scale)),
            _ => {
                let diagnostic = error(Code::TypeMismatch, "mixed-group").arg("name", name);
                self.mistakes.add(diagnostic, &at);
                None
            }
        }
    }

    fn extreme(&mut self, extreme: Extreme, group: &Parsed) -> Option<(Node, Type)> {
        let (criteria, scale) = self.criteria(group)?;
        Some((Node::Extreme(extreme, criteria), Type::Scale(scale)))
    }

    /// `count_at_least` of criteria or children.
    fn count_at_least(&mut self, of: &Parsed, level: &Parsed) -> Option<Node> {
        let is_group = match of {
            Parsed::Variable(name, ..) => !self.class().group(&name.1).is_empty(),
            _ => false,
        };
        if is_group {
            let (criteria, scale) = self.criteria(of)?;
            return Some(Node::CountAtLeast(criteria, self.level(level, scale)?));
        }
        let code = self.level(level, self.regulation.outcome);
        let counted = self.children(of, ChildrenCount::AtLeast(code.unwrap_or(0)));
        code.and(counted)
    }

    /// A value of a scale, by its name. A parameter would be lost among what the formula reads.
    fn level(&mut self, level: &Parsed, scale: usize) -> Option<u8> {
        let level = self.typed(level, &Type::Scale(scale))?;
        match level.node {
            Node::Constant(Val::Code(code)) => Some(code),
            _ => {
                self.refuse("level", &level.at);
                None
            }
        }
    }

    /// A count over declared children.
    fn children(&mut self, of: &Parsed, what: ChildrenCount) -> Option<Node> {
        let (class, at) = (self.class(), self.text.span(of));
        let name = self.text.of(&at);
        let Some(children) = class.children.iter().position(|known| known.id == name) else {
            let known = class.children.iter().map(|children| children.id.as_str());
            let diagnostic = error(Code::UnknownName, "no-children").arg("name", name);
            let diagnostic = diagnostic.arg("class", &class.id).similar_to(name, known);
            self.mistakes.unknown(name, diagnostic, &at);
            return None;
        };
        if matches!(self.wants, Wants::Share(_)) {
            self.refuse("share-aggregate", &at);
            return None;
        }
        Some(Node::Children { children, what })
    }

    /// `min(a, b)`, `max(a, b)`.
    fn pick(&mut self, extreme: Extreme, args: &[Parsed]) -> Option<(Node, Type)> {
        let checked: Vec<_> = args.iter().map(|arg| self.expr(arg)).collect();
        let checked: Vec<_> = checked.into_iter().collect::<Option<_>>()?;
        let ty = checked[0].ty.clone();
        if !is_ordered(&ty) {
            let (found, name) = in_words(self.regulation, &ty);
            let diagnostic = error(Code::TypeMismatch, "pick").arg("found", found);
            self.mistakes.add(diagnostic.arg("found-name", name), &checked[0].at);
            return None;
        }
        let wrong: Vec<_> = checked.iter().filter(|item| item.ty != ty).collect();
        for item in &wrong {
            self.mismatch(&ty, item);
        }
        if wrong.is_empty() { Some((Node::Pick(extreme, checked), ty)) } else { None }
    }

    fn choose(&mut self, condition: &Parsed, parts: [&Parsed; 2]) -> Option<(Node, Type)> {
        let condition = self.condition(condition);
        let (a, b) = (self.expr(parts[0]), self.expr(parts[1]));
        let (a, b) = self.agree(a?, b?)?;
        if a.ty != b.ty {
            self.mismatch(&a.ty, &b);
            return None;
        }
        let ty = a.ty.clone();
        Some((Node::Choose(Box::new(condition?), Box::new(a), Box::new(b)), ty))
    }

    fn date(&mut self, part: &Parsed, at: Range<usize>) -> Option<Expr> {
        let part_at = self.text.span(part);
        let day = match part {
            Parsed::StringConstant(text, _) => Day::parse(text),
            _ => None,
        };
        if let Some(day) = day {
            return constant(Val::Day(day.0), Type::Day, at);
        }
        let found = self.text.of(&part_at);
        self.mistakes.add(error(Code::WrongValue, "formula-date").arg("found", found), &part_at);
        None
    }

    fn days(&mut self, parts: [&Parsed; 2]) -> Option<(Box<Expr>, Box<Expr>)> {
        let [a, b] = parts.map(|part| self.typed(part, &Type::Day));
        Some((Box::new(a?), Box::new(b?)))
    }
}
