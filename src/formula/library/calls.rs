//! Calls by the interpreter.
//!
//! To find which of all functions an operator is takes the interpreter longer than to run it, so
//! what it found out is kept from call to call. It depends on the names and the types of
//! arguments only, never on values.

use crate::formula::library::sandbox;
use rhai::{AST, Caches, Dynamic, Engine, EvalAltResult, EvalContext, GlobalRuntimeState, Scope};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Functions that are kept found; no script has use for more.
const FOUND_MAX: usize = 1_024;

/// The way into a script.
pub(in crate::formula::library) struct Calls {
    /// What is kept for calls that do not run at the moment: as much as ever ran at once.
    idle: Mutex<Vec<Kept>>,
    /// True if the script has methods of types, which are called by another way.
    has_methods: bool,
}

/// What the interpreter needs for a call.
struct Kept {
    global: GlobalRuntimeState,
    caches: Caches,
    scope: Scope<'static>,
}

impl fmt::Debug for Calls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calls").finish_non_exhaustive()
    }
}

impl Calls {
    pub fn of(ast: &AST) -> Calls {
        let has_methods = ast.iter_functions().any(|function| function.this_type.is_some());
        Calls { idle: Mutex::default(), has_methods }
    }

    /// Calls a function of the script.
    ///
    /// # Errors
    /// If the script fails.
    pub fn call(
        &self,
        (engine, ast): (&Engine, &AST),
        name: &str,
        mut args: Vec<Dynamic>,
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        sandbox::reset_operations();
        if self.has_methods {
            return engine.call_fn(&mut Scope::new(), ast, name, args);
        }
        let idle = self.idle().pop();
        let mut kept = idle.unwrap_or_else(|| Kept::new(engine, ast));
        let mut args: Vec<&mut Dynamic> = args.iter_mut().collect();
        let Kept { global, caches, scope } = &mut kept;
        let mut context = EvalContext::new(engine, global, caches, scope, None);
        let result = context.call_fn_raw(name, false, false, &mut args)?;
        // After an error or a panic everything starts anew: it may have left something behind.
        if caches.fn_resolution_cache_mut().dict.len() <= FOUND_MAX {
            scope.clear();
            self.idle().push(kept);
        }
        Ok(result)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Kept>> {
        // A poisoned lock is no harm: what is put in is whole.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn new(engine: &Engine, ast: &AST) -> Kept {
        let mut global = engine.new_global_runtime_state();
        global.lib.push(ast.shared_lib().clone());
        Kept { global, caches: Caches::new(), scope: Scope::new() }
    }
}
