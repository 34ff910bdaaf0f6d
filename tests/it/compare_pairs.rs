//! Random pairs of small regulations: `compare` finds just the differences that deciding every
//! subject there can be finds.
//!
//! `MUCTHUOC_COMPARE_PAIRS=10000` tries so many pairs instead of a few.

use mucthuoc::check::{Relation, compare};
use mucthuoc::decide::{Options, Rulebook, decide};
use mucthuoc::load;
use mucthuoc::model::{Outcome, Package, PackageFile, Population, Regulation, TableBuilder};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers from a seed, so that every pair can be made again from its own number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }

    /// A condition, less deep than this.
    fn condition(&mut self, depth: u64) -> String {
        if depth > 0 && self.roll(3) > 0 {
            let parts = [self.condition(depth - 1), self.condition(depth - 1)];
            return match self.roll(5) {
                0 | 1 => format!("({} && {})", parts[0], parts[1]),
                2 | 3 => format!("({} || {})", parts[0], parts[1]),
                _ => format!("!({})", parts[0]),
            };
        }
        let sign = self.pick(&["<", "<=", ">", ">=", "==", "!="]);
        let grade = self.pick(&["grade.low", "grade.mid", "grade.high"]);
        match self.roll(11) {
            0 => "ready".to_owned(),
            1 => "late".to_owned(),
            2 => format!("kind {} \"{}\"", self.pick(&["==", "!="]), self.pick(&["a", "b", "c"])),
            3 => format!("first {sign} {grade}"),
            4 => format!("{}(g) {sign} {grade}", self.pick(&["lowest", "highest"])),
            5 => format!("count_at_least(g, {grade}) {sign} {}", self.roll(3)),
            6 => format!("months * 2 {sign} {}", self.roll(12)),
            7 => format!("months {sign} {}", self.roll(6)),
            8 => format!("given({})", self.pick(&["months", "unit", "second", "kind"])),
            9 => format!("unit.mark {sign} mark.{}", self.pick(&["fail", "pass", "top"])),
            _ => format!("first {sign} second"),
        }
    }

    fn worker(&mut self) -> String {
        let rule = |id: &str| {
            format!(
                "id = \"{id}\"\ntitle = {{ vi = \"t\", en = \"t\" }}\ncite = \"1\"\nbasis = \"text\"\n"
            )
        };
        let mut text = FACTS.to_owned();
        for at in 0..self.roll(3) {
            let (when, due) = (self.condition(1), self.roll(2) == 0);
            text += &format!("[[exemption]]\n{}when = '''{when}'''\n", rule(&format!("e{at}")));
            text += &format!("review_due = {due}\n");
        }
        for level in ["top", "pass"] {
            text += &format!("[[level]]\nis = \"{level}\"\n");
            for at in 0..=self.roll(2) {
                let that = self.condition(2);
                let id = rule(&format!("{level}{at}"));
                text += &format!("[[level.requires]]\n{id}that = '''{that}'''\n");
            }
        }
        for at in 0..self.roll(3) {
            let when = self.condition(2);
            let limit =
                self.pick(&["mark.fail", "mark.pass", "unit.mark", "min(unit.mark, mark.pass)"]);
            let id = rule(&format!("c{at}"));
            text += &format!("[[ceiling]]\n{id}at_most = '''{limit}'''\nwhen = '''{when}'''\n");
        }
        text
    }
}

const HEADER: &str = r#"
format = 1
series = "work"
number = "1"
title = { vi = "t", en = "t" }
issuer = { vi = "t", en = "t" }
signed = 2020-01-01
periods = { first = 2020 }
classes = ["unit", "worker"]
outcome = "mark"
[scale.mark]
fail = { vi = "f", en = "f" }
pass = { vi = "p", en = "p" }
top = { vi = "t", en = "t" }
[scale.grade]
low = { vi = "l", en = "l" }
mid = { vi = "m", en = "m" }
high = { vi = "h", en = "h" }
"#;

const UNIT: &str = r#"
title = { vi = "u", en = "u" }
[facts.well]
type = "boolean"
title = { vi = "w", en = "w" }
[[level]]
is = "top"
[[level.requires]]
id = "well"
that = '''well'''
title = { vi = "t", en = "t" }
cite = "1"
basis = "text"
"#;

const FACTS: &str = r#"
title = { vi = "w", en = "w" }
[facts.unit]
type = "subject"
of = "unit"
title = { vi = "unit", en = "unit" }
[facts.ready]
type = "boolean"
title = { vi = "ready", en = "ready" }
[facts.late]
type = "boolean"
empty = false
title = { vi = "late", en = "late" }
[facts.kind]
type = "choice"
title = { vi = "kind", en = "kind" }
[facts.kind.of]
a = { vi = "a", en = "a" }
b = { vi = "b", en = "b" }
c = { vi = "c", en = "c" }
[facts.months]
type = "integer"
min = 0
max = 6
title = { vi = "months", en = "months" }
[criteria]
first = { type = "grade", group = "g", title = { vi = "first", en = "first" } }
second = { type = "grade", group = "g", title = { vi = "second", en = "second" } }
"#;

fn book(worker: &str) -> Rulebook {
    let texts = [("regulation.toml", HEADER), ("unit.toml", UNIT), ("worker.toml", worker)];
    let files = texts.map(|(path, text)| {
        let bytes = text.as_bytes().into();
        (path.to_owned(), PackageFile { shown: path.into(), bytes })
    });
    let package = Package { id: "work".to_owned(), files: files.into(), ..Package::default() };
    let (regulation, told) = load::regulation(package);
    assert!(told.is_empty(), "{told:#?}\n{worker}");
    let (book, told) = Rulebook::compile(regulation.unwrap());
    book.unwrap_or_else(|| panic!("{told:#?}\n{worker}"))
}

