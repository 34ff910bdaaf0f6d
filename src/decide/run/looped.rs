//! Deciding classes whose subjects wait for each other: stage by stage.

use crate::decide::columns::Columns;
use crate::decide::compiled::LevelReads;
use crate::decide::cycle;
use crate::decide::groups::{NO_GROUP, Rosters};
use crate::decide::layers::{Ground, Layers, Task};
use crate::decide::members::Members;
use crate::decide::order::Component;
use crate::decide::run::Work;
use crate::decide::states::States;
use crate::decide::trace::Trace;
use crate::diagnostic::Diagnostic;
use crate::formula::Subject;
use crate::model::{Truth, UNKNOWN_CODE};
use std::sync::Arc;

/// A looped component laid out.
#[derive(Debug)]
pub(in crate::decide) struct Looped {
    pub(super) layers: Layers,
    /// The rows of each group by class and quota.
    rosters: Vec<Vec<Rosters>>,
}

impl Looped {
    /// The rows of some groups of a quota.
    pub(super) fn rows_of<'l>(
        &'l self,
        (class, quota): (usize, usize),
        groups: &'l [u32],
    ) -> impl Iterator<Item = u32> + 'l {
        let rosters = &self.rosters[class][quota];
        groups.iter().flat_map(|group| rosters.rows(*group)).copied()
    }
}

impl Work<'_> {
    /// Lays out a component whose subjects wait for each other.
    pub(super) fn plan(&self, component: &Component) -> Result<Looped, Box<Diagnostic>> {
        let mut members = vec![Vec::new(); self.book.classes.len()];
        let mut rosters: Vec<Vec<Rosters>> = Vec::new();
        rosters.resize_with(members.len(), Vec::new);
        for class in &component.classes {
            for quota in 0..self.book.classes[*class].quotas.len() {
                let group_of = self.possible_members(*class, quota);
                rosters[*class].push(Rosters::of(&group_of, self.groupings[*class][quota].len()));
                members[*class].push(group_of);
            }
        }
        let ground = Ground {
            world: self.world(),
            groupings: &self.groupings,
            reads: &self.book.reads,
            rules: &self.book.classes,
            members: &members,
        };
        match Layers::plan(ground, &component.classes) {
            Ok(layers) => Ok(Looped { layers, rosters }),
            Err(stuck) => Err(Box::new(cycle::diagnose(&stuck))),
        }
    }

    /// The group of each row, [`NO_GROUP`] where a `per` fact is unknown or `unless` is not false
    /// whatever the levels of others turn out to be.
    fn possible_members(&self, class: usize, quota: usize) -> Vec<u32> {
        let rules = &self.book.classes[class];
        let mut group_of = self.groupings[class][quota].all().to_vec();
        let unless = rules.quotas[quota].unless.map(|at| &rules.conditions[at].expr);
        let Some(unless) = unless.filter(|unless| LevelReads::of(unless).is_empty()) else {
            return group_of;
        };
        let world = self.world();
        for (row, group) in group_of.iter_mut().enumerate() {
            if unless.truth(&Subject { world, class, row, changes: &[] }) != Truth::False {
                *group = NO_GROUP;
            }
        }
        group_of
    }

    /// Decides a component whose subjects wait for each other.
    pub(super) fn decide_looped(&mut self, component: &Component, looped: &Looped) {
        for class in &component.classes {
            let (rules, rows) = (&self.book.classes[*class], self.population.tables[*class].len());
            self.traces[*class] = Arc::new(Trace::new(rules, rows));
            self.columns[*class] = Arc::new(Columns::new(rows, rules.quotas.len()));
            self.ratings[*class] = Arc::new(vec![UNKNOWN_CODE; rows]);
            let states = |quota: usize| {
                let capping = self.capping(*class, quota);
                Arc::new(States::empty(&capping, capping.grouping.len()))
            };
            self.groups[*class] = (0..rules.quotas.len()).map(states).collect();
        }
        for stage in looped.layers.stages() {
            for task in stage {
                match task {
                    Task::Rate { class, rows } => self.rate_task(class, &rows),
                    Task::Cap { class, quota, groups } => {
                        self.cap_task((class, quota), &groups, looped);
                    }
                }
            }
        }
    }

    fn rate_task(&mut self, class: usize, rows: &[u32]) {
        self.rate_rows(class, rows);
        rows.iter().for_each(|row| self.publish(class, *row as usize));
    }

    pub(super) fn cap_task(
        &mut self,
        (class, quota): (usize, usize),
        groups: &[u32],
        looped: &Looped,
    ) {
        let rosters = &looped.rosters[class][quota];
        let rows = (0u32..)
            .zip(groups)
            .flat_map(|(at, group)| rosters.rows(*group).iter().map(move |row| (*row, at)));
        let rows = Members::Some(rows.collect());
        let (capping, rows) = (self.capping(class, quota), (&rows, Some(groups)));
        let done = capping.act(rows, &self.columns[class], States::default());
        Arc::make_mut(&mut self.groups[class][quota]).put(groups, &done.states);
        self.apply(class, quota, &done.acts);
        for row in groups.iter().flat_map(|group| rosters.rows(*group)) {
            self.publish(class, *row as usize);
        }
    }
}
