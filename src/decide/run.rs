//! Carries out the deciding: component by component, in a looped one stage by stage.
//!
//! Start reading at [`decide`].

use crate::decide::cap::Capping;
use crate::decide::columns::{Act, Columns};
use crate::decide::compiled::ClassRules;
use crate::decide::decisions::Decisions;
use crate::decide::groups::Grouping;
use crate::decide::members::Members;
use crate::decide::order::Component;
use crate::decide::rate::{Limits, Rating};
use crate::decide::rulebook::Rulebook;
use crate::decide::states::States;
use crate::decide::trace::{BLOCK, Block, Trace, WORDS};
use crate::diagnostic::Diagnostic;
use crate::formula::{Family, Planes, Program, Rows, World};
use crate::model::{Population, UNKNOWN_CODE};
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};
use std::ops::Range;
use std::sync::Arc;

mod again;
mod causes;
mod inherited;
mod looped;

pub use again::decide_again;
pub use causes::{Causes, causes};
pub(in crate::decide) use looped::Looped;

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
    decide_over(None, book, population, options)
}

/// Decides as [`decide`] does, in the memory of what was decided before and nobody needs any more.
///
/// Memory that is new costs as much as the deciding itself; whoever decides again and again gives
/// it back here. What was decided before changes nothing in the result.
///
/// # Errors
/// As [`decide`].
pub fn decide_over(
    spare: Option<Decisions>,
    book: &Rulebook,
    population: &Population,
    options: Options,
) -> Result<Decisions, Vec<Diagnostic>> {
    let mut work = Work::new_in(spare, book, population, options);
    work.plan_all(|_| true)?;
    for (component, planned) in book.order.iter().zip(work.plans.clone()) {
        work.decide_component(component, planned.as_deref());
    }
    Ok(Decisions::from(work))
}

/// What has been decided so far.
struct Work<'a> {
    book: &'a Rulebook,
    population: &'a Population,
    options: Options,
    families: Arc<Vec<Vec<Family>>>,
    groupings: Vec<Vec<Arc<Grouping>>>,
    /// Final levels as dependents see them; empty for a class that is not decided yet.
    ratings: Vec<Arc<Vec<u8>>>,
    columns: Vec<Arc<Columns>>,
    traces: Vec<Arc<Trace>>,
    groups: Vec<Vec<Arc<States>>>,
    /// How components whose subjects wait for each other are laid out, as far as they are yet.
    plans: Vec<Option<Arc<Looped>>>,
}

/// Where the truths of a class's conditions come from.
enum Truths<'a> {
    /// All are evaluated.
    Evaluated,
    /// Some stand in an earlier trace, in which `from` finds them; the program has the others.
    Renewed { earlier: &'a Trace, from: &'a [Option<usize>], program: Program },
}

impl<'a> Work<'a> {
    fn new(book: &'a Rulebook, population: &'a Population, options: Options) -> Self {
        Work::new_in(None, book, population, options)
    }

