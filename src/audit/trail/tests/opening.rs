use crate::audit::checkpoint::Checkpoint;
use crate::audit::entry::Predecessor;
use crate::audit::error::{Foreign, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::Location;
use crate::audit::store::reader::Reader;
use crate::audit::tests::fixture::{self, NOON, ORIGIN, Place, record, session};
use crate::audit::trail::{Beginning, EngineDescription, MissingMark, Session, Trail};
use rusqlite::Connection;
use std::fs;
use std::path::PathBuf;

fn beginning() -> Beginning {
    Beginning { origin: ORIGIN.to_owned(), predecessor: None }
}

/// Copies the trail's files to another name and back: a backup put back in place.
fn backup(place: &Place) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let path = |ending: &str| PathBuf::from(format!("{}{ending}", place.path().display()));
    let paths = [path(""), path("-wal"), path("-shm")];
    paths.into_iter().map(|path| (path.clone(), fs::read(&path).ok())).collect()
}

fn restore(files: &[(PathBuf, Option<Vec<u8>>)]) {
    for (path, content) in files {
        match content {
            Some(content) => fs::write(path, content).unwrap(),
            None => drop(fs::remove_file(path)),
        }
    }
}

#[test]
fn a_new_trail_is_intact_and_has_its_mark() {
    let place = Place::new();
    let trail = place.create();
    assert_eq!((trail.size(), trail.origin()), (1, ORIGIN));
    let result = place.verify();
    assert_eq!((result.entries, result.trail), (1, Some(trail.id())));
    assert!(result.is_intact());
    let mark = Checkpoint::parse(&fs::read(&place.location.high_water).unwrap()).unwrap();
    assert_eq!((mark.size, mark.root), (1, trail.id()));
}

#[test]
fn a_trail_is_never_begun_where_anything_is_or_was() {
    let place = Place::new();
    drop(place.create());
    let again = || Trail::create(&place.location, &beginning(), session(NOON));
    let exists = |found: Result<Trail, TrailError>| match found {
        Err(TrailError::Exists { path }) => path,
        other => panic!("{:?}", other.err()),
    };
    assert_eq!(exists(again()), place.location.trail);
    // The trail is gone, its mark says that it was there.
    fs::remove_file(place.path()).unwrap();
    assert_eq!(exists(again()), place.location.high_water);
    fs::remove_file(&place.location.high_water).unwrap();
    // A log left behind would be taken for the new trail's.
    let log = PathBuf::from(format!("{}-wal", place.path().display()));
    fs::write(&log, b"left behind").unwrap();
    assert_eq!(exists(again()), log);
    fs::remove_file(&log).unwrap();
    assert!(again().is_ok());
}

#[test]
fn opening_what_is_not_there_creates_nothing() {
    let place = Place::new();
    assert!(matches!(place.try_open(), Err(TrailError::Missing { .. })));
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 0);
}

#[test]
fn an_origin_with_a_space_and_an_empty_reason_are_refused() {
    let place = Place::new();
    let spaced = Beginning { origin: "a b".to_owned(), predecessor: None };
    assert!(Trail::create(&place.location, &spaced, session(NOON)).is_err());
    let why = |why: &str| Predecessor {
        log: Hash::ZERO,
        size: 5,
        root: Hash::ZERO,
        why: why.to_owned().into(),
    };
    let silent = Beginning { predecessor: Some(why("")), ..beginning() };
    assert!(Trail::create(&place.location, &silent, session(NOON)).is_err());
    let told = Beginning { predecessor: Some(why("phục hồi")), ..beginning() };
    drop(Trail::create(&place.location, &told, session(NOON)).unwrap());
    assert!(place.verify().is_intact());
    let genesis = Reader::open(place.path()).unwrap().genesis().unwrap().1;
    assert_eq!(genesis.predecessor.unwrap().why, "phục hồi");
}

#[test]
fn a_trail_put_back_from_a_backup_is_only_read() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 30);
    trail.checkpoint().unwrap();
    drop(trail);
    let old = backup(&place);
    let mut trail = place.open();
    record(&mut trail, 5);
    let checkpoint = trail.checkpoint().unwrap();
    drop(trail);
    restore(&old);
    match place.try_open() {
        Err(TrailError::RolledBack { entries, mark, .. }) => {
            assert_eq!((entries, &mark), (35, &checkpoint));
        }
        other => panic!("{:?}", other.err()),
    }
    assert!(place.verify().is_intact(), "alone it is consistent");
    // Going on elsewhere with as many entries does not help: the root is another.
    let location =
        Location { high_water: place.folder.path().join("other"), ..place.location.clone() };
    let renew = Session { missing_mark: MissingMark::Renew, ..session(NOON) };
    let mut trail = Trail::open(&location, renew).unwrap();
    record(&mut trail, 9);
    drop(trail);
    assert!(matches!(place.try_open(), Err(TrailError::RolledBack { entries: 46, .. })));
}

