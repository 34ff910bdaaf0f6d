//! What was drawn anew and what was taken as given, beside the counts that rest on it.

use super::naming::Names;
use super::view::{Block, Section};
use crate::model::Assumption;
use crate::report::Say;
use crate::report::uncertainty::assumption;

/// How many draws there were, and what a count is then.
pub(super) fn draws(names: Names<'_>, (draws, seed): (u64, u64)) -> Block {
    let args = [("draws", Say::from(draws)), ("seed", seed.to_string().into())];
    Block::text(names.words.say("sheet-drawn", &args))
}

/// What the published totals do not say: what was drawn anew each time, what was the same in all.
pub(super) fn section(names: Names<'_>, assumptions: &[Assumption]) -> Section {
    let words = names.words;
    let said = |one: &Assumption| assumption(words, names.regulation, one);
    let mut blocks = Vec::new();
    for (varies, heading) in [(true, "drawn-anew"), (false, "drawn-fixed")] {
        let of = assumptions.iter().filter(|one| one.varies == varies);
        let items: Vec<String> = of.map(said).collect();
        if !items.is_empty() {
            blocks.push(Block::heading(3, words.text(heading).trim_end_matches(':')));
            blocks.push(Block::List { items });
        }
    }
    Section { id: "assumed", heading: words.text("sheet-assumed"), blocks }
}
