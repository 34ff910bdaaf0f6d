//! What-if through the program itself: what it says agrees with separate evaluations.

use crate::terminal::{Shown, project, run};
use crate::workplace;
use mucthuoc::decide::{Options, Rulebook, decide, decide_again};
use mucthuoc::model::{Constant, Ratio, Why};
use mucthuoc::simulate::{Proposal, Standing, Wanted};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PROPOSAL: &str = "no-cap-standing-committee";

fn here(words: &[&str]) -> Shown {
    run(project(), &[words, &["--lang", "en"]].concat())
}

fn json(words: &[&str]) -> Value {
    let shown = here(&[words, &["--format", "json"]].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown.json()
}

/// The example's submissions without the levels that the authority gave.
fn undecided(folder: &Path) -> PathBuf {
    let (from, to) = (project().join("examples/kontum-2020"), folder.join("submissions"));
    fs::create_dir(&to).unwrap();
    fs::copy(from.join("returns.toml"), to.join("returns.toml")).unwrap();
    for class in ["party-member", "party-organization", "leadership-collective", "leader"] {
        let name = format!("{class}.csv");
        let mut rows = csv::Reader::from_path(from.join(&name)).unwrap();
        let header = rows.headers().unwrap().clone();
        let keep = |at: &usize| &header[*at] != "decided";
        let keep: Vec<usize> = (0..header.len()).filter(keep).collect();
        let mut written = csv::Writer::from_path(to.join(&name)).unwrap();
        written.write_record(keep.iter().map(|at| &header[*at])).unwrap();
        for row in rows.records() {
            let row = row.unwrap();
            written.write_record(keep.iter().map(|at| &row[*at])).unwrap();
        }
        written.flush().unwrap();
    }
    to
}

/// The verdicts of a file, by class and id.
fn verdicts(path: &Path) -> BTreeMap<(String, String), Value> {
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.map(|row| ((text(&row["class"]), text(&row["id"])), row)).collect()
}

/// A verdict's level, or its outcome where it has none.
fn state(verdict: &Value) -> &str {
    verdict["level"].as_str().or(verdict["outcome"].as_str()).unwrap()
}

#[test]
fn the_proposal_of_the_report_moves_seven_of_fifteen_and_all_directly() {
    let found = json(&["simulate", "examples/kontum-2020", "--with", PROPOSAL]);
    assert_eq!((&found["format"], &found["kind"]), (&1.into(), &"simulation".into()));
    let scenario = &found["scenarios"][0];
    assert_eq!(scenario["name"], PROPOSAL);
    // Of 15 members 9 meet the standard; the cap leaves 2 (2 ≤ 20 % of 13).
    let moves: Value = serde_json::from_str(
        r#"[{"class":"leader","from":"good","to":"excellent","count":7,"direct":7,"displaced":0}]"#,
    )
    .unwrap();
    assert_eq!(scenario["moves"], moves);
    let changed = scenario["changed"].as_array().unwrap();
    assert_eq!(changed.len(), 7);
    for one in changed {
        assert!(one["id"].as_str().unwrap().starts_with("ld-btv-"), "{one}");
        assert_eq!(
            (&one["why"], &one["rules_before"][0]),
            (&"direct".into(), &"excellent-share".into())
        );
        assert_eq!(one["before"]["standard"], "excellent");
        assert_eq!(one["rules_after"], one["after"]["reasons"]);
    }
    let members = |seats: &&Value| seats["class"] == "leader";
    let seats = scenario["seats"].as_array().unwrap().iter().find(members).unwrap();
    // The two who held a seat of the quota are no longer in it.
    assert_eq!((&seats["freed"], &seats["taken"]), (&2.into(), &0.into()));
}

#[test]
fn rows_and_totals_are_those_of_two_evaluations() {
    let folder = tempfile::tempdir().unwrap();
    let submissions = undecided(folder.path());
    let submissions = submissions.to_str().unwrap();
    for with in
        [&["--with", "reading-inclusive"][..], &["--with", PROPOSAL, "--with", "reading-headcount"]]
    {
        let evaluated = |name: &str, with: &[&str]| {
            let file = folder.path().join(name);
            let file_text = file.to_str().unwrap();
            let asked = [&["evaluate", submissions, "--verdicts", file_text], with].concat();
            (json(&asked), verdicts(&file))
        };
        let (was, before) = evaluated("before.jsonl", &[]);
        let (is, after) = evaluated("after.jsonl", with);
        let found = json(&[&["simulate", submissions], with].concat());
        let scenario = &found["scenarios"][0];
        assert_eq!(found["baseline"], was);
        let mut result = scenario["result"].clone();
        result["warnings"] = is["warnings"].clone();
        assert_eq!(result, is);

        let differing = before.iter().filter(|(key, old)| state(old) != state(&after[*key]));
        let expected: Vec<(&Value, &Value)> =
            differing.map(|(key, old)| (old, &after[key])).collect();
        let changed = scenario["changed"].as_array().unwrap();
        assert!(changed.len() > 100 && changed.len() == expected.len());
        let mut listed: Vec<(&Value, &Value)> =
            changed.iter().map(|one| (&one["before"], &one["after"])).collect();
        listed.sort_by_key(|(old, _)| (old["class"].to_string(), old["id"].to_string()));
        let mut expected = expected;
        expected.sort_by_key(|(old, _)| (old["class"].to_string(), old["id"].to_string()));
        assert_eq!(listed, expected);
        totals(scenario, (&was, &is));
    }
}

/// The matrix's rows sum to the counts before, its columns to those after; moves are its cells.
fn totals(scenario: &Value, (was, is): (&Value, &Value)) {
    for (at, matrix) in scenario["matrix"].as_array().unwrap().iter().enumerate() {
        let states = matrix["states"].as_array().unwrap();
        let counts: Vec<Vec<u64>> = serde_json::from_value(matrix["counts"].clone()).unwrap();
        for (place, state) in states.iter().enumerate() {
            let state = state.as_str().unwrap();
            let count = |side: &Value| match state {
                "exempt" => side["classes"][at]["exempt"]
                    .as_object()
                    .unwrap()
                    .values()
                    .map(|count| count.as_u64().unwrap())
                    .sum(),
                "pending" | "referred" => side["classes"][at][state].as_u64().unwrap(),
                level => side["classes"][at]["levels"][level].as_u64().unwrap_or(0),
            };
            assert_eq!(counts[place].iter().sum::<u64>(), count(was), "{state}");
            assert_eq!(counts.iter().map(|row| row[place]).sum::<u64>(), count(is), "{state}");
        }
        let moved: u64 = counts.iter().flatten().sum::<u64>()
            - (0..states.len()).map(|at| counts[at][at]).sum::<u64>();
        let class = &matrix["class"];
        let moves =
            scenario["moves"].as_array().unwrap().iter().filter(|one| one["class"] == *class);
        let sums = moves.fold((0, 0), |(all, parts), one| {
            let number = |key: &str| one[key].as_u64().unwrap();
            (all + number("count"), parts + number("direct") + number("displaced"))
        });
        assert_eq!(sums, (moved, moved));
    }
}

#[test]
fn decided_levels_are_left_aside_for_levels_and_measured_for_departures() {
    let folder = tempfile::tempdir().unwrap();
    let without = undecided(folder.path());
    let with = json(&["simulate", "examples/kontum-2020", "--with", PROPOSAL]);
    let without = json(&["simulate", without.to_str().unwrap(), "--with", PROPOSAL]);
    for (side, other) in [
        (&with["baseline"], &without["baseline"]),
        (&with["scenarios"][0]["result"], &without["scenarios"][0]["result"]),
    ] {
        for class in 0..4 {
            let (side, other) = (&side["classes"][class], &other["classes"][class]);
            assert_eq!(side["levels"], other["levels"]);
            assert_eq!(other["departures"], serde_json::json!({}));
        }
    }
    let departures = |side: &Value| side["classes"][3]["departures"].clone();
    let (was, is) = (departures(&with["baseline"]), departures(&with["scenarios"][0]["result"]));
    // 3 of the 15 were decided excellent, of whom the cap leaves 2: one less beyond it. The 6 who
    // meet the standard and were decided good would then have been rated too low.
    let number = |value: &Value, key: &str| value[key].as_u64().unwrap_or(0);
    assert_eq!(number(&is, "quota-exceeded") + 1, number(&was, "quota-exceeded"));
    assert_eq!(number(&is, "below-standard"), number(&was, "below-standard") + 6);
}

#[test]
fn counting_apart_by_a_fact_splits_the_matrix() {
    let found =
        json(&["simulate", "examples/kontum-2020", "--with", PROPOSAL, "--by", "authority"]);
    let matrix = &found["scenarios"][0]["matrix"][3];
    let square =
        |value: &Value| -> Vec<Vec<u64>> { serde_json::from_value(value.clone()).unwrap() };
    let whole = square(&matrix["counts"]);
    let parts = matrix["by"].as_array().unwrap();
    // Five authorities rate leaders.
    assert_eq!(parts.len(), 5);
    let mut sum = vec![vec![0; whole.len()]; whole.len()];
    for part in parts {
        for (row, counts) in square(&part["counts"]).iter().enumerate() {
            counts.iter().enumerate().for_each(|(column, count)| sum[row][column] += count);
        }
    }
    assert_eq!(sum, whole);
    let moved = |part: &&Value| {
        let counts = square(&part["counts"]);
        (0..counts.len()).any(|at| counts[at].iter().sum::<u64>() != counts[at][at])
    };
    let moved: Vec<&Value> = parts.iter().filter(moved).map(|part| &part["value"]).collect();
    assert_eq!(moved, ["provincial-standing-committee"]);
}

#[test]
fn scenarios_stand_side_by_side_and_readings_tell_who_hangs_on_them() {
    let both = format!("both={PROPOSAL}+reading-inclusive");
    let found = json(&[
        "simulate",
        "examples/kontum-2020",
        "--with",
        PROPOSAL,
        "--scenario",
        &both,
        "--reading",
        "all",
    ]);
    let names: Vec<&str> = found["scenarios"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, [PROPOSAL, "both", "reading-headcount", "reading-inclusive"]);
    let sides = found["depends"]["sides"].as_array().unwrap();
    assert_eq!(sides.len(), 5);
    let subjects = found["depends"]["subjects"].as_array().unwrap();
    // Exactly those who change in some scenario.
    let mut changed: Vec<(&Value, &Value)> = found["scenarios"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one["changed"].as_array().unwrap())
        .map(|one| (&one["class"], &one["id"]))
        .collect();
    changed.sort_by_key(|(class, id)| (class.to_string(), id.to_string()));
    changed.dedup();
    assert_eq!(subjects.len(), changed.len());
    // The standing committee's group: 2, 3 (3 ≤ 20 % of 15) or no cap at all.
    let is_theirs = |group: &&Value| group["key"]["peer_group"] == "provincial-standing-committee";
    let group = found["depends"]["groups"].as_array().unwrap().iter().find(is_theirs).unwrap();
    let kept: Vec<Option<u64>> =
        group["sides"].as_array().unwrap().iter().map(|side| side["kept"].as_u64()).collect();
    assert_eq!(kept, [Some(2), None, None, Some(3), Some(3)]);
}

#[test]
fn a_simulation_says_so_in_every_output_and_writes_who_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("changed.csv");
    let asked = ["simulate", "examples/kontum-2020", "--with", PROPOSAL, "--changed"];
    let shown = here(&[&asked[..], &[file.to_str().unwrap()]].concat());
    assert_eq!(shown.code, 0);
    assert!(shown.stdout.starts_with("SIMULATION"), "{}", shown.stdout);
    assert!(shown.stdout.contains("\n7 of 35,917 subjects would come out differently:\n"));
    let rows = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = rows.lines().collect();
    assert!(lines[0].starts_with("simulation,class,id,from,to,why,"), "{}", lines[0]);
    assert_eq!(lines.len(), 8);
    assert!(
        lines[1..].iter().all(|line| line.starts_with("no-cap-standing-committee,leader,ld-btv-"))
    );
    let vietnamese =
        run(project(), &["mô-phỏng", "examples/kontum-2020", "--with", PROPOSAL, "--lang", "vi"]);
    assert!(vietnamese.stdout.starts_with("MÔ PHỎNG"), "{}", vietnamese.stdout);
}

