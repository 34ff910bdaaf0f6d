//! Definitions: what the tables are, and what stands in their place.

use crate::attacks::attack::{Attack, DAMAGED, Group, Limit};
use crate::attacks::forge::Forge;
use crate::attacks::scene::LATE;
use rusqlite::Connection;
use serde_json::json;

const STAYS: &str = "CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END";

pub const TABLES: Group = Group {
    vi: "Cấu trúc bảng",
    en: "Definitions of the tables",
    attacks: &[
        Attack::new(
            "trigger-dropped",
            "Gỡ trigger cấm sửa mục.",
            "The trigger that forbids editing entries is dropped.",
            |forge| forge.run("DROP TRIGGER entry_stays"),
        )
        .alone("schema-differs"),
        Attack::new(
            "trigger-softened",
            "Thay trigger ấy bằng một trigger cùng tên không cấm gì.",
            "That trigger is replaced by one of the same name that forbids nothing.",
            |forge| {
                let soft = STAYS.replace("RAISE(ABORT, 'an entry cannot be changed')", "1");
                forge.run(&format!("DROP TRIGGER entry_stays; {soft};"));
            },
        )
        .alone("schema-differs"),
        Attack::new(
            "trigger-used-and-put-back",
            "Gỡ trigger, sửa mục, rồi dựng lại trigger y nguyên.",
            "The trigger is dropped, an entry edited, the trigger put back to the letter.",
            |forge| {
                let edit = "UPDATE entry SET data = replace(data, '\"level\":\"', '\"level\":\"x') WHERE seq = 85";
                forge.run(&format!("DROP TRIGGER entry_stays; {edit}; {STAYS};"));
            },
        )
        .alone("altered 85")
        .after_the_old(),
        Attack::new(
            "trigger-dormant",
            "Cài một trigger chờ sẵn: mục mới ghi vào thì sửa một phần cũ.",
            "A trigger lies in wait: the next entry will change an old part.",
            |forge| forge.run(DORMANT),
        )
        .alone("schema-differs"),
        Attack::new(
            "trigger-dormant-and-recorded",
            "Như trên, và tự ghi một mục nói rằng cấu trúc bảng đã đổi.",
            "The same, and an entry is appended that records the new definitions.",
            |forge| {
                forge.run(DORMANT);
                let schema = forge.raw(digest);
                forge.append(&json!({"type": "schema", "schema": schema}));
            },
        )
        .limit(Limit::Who),
        Attack::new(
            "check-loosened",
            "Nới một ràng buộc trong định nghĩa bảng.",
            "A check in a table's definition is loosened.",
            |forge| forge.define("entry", "BETWEEN 1 AND 65535", "BETWEEN 0 AND 99999"),
        )
        .alone("schema-differs"),
        Attack::new(
            "strict-removed",
            "Bỏ chữ STRICT khỏi định nghĩa bảng.",
            "The word STRICT is taken out of a table's definition.",
            |forge| forge.define("entry", ") STRICT", ")"),
        )
        .alone("schema-differs"),
        Attack::new(
            "definition-respaced",
            "Thêm một dấu cách trong định nghĩa bảng.",
            "A space is added in a table's definition.",
            |forge| forge.define("entry", "seq  INTEGER", "seq   INTEGER"),
        )
        .alone("schema-differs"),
        // To SQLite the name is the same.
        Attack::new(
            "table-capitalised",
            "Đổi tên bảng thành chữ hoa: với SQLite vẫn là bảng ấy.",
            "The table is renamed in capitals: to SQLite it is the same.",
            |forge| forge.run("ALTER TABLE entry RENAME TO x; ALTER TABLE x RENAME TO ENTRY;"),
        )
        .alone("schema-differs"),
        Attack::new(
            "column-capitalised",
            "Đổi tên một cột thành chữ hoa.",
            "A column is renamed in capitals.",
            |forge| forge.run("ALTER TABLE entry RENAME COLUMN data TO DATA;"),
        )
        .alone("schema-differs; unreadable"),
        Attack::new(
            "table-added",
            "Thêm một bảng.",
            "A table is added.",
            |forge| forge.run("CREATE TABLE notes (a)"),
        )
        .alone("schema-differs"),
        Attack::new(
            "analyzed",
            "Chạy ANALYZE, vốn thêm bảng thống kê.",
            "ANALYZE is run, which adds a table of statistics.",
            |forge| forge.run("ANALYZE"),
        )
        .alone("schema-differs"),
        Attack::new(
            "node-cache-dropped",
            "Xóa bảng `node`.",
            "The table `node` is dropped.",
            |forge| forge.run("DROP TABLE node"),
        )
        .alone("schema-differs"),
        Attack::new(
            "column-added",
            "Thêm một cột.",
            "A column is added.",
            |forge| forge.run("ALTER TABLE part ADD COLUMN more TEXT"),
        )
        .alone("schema-differs; unreadable"),
        Attack::new(
            "column-computed",
            "Thêm một cột tự tính.",
            "A computed column is added.",
            |forge| forge.run("ALTER TABLE entry ADD COLUMN twin TEXT AS (upper(data)) VIRTUAL"),
        )
        .alone("schema-differs; unreadable"),
        Attack::new(
            "computed-for-stored",
            "Thay cột `hash` bằng một cột tự tính từ mục bị sửa.",
            "The column `hash` is replaced by one computed from what is there.",
            |forge| forge.run(
                "CREATE TABLE e (seq INTEGER PRIMARY KEY, data TEXT, hash BLOB AS (zeroblob(32)));
                 INSERT INTO e SELECT seq, data FROM entry;
                 DROP TRIGGER part_joins_the_last_entry; DROP TABLE entry;
                 ALTER TABLE e RENAME TO entry;",
            ),
        )
        .alone("schema-differs; unreadable"),
        Attack::new(
            "view-for-table",
            "Dựng một view mang tên bảng, đưa ra nội dung đã sửa.",
            "A view bears the table's name and shows other content.",
            |forge| forge.run(
                "DROP TRIGGER entry_appends; DROP TRIGGER entry_stays; DROP TRIGGER entry_remains;
                 DROP TRIGGER part_joins_the_last_entry; ALTER TABLE entry RENAME TO e;
                 CREATE VIEW entry AS SELECT seq, replace(data, 'rated', 'Rated') AS data, hash FROM e;",
            ),
        )
        .alone("schema-differs; unreadable"),
        Attack::new(
            "virtual-table",
            "Thay bảng bằng một bảng ảo.",
            "A virtual table stands in place of the table.",
            |forge| forge.run(
                "DROP TABLE blob; CREATE VIRTUAL TABLE blob USING fts5(sha256, body);",
            ),
        )
        .alone("schema-differs; unreadable"),
        Attack::new(
            "blob-dropped",
            "Xóa bảng `blob`.",
            "The table `blob` is dropped.",
            |forge| forge.run("DROP TABLE blob"),
        )
        .alone("schema-differs; unreadable"),
        // Without a table `entry` it is no trail of this format at all.
        Attack::new(
            "entry-renamed",
            "Đổi tên bảng `entry`.",
            "The table `entry` is renamed.",
            |forge| forge.run("ALTER TABLE entry RENAME TO entries"),
        )
        .alone("unreadable"),
        Attack::new(
            "view-endless",
            "Thêm một view không bao giờ kết thúc.",
            "A view is added that never ends.",
            |forge| forge.run(
                "CREATE VIEW forever AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                 SELECT * FROM n;",
            ),
        )
        .alone("schema-differs"),
        // An SQLite that does not know the word cannot read the catalogue; one that does, finds
        // that it differs.
        Attack::new(
            "view-of-the-future",
            "Thêm một view viết bằng cú pháp mà SQLite cũ không hiểu.",
            "A view is added in words that an older SQLite does not know.",
            |forge| forge.run("CREATE VIEW v AS SELECT 1_000 AS a"),
        )
        .alone(DAMAGED),
        Attack::new(
            "index-added",
            "Thêm một chỉ mục.",
            "An index is added.",
            |forge| forge.run("CREATE INDEX i ON entry (hash)"),
        )
        .alone("schema-differs"),
        // The table holds the false row, the index the true one, which covers all columns.
        Attack::new(
            "index-with-other-content",
            "Chỉ mục giữ nội dung thật, bảng giữ nội dung đã sửa.",
            "An index holds the true content, the table the edited one.",
            index_with_other_content,
        )
        .alone("schema-differs; altered 85")
        .after_the_old(),
        // The definitions are untouched; only where the table's pages begin is another place.
        Attack::new(
            "root-page-turned",
            "Trỏ bảng `entry` sang một bản sao đã sửa nằm trong cùng tệp.",
            "The table `entry` is turned to an edited copy inside the same file.",
            turn_root_page,
        )
        .alone("altered 85")
        .after_the_old(),
        Attack::new(
            "two-tables-of-one-page",
            "Cho hai bảng dùng chung một trang gốc.",
            "Two tables share one root page.",
            |forge| forge.raw(|db| {
                db.execute_batch(
                    "CREATE TABLE notes (a); PRAGMA writable_schema = ON;
                     UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master
                       WHERE name = 'entry') WHERE name = 'notes';",
                ).unwrap();
            }),
        )
        .alone(DAMAGED),
        Attack::new(
            "table-twice",
            "Ghi hai bảng cùng tên vào danh mục.",
            "Two tables of one name stand in the catalogue.",
            |forge| forge.raw(|db| {
                db.execute_batch(
                    "PRAGMA writable_schema = ON;
                     INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'entry';",
                ).unwrap();
            }),
        )
        .alone(DAMAGED),
        Attack::new(
            "index-without-definition",
            "Ghi vào danh mục một chỉ mục không có định nghĩa.",
            "An index without a definition stands in the catalogue.",
            |forge| forge.raw(|db| {
                db.execute_batch(
                    "PRAGMA writable_schema = ON;
                     INSERT INTO sqlite_master VALUES ('index', 'i', 'entry', 2, NULL);",
                ).unwrap();
            }),
        )
        .alone(DAMAGED),
        Attack::new(
            "definition-illegible",
            "Thay một định nghĩa bằng chữ vô nghĩa.",
            "A definition is replaced by senseless words.",
            |forge| forge.define("part", "CREATE TABLE part", "CREATE TABLE part part"),
        )
        .alone(DAMAGED),
        Attack::new(
            "application-id",
            "Đổi mã ứng dụng của tệp.",
            "The file's application id is changed.",
            |forge| forge.run("PRAGMA application_id = 1"),
        )
        .alone("schema-differs"),
        Attack::new(
            "user-version",
            "Đổi phiên bản của tệp.",
            "The file's version is changed.",
            |forge| forge.run("PRAGMA user_version = 2"),
        )
        .alone("schema-differs"),
        Attack::new(
            "file-in-utf16",
            "Chép toàn bộ nội dung sang một tệp mã UTF-16.",
            "All content is copied into a file encoded in UTF-16.",
            into_utf16,
        )
        .alone("schema-differs; unreadable"),
    ],
};

