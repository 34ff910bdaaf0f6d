//! The trail that is attacked: recorded by the real writer, verdicts by the real engine, from the
//! thirty suppliers of `examples/supplier-rating`.
//!
//! | entries | what |
//! |---|---|
//! | 0 – 2 | genesis, regulation, engine |
//! | 3 – 34 | batch A, complete |
//! | 35 | anchor: the first 35 entries stand in the minutes |
//! | 36 | the regulation with the proposal `share-20` |
//! | 37 – 68 | batch B under it, complete |
//! | 69 – 71 | a decision, a correction, an erasure |
//! | 72 – 78 | batch C, given up after five verdicts |
//! | | here the *old* checkpoint, of 79 entries |
//! | 79 – 110 | batch D, complete |
//! | | here the *fresh* checkpoint, of 111 entries |

use mucthuoc::amend;
use mucthuoc::audit::entry::{Anchor, Decision, Redact, Supersede};
use mucthuoc::audit::facts::Roll;
use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::store::Location;
use mucthuoc::audit::store::reader::{Reader, StoredPart};
use mucthuoc::audit::trail::{
    Beginning, Clock, EngineDescription, Input, MissingMark, NewBatch, Record, Session, Trail,
};
use mucthuoc::decide::{self, Decisions, Options, Rulebook};
use mucthuoc::load;
use mucthuoc::load::submissions::{self, Submissions};
use mucthuoc::model::Regulation;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tempfile::TempDir;

pub const ORIGIN: &str = "benh-vien.example.vn/nha-cung-cap";
/// Subjects of every batch.
pub const COUNT: i64 = 30;

pub const REGULATION: i64 = 1;
pub const ENGINE: i64 = 2;
pub const A: i64 = 3;
pub const ANCHOR: i64 = 35;
pub const AMENDED: i64 = 36;
pub const B: i64 = 37;
pub const B_END: i64 = 68;
pub const DECISION: i64 = 69;
pub const SUPERSEDE: i64 = 70;
pub const REDACT: i64 = 71;
pub const C: i64 = 72;
pub const C_END: i64 = 78;
pub const OLD: i64 = 79;
pub const D: i64 = 79;
pub const D_END: i64 = 110;
pub const FRESH: i64 = 111;

/// The verdict whose part `subject` was erased.
pub const ERASED: i64 = 7;
/// A verdict that is attacked before the anchor, one before the old checkpoint, one after it.
pub const EARLY: i64 = 5;
pub const MIDDLE: i64 = 50;
pub const LATE: i64 = 85;

/// A database and its log, as they lie on the disk.
#[derive(Clone, Debug, Default)]
pub struct Files {
    pub trail: Vec<u8>,
    pub log: Vec<u8>,
}

/// What was recorded, and copies that were made on the way.
#[derive(Debug)]
pub struct Scene {
    pub id: Hash,
    /// The whole trail, its log folded in.
    pub trail: Vec<u8>,
    /// The trail when the old checkpoint was made.
    pub older: Vec<u8>,
    /// The whole trail while it is open: batch D stands in the log.
    pub live: Files,
    /// The same at the end of batch B, which stands in the log with all before it since the anchor.
    pub older_live: Files,
    pub fresh: String,
    pub old: String,
    /// The part that was erased.
    pub erased: StoredPart,
}

/// The trail, recorded once for all tests.
pub fn scene() -> &'static Scene {
    static SCENE: OnceLock<Scene> = OnceLock::new();
    SCENE.get_or_init(Scene::record)
}

/// Another trail of the same origin and the same acts: whoever records twice has two.
pub fn twin() -> &'static Scene {
    static TWIN: OnceLock<Scene> = OnceLock::new();
    TWIN.get_or_init(Scene::record)
}

