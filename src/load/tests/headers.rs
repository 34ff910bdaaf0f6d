use super::{check, edited, package, sample, told};
use crate::load::regulation;
use crate::model::{Day, SignatureType};

const FILE: &str = "regulation.toml";

#[test]
fn a_header_is_read_whole() {
    let regulation = sample();
    assert_eq!((regulation.id.as_str(), regulation.series.as_str()), ("r-1", "quality"));
    assert_eq!((regulation.number.as_str(), regulation.title.vi.as_str()), ("1/A", "Quy định"));
    assert_eq!(Some(regulation.signed), Day::new(2020, 1, 2));
    assert_eq!((regulation.periods.first, regulation.periods.last), (2020, Some(2022)));
    assert_eq!(regulation.supersedes.as_deref(), Some("r-0"));
    let scales: Vec<_> = regulation.scales.iter().map(|scale| scale.id.as_str()).collect();
    assert_eq!((scales, regulation.outcome), (vec!["mark", "grade"], 0));
    let values: Vec<_> = regulation.scales[0].values.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(values, ["fail", "pass", "high"]);
    assert_eq!(regulation.scales[0].values[2].title.short.as_deref(), Some("C"));
    let classes: Vec<_> = regulation.classes.iter().map(|class| class.id.as_str()).collect();
    assert_eq!(classes, ["worker", "unit"]);
    let function = &regulation.functions[0];
    assert_eq!(function.args, [SignatureType::Decimal, SignatureType::Scale(1)]);
    assert_eq!(function.returns, SignatureType::Decimal);
    assert!(regulation.script.unwrap().text.starts_with("fn weighted"));
    assert_eq!(regulation.not_encoded[0].cite, "Điều 9");
}

#[test]
fn a_format_of_the_future_is_refused() {
    check(FILE, ("format = 1", "format = 2"), &["regulation.toml:1:10 «2» unknown-format"]);
}

#[test]
fn a_misspelt_key_is_told_once_with_the_one_meant() {
    check(FILE, ("issuer", "isuer"), &["regulation.toml:5:1 «isuer» unknown-key.in-file ~issuer"]);
    check(
        FILE,
        ("issuer", "office"),
        &[
            "regulation.toml:1:1 «» missing-key.in-file",
            "regulation.toml:5:1 «office» unknown-key.in-file",
        ],
    );
}

#[test]
fn titles_need_both_languages() {
    check(
        FILE,
        (r#"pass = { vi = "Đạt", en = "Pass" }"#, r#"pass = { vi = "Đạt" }"#),
        &[r#"regulation.toml:14:8 «{ vi = "Đạt" }» missing-key"#],
    );
    check(
        FILE,
        (r#"{ vi = "Quy định", en = "Rules" }"#, r#""Quy định""#),
        &["regulation.toml:4:10 «Quy định» wrong-value.title"],
    );
    check(
        FILE,
        (r#"en = "Rules""#, r#"en = " ""#),
        &["regulation.toml:4:34 « » wrong-value.empty"],
    );
}

#[test]
fn dates_and_years_must_be_such() {
    check(
        FILE,
        ("signed = 2020-01-02", "signed = \"2020-01-02\""),
        &["regulation.toml:6:11 «2020-01-02» wrong-value.date"],
    );
    check(
        FILE,
        ("last = 2022", "last = 2019"),
        &["regulation.toml:7:34 «2019» wrong-value.last-before-first"],
    );
    check(
        FILE,
        ("first = 2020,", "first = 20200,"),
        &["regulation.toml:7:21 «20200» wrong-value.range"],
    );
}

#[test]
fn classes_stand_once_and_have_their_files() {
    check(
        FILE,
        (r#"["worker", "unit"]"#, r#"["worker", "unit", "worker"]"#),
        &[concat!(
            "regulation.toml:9:31 «worker» duplicate-id.class ",
            "(first-here regulation.toml:9:13)"
        )],
    );
    check(
        FILE,
        (r#"["worker", "unit"]"#, r#"["worker", "unit", "team"]"#),
        &["regulation.toml:9:31 «team» missing-file"],
    );
    check(
        FILE,
        (r#"["worker", "unit"]"#, r#"["worker", "unit", "regulation", "the team"]"#),
        &[
            "regulation.toml:9:31 «regulation» invalid-id.class-regulation",
            "regulation.toml:9:45 «the team» invalid-id.id",
            "regulation.toml:9:45 «the team» missing-file",
        ],
    );
}

#[test]
fn a_class_that_is_not_listed_is_a_file_nobody_expects() {
    // The other class's fact and quota that lead to it are told where they name it.
    check(
        FILE,
        (r#"["worker", "unit"]"#, r#"["worker"]"#),
        &[
            "worker.toml:10:7 «unit» unknown-class",
            "unit.cases.toml:1:1 «» case-without-class",
            "unit.toml:1:1 «» unexpected-file",
        ],
    );
}

#[test]
fn without_a_scale_of_verdicts_there_is_no_regulation() {
    let package = edited(FILE, r#"outcome = "mark""#, r#"outcome = "marks""#);
    assert_eq!(told(package.clone()), ["regulation.toml:10:12 «marks» unknown-scale.value ~mark"]);
    assert_eq!(regulation(package).0, None);
}

#[test]
fn values_of_a_scale_can_be_named_and_told_apart() {
    check(
        FILE,
        ("weak = {", "very-weak = {"),
        &["regulation.toml:18:1 «very-weak» invalid-id.name"],
    );
    check(FILE, ("weak = {", "new = {"), &["regulation.toml:18:1 «new» invalid-id.reserved"]);
    check(
        FILE,
        (r#"fair = { vi = "Khá""#, r#"fair = { vi = "YẾU""#),
        &[r#"regulation.toml:19:8 «{ vi = "YẾU", en = "Fair" }» duplicate-id.title"#],
    );
}

#[test]
fn vietnamese_names_are_names() {
    let text = concat!("yếu = ", r#"{ vi = "Yếu", en = "Weak" }"#);
    check(
        FILE,
        (r#"weak = { vi = "Yếu", en = "Weak" }"#, text),
        &["regulation.toml:18:2 «ế» syntax.key"],
    );
    let quoted = format!("\"{}\"{}", "yếu", r#" = { vi = "Yếu", en = "Weak" }"#);
    check(FILE, (r#"weak = { vi = "Yếu", en = "Weak" }"#, &quoted), &[]);
}

#[test]
fn scales_and_functions_share_the_names_of_formulas() {
    check(
        FILE,
        ("[functions.weighted]", "[functions.grade]"),
        &[concat!(
            "regulation.toml:22:12 «grade» duplicate-id ",
            "(first-here regulation.toml:17:8)"
        )],
    );
}

#[test]
fn signatures_use_known_types() {
    check(
        FILE,
        (r#"["decimal", "grade"]"#, r#"["decmal", "grades"]"#),
        &[
            "regulation.toml:23:10 «decmal» unknown-scale.signature ~decimal",
            "regulation.toml:23:20 «grades» unknown-scale.signature ~grade",
        ],
    );
}

#[test]
fn declared_functions_need_their_file() {
    let files: Vec<_> =
        super::SAMPLE.iter().filter(|(path, _)| *path != "functions.rhai").copied().collect();
    assert_eq!(told(package(files)), ["regulation.toml:22:12 «weighted» missing-file.functions"]);
}

#[test]
fn a_list_of_classes_that_cannot_be_read_blames_no_file() {
    check(
        FILE,
        ("classes = [\"worker\", \"unit\"]", "classes = \"worker\""),
        &["regulation.toml:9:12 «worker» wrong-value.list"],
    );
}
