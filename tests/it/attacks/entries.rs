//! Entries edited, exchanged, taken out and put in.
//!
//! The anchor in entry 35 covers entries 0 – 34, the old checkpoint 0 – 78, the fresh one all 111:
//! whatever changes a leaf changes the root of everything that covers it.

use crate::attacks::attack::{Attack, Group, Limit};
use crate::attacks::forge::Forge;
use crate::attacks::scene::{A, B, D_END, DECISION, EARLY, LATE, MIDDLE};
use serde_json::{Value, json};

pub const ENTRIES: Group = Group {
    vi: "Sửa, tráo, bỏ và thêm mục",
    en: "Entries edited, exchanged, taken out and put in",
    attacks: &[
        // The bytes no longer give the stored hash; entry 6 still names the hash that is stored.
        Attack::new(
            "entry-edited",
            "Hạ hạng trong một kết luận, giữ nguyên mã băm lưu bên cạnh.",
            "A tier in a verdict is lowered; the hash stored beside it is left.",
            |forge| lower(forge, EARLY),
        )
        .before_the_anchor("altered 5; rewritten 35"),
        Attack::new(
            "entry-edited-late",
            "Như trên, ở đợt cuối, nơi không mục neo nào bao trùm.",
            "The same in the last batch, which no anchor covers.",
            |forge| lower(forge, LATE),
        )
        .alone("altered 85")
        .after_the_old(),
        Attack::new(
            "entry-and-hash-edited",
            "Hạ hạng và tính lại mã băm của mục ấy.",
            "A tier is lowered and the entry's hash renewed.",
            |forge| {
                lower(forge, LATE);
                forge.rehash(LATE);
            },
        )
        .alone("chain-broken 86")
        .after_the_old(),
        Attack::new(
            "hash-edited",
            "Chỉ sửa mã băm lưu bên cạnh, không sửa mục.",
            "Only the stored hash is changed; the entry is left.",
            |forge| forge.sql("UPDATE entry SET hash = zeroblob(32) WHERE seq = 85"),
        )
        .alone("altered 85"),
        Attack::new(
            "hashes-wiped",
            "Xóa trắng mọi mã băm lưu bên cạnh.",
            "All stored hashes are wiped.",
            |forge| forge.sql("UPDATE entry SET hash = zeroblob(32)"),
        )
        .alone("altered 0-110"),
        Attack::new(
            "insert-or-replace",
            "Gỡ một trigger rồi `INSERT OR REPLACE`: qua mặt trigger cấm sửa và cấm xóa.",
            "One trigger is dropped, then `INSERT OR REPLACE`, which passes those on update and deletion.",
            insert_or_replace,
        )
        .alone("chain-broken 86")
        .after_the_old(),
        // The last entry has none after it that would name its hash.
        Attack::new(
            "last-entry-dated-later",
            "Ghi cho mục cuối một ngày muộn hơn và tính lại mã băm của nó.",
            "The last entry is dated later and its hash renewed.",
            |forge| {
                forge.set(D_END, &[("/ts", json!("2026-12-31T00:00:00Z"))]);
                forge.rehash(D_END);
            },
        )
        .after_the_old()
        .limit(Limit::Original),
        Attack::new(
            "rechained",
            "Hạ hạng rồi tính lại mọi mã băm về sau; mục neo giữ nguyên.",
            "A tier is lowered and every later hash renewed; the anchor is left.",
            |forge| {
                lower(forge, EARLY);
                forge.rechain(EARLY);
            },
        )
        .before_the_anchor("rewritten 35"),
        Attack::new(
            "rechained-with-the-anchor",
            "Như trên, và viết lại cả mục neo.",
            "The same, and the anchor is renewed too.",
            |forge| {
                lower(forge, EARLY);
                forge.rewrite(EARLY);
            },
        )
        .before_the_old()
        .limit(Limit::Original),
        Attack::new(
            "rechained-late",
            "Hạ hạng trong đợt cuối rồi tính lại mọi mã băm về sau.",
            "A tier in the last batch is lowered and every later hash renewed.",
            |forge| {
                lower(forge, LATE);
                forge.rewrite(LATE);
            },
        )
        .after_the_old()
        .limit(Limit::Original),
        Attack::new(
            "rechained-halfway",
            "Như trên, nhưng dừng tính lại ở mục 99.",
            "The same, but the renewing stops at entry 99.",
            |forge| {
                lower(forge, LATE);
                forge.rechain_to(LATE, 99);
            },
        )
        .alone("chain-broken 100")
        .after_the_old(),
        Attack::new(
            "dates-moved",
            "Đổi năm của mọi mục trừ mục đầu rồi tính lại tất cả.",
            "Every entry but the first is dated a year later and everything renewed.",
            |forge| {
                forge.sql(
                    "UPDATE entry SET data = replace(data, '\"ts\":\"2026-', '\"ts\":\"2027-')
                     WHERE seq > 0",
                );
                forge.rewrite(0);
            },
        )
        .before_the_old()
        .limit(Limit::Original),
        Attack::new(
            "clock-backwards",
            "Ghi cho một quyết định ngày sớm hơn các mục trước nó, tính lại tất cả.",
            "A decision is dated before the entries before it; everything is renewed.",
            |forge| {
                let first = forge.entry(0)["ts"].clone();
                forge.set(DECISION, &[("/ts", first)]);
                forge.rewrite(DECISION);
            },
        )
        .alone("clock-backwards 69")
        .before_the_old(),
        Attack::new(
            "genesis-edited",
            "Sửa số ngẫu nhiên trong mục đầu.",
            "The nonce in the first entry is changed.",
            |forge| forge.set(0, &[("/nonce", json!("5a".repeat(32)))]),
        )
        .before_the_anchor("altered 0; rewritten 35")
        .id("another-trail 0"),
        Attack::new(
            "genesis-exchanged",
            "Thay mục đầu và tính lại toàn bộ nhật ký.",
            "The first entry is exchanged and the whole trail renewed.",
            |forge| {
                forge.set(0, &[("/nonce", json!("5a".repeat(32)))]);
                forge.rewrite(0);
            },
        )
        .before_the_old()
        .id("another-trail 0")
        .limit(Limit::Original),
        Attack::new(
            "origin-changed",
            "Đổi tên nhật ký và tính lại toàn bộ.",
            "The trail is given another origin and wholly renewed.",
            |forge| {
                forge.set(0, &[("/origin", json!("benh-vien-khac.example.vn"))]);
                forge.rewrite(0);
            },
        )
        .id("another-trail 0")
        .fresh("another-trail 0")
        .old("another-trail 0")
        .limit(Limit::Original),
        Attack::new(
            "predecessor-invented",
            "Cho nhật ký nối tiếp một nhật ký không hề có, rồi tính lại toàn bộ.",
            "The trail is said to continue one that never was, and wholly renewed.",
            |forge| {
                let why = "phục hồi từ bản sao lưu";
                let (log, root) = ("ab".repeat(32), "cd".repeat(32));
                let before = json!({"log": log, "size": 9, "root": root, "why": why});
                forge.set(0, &[("/predecessor", before)]);
                forge.rewrite(0);
            },
        )
        .before_the_old()
        .id("another-trail 0")
        .limit(Limit::Original),
        // Row 5 holds entry 6 where 5 is due. Entry 7 is due when it comes, and has no entry 6
        // directly before it. Each verdict still finds its parts.
        Attack::new(
            "entries-swapped",
            "Tráo chỗ hai mục cùng mã băm của chúng.",
            "Two entries change places, with their hashes.",
            |forge| {
                forge.sql(
                    "CREATE TEMP TABLE held AS SELECT * FROM entry WHERE seq IN (5, 6);
                     UPDATE entry SET (data, hash) = (SELECT data, hash FROM held h
                       WHERE h.seq = 11 - entry.seq) WHERE seq IN (5, 6);",
                );
            },
        )
        .before_the_anchor("missing-entry 5; rewritten 35"),
        Attack::new(
            "verdicts-exchanged",
            "Tráo kết luận của hai đối tượng rồi tính lại mọi mã băm về sau.",
            "The verdicts of two subjects are exchanged and every later hash renewed.",
            |forge| {
                let out = |seq| forge.entry(seq)["out"].clone();
                let (one, other) = (out(LATE), out(LATE + 1));
                assert_ne!(one, other);
                forge.set(LATE, &[("/out", other)]);
                forge.set(LATE + 1, &[("/out", one)]);
                forge.rewrite(LATE);
            },
        )
        .after_the_old()
        .limit(Limit::Original),
        // 29 of 30 verdicts are left, and 110 entries of the 111 that the fresh checkpoint covers.
        Attack::new(
            "entry-deleted",
            "Xóa một mục cùng các phần đi kèm.",
            "An entry is deleted with its parts.",
            |forge| {
                let (entry, part) = ("DELETE FROM entry WHERE seq = 50", "DELETE FROM part WHERE seq = 50");
                forge.sql(&format!("{entry}; {part};"));
            },
        )
        .alone("missing-entry 50; batch-incomplete 37")
        .fresh("truncated 110")
        .old("rewritten 78"),
        Attack::new(
            "entry-deleted-parts-left",
            "Xóa một mục, để lại các phần đi kèm.",
            "An entry is deleted; its parts are left.",
            |forge| forge.sql(&format!("DELETE FROM entry WHERE seq = {MIDDLE}")),
        )
        .alone("missing-entry 50; batch-incomplete 37; stray-rows 50")
        .fresh("truncated 110")
        .old("rewritten 78"),
        // The copy is a second entry 20 after entry 110: a verdict of a batch that is closed. The
        // parts of entry 20 went to the first.
        Attack::new(
            "entry-doubled",
            "Chép một mục thêm một lần vào cuối.",
            "A copy of an entry is put at the end.",
            |forge| forge.sql("INSERT INTO entry SELECT 111, data, hash FROM entry WHERE seq = 20"),
        )
        .alone("missing-entry 20; batch-incomplete 3; part-missing 20/facts; part-missing 20/subject"),
        // Without the first entry there is neither id nor origin nor schema to compare.
        Attack::new(
            "head-cut",
            "Xóa mục đầu.",
            "The first entry is deleted.",
            |forge| forge.sql("DELETE FROM entry WHERE seq = 0"),
        )
        .alone("missing-entry 0; rewritten 35")
        .fresh("truncated 110")
        .old("rewritten 78"),
        Attack::new(
            "all-entries-deleted",
            "Xóa mọi mục, để lại phần đi kèm và bản chụp.",
            "All entries are deleted; parts and snapshots are left.",
            |forge| forge.sql("DELETE FROM entry"),
        )
        .alone("missing-entry 0; stray-rows; stray-rows 3-33; stray-rows 37-67; stray-rows 72-77; stray-rows 79-109")
        .fresh("truncated 0")
        .old("truncated 0"),
        Attack::new(
            "tables-emptied",
            "Xóa mọi dòng của mọi bảng.",
            "Every row of every table is deleted.",
            |forge| forge.sql("DELETE FROM entry; DELETE FROM part; DELETE FROM blob;"),
        )
        .alone("missing-entry 0")
        .fresh("truncated 0")
        .old("truncated 0"),
        Attack::new(
            "far-entry",
            "Thêm ở cuối một mục mang số rất lớn.",
            "An entry with a very great number is put at the end.",
            |forge| {
                let (far, pointed) = ((1_i64 << 53) - 1, "/seq");
                forge.append(&json!({"type": "supersede", "target": A + 1, "by_entry": B + 1, "why": "x"}));
                forge.set(111, &[(pointed, json!(far))]);
                forge.rehash(111);
                forge.sql(&format!("UPDATE entry SET seq = {far} WHERE seq = 111"));
            },
        )
        .alone("missing-entry 111"),
        Attack::new(
            "farthest-row",
            "Thêm ở cuối một dòng vô nghĩa mang số lớn nhất có thể.",
            "A senseless row with the greatest possible number is put at the end.",
            |forge| {
                forge.sql("INSERT INTO entry VALUES (9223372036854775807, 'x', zeroblob(32))");
                forge.rehash(i64::MAX);
            },
        )
        .alone("missing-entry 111; not-canonical 9223372036854775807"),
        // Number −1 is neither due nor the next. Entry 0 follows a row numbered one less, whose
        // hash it does not name; every leaf has moved; the first row is no entry 0: no id.
        Attack::new(
            "row-before-the-first",
            "Thêm một dòng vô nghĩa mang số −1, trước mục đầu.",
            "A senseless row numbered −1 is put before the first.",
            |forge| {
                forge.sql("INSERT INTO entry VALUES (-1, 'x', zeroblob(32))");
                forge.rehash(-1);
            },
        )
        .before_the_anchor("missing-entry -1; not-canonical -1; chain-broken 0; rewritten 35"),
        // The entries are all there and in order; the rows' own numbers are not theirs.
        Attack::new(
            "rows-shifted",
            "Tăng số dòng của mọi mục từ mục 50 lên một.",
            "The row numbers of all entries from 50 on are raised by one.",
            |forge| {
                forge.sql(
                    "UPDATE entry SET seq = -seq WHERE seq >= 50;
                     UPDATE entry SET seq = 1 - seq WHERE seq < 0;",
                );
            },
        )
        .alone("missing-entry 50"),
    ],
};

