//! `report`: the forms, as workbooks and pages, against the published report that the example
//! reproduces.

use crate::terminal::{Shown, project, run};
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use mucthuoc::load;
use mucthuoc::model::{PackageFile, Published, PublishedTable};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const EXAMPLE: &str = "examples/kontum-2020";
const PUBLISHED: &str = "examples/kontum-2020/published.toml";
const FORMS: [&str; 4] = ["6A-BTCTW", "6B-BTCTW", "6D-BTCTW", "6E-BTCTW"];

/// Makes the report of the example in a folder.
fn made(folder: &Path, more: &[&str]) -> Shown {
    let out = folder.join("out");
    let words = ["report", EXAMPLE, "--out", out.to_str().unwrap(), "--previous", PUBLISHED];
    let shown = run(project(), &[&words, more].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown
}

fn published() -> Published {
    let bytes = fs::read(project().join(PUBLISHED)).unwrap();
    load::published(&PackageFile { shown: PUBLISHED.into(), bytes: bytes.into() }).0.unwrap()
}

/// The row of a form that counts what a published table counts.
fn row_of<'j>(forms: &'j Value, table: &PublishedTable) -> &'j Value {
    let wanted: BTreeMap<&str, &str> =
        table.facts.iter().map(|(fact, value)| (fact.value.as_str(), value.as_str())).collect();
    let forms = forms["forms"].as_array().unwrap();
    let form = forms.iter().find(|form| form["class"] == table.class.value.as_str()).unwrap();
    let is_it = |row: &&Value| {
        let cut = row["where"].as_object().unwrap();
        cut.iter()
            .map(|(fact, value)| (fact.as_str(), value.as_str().unwrap()))
            .collect::<BTreeMap<_, _>>()
            == wanted
    };
    form["rows"].as_array().unwrap().iter().find(is_it).unwrap_or_else(|| panic!("{}", table.id))
}

/// Digits as printed (`17,3`, `+0.44`) in hundredths.
fn hundredths(digits: &str) -> i64 {
    let (sign, size) = match digits.trim_start_matches('+').strip_prefix('-') {
        Some(size) => (-1, size),
        None => (1, digits.trim_start_matches('+')),
    };
    let (whole, part) = size.split_once([',', '.']).unwrap_or((size, ""));
    sign * format!("{whole}{part:0<2}").parse::<i64>().unwrap()
}

/// What the report prints and is not so: table, level, digits that are right. 81/377 is
/// 21.485…, cut off; the shares of leaders of provincial agencies are taken of 698 where the levels
/// sum to 697 (252/697 = 36.154…, 437/697 = 62.697…).
const MISPRINTED: [(&str, &str, &str); 3] = [
    ("collectives-district", "excellent", "21.49"),
    ("leaders-provincial-agencies", "excellent", "36.15"),
    ("leaders-provincial-agencies", "good", "62.70"),
];

#[test]
fn the_forms_give_every_figure_of_the_published_tables() {
    let folder = tempfile::tempdir().unwrap();
    let forms = made(folder.path(), &["--format", "json"]).json();
    let published = published();
    assert_eq!(published.tables.len(), 9);
    for table in &published.tables {
        let row = row_of(&forms, table);
        // The report counts a leader of a provincial agency as rated who has no level, and of the
        // 146 whom the standing committee rates only its own members.
        let rated = if table.id == "leaders-provincial-agencies" { 697 } else { table.rated };
        assert_eq!(row["rated"], rated, "{}", table.id);
        if let Some(total) = table.total {
            assert_eq!(row["total"], total, "{}", table.id);
        }
        for level in &table.levels {
            let id = level.level.value.as_str();
            assert_eq!(row["levels"][id], level.count, "{} {id}", table.id);
            let misprinted =
                MISPRINTED.iter().find(|(known, level, _)| (*known, *level) == (&table.id, id));
            let printed = level.printed.as_ref().unwrap();
            let wanted = misprinted.map_or(printed.as_str(), |(.., digits)| digits);
            let share = hundredths(row["shares"][id].as_str().unwrap());
            assert_eq!(share, hundredths(wanted), "{} {id}", table.id);
            assert_eq!(share != hundredths(printed), misprinted.is_some(), "{} {id}", table.id);
            let change = level.changes.first().map(|(_, digits)| hundredths(digits));
            let told = row["change"][id].as_str().map(hundredths);
            assert_eq!(told, change, "{} {id}", table.id);
        }
    }
}

