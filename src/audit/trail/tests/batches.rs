use crate::audit::entry::{Act, Anchor, Entry, Supersede};
use crate::audit::error::{Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::audit::tests::fixture::{
    Place, batch, decision, files, name, parts, record, redact, verdict,
};
use crate::audit::trail::{Batch, Input, NewBatch, Receipt, Record};
use crate::audit::verify::OpenAtEnd;

fn add(batch: &mut Batch<'_>, item: u64) -> Result<Receipt, TrailError> {
    let (facts, subject) = parts(item);
    batch.record(&Record { item, verdict: &verdict(item), facts: &facts, subject: &subject })
}

fn misplaced<T>(result: Result<T, TrailError>) -> Misplaced {
    match result {
        Err(TrailError::Misplaced(why)) => why,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was accepted"),
    }
}

#[test]
fn a_recorded_batch_verifies_and_every_receipt_is_true() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 700, &files);
    let mut recording = trail.begin_batch(&new).unwrap();
    let receipts: Vec<Receipt> = (0..700).map(|item| add(&mut recording, item).unwrap()).collect();
    let end = recording.finish().unwrap();
    let checkpoint = trail.checkpoint().unwrap();
    assert_eq!((end.seq, checkpoint.size), (704, 705));
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    assert_eq!((result.root, result.open), (checkpoint.root, None));
    let reader = Reader::open(place.path()).unwrap();
    for (item, receipt) in (0..).zip(receipts) {
        let data = reader.entry(receipt.seq).unwrap().unwrap();
        assert_eq!(Hash::of_entry(&data), receipt.hash);
        let Act::Verdict(found) = Entry::read(&data).unwrap().act else { panic!("a verdict") };
        assert_eq!((found.item, &*found.class), (item, verdict(item).class));
        let subject = reader.parts(receipt.seq).unwrap().remove(1);
        assert!(subject.body.contains(&name(item)));
    }
}

#[test]
fn a_verdict_is_recorded_as_it_is_shown_without_what_is_null() {
    let place = Place::new();
    let seq = record(&mut place.create(), 2);
    let reader = Reader::open(place.path()).unwrap();
    let out = |seq| {
        let text = String::from_utf8(reader.entry(seq).unwrap().unwrap()).unwrap();
        let from = text.find("\"out\":").unwrap() + 6;
        text[from..text.find(",\"parts\"").unwrap()].to_owned()
    };
    assert_eq!(
        out(seq + 1),
        r#"{"ceilings":[],"eligible":"high","level":"high","missing":[],"outcome":"rated","reasons":["score-high"],"rests_on":"text","review_due":true,"standard":"high","unmet":[]}"#
    );
    assert_eq!(
        out(seq + 2),
        r#"{"ceilings":[],"exemption":"newly-arrived","missing":["score"],"outcome":"exempt","reasons":["score-high"],"rests_on":"text","review_due":true,"unmet":[]}"#
    );
}

#[test]
fn the_same_facts_of_two_subjects_have_commitments_of_their_own() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 2, &files);
    let mut recording = trail.begin_batch(&new).unwrap();
    let (facts, subject) = parts(0);
    for item in [0, 1] {
        let verdict = &verdict(item);
        recording.record(&Record { item, verdict, facts: &facts, subject: &subject }).unwrap();
    }
    let first = recording.seq() + 1;
    recording.finish().unwrap();
    let reader = Reader::open(place.path()).unwrap();
    let salts: Vec<_> = [first, first + 1]
        .iter()
        .flat_map(|seq| reader.parts(*seq).unwrap())
        .map(|part| part.salt)
        .collect();
    assert_eq!(salts.len(), 4);
    assert!((0..4).all(|a| (0..a).all(|b| salts[a] != salts[b])));
}

