use super::{folder, read, read_at, sample, shown, summary};
use crate::load::submissions::stream::Sizes;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn sheet<'b>(book: &'b mut Workbook, name: &str, rows: &[&[&str]]) -> &'b mut Worksheet {
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    sheet
}

fn rows_of(mut book: Workbook) -> Vec<String> {
    let bytes = book.save_to_buffer().unwrap();
    let (submissions, told) = read(&[("book.xlsx", &bytes)]);
    assert!(submissions.is_some(), "{:#?}", summary(&told));
    shown(&sample(), &submissions.unwrap(), "worker")
}

fn told_of(mut book: Workbook) -> Vec<String> {
    let bytes = book.save_to_buffer().unwrap();
    summary(&read(&[("book.xlsx", &bytes)]).1)
}

#[test]
fn numbers_dates_and_truths_of_a_workbook_are_read_exactly() {
    let mut book = Workbook::new();
    sheet(&mut book, "Tổ", &[&["Mã", "Số người"], &["u1", "12"]]);
    let header = ["id", "unit", "months", "score", "joined", "trained", "note", "duty", "decided"];
    let page = sheet(&mut book, "WORKER", &[&header, &["w1", "u1"], &["w2", "u1"], &[], &["w3"]]);
    let date = Format::new().set_num_format("dd/mm/yyyy");
    page.write_number(1, 2, 114.0).unwrap();
    page.write_number(1, 3, 0.1 + 0.2).unwrap();
    let day = ExcelDateTime::from_ymd(2019, 3, 31).unwrap();
    page.write_datetime_with_format(1, 4, &day, &date).unwrap();
    page.write_boolean(1, 5, true).unwrap();
    page.write_number(1, 6, 17.0).unwrap();
    page.write_formula(1, 7, Formula::new("=A1").set_result("Good")).unwrap();
    page.write_string(1, 8, " t ").unwrap();
    page.write_string(2, 2, "7").unwrap();
    page.write_string(2, 3, "81,5").unwrap();
    page.write_string(2, 4, "2019-03-31").unwrap();
    page.write_formula(2, 5, Formula::new("=1=2").set_result("FALSE")).unwrap();
    page.write_datetime_with_format(2, 6, &day, &date).unwrap();
    page.write_number(4, 5, 1.0).unwrap();
    page.write_blank(9, 9, &date).unwrap();
    let rows = rows_of(book);
    assert_eq!(rows[0], "w1 u1 114 30 2019-03-31 false true - 17 good - high");
    assert_eq!(rows[1], "w2 u1 7 8150 2019-03-31 false false - 2019-03-31 - -");
    assert_eq!(rows[2], "w3 - - - - false true - - - -");
}

#[test]
fn wrong_cells_of_a_workbook_are_told_by_sheet_row_and_column() {
    let mut book = Workbook::new();
    let header = ["id", "unit", "months", "score", "joined", "trained", "", "Wages"];
    let page = sheet(&mut book, "worker", &[&[], &header]);
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let day = ExcelDateTime::from_ymd(2019, 3, 31).unwrap();
    page.write_datetime_with_format(2, 0, &day, &date).unwrap();
    page.write_datetime_with_format(2, 2, &day, &date).unwrap();
    page.write_number(2, 3, 17.355).unwrap();
    page.write_number(2, 4, 43555.0).unwrap();
    page.write_boolean(3, 2, true).unwrap();
    page.write_string(3, 0, "w1").unwrap();
    page.write_formula(3, 3, Formula::new("=NA()").set_result("#N/A")).unwrap();
    page.write_number(3, 5, 2.0).unwrap();
    page.write_string(3, 6, "x").unwrap();
    page.write_string(3, 9, "y").unwrap();
    page.write_string(4, 0, "w1").unwrap();
    page.write_string(4, 1, "u1").unwrap();
    page.write_string(5, 1, "u1").unwrap();
    sheet(&mut book, "unit", &[&["id"], &["u2"]]);
    assert_eq!(
        told_of(book),
        [
            "book.xlsx:worker:2:8 unknown-column Wages",
            "book.xlsx:worker:3:1 wrong-cell.day id 2019-03-31",
            "book.xlsx:worker:3:2 empty-cell unit 2",
            "book.xlsx:worker:3:3 wrong-cell.day months 2019-03-31",
            "book.xlsx:worker:3:4 wrong-cell.places score 17.355",
            "book.xlsx:worker:3:5 wrong-cell.day-number joined 43555",
            "book.xlsx:worker:3:6 empty-cell trained 3",
            "book.xlsx:worker:4:3 wrong-cell.number months true",
            "book.xlsx:worker:4:4 wrong-cell.spreadsheet-error score #N/A",
            "book.xlsx:worker:4:6 wrong-cell.boolean trained 2",
            "book.xlsx:worker:4:7 unknown-column.untitled",
            "book.xlsx:worker:4:10 unknown-column.untitled",
            "book.xlsx:worker:5:1 duplicate-subject id w1",
            "book.xlsx:worker:5:2 dangling-subject unit u1",
            "book.xlsx:worker:5:3 empty-cell months 2",
            "book.xlsx:worker:6:1 missing-id.cell id",
            "book.xlsx:worker:6:2 dangling-subject unit u1",
        ]
    );
}