#[test]
fn those_not_rated_stand_by_their_reasons() {
    let folder = tempfile::tempdir().unwrap();
    let forms = made(folder.path(), &["--format", "json"]).json();
    let published = published();
    let row = |id: &str| row_of(&forms, published.table(id).unwrap());
    let organizations = row("grassroots-organizations");
    assert_eq!(
        (&organizations["exempt"]["newly-founded"], &organizations["pending"]),
        (&1.into(), &0.into())
    );
    assert_eq!(row("subordinate-cells")["exempt"]["newly-founded"], 6);
    let members = row("party-members");
    assert_eq!((&members["exempt"]["excused"], &members["pending"]), (&1465.into(), &326.into()));
    assert_eq!(row("leaders-provincial-agencies")["pending"], 1);
    // The parts that the report names: 198 committees and 462 cells at the base.
    let rows =
        forms["forms"].as_array().unwrap().iter().find(|form| form["form"] == "6A-BTCTW").unwrap();
    let kinds: Vec<_> = rows["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["where"]["kind"].as_str(), row["total"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        kinds,
        [(None, 2485), (None, 660), (Some("committee"), 198), (Some("cell"), 462), (None, 1825)]
    );
}

#[test]
fn the_groups_over_a_cap_are_those_that_evaluate_counts() {
    let folder = tempfile::tempdir().unwrap();
    let forms = made(folder.path(), &["--format", "json"]).json();
    let evaluated = run(project(), &["evaluate", EXAMPLE, "--format", "json"]).json();
    for (form, class) in
        forms["forms"].as_array().unwrap().iter().zip(evaluated["classes"].as_array().unwrap())
    {
        assert_eq!(form["class"], class["class"]);
        let (quota, counted) = (&form["quotas"][0], &class["quotas"][0]);
        let over = quota["over"].as_array().unwrap();
        assert_eq!(
            (&quota["groups"], &Value::from(over.len())),
            (&counted["groups"], &counted["over"])
        );
        for group in over {
            let number = |key: &str| group[key].as_u64().unwrap();
            // 20 % of those completing well, rounded down.
            assert_eq!(number("cap"), number("base") / 5);
            assert_eq!(number("excess"), number("limited") - number("cap"));
            // The least k with 5 (limited - k) ≤ base + k.
            let least = (5 * number("limited") - number("base")).div_ceil(6);
            assert_eq!(number("to_lower"), least, "{group}");
        }
    }
}

/// A sheet with its formulas, of which the results are worked out anew.
struct Worked {
    values: Range<Data>,
    formulas: Range<String>,
}

/// What a cell comes to: an exact quotient, or a text.
#[derive(Clone, Debug, PartialEq)]
enum Result {
    Number(i128, i128),
    Text(String),
}

impl Worked {
    fn at(&self, (row, column): (u32, u32)) -> Result {
        match self.formulas.get_value((row, column)).filter(|text| !text.is_empty()) {
            Some(formula) => self.formula(formula.trim_start_matches('=')),
            None => match self.values.get_value((row, column)).unwrap() {
                Data::Float(number) => Result::Number(*number as i128, 1),
                Data::Int(number) => Result::Number(i128::from(*number), 1),
                other => Result::Text(other.to_string()),
            },
        }
    }

    /// `IF(a=0,"–",ROUND(a/b,4))`, `SUM(…)`, `A1-B1`, `A1`.
    fn formula(&self, text: &str) -> Result {
        if let Some(inner) = text.strip_prefix("IF(") {
            let (whole, rest) = inner.split_once("=0,\"–\",ROUND(").unwrap();
            let (part, divisor) = rest.strip_suffix(",4))").unwrap().split_once('/').unwrap();
            assert_eq!(divisor, whole, "the share is taken of what is asked for zero");
            let (part, whole) = (self.whole(part), self.whole(whole));
            if whole == 0 {
                return Result::Text("–".to_owned());
            }
            return Result::Number((part * 20_000 + whole).div_euclid(2 * whole), 10_000);
        }
        if let Some((from, less)) = text.split_once('-') {
            return Result::Number(self.whole(from) - self.whole(less), 1);
        }
        Result::Number(self.whole(text), 1)
    }

