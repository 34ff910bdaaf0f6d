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
        let mut names = BTreeSet::new();
        self.add_missing(subject, &mut names);
        names
    }

    fn add_missing(&self, subject: &Subject<'_>, names: &mut BTreeSet<String>) {
        if is_settled(&self.value(subject)) {
            return;
        }
        match &self.node {
            Node::Constant(_) | Node::Parameter(_) | Node::Given(_) => {}
            Node::PeriodStart | Node::PeriodEnd => {
                names.insert(self.written(subject));
            }
            Node::Read(path) => {
                names.insert(unread(subject, path));
            }
            Node::Not(part) => part.add_missing(subject, names),
            Node::And(parts) | Node::Or(parts) | Node::Pick(_, parts) => {
                parts.iter().for_each(|part| part.add_missing(subject, names));
            }
            Node::Compare(_, a, b) => {
                a.add_missing(subject, names);
                b.add_missing(subject, names);
            }
            Node::In(item, _) => item.add_missing(subject, names),
            Node::Arithmetic(arithmetic, a, b) => {
                self.add_calculation(subject, Some(*arithmetic), &[&**a, b], names);
            }
            Node::Negate(part) => self.add_calculation(subject, None, &[&**part], names),
            Node::DaysBetween(a, b) | Node::MonthsBetween(a, b) => {
                self.add_calculation(subject, None, &[&**a, b], names);
            }
            Node::Extreme(_, criteria) | Node::CountAtLeast(criteria, _) => {
                let facts = &subject.world.regulation.classes[subject.class].facts;
                let unknown = criteria.iter().filter(|fact| code(subject, **fact).is_none());
                names.extend(unknown.map(|fact| facts[*fact].id.clone()));
            }
            Node::Children { children, .. } => {
                let class = &subject.world.regulation.classes[subject.class];
                names.insert(class.children[*children].id.clone());
            }
            Node::Choose(condition, a, b) => match condition.truth(subject) {
                Truth::Unknown => condition.add_missing(subject, names),
                Truth::True => a.add_missing(subject, names),
                Truth::False => b.add_missing(subject, names),
            },
            Node::Call(function, args) => self.add_call(subject, *function, args, names),
        }
    }

    /// The parts of a calculation that are unknown, or if none is, why it failed.
    fn add_calculation(
        &self,
        subject: &Subject<'_>,
        arithmetic: Option<Arithmetic>,
        parts: &[&Expr],
        names: &mut BTreeSet<String>,
    ) {
        if parts.iter().any(|part| !is_settled(&part.value(subject))) {
            parts.iter().for_each(|part| part.add_missing(subject, names));
            return;
        }
        let divisor = parts.last().map(|part| part.value(subject));
        let by_zero = divisor == Some(Val::Number(Ratio::ZERO));
        let reason = if arithmetic == Some(Arithmetic::Divide) && by_zero {
            FailureReason::DivisionByZero
        } else {
            FailureReason::Overflow
        };
        names.insert(format!("{}: {}", self.written(subject), reason.as_str()));
    }

    fn add_call(
        &self,
        subject: &Subject<'_>,
        function: usize,
        args: &[Expr],
        names: &mut BTreeSet<String>,
    ) {
        if args.iter().any(|arg| !is_settled(&arg.value(subject))) {
            args.iter().for_each(|arg| arg.add_missing(subject, names));
            return;
        }
        let args: Vec<_> = args.iter().map(|arg| arg.argument(subject)).collect();
        if let Err(failure) = subject.world.library.call(function, &args) {
            names.insert(format!("{}: {}", failure.function, failure.reason.as_str()));
        }
    }

    /// The expression as a formula of the subject's class writes it.
    pub(in crate::formula) fn written(&self, subject: &Subject<'_>) -> String {
        self.text(subject.world.regulation, subject.class)
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
