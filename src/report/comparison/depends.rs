//! What hangs on which reading is right: subjects and groups that do not come out the same.

use crate::model::{DependentGroup, Depends, GroupOutcome};
use crate::report::Say;
use crate::report::comparison::Writer;
use crate::report::grid::Grid;
use crate::report::naming::Naming;

/// Groups that are shown; the rest are counted.
const GROUPS_SHOWN: usize = 30;

pub(super) fn parts(writer: Writer<'_>, found: &Depends<'_>) -> Vec<String> {
    let words = writer.words;
    let count: u64 = found.subject_counts.iter().sum();
    let args = [("count", count.into()), ("groups", (found.groups.len() as u64).into())];
    let mut head = format!("{}\n", words.say("whatif-depends", &args));
    for (at, count) in found.subject_counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let count = words.lang().count(*count);
        head.push_str(&format!("  {}: {count}\n", writer.class(at)));
    }
    let mut parts = vec![head];
    if !found.subjects.is_empty() {
        parts.push(subjects(writer, found, count));
    }
    if !found.groups.is_empty() {
        parts.extend(groups(writer, &found.groups));
    }
    parts
}

/// A column a side, behind the columns that name what the row is about.
fn header(writer: Writer<'_>, names: &[&str]) -> Vec<String> {
    let words = writer.words;
    let scenarios = writer.shown.comparison.scenarios.iter().map(|one| one.name.clone());
    let named = names.iter().map(|name| words.text(name));
    named.chain([words.text("column-as-it-stands")]).chain(scenarios).collect()
}

fn subjects(writer: Writer<'_>, found: &Depends<'_>, count: u64) -> String {
    let header = header(writer, &["column-subject"]);
    let mut grid = Grid::new(writer.form, &[]).header(header);
    for subject in &found.subjects {
        let states = subject.states.iter().map(|state| writer.state(state));
        grid.row(std::iter::once(subject.id.to_owned()).chain(states).collect());
    }
    let rest = more(writer, count - found.subjects.len() as u64);
    format!("{}{rest}", grid.finish())
}

/// A table a quota.
fn groups<'d>(writer: Writer<'_>, groups: &'d [DependentGroup<'d>]) -> Vec<String> {
    let words = writer.words;
    let quotas = groups.chunk_by(|a, b| (a.class, a.quota) == (b.class, b.quota));
    let table = |groups: &'d [DependentGroup<'d>]| {
        let class = writer.shown.regulations[0].class_index(groups[0].class).unwrap_or(0);
        let args = [
            ("class", Say::from(writer.class(class))),
            ("quota", writer.quota(class, groups[0].quota).into()),
            ("count", (groups.len() as u64).into()),
        ];
        let mut grid = Grid::new(writer.form, &[]).header(header(writer, &["column-group"]));
        for group in groups.iter().take(GROUPS_SHOWN) {
            let sides = group.sides.iter().map(|side| outcome(writer, side));
            grid.row(std::iter::once(key(writer, class, group)).chain(sides).collect());
        }
        let rest = more(writer, groups.len().saturating_sub(GROUPS_SHOWN) as u64);
        format!("{}\n{}{rest}", words.say("whatif-groups", &args), grid.finish())
    };
    quotas.map(table).collect()
}

/// The values that a group has in common.
fn key(writer: Writer<'_>, class: usize, group: &DependentGroup<'_>) -> String {
    let regulation = writer.shown.regulations[0];
    let naming = Naming::new(writer.words, regulation, &regulation.classes[class]);
    let key = group.key.iter().map(|(fact, value)| naming.value(fact, Some(value)));
    key.collect::<Vec<_>>().join(", ")
}

fn outcome(writer: Writer<'_>, side: &Option<GroupOutcome>) -> String {
    let words = writer.words;
    let Some(one) = side else { return words.text("whatif-no-group") };
    let lang = words.lang();
    let args = [
        ("eligible", Say::from(lang.count(one.eligible.into()))),
        ("kept", lang.count(one.kept.into()).into()),
    ];
    let said = words.say("whatif-group", &args);
    if one.over { format!("{said}; {}", words.text("whatif-group-over")) } else { said }
}

fn more(writer: Writer<'_>, count: u64) -> String {
    if count == 0 {
        return String::new();
    }
    format!("{}\n", writer.words.say("whatif-and-more", &[("count", count.into())]))
}
