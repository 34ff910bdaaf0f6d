//! Deciding with the whole trace kept, against programs written by hand for the same rules.
//!
//! Results are compared on the whole population before anything is timed. Run with
//! `cargo bench --bench deciding`.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    reason = "a bench tells times"
)]

#[path = "../paired/mod.rs"]
mod paired;
#[path = "../population/mod.rs"]
mod population;
mod wide;

use crate::paired::{Measured, pair};
use crate::population::{
    EXEMPT, Member, PENDING, UNKNOWN, UNKNOWN_NUMBER, decided, deciding, members, on_threads,
    outcomes, population, rulebook,
};
use std::hint::black_box;

const ROWS: usize = 1_000_000;
const COUNTRY: usize = 5_300_000;
const UNITS: u64 = 5_000;

fn main() {
    let known = members(ROWS, UNITS, 0);
    let of = |name: &str, measure: &(dyn Fn() -> Vec<Measured> + Sync)| {
        if paired::is_asked(name) {
            let measured = on_threads(1, measure);
            measured.iter().for_each(|one| one.tell(ROWS));
        }
    };
    of("row-wise", &|| row_wise(&known));
    of("unknown", &|| row_wise_open(&members(ROWS, UNITS, 5), &known));
    of("columnar", &|| columnar(&known));
    of("quota", &|| quota(&known));
    of("wide", &|| vec![wide::wide(ROWS)]);
    if paired::is_asked("threads") {
        threads();
    }
}

// ---- row by row, all known ---------------------------------------------------------------------

/// The level of a member by the rules, as one would write it, without a trace.
fn rate(m: &Member) -> u8 {
    if m.standing == 1 || m.standing == 2 || m.months < 6 {
        return EXEMPT;
    }
    let official = m.official;
    if m.punished == 1 || m.degraded == 1 || official == 0 {
        return 0;
    }
    let level = if m.task >= 4
        && m.quality >= 4
        && m.ideology >= 3
        && m.manner >= 3
        && (official == UNKNOWN || official == 3)
        && m.done >= 100
        && m.score >= 9000
    {
        3
    } else if m.task >= 3
        && m.quality >= 3
        && m.ideology >= 2
        && m.manner >= 2
        && (official == UNKNOWN || official >= 2)
        && m.done >= 80
        && m.score >= 7000
    {
        2
    } else if m.done >= 50 {
        1
    } else {
        0
    };
    if m.months < 9 { level.min(1) } else { level }
}

fn row_wise(members: &[Member]) -> Vec<Measured> {
    let book = rulebook(false);
    let ours = population(&book, members);
    let wanted: Vec<u8> = members.iter().map(rate).collect();
    assert_eq!(outcomes(&decided(&book, &ours)), wanted, "the same results");
    let mut out = vec![0u8; members.len()];
    let mut handwritten = || {
        for (out, member) in out.iter_mut().zip(members) {
            *out = rate(member);
        }
        black_box(&out);
    };
    vec![pair(
        "trace kept / by hand row-wise without trace",
        1.3,
        deciding(&book, &ours),
        &mut handwritten,
    )]
}

// ---- row by row, some unknown ------------------------------------------------------------------

/// True, false, or neither.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tri {
    Yes,
    No,
    Open,
}

fn known(code: u8, truth: bool) -> Tri {
    if code == UNKNOWN {
        Tri::Open
    } else if truth {
        Tri::Yes
    } else {
        Tri::No
    }
}

fn number(number: u16, truth: bool) -> Tri {
    if number == UNKNOWN_NUMBER {
        Tri::Open
    } else if truth {
        Tri::Yes
    } else {
        Tri::No
    }
}

/// Whether all hold: false as soon as one does not.
fn all(conditions: impl IntoIterator<Item = Tri>) -> Tri {
    let mut open = false;
    for condition in conditions {
        match condition {
            Tri::No => return Tri::No,
            Tri::Open => open = true,
            Tri::Yes => {}
        }
    }
    if open { Tri::Open } else { Tri::Yes }
}

