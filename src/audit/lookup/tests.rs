use super::PartState;
use crate::audit::entry::Supersede;
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::audit::survey::{Survey, survey};
use crate::audit::tests::fixture::{
    Place, batch, decision, engine, files, name, parts, record, redact, verdict,
};
use crate::audit::trail::{Body, Record};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Changes a file as an owner can who does not care for its triggers.
fn tamper(place: &Place, sql: &str) {
    let db = Connection::open(place.path()).unwrap();
    db.execute_batch(&format!("DROP TRIGGER part_stays; DROP TRIGGER entry_stays; {sql}")).unwrap();
}

fn surveyed(reader: &Reader) -> Survey {
    survey(reader, &mut |_, _| {}).unwrap()
}

#[test]
fn a_part_is_there_altered_erased_or_missing() {
    let place = Place::new();
    let mut trail = place.create();
    // Entries: 0 genesis, 1 regulation, 2 engine, 3 batch, 4 to 7 verdicts, 8 the end.
    assert_eq!(record(&mut trail, 4), 3);
    trail.erase(&[redact(5, "facts")]).unwrap();
    drop(trail);
    tamper(
        &place,
        "UPDATE part SET body = '{}' WHERE seq = 6 AND name = 'facts';
                    DELETE FROM part WHERE seq = 7;",
    );
    let reader = Reader::open(place.path()).unwrap();
    let states = |seq| {
        let found = reader.found(seq).unwrap().unwrap();
        let states = found.parts.into_iter().map(|part| (part.name, part.state));
        states.collect::<BTreeMap<_, _>>()
    };
    let (facts, subject) = parts(0);
    let sound = |body: &Body| PartState::Sound(body.text().to_owned());
    assert_eq!(states(4)["facts"], sound(&facts));
    assert_eq!(states(4)["subject"], sound(&subject));
    assert_eq!(states(5)["facts"], PartState::Erased { entry: 9 });
    assert_eq!(states(6)["facts"], PartState::Altered);
    assert_eq!(states(7), [("facts", PartState::Missing), ("subject", PartState::Missing)].into());
    assert_eq!(states(3).keys().copied().collect::<Vec<_>>(), ["input"]);
    assert_eq!(states(1), BTreeMap::new());
    assert_eq!(reader.found(10).unwrap(), None);
}

#[test]
fn an_entry_that_is_not_the_one_stored_is_told_apart() {
    let place = Place::new();
    drop(place.create());
    let before = Reader::open(place.path()).unwrap().found(0).unwrap().unwrap();
    assert!(before.is_sound);
    tamper(&place, "UPDATE entry SET data = replace(data, 'units', 'unity');");
    let after = Reader::open(place.path()).unwrap().found(0).unwrap().unwrap();
    assert!(!after.is_sound && after.hash != before.hash);
}

#[test]
fn verdicts_on_a_subject_are_found_by_class_and_id_and_by_nothing_else() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 6, &files);
    let mut recording = trail.begin_batch(&new).unwrap();
    // Items 0, 2, 4 are workers, 1, 3, 5 offices.
    let odd = "a\"b\\\u{7f}ả";
    for (item, id) in [(0, odd), (1, odd), (2, "other"), (3, "c"), (4, "c"), (5, "cc")] {
        let subject = Body::write(|out| {
            out.object(|out| {
                out.key("facts").list([r#"{"id":"c"}"#, "c"], |out, text| {
                    out.object(|out| out.key("is").text(text));
                });
                out.key("id").text(id);
            });
        });
        let (facts, subject, verdict) = (parts(item).0, subject.unwrap(), &verdict(item));
        recording.record(&Record { item, verdict, facts: &facts, subject: &subject }).unwrap();
    }
    recording.finish().unwrap();
    let first = trail.size();
    record(&mut trail, 2);
    let reader = Reader::open(place.path()).unwrap();
    let on = |class, id: &str| reader.verdicts_on((class, id), &mut |_, _| {}).unwrap();
    assert_eq!(on("worker", odd), [4]);
    assert_eq!(on("office", odd), [5]);
    assert_eq!((on("worker", "c"), on("office", "c")), (vec![8], vec![7]));
    assert!(on("worker", "nobody").is_empty());
    assert!(on("worker", "\0").is_empty());
    assert_eq!(on("worker", &name(0)), [first + 1]);
}

#[test]
fn what_later_entries_say_of_a_verdict_is_found() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 3);
    trail.decide(decision(4)).unwrap();
    trail.decide(decision(5)).unwrap();
    let why = "sai";
    trail.supersede(Supersede { target: 4, by_entry: 6, why: why.into() }).unwrap();
    trail.erase(&[redact(6, "subject")]).unwrap();
    let reader = Reader::open(place.path()).unwrap();
    let on = |targets: &[u64]| {
        let acts = reader.acts_on(&targets.iter().copied().collect()).unwrap();
        acts.iter().map(|kept| (kept.seq, kept.entry().act.kind())).collect::<Vec<_>>()
    };
    assert_eq!(on(&[4]), [(8, "decision"), (10, "supersede")]);
    assert_eq!(on(&[6]), [(10, "supersede"), (11, "redact")]);
    assert_eq!(on(&[5, 6]), [(9, "decision"), (10, "supersede"), (11, "redact")]);
    assert!(on(&[]).is_empty());
}

#[test]
fn verdicts_are_found_by_item_though_other_acts_stand_between() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 2);
    let files = files();
    let new = batch(&mut trail, 3, &files);
    let mut recording = trail.begin_batch(&new).unwrap();
    let seq = recording.seq();
    let put = |recording: &mut crate::audit::trail::Batch<'_>, item| {
        let ((facts, subject), verdict) = (parts(item), &verdict(item));
        recording.record(&Record { item, verdict, facts: &facts, subject: &subject }).unwrap();
    };
    put(&mut recording, 0);
    recording.save().unwrap();
    drop(recording);
    trail.decide(decision(4)).unwrap();
    let mut recording = trail.resume_batch(&new).unwrap();
    [2, 1].into_iter().for_each(|item| put(&mut recording, item));
    recording.finish().unwrap();
    let reader = Reader::open(place.path()).unwrap();
    let of = |batch, items: &[u64]| {
        reader.verdicts_of(batch, &items.iter().copied().collect::<BTreeSet<_>>()).unwrap()
    };
    let wanted = [(0, seq + 1), (1, seq + 4), (2, seq + 3)];
    assert_eq!(of(seq, &[0, 1, 2, 3, u64::MAX]), wanted.into());
    assert_eq!(of(3, &[1]), [(1, 5)].into());
    let outline = surveyed(&reader);
    let batches: Vec<_> = outline.batches.iter().map(|b| (b.opening.seq, b.recorded)).collect();
    assert_eq!(batches, [(3, 2), (seq, 3)]);
    let others: Vec<_> = outline.others.iter().map(|kept| kept.entry().act.kind()).collect();
    assert_eq!(others, ["genesis", "regulation", "engine", "decision"]);
}

#[test]
fn what_a_batch_uses_is_found_where_it_was_registered() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 2);
    let reader = Reader::open(place.path()).unwrap();
    let sha256 = Hash::of_snapshot(engine().text().as_bytes());
    let registration = |before| {
        let kept = reader.registration(sha256, before).unwrap();
        kept.map(|kept| (kept.seq, kept.entry().act.kind()))
    };
    assert_eq!(registration(u64::MAX), Some((2, "engine")));
    assert_eq!(registration(2), None);
    assert_eq!(reader.registration(Hash::ZERO, 9).unwrap(), None);
}
