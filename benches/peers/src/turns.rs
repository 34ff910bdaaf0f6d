//! Ours and a peer in turn, round after round; what is told is the median of the rounds' ratios,
//! time per member against time per member. Besides, the same by the processor's time (on Linux):
//! where others use the machine too, that is the one to believe.

use std::fs;
use std::time::Instant;

/// What a turn took, in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    /// By the clock.
    pub wall: u64,
    /// On a processor; 0 where the system does not tell.
    pub processor: u64,
}

/// A peer that rates so many members when it is its turn, and says how long it took.
pub struct Arm<'a> {
    /// Its name.
    pub name: String,
    /// How many members.
    pub rows: usize,
    /// How many times as fast ours must be.
    pub must: f64,
    /// How often each is done.
    pub rounds: usize,
    /// Takes its turn.
    pub turn: Box<dyn FnMut() -> Spent + 'a>,
}

/// What something takes on this thread.
pub fn spent(work: impl FnOnce()) -> Spent {
    let before = on_processor();
    let start = Instant::now();
    work();
    let wall = u64::try_from(start.elapsed().as_nanos()).expect("shorter than centuries");
    Spent { wall, processor: on_processor() - before }
}

/// How long this thread has been on a processor.
fn on_processor() -> u64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or(0)
}

/// Measures a peer against ours, which rates `rows` members in a turn, and prints a row of the
/// table.
pub fn tell(mut arm: Arm<'_>, rows: usize, mut ours: impl FnMut() -> Spent) {
    let mut turns = Vec::new();
    for round in 0..=arm.rounds {
        let both = (ours(), (arm.turn)());
        if round > 0 {
            turns.push(both);
        }
    }
    let of = |what: fn(&Spent) -> u64| {
        let each = |spent: &Spent, rows: usize| what(spent) as f64 / rows as f64;
        let pairs = turns.iter().map(|(mine, other)| (each(mine, rows), each(other, arm.rows)));
        let pairs: Vec<(f64, f64)> = pairs.collect();
        let mine = middle(pairs.iter().map(|pair| pair.0).collect());
        let other = middle(pairs.iter().map(|pair| pair.1).collect());
        (mine, other, middle(pairs.iter().map(|pair| pair.1 / pair.0).collect()))
    };
    let (mine, other, ratio) = of(|spent| spent.wall);
    let (_, _, by_processor) = of(|spent| spent.processor);
    let rate = |each: f64| 1e3 / each;
    let verdict = if ratio >= arm.must { "reached" } else { "MISSED" };
    println!(
        "| {}, {} members | {:.1} M/s | {:.3} M/s | {ratio:.1} × its speed ({by_processor:.1} by the processor's time) | ≥ {}: {verdict} |",
        arm.name,
        arm.rows,
        rate(mine),
        rate(other),
        arm.must,
    );
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
