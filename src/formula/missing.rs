//! What is unknown and would decide: the names behind an unknown value.

use crate::formula::evaluate::{code, reach};
use crate::formula::print::path_text;
use crate::formula::{Arithmetic, Expr, FailureReason, Node, Path, Subject, Val};
use crate::model::{FactType, Ratio, Truth};
use std::collections::BTreeSet;

impl Expr {
    /// The names of what is unknown and would decide; empty if the value is known.
    ///
    /// Facts and criteria by id (`score`, `unit.score`, `unit.rating`; `unit` if that is not
    /// given), children by id, a failing function or calculation with its reason
    /// (`weighted: too-many-operations`, `a / b: division-by-zero`).
    pub fn missing(&self, subject: &Subject<'_>) -> BTreeSet<String> {
        let mut missing = Missing { subject, names: BTreeSet::new() };
        missing.add(self);
        missing.names
    }

    /// The expression as a formula of the subject's class writes it.
    pub(in crate::formula) fn written(&self, subject: &Subject<'_>) -> String {
        self.text(subject.world.regulation, subject.class)
    }
}

/// The names found so far.
struct Missing<'s, 'a> {
    subject: &'s Subject<'a>,
    names: BTreeSet<String>,
}

impl Missing<'_, '_> {
    fn add(&mut self, expr: &Expr) {
        if self.is_settled(expr) {
            return;
        }
        let class = &self.subject.world.regulation.classes[self.subject.class];
        match &expr.node {
            Node::Constant(_) | Node::Parameter(_) | Node::Given(_) => {}
            Node::PeriodStart | Node::PeriodEnd => {
                self.names.insert(expr.written(self.subject));
            }
            Node::Read(path) => {
                self.names.insert(unread(self.subject, path));
            }
            Node::Extreme(_, criteria) | Node::CountAtLeast(criteria, _) => {
                let unknown = criteria.iter().filter(|fact| code(self.subject, **fact).is_none());
                self.names.extend(unknown.map(|fact| class.facts[*fact].id.clone()));
            }
            Node::Children { children, .. } => {
                self.names.insert(class.children[*children].id.clone());
            }
            Node::Choose(condition, a, b) => match condition.truth(self.subject) {
                Truth::Unknown => self.add(condition),
                Truth::True => self.add(a),
                Truth::False => self.add(b),
            },
            _ if expr.parts().into_iter().all(|part| self.is_settled(part)) => {
                self.names.extend(self.failure(expr));
            }
            _ => expr.parts().into_iter().for_each(|part| self.add(part)),
        }
    }

    fn is_settled(&self, expr: &Expr) -> bool {
        is_settled(&expr.value(self.subject))
    }

    /// Why something has no value though all its parts have.
    fn failure(&self, expr: &Expr) -> Option<String> {
        if let Node::Call(function, args) = &expr.node {
            let args: Vec<_> = args.iter().map(|arg| arg.argument(self.subject)).collect();
            let failure = self.subject.world.library.call(*function, &args).err()?;
            return Some(format!("{}: {}", failure.function, failure.reason.as_str()));
        }
        let zero = Val::Number(Ratio::ZERO);
        let reason = match &expr.node {
            Node::Arithmetic(Arithmetic::Divide, _, b) if b.value(self.subject) == zero => {
                FailureReason::DivisionByZero
            }
            _ => FailureReason::Overflow,
        };
        Some(format!("{}: {}", expr.written(self.subject), reason.as_str()))
    }
}

/// True for a value that is known and no interval.
pub(in crate::formula) fn is_settled(value: &Val) -> bool {
    !matches!(value, Val::Unknown | Val::Between(..))
}

/// The name of what is unknown on a path: the first subject that is not given, or the last fact.
fn unread(subject: &Subject<'_>, path: &Path) -> String {
    let regulation = subject.world.regulation;
    let Err(step) = reach(subject, path) else {
        return path_text(regulation, subject.class, path);
    };
    let via = path.via[..step].to_vec();
    let class = via.iter().fold(subject.class, |class, fact| {
        let fact = &regulation.classes[class].facts[*fact];
        match fact.kind {
            FactType::Subject { class } => class,
            _ => class,
        }
    });
    let known = Path { via, class, fact: Some(path.via[step]) };
    path_text(regulation, subject.class, &known)
}
