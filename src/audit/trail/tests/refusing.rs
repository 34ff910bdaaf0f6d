use crate::audit::error::TrailError;
use crate::audit::tests::fixture::{Place, batch, decision, files, parts, record, verdict};
use crate::audit::trail::Record;
use rusqlite::Connection;

#[test]
fn the_writers_own_connection_can_only_append() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 3);
    for forbidden in [
        "UPDATE entry SET data = 'x'",
        "DELETE FROM entry",
        "DELETE FROM part",
        "DELETE FROM blob",
        "UPDATE part SET body = 'x'",
        "DROP TRIGGER entry_stays",
        "DROP TABLE node",
        "ALTER TABLE entry RENAME TO other",
        "CREATE TABLE other (a)",
        "CREATE TEMP VIEW entry AS SELECT 1",
        "CREATE TEMP TRIGGER t BEFORE INSERT ON entry BEGIN SELECT 1; END",
        "PRAGMA writable_schema = ON",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA synchronous = OFF",
        "ATTACH ':memory:' AS other",
        "ANALYZE",
        "REINDEX",
        "VACUUM",
    ] {
        let refused = trail.db.execute_batch(forbidden);
        assert!(refused.is_err(), "{forbidden}");
    }
    for forbidden in [
        "INSERT OR REPLACE INTO entry SELECT seq, data || ' ', hash FROM entry WHERE seq = 5",
        "INSERT INTO entry SELECT 99, data, hash FROM entry WHERE seq = 5",
        "INSERT OR REPLACE INTO part SELECT seq, name, salt, '{}' FROM part WHERE seq = 5",
        "INSERT OR REPLACE INTO blob SELECT sha256, x'6162' FROM blob",
    ] {
        let refused = trail.db.execute_batch(forbidden);
        assert!(refused.is_err(), "{forbidden}");
    }
    assert!(place.verify().is_intact());
}

#[test]
fn entries_written_behind_the_writers_back_stop_it() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 3);
    let other = Connection::open(place.path()).unwrap();
    other
        .execute_batch(
            "INSERT INTO entry SELECT 8, replace(data, 'x', 'y'), hash FROM entry LIMIT 1",
        )
        .unwrap();
    let refused = trail.decide(decision(4));
    assert!(matches!(refused, Err(TrailError::Moved { .. })), "{refused:?}");
}

#[test]
fn a_full_disk_stops_the_writer_and_it_says_what_is_on_disk() {
    let place = Place::new();
    let mut trail = place.create();
    let files = files();
    let new = batch(&mut trail, 5000, &files);
    // A limit on pages is SQLite's own full disk.
    trail.db.authorizer(None::<fn(rusqlite::hooks::AuthContext<'_>) -> _>).unwrap();
    trail.db.execute_batch("PRAGMA max_page_count = 40").unwrap();
    let mut recording = trail.begin_batch(&new).unwrap();
    let mut add = |item| {
        let (facts, subject) = parts(item);
        let verdict = verdict(item);
        recording.record(&Record { item, verdict: &verdict, facts: &facts, subject: &subject })
    };
    let stopped = (0..5000).find_map(|item| add(item).err()).unwrap();
    assert!(
        matches!(stopped, TrailError::Stopped { durable: 3, source: Some(_), .. }),
        "{stopped:?}"
    );
    let again = add(0).unwrap_err();
    assert!(matches!(again, TrailError::Stopped { durable: 3, source: None, .. }), "{again:?}");
    drop(trail);
    let result = place.verify();
    assert!(result.is_intact(), "{:?}", result.findings);
    assert_eq!(result.open.unwrap().recorded, 0);
    let mut trail = place.open();
    let mut recording = trail.resume_batch(&new).unwrap();
    for item in 0..5000 {
        let (facts, subject) = parts(item);
        let verdict = verdict(item);
        recording
            .record(&Record { item, verdict: &verdict, facts: &facts, subject: &subject })
            .unwrap();
    }
    recording.finish().unwrap();
    assert!(place.verify().is_intact());
}
