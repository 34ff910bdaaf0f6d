//! How much stack a script may need, so that no script can exhaust the one it is called on.
//!
//! Functions that do not call themselves and are not written too deeply run where they are
//! called; all others run on a thread of their own with room for the deepest script that the
//! sandbox allows.

use rhai::{AST, ASTNode, Expr, FnPtr, Stmt};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::thread::{self, Builder};

/// Nodes of the syntax tree inside each other that any stack has room for. Each takes at most
/// 13 KB, and each call 24 KB more, in a build without optimization.
const NODES_MAX: usize = 40;
/// What a call costs, in nodes.
const CALL_NODES: usize = 2;
/// Stack for everything else: as many nodes and calls as the sandbox allows, twice over.
const STACK_BYTES: usize = 64 << 20;

/// The functions of a script that need a stack of their own.
#[derive(Debug, Default)]
pub(in crate::formula::library) struct Deep(BTreeSet<String>);

/// What a function holds: its depth in nodes, and the functions and closures it names.
#[derive(Debug, Default)]
struct Shape {
    depth: usize,
    names: BTreeSet<String>,
}

impl Deep {
    pub(in crate::formula::library) fn of(ast: &AST) -> Self {
        let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
        for function in ast.iter_functions() {
            let (name, params) = (function.name, function.params.len());
            // The filter of `clone_functions_only_filtered` does nothing in this version of rhai.
            let mut alone = ast.clone_functions_only();
            alone.retain_functions(|_, _, other, count| other == name && count == params);
            let shape = shapes.entry(name.to_owned()).or_default();
            alone.walk(&mut |path| {
                shape.depth = shape.depth.max(path.len());
                shape.names.extend(path.last().and_then(named));
                true
            });
        }
        let mut known = BTreeMap::new();
        let mut deep = BTreeSet::new();
        for name in shapes.keys() {
            if need(name, &shapes, &mut known).is_none_or(|nodes| nodes > NODES_MAX) {
                deep.insert(name.clone());
            }
        }
        Deep(deep)
    }

    /// Runs a call of a function, where it has stack enough.
    ///
    /// # Errors
    /// If the system has no room for another thread.
    pub(in crate::formula::library) fn run<T: Send>(
        &self,
        function: &str,
        call: impl FnOnce() -> T + Send,
    ) -> io::Result<T> {
        if self.0.contains(function) { apart(call) } else { Ok(call()) }
    }
}

/// Runs something with stack for the deepest script.
///
/// # Errors
/// If the system has no room for another thread, or the work panicked.
pub(in crate::formula::library) fn apart<T: Send>(
    work: impl FnOnce() -> T + Send,
) -> io::Result<T> {
    thread::scope(|scope| {
        let thread = Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work)?;
        thread.join().map_err(|_| io::Error::other("panic"))
    })
}

/// The function or closure that a node names.
fn named(node: &ASTNode<'_>) -> Option<String> {
    match node {
        ASTNode::Expr(Expr::FnCall(call, _) | Expr::MethodCall(call, _)) => {
            Some(call.name.to_string())
        }
        ASTNode::Stmt(Stmt::FnCall(call, _)) => Some(call.name.to_string()),
        ASTNode::Expr(Expr::Variable(name, ..)) => Some(name.1.to_string()),
        ASTNode::Expr(Expr::DynamicConstant(value, _)) => {
            value.read_lock::<FnPtr>().map(|pointer| pointer.fn_name().to_owned())
        }
        _ => None,
    }
}

/// The nodes that a call may have inside each other at once; `None` if it may come to itself.
///
/// `known` holds what is worked out, and `None` for whatever is being worked out: coming to that
/// again is a circle.
fn need<'a>(
    name: &'a str,
    shapes: &'a BTreeMap<String, Shape>,
    known: &mut BTreeMap<&'a str, Option<usize>>,
) -> Option<usize> {
    let Some(shape) = shapes.get(name) else {
        return Some(0);
    };
    if let Some(known) = known.get(name) {
        return *known;
    }
    known.insert(name, None);
    let mut names = shape.names.iter();
    let deepest = names.try_fold(0, |most, name| Some(need(name, shapes, known)?.max(most)));
    let total = deepest.map(|deepest| deepest + shape.depth + CALL_NODES);
    known.insert(name, total);
    total
}
