//! Spellings that mean the same, or nothing: whatever is not the one canonical form of an entry.
//!
//! Each is put in the place of the decision in entry 69, which nothing else rests on, and every
//! later hash is renewed: only the form is left to be found, and what the two checkpoints cover.

use crate::attacks::attack::{Attack, Group};
use crate::attacks::entries::lower;
use crate::attacks::forge::Forge;
use crate::attacks::scene::{D, DECISION, LATE};
use serde_json::json;

pub const FORMS: Group = Group {
    vi: "Cách viết khác của một mục; mọi mã băm về sau được tính lại",
    en: "Other spellings of an entry; every later hash is renewed",
    attacks: &[
        form(
            "key-twice",
            "Một khóa đứng hai lần: mỗi chương trình đọc một kiểu.",
            "A key stands twice: readers differ on which counts.",
            |forge| forge.respell(DECISION, "\"level\":\"b\"", "\"level\":\"a\",\"level\":\"b\""),
        ),
        form(
            "key-hyphenated",
            "Một khóa có dấu gạch nối.",
            "A key with a hyphen.",
            |forge| forge.respell(DECISION, "\"level\"", "\"le-vel\""),
        ),
        form(
            "keys-unsorted",
            "Các khóa không theo thứ tự.",
            "The keys are not in order.",
            |forge| {
                forge.respell(DECISION, ",\"v\":1", "");
                forge.respell(DECISION, "{", "{\"v\":1,");
            },
        ),
        form(
            "nfd-twin",
            "Viết chữ tiếng Việt ở dạng tách dấu: nhìn giống hệt.",
            "Vietnamese letters are decomposed: they look the same.",
            |forge| forge.respell(DECISION, "Hội đồng", "H\u{6f}\u{323}\u{302}i đồng"),
        ),
        form(
            "true-for-one",
            "Viết `true` thay cho số 1.",
            "`true` instead of the number 1.",
            |forge| forge.respell(DECISION, "\"v\":1", "\"v\":true"),
        ),
        form(
            "decimal-for-integer",
            "Viết `40.0` thay cho `40`.",
            "`40.0` instead of `40`.",
            |forge| forge.respell(DECISION, "\"target\":40", "\"target\":40.0"),
        ),
        form("exponent", "Viết `4e1` thay cho `40`.", "`4e1` instead of `40`.", |forge| {
            forge.respell(DECISION, "\"target\":40", "\"target\":4e1")
        }),
        form("leading-zero", "Viết `040` thay cho `40`.", "`040` instead of `40`.", |forge| {
            forge.respell(DECISION, "\"target\":40", "\"target\":040")
        }),
        form("minus-zero", "Viết `-0` thay cho `0`.", "`-0` instead of `0`.", |forge| {
            forge.respell(DECISION, "\"target\":40", "\"target\":-0")
        }),
        form(
            "integer-two-53",
            "Một số nguyên bằng 2^53, từ đó nhiều chương trình làm tròn.",
            "The integer 2^53, from which on many readers round.",
            |forge| forge.respell(DECISION, "\"target\":40", "\"target\":9007199254740992"),
        ),
        form(
            "integer-endless",
            "Một số nguyên có 60.000 chữ số.",
            "An integer of 60,000 digits.",
            |forge| {
                forge.respell(
                    DECISION,
                    "\"target\":40",
                    format!("\"target\":{}", "9".repeat(60_000)),
                )
            },
        ),
        form(
            "letter-escaped",
            "Viết một chữ cái bằng mã `\\u0062`.",
            "A letter is written as `\\u0062`.",
            |forge| forge.respell(DECISION, "\"level\":\"b\"", "\"level\":\"\\u0062\""),
        ),
        form("slash-escaped", "Viết `\\/` thay cho `/`.", "`\\/` instead of `/`.", |forge| {
            forge.respell(DECISION, "QC-05/2025", "QC-05\\/2025")
        }),
        form(
            "escape-upper-case",
            "Viết mã của một ký tự điều khiển bằng chữ hoa.",
            "The escape of a control character is in upper case.",
            |forge| forge.respell(DECISION, "QC-05/2025", "QC-05\\u001F2025"),
        ),
        form(
            "nul-escaped",
            "Chèn ký tự số 0 dưới dạng `\\u0000`.",
            "The character zero as `\\u0000`.",
            |forge| forge.respell(DECISION, "QC-05/2025", "QC-05\\u00002025"),
        ),
        form(
            "nul-byte",
            "Chèn byte 0 vào giữa một chuỗi.",
            "A zero byte inside a text.",
            |forge| forge.respell(DECISION, "QC-05/2025", "QC-05\x002025"),
        ),
        form(
            "nul-byte-behind",
            "Giấu chữ sau một byte 0 ở cuối mục.",
            "Words are hidden behind a zero byte at the end of the entry.",
            |forge| {
                let bytes = forge.bytes(DECISION);
                forge.put(DECISION, &[&bytes, &b"\0hidden"[..]].concat());
            },
        ),
        form(
            "surrogate-alone",
            "Một nửa cặp mã `\\ud800`.",
            "Half of a pair, `\\ud800`.",
            |forge| forge.respell(DECISION, "QC-05/2025", "QC-05\\ud8002025"),
        ),
        form(
            "utf8-invalid",
            "Một byte không thuộc UTF-8.",
            "A byte that is no UTF-8.",
            |forge| forge.respell(DECISION, "QC-05/2025", b"QC-05\xff2025"),
        ),
        form(
            "utf8-overlong",
            "Viết `/` bằng hai byte UTF-8 quá dài.",
            "`/` as two bytes of overlong UTF-8.",
            |forge| forge.respell(DECISION, "QC-05/2025", b"QC-05\xc0\xaf2025"),
        ),
        form(
            "byte-order-mark",
            "Đặt dấu thứ tự byte ở đầu mục.",
            "A byte order mark before the entry.",
            |forge| forge.respell(DECISION, "{", "\u{feff}{"),
        ),
        form(
            "white-space",
            "Thêm một dấu cách giữa hai trường.",
            "A space between two fields.",
            |forge| forge.respell(DECISION, ",\"by\"", ", \"by\""),
        ),
        form(
            "line-feed-behind",
            "Thêm một dấu xuống dòng ở cuối mục.",
            "A line feed at the end of the entry.",
            |forge| {
                let bytes = forge.bytes(DECISION);
                forge.put(DECISION, &[&bytes, &b"\n"[..]].concat());
            },
        ),
        form("two-values", "Hai mục trong một dòng.", "Two entries in one row.", |forge| {
            let bytes = forge.bytes(DECISION);
            forge.put(DECISION, &[&bytes[..], &bytes].concat());
        }),
        form(
            "null-field",
            "Một trường mang giá trị `null`.",
            "A field that is `null`.",
            |forge| forge.respell(DECISION, "{", "{\"a\":null,"),
        ),
        form(
            "field-extra",
            "Thêm một trường mà định dạng không có.",
            "A field that the format has not.",
            |forge| forge.set(DECISION, &[("/secret", json!("x"))]),
        ),
        form(
            "field-missing",
            "Bỏ căn cứ của một quyết định.",
            "The basis of a decision is left out.",
            |forge| forge.respell(DECISION, "\"basis\":\"QC-05/2025 6\",", ""),
        ),
        form(
            "text-empty",
            "Để trống lý do của một quyết định.",
            "The reason of a decision is empty.",
            |forge| forge.set(DECISION, &[("/reason", json!(""))]),
        ),
        form(
            "type-unknown",
            "Một mục thuộc loại mà định dạng không có.",
            "An entry of a type that the format has not.",
            |forge| forge.replace(DECISION, &json!({"type": "pardon", "target": 40})),
        ),
        form("date-impossible", "Ngày 30 tháng 2.", "The 30th of February.", |forge| {
            forge.set(DECISION, &[("/ts", json!("2026-02-30T00:00:00Z"))])
        }),
        form(
            "nesting-bomb",
            "Ba vạn dấu ngoặc lồng nhau, để trình đọc tràn ngăn xếp.",
            "Thirty thousand nested brackets, to exhaust a reader's stack.",
            |forge| {
                forge.put(
                    DECISION,
                    format!("{}{}", "[".repeat(30_000), "]".repeat(30_000)).as_bytes(),
                )
            },
        ),
        form(
            "nesting-seventeen",
            "Lồng sâu 17 tầng, quá giới hạn một tầng.",
            "Nested 17 deep, one more than is allowed.",
            |forge| {
                let nested = format!("{{\"a\":{}{},", "[".repeat(16), "]".repeat(16));
                forge.respell(DECISION, "{", nested);
            },
        ),
        form(
            "entry-too-long",
            "Một mục dài hơn 65.535 byte.",
            "An entry of more than 65,535 bytes.",
            |forge| forge.set(DECISION, &[("/reason", json!("x".repeat(66_000)))]),
        ),
        form(
            "entry-empty",
            "Một mục không có byte nào.",
            "An entry without bytes.",
            |forge| forge.put(DECISION, b""),
        ),
        form(
            "utf16",
            "Viết một mục bằng UTF-16.",
            "An entry is written in UTF-16.",
            |forge| {
                let text = String::from_utf8(forge.bytes(DECISION)).unwrap();
                let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                forge.put(DECISION, &bytes);
            },
        ),
        // What is no entry is no verdict: its parts belong to none, and its batch lacks one.
        Attack::new(
            "verdict-illegible",
            "Thay một kết luận bằng byte vô nghĩa, tính lại tất cả.",
            "A verdict is replaced by senseless bytes; everything is renewed.",
            |forge| {
                forge.put(LATE, b"x");
                forge.rewrite(LATE);
            },
        )
        .alone("not-canonical 85; stray-rows 85; batch-incomplete 79")
        .after_the_old(),
        Attack::new(
            "batch-illegible",
            "Thay mục mở đợt bằng byte vô nghĩa, tính lại tất cả.",
            "The beginning of a batch is replaced by senseless bytes; everything is renewed.",
            |forge| {
                forge.put(D, b"x");
                forge.rewrite(D);
            },
        )
        .alone("not-canonical 79; stray-rows 79; batch-incomplete 79")
        .after_the_old(),
        // Row 0 is still numbered 0, so its hash is an id; origin and schema are unknown.
        Attack::new(
            "genesis-illegible",
            "Thay mục đầu bằng byte vô nghĩa, tính lại tất cả.",
            "The first entry is replaced by senseless bytes; everything is renewed.",
            |forge| {
                forge.put(0, b"x");
                forge.rewrite(0);
            },
        )
        .alone("not-canonical 0")
        .id("another-trail 0")
        .before_the_old(),
        Attack::new(
            "nfd-twin-and-nothing-else",
            "Tách dấu trong lý do thay thế, không động đến gì khác.",
            "The letters of a reason are decomposed, and nothing else is touched.",
            |forge| forge.respell(crate::attacks::scene::SUPERSEDE, "tính", "ti\u{301}nh"),
        )
        .alone("altered 70; not-canonical 70")
        .before_the_old(),
        Attack::new(
            "level-escaped-and-lowered",
            "Hạ hạng và viết hạng ấy bằng mã, tính lại tất cả.",
            "A tier is lowered and written as an escape; everything is renewed.",
            |forge| {
                lower(forge, LATE);
                let level = forge.entry(LATE)["out"]["level"].as_str().unwrap().to_owned();
                let escape = format!("\"level\":\"\\u00{:02x}\"", level.as_bytes()[0]);
                forge.respell(LATE, &format!("\"level\":\"{level}\""), escape);
                forge.rewrite(LATE);
            },
        )
        .alone("not-canonical 85; stray-rows 85; batch-incomplete 79")
        .after_the_old(),
    ],
};

const fn form(name: &'static str, vi: &'static str, en: &'static str, act: fn(&Forge)) -> Attack {
    Attack::new(name, vi, en, act)
        .then_rewritten(DECISION)
        .alone("not-canonical 69")
        .before_the_old()
}
