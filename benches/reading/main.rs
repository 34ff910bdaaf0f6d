//! Reading a file of submissions into typed columns, against the `csv` crate used by hand; and on
//! two threads against one.
//!
//! What is read is compared cell by cell before anything is timed. Run with
//! `cargo bench --bench reading`.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    reason = "a bench tells times"
)]

mod by_hand;
#[path = "../paired/mod.rs"]
mod paired;
#[expect(dead_code, reason = "deciding is another bench")]
#[path = "../population/mod.rs"]
mod population;
#[path = "../tables/mod.rs"]
mod tables;

use crate::by_hand::{Columns, NO_TEXT};
use crate::paired::pair;
use crate::population::{members, on_threads, rulebook};
use mucthuoc::load::submissions;
use mucthuoc::model::{Column, Population, Regulation};
use std::path::Path;

const ROWS: usize = 1_000_000;
const UNITS: u64 = 5_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    tables::write(folder.path(), &members(ROWS, UNITS, 0)).expect("written");
    let book = rulebook(false);
    let (folder, regulation) = (folder.path(), book.regulation());
    check(folder, regulation);
    check_open(regulation);
    if paired::is_asked("hand") {
        against_hand(folder, regulation);
    }
    if paired::is_asked("threads") {
        threads(folder, regulation);
    }
}

/// Reads the folder with the crate.
fn read(folder: &Path, regulation: &Regulation) -> Population {
    let (returns, told) = submissions::returns(folder).expect("there");
    assert!(told.is_empty(), "{told:#?}");
    let (read, told) =
        submissions::read(folder, returns.expect("returns"), regulation, &|_, _| {}).expect("read");
    assert!(!told.iter().any(|one| one.is_error()), "{told:#?}");
    read.expect("submissions").population
}

/// Makes sure that both read the same.
fn check(folder: &Path, regulation: &Regulation) {
    let ours = read(folder, regulation);
    let theirs = by_hand::read(&folder.join("member.csv"), true).expect("read by hand");
    let (class, table) = (&regulation.classes[0], &ours.tables[0]);
    assert!(table.ids.iter().eq(theirs.ids()), "the same ids");
    let column = |id: &str| &table.columns[class.fact_index(id).expect("a fact")];
    let Columns { units, unit_names, codes, numbers, .. } = &theirs;
    let names = ["standing", "official", "punished", "degraded"];
    let criteria = ["task", "quality", "ideology", "manner"];
    for (name, by_hand) in names.iter().chain(&criteria).zip(codes) {
        assert!(
            matches!(column(name), Column::Codes(ours) if ours.iter().eq(by_hand.iter().copied())),
            "{name}"
        );
    }
    for (name, by_hand) in ["months", "done", "score"].iter().zip(numbers) {
        assert!(
            matches!(column(name), Column::Numbers(ours) if ours.iter().eq(by_hand.iter().copied())),
            "{name}"
        );
    }
    let Column::Texts(texts) = column("unit") else { panic!("units are texts") };
    assert_eq!(units.len(), table.len());
    for (row, code) in units.iter().enumerate() {
        let name = (*code != NO_TEXT).then(|| unit_names[*code as usize].as_str());
        assert_eq!(texts.get(row), name);
    }
}

/// The same where some cells are empty.
fn check_open(regulation: &Regulation) {
    let folder = tempfile::tempdir().expect("a folder");
    tables::write(folder.path(), &members(ROWS / 10, UNITS, 5)).expect("written");
    check(folder.path(), regulation);
}

fn against_hand(folder: &Path, regulation: &Regulation) {
    let file = folder.join("member.csv");
    on_threads(1, || {
        for (name, ids_are_unique) in [
            ("file to columns / by hand with csv, ids unique", true),
            ("file to columns / by hand with csv, ids not looked at", false),
        ] {
            let by_hand = || by_hand::read(&file, ids_are_unique).expect("read by hand");
            pair(name, 0.8, || read(folder, regulation), by_hand).tell(ROWS);
        }
    });
}

fn threads(folder: &Path, regulation: &Regulation) {
    let pool = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads")
    };
    let (one, two) = (pool(1), pool(2));
    let two = || two.install(|| read(folder, regulation));
    let one = || one.install(|| read(folder, regulation));
    pair("file to columns on two threads / on one", 1.7, two, one).tell(ROWS);
}
