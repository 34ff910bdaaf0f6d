use super::{good, read, sample, shown, summary};
use encoding_rs::UTF_16LE;

const HEADER: &str = "id,unit,months,score,joined,warned,trained,kind,note,duty,care,decided\n";
const UNITS: (&str, &[u8]) = ("unit.csv", b"id,size\nu1,12\nu2,3\n");

/// The rows of `worker.csv` as they are read.
fn rows(csv: impl AsRef<[u8]>) -> Vec<String> {
    let submissions = good(&[UNITS, ("worker.csv", csv.as_ref())]);
    shown(&sample(), &submissions, "worker")
}

/// What is told of `worker.csv`.
fn told(csv: impl AsRef<[u8]>) -> Vec<String> {
    let (submissions, told) = read(&[UNITS, ("worker.csv", csv.as_ref())]);
    assert!(submissions.is_none());
    summary(&told)
}

const PLAIN: &str = "w1,u1,14,81.5,2019-03-31,x,có,full-time,\"a, b\",good,bad,high\n";
const PLAIN_READ: &str = "w1 u1 14 8150 2019-03-31 true true full-time a, b good bad high";

#[test]
fn a_plain_file_is_read_as_it_stands() {
    assert_eq!(rows(format!("{HEADER}{PLAIN}")), [PLAIN_READ]);
}

#[test]
fn vietnamese_titles_semicolons_and_decimal_commas_say_the_same() {
    let csv = "\u{feff}Mã;TỔ CÔNG TÁC;Số  tháng;Điểm;Ngày vào;Bị nhắc nhở;Đã tập huấn;Loại;\
               Ghi chú;Nhiệm vụ;Tác phong;Mức đã quyết định\r\n\
               w1 ;u1;14;81,50;31/03/2019;X;Có;Toàn thời gian;a, b;hòa hợp;KÉM;t\r\n";
    assert_eq!(rows(csv), [PLAIN_READ]);
}

#[test]
fn utf_16_from_a_spreadsheet_is_read_with_and_without_its_mark() {
    let text = format!("{HEADER}{PLAIN}").replace("\"a, b\"", "ghi chú").replace(',', "\t");
    let want = [PLAIN_READ.replace("a, b", "ghi chú")];
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(rows([&b"\xFF\xFE"[..], &little].concat()), want);
    assert_eq!(rows([&b"\xFE\xFF"[..], &big].concat()), want);
    assert_eq!(rows(&little), want);
    assert_eq!(UTF_16LE.name(), "UTF-16LE");
}

#[test]
fn letters_typed_apart_unbreakable_spaces_and_invisible_marks_do_not_matter() {
    let csv = "id,Tha\u{301}ng,So\u{302}\u{301} tha\u{301}ng\u{a0},nhie\u{323}\u{302}m vu\u{323}\n";
    let csv = csv.replace("Tha\u{301}ng,", "");
    let rows = rows(format!("{csv}\u{200b}w1,\u{a0}7,Ho\u{300}a hợp\u{feff}\n"));
    assert_eq!(rows, ["w1 - 7 - - false - - - good -"]);
}

#[test]
fn blank_rows_and_blank_columns_at_the_end_do_not_count() {
    let csv = "id,months,,\n\n,,,\nw1,7,,\n ,\u{a0},,\nw2,8\nw3,9,,,,\n,,,\n\n";
    let (submissions, told) = read(&[UNITS, ("worker.csv", csv.as_bytes())]);
    assert_eq!(summary(&told), [] as [&str; 0]);
    let rows = shown(&sample(), &submissions.unwrap(), "worker");
    assert_eq!(
        rows.iter().map(|row| &row[..6]).collect::<Vec<_>>(),
        ["w1 - 7", "w2 - 8", "w3 - 9"]
    );
}

#[test]
fn carriage_returns_alone_and_a_named_separator_are_understood() {
    assert_eq!(rows("id,months\rw1,7\rw2,8")[1], "w2 - 8 - - false - - - - -");
    assert_eq!(rows("sep=;\r\nid;note\r\nw1;a,b\r\n")[0], "w1 - - - - false - - a,b - -");
}

