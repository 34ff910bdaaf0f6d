use super::{check, edited, sample, told};
use crate::load::regulation;
use crate::model::{Base, Basis, Constant, Counted, Excess, FactType, Ratio, Rounding, Ties};

const FILE: &str = "worker.toml";

#[test]
fn a_class_is_read_whole() {
    let regulation = sample();
    let class = &regulation.classes[0];
    let facts: Vec<_> = class.facts.iter().map(|fact| fact.id.as_str()).collect();
    let expected =
        ["name", "unit", "standing", "months", "reviewed", "score", "hired", "speed", "care"];
    assert_eq!(facts, expected);
    assert!(class.facts[0].personal);
    assert_eq!(class.facts[1].kind, FactType::Subject { class: 1 });
    let FactType::Choice(values) = &class.facts[2].kind else { panic!() };
    assert_eq!(values[1].id, "on-leave");
    assert_eq!((class.facts[3].min, class.facts[3].max), (Some(0), Some(600)));
    assert_eq!(class.facts[4].kind, FactType::Boolean { empty_is_false: true });
    assert_eq!(class.facts[5].kind, FactType::Decimal { places: 2 });
    assert_eq!(class.facts[5].max, Some(9950));
    assert_eq!(class.group("task"), [7, 8]);
    let values: Vec<_> = class.parameters.iter().map(|one| one.value.clone()).collect();
    let third = Ratio::new(333, 1000).unwrap();
    // 2019-07-01 is 6 754 days after 2001-01-01, whose Julian day number is 2 451 911.
    assert_eq!(
        values,
        [
            Constant::Number(Ratio::whole(6)),
            Constant::Number(third),
            Constant::Scale { scale: 1, code: 1 },
            Constant::Day(2_451_911 + 6_755),
        ]
    );
    assert_eq!(class.parameters[1].written, "33.3%");
}

#[test]
fn rules_are_read_whole() {
    let regulation = sample();
    let class = &regulation.classes[0];
    let exemption = &class.exemptions[0];
    assert_eq!((exemption.id.as_str(), exemption.review_due), ("new", false));
    assert_eq!(exemption.grounds.note.as_ref().unwrap().en, "A note");
    let review = class.review.as_ref().unwrap();
    assert_eq!((review.done.text.as_str(), &review.grounds), ("reviewed", &None));
    let levels: Vec<_> = class.levels.iter().map(|level| level.is).collect();
    assert_eq!(levels, [2, 1]);
    assert_eq!(class.levels[1].requires[0].grounds.basis, Basis::Inferred);
    assert_eq!(class.ceilings[0].at_most.text, "unit.mark");
    let quota = &class.quotas[0];
    assert_eq!((&quota.limits[..], &quota.of), (&[2][..], &Base::Levels(vec![1])));
    assert_eq!((quota.rounding, quota.seats_min), (Rounding::HalfUp, 1));
    assert_eq!((quota.excess, quota.ties), (Excess::Lower, Ties::AllIn));
    assert!(quota.rank[0].descending);
    let unit = &regulation.classes[1];
    assert_eq!((unit.children[0].class, unit.children[0].among), (0, Counted::Rated));
    assert!(unit.levels[0].requires[0].grounds.title.vi == "Vững");
}

#[test]
fn a_formula_knows_its_place_to_the_byte() {
    let regulation = sample();
    let text = super::SAMPLE[2].1;
    let class = &regulation.classes[0];
    let formulas = [
        &class.exemptions[0].when,
        &class.review.as_ref().unwrap().done,
        &class.levels[0].requires[0].that,
        &class.quotas[0].rank[0].by,
    ];
    for formula in formulas {
        assert_eq!(&text[formula.place.range()], formula.text);
        assert!(!formula.text.starts_with(['\'', '\n']));
    }
}

#[test]
fn types_of_facts_must_be_known() {
    check(
        FILE,
        ("[facts.hired]\ntype = \"date\"", "[facts.hired]\ntype = \"dat\""),
        &["worker.toml:41:9 «dat» unknown-scale ~date"],
    );
    check(
        FILE,
        ("[facts.hired]\ntype = \"date\"", "[facts.hired]\ntpye = \"date\""),
        &["worker.toml:41:1 «tpye» unknown-key ~type"],
    );
    check(
        FILE,
        ("of = \"unit\"", "of = \"units\""),
        &["worker.toml:10:7 «units» unknown-class ~unit"],
    );
}