/// As [`rate`], where some cells are not known.
fn rate_open(m: &Member) -> u8 {
    let exemptions = [
        known(m.standing, m.standing == 1),
        known(m.standing, m.standing == 2),
        number(m.months, m.months < 6),
    ];
    for exemption in exemptions {
        match exemption {
            Tri::Yes => return EXEMPT,
            Tri::Open => return PENDING,
            Tri::No => {}
        }
    }
    let official = |least: u8| m.official == UNKNOWN || m.official >= least;
    let yes = |truth: bool| if truth { Tri::Yes } else { Tri::No };
    let excellent = all([
        known(m.task, m.task >= 4),
        known(m.quality, m.quality >= 4),
        known(m.ideology, m.ideology >= 3),
        known(m.manner, m.manner >= 3),
        yes(official(3)),
        number(m.done, m.done >= 100),
        number(m.score, m.score >= 9000),
    ]);
    let good = || {
        all([
            known(m.task, m.task >= 3),
            known(m.quality, m.quality >= 3),
            known(m.ideology, m.ideology >= 2),
            known(m.manner, m.manner >= 2),
            yes(official(2)),
            number(m.done, m.done >= 80),
            number(m.score, m.score >= 7000),
        ])
    };
    let standard = match excellent {
        Tri::Yes => 3,
        Tri::Open => return PENDING,
        Tri::No => match good() {
            Tri::Yes => 2,
            Tri::Open => return PENDING,
            Tri::No => match number(m.done, m.done >= 50) {
                Tri::Yes => 1,
                Tri::Open => return PENDING,
                Tri::No => 0,
            },
        },
    };
    let ceilings = [
        (known(m.punished, m.punished == 1), 0),
        (known(m.degraded, m.degraded == 1), 0),
        (yes(m.official == 0), 0),
        (number(m.months, m.months < 9), 1),
    ];
    let held = ceilings.iter().filter(|one| one.0 == Tri::Yes).map(|one| one.1);
    let level = held.fold(standard, u8::min);
    let may_lower = ceilings.iter().any(|one| one.0 == Tri::Open && one.1 < level);
    if may_lower { PENDING } else { level }
}

fn row_wise_open(open: &[Member], all_known: &[Member]) -> Vec<Measured> {
    let book = rulebook(false);
    let ours = population(&book, open);
    let wanted: Vec<u8> = open.iter().map(rate_open).collect();
    assert_eq!(outcomes(&decided(&book, &ours)), wanted, "the same results");
    let mut out = vec![0u8; open.len()];
    let mut by_hand = || {
        for (out, member) in out.iter_mut().zip(open) {
            *out = rate_open(member);
        }
        black_box(&out);
    };
    let of_same = pair(
        "5 % unknown / by hand row-wise, three-valued, no trace",
        0.8,
        deciding(&book, &ours),
        &mut by_hand,
    );
    let mut out = vec![0u8; open.len()];
    let mut two_valued = || {
        for (out, member) in out.iter_mut().zip(all_known) {
            *out = rate(member);
        }
        black_box(&out);
    };
    let of_known = pair(
        "5 % unknown / by hand row-wise, all known, no trace",
        0.8,
        deciding(&book, &ours),
        &mut two_valued,
    );
    vec![of_same, of_known]
}

// ---- column by column, with trace --------------------------------------------------------------

/// The members as columns.
#[derive(Default)]
struct Columns {
    standing: Vec<u8>,
    months: Vec<u16>,
    official: Vec<u8>,
    punished: Vec<u8>,
    degraded: Vec<u8>,
    done: Vec<u16>,
    score: Vec<u16>,
    task: Vec<u8>,
    quality: Vec<u8>,
    ideology: Vec<u8>,
    manner: Vec<u8>,
}

const BLOCK: usize = 1024;

