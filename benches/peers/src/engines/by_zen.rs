//! zen-expression: one compiled expression and one virtual machine; a scope a member.

use crate::engines::{Engine, expression, facts};
use crate::population::Member;
use zen_expression::expression::Standard;
use zen_expression::vm::VM;
use zen_expression::{Expression, Scope, Variable, compile_expression};

/// zen-expression.
pub struct Zen {
    expression: Expression<Standard>,
    machine: VM,
    scopes: Vec<Scope>,
}

impl Zen {
    /// The rules and the members.
    pub fn new(members: &[Member]) -> Self {
        let rules = expression("").replace("||", "or").replace("&&", "and");
        let expression = compile_expression(&rules).expect("an expression");
        Self { expression, machine: VM::new(), scopes: members.iter().map(scope).collect() }
    }
}

fn scope(one: &Member) -> Scope {
    let (numbers, truths) = facts(one);
    let object = Variable::empty_object();
    for (name, number) in numbers {
        object.dot_insert(name, Variable::Number(number.into()));
    }
    for (name, truth) in truths {
        object.dot_insert(name, Variable::Bool(truth));
    }
    Scope::new(object)
}

impl Engine for Zen {
    fn name(&self) -> &'static str {
        "zen-expression 2.1.6, compiled"
    }

    fn rate(&mut self, outcomes: &mut [u8]) {
        for (outcome, scope) in outcomes.iter_mut().zip(&self.scopes) {
            let answer = self.expression.evaluate_with_scope(scope, &mut self.machine);
            let number = answer.expect("an outcome").as_number().expect("a number");
            *outcome = u8::try_from(number).expect("small");
        }
    }
}
