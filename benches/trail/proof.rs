//! Proofs of inclusion out of a trail of a million entries: how long, how large.

use crate::pairing::{median, timed};
use crate::say;
use crate::subjects::Subjects;
use mucthuoc::audit::proof::{Claim, Inclusion, Proof};
use mucthuoc::audit::store::nodes::StoredNodes;
use mucthuoc::audit::store::{Location, connect, reader::Reader};
use mucthuoc::audit::tree::prove_inclusion;

const ENTRIES: u64 = 1_000_000;
const PROOFS: u64 = 1_001;

/// Proves entries all over the trail, each proof checked.
pub fn run() {
    let subjects = Subjects::of_the_example();
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::beside(&folder.path().join("million.trail"));
    let (mut trail, new) = subjects.trail(&location, ENTRIES - 5);
    let mut batch = trail.begin_batch(&new).expect("begun");
    subjects.table().record(&mut batch, ENTRIES - 5);
    batch.finish().expect("finished");
    let checkpoint = trail.checkpoint().expect("a checkpoint");
    drop(trail);
    assert_eq!(checkpoint.size, ENTRIES);

    let reader = Reader::open(&location.trail).expect("a trail");
    let (db, _) = connect::reader(&location.trail, false).expect("a trail");
    let (mut took_ns, mut around, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..PROOFS {
        // A step prime to the size: the whole breadth of the tree, in no order of the file.
        let index = at * 617_363 % ENTRIES;
        let (text, spent) = timed(|| {
            let path = prove_inclusion(index, ENTRIES, &mut StoredNodes::cached(&db));
            let path = path.expect("nodes");
            let entry = reader.entry(index).expect("read").expect("an entry");
            let entry = String::from_utf8(entry).expect("UTF-8");
            let claim = Claim::Inclusion(Inclusion { index, entry, parts: Vec::new(), path });
            let note = checkpoint.to_string();
            let proof = Proof { claim, checkpoint: checkpoint.clone(), note };
            proof.write().expect("a proof")
        });
        Proof::check(&text).expect("a proof that proves");
        let extra = text.lines().find(|line| line.starts_with("extra ")).expect("an extra");
        took_ns.push(spent.wall_ns);
        around.push((text.len() - extra.len() - 1) as u64);
        entries.push(extra.len() as u64 + 1);
    }
    let most = |values: &[u64]| values.iter().copied().max().unwrap_or(0);
    say(&format!(
        "\ninclusion in {ENTRIES} entries, {PROOFS} proofs, each checked\n\
         time     median {} µs, longest {} µs   (at most 2000)\n\
         size     median {} bytes, largest {}   (at most 1024: siblings, index, checkpoint)\n\
         with it  the entry itself, in base64: median {} bytes, largest {}",
        median(took_ns.iter().copied()) / 1000,
        most(&took_ns) / 1000,
        median(around.iter().copied()),
        most(&around),
        median(entries.iter().copied()),
        most(&entries),
    ));
}
