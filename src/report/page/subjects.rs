//! The list of subjects whose result changes.

use super::naming::Names;
use super::view::{Block, Cell, Column, Table};
use crate::model::{Changed, Regulation, Scenario, State, Why};
use crate::report::Say;

/// A table a class, folded away where it is long.
pub(super) fn blocks(
    names: Names<'_>,
    (scenario, amended): (&Scenario<'_>, &Regulation),
) -> Vec<Block> {
    let words = names.words;
    if scenario.changed_count == 0 {
        return vec![Block::text(words.text("sheet-nobody"))];
    }
    let listed = scenario.changed.len() as u64;
    let mut blocks = Vec::new();
    if listed < scenario.changed_count {
        let args = [("listed", Say::from(listed)), ("all", Say::from(scenario.changed_count))];
        blocks.push(Block::text(words.say("sheet-not-all", &args)));
    }
    for class in &scenario.classes {
        let of_class = |one: &&Changed<'_>| one.before.class == class.class;
        let changed: Vec<_> = scenario.changed.iter().filter(of_class).collect();
        if !changed.is_empty() {
            let args = [
                ("class", Say::from(names.class(&class.class))),
                ("count", Say::from(changed.len() as u64)),
            ];
            let summary = words.say("sheet-subjects-of", &args);
            blocks.push(Block::rows(summary.clone(), table((names, amended), summary, &changed)));
        }
    }
    blocks
}

fn table(
    (names, amended): (Names<'_>, &Regulation),
    caption: String,
    changed: &[&Changed<'_>],
) -> Table {
    let after = Names { words: names.words, regulation: amended };
    let columns = [
        "sheet-subject",
        "sheet-before",
        "sheet-after",
        "sheet-why",
        "sheet-rules-before",
        "sheet-rules-after",
    ];
    let columns = columns.map(|key| Column::words(names.words.text(key)));
    let mut table = Table::new(caption, columns.into());
    table.is_cards = true;
    for one in changed {
        let why = match one.why {
            Why::Direct => "sheet-why-direct",
            Why::Displaced => "sheet-why-displaced",
        };
        table.row(vec![
            Cell::head(one.before.id),
            Cell::new(names.state(&State::of(&one.before))),
            Cell::new(names.state(&State::of(&one.after))),
            Cell::new(names.words.text(why)),
            rules(names, one.before.class, &one.rules_before),
            rules(after, one.before.class, &one.rules_after),
        ]);
    }
    table
}

/// Rules by title, their clauses in small.
fn rules(names: Names<'_>, class: &str, ids: &[&str]) -> Cell {
    let titles = ids.iter().map(|id| match names.rule(class, id) {
        Some(rule) => (names.words.title(&rule.title).to_owned(), Some(rule.cite.clone())),
        None => ((*id).to_owned(), None),
    });
    let (titles, cites): (Vec<_>, Vec<_>) = titles.unzip();
    let mut clauses: Vec<String> = cites.into_iter().flatten().collect();
    clauses.dedup();
    Cell { more: clauses, ..Cell::new(titles.join("; ")) }
}