#[test]
fn every_wrong_cell_is_told_at_its_place() {
    let csv = format!(
        "{HEADER}w1,u1,1.000,abc,30/02/2020,x,x,half,,best,Good,top\n\
         w2,u1,-1,100.01,2020-1-1,yes,1,Full Time,,G,good ,mid\n\
         w3,u2,12.5,1.234,2020/01/01,0,2,full-time,,hoà hợp,kém,Khá\n\
         ,u2,601,99999999999999999999,,,0,,,good,good,\n"
    );
    assert_eq!(
        told(csv),
        [
            "worker.csv:2:7 wrong-cell.thousands months 1.000",
            "worker.csv:2:13 wrong-cell.number score abc",
            "worker.csv:2:17 wrong-cell.date joined 30/02/2020",
            "worker.csv:2:30 wrong-cell.cross trained x",
            "worker.csv:2:32 wrong-cell.value kind half",
            "worker.csv:2:38 wrong-cell.value duty best",
            "worker.csv:2:48 wrong-cell.value decided top",
            "worker.csv:3:7 out-of-range.below months -1",
            "worker.csv:3:10 out-of-range.above score 100.01",
            "worker.csv:3:26 wrong-cell.boolean warned yes",
            "worker.csv:4:7 wrong-cell.whole months 12.5",
            "worker.csv:4:12 wrong-cell.thousands score 1.234",
            "worker.csv:4:18 wrong-cell.date joined 2020/01/01",
            "worker.csv:4:31 wrong-cell.boolean trained 2",
            "worker.csv:5:1 missing-id.cell id",
            "worker.csv:5:5 out-of-range.above months 601",
            "worker.csv:5:9 out-of-range.huge score 99999999999999999999",
        ]
    );
}

#[test]
fn a_wrong_cell_is_underlined_in_its_line_and_a_near_value_proposed() {
    let (_, told) = read(&[("worker.csv", "id,duty,months\nw1,goood,3\n".as_bytes())]);
    let location = told[0].location.as_ref().unwrap();
    assert_eq!(location.excerpt.text, "w1,goood,3");
    assert_eq!(location.excerpt.marked, 3..8);
    assert_eq!(told[0].similar.as_deref(), Some("good"));
    let arg = |key| told[0].args.iter().find(|(known, _)| *known == key).unwrap().1.clone();
    assert_eq!(arg("allowed_vi"), "Kém, Hoà hợp");
}

#[test]
fn rows_with_too_many_cells_too_few_or_stray_quotes_are_told_each() {
    let csv =
        "id,months,note\nw1,1\nw2,2,a,b\n\"w3,3,c\nw4,4,\"d\" e\nw5,5,\"two\nlines\"\nw6,x,f\n";
    assert_eq!(
        told(csv),
        [
            "worker.csv:2:1 broken-row.too-few-cells",
            "worker.csv:3:8 broken-row.too-many-cells",
            "worker.csv:4:1 broken-row.unclosed-quote",
            "worker.csv:5:9 broken-row.text-after-quote",
            "worker.csv:8:4 wrong-cell.number months x",
        ]
    );
    assert_eq!(told("id,note\nw1,\"a\nw2,b\n"), ["worker.csv:2:4 broken-row.unclosed-quote"]);
}

#[test]
fn headers_with_unknown_double_or_missing_columns_are_told() {
    assert_eq!(
        told("id,month,Months,months,,Wages\nw1,1,2,3,4,5\n"),
        [
            "worker.csv:1:4 unknown-column month",
            "worker.csv:1:17 duplicate-column months",
            "worker.csv:1:25 unknown-column Wages",
            "worker.csv:2:10 unknown-column.untitled",
        ]
    );
    assert_eq!(
        told("months,score\n3,x\n"),
        ["worker.csv:1:1 missing-id.column", "worker.csv:2:3 wrong-cell.number score x",]
    );
    // Under a title instead of a header, no row is blamed for having too many cells.
    let titled = told("LIST OF 2025\nid,months,score\nw1,2,3\nw2,2,3\n");
    assert_eq!(
        titled,
        ["worker.csv:1:1 missing-id.column", "worker.csv:1:1 unknown-column LIST OF 2025"]
    );
    assert_eq!(told(""), ["worker.csv:1:1 missing-id.no-header"]);
    let (_, told) = read(&[("worker.csv", b"id,month\n")]);
    assert_eq!(told[0].similar.as_deref(), Some("months"));
}

