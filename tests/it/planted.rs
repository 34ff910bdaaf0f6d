//! Reports made to be consistent, and the same with one error planted: it is found, and nothing
//! else is.

use mucthuoc::decide::Rulebook;
use mucthuoc::load;
use mucthuoc::model::{Package, PackageFile, Published};
use mucthuoc::reconcile::{Concluded, Finding, What, reconcile};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const LEVELS: [&str; 4] = ["top", "high", "mid", "low"];

const REGULATION: &str = r#"
format = 1
series = "work"
number = "1"
title = { vi = "t", en = "t" }
issuer = { vi = "t", en = "t" }
signed = 2020-01-01
periods = { first = 2020 }
classes = ["worker"]
outcome = "rating"
[scale.rating]
low = { vi = "l", en = "l" }
mid = { vi = "m", en = "m" }
high = { vi = "h", en = "h" }
top = { vi = "t", en = "t" }
"#;

/// A class with one quota.
fn worker(quota: &str) -> String {
    format!(
        r#"
title = {{ vi = "Worker", en = "Worker" }}
[facts.site]
type = "text"
title = {{ vi = "Site", en = "Site" }}
[facts.points]
type = "integer"
title = {{ vi = "Points", en = "Points" }}
[[level]]
is = "top"
[[level.requires]]
id = "points"
that = '''points > 5'''
title = {{ vi = "t", en = "t" }}
cite = "c"
basis = "text"
[[quota]]
id = "share"
per = ["site"]
{quota}
rank = [ {{ by = '''points''', order = "descending" }} ]
excess = "lower"
ties = "refer"
title = {{ vi = "t", en = "t" }}
cite = "c"
basis = "text"
"#
    )
}

/// At most a fifth of those at `high` at `top`.
const FIFTH: &str = "limits = [\"top\"]\nshare = '''0.2'''\nof = [\"high\"]\nrounding = \"down\"\n\
                     lowered_to = \"high\"";

fn book(quota: &str) -> Rulebook {
    let texts = [("regulation.toml", REGULATION.to_owned()), ("worker.toml", worker(quota))];
    let file = |(path, text): (&str, String)| {
        let file = PackageFile { shown: path.into(), bytes: text.into_bytes().into() };
        (path.to_owned(), file)
    };
    let files: BTreeMap<_, _> = texts.into_iter().map(file).collect();
    let package = Package { id: "work".to_owned(), files, ..Package::default() };
    let (regulation, told) = load::regulation(package);
    assert!(told.is_empty(), "{told:#?}");
    Rulebook::compile(regulation.unwrap()).0.unwrap()
}

fn published(text: &str) -> Published {
    let bytes = text.as_bytes().into();
    let (published, told) = load::published(&PackageFile { shown: "published.toml".into(), bytes });
    assert!(told.is_empty(), "{told:#?}\n{text}");
    published.unwrap()
}

/// A table of a report, every number by itself so that one can be changed alone.
#[derive(Clone, Debug)]
struct Sheet {
    total: u64,
    total_parts: Vec<u64>,
    rated: u64,
    rated_printed: String,
    not_rated: u64,
    not_rated_printed: String,
    reasons: Vec<(u64, String)>,
    /// Best first.
    counts: [u64; 4],
    printed: [String; 4],
    /// The counts of the year before.
    before: [u64; 4],
    changes: Option<[String; 4]>,
    ratio: String,
    made_of: Vec<u64>,
    names: Vec<String>,
    places: u32,
}

#[derive(Clone, Debug)]
struct Draw {
    counts: [u64; 4],
    before: [u64; 4],
    reasons: Vec<u64>,
    places: u32,
    has_changes: bool,
    /// How a whole falls into parts.
    cut: u64,
}

