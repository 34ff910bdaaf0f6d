//! What the writer does with a trail or a high-water file that somebody changed: it goes on only
//! where the trail is what it was when the mark was set, and otherwise says why not.

use crate::attacks::entries::lower;
use crate::attacks::forge::Forge;
use crate::attacks::scene::{D_END, EARLY, session, twin};
use mucthuoc::audit::TrailError;
use mucthuoc::audit::store::Location;
use mucthuoc::audit::trail::{Beginning, Trail};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// A manipulation of the trail or its mark, and the answer on opening it to write.
pub struct Refused {
    pub name: &'static str,
    pub vi: &'static str,
    pub en: &'static str,
    act: fn(&Forge),
    pub answer: &'static str,
}

/// The answer where the writer goes on.
pub const GOES_ON: &str = "goes-on";

pub const REFUSED: &[Refused] = &[
    refused(
        "mark-deleted",
        "Xóa tệp mực nước cao nhất.",
        "The high-water file is deleted.",
        |forge| {
            fs::remove_file(mark(forge)).unwrap();
        },
    )
    .with("mark-missing"),
    refused(
        "mark-senseless",
        "Ghi chữ vô nghĩa vào tệp mực nước cao nhất.",
        "The high-water file holds senseless words.",
        |forge| {
            fs::write(mark(forge), "nothing of the kind").unwrap();
        },
    )
    .with("mark-changed"),
    refused(
        "mark-emptied",
        "Làm rỗng tệp mực nước cao nhất.",
        "The high-water file is emptied.",
        |forge| {
            fs::write(mark(forge), "").unwrap();
        },
    )
    .with("mark-changed"),
    refused(
        "mark-of-another-trail",
        "Tệp mực nước cao nhất mang tên nhật ký khác.",
        "The mark is of another origin.",
        |forge| {
            edit_mark(forge, "benh-vien", "truong-hoc");
        },
    )
    .with("rolled-back"),
    refused(
        "mark-of-more",
        "Tệp mực nước cao nhất nói có nhiều mục hơn.",
        "The mark covers more entries than there are.",
        |forge| {
            edit_mark(forge, "\n111\n", "\n112\n");
        },
    )
    .with("rolled-back"),
    refused(
        "mark-of-fewer",
        "Tệp mực nước cao nhất nói có ít mục hơn, mã gốc giữ nguyên.",
        "The mark covers one entry less, with the same root.",
        |forge| {
            edit_mark(forge, "\n111\n", "\n110\n");
        },
    )
    .with("rolled-back"),
    refused(
        "trail-older",
        "Đưa bản sao cũ của nhật ký trở lại.",
        "An older copy of the trail is put back.",
        |forge| {
            fs::write(forge.trail(), &forge.scene.older).unwrap();
        },
    )
    .with("rolled-back"),
    refused("trail-cut", "Cắt mục cuối.", "The last entry is cut off.", |forge| {
        forge.sql("DELETE FROM entry WHERE seq = 110");
    })
    .with("rolled-back"),
    refused(
        "trail-without-its-log",
        "Chép nhật ký mà bỏ tệp `-wal` của nó.",
        "The trail is copied without its log.",
        |forge| {
            fs::write(forge.trail(), &forge.scene.live.trail).unwrap();
        },
    )
    .with("rolled-back"),
    refused(
        "trail-rechained",
        "Sửa một mục và tính lại mọi mã băm về sau.",
        "An entry is edited and every later hash renewed.",
        |forge| {
            lower(forge, EARLY);
            forge.rewrite(EARLY);
        },
    )
    .with("rolled-back"),
    refused(
        "trail-exchanged",
        "Thay bằng nhật ký thứ hai cùng tên.",
        "A second trail of the same origin is put in its place.",
        |forge| {
            fs::write(forge.trail(), &twin().trail).unwrap();
        },
    )
    .with("rolled-back"),
    refused(
        "hash-edited-before-the-mark",
        "Sửa một mã băm lưu bên cạnh.",
        "A stored hash is changed.",
        |forge| {
            forge.sql("UPDATE entry SET hash = zeroblob(32) WHERE seq = 5");
        },
    )
    .with("damaged"),
    refused(
        "last-entry-edited",
        "Sửa mục cuối, giữ nguyên mã băm lưu bên cạnh.",
        "The last entry is edited; its stored hash is left.",
        |forge| {
            forge.set(D_END, &[("/ts", json!("2026-12-31T00:00:00Z"))]);
        },
    )
    .with("damaged"),
    refused(
        "entry-added-behind-the-mark",
        "Ghi thêm một mục có mã băm sai.",
        "An entry with a wrong hash is added behind the mark.",
        |forge| {
            forge.append(&json!({"type": "schema", "schema": "ab".repeat(32)}));
            forge.sql("UPDATE entry SET hash = zeroblob(32) WHERE seq = 111");
        },
    )
    .with("damaged"),
    refused("trigger-dropped-first", "Gỡ một trigger.", "A trigger is dropped.", |forge| {
        forge.run("DROP TRIGGER entry_stays");
    })
    .with("foreign schema"),
    refused("trigger-dormant-first", "Cài thêm một trigger.", "A trigger is added.", |forge| {
        forge.run("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM part; END");
    })
    .with("foreign schema"),
    refused(
        "version-changed",
        "Đổi phiên bản của tệp.",
        "The file's version is changed.",
        |forge| {
            forge.run("PRAGMA user_version = 2");
        },
    )
    .with("foreign settings"),
    refused(
        "view-for-blob",
        "Dựng view thay bảng.",
        "A view stands in place of a table.",
        |forge| {
            forge.run("ALTER TABLE blob RENAME TO b; CREATE VIEW blob AS SELECT * FROM b;");
        },
    )
    .with("foreign tables"),
    refused("trail-deleted", "Xóa nhật ký.", "The trail is deleted.", |forge| {
        fs::remove_file(forge.trail()).unwrap();
    })
    .with("missing"),
    // What the writer cannot know: the mark is older and fits, or lies in the same hands.
    refused(
        "mark-older",
        "Đưa tệp mực nước cao nhất của lúc trước trở lại, nhật ký giữ nguyên.",
        "An older mark is put back; the trail is whole.",
        |forge| {
            fs::write(mark(forge), &forge.scene.old).unwrap();
        },
    )
    .with(GOES_ON),
    refused(
        "mark-and-trail-older",
        "Đưa cả tệp mực nước cao nhất lẫn nhật ký về bản cũ.",
        "Mark and trail are both put back.",
        |forge| {
            fs::write(forge.trail(), &forge.scene.older).unwrap();
            fs::write(mark(forge), &forge.scene.old).unwrap();
        },
    )
    .with(GOES_ON),
    // Only the hashes before the mark are read again, not the entries: that is the verifier's task.
    refused(
        "entry-edited-before-the-mark",
        "Sửa một mục cũ, giữ nguyên mã băm lưu bên cạnh.",
        "An old entry is edited; its stored hash is left.",
        |forge| {
            lower(forge, EARLY);
        },
    )
    .with(GOES_ON),
];