/// The level of each row, and which of the 23 conditions held: bit `n` of the trace.
fn rate_columns(c: &Columns, levels: &mut [u8], trace: &mut [u32]) {
    for start in (0..levels.len()).step_by(BLOCK) {
        let rows = start..(start + BLOCK).min(levels.len());
        let (trace, levels) = (&mut trace[rows.clone()], &mut levels[rows.clone()]);
        trace.fill(0);
        let mut bytes = |bit: u32, column: &[u8], holds: fn(u8) -> bool| {
            for (trace, cell) in trace.iter_mut().zip(&column[rows.clone()]) {
                *trace |= u32::from(holds(*cell)) << bit;
            }
        };
        bytes(0, &c.standing, |cell| cell == 1);
        bytes(1, &c.standing, |cell| cell == 2);
        bytes(3, &c.task, |cell| cell >= 4);
        bytes(4, &c.quality, |cell| cell >= 4);
        bytes(5, &c.ideology, |cell| cell >= 3);
        bytes(6, &c.manner, |cell| cell >= 3);
        bytes(7, &c.official, |cell| cell != UNKNOWN);
        bytes(8, &c.official, |cell| cell == 3);
        bytes(11, &c.task, |cell| cell >= 3);
        bytes(12, &c.quality, |cell| cell >= 3);
        bytes(13, &c.ideology, |cell| cell >= 2);
        bytes(14, &c.manner, |cell| cell >= 2);
        bytes(15, &c.official, |cell| cell >= 2);
        bytes(19, &c.punished, |cell| cell == 1);
        bytes(20, &c.degraded, |cell| cell == 1);
        bytes(21, &c.official, |cell| cell == 0);
        let mut numbers = |bit: u32, column: &[u16], holds: fn(u16) -> bool| {
            for (trace, cell) in trace.iter_mut().zip(&column[rows.clone()]) {
                *trace |= u32::from(holds(*cell)) << bit;
            }
        };
        numbers(2, &c.months, |cell| cell < 6);
        numbers(9, &c.done, |cell| cell >= 100);
        numbers(10, &c.score, |cell| cell >= 9000);
        numbers(16, &c.done, |cell| cell >= 80);
        numbers(17, &c.score, |cell| cell >= 7000);
        numbers(18, &c.done, |cell| cell >= 50);
        numbers(22, &c.months, |cell| cell < 9);
        for (level, trace) in levels.iter_mut().zip(trace.iter()) {
            *level = level_of(*trace);
        }
    }
}

/// The level from the conditions that held, without a branch.
fn level_of(trace: u32) -> u8 {
    let all = |mask: u32| trace & mask == mask;
    let any = |mask: u32| trace & mask != 0;
    let bit = |at: u32| 1u32 << at;
    let top = all(bit(3) | bit(4) | bit(5) | bit(6) | bit(9) | bit(10));
    let excellent = top & (!any(bit(7)) | any(bit(8)));
    let solid = all(bit(11) | bit(12) | bit(13) | bit(14) | bit(16) | bit(17));
    let good = solid & (!any(bit(7)) | any(bit(15)));
    let completed = any(bit(18));
    let standard = if excellent {
        3
    } else if good {
        2
    } else {
        u8::from(completed)
    };
    let capped = if any(bit(22)) { standard.min(1) } else { standard };
    let level = if any(bit(19) | bit(20) | bit(21)) { 0 } else { capped };
    if any(bit(0) | bit(1) | bit(2)) { EXEMPT } else { level }
}

fn columnar(members: &[Member]) -> Vec<Measured> {
    let book = rulebook(false);
    let ours = population(&book, members);
    let mut columns = Columns::default();
    for one in members {
        columns.standing.push(one.standing);
        columns.months.push(one.months);
        columns.official.push(one.official);
        columns.punished.push(one.punished);
        columns.degraded.push(one.degraded);
        columns.done.push(one.done);
        columns.score.push(one.score);
        columns.task.push(one.task);
        columns.quality.push(one.quality);
        columns.ideology.push(one.ideology);
        columns.manner.push(one.manner);
    }
    let (mut levels, mut trace) = (vec![0u8; members.len()], vec![0u32; members.len()]);
    rate_columns(&columns, &mut levels, &mut trace);
    assert_eq!(outcomes(&decided(&book, &ours)), levels, "the same results");
    let by_hand = || {
        rate_columns(&columns, &mut levels, &mut trace);
        black_box((&levels, &trace));
    };
    vec![pair("trace kept / by hand columnar with trace", 0.6, deciding(&book, &ours), by_hand)]
}

