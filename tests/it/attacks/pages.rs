//! Bytes of the file, below its tables.

use crate::attacks::attack::{Attack, DAMAGED, Group, Limit};
use crate::attacks::forge::{Forge, PAGE, find};
use crate::attacks::scene::{D_END, LATE};
use std::fs;

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
            |forge| page_of_entry(forge, LATE, |page| page.fill(0)),
        )
        .alone(DAMAGED),
        Attack::new(
            "page-of-another-kind",
            "Đổi loại của một trang chứa mục.",
            "The kind of a page with entries is changed.",
            |forge| page_of_entry(forge, LATE, |page| page[0] = 10),
        )
        .alone(DAMAGED),
        Attack::new(
            "rows-lost-in-a-page",
            "Giảm số dòng ghi ở đầu một trang.",
            "A page is said to hold one row less.",
            |forge| page_of_entry(forge, LATE, |page| page[4] -= 1),
        )
        .alone(DAMAGED),
        Attack::new(
            "rows-swapped-in-a-page",
            "Tráo hai con trỏ trong một trang.",
            "Two pointers in a page are exchanged.",
            |forge| page_of_entry(forge, LATE, |page| page[8..12].rotate_left(2)),
        )
        .alone(DAMAGED),
        // Without its check of cells SQLite would take such a pointer for the true one; and a page
        // that it has refused once it lets pass the next time.
        Attack::new(
            "pointer-out-of-range",
            "Cho một con trỏ trong trang cuối trỏ ra ngoài trang.",
            "A pointer in the last page leads out of the page.",
            |forge| page_of_entry(forge, D_END, |page| page[8] ^= 0x20),
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

/// Changes the page that holds an entry.
fn page_of_entry(forge: &Forge, seq: i64, change: impl FnOnce(&mut [u8])) {
    let entry = forge.bytes(seq);
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
