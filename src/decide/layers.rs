//! The order of subjects and quota groups inside a component whose classes read each other's
//! levels, or their own.
//!
//! A subject is decided after the final level of every subject that its class's formulas read of
//! it, whatever the values (a `decided` level does not shorten the way: the order is a matter of
//! who names whom, so that a circle is reported whether or not levels were submitted). A group
//! is decided after its members' eligible levels and the earlier groups they are in. A level is
//! final after the last group the subject is in. Start reading at [`Layers::plan`].

use crate::decide::compiled::{ClassRules, LevelReads};
use crate::decide::groups::{Grouping, NO_GROUP};
use crate::formula::{Cell, Path, World};
use crate::model::FactType;
use std::sync::Arc;

/// What the order is made from.
#[derive(Clone, Copy)]
pub(in crate::decide) struct Ground<'a> {
    /// The subjects; no level is read.
    pub world: World<'a>,
    /// The groups by class and quota.
    pub groupings: &'a [Vec<Arc<Grouping>>],
    /// What each class's formulas read.
    pub reads: &'a [LevelReads],
    /// Each class's rules.
    pub rules: &'a [ClassRules],
    /// The group of each row by class and quota, [`NO_GROUP`] where it is surely in none.
    pub members: &'a [Vec<Vec<u32>>],
}

/// A thing to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::decide) enum Node {
    /// The eligible level of a subject.
    Subject {
        /// Its class.
        class: usize,
        /// Its row.
        row: u32,
    },
    /// A group of a quota.
    Group {
        /// The quota's class.
        class: usize,
        /// The quota.
        quota: usize,
        /// The group.
        group: u32,
    },
}

/// Subjects and groups in stages: each stage waits only for earlier ones.
#[derive(Debug)]
pub(in crate::decide) struct Layers {
    numbers: Numbers,
    order: Vec<u32>,
    /// The end of each stage in `order`.
    ends: Vec<usize>,
}

/// A part of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::decide) enum Task {
    /// Find the eligible levels of these rows of a class, ascending.
    Rate {
        /// The class.
        class: usize,
        /// Its rows.
        rows: Vec<u32>,
    },
    /// Decide these groups of a quota, ascending.
    Cap {
        /// The quota's class.
        class: usize,
        /// The quota.
        quota: usize,
        /// Its groups.
        groups: Vec<u32>,
    },
}

impl Layers {
    /// Lays the subjects and groups of these classes into stages.
    ///
    /// # Errors
    /// If some wait for each other: the graph of all that could not be laid.
    pub(in crate::decide) fn plan<'a>(
        ground: Ground<'a>,
        classes: &[usize],
    ) -> Result<Layers, Box<Stuck<'a>>> {
        let graph = Graph::new(ground, classes);
        let mut waits = graph.waits.clone();
        let mut stage: Vec<u32> =
            (0u32..).zip(&waits).filter(|(_, waits)| **waits == 0).map(|(at, _)| at).collect();
        let (mut order, mut ends) = (Vec::with_capacity(waits.len()), Vec::new());
        while !stage.is_empty() {
            let mut next = Vec::new();
            for node in &stage {
                order.push(*node);
                for follower in graph.followers(*node) {
                    waits[*follower as usize] -= 1;
                    if waits[*follower as usize] == 0 {
                        next.push(*follower);
                    }
                }
            }
            ends.push(order.len());
            next.sort_unstable();
            stage = next;
        }
        if order.len() == waits.len() {
            return Ok(Layers { numbers: graph.numbers, order, ends });
        }
        let left = (0u32..).zip(&waits).filter(|(_, waits)| **waits > 0).map(|(at, _)| at);
        Err(Box::new(Stuck { left: left.collect(), graph }))
    }

    /// The stages in their order.
    pub(in crate::decide) fn stages(&self) -> impl Iterator<Item = Vec<Task>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.tasks(&self.order[start..*end]))
    }

    /// The nodes of a stage by class and quota; as they ascend, subjects come before groups.
    fn tasks(&self, stage: &[u32]) -> Vec<Task> {
        let mut tasks: Vec<Task> = Vec::new();
        for node in stage {
            match (self.numbers.node(*node), tasks.last_mut()) {
                (Node::Subject { class, row }, Some(Task::Rate { class: same, rows }))
                    if *same == class =>
                {
                    rows.push(row);
                }
                (Node::Subject { class, row }, _) => {
                    tasks.push(Task::Rate { class, rows: vec![row] });
                }
                (
                    Node::Group { class, quota, group },
                    Some(Task::Cap { class: same, quota: this, groups }),
                ) if (*same, *this) == (class, quota) => groups.push(group),
                (Node::Group { class, quota, group }, _) => {
                    tasks.push(Task::Cap { class, quota, groups: vec![group] });
                }
            }
        }
        tasks
    }
}

/// What is left when some wait for each other.
pub(in crate::decide) struct Stuck<'a> {
    /// The nodes that were not reached, by number.
    pub left: Vec<u32>,
    /// The whole graph.
    pub graph: Graph<'a>,
}

/// Who waits for whom.
pub(in crate::decide) struct Graph<'a> {
    pub(in crate::decide) ground: Ground<'a>,
    pub(in crate::decide) numbers: Numbers,
    /// The last thing decided about each subject, by its number.
    pub(in crate::decide) last: Vec<u32>,
    /// For how many each node waits.
    waits: Vec<u32>,
    /// Those who wait for node `n` are `followers[starts[n]..starts[n + 1]]`.
    starts: Vec<usize>,
    followers: Vec<u32>,
}

