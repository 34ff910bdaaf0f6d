//! The workbook to fill in: filled in as a person does, it is read as the same submissions.

use crate::terminal::{project, run};
use mucthuoc::load;
use mucthuoc::model::{Class, FactType, Regulation, ScaleValue};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Rows of a class: cells by the ids of their columns.
pub type Rows = Vec<BTreeMap<String, String>>;

fn regulation(rules: &str, id: &str) -> Regulation {
    let package = load::read_package(&project().join(rules).join(id)).unwrap();
    load::regulation(package).0.unwrap()
}

fn rows(csv: &str, most: usize) -> Rows {
    let mut reader = csv::Reader::from_path(project().join(csv)).unwrap();
    let header = reader.headers().unwrap().clone();
    let records = reader.records().take(most).map(Result::unwrap);
    let row = |record: csv::StringRecord| {
        let cells = header.iter().zip(record.iter());
        cells.map(|(key, cell)| (key.to_owned(), cell.to_owned())).collect()
    };
    records.map(row).collect()
}

/// A cell as somebody fills it in: what is chosen from a list is the Vietnamese title, days are
/// day first.
fn filled(regulation: &Regulation, class: &Class, column: &str, cell: &str) -> String {
    let title = |values: &[ScaleValue]| {
        let known = values.iter().find(|value| value.id == cell);
        known.map_or(cell.to_owned(), |value| value.title.vi.clone())
    };
    let outcome = &regulation.outcome_scale().values;
    let fact = class.facts.iter().find(|fact| fact.id == column);
    match fact.map(|fact| &fact.kind) {
        None if column == "decided" => title(outcome),
        Some(FactType::Boolean { .. }) => match cell {
            "true" | "có" => "Có".to_owned(),
            "false" | "không" => "Không".to_owned(),
            other => other.to_owned(),
        },
        Some(FactType::Choice(values)) => title(values),
        Some(FactType::Scale { scale }) => title(&regulation.scales[*scale].values),
        Some(FactType::Date) => {
            let parts: Vec<&str> = cell.split('-').collect();
            let [year, month, day] = parts[..] else { return cell.to_owned() };
            format!("{day}/{month}/{year}")
        }
        _ => cell.to_owned(),
    }
}

/// Rows as the markup of a sheet, from its third row on.
fn markup(regulation: &Regulation, class: &Class, rows: &Rows) -> String {
    let facts = class.facts.iter().map(|fact| fact.id.as_str());
    let columns: Vec<&str> = std::iter::once("id").chain(facts).chain(["decided"]).collect();
    let mut out = String::new();
    for (row, cells) in (3..).zip(rows) {
        out.push_str(&format!("<row r=\"{row}\">"));
        for (at, column) in (0u16..).zip(&columns) {
            let cell = cells.get(*column).map(String::as_str).unwrap_or_default();
            if cell.is_empty() {
                continue;
            }
            let name = rust_xlsxwriter::utility::column_number_to_name(at);
            let fact = class.facts.iter().find(|fact| fact.id == *column);
            let kind = fact.map(|fact| &fact.kind);
            if let Some(FactType::Integer | FactType::Decimal { .. }) = kind {
                out.push_str(&format!("<c r=\"{name}{row}\"><v>{cell}</v></c>"));
                continue;
            }
            let text = filled(regulation, class, column, cell).replace('&', "&amp;");
            let text = text.replace('<', "&lt;");
            out.push_str(&format!(
                "<c r=\"{name}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
            ));
        }
        out.push_str("</row>");
    }
    out
}

/// Fills in a workbook: two sheets about it stand before those of the classes.
pub fn fill(workbook: &Path, regulation: &Regulation, subjects: &BTreeMap<&str, Rows>) {
    let mut archive = ZipArchive::new(File::open(workbook).unwrap()).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    for (at, class) in regulation.classes.iter().enumerate() {
        let Some(rows) = subjects.get(class.id.as_str()) else { continue };
        let name = format!("xl/worksheets/sheet{}.xml", at + 3);
        let (_, bytes) = parts.iter_mut().find(|(part, _)| *part == name).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains("</sheetData>"), "{name}");
        let filled = format!("{}</sheetData>", markup(regulation, class, rows));
        *bytes = text.replacen("</sheetData>", &filled, 1).into_bytes();
    }
    let mut out = ZipWriter::new(File::create(workbook).unwrap());
    for (name, bytes) in parts {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap();
}

/// The same rows as files of a folder.
fn write_folder(folder: &Path, header: &str, subjects: &BTreeMap<&str, Rows>) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("returns.toml"), header).unwrap();
    for (class, rows) in subjects {
        let keys: BTreeSet<&String> = rows.iter().flat_map(BTreeMap::keys).collect();
        let mut writer = csv::Writer::from_path(folder.join(format!("{class}.csv"))).unwrap();
        writer.write_record(&keys).unwrap();
        for row in rows {
            writer.write_record(keys.iter().map(|key| row[*key].as_str())).unwrap();
        }
        writer.flush().unwrap();
    }
}

