//! What-if over populations drawn anew from published totals, through the program itself.

use crate::terminal::{Shown, program, project, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

const PROPOSAL: &str = "no-cap-standing-committee";

fn example(name: &str) -> String {
    fs::read_to_string(project().join("examples/kontum-2020").join(name)).unwrap()
}

/// The report and the plan with nothing but the fifteen members of the standing committee;
/// `plan` changes the plan's text.
fn fifteen(folder: &Path, plan: impl Fn(String) -> String) -> [String; 2] {
    let only = |text: &str| {
        let mut parts = text.split("\n[[table]]\n");
        let head = parts.next().unwrap().split("\n[[sum]]").next().unwrap().to_owned();
        let is_theirs = |part: &&str| {
            let id = part.lines().find_map(|line| line.strip_prefix("id")).unwrap();
            id.contains("\"standing-committee\"")
        };
        let found: Vec<&str> = parts.filter(is_theirs).collect();
        assert_eq!(found.len(), 1);
        let table = found[0].split("\n[[sum]]").next().unwrap();
        format!("{head}\n[[table]]\n{table}\n")
    };
    let files = [
        ("published.toml", only(&example("published.toml"))),
        ("synthesis.toml", plan(only(&example("synthesis.toml")))),
    ];
    files.map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    })
}

fn asked<'a>(
    command: &[&'a str],
    [published, plan]: &'a [String; 2],
    draws: &'a str,
) -> Vec<&'a str> {
    let from = ["--published", published, "--plan", plan, "--draws", draws, "--lang", "en"];
    [command, &from].concat()
}

fn shown(words: &[&str]) -> Shown {
    let shown = run(project(), words);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown
}

fn json(words: &[&str]) -> Value {
    shown(&[words, &["--format", "json"]].concat()).json()
}

fn interval(value: &Value) -> [u64; 3] {
    ["low", "median", "high"].map(|end| value[end].as_u64().unwrap())
}

#[test]
fn any_number_of_the_twelve_may_meet_the_standard() {
    let folder = tempfile::tempdir().unwrap();
    let files = fifteen(folder.path(), |plan| plan);
    let words = asked(&["simulate", "--with", PROPOSAL, "--seed", "1"], &files, "1000");
    let found = json(&words);
    assert_eq!((&found["kind"], &found["draws"]), (&"simulation".into(), &1000.into()));
    // 3 of 15 were decided excellent, so the cap (2) is full: of the 12 others any number from 0
    // to 12 is as likely as another. 2 keep their level in every draw (e ≤ 20 % of 15 − e), and
    // 3 + h − 2 more would: from 1 to 13, the middle being 7. 5 % of the draws is less than one
    // value's share of 1/13, so the ends are the ends.
    let leaders = &found["baseline"][3];
    assert_eq!(interval(&leaders["states"]["excellent"]), [2, 2, 2]);
    assert_eq!(interval(&leaders["states"]["good"]), [13, 13, 13]);
    let scenario = &found["scenarios"][0];
    let moves = scenario["moves"].as_array().unwrap();
    assert_eq!(moves.len(), 1);
    assert_eq!((&moves[0]["from"], &moves[0]["to"]), (&"good".into(), &"excellent".into()));
    assert_eq!(interval(&moves[0]["count"]), [1, 7, 13]);
    assert_eq!(interval(&moves[0]["direct"]), [1, 7, 13]);
    assert_eq!(interval(&moves[0]["displaced"]), [0, 0, 0]);
    // Held down are h; decided beyond the cap is one of the three, whoever else meets what.
    assert_eq!(interval(&leaders["held_down"]), [0, 6, 12]);
    assert_eq!(interval(&leaders["departures"]["quota-exceeded"]), [1, 1, 1]);
    assert_eq!(interval(&leaders["quotas"][0]["over"]), [1, 1, 1]);
    let held = |one: &&Value| one["key"] == "held";
    let held = found["assumptions"].as_array().unwrap().iter().find(held).unwrap();
    assert_eq!((&held["args"]["least"], &held["args"]["most"]), (&"0".into(), &"12".into()));
    assert_eq!(held["varies"], true);
}