#[test]
fn sheets_of_no_class_are_told_as_errors_only_if_they_look_like_tables() {
    let mut book = Workbook::new();
    sheet(&mut book, "unit", &[&["id"], &["u1"]]);
    sheet(&mut book, "Hướng dẫn", &[&["Cách điền"]]);
    sheet(&mut book, "workers", &[&["Mã", "Số tháng"], &["w1", "3"]]);
    sheet(&mut book, "lists", &[&["id"]]).set_hidden(true);
    sheet(&mut book, "Sheet9", &[]);
    sheet(&mut book, "thông tin", &[&["Năm", "2020"]]);
    let bytes = book.save_to_buffer().unwrap();
    let (submissions, told) = read(&[("book.xlsx", &bytes)]);
    assert!(submissions.is_none());
    assert_eq!(
        summary(&told),
        [
            "book.xlsx:Hướng dẫn:1:1 unknown-table.sheet Hướng dẫn",
            "book.xlsx:workers:1:1 unknown-table.sheet workers",
        ]
    );
    let errors = told.iter().filter(|one| one.is_error());
    assert_eq!(errors.map(|one| one.similar.as_deref()).collect::<Vec<_>>(), [Some("worker")]);
}

#[test]
fn a_workbook_of_one_sheet_may_be_named_after_the_class_itself() {
    let mut book = Workbook::new();
    sheet(&mut book, "Trang tính1", &[&["id", "months"], &["w1", "3"]]);
    let bytes = book.save_to_buffer().unwrap();
    let (submissions, _) = read(&[("worker.xlsx", &bytes), ("unit.csv", b"id\nu1\n")]);
    let submissions = submissions.unwrap();
    assert_eq!(shown(&sample(), &submissions, "worker")[0], "w1 - 3 - - false - - - - -");
    let rows: Vec<_> = submissions.files.iter().map(|file| (&*file.file, file.rows)).collect();
    assert_eq!(rows, [("unit.csv", 1), ("worker.xlsx", 1)]);
}

#[test]
fn many_rows_of_a_sheet_are_read_piece_by_piece() {
    let mut book = Workbook::new();
    let page = sheet(&mut book, "worker", &[&["id", "months", "note"]]);
    for row in 1..=10_000u32 {
        page.write_string(row, 0, format!("w{row}")).unwrap();
        page.write_number(row, 1, f64::from(row % 600)).unwrap();
        page.write_string(row, 2, format!("n{}", row % 7000)).unwrap();
    }
    page.write_string(9000, 1, "?").unwrap();
    assert_eq!(told_of(book), ["book.xlsx:worker:9001:2 wrong-cell.number months ?"]);
    let mut book = Workbook::new();
    let page = sheet(&mut book, "worker", &[&["id", "months", "note"]]);
    for row in 1..=10_000u32 {
        page.write_string(row, 0, format!("w{row}")).unwrap();
        page.write_number(row, 1, f64::from(row % 600)).unwrap();
        page.write_string(row, 2, format!("n{}", row % 7000)).unwrap();
    }
    let rows = rows_of(book);
    for (at, row) in rows.iter().enumerate() {
        let number = at + 1;
        let want = format!("w{number} - {} - - false - - n{} - -", number % 600, number % 7000);
        assert_eq!(*row, want);
    }
}

