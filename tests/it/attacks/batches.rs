//! Batches, and the acts that come after them: what an entry says must fit the others.
//!
//! Everything after the first changed entry is renewed, unless it is said otherwise: only the
//! meaning is left to be found, and what the checkpoints cover.

use crate::attacks::attack::{Attack, Group, Limit};
use crate::attacks::entries::lower;
use crate::attacks::forge::Forge;
use crate::attacks::scene::{
    A, ANCHOR, B, B_END, C, C_END, COUNT, D, D_END, DECISION, ERASED, LATE, REDACT, SUPERSEDE,
};
use serde_json::{Value, json};

pub const BATCHES: Group = Group {
    vi: "Đợt đánh giá và các mục về sau; mọi mã băm được tính lại",
    en: "Batches and later acts; every later hash is renewed",
    attacks: &[
        Attack::new(
            "count-lowered",
            "Giảm số đối tượng đã báo của một đợt.",
            "A batch announces one subject less.",
            |forge| forge.set(D, &[("/count", json!(COUNT - 1))]),
        )
        .then_rewritten(D)
        .alone("batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "count-raised",
            "Tăng số đối tượng đã báo của một đợt.",
            "A batch announces one subject more.",
            |forge| forge.set(D, &[("/count", json!(COUNT + 1))]),
        )
        .then_rewritten(D)
        .alone("batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "counts-edited",
            "Sửa bảng đếm ở mục kết thúc đợt.",
            "The counts at the end of a batch are changed.",
            |forge| {
                let count = forge.entry(D_END)["counts"][0]["count"].as_i64().unwrap();
                forge.respell(D_END, &format!("\"count\":{count}"), format!("\"count\":{}", count + 1));
            },
        )
        .then_rewritten(D_END)
        .alone("batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "counts-unsorted",
            "Đảo thứ tự bảng đếm.",
            "The counts are in another order.",
            |forge| {
                let mut counts = forge.entry(D_END)["counts"].as_array().unwrap().clone();
                counts.reverse();
                forge.set(D_END, &[("/counts", counts.into())]);
            },
        )
        .then_rewritten(D_END)
        .alone("batch-incomplete 79")
        .after_the_old(),
        // Item 5 has none any more, and item 4 has two.
        Attack::new(
            "item-repeated",
            "Một đối tượng có hai kết luận, một đối tượng khác không có.",
            "One subject has two verdicts, another none.",
            |forge| forge.set(LATE, &[("/item", json!(4))]),
        )
        .then_rewritten(LATE)
        .alone("item-repeated 85; batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "item-beyond",
            "Một kết luận cho số thứ tự nằm ngoài đợt.",
            "A verdict for an item past the count.",
            |forge| forge.set(LATE, &[("/item", json!(COUNT))]),
        )
        .then_rewritten(LATE)
        .alone("batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "verdict-of-another-batch",
            "Ghi một kết luận vào đợt khác.",
            "A verdict is given to another batch.",
            |forge| forge.set(LATE, &[("/batch", json!(B))]),
        )
        .then_rewritten(LATE)
        .alone("batch-incomplete 37; batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "outcome-changed",
            "Đổi kết quả của một đối tượng mà không sửa bảng đếm.",
            "A subject's outcome is changed, but not the counts.",
            |forge| forge.set(LATE, &[("/out/outcome", json!("exempt"))]),
        )
        .then_rewritten(LATE)
        .alone("batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "class-changed",
            "Chuyển một đối tượng sang nhóm khác mà không sửa bảng đếm.",
            "A subject is moved to another class, but not in the counts.",
            |forge| forge.set(LATE, &[("/class", json!("friend"))]),
        )
        .then_rewritten(LATE)
        .alone("batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "outcome-unknown",
            "Một kết quả mà định dạng không có.",
            "An outcome that the format has not.",
            |forge| forge.set(LATE, &[("/out/outcome", json!("forgiven"))]),
        )
        .then_rewritten(LATE)
        .alone("not-canonical 85; stray-rows 85; batch-incomplete 79")
        .after_the_old(),
        // Batch C begins while B is open; B's own end is gone.
        Attack::new(
            "end-removed",
            "Thay mục kết thúc đợt bằng một mục khác.",
            "The end of a batch is replaced by another act.",
            |forge| forge.replace(B_END, &supersede(A + 1, B + 1)),
        )
        .then_rewritten(B_END)
        .alone("batch-incomplete 37")
        .before_the_old(),
        Attack::new(
            "aborted-made-complete",
            "Biến đợt bị hủy thành đợt hoàn thành.",
            "The aborted batch is made to look complete.",
            |forge| {
                let counts = json!([{"class": "supplier", "outcome": "rated", "count": 5}]);
                forge.replace(C_END, &json!({"type": "batch_end", "batch": C, "counts": counts}));
            },
        )
        .then_rewritten(C_END)
        .alone("batch-incomplete 72")
        .before_the_old(),
        Attack::new(
            "aborted-excised",
            "Cắt bỏ cả đợt bị hủy, đánh số lại và tính lại tất cả.",
            "The aborted batch is cut out, everything after it renumbered and renewed.",
            |forge| forge.excise(C, C_END),
        )
        .fresh("truncated 104")
        .old("rewritten 78")
        .listed("erased 7/subject")
        .limit(Limit::Original),
        Attack::new(
            "complete-made-aborted",
            "Biến đợt hoàn thành thành đợt bị hủy.",
            "A complete batch is made to look aborted.",
            |forge| {
                let end = json!({"type": "batch_end", "batch": D, "aborted": "mất điện"});
                forge.replace(D_END, &end);
            },
        )
        .then_rewritten(D_END)
        .after_the_old()
        .listed("aborted 72 5/30; aborted 79 30/30; erased 7/subject")
        .limit(Limit::Original),
        Attack::new(
            "subject-left-out",
            "Bỏ hẳn một đối tượng: kết luận, phần, số thứ tự, số đếm, mã băm.",
            "A subject is taken out: verdict, parts, numbers, counts and hashes.",
            leave_out,
        )
        .fresh("truncated 110")
        .limit(Limit::Original),
        Attack::new(
            "second-genesis",
            "Thêm một mục mở đầu ở giữa nhật ký.",
            "A second first entry stands in the middle.",
            |forge| {
                let genesis = forge.entry(0);
                let keys = ["type", "format", "origin", "nonce", "schema"];
                let act = keys.map(|key| (key.to_owned(), genesis[key].clone()));
                forge.replace(DECISION, &act.into_iter().collect());
            },
        )
        .then_rewritten(DECISION)
        .alone("not-canonical 69")
        .before_the_old(),
        Attack::new(
            "decision-on-no-verdict",
            "Quyết định về một mục không phải kết luận.",
            "A decision on an entry that is no verdict.",
            |forge| forge.set(DECISION, &[("/target", json!(B))]),
        )
        .then_rewritten(DECISION)
        .alone("not-canonical 69")
        .before_the_old(),
        Attack::new(
            "decision-on-the-future",
            "Quyết định về một kết luận chưa có.",
            "A decision on a verdict yet to come.",
            |forge| forge.set(DECISION, &[("/target", json!(LATE))]),
        )
        .then_rewritten(DECISION)
        .alone("not-canonical 69")
        .before_the_old(),
        Attack::new(
            "superseded-by-itself",
            "Một mục được nói là thay cho chính nó.",
            "An entry is said to stand in place of itself.",
            |forge| forge.set(SUPERSEDE, &[("/target", json!(B + 1)), ("/by_entry", json!(B + 1))]),
        )
        .then_rewritten(SUPERSEDE)
        .alone("not-canonical 70")
        .before_the_old(),
        Attack::new(
            "erasure-of-no-part",
            "Mục xóa nêu một phần mà mục kia không có.",
            "The erasure names a part that its target has not.",
            |forge| forge.set(REDACT, &[("/part", json!("input"))]),
        )
        .then_rewritten(REDACT)
        .alone("not-canonical 71; part-missing 7/subject")
        .before_the_old(),
        Attack::new(
            "erasure-twice",
            "Ghi thêm một mục xóa cho phần đã xóa.",
            "Another erasure of the erased part is appended.",
            |forge| {
                let act = json!({"type": "redact", "target": ERASED, "part": "subject", "basis": "x", "by": "x"});
                forge.append(&act);
            },
        )
        .alone("not-canonical 111"),
        Attack::new(
            "anchor-forged",
            "Sửa mã gốc trong mục neo.",
            "The root in the anchor is changed.",
            |forge| {
                forge.set(ANCHOR, &[("/root", json!("ab".repeat(32)))]);
                forge.rechain(ANCHOR);
            },
        )
        .alone("rewritten 35")
        .before_the_old(),
        Attack::new(
            "anchor-of-itself",
            "Mục neo nói rằng nó bao trùm cả chính nó.",
            "The anchor says that it covers itself.",
            |forge| {
                forge.set(ANCHOR, &[("/size", json!(ANCHOR + 1))]);
                forge.rechain(ANCHOR);
            },
        )
        .alone("rewritten 35")
        .before_the_old(),
        Attack::new(
            "verdict-after-the-end",
            "Ghi thêm một kết luận vào đợt đã đóng.",
            "A verdict is appended to a batch that is closed.",
            |forge| {
                let verdict = forge.entry(LATE);
                forge.append(&verdict);
                forge.sql("INSERT INTO part SELECT 111, name, salt, body FROM part WHERE seq = 85");
            },
        )
        .alone("batch-incomplete 79"),
        Attack::new(
            "end-twice",
            "Kết thúc một đợt lần thứ hai.",
            "A batch is ended a second time.",
            |forge| {
                let end = forge.entry(D_END);
                forge.append(&end);
            },
        )
        .alone("batch-incomplete 79"),
        Attack::new(
            "decision-appended",
            "Tự ghi thêm một quyết định mang tên cấp có thẩm quyền.",
            "A decision in the authority's name is appended by hand.",
            |forge| {
                let mut decision = forge.entry(DECISION);
                decision["level"] = json!("a");
                forge.append(&decision);
            },
        )
        .limit(Limit::Who),
        Attack::new(
            "level-lowered-with-its-decision",
            "Hạ hạng và ghi thêm quyết định cho khớp, tính lại tất cả.",
            "A tier is lowered and a fitting decision appended; everything is renewed.",
            |forge| {
                lower(forge, LATE);
                forge.rewrite(LATE);
                let mut decision = forge.entry(DECISION);
                decision["target"] = json!(LATE);
                forge.append(&decision);
            },
        )
        .after_the_old()
        .limit(Limit::Original),
        Attack::new(
            "unknown-definitions-recorded",
            "Ghi thêm một mục nói rằng cấu trúc bảng đã đổi, mà bảng không đổi.",
            "An entry is appended that tells of other definitions than there are.",
            |forge| forge.append(&json!({"type": "schema", "schema": "ab".repeat(32)})),
        )
        .alone("schema-differs"),
    ],
};

fn supersede(target: i64, by_entry: i64) -> Value {
    json!({"type": "supersede", "target": target, "by_entry": by_entry, "why": "x"})
}

/// Takes item 5 out of the last batch, so that nobody misses it.
fn leave_out(forge: &Forge) {
    let outcome = forge.entry(LATE)["out"]["outcome"].clone();
    forge.excise(LATE, LATE);
    for seq in LATE..D_END - 1 {
        let item = forge.entry(seq)["item"].as_i64().unwrap();
        forge.set(seq, &[("/item", json!(item - 1))]);
    }
    forge.set(D, &[("/count", json!(COUNT - 1))]);
    let mut counts = forge.entry(D_END - 1)["counts"].clone();
    let count = counts.as_array_mut().unwrap().iter_mut().find(|one| one["outcome"] == outcome);
    let count = &mut count.unwrap()["count"];
    *count = json!(count.as_i64().unwrap() - 1);
    forge.set(D_END - 1, &[("/counts", counts)]);
    forge.rewrite(D);
}
