use crate::audit::error::TrailError;
use crate::audit::store::reader::Reader;
use crate::audit::tests::fixture::{Place, name, record, redact};
use std::fs;

/// True if the bytes stand anywhere in the folder of the trail.
fn is_legible(place: &Place, text: &str) -> bool {
    let files = fs::read_dir(place.folder.path()).unwrap();
    files.into_iter().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn an_erased_name_stands_in_no_byte_of_the_file_or_its_log() {
    let place = Place::new();
    let mut trail = place.create();
    let seq = record(&mut trail, 4000);
    let items = [0, 1, 17, 1234, 2000, 2001, 2002, 3998, 3999];
    let erasures: Vec<_> = items.map(|item| redact(seq + 1 + item, "subject")).into();
    assert!(items.iter().all(|item| is_legible(&place, &name(*item))));
    let receipts = trail.erase(&erasures).unwrap();
    assert_eq!(receipts.len(), items.len());
    for item in items {
        assert!(!is_legible(&place, &name(item)), "{item}");
    }
    assert!(is_legible(&place, &name(18)), "the others are there");
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    let erased: Vec<i64> = result.erased.iter().map(|one| one.seq).collect();
    assert_eq!(erased, items.map(|item| (seq + 1 + item) as i64));
    trail.checkpoint().unwrap();
    drop(trail);
    record(&mut place.open(), 3);
    assert!(place.verify().is_intact(), "it goes on");
}

#[test]
fn a_part_is_erased_once_and_cleaned_up_as_often_as_asked() {
    let place = Place::new();
    let mut trail = place.create();
    let seq = record(&mut trail, 3);
    let erasures = [redact(seq + 2, "facts"), redact(seq, "input")];
    assert_eq!(trail.erase(&erasures).unwrap().len(), 2);
    let size = trail.size();
    assert_eq!(trail.erase(&erasures).unwrap(), []);
    assert_eq!(trail.size(), size);
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    assert_eq!(result.erased.len(), 2);
    assert_eq!((&*result.erased[0].part, &*result.erased[1].part), ("input", "facts"));
}

#[test]
fn while_somebody_reads_the_text_is_still_in_the_log_and_that_is_said() {
    let place = Place::new();
    let mut trail = place.create();
    let seq = record(&mut trail, 3);
    let reader = Reader::open(place.path()).unwrap();
    let erasures = [redact(seq + 2, "subject")];
    let told = trail.erase(&erasures);
    let Err(TrailError::Unsealed { durable, why }) = told else { panic!("{told:?}") };
    assert!(matches!(*why, TrailError::Residue { .. }), "{why:?}");
    assert_eq!(durable + 1, trail.size());
    assert!(place.verify().is_intact());
    drop(reader);
    trail.erase(&erasures).unwrap();
    assert!(!is_legible(&place, &name(1)));
}