fn draws() -> impl Strategy<Value = Draw> {
    let levels = || (0u64..400, 5u64..400, 20u64..100, 0u64..9);
    let reasons = prop::collection::vec(0u64..60, 1..4);
    (levels(), levels(), reasons, 0u32..4, any::<bool>(), 0u64..1_000).prop_map(
        |(now, before, reasons, places, has_changes, cut)| Draw {
            // Within the quota: at most a fifth of those at high.
            counts: [now.0 % (now.1 / 5 + 1), now.1, now.2, now.3],
            before: [before.0, before.1, before.2, before.3],
            reasons,
            places,
            has_changes,
            cut,
        },
    )
}

/// `part` of `whole` in percent, rounded half up, in units of the last place.
fn half_up(part: u64, whole: u64, places: u32) -> u64 {
    let scaled = part * 100 * 10u64.pow(places);
    (2 * scaled + whole) / (2 * whole)
}

fn digits(units: u64, places: u32) -> String {
    let unit = 10u64.pow(places);
    match places as usize {
        0 => units.to_string(),
        width => format!("{},{:0width$}", units / unit, units % unit),
    }
}

fn signed(units: i64, places: u32) -> String {
    let sign = if units < 0 { "-" } else { "+" };
    format!("{sign}{}", digits(units.unsigned_abs(), places))
}

fn two(whole: u64, cut: u64) -> Vec<u64> {
    let first = cut % (whole + 1);
    vec![first, whole - first]
}

impl Sheet {
    fn of(draw: &Draw) -> Self {
        let rated: u64 = draw.counts.iter().sum();
        let not_rated: u64 = draw.reasons.iter().sum();
        let total = rated + not_rated;
        let mut sheet = Sheet {
            total,
            total_parts: two(total, draw.cut),
            rated,
            rated_printed: String::new(),
            not_rated,
            not_rated_printed: String::new(),
            reasons: draw.reasons.iter().map(|count| (*count, String::new())).collect(),
            counts: draw.counts,
            printed: Default::default(),
            before: draw.before,
            changes: draw.has_changes.then(Default::default),
            ratio: String::new(),
            made_of: two(rated, draw.cut + 7),
            names: (0..draw.counts[3]).map(|at| format!("N{at}")).collect(),
            places: draw.places,
        };
        sheet.print();
        sheet
    }

    /// Prints every share and change anew from the counts.
    fn print(&mut self) {
        let places = self.places;
        let share = |part, whole| digits(half_up(part, whole, places), places);
        self.rated_printed = share(self.rated, self.total);
        self.not_rated_printed = share(self.not_rated, self.total);
        for (count, printed) in &mut self.reasons {
            *printed = share(*count, self.total);
        }
        self.printed = self.counts.map(|count| share(count, self.rated));
        self.ratio = share(self.counts[0], self.counts[1]);
        let before: u64 = self.before.iter().sum();
        if self.changes.is_some() {
            let change = |at: usize| {
                let now = half_up(self.counts[at], self.rated, places);
                let then = half_up(self.before[at], before, places);
                signed(i64::try_from(now).unwrap() - i64::try_from(then).unwrap(), places)
            };
            self.changes = Some([0, 1, 2, 3].map(change));
        }
    }

    fn write(&self, id: &str, out: &mut String) {
        writeln!(out, "[[table]]\nid = \"{id}\"\nclass = \"worker\"\nsection = \"I\"").unwrap();
        let parts = |parts: &[u64]| {
            let parts = parts.iter().enumerate().map(|(at, count)| format!("p{at} = {count}"));
            parts.collect::<Vec<_>>().join(", ")
        };
        writeln!(out, "total = {}", self.total).unwrap();
        writeln!(out, "total_parts = {{ {} }}", parts(&self.total_parts)).unwrap();
        writeln!(out, "rated = {}\nrated_printed = \"{}\"", self.rated, self.rated_printed)
            .unwrap();
        writeln!(out, "not_rated_total = {}", self.not_rated).unwrap();
        writeln!(out, "not_rated_printed = \"{}\"", self.not_rated_printed).unwrap();
        let reasons = self.reasons.iter().map(|(count, printed)| {
            format!("{{ reason = \"r\", count = {count}, printed = \"{printed}\" }}")
        });
        writeln!(out, "not_rated = [{}]", reasons.collect::<Vec<_>>().join(", ")).unwrap();
        writeln!(out, "made_of = {{ {} }}\nlevels = [", parts(&self.made_of)).unwrap();
        for (at, level) in LEVELS.iter().enumerate() {
            let (count, printed) = (self.counts[at], &self.printed[at]);
            let change = self.changes.as_ref().map(|changes| &changes[at]);
            let change = change.map_or(String::new(), |it| format!(", change_2019 = \"{it}\""));
            let head = format!("level = \"{level}\", count = {count}, printed = \"{printed}\"");
            writeln!(out, "  {{ {head}{change} }},").unwrap();
        }
        writeln!(out, "]\ntop_over_high_printed = \"{}\"", self.ratio).unwrap();
        writeln!(out, "low_named = {:?}", self.names).unwrap();
    }
}