#[test]
fn keys_of_another_type_are_refused() {
    check(
        FILE,
        ("[facts.hired]\ntype = \"date\"", "[facts.hired]\ntype = \"date\"\nplaces = 1\nmin = 3"),
        &[
            "worker.toml:42:1 «places» unknown-key.not-for-type",
            "worker.toml:43:1 «min» unknown-key.not-for-type",
        ],
    );
    check(
        FILE,
        ("empty = false", "empty = true"),
        &["worker.toml:29:9 «true» wrong-value.only-false"],
    );
}

#[test]
fn numbers_are_exact_or_refused() {
    check(FILE, ("max = \"99.5\"", "max = 99.5"), &["worker.toml:36:7 «99.5» wrong-value.float"]);
    check(
        FILE,
        ("max = \"99.5\"", "max = \"99.555\""),
        &["worker.toml:36:8 «99.555» wrong-value.places"],
    );
    check(
        FILE,
        ("max = \"99.5\"", "max = \"-0.5\""),
        &["worker.toml:36:8 «-0.5» wrong-value.max-under-min"],
    );
    check(FILE, ("places = 2", "places = 12"), &["worker.toml:34:10 «12» wrong-value.range"]);
    check(
        FILE,
        ("max = 600", "max = 99999999999999999999"),
        &["worker.toml:24:7 «99999999999999999999» wrong-value.too-great"],
    );
}

#[test]
fn constants_are_numbers_percentages_grades_or_dates() {
    let share = |value: &str| format!("share_max = {{ value = {value},");
    let with = |value: &str, expected: &str| {
        check(FILE, ("share_max = { value = \"33.3%\",", &share(value)), &[expected]);
    };
    with("0.333", "worker.toml:50:23 «0.333» wrong-value.float");
    with("\"33.3%%\"", "worker.toml:50:24 «33.3%%» wrong-value.percent");
    with("\"33.3 phần trăm\"", "worker.toml:50:24 «33.3 phần trăm» wrong-value.number");
    with("\"một phần ba\"", "worker.toml:50:24 «một phần ba» wrong-value.constant");
    with("\"grade.fiar\"", "worker.toml:50:24 «grade.fiar» unknown-value.known ~fair");
    with("\"grades.fair\"", "worker.toml:50:24 «grades.fair» unknown-scale.value ~grade");
    with("true", "worker.toml:50:23 «true» wrong-value.constant");
}

#[test]
fn every_name_of_formulas_stands_once() {
    check(
        FILE,
        ("[parameters]\nmonths_min", "[parameters]\nmonths"),
        &["worker.toml:49:1 «months» duplicate-id (first-here worker.toml:20:8)"],
    );
    check(
        FILE,
        ("[criteria]\nspeed", "[criteria]\nscore"),
        &[
            "worker.toml:45:1 «score» duplicate-id (first-here worker.toml:32:8)",
            // The cases then speak of a criterion that is no longer there.
            "worker.cases.toml:4:99 «speed» unknown-fact",
        ],
    );
    check(
        FILE,
        (
            "[criteria]\nspeed = { type = \"grade\", group = \"task\"",
            "[criteria]\nspeed = { type = \"grade\", group = \"care\"",
        ),
        &["worker.toml:46:1 «care» duplicate-id (first-here worker.toml:45:36)"],
    );
    check(
        FILE,
        ("floor = {", "mark = {"),
        &["worker.toml:51:1 «mark» duplicate-id (first-here regulation.toml:12:8)"],
    );
}

#[test]
fn names_of_formulas_are_letters_digits_and_underscores() {
    check(FILE, ("floor = {", "the-floor = {"), &["worker.toml:51:1 «the-floor» invalid-id.name"]);
    check(FILE, ("floor = {", "2nd = {"), &["worker.toml:51:1 «2nd» invalid-id.name"]);
    check(FILE, ("floor = {", "lowest = {"), &["worker.toml:51:1 «lowest» invalid-id.reserved"]);
    check(FILE, ("floor = {", "case = {"), &["worker.toml:51:1 «case» invalid-id.reserved"]);
    check(FILE, ("floor = {", "\"sàn\" = {"), &[]);
}

