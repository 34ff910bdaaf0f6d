//! Explanations: every rule with its truth, and the fewest changes to each better level.

use crate::decide::tests::fixture::{Decided, Draft, code, per, quota, run};
use crate::decide::{Options, decide};
use crate::model::{Explanation, NearMiss, Outcome, Outlook, RuleKindShown, Truth};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{prop_assert_eq, proptest};

fn explain<'a>(decided: &'a Decided, name: &str) -> Explanation<'a> {
    let (class, row) = decided.at(name);
    decided.verdicts().explain(class, row)
}

/// A near miss in a line: `top: kept no→yes (2.1), score 78→80 (2.2)`.
fn line(miss: &NearMiss) -> String {
    let steps = miss.changes.iter().map(|step| {
        let is = step.is.as_deref().unwrap_or("?");
        format!("{} {is}→{} ({})", step.fact, step.needs, step.cite)
    });
    format!("{}: {}", miss.level, steps.collect::<Vec<_>>().join(", "))
}

fn lines(decided: &Decided, name: &str) -> Vec<String> {
    explain(decided, name).near_miss.iter().map(line).collect()
}

fn worker() -> Draft {
    Draft::new("worker")
        .flags("away kept helped late")
        .numbers("score months")
        .exemption("is-recent", "months < 6", true)
        .level("top", &["kept-word: kept", "eighty: score >= 80"])
        .level("fair", &["has-helped: helped || kept"])
        .ceiling("late-fair", "rating.fair", "late")
        .with(|class| {
            class.exemptions[0].grounds.cite = "1.1".to_owned();
            class.levels[0].requires[0].grounds.cite = "2.1".to_owned();
            class.levels[0].requires[1].grounds.cite = "2.2".to_owned();
            class.levels[1].requires[0].grounds.cite = "3.1".to_owned();
            class.ceilings[0].grounds.cite = "4.1".to_owned();
        })
}

#[test]
fn the_fewest_changes_cover_requirements_ceilings_and_exemptions() {
    let rows = [
        "worker a months=9 kept=no helped=no score=78 late=yes",
        "worker b months=3 kept=yes helped=no score=90 late=no",
        "worker c months=9 kept=yes helped=no score=90 late=no",
        "worker d months=9 helped=yes score=90 late=no",
    ];
    let decided = run(vec![worker()], &rows);
    let a = lines(&decided, "worker/a");
    let expected = [
        "fair: kept false→true (3.1)",
        "top: kept false→true (2.1), late true→false (4.1), score 78→80 (2.2)",
    ];
    assert_eq!(a, expected);
    // Exempt: six months in, nothing else stands in the way.
    assert_eq!(lines(&decided, "worker/b"), ["fair: months 3→6 (1.1)", "top: months 3→6 (1.1)"]);
    assert!(lines(&decided, "worker/c").is_empty());
    // Pending on `kept`: either value settles fair, only one reaches top.
    let d = lines(&decided, "worker/d");
    assert_eq!(d, ["fair: kept ?→false (2.1)", "top: kept ?→true (2.1)"]);
}

#[test]
fn of_equally_many_changes_the_smallest_step_is_told_then_the_first_fact() {
    let draft = Draft::new("worker")
        .marks("first second")
        .level("top", &["one: first >= rating.high || second >= rating.high"])
        .level("fair", &["any: true"]);
    let rows = [
        "worker x first=low second=fair",
        "worker y first=fair second=fair",
        "worker z second=fair",
        "worker u",
    ];
    let decided = run(vec![draft], &rows);
    assert_eq!(lines(&decided, "worker/x"), ["top: second fair→high (1.1)"]);
    assert_eq!(lines(&decided, "worker/y"), ["top: first fair→high (1.1)"]);
    assert_eq!(lines(&decided, "worker/z")[1], "top: first ?→high (1.1)");
    assert_eq!(lines(&decided, "worker/u")[1], "top: first ?→high (1.1)");
    let draft = Draft::new("worker").flags("a b c").level("top", &["two: (a && b) || c"]);
    let rows = ["worker x a=no b=no c=no", "worker y a=yes b=no c=no"];
    let decided = run(vec![draft], &rows);
    assert_eq!(lines(&decided, "worker/x"), ["top: c false→true (1.1)"]);
    assert_eq!(lines(&decided, "worker/y"), ["top: b false→true (1.1)"]);
}