/// A report of two tables and a sum over them with a third part.
#[derive(Clone, Debug)]
struct Report {
    sheets: [Sheet; 2],
    sum: u64,
    parts: [u64; 3],
}

impl Report {
    fn of(first: &Draw, second: &Draw) -> Self {
        let sheets = [Sheet::of(first), Sheet::of(second)];
        let parts = [sheets[0].rated, sheets[1].rated, first.cut];
        Report { sum: parts.iter().sum(), parts, sheets }
    }

    fn text(&self) -> String {
        let head = "[report]\nnumber = \"1\"\nissuer = \"i\"\ndate = 2021-01-02\nperiod = 2020\n";
        let mut out = head.to_owned();
        self.sheets[0].write("first", &mut out);
        self.sheets[1].write("second", &mut out);
        let [a, b, c] = self.parts;
        writeln!(out, "[[sum]]\nvi = \"s\"\ntotal = {}", self.sum).unwrap();
        writeln!(out, "parts = {{ a = {a}, b = {b}, c = {c} }}").unwrap();
        writeln!(out, "same_as = {{ a = \"first\", b = \"second\" }}").unwrap();
        out
    }

    fn findings(&self, books: &[Rulebook]) -> Vec<Finding> {
        let books: Vec<&Rulebook> = books.iter().collect();
        reconcile(&published(&self.text()), &books).findings
    }
}

/// The regulation, and a reading that takes the share of all rated.
fn books() -> Vec<Rulebook> {
    vec![book(FIFTH), book(&FIFTH.replace("of = [\"high\"]", "of = \"rated\""))]
}