#[test]
fn an_id_that_stands_twice_is_told_with_both_places() {
    let csv = "id,months\nw2,1\n\nw1,2\n\"w3\n\",3\nw1 ,4\nw2,5\n";
    let (submissions, told) = read(&[("worker.csv", csv.as_bytes())]);
    assert!(submissions.is_none());
    assert_eq!(
        summary(&told),
        ["worker.csv:7:1 duplicate-subject id w1", "worker.csv:8:1 duplicate-subject id w2"]
    );
    let first = &told[0].related[0];
    assert_eq!((first.0, first.1.line, first.1.column), ("label-first-here", 4, 1));
}

#[test]
fn a_reference_to_nobody_is_told_where_it_stands() {
    let csv = "note,unit,id\n\"two\nlines\",u1,w1\n\"đ\",u3,w2\n,u2,w3\n,u9,w4\n";
    assert_eq!(
        told(csv),
        ["worker.csv:4:5 dangling-subject unit u3", "worker.csv:6:2 dangling-subject unit u9",]
    );
    let csv = csv.as_bytes();
    let (_, told) = read(&[("worker.csv", csv)]);
    assert_eq!(
        summary(&told),
        [
            "worker.csv:3:8 dangling-subject.no-table unit u1",
            "worker.csv:4:5 more-of-these.column 3 unit",
        ]
        .map(|line| line.to_owned())
    );
    // Where the other table is broken, nobody knows who is missing.
    let (_, told) = read(&[("worker.csv", csv), ("unit.csv", b"id,size\n\"u1,1\n")]);
    assert_eq!(summary(&told), ["unit.csv:2:1 broken-row.unclosed-quote"]);
}

#[test]
fn a_million_equal_mistakes_are_summed_up() {
    let csv =
        format!("id,months\n{}", (0..5000).map(|at| format!("w{at},?\n")).collect::<String>());
    let told = told(csv);
    assert_eq!(told.len(), 21);
    assert_eq!(told[0], "worker.csv:2:4 wrong-cell.number months ?");
    assert_eq!(told[19], "worker.csv:21:5 wrong-cell.number months ?");
    assert_eq!(told[20], "worker.csv:22:5 more-of-these.column 4980 months");
}

#[test]
fn empty_cells_are_a_warning_a_column_unless_the_fact_is_optional() {
    let csv = "id,months,score,warned,trained\nw1,1,,,1\nw2,,,,\nw3,,,,\n";
    let (submissions, told) = read(&[UNITS, ("worker.csv", csv.as_bytes())]);
    assert_eq!(
        summary(&told),
        ["worker.csv:3:4 empty-cell months 2", "worker.csv:3:7 empty-cell trained 2"]
    );
    assert!(submissions.is_some());
}

#[test]
fn a_file_in_an_old_encoding_is_refused_at_its_first_foreign_letter() {
    let csv = b"id,note\nw1,abc\nw2,x\xC3y\xE0\n";
    assert_eq!(told(csv), ["worker.csv:3:5 encoding.table"]);
    assert_eq!(told(b"id,ghi ch\xFA\n"), ["worker.csv:1:10 encoding.table"]);
    assert_eq!(told(b"PK\x03\x04\x14\x00\x06\x00"), ["worker.csv:1:1 encoding.no-text"]);
    let half = [&b"\xFF\xFEi\0d\0\n\0a\0"[..], b"\x00\xD8b\0\n\0"].concat();
    assert_eq!(told(half), ["worker.csv:2:2 encoding.table"]);
}

#[test]
fn an_ambiguous_spelling_is_refused() {
    // `K` is short for one value only, `k` too; a spelling that two values share is neither.
    assert_eq!(rows("id,decided\nw1,k\n")[0], "w1 - - - - false - - - - - mid");
}

#[test]
fn files_know_their_rows_and_digests() {
    let submissions = good(&[UNITS, ("worker.csv", b"id\nw1\nw2\nw3\n")]);
    let files: Vec<_> =
        submissions.files.iter().map(|file| (file.file.as_str(), file.rows)).collect();
    assert_eq!(files, [("unit.csv", 2), ("worker.csv", 3)]);
    assert_eq!(submissions.files[0].sha256, crate::model::Fingerprint::of(UNITS.1));
}
