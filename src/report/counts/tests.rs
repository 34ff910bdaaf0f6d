use super::{Before, Change, Cut, Line, Previous, WrongCut, told_of};
use crate::diagnostic::Source;
use crate::load;
use crate::model::{PackageFile, Published, Ratio};
use crate::report::tests::fixture::{self, material};

fn cut(unit: Option<&str>) -> Cut {
    vec![("unit".to_owned(), unit.map(str::to_owned))]
}

#[test]
fn what_was_decided_is_counted_and_the_rules_stand_beside_it() {
    let rows =
        ["a x top high", "b x top high", "c x mid pass", "n1 x - pass", "n2 x - -", "d x - -"];
    let decided = material(&rows);
    let counted = decided.counted(0, &Vec::new()).unwrap();
    // fail, pass, high: one new worker was rated all the same, another not; of d nothing is known.
    assert_eq!((counted.total, counted.levels.clone()), (6, vec![0, 2, 2]));
    // Exempt, pending, referred, undecided.
    assert_eq!(counted.reasons, [1, 1, 0, 0]);
    assert_eq!((counted.rated(), counted.not_rated()), (4, 2));
    // Without a score a and b are equal, and only one may be high: both are referred.
    assert_eq!(counted.by_rules, [0, 1, 0]);
}

#[test]
fn a_level_the_rules_give_is_no_level_while_the_authority_gave_none() {
    let some = material(&["a x top -", "b x mid pass", "c x mid -"]);
    let counted = some.counted(0, &Vec::new()).unwrap();
    assert_eq!((counted.rated(), counted.reasons), (1, vec![0, 0, 0, 2]));
    let none = material(&["a x top -", "b x mid -", "c x mid -"]);
    let counted = none.counted(0, &Vec::new()).unwrap();
    assert_eq!((counted.rated(), counted.levels), (3, vec![0, 2, 1]));
    assert!(some.is_decided(0) && !none.is_decided(0));
}

#[test]
fn a_class_is_broken_down_with_the_unknown_last_and_every_subject_once() {
    let rows = ["a y mid pass", "b x mid pass", "c - mid pass", "d x mid fail"];
    let lines = material(&rows).broken_down(0, &["unit"]).unwrap();
    let shown = |line: &Line| {
        (line.depth, line.cut.last().and_then(|(_, unit)| unit.clone()), line.counted.total)
    };
    let x = |unit: &str| Some(unit.to_owned());
    assert_eq!(
        lines.iter().map(shown).collect::<Vec<_>>(),
        [(0, None, 4), (1, x("x"), 2), (1, x("y"), 1), (1, None, 1)]
    );
    let whole = &lines[0].counted;
    let parts = lines[1..].iter().map(|line| line.counted.at(&[1])).sum::<u64>();
    assert_eq!(parts, whole.at(&[1]));
}

#[test]
fn an_only_part_is_left_out_and_what_lies_below_it_moves_up() {
    let rows = ["a x mid pass", "b x mid pass"];
    let by_both = material(&rows).broken_down(0, &["unit", "task"]).unwrap();
    assert_eq!(by_both.len(), 1);
    let rows = ["a x mid pass", "b x top pass", "c y mid pass"];
    let by_both = material(&rows).broken_down(0, &["late", "unit", "task"]).unwrap();
    let depths: Vec<_> = by_both.iter().map(|line| (line.depth, line.cut.len())).collect();
    // All; x with its two grades; y.
    assert_eq!(depths, [(0, 0), (1, 2), (2, 3), (2, 3), (1, 2)]);
    assert_eq!(material(&[]).broken_down(0, &["unit"]).unwrap().len(), 1);
}

#[test]
fn what_cannot_be_asked_for_is_said() {
    let some = material(&["a x mid pass"]);
    let of = |fact: &str, value: &str| {
        let cut = vec![(fact.to_owned(), Some(value.to_owned()))];
        some.counted(0, &cut).map(|counted| counted.total)
    };
    assert_eq!(of("unit", "x"), Ok(1));
    assert_eq!(of("unit", "nobody"), Ok(0));
    assert_eq!(of("task", "mid"), Ok(1));
    assert_eq!(of("unti", "x"), Err(WrongCut::UnknownFact("unti".to_owned())));
    assert_eq!(of("months", "12"), Err(WrongCut::NoRows("months".to_owned())));
    let Err(WrongCut::UnknownValue { known, .. }) = of("task", "middle") else { panic!() };
    assert_eq!(known, ["low", "mid", "top"]);
    assert_eq!(some.counted(0, &cut(None)).unwrap().total, 0);
}

