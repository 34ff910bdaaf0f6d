//! The engine that scripts run in: what exists there, and the limits of everything.
//!
//! Only listed functions exist ([`is_known`]); the operations of a call are counted by a counter
//! of our own, since rhai's starts anew in every closure that a native function calls.

use crate::formula::library::operators;
use crate::formula::library::values::Graded;
use crate::model::{Regulation, Scale};
use rhai::packages::{
    BasicArrayPackage, BasicIteratorPackage, BasicMapPackage, BasicStringPackage,
    MoreStringPackage, Package,
};
use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString, OptimizationLevel, Position};
use std::cell::Cell;
use std::sync::Arc;

/// Operations that one call may use: some milliseconds, ten times what any rule should need. It
/// also bounds what rhai does not look at, the entries put into a map by `m[k] = v`.
const OPERATIONS_MAX: u64 = 20_000;
/// Functions of the script that may be inside each other.
const CALLS_MAX: usize = 16;
/// How many the interpreter counts before the first of them: the way to it counts as two.
const CALLS_BEFORE: usize = 2;
/// How deep expressions and blocks may stand in each other.
const DEPTH_MAX: usize = 64;
/// Bytes of the longest text. Small, since a text may be replaced into each letter of another
/// before its size is looked at.
pub(in crate::formula::library) const TEXT_MAX: usize = 4_096;
/// Items of the longest list. Small, since its size is looked at with every item added.
const LIST_MAX: usize = 1_024;
/// Entries of the largest map.
const MAP_MAX: usize = 256;
/// Variables of a call, and functions of a script.
const NAMES_MAX: usize = 128;

thread_local! {
    static OPERATIONS: Cell<u64> = const { Cell::new(0) };
}

/// Starts the budget of a new call.
pub(in crate::formula::library) fn reset_operations() {
    OPERATIONS.set(0);
}

/// Counts one operation; false when the budget is used up.
fn count() -> bool {
    let used = OPERATIONS.get() + 1;
    OPERATIONS.set(used);
    used <= OPERATIONS_MAX
}

/// Counts an operation inside native code, which rhai does not see.
pub(in crate::formula::library) fn charge() -> Result<(), Box<EvalAltResult>> {
    if count() {
        return Ok(());
    }
    Err(Box::new(EvalAltResult::ErrorTerminated(Dynamic::UNIT, Position::NONE)))
}

/// A scale as scripts name it: `grade` in `grade.high`.
#[derive(Clone, Debug)]
pub(in crate::formula::library) struct ScriptScale {
    index: usize,
    id: ImmutableString,
    values: Arc<[Arc<str>]>,
}

impl ScriptScale {
    /// All scales of a regulation.
    pub(in crate::formula::library) fn all(regulation: &Regulation) -> Vec<ScriptScale> {
        let scales = regulation.scales.iter().enumerate();
        let scale = |(index, scale): (usize, &Scale)| ScriptScale {
            index,
            id: scale.id.as_str().into(),
            values: scale.values.iter().map(|value| Arc::from(value.id.as_str())).collect(),
        };
        scales.map(scale).collect()
    }

    /// A value by its code.
    pub(in crate::formula::library) fn value(&self, code: u8) -> Option<Graded> {
        let id = Arc::clone(self.values.get(usize::from(code))?);
        Some(Graded { scale: self.index, code, id })
    }

    /// A value by its name.
    pub(in crate::formula::library) fn value_named(&self, name: &str) -> Option<Graded> {
        let code = self.values.iter().position(|value| **value == *name)?;
        self.value(u8::try_from(code).ok()?)
    }

    /// Its own name.
    pub(in crate::formula::library) fn name(&self) -> &str {
        &self.id
    }

    /// How many values it has.
    pub(in crate::formula::library) fn len(&self) -> usize {
        self.values.len()
    }

