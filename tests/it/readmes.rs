//! What the READMEs promise: each command in them is run, and the counts they give are compared.

use crate::terminal::{project, run};
use mucthuoc::load;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The READMEs whose commands are run, from the project's folder.
fn readmes() -> Vec<String> {
    let mut all: Vec<String> = ["README.md", "README.vi.md", "rules/README.md", "docs/reports.md"]
        .map(str::to_owned)
        .into();
    for entry in fs::read_dir(project().join("examples")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        all.push(format!("examples/{name}/README.md"));
    }
    all.sort();
    all
}

/// The commands of the program in a text, in its blocks and between backticks: what stands behind
/// `mucthuoc` or `cargo run … --`, without remarks. One with `…` is only the form of a command.
pub fn commands(text: &str) -> Vec<Vec<String>> {
    let words = |ran: &str| in_words(ran);
    let inline = text.split('`').filter_map(|code| code.strip_prefix("mucthuoc "));
    let mut found: Vec<Vec<String>> =
        inline.filter(|ran| !ran.contains(['…', '\n'])).map(words).collect();
    let mut is_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_block = !is_block;
            continue;
        }
        let line = line.split(" #").next().unwrap_or_default().trim();
        let ran = match line.split_once(' ') {
            Some(("mucthuoc", rest)) => Some(rest),
            Some(("cargo", rest)) => rest
                .strip_prefix("run")
                .and_then(|rest| rest.split_once(" -- "))
                .map(|(_, ran)| ran),
            _ => None,
        };
        if let Some(ran) = ran.filter(|_| is_block) {
            found.push(words(ran));
        }
    }
    found
}

/// A command's words, those between double quotes together.
fn in_words(ran: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in ran.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => _ = fs::copy(entry.path(), target).unwrap(),
        }
    }
}

#[test]
fn every_command_of_a_readme_can_be_run_as_it_stands() {
    let clone = tempfile::tempdir().unwrap();
    for folder in ["rules", "examples"] {
        copy(&project().join(folder), &clone.path().join(folder));
    }
    let mut failed = Vec::new();
    for readme in readmes() {
        let text = fs::read_to_string(project().join(&readme)).unwrap();
        let commands = commands(&text);
        assert!(!commands.is_empty(), "{readme} shows no command");
        for command in commands {
            let words: Vec<&str> = command.iter().map(String::as_str).collect();
            let shown = run(clone.path(), &words);
            // What `reconcile` finds is its answer.
            let is_asked = ["reconcile", "doi-chieu"].contains(&command[0].as_str());
            let found = shown.code == 1 && is_asked && shown.stderr.is_empty();
            if shown.code != 0 && !found {
                failed.push(format!("{readme}: {}\n{}", command.join(" "), shown.transcript()));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The blocks of a text in a language, such as `toml`.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let begin = format!("```{language}\n");
    let rest = text.split(begin.as_str()).skip(1);
    rest.map(|rest| rest.split("\n```").next().unwrap_or_default()).collect()
}

#[test]
fn the_proposal_in_the_guide_for_authors_can_be_applied() {
    let text = fs::read_to_string(project().join("rules/README.md")).unwrap();
    let blocks = blocks(&text, "toml");
    let proposals: Vec<&&str> = blocks.iter().filter(|block| block.contains("amends")).collect();
    assert!(!proposals.is_empty());
    for proposal in proposals {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("proposal.toml");
        fs::write(&path, proposal).unwrap();
        let path = path.to_str().unwrap();
        let shown = run(project(), &["evaluate", "examples/kontum-2020", "--with", path]);
        assert_eq!(shown.code, 0, "{}", shown.transcript());
    }
}

/// The table of suppliers in the README: for each category, and in all, the counts of
/// submitted, ranked, A, B, C, D, exempt, pending, and the seats as a text.
fn claimed() -> Vec<(String, [u64; 8])> {
    let text = fs::read_to_string(project().join("examples/supplier-rating/README.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    let rows = rows.map(|line| {
        let cells: Vec<&str> =
            line.split('|').map(|cell| cell.trim().trim_matches('*')).skip(1).collect();
        let count = |at: usize| cells[at].parse().unwrap_or_else(|_| panic!("{line}"));
        (cells[0].to_owned(), [1, 2, 3, 4, 5, 6, 7, 8].map(count))
    });
    rows.collect()
}

/// The same counts of an evaluation, by category in English; the whole under `Total`.
fn counted(with: &[&str]) -> BTreeMap<String, [u64; 8]> {
    let example = project().join("examples/supplier-rating");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("verdicts.jsonl");
    let mut words =
        vec!["evaluate", "submissions", "--rules", "rules", "--verdicts", path.to_str().unwrap()];
    words.extend(with);
    let shown = run(&example, &words);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let categories = categories(&example);
    let mut counts = BTreeMap::from([("Total".to_owned(), [0; 8])]);
    for line in fs::read_to_string(&path).unwrap().lines() {
        let verdict: Value = serde_json::from_str(line).unwrap();
        let category = &categories[verdict["id"].as_str().unwrap()];
        for key in ["Total", category] {
            let row = counts.entry(key.to_owned()).or_insert([0; 8]);
            row[0] += 1;
            match (verdict["outcome"].as_str().unwrap(), verdict["level"].as_str()) {
                ("rated", Some(level)) => {
                    row[1] += 1;
                    row["abcd".find(level).unwrap() + 2] += 1;
                }
                ("exempt", _) => row[6] += 1,
                ("pending", _) => row[7] += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    counts
}

/// The English title of each supplier's category, from the submissions themselves.
fn categories(example: &Path) -> BTreeMap<String, String> {
    let package = load::read_package(&example.join("rules/supplier-2025")).unwrap();
    let regulation = load::regulation(package).0.unwrap();
    let fact = regulation.classes[0].facts.iter().find(|fact| fact.id == "category").unwrap();
    let mucthuoc::model::FactType::Choice(choices) = &fact.kind else { panic!("{:?}", fact.kind) };
    let mut table = csv::Reader::from_path(example.join("submissions/supplier.csv")).unwrap();
    let header = table.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let (id, category) = (column("id"), column("category"));
    let rows = table.records().map(|row| {
        let row = row.unwrap();
        let choice = choices.iter().find(|choice| choice.id == row[category]).unwrap();
        (row[id].to_owned(), choice.title.en.clone())
    });
    rows.collect()
}

#[test]
fn the_example_of_suppliers_comes_out_as_its_readme_says() {
    let claimed = claimed();
    assert_eq!(claimed.len(), 5, "four categories and their total");
    assert_eq!(claimed[4], ("Total".to_owned(), [30, 26, 9, 9, 6, 2, 2, 2]));
    let counted = counted(&[]);
    assert_eq!(counted, claimed.into_iter().collect());
}

#[test]
fn a_smaller_share_moves_two_suppliers_as_the_readme_says() {
    let text = fs::read_to_string(project().join("examples/supplier-rating/README.md")).unwrap();
    assert!(text.contains("`m02` and `e02` go from A to B"), "the claim that is tested here");
    let counted = counted(&["--with", "share-20"]);
    assert_eq!(counted["Total"], [30, 26, 7, 11, 6, 2, 2, 2]);
    assert_eq!(counted["Medicines"][2..4], [2, 3]);
    assert_eq!(counted["Equipment"][2..4], [1, 4]);
}
