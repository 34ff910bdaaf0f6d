//! What is read depends neither on the sizes of pieces nor on threads, and is what a plain,
//! slow reader makes of the same text.

use super::{folder, nothing_said, sample, shown, summary};
use crate::diagnostic::Diagnostic;
use crate::load::submissions::reading::Reading;
use crate::load::submissions::stream::Sizes;
use crate::load::submissions::{Submissions, read_by};
use proptest::prelude::*;
use std::collections::HashSet;

type Outcome = (Option<Submissions>, Vec<Diagnostic>);

fn read_so(text: &str, sizes: Sizes, threads: usize) -> Outcome {
    let units: String = (0..9).map(|at| format!("u{at}\n")).collect();
    let folder =
        folder(&[("unit.csv", format!("id\n{units}").as_bytes()), ("worker.csv", text.as_bytes())]);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let regulation = sample();
    let read = || {
        let progress = |_, _| {};
        read_by(folder.path(), nothing_said(), Reading::new(&regulation, sizes, &progress))
    };
    let (submissions, mut told) = pool.install(read).unwrap();
    // The folder's name is another each time.
    for one in &mut told {
        let related = one.related.iter_mut().map(|(_, location)| location);
        for location in one.location.iter_mut().chain(related) {
            location.file = location.file.rsplit('/').next().unwrap().into();
        }
    }
    (submissions, told)
}

/// A row as its author meant it: the cells, and how they are written.
fn written(cells: &[String], quoted: bool) -> String {
    let write = |cell: &String| {
        let needs = quoted || cell.contains([',', '\n', '"']);
        if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    cells.iter().map(write).collect::<Vec<_>>().join(",")
}

/// What the rows of a file without mistakes say, by the plainest route: the `csv` crate, and the
/// meaning of each cell spelt out again.
fn plainly(text: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    let rows = rows.filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    rows.map(|row| {
        let cell = |at: usize| row.get(at).unwrap().trim();
        let or_none = |text: String| if text.is_empty() { "-".to_owned() } else { text };
        let score = match cell(3).replace(',', ".").split_once('.') {
            _ if cell(3).is_empty() => "-".to_owned(),
            Some((whole, part)) => format!("{whole}{part:0<2}").parse::<i64>().unwrap().to_string(),
            None => (cell(3).parse::<i64>().unwrap() * 100).to_string(),
        };
        let trained = match cell(4).to_lowercase().as_str() {
            "" => "-",
            "1" | "true" | "có" => "true",
            _ => "false",
        };
        let duty = match cell(6).to_lowercase().as_str() {
            "" => "-",
            "bad" | "kém" => "bad",
            _ => "good",
        };
        let months = or_none(cell(2).parse::<i64>().map_or(String::new(), |m| m.to_string()));
        let (unit, note) = (or_none(cell(1).to_owned()), or_none(cell(5).to_owned()));
        format!("{} {unit} {months} {score} - false {trained} - {note} {duty} -", cell(0))
    })
    .collect()
}

fn good_row() -> impl Strategy<Value = (Vec<String>, bool)> {
    let cells = (
        "[a-z]{1,3}[0-9]{1,9}",
        "(u[0-8])?",
        " ?([0-9]{1,2})? ?",
        "([0-9]{1,2}([.,][0-9]{1,2})?)?",
        prop::sample::select(vec!["", "1", "0", "TRUE", "false", "Có", "không"]),
        "[ a-zđ,\n\"]{0,30}",
        prop::sample::select(vec!["", "bad", "GOOD", "Kém", "hòa hợp", "Hoà Hợp", "g"]),
    );
    (cells, prop::bool::weighted(0.2)).prop_map(|(c, quoted)| {
        (vec![c.0, c.1, c.2, c.3, c.4.to_owned(), c.5, c.6.to_owned()], quoted)
    })
}

const HEADER: &str = "id,unit,months,score,trained,note,duty\n";

fn file_of(rows: &[(Vec<String>, bool)], line_end: &str) -> String {
    let mut known = HashSet::new();
    let rows = rows.iter().filter(|(cells, _)| known.insert(cells[0].clone()));
    let lines = rows.map(|(cells, quoted)| written(cells, *quoted) + line_end);
    format!("{HEADER}{}", lines.collect::<String>())
}

fn sizes() -> impl Strategy<Value = Sizes> {
    (40usize..4000, 1usize..2000).prop_map(|(block, piece)| Sizes { block, piece })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn good_files_are_read_alike_in_any_pieces_and_as_a_plain_reader_reads_them(
        rows in prop::collection::vec(good_row(), 0..80),
        crlf: bool,
        sizes in sizes(),
        threads in 1usize..4,
    ) {
        let text = file_of(&rows, if crlf { "\r\n" } else { "\n" });
        let (whole, told) = read_so(&text, Sizes::default(), 1);
        let (pieces, told_in_pieces) = read_so(&text, sizes, threads);
        prop_assert_eq!(&told, &told_in_pieces);
        prop_assert!(whole.is_some(), "{:?}", summary(&told));
        prop_assert_eq!(&whole, &pieces);
        prop_assert_eq!(shown(&sample(), &whole.unwrap(), "worker"), plainly(&text));
    }

    #[test]
    fn mistakes_are_told_alike_in_any_pieces(
        text in "((w[0-9]{0,2}|),(u[0-9]|),([0-9]|x|\"),[0-9.,\"\n]{0,6},[a-z\"\n]{0,5},,(good|hm)\r?\n){0,60}",
        sizes in sizes(),
        threads in 1usize..4,
    ) {
        let text = format!("{HEADER}{text}");
        let (whole, told) = read_so(&text, Sizes::default(), 1);
        let (pieces, told_in_pieces) = read_so(&text, sizes, threads);
        prop_assert_eq!(told, told_in_pieces);
        prop_assert_eq!(whole, pieces);
    }

    #[test]
    fn any_bytes_are_read_or_told_and_never_crash(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        header: bool,
        is_json: bool,
    ) {
        let start: &[u8] = if header && !is_json { HEADER.as_bytes() } else { b"" };
        let name = if is_json { "worker.jsonl" } else { "worker.csv" };
        let folder = folder(&[(name, &[start, &bytes].concat())]);
        let (submissions, told) = super::read_at(folder.path(), Sizes::default());
        prop_assert_eq!(submissions.is_none(), told.iter().any(Diagnostic::is_error));
    }

    #[test]
    fn any_lines_of_json_are_told_alike_in_any_pieces(
        lines in prop::collection::vec(
            "\\{\"id\":\"w[0-9]{1,2}\"(,\"(months|mnths|note|Điểm)\":([0-9]{1,3}|\"[a-z\\\\n]{0,4}\"|null|\\[\\]))?(,\"trained\":(true|0|2))?[}x]",
            0..60,
        ),
        sizes in sizes(),
    ) {
        let text = lines.join("\n");
        let read = |sizes| {
            let folder = folder(&[("worker.jsonl", text.as_bytes())]);
            let (submissions, told) = super::read_at(folder.path(), sizes);
            (submissions, summary(&told))
        };
        let (whole, pieces) = (read(Sizes::default()), read(sizes));
        prop_assert_eq!(whole, pieces);
    }
}