    fn whole(&self, text: &str) -> i128 {
        if let Some(terms) = text.strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(')')) {
            let range = |term: &str| match term.split_once(':') {
                Some((first, last)) => {
                    let ((first, column), (last, same)) = (place(first), place(last));
                    assert_eq!(column, same);
                    (first..=last).map(|row| self.number((row, column))).sum()
                }
                None => self.number(place(term)),
            };
            return terms.split(',').map(range).sum();
        }
        self.number(place(text))
    }

    fn number(&self, at: (u32, u32)) -> i128 {
        match self.at(at) {
            Result::Number(number, 1) => number,
            other => panic!("{at:?}: {other:?}"),
        }
    }
}

/// `AB12` as row and column from 0.
fn place(name: &str) -> (u32, u32) {
    let digits = name.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let letter = |column: u32, letter: u8| column * 26 + u32::from(letter - b'A') + 1;
    (name[digits..].parse::<u32>().unwrap() - 1, name[..digits].bytes().fold(0, letter) - 1)
}

#[test]
fn every_formula_of_the_workbooks_comes_to_the_value_that_is_kept_with_it() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["--lang", "vi"]);
    for form in FORMS {
        let path = folder.path().join("out").join(format!("{form}.xlsx"));
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        assert_eq!(book.sheet_names(), [form, "Nhóm vượt tỉ lệ", "Căn cứ"]);
        let mut count = 0;
        for sheet in [form, "Nhóm vượt tỉ lệ"] {
            let (values, formulas) =
                (book.worksheet_range(sheet).unwrap(), book.worksheet_formula(sheet).unwrap());
            let worked = Worked { values, formulas };
            let (first, last) = (worked.values.start().unwrap(), worked.values.end().unwrap());
            for row in first.0..=last.0 {
                for column in first.1..=last.1 {
                    let formula = worked.formulas.get_value((row, column));
                    if formula.is_none_or(String::is_empty) {
                        continue;
                    }
                    count += 1;
                    let kept = worked.values.get_value((row, column)).unwrap();
                    let wanted = match worked.at((row, column)) {
                        Result::Text(text) => Data::String(text),
                        Result::Number(number, 1) => {
                            Data::Float(number.to_string().parse().unwrap())
                        }
                        Result::Number(number, _) => {
                            Data::Float(format!("{number}e-4").parse().unwrap())
                        }
                    };
                    assert_eq!(*kept, wanted, "{form} {sheet} {row} {column} {formula:?}");
                }
            }
        }
        assert!(count >= 10, "{form}: {count} formulas");
    }
}

/// The texts of one tag of a page.
fn between<'p>(page: &'p str, tag: &str) -> Vec<&'p str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let parts = page.split(open.as_str()).skip(1).filter(|part| part.starts_with(['>', ' ']));
    parts
        .map(|part| part.split_once('>').unwrap().1.split(close.as_str()).next().unwrap())
        .collect()
}

#[test]
fn pages_stand_alone_print_on_a4_and_can_be_followed_by_a_screen_reader() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, notice, columns) in [
        ("vi", "Số liệu mô phỏng", "Cách chia cột là của phần mềm này."),
        ("en", "Synthetic data: ", "The columns are this program's own."),
    ] {
        made(folder.path(), &["--lang", lang]);
        for form in FORMS {
            let page =
                fs::read_to_string(folder.path().join("out").join(format!("{form}.html"))).unwrap();
            assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")));
            assert!(page.contains("@page { size: A4 landscape"));
            assert!(page.contains(notice) && page.contains(columns), "{page}");
            for outside in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
                assert!(!page.contains(outside), "{form}: {outside}");
            }
            let tables = between(&page, "table");
            assert!(tables.len() >= 2, "{form}");
            for table in tables {
                assert_eq!(between(table, "caption").len(), 1);
                assert!(!between(table, "caption")[0].is_empty());
                assert_eq!(table.matches("<th").count() - 1, table.matches("<th ").count());
                assert!(table.matches("<th ").count() == table.matches(" scope=\"").count());
                // Every row is named by its first cell.
                for row in between(table.split("<tbody>").nth(1).unwrap(), "tr") {
                    assert!(row.starts_with("<th scope=\"row\">"), "{row}");
                }
            }
            assert!(!page.contains('⟨'), "{form}: a text without words");
        }
    }
}