#[test]
fn a_change_is_the_difference_of_exact_shares() {
    // 1/3 now, 1/6 before: 16.666… points; rounded shares would give 33.33 − 16.67 = 16.66.
    let now = material(&["a x mid pass", "b x mid fail", "c x mid fail"]);
    let rows = [
        "a x mid pass",
        "b x mid fail",
        "c x mid fail",
        "d x mid fail",
        "e x mid fail",
        "f x mid fail",
    ];
    let previous = Previous::Material(Box::new(material(&rows)));
    let counted = now.counted(0, &cut(Some("x"))).unwrap();
    let before = now.before(&previous, (0, &cut(Some("x"))), &counted);
    let pass = before[1].unwrap();
    assert_eq!(pass.counts, Some((1, 6)));
    assert_eq!((pass.change.hundredths(), pass.share), (1667, Ratio::new(50, 3).unwrap()));
    assert_eq!(before[0].unwrap().change.hundredths(), -1667);
    // Nobody was rated in another unit the year before.
    assert_eq!(now.before(&previous, (0, &cut(Some("y"))), &counted), [None; 3]);
    let half = |num| Change(Ratio::new(num, 200).unwrap()).hundredths();
    assert_eq!((half(1), half(-1), half(0)), (1, -1, 0));
}

fn published(text: &str) -> (Published, Source) {
    let file = PackageFile { shown: "report.toml".into(), bytes: text.as_bytes().into() };
    let (published, told) = load::published(&file);
    assert_eq!(told, []);
    (published.unwrap(), Source::new("report.toml", text))
}

const REPORT: &str = r#"
[report]
number = "1/R"
issuer = "Office"
date = 2021-01-01
period = 2020
[[table]]
id = "x"
class = "worker"
facts = { unit = "x" }
rated = 3
levels = [
  { level = "pass", count = 1, change_2019 = "+0,44", change_2018 = "-9" },
  { level = "fail", count = 2, change_2019 = "-1.3" },
]
"#;

#[test]
fn a_report_of_the_same_year_gives_the_change_and_one_of_an_earlier_year_the_counts() {
    let now = material(&["a x mid pass", "b x mid fail", "c x mid fail"]);
    let counted = now.counted(0, &cut(Some("x"))).unwrap();
    let previous = Previous::Published(published(REPORT).0);
    assert_eq!(previous.period(2020), Some(2019));
    let before = now.before(&previous, (0, &cut(Some("x"))), &counted);
    let Some(Before { counts: None, change, share }) = before[1] else { panic!("{before:?}") };
    // 33.333… less 0.44.
    assert_eq!(
        (change.hundredths(), share),
        (44, Ratio::new(100, 3).unwrap().checked_sub(Ratio::parse("0.44").unwrap()).unwrap())
    );
    assert_eq!(before[0].unwrap().change.hundredths(), -130);
    assert_eq!(
        (before[2], now.before(&previous, (0, &Vec::new()), &counted)),
        (None, vec![None; 3])
    );
    let earlier = REPORT.replace("period = 2020", "period = 2019");
    let previous = Previous::Published(published(&earlier).0);
    assert_eq!(previous.period(2020), Some(2019));
    let before = now.before(&previous, (0, &cut(Some("x"))), &counted);
    assert_eq!(before[1].unwrap().counts, Some((1, 3)));
    assert_eq!(before[1].unwrap().change.hundredths(), 0);
}

#[test]
fn tables_that_cannot_be_compared_are_told_where_they_are_written() {
    let regulation = fixture::regulation("");
    let told = |text: &str| {
        let (published, source) = published(text);
        let told = told_of(&published, &regulation, &source);
        let line = |one: &crate::diagnostic::Diagnostic| {
            (one.code.to_string(), one.location.as_ref().unwrap().line, one.similar.clone())
        };
        told.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(told(REPORT), []);
    let unti = REPORT.replace("unit =", "unti =");
    assert_eq!(told(&unti), [("unknown-fact".to_owned(), 10, Some("unit".to_owned()))]);
    let class = REPORT.replace("\"worker\"", "\"worke\"");
    assert_eq!(told(&class), [("unknown-class".to_owned(), 9, Some("worker".to_owned()))]);
    let digits = REPORT.replace("-1.3", "down");
    assert_eq!(told(&digits), [("wrong-value".to_owned(), 14, None)]);
    let again = REPORT.split_once("[[table]]").unwrap().1.replace("\"x\"\nclass", "\"y\"\nclass");
    let twice = format!("{REPORT}[[table]]{again}");
    assert_eq!(told(&twice), [("duplicate-id".to_owned(), 16, None)]);
}
