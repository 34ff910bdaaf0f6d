//! `compare` on the shipped regulations: what the law is known to have changed comes out, and
//! nothing of what it is known to have kept. (Expected by the dossier's table of changes.)

use crate::readmes::copy;
use crate::terminal::{project, run};
use serde_json::Value;

fn compare(a: &str, b: &str) -> (Value, i32) {
    let shown = run(project(), &["compare", a, b, "--format", "json"]);
    (shown.json(), shown.code)
}

fn class<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let classes = answer["classes"].as_array().unwrap();
    classes.iter().find(|class| class["class"] == id).unwrap()
}

/// The counterexamples from one outcome to another.
fn examples<'a>(class: &'a Value, from: &str, to: &str) -> Vec<&'a Value> {
    let all = class["counterexamples"].as_array().unwrap();
    all.iter().filter(|one| one["a"] == from && one["b"] == to).collect()
}

const RATED: [&str; 4] = ["failed", "completed", "good", "excellent"];

#[test]
fn a_regulation_is_equivalent_to_itself() {
    for id in ["hd-16-2018", "hd-21-2019", "qd-124-2023", "qd-366-2025"] {
        let (answer, code) = compare(id, id);
        assert_eq!(code, 0);
        for class in answer["classes"].as_array().unwrap() {
            assert_eq!(class["relation"], "equivalent", "{id}");
            assert_eq!(class["exact"], true, "{id}");
            assert_eq!(class["counterexamples"], Value::Array(Vec::new()), "{id}");
            assert_eq!(class["cells"]["different"], "0", "{id}");
        }
    }
}

#[test]
fn the_proposal_of_no_cap_changes_only_the_quota_of_leaders() {
    let (answer, code) = compare("hd-21-2019", "hd-21-2019+no-cap-standing-committee");
    assert_eq!(code, 1);
    for id in ["party-member", "party-organization", "leadership-collective"] {
        assert_eq!(class(&answer, id)["relation"], "equivalent");
    }
    let leader = class(&answer, "leader");
    assert_eq!(leader["before_quotas"], "equivalent");
    // Those taken out of the quota leave its base too, which may cost others a seat.
    assert_eq!(leader["relation"], "incomparable");
    assert_eq!(leader["exact"], true);
    let quotas = leader["quotas"].as_array().unwrap();
    assert_eq!(quotas.len(), 1);
    assert_eq!(quotas[0]["key"], "unless");
    assert_eq!(quotas[0]["a"], Value::Null);
    assert_eq!(quotas[0]["b"], r#"peer_group == "provincial-standing-committee""#);
}

/// The rules of the project with one more amendment, in a folder of their own.
fn with_amendment(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("rules"), &folder.path().join("rules"));
    let own = folder.path().join("rules/hd-21-2019/amendments/own.toml");
    let header = r#"format = 1
kind = "proposal"
amends = "hd-21-2019"
title = { vi = "Thử", en = "Trial" }
cite = "Điều 1"
[[change]]
set = "leader.quota.excellent-share"
"#;
    std::fs::write(own, format!("{header}to = {{ {text} }}\n")).unwrap();
    folder
}

