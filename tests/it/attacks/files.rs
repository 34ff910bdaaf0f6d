//! Files: cut, put back, exchanged; the log beside the trail; bytes below the tables; and the
//! checkpoints themselves.

use crate::attacks::attack::{Attack, DAMAGED, Group, Limit};
use crate::attacks::forge::{Forge, find};
use crate::attacks::scene::{LATE, twin};
use std::fs;

/// Bytes of a page of the database.
const PAGE: usize = 4096;

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

pub const BYTES: Group = Group {
    vi: "Sửa byte của tệp, dưới mức các bảng",
    en: "Bytes of the file, below its tables",
    attacks: &[
        Attack::new(
            "byte-of-an-entry",
            "Sửa một byte của một mục thẳng trong tệp.",
            "A byte of an entry is changed in the file itself.",
            |forge| {
                let entry = forge.bytes(LATE);
                let level = find(&entry, b"\"level\":\"").unwrap() + 9;
                forge.file("", |file| {
                    let at = find(file, &entry).unwrap();
                    file[at + level] = b'd';
                });
            },
        )
        .alone("altered 85")
        .after_the_old(),
        Attack::new(
            "byte-of-a-part",
            "Sửa một byte của một phần thẳng trong tệp.",
            "A byte of a part is changed in the file itself.",
            |forge| {
                let commitment = forge.raw(|db| {
                    let query = "SELECT salt FROM part WHERE seq = 10 AND name = 'facts'";
                    db.query_row(query, [], |row| row.get::<_, Vec<u8>>(0)).unwrap()
                });
                forge.file("", |file| {
                    let at = find(file, &commitment).unwrap();
                    file[at] ^= 1;
                });
            },
        )
        .alone("part-altered 10/facts"),
        Attack::new(
            "page-zeroed",
            "Xóa trắng một trang chứa mục.",
            "A page with entries is wiped.",
            |forge| page_of_entry(forge, |page| page.fill(0)),
        )
        .alone(DAMAGED),
        Attack::new(
            "page-of-another-kind",
            "Đổi loại của một trang chứa mục.",
            "The kind of a page with entries is changed.",
            |forge| page_of_entry(forge, |page| page[0] = 10),
        )
        .alone(DAMAGED),
        Attack::new(
            "rows-lost-in-a-page",
            "Giảm số dòng ghi ở đầu một trang.",
            "A page is said to hold one row less.",
            |forge| page_of_entry(forge, |page| page[4] -= 1),
        )
        .alone(DAMAGED),
        Attack::new(
            "rows-swapped-in-a-page",
            "Tráo hai con trỏ trong một trang.",
            "Two pointers in a page are exchanged.",
            |forge| page_of_entry(forge, |page| page[8..12].rotate_left(2)),
        )
        .alone(DAMAGED),
        Attack::new(
            "tree-of-pages-turned",
            "Cho cây trang trỏ vòng về chính nó.",
            "The tree of pages leads back to itself.",
            |forge| {
                let root = root_page(forge, "entry");
                forge.file("", |file| {
                    let page = &mut file[(root - 1) * PAGE..root * PAGE];
                    assert_eq!(page[0], 5, "an inner page");
                    page[8..12].copy_from_slice(&u32::try_from(root).unwrap().to_be_bytes());
                });
            },
        )
        .alone(DAMAGED),
        Attack::new(
            "catalogue-damaged",
            "Xóa trắng danh mục bảng ở trang đầu.",
            "The catalogue of tables in the first page is wiped.",
            |forge| forge.file("", |file| file[100..PAGE].fill(0)),
        )
        .alone(DAMAGED),
        Attack::new(
            "file-halved",
            "Cắt đôi tệp.",
            "The file is cut in half.",
            |forge| forge.file("", |file| file.truncate(file.len() / 2)),
        )
        .alone(DAMAGED),
        Attack::new(
            "page-count-lowered",
            "Giảm số trang ghi ở đầu tệp.",
            "The number of pages at the head of the file is lowered.",
            |forge| forge.file("", |file| {
                let pages = u32::try_from(file.len() / PAGE / 2).unwrap();
                file[28..32].copy_from_slice(&pages.to_be_bytes());
            }),
        )
        .alone(DAMAGED),
        Attack::new(
            "page-size-changed",
            "Đổi cỡ trang ghi ở đầu tệp.",
            "The page size at the head of the file is changed.",
            |forge| forge.file("", |file| file[16] = 8),
        )
        .alone(DAMAGED),
        Attack::new(
            "first-bytes-changed",
            "Sửa những byte nhận dạng ở đầu tệp.",
            "The first bytes, by which such a file is known, are changed.",
            |forge| forge.file("", |file| file[0] ^= 1),
        )
        .alone("unreadable"),
        Attack::new(
            "format-of-the-future",
            "Ghi vào đầu tệp một phiên bản mà SQLite không đọc được.",
            "The head of the file names a version that SQLite cannot read.",
            |forge| forge.file("", |file| file[19] = 9),
        )
        .alone("unreadable"),
        Attack::new(
            "file-emptied",
            "Làm rỗng tệp.",
            "The file is emptied.",
            |forge| forge.file("", Vec::clear),
        )
        .alone("unreadable"),
        Attack::new(
            "text-for-trail",
            "Thay tệp bằng một văn bản.",
            "The file is exchanged for a text.",
            |forge| fs::write(forge.trail(), "nothing of the kind ".repeat(999)).unwrap(),
        )
        .alone("unreadable"),
        Attack::new(
            "file-deleted",
            "Xóa tệp.",
            "The file is deleted.",
            |forge| fs::remove_file(forge.trail()).unwrap(),
        )
        .alone("unreadable"),
        Attack::new(
            "folder-for-trail",
            "Thay tệp bằng một thư mục rỗng.",
            "The file is exchanged for an empty folder.",
            |forge| {
                fs::remove_file(forge.trail()).unwrap();
                fs::create_dir(forge.trail()).unwrap();
            },
        )
        .alone("unreadable"),
        // No part of the trail, and read by no verifier.
        Attack::new(
            "free-list-damaged",
            "Sửa con trỏ tới các trang trống ở đầu tệp.",
            "The pointer to the free pages at the head of the file is changed.",
            |forge| forge.file("", |file| file[32..40].copy_from_slice(&[0, 0, 255, 255, 0, 0, 0, 9])),
        )
        .limit(Limit::Nothing),
        Attack::new(
            "pages-appended",
            "Nối thêm byte vô nghĩa vào cuối tệp.",
            "Senseless bytes are appended to the file.",
            |forge| forge.file("", |file| file.extend([7; 3 * PAGE + 1])),
        )
        .limit(Limit::Nothing),
        Attack::new(
            "node-cache-forged",
            "Ghi giá trị sai vào bảng đệm `node`.",
            "False values are written into the cache `node`.",
            |forge| forge.sql(
                "INSERT INTO node VALUES (1, 0, zeroblob(32)), (6, 0, zeroblob(32)), (8, 0, zeroblob(32))",
            ),
        )
        .limit(Limit::Nothing),
        Attack::new(
            "node-cache-damaged",
            "Xóa trắng trang của bảng đệm `node`.",
            "The page of the cache `node` is wiped.",
            |forge| {
                let root = root_page(forge, "node");
                forge.file("", |file| file[(root - 1) * PAGE..root * PAGE].fill(0));
            },
        )
        .limit(Limit::Nothing),
    ],
};

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
                    text.replace(root, &mucthuoc::audit::hash::Hash::ZERO.base64())
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
                let root = mucthuoc::audit::hash::Hash::of_nothing().base64();
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

