//! The names that a formula uses, with the titles that people know them by.

use super::keys::value;
use crate::model::{Class, Regulation};
use crate::report::Words;

/// Each name of a fact, criterion, group, parameter or list of children in a formula of a class,
/// once, in the order of the formula.
pub(super) fn terms(
    words: Words,
    (regulation, class): (&Regulation, &str),
    formula: &str,
) -> Vec<(String, String)> {
    let Some(class) = regulation.class_index(class).map(|at| &regulation.classes[at]) else {
        return Vec::new();
    };
    let mut found: Vec<(String, String)> = Vec::new();
    for name in names(formula) {
        if found.iter().any(|(known, _)| known == name) {
            continue;
        }
        if let Some(means) = meaning(words, (regulation, class), name) {
            found.push((name.to_owned(), means));
        }
    }
    found
}

fn meaning(words: Words, (regulation, class): (&Regulation, &Class), name: &str) -> Option<String> {
    if let Some(at) = class.fact_index(name) {
        return Some(words.title(&class.facts[at].title).to_owned());
    }
    if let Some(parameter) = class.parameters.iter().find(|one| one.id == name) {
        let value = value(words, regulation, parameter);
        return Some(format!("{} ({value})", words.title(&parameter.title)));
    }
    let criteria = class.group(name);
    if !criteria.is_empty() {
        let titles = criteria.iter().map(|at| words.title(&class.facts[*at].title));
        return Some(titles.collect::<Vec<_>>().join("; "));
    }
    let children = class.children.iter().find(|one| one.id == name)?;
    Some(words.title(&regulation.classes[children.class].title).to_owned())
}

/// The names in a formula, without what stands in quotes and what follows a full stop.
fn names(formula: &str) -> impl Iterator<Item = &str> {
    // Every second piece between quotes is a text.
    let outside = formula.split(['"', '`']).step_by(2);
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let paths = outside.flat_map(move |piece| piece.split(move |letter| !is_name(letter)));
    paths.filter_map(|path| path.split('.').next()).filter(|name| !name.is_empty())
}
