//! Tails cut, older copies put back, files exchanged, and the log beside the trail.

use crate::attacks::attack::{Attack, DAMAGED, Group, Limit};
use crate::attacks::forge::{Forge, PAGE};
use crate::attacks::scene::twin;
use std::fs;

pub const TAILS: Group = Group {
    vi: "Cắt đuôi, đưa bản cũ trở lại, tráo tệp; tệp `-wal` bên cạnh",
    en: "Tails cut, older copies, files exchanged; the log beside the file",
    attacks: &[
        Attack::new(
            "tail-cut",
            "Cắt cả đợt cuối.",
            "The whole last batch is cut off.",
            |forge| cut(forge, 79),
        )
        .fresh("truncated 79")
        .limit(Limit::Tail),
        Attack::new(
            "tail-cut-in-a-batch",
            "Cắt giữa đợt cuối: nhìn như một lần mất điện.",
            "The tail is cut inside the last batch: it looks like a crash.",
            |forge| cut(forge, 90),
        )
        .fresh("truncated 90")
        .listed("open 79 10/30; aborted 72 5/30; erased 7/subject")
        .limit(Limit::Tail),
        Attack::new(
            "tail-cut-before-the-end",
            "Chỉ cắt mục kết thúc đợt.",
            "Only the end of the last batch is cut off.",
            |forge| cut(forge, 110),
        )
        .fresh("truncated 110")
        .listed("open 79 30/30; aborted 72 5/30; erased 7/subject")
        .limit(Limit::Tail),
        Attack::new(
            "tail-cut-in-an-entry",
            "Cắt giữa các phần đi kèm của một mục.",
            "The tail is cut between the parts of an entry.",
            |forge| {
                cut(forge, 90);
                forge.sql("DELETE FROM part WHERE seq = 89 AND name = 'subject'");
            },
        )
        .alone("part-missing 89/subject")
        .fresh("truncated 90"),
        Attack::new(
            "tail-cut-parts-left",
            "Cắt đợt cuối, để lại các phần đi kèm.",
            "The last batch is cut off; its parts are left.",
            |forge| forge.sql("DELETE FROM entry WHERE seq >= 79"),
        )
        .alone("stray-rows 79-109")
        .fresh("truncated 79"),
        // The erasure in entry 71 is cut off too, and the part that it speaks of is gone.
        Attack::new(
            "tail-cut-with-the-erasure",
            "Cắt cả mục xóa, không đưa phần đã xóa trở lại.",
            "The erasure is cut off too; the erased part is not put back.",
            |forge| cut(forge, 69),
        )
        .alone("part-missing 7/subject")
        .fresh("truncated 69")
        .old("truncated 69"),
        Attack::new(
            "older-copy",
            "Đưa một bản sao cũ của tệp trở lại.",
            "An older copy of the file is put back.",
            |forge| fs::write(forge.trail(), &forge.scene.older).unwrap(),
        )
        .fresh("truncated 79")
        .limit(Limit::Tail),
        Attack::new(
            "oldest-copy",
            "Đưa trở lại bản sao từ trước mốc cũ, cùng tệp `-wal` của nó.",
            "A copy from before the old checkpoint is put back, with its log.",
            |forge| {
                fs::write(forge.trail(), &forge.scene.older_live.trail).unwrap();
                fs::write(forge.beside("-wal"), &forge.scene.older_live.log).unwrap();
            },
        )
        .fresh("truncated 69")
        .old("truncated 69")
        .listed("")
        .limit(Limit::Tail),
        Attack::new(
            "file-exchanged",
            "Thay tệp bằng nhật ký thứ hai cùng tên, cùng số mục.",
            "The file is exchanged for a second trail of the same origin and size.",
            |forge| fs::write(forge.trail(), &twin().trail).unwrap(),
        )
        .id("another-trail 0")
        .before_the_old()
        .limit(Limit::Only),
        // Batch D stands in the log, in two transactions: its beginning, and all the rest.
        Attack::new(
            "log-deleted",
            "Chép tệp mà bỏ tệp `-wal` còn chứa đợt cuối.",
            "The file is copied without its log, which holds the last batch.",
            |forge| fs::write(forge.trail(), &forge.scene.live.trail).unwrap(),
        )
        .fresh("truncated 79")
        .limit(Limit::Tail),
        Attack::new("log-emptied", "Làm rỗng tệp `-wal`.", "The log is emptied.", |forge| {
            damage_log(forge, Vec::clear)
        })
        .fresh("truncated 79")
        .limit(Limit::Tail),
        Attack::new(
            "log-header-damaged",
            "Sửa một byte ở đầu tệp `-wal`: SQLite bỏ qua cả tệp.",
            "A byte at the head of the log is changed: SQLite passes the log over.",
            |forge| damage_log(forge, |log| log[16] ^= 1),
        )
        .fresh("truncated 79")
        .limit(Limit::Tail),
        Attack::new(
            "log-cut",
            "Cắt khung cuối của tệp `-wal`: giao dịch cuối không còn trọn.",
            "The last frame of the log is cut off: its last transaction is not whole.",
            |forge| damage_log(forge, |log| log.truncate(log.len() - PAGE)),
        )
        .fresh("truncated 80")
        .listed("open 79 0/30; aborted 72 5/30; erased 7/subject")
        .limit(Limit::Tail),
        Attack::new(
            "log-byte-changed",
            "Sửa một byte trong khung cuối của tệp `-wal`.",
            "A byte in the last frame of the log is changed.",
            |forge| {
                damage_log(forge, |log| {
                    let last = log.len() - 1;
                    log[last] ^= 1;
                })
            },
        )
        .fresh("truncated 80")
        .listed("open 79 0/30; aborted 72 5/30; erased 7/subject")
        .limit(Limit::Tail),
        Attack::new(
            "log-of-another-trail",
            "Đặt bên cạnh tệp `-wal` của một nhật ký khác.",
            "The log of another trail is put beside the file.",
            |forge| fs::write(forge.beside("-wal"), &twin().live.log).unwrap(),
        )
        .alone(DAMAGED),
        Attack::new(
            "log-of-an-older-time",
            "Đặt bên cạnh tệp `-wal` cũ của chính nhật ký này.",
            "An older log of the same trail is put beside the file.",
            |forge| fs::write(forge.beside("-wal"), &forge.scene.older_live.log).unwrap(),
        )
        .alone(DAMAGED),
        Attack::new(
            "log-senseless",
            "Đặt bên cạnh nhật ký đã khép một tệp `-wal` vô nghĩa.",
            "A senseless log is put beside the closed trail.",
            |forge| fs::write(forge.beside("-wal"), "no log at all".repeat(999)).unwrap(),
        )
        .limit(Limit::Nothing),
        Attack::new(
            "log-index-senseless",
            "Đặt bên cạnh một tệp `-shm` vô nghĩa.",
            "A senseless `-shm` file is put beside the trail and its log.",
            |forge| {
                forge.live();
                fs::write(forge.beside("-shm"), "no index at all".repeat(9999)).unwrap();
            },
        )
        .limit(Limit::Nothing),
        Attack::new(
            "log-index-obstructed",
            "Đặt một thư mục vào chỗ tệp `-shm`: tệp `-wal` vẫn đọc được.",
            "A folder stands in place of the `-shm` file: the log can still be read.",
            |forge| {
                forge.live();
                fs::create_dir(forge.beside("-shm")).unwrap();
            },
        )
        .limit(Limit::Nothing),
        // What the log holds cannot be known, so nothing is said of the file without it.
        Attack::new(
            "log-obstructed",
            "Đặt một thư mục vào chỗ tệp `-wal`.",
            "A folder stands in place of the log.",
            |forge| {
                fs::create_dir(forge.beside("-wal")).unwrap();
            },
        )
        .alone("unreadable"),
        Attack::new(
            "journal-senseless",
            "Đặt bên cạnh một tệp `-journal` vô nghĩa.",
            "A senseless `-journal` file is put beside the trail.",
            |forge| fs::write(forge.beside("-journal"), "no journal".repeat(999)).unwrap(),
        )
        .alone("unreadable"),
    ],
};

/// Cuts off all entries from a number on, with their parts.
pub fn cut(forge: &Forge, from: i64) {
    forge.sql(&format!(
        "DELETE FROM entry WHERE seq >= {from}; DELETE FROM part WHERE seq >= {from};"
    ));
}

/// Changes the log of the trail while batch D stands in it.
fn damage_log(forge: &Forge, change: impl FnOnce(&mut Vec<u8>)) {
    forge.live();
    forge.file("-wal", change);
}
