//! Quotas over groups of peers, and how decided levels depart.

use crate::decide::tests::fixture::{Decided, Draft, choice, code, formula, per, quota, rank, run};
use crate::model::{Base, Basis, Departure, Excess, Quota, Rounding, Ties};

/// Top, high and fair by a mark alone, so that tests say directly who is eligible for what.
fn worker(quotas: Vec<Quota>) -> Draft {
    let draft = Draft::new("worker")
        .marks("mark")
        .numbers("score age")
        .flags("away apart")
        .fact("area", choice("north south"))
        .fact("kind", choice("a b"))
        .parameter("part", "20%", Basis::Paraphrase)
        .exemption("is-away", "given(away) && away", true)
        .level("top", &["is-top: mark == rating.top"])
        .level("high", &["is-high: mark >= rating.high"])
        .level("fair", &["is-fair: mark >= rating.fair"]);
    quotas.into_iter().fold(draft, Draft::quota)
}

/// `count` rows that differ in their id and have the scores 1, 2, 3 …
fn many(count: usize, facts: &str) -> Vec<String> {
    (1..=count).map(|n| format!("worker w{n} score={n} {facts}")).collect()
}

fn counts(decided: &Decided) -> Vec<(String, u64)> {
    let mut summary = decided.verdicts().summary();
    summary.classes.swap_remove(0).levels
}

fn pairs(counts: &[(String, u64)]) -> Vec<(&str, u64)> {
    counts.iter().map(|(level, count)| (level.as_str(), *count)).collect()
}

#[test]
fn of_fifteen_eligible_twenty_percent_is_two_or_three_by_the_base() {
    let by_base = |of: Base| {
        let rule = quota("part", |q| q.of = of);
        counts(&run(vec![worker(vec![rule])], &many(15, "mark=top")))
    };
    let of_high = by_base(Base::Levels(vec![code("high")]));
    assert_eq!(pairs(&of_high), [("top", 2), ("high", 13)]);
    let of_both = by_base(Base::Levels(vec![code("high"), code("top")]));
    assert_eq!(pairs(&of_both), [("top", 3), ("high", 12)]);
    let of_rated = by_base(Base::Rated);
    assert_eq!(pairs(&of_rated), [("top", 3), ("high", 12)]);
}

#[test]
fn the_best_by_rank_keep_their_level_and_unknown_ranks_come_last() {
    let rows = [
        "worker a mark=top score=5",
        "worker b mark=top",
        "worker c mark=top score=9",
        "worker d mark=top score=7",
        "worker e mark=fair score=99",
    ];
    // 40 % of 5 is 2.
    let descending = run(vec![worker(vec![quota("part * 2", |_| ())])], &rows);
    assert_eq!(descending.levels("worker"), ["high", "high", "top", "top", "fair"]);
    assert_eq!(descending.verdict("worker/a").quota, Some("top-share"));
    assert_eq!(descending.verdict("worker/a").eligible, Some("top"));
    assert_eq!(descending.verdict("worker/c").quota, None);
    let ascending = quota("part * 2", |q| q.rank = vec![rank("score", false)]);
    let ascending = run(vec![worker(vec![ascending])], &rows);
    assert_eq!(ascending.levels("worker"), ["top", "high", "high", "top", "fair"]);
    // A computed key: the greatest of 100 - score.
    let computed = quota("part * 2", |q| q.rank = vec![rank("100 - score", true)]);
    let computed = run(vec![worker(vec![computed])], &rows);
    assert_eq!(computed.levels("worker"), ["top", "high", "high", "top", "fair"]);
}

