use super::{About, Row, SHEET_ROWS_MAX, VerdictFormat, VerdictsError, write};
use crate::model::{Basis, Departure, Outcome, Verdict};
use crate::report::tests::fixture;
use std::path::Path;

fn lowered() -> Verdict<'static> {
    Verdict {
        class: "worker",
        id: "w-1",
        outcome: Outcome::Rated,
        level: Some("pass"),
        standard: Some("high"),
        eligible: Some("high"),
        decided: Some("high"),
        departure: Some(Departure::QuotaExceeded),
        exemption: None,
        review_due: true,
        ceilings: Vec::new(),
        quota: Some("high-share"),
        missing: Vec::new(),
        reasons: vec!["task-top", "score-enough"],
        unmet: Vec::new(),
        rests_on: Some(Basis::Inferred),
    }
}

fn pending() -> Verdict<'static> {
    Verdict {
        id: "=1+1, \"x\"",
        outcome: Outcome::Pending,
        level: None,
        standard: None,
        eligible: None,
        decided: None,
        departure: None,
        quota: None,
        missing: vec!["score".to_owned(), "unit.score".to_owned()],
        reasons: Vec::new(),
        rests_on: None,
        ..lowered()
    }
}

fn written(format: VerdictFormat, rows: u64) -> Result<Vec<u8>, VerdictsError> {
    let (regulation, returns) = (fixture::regulation(""), fixture::returns());
    let notice = "invented";
    let about = About { regulation: &regulation, returns: &returns, notice, rows, trail: None };
    let verdicts = [lowered(), pending()];
    let rows = verdicts.map(|verdict| move || Row { verdict: verdict.clone(), stamp: None });
    let mut bytes = Vec::new();
    write(format, about, rows.into_iter(), &mut bytes)?;
    Ok(bytes)
}

#[test]
fn a_line_of_jsonl_has_every_key_in_one_order() {
    let text = String::from_utf8(written(VerdictFormat::Jsonl, 2).unwrap()).unwrap();
    let expected = concat!(
        r#"{"class":"worker","id":"w-1","outcome":"rated","level":"pass","standard":"high","#,
        r#""eligible":"high","decided":"high","departure":"quota-exceeded","exemption":null,"#,
        r#""review_due":true,"ceilings":[],"quota":"high-share","missing":[],"#,
        r#""reasons":["task-top","score-enough"],"unmet":[],"rests_on":"inferred"}"#,
        "\n",
        r#"{"class":"worker","id":"=1+1, \"x\"","outcome":"pending","level":null,"standard":null,"#,
        r#""eligible":null,"decided":null,"departure":null,"exemption":null,"#,
        r#""review_due":true,"ceilings":[],"quota":null,"missing":["score","unit.score"],"#,
        r#""reasons":[],"unmet":[],"rests_on":null}"#,
        "\n"
    );
    assert_eq!(text, expected);
}

#[test]
fn csv_has_the_same_as_columns_with_lists_joined() {
    let text = String::from_utf8(written(VerdictFormat::Csv, 2).unwrap()).unwrap();
    let expected = "\
class,id,outcome,level,standard,eligible,decided,departure,exemption,review_due,ceilings,quota,missing,reasons,unmet,rests_on
worker,w-1,rated,pass,high,high,high,quota-exceeded,,true,,high-share,,task-top;score-enough,,inferred
worker,\"=1+1, \"\"x\"\"\",pending,,,,,,,true,,,score;unit.score,,,
";
    assert_eq!(text, expected);
}

#[test]
fn the_same_verdicts_give_the_same_workbook_byte_for_byte() {
    let one = written(VerdictFormat::Xlsx, 2).unwrap();
    assert!(one.starts_with(b"PK"));
    assert_eq!(one, written(VerdictFormat::Xlsx, 2).unwrap());
}

#[test]
fn more_verdicts_than_a_sheet_has_rows_are_refused_before_anything_is_written() {
    let refused = written(VerdictFormat::Xlsx, SHEET_ROWS_MAX + 1);
    assert!(matches!(refused, Err(VerdictsError::TooManyRows { rows: 1_048_576 })), "{refused:?}");
    assert!(written(VerdictFormat::Csv, SHEET_ROWS_MAX + 1).is_ok());
}

#[test]
fn the_ending_of_a_name_chooses_the_format() {
    let of = |name: &str| VerdictFormat::of(Path::new(name));
    assert_eq!(of("a/b.CSV"), Some(VerdictFormat::Csv));
    assert_eq!(of("b.jsonl"), Some(VerdictFormat::Jsonl));
    assert_eq!(of("b.xlsx"), Some(VerdictFormat::Xlsx));
    assert_eq!((of("b.json"), of("csv")), (None, None));
}
