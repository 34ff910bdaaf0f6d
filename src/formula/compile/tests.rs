//! Mistakes in formulas: their kind, their place to the letter, the name that was meant.

use crate::formula::fixture::{SCRIPT, UNIT, WORKER, formula, regulation, try_compile};
use crate::formula::{Wants, compile};

/// Checks the mistakes of a formula: each as `code.variant`, the text underlined, and the name
/// proposed instead, if any.
#[track_caller]
fn refused(text: &str, wants: Wants<'_>, expected: &[(&str, &str, Option<&str>)]) {
    let found = try_compile(text, WORKER, wants).expect_err(text);
    let found: Vec<_> = found
        .iter()
        .map(|diagnostic| {
            let variant = diagnostic.variant.map(|variant| format!(".{variant}"));
            let code = format!("{}{}", diagnostic.code, variant.unwrap_or_default());
            let excerpt = &diagnostic.location.as_ref().expect("a place").excerpt;
            let marked = &excerpt.text[excerpt.marked.start..excerpt.marked.end];
            (code, marked.to_owned(), diagnostic.similar.clone())
        })
        .collect();
    let found: Vec<_> = found.iter().map(|(c, m, s)| (&**c, &**m, s.as_deref())).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn one(text: &str, code: &str, marked: &str) {
    refused(text, Wants::Truth, &[(code, marked, None)]);
}

#[track_caller]
fn meant(text: &str, code: &str, marked: &str, similar: &str) {
    refused(text, Wants::Truth, &[(code, marked, Some(similar))]);
}

#[test]
fn a_misspelt_name_is_underlined_and_the_right_one_proposed() {
    meant("monts < 6", "unknown-name", "monts", "months");
    meant("months < month_min", "unknown-name", "month_min", "months_min");
    meant("grade.hihh == standing", "unknown-value", "hihh", "high");
    meant("grad.high == standing", "unknown-name.before-point", "grad", "grade");
    meant("unit.sise > 3", "unknown-fact", "sise", "size");
    meant("unit.parent.ratin > rating.pass", "unknown-fact", "ratin", "rating");
    meant("lowes(task) > grade.mid", "unknown-function", "lowes", "lowest");
    meant("doubled1(3) > 1", "unknown-function", "doubled1", "doubled");
    meant("lowest(tasks) > grade.mid", "unknown-name.no-group", "tasks", "task");
    meant(r#"kind == "ful""#, "unknown-choice", r#""ful""#, "full");
    meant(r#"kind in ["full", "prt"]"#, "unknown-choice", r#""prt""#, "part");
    meant("tuoi > 3", "unknown-name", "tuoi", "tuổi");
    meant("kind == part", "unknown-name", "part", "\"part\"");
    one("zzz > 1", "unknown-name", "zzz");
}

#[test]
fn a_name_that_needs_something_around_it_says_so() {
    one("task >= grade.high", "unknown-name.group", "task");
    one("grade == standing", "unknown-name.scale", "grade");
    one("doubled > 3", "unknown-name.function", "doubled");
    one("lowest > grade.mid", "unknown-name.function", "lowest");
    one("rating >= rating.pass", "not-allowed.own-rating", "rating");
    one("months.size > 3", "type-mismatch.not-subject", "months");
    one("months_min.x > 3", "type-mismatch.not-subject", "months_min");
    one("unit.size.x > 3", "type-mismatch.not-subject", "size");
    let found = try_compile("members > 3", UNIT, Wants::Truth).unwrap_err();
    assert_eq!(found[0].variant, Some("children"));
}

#[test]
fn places_are_right_on_lines_with_vietnamese_letters() {
    let text = "tuổi > 18 // đủ mười tám tuổi\n  && tuổi < mười_tám";
    let found = try_compile(text, WORKER, Wants::Truth).unwrap_err();
    let location = found[0].location.as_ref().unwrap();
    assert_eq!((&*location.file, location.line, location.column), ("r/worker.toml", 3, 13));
    let excerpt = &location.excerpt;
    assert_eq!(&excerpt.text[excerpt.marked.start..excerpt.marked.end], "mười_tám");
    // On the first line the formula starts after `when = '''`, in column 11.
    let found = try_compile("\"Huế\" == tuổi", WORKER, Wants::Truth).unwrap_err();
    let location = found[0].location.as_ref().unwrap();
    assert_eq!((location.line, location.column), (2, 11));
}

#[test]
fn places_are_right_after_windows_line_ends() {
    let text = "months > 1\r\n  && monhts < 3\r\n";
    let found = try_compile(text, WORKER, Wants::Truth).unwrap_err();
    let location = found[0].location.as_ref().unwrap();
    assert_eq!((location.line, location.column), (3, 6));
}

#[test]
fn all_mistakes_of_a_formula_come_at_once_in_its_order() {
    refused(
        "monts < 6 && lowest(tsk) > grade.hi || unit.sze == kind",
        Wants::Truth,
        &[
            ("unknown-name", "monts", Some("months")),
            ("unknown-name.no-group", "tsk", Some("task")),
            ("unknown-value", "hi", None),
            ("unknown-fact", "sze", Some("size")),
        ],
    );
    refused(
        "if months = 6 { 'a' } and x ≥ 20%",
        Wants::Truth,
        &[
            ("not-allowed.condition", "if", None),
            ("not-allowed.sign", "=", None),
            ("not-allowed.quotes", "'a'", None),
            ("not-allowed.sign", "and", None),
            ("not-allowed.sign", "≥", None),
            ("not-allowed.percent", "%", None),
        ],
    );
}

#[test]
fn values_that_do_not_belong_together_are_refused() {
    one("standing == rating.good", "type-mismatch.scales", "standing == rating.good");
    one("months > grade.mid", "type-mismatch.compare", "months > grade.mid");
    let quoted = "standing == \"high\"";
    meant(quoted, "type-mismatch.quoted-scale", quoted, "grade.high");
    one("standing == \"x\"", "type-mismatch.quoted-scale", "standing == \"x\"");
    one("months > \"5\"", "type-mismatch.quoted-number", "months > \"5\"");
    one("joined > \"2020-01-01\"", "type-mismatch.quoted-date", "joined > \"2020-01-01\"");
    one("sanctioned == \"true\"", "type-mismatch.quoted-boolean", "sanctioned == \"true\"");
    one("kind < \"part\"", "type-mismatch.order", "kind < \"part\"");
    one("town > \"a\"", "type-mismatch.order", "town > \"a\"");
    one("sanctioned > absent", "type-mismatch.order", "sanctioned > absent");
    one("unit >= unit.parent", "type-mismatch.order", "unit >= unit.parent");
    one("unit == mentor", "type-mismatch.compare", "unit == mentor");
    one("kind == unit.kind", "type-mismatch.compare", "kind == unit.kind");
    one("1 < months < 5", "type-mismatch.chained", "1 < months < 5");
    one("months in [1, grade.mid]", "type-mismatch.operand", "grade.mid");
    one("months && sanctioned", "type-mismatch.operand", "months");
    one("!months", "type-mismatch.operand", "months");
    one("standing + 1 > 2", "type-mismatch.operand", "standing");
    one("-kind > 2", "type-mismatch.operand", "kind");
    one("period_end - joined > 5", "type-mismatch.day-difference", "period_end - joined");
    one("joined + 5 > cutoff", "type-mismatch.operand", "joined");
    one("choose(sanctioned, 1, grade.mid) > 2", "type-mismatch.operand", "grade.mid");
    one("choose(months, 1, 2) > 1", "type-mismatch.operand", "months");
    one("min(months, standing) > 1", "type-mismatch.operand", "standing");
    one("max(kind, kind) == kind", "type-mismatch.pick", "kind");
    one("doubled(score) > 1", "type-mismatch.whole", "score");
    one("doubled(months / 2) > 1", "type-mismatch.whole", "months / 2");
    one("weighted(standing, standing) > 1", "type-mismatch.operand", "standing");
    one("count_at_least(task, rating.good) > 1", "type-mismatch.operand", "rating.good");
    one("count_at_least(task, grade_min) > 1", "not-allowed.level", "grade_min");
    one("5 && sanctioned", "type-mismatch.literal-condition", "5");
    one("months_between(months, joined) > 1", "type-mismatch.operand", "months");
}

#[test]
fn a_formula_must_give_what_its_rule_needs() {
    one("months + 1", "type-mismatch.result", "months + 1");
    refused("standing", Wants::Level, &[("type-mismatch.result", "standing", None)]);
    refused("sanctioned", Wants::Share(&[]), &[("not-allowed.share-fact", "sanctioned", None)]);
    refused("grade_min", Wants::Share(&[]), &[("type-mismatch.result", "grade_min", None)]);
    refused("kind", Wants::Rank, &[("type-mismatch.result", "kind", None)]);
    refused("unit", Wants::Rank, &[("type-mismatch.result", "unit", None)]);
    for rank in ["months", "joined", "sanctioned", "standing", "-score", "lowest(task)"] {
        assert!(try_compile(rank, WORKER, Wants::Rank).is_ok(), "{rank}");
    }
    assert!(try_compile("unit.rating", WORKER, Wants::Level).is_ok());
}

#[test]
fn a_share_reads_only_what_the_whole_group_has_in_common() {
    let worker = &regulation(SCRIPT).classes[WORKER];
    let per = [worker.fact_index("unit").unwrap(), worker.fact_index("months").unwrap()];
    let share = |text| try_compile(text, WORKER, Wants::Share(&per));
    for allowed in ["share", "share * 2", "choose(unit.size > 3, share, 0.5)", "1 / months"] {
        assert!(share(allowed).is_ok(), "{allowed}");
    }
    assert!(share("unit.parent.size / 100").is_ok());
    for (text, variant) in [
        ("score", "share-fact"),
        ("mentor.months", "share-fact"),
        ("choose(unit.rating > rating.pass, 1, 2)", "share-rating"),
        ("choose(lowest(task) > grade.low, 1, 2)", "share-aggregate"),
    ] {
        assert_eq!(share(text).unwrap_err()[0].variant, Some(variant), "{text}");
    }
}

#[test]
fn what_rhai_could_do_but_a_formula_may_not_is_refused() {
    one("let x", "not-allowed.statement", "let");
    one("months = 6", "not-allowed.sign", "=");
    one("months <> 6", "not-allowed.sign", "<>");
    one("months & sanctioned", "not-allowed.sign", "&");
    one("months and sanctioned", "not-allowed.sign", "and");
    one("months % 2 == 0", "not-allowed.operator", "%");
    one("months ** 2 > 4", "not-allowed.operator", "**");
    one("score > 20%", "not-allowed.percent", "%");
    one("`a${1}` == town", "not-allowed.quotes", "`a${1}`");
    one("#{ == 1", "not-allowed.block", "#{");
    one("months[0] > 1", "not-allowed.index", "months[0]");
    one("months.max(3) > 1", "not-allowed.method", "months.max(3)");
    one("lowest(task).x == 1", "not-allowed.method", "lowest(task).x");
    one("[1, 2] == months", "not-allowed.list", "[1, 2]");
    one("months in unit", "not-allowed.in-list", "unit");
    one("months in []", "not-allowed.in-nothing", "[]");
    one("months in [score]", "not-allowed.in-member", "score");
    one("given(6)", "not-allowed.given", "6");
    one("given(months_min)", "not-allowed.given", "months_min");
    one("case > 1", "not-allowed.reserved", "case");
    one("contains(kind, town)", "unknown-function", "contains");
    one("months --1 > 1", "not-allowed.operator", "--");
    one("months ?? 1 > 1", "not-allowed.operator", "??");
}

#[test]
fn broken_writing_is_refused_where_it_breaks() {
    one("", "formula-syntax.empty", "");
    one("  // nothing", "formula-syntax.empty", "  // nothing");
    one("months >", "formula-syntax.incomplete", "");
    one("(months > 1", "formula-syntax.missing", "");
    one("min(months, 1", "formula-syntax.missing", "");
    one("months > 1)", "formula-syntax.unexpected", ")");
    one("months 1", "formula-syntax.unexpected", "1");
    one("score > 0,5", "formula-syntax.comma", ",");
    one("town == \"Huế", "formula-syntax.text", "\"Huế");
    one("months > 1x", "formula-syntax.unexpected", "1x");
    one("unit. > 1", "formula-syntax.unexpected", ">");
    one("score > 1.2.3", "formula-syntax.unexpected", "3");
}

#[test]
fn functions_of_the_language_take_their_number_of_arguments() {
    for text in
        ["given() ", "lowest(task, task) > grade.low", "min(months) > 1", "choose(1, 2) > 1"]
    {
        let found = try_compile(text, WORKER, Wants::Truth).unwrap_err();
        assert_eq!(found[0].code.as_str(), "wrong-arguments", "{text}");
    }
    one("doubled(1, 2) > 1", "wrong-arguments", "doubled");
    one("date(\"2020-02-30\") > joined", "wrong-value.formula-date", "\"2020-02-30\"");
    one("date(joined) > joined", "wrong-value.formula-date", "joined");
}

#[test]
fn facts_that_identify_a_person_are_never_read() {
    one("full_name == \"x\"", "personal-fact", "full_name");
    one("given(mentor.full_name)", "personal-fact", "mentor.full_name");
}

#[test]
fn underlining_takes_in_brackets_and_signs() {
    one("(months + (1)) * 2", "type-mismatch.result", "(months + (1)) * 2");
    one("!sanctioned && (months - -5)", "type-mismatch.operand", "months - -5");
    one("sanctioned && ((months) + 1)", "type-mismatch.operand", "(months) + 1");
    one("sanctioned && max(months, (2))", "type-mismatch.operand", "max(months, (2))");
    one("(months in [1, 2]) > 3", "type-mismatch.compare", "(months in [1, 2]) > 3");
    one(
        "days_between(joined, period_end) /* ) */ && absent",
        "type-mismatch.operand",
        "days_between(joined, period_end)",
    );
}

#[test]
fn a_name_whose_declaration_could_not_be_read_is_not_complained_of_again() {
    let mut regulation = regulation(SCRIPT);
    for name in ["tasks", "gone", "ful", "lost"] {
        regulation.unread.insert(name.to_owned());
    }
    for text in
        ["gone > 1", "lowest(tasks) > grade.low", "kind == \"ful\"", "lost(1)", "unit.gone > 1"]
    {
        let formula = formula(&mut regulation, text);
        let found = compile(&regulation, WORKER, &formula, Wants::Truth);
        assert_eq!(found, Err(Vec::new()), "{text}");
    }
}

#[test]
fn huge_and_deep_formulas_are_refused_quickly() {
    let deep = |n: usize| format!("{}months > 1{}", "(".repeat(n), ")".repeat(n));
    assert!(try_compile(&deep(20), WORKER, Wants::Truth).is_ok());
    for text in [
        deep(2_000),
        "!".repeat(5_000),
        "- ".repeat(5_000),
        format!("{}1{}", "min(1,".repeat(2_000), ")".repeat(2_000)),
        format!("sanctioned{}", " && sanctioned".repeat(1_000)),
        format!("months {} > 1", "+ 1 ".repeat(1_000)),
        "[".repeat(3_000),
        format!("unit{}", ".parent".repeat(2_000)),
    ] {
        let found = try_compile(&text, WORKER, Wants::Truth).expect_err(&text);
        assert!(found[0].code.as_str() == "formula-syntax", "{found:?}");
    }
    let found = try_compile(&"(".repeat(1_000_000), WORKER, Wants::Truth).unwrap_err();
    assert_eq!(found[0].variant, Some("too-long"));
    let many = (0..1_500).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
    assert!(try_compile(&format!("months in [{many}]"), WORKER, Wants::Truth).is_ok());
    let hundred = format!("sanctioned{}", " && sanctioned".repeat(100));
    assert!(try_compile(&hundred, WORKER, Wants::Truth).is_ok());
}

#[test]
fn what_people_bring_from_spreadsheets_is_met_with_what_to_write() {
    one("months => 6", "not-allowed.sign", "=>");
    one("AND(months > 6, sanctioned)", "not-allowed.sign", "AND");
    one("not given(months)", "not-allowed.sign", "not");
    one("months == null", "not-allowed.null", "null");
    one("months > 50,5", "formula-syntax.comma", ",");
    one("months\u{a0}> 6", "not-allowed.invisible", "\u{a0}");
    one("\u{200b}months > 6", "not-allowed.invisible", "\u{200b}");
    // Inside quotes nobody's spaces are touched.
    let found = try_compile("town == \"a\u{a0}b\"", WORKER, Wants::Truth);
    assert!(found.is_ok(), "{found:?}");
}