impl<'a> Graph<'a> {
    fn new(ground: Ground<'a>, classes: &[usize]) -> Self {
        let numbers = Numbers::new(ground, classes);
        let mut last: Vec<u32> = (0..numbers.subjects).collect();
        numbers.each_membership(ground, |subject, _, group| last[subject as usize] = group);
        let mut waits = vec![0u32; numbers.count];
        let mut starts = vec![0usize; numbers.count + 1];
        each_wait(ground, &numbers, &last, |first, then| {
            waits[then as usize] += 1;
            starts[first as usize + 1] += 1;
        });
        for at in 0..numbers.count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut followers = vec![0u32; starts[numbers.count]];
        each_wait(ground, &numbers, &last, |first, then| {
            followers[next[first as usize]] = then;
            next[first as usize] += 1;
        });
        Graph { ground, numbers, last, waits, starts, followers }
    }

    pub(in crate::decide) fn followers(&self, node: u32) -> &[u32] {
        &self.followers[self.starts[node as usize]..self.starts[node as usize + 1]]
    }
}

/// Calls `wait(first, then)` for each pair where `then` waits for `first`.
fn each_wait(ground: Ground<'_>, numbers: &Numbers, last: &[u32], mut wait: impl FnMut(u32, u32)) {
    for (class, start) in &numbers.classes {
        for row in 0..ground.world.population.tables[*class].len() {
            each_read(ground, (*class, row), |other, other_row| {
                if let Some(other) = numbers.subject(other, other_row) {
                    wait(last[other as usize], start + number(row));
                }
            });
        }
    }
    numbers.each_membership(ground, |_, before, group| wait(before, group));
}

/// Calls `read(class, row)` for every subject whose final level a subject reads.
pub(in crate::decide) fn each_read(
    ground: Ground<'_>,
    (class, row): (usize, usize),
    read: impl FnMut(usize, u32),
) {
    each_read_of(ground, &ground.reads[class], (class, row), read);
}

/// Calls `read(class, row)` for every subject whose final level is among these reads of a subject.
pub(in crate::decide) fn each_read_of(
    ground: Ground<'_>,
    reads: &LevelReads,
    (class, row): (usize, usize),
    mut read: impl FnMut(usize, u32),
) {
    for path in &reads.paths {
        if let Some(reached) = follow(ground.world, (class, row), path) {
            read(path.class, reached);
        }
    }
    for children in &reads.children {
        let other = ground.world.regulation.classes[class].children[*children].class;
        for child in ground.world.families[class][*children].children(row) {
            read(other, *child);
        }
    }
}

/// The row that a path's subject facts lead to.
fn follow(world: World<'_>, (mut class, mut row): (usize, usize), path: &Path) -> Option<u32> {
    for fact in &path.via {
        let FactType::Subject { class: named } = world.regulation.classes[class].facts[*fact].kind
        else {
            return None;
        };
        let Cell::Row(reached) = world.cell(class, row, *fact) else { return None };
        (class, row) = (named, reached as usize);
    }
    Some(number(row))
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("INVARIANT (rows): fewer than 2^32 subjects and groups")
}

/// How subjects and groups are numbered: subjects by class and row, then groups by class, quota
/// and group.
#[derive(Debug)]
pub(in crate::decide) struct Numbers {
    /// Class and the number of its first subject.
    classes: Vec<(usize, u32)>,
    /// Class, quota and the number of its first group.
    quotas: Vec<(usize, usize, u32)>,
    /// One past the last subject.
    subjects: u32,
    count: usize,
}

impl Numbers {
    fn new(ground: Ground<'_>, classes: &[usize]) -> Self {
        let mut next = 0usize;
        let mut numbered = Vec::new();
        for class in classes {
            numbered.push((*class, number(next)));
            next += ground.world.population.tables[*class].len();
        }
        let subjects = number(next);
        let mut quotas = Vec::new();
        for class in classes {
            for (quota, group_of) in ground.members[*class].iter().enumerate() {
                quotas.push((*class, quota, number(next)));
                let groups = group_of.iter().filter(|group| **group != NO_GROUP).max();
                next += groups.map_or(0, |last| *last as usize + 1);
            }
        }
        Numbers { classes: numbered, quotas, subjects, count: next }
    }

    /// The number of a subject, if its class is part of the component.
    pub(in crate::decide) fn subject(&self, class: usize, row: u32) -> Option<u32> {
        let (_, start) = self.classes.iter().find(|(known, _)| *known == class)?;
        Some(start + row)
    }

    /// The thing with a number.
    pub(in crate::decide) fn node(&self, number: u32) -> Node {
        if number < self.subjects {
            let at = self.classes.partition_point(|(_, start)| *start <= number) - 1;
            let (class, start) = self.classes[at];
            return Node::Subject { class, row: number - start };
        }
        let at = self.quotas.partition_point(|(_, _, start)| *start <= number) - 1;
        let (class, quota, start) = self.quotas[at];
        Node::Group { class, quota, group: number - start }
    }

    /// Calls `member(subject, before, group)` for each subject of each group, where `before` is
    /// what was decided about the subject just before the group.
    fn each_membership(&self, ground: Ground<'_>, mut member: impl FnMut(u32, u32, u32)) {
        for (class, start) in &self.classes {
            let mut before: Vec<u32> = Vec::new();
            for (_, quota, first) in self.quotas.iter().filter(|(of, _, _)| of == class) {
                let group_of = &ground.members[*class][*quota];
                before.resize(group_of.len(), NO_GROUP);
                for (row, group) in group_of.iter().enumerate().filter(|(_, g)| **g != NO_GROUP) {
                    let subject = start + number(row);
                    let (earlier, group) = (before[row], first + group);
                    member(subject, if earlier == NO_GROUP { subject } else { earlier }, group);
                    before[row] = group;
                }
            }
        }
    }
}
