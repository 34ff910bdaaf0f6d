use super::{SAMPLE, check, sample};
use crate::load::{amendment, amendments};
use crate::model::{Act, AmendmentKind, Constant, Item, Patch, Ratio, RuleKind};

const FILE: &str = "amendments/longer.toml";

#[test]
fn an_amendment_is_read_whole() {
    let (read, told) = amendment(&sample(), "longer").unwrap();
    assert_eq!(told, []);
    let read = read.unwrap();
    assert_eq!((read.id.as_str(), read.kind), ("longer", AmendmentKind::Proposal));
    assert_eq!((read.cite.as_str(), read.title.en.as_str()), ("Tờ trình 1", "Wait longer"));
    let [set, add, remove] = &read.changes[..] else { panic!() };
    assert_eq!((set.address.class.as_str(), &set.address.kind), ("worker", &RuleKind::Parameter));
    let Act::Set(Patch::Parameter(patch)) = &set.act else { panic!() };
    let nine = Constant::Number(Ratio::whole(9));
    assert_eq!(patch.value, Some((nine, "9".to_owned())));
    let Act::Add { item: Item::Exemption(new), before } = &add.act else { panic!() };
    assert_eq!((new.id.as_str(), new.review_due), ("abroad", true));
    assert_eq!(before.as_ref().map(|before| before.value.as_str()), Some("new"));
    assert_eq!(&SAMPLE[6].1[new.when.place.range()], "standing == \"on-leave\"");
    assert_eq!((remove.address.id.as_str(), &remove.act), ("weak-unit", &Act::Remove));
}

#[test]
fn an_amendment_that_is_not_there_is_named_with_the_one_meant() {
    let (read, told) = amendment(&sample(), "longr").unwrap();
    assert_eq!(read, None);
    assert_eq!(super::line(&told[0]), "unknown-amendment ~longer");
    assert!(amendment(&sample(), "no/such/file.toml").is_err());
}

#[test]
fn an_amendment_may_lie_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, SAMPLE[6].1).unwrap();
    let (read, told) = amendment(&sample(), path.to_str().unwrap()).unwrap();
    assert_eq!((told, read.unwrap().id.as_str()), (Vec::new(), "mine"));
}

#[test]
fn an_amendment_has_a_name_that_the_archive_can_hold() {
    let long = format!("amendments/{}.toml", "a".repeat(81));
    let text = SAMPLE[6].1;
    let expected = format!("{long}:1:1 «» unexpected-file.long-path");
    check(&long, ("", text), &[&expected]);
    let odd = "amendments/wait longer.toml";
    check(odd, ("", text), &["amendments/wait longer.toml:1:1 «» invalid-id.id"]);
}

#[test]
fn the_own_amendments_come_by_id() {
    let (read, told) = amendments(&sample());
    assert_eq!((read.len(), told.len()), (1, 0));
}

#[test]
fn what_it_amends_must_be_this_regulation() {
    check(FILE, ("\"r-1\"", "\"r-2\""), &["amendments/longer.toml:3:11 «r-2» amends-another"]);
}

#[test]
fn each_change_does_one_thing() {
    check(
        FILE,
        ("to = { value = 9 }", "to = { value = 9 }\nremove = \"worker.fact.name\""),
        &["amendments/longer.toml:10:10 «\"worker.fact.name\"» wrong-value.one-act"],
    );
    check(
        FILE,
        ("set = \"worker.parameter.months_min\"\nto = { value = 9 }\n", ""),
        &["amendments/longer.toml:7:1 «[[change]]» wrong-value.one-act"],
    );
    check(
        FILE,
        ("to = { value = 9 }", ""),
        &["amendments/longer.toml:7:1 «[[change]]» missing-key"],
    );
    check(FILE, ("{ value = 9 }", "{}"), &["amendments/longer.toml:9:6 «{}» wrong-value.no-keys"]);
}

#[test]
fn addresses_have_class_kind_and_id() {
    let with = |address: &str, expected: &str| {
        check(FILE, ("worker.ceiling.weak-unit", address), &[expected]);
    };
    with(
        "worker.celing.weak-unit",
        "amendments/longer.toml:17:11 «worker.celing.weak-unit» wrong-value.address ~ceiling",
    );
    with("worker", "amendments/longer.toml:17:11 «worker» wrong-value.address");
    with(
        "worker.level.high.requires",
        "amendments/longer.toml:17:11 «worker.level.high.requires» wrong-value.address",
    );
    check(FILE, ("worker.ceiling.weak-unit", "worker.level.high.requires.task-strong"), &[]);
}

#[test]
fn changed_keys_are_read_like_declared_ones() {
    check(
        FILE,
        ("{ value = 9 }", "{ value = 0.5, titel = 1 }"),
        &[
            "amendments/longer.toml:9:16 «0.5» wrong-value.float",
            "amendments/longer.toml:9:21 «titel» unknown-key ~title",
        ],
    );
    check(
        FILE,
        (", cite = \"Tờ trình 1\", basis = \"text\" }", " }"),
        &[
            concat!(
                "amendments/longer.toml:14:6 «{ title = { vi = \"Ở xa\", en = \"Abroad\" }, ",
                "when = '''standing == \"on-leave\"''' }» missing-key"
            ),
            concat!(
                "amendments/longer.toml:14:6 «{ title = { vi = \"Ở xa\", en = \"Abroad\" }, ",
                "when = '''standing == \"on-leave\"''' }» missing-key"
            ),
        ],
    );
    check(
        FILE,
        ("as = { title", "as = { id = \"away\", title"),
        &["amendments/longer.toml:14:14 «away» wrong-value.other-id"],
    );
    check(
        FILE,
        ("exemption.abroad", "exemption.far away"),
        &["amendments/longer.toml:12:25 «far away» invalid-id.id"],
    );
}

#[test]
fn the_type_of_a_fact_goes_on_where_only_its_choices_change() {
    let change = |keys: &str| format!("set = \"worker.fact.standing\"\nto = {{ {keys} }}");
    let from = "set = \"worker.parameter.months_min\"\nto = { value = 9 }";
    check(FILE, (from, &change("of = { active = { vi = \"A\", en = \"B\" } }")), &[]);
    check(
        FILE,
        (from, &change("places = 2")),
        &["amendments/longer.toml:9:8 «places» unknown-key.not-for-type"],
    );
}