#[test]
fn shares_have_a_decimal_comma_in_vietnamese_and_a_point_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let page = |lang: &str| {
        made(folder.path(), &["--lang", lang]);
        fs::read_to_string(folder.path().join("out/6B-BTCTW.html")).unwrap()
    };
    let (vi, en) = (page("vi"), page("en"));
    // 3 726 of 27 408; 3 726 over 21 531 is 17.3053…, which the report cuts to 17.30.
    assert!(vi.contains("<td>27.408</td>") && vi.contains("<td>13,59%</td>"), "{vi}");
    assert!(vi.contains("<td>17,31%</td>"));
    assert!(en.contains("<td>27,408</td>") && en.contains("<td>13.59%</td>"));
}

/// A folder of submissions for the example of suppliers.
fn suppliers(folder: &Path, decided: bool) {
    let from = project().join("examples/supplier-rating/submissions");
    fs::create_dir_all(folder).unwrap();
    let text = fs::read_to_string(from.join("supplier.csv")).unwrap();
    let lines = text.lines().enumerate().map(|(at, line)| match (at, decided) {
        (_, false) => format!("{line}\n"),
        (0, true) => format!("{line},decided\n"),
        // The first ten are decided, all at the same level.
        (1..=10, true) => format!("{line},b\n"),
        _ => format!("{line},\n"),
    });
    fs::write(folder.join("supplier.csv"), lines.collect::<String>()).unwrap();
    fs::copy(from.join("returns.toml"), folder.join("returns.toml")).unwrap();
}

#[test]
fn without_decided_levels_the_rules_are_reported_and_the_year_before_may_be_submissions() {
    let folder = tempfile::tempdir().unwrap();
    let (now, before) = (folder.path().join("now"), folder.path().join("before"));
    suppliers(&now, false);
    suppliers(&before, true);
    let out = folder.path().join("out");
    let words = [
        "bao-cao",
        now.to_str().unwrap(),
        "--rules",
        "examples/supplier-rating/rules",
        "--out",
        out.to_str().unwrap(),
        "--previous",
        before.to_str().unwrap(),
        "--format",
        "json",
    ];
    let shown = run(project(), &words).json();
    let form = &shown["forms"][0];
    // As the example's README says: 26 of 30 rated, 9 A, 9 B, 6 C, 2 D.
    assert_eq!((&form["decided"], &form["form"]), (&false.into(), &Value::Null));
    let row = &form["rows"][0];
    assert_eq!((&row["total"], &row["rated"]), (&30.into(), &26.into()));
    assert_eq!(row["levels"], serde_json::json!({"a": 9, "b": 9, "c": 6, "d": 2}));
    assert_eq!(row["levels"], row["by_rules"]);
    // 9/26 = 34.615…; the year before all ten were B.
    assert_eq!(row["shares"]["a"], "34.62");
    assert_eq!((&row["change"]["a"], &row["change"]["b"]), (&"34.62".into(), &"-65.38".into()));
    let page = fs::read_to_string(out.join("supplier.html")).unwrap();
    assert!(page.contains("10"), "the number rated the year before");
    assert_eq!(shown["files"], serde_json::json!(["supplier.xlsx", "supplier.html"]));
}

