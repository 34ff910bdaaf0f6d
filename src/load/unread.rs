//! Names whose declaration could not be read: nobody shall complain of them a second time.

use crate::model::{Ceiling, Class, FactType, Formula, Quota, Regulation};
use std::collections::BTreeSet;

/// Adds the names that lead to classes which could not be read: nothing is known beyond them.
pub(in crate::load) fn unread_through(regulation: &mut Regulation) {
    let mut through = Vec::new();
    let is_unread = |class: usize| regulation.unread.contains(&regulation.classes[class].id);
    for class in &regulation.classes {
        for fact in &class.facts {
            if let FactType::Subject { class } = fact.kind
                && is_unread(class)
            {
                through.push(fact.id.clone());
            }
        }
        let children = class.children.iter().filter(|children| is_unread(children.class));
        through.extend(children.map(|children| children.id.clone()));
    }
    regulation.unread.extend(through);
}

/// Leaves out the rules whose formulas name something that could not be read: what else is wrong
/// in them cannot be told from that.
pub(in crate::load) fn leave_out_unread(regulation: &mut Regulation) {
    if regulation.unread.is_empty() {
        return;
    }
    for class in &mut regulation.classes {
        leave_out(class, &regulation.unread);
    }
}

fn leave_out(class: &mut Class, unread: &BTreeSet<String>) {
    let sound = |formula: &Formula| !names_any(&formula.text, unread);
    class.exemptions.retain(|rule| sound(&rule.when));
    class.review = class.review.take().filter(|review| sound(&review.done));
    for level in &mut class.levels {
        level.requires.retain(|rule| sound(&rule.that));
    }
    class.ceilings.retain(|rule: &Ceiling| sound(&rule.when) && sound(&rule.at_most));
    class.quotas.retain(|rule: &Quota| {
        let per = rule.per.iter().all(|fact| !unread.contains(&fact.value));
        let rank = rule.rank.iter().all(|key| sound(&key.by));
        per && rank && sound(&rule.share) && rule.unless.as_ref().is_none_or(sound)
    });
}

/// True if a formula's text contains one of the names as a word.
fn names_any(text: &str, names: &BTreeSet<String>) -> bool {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.into_iter().any(|word| names.contains(word))
}
