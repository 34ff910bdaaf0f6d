//! The population that is measured: deterministic, made in memory, in our columns and in the
//! structures a handwritten program would use.

use mucthuoc::decide::{Decisions, Options, Rulebook, decide, decide_over};
use mucthuoc::load;
use mucthuoc::model::{Outcome, Package, Population, TableBuilder};
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// What is unknown in the handwritten structures.
pub const UNKNOWN: u8 = 255;
/// An unknown number in the handwritten structures.
pub const UNKNOWN_NUMBER: u16 = u16::MAX;
/// The levels by code; then what has none.
pub const EXEMPT: u8 = 10;
/// Pending.
pub const PENDING: u8 = 11;

/// One member as a handwritten program would hold it: 20 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub unit: u32,
    pub months: u16,
    pub done: u16,
    /// In hundredths.
    pub score: u16,
    pub standing: u8,
    /// 255 where there is none.
    pub official: u8,
    pub punished: u8,
    pub degraded: u8,
    pub task: u8,
    pub quality: u8,
    pub ideology: u8,
    pub manner: u8,
}

/// A small generator of numbers, the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((u128::from(mixed ^ (mixed >> 31)) * u128::from(bound)) >> 64) as u64
    }

    /// A grade from 0 to 4, most often a good one.
    fn grade(&mut self) -> u8 {
        [4, 4, 4, 3, 3, 3, 3, 2, 1, 0][self.below(10) as usize]
    }
}

/// Members of `units` units; of every hundred cells, `unknown` are not known.
pub fn members(count: usize, units: u64, unknown: u64) -> Vec<Member> {
    let mut dice = Dice::new(2020);
    let mut made = Vec::with_capacity(count);
    for _ in 0..count {
        let mut one = Member {
            unit: dice.below(units) as u32,
            months: 3 + dice.below(400) as u16,
            done: 40 + dice.below(80) as u16,
            score: 4000 + dice.below(6001) as u16,
            standing: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
                [dice.below(20) as usize],
            official: [UNKNOWN, UNKNOWN, 3, 3, 3, 2, 2, 2, 1, 0][dice.below(10) as usize],
            punished: u8::from(dice.below(100) == 0),
            degraded: u8::from(dice.below(500) == 0),
            task: dice.grade(),
            quality: dice.grade(),
            ideology: dice.grade(),
            manner: dice.grade(),
        };
        if unknown > 0 {
            hide(&mut one, &mut dice, unknown);
        }
        made.push(one);
    }
    made
}

fn hide(one: &mut Member, dice: &mut Dice, unknown: u64) {
    for number in [&mut one.months, &mut one.done, &mut one.score] {
        if dice.below(100) < unknown {
            *number = UNKNOWN_NUMBER;
        }
    }
    let Member { standing, punished, degraded, task, quality, ideology, manner, .. } = one;
    for code in [standing, punished, degraded, task, quality, ideology, manner] {
        if dice.below(100) < unknown {
            *code = UNKNOWN;
        }
    }
}

/// A rulebook of the measured rules; without its quota where `with_quota` is false.
pub fn rulebook(with_quota: bool) -> Rulebook {
    let mut package = load::read_package(&rules().join("rating")).expect("the rules are there");
    if !with_quota {
        let file = package.files.get_mut("member.toml").expect("the class is there");
        let text = String::from_utf8(file.bytes.to_vec()).expect("UTF-8");
        file.bytes = text.split("[[quota]]").next().expect("before").as_bytes().to_vec().into();
    }
    compiled(package)
}

/// The rules folder; the package that measures may lie deeper than the crate.
pub fn rules() -> PathBuf {
    let mut roots = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = roots.find(|root| root.join("benches/population").is_dir());
    found.expect("the crate's folder").join("benches/population/rules")
}

/// A rulebook of a package.
pub fn compiled(package: Package) -> Rulebook {
    let (regulation, told) = load::regulation(package);
    assert!(told.iter().all(|one| !one.is_error()), "{told:#?}");
    let (book, told) = Rulebook::compile(regulation.expect("a regulation"));
    assert!(told.iter().all(|one| !one.is_error()), "{told:#?}");
    book.expect("a rulebook")
}

/// The same members in our columns.
pub fn population(book: &Rulebook, members: &[Member]) -> Population {
    let class = &book.regulation().classes[0];
    let fact = |id: &str| class.fact_index(id).expect("a fact");
    let codes = ["standing", "official", "punished", "degraded", "task", "quality"].map(fact);
    let more = ["ideology", "manner"].map(fact);
    let (unit, months, done, score) = (fact("unit"), fact("months"), fact("done"), fact("score"));
    let mut table = TableBuilder::new(class);
    for (at, one) in members.iter().enumerate() {
        table.start_row(&format!("m{at:08}"));
        table.put_text(unit, &format!("u{}", one.unit));
        let six = [one.standing, one.official, one.punished, one.degraded, one.task, one.quality];
        let known = codes.iter().zip(six).chain(more.iter().zip([one.ideology, one.manner]));
        known.filter(|(_, code)| *code != UNKNOWN).for_each(|(at, code)| table.put_code(*at, code));
        for (at, number) in [(months, one.months), (done, one.done), (score, one.score)] {
            if number != UNKNOWN_NUMBER {
                table.put_number(at, i64::from(number));
            }
        }
    }
    Population::finish(book.regulation(), 2020, vec![table]).expect("no references")
}

/// Decides again and again, each time in the memory of the time before, as what is written by hand
/// writes into the same memory each time.
pub fn deciding<'a>(book: &'a Rulebook, population: &'a Population) -> impl FnMut() + 'a {
    let mut last = None;
    move || {
        let options = Options { use_decided: false };
        let decided = decide_over(last.take(), book, population, options).expect("no circles");
        last = Some(black_box(decided));
    }
}

/// Decides by one thread or more.
pub fn decided(book: &Rulebook, population: &Population) -> Decisions {
    decide(book, population, Options { use_decided: false }).expect("no circles")
}

/// The outcome of each row as one byte: a level, [`EXEMPT`] or [`PENDING`].
pub fn outcomes(decisions: &Decisions) -> Vec<u8> {
    let rows = 0..decisions.len(0);
    let outcome = |row| match decisions.outcome(0, row) {
        Outcome::Rated => decisions.level(0, row).expect("a level"),
        Outcome::Exempt => EXEMPT,
        _ => PENDING,
    };
    rows.map(outcome).collect()
}

/// Runs something on a pool of so many threads.
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads").install(work)
}