#[test]
fn whoever_is_not_decided_yet_is_not_rated() {
    let folder = tempfile::tempdir().unwrap();
    suppliers(&folder.path().join("now"), true);
    let words = [
        "report",
        "now",
        "--out",
        "out",
        "--format",
        "json",
        "--rules",
        &project().join("examples/supplier-rating/rules").display().to_string(),
    ];
    let row = run(folder.path(), &words).json()["forms"][0]["rows"][0].clone();
    let number = |key: &str| row[key].as_u64().unwrap();
    assert_eq!((number("total"), number("rated")), (30, 10));
    let exempt: u64 =
        row["exempt"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(exempt + number("pending") + number("referred") + number("undecided"), 20);
    assert!(number("undecided") > 0);
}

#[test]
fn the_command_at_the_foot_makes_the_same_files_again() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    made(folder.path(), &["--with", "reading-inclusive", "--lang", "en"]);
    let files = |out: &Path| {
        let entries = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect::<BTreeMap<_, _>>()
    };
    let first = files(&out);
    let page = String::from_utf8(first[&out.join("6E-BTCTW.html")].clone()).unwrap();
    let command = page.split("mucthuoc report ").nth(1).unwrap().split("</p>").next().unwrap();
    fs::remove_dir_all(&out).unwrap();
    let words: Vec<&str> = std::iter::once("report").chain(command.split(' ')).collect();
    assert_eq!(run(project(), &words).code, 0);
    assert_eq!(files(&out), first);
}

#[test]
fn old_files_are_replaced_by_whole_ones_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("6A-BTCTW.html"), "old").unwrap();
    fs::write(out.join("notes.txt"), "mine").unwrap();
    made(folder.path(), &[]);
    assert!(fs::read_to_string(out.join("6A-BTCTW.html")).unwrap().ends_with("</html>\n"));
    assert_eq!(fs::read_to_string(out.join("notes.txt")).unwrap(), "mine");
    let left: Vec<_> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
    // A folder stands where a form should be written.
    fs::remove_file(out.join("6B-BTCTW.xlsx")).unwrap();
    fs::create_dir(out.join("6B-BTCTW.xlsx")).unwrap();
    let words = ["report", EXAMPLE, "--out", out.to_str().unwrap(), "--lang", "en"];
    let shown = run(project(), &words);
    assert_eq!((shown.code, shown.stdout.as_str()), (2, ""));
    assert!(shown.stderr.contains("6B-BTCTW.xlsx"), "{}", shown.stderr);
}

#[test]
fn what_cannot_be_reported_is_said() {
    let here = |words: &[&str]| run(project(), &[words, &["--lang", "en"]].concat());
    let without = here(&["report", EXAMPLE]);
    assert_eq!(without.code, 2);
    assert!(without.stderr.contains("--out <FOLDER> is missing"), "{}", without.stderr);
    let nowhere = here(&["report", EXAMPLE, "--out", "x", "--previous", "nowhere.toml"]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.transcript());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("published.toml");
    let text = fs::read_to_string(project().join(PUBLISHED)).unwrap();
    fs::write(&path, text.replace("tier = \"grassroots\"", "tier = \"grasroots\"")).unwrap();
    let wrong = here(&["report", EXAMPLE, "--out", "x", "--previous", path.to_str().unwrap()]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (1, ""));
    assert!(
        wrong.stderr.contains("error[unknown-choice]: the fact `tier` has no choice `grasroots`"),
        "{}",
        wrong.stderr
    );
    assert!(!project().join("x").exists());
}

/// A figure of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Figure {
    Count(u64),
    /// Hundredths of a percent; negative where something fell.
    Percent(i64),
    Form(String),
}

/// The figures of a text in their order: counts (`1.819`, `06`), percentages (`17,3%`, with the sign
/// of "tăng" or "giảm" before them), numbers of forms (`6A-BTCTW`).
fn figures(text: &str) -> Vec<Figure> {
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let goes_on = |at: usize| {
            let is_mark = matches!(letters[at], '.' | ',');
            let next = letters.get(at + 1).is_some_and(char::is_ascii_digit);
            letters[at].is_ascii_digit() || (is_mark && next)
        };
        while at < letters.len() && goes_on(at) {
            at += 1;
        }
        let digits: String = letters[start..at].iter().collect();
        let rest: String = letters[at..].iter().collect();
        let before: String = letters[..start].iter().collect();
        found.push(if rest.trim_start().starts_with('%') {
            let fell = before.trim_end().ends_with("giảm");
            Figure::Percent(hundredths(&digits) * if fell { -1 } else { 1 })
        } else if let Some(letter) = letter_of_form(&rest) {
            Figure::Form(format!("{digits}{letter}"))
        } else {
            Figure::Count(
                digits.replace('.', "").parse().unwrap_or_else(|_| panic!("{digits}: {text}")),
            )
        });
    }
    found
}

