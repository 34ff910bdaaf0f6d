//! A comparison in which two of six workers move, one of them with a hostile id.

use crate::amend;
use crate::load;
use crate::model::{
    Amendment, AppliedAmendment, Changed, ClassComparison, ClassSpread, ClassSummary, Comparison,
    Departure, DrawnFrom, Interval, Matrix, Move, MoveSpread, Outcome, PackageFile, QuotaSeats,
    QuotaSpread, QuotaSummary, Regulation, Scenario, ScenarioSpread, Seats, Side, State,
    SubmissionFile, Summary, SweepCurve, SweepPoint, Title, Uncertainty, Verdict, Why,
};
use crate::model::{
    Assumption, ByValue, DependentGroup, DependentSubject, Depends, Fingerprint, GroupOutcome,
};
use crate::report::page::{About, Command, Gives};
use crate::report::tests::fixture;

pub(super) const HOSTILE: &str = "<script>alert(\"1\")</script>";

const AMENDMENT: &str = "format = 1\nkind = \"proposal\"\namends = \"guide-1\"\n\
    title = { vi = \"Hai phần ba <b>đậm</b>\", en = \"Two thirds <b>bold</b>\" }\ncite = \"12/BC\"\n\
    [[change]]\nset = \"worker.quota.high-share\"\nto = { share = '''2 / 3''', unless = '''unit == \"<i>\"''' }\n";

/// The regulation as it stands, amended, and the amendment.
pub(super) fn regulations() -> (Regulation, Regulation, Amendment) {
    let mut before = fixture::regulation("");
    let file = PackageFile { shown: "a.toml".into(), bytes: AMENDMENT.as_bytes().into() };
    before.package.amendments.insert("a".to_owned(), file);
    let (amendment, told) = load::amendment(&before, "a").unwrap();
    assert_eq!(told, []);
    let amendment = amendment.unwrap();
    let (after, told) = amend::amend(&before, std::slice::from_ref(&amendment));
    assert_eq!(told, []);
    (before, after.unwrap(), amendment)
}

pub(super) fn commands() -> Vec<Command> {
    let command = |gives, line: &str| Command { gives, line: line.to_owned() };
    vec![
        command(Gives::Page, "mucthuoc simulate . --with a --html page.html"),
        command(Gives::Baseline, "mucthuoc evaluate ."),
        command(Gives::Scenario("a".into()), "mucthuoc evaluate . --with a"),
        command(Gives::Reasons("w-2".into()), "mucthuoc explain . worker/w-2"),
    ]
}

/// Calls `show` with all that a page is about.
pub(super) fn about<R>(regulation: &Regulation, show: impl FnOnce(About<'_>) -> R) -> R {
    let sha256 = Fingerprint::of(b"");
    let files = [SubmissionFile { file: "worker.csv".into(), sha256, rows: 6 }];
    let (returns, commands) = (fixture::returns(), commands());
    show(About {
        regulation,
        returns: &returns,
        files: &files,
        commands: &commands,
        program: "mucthuoc 0.1.0",
    })
}

fn summary(levels: [u64; 3], over: u64) -> ClassSummary {
    let ids = ["high", "pass", "fail"];
    let levels = ids.iter().zip(levels).filter(|(_, count)| *count > 0);
    ClassSummary {
        class: "worker".into(),
        total: 6,
        rated: 5,
        exempt: vec![("new".into(), 1)],
        pending: 0,
        referred: 0,
        levels: levels.map(|(id, count)| ((*id).to_owned(), count)).collect(),
        decided: vec![("high".into(), 5)],
        departures: vec![(Departure::QuotaExceeded, over)],
        quotas: vec![QuotaSummary {
            quota: "high-share".into(),
            groups: 1,
            over: 1,
            lowered: over,
            referred: 0,
        }],
    }
}

fn side(levels: [u64; 3], over: u64) -> Side {
    Side {
        amendments: Vec::<AppliedAmendment>::new(),
        fingerprint: Fingerprint::of(b"side"),
        summary: Summary { classes: vec![summary(levels, over)] },
        inferred: vec![0],
    }
}

fn level(id: &str) -> State {
    State::Level(id.to_owned())
}

fn verdict<'a>(id: &'a str, at: &'a str) -> Verdict<'a> {
    Verdict {
        class: "worker",
        id,
        outcome: Outcome::Rated,
        level: Some(at),
        standard: Some("high"),
        eligible: Some("high"),
        decided: None,
        departure: None,
        exemption: None,
        review_due: true,
        ceilings: Vec::new(),
        quota: Some("high-share"),
        missing: Vec::new(),
        reasons: vec!["task-top"],
        unmet: Vec::new(),
        rests_on: None,
    }
}

/// High 1, pass 3, fail 1, exempt 1 → high 2, pass 3, fail 0, exempt 1: one up from pass to high,
/// one up from fail to pass.
pub(super) fn scenario(amendment: Amendment) -> Scenario<'static> {
    let matrix = Matrix {
        states: vec![
            level("high"),
            level("pass"),
            level("fail"),
            State::Exempt,
            State::Pending,
            State::Referred,
        ],
        counts: vec![
            vec![1, 0, 0, 0, 0, 0],
            vec![1, 2, 0, 0, 0, 0],
            vec![0, 1, 0, 0, 0, 0],
            vec![0, 0, 0, 1, 0, 0],
            vec![0; 6],
            vec![0; 6],
        ],
    };
    let one = |from: &str, to: &str, direct, displaced| Move {
        from: level(from),
        to: level(to),
        count: 1,
        direct,
        displaced,
    };
    let seats = |held| Some(Seats { groups: 1, seats: held, held });
    let by = ByValue { fact: "unit".into(), value: Some("<u>".into()), matrix: matrix.clone() };
    Scenario {
        name: "a".into(),
        amendments: vec![amendment],
        result: side([2, 3, 0], 3),
        classes: vec![ClassComparison {
            class: "worker".into(),
            by: vec![by],
            moves: vec![one("pass", "high", 1, 0), one("fail", "pass", 0, 1)],
            quotas: vec![QuotaSeats {
                quota: "high-share".into(),
                before: seats(1),
                after: seats(2),
                freed: 0,
                taken: 1,
            }],
            matrix,
        }],
        changed: vec![
            changed(HOSTILE, ("pass", "high"), Why::Direct),
            changed("w-2", ("fail", "pass"), Why::Displaced),
        ],
        changed_count: 2,
    }
}

