//! Groups of peers in which a quota shows what it does: so many who are eligible, in a clear order
//! or tied, beside so many at the level below.

use crate::check::Lookout;
use crate::decide::Rulebook;
use crate::expect::Prepared;
use crate::model::{
    Case, ChildGiven, Class, Excess, FactType, Given, GivenSubject, GivenValue, Member, Ratio,
};
use crate::probe::propose::answers::answered;
use crate::probe::propose::members::{Members, Peers, Rank, ranks};

/// The most that are eligible, and the most beside them, in a group that is tried.
const ELIGIBLE_MAX: u32 = 6;
const BESIDE_MAX: u32 = 26;
/// The largest base of a share that is tried where no small group notices.
const BASE_MAX: u32 = 250;
/// The largest group of eligible ones in which jumps are looked for.
const SIZE_MAX: u32 = 15;
/// Jumps that are proposed of each quota.
const JUMPS: usize = 2;

/// The groups of a class that can be made.
pub(in crate::probe) struct Groups<'a> {
    book: &'a Rulebook,
    class: usize,
    quotas: Vec<Peers>,
}

/// So many members of a group.
#[derive(Clone, Copy, Debug)]
struct Size {
    eligible: u32,
    beside: u32,
    /// True if all eligible ones tie.
    is_tied: bool,
}

impl<'a> Groups<'a> {
    pub fn of(
        (book, class): (&'a Rulebook, usize),
        look: &Lookout<'_>,
        cases: &[Prepared<'_>],
    ) -> Groups<'a> {
        let regulation = book.regulation();
        let quotas = regulation.classes[class].quotas.iter().enumerate();
        let members = Members { book, class, look, cases };
        let quotas = quotas.filter_map(|quota| members.of_quota(quota));
        let mut groups = Groups { book, class, quotas: quotas.collect() };
        for at in 0..groups.quotas.len() {
            let ranks = ranks(regulation, class, (&groups.quotas[at], SIZE_MAX));
            let rank = ranks.into_iter().find(|rank| groups.is_clear(&groups.quotas[at], *rank));
            groups.quotas[at].rank = rank;
        }
        groups
    }

    /// True if by these numbers all of the largest group are eligible and none of them tie.
    fn is_clear(&self, peers: &Peers, rank: Rank) -> bool {
        let size = Size { eligible: SIZE_MAX, beside: 0, is_tied: false };
        let ranked = Peers { rank: Some(rank), ..peers.clone() };
        let found = self.group(&ranked, &size).and_then(|given| {
            let case = answered(self.book, self.class, given)?;
            let case = Prepared::of(self.book.regulation(), self.class, &case)?;
            case.decided(self.book, |verdicts| {
                let groups = verdicts.groups(self.class, peers.quota);
                groups.iter().any(|group| group.eligible == SIZE_MAX && group.tied == 0)
            })
        });
        found.unwrap_or(false)
    }

    fn class(&self) -> &'a Class {
        &self.book.regulation().classes[self.class]
    }

    /// Group sizes just before and just after there is one more seat, all of them eligible: the
    /// quota, the size and the group.
    pub fn around_jumps(&self) -> Vec<(usize, u32, Given)> {
        let mut all = Vec::new();
        let class = self.class();
        let is_ordered = |peers: &&Peers| {
            peers.rank.is_some() || class.quotas[peers.quota].excess != Excess::Lower
        };
        for peers in self.quotas.iter().filter(is_ordered) {
            let group = |eligible| self.group(peers, &Size { eligible, beside: 0, is_tied: false });
            let kept = |eligible| {
                let case = answered(self.book, self.class, group(eligible)?)?;
                let limits = &self.class().quotas[peers.quota].limits;
                let crate::model::Expectation::Group(expected) = case.expect else { return None };
                let levels = expected.levels.iter();
                Some(
                    levels
                        .filter(|(level, _)| limits.contains(&level.value))
                        .map(|(_, n)| n)
                        .sum::<u64>(),
                )
            };
            let sizes: Vec<Option<u64>> = (1..=SIZE_MAX).map(kept).collect();
            let jumps = (1u32..).zip(sizes.windows(2)).filter(|(_, pair)| pair[0] < pair[1]);
            for (before, _) in jumps.take(JUMPS) {
                for size in [before, before + 1] {
                    all.extend(group(size).map(|given| (peers.quota, size, given)));
                }
            }
        }
        all
    }

    /// A small group whose case notices something.
    pub fn noticing(&self, notices: &dyn Fn(&Case) -> bool) -> Option<Case> {
        let found = |given: Given| {
            let case = answered(self.book, self.class, given)?;
            notices(&case).then_some(case)
        };
        self.quotas.iter().find_map(|peers| {
            let sized =
                |sizes: Vec<Size>| sizes.iter().find_map(|size| found(self.group(peers, size)?));
            sized(small())
                .or_else(|| self.two_groups(peers, &found))
                .or_else(|| sized(peers.just_over()))
        })
    }

