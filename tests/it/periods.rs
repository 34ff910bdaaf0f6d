//! The regulation in force in each rating year, and what is said of years that have none.

use crate::terminal::{Shown, project, run};
use mucthuoc::load;
use std::fs;
use std::path::Path;

/// Evaluates one member suspended from the committee in a rating year, by the rules of a folder.
fn evaluated(rules: &Path, period: i64, more: &[&str]) -> Shown {
    submitted(rules, &format!("format = 1\nperiod = {period}\n"), more)
}

/// The same member with what is said of the submissions.
fn submitted(rules: &Path, returns: &str, more: &[&str]) -> Shown {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("returns.toml"), returns).unwrap();
    fs::write(
        folder.path().join("party-member.csv"),
        "id,standing,months_since_admission\nm-1,committee-suspended,120\n",
    )
    .unwrap();
    let (submissions, rules) = (folder.path().to_str().unwrap(), rules.to_str().unwrap());
    let words = ["evaluate", submissions, "--rules", rules, "--lang", "en", "--format", "json"];
    run(project(), &words.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn every_year_from_2018_has_its_regulation() {
    let years = [
        (2018, "hd-16-2018"),
        (2019, "hd-21-2019"),
        (2022, "hd-21-2019"),
        (2023, "qd-124-2023"),
        (2024, "qd-124-2023"),
        (2025, "qd-366-2025"),
        (2031, "qd-366-2025"),
    ];
    for (year, regulation) in years {
        let shown = evaluated(&project().join("rules"), year, &[]);
        assert_eq!(shown.code, 0, "{year}: {}", shown.transcript());
        assert_eq!(shown.json()["regulation"], regulation, "{year}");
    }
}

#[test]
fn a_year_without_a_regulation_names_the_nearest() {
    let told = |rules: &Path, year| {
        let shown = evaluated(rules, year, &[]);
        assert_eq!(shown.code, 1, "{}", shown.transcript());
        let told = &shown.json()["diagnostics"][0];
        assert_eq!(told["code"], "no-regulation");
        let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
        format!("{} {}", text("message"), text("help"))
    };
    let before = told(&project().join("rules"), 2017);
    assert!(before.contains("hd-16-2018 (2018)"), "{before}");
    assert!(!before.contains("hd-21-2019"), "only the nearest: {before}");
    // Without the regulation of 2023 and 2024 these years have none: no falling through to others.
    let folder = tempfile::tempdir().unwrap();
    for id in ["hd-16-2018", "hd-21-2019", "qd-366-2025"] {
        let (from, to) = (project().join("rules").join(id), folder.path().join(id));
        fs::create_dir_all(&to).unwrap();
        fs::copy(from.join("regulation.toml"), to.join("regulation.toml")).unwrap();
    }
    let between = told(folder.path(), 2023);
    for near in ["hd-21-2019 (2019–2022)", "qd-366-2025 (2025–)"] {
        assert!(between.contains(near), "{between}");
    }
    assert!(!between.contains("hd-16-2018"), "only the nearest: {between}");
}

#[test]
fn a_regulation_named_outside_its_years_decides_only_if_asked_for() {
    let rules = project().join("rules");
    let told = |year: i64, id: &str| {
        let returns = format!("format = 1\nperiod = {year}\nregulation = \"{id}\"\n");
        let shown = submitted(&rules, &returns, &[]);
        assert_eq!(shown.code, 1, "{}", shown.transcript());
        let json = shown.json();
        assert_eq!(json["diagnostics"][0]["code"], "no-regulation");
        json["diagnostics"][0]["message"].as_str().unwrap().to_owned()
    };
    // The year of the form was changed, the regulation was left.
    let left = told(2024, "hd-16-2018");
    for named in ["`hd-16-2018`", "in force in 2018,", "2024", "qd-124-2023 (2023–2024)"] {
        assert!(left.contains(named), "{named}: {left}");
    }
    let before = told(2017, "hd-21-2019");
    assert!(before.contains("2019–2022") && before.contains("hd-16-2018 (2018)"), "{before}");
    // Asked for on the command line it is meant.
    let asked = evaluated(&rules, 2024, &["--regulation", "hd-16-2018"]);
    assert_eq!(asked.code, 0, "{}", asked.transcript());
    assert_eq!(asked.json()["regulation"], "hd-16-2018");
    assert!(asked.transcript().contains("no-regulation"), "{}", asked.transcript());
    let within = evaluated(&rules, 2018, &["--regulation", "hd-16-2018"]);
    assert!(!within.transcript().contains("no-regulation"), "{}", within.transcript());
}

#[test]
fn the_regulations_follow_each_other_without_gap_or_overlap() {
    let catalogue = load::list(&project().join("rules")).unwrap();
    assert!(load::overlapping(&catalogue.regulations).is_empty());
    let mut all: Vec<_> = catalogue
        .regulations
        .iter()
        .map(|listing| {
            assert_eq!(listing.series, "party-rating");
            let package = load::read_package(&listing.folder).unwrap();
            load::regulation(package).0.unwrap()
        })
        .collect();
    all.sort_by_key(|regulation| regulation.periods.first);
    for pair in all.windows(2) {
        assert_eq!(pair[0].periods.last, Some(pair[1].periods.first - 1), "{}", pair[1].id);
        assert_eq!(pair[1].supersedes.as_deref(), Some(pair[0].id.as_str()));
        assert!(pair[0].signed < pair[1].signed, "{}", pair[1].id);
    }
    assert_eq!(all.last().unwrap().periods.last, None);
}

#[test]
fn the_reading_on_suspended_committee_members_takes_them_out() {
    let rules = project().join("rules");
    let class = |more: &[&str]| evaluated(&rules, 2023, more).json()["classes"][0].clone();
    let silent = class(&[]);
    assert_eq!((&silent["exempt"], &silent["pending"]), (&serde_json::json!({}), &1.into()));
    let reading = class(&["--with", "reading-committee-suspended"]);
    assert_eq!(reading["exempt"], serde_json::json!({"committee-suspended": 1}));
}

#[test]
fn a_gap_is_told_beside_each_of_its_two_regulations_and_nowhere_else() {
    // Of 2018, of 2025 on, and of 2010 to 2017: nothing governs 2019 to 2024.
    let folder = tempfile::tempdir().unwrap();
    let from = project().join("examples/supplier-rating/rules/supplier-2025");
    for (id, periods) in [
        ("supplier-2010", "{ first = 2010, last = 2017 }"),
        ("supplier-2018", "{ first = 2018, last = 2018 }"),
        ("supplier-2025", "{ first = 2025 }"),
    ] {
        let to = folder.path().join(id);
        fs::create_dir_all(&to).unwrap();
        for file in ["functions.rhai", "supplier.cases.toml", "supplier.toml"] {
            fs::copy(from.join(file), to.join(file)).unwrap();
        }
        let text = fs::read_to_string(from.join("regulation.toml")).unwrap();
        let text = text.replace("{ first = 2025 }", periods);
        fs::write(to.join("regulation.toml"), text).unwrap();
    }
    let gaps = |ids: &[&str]| {
        let rules = ["--rules", folder.path().to_str().unwrap(), "--format", "json"];
        let shown = run(project(), &[&["check"], ids, &rules].concat());
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        let found = shown.json()["diagnostics"].as_array().unwrap().clone();
        found.iter().filter(|one| one["code"] == "period-gap").count()
    };
    assert_eq!(gaps(&[]), 1);
    assert_eq!(gaps(&["supplier-2025"]), 1);
    assert_eq!(gaps(&["supplier-2018"]), 1);
    assert_eq!(gaps(&["supplier-2010"]), 0);
}
