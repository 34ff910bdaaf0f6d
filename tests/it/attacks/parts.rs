//! Parts and snapshots: what stands beside the entries, and what the entries commit to.
//!
//! Entries are left alone unless it is said otherwise, so the tree is the same and no checkpoint
//! has anything to say: the commitments inside the entries do.

use crate::attacks::attack::{Attack, Group, Limit};
use crate::attacks::forge::Forge;
use crate::attacks::scene::{
    AMENDED, B, B_END, D, DECISION, ENGINE, ERASED, LATE, REDACT, REGULATION,
};
use mucthuoc::audit::hash::Hash;
use rusqlite::Connection;
use serde_json::json;

pub const PARTS: Group = Group {
    vi: "Phần đi kèm và bản chụp",
    en: "Parts and snapshots",
    attacks: &[
        Attack::new(
            "part-edited",
            "Sửa dữ kiện của một đối tượng.",
            "Facts of a subject are changed.",
            |forge| forge.sql("UPDATE part SET body = replace(body, '1', '2') WHERE seq = 10 AND name = 'facts'"),
        )
        .alone("part-altered 10/facts"),
        Attack::new(
            "input-edited",
            "Sửa bảng kê tệp đầu vào của một đợt.",
            "The list of a batch's files is changed.",
            |forge| forge.sql("UPDATE part SET body = replace(body, '30', '29') WHERE seq = 79"),
        )
        .alone("part-altered 79/input"),
        Attack::new(
            "parts-swapped",
            "Tráo dữ kiện của hai đối tượng, cả muối.",
            "The facts of two subjects are exchanged, salts and all.",
            |forge| forge.sql(
                "CREATE TEMP TABLE held AS SELECT * FROM part WHERE seq IN (10, 11) AND name = 'facts';
                 UPDATE part SET (salt, body) = (SELECT salt, body FROM held h
                   WHERE h.seq = 21 - part.seq) WHERE seq IN (10, 11) AND name = 'facts';",
            ),
        )
        .alone("part-altered 10/facts; part-altered 11/facts"),
        Attack::new(
            "facts-for-subject",
            "Tráo hai phần của cùng một đối tượng.",
            "The two parts of one subject are exchanged.",
            |forge| forge.sql(
                "UPDATE part SET name = CASE name WHEN 'facts' THEN 'x' ELSE 'facts' END WHERE seq = 10;
                 UPDATE part SET name = 'subject' WHERE seq = 10 AND name = 'x';",
            ),
        )
        .alone("part-altered 10/facts; part-altered 10/subject"),
        Attack::new(
            "salt-edited",
            "Sửa muối của một phần.",
            "The salt of a part is changed.",
            |forge| forge.sql("UPDATE part SET salt = zeroblob(32) WHERE seq = 10 AND name = 'facts'"),
        )
        .alone("part-altered 10/facts"),
        // The same bytes in the same order, so the same hash: only the salt's length tells.
        Attack::new(
            "salt-boundary-moved",
            "Chuyển byte cuối của muối sang đầu phần thân.",
            "The last byte of the salt becomes the first of the body.",
            |forge| forge.sql(
                "UPDATE part SET body = CAST(substr(salt, 32, 1) || CAST(body AS BLOB) AS TEXT),
                   salt = substr(salt, 1, 31) WHERE seq = 10 AND name = 'facts'",
            ),
        )
        .alone("part-altered 10/facts"),
        Attack::new(
            "facts-recommitted",
            "Thay muối và dữ kiện, sửa cam kết trong mục và tính lại mọi mã băm về sau.",
            "Salt and facts are exchanged, the commitment and every later hash renewed.",
            |forge| forge.recommit(LATE, "facts", br#"{"facts":[{"fact":"quality","is":"99.0"}]}"#),
        )
        .after_the_old()
        .limit(Limit::Original),
        Attack::new(
            "commitment-moved",
            "Cam kết của một mục được thay bằng cam kết của mục sau, tính lại tất cả.",
            "An entry gets the commitment of the next; everything is renewed.",
            |forge| {
                let other = forge.entry(LATE + 1)["parts"]["facts"].clone();
                forge.set(LATE, &[("/parts/facts", other)]);
                forge.rewrite(LATE);
            },
        )
        .alone("part-altered 85/facts")
        .after_the_old(),
        Attack::new(
            "body-not-canonical",
            "Thân một phần có dấu cách thừa; cam kết và mã băm được tính lại.",
            "A body has a space too many; commitment and hashes are renewed.",
            |forge| forge.recommit(LATE, "facts", br#"{"facts": []}"#),
        )
        .alone("not-canonical 85/facts")
        .after_the_old(),
        Attack::new(
            "body-bomb",
            "Thân một phần là một triệu dấu ngoặc lồng nhau, cam kết đúng.",
            "A body of a million nested brackets, rightly committed to.",
            |forge| forge.recommit(LATE, "facts", "[".repeat(1_000_000).as_bytes()),
        )
        .alone("not-canonical 85/facts")
        .after_the_old(),
        Attack::new(
            "body-too-long",
            "Thân một phần dài hơn 1 MiB, cam kết đúng.",
            "A body of more than 1 MiB, rightly committed to.",
            |forge| {
                let body = json!({ "facts": [], "id": "x".repeat(1 << 20) }).to_string();
                forge.recommit(LATE, "subject", body.as_bytes());
            },
        )
        .alone("not-canonical 85/subject")
        .after_the_old(),
        Attack::new(
            "part-deleted",
            "Xóa một phần mà không ghi mục xóa.",
            "A part is deleted and no entry says so.",
            |forge| forge.sql("DELETE FROM part WHERE seq = 10 AND name = 'subject'"),
        )
        .alone("part-missing 10/subject"),
        Attack::new(
            "erased-under-a-pretext",
            "Xóa dữ kiện và tự ghi thêm một mục xóa.",
            "Facts are deleted and an erasure is appended by hand.",
            |forge| {
                forge.sql("DELETE FROM part WHERE seq = 10 AND name = 'facts'");
                forge.append(&erasure(10, "facts"));
            },
        )
        .listed("aborted 72 5/30; erased 7/subject; erased 10/facts")
        .limit(Limit::Erasure),
        Attack::new(
            "erased-without-deleting",
            "Ghi mục xóa nhưng để nguyên phần ấy.",
            "An erasure is appended; the part stays.",
            |forge| forge.append(&erasure(10, "facts")),
        )
        .alone("part-not-erased 10/facts"),
        Attack::new(
            "erased-put-back",
            "Đưa phần đã xóa trở lại chỗ cũ.",
            "The erased part is put back.",
            |forge| put_back(forge, &forge.scene.erased.body),
        )
        .alone("part-not-erased 7/subject"),
        Attack::new(
            "erased-put-back-other",
            "Đưa một phần khác vào chỗ phần đã xóa.",
            "Another body is put in place of the erased part.",
            |forge| put_back(forge, r#"{"facts":[],"id":"c99"}"#),
        )
        .alone("part-not-erased 7/subject; part-altered 7/subject"),
        Attack::new(
            "erasure-undone",
            "Thay mục xóa bằng một quyết định, đưa phần đã xóa trở lại, tính lại tất cả.",
            "The erasure becomes a decision, the part is put back, everything renewed.",
            |forge| {
                put_back(forge, &forge.scene.erased.body);
                let decision = forge.entry(DECISION);
                let taken = ["type", "target", "level", "by", "basis", "reason"];
                let act = taken.map(|key| (key.to_owned(), decision[key].clone()));
                forge.replace(REDACT, &act.into_iter().collect());
                forge.rewrite(REDACT);
            },
        )
        .before_the_old()
        .listed("aborted 72 5/30")
        .limit(Limit::Original),
        // What the entry says is erased is there, and what is gone has no erasure.
        Attack::new(
            "erasure-turned",
            "Cho mục xóa trỏ sang đối tượng khác, tính lại tất cả.",
            "The erasure is turned to another subject; everything is renewed.",
            |forge| {
                forge.set(REDACT, &[("/target", json!(ERASED + 1))]);
                forge.rewrite(REDACT);
            },
        )
        .alone("part-not-erased 8/subject; part-missing 7/subject")
        .before_the_old(),
        Attack::new(
            "erased-text-in-free-pages",
            "Để chữ đã xóa nằm lại trong trang trống của tệp.",
            "The erased text is left in a free page of the file.",
            |forge| {
                let erased = &forge.scene.erased.body;
                forge.run("CREATE TABLE notes (a); INSERT INTO notes VALUES (zeroblob(3000));");
                forge.raw(|db| {
                    db.execute("UPDATE notes SET a = ? || zeroblob(2000)", [erased]).unwrap();
                    db.execute_batch("PRAGMA secure_delete = OFF; DROP TABLE notes;").unwrap();
                });
                forge.file("", |bytes| {
                    let found = crate::attacks::forge::find(bytes, erased.as_bytes());
                    assert!(found.is_some(), "the text can still be read in the file");
                });
            },
        )
        .limit(Limit::Gone),
        Attack::new(
            "part-stray",
            "Thêm một phần mà mục không cam kết.",
            "A part that its entry does not commit to.",
            |forge| add(forge, 10, "remarks"),
        )
        .alone("stray-rows 10"),
        Attack::new(
            "part-of-no-entry",
            "Thêm một phần của mục không có.",
            "A part of an entry that is not there.",
            |forge| add(forge, 5000, "facts"),
        )
        .alone("stray-rows 5000"),
        Attack::new(
            "part-capitalised",
            "Viết hoa tên một phần.",
            "The name of a part is capitalised.",
            |forge| forge.sql("UPDATE part SET name = 'Facts' WHERE seq = 10 AND name = 'facts'"),
        )
        .alone("stray-rows 10; part-missing 10/facts"),
        Attack::new(
            "part-name-not-utf8",
            "Thêm một phần có tên không phải UTF-8.",
            "A part whose name is no UTF-8.",
            |forge| forge.sql(
                "INSERT INTO part VALUES (10, CAST(x'66ff' AS TEXT), zeroblob(32), '{}')",
            ),
        )
        .alone("stray-rows 10"),
        Attack::new(
            "part-moved",
            "Chuyển một phần sang mục khác.",
            "A part is moved to another entry.",
            |forge| forge.sql("UPDATE part SET seq = 69 WHERE seq = 10 AND name = 'facts'"),
        )
        .alone("part-missing 10/facts; stray-rows 69"),
        Attack::new(
            "part-numbered-by-text",
            "Lách kiểu cột: số mục của một phần là chữ.",
            "Behind the columns' types: a part's number is a text.",
            |forge| forge.under(
                "part",
                (") STRICT, WITHOUT ROWID", ") WITHOUT ROWID"),
                "UPDATE part SET seq = 'ten' WHERE seq = 10 AND name = 'facts'",
            ),
        )
        .alone("part-missing 10/facts; stray-rows"),
        // The same text, only as bytes: read as bytes it is what it was.
        Attack::new(
            "body-as-blob",
            "Lách kiểu cột: lưu cùng nội dung dưới dạng BLOB.",
            "Behind the columns' types: the same content as BLOB.",
            |forge| forge.under(
                "part",
                (") STRICT, WITHOUT ROWID", ") WITHOUT ROWID"),
                "UPDATE part SET body = CAST(body AS BLOB) WHERE seq = 10",
            ),
        )
        .limit(Limit::Nothing),
        // Two rows under one key: the one that stands first is taken, the other is nobody's.
        Attack::new(
            "part-doubled-behind",
            "Lách khóa chính: thêm dòng thứ hai cho cùng một phần, đứng sau.",
            "Behind the primary key: a second row for a part stands after it.",
            |forge| double(forge, "ff"),
        )
        .alone("stray-rows 10"),
        Attack::new(
            "part-doubled-before",
            "Như trên, nhưng dòng giả đứng trước.",
            "The same, but the false row stands first.",
            |forge| double(forge, "00"),
        )
        .alone("part-altered 10/facts; stray-rows 10"),
        Attack::new(
            "regulation-edited",
            "Thêm một dòng vào bản chụp quy định.",
            "A line is added to the snapshot of the regulation.",
            |forge| forge.sql(&format!(
                "UPDATE blob SET body = CAST(body || x'0a' AS BLOB) WHERE {}", registered(forge, REGULATION),
            )),
        )
        .alone("snapshot-altered 1"),
        Attack::new(
            "snapshots-swapped",
            "Tráo bản chụp của quy định gốc và quy định đã sửa đổi.",
            "The snapshots of the regulation and of the amended one are exchanged.",
            |forge| {
                let (one, other) = (registered(forge, REGULATION), registered(forge, AMENDED));
                forge.sql(&format!(
                    "CREATE TEMP TABLE held AS SELECT * FROM blob;
                     UPDATE blob SET body = (SELECT body FROM held WHERE {other}) WHERE {one};
                     UPDATE blob SET body = (SELECT body FROM held WHERE {one}) WHERE {other};",
                ));
            },
        )
        .alone("snapshot-altered 1; snapshot-altered 36"),
        Attack::new(
            "engine-deleted",
            "Xóa bản mô tả chương trình.",
            "The description of the engine is deleted.",
            |forge| forge.sql(&format!("DELETE FROM blob WHERE {}", registered(forge, ENGINE))),
        )
        .alone("snapshot-altered 2"),
        Attack::new(
            "snapshot-emptied",
            "Để trống bản chụp quy định.",
            "The snapshot of the regulation is emptied.",
            |forge| forge.sql(&format!("UPDATE blob SET body = x'' WHERE {}", registered(forge, REGULATION))),
        )
        .alone("snapshot-altered 1"),
        Attack::new(
            "snapshot-under-another-name",
            "Đổi khóa của một bản chụp.",
            "A snapshot is put under another digest.",
            |forge| forge.sql(&format!(
                "UPDATE blob SET sha256 = zeroblob(32) WHERE {}", registered(forge, REGULATION),
            )),
        )
        .alone("snapshot-altered 1; stray-rows"),
        Attack::new(
            "snapshot-stray",
            "Thêm một bản chụp mà không mục nào đăng ký.",
            "A snapshot that no entry registers.",
            |forge| forge.tables(|db| add_blob(db, b"an older text of the rules")),
        )
        .alone("stray-rows"),
        Attack::new(
            "regulation-exchanged",
            "Thay quy định của cả một đợt: bản chụp, mục đăng ký, đợt, kết luận, mã băm.",
            "The regulation of a whole batch is exchanged: snapshot, entries and hashes.",
            exchange_regulation,
        )
        .before_the_old()
        .limit(Limit::Original),
        Attack::new(
            "regulation-never-registered",
            "Đợt cuối và mọi kết luận của nó viện dẫn một quy định không đăng ký.",
            "The last batch and all its verdicts name a regulation that none registers.",
            |forge| {
                for seq in D..D + 31 {
                    forge.set(seq, &[("/reg", json!("ab".repeat(32)))]);
                }
                forge.rewrite(D);
            },
        )
        .alone("unregistered-regulation 79")
        .after_the_old(),
        Attack::new(
            "batch-under-another-regulation",
            "Chỉ mục mở đợt viện dẫn quy định không đăng ký.",
            "Only the batch itself names a regulation that none registers.",
            |forge| {
                forge.set(D, &[("/reg", json!("ab".repeat(32)))]);
                forge.rewrite(D);
            },
        )
        .alone("unregistered-regulation 79-109")
        .after_the_old(),
        Attack::new(
            "verdict-under-another-regulation",
            "Một kết luận viện dẫn quy định đã sửa đổi, khác với đợt của nó.",
            "One verdict names the amended regulation, other than its batch.",
            |forge| {
                let reg = forge.entry(B)["reg"].clone();
                forge.set(LATE, &[("/reg", reg)]);
                forge.rewrite(LATE);
            },
        )
        .alone("unregistered-regulation 85")
        .after_the_old(),
        Attack::new(
            "verdict-by-another-engine",
            "Một kết luận viện dẫn chương trình khác với đợt của nó.",
            "One verdict names another engine than its batch.",
            |forge| {
                forge.set(LATE, &[("/engine", json!("ab".repeat(32)))]);
                forge.rewrite(LATE);
            },
        )
        .alone("unregistered-engine 85")
        .after_the_old(),
        // The engine of a digest does not serve as a regulation.
        Attack::new(
            "engine-for-regulation",
            "Đợt cuối viện dẫn mã của chương trình thay cho quy định.",
            "The last batch names the engine's digest as its regulation.",
            |forge| {
                let engine = forge.entry(D)["engine"].clone();
                for seq in D..D + 31 {
                    forge.set(seq, &[("/reg", engine.clone())]);
                }
                forge.rewrite(D);
            },
        )
        .alone("unregistered-regulation 79")
        .after_the_old(),
        Attack::new(
            "registration-turned",
            "Mục đăng ký quy định đã sửa đổi mang mã khác.",
            "The entry that registers the amended regulation gets another digest.",
            |forge| {
                forge.set(AMENDED, &[("/sha256", json!("ab".repeat(32)))]);
                forge.rewrite(AMENDED);
            },
        )
        .alone("unregistered-regulation 37; snapshot-altered 36; stray-rows")
        .before_the_old(),
    ],
};

fn erasure(target: i64, part: &str) -> serde_json::Value {
    json!({"type": "redact", "target": target, "part": part, "basis": "Điều 16", "by": "Văn phòng"})
}

fn put_back(forge: &Forge, body: &str) {
    forge.tables(|db| {
        let insert = "INSERT INTO part (seq, name, salt, body) VALUES (?, 'subject', ?, ?)";
        db.execute(insert, (ERASED, forge.scene.erased.salt, body)).unwrap();
    });
}

fn add(forge: &Forge, seq: i64, name: &str) {
    forge.tables(|db| {
        let insert = "INSERT INTO part (seq, name, salt, body) VALUES (?, ?, zeroblob(32), '{}')";
        db.execute(insert, (seq, name)).unwrap();
    });
}

/// A second row for the facts of entry 10, with a salt of one byte repeated.
fn double(forge: &Forge, byte: &str) {
    forge.under(
        "part",
        ("PRIMARY KEY (seq, name)", "PRIMARY KEY (seq, name, salt)"),
        &format!("INSERT INTO part VALUES (10, 'facts', x'{}', '{{}}')", byte.repeat(32)),
    );
}

/// The condition for the row of the snapshot that an entry registers.
fn registered(forge: &Forge, seq: i64) -> String {
    format!("sha256 = x'{}'", forge.entry(seq)["sha256"].as_str().unwrap())
}

fn add_blob(db: &Connection, body: &[u8]) {
    let sha256 = Hash::of_snapshot(body);
    db.execute("INSERT INTO blob (sha256, body) VALUES (?, ?)", (sha256.0, body)).unwrap();
}

fn exchange_regulation(forge: &Forge) {
    let body = b"another regulation";
    let sha256 = json!(Hash::of_snapshot(body).hex());
    let row = registered(forge, AMENDED);
    forge.tables(|db| {
        db.execute_batch(&format!("DELETE FROM blob WHERE {row}")).unwrap();
        add_blob(db, body);
    });
    forge.set(AMENDED, &[("/sha256", sha256.clone())]);
    for seq in B..B_END {
        forge.set(seq, &[("/reg", sha256.clone())]);
    }
    forge.rewrite(AMENDED);
}