const DORMANT: &str = "CREATE TRIGGER t AFTER INSERT ON entry
BEGIN DELETE FROM part WHERE seq = 10; END";

fn digest(db: &Connection) -> String {
    mucthuoc::audit::store::schema::digest(db).unwrap().hex()
}

/// Edits an entry while its index is out of the catalogue, so that the index keeps the old row.
fn index_with_other_content(forge: &Forge) {
    forge.raw(|db| {
        db.execute_batch(
            "CREATE INDEX i ON entry (seq, data, hash); PRAGMA writable_schema = ON;
             CREATE TEMP TABLE held AS SELECT * FROM sqlite_master WHERE name = 'i';
             CREATE TABLE main.held AS SELECT * FROM temp.held;
             DELETE FROM sqlite_master WHERE name = 'i';",
        )
        .unwrap();
    });
    forge.tables(|db| {
        let edit = "UPDATE entry SET data = replace(data, '\"level\":\"', '\"level\":\"x')
                    WHERE seq = ?";
        assert_eq!(db.execute(edit, [LATE]).unwrap(), 1);
    });
    forge.raw(|db| {
        db.execute_batch(
            "PRAGMA writable_schema = ON; INSERT INTO sqlite_master SELECT * FROM held;
             DROP TABLE held;",
        )
        .unwrap();
    });
    let differs = forge.raw(|db| {
        let query = "SELECT count(*) FROM entry a NOT INDEXED JOIN entry b INDEXED BY i
                     ON a.seq = b.seq WHERE a.data <> b.data";
        db.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap()
    });
    assert_eq!(differs, 1, "index and table differ");
}

