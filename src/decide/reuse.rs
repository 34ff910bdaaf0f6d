//! What of an earlier deciding still holds under changed rules, class by class.
//!
//! The submissions are the same. A condition's truths hold still if it says the same, of levels
//! that are the same; a subject's eligible level if all that leads to it does; the verdicts of a
//! class if its quotas are the same too. Start reading at [`Earlier::again`].

use crate::decide::compiled::{CeilingRule, ClassRules, LevelReads, LevelRules, QuotaRule};
use crate::decide::decisions::Decisions;
use crate::decide::order::Component;
use crate::decide::rulebook::Rulebook;
use crate::decide::run::Looped;
use crate::formula::Expr;
use crate::model::{Class, Parameter, Quota, Regulation};
use std::sync::Arc;

/// An earlier deciding and by what it was decided.
#[derive(Clone, Copy)]
pub(in crate::decide) struct Earlier<'a> {
    pub(in crate::decide) book: &'a Rulebook,
    pub(in crate::decide) decisions: &'a Decisions,
}

/// What of a class is to be done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::decide) enum Again {
    /// Nothing: its rules say the same, of levels that are the same.
    Nothing,
    /// The quotas: its eligible levels stand.
    Capping,
    /// Everything but the truths of conditions that stand: for each condition the earlier one
    /// that says the same.
    Rating(Vec<Option<usize>>),
}

/// True if rules of the two regulations can be compared at all: the same facts, scales, children
/// and functions by the same numbers.
pub(in crate::decide) fn is_comparable(one: &Regulation, other: &Regulation) -> bool {
    let same_script = match (&one.script, &other.script) {
        (Some(one), Some(other)) => one.text == other.text,
        (one, other) => one.is_none() && other.is_none(),
    };
    let classes = || one.classes.iter().zip(&other.classes);
    same_script
        && one.outcome == other.outcome
        && one.scales == other.scales
        && one.functions == other.functions
        && one.classes.len() == other.classes.len()
        && classes().all(|(one, other)| has_same_facts(one, other))
}

fn has_same_facts(one: &Class, other: &Class) -> bool {
    let facts = one.facts.iter().zip(&other.facts);
    let children = one.children.iter().zip(&other.children);
    one.id == other.id
        && one.facts.len() == other.facts.len()
        && one.children.len() == other.children.len()
        && facts.into_iter().all(|(one, other)| one.id == other.id && one.kind == other.kind)
        && children.into_iter().all(|(one, other)| {
            (&one.id, one.class, &one.by.value, one.among)
                == (&other.id, other.class, &other.by.value, other.among)
        })
}

impl Earlier<'_> {
    /// How components were laid out, where the same things wait for each other.
    pub(in crate::decide) fn plans_that_stand(&self, book: &Rulebook) -> Vec<Option<Arc<Looped>>> {
        let stands = |component: &Component| {
            component.classes.iter().all(|class| self.waits_as_before(book, *class))
        };
        let known = self.book.order.iter().zip(&self.decisions.plans);
        let plan = |component: &Component| {
            let (_, plan) = known.clone().find(|(known, _)| *known == component)?;
            plan.clone().filter(|_| stands(component))
        };
        book.order.iter().map(plan).collect()
    }

    /// True if the subjects of a class read the levels of the same ones, in the same groups.
    fn waits_as_before(&self, book: &Rulebook, class: usize) -> bool {
        let (old, new) = (&self.book.classes[class], &book.classes[class]);
        let unless = |book: &Rulebook, quota: &QuotaRule| {
            let parameters = book.regulation().classes[class].parameters.as_slice();
            let condition = |at: usize| book.classes[class].conditions[at].expr.settled(parameters);
            quota.unless.map(condition)
        };
        let same = |(old, new): (&QuotaRule, &QuotaRule)| {
            old.per == new.per && unless(self.book, old) == unless(book, new)
        };
        self.book.reads[class] == book.reads[class]
            && old.quotas.len() == new.quotas.len()
            && old.quotas.iter().zip(&new.quotas).all(same)
    }

    /// What of a class is to be done again under the rules of a rulebook that
    /// [`is_comparable`]. `moved` says of each class whether its final levels are no longer what
    /// they were.
    pub(in crate::decide) fn again(&self, book: &Rulebook, class: usize, moved: &[bool]) -> Again {
        let pair = Pair {
            old: (&self.book.classes[class], Settled::of(self.book, class)),
            new: (&book.classes[class], Settled::of(book, class)),
            declared: &book.regulation().classes[class],
            moved,
        };
        if !pair.has_same_ratings() {
            return Again::Rating(pair.standing_conditions());
        }
        let earlier = &self.book.regulation().classes[class].quotas;
        let now = &book.regulation().classes[class].quotas;
        // The same number of them, or the ratings would not be the same.
        let mut quotas = earlier.iter().zip(now).enumerate();
        if quotas.all(|(at, quotas)| pair.has_same_quota(at, quotas)) {
            Again::Nothing
        } else {
            Again::Capping
        }
    }
}