/// Lowers the tier of a verdict by one.
pub fn lower(forge: &Forge, seq: i64) {
    let lower = match forge.entry(seq)["out"]["level"].as_str() {
        Some("a") => "b",
        Some("b") => "c",
        Some("c") => "d",
        other => panic!("entry {seq} has the level {other:?}"),
    };
    forge.set(seq, &[("/out/level", Value::from(lower))]);
}

fn insert_or_replace(forge: &Forge) {
    let mut entry = forge.entry(LATE);
    entry["out"]["level"] = json!("d");
    let data = entry.to_string();
    let hash = mucthuoc::audit::hash::Hash::of_entry(data.as_bytes());
    forge.raw(|db| {
        let replace = "INSERT OR REPLACE INTO entry (seq, data, hash) VALUES (?, ?, ?)";
        let refused = db.execute(replace, (LATE, &data, hash.0));
        assert!(refused.is_err(), "the trigger stops it while it is there");
        let sql = "SELECT sql FROM sqlite_master WHERE name = 'entry_appends'";
        let trigger: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
        db.execute_batch("DROP TRIGGER entry_appends").unwrap();
        assert_eq!(db.execute(replace, (LATE, &data, hash.0)).unwrap(), 1);
        db.execute_batch(&trigger).unwrap();
    });
}
