//! Trails for the tests: a small regulation, invented verdicts, a clock that is told the time.

use crate::audit::entry::{Decision, Redact};
use crate::audit::error::TrailError;
use crate::audit::hash::Hash;
use crate::audit::store::Location;
use crate::audit::trail::{
    Beginning, Body, EngineDescription, Input, MissingMark, NewBatch, Record, Session, Trail,
};
use crate::audit::verify::{Against, Verification, verify};
use crate::load;
use crate::model::{
    Basis, Fingerprint, Outcome, Package, PackageFile, Population, Regulation, SubmissionFile,
    TableBuilder, Verdict,
};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

pub const ORIGIN: &str = "trail.example/units";
pub const NOON: &str = "2026-01-05T12:00:00Z";

const HEADER: &str = r#"
format = 1
series = "units"
number = "1"
title = { vi = "Quy định", en = "Regulation" }
issuer = { vi = "Cơ quan", en = "Office" }
signed = 2024-01-01
periods = { first = 2024 }
classes = ["office", "worker"]
outcome = "level"
[scale.level]
low = { vi = "Thấp", en = "Low" }
high = { vi = "Cao", en = "High" }
"#;

const OFFICE: &str = r#"
title = { vi = "Đơn vị", en = "Office" }
[facts.superior]
type = "subject"
of = "office"
optional = true
title = { vi = "Cấp trên", en = "Superior" }
[[level]]
is = "low"
"#;

const WORKER: &str = r#"
title = { vi = "Người lao động", en = "Worker" }
[facts.office]
type = "subject"
of = "office"
title = { vi = "Đơn vị", en = "Office" }
[facts.full_name]
type = "text"
personal = true
title = { vi = "Họ tên", en = "Name" }
[facts.present]
type = "boolean"
title = { vi = "Có mặt", en = "Present" }
[facts.months]
type = "integer"
unit = "months"
title = { vi = "Số tháng", en = "Months" }
[facts.score]
type = "decimal"
places = 2
title = { vi = "Điểm", en = "Score" }
[facts.joined]
type = "date"
title = { vi = "Ngày vào", en = "Joined" }
[facts.ground]
type = "choice"
title = { vi = "Lý do", en = "Ground" }
[facts.ground.of]
on-leave = { vi = "Nghỉ", en = "On leave" }
studying = { vi = "Đi học", en = "Studying" }
[facts.remark]
type = "text"
title = { vi = "Ghi chú", en = "Remark" }
[criteria]
effort = { type = "level", group = "work", title = { vi = "Nỗ lực", en = "Effort" } }
[[level]]
is = "low"
"#;

/// A regulation with a fact of every type.
pub fn regulation() -> Regulation {
    let file = |name: &str, text: &str| {
        let file = PackageFile { shown: name.into(), bytes: text.as_bytes().into() };
        (name.to_owned(), file)
    };
    let files = [("regulation.toml", HEADER), ("office.toml", OFFICE), ("worker.toml", WORKER)];
    let files = files.iter().map(|(name, text)| file(name, text)).collect();
    let package = Package { id: "units-2024".to_owned(), files, ..Package::default() };
    let (regulation, told) = load::regulation(package);
    let errors: Vec<_> = told.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    regulation.unwrap()
}

/// Two offices and four workers, submitted in no order, with a value of every type.
pub fn population(regulation: &Regulation) -> Population {
    let mut office = TableBuilder::new(&regulation.classes[0]);
    office.start_row("o-2");
    office.put_text(0, "o-1");
    office.put_decided(1);
    office.start_row("o-1");
    let class = &regulation.classes[1];
    let mut worker = TableBuilder::new(class);
    let at = |id: &str| class.fact_index(id).unwrap();
    worker.start_row("w-9");
    worker.put_text(at("office"), "o-2");
    worker.put_text(at("full_name"), "Nguyễn Thị Hòa");
    worker.put_code(at("present"), 1);
    worker.put_number(at("months"), 1 << 60);
    worker.put_number(at("score"), -5);
    worker.put_number(at("joined"), 2_460_000);
    worker.put_code(at("ground"), 1);
    worker.put_text(at("remark"), "“a”\tb");
    worker.put_code(at("effort"), 0);
    worker.start_row("w-1");
    worker.put_code(at("present"), 0);
    worker.put_number(at("months"), 11);
    worker.put_number(at("score"), 9150);
    worker.put_decided(0);
    worker.start_row("w-5");
    worker.put_text(at("office"), "o-1");
    worker.start_row("w-3");
    Population::finish(regulation, 2025, vec![office, worker]).unwrap()
}

