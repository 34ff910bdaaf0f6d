//! The subjects whose result changes, those with the same move for the same reasons together.

use super::naming::Names;
use super::view::Block;
use crate::model::{Changed, Regulation, Scenario, State, Why};
use crate::report::Say;

/// What subjects listed together have in common.
type Key<'c> = (&'c str, State, State, Why, &'c [&'c str], &'c [&'c str]);

/// A heading, the deciding rules of both sides and the ids for each move and its reasons; headings
/// are of the level given.
pub(super) fn blocks(
    names: Names<'_>,
    (scenario, amended): (&Scenario<'_>, &Regulation),
    level: u8,
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
    let mut groups: Vec<(Key<'_>, Vec<&str>)> = Vec::new();
    for one in &scenario.changed {
        let key = key(one);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, ids)) => ids.push(one.before.id),
            None => groups.push((key, vec![one.before.id])),
        }
    }
    for (key, ids) in groups {
        blocks.extend(together((names, amended), key, &ids, level));
    }
    blocks
}

fn key<'c>(one: &'c Changed<'_>) -> Key<'c> {
    let (from, to) = (State::of(&one.before), State::of(&one.after));
    (one.before.class, from, to, one.why, &one.rules_before, &one.rules_after)
}

fn together(
    (names, amended): (Names<'_>, &Regulation),
    (class, from, to, why, before, after): Key<'_>,
    ids: &[&str],
    level: u8,
) -> Vec<Block> {
    let words = names.words;
    let why = match why {
        Why::Direct => "sheet-why-direct",
        Why::Displaced => "sheet-why-displaced",
    };
    let args = [
        ("class", Say::from(names.class(class))),
        ("from", names.state(&from).into()),
        ("to", names.state(&to).into()),
        ("why", words.text(why).into()),
    ];
    let with = Names { words, regulation: amended };
    let reasons = [("sheet-rules-before", names, before), ("sheet-rules-after", with, after)];
    let reasons = reasons.into_iter().filter(|(_, _, rules)| !rules.is_empty());
    let items = reasons.map(|(key, names, rules)| {
        words.say(key, &[("rules", Say::from(self::rules(names, class, rules)))])
    });
    let count = [("count", Say::from(ids.len() as u64))];
    vec![
        Block::heading(level, words.say("sheet-together", &args)),
        Block::List { items: items.collect() },
        Block::ids(words.say("sheet-ids", &count), ids.iter().copied()),
    ]
}

/// Rules by title and clause.
fn rules(names: Names<'_>, class: &str, ids: &[&str]) -> String {
    let said = ids.iter().map(|id| match names.rule(class, id) {
        Some(rule) => format!("{} ({})", names.words.title(&rule.title), rule.cite),
        None => (*id).to_owned(),
    });
    said.collect::<Vec<_>>().join("; ")
}
