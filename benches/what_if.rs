//! How long a what-if takes against a whole evaluation, over the example's submissions many times
//! over: `cargo bench --bench what_if [COPIES]`. 180 copies are some 5.3 million party members.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]
#![expect(clippy::print_stdout, reason = "it tells what it measured")]

use mucthuoc::amend;
use mucthuoc::decide::{Options, Rulebook, decide, decide_again};
use mucthuoc::load::{self, submissions};
use mucthuoc::model::{Column, FactType, Population, Regulation, TableBuilder};
use mucthuoc::simulate::{Proposal, Standing, Wanted};
use std::path::Path;
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn main() {
    let copies = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(20);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let package = load::read_package(&root.join("rules/hd-21-2019")).unwrap();
    let regulation = load::regulation(package).0.unwrap();
    let population =
        many(&regulation, &read(&regulation, &root.join("examples/kontum-2020")), copies);
    let subjects: usize = population.tables.iter().map(|table| table.len()).sum();
    println!("{subjects} subjects, {} of the first class", population.tables[0].len());
    let options = Options { use_decided: false };
    let book = Rulebook::compile(regulation.clone()).0.unwrap();
    let (whole, was) = median(|| {
        let decisions = decide(&book, &population, options).unwrap();
        decisions.verdicts(&book, &population).summary();
        decisions
    });
    println!("whole evaluation: {whole:?}");
    let standing = Standing::new(was.verdicts(&book, &population), false);
    for (name, change) in proposals(&regulation) {
        let (compiling, other) = median(|| Rulebook::compile(change.clone()).0.unwrap());
        let (deciding, _) = median(|| decide_again(&other, &population, (&book, &was)).unwrap());
        let (all, moved) = median(|| {
            let is = decide_again(&other, &population, (&book, &was)).unwrap();
            let verdicts = is.verdicts(&other, &population);
            let proposal = Proposal { name: name.clone(), amendments: Vec::new(), verdicts };
            let wanted = Wanted { by: &[], listed: 50, depends: false };
            standing.compare(vec![proposal], wanted).scenarios[0].changed_count
        });
        let ratio = all.as_micros() * 100 / whole.as_micros().max(1);
        println!(
            "{name}: {all:?} ({ratio} % of a whole evaluation; deciding {deciding:?}, compiling {compiling:?}; {moved} change)"
        );
    }
}

/// The median time of some runs, and what the last one gave.
fn median<T>(run: impl Fn() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..RUNS {
        let start = Instant::now();
        let made = run();
        times.push(start.elapsed());
        last = Some(made);
    }
    times.sort_unstable();
    (times[RUNS / 2], last.unwrap())
}

/// The regulation's own amendments, and one standard and one share changed.
fn proposals(regulation: &Regulation) -> Vec<(String, Regulation)> {
    let (own, _) = load::amendments(regulation);
    let mut all: Vec<(String, Regulation)> = own
        .into_iter()
        .map(|one| (one.id.clone(), amend::amend(regulation, &[one]).0.unwrap()))
        .collect();
    let mut share = regulation.clone();
    let quota = &mut share.classes[0].quotas[0];
    quota.share.text = "1/10".to_owned();
    all.push(("share of a tenth".to_owned(), share));
    let mut threshold = regulation.clone();
    let ceilings = &mut threshold.classes[0].ceilings;
    let least = ceilings.iter_mut().find(|one| one.id == "targets-under-half").unwrap();
    least.when.text = "targets_met < 60".to_owned();
    all.push(("failed below 60 % of targets".to_owned(), threshold));
    let mut standard = regulation.clone();
    standard.classes[0].levels[0].requires.remove(0);
    all.push(("one requirement less".to_owned(), standard));
    all
}

fn read(regulation: &Regulation, folder: &Path) -> Population {
    let returns = submissions::returns(folder).unwrap().0.unwrap();
    let quiet = |_: u64, _: u64| {};
    submissions::read(folder, returns, regulation, &quiet).unwrap().0.unwrap().population
}

/// The population so many times, each copy with groups and references of its own. The leaders'
/// titles stay as they are: the rules name them.
fn many(regulation: &Regulation, one: &Population, copies: usize) -> Population {
    let mut builders: Vec<_> = regulation.classes.iter().map(TableBuilder::new).collect();
    for copy in 0..copies {
        for (class, (table, builder)) in one.tables.iter().zip(&mut builders).enumerate() {
            for row in 0..table.len() {
                builder.start_row(&format!("{copy}-{}", table.ids.get(row as u32)));
                for (fact, column) in table.columns.iter().enumerate() {
                    put(regulation, (class, one), builder, (fact, row, copy), column);
                }
                if let Some(level) = table.decided(row) {
                    builder.put_decided(level);
                }
            }
        }
    }
    Population::finish(regulation, one.period, builders).unwrap()
}

#[expect(clippy::too_many_arguments, reason = "which cell of what goes where")]
fn put(
    regulation: &Regulation,
    (class, one): (usize, &Population),
    builder: &mut TableBuilder,
    (fact, row, copy): (usize, usize, usize),
    column: &Column,
) {
    match column {
        Column::Absent => {}
        Column::Codes(codes) if codes.get(row) != u8::MAX => builder.put_code(fact, codes.get(row)),
        Column::Numbers(numbers) if numbers.get(row) != i64::MIN => {
            builder.put_number(fact, numbers.get(row))
        }
        Column::Texts(texts) => {
            let id = &regulation.classes[class].facts[fact].id;
            if let Some(text) = texts.get(row) {
                let is_named = id == "peer_group";
                let own = if is_named { text.to_owned() } else { format!("{copy}-{text}") };
                builder.put_text(fact, &own);
            }
        }
        Column::Subjects(rows) if rows[row] != u32::MAX => {
            if let FactType::Subject { class } = regulation.classes[class].facts[fact].kind {
                let id = one.tables[class].ids.get(rows[row]);
                builder.put_text(fact, &format!("{copy}-{id}"));
            }
        }
        _ => {}
    }
}
