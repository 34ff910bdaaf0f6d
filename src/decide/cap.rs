//! What a quota does to its groups of peers: counts them, finds how many may keep their level,
//! and says who is lowered, referred or left pending.
//!
//! Every group is decided by its own members alone, whatever their order. Start reading at
//! [`Capping::act`].

use crate::decide::columns::{Act, Columns};
use crate::decide::compiled::QuotaRule;
use crate::decide::groups::{Grouping, NO_GROUP};
use crate::decide::members::{Members, Slots};
use crate::decide::rank::{Desk, Ranking};
use crate::decide::seats::{Cap, Measure, Tally};
use crate::decide::states::{States, Tie};
use crate::decide::trace::{Trace, WORDS};
use crate::formula::{Subject, Val, World};
use crate::model::{Excess, Quota, Ratio, Ties, Truth};
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

/// One quota of a class and what it is decided from.
#[derive(Clone, Copy)]
pub(in crate::decide) struct Capping<'a> {
    /// What formulas are evaluated in.
    pub world: World<'a>,
    /// The class.
    pub class: usize,
    /// The quota as declared.
    pub quota: &'a Quota,
    /// The quota as compiled.
    pub rule: &'a QuotaRule,
    /// Its groups.
    pub grouping: &'a Grouping,
    /// The truths of the class's conditions.
    pub trace: &'a Trace,
}

/// What a quota did to some groups.
#[derive(Debug, Default)]
pub(in crate::decide) struct Settlement {
    /// What it counted in them, in their order, and how it split them.
    pub states: States,
    /// What happens to rows that were rated until then, a list for some groups each.
    pub acts: Vec<Vec<(u32, Act)>>,
}

/// What is to be done with a group's members at limited levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) enum Plan {
    /// Nothing.
    Keep,
    /// The same for all of them.
    All(Act),
    /// As many as there are seats keep their level, by rank.
    Split(u32),
}

impl<'a> Capping<'a> {
    /// True if the quota is known to concern a subject, and in which group.
    pub(in crate::decide) fn concerns(&self, row: usize) -> bool {
        self.grouping.group(row) != NO_GROUP && self.is_concerned(row)
    }

    /// True if the quota is known to concern a subject of one of its groups.
    pub(in crate::decide) fn is_concerned(&self, row: usize) -> bool {
        self.rule.unless.is_none_or(|at| self.trace.truth(at, row) == Truth::False)
    }

    /// Which of 64 rows from `64 × word` the quota is known to concern, and in which group.
    pub(in crate::decide) fn concerned_word(&self, word: usize) -> u64 {
        let open = self.grouping.unknown_word(word);
        let concerned = self.rule.unless.map_or(u64::MAX, |at| {
            let (holds, unknown) = self.trace.blocks[word / WORDS].word(at, word % WORDS);
            !(holds | unknown)
        });
        concerned & !open
    }

