use super::{check, sample};
use crate::load::cases;
use crate::model::{Day, Expectation, Given, GivenValue, WantedValue};

const FILE: &str = "worker.cases.toml";

#[test]
fn a_case_of_one_subject_is_read_whole() {
    let (files, told) = cases(&sample());
    assert_eq!(told, []);
    let case = &files[0].cases[0];
    assert_eq!((case.period, case.confirm), (Some(2021), false));
    let Given::One { subject, children } = &case.given else { panic!() };
    assert!(children.is_empty());
    let value = |fact: usize| {
        let found = subject.facts.iter().find(|(at, _)| *at == fact);
        found.map(|(_, value)| value.clone())
    };
    assert_eq!(value(3), Some(Some(GivenValue::Number(12))));
    assert_eq!(value(5), Some(Some(GivenValue::Number(9825))));
    let hired = Day::new(2019, 8, 1).unwrap().0;
    assert_eq!(value(6), Some(Some(GivenValue::Number(hired))));
    assert_eq!(value(2), Some(Some(GivenValue::Code(0))));
    assert_eq!(value(4), Some(Some(GivenValue::Code(1))));
    assert_eq!(value(7), Some(Some(GivenValue::Code(2))));
    assert_eq!((value(8), value(0)), (Some(None), None));
    let Some(Some(GivenValue::Subject(unit))) = value(1) else { panic!() };
    assert_eq!((unit.decided, &unit.facts[..]), (Some(2), &[(0, Some(GivenValue::Code(1)))][..]));
    let Expectation::One(wanted) = &case.expect else { panic!() };
    let one = |text: &str| WantedValue::One(text.to_owned());
    let wanted: Vec<_> = wanted.iter().map(|want| (&*want.key.value, &want.value)).collect();
    let ceilings = WantedValue::List(vec!["weak-unit".to_owned()]);
    assert_eq!(
        wanted,
        [
            ("outcome", &one("rated")),
            ("level", &one("high")),
            ("review_due", &one("true")),
            ("ceilings", &ceilings),
            ("exemption", &one("")),
        ]
    );
}

#[test]
fn a_case_of_a_group_is_read_whole() {
    let (files, _) = cases(&sample());
    let case = &files[0].cases[1];
    assert!(case.confirm);
    let Given::Group(members) = &case.given else { panic!() };
    let times: Vec<_> = members.iter().map(|one| (one.id.as_str(), one.times)).collect();
    assert_eq!(times, [("a", 1), ("b", 3)]);
    assert!(members[0].subject.facts.contains(&(5, Some(GivenValue::Number(1000)))));
    assert!(members[1].subject.facts.contains(&(5, Some(GivenValue::Number(950)))));
    let same = GivenValue::SubjectId("u-1".to_owned());
    assert!(members.iter().all(|one| one.subject.facts.contains(&(1, Some(same.clone())))));
    let Expectation::Group(expected) = &case.expect else { panic!() };
    let named: Vec<_> = expected.members.iter().map(|(id, _)| id.value.as_str()).collect();
    assert_eq!(named, ["a", "b-1"]);
    let levels: Vec<_> =
        expected.levels.iter().map(|(level, count)| (level.value, *count)).collect();
    assert_eq!(levels, [(2, 1), (1, 3)]);
    assert_eq!(expected.referred.as_ref().map(|ids| ids.value.len()), Some(0));
}

#[test]
fn children_are_given_by_their_declaration() {
    let (files, _) = cases(&sample());
    assert_eq!(files[1].class, 1);
    let Given::One { children, .. } = &files[1].cases[0].given else { panic!() };
    let counts: Vec<_> = children.iter().map(|one| (one.times, one.subject.decided)).collect();
    assert_eq!(counts, [(2, Some(2)), (1, Some(1))]);
    check(
        "unit.cases.toml",
        ("children.workers", "children.worker"),
        &["unit.cases.toml:4:10 «worker» unknown-key.children ~workers"],
    );
}

#[test]
fn a_line_stands_for_at_least_one_subject() {
    check(
        "unit.cases.toml",
        ("times = 2", "times = 0"),
        &["unit.cases.toml:4:46 «0» wrong-value.range"],
    );
}

#[test]
fn facts_of_a_case_are_those_of_its_class() {
    check(
        FILE,
        ("months = 12", "month = 12"),
        &["worker.cases.toml:4:11 «month» unknown-fact ~months"],
    );
    check(
        FILE,
        ("sound = true, mark", "months = 3, mark"),
        &["worker.cases.toml:4:137 «months» unknown-fact"],
    );
}