/// By the example's README: `m02` and `e02` go from A to B, which leaves 7 in A and 11 in B; `c03`
/// stays by its tie, past the seats.
const SUPPLIERS: &str = "\
Scenario: share-20
  Proposal: Lower the share of tier A to 20% (Tờ trình ví dụ 12/TTr)
2 of 30 subjects would come out differently:
  Supplier: 2 from “Tier A, preferred” to “Tier B, satisfactory” (2 directly, 0 displaced by others)

Supplier
                         As it stands  share-20  Change
 Rated                             26        26
   Tier A, preferred                9         7      −2
   Tier B, satisfactory             9        11      +2
   Tier C, to improve               6         6
   Tier D, discontinued             2         2
 Not rated                          2         2
 Pending                            2         2

Supplier, with share-20
 From (down) to     Tier A,         Tier B,  Tier C, to         Tier D,  Not rated  Pending  Before
 (across)         preferred    satisfactory     improve    discontinued
 Tier A,                  7               2           0               0          0        0       9
 preferred
 Tier B,                  0               9           0               0          0        0       9
 satisfactory
 Tier C, to               0               0           6               0          0        0       6
 improve
 Tier D,                  0               0           0               2          0        0       2
 discontinued
 Not rated                0               0           0               0          2        0       2
 Pending                  0               0           0               0          0        2       2
 After                    7              11           6               2          2        2      30

 Quota                             Seats before  Seats after  Held before  Held after  Freed  Taken
 Tier A at most 25% of those                  8            6            9           7      2      0
 ranked in the category, rounded
 to the nearest, at least one

