//! Laws that verdicts obey for every population: they are what a plain second implementation
//! says, whatever the order of the rows and the number of threads.

use crate::reference::{self, Plain};
use crate::workplace::{self, Draw, QuotaShape};
use mucthuoc::decide::{self, Forgotten, Options, Rulebook};
use mucthuoc::model::{
    Column, FactType, Outcome, Population, Regulation, UNKNOWN_CODE, UNKNOWN_NUMBER, UNKNOWN_ROW,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What the engine says, in the reference's form; `None` where it names a circle.
fn engine(book: &Rulebook, population: &Population, use_decided: bool) -> Option<Vec<Vec<Plain>>> {
    let decisions = decide::decide(book, population, Options { use_decided }).ok()?;
    let verdicts = decisions.verdicts(book, population);
    let classes = book.regulation().classes.iter().enumerate();
    let plain = |class: usize, row: usize| {
        let rules = &book.regulation().classes[class];
        let verdict = verdicts.verdict(class, row);
        let ceiling =
            |id: &&str| rules.ceilings.iter().position(|ceiling| ceiling.id == **id).unwrap();
        let exemption = |id: &str| rules.exemptions.iter().position(|e| e.id == id).unwrap();
        Plain {
            outcome: Some(verdict.outcome),
            level: decisions.level(class, row),
            standard: decisions.standard(class, row),
            eligible: decisions.eligible(class, row),
            exemption: verdict.exemption.map(exemption),
            ceilings: verdict.ceilings.iter().map(ceiling).collect(),
            quota: decisions.quota(class, row),
            departure: verdict.departure,
        }
    };
    let rows = |class: usize| (0..population.tables[class].len()).map(move |row| (class, row));
    Some(
        classes
            .map(|(class, _)| rows(class).map(|(class, row)| plain(class, row)).collect())
            .collect(),
    )
}

/// Verdicts by id, so that orders can be compared. Of pending subjects only that they are.
fn by_id(
    regulation: &Regulation,
    population: &Population,
    verdicts: Option<Vec<Vec<Plain>>>,
) -> Option<BTreeMap<String, Plain>> {
    let named = verdicts?.into_iter().enumerate().flat_map(|(class, rows)| {
        let id = &regulation.classes[class].id;
        let ids = population.tables[class].ids.iter();
        let named: Vec<_> =
            ids.zip(rows).map(|(row, plain)| (format!("{id}/{row}"), plain)).collect();
        named
    });
    let reduced = named.map(|(id, plain)| match plain.outcome {
        Some(Outcome::Pending) => (id, Plain { outcome: plain.outcome, ..Plain::default() }),
        _ => (id, plain),
    });
    Some(reduced.collect())
}

fn book(first: &QuotaShape, second: &QuotaShape) -> (Regulation, Rulebook) {
    let regulation = workplace::regulation(first, second);
    let (book, diagnostics) = Rulebook::compile(regulation.clone());
    assert!(diagnostics.iter().all(|d| !d.is_error()), "{diagnostics:#?}");
    (regulation, book.unwrap())
}

fn compare(first: &QuotaShape, second: &QuotaShape, draw: &Draw, use_decided: bool) {
    let (regulation, book) = book(first, second);
    let population = workplace::population(&regulation, draw, false);
    let ours = by_id(&regulation, &population, engine(&book, &population, use_decided));
    let plain = reference::verdicts(&regulation, &population, use_decided);
    let plain = by_id(&regulation, &population, plain);
    same(&ours, &plain, "a plain second implementation says otherwise");

    let reversed = workplace::population(&regulation, draw, true);
    let backwards = by_id(&regulation, &reversed, engine(&book, &reversed, use_decided));
    same(&ours, &backwards, "the order of the rows changed a verdict");

    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let alone = pool.install(|| engine(&book, &population, use_decided));
    let alone = by_id(&regulation, &population, alone);
    same(&ours, &alone, "the number of threads changed a verdict");
}

type ById = Option<BTreeMap<String, Plain>>;

/// Shows only the subjects that differ.
fn same(ours: &ById, other: &ById, why: &str) {
    assert_eq!(ours.is_some(), other.is_some(), "{why}: whether there is a circle");
    let (Some(ours), Some(other)) = (ours, other) else { return };
    let differ: Vec<_> = ours.iter().filter(|(id, plain)| other.get(*id) != Some(plain)).collect();
    let also: Vec<_> = differ.iter().map(|(id, _)| &other[*id]).collect();
    assert!(differ.is_empty(), "{why}: {differ:?} against {also:?}");
}

/// Takes all facts of a subject away, as an erasure does.
fn forget(regulation: &Regulation, population: &mut Population, (class, row): (usize, usize)) {
    let table = &mut population.tables[class];
    for (column, fact) in table.columns.iter_mut().zip(&regulation.classes[class].facts) {
        match column {
            Column::Absent => {}
            Column::Codes(codes) => {
                let is_false = fact.kind == FactType::Boolean { empty_is_false: true };
                codes.set(row, if is_false { 0 } else { UNKNOWN_CODE });
            }
            Column::Numbers(numbers) => numbers.set(row, UNKNOWN_NUMBER),
            Column::Texts(texts) => texts.codes[row] = u32::MAX,
            Column::Subjects(rows) => rows[row] = UNKNOWN_ROW,
        }
    }
    if let Some(decided) = &mut table.decided {
        decided[row] = UNKNOWN_CODE;
    }
}

/// Whoever's verdict changes when facts are forgotten must be in doubt.
fn forgotten(
    first: &QuotaShape,
    second: &QuotaShape,
    draw: &Draw,
    picks: &[(usize, usize)],
) -> Option<()> {
    let (regulation, book) = book(first, second);
    let whole = workplace::population(&regulation, draw, false);
    let options = Options { use_decided: true };
    let decided = decide::decide(&book, &whole, options).ok()?;
    let mut left = whole.clone();
    let mut gone = Vec::new();
    for (class, row) in picks {
        let class = class % whole.tables.len();
        if whole.tables[class].is_empty() {
            continue;
        }
        let row = row % whole.tables[class].len();
        forget(&regulation, &mut left, (class, row));
        gone.push(Forgotten { class, row, eligible: decided.eligible(class, row) });
    }
    let again = decide::decide(&book, &left, options).ok()?;
    let (before, after) = (decided.verdicts(&book, &whole), again.verdicts(&book, &left));
    let doubts = after.doubts(&gone);
    for (class, table) in whole.tables.iter().enumerate() {
        for row in 0..table.len() {
            let doubt = doubts.of(class, row);
            let (was, is) = (before.verdict(class, row), after.verdict(class, row));
            assert!(was == is || doubt.is_some(), "{was:?}\n{is:?}\n{gone:?}");
        }
    }
    Some(())
}

/// More populations can be asked for by the environment; the default keeps a test run short.
fn cases() -> u32 {
    std::env::vars()
        .find(|(name, _)| name == "POPULATIONS")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn verdicts_are_those_of_a_plain_second_implementation(
        first in workplace::quota_shapes(),
        second in workplace::quota_shapes(),
        draw in workplace::draws(),
        use_decided in any::<bool>(),
    ) {
        compare(&first, &second, &draw, use_decided);
    }

    #[test]
    fn whoever_hangs_on_facts_that_are_gone_is_in_doubt(
        first in workplace::quota_shapes(),
        second in workplace::quota_shapes(),
        draw in workplace::draws(),
        picks in prop::collection::vec((0usize..3, 0usize..40), 1..4),
    ) {
        forgotten(&first, &second, &draw, &picks);
    }
}
