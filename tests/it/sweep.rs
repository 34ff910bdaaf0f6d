//! The curve of a parameter through the program itself.

use crate::terminal::{Shown, project, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn here(words: &[&str]) -> Shown {
    run(project(), &[words, &["--lang", "en"]].concat())
}

fn json(words: &[&str]) -> Value {
    let shown = here(&[words, &["--format", "json"]].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown.json()
}

/// Submissions of the example's fifteen members of the standing committee alone.
fn fifteen(folder: &Path) -> PathBuf {
    let (from, to) = (project().join("examples/kontum-2020"), folder.join("fifteen"));
    fs::create_dir(&to).unwrap();
    fs::copy(from.join("returns.toml"), to.join("returns.toml")).unwrap();
    let text = fs::read_to_string(from.join("leader.csv")).unwrap();
    let rows = text.lines().enumerate();
    let kept = rows.filter(|(at, line)| *at == 0 || line.starts_with("ld-btv-"));
    let kept: String = kept.map(|(_, line)| format!("{line}\n")).collect();
    assert_eq!(kept.lines().count(), 16);
    fs::write(to.join("leader.csv"), kept).unwrap();
    to
}

#[test]
fn the_seats_of_fifteen_follow_the_share_and_the_smallest_value_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let submissions = fifteen(folder.path());
    let asked = ["sweep", submissions.to_str().unwrap(), "--parameter", "leader.excellent_share"];
    let range = ["--from", "0", "--to", "100%", "--step", "1%", "--find", "departures == 0"];
    let found = json(&[&asked[..], &range[..]].concat());
    assert_eq!(found["kind"], "simulation");
    let sweep = &found["sweep"];
    let points = sweep["points"].as_array().unwrap();
    assert_eq!(points.len(), 101);
    // Of 9 at the standard, the most e with e ≤ s × (15 − e).
    for (at, point) in points.iter().enumerate() {
        let share = at as u64;
        let seats = (0..=9).rev().find(|seats| seats * 100 <= share * (15 - seats)).unwrap();
        assert_eq!(point["value"], format!("{share}%"));
        let leaders = &point["classes"][3];
        let excellent = leaders["levels"]["excellent"].as_u64().unwrap_or(0);
        assert_eq!(excellent, seats, "{share}%");
        // 3 were decided excellent, the best by rank: whoever has one more or less departs.
        let departures: u64 = leaders["departures"]
            .as_object()
            .unwrap()
            .values()
            .map(|count| count.as_u64().unwrap())
            .sum();
        assert_eq!(departures, seats.abs_diff(3), "{share}%");
    }
    // 3 ≤ 25 % of 12, and with 24 % not.
    assert_eq!((&sweep["stands"], &sweep["found"]), (&"20%".into(), &"25%".into()));
}

#[test]
fn every_point_is_what_an_amendment_with_that_value_gives() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["sweep", "examples/kontum-2020", "--with", "reading-inclusive"];
    let parameter = ["--parameter", "leader.targets_met_for_good"];
    let range = ["--from", "95", "--to", "101", "--step", "2.5"];
    let found = json(&[&asked[..], &parameter, &range].concat());
    let points = found["sweep"]["points"].as_array().unwrap();
    let values: Vec<&str> = points.iter().map(|point| point["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["95", "97.5", "100"]);
    assert_eq!(found["amendments"], serde_json::json!(["reading-inclusive"]));
    for point in points {
        let value = point["value"].as_str().unwrap();
        let amendment = format!(
            "format = 1\nkind = \"proposal\"\namends = \"hd-21-2019\"\n\
             title = {{ vi = \"t\", en = \"t\" }}\ncite = \"c\"\n[[change]]\n\
             set = \"leader.parameter.targets_met_for_good\"\nto = {{ value = \"{value}\" }}\n"
        );
        let file = folder.path().join(format!("at-{}.toml", value.replace('.', "-")));
        fs::write(&file, amendment).unwrap();
        let mut asked = vec!["simulate", "examples/kontum-2020"];
        let scenario = format!("one=reading-inclusive+{}", file.display());
        // The value as it stands is no change, and an amendment that changes nothing is refused.
        let scenario = if value == "100" { "one=reading-inclusive".to_owned() } else { scenario };
        asked.extend(["--scenario", &scenario]);
        let simulated = json(&asked);
        let mut classes = simulated["scenarios"][0]["result"]["classes"].clone();
        for class in classes.as_array_mut().unwrap() {
            class.as_object_mut().unwrap().remove("inferred");
        }
        assert_eq!(point["classes"], classes, "{value}");
    }
}

#[test]
fn grades_and_dates_are_swept_without_a_step_and_written_as_they_are() {
    let asked = ["sweep", "examples/kontum-2020", "--parameter"];
    let found = json(&[&asked[..], &["leader.discipline_from"]].concat());
    let points = found["sweep"]["points"].as_array().unwrap();
    let values: Vec<&str> = points.iter().map(|point| point["value"].as_str().unwrap()).collect();
    let stands = found["sweep"]["stands"].as_str().unwrap();
    assert!(values.contains(&stands), "{values:?} {stands}");
    let scale = stands.split_once('.').unwrap().0;
    assert!(values.len() > 1 && values.iter().all(|value| value.starts_with(scale)));
}

#[test]
fn the_counts_go_to_a_file_that_says_it_is_a_simulation() {
    let folder = tempfile::tempdir().unwrap();
    let submissions = fifteen(folder.path());
    let file = folder.path().join("curve.csv");
    let asked = ["sweep", submissions.to_str().unwrap(), "--parameter", "leader.excellent_share"];
    let range = ["--from", "20%", "--to", "25%", "--step", "5%", "--csv", file.to_str().unwrap()];
    let shown = here(&[&asked[..], &range[..]].concat());
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert!(shown.stdout.starts_with("SIMULATION"));
    let mut rows = csv::Reader::from_path(&file).unwrap();
    let header = rows.headers().unwrap().clone();
    assert_eq!(&header[0], "simulation");
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let found: Vec<[String; 4]> = rows
        .records()
        .map(|row| row.unwrap())
        .filter(|row| &row[column("class")] == "leader")
        .map(|row| {
            ["simulation", "value", "excellent", "departures"]
                .map(|name| row[column(name)].to_owned())
        })
        .collect();
    let expected =
        [["leader.excellent_share", "20%", "2", "1"], ["leader.excellent_share", "25%", "3", "0"]];
    assert_eq!(found, expected);
}

#[test]
fn what_was_asked_wrongly_is_told_with_what_to_do() {
    let parameter = "--parameter leader.excellent_share";
    let calls = [
        ("", 2, "--parameter <CLASS.NAME> is missing"),
        ("--parameter leader.excelent_share", 1, "did you mean `leader.excellent_share`?"),
        (parameter, 2, "`--from` is missing"),
        (&format!("{parameter} --from 0 --to 20%"), 2, "`--step` is missing"),
        (&format!("{parameter} --from 0 --to many --step 1%"), 2, "`--to many` is not a value"),
        (&format!("{parameter} --from 0 --to 20% --step 0"), 2, "the step `0` leads nowhere"),
        (&format!("{parameter} --from 30% --to 20% --step 1%"), 2, "run backwards"),
        (&format!("{parameter} --from 0 --to 1 --step 0.00001"), 2, "more than 10,000 values"),
        (&format!("{parameter} --from 50% --to 150% --step 50%"), 1, "more than the whole"),
        (
            &format!("{parameter} --from 0 --to 1 --step 1% --find over"),
            2,
            "`over` is not understood",
        ),
        (
            &format!("{parameter} --from 0 --to 1 --step 1% --find overs==0"),
            1,
            "did you mean `over`?",
        ),
    ];
    for (more, code, said) in calls {
        let words: Vec<&str> = more.split_whitespace().collect();
        let shown = here(&[&["sweep", "examples/kontum-2020"], &words[..]].concat());
        assert_eq!((shown.code, shown.stdout.as_str()), (code, ""), "{more} {}", shown.stderr);
        assert!(shown.stderr.contains(said), "{more}: {}", shown.stderr);
        assert!(shown.stderr.contains("help: "), "{more}: {}", shown.stderr);
    }
}
