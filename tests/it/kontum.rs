//! The published report of Kon Tum 2020 comes out of the synthetic population, table by table.

use mucthuoc::decide::{self, Decisions, Options, Rulebook};
use mucthuoc::load::{self, submissions};
use mucthuoc::model::{Departure, Outcome, PackageFile, Population, Published, Regulation};
use mucthuoc::report;
use mucthuoc::simulate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The seed that the committed files were made with (examples/kontum-2020/README.md).
const SEED: u64 = 2020;

/// Each published table and the beginnings of its subjects' ids.
const TABLES: [(&str, &[&str]); 9] = [
    ("grassroots-organizations", &["dbcs-", "cbcs-"]),
    ("subordinate-cells", &["cb-"]),
    ("party-members", &["dv-"]),
    ("collectives-district", &["tt-huyen-"]),
    ("collectives-grassroots", &["tt-coso-"]),
    ("standing-committee", &["ld-btv-"]),
    ("leaders-district", &["ld-huyen-"]),
    ("leaders-provincial-agencies", &["ld-so-"]),
    ("leaders-grassroots", &["ld-coso-"]),
];

/// Tables whose totals respect the cap of 20 % of "good" (3,726 ≤ 0.2 × 21,531 and so on).
const WITHIN_THE_CAP: [&str; 2] = ["party-members", "leaders-grassroots"];

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kontum-2020").join(name)
}

fn file(name: &str) -> PackageFile {
    PackageFile { shown: name.into(), bytes: std::fs::read(example(name)).unwrap().into() }
}

fn regulation() -> Regulation {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/hd-21-2019");
    let (regulation, diagnostics) = load::regulation(load::read_package(&rules).unwrap());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    regulation.unwrap()
}

fn published() -> Published {
    let (published, diagnostics) = load::published(&file("published.toml"));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    published.unwrap()
}

fn population(regulation: &Regulation) -> Population {
    let (returns, diagnostics) = submissions::returns(&example("")).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let returns = returns.unwrap();
    assert!(returns.synthetic, "the people are invented, and the file must say so");
    let quiet = |_: u64, _: u64| {};
    let (read, diagnostics) = submissions::read(&example(""), returns, regulation, &quiet).unwrap();
    assert!(diagnostics.iter().all(|one| !one.is_error()), "{diagnostics:#?}");
    read.unwrap().population
}

struct Evaluated {
    book: Rulebook,
    population: Population,
    decisions: Decisions,
}

fn evaluated() -> Evaluated {
    let (book, diagnostics) = Rulebook::compile(regulation());
    assert!(diagnostics.iter().all(|one| !one.is_error()), "{diagnostics:#?}");
    let book = book.unwrap();
    let population = population(book.regulation());
    let decisions = decide::decide(&book, &population, Options { use_decided: true }).unwrap();
    Evaluated { book, population, decisions }
}

impl Evaluated {
    /// Rows of a published table: class and row of each.
    fn rows(&self, table: &str) -> Vec<(usize, usize)> {
        let prefixes = TABLES.iter().find(|(id, _)| *id == table).unwrap().1;
        let tables = self.population.tables.iter().enumerate();
        let all = tables.flat_map(|(class, table)| {
            table.ids.iter().enumerate().map(move |(row, id)| (class, row, id))
        });
        let own = all.filter(|(_, _, id)| prefixes.iter().any(|prefix| id.starts_with(prefix)));
        own.map(|(class, row, _)| (class, row)).collect()
    }

    fn level(&self, code: u8) -> &str {
        &self.book.regulation().outcome_scale().values[usize::from(code)].id
    }
}

#[test]
fn every_table_of_the_report_comes_out_as_published() {
    let (evaluated, published) = (evaluated(), published());
    assert_eq!(published.tables.len(), TABLES.len());
    for table in &published.tables {
        let rows = evaluated.rows(&table.id);
        assert_eq!(rows.len() as u64, table.total.unwrap_or(table.rated), "{}", table.id);

        let mut decided: BTreeMap<&str, u64> = BTreeMap::new();
        for (class, row) in &rows {
            if let Some(code) = evaluated.population.tables[*class].decided(*row) {
                *decided.entry(evaluated.level(code)).or_default() += 1;
            }
        }
        let stated = table.levels.iter().map(|l| (l.level.value.as_str(), l.count));
        assert_eq!(decided, stated.collect(), "{}", table.id);

        // The report counts 698 leaders of provincial agencies as rated; its levels sum to 697.
        let missing = if table.id == "leaders-provincial-agencies" { 1 } else { 0 };
        assert_eq!(decided.values().sum::<u64>() + missing, table.rated, "{}", table.id);
    }
}

