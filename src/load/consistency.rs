//! Mistakes that show only when the whole regulation is known.

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::model::{Flaw, FlawKind, Place, Regulation};
use std::collections::BTreeMap;
use std::sync::Arc;

/// More than anybody reads.
const TOLD_MAX: usize = 200;

/// What contradicts itself in a regulation, where it is written.
pub(in crate::load) fn mistakes(regulation: &Regulation) -> Vec<Diagnostic> {
    let mut sources = BTreeMap::new();
    let flaws = regulation.flaws().into_iter().take(TOLD_MAX);
    flaws.map(|flaw| mistake(regulation, &flaw, &mut sources)).collect()
}

fn mistake(
    regulation: &Regulation,
    flaw: &Flaw,
    sources: &mut BTreeMap<Arc<str>, Source>,
) -> Diagnostic {
    let facts = |class: usize| regulation.classes[class].facts.iter().map(|fact| fact.id.as_str());
    let id = |class: usize| &regulation.classes[class].id;
    let diagnostic = match &flaw.kind {
        FlawKind::UnknownFact { fact, of } => {
            let unknown = Diagnostic::error(Code::UnknownFact).arg("name", fact);
            unknown.arg("class", id(*of)).similar_to(fact, facts(*of))
        }
        FlawKind::PersonalFact { fact } => {
            let personal = Diagnostic::error(Code::PersonalFact).variant("per");
            personal.arg("fact", fact).arg("class", id(flaw.class))
        }
        FlawKind::NoRows { fact } => {
            Diagnostic::error(Code::WrongValue).variant("no-rows").arg("fact", fact)
        }
        FlawKind::NotAParent { fact, of } => {
            let wrong = Diagnostic::error(Code::WrongValue).variant("not-a-parent");
            wrong.arg("fact", fact).arg("class", id(*of)).arg("parent", id(flaw.class))
        }
        FlawKind::QuotaWithoutRank { quota } => {
            Diagnostic::error(Code::QuotaWithoutRank).arg("quota", quota)
        }
        FlawKind::QuotaLowersNowhere { quota, lowered_to } => {
            let level = &regulation.outcome_scale().values[usize::from(*lowered_to)].id;
            let wrong = Diagnostic::error(Code::QuotaLowersNowhere);
            wrong.arg("quota", quota).arg("level", level)
        }
        FlawKind::ShareOverWhole { parameter, written } => {
            let wrong = Diagnostic::error(Code::WrongValue).variant("share");
            wrong.arg("key", parameter).arg("found", written)
        }
    };
    match source(regulation, &flaw.place, sources) {
        Some(source) => diagnostic.at(source.at(flaw.place.range())),
        None => diagnostic,
    }
}

/// The text of the file that a place points into.
fn source<'s>(
    regulation: &Regulation,
    place: &Place,
    sources: &'s mut BTreeMap<Arc<str>, Source>,
) -> Option<&'s Source> {
    if !sources.contains_key(&place.file) {
        let file = regulation.package.file_of(place)?;
        let text = String::from_utf8_lossy(&file.bytes);
        sources.insert(Arc::clone(&place.file), Source::new(Arc::clone(&place.file), text));
    }
    sources.get(&place.file)
}