#[test]
fn values_of_a_case_fit_their_facts() {
    let with = |from: &str, to: &str, expected: &str| check(FILE, (from, to), &[expected]);
    with("months = 12", "months = 601", "worker.cases.toml:4:20 «601» out-of-range.given-above");
    with("months = 12", "months = -1", "worker.cases.toml:4:20 «-1» out-of-range.given-below");
    with("months = 12", "months = \"1,5\"", "worker.cases.toml:4:21 «1,5» wrong-value.places");
    with("\"98.25\"", "98.25", "worker.cases.toml:4:32 «98.25» wrong-value.float");
    with("\"98.25\"", "\"98.255\"", "worker.cases.toml:4:33 «98.255» wrong-value.places");
    with("2019-08-01", "\"01-08-2019\"", "worker.cases.toml:4:50 «01-08-2019» wrong-value.date");
    with("\"active\"", "\"activ\"", "worker.cases.toml:4:73 «activ» unknown-choice.known ~active");
    with("\"strong\"", "\"high\"", "worker.cases.toml:4:108 «high» unknown-value.known");
    with(
        "reviewed = true",
        "reviewed = \"yes\"",
        "worker.cases.toml:4:94 «yes» wrong-value.boolean",
    );
    with(
        "mark = \"high\" }",
        "mark = \"hgh\" }",
        "worker.cases.toml:4:159 «hgh» unknown-level ~high",
    );
}

#[test]
fn a_case_expects_keys_and_values_of_a_verdict() {
    let with = |from: &str, to: &str, expected: &str| check(FILE, (from, to), &[expected]);
    with("outcome =", "outcom =", "worker.cases.toml:5:12 «outcom» unknown-expectation ~outcome");
    with("\"rated\"", "\"rate\"", "worker.cases.toml:5:23 «rate» unknown-expectation.value ~rated");
    with("[\"weak-unit\"]", "\"weak-unit\"", "worker.cases.toml:5:78 «weak-unit» wrong-value.list");
    with(
        "[\"weak-unit\"]",
        "[\"week-unit\"]",
        "worker.cases.toml:5:79 «week-unit» unknown-expectation.value ~weak-unit",
    );
    check(
        "unit.cases.toml",
        ("{ standard = \"fail\" }", "{}"),
        &["unit.cases.toml:5:10 «{}» wrong-value.expects-nothing"],
    );
}

#[test]
fn a_group_expects_of_its_members() {
    let with = |from: &str, to: &str, expected: &str| check(FILE, (from, to), &[expected]);
    with("b-1 =", "b-4 =", "worker.cases.toml:14:36 «b-4» unknown-expectation.member ~b-1");
    with(
        "referred = []",
        "referred = [\"c\"]",
        "worker.cases.toml:14:114 «c» unknown-expectation.member ~a",
    );
    with("{ high = 1,", "{ hig = 1,", "worker.cases.toml:14:79 «hig» unknown-level ~high");
    check(
        FILE,
        ("id = \"b\", score = \"9,5\", unit = \"u-1\", times = 3", "id = \"a\", unit = \"u-1\""),
        &[
            "worker.cases.toml:12:11 «a» duplicate-id.member",
            "worker.cases.toml:14:36 «b-1» unknown-expectation.member",
        ],
    );
}

#[test]
fn names_of_cases_stand_once() {
    check(
        FILE,
        ("The best by score keep the mark", "A worker of a strong unit is high"),
        &[concat!(
            "worker.cases.toml:8:9 «A worker of a strong unit is high» duplicate-id.case ",
            "(first-here worker.cases.toml:2:9)"
        )],
    );
}

#[test]
fn a_case_gives_one_subject_or_a_group() {
    check(
        FILE,
        ("confirm = true", "given = { months = 3 }"),
        &["worker.cases.toml:9:1 «given» unknown-key.beside-group"],
    );
    check(
        "unit.cases.toml",
        (
            "given = { sound = true }\nchildren.workers = [{ mark = \"high\", times = 2 }, { decided = \"pass\" }]\n",
            "",
        ),
        &["unit.cases.toml:1:1 «[[case]]» missing-key"],
    );
}

#[test]
fn more_subjects_than_a_file_may_stand_for_are_refused() {
    let child = "{ mark = \"high\", times = 10000 }, ".repeat(101);
    let text = format!("[{child}]");
    check(
        "unit.cases.toml",
        ("[{ mark = \"high\", times = 2 }, { decided = \"pass\" }]", &text),
        &["unit.cases.toml:4:3446 «10000» wrong-value.too-many-subjects"],
    );
}
