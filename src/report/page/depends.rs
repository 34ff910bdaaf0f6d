//! What hangs on which side is right: subjects and groups that do not come out the same on all.

use super::naming::Names;
use super::view::{Block, Cell, Column, Table};
use crate::model::{DependentGroup, DependentSubject, Depends, GroupOutcome, State};
use crate::report::Say;

/// The blocks; `sides` names all sides, as it stands first.
pub(super) fn blocks(names: Names<'_>, depends: &Depends<'_>, sides: &[String]) -> Vec<Block> {
    let words = names.words;
    let mut items = Vec::new();
    for (class, count) in names.regulation.classes.iter().zip(&depends.subject_counts) {
        let args = [("class", Say::from(words.title(&class.title))), ("count", Say::from(*count))];
        items.push(words.say("sheet-depends-count", &args));
    }
    let mut blocks = vec![Block::text(words.text("sheet-depends-intro")), Block::List { items }];
    let all: u64 = depends.subject_counts.iter().sum();
    let listed = depends.subjects.len() as u64;
    if listed < all {
        let args = [("listed", Say::from(listed)), ("all", Say::from(all))];
        blocks.push(Block::text(words.say("sheet-not-all", &args)));
    }
    blocks.extend(subjects(names, sides, depends));
    blocks.extend(groups(names, sides, depends));
    blocks
}

/// The subjects that come out the same on the same sides together: how, and their ids.
fn subjects(names: Names<'_>, sides: &[String], depends: &Depends<'_>) -> Vec<Block> {
    let mut together: Vec<(&str, &[State], Vec<&str>)> = Vec::new();
    for DependentSubject { class, id, states } in &depends.subjects {
        let known = together.iter_mut().find(|(of, at, _)| of == class && at == states);
        match known {
            Some((_, _, ids)) => ids.push(id),
            None => together.push((class, states, vec![id])),
        }
    }
    let mut blocks = Vec::new();
    for (class, states, ids) in together {
        let said = sides.iter().zip(states);
        let said = said.map(|(side, state)| format!("{side}: {}", names.state(state)));
        let count = [("count", Say::from(ids.len() as u64))];
        let args =
            [("class", Say::from(names.class(class))), ("count", Say::from(ids.len() as u64))];
        blocks.push(Block::heading(3, names.words.say("sheet-depends-count", &args)));
        blocks.push(Block::List { items: said.collect() });
        blocks.push(Block::ids(names.words.say("sheet-ids", &count), ids.into_iter()));
    }
    blocks
}

/// The groups of peers, a table a quota: what they have in common, and how many keep their level
/// on each side.
fn groups(names: Names<'_>, sides: &[String], depends: &Depends<'_>) -> Vec<Block> {
    let words = names.words;
    let mut quotas: Vec<(&str, &str, Vec<&DependentGroup<'_>>)> = Vec::new();
    for group in &depends.groups {
        let known =
            quotas.iter_mut().find(|(class, id, _)| (*class, *id) == (group.class, group.quota));
        match known {
            Some((_, _, groups)) => groups.push(group),
            None => quotas.push((group.class, group.quota, vec![group])),
        }
    }
    let mut blocks = Vec::new();
    if !quotas.is_empty() {
        let args = [("count", Say::from(depends.groups.len() as u64))];
        blocks.push(Block::heading(3, words.say("sheet-depends-groups", &args)));
        blocks.push(Block::remark(words.text("sheet-depends-key")));
    }
    for (class, quota, groups) in quotas {
        let rule = names.rule(class, quota);
        let title = rule.map_or(quota, |rule| words.title(&rule.title));
        let args = [
            ("class", Say::from(names.class(class))),
            ("quota", title.into()),
            ("count", Say::from(groups.len() as u64)),
        ];
        let table = table(names, (words.say("sheet-depends-quota", &args), sides), &groups);
        blocks.push(Block::rows(table.caption.clone(), table));
    }
    blocks
}

fn table(
    names: Names<'_>,
    (caption, sides): (String, &[String]),
    groups: &[&DependentGroup<'_>],
) -> Table {
    // INVARIANT (groups): those of one quota have the same facts in common.
    let facts = groups.first().map_or(&[][..], |group| &group.key[..]);
    let class = groups.first().map_or("", |group| group.class);
    let mut columns: Vec<Column> =
        facts.iter().map(|(fact, _)| Column::words(names.fact(class, fact))).collect();
    if columns.is_empty() {
        columns.push(Column::words(names.words.text("sheet-group")));
    }
    columns.extend(sides.iter().map(Column::words));
    let mut table = Table::new(caption, columns);
    table.is_cards = true;
    for group in groups {
        let said = |(fact, value): &(&str, String)| names.value(class, fact, Some(value));
        let mut key: Vec<String> = group.key.iter().map(said).collect();
        if key.is_empty() {
            key.push(names.words.text("change-per-all"));
        }
        let mut cells: Vec<Cell> = key.into_iter().map(Cell::new).collect();
        if let Some(first) = cells.first_mut() {
            first.is_head = true;
        }
        cells.extend(group.sides.iter().map(|side| side_of(names, side.as_ref())));
        table.row(cells);
    }
    table
}

/// How many of those eligible keep their level; what else is to be known in small.
fn side_of(names: Names<'_>, side: Option<&GroupOutcome>) -> Cell {
    let Some(side) = side else {
        return Cell::new("–");
    };
    let words = names.words;
    let args =
        [("kept", Say::from(u64::from(side.kept))), ("eligible", u64::from(side.eligible).into())];
    let mut more = Vec::new();
    if side.referred > 0 {
        let count = [("count", Say::from(u64::from(side.referred)))];
        more.push(words.say("sheet-group-referred", &count));
    }
    if side.pending > 0 {
        let count = [("count", Say::from(u64::from(side.pending)))];
        more.push(words.say("sheet-group-pending", &count));
    }
    if side.over {
        more.push(words.text("sheet-group-over"));
    }
    Cell { more, ..Cell::new(words.say("sheet-group-side", &args)) }
}