fn turn_root_page(forge: &Forge) {
    forge.raw(|db| {
        db.execute_batch(
            "CREATE TABLE copy (seq INTEGER PRIMARY KEY, data TEXT, hash BLOB);
             INSERT INTO copy SELECT * FROM entry;
             UPDATE copy SET data = replace(data, '\"level\":\"', '\"level\":\"x') WHERE seq = 85;
             PRAGMA writable_schema = ON;
             UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master
               WHERE name = 'copy') WHERE name = 'entry';
             DELETE FROM sqlite_master WHERE name = 'copy';",
        )
        .unwrap();
    });
}

fn into_utf16(forge: &Forge) {
    let other = forge.beside("-16");
    let db = Connection::open(&other).unwrap();
    let schema = mucthuoc::audit::store::schema::SCHEMA.replace("'UTF-8'", "'UTF-16le'");
    let (tables, triggers) = schema.split_at(schema.find("CREATE TRIGGER").unwrap());
    db.execute_batch(tables).unwrap();
    let from = Connection::open(forge.trail()).unwrap();
    let mut entries = from.prepare("SELECT * FROM entry").unwrap();
    let mut rows = entries.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let values: (i64, String, Vec<u8>) =
            (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        db.execute("INSERT INTO entry VALUES (?, ?, ?)", values).unwrap();
    }
    db.execute_batch(triggers).unwrap();
    db.close().unwrap();
    std::fs::rename(other, forge.trail()).unwrap();
}
