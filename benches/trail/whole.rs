//! The program itself: an example evaluated and recorded, from the files to the receipt.

use crate::pairing::{median, timed};
use crate::say;
use std::path::Path;
use std::process::Command;

const ROUNDS: usize = 7;
/// The example's subjects.
const SUBJECTS: u64 = 35_917;

/// Evaluates the example in turn without a trail, into a new one, and with the verdicts' file.
pub fn run() {
    let rounds: Vec<[u64; 3]> =
        (0..ROUNDS).map(|_| [&[][..], &TRAIL, &TRAIL_AND_FILE].map(evaluated)).collect();
    say(&format!(
        "\n{SUBJECTS} subjects of examples/kontum-2020, files to receipt (at most 2000 ms)"
    ));
    for (at, name) in ["evaluated", "… and recorded", "… and written as CSV"].iter().enumerate()
    {
        let ms = median(rounds.iter().map(|round| round[at])) / 1_000_000;
        say(&format!("{name:<24} {ms:>6} ms"));
    }
}

const TRAIL: [&str; 4] = ["--trail", "a.trail", "--new-trail", "trail.example/bench"];
const TRAIL_AND_FILE: [&str; 6] =
    ["--trail", "a.trail", "--new-trail", "trail.example/bench", "--verdicts", "verdicts.csv"];

/// How long it takes, in nanoseconds.
fn evaluated(more: &[&str]) -> u64 {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mucthuoc"));
    command.current_dir(folder.path()).arg("evaluate").arg(project.join("examples/kontum-2020"));
    command.arg("--rules").arg(project.join("rules")).args(["--format", "json"]).args(more);
    let (output, spent) = timed(|| command.output().expect("the program"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let totals = told["classes"].as_array().into_iter().flatten();
    let subjects: u64 = totals.filter_map(|class| class["total"].as_u64()).sum();
    assert_eq!(subjects, SUBJECTS);
    // Genesis, regulation, engine, batch, a verdict for each subject, the end.
    let size = told["trail"]["size"].as_u64();
    assert_eq!(size, (!more.is_empty()).then_some(SUBJECTS + 5), "{told}");
    spent.wall_ns
}
