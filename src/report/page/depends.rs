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
    if !depends.groups.is_empty() {
        let args = [("count", Say::from(depends.groups.len() as u64))];
        let summary = words.say("sheet-depends-groups", &args);
        blocks.push(Block::heading(3, &summary));
        blocks.push(Block::remark(words.text("sheet-depends-key")));
        blocks.push(Block::rows(summary.clone(), groups(names, (summary, sides), depends)));
    }
    blocks
}

fn columns(names: Names<'_>, first: &[&str], sides: &[String]) -> Vec<Column> {
    let first = first.iter().map(|key| Column::words(names.words.text(key)));
    first.chain(sides.iter().map(Column::words)).collect()
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

fn groups(names: Names<'_>, (caption, sides): (String, &[String]), depends: &Depends<'_>) -> Table {
    let columns = columns(names, &["sheet-group", "sheet-class"], sides);
    let mut table = Table::new(caption, columns);
    table.is_cards = true;
    for group in &depends.groups {
        let mut cells = vec![key(names, group), Cell::new(names.class(group.class))];
        cells.extend(group.sides.iter().map(|side| side_of(names, side.as_ref())));
        table.row(cells);
    }
    table
}

/// The values that a group's members have in common, the quota in small.
fn key(names: Names<'_>, group: &DependentGroup<'_>) -> Cell {
    let of = |(fact, value): &(&str, String)| {
        let said = names.value(group.class, fact, Some(value));
        format!("{}: {said}", names.fact(group.class, fact))
    };
    let values: Vec<String> = group.key.iter().map(of).collect();
    let says = match values.is_empty() {
        true => names.words.text("change-per-all"),
        false => values.join("; "),
    };
    let quota = names.rule(group.class, group.quota);
    let quota = quota.map_or(group.quota, |rule| names.words.title(&rule.title));
    Cell { more: vec![quota.to_owned()], ..Cell::head(says) }
}

fn side_of(names: Names<'_>, side: Option<&GroupOutcome>) -> Cell {
    let Some(side) = side else {
        return Cell::new("–");
    };
    let seats = side.seats.map_or_else(|| "?".to_owned(), |seats| names.count(seats));
    let args = [
        ("members", Say::from(u64::from(side.members))),
        ("eligible", u64::from(side.eligible).into()),
        ("seats", seats.into()),
        ("kept", u64::from(side.kept).into()),
        ("lowered", u64::from(side.lowered).into()),
        ("referred", u64::from(side.referred + side.pending).into()),
    ];
    let over = side.over.then(|| names.words.text("sheet-group-over"));
    let more = over.into_iter().collect();
    Cell { more, ..Cell::new(names.words.say("sheet-group-side", &args)) }
}
