//! A real trail under attack: what each manipulation leaves for a verifier to find, and that both
//! verifiers find exactly that.
//!
//! Start at [`scene`] (the trail), then [`forge`] (what can be done to it), then [`attack`] (how a
//! manipulation is judged) and the tables of manipulations.

mod attack;
mod batches;
mod content;
mod entries;
mod files;
mod forge;
mod forms;
mod parts;
mod scene;
mod tables;
mod verifiers;

use attack::Group;
use verifiers::Independent;

const GROUPS: &[&Group] = &[
    &entries::ENTRIES,
    &forms::FORMS,
    &parts::PARTS,
    &batches::BATCHES,
    &tables::TABLES,
    &files::TAILS,
    &files::BYTES,
    &files::CHECKPOINTS,
];

fn check(group: &Group) {
    let mut independent = Independent::start();
    let wrong = group.attacks.iter().flat_map(|attack| attack.judge(&mut independent));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn entries_edited_exchanged_taken_out_and_put_in() {
    check(GROUPS[0]);
}

#[test]
fn other_spellings_of_an_entry() {
    check(GROUPS[1]);
}

#[test]
fn parts_and_snapshots() {
    check(GROUPS[2]);
}

#[test]
fn batches_and_later_acts() {
    check(GROUPS[3]);
}

#[test]
fn definitions_of_the_tables() {
    check(GROUPS[4]);
}

#[test]
fn tails_cut_and_files_exchanged() {
    check(GROUPS[5]);
}

#[test]
fn bytes_below_the_tables() {
    check(GROUPS[6]);
}

#[test]
fn checkpoints_forged() {
    check(GROUPS[7]);
}