#[test]
fn those_equal_in_all_keys_across_the_last_seat_are_treated_by_the_rule_on_ties() {
    let rows = [
        "worker a mark=top score=9 age=40",
        "worker b mark=top score=7 age=30",
        "worker c mark=top score=7 age=30",
        "worker d mark=top score=7 age=20",
        "worker e mark=fair",
    ];
    let by = |ties: Ties, share: &str| {
        let rule = quota(share, |q| {
            q.rank.push(rank("age", true));
            q.ties = ties;
        });
        run(vec![worker(vec![rule])], &rows)
    };
    // 40 % of 5: two seats; a has one, b and c are equal, d is younger.
    let refer = by(Ties::Refer, "part * 2");
    assert_eq!(refer.levels("worker"), ["top", "referred", "referred", "high", "fair"]);
    let group = &refer.verdicts().groups(0, 0)[0];
    assert_eq!((group.eligible, group.allowed, group.kept), (4, Some(2), 1));
    assert_eq!((group.lowered, group.referred, group.tied, group.seats_left), (1, 2, 2, 1));
    let all_in = by(Ties::AllIn, "part * 2");
    assert_eq!(all_in.levels("worker"), ["top", "top", "top", "high", "fair"]);
    let all_out = by(Ties::AllOut, "part * 2");
    assert_eq!(all_out.levels("worker"), ["top", "high", "high", "high", "fair"]);
    // 60 % of 5: three seats, and nobody is equal across the third.
    let three = by(Ties::Refer, "part * 3");
    assert_eq!(three.levels("worker"), ["top", "top", "top", "high", "fair"]);
}

#[test]
fn two_unknown_ranks_are_equal_and_no_seat_means_no_tie() {
    let rows = ["worker a mark=top", "worker b mark=top", "worker c mark=top score=1"];
    // 70 % of 3 is 2: c has a rank, a and b are equal.
    let tied = run(vec![worker(vec![quota("part * 7 / 2", |_| ())])], &rows);
    assert_eq!(tied.levels("worker"), ["referred", "referred", "top"]);
    // 20 % of 3 is 0: no last seat.
    let none = run(vec![worker(vec![quota("part", |_| ())])], &rows);
    assert_eq!(none.levels("worker"), ["high", "high", "high"]);
    let seat = run(vec![worker(vec![quota("part", |q| q.seats_min = 1)])], &rows);
    assert_eq!(seat.levels("worker"), ["high", "high", "top"]);
}

#[test]
fn what_is_beyond_the_cap_is_referred_or_only_reported_where_the_rule_says_so() {
    let rows = [
        "worker a mark=top score=9",
        "worker b mark=top score=7",
        "worker c mark=top score=7",
        "worker d mark=fair score=1",
        "worker e mark=fair score=1",
    ];
    let by =
        |share: &str, change: fn(&mut Quota)| run(vec![worker(vec![quota(share, change)])], &rows);
    let refer = by("part", |q| q.excess = Excess::Refer);
    assert_eq!(refer.levels("worker"), ["top", "referred", "referred", "fair", "fair"]);
    // The tied are among the referred whatever the rule on ties.
    let tied = by("part * 2", |q| {
        q.excess = Excess::Refer;
        q.ties = Ties::AllIn;
    });
    assert_eq!(tied.levels("worker"), ["top", "referred", "referred", "fair", "fair"]);
    let unranked = by("part", |q| {
        q.excess = Excess::Refer;
        q.rank.clear();
    });
    assert_eq!(unranked.levels("worker"), ["referred", "referred", "referred", "fair", "fair"]);
    let no_seat = by("0", |q| q.excess = Excess::Refer);
    assert_eq!(no_seat.levels("worker"), ["referred", "referred", "referred", "fair", "fair"]);
    let report = by("part", |q| q.excess = Excess::Report);
    assert_eq!(report.levels("worker"), ["top", "top", "top", "fair", "fair"]);
    assert!(report.verdicts().groups(0, 0)[0].exceeded);
    assert!(!refer.verdicts().groups(0, 0)[0].exceeded);
}