#[test]
fn titles_of_columns_can_be_told_apart() {
    check(
        FILE,
        ("vi = \"Số tháng\", en", "vi = \"điểm\", en"),
        &["worker.toml:32:8 «score» duplicate-id.fact-title (first-here worker.toml:20:8)"],
    );
}

#[test]
fn ids_of_rules_stand_once_in_a_class() {
    check(
        FILE,
        ("id = \"weak-unit\"", "id = \"new\""),
        &[
            "worker.toml:86:7 «new» duplicate-id.rule (first-here worker.toml:55:7)",
            "worker.cases.toml:5:79 «weak-unit» unknown-expectation.value",
        ],
    );
    check(
        FILE,
        ("id = \"task-fair\"", "id = \"task.fair\""),
        &["worker.toml:79:7 «task.fair» invalid-id.id"],
    );
}

#[test]
fn rules_need_title_cite_and_basis() {
    check(
        FILE,
        (
            "title = { vi = \"Mới vào\", en = \"New\" }\nwhen = '''months < months_min'''\nreview_due = false\ncite = \"Điều 2\"\nbasis = \"text\"",
            "when = '''months < months_min'''",
        ),
        &[
            "worker.toml:54:1 «[[exemption]]» missing-key",
            "worker.toml:54:1 «[[exemption]]» missing-key",
            "worker.toml:54:1 «[[exemption]]» missing-key",
        ],
    );
    check(
        FILE,
        ("basis = \"inferred\"", "basis = \"infered\""),
        &["worker.toml:83:10 «infered» wrong-value.word ~inferred"],
    );
    check(
        FILE,
        ("done = 'reviewed'", "done = 'reviewed'\ncite = \"Điều 1\""),
        &["worker.toml:63:1 «[review]» missing-key", "worker.toml:63:1 «[review]» missing-key"],
    );
}

#[test]
fn formulas_are_literal_strings() {
    check(
        FILE,
        ("when = '''given(unit)'''", "when = \"given(unit)\""),
        &["worker.toml:88:8 «\"given(unit)\"» formula-not-literal"],
    );
    check(
        FILE,
        ("when = '''given(unit)'''", "when = true"),
        &["worker.toml:88:8 «true» formula-not-literal"],
    );
    check(
        FILE,
        ("when = '''given(unit)'''", "when = ''' '''"),
        &["worker.toml:88:11 « » wrong-value.empty"],
    );
}

#[test]
fn lists_of_rules_have_two_brackets() {
    check(
        FILE,
        ("[[exemption]]", "[exemption]"),
        &["worker.toml:54:1 «[exemption]» wrong-value.tables"],
    );
}

#[test]
fn levels_stand_best_first_each_once_and_on_the_scale() {
    check(
        FILE,
        ("is = \"high\"", "is = \"fail\""),
        &["worker.toml:77:7 «pass» level-order (first-here worker.toml:67:7)"],
    );
    check(
        FILE,
        ("is = \"high\"", "is = \"pass\""),
        &["worker.toml:77:7 «pass» duplicate-id.level (first-here worker.toml:67:7)"],
    );
    check(
        FILE,
        ("is = \"high\"", "is = \"hihg\""),
        &["worker.toml:67:7 «hihg» unknown-level ~high"],
    );
}

