//! What is checked of `functions.rhai` when it is loaded.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::formula::compile::is_language_function;
use crate::formula::library::sandbox::{DISABLED, is_known, known};
use crate::formula::library::stack::apart;
use crate::formula::mistakes::{Mistakes, error, known_values};
use crate::formula::text::{Text, TokenKind};
use crate::model::{Place, Regulation};
use rhai::{AST, ASTNode, Engine, Expr, FnCallExpr, ParseErrorType, Position, Scope, Stmt};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes of the longest script.
const LENGTH_MAX: usize = 262_144;

/// Compiles the script of a regulation; an empty one where it cannot be.
pub(in crate::formula::library) fn compile(
    engine: &Engine,
    regulation: &Regulation,
) -> (AST, Vec<Diagnostic>) {
    let (text, place) = match &regulation.script {
        Some(script) => (script.text.as_str(), script.place.clone()),
        None => ("", Place { file: "".into(), start: 0, end: 0 }),
    };
    let mut mistakes = Mistakes::of(regulation, &place, text);
    if text.len() > LENGTH_MAX {
        mistakes.add(error(Code::ScriptError, "too-long").arg("max", LENGTH_MAX), &(0..0));
        return (AST::empty(), mistakes.into_vec());
    }
    let shown = Text::new(text);
    let Some(ast) = parse(engine, regulation, &shown, &mut mistakes) else {
        return (AST::empty(), mistakes.into_vec());
    };
    let mut walk = Walk { regulation, text: shown, ast: &ast, mistakes, called: BTreeSet::new() };
    walk.top_level();
    walk.bodies();
    walk.definitions();
    let mut found = walk.mistakes.into_vec();
    found.extend(declarations(regulation, &ast));
    (ast, found)
}

fn parse(
    engine: &Engine,
    regulation: &Regulation,
    text: &Text<'_>,
    mistakes: &mut Mistakes,
) -> Option<AST> {
    let mut scope = Scope::new();
    for scale in &regulation.scales {
        scope.push_constant(scale.id.as_str(), ());
    }
    let compiled = || engine.compile_with_scope(&scope, text.whole());
    let refused = match apart(|| catch_unwind(AssertUnwindSafe(compiled))) {
        Ok(Ok(Ok(ast))) => return Some(ast),
        Ok(Ok(Err(refused))) => refused,
        _ => {
            mistakes.add(error(Code::ScriptError, "too-deep"), &(0..0));
            return None;
        }
    };
    let at = text.token(refused.position());
    let found = text.of(&at);
    if let ParseErrorType::VariableUndefined(name) = refused.err_type() {
        let scales = regulation.scales.iter().map(|scale| scale.id.as_str());
        let words = text.tokens().iter().filter(|token| token.kind == TokenKind::Word);
        let words = words.map(|token| text.of(&token.range)).filter(|word| word != name);
        let diagnostic = error(Code::UnknownName, "script").arg("name", name);
        mistakes.unknown(name, diagnostic.similar_to(name, scales.chain(words)), &at);
        return None;
    }
    let diagnostic = match refused.err_type() {
        ParseErrorType::ExprTooDeep => error(Code::ScriptError, "too-deep"),
        ParseErrorType::TooManyFunctions => error(Code::ScriptError, "too-many-functions"),
        ParseErrorType::LiteralTooLarge(..) => error(Code::ScriptError, "too-large"),
        ParseErrorType::FnDuplicatedDefinition(name, _) => {
            error(Code::DuplicateId, "function").arg("id", name)
        }
        ParseErrorType::Reserved(word) => error(Code::ScriptError, "reserved").arg("found", word),
        _ if DISABLED.contains(&found) => error(Code::ScriptError, "reserved").arg("found", found),
        _ if found.is_empty() => error(Code::ScriptError, "incomplete"),
        ParseErrorType::MissingToken(sign, _) if sign == ";" && text.begins_line(&at) => {
            error(Code::ScriptError, "semicolon").arg("found", found)
        }
        _ => error(Code::ScriptError, "unexpected")
            .arg("found", found)
            .arg("detail", refused.err_type()),
    };
    mistakes.add(diagnostic, &at);
    None
}

/// The script while it is looked through.
struct Walk<'a> {
    regulation: &'a Regulation,
    text: Text<'a>,
    ast: &'a AST,
    mistakes: Mistakes,
    called: BTreeSet<String>,
}

