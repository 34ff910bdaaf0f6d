//! Two pieces of work timed side by side: in turn, round after round, so that a machine whose speed
//! drifts is the same for both. What is told is the median of the ratios, pair by pair.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What was measured.
pub struct Measured {
    /// What it is about.
    pub name: String,
    /// Median time of ours.
    pub ours: Duration,
    /// Median time of the other.
    pub theirs: Duration,
    /// Median of theirs / ours: how many times as fast ours is.
    pub speed: f64,
    /// What must be reached.
    pub must: f64,
}

impl Measured {
    /// A row of the table: rows a second where there are rows.
    pub fn tell(&self, rows: usize) {
        let rate = |time: Duration| rows as f64 / time.as_secs_f64() / 1e6;
        let verdict = if self.speed >= self.must { "reached" } else { "MISSED" };
        println!(
            "{:<58} ours {:>9.1} M/s  other {:>9.1} M/s  ratio {:>6.2}  must {:>5.2}  {verdict}",
            self.name,
            rate(self.ours),
            rate(self.theirs),
            self.speed,
            self.must,
        );
    }
}

/// How often each is done: as given on the command line (`--rounds N`), else 15 times.
pub fn rounds() -> usize {
    let mut words = std::env::args();
    let asked = words.find(|word| word == "--rounds").and_then(|_| words.next());
    asked.and_then(|number| number.parse().ok()).unwrap_or(15)
}

/// True if one of the bench's parts is to run: those named on the command line, else all.
pub fn is_asked(name: &str) -> bool {
    let named: Vec<String> =
        std::env::args().skip(1).take_while(|word| word != "--rounds").collect();
    let mut named = named.iter().filter(|word| !word.starts_with("--")).peekable();
    named.peek().is_none() || named.any(|word| word == name)
}

/// Times both in turn after one round that is not counted.
pub fn pair<A, B>(
    name: &str,
    must: f64,
    mut ours: impl FnMut() -> A,
    mut theirs: impl FnMut() -> B,
) -> Measured {
    let mut times = Vec::new();
    for round in 0..=rounds() {
        let start = Instant::now();
        black_box(ours());
        let first = start.elapsed();
        let start = Instant::now();
        black_box(theirs());
        let second = start.elapsed();
        if round > 0 {
            times.push((first, second));
        }
    }
    let middle = |mut all: Vec<Duration>| {
        all.sort_unstable();
        all[all.len() / 2]
    };
    let mut ratios: Vec<f64> =
        times.iter().map(|(a, b)| b.as_secs_f64() / a.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    Measured {
        name: name.to_owned(),
        ours: middle(times.iter().map(|pair| pair.0).collect()),
        theirs: middle(times.iter().map(|pair| pair.1).collect()),
        speed: ratios[ratios.len() / 2],
        must,
    }
}
