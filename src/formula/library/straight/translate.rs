//! What of a script is translated to steps.

use crate::formula::library::sandbox::ScriptScale;
use crate::formula::library::straight::Value;
use crate::formula::library::straight::numbers::{Change, Pairing};
use crate::formula::library::straight::steps::{LOCALS_MAX, Step};
use crate::formula::library::values::of_decimal;
use crate::formula::{Arithmetic, Comparison};
use crate::model::Day;
use rhai::{AST, ASTFlags, ASTNode, Expr, FlowControl, FnCallExpr, OpAssignment, Stmt};

/// Nodes of all that is translated. The interpreter counts at most eight operations for each.
const NODES_MAX: usize = 1_000;
/// Nodes inside each other.
const DEPTH_MAX: usize = 64;
/// Functions inside each other, far fewer than the sandbox allows.
const CALLS_MAX: usize = 8;

/// A function of a script on its way to steps. Whatever is not listed here is `None`.
pub(in crate::formula::library::straight) struct Translation<'a> {
    ast: &'a AST,
    scales: &'a [ScriptScale],
    /// Variables that have a place, and whether they may be given another value.
    locals: Vec<(String, bool)>,
    /// The first variable of the function at hand; those before are its callers'.
    first: usize,
    /// The first variable that may be given another value here: the interpreter may look at
    /// operands in another order, which must make no difference.
    first_free: usize,
    /// Functions inside each other.
    calls: Vec<String>,
    nodes: usize,
    depth: usize,
}

impl<'a> Translation<'a> {
    pub fn new(ast: &'a AST, scales: &'a [ScriptScale]) -> Self {
        let (locals, calls) = (Vec::new(), Vec::new());
        Translation { ast, scales, locals, first: 0, first_free: 0, calls, nodes: 0, depth: 0 }
    }

    /// The body of a function whose arguments are the first variables.
    pub fn function(mut self, name: &str, params: usize) -> Option<Step> {
        for name in self.params(name, params)? {
            self.local(name, true)?;
        }
        self.body(name, params)
    }

    fn params(&self, name: &str, params: usize) -> Option<Vec<String>> {
        let mut functions = self.ast.iter_functions();
        let found = functions.find(|one| one.name == name && one.params.len() == params)?;
        Some(found.params.iter().map(|&param| param.to_owned()).collect())
    }

    /// The statements of a function.
    fn body(&mut self, name: &str, params: usize) -> Option<Step> {
        if self.calls.len() == CALLS_MAX || self.calls.iter().any(|call| call == name) {
            return None;
        }
        let mut alone = self.ast.clone_functions_only();
        alone.retain_functions(|_, _, other, count| other == name && count == params);
        let mut statements: Vec<Stmt> = Vec::new();
        alone.walk(&mut |path| {
            if let [ASTNode::Stmt(statement)] = path {
                statements.push((*statement).clone());
            }
            true
        });
        self.calls.push(name.to_owned());
        let body = self.block(&statements);
        self.calls.pop();
        body
    }

    /// A new variable.
    fn local(&mut self, name: String, is_free: bool) -> Option<usize> {
        self.locals.push((name, is_free));
        (self.locals.len() <= LOCALS_MAX).then(|| self.locals.len() - 1)
    }

    fn find(&self, name: &str) -> Option<usize> {
        let own = self.locals[self.first..].iter();
        own.clone().rposition(|(local, _)| local == name).map(|at| at + self.first)
    }

    /// The place of a variable that may be given another value.
    fn free(&self, name: &str) -> Option<usize> {
        self.find(name).filter(|at| *at >= self.first_free && self.locals[*at].1)
    }

    fn block(&mut self, statements: &[Stmt]) -> Option<Step> {
        let before = self.locals.len();
        let steps: Option<Vec<_>> = statements.iter().map(|one| self.statement(one)).collect();
        self.locals.truncate(before);
        steps.map(Step::Block)
    }

    fn statement(&mut self, statement: &Stmt) -> Option<Step> {
        self.deeper(|this| match statement {
            Stmt::Noop(_) => Some(Step::Constant(Value::Unit)),
            Stmt::Expr(expr) => this.expr(expr),
            Stmt::FnCall(call, _) => this.call(call),
            Stmt::Block(block) => this.block(block.statements()),
            Stmt::If(flow, _) => this.choice(flow),
            Stmt::Var(variable, options, _) => {
                let (name, value, _) = &**variable;
                let is_free = match *options {
                    options if options.is_empty() => true,
                    options if options == ASTFlags::CONSTANT => false,
                    _ => return None,
                };
                let value = this.expr(value)?;
                Some(Step::Set(this.local(name.name.to_string(), is_free)?, Box::new(value)))
            }
            Stmt::Assignment(assignment) => {
                let (operation, sides) = &**assignment;
                let Expr::Variable(name, ..) = &sides.lhs else {
                    return None;
                };
                let (at, value) = (this.free(&name.1)?, Box::new(this.expr(&sides.rhs)?));
                Some(match updating(operation) {
                    Some(sign) => Step::Update(at, pairing(sign)?, value),
                    None => Step::Set(at, value),
                })
            }
            // Else it throws.
            Stmt::Return(value, options, _) if options.is_empty() => {
                let value = value.as_deref().map(|value| this.expr(value));
                let value = value.unwrap_or(Some(Step::Constant(Value::Unit)))?;
                Some(Step::Return(Box::new(value)))
            }
            _ => None,
        })
    }

    fn choice(&mut self, flow: &FlowControl) -> Option<Step> {
        let condition = self.expr(&flow.expr)?;
        let then = self.block(flow.body.statements())?;
        Some(Step::If(Box::new([condition, then, self.block(flow.branch.statements())?])))
    }