#[test]
fn what_the_plan_fixes_is_the_same_in_every_draw() {
    let folder = tempfile::tempdir().unwrap();
    let files = fifteen(folder.path(), |plan| plan.replace(", open = true }", " }"));
    let found = json(&asked(&["simulate", "--with", PROPOSAL, "--seed", "1"], &files, "20"));
    // The plan's 6 and the 3 decided excellent meet the standard; 2 have it already.
    assert_eq!(interval(&found["scenarios"][0]["moves"][0]["count"]), [7, 7, 7]);
    let keys: Vec<&str> = found["assumptions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["key"].as_str().unwrap())
        .collect();
    assert!(keys.contains(&"held-fixed") && !keys.contains(&"held"), "{keys:?}");
}

#[test]
fn every_draw_of_the_whole_report_has_its_totals() {
    let files = ["published.toml", "synthesis.toml"]
        .map(|name| project().join("examples/kontum-2020").join(name).to_str().unwrap().to_owned());
    let found = json(&asked(&["simulate", "--reading", "all", "--seed", "3"], &files, "3"));
    let totals: Vec<[u64; 3]> = found["baseline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|class| interval(&class["total"]))
        .collect();
    let same = |count: u64| [count; 3];
    assert_eq!(totals, [same(29_199), same(660 + 1_825), same(377 + 651 + 121), same(3_084)]);
    let members = &found["baseline"][0];
    // Levels that no quota moves are the report's own; so are those not rated.
    assert_eq!(interval(&members["states"]["completed"]), same(1_880));
    assert_eq!(interval(&members["states"]["failed"]), same(271));
    assert_eq!(interval(&members["states"]["exempt"]), same(1_465));
    assert_eq!(interval(&members["states"]["pending"]), same(326));
    // The plan keeps members within the cap, so nobody among them departs, however many are held.
    assert_eq!(interval(&members["departures_all"]), same(0));
    assert!(interval(&members["held_down"])[2] > 0);
    // Who was held down gets a seat nowhere: their groups are full. (Heads do, where another head's
    // collective is lowered by its own quota.)
    for class in &found["baseline"].as_array().unwrap()[..3] {
        assert_eq!(class["departures"]["below-standard"], Value::Null, "{}", class["class"]);
    }
}

#[test]
fn a_seed_gives_the_same_answer_whatever_the_threads() {
    let folder = tempfile::tempdir().unwrap();
    let files = fifteen(folder.path(), |plan| plan);
    let words = |seed| asked(&["simulate", "--with", PROPOSAL, "--seed", seed], &files, "50");
    let first = shown(&words("5")).stdout;
    let mut alone = program(project());
    let alone = alone.args(words("5")).env("RAYON_NUM_THREADS", "1").output().unwrap();
    assert_eq!(String::from_utf8(alone.stdout).unwrap(), first);
    assert_ne!(json(&words("6"))["assumptions"], Value::Null);
    assert_ne!(shown(&words("6")).stdout, first);
    assert!(first.starts_with("SIMULATION"), "{first}");
    assert!(
        first.contains("\n50 populations were drawn (seed 5), each with every published total.")
    );
    assert!(first.contains("\nDrawn anew each time:\n"), "{first}");
}

#[test]
fn a_curve_over_draws_has_a_band() {
    let folder = tempfile::tempdir().unwrap();
    let files = fifteen(folder.path(), |plan| plan);
    let file = folder.path().join("band.csv");
    let sweep = ["sweep", "--parameter", "leader.excellent_share", "--from", "20%", "--to", "100%"];
    let more = ["--step", "80%", "--seed", "1", "--csv", file.to_str().unwrap()];
    let found = json(&asked(&[&sweep[..], &more].concat(), &files, "400"));
    let points = found["sweep"]["points"].as_array().unwrap();
    let excellent = |at: usize| interval(&points[at]["drawn"][3]["states"]["excellent"]);
    // 3 + h meet the standard. At 20 % there are 2 seats, at 100 % there are 7 (7 ≤ 8).
    assert_eq!((points.len(), excellent(0), excellent(1)), (2, [2, 2, 2], [3, 7, 7]));
    assert_eq!(points[0]["classes"], Value::Null);
    let text = fs::read_to_string(&file).unwrap();
    let header = text.lines().next().unwrap();
    assert!(header.starts_with("simulation,value,class,") && header.contains(",excellent_low,"));
}

#[test]
fn what_was_asked_wrongly_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let other = |plan: String| plan.replace("\"standing-committee\"", "\"standing\"");
    let files = fifteen(folder.path(), other);
    let plan = &files[1];
    let calls: [(Vec<&str>, i32, &str); 4] = [
        (vec!["--draws", "5", "--with", PROPOSAL], 2, "--published <PUBLISHED>"),
        (vec!["examples/kontum-2020", "--draws", "5", "--with", PROPOSAL], 2, "SUBMISSIONS"),
        (vec!["--draws", "0", "--with", PROPOSAL], 2, "does not take `0`"),
        (
            vec![
                "--draws",
                "5",
                "--published",
                &files[0],
                "--plan",
                plan,
                "--seed",
                "1",
                "--with",
                PROPOSAL,
            ],
            1,
            "plan-impossible",
        ),
    ];
    for (more, code, said) in calls {
        let words = [&["simulate", "--lang", "en"], &more[..]].concat();
        let shown = run(project(), &words);
        assert_eq!((shown.code, shown.stdout.as_str()), (code, ""), "{more:?} {}", shown.stderr);
        assert!(shown.stderr.contains(said), "{more:?}: {}", shown.stderr);
    }
}