#[test]
fn an_interrupted_batch_is_reported_and_resumed_without_doubling_anything() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 9, &files);
    let mut recording = trail.begin_batch(&new).unwrap();
    let first = add(&mut recording, 0).unwrap();
    add(&mut recording, 4).unwrap();
    recording.save().unwrap();
    add(&mut recording, 5).unwrap();
    // Not saved: gone.
    drop(trail);
    let result = place.verify();
    assert!(result.is_intact());
    assert_eq!(result.open, Some(OpenAtEnd { batch: 3, count: 9, recorded: 2 }));
    let mut trail = place.open();
    let open = trail.open_batch().unwrap();
    assert_eq!((open.batch, open.count, open.recorded()), (3, 9, 2));
    let within = misplaced(trail.begin_batch(&new).map(drop));
    assert_eq!(within, Misplaced::BatchOpen { batch: 3, count: 9, recorded: 2 });
    let mut recording = trail.resume_batch(&new).unwrap();
    for item in 0..9 {
        let receipt = add(&mut recording, item).unwrap();
        assert_eq!(receipt == first, item == 0);
        assert_eq!(add(&mut recording, item).unwrap(), receipt, "said twice, recorded once");
    }
    recording.finish().unwrap();
    assert!(trail.open_batch().is_none());
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    assert_eq!((result.entries, result.open), (14, None));
}

#[test]
fn only_the_same_batch_with_the_same_verdicts_is_resumed() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 3, &files);
    assert_eq!(misplaced(trail.resume_batch(&new).map(drop)), Misplaced::NoBatch);
    let mut recording = trail.begin_batch(&new).unwrap();
    add(&mut recording, 0).unwrap();
    let other_facts = parts(7);
    let (facts, subject) = parts(0);
    let (said, unsaid) = (verdict(0), verdict(1));
    let mut tell = |verdict, facts, subject| {
        misplaced(recording.record(&Record { item: 0, verdict, facts, subject }))
    };
    let differs = Misplaced::ItemDiffers { item: 0 };
    assert_eq!(tell(&said, &other_facts.0, &subject), differs);
    assert_eq!(tell(&said, &facts, &other_facts.1), differs);
    assert_eq!(tell(&unsaid, &facts, &subject), differs);
    let beyond = misplaced(add(&mut recording, 3));
    assert_eq!(beyond, Misplaced::ItemBeyond { item: 3 });
    let short = misplaced(recording.finish());
    assert_eq!(short, Misplaced::Incomplete { count: 3, recorded: 1 });
    let mut other = |new: NewBatch<'_>| trail_refuses(&mut trail, &new);
    assert!(other(NewBatch { count: 4, ..new }));
    assert!(other(NewBatch { period: 2024, ..new }));
    assert!(other(NewBatch { reg: new.engine, ..new }));
    assert!(other(NewBatch { input: Input::Files(&files[..1]), ..new }));
    let mut reversed = files.clone();
    reversed.reverse();
    let same = NewBatch { input: Input::Files(&reversed), ..new };
    assert!(trail.resume_batch(&same).is_ok(), "the order of the files says nothing");
}

fn trail_refuses(trail: &mut crate::audit::trail::Trail, new: &NewBatch<'_>) -> bool {
    misplaced(trail.resume_batch(new).map(drop)) == Misplaced::OtherBatch
}

#[test]
fn a_batch_given_up_is_listed_and_another_may_begin() {
    let place = Place::new();
    let mut trail = place.create();
    assert_eq!(misplaced(trail.abort_batch("why")), Misplaced::NoBatch);
    let files = files();
    let new = batch(&mut trail, 5, &files);
    add(&mut trail.begin_batch(&new).unwrap(), 2).unwrap();
    assert_eq!(misplaced(trail.abort_batch("")), Misplaced::Empty);
    trail.abort_batch("mất điện").unwrap();
    record(&mut trail, 2);
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    let aborted = &result.aborted[0];
    assert_eq!((aborted.batch, aborted.count, aborted.recorded), (3, 5, 1));
    assert_eq!(aborted.reason, "mất điện");
}

#[test]
fn an_empty_batch_is_a_batch() {
    let place = Place::new();
    record(&mut place.create(), 0);
    assert!(place.verify().is_intact());
}

#[test]
fn what_is_not_registered_cannot_be_used() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 1, &files);
    for wrong in [NewBatch { reg: Hash::ZERO, ..new }, NewBatch { engine: Hash::ZERO, ..new }] {
        assert_eq!(misplaced(trail.begin_batch(&wrong).map(drop)), Misplaced::Unregistered);
    }
    // Registering again adds nothing.
    let size = trail.size();
    batch(&mut trail, 1, &files);
    assert_eq!(trail.size(), size);
}

