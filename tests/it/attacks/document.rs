//! `docs/attacks.md` is what the tables of attacks say, and what nothing finds is what FORMAT.md
//! lists.

use crate::attacks::GROUPS;
use crate::attacks::attack::{Attack, DAMAGED, Group, Limit, VIEWS, View};
use crate::attacks::honest::HONEST;
use crate::attacks::writer::{GOES_ON, REFUSED};
use crate::docs;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const HEAD: &str = "\
# Nhật ký dưới các cuộc tấn công · The trail under attack

Do bài kiểm thử `tests/it/attacks` viết ra và đối chiếu; sửa ở đó, không sửa ở đây.
Written and compared by the tests in `tests/it/attacks`; to be changed there, not here.

Một nhật ký thật, do chương trình ghi, bị tấn công bằng từng cách dưới đây trên một bản sao. Nhật ký có 111 mục:
0 – 2 mục đầu, quy định, chương trình; 3 – 34 đợt A; 35 mục neo (35 mục đầu đã ghi vào biên bản); 36 quy định đã sửa đổi; 37 – 68 đợt B;
69 – 71 một quyết định, một đính chính, một mục xóa (phần `subject` của mục 7); 72 – 78 đợt C bị hủy; 79 – 110 đợt D. *Mốc cũ* bao trùm 79 mục,
trước đợt D; *mốc mới* bao trùm cả 111 mục. Mỗi cách được kiểm chứng bốn lần, mỗi lần bởi hai trình kiểm chứng độc lập với nhau,
và cả hai phải tìm ra đúng những điều ghi ở đây, không hơn, không kém.

A real trail, recorded by the program, is attacked in each of these ways on a copy. It has 111 entries: 0 – 2 genesis, regulation, engine;
3 – 34 batch A; 35 an anchor (the first 35 entries stand in the minutes); 36 the amended regulation; 37 – 68 batch B; 69 – 71 a decision, a correction,
an erasure (of the part `subject` of entry 7); 72 – 78 batch C, given up; 79 – 110 batch D. The *old checkpoint* covers 79 entries, before batch D; the *fresh* one all 111.
Each is verified four times, each time by both verifiers, which share nothing, and both must find exactly what stands here.

| | |
|---|---|
| – | không phát hiện gì · nothing is found |
| = | như khi chỉ có tệp · the same as alone |
| + | thêm vào đó · besides |
| ✗ | không nguyên vẹn; tệp hỏng ở mức trang thì mỗi trình kiểm chứng có thể dừng ở một chỗ · not intact; where pages are damaged the verifiers may stop at different places |
| `altered` 5 | mã phát hiện và số mục, theo mục 10 của `audit/FORMAT.md` · code and entry, FORMAT.md §10 |
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    let attacks = GROUPS.iter().map(|group| group.attacks.len()).sum::<usize>();
    let _ = write!(page, "\n{attacks} cách · ways.\n");
    for group in GROUPS {
        add_group(&mut page, group);
    }
    add_limits(&mut page);
    page += "\n## Không báo động nhầm · No false alarm\n\n\
        Ở các trạng thái sau, nhật ký trung thực phải được kết luận là nguyên vẹn, khi chỉ có tệp cũng như khi có mã và mốc của nó.\n\
        In these states an honest trail must be found intact, alone as well as with its id and checkpoints.\n\n";
    for honest in HONEST {
        let _ = writeln!(page, "- {} · {}", honest.vi, honest.en);
    }
    page += "\n## Người ghi tiếp · Whoever goes on writing\n\n\
        Chương trình được yêu cầu mở nhật ký để ghi tiếp, sau khi nhật ký hoặc tệp mực nước cao nhất (bao trùm 111 mục) đã bị động đến.\n\
        The program is asked to go on writing, after the trail or the high-water file (which covers 111 entries) was tampered with.\n\n\
        | cách · way | trả lời · answer |\n|---|---|\n";
    for one in REFUSED {
        let (vi, en) = answer(one.answer);
        let _ = writeln!(page, "| `{}`<br>{}<br>{} | {vi} · {en} |", one.name, one.vi, one.en);
    }
    page
}

/// What the writer answers, in words.
fn answer(answer: &str) -> (&'static str, &'static str) {
    match answer {
        GOES_ON => ("ghi tiếp", "goes on"),
        "mark-missing" => ("không ghi: mất tệp mực nước cao nhất", "refuses: the mark is gone"),
        "mark-changed" => ("không ghi: tệp ấy không còn là mốc", "refuses: the mark is none"),
        "rolled-back" => (
            "không ghi: nhật ký bị lùi về bản cũ hoặc viết lại",
            "refuses: rolled back or rewritten",
        ),
        "damaged" => ("không ghi: có mục bị hỏng", "refuses: an entry is damaged"),
        "missing" => ("không ghi: không có nhật ký", "refuses: there is no trail"),
        _ => ("không ghi: không phải nhật ký đúng định dạng", "refuses: not as the format says"),
    }
}