#[test]
fn a_group_of_criteria_is_searched_criterion_by_criterion_however_many_fall_short() {
    let names: Vec<String> = (1..=14).map(|n| format!("m{n}")).collect();
    let draft = Draft::new("worker")
        .marks(&names.join(" "))
        .level("top", &["all: lowest(marks) >= rating.top"])
        .level("fair", &["some: lowest(marks) >= rating.fair"]);
    let short: Vec<String> = names[1..].iter().map(|name| format!("{name}=high")).collect();
    let row = format!("worker x m1=low {}", short.join(" "));
    let decided = run(vec![draft], &[row]);
    let explained = explain(&decided, "worker/x");
    assert_eq!(line(&explained.near_miss[0]), "fair: m1 low→fair (1.1)");
    assert_eq!(explained.near_miss[1].changes.len(), 14);
    assert!(explained.near_miss[1].changes.iter().all(|step| step.needs == "top"));
}

#[test]
fn a_ceiling_that_is_a_fact_of_the_subject_is_part_of_the_way() {
    let draft = Draft::new("worker")
        .marks("mark bound")
        .level("top", &["is-top: mark == rating.top"])
        .level("fair", &["any: true"])
        .ceiling("bound", "bound", "true");
    let rows = ["worker a mark=high bound=fair", "worker b mark=top"];
    let decided = run(vec![draft], &rows);
    let a = "top: mark high→top (1.1), bound fair→top (1.1)";
    assert_eq!(lines(&decided, "worker/a"), [a]);
    assert_eq!(lines(&decided, "worker/b"), ["fair: bound ?→fair (1.1)", "top: bound ?→top (1.1)"]);
}

#[test]
fn what_no_own_fact_can_change_is_said_and_what_cannot_be_looked_into_is_named() {
    let unit = Draft::new("unit").flags("open").level("fair", &["any: true"]);
    let worker = Draft::new("worker")
        .subject("unit", 0)
        .numbers("score age")
        .level("top", &["is-open: unit.open"])
        .level("fair", &["more: score > age"]);
    let rows = ["unit u open=no", "worker a unit=u score=1 age=2"];
    let decided = run(vec![unit, worker], &rows);
    let near = explain(&decided, "worker/a").near_miss;
    assert_eq!(near[0].not_searched.as_deref(), Some("score > age"));
    assert!(near[0].changes.is_empty() && near[1].changes.is_empty());
    assert_eq!(near[1].not_searched, None);
}

#[test]
fn the_seats_of_the_quota_and_how_many_others_hold_are_told() {
    let draft = || {
        Draft::new("worker")
            .marks("mark")
            .numbers("score")
            .fact("area", crate::model::FactType::Text)
            .level("top", &["is-top: mark == rating.top"])
            .level("fair", &["any: true"])
            .quota(quota("1 / 5", |q| {
                q.per = per(&["area"]);
                q.lowered_to = code("fair");
            }))
    };
    let mut rows: Vec<String> =
        (1..=10).map(|n| format!("worker w{n} area=north mark=top score={n}")).collect();
    rows.push("worker out area=north mark=fair score=1".to_owned());
    rows.push("worker alone area=south mark=fair score=1".to_owned());
    let decided = run(vec![draft()], &rows);
    // 20 % of the 11 rated of north: two seats, w9 and w10 hold them.
    let lowered = explain(&decided, "worker/w1");
    assert_eq!(lowered.verdict.quota, Some("top-share"));
    assert!(lowered.near_miss[0].changes.is_empty());
    let then = |seats, taken| vec![Outlook { quota: "top-share".to_owned(), seats, taken }];
    assert_eq!(lowered.near_miss[0].then, then(2, 2));
    let out = explain(&decided, "worker/out");
    assert_eq!(
        (line(&out.near_miss[0]), &out.near_miss[0].then),
        ("top: mark fair→top (1.1)".to_owned(), &then(2, 2))
    );
    assert_eq!(explain(&decided, "worker/alone").near_miss[0].then, then(0, 0));
    let rule = lowered.rules.last().unwrap();
    assert_eq!(
        (rule.kind, rule.level.as_deref(), rule.truth),
        (RuleKindShown::Quota, Some("2"), Truth::True)
    );
    let read: Vec<_> = rule.values.iter().map(|v| (v.fact.as_str(), v.is.as_deref())).collect();
    assert_eq!(read, [("area", Some("north")), ("score", Some("1"))]);
}