fn changed<'a>(id: &'a str, (from, to): (&'a str, &'a str), why: Why) -> Changed<'a> {
    Changed {
        before: verdict(id, from),
        after: verdict(id, to),
        why,
        rules_before: vec!["high-share"],
        rules_after: vec!["task-top", "score-enough"],
    }
}

pub(super) fn comparison(scenarios: Vec<Scenario<'static>>) -> Comparison<'static> {
    Comparison { baseline: side([1, 3, 1], 4), scenarios, depends: None }
}

/// What hangs on which of two sides is right.
pub(super) fn depends() -> Depends<'static> {
    let outcome = GroupOutcome {
        members: 6,
        eligible: 5,
        seats: Some(1),
        kept: 1,
        lowered: 4,
        referred: 0,
        pending: 0,
        over: true,
    };
    Depends {
        subjects: vec![DependentSubject {
            class: "worker",
            id: HOSTILE,
            states: vec![level("pass"), level("high")],
        }],
        subject_counts: vec![1],
        groups: vec![DependentGroup {
            class: "worker",
            quota: "high-share",
            key: vec![("unit", "<u>".into())],
            sides: vec![Some(outcome), None],
        }],
    }
}

fn spread(high: Interval) -> ClassSpread {
    let same = |count| Interval { low: count, median: count, high: count };
    ClassSpread {
        class: "worker".into(),
        total: same(6),
        states: vec![(level("high"), high), (State::Exempt, same(1))],
        departures: vec![(Departure::QuotaExceeded, high)],
        departures_all: high,
        held_down: same(0),
        quotas: vec![QuotaSpread {
            quota: "high-share".into(),
            groups: same(1),
            over: same(1),
            lowered: high,
            referred: same(0),
        }],
    }
}

fn assumption() -> Assumption {
    Assumption {
        table: Some(Title { vi: "<table>".into(), en: "<table>".into(), short: None }),
        class: None,
        others: Vec::new(),
        key: "totals",
        args: Vec::new(),
        varies: true,
    }
}

pub(super) fn drawn(amendment: Amendment) -> Uncertainty {
    let between = |low, median, high| Interval { low, median, high };
    Uncertainty {
        draws: 1_000,
        seed: 17,
        assumptions: vec![assumption()],
        baseline: vec![spread(between(1, 2, 3))],
        scenarios: vec![ScenarioSpread {
            name: "a".into(),
            amendments: vec![amendment],
            classes: vec![spread(between(4, 5, 6))],
            moves: vec![vec![MoveSpread {
                from: level("pass"),
                to: level("high"),
                count: between(7, 8, 9),
                direct: between(7, 8, 9),
                displaced: between(0, 0, 0),
            }]],
        }],
    }
}

pub(super) fn swept(has_band: bool) -> SweepCurve {
    let point = |(value, high): (&str, u64)| SweepPoint {
        value: value.into(),
        summary: Summary { classes: vec![summary([high, 5 - high, 0], 5 - high)] },
        meets: Some(high >= 2),
        band: has_band.then(|| vec![spread(Interval { low: high, median: high, high: high + 1 })]),
    };
    SweepCurve {
        class: "worker".into(),
        parameter: "months_min".into(),
        title: Title { vi: "Số <tháng>".into(), en: "Months <least>".into(), short: None },
        unit: None,
        stands: "6".into(),
        points: [("4.5", 1), ("6", 2), ("9", 3)].into_iter().map(point).collect(),
        condition: Some("high >= 2".into()),
        found: Some(1),
        reach: Vec::new(),
        drawn: has_band.then(|| DrawnFrom { draws: 40, seed: 3, assumptions: vec![assumption()] }),
    }
}
