//! Carries out the deciding: component by component, in a looped one stage by stage.
//!
//! Start reading at [`decide`].

use crate::decide::cap::{Capping, GroupState};
use crate::decide::columns::{Act, Columns};
use crate::decide::decisions::Decisions;
use crate::decide::groups::Grouping;
use crate::decide::rate::{Limits, Rating};
use crate::decide::rulebook::Rulebook;
use crate::decide::trace::{BLOCK, Block, Trace, WORDS};
use crate::diagnostic::Diagnostic;
use crate::formula::{Family, Planes, Rows, World};
use crate::model::{Population, UNKNOWN_CODE};
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

mod looped;

/// What is asked of the deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// True: a subject with a decided level counts for its dependents as rated at that level.
    /// False: only the engine's levels count.
    pub use_decided: bool,
}

/// Decides every subject of a population.
///
/// The result depends on nothing but the rulebook, the submissions and the options: not on the
/// order of the rows, nor on the number of threads.
///
/// # Errors
/// If subjects and quota groups wait for each other: for each circle of classes a diagnostic
/// that names a way round. Nothing is decided then.
pub fn decide(
    book: &Rulebook,
    population: &Population,
    options: Options,
) -> Result<Decisions, Vec<Diagnostic>> {
    let mut work = Work::new(book, population, options);
    let (mut loops, mut circles) = (Vec::new(), Vec::new());
    for component in &book.order {
        match component.looped.then(|| work.plan(component)).transpose() {
            Ok(planned) => loops.push(planned),
            Err(circle) => circles.push(*circle),
        }
    }
    if !circles.is_empty() {
        return Err(circles);
    }
    for (component, planned) in book.order.iter().zip(loops) {
        match planned {
            Some(planned) => work.decide_looped(component, &planned),
            None => component.classes.iter().for_each(|class| work.decide_class(*class)),
        }
    }
    Ok(Decisions::from(work))
}

/// What has been decided so far.
struct Work<'a> {
    book: &'a Rulebook,
    population: &'a Population,
    options: Options,
    families: Vec<Vec<Family>>,
    groupings: Vec<Vec<Grouping>>,
    /// Final levels as dependents see them.
    ratings: Vec<Vec<u8>>,
    columns: Vec<Columns>,
    traces: Vec<Trace>,
    groups: Vec<Vec<Vec<GroupState>>>,
}

impl<'a> Work<'a> {
    fn new(book: &'a Rulebook, population: &'a Population, options: Options) -> Self {
        let classes = || population.tables.iter().zip(&book.classes);
        let groupings = classes().map(|(table, rules)| {
            rules.quotas.iter().map(|quota| Grouping::of(table, &quota.per)).collect()
        });
        let columns = classes().map(|(table, rules)| Columns::new(table.len(), rules.quotas.len()));
        Work {
            book,
            population,
            options,
            families: Family::of(book.regulation(), population),
            groupings: groupings.collect(),
            ratings: classes().map(|(table, _)| vec![UNKNOWN_CODE; table.len()]).collect(),
            columns: columns.collect(),
            traces: classes().map(|(table, rules)| Trace::new(rules, table.len())).collect(),
            groups: book.classes.iter().map(|rules| vec![Vec::new(); rules.quotas.len()]).collect(),
        }
    }

