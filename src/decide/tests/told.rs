//! What is told of groups, counted a second time from what became of each subject.

use crate::decide::tests::fixture::{Decided, Draft, book, per, population, quota, rank};
use crate::decide::{Group, Options, decide};
use crate::model::{Excess, Outcome, Quota, Ties};
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

fn run(rule: Quota, rows: &[String], threads: usize) -> Decided {
    let worker = Draft::new("worker")
        .marks("mark")
        .numbers("score office")
        .flags("away")
        .exemption("is-away", "given(away) && away", true)
        .level("top", &["is-top: mark == rating.top"])
        .level("high", &["is-high: mark >= rating.high"])
        .level("fair", &["is-fair: mark >= rating.fair"])
        .quota(rule);
    let book = book(vec![worker]);
    let population = population(book.regulation(), rows);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let decided = pool.install(|| decide(&book, &population, Options { use_decided: false }));
    Decided { decisions: decided.unwrap(), book, population }
}

/// Everyone's office, level and what the quota did to it.
struct One {
    office: u32,
    /// The level with which it came to the quota.
    came_with: Option<u8>,
    decided: Option<u8>,
    outcome: Outcome,
    is_changed: bool,
}

fn everyone(decided: &Decided) -> Vec<One> {
    let Decided { decisions, population, .. } = decided;
    let columns = &decisions.columns[0];
    let one = |row: usize| {
        let (outcome, is_changed) = (decisions.outcome(0, row), columns.quota(row).is_some());
        One {
            office: decisions.group_of(0, 0, row).unwrap(),
            came_with: decisions
                .eligible(0, row)
                .filter(|_| is_changed || outcome == Outcome::Rated),
            decided: population.tables[0].decided(row),
            outcome,
            is_changed,
        }
    };
    (0..decisions.len(0)).map(one).collect()
}

/// Checks what is told of every group with the share of a quarter of the rated.
fn check(decided: &Decided, rule: &Quota) {
    let everyone = everyone(decided);
    let summary = decided.verdicts().summary().classes.swap_remove(0).quotas.swap_remove(0);
    let (mut groups, mut over, mut lowered, mut referred) = (0, 0, 0, 0);
    let offices = everyone.iter().map(|one| one.office).max().map_or(0, |last| last + 1);
    for office in 0..offices {
        let group = decided.verdicts().group(0, 0, office);
        let here: Vec<&One> = everyone.iter().filter(|one| one.office == office).collect();
        check_one(&group, &here, rule);
        groups += 1;
        over += u64::from(group.over);
        lowered += u64::from(group.lowered);
        referred += u64::from(group.referred);
    }
    assert_eq!(
        (summary.groups, summary.over, summary.lowered, summary.referred),
        (groups, over, lowered, referred)
    );
}

fn check_one(group: &Group<'_>, here: &[&One], rule: &Quota) {
    let count = |holds: &dyn Fn(&One) -> bool| {
        u32::try_from(here.iter().filter(|one| holds(one)).count()).unwrap()
    };
    let is_limited = |level: Option<u8>| level.is_some_and(|level| rule.limits.contains(&level));
    let eligible = count(&|one| is_limited(one.came_with));
    let rated = count(&|one| one.came_with.is_some());
    assert_eq!((group.members, group.eligible), (count(&|_| true), eligible));
    assert_eq!((group.allowed, group.base), (Some(eligible.min(rated / 4)), rated));
    assert_eq!(group.seats, Some(u64::from(rated / 4)));
    assert_eq!(group.lowered, count(&|one| one.is_changed && one.outcome == Outcome::Rated));
    assert_eq!(group.referred, count(&|one| one.outcome == Outcome::Referred));
    assert_eq!((group.kept, group.pending), (eligible - group.lowered - group.referred, 0));
    let seats = rated / 4;
    if eligible <= seats || seats == 0 || rule.excess == Excess::Report {
        assert_eq!((group.tied, group.seats_left), (0, 0));
    } else {
        check_split(group, seats, rule);
    }
    let limited = count(&|one| is_limited(one.decided));
    let base = count(&|one| one.decided.is_some());
    assert_eq!((group.decided_limited, group.decided_base), (limited, base));
    assert_eq!(group.decided_cap, Some(u64::from(base / 4)));
    assert_eq!(group.decided_allowed, Some(limited.min(base / 4)));
    assert_eq!(group.over, limited > base / 4);
}