const fn refused(
    name: &'static str,
    vi: &'static str,
    en: &'static str,
    act: fn(&Forge),
) -> Refused {
    Refused { name, vi, en, act, answer: "" }
}

impl Refused {
    const fn with(self, answer: &'static str) -> Self {
        Refused { answer, ..self }
    }
}

#[test]
fn the_writer_goes_on_only_with_the_trail_that_its_mark_knows() {
    let mut wrong = Vec::new();
    for refused in REFUSED {
        let forge = Forge::new();
        fs::write(mark(&forge), &forge.scene.fresh).unwrap();
        (refused.act)(&forge);
        let before = fs::read(forge.trail()).ok();
        let answer = match Trail::open(&location(&forge), session()) {
            Ok(_) => GOES_ON.to_owned(),
            Err(error) => word(&error),
        };
        if answer != refused.answer {
            wrong.push(format!("{}: {answer}, expected {}", refused.name, refused.answer));
        }
        if answer != GOES_ON && fs::read(forge.trail()).ok() != before {
            wrong.push(format!("{}: it was written to", refused.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_trail_that_is_gone_is_not_begun_anew_where_its_mark_remains() {
    let forge = Forge::new();
    fs::write(mark(&forge), &forge.scene.fresh).unwrap();
    fs::remove_file(forge.trail()).unwrap();
    let beginning = Beginning { origin: "a".to_owned(), predecessor: None };
    let again = Trail::create(&location(&forge), &beginning, session());
    assert!(matches!(again, Err(TrailError::Exists { path }) if path == mark(&forge)));
}

#[test]
fn a_mark_changed_while_somebody_writes_is_not_overwritten() {
    let forge = Forge::new();
    fs::write(mark(&forge), &forge.scene.fresh).unwrap();
    let mut trail = Trail::open(&location(&forge), session()).unwrap();
    fs::write(mark(&forge), &forge.scene.old).unwrap();
    let Err(TrailError::Unsealed { why, .. }) = trail.checkpoint() else {
        panic!("a mark that somebody changed was taken for the writer's own");
    };
    assert!(matches!(*why, TrailError::MarkChanged { .. }));
    assert_eq!(fs::read_to_string(mark(&forge)).unwrap(), forge.scene.old);
}

fn location(forge: &Forge) -> Location {
    Location { trail: forge.trail(), high_water: mark(forge) }
}

/// The high-water file, which lies elsewhere.
fn mark(forge: &Forge) -> PathBuf {
    forge.beside(".mark")
}

fn edit_mark(forge: &Forge, from: &str, to: &str) {
    let changed = forge.scene.fresh.replace(from, to);
    assert_ne!(changed, forge.scene.fresh);
    fs::write(mark(forge), changed).unwrap();
}

/// The answer in a word.
fn word(error: &TrailError) -> String {
    match error {
        TrailError::MarkMissing { .. } => "mark-missing".to_owned(),
        TrailError::MarkChanged { .. } => "mark-changed".to_owned(),
        TrailError::RolledBack { .. } => "rolled-back".to_owned(),
        TrailError::Damaged { .. } => "damaged".to_owned(),
        TrailError::Missing { .. } => "missing".to_owned(),
        TrailError::Foreign { why, .. } => format!("foreign {}", why.as_str()),
        other => format!("{other:?}"),
    }
}