By Category (nothing changes for 2 values):
 Value      Subjects  From               To                    Count
 Medicines        11  Tier A, preferred  Tier B, satisfactory      1
 Equipment         7  Tier A, preferred  Tier B, satisfactory      1

The 2 subjects that change, with share-20:
  Supplier: from “Tier A, preferred” to “Tier B, satisfactory”, directly (2)
    As it stands: Meets the requirements of: Tier A, preferred
    With the change: Lowered to Tier B, satisfactory by the quota: Tier A at most 25% of those \
ranked in the category, rounded to the nearest, at least one
    e02, m02
";

#[test]
fn the_change_of_the_suppliers_example_reads_as_its_readme_says() {
    let words = "simulate examples/supplier-rating/submissions --rules examples/supplier-rating/rules \
                 --with share-20 --by category --format plain";
    let shown = here(&words.split_whitespace().collect::<Vec<_>>());
    let (_, said) = shown.stdout.split_once("\n\n").unwrap();
    assert_eq!(said, SUPPLIERS);
}

#[test]
fn a_recorded_batch_is_simulated_and_its_trail_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let trail = folder.path().join("ratings.trail");
    let example = project().join("examples/supplier-rating");
    let rules = example.join("rules");
    let (trail, rules) = (trail.to_str().unwrap(), rules.to_str().unwrap());
    let submissions = example.join("submissions");
    let record = ["evaluate", submissions.to_str().unwrap(), "--rules", rules];
    let recorded =
        here(&[&record[..], &["--trail", trail, "--new-trail", "example/test"]].concat());
    assert_eq!(recorded.code, 0, "{}", recorded.transcript());
    let bytes = || {
        let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let files = names.map(|path| (path.clone(), fs::read(path).unwrap()));
        files.collect::<BTreeMap<PathBuf, Vec<u8>>>()
    };
    let before = bytes();
    // Entries 1 and 2 register the regulation and the program.
    let batch = ["--from-trail", trail, "--batch", "3", "--rules", rules];
    let files = [submissions.to_str().unwrap(), "--rules", rules];
    let simulate = |source: &[&str]| json(&[&["simulate", "--with", "share-20"], source].concat());
    let (from_batch, from_files) = (simulate(&batch), simulate(&files));
    assert_eq!(from_batch["kind"], "simulation");
    assert_eq!(from_batch["scenarios"][0]["changed"], from_files["scenarios"][0]["changed"]);
    assert!(!from_files["scenarios"][0]["changed"].as_array().unwrap().is_empty());
    let range = ["sweep", "--parameter", "supplier.a_share", "--from", "10%", "--to", "30%"];
    let sweep = |source: &[&str]| json(&[&range[..], &["--step", "5%"], source].concat());
    assert_eq!(sweep(&batch)["sweep"], sweep(&files)["sweep"]);
    assert!(bytes() == before, "a simulation wrote to a trail");
    let told = here(&[&["simulate", "--with", "share-20"], &batch[..]].concat());
    assert!(!told.stderr.contains("recorded by other rules"), "{}", told.stderr);
    // A batch that was recorded with an amendment is compared with the regulation without it.
    let again = here(&[&record[..], &["--with", "share-20", "--trail", trail]].concat());
    assert_eq!(again.code, 0, "{}", again.transcript());
    let shown = json(&["audit", "show", trail]);
    let last = shown["batches"].as_array().unwrap().last().unwrap()["seq"].to_string();
    let other = ["--from-trail", trail, "--batch", &last, "--rules", rules];
    let told = here(&[&["simulate", "--with", "share-20"], &other[..]].concat());
    assert!(told.stderr.contains("recorded by other rules"), "{}", told.transcript());
}

