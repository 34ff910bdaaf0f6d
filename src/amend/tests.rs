use crate::amend::amend;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::model::{Amendment, Base, Constant, FactType, Package, PackageFile, Ratio, Regulation};

const FILES: &[(&str, &str)] = &[
    ("regulation.toml", include_str!("../load/tests/sample/regulation.toml")),
    ("functions.rhai", include_str!("../load/tests/sample/functions.rhai")),
    ("worker.toml", include_str!("../load/tests/sample/worker.toml")),
    ("unit.toml", include_str!("../load/tests/sample/unit.toml")),
];

const HEAD: &str = "format = 1\nkind = \"reading\"\namends = \"r-1\"\n\
    title = { vi = \"Cách hiểu\", en = \"A reading\" }\ncite = \"Công văn 1\"\n";

fn file(path: &str, text: &str) -> PackageFile {
    PackageFile { shown: path.into(), bytes: text.as_bytes().into() }
}

fn published() -> Regulation {
    let files = FILES.iter().map(|(path, text)| ((*path).to_owned(), file(path, text)));
    let package = Package { id: "r-1".into(), files: files.collect(), ..Package::default() };
    let (regulation, told) = load::regulation(package);
    assert_eq!(told, []);
    regulation.unwrap()
}

/// An amendment of these changes; its first change begins on line 6.
fn amendment(id: &str, changes: &str) -> Amendment {
    let mut regulation = published();
    let text = format!("{HEAD}{changes}");
    regulation.package.amendments.insert(id.to_owned(), file(&format!("{id}.toml"), &text));
    let (amendment, told) = load::amendment(&regulation, id).unwrap();
    assert_eq!(told, []);
    amendment.unwrap()
}

/// Applies one amendment that must be sound.
fn amended(changes: &str) -> Regulation {
    let (amended, told) = amend(&published(), &[amendment("a", changes)]);
    assert_eq!(told.iter().map(line).collect::<Vec<_>>(), Vec::<String>::new());
    amended.unwrap()
}

fn line(one: &Diagnostic) -> String {
    let mut line = String::new();
    if let Some(place) = &one.location {
        let marked = place.excerpt.marked.start..place.excerpt.marked.end;
        let marked = &place.excerpt.text[marked];
        line = format!("{}:{}:{} «{marked}» ", place.file, place.line, place.column);
    }
    line += one.code.as_str();
    if let Some(variant) = one.variant {
        line += &format!(".{variant}");
    }
    if let Some(similar) = &one.similar {
        line += &format!(" ~{similar}");
    }
    for (label, place) in &one.related {
        line += &format!(" ({label} {}:{}:{})", place.file, place.line, place.column);
    }
    line
}

/// What is told of amendments `a`, `b`, … with these changes.
#[track_caller]
fn check(changes: &[&str], expected: &[&str]) {
    let ids = ["a", "b", "c"];
    let amendments: Vec<_> =
        ids.iter().zip(changes).map(|(id, changes)| amendment(id, changes)).collect();
    let (_, told) = amend(&published(), &amendments);
    let told: Vec<_> = told.iter().map(line).collect();
    assert_eq!(told, expected, "{}", told.join("\n"));
}

#[test]
fn set_merges_the_given_keys_and_leaves_the_others() {
    let amended = amended(
        "[[change]]\nset = \"worker.quota.high-share\"\nto = { of = \"rated\", basis = \"practice\" }",
    );
    let (before, after) = (&published().classes[0].quotas[0], &amended.classes[0].quotas[0]);
    assert_eq!(after.of, Base::Rated);
    assert_eq!(after.grounds.basis.as_str(), "practice");
    assert_eq!((&after.grounds.cite, &after.share), (&before.grounds.cite, &before.share));
}

#[test]
fn add_appends_or_comes_before() {
    let rule = "title = { vi = \"Ở xa\", en = \"Abroad\" }, when = '''true''', cite = \"1\", basis = \"text\"";
    let changes = format!(
        "[[change]]\nadd = \"worker.exemption.first\"\nbefore = \"new\"\nas = {{ {rule} }}\n\
         [[change]]\nadd = \"worker.exemption.last\"\nas = {{ {rule} }}\n"
    );
    let amended = amended(&changes);
    let ids: Vec<_> = amended.classes[0].exemptions.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["first", "new", "last"]);
}

#[test]
fn facts_are_added_before_criteria() {
    let amended = amended(concat!(
        "[[change]]\nadd = \"worker.fact.away\"\n",
        "as = { type = \"boolean\", empty = false, title = { vi = \"Vắng\", en = \"Away\" } }\n",
        "[[change]]\nadd = \"worker.criterion.tact\"\nbefore = \"care\"\nas = { type = \"grade\", ",
        "group = \"task\", title = { vi = \"Khéo léo\", en = \"Tact\" } }\n",
        "[[change]]\nadd = \"unit.criterion.order\"\nas = { type = \"grade\", ",
        "group = \"house\", title = { vi = \"Nền nếp\", en = \"Order\" } }\n",
        "[[change]]\nadd = \"unit.fact.size\"\nas = { type = \"integer\", ",
        "title = { vi = \"Quy mô\", en = \"Size\" } }\n",
    ));
    let ids = |class: usize| -> Vec<String> {
        amended.classes[class].facts.iter().map(|fact| fact.id.clone()).collect()
    };
    assert_eq!(ids(0)[6..], ["hired", "away", "speed", "tact", "care"]);
    assert_eq!(ids(1), ["sound", "size", "order"]);
}

