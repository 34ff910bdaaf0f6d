//! What contradicts itself only since the amendments.

use crate::amend::apply::Touched;
use crate::amend::places::location;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Flaw, FlawKind, Regulation};

/// Flaws of the amended regulation that the published one does not have, told at the change that
/// brought them in where one is known.
pub(in crate::amend) fn new_flaws(
    published: &Regulation,
    amended: &Regulation,
    touched: &Touched,
) -> Vec<Diagnostic> {
    let known = published.flaws();
    let new = amended.flaws().into_iter().filter(|flaw| !known.contains(flaw));
    new.map(|flaw| tell(amended, &flaw, touched)).collect()
}

fn tell(amended: &Regulation, flaw: &Flaw, touched: &Touched) -> Diagnostic {
    let class = |at: usize| amended.classes[at].id.as_str();
    let own = class(flaw.class);
    let (diagnostic, addresses) = match &flaw.kind {
        FlawKind::UnknownFact { fact, of } => {
            let facts = amended.classes[*of].facts.iter().map(|fact| fact.id.as_str());
            let unknown = Diagnostic::error(Code::UnknownFact).arg("name", fact);
            let unknown = unknown.arg("class", class(*of)).similar_to(fact, facts);
            let of = class(*of);
            (unknown, vec![format!("{of}.fact.{fact}"), format!("{of}.criterion.{fact}")])
        }
        FlawKind::PersonalFact { fact } => {
            let personal = Diagnostic::error(Code::PersonalFact).variant("per");
            (personal.arg("fact", fact).arg("class", own), vec![format!("{own}.fact.{fact}")])
        }
        FlawKind::NoRows { fact } => {
            let wrong = Diagnostic::error(Code::WrongValue).variant("no-rows").arg("fact", fact);
            (wrong, vec![format!("{own}.fact.{fact}")])
        }
        FlawKind::NotAParent { fact, of } => {
            let wrong = Diagnostic::error(Code::WrongValue).variant("not-a-parent");
            let wrong = wrong.arg("fact", fact).arg("class", class(*of)).arg("parent", own);
            (wrong, vec![format!("{}.fact.{fact}", class(*of))])
        }
        FlawKind::QuotaWithoutRank { quota } => {
            let without = Diagnostic::error(Code::QuotaWithoutRank).arg("quota", quota);
            (without, vec![format!("{own}.quota.{quota}")])
        }
        FlawKind::QuotaLowersNowhere { quota, lowered_to } => {
            let level = &amended.outcome_scale().values[usize::from(*lowered_to)].id;
            let nowhere = Diagnostic::error(Code::QuotaLowersNowhere);
            let nowhere = nowhere.arg("quota", quota).arg("level", level);
            (nowhere, vec![format!("{own}.quota.{quota}")])
        }
        FlawKind::ShareOverWhole { parameter, written } => {
            let wrong = Diagnostic::error(Code::WrongValue).variant("share");
            let wrong = wrong.arg("key", parameter).arg("found", written);
            (wrong, vec![format!("{own}.parameter.{parameter}")])
        }
    };
    let change = touched.iter().find(|((address, _), _)| addresses.contains(address));
    let at_change = change.and_then(|(_, place)| location(amended, place));
    match (at_change, location(amended, &flaw.place)) {
        (Some(change), Some(declared)) if change != declared => {
            diagnostic.at(change).related("declared-here", declared)
        }
        (_, Some(declared)) => diagnostic.at(declared),
        (Some(change), None) => diagnostic.at(change),
        (None, None) => diagnostic,
    }
}