#[test]
fn what_was_asked_wrongly_is_told_with_what_to_do() {
    let asked = |more: &[&str]| here(&[&["simulate", "examples/kontum-2020"], more].concat());
    let calls: [(&[&str], i32, &str); 6] = [
        (&[], 2, "is missing"),
        (&["--with", "no-cap"], 1, "unknown-amendment"),
        (&["--scenario", "nameless"], 2, "does not take `nameless`"),
        (&["--with", PROPOSAL, "--by", "authorty"], 1, "no class has a fact `authorty`"),
        (
            &["--with", PROPOSAL, "--scenario", &format!("{PROPOSAL}=reading-inclusive")],
            2,
            "two scenarios",
        ),
        (&["--with", PROPOSAL, "--changed", "changed.ods"], 2, "changed.ods"),
    ];
    for (more, code, said) in calls {
        let shown = asked(more);
        assert_eq!((shown.code, shown.stdout.as_str()), (code, ""), "{more:?} {}", shown.stderr);
        assert!(shown.stderr.contains(said), "{more:?}: {}", shown.stderr);
        assert!(shown.stderr.contains("help: "), "{more:?}: {}", shown.stderr);
    }
}

#[test]
fn an_amendment_that_adds_a_fact_is_read_beside_the_regulation_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let example = project().join("examples/supplier-rating");
    let submissions = folder.path().join("submissions");
    fs::create_dir(&submissions).unwrap();
    fs::copy(example.join("submissions/returns.toml"), submissions.join("returns.toml")).unwrap();
    // A column that only the amendment knows: every third supplier is barred.
    let text = fs::read_to_string(example.join("submissions/supplier.csv")).unwrap();
    let rows = text.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line},barred\n"),
        _ => format!("{line},{}\n", at % 3 == 0),
    });
    fs::write(submissions.join("supplier.csv"), rows.collect::<String>()).unwrap();
    let amendment = r#"
