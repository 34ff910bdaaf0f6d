//! What hangs on which of several sides is right: the subjects and groups that do not come out
//! the same on all of them.

use crate::decide::{Group, Verdicts};
use crate::model::{DependentGroup, DependentSubject, Depends, GroupOutcome};
use crate::simulate::states::{States, all_states};
use std::collections::BTreeMap;

/// Compares all sides with each other; no more than `listed` subjects are worded.
pub fn depends<'a>(sides: &[Verdicts<'a>], states: &[&States], listed: usize) -> Depends<'a> {
    let mut found = Depends::default();
    let [first, ..] = sides else { return found };
    for class in 0..first.regulation().classes.len() {
        let rows = differing(class, states);
        found.subject_counts.push(rows.len() as u64);
        found.subjects.extend(subjects(
            (*first, class),
            states,
            rows,
            listed - found.subjects.len(),
        ));
        found.groups.extend(groups(sides, class));
    }
    found
}

/// The rows of a class whose states are not all the same.
fn differing(class: usize, states: &[&States]) -> Vec<u32> {
    let [first, others @ ..] = states else { return Vec::new() };
    let first = first.class(class);
    let differs = |(row, state): &(u32, &u16)| {
        others.iter().any(|side| side.class(class)[*row as usize] != **state)
    };
    (0u32..).zip(first).filter(differs).map(|(row, _)| row).collect()
}

fn subjects<'a>(
    (first, class): (Verdicts<'a>, usize),
    states: &[&States],
    mut rows: Vec<u32>,
    listed: usize,
) -> Vec<DependentSubject<'a>> {
    let ids = &first.population().tables[class].ids;
    rows.sort_unstable_by(|a, b| ids.get(*a).cmp(ids.get(*b)));
    rows.truncate(listed);
    let names = all_states(first.regulation());
    let one = |row: u32| {
        let states = states.iter().map(|side| side.class(class)[row as usize]);
        DependentSubject {
            class: &first.regulation().classes[class].id,
            id: ids.get(row),
            states: states.map(|state| names[usize::from(state)].clone()).collect(),
        }
    };
    rows.into_iter().map(one).collect()
}

/// A quota's id, and the values that a group of it has in common, by fact.
type GroupKey<'a> = (&'a str, Vec<(&'a str, String)>);

/// The groups of a class to which a quota does different things: lowers, refers or leaves pending
/// other numbers, or is exceeded by what was decided on some sides only.
fn groups<'a>(sides: &[Verdicts<'a>], class: usize) -> Vec<DependentGroup<'a>> {
    let mut found: Vec<DependentGroup<'a>> = Vec::new();
    let mut place: BTreeMap<GroupKey<'_>, usize> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        let rules = &side.regulation().classes[class];
        for (number, quota) in rules.quotas.iter().enumerate() {
            for group in side.groups(class, number) {
                let outcome = outcome(&group);
                let (class, quota) = (rules.id.as_str(), quota.id.as_str());
                let known = *place.entry((quota, group.key.clone())).or_insert_with(|| {
                    let sides = vec![None; sides.len()];
                    found.push(DependentGroup { class, quota, key: group.key, sides });
                    found.len() - 1
                });
                found[known].sides[at] = Some(outcome);
            }
        }
    }
    found.retain(|group| group.sides.iter().any(|side| done(side) != done(&group.sides[0])));
    found
}

/// What a quota does to a group; nothing where there is no such quota or group.
fn done(outcome: &Option<GroupOutcome>) -> (u32, u32, u32, bool) {
    outcome.map_or((0, 0, 0, false), |one| (one.lowered, one.referred, one.pending, one.over))
}

fn outcome(group: &Group<'_>) -> GroupOutcome {
    GroupOutcome {
        members: group.members,
        eligible: group.eligible,
        seats: group.seats,
        kept: group.kept,
        lowered: group.lowered,
        referred: group.referred,
        pending: group.pending,
        over: group.over,
    }
}
