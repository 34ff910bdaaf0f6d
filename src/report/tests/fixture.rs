//! A small regulation with one rule of each kind, for tests.

use crate::decide::{Options, Rulebook, decide};
use crate::load;
use crate::model::{
    FactType, Package, PackageFile, Population, Regulation, Returns, TableBuilder, Title,
};
use crate::report::counts::Material;

const HEADER: &str = r#"
format  = 1
series  = "staff"
number  = "1/G"
title   = { vi = "Hướng dẫn một", en = "Guide one" }
issuer  = { vi = "Văn phòng", en = "Office" }
signed  = 2019-10-18
periods = { first = 2020 }
classes = ["worker"]
outcome = "rating"

[scale.rating]
fail = { vi = "Không đạt", en = "Fail" }
pass = { vi = "Đạt", en = "Pass" }
high = { vi = "Giỏi", en = "High" }

[scale.grade]
low = { vi = "Thấp", en = "Low" }
mid = { vi = "Vừa", en = "Middle" }
top = { vi = "Cao", en = "Top" }

[[not_encoded]]
cite = "II.9"
why  = { vi = "chưa có nguyên văn", en = "its wording is not known" }
"#;

const WORKER: &str = r#"
title = { vi = "Nhân viên", en = "Worker" }

[facts.unit]
type = "text"
title = { vi = "Tổ", en = "Team" }
[facts.months]
type = "integer"
title = { vi = "Số tháng làm việc", en = "Months worked" }
[facts.score]
type = "decimal"
places = 2
optional = true
title = { vi = "Điểm", en = "Score" }
[facts.late]
type = "boolean"
empty = false
title = { vi = "Đi trễ", en = "Late" }
[facts.mentor]
type = "subject"
of = "worker"
optional = true
title = { vi = "Người kèm cặp", en = "Mentor" }

[criteria.task]
type = "grade"
group = "work"
title = { vi = "Việc được giao", en = "Tasks" }

[parameters.months_min]
value = 6
title = { vi = "Số tháng tối thiểu", en = "Least months" }
cite = "I.1"
basis = "text"

[[exemption]]
id = "new"
when = '''months < months_min'''
review_due = true
title = { vi = "Mới vào", en = "Newly hired" }
cite = "I.1"
basis = "text"

[[level]]
is = "high"
  [[level.requires]]
  id = "task-top"
  that = '''lowest(work) >= grade.top'''
  title = { vi = "Việc được giao mức cao", en = "Tasks at the top" }
  cite = "II.1"
  basis = "text"
  [[level.requires]]
  id = "score-enough"
  that = '''!given(score) || score >= 50.5'''
  title = { vi = "Đủ điểm", en = "Enough points" }
  cite = "II.2"
  basis = "inferred"

[[level]]
is = "pass"
  [[level.requires]]
  id = "task-mid"
  that = '''lowest(work) >= grade.mid'''
  title = { vi = "Việc được giao mức vừa", en = "Tasks in the middle" }
  cite = "II.1"
  basis = "text"

[[ceiling]]
id = "late"
at_most = '''rating.pass'''
when = '''late'''
title = { vi = "Đi trễ thì không giỏi", en = "The late are not high" }
cite = "III"
basis = "practice"

[[quota]]
id = "high-share"
limits = ["high"]
per = ["unit"]
share = '''1 / 2'''
of = ["pass"]
rounding = "down"
rank = [ { by = '''score''', order = "descending" } ]
excess = "lower"
lowered_to = "pass"
ties = "refer"
assumed = ["ties"]
title = { vi = "Giỏi không quá nửa số đạt", en = "High at most half of pass" }
cite = "IV"
basis = "text"
"#;

/// The package with these cases of its class.
pub(crate) fn package(cases: &str) -> Package {
    let file = |path: &str, text: &str| {
        let shown = format!("rules/guide-1/{path}");
        (path.to_owned(), PackageFile { shown: shown.into(), bytes: text.as_bytes().into() })
    };
    let mut package = Package { id: "guide-1".to_owned(), ..Package::default() };
    package.files.extend([file("regulation.toml", HEADER), file("worker.toml", WORKER)]);
    if !cases.is_empty() {
        package.files.extend([file("worker.cases.toml", cases)]);
    }
    package
}

/// The regulation with these cases.
pub(crate) fn regulation(cases: &str) -> Regulation {
    let (regulation, found) = load::regulation(package(cases));
    assert!(found.is_empty(), "{found:?}");
    regulation.unwrap()
}

/// What submissions say of themselves.
pub(crate) fn returns() -> Returns {
    Returns {
        period: 2020,
        regulation: None,
        series: None,
        locality: Some(Title { vi: "Tỉnh A".into(), en: "Province A".into(), short: None }),
        synthetic: true,
        source: None,
        file: None,
        recorded: None,
    }
}

/// Workers and what was decided of them, one a line: `id unit task decided`, `-` where there is
/// none. All work 12 months; those whose id begins with `n` only one.
pub(crate) fn material(rows: &[&str]) -> Material {
    material_by(regulation(""), rows)
}

/// The same by a regulation with the same worker.
pub(crate) fn material_by(regulation: Regulation, rows: &[&str]) -> Material {
    let (book, told) = Rulebook::compile(regulation);
    assert_eq!(told, []);
    let book = book.unwrap();
    let class = &book.regulation().classes[0];
    let mut table = TableBuilder::new(class);
    let fact = |id: &str| class.fact_index(id).unwrap();
    let FactType::Scale { scale } = class.facts[fact("task")].kind else { panic!() };
    let grade = |id: &str| book.regulation().scales[scale].code(id).unwrap();
    for row in rows {
        let words: Vec<&str> = row.split(' ').collect();
        table.start_row(words[0]);
        table.put_number(fact("months"), if words[0].starts_with('n') { 1 } else { 12 });
        if words[1] != "-" {
            table.put_text(fact("unit"), words[1]);
        }
        if words[2] != "-" {
            table.put_code(fact("task"), grade(words[2]));
        }
        if words[3] != "-" {
            table.put_decided(book.regulation().outcome_scale().code(words[3]).unwrap());
        }
    }
    let population = Population::finish(book.regulation(), 2020, vec![table]).unwrap();
    let decisions = decide(&book, &population, Options { use_decided: true }).unwrap();
    Material::new(book, population, decisions, returns())
}
