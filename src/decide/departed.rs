//! Which rules a decided level departs from, for those who must look into it.
//!
//! Start reading at [`Verdicts::departed`].

use crate::decide::grounds::One;
use crate::decide::verdict::Verdicts;
use crate::model::{Departure, RuleKindShown, Truth};

/// A decided level that is not the engine's, and the rules that stand against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departed<'a> {
    /// How it departs.
    pub departure: Departure,
    /// The rules, by kind and id: the exemption that holds; the requirements of the decided level
    /// that do not hold; the ceilings that are lower; the quota that left no seat. None where the
    /// decided level is the lower one.
    pub rules: Vec<(RuleKindShown, &'a str)>,
    /// The quota, and the number of the subject's group, where a quota left no seat.
    pub group: Option<(usize, u32)>,
}

impl<'a> Verdicts<'a> {
    /// What the decided level of a subject departs from; `None` where it does not.
    pub fn departed(self, class: usize, row: usize) -> Option<Departed<'a>> {
        let departure = self.departure(class, row)?;
        let decided = self.population.tables[class].decided(row)?;
        let one = self.one(class, row);
        let mut departed = Departed { departure, rules: Vec::new(), group: None };
        departed.rules = match departure {
            Departure::RatedThoughExempt => {
                let exemption = one.exemption().map(|at| one.class.exemptions[at].id.as_str());
                exemption.map(|id| (RuleKindShown::Exemption, id)).into_iter().collect()
            }
            Departure::AboveStandard => one.requirements_not_met(decided),
            Departure::AboveCeiling => one.ceilings_below(decided),
            Departure::QuotaExceeded => {
                let quota = self.decisions.quota(class, row);
                departed.group = quota
                    .and_then(|quota| Some((quota, self.decisions.group_of(class, quota, row)?)));
                let quota = quota.map(|at| one.class.quotas[at].id.as_str());
                quota.map(|id| (RuleKindShown::Quota, id)).into_iter().collect()
            }
            Departure::BelowStandard => Vec::new(),
        };
        Some(departed)
    }

    /// The exemption by which a subject is not rated, by its place in the class.
    pub fn exemption(self, class: usize, row: usize) -> Option<usize> {
        self.one(class, row).exemption()
    }
}

impl<'a> One<'a> {
    /// The requirements of a level that do not hold: those known not to, else those not known.
    fn requirements_not_met(&self, level: u8) -> Vec<(RuleKindShown, &'a str)> {
        let Some(at) = self.rules.levels.iter().position(|rules| rules.code == level) else {
            return Vec::new();
        };
        let requires = self.class.levels[at].requires.iter();
        let requires = requires.zip(self.rules.levels[at].requires.clone());
        let with = |wanted: Truth| -> Vec<(RuleKindShown, &'a str)> {
            let found = requires.clone().filter(|(_, condition)| self.truth(*condition) == wanted);
            found.map(|(rule, _)| (RuleKindShown::Requires, rule.id.as_str())).collect()
        };
        let known = with(Truth::False);
        if known.is_empty() { with(Truth::Unknown) } else { known }
    }

    /// The ceilings that hold and allow less than a level.
    fn ceilings_below(&self, level: u8) -> Vec<(RuleKindShown, &'a str)> {
        let ceilings = self.class.ceilings.iter().zip(&self.rules.ceilings);
        let below =
            ceilings.filter(|(_, rule)| self.limit(rule).is_some_and(|limit| limit < level));
        below.map(|(ceiling, _)| (RuleKindShown::Ceiling, ceiling.id.as_str())).collect()
    }
}