fn add_group(page: &mut String, group: &Group) {
    let _ = write!(page, "\n## {} · {}\n\n", group.vi, group.en);
    *page += "| cách tấn công · attack | chỉ có tệp · alone | `--id` | mốc mới · fresh checkpoint \
              | mốc cũ · old checkpoint |\n|---|---|---|---|---|\n";
    for attack in group.attacks {
        let _ = write!(page, "| `{}`<br>{}<br>{} |", attack.name, attack.vi, attack.en);
        for view in VIEWS {
            let _ = write!(page, " {} |", cell(attack, view));
        }
        page.push('\n');
    }
}

fn cell(attack: &Attack, view: View) -> String {
    match (view, attack.alone, attack.besides(view)) {
        (View::Alone, DAMAGED, _) => "✗".to_owned(),
        (View::Alone, "", _) => "–".to_owned(),
        (View::Alone, found, _) => shown(found),
        (_, "", "") => "–".to_owned(),
        (_, _, "") => "=".to_owned(),
        (_, "", found) => shown(found),
        (_, _, found) => format!("+ {}", shown(found)),
    }
}

fn shown(found: &str) -> String {
    let each = found.split("; ").map(|one| match one.split_once(' ') {
        Some((code, place)) => format!("`{code}` {}", place.replace('/', " ")),
        None => format!("`{one}`"),
    });
    each.collect::<Vec<_>>().join(", ")
}

fn add_limits(page: &mut String) {
    *page += "\n## Chỉ có tệp thì không thấy · What the file alone does not show\n\n\
        Đúng những điều mà mục 12 của `audit/FORMAT.md` liệt kê · Exactly what FORMAT.md §12 lists.\n\n\
        | FORMAT.md §12 | cách · ways | thấy được nhờ · found with |\n|---|---|---|\n";
    let limits =
        [Limit::Tail, Limit::Original, Limit::Only, Limit::Who, Limit::Erasure, Limit::Gone];
    for limit in limits {
        for attack in all().filter(|attack| attack.limit == Some(limit)) {
            let views = [
                (View::Id, "`--id`"),
                (View::Fresh, "mốc mới · fresh"),
                (View::Old, "mốc cũ · old"),
            ];
            let by = views.iter().filter(|(view, _)| !attack.besides(*view).is_empty());
            let by: Vec<&str> = by.map(|(_, words)| *words).collect();
            let by = if by.is_empty() { "–".to_owned() } else { by.join(", ") };
            let (vi, en) = (limit.vi(), limit.words().unwrap_or_default());
            let _ = writeln!(page, "| {vi}<br>{en} | `{}` | {by} |", attack.name);
        }
    }
    *page += "\nỞ các cách sau, nội dung nhật ký không bị động đến, nên chỉ có tệp thì không có gì để thấy · In these ways nothing of the trail is changed, so alone there is nothing to see: ";
    let nothing = all().filter(|attack| attack.limit == Some(Limit::Nothing));
    let names: Vec<String> = nothing.map(|attack| format!("`{}`", attack.name)).collect();
    let _ = writeln!(page, "{}.", names.join(", "));
}

fn all() -> impl Iterator<Item = &'static Attack> {
    GROUPS.iter().flat_map(|group| group.attacks)
}

#[test]
fn the_docs_on_attacks_are_what_the_tables_say() {
    docs::check("attacks.md", &page());
}

#[test]
fn every_attack_has_a_name_of_its_own_and_words_in_both_languages() {
    let mut names = BTreeSet::new();
    for attack in all() {
        assert!(names.insert(attack.name), "{} is there twice", attack.name);
        assert!(attack.vi.ends_with('.') && attack.en.ends_with('.'), "{}", attack.name);
        assert!(!attack.vi.contains('|') && !attack.en.contains('|'), "{}", attack.name);
    }
    assert!(names.len() >= 60, "{}", names.len());
}

/// What nothing finds without anything from outside is what §12 lists, and §12 lists nothing else.
#[test]
fn what_nothing_finds_alone_is_what_the_format_lists() {
    let format = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/FORMAT.md");
    let format = fs::read_to_string(format).unwrap();
    let (_, section) = format.split_once("\n## 12. ").unwrap();
    let (inconsistent, rest) = section.split_once("\nNothing here shows\n").unwrap();
    for attack in all() {
        assert_eq!(attack.is_unseen_alone(), attack.limit.is_some(), "{}", attack.name);
        let limit = attack.limit;
        let is_of_the_file = matches!(limit, Some(Limit::Tail | Limit::Original | Limit::Only));
        let Some(words) = limit.and_then(Limit::words) else { continue };
        let place = if is_of_the_file { inconsistent } else { rest };
        assert!(place.contains(words), "{}: {words}", attack.name);
        // Whatever is of the file a checkpoint shows, unless it was exchanged with the file.
        let is_shown = !attack.is_unseen() || attack.name == "checkpoint-cut-with-the-trail";
        assert_eq!(is_shown, is_of_the_file, "{}", attack.name);
    }
    let met: BTreeSet<&str> = all().filter_map(|attack| attack.limit?.words()).collect();
    let bold = inconsistent.lines().filter_map(|line| line.strip_prefix("- that **"));
    for listed in bold {
        let listed = format!("**{}**", listed.split("**").next().unwrap());
        assert!(met.contains(listed.as_str()), "no attack shows: {listed}");
    }
}
