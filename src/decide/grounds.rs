//! What a subject's verdict rests on: the rules that held, those that did not, what is missing.
//!
//! Start reading at [`One`].

use crate::decide::columns::Standing;
use crate::decide::compiled::{CeilingRule, ClassRules, LevelRules};
use crate::decide::rate::limit;
use crate::decide::verdict::Verdicts;
use crate::formula::{Cell, Subject, World};
use crate::model::{Basis, Class, Truth};
use std::collections::BTreeSet;

/// One subject and everything its verdict is made from.
pub(in crate::decide) struct One<'a> {
    pub(in crate::decide) verdicts: Verdicts<'a>,
    pub(in crate::decide) world: World<'a>,
    /// The class, by number.
    pub(in crate::decide) number: usize,
    pub(in crate::decide) row: usize,
    pub(in crate::decide) class: &'a Class,
    pub(in crate::decide) rules: &'a ClassRules,
    pub(in crate::decide) standing: Standing,
}

impl<'a> One<'a> {
    pub(in crate::decide) fn subject(&self) -> Subject<'a> {
        Subject { world: self.world, class: self.number, row: self.row, changes: &[] }
    }

    pub(in crate::decide) fn truth(&self, condition: usize) -> Truth {
        self.verdicts.decisions.traces[self.number].truth(condition, self.row)
    }

    /// The exemption that holds, by its place in the class.
    pub(in crate::decide) fn exemption(&self) -> Option<usize> {
        let exempt = self.standing == Standing::Exempt;
        let mut conditions = self.rules.exemptions.clone().filter(|_| exempt);
        let first = conditions.find(|condition| self.truth(*condition) == Truth::True)?;
        Some(first - self.rules.exemptions.start)
    }

    /// The level by the requirements, if the deciding came so far.
    pub(in crate::decide) fn standard(&self) -> Option<u8> {
        self.verdicts.decisions.standard(self.number, self.row)
    }

    /// The ceilings that hold, by their place in the class: those whose condition is true.
    pub(in crate::decide) fn ceilings(&self) -> impl Iterator<Item = usize> + '_ {
        let ceilings = self.rules.ceilings.iter().enumerate();
        let known = self.standard().is_some();
        let holds = move |(_, ceiling): &(usize, &CeilingRule)| {
            known && self.truth(ceiling.when) == Truth::True
        };
        ceilings.filter(holds).map(|(at, _)| at)
    }

    /// The level that a ceiling lowers to, where its condition is true and its level known.
    pub(in crate::decide) fn limit(&self, ceiling: &CeilingRule) -> Option<u8> {
        let holds = self.truth(ceiling.when) == Truth::True;
        holds.then(|| limit(self.world, (self.number, self.row), ceiling)).flatten()
    }

    /// The level whose requirements all held, by its place in the class; none where the subject
    /// has the worst level because it met no standard.
    fn held(&self) -> Option<usize> {
        let standard = self.standard()?;
        let levels = &self.rules.levels;
        let at = levels.iter().position(|level| level.code == standard)?;
        let holds = |condition| self.truth(condition) == Truth::True;
        levels[at].requires.clone().all(holds).then_some(at)
    }

    /// The requirements that held for the standard.
    pub(in crate::decide) fn reasons(&self) -> Vec<&'a str> {
        let requires = self.held().map_or(&[][..], |at| &self.class.levels[at].requires);
        requires.iter().map(|requirement| requirement.id.as_str()).collect()
    }

    /// The requirements of the level just better than the standard that are known not to hold.
    pub(in crate::decide) fn unmet(&self) -> Vec<&'a str> {
        let Some(standard) = self.standard() else { return Vec::new() };
        let levels = &self.rules.levels;
        let Some(at) = levels.iter().rposition(|level| level.code > standard) else {
            return Vec::new();
        };
        let requires = self.class.levels[at].requires.iter().zip(levels[at].requires.clone());
        let failed = requires.filter(|(_, condition)| self.truth(*condition) == Truth::False);
        failed.map(|(requirement, _)| requirement.id.as_str()).collect()
    }

    /// The weakest basis among what decided.
    pub(in crate::decide) fn rests_on(&self) -> Option<Basis> {
        let exemption = self.exemption().map(|at| self.rules.exemptions.start + at);
        let requires = self.held().map_or(0..0, |at| self.rules.levels[at].requires.clone());
        let conditions = exemption.into_iter().chain(requires);
        let conditions = conditions.map(|condition| self.rules.conditions[condition].basis);
        let ceilings = self.ceilings().map(|at| self.rules.ceilings[at].basis);
        let quota = self.verdicts.decisions.quota(self.number, self.row);
        let quota = quota.map(|quota| self.rules.quotas[quota].basis);
        conditions.chain(ceilings).chain(quota).min()
    }

    /// What is unknown and would decide, where the subject is pending.
    pub(in crate::decide) fn missing(&self) -> BTreeSet<String> {
        match self.standing {
            Standing::Rated | Standing::Exempt | Standing::Referred => BTreeSet::new(),
            Standing::ExemptionUnknown => {
                let open = |at: &usize| self.truth(*at) != Truth::True;
                self.missing_of(self.rules.exemptions.clone().take_while(open))
            }
            Standing::NotReviewed => self.missing_of(self.rules.review),
            Standing::StandardUnknown => {
                let possible = |level: &&LevelRules| {
                    level.requires.clone().all(|at| self.truth(at) != Truth::False)
                };
                let level = self.rules.levels.iter().find(possible);
                self.missing_of(level.map_or(0..0, |level| level.requires.clone()))
            }
            Standing::CeilingUnknown => self.missing_of_ceilings(),
            Standing::GroupUnknown => self.missing_of_groups(),
            Standing::ShareUnknown => self.missing_of_share(),
        }
    }

    /// What is missing to those of these conditions that are unknown.
    fn missing_of(&self, conditions: impl IntoIterator<Item = usize>) -> BTreeSet<String> {
        let unknown = conditions.into_iter().filter(|at| self.truth(*at) == Truth::Unknown);
        unknown.flat_map(|at| self.rules.conditions[at].expr.missing(&self.subject())).collect()
    }

    /// What is missing to the ceilings that could lower what the known ones leave.
    fn missing_of_ceilings(&self) -> BTreeSet<String> {
        let known = self.rules.ceilings.iter().filter_map(|ceiling| self.limit(ceiling));
        let left = known.chain(self.standard()).min().unwrap_or(0);
        let mut missing = BTreeSet::new();
        for ceiling in &self.rules.ceilings {
            let limit = match self.truth(ceiling.when) {
                Truth::False => continue,
                _ => limit(self.world, (self.number, self.row), ceiling),
            };
            let settled = self.truth(ceiling.when) == Truth::True && limit.is_some();
            if !settled && limit.unwrap_or(0) < left {
                missing.extend(self.missing_of([ceiling.when]));
                if limit.is_none() {
                    missing.extend(ceiling.at_most.missing(&self.subject()));
                }
            }
        }
        missing
    }

    /// What is missing to know of each quota whether it concerns the subject, and in which group.
    fn missing_of_groups(&self) -> BTreeSet<String> {
        let mut missing = self.missing_of(self.rules.quotas.iter().filter_map(|q| q.unless));
        for fact in self.rules.quotas.iter().flat_map(|quota| &quota.per) {
            if self.world.cell(self.number, self.row, *fact) == Cell::Unknown {
                missing.insert(self.class.facts[*fact].id.clone());
            }
        }
        missing
    }

    /// What is missing to the share of the quota that left the subject pending.
    fn missing_of_share(&self) -> BTreeSet<String> {
        let Some(quota) = self.verdicts.decisions.columns[self.number].quota(self.row) else {
            return BTreeSet::new();
        };
        let missing = self.rules.quotas[quota].share.missing(&self.subject());
        // A share that is known and yet gave no cap is too large to be counted with.
        let overflow = || BTreeSet::from(["share: overflow".to_owned()]);
        if missing.is_empty() { overflow() } else { missing }
    }
}