/// Cuts off all entries from a number on, with their parts.
fn cut(forge: &Forge, from: i64) {
    forge.sql(&format!(
        "DELETE FROM entry WHERE seq >= {from}; DELETE FROM part WHERE seq >= {from};"
    ));
}

/// Changes the log of the trail while batch D stands in it.
fn damage_log(forge: &Forge, change: impl FnOnce(&mut Vec<u8>)) {
    forge.live();
    forge.file("-wal", change);
}

/// Changes the page that holds entry 85.
fn page_of_entry(forge: &Forge, change: impl FnOnce(&mut [u8])) {
    let entry = forge.bytes(LATE);
    forge.file("", |file| {
        let page = find(file, &entry).unwrap() / PAGE * PAGE;
        assert_eq!(file[page], 13, "a leaf of a table");
        change(&mut file[page..page + PAGE]);
    });
}

fn root_page(forge: &Forge, table: &str) -> usize {
    let query = "SELECT rootpage FROM sqlite_master WHERE name = ?";
    let root: i64 = forge.raw(|db| db.query_row(query, [table], |row| row.get(0)).unwrap());
    usize::try_from(root).unwrap()
}

fn rewrite_fresh(forge: &Forge, change: impl FnOnce(&str) -> String) {
    let changed = change(&forge.scene.fresh);
    assert_ne!(changed, forge.scene.fresh);
    fs::write(forge.fresh(), changed).unwrap();
}
