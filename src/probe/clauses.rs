//! Which clauses have cases on both sides.

use crate::expect::RuleCoverage;
use crate::model::{Class, Regulation, RuleKindShown};
use crate::probe::sites::{At, grounds};

/// A clause and how many of the rules that cite it have a case for and a case against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseCoverage {
    /// The class whose rules cite it, as an index of the regulation's classes.
    pub class: usize,
    /// The clause.
    pub clause: String,
    /// Rules that cite it.
    pub rules: usize,
    /// Those that some case makes true; of quotas, that lower or refer somebody in some case.
    pub with_case_for: usize,
    /// Those that some case makes false; of quotas, that leave somebody alone in some case.
    pub with_case_against: usize,
}

impl ClauseCoverage {
    /// True if every rule that cites it has a case on both sides.
    pub const fn is_covered(&self) -> bool {
        self.with_case_for == self.rules && self.with_case_against == self.rules
    }
}

/// Every clause that the rules of each class cite, in the order of the rules.
pub(in crate::probe) fn clauses(
    regulation: &Regulation,
    rules: &[RuleCoverage],
) -> Vec<ClauseCoverage> {
    let mut all: Vec<ClauseCoverage> = Vec::new();
    for rule in rules {
        let class = &regulation.classes[rule.class];
        let cite = cited(regulation, class, rule).unwrap_or_default();
        for clause in cite.split(';').map(str::trim).filter(|clause| !clause.is_empty()) {
            let is_same = |one: &ClauseCoverage| one.class == rule.class && one.clause == clause;
            let at = all.iter().position(is_same).unwrap_or_else(|| {
                let (class, clause) = (rule.class, clause.to_owned());
                let (rules, with_case_for, with_case_against) = (0, 0, 0);
                all.push(ClauseCoverage { class, clause, rules, with_case_for, with_case_against });
                all.len() - 1
            });
            all[at].rules += 1;
            all[at].with_case_for += usize::from(rule.held > 0);
            all[at].with_case_against += usize::from(rule.failed > 0);
        }
    }
    all
}

/// What a rule cites.
fn cited<'a>(regulation: &Regulation, class: &'a Class, rule: &RuleCoverage) -> Option<&'a str> {
    let id = &rule.rule;
    let at = match rule.kind {
        RuleKindShown::Exemption => {
            At::Exemption(class.exemptions.iter().position(|one| one.id == *id)?)
        }
        RuleKindShown::Review => At::Review,
        RuleKindShown::Requires => {
            let code = regulation.outcome_scale().code(rule.level.as_ref()?)?;
            let level = class.levels.iter().position(|level| level.is == code)?;
            At::Requirement(
                level,
                class.levels[level].requires.iter().position(|one| one.id == *id)?,
            )
        }
        RuleKindShown::Ceiling => At::Ceiling(class.ceilings.iter().position(|one| one.id == *id)?),
        RuleKindShown::Quota => At::Share(class.quotas.iter().position(|one| one.id == *id)?),
    };
    grounds(class, at).map(|grounds| grounds.cite.as_str())
}