/// Writes a template, fills it in and compares the verdicts with those of a folder of the rows.
fn check(rules: &str, id: &str, period: &str, subjects: &BTreeMap<&str, Rows>) {
    let folder = tempfile::tempdir().unwrap();
    let rules_at = project().join(rules);
    let rules_at = rules_at.to_str().unwrap();
    let here = |line: &[&str]| {
        let shown = run(folder.path(), &[line, &["--rules", rules_at]].concat());
        assert_eq!(shown.code, 0, "{line:?}\n{}", shown.transcript());
        shown
    };
    let book = "biểu.xlsx";
    here(&["template", id, "--period", period, "--out", book, "--lang", "vi"]);
    let regulation = regulation(rules, id);
    fill(&folder.path().join(book), &regulation, subjects);
    let header = format!("format = 1\nperiod = {period}\nregulation = \"{id}\"\n");
    write_folder(&folder.path().join("bản-nộp"), &header, subjects);
    let shown = here(&["evaluate", book, "--verdicts", "a.jsonl", "--format", "plain"]);
    let notes = shown.stderr.matches("note[example-row]").count();
    assert_eq!(notes, regulation.classes.len(), "{}", shown.stderr);
    assert!(!shown.stderr.contains("unknown-table"), "{}", shown.stderr);
    here(&["evaluate", "bản-nộp", "--verdicts", "b.jsonl"]);
    let verdicts = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let (of_book, of_folder) = (verdicts("a.jsonl"), verdicts("b.jsonl"));
    let all: usize = subjects.values().map(Vec::len).sum();
    assert_eq!(of_book.lines().count(), all);
    assert_eq!(of_book, of_folder);
}

#[test]
fn a_filled_in_workbook_gives_the_verdicts_of_the_same_subjects_in_files() {
    let leaders = rows("examples/kontum-2020/leader.csv", 400);
    let collectives = rows("examples/kontum-2020/leadership-collective.csv", 300);
    let known: BTreeSet<&str> = collectives.iter().map(|row| row["id"].as_str()).collect();
    let leaders: Rows = leaders
        .iter()
        .filter(|row| row["collective"].is_empty() || known.contains(row["collective"].as_str()))
        .cloned()
        .collect();
    assert!(leaders.len() > 50);
    let subjects = BTreeMap::from([("leader", leaders), ("leadership-collective", collectives)]);
    check("rules", "hd-21-2019", "2020", &subjects);
    let suppliers = rows("examples/supplier-rating/submissions/supplier.csv", 100);
    let subjects = BTreeMap::from([("supplier", suppliers)]);
    check("examples/supplier-rating/rules", "supplier-2025", "2025", &subjects);
}

/// The text of all parts of a workbook.
fn parts(workbook: &Path) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(File::open(workbook).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        if part.read_to_string(&mut text).is_ok() {
            parts.insert(part.name().unwrap().into_owned(), text);
        }
    }
    parts
}

#[test]
fn the_workbooks_of_all_regulations_are_read_back_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let rules = project().join("rules");
    let rules = rules.to_str().unwrap();
    for entry in fs::read_dir(rules).unwrap().map(Result::unwrap) {
        if !entry.path().is_dir() {
            continue;
        }
        let id = entry.file_name().into_string().unwrap();
        for lang in ["vi", "en"] {
            let book = format!("{id}-{lang}.xlsx");
            let line = ["template", &id, "--out", &book, "--lang", lang, "--rules", rules];
            let shown = run(folder.path(), &line);
            assert_eq!(shown.code, 0, "{}", shown.transcript());
            let line = ["evaluate", &book, "--rules", rules, "--format", "json"];
            let shown = run(folder.path(), &line);
            assert_eq!(shown.code, 0, "{}", shown.transcript());
            let json = shown.json();
            assert_eq!(json["regulation"], id.as_str());
            for class in json["classes"].as_array().unwrap() {
                assert_eq!(class["total"], 0, "{id} {lang}: the example counts");
            }
        }
    }
}

