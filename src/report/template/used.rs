//! Which rules of a class read a fact, by the names in their formulas.

use crate::model::{Class, Fact, Formula, Grounds, Title};

/// The rules that read a fact, in the order of the file: titles and clauses.
pub(in crate::report::template) fn rules_that_read<'c>(
    class: &'c Class,
    fact: &Fact,
) -> Vec<(&'c Title, &'c str)> {
    let reads = |formula: &Formula| names(formula, fact);
    let mut found: Vec<&Grounds> = Vec::new();
    let exemptions = class.exemptions.iter().filter(|rule| reads(&rule.when));
    found.extend(exemptions.map(|rule| &rule.grounds));
    let review = class.review.iter().filter(|review| reads(&review.done));
    found.extend(review.filter_map(|review| review.grounds.as_ref()));
    let requires = class.levels.iter().flat_map(|level| &level.requires);
    found.extend(requires.filter(|rule| reads(&rule.that)).map(|rule| &rule.grounds));
    let ceilings = class.ceilings.iter();
    let ceilings = ceilings.filter(|rule| reads(&rule.when) || reads(&rule.at_most));
    found.extend(ceilings.map(|rule| &rule.grounds));
    let quotas = class.quotas.iter().filter(|rule| {
        let per = rule.per.iter().any(|per| per.value == fact.id);
        let rank = rule.rank.iter().any(|key| reads(&key.by));
        per || rank || reads(&rule.share) || rule.unless.as_ref().is_some_and(reads)
    });
    found.extend(quotas.map(|rule| &rule.grounds));
    found.into_iter().map(|grounds| (&grounds.title, grounds.cite.as_str())).collect()
}

/// True if a formula names a fact, or the group of a criterion.
fn names(formula: &Formula, fact: &Fact) -> bool {
    let mut words = formula.text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.any(|word| word == fact.id || fact.group.as_deref() == Some(word))
}
