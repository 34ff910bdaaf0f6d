//! Arms measured in turn, round by round, so that what else the machine does meets all alike.

use std::fs;
use std::time::Instant;

/// What one run of an arm took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    pub wall_ns: u64,
    /// Time on a processor, of this thread; 0 where the system does not tell.
    pub cpu_ns: u64,
}

/// Does something and says what it took.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let (before, start) = (cpu_ns(), Instant::now());
    let done = work();
    let wall_ns = u64::try_from(start.elapsed().as_nanos()).expect("not for centuries");
    (done, Spent { wall_ns, cpu_ns: cpu_ns().saturating_sub(before) })
}

fn cpu_ns() -> u64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0)
}

/// An arm and what each round took.
pub struct Arm {
    name: &'static str,
    rounds: Vec<Spent>,
}

impl Arm {
    /// One line of a table, for so many entries a round.
    pub fn line(&self, entries: u64) -> String {
        let wall = median(self.rounds.iter().map(|spent| spent.wall_ns));
        let cpu = median(self.rounds.iter().map(|spent| spent.cpu_ns));
        let a_second = entries * 1_000_000_000 / wall.max(1);
        format!(
            "{:<24} {:>6} ns wall {:>6} ns cpu an entry {:>9} entries/s",
            self.name,
            wall / entries,
            cpu / entries,
            a_second
        )
    }
}

/// All arms of a run.
pub struct Rounds {
    pub arms: Vec<Arm>,
}

impl Rounds {
    /// One line: how many times the one is the other, in each round, at the median.
    pub fn ratio(&self, name: &str, (over, under): (usize, usize), bound: &str) -> String {
        let of = |take: fn(&Spent) -> u64| {
            let pairs = self.arms[over].rounds.iter().zip(&self.arms[under].rounds);
            hundredths(median(pairs.map(|(a, b)| take(a) * 100 / take(b).max(1))))
        };
        let (wall, cpu) = (of(|spent| spent.wall_ns), of(|spent| spent.cpu_ns));
        format!("{name:<40} {wall:>6} {cpu:>6}   {bound}")
    }
}

/// Runs the arms in turn, every second round backwards; one round before is not counted.
pub fn interleaved(
    rounds: usize,
    arms: &mut [(&'static str, &mut dyn FnMut() -> Spent)],
) -> Rounds {
    let mut measured: Vec<Arm> =
        arms.iter().map(|(name, _)| Arm { name, rounds: Vec::new() }).collect();
    for round in 0..=rounds {
        let forwards = 0..arms.len();
        let order: Vec<usize> =
            if round % 2 == 0 { forwards.collect() } else { forwards.rev().collect() };
        for at in order {
            let spent = (arms[at].1)();
            if round > 0 {
                measured[at].rounds.push(spent);
            }
        }
    }
    Rounds { arms: measured }
}

/// The middle one; 0 of none.
pub fn median(values: impl IntoIterator<Item = u64>) -> u64 {
    let mut values: Vec<u64> = values.into_iter().collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

/// `127` as `1.27`.
pub fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}