// ---- the quota ---------------------------------------------------------------------------------

/// The share of excellent ones per unit: counting sort by unit, then selection of the e-th by score.
fn cap_by_hand(members: &[Member], levels: &mut [u8], units: usize) {
    let mut starts = vec![0usize; units + 1];
    let mut base = vec![0u32; units];
    for (member, level) in members.iter().zip(levels.iter()) {
        starts[member.unit as usize + 1] += usize::from(*level == 3);
        base[member.unit as usize] += u32::from(*level == 2);
    }
    for at in 0..units {
        starts[at + 1] += starts[at];
    }
    let mut next = starts.clone();
    let mut eligible = vec![(0u16, 0u32); starts[units]];
    for (row, (member, level)) in members.iter().zip(levels.iter()).enumerate() {
        if *level == 3 {
            eligible[next[member.unit as usize]] = (member.score, row as u32);
            next[member.unit as usize] += 1;
        }
    }
    for unit in 0..units {
        let group = &mut eligible[starts[unit]..starts[unit + 1]];
        let all = group.len() as u32;
        // e ≤ 0.2 × (good + E − e), so 6 e ≤ good + E.
        let kept = ((base[unit] + all) / 6).min(all) as usize;
        if kept == group.len() {
            continue;
        }
        if kept == 0 {
            group.iter().for_each(|(_, row)| levels[*row as usize] = 2);
            continue;
        }
        let (_, last, _) = group.select_nth_unstable_by(kept - 1, |a, b| b.0.cmp(&a.0));
        let last = last.0;
        let above = group.iter().filter(|(score, _)| *score > last).count();
        let tied = group.iter().filter(|(score, _)| *score == last).count();
        let ties_fit = above + tied <= kept;
        for (score, row) in group.iter() {
            if *score < last || (*score == last && !ties_fit) {
                levels[*row as usize] = 2;
            }
        }
    }
}

fn quota(members: &[Member]) -> Vec<Measured> {
    let (without, with) = (rulebook(false), rulebook(true));
    let (plain, ours) = (population(&without, members), population(&with, members));
    let standards: Vec<u8> = members.iter().map(rate).collect();
    let mut wanted = standards.clone();
    cap_by_hand(members, &mut wanted, UNITS as usize);
    assert_eq!(outcomes(&decided(&with, &ours)), wanted, "the same results");
    // What the quota costs is what deciding with it costs more than without.
    let mut costs: Vec<(f64, f64)> = Vec::new();
    let seconds = |work: &mut dyn FnMut()| {
        let start = std::time::Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let (mut plainly, mut capping) = (deciding(&without, &plain), deciding(&with, &ours));
    for _ in 0..=paired::rounds() {
        let bare = seconds(&mut plainly);
        let capped = seconds(&mut capping);
        let mut levels = standards.clone();
        let by_hand = seconds(&mut || cap_by_hand(members, &mut levels, UNITS as usize));
        black_box(levels);
        costs.push((capped - bare, by_hand));
    }
    costs.sort_by(|a, b| (a.1 / a.0).total_cmp(&(b.1 / b.0)));
    let (ours, theirs) = costs[costs.len() / 2];
    let time = std::time::Duration::from_secs_f64;
    vec![Measured {
        name: "quota step / counting sort and selection by hand".to_owned(),
        ours: time(ours.max(0.0)),
        theirs: time(theirs),
        speed: theirs / ours,
        must: 1.0 / 1.5,
    }]
}

// ---- threads -----------------------------------------------------------------------------------

/// As many members as a country has: where deciding takes but two milliseconds, it is up to the
/// system whether the second thread comes in time.
fn threads() {
    let book = rulebook(true);
    let members = members(COUNTRY, UNITS, 0);
    let ours = population(&book, &members);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("threads");
    let (mut on_two, mut on_one) = (deciding(&book, &ours), deciding(&book, &ours));
    let measured = pair(
        "deciding on two threads / on one",
        1.7,
        || two.install(&mut on_two),
        || one.install(&mut on_one),
    );
    measured.tell(members.len());
}