#[test]
fn a_lost_mark_is_renewed_only_by_somebody_who_vouches() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 3);
    trail.checkpoint().unwrap();
    drop(trail);
    fs::remove_file(&place.location.high_water).unwrap();
    assert!(matches!(place.try_open(), Err(TrailError::MarkMissing { .. })));
    let renew = Session { missing_mark: MissingMark::Renew, ..session(NOON) };
    let mut trail = Trail::open(&place.location, renew).unwrap();
    trail.checkpoint().unwrap();
    drop(trail);
    drop(place.open());
    fs::write(&place.location.high_water, "nothing of the kind").unwrap();
    assert!(matches!(place.try_open(), Err(TrailError::MarkChanged { .. })));
}

#[test]
fn a_mark_changed_by_somebody_else_is_left_alone() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 3);
    let other = "trail.example/units\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    fs::write(&place.location.high_water, other).unwrap();
    let Err(TrailError::Unsealed { durable, why }) = trail.checkpoint() else { panic!() };
    assert!(matches!(*why, TrailError::MarkChanged { .. }));
    // What was recorded stays, whoever changed the mark.
    assert_eq!(durable + 1, place.verify().entries);
    assert_eq!(fs::read_to_string(&place.location.high_water).unwrap(), other);
}

#[test]
fn a_second_writer_waits_and_is_told_who_holds_the_trail() {
    let place = Place::new();
    let trail = place.create();
    match place.try_open() {
        Err(TrailError::Held { holder, .. }) => assert_eq!(holder, "a test"),
        other => panic!("{:?}", other.err()),
    }
    drop(trail);
    drop(place.open());
}

#[test]
fn a_trail_damaged_at_its_end_or_in_its_tables_is_only_read() {
    let damage = |sql: &str| {
        let place = Place::new();
        let mut trail = place.create();
        record(&mut trail, 3);
        drop(trail);
        Connection::open(place.path()).unwrap().execute_batch(sql).unwrap();
        place.try_open().err().unwrap()
    };
    let edit =
        "DROP TRIGGER entry_stays; UPDATE entry SET data = replace(data, 'pending', 'Pending')
        WHERE seq = 6; CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;";
    assert!(matches!(damage(edit), TrailError::Damaged { seq: 6, .. }));
    for (sql, foreign) in [
        ("DROP TRIGGER entry_stays;", Foreign::Schema),
        ("PRAGMA user_version = 2;", Foreign::Settings),
        ("ALTER TABLE blob ADD COLUMN more TEXT;", Foreign::Tables),
        ("ALTER TABLE entry RENAME TO e; CREATE VIEW entry AS SELECT * FROM e;", Foreign::Tables),
    ] {
        let found = damage(sql);
        assert!(matches!(found, TrailError::Foreign { why, .. } if why == foreign), "{found:?}");
    }
    let place = Place::new();
    fs::write(place.path(), b"no database at all, only some text of some length").unwrap();
    let found = place.try_open().err().unwrap();
    assert!(matches!(found, TrailError::Foreign { why: Foreign::NoDatabase, .. }), "{found:?}");
}

#[test]
fn nodes_from_a_wrong_cache_are_found_out_and_harm_nothing() {
    let place = Place::new();
    let mut trail = place.create();
    record(&mut trail, 600);
    let honest = trail.checkpoint().unwrap();
    drop(trail);
    let db = Connection::open(place.path()).unwrap();
    let cached: i64 = db.query_row("SELECT count(*) FROM node", [], |row| row.get(0)).unwrap();
    assert_eq!(cached, 3, "two of 256 and one of 512");
    db.execute_batch("UPDATE node SET hash = zeroblob(32);").unwrap();
    drop(db);
    let mut trail = place.open();
    assert_eq!(trail.checkpoint().unwrap(), honest);
    record(&mut trail, 300);
    let root = trail.checkpoint().unwrap().root;
    let result = place.verify();
    assert!(result.is_intact());
    assert_eq!(result.root, root);
}

#[test]
fn the_clock_may_lag_a_minute_and_no_more() {
    let place = Place::new();
    drop(place.create());
    let at = |now: &str| Trail::open(&place.location, session(now)).unwrap();
    record(&mut at("2026-01-05T11:59:00Z"), 1);
    assert!(place.verify().is_intact());
    record(&mut at("2026-01-05T12:00:01Z"), 1);
    let mut late = at("2026-01-05T11:59:00Z");
    let refused =
        late.register_engine(&EngineDescription { version: "9".to_owned(), ..fixture::engine() });
    assert!(matches!(refused, Err(TrailError::ClockBehind { .. })), "{refused:?}");
    assert!(place.verify().is_intact());
}