/// Checks a group in which some keep their level by rank.
fn check_split(group: &Group<'_>, seats: u32, rule: &Quota) {
    let all_seats_are_taken = group.kept == seats;
    match (rule.excess, rule.ties) {
        (Excess::Refer, _) => assert_eq!(group.kept + group.seats_left, seats),
        (_, Ties::Refer) => {
            assert_eq!((group.kept + group.seats_left, group.tied), (seats, group.referred));
        }
        (_, Ties::AllIn) => assert!(group.kept >= seats),
        (_, Ties::AllOut) => assert!(group.kept <= seats),
    }
    assert_eq!(group.tied == 0, all_seats_are_taken);
}

fn rule(limits: &[u8], excess: Excess, ties: Ties) -> Quota {
    quota("1 / 4", |q| {
        (q.limits, q.excess, q.ties) = (limits.to_vec(), excess, ties);
        q.lowered_to = 1;
        q.per = per(&["office"]);
        q.rank = vec![rank("score", true), rank("100 - score", false)];
    })
}

/// So many rows in turn over so many offices.
fn in_turn(count: usize, offices: usize) -> Vec<String> {
    const MARKS: [&str; 5] = ["top", "fair", "top", "high", "top"];
    let one = |n: usize| {
        let (office, score) = (n % offices, n * 7919 % 97);
        let decided = if n.is_multiple_of(3) { "" } else { " decided=top" };
        format!(
            "worker w{n} office={office} score={score} mark={}{decided}",
            MARKS[n / offices % 5]
        )
    };
    (0..count).map(one).collect()
}

#[test]
fn many_rows_of_few_groups_and_many_groups_of_few_rows_are_counted_in_pieces() {
    for (count, offices) in [(9_000, 3), (9_000, 700)] {
        let rule = rule(&[3], Excess::Lower, Ties::Refer);
        let rows = in_turn(count, offices);
        let told = |threads| {
            let decided = run(rule.clone(), &rows, threads);
            check(&decided, &rule);
            format!("{:?}", decided.verdicts().groups(0, 0))
        };
        assert_eq!(told(1), told(4));
    }
}

#[test]
fn a_share_that_is_unknown_in_one_group_leaves_only_its_eligible_pending() {
    let share = quota("1 / (office - 1)", |q| q.per = per(&["office"]));
    let rows =
        ["office=1 mark=top", "office=1 mark=fair", "office=3 mark=top", "office=3 mark=top"];
    let rows: Vec<String> =
        rows.iter().enumerate().map(|(n, row)| format!("worker w{n} {row} score={n}")).collect();
    let decided = run(share, &rows, 1);
    assert_eq!(decided.levels("worker"), ["pending", "fair", "high", "top"]);
    let told = |group| {
        let group = decided.verdicts().group(0, 0, group);
        (group.allowed, group.seats, group.pending, group.lowered, group.kept, group.over)
    };
    assert_eq!(told(0), (None, None, 1, 0, 0, false));
    assert_eq!(told(1), (Some(1), Some(1), 0, 1, 1, false));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_told_of_a_group_is_what_became_of_its_members(
        rows in prop::collection::vec((0u8..4, 0u8..4, 0u8..4, 0u8..6, any::<bool>()), 1..60),
        two in any::<bool>(),
        (excess, ties) in (0usize..3, 0usize..3),
        with_decided in any::<bool>(),
    ) {
        const LEVELS: [&str; 4] = ["low", "fair", "high", "top"];
        let line = |(n, (office, mark, score, decided, away)): (usize, &(u8, u8, u8, u8, bool))| {
            let decided = LEVELS.get(usize::from(*decided)).filter(|_| with_decided);
            let decided = decided.map_or_else(String::new, |level| format!(" decided={level}"));
            let away = if *away && n % 5 == 0 { " away=yes" } else { "" };
            let mark = LEVELS[usize::from(*mark)];
            format!("worker w{n} office={office} mark={mark} score={score}{decided}{away}")
        };
        let lines: Vec<String> = rows.iter().enumerate().map(line).collect();
        let excess = [Excess::Lower, Excess::Refer, Excess::Report][excess];
        let ties = [Ties::Refer, Ties::AllIn, Ties::AllOut][ties];
        let rule = rule(if two { &[2, 3] } else { &[3] }, excess, ties);
        let decided = run(rule.clone(), &lines, 2);
        prop_assert!(!decided.verdicts().groups(0, 0).is_empty());
        check(&decided, &rule);
        prop_assert_eq!(decided.decisions.len(0), rows.len());
    }
}
