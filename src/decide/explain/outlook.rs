//! What the quotas would do if a subject became eligible for a level: how many seats its group
//! would have, and how many of them others hold now.
//!
//! Start reading at [`One::outlooks`].

use crate::decide::cap::Capping;
use crate::decide::columns::Columns;
use crate::decide::grounds::One;
use crate::decide::groups::Grouping;
use crate::decide::members::{Members, tally};
use crate::decide::seats::Cap;
use crate::decide::states::States;
use crate::decide::verdict::Verdicts;
use crate::formula::{Cell, Subject, Val};
use crate::model::{Outlook, Truth};

impl One<'_> {
    /// The quotas that limit a level and would concern the subject after some changes.
    pub(in crate::decide) fn outlooks(
        &self,
        level: u8,
        changes: &[(usize, Cell<'_>)],
    ) -> Vec<Outlook> {
        let quotas = self.class.quotas.iter().enumerate();
        let limiting = quotas.filter(|(_, quota)| quota.limits.contains(&level));
        limiting.filter_map(|(at, _)| self.outlook(at, level, changes)).collect()
    }

    fn outlook(&self, quota: usize, level: u8, changes: &[(usize, Cell<'_>)]) -> Option<Outlook> {
        let capping = self.verdicts.capping(self.number, quota);
        let One { world, number, row, .. } = *self;
        let subject = Subject { world, class: number, row, changes };
        let unless = capping.rule.unless.map(|at| &self.rules.conditions[at].expr);
        if unless.is_some_and(|unless| unless.truth(&subject) != Truth::False) {
            return None;
        }
        let group = self.group_with(capping.grouping, &subject)?;
        let mut by_level = vec![0u32; world.regulation.outcome_scale().values.len()];
        let (before, decisions) = (self.verdicts.before(number, quota), self.verdicts.decisions);
        let mut taken = 0;
        for other in 0..decisions.len(number) {
            let in_group = Some(capping.grouping.group(other)) == group;
            if other == row || !in_group || !capping.concerns(other) || !before.is_rated(other) {
                continue;
            }
            by_level[usize::from(before.level[other])] += 1;
            let now = decisions.level(number, other);
            taken += u64::from(now.is_some_and(|now| capping.quota.limits.contains(&now)));
        }
        by_level[usize::from(level)] += 1;
        let Val::Number(share) = capping.rule.share.value(&subject) else { return None };
        let seats_min = capping.quota.seats_min;
        let cap = Cap { share, rounding: capping.rule.rounding, seats_min };
        let seats = tally(capping.quota, &by_level).seats(&cap)?;
        Some(Outlook { quota: capping.quota.id.clone(), seats, taken })
    }

    /// The group that a subject is in with its changes: an existing one, or (`Some(None)`) one of
    /// its own; `None` if it is in none because a `per` fact is unknown.
    fn group_with(&self, grouping: &Grouping, subject: &Subject<'_>) -> Option<Option<u32>> {
        let changed = |fact: &&usize| subject.changes.iter().any(|(other, _)| other == *fact);
        if grouping.per().iter().any(|fact| subject.cell(*fact) == Cell::Unknown) {
            return None;
        }
        if grouping.per().iter().find(changed).is_none() {
            return Some(Some(grouping.group(self.row)));
        }
        let same = |group: &u32| {
            let row = grouping.row(*group);
            let value = |fact: &usize| self.world.cell(self.number, row, *fact);
            grouping.per().iter().all(|fact| value(fact) == subject.cell(*fact))
        };
        Some((0u32..).take(grouping.len()).find(same))
    }
}

impl<'a> Verdicts<'a> {
    /// The columns of a class as they were when a quota began to act.
    fn before(self, class: usize, quota: usize) -> Columns {
        let quotas = self.book.classes[class].quotas.len();
        let mut columns = self.decisions.columns[class].before_quotas(quotas);
        for earlier in 0..quota {
            let capping = self.capping(class, earlier);
            let rows = Members::All(capping.grouping.all());
            let done = capping.act((&rows, None), &columns, States::default());
            columns.act(earlier, &done.acts);
        }
        columns
    }

    /// A quota and what it is decided from.
    pub(in crate::decide) fn capping(self, class: usize, number: usize) -> Capping<'a> {
        Capping {
            world: self.world(),
            class,
            quota: &self.book.regulation().classes[class].quotas[number],
            rule: &self.book.classes[class].quotas[number],
            grouping: &self.decisions.groupings[class][number],
            trace: &self.decisions.traces[class],
        }
    }
}