#[test]
fn what_may_be_written_into_the_cells_is_limited_as_the_rules_say() {
    let folder = tempfile::tempdir().unwrap();
    let rules = project().join("examples/supplier-rating/rules");
    let line = ["template", "supplier-2025", "--period", "2026", "--out", "s.xlsx", "--lang", "vi"];
    let line = [&line[..], &["--rules", rules.to_str().unwrap()]].concat();
    assert_eq!(run(folder.path(), &line).code, 0);
    let parts = parts(&folder.path().join("s.xlsx"));
    let sheet = &parts["xl/worksheets/sheet3.xml"];
    let limits = sheet.split("<dataValidation ").skip(1);
    let of = |column: &str| {
        let place = format!("sqref=\"{column}3:{column}1048576\"");
        limits.clone().find(|one| one.contains(&place)).unwrap_or_default().to_owned()
    };
    // Columns as in the file: id, name, category, contract_start, licence_until,
    // self_assessment, deliveries (a whole number from 0), late_deliveries, quality (0 to 100).
    assert!(of("A").contains("COUNTIF($A:$A,A3)=1"), "{}", of("A"));
    assert_eq!(of("B"), "", "free text has no limits");
    for list in ["C", "F", "N"] {
        assert!(of(list).contains("type=\"list\""), "{list}: {}", of(list));
        assert!(of(list).contains("'_lists'!$"), "{list}: {}", of(list));
    }
    assert!(of("D").contains("type=\"date\""), "{}", of("D"));
    assert!(of("G").contains("type=\"whole\"") && of("G").contains("<formula1>0<"), "{}", of("G"));
    let quality = of("I");
    assert!(quality.contains("type=\"decimal\""), "{quality}");
    assert!(quality.contains("<formula1>0<") && quality.contains("<formula2>100<"), "{quality}");
    assert!(sheet.contains("state=\"frozen\""), "titles stay in sight");
    let book = &parts["xl/workbook.xml"];
    assert!(book.contains("name=\"_lists\"") && book.contains("state=\"hidden\""), "{book}");
    let notes = parts.iter().filter(|(name, _)| name.contains("comments"));
    let notes: String = notes.map(|(_, text)| text.as_str()).collect();
    let regulation = regulation("examples/supplier-rating/rules", "supplier-2025");
    for fact in &regulation.classes[0].facts {
        assert!(notes.contains(&fact.title.vi), "{} has no note", fact.id);
    }
    assert!(notes.contains("Dùng trong:"), "notes name the rules");
}

#[test]
fn the_example_is_no_new_member_who_is_exempt() {
    let folder = tempfile::tempdir().unwrap();
    let rules = project().join("rules");
    let line = ["template", "hd-21-2019", "--period", "2020", "--out", "b.xlsx"];
    let shown = run(folder.path(), &[&line[..], &["--rules", rules.to_str().unwrap()]].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    // Members are rated six months after they are admitted: the example has twice that.
    let regulation = regulation("rules", "hd-21-2019");
    let class = regulation.class_index("party-member").unwrap();
    let facts = &regulation.classes[class].facts;
    let fact = facts.iter().position(|fact| fact.id == "months_since_admission").unwrap();
    // The first column is the id, the example stands under the titles.
    let cell = format!("<c r=\"{}2\"", char::from(b'B' + u8::try_from(fact).unwrap()));
    let parts = parts(&folder.path().join("b.xlsx"));
    let of_members = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let examples: Vec<&str> = of_members
        .filter_map(|(_, sheet)| sheet.split(&cell).nth(1)?.split("</c>").next())
        .collect();
    let is_twelve = |cell: &&&str| !cell.contains("t=\"s\"") && cell.ends_with("<v>12</v>");
    assert_eq!(examples.iter().filter(is_twelve).count(), 1, "{examples:?}");
}

#[test]
fn a_workbook_is_not_overwritten_and_other_endings_and_years_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let rules = project().join("rules");
    let refused = |period: &str, out: &str| {
        let line = ["template", "hd-21-2019", "--period", period, "--out", out];
        run(folder.path(), &[&line[..], &["--rules", rules.to_str().unwrap()]].concat())
    };
    fs::write(folder.path().join("mine.xlsx"), "mine").unwrap();
    for (period, out, said) in [
        ("2020", "mine.xlsx", "is there already"),
        ("2020", "mine.xls", "does not end in .xlsx"),
        ("2024", "new.xlsx", "is in force in 2019–2022, not in 2024"),
    ] {
        let shown = refused(period, out);
        assert_eq!(shown.code, 1, "{}", shown.transcript());
        assert!(shown.stderr.contains(said), "{}", shown.transcript());
    }
    assert_eq!(fs::read(folder.path().join("mine.xlsx")).unwrap(), b"mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_workbook_for_an_amended_regulation_has_the_columns_that_are_added() {
    let folder = tempfile::tempdir().unwrap();
    let amendment = "format = 1\nkind = \"proposal\"\namends = \"hd-21-2019\"\ncite = \"c\"\n\
        title = { vi = \"Học tập\", en = \"Studies\" }\n\
        [[change]]\nadd = \"leader.fact.studying\"\n\
        as = { type = \"boolean\", empty = false, title = { vi = \"Đang đi học\", en = \"Studying\" } }\n";
    fs::write(folder.path().join("studies.toml"), amendment).unwrap();
    let rules = project().join("rules");
    let here =
        |line: &[&str]| run(folder.path(), &[line, &["--rules", rules.to_str().unwrap()]].concat());
    let with = ["--with", "studies.toml"];
    let line = ["template", "hd-21-2019", "--period", "2020", "--out", "b.xlsx", "--lang", "vi"];
    let shown = here(&[&line[..], &with].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert!(shown.stdout.contains("danh-gia b.xlsx --with studies.toml"), "{}", shown.stdout);
    let texts = &parts(&folder.path().join("b.xlsx"))["xl/sharedStrings.xml"];
    assert!(texts.contains("Đang đi học"));
    let shown = here(&["evaluate", "b.xlsx", "--with", "studies.toml"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let shown = here(&["evaluate", "b.xlsx"]);
    assert_eq!(shown.code, 1, "the column is not known without it: {}", shown.transcript());
    assert!(shown.stderr.contains("unknown-column"), "{}", shown.transcript());
}
