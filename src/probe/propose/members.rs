//! Who groups of peers are made of: somebody who is eligible, somebody at the level below, and the
//! numbers that put them in order.

use crate::check::Lookout;
use crate::decide::Rulebook;
use crate::expect::Prepared;
use crate::formula::{Arithmetic, Expr, Node, Val};
use crate::model::{
    ChildGiven, FactType, Given, GivenSubject, GivenValue, Quota, Ratio, Regulation,
};
use crate::probe::propose::answers::answered;
use crate::probe::sites::At;

/// What groups of one quota are made of.
#[derive(Clone)]
pub(in crate::probe::propose) struct Peers {
    pub quota: usize,
    /// Somebody at the best limited level.
    pub eligible: Someone,
    /// Somebody at the level to which others are lowered.
    pub beside: Option<Someone>,
    /// The fact by which they are ranked, with the number of the best and the step to the next.
    pub rank: Option<Rank>,
    /// The facts that form the groups.
    pub per: Vec<usize>,
    /// The share, where it is the same for all groups.
    pub share: Option<Ratio>,
}

#[derive(Clone, Debug)]
pub(in crate::probe::propose) struct Someone {
    pub subject: GivenSubject,
    pub children: Vec<ChildGiven>,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::probe::propose) struct Rank {
    pub fact: usize,
    pub best: i64,
    pub step: i64,
}

/// Where members of groups come from.
pub(in crate::probe::propose) struct Members<'a> {
    pub book: &'a Rulebook,
    pub class: usize,
    pub look: &'a Lookout<'a>,
    pub cases: &'a [Prepared<'a>],
}

impl Members<'_> {
    pub fn of_quota(&self, (at, quota): (usize, &Quota)) -> Option<Peers> {
        let regulation = self.book.regulation();
        let of = &regulation.classes[self.class];
        let best = quota.limits.iter().max()?;
        let per = quota.per.iter().filter_map(|name| of.fact_index(&name.value));
        let share = At::Share(at).site(regulation, self.class);
        Some(Peers {
            quota: at,
            eligible: self.someone(*best)?,
            beside: self.someone(quota.lowered_to),
            rank: None,
            per: per.collect(),
            share: share.and_then(|share| number(&share.expr.settled(&of.parameters))),
        })
    }

    /// Somebody who is at a level before quotas: the plainest there is or, where the rules cannot
    /// be looked into, somebody of the cases.
    fn someone(&self, level: u8) -> Option<Someone> {
        let plainest = self.look.at_level(level).filter(|given| {
            let case = answered(self.book, self.class, given.clone());
            let case = case.as_ref();
            let case = case.and_then(|case| Prepared::of(self.book.regulation(), self.class, case));
            case.is_some_and(|case| self.at_level(&case, level).is_some())
        });
        match plainest {
            Some(Given::One { subject, children }) => Some(Someone { subject, children }),
            _ => self.cases.iter().filter(|case| case.class == self.class).find_map(|case| {
                let id = self.at_level(case, level)?;
                match &case.case.given {
                    Given::One { subject, children } => {
                        Some(Someone { subject: subject.clone(), children: children.clone() })
                    }
                    Given::Group(members) => {
                        let member = members.iter().find(|member| member.id == id)?;
                        Some(Someone { subject: member.subject.clone(), children: Vec::new() })
                    }
                }
            }),
        }
    }

    /// Somebody decided in a case who is at a level before quotas, by id.
    fn at_level(&self, case: &Prepared<'_>, level: u8) -> Option<String> {
        case.decided(self.book, |verdicts| {
            let mut rows = case.rows().iter();
            let found = rows
                .find(|(_, row)| verdicts.decisions().eligible(self.class, *row) == Some(level));
            found.map(|(id, _)| id.clone())
        })?
    }
}

/// The number that a formula is for everyone.
fn number(expr: &Expr) -> Option<Ratio> {
    match &expr.node {
        Node::Constant(Val::Number(number)) => Some(*number),
        Node::Arithmetic(sign, a, b) => {
            let (a, b) = (number(a)?, number(b)?);
            match sign {
                Arithmetic::Add => a.checked_add(b),
                Arithmetic::Subtract => a.checked_sub(b),
                Arithmetic::Multiply => a.checked_mul(b),
                Arithmetic::Divide => a.checked_div(b),
            }
        }
        _ => None,
    }
}

/// Ways to put the members of a group in a clear order: a fact of their own that some key of the
/// ranking reads, and numbers of it.
pub(in crate::probe::propose) fn ranks(
    regulation: &Regulation,
    class: usize,
    (peers, size): (&Peers, u32),
) -> Vec<Rank> {
    let of = &regulation.classes[class];
    let mut found = Vec::new();
    for (at, key) in of.quotas[peers.quota].rank.iter().enumerate() {
        let Some(by) = At::Rank(peers.quota, at).site(regulation, class) else { continue };
        for fact in by.expr.reads().facts {
            let declared = &of.facts[fact];
            let unit = match declared.kind {
                FactType::Integer => Some(1),
                FactType::Decimal { places } => 10i64.checked_pow(u32::from(places)),
                _ => None,
            };
            let Some(unit) = unit else { continue };
            let own = peers.eligible.subject.facts.iter().find(|(known, _)| *known == fact);
            let own = own.and_then(|(_, value)| match value {
                Some(GivenValue::Number(number)) => Some(*number),
                _ => None,
            });
            let last = i64::from(size) * unit;
            let bests = match (declared.min, declared.max) {
                (_, Some(max)) if key.descending => [Some(max - 5 * unit), Some(max), own],
                (Some(min), _) if key.descending => [Some(min + 6 * last), own, None],
                (Some(min), _) => [Some(min), own, None],
                (None, _) => [Some(6 * last), own, None],
            };
            let steps = if key.descending { [unit, 1] } else { [-unit, -1] };
            for best in bests.into_iter().flatten() {
                found.extend(steps.map(|step| Rank { fact, best, step }));
            }
        }
    }
    found
}
