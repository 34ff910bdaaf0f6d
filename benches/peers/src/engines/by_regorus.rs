//! regorus: Rego compiled for its virtual machine, which is used again and again; an input object
//! a member.

use crate::engines::{Engine, facts};
use crate::population::Member;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Rc, Value};

const RULE: &str = "data.rating.outcome";

const RULES: &str = "
package rating

outcome := 10 if input.standing in {1, 2}
else := 10 if input.months < 6
else := 0 if input.punished
else := 0 if input.degraded
else := 0 if input.official == 0
else := 1 if { input.months < 9; input.done >= 50 }
else := 0 if input.months < 9
else := 3 if {
    input.task >= 4
    input.quality >= 4
    input.ideology >= 3
    input.manner >= 3
    input.official in {-1, 3}
    input.done >= 100
    input.score >= 9000
}
else := 2 if {
    input.task >= 3
    input.quality >= 3
    input.ideology >= 2
    input.manner >= 2
    input.official in {-1, 2, 3}
    input.done >= 80
    input.score >= 7000
}
else := 1 if input.done >= 50
else := 0
";

/// regorus.
pub struct Regorus {
    machine: RegoVM,
    inputs: Vec<Value>,
}

impl Regorus {
    /// The rules and the members.
    pub fn new(members: &[Member]) -> Self {
        let mut engine = regorus::Engine::new();
        engine.add_policy("rating.rego".to_owned(), RULES.to_owned()).expect("rules");
        let entry: Rc<str> = RULE.into();
        let policy = engine.compile_with_entrypoint(&entry).expect("a policy");
        let program = Compiler::compile_from_policy(&policy, &[RULE]).expect("a program");
        let mut machine = RegoVM::new();
        machine.load_program(program);
        machine.set_max_instructions(usize::MAX);
        Self { machine, inputs: members.iter().map(input).collect() }
    }
}

fn input(one: &Member) -> Value {
    let (numbers, truths) = facts(one);
    let mut object = Value::new_object();
    let fields = object.as_object_mut().expect("an object");
    for (name, number) in numbers {
        fields.insert(Value::from(name), Value::from(number));
    }
    for (name, truth) in truths {
        fields.insert(Value::from(name), Value::from(truth));
    }
    object
}

impl Engine for Regorus {
    fn name(&self) -> &'static str {
        "regorus 0.14.1, its virtual machine"
    }

    fn rate(&mut self, outcomes: &mut [u8]) {
        for (outcome, input) in outcomes.iter_mut().zip(&self.inputs) {
            self.machine.set_input(input.clone());
            let answer = self.machine.execute().expect("an outcome");
            *outcome = answer.as_i64().expect("a number") as u8;
        }
    }
}
