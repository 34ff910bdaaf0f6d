//! Who may have been held at a decided level by nothing but a quota that was full.
//!
//! Read from decided levels alone; nobody is rated. Start reading at [`held_back`].

use crate::decide::groups::{Grouping, NO_GROUP};
use crate::decide::members::tally;
use crate::decide::rulebook::Rulebook;
use crate::decide::seats::Cap;
use crate::formula::{Expr, Family, Subject, Val, World};
use crate::model::{Population, Quota, Truth};
use std::collections::BTreeSet;
use std::sync::Arc;

/// For each subject, by class and row, whether it was decided at the level that a quota lowers to
/// and its group has, by the decided levels, no seat left for it.
pub fn held_back(book: &Rulebook, population: &Population) -> Vec<Vec<bool>> {
    let families = Family::of(book.regulation(), population);
    let ratings = vec![Arc::default(); population.tables.len()];
    let world = World {
        regulation: book.regulation(),
        population,
        ratings: &ratings,
        families: &families,
        library: book.library(),
    };
    let classes = 0..population.tables.len();
    classes
        .map(|class| {
            let mut held = vec![false; population.tables[class].len()];
            for quota in 0..book.classes[class].quotas.len() {
                Room { book, world, class, quota }.mark(&mut held);
            }
            held
        })
        .collect()
}

/// The facts that [`held_back`] reads, by class.
pub fn room_facts(book: &Rulebook) -> Vec<BTreeSet<usize>> {
    let mut facts = vec![BTreeSet::new(); book.classes.len()];
    for (class, rules) in book.classes.iter().enumerate() {
        for quota in &rules.quotas {
            facts[class].extend(&quota.per);
            let unless = quota.unless.map(|at| &rules.conditions[at].expr);
            for expr in std::iter::once(&quota.share).chain(unless) {
                add_reads(expr, class, &mut facts);
            }
        }
    }
    facts
}

fn add_reads(expr: &Expr, class: usize, facts: &mut [BTreeSet<usize>]) {
    let reads = expr.reads();
    facts[class].extend(&reads.facts);
    for path in reads.paths {
        facts[path.class].extend(path.fact);
    }
}

/// One quota of a class.
struct Room<'a> {
    book: &'a Rulebook,
    world: World<'a>,
    class: usize,
    quota: usize,
}

impl Room<'_> {
    fn declared(&self) -> &Quota {
        &self.book.regulation().classes[self.class].quotas[self.quota]
    }

    fn subject(&self, row: usize) -> Subject<'_> {
        Subject { world: self.world, class: self.class, row, changes: &[] }
    }

    /// Marks those whom the quota leaves no seat.
    fn mark(&self, held: &mut [bool]) {
        let rules = &self.book.classes[self.class];
        let rule = &rules.quotas[self.quota];
        let table = &self.world.population.tables[self.class];
        let grouping = Grouping::of(table, &rule.per);
        let unless = rule.unless.map(|at| &rules.conditions[at].expr);
        let concerns = |row: usize| {
            grouping.group(row) != NO_GROUP
                && unless.is_none_or(|unless| unless.truth(&self.subject(row)) == Truth::False)
        };
        let levels = self.world.regulation.outcome_scale().values.len();
        let mut counts = vec![vec![0u32; levels]; grouping.len()];
        let concerned: Vec<bool> = (0..table.len()).map(concerns).collect();
        for row in (0..table.len()).filter(|row| concerned[*row]) {
            if let Some(level) = table.decided(row) {
                counts[grouping.group(row) as usize][usize::from(level)] += 1;
            }
        }
        let groups = counts.iter().enumerate();
        let full: Vec<bool> = groups
            .map(|(group, counts)| self.is_full(grouping.row(group as u32), counts))
            .collect();
        for row in (0..table.len()).filter(|row| concerned[*row]) {
            let lowered = table.decided(row) == Some(self.declared().lowered_to);
            held[row] |= lowered && full[grouping.group(row) as usize];
        }
    }

    /// True if one more of those at the lowered level cannot have a limited one.
    fn is_full(&self, row: usize, counts: &[u32]) -> bool {
        let quota = self.declared();
        let (lowered, limits) = (usize::from(quota.lowered_to), quota.limits.iter().min());
        let Some(limit) = limits.filter(|_| counts[lowered] > 0) else { return false };
        let mut counts = counts.to_vec();
        counts[lowered] -= 1;
        counts[usize::from(*limit)] += 1;
        let tally = tally(quota, &counts);
        let share = match self.book.classes[self.class].quotas[self.quota]
            .share
            .value(&self.subject(row))
        {
            Val::Number(share) => share,
            _ => return false,
        };
        let cap = Cap { share, rounding: quota.rounding, seats_min: quota.seats_min };
        let limited = tally.eligible();
        cap.seats(tally.base(limited)).is_some_and(|seats| limited > seats)
    }
}