/// An error: plants itself in the first table, or in the sum, and says what must be found; `None`
/// where the draw has no place for it.
type Plant = fn(&mut Report) -> Option<(&'static str, Option<usize>)>;

const PLANTS: [(&str, Plant); 19] = [
    ("a level too many", |report| {
        report.sheets[0].counts[2] += 1;
        report.sheets[0].print();
        Some(("sum-mismatch", Some(0)))
    }),
    ("a level too few", |report| {
        report.sheets[0].counts[2] -= 1;
        report.sheets[0].print();
        Some(("sum-mismatch", Some(0)))
    }),
    ("another total", |report| {
        report.sheets[0].total += 1;
        report.sheets[0].total_parts[0] += 1;
        report.sheets[0].print();
        Some(("sum-mismatch", Some(0)))
    }),
    ("a reason too many", |report| {
        report.sheets[0].reasons[0].0 += 1;
        report.sheets[0].print();
        Some(("sum-mismatch", Some(0)))
    }),
    ("a part of the total", |report| {
        report.sheets[0].total_parts[1] += 1;
        Some(("part-mismatch", Some(0)))
    }),
    ("a part of the rated", |report| {
        report.sheets[0].made_of[0] += 3;
        Some(("part-mismatch", Some(0)))
    }),
    ("a part of a sum", |report| {
        report.parts[2] += 1;
        Some(("part-mismatch", None))
    }),
    ("a sum", |report| {
        report.sum += 1;
        Some(("part-mismatch", None))
    }),
    ("a part that a table prints too", |report| {
        report.parts[0] += 1;
        report.sum += 1;
        Some(("part-mismatch", None))
    }),
    ("a share cut off", |report| {
        let sheet = &mut report.sheets[0];
        let (rated, places) = (sheet.rated, sheet.places);
        let cut = |count: u64| count * 100 * 10u64.pow(places) / rated;
        let is_up = |at: &usize| half_up(sheet.counts[*at], rated, places) > cut(sheet.counts[*at]);
        let at = (0..4).find(is_up)?;
        sheet.printed[at] = digits(cut(sheet.counts[at]), places);
        Some(("share-truncated", Some(0)))
    }),
    ("a wrong share", |report| {
        let sheet = &mut report.sheets[0];
        let right = half_up(sheet.counts[1], sheet.rated, sheet.places);
        sheet.printed[1] = digits(right + 2, sheet.places);
        Some(("share-wrong", Some(0)))
    }),
    ("a wrong share of the total", |report| {
        let sheet = &mut report.sheets[0];
        let right = half_up(sheet.rated, sheet.total, sheet.places);
        sheet.rated_printed = digits(right + 2, sheet.places);
        Some(("share-wrong", Some(0)))
    }),
    ("a wrong ratio", |report| {
        let sheet = &mut report.sheets[0];
        let right = half_up(sheet.counts[0], sheet.counts[1], sheet.places);
        sheet.ratio = digits(right + 1, sheet.places);
        Some(("share-wrong", Some(0)))
    }),
    ("no number", |report| {
        report.sheets[0].not_rated_printed = "khoảng 5".to_owned();
        Some(("share-unreadable", Some(0)))
    }),
    ("a change of more than the share", |report| {
        let sheet = &mut report.sheets[0];
        let share = half_up(sheet.counts[2], sheet.rated, sheet.places);
        let more = share + 4 * 10u64.pow(sheet.places);
        sheet.changes.as_mut()?[2] = signed(i64::try_from(more).unwrap(), sheet.places);
        Some(("change-impossible", Some(0)))
    }),
    ("changes that do not cancel out", |report| {
        // Twelve points: more than all roundings of four shares without a place behind the mark.
        let sheet = &mut report.sheets[0];
        let places = sheet.places;
        let before: u64 = sheet.before.iter().sum();
        let now = half_up(sheet.counts[1], sheet.rated, places);
        let then = half_up(sheet.before[1], before, places) + 12 * 10u64.pow(places);
        let change = i64::try_from(now).unwrap() - i64::try_from(then).unwrap();
        sheet.changes.as_mut()?[1] = signed(change, places);
        Some(("change-impossible", Some(0)))
    }),
    ("a name too few", |report| {
        report.sheets[0].names.pop()?;
        Some(("named-mismatch", Some(0)))
    }),
    ("a name twice", |report| {
        let names = &mut report.sheets[0].names;
        (names.len() > 1).then_some(())?;
        names[0] = names[1].clone();
        Some(("named-mismatch", Some(0)))
    }),
    ("one above the quota", |report| {
        let sheet = &mut report.sheets[0];
        let one_more = sheet.counts[1] / 5 + 1;
        sheet.counts[2] = (sheet.counts[2] + sheet.counts[0]).checked_sub(one_more)?;
        sheet.counts[0] = one_more;
        sheet.print();
        Some(("cap-exceeded", Some(0)))
    }),
];

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, cases: 40, ..ProptestConfig::default()
    })]
    #[test]
    fn one_planted_error_is_found_and_nothing_else(first in draws(), second in draws()) {
        let books = books();
        let report = Report::of(&first, &second);
        let found = report.findings(&books);
        prop_assert!(found.is_empty(), "{:#?}\n{}", found, report.text());
        for (name, plant) in PLANTS {
            let mut report = report.clone();
            let Some((code, table)) = plant(&mut report) else { continue };
            let found: BTreeSet<_> = report
                .findings(&books)
                .iter()
                .map(|finding| (finding.code(), finding.table))
                .collect();
            prop_assert_eq!(found, BTreeSet::from([(code, table)]), "{}\n{}", name, report.text());
        }
    }
}