#[test]
fn remove_takes_away_by_name() {
    let amended = amended(concat!(
        "[[change]]\nremove = \"worker.ceiling.weak-unit\"\n",
        "[[change]]\nremove = \"worker.level.high.requires.task-strong\"\n",
        "[[change]]\nremove = \"worker.parameter.since\"\n",
    ));
    let class = &amended.classes[0];
    assert!(class.ceilings.is_empty() && class.levels[0].requires.is_empty());
    assert_eq!(class.parameters.len(), 3);
}

#[test]
fn limits_of_a_fact_follow_its_places() {
    let amended = amended(concat!(
        "[[change]]\nset = \"worker.fact.score\"\nto = { places = 1, min = 10 }\n",
        "[[change]]\nset = \"worker.parameter.share_max\"\nto = { value = \"1/3\" }\n",
    ));
    let score = &amended.classes[0].facts[5];
    assert_eq!(score.kind, FactType::Decimal { places: 1 });
    assert_eq!((score.min, score.max), (Some(100), Some(995)));
    let share = &amended.classes[0].parameters[1];
    assert_eq!(share.value, Constant::Number(Ratio::new(1, 3).unwrap()));
    assert_eq!(share.written, "1/3");
    check(
        &["[[change]]\nset = \"worker.fact.score\"\nto = { type = \"integer\" }"],
        &["a.toml:7:8 «worker.fact.score» wrong-value.places"],
    );
    check(
        &["[[change]]\nset = \"worker.fact.score\"\nto = { min = 100 }"],
        &["a.toml:7:8 «worker.fact.score» wrong-value.max-under-min"],
    );
}

#[test]
fn an_amended_regulation_has_a_fingerprint_of_its_own() {
    let longer =
        amendment("a", "[[change]]\nset = \"worker.parameter.months_min\"\nto = { value = 9 }");
    let other = amendment("b", "[[change]]\nremove = \"worker.parameter.since\"");
    let published = published();
    let prints: Vec<_> = [
        vec![],
        vec![longer.clone()],
        vec![longer.clone(), other.clone()],
        vec![other.clone(), longer.clone()],
    ]
    .iter()
    .map(|amendments| amend(&published, amendments).0.unwrap().fingerprint())
    .collect();
    assert_eq!(prints[0], published.fingerprint());
    for (at, print) in prints.iter().enumerate() {
        assert!(!prints[..at].contains(print));
    }
    let (amended, _) = amend(&published, &[longer.clone(), other.clone()]);
    let amended = amended.unwrap();
    let applied: Vec<_> =
        amended.package.files.keys().filter(|path| path.starts_with("applied/")).collect();
    assert_eq!(applied, ["applied/1-a.toml", "applied/2-b.toml"]);
    let (stepwise, _) = amend(&amend(&published, &[longer]).0.unwrap(), &[other]);
    assert_eq!(stepwise.unwrap().fingerprint(), amended.fingerprint());
}

#[test]
fn a_recorded_package_amends_to_the_same_regulation() {
    let longer =
        amendment("a", "[[change]]\nset = \"worker.parameter.months_min\"\nto = { value = 9 }");
    let amended = amend(&published(), &[longer]).0.unwrap();
    let archive = amended.package.to_tar().unwrap();
    let (read, told) = load::recorded(Package::from_tar("r-1", &archive).unwrap());
    assert_eq!(told, []);
    let (base, amendments) = read.unwrap();
    let again = amend(&base, &amendments).0.unwrap();
    assert_eq!(again.fingerprint(), amended.fingerprint());
    assert_eq!(again.classes[0].parameters[0].value, amended.classes[0].parameters[0].value);
}

#[test]
fn a_change_that_names_nothing_is_told_what_it_may_have_meant() {
    check(
        &["[[change]]\nremove = \"workers.fact.name\""],
        &["a.toml:7:11 «workers.fact.name» names-nothing.class ~worker"],
    );
    check(
        &["[[change]]\nremove = \"worker.ceiling.weak-units\""],
        &["a.toml:7:11 «worker.ceiling.weak-units» names-nothing ~worker.ceiling.weak-unit"],
    );
    check(
        &["[[change]]\nremove = \"worker.fact.speed\""],
        &["a.toml:7:11 «worker.fact.speed» names-nothing ~worker.criterion.speed"],
    );
    check(
        &[
            "[[change]]\nset = \"worker.level.pass.requires.task-strong\"\nto = { that = '''true''' }",
        ],
        &[concat!(
            "a.toml:7:8 «worker.level.pass.requires.task-strong» names-nothing ",
            "~worker.level.high.requires.task-strong"
        )],
    );
    check(
        &[
            "[[change]]\nadd = \"worker.parameter.extra\"\nbefore = \"months\"\nas = { value = 1, title = { vi = \"A\", en = \"B\" }, cite = \"1\", basis = \"text\" }",
        ],
        &["a.toml:8:11 «months» names-nothing.before"],
    );
}