impl Scene {
    fn record() -> Self {
        let place = Place::new();
        let mut trail = place.create();
        let plain = Decided::by(regulation());
        let amended = Decided::by(amended());
        assert_eq!(record(&mut trail, &plain), A);
        let checkpoint = trail.checkpoint().unwrap();
        let minutes = Hash::of_snapshot("Biên bản số 12".as_bytes());
        let (size, root) = (checkpoint.size, checkpoint.root);
        let anchor = Anchor { size, root, kind: "minutes".into(), sha256: minutes };
        assert_eq!(trail.anchor(anchor).unwrap().seq, ANCHOR as u64);
        assert_eq!(record(&mut trail, &amended), B);
        let older_live = place.files();
        decide_and_correct(&mut trail);
        let erased = Reader::open(place.trail()).unwrap().parts(ERASED as u64).unwrap().remove(1);
        let receipt = trail.erase(&[redact(ERASED, "subject")]).unwrap();
        assert_eq!(receipt[0].seq, REDACT as u64);
        assert_eq!(record_some(&mut trail, &plain, 5), C);
        assert_eq!(trail.abort_batch("mất điện").unwrap().seq, C_END as u64);
        let old = trail.checkpoint().unwrap();
        assert_eq!(old.size, OLD as u64);
        let older = place.files().trail;
        assert_eq!(record(&mut trail, &plain), D);
        let live = place.files();
        let fresh = trail.checkpoint().unwrap();
        assert_eq!(fresh.size, FRESH as u64);
        let id = trail.id();
        drop(trail);
        let files = place.files();
        assert!(files.log.is_empty() && !live.log.is_empty() && !older_live.log.is_empty());
        let (old, fresh) = (old.to_string(), fresh.to_string());
        Scene { id, trail: files.trail, older, live, older_live, fresh, old, erased }
    }
}

fn decide_and_correct(trail: &mut Trail) {
    let decision = Decision {
        target: (B + 1 + 2) as u64,
        level: "b".into(),
        by: "Hội đồng Thuốc và Điều trị".into(),
        basis: "QC-05/2025 6".into(),
        reason: "giao hàng chậm trong quý IV/2025".into(),
    };
    assert_eq!(trail.decide(decision).unwrap().seq, DECISION as u64);
    // The second supplier of medicines, m02: its verdict under the proposal counts.
    let (target, by_entry) = ((A + 1 + 17) as u64, (B + 1 + 17) as u64);
    let supersede = Supersede { target, by_entry, why: "tính lại theo tỉ lệ mới".into() };
    assert_eq!(trail.supersede(supersede).unwrap().seq, SUPERSEDE as u64);
}

pub fn redact(target: i64, part: &'static str) -> Redact<'static> {
    let (basis, by) = ("Luật 91/2025/QH15, Điều 16".into(), "Phòng Pháp chế".into());
    Redact { target: target as u64, part: part.into(), basis, by }
}

/// A folder with a trail in it and a clock that goes on by a second at each entry.
pub struct Place {
    folder: TempDir,
    pub location: Location,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::beside(&folder.path().join("trail.db"));
        Place { folder, location }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn trail(&self) -> &Path {
        &self.location.trail
    }

    pub fn create(&self) -> Trail {
        let beginning = Beginning { origin: ORIGIN.to_owned(), predecessor: None };
        Trail::create(&self.location, &beginning, session()).unwrap()
    }

    pub fn files(&self) -> Files {
        let log = beside(self.trail(), "-wal");
        Files { trail: fs::read(self.trail()).unwrap(), log: fs::read(log).unwrap_or_default() }
    }
}

/// The path with more at the end of its name.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

pub fn session() -> Session {
    Session {
        clock: clock(),
        holder: "a test".to_owned(),
        wait: Duration::ZERO,
        missing_mark: MissingMark::Refuse,
    }
}

/// One clock for all that a test run records: a second later at each look.
fn clock() -> Clock {
    static SECONDS: AtomicU64 = AtomicU64::new(0);
    Box::new(|| {
        let at = SECONDS.fetch_add(1, Ordering::Relaxed);
        let (days, at) = (at / 86_400, at % 86_400);
        let (hours, minutes, seconds) = (at / 3600, at / 60 % 60, at % 60);
        assert!(days < 28, "more entries than the clock has seconds");
        format!("2026-02-{:02}T{hours:02}:{minutes:02}:{seconds:02}Z", days + 1)
    })
}

/// Submissions decided by a regulation.
pub struct Decided {
    pub book: Rulebook,
    pub read: Submissions,
    decisions: Decisions,
}

impl Decided {
    pub fn by(regulation: Regulation) -> Self {
        Decided::of(regulation, &example("submissions"))
    }

    pub fn of(regulation: Regulation, submitted: &Path) -> Self {
        let (book, told) = Rulebook::compile(regulation);
        assert!(told.iter().all(|one| !one.is_error()), "{told:#?}");
        let book = book.unwrap();
        let (returns, told) = submissions::returns(submitted).unwrap();
        assert!(told.is_empty(), "{told:#?}");
        let quiet = |_: u64, _: u64| {};
        let read = submissions::read(submitted, returns.unwrap(), book.regulation(), &quiet);
        let read = read.unwrap().0.unwrap();
        let options = Options { use_decided: true };
        let decisions = decide::decide(&book, &read.population, options).unwrap();
        Decided { book, read, decisions }
    }
}

pub fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/supplier-rating").join(name)
}