#[test]
fn every_rule_is_shown_in_the_order_in_which_they_act() {
    let draft = worker().review("kept").quota(quota("1", |_| ()));
    let decided = run(vec![draft], &["worker a months=9 kept=yes score=79 late=yes"]);
    let rules = explain(&decided, "worker/a").rules;
    let shown: Vec<_> =
        rules.iter().map(|rule| (rule.id.as_str(), rule.kind.as_str(), rule.truth)).collect();
    assert_eq!(
        shown,
        [
            ("is-recent", "exemption", Truth::False),
            ("review", "review", Truth::True),
            ("kept-word", "requires", Truth::True),
            ("eighty", "requires", Truth::False),
            ("has-helped", "requires", Truth::True),
            ("late-fair", "ceiling", Truth::True),
            ("top-share", "quota", Truth::True),
        ]
    );
    assert_eq!(rules[3].level.as_deref(), Some("top"));
    assert_eq!(rules[3].values[0].needs.as_deref(), Some(">= 80"));
    assert_eq!((rules[5].level.as_deref(), rules[5].cite.as_str()), (Some("fair"), "4.1"));
}

/// A class of six facts with few values each, so that all situations can be listed.
fn small() -> Draft {
    Draft::new("worker")
        .flags("away kept late")
        .marks("first second")
        .numbers("score")
        .exemption("is-away", "away && score < 2", false)
        .review("given(kept)")
        .level("top", &["all: lowest(marks) >= rating.high", "points: score >= 2 || kept"])
        .level("high", &["some: highest(marks) >= rating.high && !(late && kept)"])
        .level("fair", &["first: first != rating.low"])
        .ceiling("late-fair", "rating.fair", "late && score < 3")
        .ceiling("second-bound", "second", "away")
}

const DOMAINS: [(&str, &[&str]); 6] = [
    ("away", &["yes", "no"]),
    ("kept", &["yes", "no"]),
    ("late", &["yes", "no"]),
    ("first", &["low", "fair", "high", "top"]),
    ("second", &["low", "fair", "high", "top"]),
    ("score", &["0", "1", "2", "3"]),
];

/// Every situation, as the place of each fact's value in its domain; past the end is unknown.
fn situations() -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for (_, values) in DOMAINS {
        all = all
            .into_iter()
            .flat_map(|before: Vec<usize>| {
                (0..=values.len()).map(move |at| [before.clone(), vec![at]].concat())
            })
            .collect();
    }
    all
}

fn written(number: usize, situation: &[usize]) -> String {
    let mut row = format!("worker w{number}");
    for ((fact, values), at) in DOMAINS.iter().zip(situation) {
        if let Some(value) = values.get(*at) {
            row.push_str(&format!(" {fact}={value}"));
        }
    }
    row
}

/// Every situation decided, once for all cases of the property below.
fn all() -> &'static (Vec<Vec<usize>>, Decided) {
    static ALL: std::sync::OnceLock<(Vec<Vec<usize>>, Decided)> = std::sync::OnceLock::new();
    ALL.get_or_init(|| {
        let all = situations();
        let rows: Vec<String> = all.iter().enumerate().map(|(n, s)| written(n, s)).collect();
        let book = crate::decide::tests::fixture::book(vec![small()]);
        let population = crate::decide::tests::fixture::population(book.regulation(), &rows);
        let decisions = decide(&book, &population, Options { use_decided: true }).unwrap();
        (all, Decided { book, population, decisions })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_fewer_changes_than_told_reach_the_level(
        situation in DOMAINS.map(|(_, values)| prop::sample::select((0..=values.len()).collect::<Vec<_>>())).prop_map(|s| s.to_vec()),
    ) {
        let (all, decided) = all();
        let at = all.iter().position(|other| *other == situation).unwrap();
        let explained = decided.verdicts().explain(0, at);
        for miss in &explained.near_miss {
            let level = code(&miss.level);
            // The fewest facts by which any situation that is rated so high differs.
            let reached = |row: &usize| {
                decided.decisions.outcome(0, *row) == Outcome::Rated
                    && decided.decisions.eligible(0, *row) >= Some(level)
            };
            let distance = |row: usize| all[row].iter().zip(&situation).filter(|(a, b)| a != b).count();
            // A fact that is known does not become unknown by a change.
            let possible = |row: &usize| {
                all[*row].iter().zip(&situation).zip(DOMAINS).all(|((a, b), (_, values))| {
                    *a < values.len() || a == b
                })
            };
            let fewest = (0..all.len()).filter(reached).filter(possible).map(distance).min();
            prop_assert_eq!(Some(miss.changes.len()), fewest, "{}: {:?}", written(at, &situation), miss);
        }
    }
}