/// The letter of a form's number, if one follows: `A-BTCTW`.
fn letter_of_form(rest: &str) -> Option<char> {
    let letter = rest.chars().next()?;
    rest[letter.len_utf8()..].starts_with("-BTCTW").then_some(letter)
}

/// The sentences of a text that state figures, with these. A sentence ends with its paragraph, or
/// with a full stop before a capital, a bracket or a list's sign.
fn sentences(text: &str) -> Vec<(String, Vec<Figure>)> {
    let mut all = Vec::new();
    let mut text = text.to_owned();
    for begin in ["+ ", "- ", "Kết quả", "Năm 2020"] {
        text = text.replace(&format!("\n{begin}"), &format!("\n\n{begin}"));
    }
    for paragraph in text.split("\n\n") {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        let mut sentence = String::new();
        for (at, word) in words.iter().enumerate() {
            sentence.push_str(word);
            sentence.push(' ');
            let next = words.get(at + 1).and_then(|next| next.chars().next());
            let begins = next.is_none_or(|next| next.is_uppercase() || "(+-".contains(next));
            if word.ends_with('.') && begins || next.is_none() {
                all.push(std::mem::take(&mut sentence));
            }
        }
    }
    let stated = all.into_iter().map(|sentence| (sentence.clone(), figures(&sentence)));
    stated.filter(|(_, figures)| !figures.is_empty()).collect()
}

/// The narrative of the example from its first section on, without its notes' signs and its foot.
fn narrative(folder: &Path, lang: &str) -> String {
    made(folder, &["--lang", lang]);
    let text = fs::read_to_string(folder.join("out/narrative.md")).unwrap();
    let text = text.split("\n---\n").next().unwrap().split_once("\n## a) ").unwrap().1;
    let mut plain = String::new();
    for (at, piece) in text.split("[^").enumerate() {
        let piece = if at == 0 { piece } else { piece.split_once(']').unwrap().1 };
        plain.push_str(piece.strip_prefix(": ").unwrap_or(piece));
    }
    plain
}

/// Sentences in which the report states what is not so, or what the submissions cannot know: its
/// beginning, the report's figures, the right ones.
fn corrected() -> Vec<(&'static str, Vec<Figure>, Vec<Figure>)> {
    use Figure::{Count, Percent};
    let agencies = |shares: [i64; 4]| {
        let counts = [252, 437, 6, 2].into_iter().zip(shares);
        counts.flat_map(|(count, share)| [Count(count), Percent(share)]).collect::<Vec<_>>()
    };
    let districts = |first| {
        let counts = [(81, first), (282, 7480), (12, 318), (2, 53)].into_iter();
        counts.flat_map(|(count, share)| [Count(count), Percent(share)]).collect::<Vec<_>>()
    };
    vec![
        // The one sectional committee is submitted as a cell, its own cells being unpublished.
        ("- Đối với chi bộ trực thuộc", vec![Count(1825), Count(1)], vec![Count(1825)]),
        // 81/377 = 21.485…: cut off instead of rounded.
        ("Trong đó: hoàn thành xuất sắc nhiệm vụ 81", districts(2148), districts(2149)),
        // The levels sum to 697, one of the 698 has none.
        ("+ Lãnh đạo các cơ quan", vec![Count(698)], vec![Count(698), Count(697), Count(1)]),
        // 252/697 = 36.154…, 437/697 = 62.697…: the report divides by 698.
        (
            "Trong đó: hoàn thành xuất sắc nhiệm vụ 252",
            agencies([3610, 6261, 86, 29]),
            agencies([3615, 6270, 86, 29]),
        ),
        // 3 726/21 531 = 17.3053…: cut off.
        ("Trong đó, số đảng viên", vec![Percent(1730)], vec![Percent(1731)]),
    ]
}