#[test]
fn rulings_and_corrections_have_earlier_entries_as_targets() {
    let place = Place::new();
    let mut trail = place.create();
    let seq = record(&mut trail, 3);
    trail.decide(decision(seq + 1)).unwrap();
    for wrong in [0, seq, seq + 4, 99] {
        let found = misplaced(trail.decide(decision(wrong)));
        assert_eq!(found, Misplaced::Target { seq: wrong });
    }
    let correct = |target, by_entry| Supersede { target, by_entry, why: "tính lại".into() };
    trail.supersede(correct(seq + 1, seq + 2)).unwrap();
    let found = misplaced(trail.supersede(correct(seq + 2, seq + 2)));
    assert_eq!(found, Misplaced::Target { seq: seq + 2 });
    assert_eq!(misplaced(trail.supersede(correct(1, 99))), Misplaced::Target { seq: 99 });
    let mut silent = decision(seq + 1);
    silent.reason = "".into();
    assert_eq!(misplaced(trail.decide(silent)), Misplaced::Empty);
    let checkpoint = trail.checkpoint().unwrap();
    let anchor =
        |size| Anchor { size, root: checkpoint.root, kind: "minutes".into(), sha256: Hash::ZERO };
    trail.anchor(anchor(checkpoint.size)).unwrap();
    assert_eq!(misplaced(trail.anchor(anchor(3))), Misplaced::Size { size: 3 });
    assert_eq!(misplaced(trail.anchor(anchor(99))), Misplaced::Size { size: 99 });
    assert_eq!(
        misplaced(trail.erase(&[redact(seq + 1, "name")])),
        Misplaced::Part { seq: seq + 1 }
    );
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
}

#[test]
fn a_verdict_that_cannot_be_written_leaves_the_batch_as_it_was() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 2, &files);
    let mut recording = trail.begin_batch(&new).unwrap();
    add(&mut recording, 0).unwrap();
    let (facts, subject) = parts(1);
    let mut long = verdict(1);
    long.missing = (0..9000).map(|at| format!("fact_{at}")).collect();
    let mut decomposed = verdict(1);
    decomposed.class = "Hoa\u{300}";
    for verdict in [&long, &decomposed] {
        let record = Record { item: 1, verdict, facts: &facts, subject: &subject };
        let refused = recording.record(&record);
        assert!(matches!(refused, Err(TrailError::Unrecordable(_))), "{refused:?}");
    }
    add(&mut recording, 1).unwrap();
    recording.finish().unwrap();
    assert!(place.verify().is_intact());
}

#[test]
fn a_batch_that_ended_unsealed_is_not_recorded_twice() {
    let place = Place::new();
    let mut trail = place.create();
    let batch_seq = record(&mut trail, 9);
    let end = Receipt { seq: batch_seq + 10, hash: trail.durable.hash };
    // Cut off between the end and the checkpoint.
    drop(trail);
    let mut trail = place.open();
    assert!(trail.open_batch().is_none());
    let files = files();
    let new = batch(&mut trail, 9, &files);
    assert_eq!(trail.interrupted(&new).unwrap().map(|found| found.batch), Some(batch_seq));
    let other = NewBatch { period: 2024, ..new };
    assert!(trail.interrupted(&other).unwrap().is_none());
    let mut again = trail.resume_batch(&new).unwrap();
    for item in 0..9 {
        assert_eq!(add(&mut again, item).unwrap().seq, batch_seq + 1 + item);
    }
    let (facts, subject) = parts(0);
    let differs = Record { item: 0, verdict: &verdict(1), facts: &facts, subject: &subject };
    assert_eq!(misplaced(again.record(&differs)), Misplaced::ItemDiffers { item: 0 });
    assert_eq!(again.finish().unwrap(), end);
    trail.checkpoint().unwrap();
    drop(trail);
    assert_eq!(place.verify().entries, batch_seq + 11);
    // Once sealed, the same again is a batch of its own.
    let mut trail = place.open();
    assert!(trail.interrupted(&new).unwrap().is_none());
    assert_eq!(misplaced(trail.resume_batch(&new).map(drop)), Misplaced::NoBatch);
    record(&mut trail, 9);
    drop(trail);
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    assert_eq!(result.entries, batch_seq + 22);
}

#[test]
fn a_batch_that_was_given_up_is_not_taken_for_one_that_ended() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 2, &files);
    drop(trail.begin_batch(&new).unwrap());
    trail.abort_batch("bản nộp sai").unwrap();
    drop(trail);
    assert!(place.open().interrupted(&new).unwrap().is_none());
}
