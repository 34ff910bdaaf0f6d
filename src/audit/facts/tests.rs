use super::{Misfit, Naming, RecallError, Roll, recall};
use crate::audit::error::TrailError;
use crate::audit::store::reader::Reader;
use crate::audit::tests::fixture::{self, Place};
use crate::audit::trail::{NewBatch, Record, Trail};
use crate::model::{Outcome, Population, Regulation, Verdict};

fn bodies(regulation: &Regulation, population: &Population) -> Vec<(String, String)> {
    let roll = Roll::of(regulation, population);
    let bodies = roll.subjects().map(|(class, row)| {
        let (facts, subject) = (roll.facts(class, row).unwrap(), roll.subject(class, row).unwrap());
        (facts.text().to_owned(), subject.text().to_owned())
    });
    bodies.collect()
}

#[test]
fn facts_are_written_by_their_types_and_name_nobody() {
    let regulation = fixture::regulation();
    let bodies = bodies(&regulation, &fixture::population(&regulation));
    let bodies: Vec<_> = bodies.iter().map(|(f, s)| (f.as_str(), s.as_str())).collect();
    assert_eq!(
        bodies,
        [
            (r#"{"facts":[]}"#, r#"{"facts":[],"id":"o-1"}"#),
            (
                r#"{"decided":"high","facts":[{"fact":"superior","item":0}]}"#,
                r#"{"facts":[],"id":"o-2"}"#
            ),
            (
                r#"{"decided":"low","facts":[{"fact":"months","is":11},{"fact":"present","is":false},{"fact":"score","is":"91.50"}]}"#,
                r#"{"facts":[],"id":"w-1"}"#
            ),
            (r#"{"facts":[]}"#, r#"{"facts":[],"id":"w-3"}"#),
            (r#"{"facts":[{"fact":"office","item":0}]}"#, r#"{"facts":[],"id":"w-5"}"#),
            (
                r#"{"facts":[{"fact":"effort","is":"low"},{"fact":"ground","is":"studying"},{"fact":"joined","is":"2023-02-24"},{"fact":"months","is":"1152921504606846976"},{"fact":"office","item":1},{"fact":"present","is":true},{"fact":"remark","is":"“a”\tb"},{"fact":"score","is":"-0.05"}]}"#,
                r#"{"facts":[{"fact":"full_name","is":"Nguyễn Thị Hòa"}],"id":"w-9"}"#
            ),
        ]
    );
}

/// Records a population with verdicts of no meaning.
fn record(trail: &mut Trail, regulation: &Regulation, population: &Population) -> u64 {
    let (files, roll) = (fixture::files(), Roll::of(regulation, population));
    let new = NewBatch { count: roll.count(), ..fixture::batch(trail, 0, &files) };
    let mut batch = trail.begin_batch(&new).unwrap();
    for (item, (class, row)) in roll.subjects().enumerate() {
        let class_id = regulation.classes[class].id.as_str();
        let invented = fixture::verdict(0);
        let verdict = Verdict { class: class_id, outcome: Outcome::Pending, ..invented };
        let (facts, subject) = (roll.facts(class, row).unwrap(), roll.subject(class, row).unwrap());
        let record =
            Record { item: item as u64, verdict: &verdict, facts: &facts, subject: &subject };
        batch.record(&record).unwrap();
    }
    let seq = batch.seq();
    batch.finish().unwrap();
    seq
}

#[test]
fn a_recorded_population_comes_back_with_every_fact_and_every_name() {
    let (place, regulation) = (Place::new(), fixture::regulation());
    let population = fixture::population(&regulation);
    let seq = record(&mut place.create(), &regulation, &population);
    let reader = Reader::open(place.path()).unwrap();
    let again = recall(&reader, seq, &regulation, Naming::Ids).unwrap();
    assert_eq!(bodies(&regulation, &again.population), bodies(&regulation, &population));
    assert_eq!(again.population.period, 2025);
    assert!(again.erased.is_empty());
    assert_eq!(again.rows[..3], [(0, 0), (0, 1), (1, 0)]);
}

#[test]
fn erased_names_change_no_fact_and_erased_facts_are_listed() {
    let (place, regulation) = (Place::new(), fixture::regulation());
    let population = fixture::population(&regulation);
    let mut trail = place.create();
    let seq = record(&mut trail, &regulation, &population);
    // Item 0 is the office that item 1 and the worker 4 refer to.
    let erasures = [fixture::redact(seq + 1, "subject"), fixture::redact(seq + 3, "facts")];
    trail.erase(&erasures).unwrap();
    let reader = Reader::open(place.path()).unwrap();
    for naming in [Naming::Items, Naming::Ids] {
        let again = recall(&reader, seq, &regulation, naming).unwrap();
        assert_eq!(again.erased, [2]);
        let known = bodies(&regulation, &population).into_iter().map(|(facts, _)| facts);
        let mut known: Vec<String> = known.collect();
        known[2] = r#"{"facts":[]}"#.to_owned();
        let again = bodies(&regulation, &again.population).into_iter().map(|(facts, _)| facts);
        let mut again: Vec<String> = again.collect();
        if naming == Naming::Ids {
            // Nameless, the first office comes last in the order of names: `#0` before `o-2`.
            assert_eq!(again, known);
        }
        known.sort();
        again.sort();
        assert_eq!(again, known);
    }
}

#[test]
fn what_is_no_whole_batch_of_the_regulation_is_refused() {
    let (place, regulation) = (Place::new(), fixture::regulation());
    let mut trail = place.create();
    let seq = fixture::record(&mut trail, 4);
    let reader = Reader::open(place.path()).unwrap();
    let refused = |seq| recall(&reader, seq, &regulation, Naming::Items).unwrap_err();
    // `score of 0` is no decimal.
    let RecallError::Unfit { seq: found, misfit } = refused(seq) else { panic!("it fits") };
    let (fact, value) = ("score".to_owned(), "\"score of 0\"".to_owned());
    assert_eq!((found, misfit), (seq + 1, Misfit::Value { fact, value }));
    assert!(matches!(refused(seq + 1), RecallError::NoBatch { .. }));
    assert!(matches!(refused(99), RecallError::NoBatch { .. }));
    let files = fixture::files();
    let new = fixture::batch(&mut trail, 4, &files);
    let open = trail.begin_batch(&new).unwrap().seq();
    let reader = Reader::open(place.path()).unwrap();
    let refused = recall(&reader, open, &regulation, Naming::Items).unwrap_err();
    assert!(matches!(refused, RecallError::Incomplete { count: 4, recorded: 0, .. }));
    let missing = Reader::open(&place.folder.path().join("none"));
    assert!(matches!(missing, Err(TrailError::Missing { .. })));
}