#[test]
fn the_narrative_states_the_figures_of_the_report_sentence_by_sentence() {
    let report = fs::read_to_string(project().join("tests/published/48-BC-TU-I.2.2.txt")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (report, narrative) = (sentences(&report), sentences(&narrative(folder.path(), "vi")));
    assert!(report.len() > 25, "{report:#?}");
    let mut corrected = corrected();
    for (printed, stated) in report.iter().zip(&narrative) {
        let known = corrected.iter().position(|(begin, ..)| printed.0.starts_with(begin));
        match known.map(|at| corrected.remove(at)) {
            Some((_, wrong, right)) => {
                assert_eq!(
                    (&printed.1, &stated.1),
                    (&wrong, &right),
                    "{}\n{}",
                    printed.0,
                    stated.0
                );
            }
            None => assert_eq!(printed.1, stated.1, "{}\n{}", printed.0, stated.0),
        }
    }
    assert_eq!(report.len(), narrative.len());
    assert!(corrected.is_empty(), "not in the report: {corrected:?}");
}

#[test]
fn both_languages_state_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let numbers = |lang: &str, group: char| {
        let text = narrative(folder.path(), lang);
        let words =
            text.split(|letter: char| !letter.is_alphanumeric() && letter != ',' && letter != '.');
        let words = words.map(|word| word.trim_matches(['.', ',']));
        let words = words.filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
        let mut all: Vec<String> = words
            .map(|word| {
                let plain = word.replace(group, "").replace(',', ".");
                plain.trim_start_matches('0').to_owned()
            })
            .collect();
        all.sort();
        all
    };
    let (vi, en) = (numbers("vi", '.'), numbers("en", ','));
    assert!(vi.len() > 100);
    assert_eq!(vi, en);
}

#[test]
fn staff_edit_the_wording_and_add_texts_without_touching_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules/hd-21-2019");
    copy(&project().join("rules/hd-21-2019"), &rules);
    let letter = "# Kính gửi\n\nCó {{ classes.leader.total }} đồng chí.\n";
    fs::write(rules.join("forms/letter.vi.md.jinja"), letter).unwrap();
    let out = folder.path().join("out");
    let example = project().join(EXAMPLE).display().to_string();
    let words =
        ["report", &example, "--out", out.to_str().unwrap(), "--format", "json", "--lang", "vi"];
    let shown = run(folder.path(), &words).json();
    let here = run(project(), &["evaluate", EXAMPLE, "--format", "json"]).json();
    assert_eq!(shown["fingerprint"], here["fingerprint"]);
    let text = fs::read_to_string(out.join("letter.md")).unwrap();
    assert!(text.contains("Có 3.084 đồng chí."), "{text}");
    assert!(
        text.contains("Số liệu mô phỏng") && text.contains("letter.vi.md.jinja (sha256:"),
        "{text}"
    );
    let page = fs::read_to_string(out.join("letter.html")).unwrap();
    assert!(
        page.contains("<title>Kính gửi</title>") && page.contains("Số liệu mô phỏng"),
        "{page}"
    );
    assert!(page.contains("@page { size: A4;"), "{page}");
    // A mistake in a text: nothing is written.
    fs::remove_dir_all(&out).unwrap();
    fs::write(rules.join("forms/letter.vi.md.jinja"), letter.replace("total", "totl")).unwrap();
    let words = ["report", &example, "--out", out.to_str().unwrap(), "--lang", "en"];
    assert_eq!(run(folder.path(), &words).code, 0, "the English texts are as they were");
    fs::remove_dir_all(&out).unwrap();
    let words = ["report", &example, "--out", out.to_str().unwrap(), "--lang", "vi"];
    let wrong = run(folder.path(), &words);
    assert_eq!((wrong.code, wrong.stdout.as_str(), out.exists()), (1, "", false));
    assert!(wrong.stderr.contains("letter.vi.md.jinja:3:7"), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("`total`"), "{}", wrong.stderr);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => _ = fs::copy(entry.path(), target).unwrap(),
        }
    }
}