format = 1
kind = "proposal"
amends = "supplier-2025"
title = { vi = "Loại nhà cung cấp bị cấm", en = "Barred suppliers" }
cite = "test"
[[change]]
add = "supplier.fact.barred"
as = { type = "boolean", title = { vi = "Bị cấm", en = "Barred" } }
[[change]]
add = "supplier.exemption.barred"
as = { when = '''barred''', review_due = false, title = { vi = "Bị cấm", en = "Barred" }, cite = "test", basis = "text" }
before = "FIRST"
"#;
    let rules = fs::read_to_string(example.join("rules/supplier-2025/supplier.toml")).unwrap();
    let first = rules.split("[[exemption]]").nth(1).unwrap();
    let first = first.lines().find_map(|line| line.trim().strip_prefix("id")).unwrap();
    let first = first.trim_matches([' ', '=', '"']);
    let file = folder.path().join("barred.toml");
    fs::write(&file, amendment.replace("FIRST", first)).unwrap();
    let rules = example.join("rules");
    let common = ["--rules", rules.to_str().unwrap()];
    let (submissions, file) = (submissions.to_str().unwrap(), file.to_str().unwrap());
    let found =
        json(&[&["simulate", submissions, "--with", file, "--by", "barred"], &common[..]].concat());
    let evaluated = json(&[&["evaluate", submissions, "--with", file], &common[..]].concat());
    let scenario = &found["scenarios"][0];
    assert_eq!(scenario["result"]["classes"][0]["exempt"]["barred"], 10);
    assert_eq!(scenario["result"]["classes"][0]["exempt"], evaluated["classes"][0]["exempt"]);
    assert_eq!(found["baseline"]["classes"][0]["exempt"]["barred"], Value::Null);
    assert_eq!(scenario["matrix"][0]["by"].as_array().unwrap().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    /// Whoever changes in a class whose own rules are the same was displaced; and where only the
    /// quotas of a class change that reads nobody else's level, nobody was.
    #[test]
    fn untouched_classes_are_only_displaced_and_quotas_alone_never_displace(
        first in workplace::quota_shapes(),
        second in workplace::quota_shapes(),
        other in workplace::quota_shapes(),
        shares in any::<bool>(),
        draw in workplace::draws(),
    ) {
        let before = workplace::regulation(&first, &second);
        // The groups and whom a quota concerns are rules of standing too: they stay.
        let kept = workplace::QuotaShape { per: second.per, unless: second.unless, ..other };
        let mut after = workplace::regulation(&first, &kept);
        if shares {
            after.classes[0].parameters[0].value = Constant::Number(Ratio::parse("1/2").unwrap());
        }
        let compiled = |regulation| Rulebook::compile(regulation).0.unwrap();
        let (old, new) = (compiled(before.clone()), compiled(after));
        let population = workplace::population(&before, &draw, false);
        let Ok(was) = decide(&old, &population, Options { use_decided: false }) else {
            return Ok(());
        };
        let is = decide_again(&new, &population, (&old, &was)).unwrap();
        let proposal = Proposal {
            name: "other".to_owned(),
            amendments: Vec::new(),
            verdicts: is.verdicts(&new, &population),
        };
        let wanted = Wanted { by: &[], listed: usize::MAX, depends: false };
        let standing = Standing::new(was.verdicts(&old, &population), true);
        let found = standing.compare(vec![proposal], wanted);
        for changed in &found.scenarios[0].changed {
            let expected = if changed.before.class == "worker" { Why::Direct } else { Why::Displaced };
            prop_assert_eq!(changed.why, expected, "{:?}", changed);
        }
        for class in &found.scenarios[0].classes {
            for quota in &class.quotas {
                let (was, is) = (quota.before.unwrap().held, quota.after.unwrap().held);
                prop_assert_eq!(is + quota.freed, was + quota.taken);
            }
        }
    }
}