#[test]
fn a_quota_says_all_it_must() {
    check(
        FILE,
        ("rank = [{ by = '''score''', order = \"descending\" }]\n", ""),
        &["worker.toml:94:7 «high-share» quota-without-rank"],
    );
    check(
        FILE,
        ("lowered_to = \"pass\"", "lowered_to = \"high\""),
        &["worker.toml:94:7 «high-share» quota-lowers-nowhere"],
    );
    check(
        FILE,
        ("rounding = \"half-up\"", "rounding = \"halfup\""),
        &["worker.toml:99:13 «halfup» wrong-value.word ~half-up"],
    );
    check(
        FILE,
        ("per = [\"unit\"]", "per = [\"unti\"]"),
        &["worker.toml:96:9 «unti» unknown-fact ~unit"],
    );
    check(
        FILE,
        ("per = [\"unit\"]", "per = [\"name\"]"),
        &["worker.toml:96:9 «name» personal-fact.per"],
    );
    check(FILE, ("of = [\"pass\"]", "of = \"all\""), &["worker.toml:98:7 «all» wrong-value.base"]);
    check(
        FILE,
        ("limits = [\"high\"]", "limits = []"),
        &["worker.toml:95:10 «[]» wrong-value.empty-list"],
    );
    check(FILE, ("ties = \"all-in\"\n", ""), &["worker.toml:93:1 «[[quota]]» missing-key"]);
    check(
        FILE,
        ("assumed = [\"ties\"]", "assumed = [\"tie\"]"),
        &["worker.toml:106:13 «tie» wrong-value.word ~ties"],
    );
    check(
        FILE,
        ("seats_min = 1", "seats_min = -1"),
        &["worker.toml:100:13 «-1» wrong-value.range"],
    );
    check(
        FILE,
        ("order = \"descending\"", "order = \"down\""),
        &["worker.toml:101:38 «down» wrong-value.word"],
    );
}

#[test]
fn children_name_their_parent_by_a_fact() {
    check(
        "unit.toml",
        ("by = \"unit\"", "by = \"units\""),
        &["unit.toml:9:7 «units» unknown-fact ~unit"],
    );
    check(
        "unit.toml",
        ("by = \"unit\"", "by = \"score\""),
        &["unit.toml:9:7 «score» wrong-value.not-a-parent"],
    );
    check(
        "unit.toml",
        ("by = \"unit\"", "by = \"unit\"\namong = \"some\""),
        &["unit.toml:10:10 «some» wrong-value.word"],
    );
}

#[test]
fn mistakes_in_one_class_come_all_at_once() {
    let edits = [
        ("min = 0\nmax = 600", "min = 0.5\nmax = 600"),
        ("id = \"new\"", "id = \"new one\""),
        ("is = \"high\"", "is = \"hihg\""),
        ("basis = \"inferred\"", "basis = \"guess\""),
    ];
    let mut package = edited(FILE, edits[0].0, edits[0].1);
    let mut text = String::from_utf8(package.files[FILE].bytes.to_vec()).unwrap();
    for (from, to) in &edits[1..] {
        text = text.replace(from, to);
    }
    package.files.get_mut(FILE).unwrap().bytes = text.into_bytes().into();
    package.files.remove("worker.cases.toml");
    assert_eq!(
        told(package),
        [
            "worker.toml:23:7 «0.5» wrong-value.float",
            "worker.toml:55:7 «new one» invalid-id.id",
            "worker.toml:67:7 «hihg» unknown-level ~high",
            "worker.toml:83:10 «guess» wrong-value.word",
        ]
    );
}

#[test]
fn rules_that_name_what_could_not_be_read_are_left_out_for_now() {
    let (read, told) = regulation(edited(FILE, "of = \"unit\"", "of = \"units\""));
    assert!(!told.is_empty());
    let read = read.unwrap();
    assert!(read.unread.contains("unit"));
    let class = &read.classes[0];
    // The ceiling and the quota speak of `unit`; the exemption and the levels do not.
    assert_eq!((class.exemptions.len(), class.levels[0].requires.len()), (1, 1));
    assert_eq!((class.ceilings.len(), class.quotas.len()), (0, 0));
}

#[test]
fn a_share_above_the_whole_is_told_where_it_is_declared() {
    check(
        FILE,
        ("value = \"33.3%\"", "value = 33"),
        &["worker.toml:50:1 «share_max» wrong-value.share"],
    );
    check(FILE, ("value = \"33.3%\"", "value = \"100%\""), &[]);
}

#[test]
fn a_level_called_by_its_title_or_with_its_scale_is_recognized() {
    for written in ["cao", "Cao", "High", "C", "mark.high"] {
        let is = format!("is = \"{written}\"");
        let told = told(edited(FILE, "is = \"high\"", &is));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with("unknown-level ~high"), "{told:?}");
    }
}
