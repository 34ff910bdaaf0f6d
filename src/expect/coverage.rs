//! How often each rule was true, false and unknown over all cases.

use crate::decide::Verdicts;
use crate::model::{Class, Regulation, RuleKindShown, Truth};

/// One rule and how many of the subjects decided in cases made it true, false and unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCoverage {
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// What the rule is.
    pub kind: RuleKindShown,
    /// The rule's id; for the review its word.
    pub rule: String,
    /// The level it is a requirement of.
    pub level: Option<String>,
    /// Subjects of whom it was true; for a quota, those it lowered or referred.
    pub held: u64,
    /// Subjects of whom it was false; for a quota, those it left alone.
    pub failed: u64,
    /// Subjects of whom it was not known.
    pub unknown: u64,
}

impl RuleCoverage {
    /// True if some case makes it true and some case makes it false.
    pub const fn is_exercised(&self) -> bool {
        self.held > 0 && self.failed > 0
    }

    fn new(class: usize, kind: RuleKindShown, rule: &str) -> Self {
        let (rule, level) = (rule.to_owned(), None);
        RuleCoverage { class, kind, rule, level, held: 0, failed: 0, unknown: 0 }
    }

    fn add(&mut self, truth: Truth) {
        match truth {
            Truth::True => self.held += 1,
            Truth::False => self.failed += 1,
            Truth::Unknown => self.unknown += 1,
        }
    }
}

/// The counts while cases are run.
pub(in crate::expect) struct Counting {
    rules: Vec<RuleCoverage>,
}

impl Counting {
    pub(in crate::expect) fn new(regulation: &Regulation) -> Self {
        let classes = regulation.classes.iter().enumerate();
        let rules = classes.flat_map(|(at, class)| rules(regulation, at, class));
        Counting { rules: rules.collect() }
    }

    /// Adds what every rule of a class said of a subject.
    pub(in crate::expect) fn count(&mut self, verdicts: Verdicts<'_>, class: usize, row: usize) {
        let mut truths = verdicts.truths(class, row).into_iter();
        let quota = verdicts.verdict(class, row).quota;
        for rule in self.rules.iter_mut().filter(|rule| rule.class == class) {
            match rule.kind {
                RuleKindShown::Quota if quota == Some(rule.rule.as_str()) => rule.held += 1,
                RuleKindShown::Quota => rule.failed += 1,
                _ => truths.next().into_iter().for_each(|truth| rule.add(truth)),
            }
        }
    }

    pub(in crate::expect) fn finish(self) -> Vec<RuleCoverage> {
        self.rules
    }
}

/// The rules of a class, in the order in which they act.
fn rules(regulation: &Regulation, at: usize, class: &Class) -> Vec<RuleCoverage> {
    let new = |kind, id: &str| RuleCoverage::new(at, kind, id);
    let exemptions = class.exemptions.iter().map(|rule| new(RuleKindShown::Exemption, &rule.id));
    let review = class.review.iter().map(|_| new(RuleKindShown::Review, "review"));
    let requirements = class.levels.iter().flat_map(|level| {
        let id = &regulation.outcome_scale().values[usize::from(level.is)].id;
        level.requires.iter().map(move |rule| RuleCoverage {
            level: Some(id.clone()),
            ..new(RuleKindShown::Requires, &rule.id)
        })
    });
    let ceilings = class.ceilings.iter().map(|rule| new(RuleKindShown::Ceiling, &rule.id));
    let quotas = class.quotas.iter().map(|rule| new(RuleKindShown::Quota, &rule.id));
    exemptions.chain(review).chain(requirements).chain(ceilings).chain(quotas).collect()
}
