use super::{BatchState, departed};
use crate::audit::canonical::{self, Canonical, Value};
use crate::audit::entry::{read_out, write_out};
use crate::audit::error::TrailError;
use crate::audit::store::reader::Reader;
use crate::audit::tests::fixture::{Place, batch, files, parts, record, redact, verdict};
use crate::audit::trail::Record;

#[test]
fn batches_are_listed_with_how_they_ended_and_what_was_erased() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 2);
    trail.erase(&[redact(4, "facts"), redact(5, "subject")]).unwrap();
    let files = files();
    let new = batch(&mut trail, 3, &files);
    drop(trail.begin_batch(&new).unwrap());
    trail.abort_batch("sai").unwrap();
    let mut open = trail.begin_batch(&new).unwrap();
    let (facts, subject) = parts(0);
    let record = Record { item: 0, verdict: &verdict(0), facts: &facts, subject: &subject };
    open.record(&record).unwrap();
    open.save().unwrap();
    drop(open);
    let reader = Reader::open(place.path()).unwrap();
    let recorded = reader.recorded().unwrap();
    let ends: Vec<_> = recorded.batches.iter().map(|one| (one.seq, one.count, one.end)).collect();
    let (ended, aborted) = (Some(BatchState::Ended), Some(BatchState::Aborted));
    assert_eq!(ends, [(3, 2, ended), (9, 3, aborted), (11, 3, None)]);
    let erasures: Vec<_> = recorded.erasures.into_iter().collect();
    assert_eq!(erasures, [((4, "facts".to_owned()), 7), ((5, "subject".to_owned()), 8)]);
    let verdicts = |batch| {
        let mut found = Vec::new();
        let each = |seq, verdict: &crate::audit::entry::VerdictEntry<'_>| {
            found.push((seq, verdict.item));
            Ok::<(), TrailError>(())
        };
        reader.each_verdict(batch, each).unwrap();
        found
    };
    assert_eq!((verdicts(3), verdicts(11)), (vec![(4, 0), (5, 1)], vec![(12, 0)]));
    assert!(verdicts(9).is_empty());
}

fn written(item: u64) -> String {
    let mut out = Canonical::new();
    write_out(&verdict(item), &mut out);
    out.finish_text().unwrap()
}

#[test]
fn a_verdict_is_the_same_only_byte_for_byte() {
    for item in 0..3 {
        let text = written(item);
        let value = canonical::read(text.as_bytes(), 1 << 16).unwrap();
        assert_eq!(departed(&value, &verdict(item)).unwrap(), None);
        let other = departed(&value, &verdict(item + 1)).unwrap().unwrap();
        assert_eq!((other.recorded, other.replayed), (text, written(item + 1)));
    }
    // A field that this program does not write is a difference.
    let more = written(0).replacen("{", "{\"added\":true,", 1);
    let value = canonical::read(more.as_bytes(), 1 << 16).unwrap();
    assert!(departed(&value, &verdict(0)).unwrap().is_some());
}

#[test]
fn a_recorded_verdict_object_is_read_back_whole_or_not_at_all() {
    for item in 0..3 {
        let text = written(item);
        let value = canonical::read(text.as_bytes(), 1 << 16).unwrap();
        let wanted = verdict(item);
        assert_eq!(read_out(&value, wanted.class, wanted.id), Some(wanted));
    }
    let text = written(0);
    for wrong in [
        text.replace("rated", "graded"),
        text.replace("\"text\"", "\"hearsay\""),
        text.replace("\"review_due\":true", "\"review_due\":1"),
        text.replace("\"unmet\":[]", "\"unmet\":[1]"),
        text.replace("\"ceilings\":[],", ""),
    ] {
        let value: Value<'_> = canonical::read(wrong.as_bytes(), 1 << 16).unwrap();
        assert_eq!(read_out(&value, "worker", "x"), None, "{wrong}");
    }
}
