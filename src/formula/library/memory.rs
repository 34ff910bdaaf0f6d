//! Results of calls that were made before.

use crate::formula::Val;
use crate::formula::library::ScriptFailure;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};
use std::sync::{PoisonError, RwLock};

/// Results that are remembered of one function; beyond it calls are simply run again.
const REMEMBERED_MAX: usize = 65_536;

/// What is remembered of one function.
#[derive(Debug, Default)]
pub(in crate::formula::library) struct Memory {
    /// Keyed at random, so that nobody can choose arguments that are slow to look for.
    hashing: RandomState,
    results: RwLock<HashMap<u64, Remembered, BuildHasherDefault<Hashed>>>,
}

#[derive(Debug)]
struct Remembered {
    args: Box<[Val]>,
    result: Result<Val, ScriptFailure>,
}

/// The hash of what is hashed already.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Memory {
    /// The result for these arguments; runs what gives it unless it is remembered.
    pub fn result(
        &self,
        args: &[Val],
        run: impl FnOnce() -> Result<Val, ScriptFailure>,
    ) -> Result<Val, ScriptFailure> {
        let hash = self.hash(args);
        // A poisoned lock is no harm: entries are put in whole.
        let known = self.results.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(remembered) = known.get(&hash)
            && *remembered.args == *args
        {
            return remembered.result.clone();
        }
        drop(known);
        let result = run();
        let mut known = self.results.write().unwrap_or_else(PoisonError::into_inner);
        // Other arguments of the same hash, should there ever be any, take its place.
        if known.len() < REMEMBERED_MAX {
            known.insert(hash, Remembered { args: args.into(), result: result.clone() });
        }
        result
    }

    fn hash(&self, args: &[Val]) -> u64 {
        let mut hasher = self.hashing.build_hasher();
        for arg in args {
            match arg {
                // Most numbers are small, and take a fifth of the time as such.
                Val::Number(number) if number.is_whole() => match i64::try_from(number.num()) {
                    Ok(whole) => hasher.write_i64(whole),
                    Err(_) => number.hash(&mut hasher),
                },
                other => other.hash(&mut hasher),
            }
        }
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Memory, REMEMBERED_MAX};
    use crate::formula::Val;
    use crate::model::Ratio;
    use std::cell::Cell;

    #[test]
    fn what_is_remembered_is_not_run_again_and_there_is_an_end_to_it() {
        let (memory, runs) = (Memory::default(), Cell::new(0usize));
        let large = Ratio::new(i128::MAX, 1).unwrap();
        let asked = |number: Ratio| {
            let args = [Val::Number(number), Val::Boolean(true)];
            let run = || {
                runs.set(runs.get() + 1);
                Ok(Val::Number(number))
            };
            assert_eq!(memory.result(&args, run), Ok(Val::Number(number)));
            runs.get()
        };
        assert_eq!((asked(Ratio::whole(1)), asked(large)), (1, 2));
        assert_eq!(asked(Ratio::new(1, 2).unwrap()), 3);
        assert_eq!((asked(Ratio::whole(1)), asked(large)), (3, 3));
        let more = i64::try_from(REMEMBERED_MAX).unwrap() - 3;
        let most = (2..2 + more).map(|number| asked(Ratio::whole(number))).max();
        assert_eq!(most, Some(REMEMBERED_MAX));
        // No more room: run each time, while those before are still remembered.
        assert_eq!((asked(Ratio::whole(-1)), asked(Ratio::whole(-1))), (65_537, 65_538));
        assert_eq!(asked(Ratio::whole(1)), 65_538);
    }
}