    fn expr(&mut self, expr: &Expr) -> Option<Step> {
        self.deeper(|this| match expr {
            Expr::Unit(_) => Some(Step::Constant(Value::Unit)),
            Expr::BoolConstant(truth, _) => Some(Step::Constant(Value::Truth(*truth))),
            Expr::IntegerConstant(whole, _) => Some(Step::Constant(Value::Whole(*whole))),
            Expr::StringConstant(text, _) => Some(Step::Text(text.as_str().into())),
            Expr::DynamicConstant(value, _) => {
                let number = of_decimal(value.as_decimal().ok()?)?;
                Some(Step::Constant(Value::Number(number)))
            }
            Expr::Variable(name, ..) => this.find(&name.1).map(Step::Local),
            Expr::Dot(sides, options, _) if options.is_empty() => match (&sides.lhs, &sides.rhs) {
                (Expr::Variable(scale, ..), Expr::Property(value, _)) => {
                    this.graded(&scale.1, &value.2)
                }
                _ => None,
            },
            Expr::Stmt(block) => this.block(block.statements()),
            Expr::And(parts, _) => this.exprs(parts).map(Step::All),
            Expr::Or(parts, _) => this.exprs(parts).map(Step::Any),
            Expr::FnCall(call, _) => this.call(call),
            _ => None,
        })
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Option<Vec<Step>> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    fn graded(&self, scale: &str, value: &str) -> Option<Step> {
        if self.find(scale).is_some() {
            return None;
        }
        let graded = self.scales.iter().find(|known| known.name() == scale)?.value_named(value)?;
        Some(Step::Constant(Value::Graded(graded.scale, graded.code)))
    }

    fn call(&mut self, call: &FnCallExpr) -> Option<Step> {
        if call.capture_parent_scope || self.find(&call.name).is_some() {
            return None;
        }
        let outer = std::mem::replace(&mut self.first_free, self.locals.len());
        let step = match self.params(&call.name, call.args.len()) {
            Some(params) => self.own_call(call, params),
            None => self.native_call(call),
        };
        self.first_free = outer;
        step
    }

    /// A call of a function of the script: its arguments become variables after all others.
    fn own_call(&mut self, call: &FnCallExpr, params: Vec<String>) -> Option<Step> {
        let base = self.locals.len();
        let mut steps = Vec::new();
        for arg in &call.args {
            let arg = self.expr(arg)?;
            // No name: the arguments after it do not see it.
            steps.push(Step::Set(self.local(String::new(), true)?, Box::new(arg)));
        }
        for (local, param) in self.locals[base..].iter_mut().zip(params) {
            local.0 = param;
        }
        let outer = (self.first, self.first_free);
        (self.first, self.first_free) = (base, base);
        let body = self.body(&call.name, call.args.len());
        (self.first, self.first_free) = outer;
        self.locals.truncate(base);
        steps.push(Step::Called(Box::new(body?)));
        Some(Step::Block(steps))
    }

    fn native_call(&mut self, call: &FnCallExpr) -> Option<Step> {
        match (call.name.as_str(), &call.args[..]) {
            ("date", [Expr::StringConstant(text, _)]) => {
                Day::parse(text).map(|day| Step::Constant(Value::Day(day.0)))
            }
            (sign @ ("-" | "+"), [part]) => {
                let parts = [Step::Constant(Value::Whole(0)), self.expr(part)?];
                Some(Step::Pair(pairing(sign)?, Box::new(parts)))
            }
            (name, [part]) => Some(Step::Change(change(name)?, Box::new(self.expr(part)?))),
            (name, [a, b]) => {
                let parts = [self.expr(a)?, self.expr(b)?];
                Some(Step::Pair(pairing(name)?, Box::new(parts)))
            }
            _ => None,
        }
    }

    /// Translates something inside what is at hand, unless it is too deep or too much.
    fn deeper(&mut self, translate: impl FnOnce(&mut Self) -> Option<Step>) -> Option<Step> {
        (self.nodes, self.depth) = (self.nodes + 1, self.depth + 1);
        if self.nodes > NODES_MAX || self.depth > DEPTH_MAX {
            return None;
        }
        let step = translate(self);
        self.depth -= 1;
        step
    }
}

/// The operator of `x += y`; `None` for `x = y`.
fn updating(operation: &OpAssignment) -> Option<&'static str> {
    operation.get_op_assignment_info().map(|(_, _, _, _, _, sign)| sign)
}

fn change(name: &str) -> Option<Change> {
    Some(match name {
        "!" => Change::Not,
        "floor" => Change::Floor,
        "ceil" => Change::Ceil,
        "round" => Change::Round,
        "abs" => Change::Abs,
        "year" => Change::Year,
        "month" => Change::Month,
        "day" => Change::DayOfMonth,
        _ => return None,
    })
}

fn pairing(name: &str) -> Option<Pairing> {
    Some(match name {
        "+" => Pairing::Calculate(Arithmetic::Add),
        "-" => Pairing::Calculate(Arithmetic::Subtract),
        "*" => Pairing::Calculate(Arithmetic::Multiply),
        "/" => Pairing::Calculate(Arithmetic::Divide),
        "%" => Pairing::Remainder,
        "==" => Pairing::Compare(Comparison::Equal),
        "!=" => Pairing::Compare(Comparison::NotEqual),
        "<" => Pairing::Compare(Comparison::Less),
        "<=" => Pairing::Compare(Comparison::LessOrEqual),
        ">" => Pairing::Compare(Comparison::Greater),
        ">=" => Pairing::Compare(Comparison::GreaterOrEqual),
        "min" => Pairing::Min,
        "max" => Pairing::Max,
        "days_between" => Pairing::DaysBetween,
        "months_between" => Pairing::MonthsBetween,
        _ => return None,
    })
}