const WORKER: usize = 1;

/// Every subject that can be: each value of each fact, known or not.
fn everybody(regulation: &Regulation) -> Population {
    let mut tables: Vec<TableBuilder> = regulation.classes.iter().map(TableBuilder::new).collect();
    for unit in ["u-none", "u-0", "u-1", "u-2"] {
        tables[0].start_row(unit);
        if let Some(code) = unit.strip_prefix("u-").and_then(|code| code.parse().ok()) {
            tables[0].put_decided(code);
        }
    }
    let fact = |id: &str| regulation.classes[WORKER].fact_index(id).unwrap();
    let codes = [("ready", 2), ("late", 2), ("kind", 3), ("first", 3), ("second", 3)]
        .map(|(id, codes)| (fact(id), codes));
    let (unit, months) = (fact("unit"), fact("months"));
    let table = &mut tables[WORKER];
    let mut digits = [0u8; 5];
    let mut row = 0;
    loop {
        for number in -1..=6i64 {
            for named in ["", "u-none", "u-0", "u-1", "u-2"] {
                table.start_row(&row.to_string());
                row += 1;
                for ((fact, count), digit) in codes.iter().zip(digits) {
                    if digit < *count {
                        table.put_code(*fact, digit);
                    }
                }
                if number >= 0 {
                    table.put_number(months, number);
                }
                if !named.is_empty() {
                    table.put_text(unit, named);
                }
            }
        }
        // The next combination; the last value of each digit is the unknown.
        let Some(at) = (0..5).find(|at| digits[*at] < codes[*at].1) else { break };
        digits[at] += 1;
        digits[..at].fill(0);
    }
    Population::finish(regulation, 2020, tables).unwrap()
}

/// What becomes of everybody before quotas.
fn outcomes(book: &Rulebook, everybody: &Population) -> Vec<String> {
    let decisions = decide(book, everybody, Options { use_decided: true }).unwrap();
    let verdicts = decisions.verdicts(book, everybody);
    let scale = &book.regulation().outcome_scale().values;
    let outcome = |row: usize| match decisions.outcome(WORKER, row) {
        Outcome::Pending => "pending".to_owned(),
        Outcome::Exempt => match verdicts.verdict(WORKER, row).review_due {
            true => "exempt-review-due".to_owned(),
            false => "exempt".to_owned(),
        },
        Outcome::Rated | Outcome::Referred => {
            scale[usize::from(decisions.eligible(WORKER, row).unwrap())].id.clone()
        }
    };
    (0..decisions.len(WORKER)).map(outcome).collect()
}

/// -1 less, 1 more, 2 neither, by docs/decisions/0005 and written anew.
fn change(a: &str, b: &str) -> i32 {
    let rank = |it: &str| ["pending", "fail", "pass", "top"].iter().position(|level| *level == it);
    match (rank(a), rank(b)) {
        (Some(a), Some(b)) => (b as i32 - a as i32).signum(),
        (None, None) if a == "exempt" => -1,
        (None, None) => 1,
        _ => 2,
    }
}

fn relation(pairs: &BTreeSet<(String, String)>) -> Relation {
    let settled = pairs.iter().filter(|(a, b)| a != "pending" && b != "pending");
    let settled: BTreeSet<i32> = settled.map(|(a, b)| change(a, b)).collect();
    let all: BTreeSet<i32> = pairs.iter().map(|(a, b)| change(a, b)).collect();
    let changes = if settled.is_empty() { all } else { settled };
    match changes.into_iter().collect::<Vec<_>>()[..] {
        [] => Relation::Equivalent,
        [-1] => Relation::Stricter,
        [1] => Relation::Laxer,
        _ => Relation::Incomparable,
    }
}

fn check(pair: u64, seen: &mut BTreeMap<Relation, u64>) {
    let mut dice = Dice(pair.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let first = dice.worker();
    // Half of the pairs are one regulation and a small edit of it.
    let second = match dice.roll(2) {
        0 => first.replacen("<=", "<", 1).replacen("months >", "months >=", 1).replace(">==", ">="),
        _ => dice.worker(),
    };
    let (a, b) = (book(&first), book(&second));
    let everybody = everybody(a.regulation());
    let (of_a, of_b) = (outcomes(&a, &everybody), outcomes(&b, &everybody));
    let differ: BTreeSet<(String, String)> =
        of_a.into_iter().zip(of_b).filter(|(a, b)| a != b).collect();
    let compared = compare(&a, &b);
    let class = &compared.classes[WORKER];
    let shown: BTreeSet<(String, String)> = class
        .counterexamples
        .iter()
        .map(|one| (one.a.as_str().to_owned(), one.b.as_str().to_owned()))
        .collect();
    let context = || format!("pair {pair}\n{first}\n=====\n{second}\n{class:#?}");
    assert_eq!(shown, differ, "{}", context());
    assert!(class.exact, "{}", context());
    assert_eq!(class.relation, Some(relation(&differ)), "{}", context());
    let cells = class.cells.unwrap();
    assert_eq!(cells.0 > 0, !differ.is_empty(), "{}", context());
    *seen.entry(class.relation.unwrap()).or_default() += 1;
}

#[expect(clippy::disallowed_methods, reason = "more pairs are asked for by hand")]
fn pairs() -> u64 {
    let asked = std::env::var("MUCTHUOC_COMPARE_PAIRS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(64)
}

#[test]
fn compare_finds_what_deciding_everybody_finds() {
    let mut seen = BTreeMap::new();
    for pair in 0..pairs() {
        check(pair, &mut seen);
    }
    // Each relation came up, so that none was held by its absence.
    assert_eq!(seen.len(), 4, "{seen:?}");
}
