//! The walk over rhai's tree: every node is checked and becomes a node of ours. All parts of a
//! node are checked before the node itself, so that mistakes in several parts come out together.

use crate::diagnostic::Code;
use crate::formula::compile::Wants;
use crate::formula::compile::calls::Called;
use crate::formula::mistakes::{Mistakes, error, in_words};
use crate::formula::text::Text;
use crate::formula::{Arithmetic, Comparison, Expr, Node, Type, Val};
use crate::model::{Class, Ratio, Regulation};
use rhai::{Expr as Parsed, FnCallExpr, Position};
use std::ops::Range;
use std::sync::Arc;

/// What is known while a formula is checked.
#[derive(Debug)]
pub(in crate::formula::compile) struct Checker<'a> {
    pub(in crate::formula::compile) regulation: &'a Regulation,
    pub(in crate::formula::compile) class: usize,
    pub(in crate::formula::compile) wants: Wants<'a>,
    pub(in crate::formula::compile) text: Text<'a>,
    pub(in crate::formula::compile) mistakes: Mistakes,
}

impl<'a> Checker<'a> {
    pub(in crate::formula::compile) fn class(&self) -> &'a Class {
        &self.regulation.classes[self.class]
    }

    /// Checks an expression; `None` if it was reported.
    pub(in crate::formula::compile) fn expr(&mut self, expr: &Parsed) -> Option<Expr> {
        let at = self.text.span(expr);
        match expr {
            Parsed::BoolConstant(truth, _) => constant(Val::Boolean(*truth), Type::Boolean, at),
            Parsed::IntegerConstant(number, _) => {
                constant(Val::Number(Ratio::whole(*number)), Type::Number, at)
            }
            Parsed::StringConstant(text, _) => {
                constant(Val::Text(Arc::from(text.as_str())), Type::Text, at)
            }
            Parsed::DynamicConstant(..) => self.decimal(at),
            Parsed::Variable(name, ..) => self.name(&name.1, at),
            Parsed::Dot(..) => self.dotted(expr, at),
            Parsed::And(items, _) => {
                let items = self.conditions(items)?;
                Some(Expr { node: Node::And(items), ty: Type::Boolean, at })
            }
            Parsed::Or(items, _) => {
                let items = self.conditions(items)?;
                Some(Expr { node: Node::Or(items), ty: Type::Boolean, at })
            }
            Parsed::FnCall(call, position) => self.call(call, *position, at),
            Parsed::Array(..) => self.refuse("list", &at),
            Parsed::Index(..) => self.refuse("index", &at),
            Parsed::MethodCall(..) => self.refuse("method", &at),
            _ => self.refuse("construct", &at),
        }
    }

    /// Reports a construct of rhai that formulas may not use.
    pub(in crate::formula::compile) fn refuse(
        &mut self,
        variant: &'static str,
        at: &Range<usize>,
    ) -> Option<Expr> {
        let found = self.text.of(at);
        self.mistakes.add(error(Code::NotAllowed, variant).arg("found", found), at);
        None
    }

    /// A number with a point, read from the text: rhai would round its 29th digit.
    fn decimal(&mut self, at: Range<usize>) -> Option<Expr> {
        let found = self.text.of(&at);
        match Ratio::parse(&found.replace(['_', ' '], "")) {
            Some(number) => constant(Val::Number(number), Type::Number, at),
            None => {
                self.mistakes.add(error(Code::FormulaSyntax, "number").arg("found", found), &at);
                None
            }
        }
    }

    /// Checks parts that must all be true or false.
    fn conditions(&mut self, items: &[Parsed]) -> Option<Vec<Expr>> {
        let checked: Vec<_> = items.iter().map(|item| self.condition(item)).collect();
        checked.into_iter().collect()
    }

    pub(in crate::formula::compile) fn condition(&mut self, item: &Parsed) -> Option<Expr> {
        self.typed(item, &Type::Boolean)
    }

    /// Checks a part that must have a given type.
    pub(in crate::formula::compile) fn typed(&mut self, item: &Parsed, ty: &Type) -> Option<Expr> {
        let checked = self.expr(item)?;
        if checked.ty == *ty {
            return Some(checked);
        }
        self.mismatch(ty, &checked);
        None
    }

    fn call(&mut self, call: &FnCallExpr, position: Position, at: Range<usize>) -> Option<Expr> {
        let name = call.name.as_str();
        if let [list, item] = &call.args[..]
            && name == "contains"
            && self.text.is_in(position)
        {
            return self.among(item, list, at);
        }
        if call.op_token.is_none() {
            let named = self.text.token(position);
            return self.function(&Called { name, args: &call.args, at, named });
        }
        match &call.args[..] {
            [part] => self.unary(name, part, at),
            [left, right] => self.binary(name, [left, right], at),
            _ => self.refuse("construct", &at),
        }
    }

    fn unary(&mut self, name: &str, part: &Parsed, at: Range<usize>) -> Option<Expr> {
        if name == "!" {
            let part = Box::new(self.condition(part)?);
            return Some(Expr { node: Node::Not(part), ty: Type::Boolean, at });
        }
        let part = self.typed(part, &Type::Number)?;
        match (name, &part.node) {
            ("+", _) => Some(Expr { at, ..part }),
            ("-", Node::Constant(Val::Number(number))) => {
                constant(Val::Number(number.checked_neg()?), Type::Number, at)
            }
            ("-", _) => Some(Expr { node: Node::Negate(Box::new(part)), ty: Type::Number, at }),
            _ => self.refuse("operator", &at),
        }
    }

    fn binary(&mut self, name: &str, parts: [&Parsed; 2], at: Range<usize>) -> Option<Expr> {
        let comparison = match name {
            "==" => Some(Comparison::Equal),
            "!=" => Some(Comparison::NotEqual),
            "<" => Some(Comparison::Less),
            "<=" => Some(Comparison::LessOrEqual),
            ">" => Some(Comparison::Greater),
            ">=" => Some(Comparison::GreaterOrEqual),
            _ => None,
        };
        if let Some(comparison) = comparison {
            return self.comparison(comparison, parts, at);
        }
        let arithmetic = match name {
            "+" => Arithmetic::Add,
            "-" => Arithmetic::Subtract,
            "*" => Arithmetic::Multiply,
            "/" => Arithmetic::Divide,
            _ => return self.refuse("operator", &at),
        };
        let (left, right) = (self.expr(parts[0]), self.expr(parts[1]));
        let (left, right) = (Box::new(left?), Box::new(right?));
        if [&left.ty, &right.ty] == [&Type::Number, &Type::Number] {
            return Some(Expr {
                node: Node::Arithmetic(arithmetic, left, right),
                ty: Type::Number,
                at,
            });
        }
        // Days are subtracted by a function, which people do not expect.
        if name == "-" && left.ty == Type::Day && right.ty == Type::Day {
            self.mistakes.add(error(Code::TypeMismatch, "day-difference"), &at);
            return None;
        }
        for part in [left, right].iter().filter(|part| part.ty != Type::Number) {
            self.mismatch(&Type::Number, part);
        }
        None
    }

    /// Reports a value of another type than is needed.
    pub(in crate::formula::compile) fn mismatch(&mut self, expected: &Type, found: &Expr) {
        let (wanted, wanted_name) = in_words(self.regulation, expected);
        let (given, given_name) = in_words(self.regulation, &found.ty);
        let diagnostic = error(Code::TypeMismatch, "operand")
            .arg("expected", wanted)
            .arg("expected-name", wanted_name)
            .arg("found", given)
            .arg("found-name", given_name);
        self.mistakes.add(diagnostic, &found.at);
    }
}

/// A value known when the regulation is loaded.
#[expect(clippy::unnecessary_wraps, reason = "the arms of the walk all give an option")]
pub(in crate::formula::compile) fn constant(
    value: Val,
    ty: Type,
    at: Range<usize>,
) -> Option<Expr> {
    Some(Expr { node: Node::Constant(value), ty, at })
}