pub fn regulation() -> Regulation {
    let package = load::read_package(&example("rules/supplier-2025")).unwrap();
    let (regulation, told) = load::regulation(package);
    assert!(told.iter().all(|one| !one.is_error()), "{told:#?}");
    regulation.unwrap()
}

pub fn amended() -> Regulation {
    let regulation = regulation();
    let (amendment, told) = load::amendment(&regulation, "share-20").unwrap();
    assert!(told.is_empty(), "{told:#?}");
    let (amended, told) = amend::amend(&regulation, &[amendment.unwrap()]);
    assert!(told.iter().all(|one| !one.is_error()), "{told:#?}");
    amended.unwrap()
}

pub fn engine() -> EngineDescription {
    EngineDescription {
        name: "mucthuoc".to_owned(),
        version: "0.1.0".to_owned(),
        source: "unknown".to_owned(),
        lock: Hash::of_snapshot(b"the list of dependencies").hex(),
        rustc: "1.95.0".to_owned(),
        target: "a test".to_owned(),
    }
}

/// Records all verdicts as a batch; gives the number of its entry.
pub fn record(trail: &mut Trail, decided: &Decided) -> i64 {
    record_some(trail, decided, u64::MAX)
}

/// Records the first verdicts of a batch, and ends it if they are all.
pub fn record_some(trail: &mut Trail, decided: &Decided, some: u64) -> i64 {
    let (regulation, population) = (decided.book.regulation(), &decided.read.population);
    let roll = Roll::of(regulation, population);
    let new = NewBatch {
        count: roll.count(),
        period: population.period,
        reg: trail.register_regulation(regulation).unwrap(),
        engine: trail.register_engine(&engine()).unwrap(),
        input: Input::Files(&decided.read.files),
        note: None,
    };
    let mut batch = match trail.open_batch() {
        Some(_) => trail.resume_batch(&new).unwrap(),
        None => trail.begin_batch(&new).unwrap(),
    };
    let seq = batch.seq() as i64;
    let verdicts = decided.decisions.verdicts(&decided.book, population);
    for (item, (class, row)) in (0..some).zip(roll.subjects()) {
        let (facts, subject) = (roll.facts(class, row).unwrap(), roll.subject(class, row).unwrap());
        let verdict = verdicts.verdict(class, row);
        let record = Record { item, verdict: &verdict, facts: &facts, subject: &subject };
        batch.record(&record).unwrap();
    }
    match some < roll.count() {
        true => batch.save().unwrap(),
        false => _ = batch.finish().unwrap(),
    }
    seq
}