    fn named(&mut self, name: &str) -> Result<Graded, Box<EvalAltResult>> {
        self.value_named(name).ok_or_else(|| {
            let name = format!("{}.{name}", self.id);
            Box::new(EvalAltResult::ErrorPropertyNotFound(name, Position::NONE))
        })
    }
}

/// The functions that scripts may call, besides their own.
const FUNCTIONS: [&str; 47] = [
    // numbers
    "abs",
    "floor",
    "ceil",
    "round",
    "min",
    "max", // dates
    "date",
    "days_between",
    "months_between",
    "year",
    "month",
    "day",
    // text
    "len",
    "is_empty",
    "contains",
    "starts_with",
    "ends_with",
    "index_of",
    "sub_string",
    "split",
    "to_upper",
    "to_lower",
    "trim",
    "to_string",
    "chars", // lists and maps
    "push",
    "pop",
    "shift",
    "insert",
    "remove",
    "append",
    "extract",
    "reverse",
    "clear",
    "get",
    "set",
    "keys",
    "values", // with a function of one item
    "filter",
    "map",
    "find",
    "all",
    "some",
    "reduce",
    "for_each", // others
    "range",
    "call",
];

/// Words and signs of rhai that scripts may not use.
pub(in crate::formula::library) const DISABLED: [&str; 12] =
    ["eval", "print", "debug", "try", "Fn", "**", "<<", ">>", "&", "^", "??", "?."];

/// True for a function that scripts may call.
pub(in crate::formula::library) fn is_known(name: &str) -> bool {
    FUNCTIONS.contains(&name)
}

/// All functions that scripts may call.
pub(in crate::formula::library) fn known() -> &'static [&'static str] {
    &FUNCTIONS
}

/// The engine for the functions of a regulation.
pub(in crate::formula::library) fn engine(scales: &[ScriptScale]) -> Engine {
    // Names of closures are made from hashes, and could be seen as text: the same everywhere.
    // Refused once it is set, which is just as well.
    let _ = rhai::config::hashing::set_hashing_seed(Some([21, 24, 2019, 2020]));
    let mut engine = Engine::new_raw();
    engine
        .register_global_module(BasicStringPackage::new().as_shared_module())
        .register_global_module(MoreStringPackage::new().as_shared_module())
        .register_global_module(BasicArrayPackage::new().as_shared_module())
        .register_global_module(BasicMapPackage::new().as_shared_module())
        .register_global_module(BasicIteratorPackage::new().as_shared_module());
    for symbol in DISABLED {
        engine.disable_symbol(symbol);
    }
    limit(&mut engine);
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_fast_operators(false);
    engine.set_strict_variables(true);
    engine.set_fail_on_invalid_map_property(true);
    operators::register(&mut engine);
    name_scales(&mut engine, scales);
    engine
}

fn limit(engine: &mut Engine) {
    engine
        .set_max_call_levels(CALLS_MAX + CALLS_BEFORE)
        .set_max_expr_depths(DEPTH_MAX, DEPTH_MAX)
        .set_max_string_size(TEXT_MAX)
        .set_max_array_size(LIST_MAX)
        .set_max_map_size(MAP_MAX)
        .set_max_variables(NAMES_MAX)
        .set_max_functions(NAMES_MAX)
        .on_progress(|_| if count() { None } else { Some(Dynamic::UNIT) });
}

/// Makes `grade.high` a value inside functions and closures, which see no outer variables.
fn name_scales(engine: &mut Engine, scales: &[ScriptScale]) {
    let named = scales.to_vec();
    #[expect(deprecated, reason = "rhai marks it so because it may change; the version is pinned")]
    engine.on_var(move |name, index, _| {
        let scale = named.iter().find(|scale| index == 0 && scale.id == name);
        Ok(scale.map(|scale| Dynamic::from(scale.clone())))
    });
    engine.register_indexer_get(|scale: &mut ScriptScale, name: &str| scale.named(name));
}