impl Walk<'_> {
    /// Only definitions may stand outside functions: nothing else would ever run.
    fn top_level(&mut self) {
        for statement in self.ast.statements() {
            if !matches!(statement, Stmt::Noop(_)) {
                let at = self.text.token(statement.position());
                self.mistakes.add(error(Code::ScriptError, "top-level"), &at);
            }
        }
    }

    /// Looks at every call and every named value inside functions.
    fn bodies(&mut self) {
        let mut defined: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for function in self.ast.iter_functions() {
            let arities = defined.entry(function.name.to_owned()).or_default();
            arities.insert(function.params.len());
        }
        let ast = self.ast;
        ast.walk(&mut |path| {
            match path.last() {
                Some(
                    ASTNode::Expr(Expr::FnCall(call, at)) | ASTNode::Stmt(Stmt::FnCall(call, at)),
                ) => {
                    self.call(call, *at, &defined);
                }
                Some(ASTNode::Expr(Expr::MethodCall(call, at))) => {
                    self.call(call, *at, &defined);
                }
                Some(ASTNode::Expr(Expr::Dot(pair, ..))) => self.scale_value(&pair.lhs, &pair.rhs),
                Some(ASTNode::Stmt(Stmt::Var(variable, ..))) => {
                    self.variable(&variable.0.name, variable.0.pos);
                }
                Some(ASTNode::Stmt(Stmt::For(variable, ..))) => {
                    self.variable(&variable.0.name, variable.0.pos);
                }
                _ => {}
            }
            true
        });
    }

    fn call(
        &mut self,
        call: &FnCallExpr,
        at: Position,
        defined: &BTreeMap<String, BTreeSet<usize>>,
    ) {
        let name = call.name.as_str();
        // `curry` is how rhai passes outer variables to a closure.
        let is_sign = call.op_token.is_some() || self.text.is_in(at) || name == "curry";
        if is_sign || (is_known(name) && !defined.contains_key(name)) {
            return;
        }
        self.called.insert(name.to_owned());
        let at = self.text.token(at);
        let Some(arities) = defined.get(name) else {
            let names = known().iter().copied().chain(defined.keys().map(String::as_str));
            let diagnostic = error(Code::UnknownFunction, "script").arg("name", name);
            self.mistakes.add(diagnostic.similar_to(name, names), &at);
            return;
        };
        if !arities.contains(&call.args.len()) && !is_known(name) {
            let expected: Vec<_> = arities.iter().map(usize::to_string).collect();
            let diagnostic = Diagnostic::error(Code::WrongArguments)
                .arg("name", name)
                .arg("expected", expected.join(", "))
                .arg("found", call.args.len());
            self.mistakes.add(diagnostic, &at);
        }
    }

    /// `scale.value` must name a value of the scale.
    fn scale_value(&mut self, left: &Expr, right: &Expr) {
        let (Expr::Variable(name, None, _), Expr::Property(value, at)) = (left, right) else {
            return;
        };
        let Some(scale) = self.regulation.scale_index(&name.1) else {
            return;
        };
        let scale = &self.regulation.scales[scale];
        if scale.code(&value.2).is_none() {
            let diagnostic = Diagnostic::error(Code::UnknownValue)
                .arg("value", &value.2)
                .arg("scale", &scale.id)
                .arg("known", known_values(&scale.values))
                .similar_to(&value.2, scale.values.iter().map(|value| value.id.as_str()));
            self.mistakes.unknown(&value.2, diagnostic, &self.text.token(*at));
        }
    }

    /// A variable named like a scale would hide the scale's values.
    fn variable(&mut self, name: &str, at: Position) {
        let at = self.text.token(at);
        self.hides_scale(name, &at);
    }

    fn hides_scale(&mut self, name: &str, at: &Range<usize>) {
        if self.regulation.scale_index(name).is_some() {
            self.mistakes.add(error(Code::ScriptError, "hides-scale").arg("name", name), at);
        }
    }

    /// Looks at what each definition says of itself, and whether anything uses it.
    fn definitions(&mut self) {
        let functions: Vec<_> = self.ast.iter_functions().collect();
        for function in functions.iter().filter(|function| !function.name.contains('$')) {
            let at = self.definition(function.name);
            for parameter in &function.params {
                self.hides_scale(parameter, &at);
            }
            let declared = self.regulation.functions.iter();
            let is_declared = declared.into_iter().any(|declared| declared.id == function.name)
                || self.regulation.unread.contains(function.name);
            if !is_declared && !self.called.contains(function.name) {
                let diagnostic = error(Code::FunctionMismatch, "undeclared");
                let severity = Severity::Warning;
                let diagnostic = Diagnostic { severity, ..diagnostic.arg("name", function.name) };
                self.mistakes.add(diagnostic, &at);
            }
        }
    }

    /// Where a function is defined: its name after `fn`.
    fn definition(&self, name: &str) -> Range<usize> {
        let tokens = self.text.tokens();
        let mut pairs = tokens.windows(2).filter(|pair| self.text.of(&pair[0].range) == "fn");
        let found = pairs.find(|pair| self.text.of(&pair[1].range) == name);
        found.map_or(0..0, |pair| pair[1].range.clone())
    }
}

/// Compares the declared signatures with what is defined.
fn declarations(regulation: &Regulation, ast: &AST) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for function in &regulation.functions {
        let text = "";
        let mut mistakes = Mistakes::of(regulation, &function.place, text);
        let at = 0..function.place.end.saturating_sub(function.place.start);
        let same_name = ast.iter_functions().filter(|defined| defined.name == function.id);
        let arities: Vec<_> = same_name.map(|defined| defined.params.len()).collect();
        let diagnostic = if is_language_function(&function.id) {
            error(Code::FunctionMismatch, "language")
        } else if arities.is_empty() && regulation.script.is_none() {
            // That the whole file is missing was told where the package was read.
            continue;
        } else if arities.is_empty() {
            error(Code::FunctionMismatch, "undefined")
        } else if !arities.contains(&function.args.len()) {
            let defined: Vec<_> = arities.iter().map(usize::to_string).collect();
            error(Code::FunctionMismatch, "arguments")
                .arg("expected", function.args.len())
                .arg("found", defined.join(", "))
        } else {
            continue;
        };
        mistakes.add(diagnostic.arg("name", &function.id), &at);
        found.extend(mistakes.into_vec());
    }
    found
}
