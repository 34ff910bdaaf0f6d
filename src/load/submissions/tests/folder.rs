use super::{folder, good, read, read_at, sample, shown, summary};
use crate::load::submissions::stream::Sizes;

#[test]
fn files_are_known_by_titles_in_any_spelling_and_others_are_left_alone() {
    let submissions = good(&[
        ("TO\u{302}\u{309}.csv", b"id\nu1\n"),
        ("ng\u{1b0}\u{1a1}\u{300}i lao \u{111}o\u{323}\u{302}ng.jsonl", b"{\"id\":\"w1\"}"),
        ("README.md", b"#"),
        ("published.toml", b""),
        (".hidden.csv", b"x"),
        ("~$book.xlsx", b"x"),
        ("notes.json", b"{}"),
    ]);
    assert_eq!(shown(&sample(), &submissions, "unit"), ["u1 -"]);
    assert_eq!(shown(&sample(), &submissions, "worker").len(), 1);
}

#[test]
fn files_that_look_like_tables_and_belong_to_no_class_are_told() {
    let (submissions, told) = read(&[
        ("units.csv", b"id\n"),
        ("other.jsonl", b""),
        ("unit.json", b"[]"),
        ("worker.xls", b""),
        ("worker.csv", b"id\nw1\n"),
        ("worker.jsonl", b"{\"id\":\"w1\"}"),
    ]);
    assert!(submissions.is_none());
    assert_eq!(
        summary(&told),
        [
            "other.jsonl:1:1 unknown-table other.jsonl",
            "unit.json:1:1 unknown-table.format unit.json",
            "units.csv:1:1 unknown-table units.csv",
            "worker.jsonl:1:1 already-there.table",
            "worker.xls:1:1 unknown-table.format worker.xls",
        ]
    );
    let near = told.iter().find(|one| one.similar.is_some()).unwrap();
    assert_eq!(near.similar.as_deref(), Some("unit"));
}

#[test]
fn a_place_without_submissions_is_told() {
    let empty = folder(&[("README.md", b"")]);
    let (_, told) = read_at(empty.path(), Sizes::default());
    assert_eq!(summary(&told), ["no-submissions.no-table"]);
    let (_, told) = read_at(&empty.path().join("nowhere"), Sizes::default());
    assert_eq!(summary(&told), ["no-submissions.not-there"]);
}

#[test]
fn a_class_without_a_file_has_no_subjects() {
    let submissions = good(&[("unit.csv", b"id\nu1\n")]);
    assert!(submissions.population.tables[1].is_empty());
    assert_eq!(submissions.population.period, 2020);
}

#[test]
fn classes_may_refer_to_each_other_across_files_in_any_order() {
    let submissions = good(&[
        ("unit.jsonl", b"{\"id\":\"u2\"}\n{\"id\":\"u1\"}"),
        ("worker.csv", b"id,unit\nw1,u1\nw2,u2\n"),
    ]);
    let rows = shown(&sample(), &submissions, "worker");
    assert!(rows[0].starts_with("w1 u1") && rows[1].starts_with("w2 u2"), "{rows:?}");
}

#[test]
fn progress_is_told_up_to_the_end() {
    use crate::load::submissions::read;
    use std::sync::Mutex;
    let rows: String = (0..1000).map(|at| format!("u{at},1\n")).collect();
    let csv = format!("id,size\n{rows}");
    let folder = folder(&[("unit.csv", csv.as_bytes())]);
    let told = Mutex::new(Vec::new());
    let progress = |done, all| told.lock().unwrap().push((done, all));
    read(folder.path(), super::nothing_said(), &sample(), &progress).unwrap();
    let all = csv.len() as u64;
    assert_eq!(told.into_inner().unwrap().last(), Some(&(all, all)));
}