    /// The levels that the authority gave the subjects of the class, if any.
    pub(in crate::decide) fn decided(&self) -> Option<&'a [u8]> {
        self.world.population.tables[self.class].decided.as_deref()
    }

    /// Decides groups (all if none are named), in the memory of earlier states; every member of
    /// theirs must be among `rows`.
    pub(in crate::decide) fn act(
        &self,
        (rows, named): (&Members<'_>, Option<&[u32]>),
        columns: &Columns,
        room: States,
    ) -> Settlement {
        let groups = named.map_or(self.grouping.len(), <[u32]>::len);
        let mut states = States::counted(self, (rows, groups), columns, room);
        let over = self.over(&states, named);
        let parts = self.carry_out(rows, (&over, groups), columns);
        let ties = parts.iter().flat_map(|part| &part.ties);
        ties.for_each(|(at, tie)| states.tie(*at, *tie));
        Settlement { states, acts: parts.into_iter().map(|part| part.acts).collect() }
    }

    /// The groups with something to be done.
    fn over(&self, states: &States, named: Option<&[u32]>) -> Vec<Over> {
        let (slots, caps) = (Slots::of(self.quota), Caps::of(self));
        let over = |tally: &mut Tally, at: usize| {
            let counted = states.counts(at).0;
            let eligible = Slots::eligible(counted);
            if eligible == 0 {
                return None;
            }
            let group = named.map_or_else(|| small(at), |named| named[at]);
            let cap = caps.of_group(group);
            let base = slots.base(counted);
            if cap.is_some_and(|cap| cap.is_plainly_within(eligible, base)) {
                return None;
            }
            slots.tally(counted, tally);
            let plan = self.plan(eligible, cap.and_then(|cap| tally.allowed_by(&cap)).map(small));
            (plan != Plan::Keep).then_some(Over { at: small(at), eligible, plan })
        };
        let at = (0..states.len()).into_par_iter().with_min_len(1024);
        at.map_init(Tally::default, over).flatten_iter().collect()
    }

    /// The share of a group: any of its members gives it, as it reads only what they have in
    /// common. `None` if unknown.
    pub(in crate::decide) fn share(&self, group: u32) -> Option<Ratio> {
        let (world, class, row) = (self.world, self.class, self.grouping.row(group));
        match self.rule.share.value(&Subject { world, class, row, changes: &[] }) {
            Val::Number(share) => Some(share),
            _ => None,
        }
    }

    /// The cap of a group; `None` if its share is unknown.
    fn cap(&self, group: u32) -> Option<Measure> {
        let (rounding, seats_min) = (self.rule.rounding, self.quota.seats_min);
        self.share(group).map(|share| Cap { share, rounding, seats_min }.measure())
    }

    /// Does what is planned: says what happens to whom, and who is tied in which group.
    fn carry_out(
        &self,
        rows: &Members<'_>,
        (over, groups): (&[Over], usize),
        columns: &Columns,
    ) -> Vec<Part> {
        if over.is_empty() {
            return Vec::new();
        }
        let mut members = self.eligible_of(rows, (over, groups), columns);
        let ranking = Ranking {
            world: self.world,
            class: self.class,
            levels: (self.quota.limits.len() > 1).then_some(columns.level.as_slice()),
            keys: &self.rule.rank,
        };
        // Groups are split where their members stand, some hundred subjects at a time.
        let (mut pieces, mut left) = (Vec::new(), members.as_mut_slice());
        for over in over.chunks(64) {
            let count = over.iter().map(|one| one.eligible as usize).sum();
            let (piece, rest) = std::mem::take(&mut left).split_at_mut(count);
            pieces.push((over, piece));
            left = rest;
        }
        let done = |desk: &mut Desk, (over, members): (&[Over], &mut [u32])| {
            self.carry_out_some(&ranking, (over, members), desk)
        };
        pieces.into_par_iter().map_init(Desk::default, done).collect()
    }

    /// The members at limited levels of groups with something to be done, group by group.
    fn eligible_of(
        &self,
        rows: &Members<'_>,
        (over, groups): (&[Over], usize),
        columns: &Columns,
    ) -> Vec<u32> {
        let (mut place, mut next, mut count) = (vec![u32::MAX; groups], Vec::new(), 0usize);
        for (number, over) in (0u32..).zip(over) {
            place[over.at as usize] = number;
            next.push(count);
            count += over.eligible as usize;
        }
        let place = |row: u32, group: u32| {
            let place = place.get(group as usize).copied().filter(|place| *place != u32::MAX);
            place.filter(|_| self.is_concerned(row as usize))
        };
        let mut members = vec![0; count];
        for piece in rows.placed((columns.level.as_slice(), self.quota.limits.as_slice()), place) {
            for (row, place) in piece {
                let next = &mut next[place as usize];
                members[*next] = row;
                *next += 1;
            }
        }
        members
    }

    /// Does what is planned for some groups, whose members stand one group after the other.
    fn carry_out_some(
        &self,
        ranking: &Ranking<'_>,
        (over, mut members): (&[Over], &mut [u32]),
        desk: &mut Desk,
    ) -> Part {
        let (mut acts, mut ties) = (Vec::with_capacity(members.len()), Vec::new());
        let (beyond, tied) = self.acts();
        for over in over {
            let (here, rest) = members.split_at_mut(over.eligible as usize);
            members = rest;
            match over.plan {
                Plan::Keep => {}
                Plan::All(act) => acts.extend(here.iter().map(|row| (*row, act))),
                Plan::Split(seats) => {
                    let split = ranking.split(here, seats as usize, desk);
                    let (in_tie, others) = here[split.kept..].split_at(split.tied);
                    acts.extend(others.iter().map(|row| (*row, beyond)));
                    acts.extend(tied.iter().flat_map(|act| in_tie.iter().map(|row| (*row, *act))));
                    if split.tied > 0 {
                        let seats_left = small(split.seats_left);
                        ties.push((over.at, Tie { tied: small(split.tied), seats_left }));
                    }
                }
            }
        }
        Part { acts, ties }
    }

    /// What happens to those beyond the last seat of a group that is split, and to those tied.
    pub(in crate::decide) fn acts(&self) -> (Act, Option<Act>) {
        let lower = Act::Lower(self.quota.lowered_to);
        match (self.quota.excess, self.quota.ties) {
            (Excess::Refer, _) => (Act::Refer, Some(Act::Refer)),
            (_, Ties::Refer) => (lower, Some(Act::Refer)),
            (_, Ties::AllIn) => (lower, None),
            (_, Ties::AllOut) => (lower, Some(lower)),
        }
    }

    /// What is to be done with a group's members at limited levels, of whom so many may keep
    /// theirs (`None` if the share is unknown).
    pub(in crate::decide) fn plan(&self, eligible: u32, allowed: Option<u32>) -> Plan {
        let quota = self.quota;
        let Some(allowed) = allowed else { return Plan::All(Act::LeavePending) };
        if allowed >= eligible {
            return Plan::Keep;
        }
        match quota.excess {
            Excess::Report => Plan::Keep,
            Excess::Refer if allowed == 0 || quota.rank.is_empty() => Plan::All(Act::Refer),
            Excess::Lower if allowed == 0 => Plan::All(Act::Lower(quota.lowered_to)),
            Excess::Lower | Excess::Refer => Plan::Split(allowed),
        }
    }
}

