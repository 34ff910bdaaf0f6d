//! Departures as JSON: the shape is documented in `docs/cli.md` and stable.

use crate::decide::Departed;
use crate::model::Verdict;
use crate::report::departures::Departures;
use crate::report::forms::{Pairs, Part};
use serde::Serialize;

/// One departure.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct DepartureShape {
    class: String,
    id: String,
    decided: String,
    level: Option<String>,
    outcome: &'static str,
    departure: &'static str,
    rules: Vec<RuleShape>,
    group: Option<GroupShape>,
    what: String,
}

#[derive(Clone, Debug, Serialize)]
struct RuleShape {
    id: String,
    kind: &'static str,
    title: String,
    cite: String,
    basis: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct GroupShape {
    quota: String,
    key: Pairs<String>,
}

impl DepartureShape {
    /// The shape of a departure that is put in words already.
    pub(in crate::report::departures) fn of(
        part: Part<'_>,
        verdict: &Verdict<'_>,
        departed: &Departed<'_>,
        what: &str,
    ) -> Self {
        let naming = part.naming();
        let rules = departed.rules.iter().filter_map(|(kind, id)| {
            let grounds = naming.grounds(*kind, id)?;
            Some(RuleShape {
                id: (*id).to_owned(),
                kind: kind.as_str(),
                title: part.words.title(&grounds.title).to_owned(),
                cite: grounds.cite.clone(),
                basis: grounds.basis.as_str(),
            })
        });
        let group = departed.group.map(|(quota, group)| {
            let found = part.material.verdicts().group(part.class, quota, group);
            let key = found.key.into_iter().map(|(fact, value)| (fact.to_owned(), value));
            let quota = part.class().quotas[quota].id.clone();
            GroupShape { quota, key: Pairs(key.collect()) }
        });
        DepartureShape {
            class: verdict.class.to_owned(),
            id: verdict.id.to_owned(),
            decided: verdict.decided.unwrap_or_default().to_owned(),
            level: verdict.level.map(str::to_owned),
            outcome: verdict.outcome.as_str(),
            departure: departed.departure.as_str(),
            rules: rules.collect(),
            group,
            what: what.to_owned(),
        }
    }
}

/// All departures by class, then those above before those below, then by id.
pub(in crate::report) fn shapes(departures: &Departures) -> Vec<DepartureShape> {
    let classes = departures.classes.iter();
    let all = classes.flat_map(|class| class.above.iter().chain(&class.below));
    all.map(|one| one.shape.clone()).collect()
}
