//! Whatever the bytes, loading ends, and ends with a regulation or a reason.

use super::{SAMPLE, package};
use crate::load::{amendments, cases, recorded, regulation};
use crate::model::Package;
use proptest::prelude::*;

/// One edit of a file's bytes, at places given as parts of its length.
#[derive(Clone, Debug)]
enum Edit {
    Remove(u16, u8),
    Insert(u16, Vec<u8>),
    Repeat(u16, u8),
    Swap(u16, u16),
}

/// Pieces of text that mean something to a reader of rules.
const PIECES: &[&str] = &[
    "\n[",
    "]\n",
    "[[",
    "]]",
    "{",
    "}",
    "= ",
    "'''",
    "\"",
    "'",
    "\"\"\"",
    "\n",
    "\r\n",
    ".",
    ",",
    "title = ",
    "true",
    "-1",
    "99999999999999999999",
    "0x1F",
    "1e9",
    "2020-01-01",
    "inf",
    "nan",
    "id = \"a\"\n",
    "[facts.x]\n",
    "of = ",
    "times = 0",
    "\u{301}",
    "đ",
    "\u{0}",
    "#",
    "\\u0041",
    "worker",
    "unit",
    "mark = \"high\"",
    "group = [{}]",
    "children.workers = [[]]",
];

fn edit() -> impl Strategy<Value = Edit> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop_oneof![
        (any::<u16>(), any::<u8>()).prop_map(|(at, length)| Edit::Remove(at, length)),
        (any::<u16>(), piece).prop_map(|(at, bytes)| Edit::Insert(at, bytes)),
        (any::<u16>(), any::<u8>()).prop_map(|(at, length)| Edit::Repeat(at, length)),
        (any::<u16>(), any::<u16>()).prop_map(|(a, b)| Edit::Swap(a, b)),
    ]
}

fn apply(bytes: &mut Vec<u8>, edit: &Edit) {
    let place = |at: u16, bytes: &[u8]| usize::from(at) * bytes.len() / (usize::from(u16::MAX) + 1);
    match edit {
        Edit::Remove(at, length) => {
            let start = place(*at, bytes);
            let end = (start + usize::from(*length)).min(bytes.len());
            bytes.drain(start..end);
        }
        Edit::Insert(at, new) => {
            let at = place(*at, bytes);
            bytes.splice(at..at, new.iter().copied());
        }
        Edit::Repeat(at, length) => {
            let start = place(*at, bytes);
            let end = (start + usize::from(*length)).min(bytes.len());
            let piece = bytes[start..end].to_vec();
            bytes.splice(end..end, piece);
        }
        Edit::Swap(a, b) => {
            let mut lines: Vec<Vec<u8>> =
                bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let (a, b) = (usize::from(*a) % lines.len(), usize::from(*b) % lines.len());
            lines.swap(a, b);
            *bytes = lines.join(&b'\n');
        }
    }
}

/// Loads everything; true if a sound regulation or at least one reason came out.
fn ends(package: Package) -> bool {
    let (read, told) = regulation(package.clone());
    let (again, _) = recorded(package);
    assert_eq!(read.is_some(), again.is_some());
    let Some(read) = read else {
        return !told.is_empty();
    };
    let (_, of_cases) = cases(&read);
    let (_, of_amendments) = amendments(&read);
    for one in told.iter().chain(&of_cases).chain(&of_amendments) {
        let place = one.location.as_ref().expect("each mistake has its place");
        let marked = place.excerpt.marked.start..place.excerpt.marked.end;
        assert!(place.excerpt.text.get(marked).is_some());
    }
    read.unread.is_empty() || !told.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn edits_of_a_package_never_break_the_reader(
        file in 0..SAMPLE.len(),
        edits in prop::collection::vec(edit(), 1..5),
    ) {
        let files = SAMPLE.iter().enumerate().map(|(at, (path, text))| {
            let mut bytes = text.as_bytes().to_vec();
            if at == file {
                edits.iter().for_each(|edit| apply(&mut bytes, edit));
            }
            (*path, bytes)
        });
        prop_assert!(ends(package(files)));
    }

    #[test]
    fn any_bytes_at_all_are_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for file in 0..SAMPLE.len() {
            let files = SAMPLE.iter().enumerate().map(|(at, (path, text))| {
                (*path, if at == file { bytes.clone() } else { text.as_bytes().to_vec() })
            });
            prop_assert!(ends(package(files)));
        }
    }
}
