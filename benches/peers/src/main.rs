//! Peers, run over the measured population.
//!
//! `peers population ROWS FOLDER` writes the population as a unit hands it in, and beside it
//! `members.bin` with the outcome of each member, for peers in other languages;
//! `peers engines` runs the engines of this package; `peers outside NAME ROWS MUST COMMAND…` a peer
//! in a process. Each prints rows of a table.

mod engines;
mod outside;
mod population_file;
mod turns;

#[expect(dead_code, reason = "some of it is for other benches")]
#[path = "../../population/mod.rs"]
mod population;
#[path = "../../tables/mod.rs"]
mod tables;

use crate::outside::Outside;
use crate::population::{decided, deciding, outcomes, population, rulebook};
use crate::population_file::measured;
use crate::turns::{Arm, Spent, spent, tell};
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;

/// Members that ours decides in a pass.
const OURS: usize = 1_000_000;
/// Passes of ours in a turn: one alone is over too soon.
const PASSES: u64 = 8;
/// Members that an engine rates in a pass.
const THEIRS: usize = 100_000;
/// How many times as fast as an engine that runs row by row ours must be.
const ROW_BY_ROW: f64 = 100.0;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["population", rows, folder] => {
            let rows = rows.parse().expect("a number of rows");
            population_file::write(rows, Path::new(folder)).expect("written");
        }
        ["engines"] => engines(),
        ["outside", name, rows, must, ..] => {
            let mut outside = Outside::start(&words[4..]);
            against(Arm {
                name: name.to_owned(),
                rows: rows.parse().expect("a number of rows"),
                must: must.parse().expect("a number"),
                rounds: 15,
                turn: Box::new(move || outside.turn()),
            });
        }
        _ => {
            eprintln!(
                "peers population ROWS FOLDER | peers engines | peers outside NAME ROWS MUST COMMAND…"
            );
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn engines() {
    let members = &measured(OURS)[..THEIRS];
    let book = rulebook(false);
    let wanted = outcomes(&decided(&book, &population(&book, members)));
    for mut engine in engines::all(members) {
        let mut rated = vec![u8::MAX; THEIRS];
        engine.rate(&mut rated);
        assert_eq!(rated, wanted, "{}: the same outcomes", engine.name());
        against(Arm {
            name: engine.name().to_owned(),
            rows: THEIRS,
            must: ROW_BY_ROW,
            rounds: 7,
            turn: Box::new(move || spent(|| engine.rate(black_box(&mut rated)))),
        });
    }
}

/// Measures a peer against our deciding on one thread, the whole trace kept.
fn against(arm: Arm<'_>) {
    let book = rulebook(false);
    let ours = population(&book, &measured(OURS));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut pass = deciding(&book, &ours);
    tell(arm, OURS, || {
        let all = pool.install(|| spent(|| (0..PASSES).for_each(|_| pass())));
        Spent { wall: all.wall / PASSES, processor: all.processor / PASSES }
    });
}