#[test]
fn another_grouping_of_a_quota_changes_no_verdict_before_quotas() {
    for per in
        [r#"per = ["peer_group"]"#, r#"per = ["peer_group", "authority", "field", "is_head"]"#]
    {
        let folder = with_amendment(per);
        for (a, b) in [("hd-21-2019", "hd-21-2019+own"), ("hd-21-2019+own", "hd-21-2019")] {
            let shown = run(folder.path(), &["compare", a, b, "--format", "json"]);
            assert_eq!(shown.code, 1, "{}", shown.transcript());
            let answer = shown.json();
            let leader = class(&answer, "leader");
            assert_eq!(leader["before_quotas"], "equivalent", "{leader:#}");
            assert_eq!(leader["relation"], "incomparable");
            assert_eq!(leader["exact"], true);
            assert_eq!(leader["cells"]["different"], "0");
            assert_eq!(leader["counterexamples"], Value::Array(Vec::new()));
            for side in ["only_a_reads", "only_b_reads"] {
                assert_eq!(leader[side], Value::Array(Vec::new()));
            }
            assert_eq!(leader["quotas"].as_array().unwrap().len(), 1);
            assert_eq!(leader["quotas"][0]["key"], "per");
        }
    }
}

#[test]
fn a_wider_base_leaves_more_seats_and_changes_nothing_else() {
    let (answer, _) = compare("hd-21-2019", "hd-21-2019+reading-inclusive");
    for class in answer["classes"].as_array().unwrap() {
        assert_eq!(class["before_quotas"], "equivalent");
        assert_eq!(class["relation"], "laxer");
        assert_eq!(class["quotas"][0]["key"], "of");
    }
    let (answer, _) = compare("hd-21-2019+reading-inclusive", "hd-21-2019");
    assert_eq!(class(&answer, "leader")["relation"], "stricter");
}

#[test]
fn every_difference_between_shipped_regulations_is_confirmed_by_deciding_it() {
    for (a, b) in [
        ("hd-16-2018", "hd-21-2019"),
        ("hd-21-2019", "qd-124-2023"),
        ("qd-124-2023", "qd-366-2025"),
        ("hd-16-2018", "qd-366-2025"),
    ] {
        let (answer, code) = compare(a, b);
        assert_eq!(code, 1);
        for class in answer["classes"].as_array().unwrap() {
            assert_eq!(class["exact"], true, "{a} {b} {}", class["class"]);
            for one in class["counterexamples"].as_array().unwrap() {
                assert_eq!(one["confirmed"], true, "{a} {b} {one}");
            }
        }
    }
}

#[test]
fn from_2018_to_2019_suspended_members_became_exempt_and_new_ones_stayed_so() {
    let (answer, _) = compare("hd-16-2018", "hd-21-2019");
    let member = class(&answer, "party-member");
    for level in RATED {
        let to_exempt = examples(member, level, "exempt");
        assert_eq!(to_exempt.len(), 1, "{level}");
        assert_eq!(to_exempt[0]["facts"]["standing"], "suspended", "{level}");
        // Under six months: not rated, review due, in both.
        assert!(examples(member, level, "exempt-review-due").is_empty());
        assert!(examples(member, "exempt-review-due", level).is_empty());
        assert!(examples(member, "exempt", level).is_empty());
    }
    let both = examples(member, "exempt-review-due", "exempt");
    assert_eq!(both[0]["facts"]["standing"], "suspended");
}

#[test]
fn from_2019_to_2023_new_members_were_freed_of_the_review_and_excellence_asks_for_more() {
    let (answer, _) = compare("hd-21-2019", "qd-124-2023");
    let member = class(&answer, "party-member");
    let freed = examples(member, "exempt-review-due", "exempt");
    assert_eq!(freed[0]["apart"], serde_json::json!(["months_since_admission"]));
    assert_eq!(freed[0]["facts"]["months_since_admission"], "5");
    for level in RATED {
        assert!(examples(member, level, "exempt").is_empty(), "{level}");
        assert!(examples(member, "exempt", level).is_empty(), "{level}");
    }
    // Excellence asks for targets on time and exceeded, which the earlier guide did not read.
    let lost = examples(member, "excellent", "good");
    assert_eq!(lost[0]["apart"].as_array().unwrap().len(), 1);
    let only_new = member["only_b_reads"].as_array().unwrap();
    assert!(only_new.contains(&lost[0]["apart"][0]), "{}", lost[0]);
}

#[test]
fn a_regulation_that_is_not_there_is_refused() {
    let shown = run(project(), &["compare", "hd-21-2019", "hd-22-2019", "--format", "json"]);
    assert_eq!(shown.code, 1);
    assert_eq!(shown.json()["diagnostics"][0]["code"], "unknown-regulation");
}

#[test]
fn what_is_told_to_people_names_facts_by_their_titles() {
    let shown = run(
        project(),
        &["so-sánh", "hd-16-2018", "hd-21-2019", "--format", "plain", "--lang", "vi"],
    );
    assert_eq!(shown.code, 1);
    assert!(shown.stdout.contains("Đảng viên: B cho người cao hơn, người thấp hơn"));
    // A suspended member, in a cell that wraps.
    assert!(shown.stdout.contains("Tình trạng sinh hoạt đảng: Bị"), "{}", shown.stdout);
    assert!(!shown.stdout.contains('⟨'));
}

#[test]
fn quotas_are_told_to_people_by_titles_and_percentages_and_to_programs_by_keys() {
    let text = r#"share = '''0.25''', of = "rated", rounding = "up",
        rank = [ { by = '''targets_met''', order = "descending" } ]"#;
    let folder = with_amendment(text);
    let sides = ["hd-21-2019", "hd-21-2019+own"];
    let told = |lang: &str| {
        let options = ["--format", "plain", "--lang", lang];
        run(folder.path(), &[&["compare"], &sides[..], &options].concat()).stdout
    };
    let vi = told("vi");
    for line in [
        "tỉ lệ: 20% → 25%",
        "trên số: Hoàn thành tốt nhiệm vụ → tất cả đối tượng được xếp loại",
        "làm tròn: xuống → lên",
        "→ Tỉ lệ chỉ tiêu, nhiệm vụ của địa phương, cơ quan, đơn vị phụ trách đã hoàn thành (cao trước)",
        "Cả hai bên đều còn",
    ] {
        assert!(vi.contains(line), "{line}\n{vi}");
    }
    let en = told("en");
    for line in [
        "share: 20% → 25%",
        "of those at: Completed well → any level (all who are rated)",
        "rounding: down → up",
    ] {
        assert!(en.contains(line), "{line}\n{en}");
    }
    let answer = run(folder.path(), &["compare", sides[0], sides[1], "--format", "json"]).json();
    let quotas = class(&answer, "leader")["quotas"].as_array().unwrap();
    let keys: Vec<_> = quotas.iter().map(|one| [&one["key"], &one["a"], &one["b"]]).collect();
    assert_eq!(
        keys[..3],
        [["share", "0.2", "0.25"], ["of", "good", "rated"], ["rounding", "down", "up"]]
    );
}

#[test]
fn clauses_that_no_rule_expresses_are_told_after_the_classes() {
    let (answer, _) = compare("hd-21-2019", "qd-124-2023");
    let shown = run(
        project(),
        &["compare", "hd-21-2019", "qd-124-2023", "--format", "plain", "--lang", "vi"],
    );
    for (side, name, file) in [("a", "A", "hd-21-2019"), ("b", "B", "qd-124-2023")] {
        let path = project().join(format!("rules/{file}/regulation.toml"));
        let written: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let written = written["not_encoded"].as_array().unwrap();
        let title = format!("{name} còn {} điều khoản chưa thể hiện", written.len());
        let (classes, clauses) = shown.stdout.split_once(&title).expect(&shown.stdout);
        assert!(classes.contains("Đảng viên"));
        let told = answer[side]["not_encoded"].as_array().unwrap();
        assert_eq!(told.len(), written.len());
        for (told, written) in told.iter().zip(written) {
            let (cite, why) = (written["cite"].as_str().unwrap(), &written["why"]);
            assert_eq!(told["cite"], cite);
            assert_eq!(told["why"]["en"], why["en"].as_str().unwrap());
            let line = format!("  - {cite}: {}", why["vi"].as_str().unwrap());
            assert!(clauses.contains(&line), "{line}\n{clauses}");
        }
    }
}
