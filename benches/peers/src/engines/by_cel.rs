//! cel: one parsed expression; a resolver that lends the values of the member in turn.

use crate::engines::{Engine, expression, facts};
use crate::population::Member;
use cel::common::ast::IdedExpr;
use cel::common::types::{CelBool, CelInt};
use cel::common::value::{CowVal, Val};
use cel::context::VariableResolver;
use cel::parser::Parser;
use cel::{Context, Value};
use std::sync::atomic::{AtomicUsize, Ordering};

/// cel.
pub struct Cel {
    expression: IdedExpr,
    members: Members,
}

/// The members, and whose turn it is.
struct Members {
    all: Vec<([CelInt; 9], [CelBool; 2])>,
    turn: AtomicUsize,
}

impl Cel {
    /// The rules and the members.
    pub fn new(members: &[Member]) -> Self {
        let values = |one: &Member| {
            let (numbers, truths) = facts(one);
            (numbers.map(|(_, is)| CelInt::from(is)), truths.map(|(_, is)| CelBool::from(is)))
        };
        let all = members.iter().map(values).collect();
        let expression = Parser::default().parse(&expression("")).expect("an expression");
        Self { expression, members: Members { all, turn: AtomicUsize::new(0) } }
    }
}

impl VariableResolver for Members {
    fn resolve<'b>(&'b self, name: &str) -> Option<CowVal<'b, 'b>> {
        let (numbers, truths) = &self.all[self.turn.load(Ordering::Relaxed)];
        let value: &dyn Val = match name {
            "standing" => &numbers[0],
            "months" => &numbers[1],
            "official" => &numbers[2],
            "done" => &numbers[3],
            "score" => &numbers[4],
            "task" => &numbers[5],
            "quality" => &numbers[6],
            "ideology" => &numbers[7],
            "manner" => &numbers[8],
            "punished" => &truths[0],
            "degraded" => &truths[1],
            _ => return None,
        };
        Some(CowVal::Borrowed(value))
    }
}

impl Engine for Cel {
    fn name(&self) -> &'static str {
        "cel 0.15.0, parsed once, values lent"
    }

    fn rate(&mut self, outcomes: &mut [u8]) {
        let mut context = Context::default();
        context.set_variable_resolver(&self.members);
        for (row, outcome) in outcomes.iter_mut().enumerate() {
            self.members.turn.store(row, Ordering::Relaxed);
            let answer = Value::resolve_val(&self.expression, &context).expect("an outcome");
            let number = answer.downcast_ref::<CelInt>().expect("a number");
            *outcome = *number.inner() as u8;
        }
    }
}