    /// In the memory of earlier decisions, as far as they do not share it with others.
    fn new_in(
        spare: Option<Decisions>,
        book: &'a Rulebook,
        population: &'a Population,
        options: Options,
    ) -> Self {
        let (mut columns, mut traces, mut free) = (Vec::new(), Vec::new(), Vec::new());
        let mut groups = Vec::new();
        if let Some(spare) = spare {
            // Ratings may share the levels.
            drop(spare.ratings);
            (columns, traces, groups) = (spare.columns, spare.traces, spare.groups);
            free.extend(spare.groupings.into_iter().flatten().filter_map(Arc::into_inner));
        }
        columns.resize(population.tables.len(), Arc::default());
        traces.resize(population.tables.len(), Arc::default());
        groups.resize(population.tables.len(), Vec::new());
        let classes = || population.tables.iter().zip(&book.classes);
        for (groups, rules) in groups.iter_mut().zip(&book.classes) {
            groups.resize(rules.quotas.len(), Arc::default());
        }
        let mut grouping =
            |table, per: &[usize]| Arc::new(free.pop().unwrap_or_default().renewed(table, per));
        let mut of_class = |(table, rules): (_, &ClassRules)| -> Vec<Arc<Grouping>> {
            rules.quotas.iter().map(|quota| grouping(table, &quota.per)).collect()
        };
        let groupings = classes().map(&mut of_class).collect();
        Work {
            book,
            population,
            options,
            families: Arc::new(Family::of(book.regulation(), population)),
            groupings,
            ratings: classes().map(|_| Arc::default()).collect(),
            columns,
            traces,
            groups,
            plans: vec![None; book.order.len()],
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

    /// True if formulas of a class read levels of any of these classes.
    fn reads_any(&self, class: usize, classes: &[bool]) -> bool {
        let reads = &self.book.reads[class];
        let declared = &self.book.regulation().classes[class].children;
        let children = reads.children.iter().map(|at| declared[*at].class);
        reads.paths.iter().map(|path| path.class).chain(children).any(|read| classes[read])
    }

    /// Lays out those looped components that are wanted and not laid out yet.
    ///
    /// # Errors
    /// Every circle.
    fn plan_all(&mut self, is_wanted: impl Fn(&Component) -> bool) -> Result<(), Vec<Diagnostic>> {
        let mut circles = Vec::new();
        for (at, component) in self.book.order.iter().enumerate() {
            if component.looped && self.plans[at].is_none() && is_wanted(component) {
                match self.plan(component) {
                    Ok(planned) => self.plans[at] = Some(Arc::new(planned)),
                    Err(circle) => circles.push(*circle),
                }
            }
        }
        if circles.is_empty() { Ok(()) } else { Err(circles) }
    }

    /// Decides all classes of a component from nothing.
    fn decide_component(&mut self, component: &Component, planned: Option<&Looped>) {
        match planned {
            Some(planned) => self.decide_looped(component, planned),
            None => component.classes.iter().for_each(|class| {
                self.rate_all(*class, &Truths::Evaluated);
                self.cap_all(*class);
                self.publish_all(*class);
            }),
        }
    }

    /// Finds the eligible level of all subjects of a class of which none waits for another.
    fn rate_all(&mut self, class: usize, truths: &Truths<'_>) {
        let rules = &self.book.classes[class];
        let rows = self.population.tables[class].len();
        let mut trace = std::mem::take(&mut self.traces[class]);
        let mut columns = std::mem::take(&mut self.columns[class]);
        let of_trace = Trace::unwritten(&mut trace, rows);
        let of_columns = Columns::unwritten(&mut columns, (rows, rules.quotas.len()));
        let (world, groupings) = (self.world(), self.groupings[class].as_slice());
        let room = || (Planes::new(), Limits::default());
        let blocks = of_trace.blocks.par_iter_mut().zip(of_columns.par_blocks()).enumerate();
        blocks.with_min_len(8).for_each_init(room, |(planes, limits), (at, (block, mut bytes))| {
            let start = at * BLOCK;
            let rows = start..start + bytes.standing.len();
            truths.find((rules, &world), (at, rows), (planes, block));
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
        Arc::make_mut(&mut trace).run_rows(rules, (world, class), rows);
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
            rating.rate_some(&mut Arc::make_mut(&mut columns).block(at), |word| open[word]);
        }
        (self.traces[class], self.columns[class]) = (trace, columns);
    }

    /// Lets every quota of a class act on its eligible levels.
    fn cap_all(&mut self, class: usize) {
        for quota in 0..self.book.classes[class].quotas.len() {
            let room = std::mem::take(&mut self.groups[class][quota]);
            let room = Arc::into_inner(room).unwrap_or_default();
            let rows = Members::All(self.groupings[class][quota].all());
            let done = self.capping(class, quota).act((&rows, None), &self.columns[class], room);
            self.groups[class][quota] = Arc::new(done.states);
            self.apply(class, quota, &done.acts);
        }
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

    fn apply(&mut self, class: usize, quota: usize, acts: &[Vec<(u32, Act)>]) {
        if acts.is_empty() {
            return;
        }
        let columns = Arc::make_mut(&mut self.columns[class]);
        columns.act(quota, acts);
    }

    /// Makes the levels of a class known to those who read them.
    fn publish_all(&mut self, class: usize) {
        self.ratings[class] = Arc::clone(&self.columns[class].level);
        if let (true, Some(decided)) =
            (self.options.use_decided, &self.population.tables[class].decided)
        {
            let ratings = Arc::make_mut(&mut self.ratings[class]);
            for (rating, decided) in ratings.iter_mut().zip(decided) {
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
        let rating = decided.unwrap_or(self.columns[class].level[row]);
        Arc::make_mut(&mut self.ratings[class])[row] = rating;
    }
}

impl Truths<'_> {
    /// Finds the truths of a block of rows.
    fn find(
        &self,
        (rules, world): (&ClassRules, &World<'_>),
        (at, rows): (usize, Range<usize>),
        (planes, block): (&mut Planes, &mut Block),
    ) {
        match self {
            Truths::Evaluated => {
                rules.program.run(world, Rows::Range(rows), planes);
                block.keep(planes, rules.conditions.len());
            }
            Truths::Renewed { earlier, from, program } => {
                if from.contains(&None) {
                    program.run(world, Rows::Range(rows), planes);
                }
                earlier.blocks[at].renew(planes, from, block);
            }
        }
    }
}

impl From<Work<'_>> for Decisions {
    fn from(work: Work<'_>) -> Self {
        let Work { options, columns, traces, groupings, groups, ratings, families, plans, .. } =
            work;
        Decisions { options, columns, traces, groupings, groups, ratings, families, plans }
    }
}