#[test]
fn each_group_of_peers_has_its_own_cap() {
    let mut rows: Vec<String> = Vec::new();
    for (area, kind, count) in [("north", "a", 5), ("north", "b", 4), ("south", "a", 6)] {
        rows.extend((1..=count).map(|n| {
            format!("worker {area}-{kind}-{n} area={area} kind={kind} score={n} mark=top")
        }));
    }
    let rule = quota("part", |q| q.per = per(&["area", "kind"]));
    let decided = run(vec![worker(vec![rule])], &rows);
    let top = |name: &str| decided.verdict(&format!("worker/{name}")).level == Some("top");
    assert!(top("north-a-5") && !top("north-a-4"));
    assert!(!top("north-b-4"));
    assert!(top("south-a-6") && !top("south-a-5"));
    let groups = decided.verdicts().groups(0, 0);
    let keys: Vec<String> = groups.iter().map(|group| format!("{:?}", group.key)).collect();
    assert_eq!(keys[0], r#"[("area", "north"), ("kind", "a")]"#);
    assert_eq!(keys[1], r#"[("area", "north"), ("kind", "b")]"#);
    assert_eq!(keys[2], r#"[("area", "south"), ("kind", "a")]"#);
    assert_eq!(groups.iter().map(|group| group.allowed.unwrap()).collect::<Vec<_>>(), [1, 0, 1]);
    let summary = decided.verdicts().summary().classes.swap_remove(0);
    let quota = &summary.quotas[0];
    assert_eq!((quota.groups, quota.lowered, quota.referred, quota.over), (3, 13, 0, 0));
}

#[test]
fn a_subject_whose_group_is_unknown_is_pending_and_in_no_count() {
    let mut rows = many(5, "mark=top area=north apart=no");
    rows.push("worker lost mark=fair apart=no".to_owned());
    rows.push("worker free mark=top area=north apart=yes".to_owned());
    rows.push("worker unclear mark=top area=north".to_owned());
    let rule = quota("part", |q| {
        q.per = per(&["area"]);
        q.unless = Some(formula("apart"));
        q.rounding = Rounding::Up;
    });
    let decided = run(vec![worker(vec![rule])], &rows);
    let found = decided.levels("worker");
    assert_eq!(found, ["high", "high", "high", "high", "top", "pending", "top", "pending"]);
    let lost = decided.verdict("worker/lost");
    assert_eq!((lost.eligible, lost.missing), (Some("fair"), vec!["area".to_owned()]));
    assert_eq!(decided.verdict("worker/unclear").missing, ["apart"]);
    // Five of north are counted: 20 % of 5 rounded up is one, of 6 it were two.
    assert_eq!(decided.verdicts().groups(0, 0)[0].members, 5);
}

#[test]
fn exempt_and_pending_subjects_are_in_no_count() {
    let mut rows = many(4, "mark=top");
    rows.push("worker away away=yes mark=top".to_owned());
    rows.push("worker unknown score=1".to_owned());
    let decided = run(vec![worker(vec![quota("part", |_| ())])], &rows);
    // 20 % of 4 is none; of 5 it were one.
    assert_eq!(decided.levels("worker"), ["high", "high", "high", "high", "exempt", "pending"]);
}

#[test]
fn a_share_may_depend_on_the_group_and_unknown_it_leaves_the_eligible_pending() {
    let unit = Draft::new("unit").numbers("percent").level("fair", &["any: true"]);
    let worker = Draft::new("worker")
        .subject("unit", 1)
        .marks("mark")
        .numbers("score")
        .level("top", &["is-top: mark == rating.top"])
        .level("fair", &["any: true"])
        .quota(quota("unit.percent / 100", |q| q.per = per(&["unit"])));
    let rows = [
        "unit big percent=50",
        "unit small percent=100",
        "unit unknown",
        "worker a unit=big mark=top score=2",
        "worker b unit=big mark=top score=1",
        "worker c unit=small mark=top score=1",
        "worker d unit=unknown mark=top score=1",
        "worker e unit=unknown mark=fair score=1",
    ];
    let decided = run(vec![worker, unit], &rows);
    assert_eq!(decided.levels("worker"), ["top", "high", "top", "pending", "fair"]);
    let d = decided.verdict("worker/d");
    assert_eq!((d.missing, d.quota), (vec!["unit.percent".to_owned()], None));
    let groups = decided.verdicts().groups(0, 0);
    assert_eq!((groups[2].allowed, groups[2].pending, groups[2].kept), (None, 1, 0));
}

#[test]
fn with_several_limited_levels_a_better_level_comes_before_the_rank() {
    let rows = [
        "worker a mark=top score=1",
        "worker b mark=high score=9",
        "worker c mark=high score=8",
        "worker d mark=low score=1",
    ];
    let rule = quota("part * 5 / 2", |q| {
        q.limits = vec![code("high"), code("top")];
        q.lowered_to = code("fair");
    });
    // Two seats of four: a by its level, then b.
    let decided = run(vec![worker(vec![rule])], &rows);
    assert_eq!(decided.levels("worker"), ["top", "high", "fair", "low"]);
}

#[test]
fn several_quotas_act_in_their_order_each_on_what_the_one_before_left() {
    // First at most half top, then at most half at high or better.
    let first = quota("part * 5 / 2", |_| ());
    let second = quota("part * 5 / 2", |q| {
        q.id = "high-share".to_owned();
        q.limits = vec![code("top"), code("high")];
        q.lowered_to = code("fair");
    });
    let rows = many(4, "mark=top");
    let decided = run(vec![worker(vec![first, second])], &rows);
    assert_eq!(decided.levels("worker"), ["fair", "fair", "top", "top"]);
    assert_eq!(decided.verdict("worker/w1").quota, Some("high-share"));
    let summary = decided.verdicts().summary().classes.swap_remove(0);
    let lowered: Vec<u64> = summary.quotas.iter().map(|quota| quota.lowered).collect();
    assert_eq!(lowered, [2, 2]);
}

#[test]
fn those_an_earlier_quota_referred_are_in_no_later_count() {
    let first = quota("part * 5 / 2", |q| {
        q.excess = Excess::Refer;
    });
    let second = quota("part * 2", |q| q.id = "later".to_owned());
    // Half of 4: two keep top, two are referred; then 40 % of the two left is none.
    let decided = run(vec![worker(vec![first, second])], &many(4, "mark=top"));
    assert_eq!(decided.levels("worker"), ["referred", "referred", "high", "high"]);
}

#[test]
fn a_quota_that_acts_lends_the_verdict_its_basis_and_assumed_keys_are_inferred() {
    let by = |change: fn(&mut Quota)| {
        run(vec![worker(vec![quota("part", change)])], &many(5, "mark=top"))
    };
    let plain = by(|_| ());
    // The share is a parameter known in paraphrase only.
    assert_eq!(plain.verdict("worker/w1").rests_on, Some(Basis::Paraphrase));
    assert_eq!(plain.verdict("worker/w5").rests_on, Some(Basis::Text));
    let assumed = by(|q| q.assumed = vec!["ties".to_owned()]);
    assert_eq!(assumed.verdict("worker/w1").rests_on, Some(Basis::Inferred));
}

#[test]
fn a_decided_level_departs_in_the_first_way_that_applies() {
    let draft = worker(vec![quota("part * 5 / 2", |_| ())]).ceiling(
        "apart-fair",
        "rating.fair",
        "given(apart) && apart",
    );
    let rows = [
        "worker a away=yes mark=top decided=fair",
        "worker b mark=fair decided=high",
        "worker c mark=high apart=yes decided=high",
        "worker d mark=top score=1 decided=top",
        "worker e mark=top score=2 decided=high",
        "worker f mark=top score=3 decided=top",
        "worker g score=3 decided=top",
        "worker h mark=fair",
    ];
    let decided = run(vec![draft], &rows);
    // Six are rated, three seats, three eligible: nobody is lowered.
    let departure = |name: &str| decided.verdict(&format!("worker/{name}")).departure;
    assert_eq!(departure("a"), Some(Departure::RatedThoughExempt));
    assert_eq!(departure("b"), Some(Departure::AboveStandard));
    assert_eq!(departure("c"), Some(Departure::AboveCeiling));
    assert_eq!(departure("d"), None);
    assert_eq!(departure("e"), Some(Departure::BelowStandard));
    assert_eq!(departure("f"), None);
    assert_eq!(departure("g"), None);
    assert_eq!(departure("h"), None);
    let summary = decided.verdicts().summary().classes.swap_remove(0);
    assert_eq!(
        summary.decided,
        [("top".to_owned(), 3), ("high".to_owned(), 3), ("fair".to_owned(), 1)]
    );
    let kinds: Vec<_> = summary.departures.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [
            Departure::RatedThoughExempt,
            Departure::AboveStandard,
            Departure::AboveCeiling,
            Departure::BelowStandard,
        ]
    );
    assert_eq!((summary.total, summary.rated, summary.pending), (8, 6, 1));
    assert_eq!(summary.exempt, [("is-away".to_owned(), 1)]);
}

#[test]
fn a_level_above_what_the_quota_left_exceeds_it_unless_the_subject_is_referred() {
    let rows = [
        "worker a mark=top score=2 decided=top",
        "worker b mark=top score=1 decided=top",
        "worker c mark=fair decided=fair",
        "worker d mark=fair decided=high",
    ];
    // A quarter of 4: one seat.
    let lower = run(vec![worker(vec![quota("part * 5 / 4", |_| ())])], &rows);
    assert_eq!(lower.verdict("worker/b").departure, Some(Departure::QuotaExceeded));
    let refer = quota("part * 5 / 4", |q| q.excess = Excess::Refer);
    let refer = run(vec![worker(vec![refer])], &rows);
    assert_eq!(refer.verdict("worker/b").departure, None);
    assert_eq!(refer.verdict("worker/d").departure, Some(Departure::AboveStandard));
}

#[test]
fn a_group_is_over_where_its_decided_levels_exceed_the_cap_on_the_decided_base() {
    let rows = [
        // North: 2 of 5 decided top, where 20 % of 5 is one.
        "worker a area=north mark=fair decided=top",
        "worker b area=north mark=fair decided=top",
        "worker c area=north mark=fair decided=fair",
        "worker d area=north mark=fair decided=fair",
        // Exempt, but decided all the same: it is in the decided base.
        "worker e area=north away=yes decided=fair",
        // South: 1 of 5, exactly the cap.
        "worker f area=south mark=top score=1 decided=top",
        "worker g area=south mark=fair decided=fair",
        "worker h area=south mark=fair decided=fair",
        "worker i area=south mark=fair decided=fair",
        "worker j area=south decided=fair",
        // Without a decided level it does not count.
        "worker k area=south mark=top score=2",
    ];
    let rule = quota("part", |q| q.per = per(&["area"]));
    let decided = run(vec![worker(vec![rule])], &rows);
    let groups = decided.verdicts().groups(0, 0);
    let states = groups.iter().map(|g| (g.decided_limited, g.decided_base, g.decided_cap, g.over));
    assert_eq!(states.collect::<Vec<_>>(), [(2, 5, Some(1), true), (1, 5, Some(1), false)]);
    assert_eq!(decided.verdicts().summary().classes[0].quotas[0].over, 1);
}

#[test]
fn everyone_in_one_group_where_nothing_divides_the_class() {
    let decided = run(vec![worker(vec![quota("part", |_| ())])], &[] as &[&str]);
    assert!(decided.verdicts().groups(0, 0).is_empty());
    assert_eq!(decided.verdicts().summary().classes[0].quotas[0].groups, 0);
}
