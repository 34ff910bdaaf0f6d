//! Comparisons, and membership in a list: what may be compared with what.

use crate::diagnostic::{Code, Diagnostic};
use crate::formula::compile::check::Checker;
use crate::formula::mistakes::{error, in_words, known_values};
use crate::formula::{Comparison, Expr, Node, Type, Val};
use crate::model::FactType;
use rhai::Expr as Parsed;
use std::ops::Range;

impl Comparison {
    /// True if it asks which comes first, not only whether two are the same.
    pub(in crate::formula) const fn is_order(self) -> bool {
        !matches!(self, Comparison::Equal | Comparison::NotEqual)
    }

    /// As formulas write it.
    pub(in crate::formula) const fn as_str(self) -> &'static str {
        match self {
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }
}

impl Checker<'_> {
    pub(in crate::formula::compile) fn comparison(
        &mut self,
        comparison: Comparison,
        parts: [&Parsed; 2],
        at: Range<usize>,
    ) -> Option<Expr> {
        let (left, right) = self.sides(parts);
        let (left, right) = self.agree(left?, right?)?;
        let diagnostic = if left.ty != right.ty {
            Some(self.not_comparable(comparison, &left, &right))
        } else if comparison.is_order() && !is_ordered(&left.ty) {
            let (kind, name) = in_words(self.regulation, &left.ty);
            let sign = comparison.as_str();
            Some(error(Code::TypeMismatch, "order").arg("found", kind).arg("found-name", name))
                .map(|diagnostic| diagnostic.arg("sign", sign))
        } else {
            None
        };
        if let Some(diagnostic) = diagnostic {
            self.mistakes.add(diagnostic, &at);
            return None;
        }
        let node = Node::Compare(comparison, Box::new(left), Box::new(right));
        Some(Expr { node, ty: Type::Boolean, at })
    }

    /// Checks both sides; a choice without its quotes is proposed with them.
    fn sides(&mut self, parts: [&Parsed; 2]) -> (Option<Expr>, Option<Expr>) {
        let left = self.expr(parts[0]);
        let right = self.expr(parts[1]);
        let (known, written) = match (&left, &right) {
            (Some(known), None) => (known, parts[1]),
            (None, Some(known)) => (known, parts[0]),
            _ => return (left, right),
        };
        if let (Type::Choice { class, fact }, Parsed::Variable(name, ..)) = (&known.ty, written)
            && let FactType::Choice(choices) = &self.regulation.classes[*class].facts[*fact].kind
            && choices.iter().any(|choice| choice.id == *name.1)
        {
            self.mistakes.propose(format!("\"{}\"", name.1));
        }
        (left, right)
    }

    /// Reads a text in quotes as a choice where the other side is one.
    pub(in crate::formula::compile) fn agree(
        &mut self,
        left: Expr,
        right: Expr,
    ) -> Option<(Expr, Expr)> {
        let (left_ty, right_ty) = (left.ty.clone(), right.ty.clone());
        let left = self.as_choice(left, &right_ty);
        let right = self.as_choice(right, &left_ty);
        Some((left?, right?))
    }

    /// A text in quotes as the choice it names; anything else as it is.
    fn as_choice(&mut self, expr: Expr, wanted: &Type) -> Option<Expr> {
        let (Type::Choice { class, fact }, Node::Constant(Val::Text(id))) = (wanted, &expr.node)
        else {
            return Some(expr);
        };
        let fact = &self.regulation.classes[*class].facts[*fact];
        let FactType::Choice(choices) = &fact.kind else {
            return Some(expr);
        };
        let code = choices.iter().position(|choice| choice.id == **id);
        match code.and_then(|code| u8::try_from(code).ok()) {
            Some(code) => {
                let node = Node::Constant(Val::Code(code));
                Some(Expr { node, ty: wanted.clone(), at: expr.at })
            }
            None => {
                let diagnostic = Diagnostic::error(Code::UnknownChoice)
                    .arg("choice", id)
                    .arg("fact", &fact.id)
                    .arg("known", known_values(choices))
                    .similar_to(id, choices.iter().map(|choice| choice.id.as_str()));
                self.mistakes.unknown(id, diagnostic, &expr.at);
                None
            }
        }
    }

    /// Says why two values of different types cannot be compared, in the words that help most.
    fn not_comparable(&self, comparison: Comparison, left: &Expr, right: &Expr) -> Diagnostic {
        let variant = match (&left.ty, &right.ty) {
            (Type::Boolean, _) if comparison.is_order() && is_comparison(left) => "chained",
            (Type::Scale(_), Type::Scale(_)) => "scales",
            (Type::Text, other) | (other, Type::Text) if is_literal(left) || is_literal(right) => {
                match other {
                    Type::Scale(_) => "quoted-scale",
                    Type::Day => "quoted-date",
                    Type::Number => "quoted-number",
                    Type::Boolean => "quoted-boolean",
                    _ => "compare",
                }
            }
            _ => "compare",
        };
        let (left_kind, left_name) = in_words(self.regulation, &left.ty);
        let (right_kind, right_name) = in_words(self.regulation, &right.ty);
        let quoted = [left, right].into_iter().find_map(|side| match &side.node {
            Node::Constant(Val::Text(text)) => Some(text.to_string()),
            _ => None,
        });
        let quoted = quoted.unwrap_or_default();
        let diagnostic = error(Code::TypeMismatch, variant)
            .arg("left", left_kind)
            .arg("left-name", left_name)
            .arg("right", right_kind)
            .arg("right-name", right_name)
            .arg("quoted", &quoted);
        let similar = [left, right].into_iter().find_map(|side| match side.ty {
            Type::Scale(scale) if variant == "quoted-scale" => {
                let scale = &self.regulation.scales[scale];
                scale.code(&quoted).map(|_| format!("{}.{quoted}", scale.id))
            }
            _ => None,
        });
        Diagnostic { similar, ..diagnostic }
    }

    /// `item in [a, b]`.
    pub(in crate::formula::compile) fn among(
        &mut self,
        item: &Parsed,
        list: &Parsed,
        at: Range<usize>,
    ) -> Option<Expr> {
        let item = self.expr(item);
        let Parsed::Array(listed, _) = list else {
            let list_at = self.text.span(list);
            return self.refuse("in-list", &list_at);
        };
        if listed.is_empty() {
            let list_at = self.text.span(list);
            return self.refuse("in-nothing", &list_at);
        }
        let ty = item.as_ref().map(|item| item.ty.clone());
        let members: Vec<_> =
            listed.iter().map(|member| self.member(member, ty.as_ref())).collect();
        let members: Option<Vec<_>> = members.into_iter().collect();
        let node = Node::In(Box::new(item?), members?);
        Some(Expr { node, ty: Type::Boolean, at })
    }

    /// One member of a list: a constant or parameter of the type that is looked for.
    fn member(&mut self, member: &Parsed, ty: Option<&Type>) -> Option<Expr> {
        let member = self.expr(member)?;
        if !matches!(member.node, Node::Constant(_) | Node::Parameter(_)) {
            return self.refuse("in-member", &member.at);
        }
        let Some(ty) = ty else {
            return Some(member);
        };
        let member = self.as_choice(member, ty)?;
        if member.ty == *ty {
            return Some(member);
        }
        self.mismatch(ty, &member);
        None
    }
}

/// True for values that come before and after each other.
pub(in crate::formula::compile) fn is_ordered(ty: &Type) -> bool {
    matches!(ty, Type::Number | Type::Day | Type::Scale(_))
}

fn is_comparison(expr: &Expr) -> bool {
    matches!(expr.node, Node::Compare(..))
}

fn is_literal(expr: &Expr) -> bool {
    matches!(expr.node, Node::Constant(Val::Text(_)))
}
