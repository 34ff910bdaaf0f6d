use super::{folder, summary};
use crate::diagnostic::Diagnostic;
use crate::load::submissions::returns;
use crate::model::{Returns, Title};
use rust_xlsxwriter::Workbook;

fn read(files: &[(&str, &[u8])]) -> (Option<Returns>, Vec<Diagnostic>) {
    returns(folder(files).path()).unwrap()
}

fn title(vi: &str, en: &str) -> Option<Title> {
    Some(Title { vi: vi.to_owned(), en: en.to_owned(), short: None })
}

#[test]
fn a_folder_says_what_it_is() {
    let toml = "\u{feff}format = 1\r\nperiod = 2020\r\nregulation = \"r-1\"\r\n\
                locality = { vi = \"Ti\u{309}nh\", en = \"Province\" }\r\nsynthetic = true\r\n\
                source = \"Báo cáo\"\r\n";
    let (said, told) = read(&[("returns.toml", toml.as_bytes())]);
    assert_eq!(summary(&told), [] as [&str; 0]);
    let said = said.unwrap();
    assert_eq!((said.period, said.synthetic), (2020, true));
    assert_eq!(said.regulation.as_deref(), Some("r-1"));
    assert_eq!(said.locality, title("Tỉnh", "Province"));
    assert_eq!(said.source, title("Báo cáo", "Báo cáo"));
}

#[test]
fn every_mistake_of_the_file_is_told() {
    let toml = "format = 2\nregulatoin = \"r-1\"\nsynthetic = \"yes\"\nperiod = \"2020\"\n";
    let (said, told) = read(&[("returns.toml", toml.as_bytes())]);
    assert_eq!(said, None);
    let places: Vec<_> = summary(&told);
    assert_eq!(
        places,
        [
            "returns.toml:1:10 unknown-format",
            "returns.toml:2:1 unknown-key.in-file",
            "returns.toml:3:14 wrong-value.boolean",
            "returns.toml:4:11 wrong-value.integer",
        ]
    );
    let (said, told) = read(&[("worker.csv", b"id\n")]);
    assert_eq!((said, &*summary(&told)), (None, &["missing-file.returns".to_owned()][..]));
    let (_, told) =
        returns(std::path::Path::new("nowhere at all")).map(|read| (read.0, read.1)).unwrap();
    assert_eq!(summary(&told), ["no-submissions.not-there"]);
}

/// A workbook with such a sheet.
fn book(sheet: &str, rows: &[[&str; 2]]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("worker").unwrap();
    let page = book.add_worksheet().set_name(sheet).unwrap();
    for (row, [key, value]) in (0u32..).zip(rows) {
        page.write_string(row, 0, *key).unwrap();
        match value.parse::<f64>() {
            Ok(number) => page.write_number(row, 1, number).unwrap(),
            Err(_) => page.write_string(row, 1, *value).unwrap(),
        };
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_says_what_it_is_on_a_sheet_of_its_own() {
    let rows = [
        ["Năm", "2020"],
        ["Văn bản", "r-1"],
        ["locality.vi", "Tỉnh"],
        ["Locality (English)", "Province"],
        ["Số liệu mô phỏng", "có"],
        ["Ghi chú thêm", ""],
    ];
    let (said, told) = read(&[("book.xlsx", &book("THÔNG TIN", &rows))]);
    assert_eq!(summary(&told), [] as [&str; 0]);
    let said = said.unwrap();
    assert_eq!((said.period, said.synthetic), (2020, true));
    assert_eq!((said.regulation.as_deref(), said.series), (Some("r-1"), None));
    assert_eq!(said.locality, title("Tỉnh", "Province"));
}

#[test]
fn mistakes_of_the_sheet_are_told_by_cell() {
    let rows = [["Năm", "hai nghìn"], ["Year", "2020"], ["Regulations", "r-1"], ["Synthetic", "?"]];
    let folder = folder(&[("book.xlsx", &book("returns", &rows))]);
    let (said, told) = returns(&folder.path().join("book.xlsx")).unwrap();
    assert_eq!(said, None);
    assert_eq!(
        summary(&told),
        [
            "book.xlsx:returns:1:2 wrong-value.range",
            "book.xlsx:returns:2:1 already-there.key",
            "book.xlsx:returns:3:1 unknown-key.in-sheet",
            "book.xlsx:returns:4:2 wrong-value.boolean-word",
        ]
    );
    assert_eq!(told[1].similar.as_deref(), Some("Regulation"));
}

#[test]
fn a_workbook_without_such_a_sheet_has_a_file_beside_it() {
    let files: [(&str, &[u8]); 2] =
        [("book.xlsx", &book("worker 2", &[])), ("returns.toml", b"format = 1\nperiod = 2021\n")];
    let folder = folder(&files);
    let (said, _) = returns(&folder.path().join("book.xlsx")).unwrap();
    assert_eq!(said.unwrap().period, 2021);
    std::fs::remove_file(folder.path().join("returns.toml")).unwrap();
    let (said, told) = returns(&folder.path().join("book.xlsx")).unwrap();
    assert_eq!((said, &*summary(&told)), (None, &["missing-file.returns-workbook".to_owned()][..]));
}