#[test]
fn those_not_rated_are_exempt_or_pending_as_the_report_says() {
    let evaluated = evaluated();
    let counts = |table: &str| {
        let mut counts: BTreeMap<Outcome, u64> = BTreeMap::new();
        for (class, row) in evaluated.rows(table) {
            *counts.entry(evaluated.decisions.outcome(class, row)).or_default() += 1;
        }
        counts
    };
    let expected = [
        ("grassroots-organizations", [(Outcome::Rated, 659), (Outcome::Exempt, 1)].as_slice()),
        ("subordinate-cells", &[(Outcome::Rated, 1819), (Outcome::Exempt, 6)]),
        (
            "party-members",
            &[(Outcome::Rated, 27408), (Outcome::Exempt, 1465), (Outcome::Pending, 326)],
        ),
        ("leaders-provincial-agencies", &[(Outcome::Rated, 697), (Outcome::Pending, 1)]),
        ("standing-committee", &[(Outcome::Rated, 15)]),
    ];
    for (table, expected) in expected {
        assert_eq!(counts(table), expected.iter().copied().collect(), "{table}");
    }
    // Still in process when the report was written: 31 + 90 collectives, 131 + 214 leaders.
    let verdicts = evaluated.decisions.verdicts(&evaluated.book, &evaluated.population);
    let pending: Vec<_> = verdicts.summary().classes.iter().map(|class| class.pending).collect();
    assert_eq!(pending, [326, 0, 121, 131 + 214 + 1]);
}

#[test]
fn the_only_departures_are_those_that_the_published_totals_force() {
    let evaluated = evaluated();
    let verdicts = evaluated.decisions.verdicts(&evaluated.book, &evaluated.population);
    let classes = evaluated.population.tables.iter().enumerate();
    let departures: BTreeSet<_> = classes
        .flat_map(|(class, table)| (0..table.len()).map(move |row| (class, row)))
        .filter_map(|(class, row)| verdicts.departure(class, row))
        .collect();
    assert_eq!(departures, BTreeSet::from([Departure::QuotaExceeded]));
    for (table, _) in TABLES {
        let departed = evaluated.rows(table);
        let departed =
            departed.iter().filter(|(class, row)| verdicts.departure(*class, *row).is_some());
        let within = WITHIN_THE_CAP.contains(&table);
        assert_eq!(departed.count() == 0, within, "{table}");
    }
}

#[test]
fn no_group_of_a_table_within_the_cap_exceeds_it() {
    let evaluated = evaluated();
    let verdicts = evaluated.decisions.verdicts(&evaluated.book, &evaluated.population);
    for table in WITHIN_THE_CAP {
        let rows = evaluated.rows(table);
        let groups: BTreeSet<_> = rows
            .iter()
            .filter_map(|(class, row)| {
                Some((*class, evaluated.decisions.group_of(*class, 0, *row)?))
            })
            .collect();
        assert!(groups.len() >= 30, "{table}");
        for (class, group) in groups {
            assert!(!verdicts.group(class, 0, group).over, "{table}");
        }
    }
}

#[test]
fn nine_of_the_standing_committee_meet_the_standard_and_two_keep_it() {
    let evaluated = evaluated();
    let rows = evaluated.rows("standing-committee");
    let at = |level: fn(&Decisions, usize, usize) -> Option<u8>| {
        let levels = rows.iter().map(|(class, row)| level(&evaluated.decisions, *class, *row));
        levels.filter(|code| code.is_some_and(|code| evaluated.level(code) == "excellent")).count()
    };
    assert_eq!(at(Decisions::standard), 9);
    // 15 members, 9 at the standard: 2 ≤ 20 % of the 13 others; 3 would need 15 others.
    assert_eq!(at(Decisions::level), 2);
}

#[test]
fn the_documented_seed_makes_the_committed_files_byte_for_byte() {
    let regulation = regulation();
    let (plan, diagnostics) = load::plan(&file("synthesis.toml"), &regulation);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let made = simulate::synthesize(&published(), &plan.unwrap(), &regulation, SEED).unwrap();
    let files = report::submission_files(&made);
    assert_eq!(files.len(), 5);
    for (name, bytes) in files {
        assert!(std::fs::read(example(&name)).unwrap() == bytes, "{name} differs");
    }
}

#[test]
fn another_seed_keeps_every_total() {
    let regulation = regulation();
    let (plan, _) = load::plan(&file("synthesis.toml"), &regulation);
    let plan = plan.unwrap();
    for seed in [1, 77] {
        let made = simulate::synthesize(&published(), &plan, &regulation, seed).unwrap();
        let rows: Vec<_> = made.tables.iter().map(|table| table.rows.len()).collect();
        assert_eq!(rows, [29_199, 660 + 1_825, 377 + 651 + 121, 15 + 1_165 + 698 + 861 + 345]);
        let excellent = |row: &&Vec<String>| row.last().is_some_and(|level| level == "excellent");
        let members = made.tables[0].rows.iter().filter(excellent).count();
        assert_eq!(members, 3_726);
    }
}