impl Earlier<'_> {
    /// True if the quotas of a class concern the same subjects, in the same groups, and act the
    /// same on the same standings, as long as levels are what they were.
    pub(in crate::decide) fn has_same_quotas(&self, book: &Rulebook, class: usize) -> bool {
        let pair = Pair {
            old: (&self.book.classes[class], Settled::of(self.book, class)),
            new: (&book.classes[class], Settled::of(book, class)),
            declared: &book.regulation().classes[class],
            moved: &vec![false; book.classes.len()],
        };
        let earlier = &self.book.regulation().classes[class].quotas;
        let now = &book.regulation().classes[class].quotas;
        let mut quotas = earlier.iter().zip(now).enumerate();
        earlier.len() == now.len()
            && quotas.all(|(at, quotas)| {
                quotas.0.id == quotas.1.id
                    && pair.concerns_same(at)
                    && pair.has_same_quota(at, quotas)
            })
    }
}

/// The conditions of a class without their places and with their parameters settled.
struct Settled<'a> {
    conditions: Vec<Expr>,
    parameters: &'a [Parameter],
}

impl<'a> Settled<'a> {
    fn of(book: &'a Rulebook, class: usize) -> Self {
        let parameters = book.regulation().classes[class].parameters.as_slice();
        let conditions = book.classes[class].conditions.iter();
        let conditions = conditions.map(|condition| condition.expr.settled(parameters)).collect();
        Settled { conditions, parameters }
    }
}

/// The rules of a class before and now.
struct Pair<'a> {
    old: (&'a ClassRules, Settled<'a>),
    new: (&'a ClassRules, Settled<'a>),
    declared: &'a Class,
    moved: &'a [bool],
}

impl Pair<'_> {
    /// For each condition the earlier one whose truths are its own.
    fn standing_conditions(&self) -> Vec<Option<usize>> {
        let old = &self.old.1.conditions;
        let find = |condition: &Expr| old.iter().position(|known| known == condition);
        let conditions = self.new.1.conditions.iter();
        conditions.map(|expr| find(expr).filter(|_| self.is_steady(expr))).collect()
    }

    /// True if a formula reads no level that moved.
    fn is_steady(&self, expr: &Expr) -> bool {
        let reads = LevelReads::of(expr);
        let children = reads.children.iter().map(|at| self.declared.children[*at].class);
        !reads.paths.iter().map(|path| path.class).chain(children).any(|class| self.moved[class])
    }

    fn is_same(&self, old: &Expr, new: &Expr) -> bool {
        let new = new.settled(self.new.1.parameters);
        old.settled(self.old.1.parameters) == new && self.is_steady(&new)
    }

    /// True if whatever leads to a subject's eligible level is the same. The conditions are then
    /// the same ones in the same order.
    fn has_same_ratings(&self) -> bool {
        let ((old, was), (new, is)) = (&self.old, &self.new);
        let level = |rules: &LevelRules| (rules.code, rules.requires.clone());
        let grouped = |quota: &QuotaRule| (quota.per.clone(), quota.unless);
        let ceiling = |(old, new): (&CeilingRule, &CeilingRule)| {
            old.when == new.when && self.is_same(&old.at_most, &new.at_most)
        };
        was.conditions == is.conditions
            && is.conditions.iter().all(|expr| self.is_steady(expr))
            && old.exemptions == new.exemptions
            && old.review == new.review
            && old.levels.iter().map(level).eq(new.levels.iter().map(level))
            && old.ceilings.len() == new.ceilings.len()
            && old.ceilings.iter().zip(&new.ceilings).all(ceiling)
            && old.quotas.iter().map(grouped).eq(new.quotas.iter().map(grouped))
    }

    /// True if a quota concerns the same subjects in the same groups.
    fn concerns_same(&self, at: usize) -> bool {
        let (old, new) = (&self.old, &self.new);
        let (was, is) = (&old.0.quotas[at], &new.0.quotas[at]);
        let unless = match (was.unless, is.unless) {
            (None, None) => true,
            (Some(was), Some(is)) => old.1.conditions[was] == new.1.conditions[is],
            _ => false,
        };
        unless && was.per == is.per
    }

    /// True if a quota of a class with the same ratings acts the same.
    fn has_same_quota(&self, at: usize, (old, new): (&Quota, &Quota)) -> bool {
        let (was, is) = (&self.old.0.quotas[at], &self.new.0.quotas[at]);
        let key = |((old, down), (new, falls)): (&(Expr, bool), &(Expr, bool))| {
            down == falls && self.is_same(old, new)
        };
        let seats = |quota: &Quota| (quota.limits.clone(), quota.of.clone(), quota.seats_min);
        let excess = |quota: &Quota| (quota.excess, quota.lowered_to, quota.ties);
        was.rounding == is.rounding
            && self.is_same(&was.share, &is.share)
            && was.rank.len() == is.rank.len()
            && was.rank.iter().zip(&is.rank).all(key)
            && seats(old) == seats(new)
            && excess(old) == excess(new)
    }
}
