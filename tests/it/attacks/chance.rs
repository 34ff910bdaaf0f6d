//! Numbers drawn by chance, the same ones each time, and how many tries are asked for.

/// SplitMix64: small, and the same everywhere.
pub struct Chance(u64);

impl Chance {
    /// The draws of one try.
    pub fn of(try_number: u64) -> Self {
        Chance(try_number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x6d75_6374_6875_6f63)
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        drawn ^ (drawn >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.draw() % end as u64).unwrap()
    }

    /// A number from one to before another.
    pub fn between(&mut self, first: i64, end: i64) -> i64 {
        first + i64::try_from(self.below(usize::try_from(end - first).unwrap())).unwrap()
    }

    /// One of several.
    pub fn of_these<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// How many tries are asked for by hand; a few in CI. The first is number `MUCTHUOC_FIRST`.
pub fn tries(name: &str, in_ci: u64) -> std::ops::Range<u64> {
    let first = asked("MUCTHUOC_FIRST").unwrap_or(0);
    first..first + asked(name).unwrap_or(in_ci)
}

#[expect(clippy::disallowed_methods, reason = "asked for by hand, never in CI")]
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
