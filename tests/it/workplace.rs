//! A small regulation of a workplace, in many shapes, and random populations for it: what the
//! property tests are run on.

#![expect(
    clippy::manual_is_multiple_of,
    reason = "remainders of drawn numbers are read side by side"
)]

use mucthuoc::load;
use mucthuoc::model::{Package, PackageFile, Population, Regulation, TableBuilder};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The parts of a quota that differ from shape to shape.
#[derive(Clone, Debug)]
pub struct QuotaShape {
    pub limits: &'static str,
    pub of: &'static str,
    pub share: &'static str,
    pub rounding: &'static str,
    pub excess: &'static str,
    pub ties: &'static str,
    pub seats_min: u64,
    pub rank: &'static str,
    pub unless: &'static str,
    pub per: &'static str,
}

pub fn quota_shapes() -> impl Strategy<Value = QuotaShape> {
    let limits = prop_oneof![Just(r#"["top"]"#), Just(r#"["top", "high"]"#)];
    let of = prop_oneof![
        Just(r#"["high"]"#),
        Just(r#"["top", "high"]"#),
        Just(r#""rated""#),
        Just(r#"["mid"]"#)
    ];
    let share =
        prop_oneof![Just("20%"), Just("0%"), Just("1/3"), Just("50%"), Just("100%"), Just("33.3%")];
    let rounding = prop_oneof![Just("down"), Just("half-up"), Just("up")];
    let acts = prop_oneof![3 => Just("lower"), 1 => Just("refer"), 1 => Just("report")];
    let ties = prop_oneof![Just("refer"), Just("all-in"), Just("all-out")];
    let rank = prop_oneof![
        Just("[ { by = '''points''', order = \"descending\" } ]"),
        Just(
            "[ { by = '''craft''', order = \"descending\" }, { by = '''hours''', order = \"ascending\" } ]"
        )
    ];
    let unless = prop_oneof![
        3 => Just(""), 1 => Just("unless = '''exempted_from_share'''"),
        1 => Just("unless = '''shift == \"night\"'''")
    ];
    let per = prop_oneof![
        Just(r#"["shift"]"#),
        Just("[]"),
        Just(r#"["shift", "site"]"#),
        Just(r#"["team"]"#)
    ];
    (limits, of, share, rounding, acts, ties, 0u64..3, rank, unless, per).prop_map(
        |(limits, of, share, rounding, excess, ties, seats_min, rank, unless, per)| QuotaShape {
            limits,
            of,
            share,
            rounding,
            excess,
            ties,
            seats_min,
            rank,
            unless,
            per,
        },
    )
}

fn quota_text(id: &str, shape: &QuotaShape) -> String {
    let QuotaShape { limits, of, rounding, excess, ties, seats_min, rank, unless, per, .. } = shape;
    format!(
        "[[quota]]\nid = \"{id}\"\nlimits = {limits}\nper = {per}\nshare = '''{id}_share'''\n\
         of = {of}\nrounding = \"{rounding}\"\nseats_min = {seats_min}\nrank = {rank}\n\
         excess = \"{excess}\"\nlowered_to = \"mid\"\nties = \"{ties}\"\n{unless}\n\
         title = {{ vi = \"t\", en = \"t\" }}\ncite = \"c\"\nbasis = \"text\"\n"
    )
}

const REGULATION: &str = r#"
format = 1
series = "work"
number = "1"
title = { vi = "t", en = "t" }
issuer = { vi = "t", en = "t" }
signed = 2020-01-01
periods = { first = 2020 }
classes = ["worker", "team", "chief"]
outcome = "rating"
[scale.rating]
low = { vi = "l", en = "l" }
mid = { vi = "m", en = "m" }
high = { vi = "h", en = "h" }
top = { vi = "t", en = "t" }
[scale.skill]
weak = { vi = "w", en = "w" }
fair = { vi = "f", en = "f" }
fine = { vi = "g", en = "g" }
[functions.bonus]
args = ["decimal", "integer"]
returns = "decimal"
"#;

const FUNCTIONS: &str =
    "fn bonus(points, hours) { if hours > 10 { points + 0.5 } else { points / 2 } }\n";

const GROUNDS: &str = "title = { vi = \"t\", en = \"t\" }\ncite = \"c\"\nbasis = \"text\"\n";

fn worker(first: &QuotaShape, second: &QuotaShape) -> String {
    let facts = r#"
title = { vi = "Worker", en = "Worker" }
[facts.team]
type = "subject"
of = "team"
title = { vi = "Team", en = "Team" }
[facts.shift]
type = "choice"
of = { day = { vi = "Day", en = "Day" }, night = { vi = "Night", en = "Night" } }
title = { vi = "Shift", en = "Shift" }
[facts.site]
type = "text"
title = { vi = "Site", en = "Site" }
[facts.points]
type = "decimal"
places = 1
title = { vi = "Points", en = "Points" }
[facts.hours]
type = "integer"
title = { vi = "Hours", en = "Hours" }
[facts.away]
type = "boolean"
title = { vi = "Away", en = "Away" }
[facts.exempted_from_share]
type = "boolean"
empty = false
title = { vi = "X", en = "X" }
[criteria]
craft = { type = "skill", group = "marks", title = { vi = "Skill", en = "Skill" } }
speed = { type = "skill", group = "marks", title = { vi = "Speed", en = "Speed" } }
[parameters]
"#;
    let parameter = |name: &str, share: &str| {
        format!(
            "{name}_share = {{ value = \"{share}\", title = {{ vi = \"t\", en = \"t\" }}, \
             cite = \"c\", basis = \"text\" }}\n"
        )
    };
    let rules = format!(
        "[[exemption]]\nid = \"away\"\nwhen = '''away && hours < 5'''\nreview_due = true\n{GROUNDS}\
         [[level]]\nis = \"top\"\n\
         [[level.requires]]\nid = \"marks-fine\"\nthat = '''lowest(marks) >= skill.fine || bonus(points, hours) >= 8'''\n{GROUNDS}\
         [[level]]\nis = \"high\"\n\
         [[level.requires]]\nid = \"marks-fair\"\nthat = '''count_at_least(marks, skill.fair) >= 1'''\n{GROUNDS}\
         [[level.requires]]\nid = \"points-enough\"\nthat = '''points * 2 >= 6.5 || !given(points)'''\n{GROUNDS}\
         [[level]]\nis = \"mid\"\n\
         [[level.requires]]\nid = \"marks-weak\"\nthat = '''highest(marks) > skill.weak'''\n{GROUNDS}\
         [[ceiling]]\nid = \"few-hours\"\nat_most = '''choose(shift == \"day\", rating.high, rating.mid)'''\nwhen = '''hours in [1, 2, 3]'''\n{GROUNDS}"
    );
    [
        facts.to_owned(),
        parameter("first", first.share),
        parameter("second", second.share),
        rules,
        quota_text("first", first),
        quota_text("second", second),
    ]
    .concat()
}

fn team() -> String {
    format!(
        r#"
title = {{ vi = "Team", en = "Team" }}
[facts.parent]
type = "subject"
of = "team"
optional = true
title = {{ vi = "Parent", en = "Parent" }}
[facts.district]
type = "text"
title = {{ vi = "District", en = "District" }}
[facts.points]
type = "decimal"
places = 1
title = {{ vi = "Points", en = "Points" }}
[children.workers]
class = "worker"
by = "team"
among = "rated"
[children.teams]
class = "team"
by = "parent"
among = "all"
[parameters]
most = {{ value = "50%", title = {{ vi = "t", en = "t" }}, cite = "c", basis = "text" }}
[[level]]
is = "top"
[[level.requires]]
id = "workers-high"
that = '''share_at_least(workers, rating.high) >= 1/2'''
{GROUNDS}[[level.requires]]
id = "teams-mid"
that = '''count(teams) == 0 || share_at_least(teams, rating.mid) > 0.5'''
{GROUNDS}[[level]]
is = "mid"
[[level.requires]]
id = "some-rated"
that = '''count_rated(workers) + count_rated(teams) > 0'''
{GROUNDS}[[quota]]
id = "share"
limits = ["top"]
per = ["district"]
share = '''most'''
of = "rated"
rounding = "down"
rank = [ {{ by = '''points''', order = "descending" }} ]
excess = "lower"
lowered_to = "mid"
ties = "all-in"
{GROUNDS}"#
    )
}

fn chief() -> String {
    format!(
        r#"
title = {{ vi = "Chief", en = "Chief" }}
[facts.team]
type = "subject"
of = "team"
title = {{ vi = "Team", en = "Team" }}
[facts.points]
type = "decimal"
places = 1
title = {{ vi = "Points", en = "Points" }}
[[level]]
is = "top"
[[level.requires]]
id = "points"
that = '''points >= 5'''
{GROUNDS}[[level]]
is = "high"
[[ceiling]]
id = "team"
at_most = '''team.rating'''
when = '''given(team)'''
{GROUNDS}"#
    )
}

/// The regulation with two quotas on workers.
pub fn regulation(first: &QuotaShape, second: &QuotaShape) -> Regulation {
    let texts = [
        ("regulation.toml", REGULATION.to_owned()),
        ("functions.rhai", FUNCTIONS.to_owned()),
        ("worker.toml", worker(first, second)),
        ("team.toml", team()),
        ("chief.toml", chief()),
    ];
    let file = |path: &str, text: String| PackageFile {
        shown: path.into(),
        bytes: text.into_bytes().into(),
    };
    let files: BTreeMap<_, _> =
        texts.into_iter().map(|(path, text)| (path.to_owned(), file(path, text))).collect();
    let package = Package { id: "work".to_owned(), files, ..Package::default() };
    let (regulation, diagnostics) = load::regulation(package);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    regulation.unwrap()
}

/// A worker, team or chief as drawn: a number a fact, reduced to what the fact can hold.
type Row = (u8, [u8; 9], u8);

#[derive(Clone, Debug)]
pub struct Draw {
    pub workers: Vec<Row>,
    pub teams: Vec<Row>,
    pub chiefs: Vec<Row>,
}

pub fn draws() -> impl Strategy<Value = Draw> {
    let rows = |most: usize| prop::collection::vec(any::<Row>(), 0..most);
    (rows(40), rows(8), rows(6)).prop_map(|(workers, teams, chiefs)| Draw {
        workers,
        teams,
        chiefs,
    })
}

/// The population of a draw; `order` permutes the rows without changing any subject.
pub fn population(regulation: &Regulation, draw: &Draw, backwards: bool) -> Population {
    let mut builders: Vec<_> = regulation.classes.iter().map(TableBuilder::new).collect();
    let teams = draw.teams.len();
    for at in order(draw.workers.len(), backwards) {
        let (_, cells, decided) = &draw.workers[at];
        let table = &mut builders[0];
        table.start_row(&format!("w{at}"));
        if teams > 0 && cells[0] % 5 != 0 {
            table.put_text(0, &format!("t{}", cells[0] as usize % teams));
        }
        code(table, 1, cells[1], 2);
        if cells[2] % 6 != 0 {
            table.put_text(2, ["north", "south"][cells[2] as usize % 2]);
        }
        number(table, 3, cells[3], 120);
        number(table, 4, cells[4], 14);
        code(table, 5, cells[5], 2);
        if cells[6] % 4 == 0 {
            table.put_code(6, 1);
        }
        code(table, 7, cells[7], 3);
        code(table, 8, cells[8], 3);
        decide(table, *decided);
    }
    for at in order(teams, backwards) {
        let (_, cells, decided) = &draw.teams[at];
        let table = &mut builders[1];
        table.start_row(&format!("t{at}"));
        // A parent always has a smaller number: no circle of subjects.
        if at > 0 && cells[0] % 2 == 0 {
            table.put_text(0, &format!("t{}", cells[0] as usize % at));
        }
        // A district a depth keeps a team and its parent out of one group in most draws; where
        // they meet, both routes must call it a circle.
        if cells[1] % 9 != 0 {
            table.put_text(1, &format!("d{}", if cells[2] % 3 == 0 { at } else { 0 }));
        }
        number(table, 2, cells[3], 9);
        decide(table, *decided);
    }
    for at in order(draw.chiefs.len(), backwards) {
        let (_, cells, decided) = &draw.chiefs[at];
        let table = &mut builders[2];
        table.start_row(&format!("c{at}"));
        if teams > 0 && cells[0] % 4 != 0 {
            table.put_text(0, &format!("t{}", cells[0] as usize % teams));
        }
        number(table, 1, cells[1], 99);
        decide(table, *decided);
    }
    Population::finish(regulation, 2020, builders).unwrap()
}

fn order(rows: usize, backwards: bool) -> Vec<usize> {
    if backwards { (0..rows).rev().collect() } else { (0..rows).collect() }
}

fn code(table: &mut TableBuilder, fact: usize, drawn: u8, values: u8) {
    if drawn % 8 != 0 {
        table.put_code(fact, drawn % values);
    }
}

fn number(table: &mut TableBuilder, fact: usize, drawn: u8, most: u8) {
    if drawn % 8 != 0 {
        table.put_number(fact, i64::from(drawn % most));
    }
}

fn decide(table: &mut TableBuilder, drawn: u8) {
    if drawn % 3 == 0 {
        table.put_decided(drawn % 4);
    }
}
