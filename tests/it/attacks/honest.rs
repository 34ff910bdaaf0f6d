//! Honest trails, in whatever state they are met: nothing may be found of any.

use crate::attacks::large::large;
use crate::attacks::scene::{
    self, Decided, ORIGIN, Place, beside, record, record_some, redact, scene, session,
};
use crate::attacks::verifiers::{Independent, Question, ours};
use mucthuoc::audit::checkpoint::Checkpoint;
use mucthuoc::audit::entry::Predecessor;
use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::note::SecretKey;
use mucthuoc::audit::trail::{Beginning, Trail};
use rusqlite::Connection;
use std::any::Any;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A trail as somebody may meet it.
pub struct Honest {
    pub vi: &'static str,
    pub en: &'static str,
    make: fn(&Place) -> Met,
}

/// The trail's file, its id, what was kept outside, and whoever still has it open.
struct Met {
    path: PathBuf,
    id: Hash,
    checkpoints: Vec<String>,
    _open: Vec<Box<dyn Any>>,
}

pub const HONEST: &[Honest] = &[
    Honest {
        vi: "mới lập, chỉ có mục đầu",
        en: "just begun, with its first entry only",
        make: |place| {
            let mut trail = place.create();
            let checkpoint = trail.checkpoint().unwrap();
            closed(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "chỉ mới đăng ký quy định và chương trình",
        en: "regulation and engine registered, and no batch",
        make: |place| {
            let mut trail = place.create();
            trail.register_regulation(&scene::regulation()).unwrap();
            trail.register_engine(&scene::engine()).unwrap();
            let checkpoint = trail.checkpoint().unwrap();
            closed(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "toàn bộ nhật ký bị tấn công ở trên",
        en: "the trail attacked above",
        make: |place| put(place, &scene().trail, &[]),
    },
    Honest {
        vi: "đang ghi dở một đợt, người ghi còn mở",
        en: "in the middle of a batch, the writer still there",
        make: |place| {
            let mut trail = place.create();
            let checkpoint = trail.checkpoint().unwrap();
            record_some(&mut trail, &plain(), 10);
            open(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "đứt giữa một đợt: tệp và tệp `-wal` còn lại",
        en: "left in the middle of a batch: file and log as they lay",
        make: |place| {
            let elsewhere = Place::new();
            let mut trail = elsewhere.create();
            let (id, checkpoint) = (trail.id(), trail.checkpoint().unwrap());
            record_some(&mut trail, &plain(), 10);
            let files = elsewhere.files();
            fs::write(beside(place.trail(), "-wal"), files.log).unwrap();
            fs::write(place.trail(), files.trail).unwrap();
            met(place.trail(), id, &[checkpoint])
        },
    },
    Honest {
        vi: "đợt bị gián đoạn rồi làm tiếp",
        en: "a batch interrupted and resumed",
        make: |place| {
            let mut trail = place.create();
            record_some(&mut trail, &plain(), 7);
            drop(trail);
            let mut trail = Trail::open(&place.location, session()).unwrap();
            record(&mut trail, &plain());
            let checkpoint = trail.checkpoint().unwrap();
            closed(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "đợt bị hủy",
        en: "a batch given up",
        make: |place| {
            let mut trail = place.create();
            record_some(&mut trail, &plain(), 7);
            trail.abort_batch("mất điện").unwrap();
            let checkpoint = trail.checkpoint().unwrap();
            closed(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "đợt không có đối tượng nào",
        en: "a batch without subjects",
        make: |place| {
            let mut trail = place.create();
            record(&mut trail, &repeated(place, 0));
            let checkpoint = trail.checkpoint().unwrap();
            closed(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "đã xóa phần của mọi loại",
        en: "parts of every kind erased",
        make: |place| {
            let mut trail = place.create();
            let batch = record(&mut trail, &plain());
            let old = trail.checkpoint().unwrap();
            trail.erase(&[redact(batch, "input"), redact(batch + 1, "facts")]).unwrap();
            trail.erase(&[redact(batch + 1, "subject"), redact(batch + 30, "facts")]).unwrap();
            let fresh = trail.checkpoint().unwrap();
            closed(place, trail, &[old, fresh])
        },
    },
    Honest {
        vi: "nhật ký kế tục một nhật ký khác",
        en: "a successor of another trail",
        make: |place| {
            let before = Checkpoint::parse(scene().fresh.as_bytes()).unwrap();
            let why = "phục hồi từ bản sao lưu".into();
            let (log, size, root) = (scene().id, before.size, before.root);
            let predecessor = Some(Predecessor { log, size, root, why });
            let beginning = Beginning { origin: ORIGIN.to_owned(), predecessor };
            let mut trail = Trail::create(&place.location, &beginning, session()).unwrap();
            record(&mut trail, &plain());
            let checkpoint = trail.checkpoint().unwrap();
            closed(place, trail, &[checkpoint])
        },
    },
    Honest {
        vi: "đợt cuối còn nằm trong tệp `-wal`",
        en: "the last batch still in the log",
        make: |place| {
            fs::write(beside(place.trail(), "-wal"), &scene().live.log).unwrap();
            put(place, &scene().live.trail, &[])
        },
    },
    Honest {
        vi: "có người đang đọc một trạng thái cũ",
        en: "somebody still reads an older state",
        make: |place| {
            let mut trail = place.create();
            let reader = Connection::open(place.trail()).unwrap();
            reader.execute_batch("BEGIN").unwrap();
            let count = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
            reader.query_row("SELECT count(*) FROM entry", [], count).unwrap();
            record(&mut trail, &plain());
            let checkpoint = trail.checkpoint().unwrap();
            let mut met = open(place, trail, &[checkpoint]);
            met._open.push(Box::new(reader));
            met
        },
    },
    Honest {
        vi: "trong thư mục chỉ đọc",
        en: "in a folder that may only be read",
        make: |place| {
            let met = put(place, &scene().trail, &[]);
            allow_writing(place.trail(), false);
            allow_writing(place.folder(), false);
            met
        },
    },
    Honest {
        vi: "chép bằng chức năng sao lưu của SQLite",
        en: "copied by SQLite's backup",
        make: |place| {
            let from = put(place, &scene().live.trail, &[]);
            fs::write(beside(place.trail(), "-wal"), &scene().live.log).unwrap();
            let to = beside(place.trail(), "-copy");
            let (source, mut copy) =
                (Connection::open(place.trail()).unwrap(), Connection::open(&to).unwrap());
            let backup = rusqlite::backup::Backup::new(&source, &mut copy).unwrap();
            backup.run_to_completion(5, std::time::Duration::ZERO, None).unwrap();
            Met { path: to, ..from }
        },
    },
    Honest {
        vi: "chép bằng `VACUUM INTO`",
        en: "copied by `VACUUM INTO`",
        make: |place| {
            let from = put(place, &scene().trail, &[]);
            let to = beside(place.trail(), "-copy");
            let db = Connection::open(place.trail()).unwrap();
            db.execute("VACUUM INTO ?", [to.to_str().unwrap()]).unwrap();
            Met { path: to, ..from }
        },
    },
    Honest {
        vi: "không còn ở chế độ WAL, cỡ trang khác",
        en: "no longer in WAL mode, with another page size",
        make: |place| {
            let met = put(place, &scene().trail, &[]);
            let db = Connection::open(place.trail()).unwrap();
            db.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM;")
                .unwrap();
            met
        },
    },
    Honest {
        vi: "tên tệp có dấu cách, dấu `%`, `?`, `#` và chữ Việt",
        en: "a file name with spaces, `%`, `?`, `#` and Vietnamese letters",
        make: |place| {
            let met = put(place, &scene().trail, &[]);
            let to = place.folder().join("nhật ký 100% #1?.db");
            fs::rename(place.trail(), &to).unwrap();
            Met { path: to, ..met }
        },
    },
    Honest {
        vi: "mở qua liên kết, tệp `-wal` ở bên tệp thật",
        en: "reached through a link, the log beside the true file",
        make: |place| {
            let met = put(place, &scene().live.trail, &[]);
            fs::write(beside(place.trail(), "-wal"), &scene().live.log).unwrap();
            let link = place.folder().join("link");
            std::os::unix::fs::symlink(place.trail(), &link).unwrap();
            Met { path: link, ..met }
        },
    },
    Honest {
        vi: "mốc ở dạng ghi biên bản, dạng Windows và dạng có chữ ký",
        en: "checkpoints as in the minutes, with CR LF, and signed",
        make: |place| {
            let checkpoint = Checkpoint::parse(scene().fresh.as_bytes()).unwrap();
            let signed = SecretKey::generate().unwrap().sign(&checkpoint);
            let minutes = checkpoint.minutes();
            let windows = scene().fresh.replace('\n', "\r\n");
            let with_more = format!("{minutes}\nBiên bản có 2 trang.\n");
            let texts = [minutes, windows, signed, with_more, scene().old.clone()];
            Met { checkpoints: texts.into(), ..put(place, &scene().trail, &[]) }
        },
    },
    Honest {
        vi: "20.000 đối tượng trong một đợt",
        en: "20,000 subjects in one batch",
        make: |place| {
            let large = large();
            fs::write(place.trail(), &large.trail).unwrap();
            let checkpoints = vec![large.old.clone(), large.fresh.clone()];
            Met { checkpoints, ..met(place.trail(), large.id, &[]) }
        },
    },
];

#[test]
fn nothing_is_found_of_an_honest_trail_in_whatever_state() {
    let (mut independent, mut wrong) = (Independent::start(), Vec::new());
    for honest in HONEST {
        let place = Place::new();
        let met = (honest.make)(&place);
        let kept = tempfile::tempdir().unwrap();
        let files = (0..).zip(&met.checkpoints).map(|(at, text)| {
            let path = kept.path().join(format!("{at}.txt"));
            fs::write(&path, text).unwrap();
            path
        });
        let id = Some(met.id);
        let question = Question { trail: met.path.clone(), id, checkpoints: files.collect() };
        for question in [Question::alone(&met.path), question] {
            let (ours, theirs) = (ours(&question), independent.verify(&question));
            if ours["verdict"] != "intact" || ours != theirs {
                wrong.push(format!("{}\n  ours   {ours}\n  theirs {theirs}", honest.en));
            }
        }
        allow_writing(place.folder(), true);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn allow_writing(path: &Path, is_allowed: bool) {
    use std::os::unix::fs::PermissionsExt;
    let mode = if is_allowed { 0o755 } else { 0o555 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn plain() -> Decided {
    Decided::by(scene::regulation())
}

/// The suppliers of the example over and over, under ids of their own.
pub fn repeated(place: &Place, count: usize) -> Decided {
    let folder = place.folder().join("submissions");
    fs::create_dir(&folder).unwrap();
    let returns = scene::example("submissions/returns.toml");
    fs::copy(returns, folder.join("returns.toml")).unwrap();
    let suppliers = fs::read_to_string(scene::example("submissions/supplier.csv")).unwrap();
    let (header, rows) = suppliers.split_once('\n').unwrap();
    let mut text = format!("{header}\n");
    for (at, row) in rows.lines().cycle().take(count).enumerate() {
        let (id, facts) = row.split_once(',').unwrap();
        writeln!(text, "{id}-{at:05},{facts}").unwrap();
    }
    fs::write(folder.join("supplier.csv"), text).unwrap();
    Decided::of(scene::regulation(), &folder)
}

fn met(path: &Path, id: Hash, checkpoints: &[Checkpoint]) -> Met {
    let checkpoints = checkpoints.iter().map(Checkpoint::to_string).collect();
    Met { path: path.to_owned(), id, checkpoints, _open: Vec::new() }
}

fn closed(place: &Place, trail: Trail, checkpoints: &[Checkpoint]) -> Met {
    let id = trail.id();
    drop(trail);
    met(place.trail(), id, checkpoints)
}

fn open(place: &Place, trail: Trail, checkpoints: &[Checkpoint]) -> Met {
    let id = trail.id();
    Met { _open: vec![Box::new(trail)], ..met(place.trail(), id, checkpoints) }
}

/// The recorded trail, with both its checkpoints.
fn put(place: &Place, trail: &[u8], more: &[Checkpoint]) -> Met {
    fs::write(place.trail(), trail).unwrap();
    let mut met = met(place.trail(), scene().id, more);
    met.checkpoints.extend([scene().old.clone(), scene().fresh.clone()]);
    met
}