    fn world(&self) -> World<'_> {
        World {
            regulation: self.book.regulation(),
            population: self.population,
            ratings: &self.ratings,
            families: &self.families,
            library: self.book.library(),
        }
    }

    /// Decides a class of which no subject waits for another.
    fn decide_class(&mut self, class: usize) {
        self.rate_all(class);
        for quota in 0..self.book.classes[class].quotas.len() {
            let grouping = &self.groupings[class][quota];
            let groups: Vec<u32> = (0u32..).take(grouping.len()).collect();
            let rows = (0u32..).zip(grouping.all().iter().copied());
            let done = self.capping(class, quota).act(rows, &groups, &self.columns[class]);
            self.groups[class][quota] = done.states;
            self.apply(class, quota, &done.acts);
        }
        self.publish_all(class);
    }

    /// Finds the eligible level of all subjects of a class.
    fn rate_all(&mut self, class: usize) {
        let rules = &self.book.classes[class];
        let mut trace = std::mem::take(&mut self.traces[class]);
        let mut columns = std::mem::take(&mut self.columns[class]);
        let (world, groupings) = (self.world(), self.groupings[class].as_slice());
        let room = || (Planes::new(), Limits::default());
        let blocks = trace.blocks.par_iter_mut().zip(columns.par_blocks()).enumerate();
        blocks.with_min_len(8).for_each_init(room, |(planes, limits), (at, (block, mut bytes))| {
            let start = at * BLOCK;
            let rows = Rows::Range(start..start + bytes.standing.len());
            rules.program.run(&world, rows, planes);
            *block = Block::of(planes, rules.conditions.len());
            limits.find((world, rules), (at, block), &[u64::MAX; WORDS]);
            Rating { world, rules, groupings, at, block, limits }.rate(&mut bytes);
        });
        (self.traces[class], self.columns[class]) = (trace, columns);
    }

    /// Finds the eligible level of some subjects of a class; rows ascend.
    fn rate_rows(&mut self, class: usize, rows: &[u32]) {
        let rules = &self.book.classes[class];
        let mut trace = std::mem::take(&mut self.traces[class]);
        let mut columns = std::mem::take(&mut self.columns[class]);
        let (world, groupings) = (self.world(), self.groupings[class].as_slice());
        trace.run_rows(rules, (world, class), rows);
        let limits = &mut Limits::default();
        for rows in rows.chunk_by(|a, b| *a as usize / BLOCK == *b as usize / BLOCK) {
            let at = rows[0] as usize / BLOCK;
            let block = &trace.blocks[at];
            let mut open = [0; WORDS];
            for row in rows {
                open[*row as usize % BLOCK / 64] |= 1 << (row % 64);
            }
            limits.find((world, rules), (at, block), &open);
            let rating = Rating { world, rules, groupings, at, block, limits };
            let mut bytes = columns.block(at);
            for (word, open) in open.into_iter().enumerate().filter(|(_, open)| *open != 0) {
                rating.rate_word(word, open, &mut bytes);
            }
        }
        (self.traces[class], self.columns[class]) = (trace, columns);
    }

    fn capping(&self, class: usize, number: usize) -> Capping<'_> {
        Capping {
            world: self.world(),
            class,
            quota: &self.book.regulation().classes[class].quotas[number],
            rule: &self.book.classes[class].quotas[number],
            grouping: &self.groupings[class][number],
            trace: &self.traces[class],
        }
    }

    fn apply(&mut self, class: usize, quota: usize, acts: &[(u32, Act)]) {
        for (row, act) in acts {
            self.columns[class].act(*row as usize, quota, *act);
        }
    }

    /// Makes the levels of a class known to those who read them.
    fn publish_all(&mut self, class: usize) {
        self.ratings[class].copy_from_slice(&self.columns[class].level);
        if let (true, Some(decided)) =
            (self.options.use_decided, &self.population.tables[class].decided)
        {
            for (rating, decided) in self.ratings[class].iter_mut().zip(decided) {
                if *decided != UNKNOWN_CODE {
                    *rating = *decided;
                }
            }
        }
    }

    /// Makes the level of a subject known to those who read it.
    fn publish(&mut self, class: usize, row: usize) {
        let decided =
            self.population.tables[class].decided(row).filter(|_| self.options.use_decided);
        self.ratings[class][row] = decided.unwrap_or(self.columns[class].level[row]);
    }
}

impl From<Work<'_>> for Decisions {
    fn from(work: Work<'_>) -> Self {
        let Work { columns, traces, groupings, groups, ratings, families, .. } = work;
        Decisions { columns, traces, groupings, groups, ratings, families }
    }
}
