//! Checkpoints forged; the trail is left alone.

use crate::attacks::attack::{Attack, Group, Limit};
use crate::attacks::forge::Forge;
use crate::attacks::tails::cut;
use mucthuoc::audit::hash::Hash;
use std::fs;

pub const CHECKPOINTS: Group = Group {
    vi: "Giả mạo mốc; nhật ký không bị động đến",
    en: "Checkpoints forged; the trail is left alone",
    attacks: &[
        Attack::new(
            "checkpoint-of-another-trail",
            "Đổi tên nhật ký trong mốc mới.",
            "The fresh checkpoint gets another origin.",
            |forge| rewrite_fresh(forge, |text| text.replace("benh-vien", "truong-hoc")),
        )
        .fresh("another-trail 0")
        .limit(Limit::Nothing),
        Attack::new(
            "checkpoint-of-more",
            "Mốc mới nói có nhiều mục hơn.",
            "The fresh checkpoint covers more entries.",
            |forge| rewrite_fresh(forge, |text| text.replace("\n111\n", "\n500\n")),
        )
        .fresh("truncated 111")
        .limit(Limit::Nothing),
        Attack::new(
            "checkpoint-of-fewer",
            "Mốc mới nói có ít hơn một mục, mã gốc giữ nguyên.",
            "The fresh checkpoint covers one entry less, with the same root.",
            |forge| rewrite_fresh(forge, |text| text.replace("\n111\n", "\n110\n")),
        )
        .fresh("rewritten 109")
        .limit(Limit::Nothing),
        Attack::new(
            "checkpoint-with-another-root",
            "Sửa mã gốc trong mốc mới.",
            "The root in the fresh checkpoint is changed.",
            |forge| {
                rewrite_fresh(forge, |text| {
                    let root = text.lines().nth(2).unwrap();
                    text.replace(root, &Hash::ZERO.base64())
                })
            },
        )
        .fresh("rewritten 110")
        .limit(Limit::Nothing),
        Attack::new(
            "checkpoint-of-nothing",
            "Mốc mới không bao trùm mục nào: nó không chứng minh gì.",
            "The fresh checkpoint covers no entry: it proves nothing.",
            |forge| {
                let root = Hash::of_nothing().base64();
                rewrite_fresh(forge, |text| {
                    let origin = text.lines().next().unwrap();
                    format!("{origin}\n0\n{root}\n")
                });
            },
        )
        .limit(Limit::Nothing),
        Attack::new(
            "checkpoint-misspelt",
            "Viết thêm số 0 trước số mục trong mốc mới.",
            "A zero stands before the number in the fresh checkpoint.",
            |forge| rewrite_fresh(forge, |text| text.replace("\n111\n", "\n0111\n")),
        )
        .fresh("unreadable")
        .limit(Limit::Nothing),
        Attack::new(
            "checkpoint-deleted",
            "Xóa mốc mới.",
            "The fresh checkpoint is deleted.",
            |forge| fs::remove_file(forge.fresh()).unwrap(),
        )
        .fresh("unreadable")
        .limit(Limit::Nothing),
        // The trail is older than the fresh checkpoint, which is put back to fit it.
        Attack::new(
            "checkpoint-cut-with-the-trail",
            "Cắt đuôi và thay mốc mới bằng mốc cũ: kẻ giữ cả hai thì sửa được cả hai.",
            "The tail is cut and the fresh checkpoint exchanged for the old one.",
            |forge| {
                cut(forge, 79);
                fs::copy(forge.old(), forge.fresh()).unwrap();
            },
        )
        .limit(Limit::Tail),
    ],
};

fn rewrite_fresh(forge: &Forge, change: impl FnOnce(&str) -> String) {
    let changed = change(&forge.scene.fresh);
    assert_ne!(changed, forge.scene.fresh);
    fs::write(forge.fresh(), changed).unwrap();
}
