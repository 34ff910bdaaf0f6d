//! Deciding again classes whose subjects wait for each other, where their rules are what they were
//! and only levels that they read have moved: from subject to subject and group to group, as far
//! as the change reaches.
//!
//! A subject is judged again if a level that it reads has moved; a group if one of its members
//! stands before the quota where it did not. Everybody else keeps everything. Start reading at
//! [`Work::decide_inherited`].

use crate::decide::columns::{Columns, Standing};
use crate::decide::compiled::LevelReads;
use crate::decide::decisions::Decisions;
use crate::decide::layers::Task;
use crate::decide::order::Component;
use crate::decide::reuse::{Again, Earlier};
use crate::decide::rulebook::Rulebook;
use crate::decide::run::Work;
use crate::decide::run::looped::Looped;
use crate::formula::Family;
use crate::model::UNKNOWN_ROW;
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::sync::Arc;

/// Whose final level is not what it was.
struct Moved<'a> {
    earlier: &'a Decisions,
    /// By class and row; empty for a class of which nobody's is.
    of: Vec<Vec<bool>>,
}

/// What a class reads of others, as it is stored.
struct Reads<'a> {
    /// Columns of subjects to follow, and the class that they lead to.
    paths: Vec<(Vec<&'a [u32]>, usize)>,
    /// Children and their class.
    children: Vec<(&'a Family, usize)>,
}

impl Reads<'_> {
    /// True if a subject reads a level that moved.
    fn reach(&self, row: u32, moved: &Moved<'_>) -> bool {
        let is_moved = |class: usize, row: u32| moved.of[class].get(row as usize) == Some(&true);
        let along = |(steps, class): &(Vec<&[u32]>, usize)| {
            let reached = steps.iter().try_fold(row, |row, column| {
                column.get(row as usize).copied().filter(|row| *row != UNKNOWN_ROW)
            });
            reached.is_some_and(|row| is_moved(*class, row))
        };
        let among = |(family, class): &(&Family, usize)| {
            family.children(row as usize).iter().any(|child| is_moved(*class, *child))
        };
        self.paths.iter().any(along) || self.children.iter().any(among)
    }
}

/// True if the change can be followed through a component: its rules are what they were, and its
/// quotas, one a class at most, read no levels.
pub(super) fn can_be_followed(
    book: &Rulebook,
    component: &Component,
    earlier: Earlier<'_>,
) -> bool {
    let still = vec![false; book.classes.len()];
    component.classes.iter().all(|class| {
        let rules = &book.classes[*class];
        let reads_no_levels = rules.quotas.iter().all(|quota| {
            let unless = quota.unless.map(|at| &rules.conditions[at].expr);
            let keys = quota.rank.iter().map(|(key, _)| key);
            let mut all = keys.chain([&quota.share]).chain(unless);
            all.all(|expr| LevelReads::of(expr).is_empty())
        });
        rules.quotas.len() <= 1
            && reads_no_levels
            && earlier.again(book, *class, &still) == Again::Nothing
    })
}

impl Work<'_> {
    /// Decides a component again, of which [`can_be_followed`] holds and all is as it was decided
    /// earlier.
    pub(super) fn decide_inherited(
        &mut self,
        component: &Component,
        looped: &Looped,
        earlier: &Decisions,
    ) {
        let mut moved = self.moved_outside(component, earlier);
        let mut open: Vec<Vec<bool>> = vec![Vec::new(); self.book.classes.len()];
        for class in &component.classes {
            moved.of[*class] = vec![false; self.population.tables[*class].len()];
            open[*class] = vec![false; self.groupings[*class].first().map_or(0, |all| all.len())];
        }
        for task in looped.layers.stages().flatten() {
            match task {
                Task::Rate { class, rows } => {
                    let reads = self.stored_reads(class);
                    let reached = rows.par_iter().with_min_len(1024);
                    let reached = reached.filter(|row| reads.reach(**row, &moved)).copied();
                    let rows: Vec<u32> = reached.collect();
                    self.rate_inherited((class, &rows), (&mut moved, &mut open[class]));
                }
                Task::Cap { class, quota, groups } => {
                    let groups = groups.into_iter().filter(|group| open[class][*group as usize]);
                    let groups: Vec<u32> = groups.collect();
                    self.cap_inherited((class, quota), &groups, looped);
                    for row in looped.rows_of((class, quota), &groups) {
                        self.note((class, row), &mut moved);
                    }
                }
            }
        }
    }

    /// Whose level moved in the classes that were decided before a component.
    fn moved_outside<'e>(&self, component: &Component, earlier: &'e Decisions) -> Moved<'e> {
        let of = |class: usize| {
            let (was, is) = (&earlier.ratings[class], &self.ratings[class]);
            if component.classes.contains(&class) || Arc::ptr_eq(was, is) {
                return Vec::new();
            }
            was.par_iter().zip(is.par_iter()).map(|(was, is)| was != is).collect()
        };
        Moved { earlier, of: (0..self.ratings.len()).map(of).collect() }
    }

    fn stored_reads(&self, class: usize) -> Reads<'_> {
        let reads = &self.book.reads[class];
        let declared = &self.book.regulation().classes[class].children;
        let family = |at: &usize| (&self.families[class][*at], declared[*at].class);
        let world = self.world();
        Reads {
            paths: reads.paths.iter().map(|path| (world.steps(class, path), path.class)).collect(),
            children: reads.children.iter().map(family).collect(),
        }
    }

    /// Judges subjects again; opens the groups of those who stand before the quota where they did
    /// not, and leaves the others as they ended.
    fn rate_inherited(
        &mut self,
        (class, rows): (usize, &[u32]),
        (moved, open): (&mut Moved<'_>, &mut [bool]),
    ) {
        if rows.is_empty() {
            return;
        }
        self.rate_rows(class, rows);
        let (was, has_quota) = (&moved.earlier.columns[class], !self.groupings[class].is_empty());
        let columns = Arc::make_mut(&mut self.columns[class]);
        for row in rows.iter().map(|row| *row as usize) {
            columns.forget_quota(row);
            if columns.stands_as_before_quotas(was, row) {
                columns.restore(was, row);
            } else if has_quota
                && let Some(open) = open.get_mut(self.groupings[class][0].group(row) as usize)
            {
                *open = true;
            }
        }
        for row in rows {
            self.note((class, *row), moved);
        }
    }

    /// Lets a quota act again on some groups, whose members stand where they did before it.
    fn cap_inherited(&mut self, (class, quota): (usize, usize), groups: &[u32], looped: &Looped) {
        if groups.is_empty() {
            return;
        }
        let columns = Arc::make_mut(&mut self.columns[class]);
        looped.rows_of((class, quota), groups).for_each(|row| columns.undo_quotas(row as usize));
        self.cap_task((class, quota), groups, looped);
    }

    /// Publishes a subject's level, and notes whether it is what it was.
    fn note(&mut self, (class, row): (usize, u32), moved: &mut Moved<'_>) {
        let row = row as usize;
        self.publish(class, row);
        let was = moved.earlier.ratings[class][row];
        moved.of[class][row] = self.ratings[class][row] != was;
    }
}

impl Columns {
    /// True if a subject stands, before any quota acted, where it stood in other columns.
    fn stands_as_before_quotas(&self, was: &Columns, row: usize) -> bool {
        let mut before = (was.standing(row), was.level[row]);
        if was.has_acted(row) {
            before = (Standing::Rated, was.eligible[row]);
        }
        (self.standing(row), self.level[row]) == before
    }
}