/// A folder with a trail in it.
pub struct Place {
    pub folder: TempDir,
    pub location: Location,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::beside(&folder.path().join("units.trail"));
        Place { folder, location }
    }

    pub fn path(&self) -> &Path {
        &self.location.trail
    }

    pub fn create(&self) -> Trail {
        let beginning = Beginning { origin: ORIGIN.to_owned(), predecessor: None };
        Trail::create(&self.location, &beginning, session(NOON)).unwrap()
    }

    pub fn open(&self) -> Trail {
        self.try_open().unwrap()
    }

    pub fn try_open(&self) -> Result<Trail, TrailError> {
        Trail::open(&self.location, session(NOON))
    }

    pub fn verify(&self) -> Verification {
        verify(self.path(), &Against::default(), &mut |_, _| {})
    }
}

/// A session whose clock stands still.
pub fn session(now: &str) -> Session {
    let now = now.to_owned();
    Session {
        clock: Box::new(move || now.clone()),
        holder: "a test".to_owned(),
        wait: Duration::ZERO,
        missing_mark: MissingMark::Refuse,
    }
}

pub fn engine() -> EngineDescription {
    EngineDescription {
        name: "mucthuoc".to_owned(),
        version: "0.0.0".to_owned(),
        source: "unknown".to_owned(),
        lock: Hash::ZERO.hex(),
        rustc: "1".to_owned(),
        target: "test".to_owned(),
    }
}

pub fn files() -> Vec<SubmissionFile> {
    let file = |file: &str, rows| SubmissionFile {
        file: file.to_owned(),
        sha256: Fingerprint::of(file.as_bytes()),
        rows,
    };
    vec![file("worker.csv", 3), file("returns.toml", 0)]
}

/// A batch of so many subjects under the registered regulation and engine.
pub fn batch<'a>(trail: &mut Trail, count: u64, files: &'a [SubmissionFile]) -> NewBatch<'a> {
    let reg = trail.register_regulation(&regulation()).unwrap();
    let engine = trail.register_engine(&engine()).unwrap();
    NewBatch { count, period: 2025, reg, engine, input: Input::Files(files), note: None }
}

/// An invented verdict: every third subject is rated, exempt, pending.
pub fn verdict(item: u64) -> Verdict<'static> {
    let (outcome, level) = match item % 3 {
        0 => (Outcome::Rated, Some("high")),
        1 => (Outcome::Exempt, None),
        _ => (Outcome::Pending, None),
    };
    Verdict {
        class: if item.is_multiple_of(2) { "worker" } else { "office" },
        id: "x",
        outcome,
        level,
        standard: level,
        eligible: level,
        decided: None,
        departure: None,
        exemption: (outcome == Outcome::Exempt).then_some("newly-arrived"),
        review_due: true,
        ceilings: Vec::new(),
        quota: None,
        missing: if level.is_some() { Vec::new() } else { vec!["score".to_owned()] },
        reasons: vec!["score-high"],
        unmet: Vec::new(),
        rests_on: Some(Basis::Text),
    }
}

/// Invented parts, recognisable in the bytes of a file.
pub fn parts(item: u64) -> (Body, Body) {
    let facts = Body::write(|out| {
        out.object(|out| {
            out.key("facts").list([item], |out, item| {
                out.object(|out| {
                    out.key("fact").text("score");
                    out.key("is").text(&format!("score of {item}"));
                });
            });
        });
    });
    let subject = Body::write(|out| {
        out.object(|out| {
            out.key("facts").list([(); 0], |_, ()| {});
            out.key("id").text(&name(item));
        });
    });
    (facts.unwrap(), subject.unwrap())
}

/// The id of an invented subject.
pub fn name(item: u64) -> String {
    format!("Nguyễn Thị Hòa số {item:06}")
}

/// Records a whole batch; gives the number of its entry.
pub fn record(trail: &mut Trail, count: u64) -> u64 {
    let files = files();
    let new = batch(trail, count, &files);
    let mut batch = trail.begin_batch(&new).unwrap();
    let seq = batch.seq();
    for item in 0..count {
        let (facts, subject) = parts(item);
        let (verdict, item) = (&verdict(item), item);
        batch.record(&Record { item, verdict, facts: &facts, subject: &subject }).unwrap();
    }
    batch.finish().unwrap();
    seq
}

pub fn decision(target: u64) -> Decision<'static> {
    Decision {
        target,
        level: "high".into(),
        by: "Hội đồng".into(),
        basis: "Điều 6".into(),
        reason: "xét lại".into(),
    }
}

pub fn redact(target: u64, part: &'static str) -> Redact<'static> {
    Redact { target, part: part.into(), basis: "Điều 16".into(), by: "Văn phòng".into() }
}