#[test]
fn every_kind_of_error_is_planted_and_finds_its_place() {
    let draw = Draw {
        counts: [3, 40, 30, 2],
        before: [5, 30, 30, 5],
        reasons: vec![4, 2],
        places: 2,
        has_changes: true,
        cut: 11,
    };
    let books = books();
    let mut codes = BTreeSet::new();
    for (name, plant) in PLANTS {
        let mut report = Report::of(&draw, &draw);
        let planted = plant(&mut report).unwrap_or_else(|| panic!("{name}"));
        let found = report.findings(&books);
        assert!(found.iter().all(|one| (one.code(), one.table) == planted), "{name}: {found:#?}");
        assert!(!found.is_empty(), "{name}");
        codes.insert(planted.0);
    }
    assert_eq!(codes, mucthuoc::reconcile::CODES.into_iter().collect());
}

/// All ways of giving so many subjects to four levels.
fn spreads(subjects: u64) -> Vec<[u64; 4]> {
    let mut all = Vec::new();
    for a in 0..=subjects {
        for b in 0..=subjects - a {
            for c in 0..=subjects - a - b {
                all.push([a, b, c, subjects - a - b - c]);
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, cases: 150, ..ProptestConfig::default()
    })]
    #[test]
    fn subjects_without_a_level_are_counted_as_is_best_for_the_quota(
        counts in [0u64..30, 0u64..40, 0u64..30, 0u64..9],
        unlisted in 0u64..5,
        (num, den) in (0u64..6, 1u64..7),
        (of, limits, lowered_to, rounding) in (0usize..5, 0usize..2, 0usize..2, 0usize..3),
    ) {
        let of = [
            "[\"high\"]", "[\"top\", \"high\"]", "\"rated\"", "[\"mid\"]", "[\"top\"]",
        ][of];
        let limits = ["[\"top\"]", "[\"top\", \"high\"]"][limits];
        let lowered_to = ["mid", "low"][lowered_to];
        let rounding = ["down", "half-up", "up"][rounding];
        let share = num.min(den);
        let book = book(&format!(
            "limits = {limits}\nshare = '''{share} / {den}'''\nof = {of}\n\
             rounding = \"{rounding}\"\nlowered_to = \"{lowered_to}\""
        ));
        let rated = counts.iter().sum::<u64>() + unlisted;
        let mut text = "[report]\nnumber = \"1\"\nissuer = \"i\"\ndate = 2021-01-02\n\
                        period = 2020\n[[table]]\nid = \"t\"\nclass = \"worker\"\n".to_owned();
        write!(text, "rated = {rated}\nlevels = [").unwrap();
        for (level, count) in LEVELS.iter().zip(counts) {
            write!(text, "{{ level = \"{level}\", count = {count} }}, ").unwrap();
        }
        text.push_str("]\n");
        let result = reconcile(&published(&text), &[&book]);
        // The definition: the fewest beyond the quota over all ways of giving them levels.
        let least = spreads(unlisted).into_iter().map(|more| {
            // Worst first, as the scale stands.
            let by_level = [3, 2, 1, 0].map(|at| u32::try_from(counts[at] + more[at]).unwrap());
            book.on_totals((0, 0), 2020, &by_level).unwrap().excess()
        });
        let least = least.min().unwrap();
        let excess = match &result.caps[0].concluded {
            Concluded::Exceeded(on) => on.excess(),
            Concluded::Within(_) | Concluded::Rounding(_) => 0,
            Concluded::Open(open) => panic!("{open:?}"),
        };
        prop_assert_eq!(excess, least, "{}", text);
        let is_found = result.findings.iter().any(|one| matches!(one.what, What::Cap(_)));
        prop_assert_eq!(is_found, least > 0);
    }
}
