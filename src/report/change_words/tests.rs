use super::{AmendmentSaid, said, text};
use crate::amend;
use crate::load;
use crate::model::{Amendment, PackageFile, Regulation};
use crate::report::tests::fixture;
use crate::report::{Lang, Words};

const HEAD: &str = "format = 1\nkind = \"proposal\"\namends = \"guide-1\"\n\
    title = { vi = \"Đề nghị\", en = \"Asked for\" }\ncite = \"12/BC\"\n";

/// Amendments `a`, `b`, … of these changes, and the regulation before and after them.
fn amended(changes: &[&str]) -> (Regulation, Regulation, Vec<Amendment>) {
    let mut published = fixture::regulation("");
    let ids = ["a", "b"];
    for (id, changes) in ids.iter().zip(changes) {
        let (shown, text) = (format!("{id}.toml").into(), format!("{HEAD}{changes}"));
        let file = PackageFile { shown, bytes: text.as_bytes().into() };
        published.package.amendments.insert((*id).to_owned(), file);
    }
    let read = |id: &&str| {
        let (amendment, told) = load::amendment(&published, id).unwrap();
        assert_eq!(told, []);
        amendment.unwrap()
    };
    let amendments: Vec<_> = ids.iter().take(changes.len()).map(read).collect();
    let (after, _) = amend::amend(&published, &amendments);
    (published, after.unwrap(), amendments)
}

fn told(lang: Lang, changes: &[&str]) -> Vec<AmendmentSaid> {
    let (before, after, amendments) = amended(changes);
    said(Words::of(lang), (&before, &after), &amendments)
}

#[track_caller]
fn check(lang: Lang, changes: &[&str], expected: &str) {
    let said = text(Words::of(lang), &told(lang, changes));
    assert_eq!(said, expected, "\n{said}");
}

#[test]
fn a_key_that_was_not_there_is_said_with_the_names_its_formula_uses() {
    let change = "[[change]]\nset = \"worker.quota.high-share\"\n\
                  to = { unless = '''unit == \"months\" && months < months_min''' }\n";
    // `months` in quotes is a text, not the fact; outside of them it is.
    check(
        Lang::Vi,
        &[change],
        "Đề xuất: Đề nghị (a); căn cứ: 12/BC\n\
         \u{20} Sửa tỉ lệ khống chế “Giỏi không quá nửa số đạt” (`high-share`) của nhóm đối tượng “Nhân viên”\n\
         \u{20}   Điều khoản: IV (nguyên văn)\n\
         \u{20}   không áp dụng khi: (không có) → unit == \"months\" && months < months_min\n\
         \u{20}     unit: Tổ\n\
         \u{20}     months: Số tháng làm việc\n\
         \u{20}     months_min: Số tháng tối thiểu (6)\n",
    );
}

#[test]
fn words_and_numbers_are_said_as_the_language_does() {
    let changes = "[[change]]\nset = \"worker.quota.high-share\"\n\
                   to = { of = \"rated\", rounding = \"half-up\", seats_min = 1200, basis = \"practice\" }\n\
                   [[change]]\nset = \"worker.parameter.months_min\"\nto = { value = \"7.5\", unit = \"months\" }\n";
    check(
        Lang::En,
        &[changes],
        "Proposal: Asked for (a); source: 12/BC\n\
         \u{20} Changed: the quota “High at most half of pass” (`high-share`) of the class “Worker”\n\
         \u{20}   Clause: IV (wording of the law)\n\
         \u{20}   of those at: Pass → any level (all who are rated)\n\
         \u{20}   rounding: down → to the nearest, halves up\n\
         \u{20}   seats at least: 0 → 1,200\n\
         \u{20}   basis: wording of the law → from practice\n\
         \u{20} Changed: the parameter “Least months” (`months_min`) of the class “Worker”\n\
         \u{20}   Clause: I.1 (wording of the law)\n\
         \u{20}   value: 6 → 7.5 months\n",
    );
    let vi = told(Lang::Vi, &[changes]);
    assert_eq!(vi[0].changes[1].keys[0].after.as_deref(), Some("7,5 months"));
    assert_eq!(vi[0].changes[0].keys[2].after.as_deref(), Some("1.200"));
}

