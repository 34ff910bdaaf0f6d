//! Every formula of a class with the rule it belongs to, to be read or replaced.

use crate::formula::{Expr, Wants, compile};
use crate::model::{Class, Formula, Grounds, Place, Regulation, RuleKindShown};

/// Where a formula stands in its class: places in the class's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::probe) enum At {
    Exemption(usize),
    Review,
    /// The level and the requirement.
    Requirement(usize, usize),
    /// When a ceiling holds.
    Ceiling(usize),
    /// What it allows.
    Limit(usize),
    Unless(usize),
    Share(usize),
    /// The quota and the key of its ranking.
    Rank(usize, usize),
}

/// The rule that a formula, or an alteration, is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleName {
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// What the rule is.
    pub kind: RuleKindShown,
    /// The rule's id; for the review its word.
    pub rule: String,
    /// The level it is a requirement of.
    pub level: Option<String>,
}

/// A formula with its meaning.
#[derive(Clone, Debug)]
pub(in crate::probe) struct Site<'a> {
    pub at: At,
    pub formula: &'a Formula,
    pub expr: Expr,
}

impl At {
    /// Every formula of a class, in the order in which its rules act.
    pub fn all(class: &Class) -> Vec<At> {
        let mut all: Vec<At> = (0..class.exemptions.len()).map(At::Exemption).collect();
        all.extend(class.review.iter().map(|_| At::Review));
        for (at, level) in class.levels.iter().enumerate() {
            all.extend((0..level.requires.len()).map(|rule| At::Requirement(at, rule)));
        }
        for at in 0..class.ceilings.len() {
            all.extend([At::Ceiling(at), At::Limit(at)]);
        }
        for (at, quota) in class.quotas.iter().enumerate() {
            all.extend(quota.unless.iter().map(|_| At::Unless(at)));
            all.push(At::Share(at));
            all.extend((0..quota.rank.len()).map(|key| At::Rank(at, key)));
        }
        all
    }

    /// True for what is true, false or unknown of a subject.
    pub const fn is_condition(self) -> bool {
        !matches!(self, At::Limit(_) | At::Share(_) | At::Rank(..))
    }

    /// The formula there.
    pub fn formula(self, class: &Class) -> Option<&Formula> {
        Some(match self {
            At::Exemption(at) => &class.exemptions.get(at)?.when,
            At::Review => &class.review.as_ref()?.done,
            At::Requirement(level, at) => &class.levels.get(level)?.requires.get(at)?.that,
            At::Ceiling(at) => &class.ceilings.get(at)?.when,
            At::Limit(at) => &class.ceilings.get(at)?.at_most,
            At::Unless(at) => class.quotas.get(at)?.unless.as_ref()?,
            At::Share(at) => &class.quotas.get(at)?.share,
            At::Rank(at, key) => &class.quotas.get(at)?.rank.get(key)?.by,
        })
    }

    /// The formula there, to be replaced.
    pub fn formula_mut(self, class: &mut Class) -> Option<&mut Formula> {
        Some(match self {
            At::Exemption(at) => &mut class.exemptions.get_mut(at)?.when,
            At::Review => &mut class.review.as_mut()?.done,
            At::Requirement(level, at) => {
                &mut class.levels.get_mut(level)?.requires.get_mut(at)?.that
            }
            At::Ceiling(at) => &mut class.ceilings.get_mut(at)?.when,
            At::Limit(at) => &mut class.ceilings.get_mut(at)?.at_most,
            At::Unless(at) => class.quotas.get_mut(at)?.unless.as_mut()?,
            At::Share(at) => &mut class.quotas.get_mut(at)?.share,
            At::Rank(at, key) => &mut class.quotas.get_mut(at)?.rank.get_mut(key)?.by,
        })
    }

    /// The rule it is of.
    pub fn rule(self, regulation: &Regulation, class: usize) -> RuleName {
        let of = &regulation.classes[class];
        let levels = &regulation.outcome_scale().values;
        let (kind, rule, level) = match self {
            At::Exemption(at) => (RuleKindShown::Exemption, of.exemptions[at].id.clone(), None),
            At::Review => (RuleKindShown::Review, "review".to_owned(), None),
            At::Requirement(level, at) => {
                let level = &of.levels[level];
                let id = levels.get(usize::from(level.is)).map(|value| value.id.clone());
                (RuleKindShown::Requires, level.requires[at].id.clone(), id)
            }
            At::Ceiling(at) | At::Limit(at) => {
                (RuleKindShown::Ceiling, of.ceilings[at].id.clone(), None)
            }
            At::Unless(at) | At::Share(at) | At::Rank(at, _) => {
                (RuleKindShown::Quota, of.quotas[at].id.clone(), None)
            }
        };
        RuleName { class, kind, rule, level }
    }

    fn wants(self, per: &[usize], regulation: &Regulation, class: usize) -> Option<Expr> {
        let wants = match self {
            At::Limit(_) => Wants::Level,
            At::Share(_) => Wants::Share(per),
            At::Rank(..) => Wants::Rank,
            _ => Wants::Truth,
        };
        compile(regulation, class, self.formula(&regulation.classes[class])?, wants).ok()
    }

    /// The formula there with its meaning; `None` if it has a mistake.
    pub fn site(self, regulation: &Regulation, class: usize) -> Option<Site<'_>> {
        let of = &regulation.classes[class];
        let per = match self {
            At::Share(at) => of.quotas.get(at)?.per.iter(),
            _ => [].iter(),
        };
        let per: Vec<usize> = per.filter_map(|name| of.fact_index(&name.value)).collect();
        let expr = self.wants(&per, regulation, class)?;
        Some(Site { at: self, formula: self.formula(of)?, expr })
    }
}

/// Every formula of a class with its meaning.
pub(in crate::probe) fn sites(regulation: &Regulation, class: usize) -> Vec<Site<'_>> {
    let all = At::all(&regulation.classes[class]);
    all.into_iter().filter_map(|at| at.site(regulation, class)).collect()
}

impl Site<'_> {
    /// The place of a part of the formula.
    pub fn place(&self, part: &Expr) -> Place {
        let start = self.formula.place.start;
        Place {
            file: self.formula.place.file.clone(),
            start: start + part.at.start,
            end: start + part.at.end,
        }
    }

    /// A part of the formula as it is written.
    pub fn written(&self, part: &Expr) -> String {
        let text = self.formula.text.get(part.at.clone()).unwrap_or(&self.formula.text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a rule rests on.
pub(in crate::probe) fn grounds(class: &Class, at: At) -> Option<&Grounds> {
    match at {
        At::Exemption(at) => class.exemptions.get(at).map(|rule| &rule.grounds),
        At::Review => class.review.as_ref()?.grounds.as_ref(),
        At::Requirement(level, at) => {
            class.levels.get(level)?.requires.get(at).map(|rule| &rule.grounds)
        }
        At::Ceiling(at) | At::Limit(at) => class.ceilings.get(at).map(|rule| &rule.grounds),
        At::Unless(at) | At::Share(at) | At::Rank(at, _) => {
            class.quotas.get(at).map(|rule| &rule.grounds)
        }
    }
}
