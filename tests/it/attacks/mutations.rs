//! Bytes of the file changed by chance: neither verifier fails or hangs, and none says that a
//! trail is intact whose entries, parts or snapshots do not read as they were.
//!
//! `MUCTHUOC_MUTATIONS=50000 cargo test --test it attacks::mutations` tries more, from the number
//! in `MUCTHUOC_FIRST` on.

use crate::attacks::chance::{Chance, tries};
use crate::attacks::content::Content;
use crate::attacks::forge::{Forge, PAGE};
use crate::attacks::scene::Files;
use crate::attacks::verifiers::{Independent, Question, ours};
use std::fs;

#[test]
fn bytes_changed_by_chance_never_pass_for_the_trail() {
    let honest = Content::of(&Forge::new().trail()).unwrap();
    let mut independent = Independent::start();
    for number in tries("MUCTHUOC_MUTATIONS", 200) {
        let mut chance = Chance::of(number);
        let forge = Forge::new();
        let mut files = match chance.below(3) {
            0 => forge.scene.live.clone(),
            _ => Files { trail: forge.scene.trail.clone(), log: Vec::new() },
        };
        let has_log = !files.log.is_empty();
        let mut done = Vec::new();
        for _ in 0..=chance.below(2) {
            let bytes =
                if has_log && chance.below(2) == 0 { &mut files.log } else { &mut files.trail };
            done.push(mutate(bytes, &mut chance));
        }
        fs::write(forge.trail(), &files.trail).unwrap();
        if has_log {
            fs::write(forge.beside("-wal"), &files.log).unwrap();
        }
        let question = Question::alone(&forge.trail());
        let (ours, theirs) = (ours(&question), independent.verify(&question));
        let is_wrong = ours["verdict"] != theirs["verdict"]
            || ours["verdict"] == "intact" && !reads_as_honest(&forge, &honest, has_log);
        if is_wrong {
            let kept = forge.keep();
            panic!("mutation {number} in {kept:?}: {done:?}\n  ours   {ours}\n  theirs {theirs}");
        }
    }
}

/// True if what can be read is what was recorded; with a log, at some time: one that is cut, or
/// damaged from some frame on, shows the trail as it was before.
fn reads_as_honest(forge: &Forge, honest: &Content, has_log: bool) -> bool {
    match Content::of(&forge.trail()) {
        Some(found) if has_log => found.begins(honest),
        Some(found) => found == *honest,
        None => false,
    }
}

/// Changes bytes somewhere, and tells how. Most changes fall near the head of a page, where the
/// structure is.
fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) -> String {
    if bytes.len() < 2 * PAGE {
        return "nothing".to_owned();
    }
    let page = chance.below(bytes.len() / PAGE) * PAGE;
    let at = match chance.below(3) {
        0 => page + chance.below(PAGE),
        1 => page + chance.below(32),
        _ => chance.below(bytes.len()),
    };
    let other = chance.below(bytes.len() / PAGE) * PAGE;
    match chance.below(9) {
        0..3 => {
            let bit = chance.below(8);
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at}")
        }
        3 | 4 => {
            let value = *chance.of_these(&[0, 1, 2, 5, 10, 13, 127, 128, 255]);
            bytes[at] = value;
            format!("byte {at} = {value}")
        }
        5 => {
            let end = (at + 1 + chance.below(64)).min(bytes.len());
            bytes[at..end].fill(0);
            format!("bytes {at} to {end} wiped")
        }
        6 => {
            bytes.copy_within(other..other + PAGE, page);
            format!("page at {page} = page at {other}")
        }
        7 => {
            let (first, second) = (page.min(other), page.max(other));
            let (left, right) = bytes.split_at_mut(second);
            if first < second {
                left[first..first + PAGE].swap_with_slice(&mut right[..PAGE]);
            }
            format!("pages at {first} and {second} exchanged")
        }
        _ => {
            bytes.truncate(at);
            format!("cut at {at}")
        }
    }
}
