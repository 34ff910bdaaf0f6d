//! The subjects of an example, decided: as many verdicts as are asked for, by going round.

use mucthuoc::audit::facts::Roll;
use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::store::Location;
use mucthuoc::audit::trail::{
    Batch, Beginning, Body, EngineDescription, Input, MissingMark, NewBatch, Record, Session, Trail,
};
use mucthuoc::decide::{Decisions, Options, Rulebook, decide};
use mucthuoc::load::{self, submissions};
use mucthuoc::model::{Population, Verdict};
use std::path::Path;
use std::time::Duration;

/// The moment at which everything here happens.
pub const NOW: &str = "2026-01-05T12:00:00Z";

/// Subjects and the decisions on them.
pub struct Subjects {
    book: Rulebook,
    population: Population,
    decisions: Decisions,
}

/// Subjects in the order of their numbers, with their verdicts at hand.
pub struct Table<'a> {
    roll: Roll<'a>,
    rows: Vec<(usize, usize)>,
    verdicts: Vec<Verdict<'a>>,
}

impl Subjects {
    /// The 35,917 invented subjects of `examples/kontum-2020`.
    pub fn of_the_example() -> Self {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let package = load::read_package(&project.join("rules/hd-21-2019")).expect("the rules");
        let (book, _) = Rulebook::compile(load::regulation(package).0.expect("a regulation"));
        let book = book.expect("rules without mistakes");
        let folder = project.join("examples/kontum-2020");
        let returns = submissions::returns(&folder).expect("the submissions").0.expect("returns");
        let (read, _) = submissions::read(&folder, returns, book.regulation(), &|_, _| {})
            .expect("the submissions");
        let population = read.expect("submissions without mistakes").population;
        let options = Options { use_decided: true };
        let decisions = decide(&book, &population, options).expect("no circles");
        Subjects { book, population, decisions }
    }

    pub fn table(&self) -> Table<'_> {
        let verdicts = self.decisions.verdicts(&self.book, &self.population);
        let roll = Roll::of(self.book.regulation(), &self.population);
        let rows: Vec<(usize, usize)> = roll.subjects().collect();
        let verdicts = rows.iter().map(|(class, row)| verdicts.verdict(*class, *row)).collect();
        Table { roll, rows, verdicts }
    }

    /// A new trail in which a batch of these subjects can begin, and what it says.
    pub fn trail(&self, location: &Location, count: u64) -> (Trail, NewBatch<'static>) {
        let beginning = Beginning { origin: "trail.example/bench".to_owned(), predecessor: None };
        let session = Session {
            clock: Box::new(|| NOW.to_owned()),
            holder: "a bench".to_owned(),
            wait: Duration::ZERO,
            missing_mark: MissingMark::Refuse,
        };
        let mut trail = Trail::create(location, &beginning, session).expect("a new trail");
        let reg = trail.register_regulation(self.book.regulation()).expect("registered");
        let engine = trail.register_engine(&engine()).expect("registered");
        let input = Input::Files(&[]);
        (trail, NewBatch { count, period: 2020, reg, engine, input, note: None })
    }
}

impl Table<'_> {
    /// Records so many verdicts: facts and subject are put into words here, as in earnest.
    pub fn record(&self, batch: &mut Batch<'_>, count: u64) {
        for item in 0..count {
            let (facts, subject) = self.parts(item);
            let (verdict, facts, subject) = (self.verdict(item), &facts, &subject);
            batch.record(&Record { item, verdict, facts, subject }).expect("recorded");
        }
    }

    /// The verdict on an item.
    pub fn verdict(&self, item: u64) -> &Verdict<'_> {
        &self.verdicts[self.at(item)]
    }

    /// Facts and subject of an item, put into words.
    pub fn parts(&self, item: u64) -> (Body, Body) {
        let (class, row) = self.rows[self.at(item)];
        let facts = self.roll.facts(class, row).expect("facts");
        (facts, self.roll.subject(class, row).expect("a subject"))
    }

    fn at(&self, item: u64) -> usize {
        usize::try_from(item).expect("fits") % self.rows.len()
    }
}

fn engine() -> EngineDescription {
    EngineDescription {
        name: "mucthuoc".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        source: "unknown".to_owned(),
        lock: Hash::ZERO.hex(),
        rustc: "unknown".to_owned(),
        target: "bench".to_owned(),
    }
}