/// A group with something to be done.
#[derive(Clone, Copy, Debug)]
struct Over {
    /// Its place among the groups that are decided.
    at: u32,
    /// Its members at limited levels.
    eligible: u32,
    plan: Plan,
}

/// What happens to the members of some groups, and who is tied in which of them.
struct Part {
    acts: Vec<(u32, Act)>,
    ties: Vec<(u32, Tie)>,
}

/// The caps of the groups of a quota.
pub(in crate::decide) struct Caps<'a> {
    capping: Capping<'a>,
    /// The cap of all groups, if it is the same for all.
    shared: Option<Option<Measure>>,
}

impl<'a> Caps<'a> {
    pub(in crate::decide) fn of(capping: &Capping<'a>) -> Self {
        let reads = capping.rule.share.reads();
        let same = reads.facts.is_empty() && reads.paths.is_empty() && reads.ratings.is_empty();
        let shared = (same && capping.grouping.len() > 0).then(|| capping.cap(0));
        Caps { capping: *capping, shared }
    }

    /// The cap of a group; `None` if its share is unknown.
    pub(in crate::decide) fn of_group(&self, group: u32) -> Option<Measure> {
        self.shared.unwrap_or_else(|| self.capping.cap(group))
    }
}

/// A number of subjects.
pub(in crate::decide) fn small<N: TryInto<u32>>(number: N) -> u32 {
    number.try_into().ok().expect("INVARIANT (rows): fewer than 2^32 subjects")
}
