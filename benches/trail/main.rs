//! What a trail costs: ratios of work done side by side in one run (benches/README.md).
//!
//! `cargo bench --bench trail` prints the table; words after `--` choose rows (`ratios`, `proof`,
//! `growth`, `whole`). Start at [`ratios`]. Numbers are whole: nothing here needs a floating point either.

mod arms;
mod growth;
mod pairing;
mod proof;
mod subjects;
mod whole;

use std::path::Path;

/// Records a round; a few commits' worth.
const RECORDS: u64 = 30_000;
const ROUNDS: usize = 15;

#[expect(clippy::print_stdout, reason = "a bench shows what it measured")]
fn say(line: &str) {
    println!("{line}");
}

fn main() {
    // `cargo bench` adds this to whatever was asked for.
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [child, count, folder] = &asked[..]
        && child == growth::CHILD
    {
        growth::record(count.parse().expect("a number"), Path::new(folder));
        return;
    }
    let wants = |row: &str| asked.is_empty() || asked.iter().any(|word| word == row);
    if wants("ratios") {
        ratios();
    }
    if wants("proof") {
        proof::run();
    }
    if wants("growth") {
        growth::run();
    }
    if wants("whole") {
        whole::run();
    }
}

/// Everything that is compared with one unchained insert, and verifying with writing.
fn ratios() {
    let subjects = subjects::Subjects::of_the_example();
    let folder = tempfile::tempdir().expect("a folder");
    let bench = arms::Bench { subjects: &subjects, folder: folder.path(), records: RECORDS };
    // What is timed must first be right.
    let trail = bench.recorded("checked");
    bench.check(&trail);
    let rounds = pairing::interleaved(
        ROUNDS,
        &mut [
            ("verdict, unchained", &mut || bench.unchained()),
            ("whole record, unchained", &mut || bench.unchained_whole()),
            ("verdict, chained", &mut || bench.chained()),
            ("full format", &mut || bench.full()),
            ("… with its checkpoint", &mut || bench.with_checkpoint()),
            ("full verification", &mut || bench.verified(&trail)),
        ],
    );
    say(&format!("\n{RECORDS} verdicts a round, {ROUNDS} rounds, medians"));
    for arm in &rounds.arms {
        say(&arm.line(RECORDS));
    }
    say("\nratio (median of the rounds)               wall   cpu    bound");
    for (name, (over, under), bound) in [
        ("verdict chained / unchained", (2, 0), "at most 1.35"),
        ("full format / whole record unchained", (3, 1), "at most 2.80"),
        ("full format / verdict alone unchained", (3, 0), ""),
        ("full format / verifying it", (3, 5), "at least 2.00"),
        ("with its checkpoint / verifying it", (4, 5), ""),
    ] {
        say(&rounds.ratio(name, (over, under), bound));
    }
}