#[test]
fn the_list_of_departures_is_that_of_the_verdicts() {
    let folder = tempfile::tempdir().unwrap();
    let verdicts = folder.path().join("verdicts.jsonl");
    let words = ["evaluate", EXAMPLE, "--verdicts", verdicts.to_str().unwrap(), "--quiet"];
    assert_eq!(run(project(), &words).code, 0);
    let mut wanted: Vec<[String; 5]> = Vec::new();
    for line in fs::read_to_string(&verdicts).unwrap().lines() {
        let verdict: Value = serde_json::from_str(line).unwrap();
        if !verdict["departure"].is_null() {
            wanted.push(
                ["class", "id", "decided", "level", "departure"]
                    .map(|key| verdict[key].as_str().unwrap().to_owned()),
            );
        }
    }
    let shown =
        run(project(), &["report", EXAMPLE, "--departures", "--format", "json", "--lang", "vi"])
            .json();
    let listed = shown["departures"].as_array().unwrap();
    let mut found: Vec<[String; 5]> = listed
        .iter()
        .map(|one| {
            ["class", "id", "decided", "level", "departure"]
                .map(|key| one[key].as_str().unwrap().to_owned())
        })
        .collect();
    wanted.sort();
    found.sort();
    // 96 organizations, 58 collectives, 166 leaders.
    assert_eq!((found.len(), &found), (320, &wanted));
    let mut by_group: BTreeMap<String, u64> = BTreeMap::new();
    for one in listed {
        let rule = &one["rules"][0];
        assert_eq!((&rule["id"], &rule["kind"]), (&"excellent-share".into(), &"quota".into()));
        assert!(rule["cite"].as_str().unwrap().starts_with("21-HD/BTCTW II.B."), "{one}");
        assert!(
            one["what"].as_str().unwrap().starts_with("được xếp “Hoàn thành xuất sắc nhiệm vụ”"),
            "{one}"
        );
        *by_group.entry(format!("{} {}", one["class"], one["group"]["key"])).or_default() += 1;
    }
    // In each group over its cap as many depart as must be lowered at least; in no other does any.
    let mut over: BTreeMap<String, u64> = BTreeMap::new();
    for form in shown["forms"].as_array().unwrap() {
        for group in form["quotas"][0]["over"].as_array().unwrap() {
            over.insert(
                format!("{} {}", form["class"], group["key"]),
                group["to_lower"].as_u64().unwrap(),
            );
        }
    }
    assert_eq!((by_group.len(), by_group), (20 + 12 + 27, over));
    let without = run(
        project(),
        &["report", EXAMPLE, "--out", folder.path().to_str().unwrap(), "--format", "json"],
    );
    assert_eq!(without.json()["departures"], Value::Null);
}

#[test]
fn departures_are_listed_as_text_page_and_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let shown = run(project(), &["bao-cao", EXAMPLE, "--departures", "--lang", "vi"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert!(shown.stdout.contains("Số liệu mô phỏng"));
    assert!(
        shown.stdout.contains(
            "166 đối tượng được xếp cao hơn mức quy tắc cho phép (vượt tỉ lệ khống chế: 166)."
        ),
        "{}",
        shown.stdout
    );
    // 3 of the 15, where 20 % of the 12 others is 2.
    assert!(shown.stdout.contains("Ủy viên Ban Thường vụ Tỉnh ủy, Ban Thường vụ, Thường trực Tỉnh ủy, Tỉnh Kon Tum: 3 trên 12, được phép 2; vượt 1, ít nhất phải hạ 1\n"));
    made(folder.path(), &["--departures", "--lang", "vi"]);
    let out = folder.path().join("out");
    let page = fs::read_to_string(out.join("departures.html")).unwrap();
    assert!(page.contains("Số liệu mô phỏng") && !page.contains('⟨'), "{page}");
    let mut book: Xlsx<_> = open_workbook(out.join("departures.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Danh sách", "Nhóm vượt tỉ lệ", "Quy tắc", "Căn cứ"]);
    for sheet in book.sheet_names() {
        let cells = book.worksheet_range(&sheet).unwrap();
        let text = |cell: &Data| cell.to_string().starts_with("Số liệu mô phỏng: ");
        assert!(cells.cells().any(|(.., cell)| text(cell)), "{sheet}");
    }
    let list = book.worksheet_range("Danh sách").unwrap();
    let rows = list.rows().filter(|row| {
        row[1].to_string().contains('-') && row[4] == Data::String("vượt tỉ lệ khống chế".into())
    });
    assert_eq!(rows.count(), 320);
}
