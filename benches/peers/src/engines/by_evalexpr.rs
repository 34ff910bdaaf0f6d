//! evalexpr: a tree of operators a step. It evaluates both sides of every operator, so the steps
//! are taken one after the other, and only as far as needed; a context that looks at fields.

use crate::engines::{Engine, facts};
use crate::population::{EXEMPT, Member};
use evalexpr::{
    Context, DefaultNumericTypes, EvalexprError, EvalexprResult, Node, Value, build_operator_tree,
};

/// The steps: what holds first says the outcome.
const STEPS: [(&str, u8); 8] = [
    ("standing == 1 || standing == 2 || months < 6", EXEMPT),
    ("punished || degraded || official == 0", 0),
    ("months < 9 && done >= 50", 1),
    ("months < 9", 0),
    (
        "task >= 4 && quality >= 4 && ideology >= 3 && manner >= 3 && (official < 0 || official == 3) \
         && done >= 100 && score >= 9000",
        3,
    ),
    (
        "task >= 3 && quality >= 3 && ideology >= 2 && manner >= 2 && (official < 0 || official >= 2) \
         && done >= 80 && score >= 7000",
        2,
    ),
    ("done >= 50", 1),
    ("true", 0),
];

/// evalexpr.
pub struct Evalexpr {
    steps: Vec<(Node, u8)>,
    members: Vec<Facts>,
}

/// A member.
struct Facts([Value; 9], [Value; 2]);

impl Evalexpr {
    /// The rules and the members.
    pub fn new(members: &[Member]) -> Self {
        let tree = |rule: &str| build_operator_tree(rule).expect("a tree");
        let steps = STEPS.iter().map(|(rule, outcome)| (tree(rule), *outcome)).collect();
        let values = |one: &Member| {
            let (numbers, truths) = facts(one);
            Facts(numbers.map(|(_, is)| Value::Int(is)), truths.map(|(_, is)| Value::Boolean(is)))
        };
        Self { steps, members: members.iter().map(values).collect() }
    }
}

impl Context for Facts {
    type NumericTypes = DefaultNumericTypes;

    fn get_value(&self, name: &str) -> Option<&Value> {
        let Self(numbers, truths) = self;
        Some(match name {
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
        })
    }

    fn call_function(&self, name: &str, _: &Value) -> EvalexprResult<Value> {
        Err(EvalexprError::FunctionIdentifierNotFound(name.to_owned()))
    }

    fn are_builtin_functions_disabled(&self) -> bool {
        true
    }

    fn set_builtin_functions_disabled(&mut self, _: bool) -> EvalexprResult<()> {
        Err(EvalexprError::BuiltinFunctionsCannotBeEnabled)
    }
}

impl Engine for Evalexpr {
    fn name(&self) -> &'static str {
        "evalexpr 13.1.0, a tree a step"
    }

    fn rate(&mut self, outcomes: &mut [u8]) {
        for (outcome, one) in outcomes.iter_mut().zip(&self.members) {
            let holds = |(tree, _): &&(Node, u8)| tree.eval_boolean_with_context(one) == Ok(true);
            *outcome = self.steps.iter().find(holds).expect("the last always holds").1;
        }
    }
}