#[test]
fn what_is_added_or_removed_is_said_whole() {
    let changes = "[[change]]\nremove = \"worker.ceiling.late\"\n\
                   [[change]]\nadd = \"worker.level.high.requires.on-time\"\n\
                   as = { that = '''!late''', title = { vi = \"Đúng giờ\", en = \"On time\" }, cite = \"V\", basis = \"text\" }\n";
    check(
        Lang::En,
        &[changes],
        "Proposal: Asked for (a); source: 12/BC\n\
         \u{20} Removed: the ceiling “The late are not high” (`late`) of the class “Worker”\n\
         \u{20}   Clause: III (from practice)\n\
         \u{20}   at most: rating.pass → (nothing)\n\
         \u{20}   applies when: late → (nothing)\n\
         \u{20}     late: Late\n\
         \u{20}   title: The late are not high → (nothing)\n\
         \u{20}   clause: III → (nothing)\n\
         \u{20}   basis: from practice → (nothing)\n\
         \u{20} Added: the requirement “On time” (`on-time`) for the level “High”, class “Worker”\n\
         \u{20}   Clause: V (wording of the law)\n\
         \u{20}   requires: (nothing) → !late\n\
         \u{20}     late: Late\n\
         \u{20}   title: (nothing) → On time\n\
         \u{20}   clause: (nothing) → V\n\
         \u{20}   basis: (nothing) → wording of the law\n",
    );
}

#[test]
fn a_rule_that_two_amendments_change_is_told_once_from_first_to_last() {
    let set = |share: &str| {
        format!("[[change]]\nset = \"worker.quota.high-share\"\nto = {{ share = '''{share}''' }}\n")
    };
    let both = told(Lang::En, &[&set("1 / 3"), &set("1 / 4")]);
    let shares: Vec<_> =
        both[0].changes[0].keys.iter().map(|key| (&key.before, &key.after)).collect();
    assert_eq!(shares, [(&Some("1 / 2".to_owned()), &Some("1 / 4".to_owned()))]);
    assert_eq!(both[1].changes[0].keys, []);
    assert!(both[1].changes[0].remark.is_some());
}

#[test]
fn every_kind_of_rule_and_fact_has_words() {
    let changes = r#"
[[change]]
set = "worker.fact.months"
to = { min = 1, max = 600, unit = "months", optional = true }
[[change]]
set = "worker.criterion.task"
to = { title = { vi = "Việc được giao", en = "Work" } }
[[change]]
set = "worker.exemption.new"
to = { review_due = false, note = { vi = "Ghi", en = "Note" } }
[[change]]
add = "worker.fact.hired"
as = { type = "date", title = { vi = "Ngày vào", en = "Hired" } }
[[change]]
add = "worker.parameter.since"
as = { value = 2019-10-18, title = { vi = "Từ ngày", en = "Since" }, cite = "I", basis = "text" }
[[change]]
add = "worker.parameter.least"
as = { value = "grade.mid", title = { vi = "Ít nhất", en = "Least" }, cite = "I", basis = "text" }
[[change]]
set = "worker.quota.high-share"
to = { limits = ["high", "pass"], per = [], rank = [], excess = "refer", ties = "all-in", lowered_to = "fail", assumed = ["of"] }
"#;
    for lang in Lang::ALL {
        let said = text(Words::of(lang), &told(lang, &[changes]));
        assert!(!said.contains('⟨'), "{said}");
    }
    let vi = text(Words::of(Lang::Vi), &told(Lang::Vi, &[changes]));
    for part in [
        "giá trị: (không có) → 18/10/2019",
        "giá trị: (không có) → Vừa",
        "nhỏ nhất: (không có) → 1 months",
        "mức bị khống chế: Giỏi → Giỏi; Đạt",
        "tính theo: Tổ → cả nhóm đối tượng",
        "thứ tự: score (cao trước) → (không có)",
        "vẫn phải tự kiểm điểm: có → không",
        // Only the English title changes: that is a change too.
        "tên gọi: Tasks → Work",
    ] {
        assert!(vi.contains(part), "{part} not in\n{vi}");
    }
}
