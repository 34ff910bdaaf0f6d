//! What was changed: each amendment in words, each rule with the text of both sides.

use super::naming::Names;
use super::view::{Block, Cell, Column, Table};
use crate::model::{Amendment, Regulation};
use crate::report::change_words::{ChangeSaid, KeySaid, said};
use crate::report::{Say, Words};

/// One side's amendments, the regulation with them, and the name of the side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amended<'a> {
    pub(super) name: &'a str,
    pub(super) amendments: &'a [Amendment],
    pub(super) regulation: &'a Regulation,
}

/// The blocks of all sides.
pub(super) fn blocks(names: Names<'_>, sides: &[Amended<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for side in sides {
        if sides.len() > 1 {
            blocks.push(Block::heading(3, names.changes(side.name, side.amendments)));
        }
        let level = if sides.len() > 1 { 4 } else { 3 };
        blocks.extend(of(names, *side, level));
    }
    blocks
}

fn of(names: Names<'_>, side: Amended<'_>, level: u8) -> Vec<Block> {
    let words = names.words;
    let told = said(words, (names.regulation, side.regulation), side.amendments);
    let mut blocks = Vec::new();
    for amendment in &told {
        blocks.push(Block::heading(level, &amendment.title));
        let cite = [("cite", Say::from(amendment.cite.as_str()))];
        blocks.push(Block::text(words.say("sheet-asked-in", &cite)));
        for change in &amendment.changes {
            blocks.extend(rule(words, change));
        }
    }
    blocks
}

fn rule(words: Words, change: &ChangeSaid) -> Vec<Block> {
    let mut blocks = vec![Block::text(format!("{}.", change.what))];
    blocks.extend(change.clause.iter().map(Block::remark));
    blocks.extend(change.remark.iter().map(Block::remark));
    if !change.keys.is_empty() {
        blocks.push(Block::Table { table: keys(words, change) });
    }
    blocks
}

fn keys(words: Words, change: &ChangeSaid) -> Table {
    let columns = ["sheet-key", "sheet-before", "sheet-after"];
    let columns = columns.map(|key| Column::words(words.text(key)));
    let mut table = Table::new(words.text("sheet-both-texts"), columns.into());
    table.is_cards = true;
    for key in &change.keys {
        let terms = key.terms.iter().map(|(name, means)| format!("{name}: {means}"));
        let head = Cell { more: terms.collect(), ..Cell::head(&key.name) };
        table.row(vec![head, side(words, key, &key.before), side(words, key, &key.after)]);
    }
    table
}

fn side(words: Words, key: &KeySaid, says: &Option<String>) -> Cell {
    match says {
        Some(says) if key.is_formula => Cell::code(says),
        Some(says) => Cell::new(says),
        None => Cell::new(words.text("change-nothing-written")),
    }
}
