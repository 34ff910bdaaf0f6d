use super::Reader;
use crate::audit::error::TrailError;
use crate::audit::tests::fixture::{Place, decision, record};
use std::fs;

fn names(place: &Place) -> Vec<String> {
    let entries = fs::read_dir(place.folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn looking_at_a_trail_at_rest_leaves_nothing_beside_it() {
    let place = Place::new();
    record(&mut place.create(), 3);
    let before = names(&place);
    let reader = Reader::still(place.path()).unwrap();
    assert_eq!(reader.size().unwrap(), 8);
    assert_eq!(names(&place), before);
    reader.make_sure().unwrap();
    drop(reader);
    assert_eq!(names(&place), before);
}

#[test]
fn a_trail_that_was_written_to_while_it_was_looked_at_is_told() {
    let place = Place::new();
    record(&mut place.create(), 3);
    let reader = Reader::still(place.path()).unwrap();
    let mut trail = place.open();
    trail.decide(decision(4)).unwrap();
    // The log is folded into the file.
    trail.checkpoint().unwrap();
    drop(trail);
    let told = reader.make_sure();
    assert!(matches!(told, Err(TrailError::Moved { .. })), "{told:?}");
}
