//! What a name in a formula is: a fact, a parameter, a value of a scale, a way to another
//! subject. Whatever it is not is reported with the nearest name that there is.

use crate::diagnostic::{Code, Diagnostic};
use crate::formula::compile::check::{Checker, constant};
use crate::formula::compile::{Wants, is_language_function};
use crate::formula::mistakes::{error, known_values};
use crate::formula::{Expr, Node, Path, Type, Val};
use crate::model::{Constant, Fact, FactType, Scale};
use rhai::Expr as Parsed;
use std::ops::Range;

/// A word of a dotted name and where it stands.
struct Part<'t> {
    name: &'t str,
    at: Range<usize>,
}

impl Type {
    /// The type of a fact's values.
    pub(in crate::formula) fn of(fact: &Fact, class: usize, index: usize) -> Type {
        match fact.kind {
            FactType::Boolean { .. } => Type::Boolean,
            FactType::Integer | FactType::Decimal { .. } => Type::Number,
            FactType::Date => Type::Day,
            FactType::Text => Type::Text,
            FactType::Choice(_) => Type::Choice { class, fact: index },
            FactType::Subject { class } => Type::Subject(class),
            FactType::Scale { scale } => Type::Scale(scale),
        }
    }
}

impl Checker<'_> {
    /// A name by itself.
    pub(in crate::formula::compile) fn name(
        &mut self,
        name: &str,
        at: Range<usize>,
    ) -> Option<Expr> {
        let class = self.class();
        if let Some(index) = class.fact_index(name) {
            let path = Path { via: Vec::new(), class: self.class, fact: Some(index) };
            return self.read(path, at);
        }
        if let Some(index) = class.parameters.iter().position(|parameter| parameter.id == name) {
            let ty = match class.parameters[index].value {
                Constant::Number(_) => Type::Number,
                Constant::Scale { scale, .. } => Type::Scale(scale),
                Constant::Day(_) => Type::Day,
            };
            return Some(Expr { node: Node::Parameter(index), ty, at });
        }
        match name {
            "period_start" => Some(Expr { node: Node::PeriodStart, ty: Type::Day, at }),
            "period_end" => Some(Expr { node: Node::PeriodEnd, ty: Type::Day, at }),
            _ => {
                let diagnostic = self.unknown(name);
                self.mistakes.unknown(name, diagnostic, &at);
                None
            }
        }
    }

    /// Says what a name is that has no value by itself.
    fn unknown(&self, name: &str) -> Diagnostic {
        let (class, regulation) = (self.class(), self.regulation);
        let is_function = regulation.functions.iter().any(|function| function.id == name);
        if !class.group(name).is_empty() {
            return error(Code::UnknownName, "group").arg("name", name);
        }
        if class.children.iter().any(|children| children.id == name) {
            return error(Code::UnknownName, "children").arg("name", name);
        }
        if name == regulation.outcome_scale().id {
            return error(Code::NotAllowed, "own-rating").arg("found", name);
        }
        if let Some(scale) = regulation.scale_index(name) {
            let value = regulation.scales[scale].values.last().map_or("", |value| &value.id);
            return error(Code::UnknownName, "scale").arg("name", name).arg("value", value);
        }
        if is_function || is_language_function(name) {
            return error(Code::UnknownName, "function").arg("name", name);
        }
        let facts = class.facts.iter().map(|fact| fact.id.as_str());
        let parameters = class.parameters.iter().map(|parameter| parameter.id.as_str());
        let known = facts.chain(parameters).chain(["period_start", "period_end"]);
        let unknown = Diagnostic::error(Code::UnknownName)
            .arg("name", name)
            .arg("class", &class.id)
            .similar_to(name, known);
        let mut scales = regulation.scales.iter().filter(|scale| scale.code(name).is_some());
        match (&unknown.similar, scales.next()) {
            (None, Some(scale)) => {
                Diagnostic { similar: Some(format!("{}.{name}", scale.id)), ..unknown }
            }
            _ => unknown,
        }
    }

    /// A name with points in it: `scale.value`, `subject.fact`, `subject.subject.fact`.
    pub(in crate::formula::compile) fn dotted(
        &mut self,
        expr: &Parsed,
        at: Range<usize>,
    ) -> Option<Expr> {
        let mut links = Vec::new();
        chain(expr, &mut links);
        let mut parts = Vec::new();
        for link in links {
            let name = match link {
                Parsed::Variable(name, ..) if parts.is_empty() => name.1.as_str(),
                Parsed::Property(name, _) if !parts.is_empty() => name.2.as_str(),
                Parsed::Index(..) => return self.refuse("index", &at),
                _ => return self.refuse("method", &at),
            };
            parts.push(Part { name, at: self.text.token(link.position()) });
        }
        let [first, rest @ ..] = &parts[..] else {
            return self.refuse("construct", &at);
        };
        let class = self.class();
        let fact = class.fact_index(first.name);
        if let Some(fact) = fact
            && let FactType::Subject { class: reached } = class.facts[fact].kind
        {
            let path = Path { via: vec![fact], class: reached, fact: None };
            return self.follow(path, rest, at);
        }
        if let (Some(scale), [value]) = (self.regulation.scale_index(first.name), rest) {
            return self.scale_value(scale, value, at);
        }
        let diagnostic = self.not_a_way(first);
        self.mistakes.unknown(first.name, diagnostic, &first.at);
        None
    }

    /// Reports a first word that leads nowhere.
    fn not_a_way(&self, first: &Part<'_>) -> Diagnostic {
        let (class, regulation) = (self.class(), self.regulation);
        let is_parameter = class.parameters.iter().any(|parameter| parameter.id == first.name);
        if class.fact_index(first.name).is_some() || is_parameter {
            return error(Code::TypeMismatch, "not-subject").arg("name", first.name);
        }
        let subjects = class.facts.iter().filter(|f| matches!(f.kind, FactType::Subject { .. }));
        let subjects = subjects.map(|fact| fact.id.as_str());
        let known = subjects.chain(regulation.scales.iter().map(|scale| scale.id.as_str()));
        error(Code::UnknownName, "before-point")
            .arg("name", first.name)
            .arg("class", &class.id)
            .similar_to(first.name, known)
    }

    fn scale_value(&mut self, scale: usize, value: &Part<'_>, at: Range<usize>) -> Option<Expr> {
        let found: &Scale = &self.regulation.scales[scale];
        if let Some(code) = found.code(value.name) {
            return constant(Val::Code(code), Type::Scale(scale), at);
        }
        let diagnostic = Diagnostic::error(Code::UnknownValue)
            .arg("value", value.name)
            .arg("scale", &found.id)
            .arg("known", known_values(&found.values))
            .similar_to(value.name, found.values.iter().map(|known| known.id.as_str()));
        self.mistakes.unknown(value.name, diagnostic, &value.at);
        None
    }

    /// Follows subject facts to the last word, a fact or the name of the outcome scale.
    fn follow(&mut self, mut path: Path, rest: &[Part<'_>], at: Range<usize>) -> Option<Expr> {
        let regulation = self.regulation;
        for (index, part) in rest.iter().enumerate() {
            let class = &regulation.classes[path.class];
            let is_last = index + 1 == rest.len();
            if is_last && part.name == regulation.outcome_scale().id {
                return self.read(path, at);
            }
            let Some(fact) = class.fact_index(part.name) else {
                let facts = class.facts.iter().map(|fact| fact.id.as_str());
                let known = facts.chain([regulation.outcome_scale().id.as_str()]);
                let diagnostic = Diagnostic::error(Code::UnknownFact)
                    .arg("name", part.name)
                    .arg("class", &class.id)
                    .similar_to(part.name, known);
                self.mistakes.unknown(part.name, diagnostic, &part.at);
                return None;
            };
            match class.facts[fact].kind {
                _ if is_last => path.fact = Some(fact),
                FactType::Subject { class } => {
                    path.via.push(fact);
                    path.class = class;
                }
                _ => {
                    let diagnostic = error(Code::TypeMismatch, "not-subject");
                    self.mistakes.add(diagnostic.arg("name", part.name), &part.at);
                    return None;
                }
            }
        }
        self.read(path, at)
    }

    /// Reads what a path leads to, unless the formula may not.
    fn read(&mut self, path: Path, at: Range<usize>) -> Option<Expr> {
        let regulation = self.regulation;
        let class = &regulation.classes[path.class];
        let ty = match path.fact {
            Some(fact) => Type::of(&class.facts[fact], path.class, fact),
            None => Type::Scale(regulation.outcome),
        };
        if let Some((class, fact)) = self.personal(&path) {
            let diagnostic = Diagnostic::error(Code::PersonalFact).arg("name", fact);
            self.mistakes.add(diagnostic.arg("class", class), &at);
            return None;
        }
        if let Wants::Share(per) = self.wants {
            let own = path.via.first().copied().or(path.fact);
            if path.fact.is_none() {
                return self.refuse("share-rating", &at);
            }
            if own.is_none_or(|own| !per.contains(&own)) {
                return self.refuse("share-fact", &at);
            }
        }
        Some(Expr { node: Node::Read(path), ty, at })
    }
}

impl<'a> Checker<'a> {
    /// The first fact on a path that identifies a person, with its class.
    fn personal(&self, path: &Path) -> Option<(&'a str, &'a str)> {
        let mut class = self.class();
        for fact in path.via.iter().chain(&path.fact) {
            let found = &class.facts[*fact];
            if found.personal {
                return Some((&class.id, &found.id));
            }
            if let FactType::Subject { class: reached } = found.kind {
                class = &self.regulation.classes[reached];
            }
        }
        None
    }
}

/// The links of a chain of points, from left to right.
fn chain<'e>(expr: &'e Parsed, links: &mut Vec<&'e Parsed>) {
    match expr {
        Parsed::Dot(pair, ..) => {
            chain(&pair.lhs, links);
            chain(&pair.rhs, links);
        }
        other => links.push(other),
    }
}