/// A workbook made by hand, its parts as given.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let fixed = [
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="unit" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ];
    for (name, text) in fixed.iter().chain(parts) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn page(cells: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{cells}</sheetData></worksheet>"
    )
}

const FIRST: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";

fn told_of_parts(parts: &[(&str, &str)]) -> Vec<String> {
    summary(&read(&[("book.xlsx", &archive(parts))]).1)
}

#[test]
fn a_hostile_workbook_is_refused_without_allocating_what_it_claims() {
    let sheet = "xl/worksheets/sheet1.xml";
    let plain = page(&format!("{FIRST}<row r=\"2\"><c r=\"A2\" t=\"str\"><v>u1</v></c></row>"));
    assert_eq!(told_of_parts(&[(sheet, &plain)]), [] as [&str; 0]);
    // One cell in the last corner.
    let far = page(&format!("{FIRST}<c r=\"XFD1048576\"><v>1</v></c>"));
    let told = told_of_parts(&[(sheet, &far)]);
    assert_eq!(
        told,
        [
            "book.xlsx:unit:1048576:1 missing-id.cell id",
            "book.xlsx:unit:1048576:16384 unknown-column.untitled",
        ]
    );
    // Beyond every sheet, and numbers that no sheet has.
    for cell in ["XFE1", "A1048577", "A99999999999", "ZZZZZZZZZ1"] {
        let told =
            told_of_parts(&[(sheet, &page(&format!("{FIRST}<c r=\"{cell}\"><v>1</v></c>")))]);
        assert_eq!(told.len(), 1, "{cell}: {told:?}");
        assert!(told[0].starts_with("book.xlsx:unit:1:1 "), "{cell}: {told:?}");
    }
    // Rows out of order.
    let back = page(&format!("{FIRST}{FIRST}"));
    assert_eq!(told_of_parts(&[(sheet, &back)]), ["book.xlsx:unit:1:1 encoding.sheet"]);
    // More shared texts than there are bytes.
    let shared = |attributes: &str| format!("<sst {attributes}><si><t>id</t></si></sst>");
    let claims = shared("count=\"1\" uniqueCount = '99999999999999'");
    let told = told_of_parts(&[("xl/sharedStrings.xml", &claims), (sheet, &plain)]);
    assert_eq!(told, ["book.xlsx:1:1 too-large.workbook book.xlsx"]);
    let told =
        told_of_parts(&[("xl/sharedStrings.xml", &shared("uniqueCount=\"1\"")), (sheet, &plain)]);
    assert_eq!(told, [] as [&str; 0]);
    // Small packed, large unfolded.
    let bomb = format!("{}<!--{}-->", page(FIRST), "<".repeat(17 << 20));
    assert_eq!(told_of_parts(&[(sheet, &bomb)]), ["book.xlsx:1:1 too-large.workbook book.xlsx"]);
}

#[test]
fn what_is_no_workbook_is_told() {
    let cases: [(&[u8], &str); 4] = [
        (b"", "encoding.workbook"),
        (b"id,months\nw1,3\n", "encoding.workbook"),
        (b"PK\x03\x04 and nothing more", "encoding.workbook"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "encoding.old-workbook"),
    ];
    for (bytes, code) in cases {
        let (submissions, told) = read(&[("book.xlsx", bytes)]);
        assert!(submissions.is_none());
        assert_eq!(summary(&told), [format!("book.xlsx:1:1 {code} book.xlsx")]);
    }
}

#[test]
fn a_damaged_workbook_is_told_and_never_crashes() {
    let mut book = Workbook::new();
    sheet(&mut book, "worker", &[&["id", "months"], &["w1", "3"], &["w2", "4"]]);
    let bytes = book.save_to_buffer().unwrap();
    for at in (0..bytes.len()).step_by(29) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let folder = folder(&[("book.xlsx", &damaged)]);
        let (submissions, told) = read_at(folder.path(), Sizes::default());
        assert!(submissions.is_some() || !told.is_empty(), "byte {at}");
        let folder = super::folder(&[("book.xlsx", &bytes[..at])]);
        assert!(read_at(folder.path(), Sizes::default()).0.is_none(), "cut at {at}");
    }
}
