use super::{is_mistake, text};
use crate::audit::canonical::Fault;
use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::Hash;
use crate::audit::{Foreign, Misplaced, TrailError};
use crate::report::{Lang, Words};
use std::io;
use std::path::PathBuf;

/// One of each failure; a new variant must be added here to be told of.
fn all() -> Vec<TrailError> {
    let path = || PathBuf::from("a.trail");
    let mark = Checkpoint { origin: "o".to_owned(), size: 9, root: Hash::ZERO };
    let foreign = [
        Foreign::NoDatabase,
        Foreign::NoEntries,
        Foreign::Tables,
        Foreign::Settings,
        Foreign::Schema,
    ];
    let faults = [
        Fault::Length,
        Fault::Encoding,
        Fault::Syntax,
        Fault::Spelling,
        Fault::Number,
        Fault::Null,
        Fault::KeyTwice,
        Fault::Key,
        Fault::Text,
        Fault::Depth,
        Fault::Unassigned,
    ];
    let misplaced = [
        Misplaced::BatchOpen { batch: 3, count: 9, recorded: 4 },
        Misplaced::NoBatch,
        Misplaced::OtherBatch,
        Misplaced::Unregistered,
        Misplaced::ItemBeyond { item: 9 },
        Misplaced::ItemDiffers { item: 9 },
        Misplaced::Incomplete { count: 9, recorded: 4 },
        Misplaced::Target { seq: 3 },
        Misplaced::Entry { seq: 3 },
        Misplaced::Batch { seq: 3 },
        Misplaced::Subject,
        Misplaced::Question,
        Misplaced::Part { seq: 3 },
        Misplaced::Unexportable { seq: 3 },
        Misplaced::Outside { seq: 3, size: 3 },
        Misplaced::Size { size: 3 },
        Misplaced::Origin,
        Misplaced::Empty,
    ];
    let mut all = vec![
        TrailError::Exists { path: path() },
        TrailError::Missing { path: path() },
        TrailError::Held { path: path(), holder: "somebody".to_owned() },
        TrailError::Held { path: path(), holder: String::new() },
        TrailError::RolledBack { path: path(), entries: 5, mark: mark.clone() },
        TrailError::RolledBack { path: path(), entries: 9, mark },
        TrailError::MarkMissing { path: path() },
        TrailError::MarkChanged { path: path() },
        TrailError::Damaged { path: path(), seq: 4 },
        TrailError::Unsealed {
            durable: 12_345,
            why: Box::new(TrailError::MarkChanged { path: path() }),
        },
        TrailError::Moved { path: path() },
        TrailError::ClockBehind { now: "a".to_owned(), last: "b".to_owned() },
        TrailError::Stopped { path: path(), durable: 12_345, source: None },
        TrailError::File { path: path(), source: io::ErrorKind::StorageFull.into() },
        TrailError::Residue { path: path() },
    ];
    all.extend(foreign.map(|why| TrailError::Foreign { path: path(), why }));
    all.extend(faults.map(TrailError::Unrecordable));
    all.extend(misplaced.map(TrailError::Misplaced));
    all
}

#[test]
fn every_failure_is_a_sentence_and_an_act_in_both_languages() {
    for lang in Lang::ALL {
        for error in all() {
            let text = text(Words::of(lang), &error);
            assert!(!text.contains('⟨') && !text.contains('$'), "{text}");
            let has_note = matches!(error, TrailError::Unsealed { .. });
            assert_eq!(text.lines().count(), 2 + usize::from(has_note), "{text}");
        }
    }
}

#[test]
fn what_a_person_wrote_is_a_mistake_and_the_world_is_not() {
    assert!(is_mistake(&TrailError::Misplaced(Misplaced::Origin)));
    assert!(is_mistake(&TrailError::Unrecordable(Fault::Text)));
    assert!(!is_mistake(&TrailError::Moved { path: PathBuf::new() }));
    let open = Misplaced::BatchOpen { batch: 3, count: 9, recorded: 4 };
    assert!(!is_mistake(&TrailError::Misplaced(open)));
}

#[test]
fn numbers_of_entries_are_written_as_they_are_typed() {
    let stopped = TrailError::Stopped { path: "a".into(), durable: 12_345, source: None };
    let text = text(Words::of(Lang::Vi), &stopped);
    assert!(text.contains("mục 12345"), "{text}");
}