#[test]
fn a_change_that_changes_nothing_is_told() {
    check(
        &["[[change]]\nset = \"worker.parameter.months_min\"\nto = { value = 6 }"],
        &["a.toml:7:8 «worker.parameter.months_min» changes-nothing"],
    );
    // The same formula, written elsewhere and with spaces around it, is no change.
    check(
        &["[[change]]\nset = \"worker.ceiling.weak-unit\"\nto = { when = ''' given(unit) ''' }"],
        &["a.toml:7:8 «worker.ceiling.weak-unit» changes-nothing"],
    );
}

#[test]
fn a_later_change_of_the_same_key_is_a_warning_and_holds() {
    let first = "[[change]]\nset = \"worker.parameter.months_min\"\nto = { value = 9 }";
    let second = "[[change]]\nset = \"worker.parameter.months_min\"\nto = { value = 12 }";
    let other = "[[change]]\nset = \"worker.parameter.months_min\"\nto = { cite = \"Khoản 1\" }";
    let told = "b.toml:7:8 «worker.parameter.months_min» changed-twice (first-here a.toml:7:8)";
    check(&[first, second], &[told]);
    check(&[first, other], &[]);
    check(
        &[first, "[[change]]\nremove = \"worker.parameter.months_min\""],
        &["b.toml:7:11 «worker.parameter.months_min» changed-twice (first-here a.toml:7:8)"],
    );
    let amendments = [amendment("a", first), amendment("b", second)];
    let (amended, told) = amend(&published(), &amendments);
    assert!(!told[0].is_error());
    let value = &amended.unwrap().classes[0].parameters[0].value;
    assert_eq!(*value, Constant::Number(Ratio::whole(12)));
}

#[test]
fn a_name_that_is_taken_is_told_with_its_place() {
    let parameter = "value = 1, title = { vi = \"A\", en = \"B\" }, cite = \"1\", basis = \"text\"";
    let add = |name: &str| {
        format!("[[change]]\nadd = \"worker.parameter.{name}\"\nas = {{ {parameter} }}")
    };
    check(
        &[&add("floor")],
        &["a.toml:7:8 «worker.parameter.floor» already-there (first-here worker.toml:51:1)"],
    );
    check(
        &[&add("task")],
        &["a.toml:7:8 «worker.parameter.task» already-there (first-here worker.toml:45:1)"],
    );
    check(
        &[&add("grade")],
        &["a.toml:7:8 «worker.parameter.grade» already-there (first-here regulation.toml:17:8)"],
    );
    check(
        &[
            "[[change]]\nadd = \"worker.ceiling.new\"\nas = { when = '''true''', at_most = '''mark.pass''', title = { vi = \"A\", en = \"B\" }, cite = \"1\", basis = \"text\" }",
        ],
        &["a.toml:7:8 «worker.ceiling.new» already-there (first-here worker.toml:55:7)"],
    );
    check(&[&add("extra")], &[]);
}

#[test]
fn what_contradicts_itself_only_since_a_change_is_told_at_the_change() {
    check(
        &["[[change]]\nset = \"worker.quota.high-share\"\nto = { rank = [] }"],
        &[concat!(
            "a.toml:7:8 «worker.quota.high-share» quota-without-rank ",
            "(declared-here worker.toml:94:7)"
        )],
    );
    check(
        &["[[change]]\nremove = \"worker.fact.unit\""],
        &[
            concat!(
                "a.toml:7:11 «worker.fact.unit» unknown-fact ",
                "(declared-here worker.toml:96:9)"
            ),
            concat!(
                "a.toml:7:11 «worker.fact.unit» unknown-fact ",
                "(declared-here unit.toml:9:7)"
            ),
        ],
    );
    check(
        &["[[change]]\nset = \"worker.quota.high-share\"\nto = { per = [\"units\"] }"],
        &["a.toml:8:16 «units» unknown-fact ~unit"],
    );
    check(
        &["[[change]]\nset = \"worker.quota.high-share\"\nto = { lowered_to = \"high\" }"],
        &[concat!(
            "a.toml:7:8 «worker.quota.high-share» quota-lowers-nowhere ",
            "(declared-here worker.toml:94:7)"
        )],
    );
}

#[test]
fn an_amendment_of_another_regulation_is_not_applied() {
    let mut other = amendment("a", "[[change]]\nremove = \"worker.parameter.since\"");
    other.amends = "r-2".to_owned();
    assert_eq!(amend(&published(), &[other]).0, None);
}
