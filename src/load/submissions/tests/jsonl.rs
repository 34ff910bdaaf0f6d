use super::{good, read, sample, shown, summary};

const UNITS: (&str, &[u8]) = ("unit.csv", b"id,size\nu1,12\nu2,3\n");

fn rows(json: &str) -> Vec<String> {
    let submissions = good(&[UNITS, ("worker.jsonl", json.as_bytes())]);
    shown(&sample(), &submissions, "worker")
}

fn told(json: &str) -> Vec<String> {
    let (submissions, told) = read(&[UNITS, ("worker.jsonl", json.as_bytes())]);
    assert!(submissions.is_none());
    summary(&told)
}

#[test]
fn objects_are_read_by_ids_and_titles_with_exact_numbers() {
    let json = "\u{feff}{\"id\":\"w1\",\"unit\":\"u1\",\"months\":14,\"score\":81.50,\
                \"joined\":\"2019-03-31\",\"warned\":true,\"trained\":\"có\",\"kind\":\"full-time\",\
                \"note\":\"a \\\"b\\\"\\u00e9\",\"duty\":\"Hòa hợp\",\"care\":null,\"decided\":\"T\"}\r\n\
                \n\
                {\"id\":\"w\\u00e1\",\"Số tháng\":\"7\",\"Điểm\":\"0,10\",\"trained\":0}";
    assert_eq!(
        rows(json),
        [
            "w1 u1 14 8150 2019-03-31 true true full-time a \"b\"é good - high",
            "wá - 7 10 - false false - - - -",
        ]
    );
}

#[test]
fn a_key_that_no_object_has_is_no_column_and_one_that_some_lack_has_empty_cells() {
    let json = "{\"id\":\"w1\",\"months\":1}\n{\"id\":\"w2\"}\n{\"id\":\"w3\",\"trained\":true}\n";
    let (submissions, told) = read(&[("worker.jsonl", json.as_bytes())]);
    assert!(submissions.is_some());
    assert_eq!(
        summary(&told),
        ["worker.jsonl:1:1 empty-cell trained 2", "worker.jsonl:2:1 empty-cell months 2"]
    );
}

#[test]
fn what_is_no_object_and_values_of_the_wrong_type_are_told_at_their_places() {
    let json = "{\"id\":\"w1\",\"months\":1.5,\"note\":3,\"unit\":{\"id\":\"u1\"}}\n\
                [1,2]\n\
                {\"id\":\"w2\",\"months\":7\n\
                {\"id\":\"w3\",\"months\":1e2,\"score\":[1],\"kind\":\"half\"} x\n\
                {\"id\":7,\"score\":1e2,\"months\":true,\"months\":2,\"joined\":20200101}\n\
                {\"months\":3}\n";
    assert_eq!(
        told(json),
        [
            "worker.jsonl:1:21 wrong-cell.whole months 1.5",
            "worker.jsonl:1:32 wrong-cell.text note 3",
            "worker.jsonl:1:41 wrong-cell.nested unit {\"id\":\"u1\"}",
            "worker.jsonl:2:1 broken-row.no-object",
            "worker.jsonl:3:21 broken-row.json",
            "worker.jsonl:4:52 broken-row.json",
            "worker.jsonl:5:1 empty-cell unit 2",
            "worker.jsonl:5:7 wrong-cell.text id 7",
            "worker.jsonl:5:17 wrong-cell.number score 1e2",
            "worker.jsonl:5:30 wrong-cell.number months true",
            "worker.jsonl:5:35 duplicate-column.key months",
            "worker.jsonl:5:55 wrong-cell.date joined 20200101",
            "worker.jsonl:6:1 missing-id.cell id",
        ]
    );
}

#[test]
fn an_unknown_key_is_told_once_with_the_near_one() {
    let json: String =
        (0..30).map(|at| format!("{{\"id\":\"w{at}\",\"month\":1,\"Wages\":2}}\n")).collect();
    let (_, told) = read(&[("worker.jsonl", json.as_bytes())]);
    assert_eq!(
        summary(&told)[..2],
        [
            "worker.jsonl:1:12 unknown-column.key month",
            "worker.jsonl:1:22 unknown-column.key Wages"
        ]
    );
    assert_eq!(told.iter().find_map(|one| one.similar.as_deref()), Some("months"));
}

#[test]
fn repeated_ids_and_references_to_nobody_are_told_in_their_lines() {
    let json = "{\"id\":\"w1\",\"unit\":\"u1\"}\n\n{\"unit\":\"u8\",\"id\":\"w1\"}\n";
    assert_eq!(
        told(json),
        ["worker.jsonl:3:10 dangling-subject unit u8", "worker.jsonl:3:20 duplicate-subject id w1",]
    );
}

#[test]
fn deep_nesting_is_told_and_does_not_crash() {
    let deep =
        format!("{{\"id\":\"w1\",\"note\":{}1{}}}\n", "[".repeat(100_000), "]".repeat(100_000));
    let told = told(&deep);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("worker.jsonl:1:"), "{}", told[0]);
}