    /// Two equal groups that differ in one of the facts that form them.
    fn two_groups(&self, peers: &Peers, found: &dyn Fn(Given) -> Option<Case>) -> Option<Case> {
        for beside in 0..=BESIDE_MAX / 2 {
            for fact in &peers.per {
                let size = Size { eligible: 1, beside, is_tied: false };
                let Some(Given::Group(mut members)) = self.group(peers, &size) else { continue };
                let Some(Given::Group(others)) = self.group(peers, &size) else { continue };
                for mut other in others {
                    other.id = format!("{}-2", other.id);
                    self.set_apart(&mut other.subject, *fact);
                    members.push(other);
                }
                if let Some(case) = found(Given::Group(members)) {
                    return Some(case);
                }
            }
        }
        None
    }

    /// Puts another value into a fact.
    fn set_apart(&self, subject: &mut GivenSubject, fact: usize) {
        let kind = &self.class().facts[fact].kind;
        let held = subject.facts.iter_mut().find(|(known, _)| *known == fact);
        let Some((_, Some(value))) = held else { return };
        let codes = match kind {
            FactType::Boolean { .. } => 2,
            FactType::Choice(values) => values.len(),
            FactType::Scale { scale } => self.book.regulation().scales[*scale].values.len(),
            _ => 1,
        };
        *value = match value.clone() {
            GivenValue::Code(code) => {
                GivenValue::Code(u8::try_from((usize::from(code) + 1) % codes.max(1)).unwrap_or(0))
            }
            GivenValue::Number(number) => GivenValue::Number(number + 1),
            GivenValue::Text(text) => GivenValue::Text(format!("{text}2")),
            GivenValue::SubjectId(id) => GivenValue::SubjectId(format!("{id}2")),
            GivenValue::Subject(_) => GivenValue::SubjectId("2".to_owned()),
        };
    }

    /// A group of a size; `None` if its members' children cannot be members too.
    fn group(&self, peers: &Peers, size: &Size) -> Option<Given> {
        let mut members = Vec::new();
        // The best of a large group need not be told apart, only the last from them.
        let first = if size.eligible > SIZE_MAX { size.eligible - 1 } else { 1 };
        for at in 0..=size.eligible - first {
            let mut subject = peers.eligible.subject.clone();
            if let Some(rank) = peers.rank {
                let number = rank.best - if size.is_tied { 0 } else { rank.step * i64::from(at) };
                put(&mut subject, rank.fact, GivenValue::Number(number));
            }
            let id = format!("a{}", at + 1);
            let times = if at == 0 { first } else { 1 };
            self.member(&mut members, (&id, times), (subject, &peers.eligible.children))?;
        }
        if size.beside > 0 {
            let beside = peers.beside.as_ref()?;
            let mut subject = beside.subject.clone();
            // Of one group with the others.
            for fact in &peers.per {
                let of = peers.eligible.subject.facts.iter().find(|(known, _)| known == fact);
                if let Some((_, Some(value))) = of {
                    put(&mut subject, *fact, value.clone());
                }
            }
            self.member(&mut members, ("b", size.beside), (subject, &beside.children))?;
        }
        Some(Given::Group(members))
    }

    /// Adds equal members with their children.
    fn member(
        &self,
        members: &mut Vec<Member>,
        (id, times): (&str, u32),
        (subject, children): (GivenSubject, &[ChildGiven]),
    ) -> Option<()> {
        members.push(Member { id: id.to_owned(), subject, times });
        for (at, given) in children.iter().enumerate() {
            let declared = &self.class().children[given.children];
            if declared.class != self.class {
                return None;
            }
            let by = self.class().fact_index(&declared.by.value)?;
            for parent in 1..=times {
                let parent = if times == 1 { id.to_owned() } else { format!("{id}-{parent}") };
                let mut subject = given.subject.clone();
                put(&mut subject, by, GivenValue::SubjectId(parent.clone()));
                let id = format!("{}-{}-{}", declared.id, parent, at + 1);
                members.push(Member { id, subject, times: given.times });
            }
        }
        Some(())
    }
}

/// Small groups, the smallest first.
fn small() -> Vec<Size> {
    let mut sizes: Vec<Size> = Vec::new();
    for eligible in 1..=ELIGIBLE_MAX {
        for beside in 0..=BESIDE_MAX {
            sizes.push(Size { eligible, beside, is_tied: false });
            if eligible > 1 {
                sizes.push(Size { eligible, beside, is_tied: true });
            }
        }
    }
    sizes.sort_by_key(|size| size.eligible + size.beside);
    sizes
}

impl Peers {
    /// Groups in which one more is eligible than the share of its base gives, whether they are in
    /// the base or not; the smallest base first.
    fn just_over(&self) -> Vec<Size> {
        let Some(share) = self.share else { return Vec::new() };
        let sizes = (1..=BASE_MAX).flat_map(|base| {
            let seats = share.checked_mul(Ratio::whole(i64::from(base))).map(Ratio::floor);
            let seats = seats.and_then(|seats| u32::try_from(seats).ok()).unwrap_or(BASE_MAX);
            let eligible = seats + 1;
            let beside = std::iter::once(base).chain(base.checked_sub(eligible));
            beside.map(move |beside| Size { eligible, beside, is_tied: false })
        });
        sizes.filter(|size| size.eligible <= BASE_MAX).collect()
    }
}

/// Puts a value into a fact, in the order of the facts.
fn put(subject: &mut GivenSubject, fact: usize, value: GivenValue) {
    subject.facts.retain(|(known, _)| *known != fact);
    subject.facts.push((fact, Some(value)));
    subject.facts.sort_by_key(|(fact, _)| *fact);
}
