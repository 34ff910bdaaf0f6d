//! A real trail under attack: what each manipulation leaves for a verifier to find, and that both
//! verifiers find exactly that.
//!
//! Start at [`scene`] (the trail), then [`forge`] (what can be done to it), then [`attack`] (how a
//! manipulation is judged) and the tables of manipulations.

mod attack;
mod batches;
mod chance;
mod checkpoints;
mod command;
mod content;
mod document;
mod entries;
mod forge;
mod forgeries;
mod forms;
mod honest;
mod large;
mod mutations;
mod pages;
mod parts;
mod scene;
mod tables;
mod tails;
mod verifiers;
mod writer;

use attack::Group;
use verifiers::Independent;

const GROUPS: &[&Group] = &[
    &entries::ENTRIES,
    &forms::FORMS,
    &parts::PARTS,
    &batches::BATCHES,
    &tables::TABLES,
    &tails::TAILS,
    &pages::BYTES,
    &checkpoints::CHECKPOINTS,
];

fn check(group: &Group) {
    let mut independent = Independent::start();
    let wrong = group.attacks.iter().flat_map(|attack| attack.judge(&mut independent));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn entries_edited_exchanged_taken_out_and_put_in() {
    check(&entries::ENTRIES);
}

#[test]
fn other_spellings_of_an_entry() {
    check(&forms::FORMS);
}

#[test]
fn parts_and_snapshots() {
    check(&parts::PARTS);
}

#[test]
fn batches_and_later_acts() {
    check(&batches::BATCHES);
}

#[test]
fn definitions_of_the_tables() {
    check(&tables::TABLES);
}

#[test]
fn tails_cut_and_files_exchanged() {
    check(&tails::TAILS);
}

#[test]
fn bytes_below_the_tables() {
    check(&pages::BYTES);
}

#[test]
fn checkpoints_forged() {
    check(&checkpoints::CHECKPOINTS);
}
