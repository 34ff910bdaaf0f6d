//! What a quota does to its groups of peers: counts them, finds how many may keep their level,
//! and says who is lowered, referred or left pending.
//!
//! Every group is decided by its own members alone, whatever their order. Start reading at
//! [`Capping::act`].

use crate::decide::columns::{Act, Columns};
use crate::decide::compiled::QuotaRule;
use crate::decide::groups::{Grouping, NO_GROUP};
use crate::decide::members::{Members, Shape};
use crate::decide::rank::{Ranking, Split};
use crate::decide::seats::{Cap, Tally};
use crate::decide::trace::Trace;
use crate::formula::{Subject, Val, World};
use crate::model::{Excess, Quota, Ratio, Ties, Truth, UNKNOWN_CODE};
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::ops::Range;

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

/// What a quota found in a group and did to it. All are numbers of subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct GroupState {
    /// Everyone whom the quota concerns in the group, rated or not.
    pub members: u32,
    /// Those at the limited levels (`E`).
    pub eligible: u32,
    /// How many of them may keep their level (`e`); `None` if the share is unknown.
    pub allowed: Option<u32>,
    /// The base of the share after that.
    pub base: u32,
    /// The seats there are: `allowed` where more are eligible, else what the share of the base
    /// gives; `None` if the share is unknown.
    pub seats: Option<u64>,
    /// Those lowered.
    pub lowered: u32,
    /// Those referred.
    pub referred: u32,
    /// Those left pending.
    pub pending: u32,
    /// Those equal in rank across the last seat.
    pub tied: u32,
    /// Seats left for those tied, where these are referred.
    pub seats_left: u32,
    /// Members whose decided level is one of the limited.
    pub decided_limited: u32,
    /// The base of the decided levels.
    pub decided_base: u32,
    /// The cap over that base; `None` if the share is unknown.
    pub decided_cap: Option<u64>,
    /// How many of those decided at limited levels may keep theirs once the others are lowered;
    /// `None` if the share is unknown.
    pub decided_allowed: Option<u32>,
}

impl GroupState {
    fn count(&mut self, act: Act, subjects: u32) {
        *match act {
            Act::Lower(_) => &mut self.lowered,
            Act::Refer => &mut self.referred,
            Act::LeavePending => &mut self.pending,
        } += subjects;
    }

    /// True if the decided levels exceed the cap on the decided base.
    pub(in crate::decide) fn is_over(&self) -> bool {
        self.decided_cap.is_some_and(|cap| u64::from(self.decided_limited) > cap)
    }
}

/// What a quota did to some groups.
#[derive(Debug, Default)]
pub(in crate::decide) struct Settlement {
    /// A state a group.
    pub states: Vec<GroupState>,
    /// What happens to rows that were rated until then.
    pub acts: Vec<(u32, Act)>,
}

/// What is to be done with a group's members at limited levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    /// Nothing.
    Keep,
    /// The same for all of them.
    All(Act),
    /// As many as there are seats keep their level, by rank.
    Split(usize),
}

impl<'a> Capping<'a> {
    /// True if the quota is known to concern a subject, and in which group.
    pub(in crate::decide) fn concerns(&self, row: usize) -> bool {
        self.grouping.group(row) != NO_GROUP && self.is_concerned(row)
    }

    /// True if the quota is known to concern a subject of one of its groups.
    fn is_concerned(&self, row: usize) -> bool {
        self.rule.unless.is_none_or(|at| self.trace.truth(at, row) == Truth::False)
    }

    /// Decides groups; every member of theirs must be among `rows`.
    pub(in crate::decide) fn act(
        &self,
        rows: &Members<'_>,
        groups: &[u32],
        columns: &Columns,
    ) -> Settlement {
        let counts = Counts::new(self, (rows, groups.len()), columns);
        let shared = self.shared_share(groups);
        let at = (0..groups.len()).into_par_iter().with_min_len(256);
        let settle = |tallies: &mut [Tally; 2], at: usize| {
            let share = shared.unwrap_or_else(|| self.share(groups[at]));
            counts.settle((self, tallies), at, share)
        };
        let mut settled: Vec<(GroupState, Plan)> = at.map_init(Default::default, settle).collect();
        let mut acts = Vec::new();
        for (at, part) in self.carry_out(rows, &settled, (columns, &mut acts)) {
            let state = &mut settled[at].0;
            (state.tied, state.seats_left) = (part.tied, part.seats_left);
            part.acts.iter().for_each(|(_, act)| state.count(*act, 1));
            acts.extend(part.acts);
        }
        Settlement { states: settled.into_iter().map(|(state, _)| state).collect(), acts }
    }

    /// The share of all groups, if it is the same for all; else `None`.
    fn shared_share(&self, groups: &[u32]) -> Option<Option<Ratio>> {
        let reads = self.rule.share.reads();
        let same = reads.facts.is_empty() && reads.paths.is_empty() && reads.ratings.is_empty();
        groups.first().filter(|_| same).map(|group| self.share(*group))
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

    /// Does what is planned for all of a group's members; gives what happens to those of the
    /// groups that are split.
    fn carry_out(
        &self,
        rows: &Members<'_>,
        settled: &[(GroupState, Plan)],
        (columns, acts): (&Columns, &mut Vec<(u32, Act)>),
    ) -> Vec<(usize, Part)> {
        if settled.iter().all(|(_, plan)| *plan == Plan::Keep) {
            return Vec::new();
        }
        let mut split: Vec<(usize, usize, Vec<u32>)> = Vec::new();
        let mut place = vec![u32::MAX; settled.len()];
        for (at, (state, plan)) in settled.iter().enumerate() {
            if let Plan::Split(seats) = plan {
                place[at] = small(split.len());
                split.push((at, *seats, Vec::with_capacity(state.eligible as usize)));
            }
        }
        let limits: [bool; 256] = std::array::from_fn(|level| {
            u8::try_from(level).is_ok_and(|level| self.quota.limits.contains(&level))
        });
        let level = columns.level.as_slice();
        let mut concerned = rows.filtered(|row| limits[usize::from(level[row as usize])]);
        concerned.retain(|(row, at)| {
            self.is_concerned(*row as usize) && settled[*at as usize].1 != Plan::Keep
        });
        for (row, at) in concerned {
            match settled[at as usize].1 {
                Plan::All(act) => acts.push((row, act)),
                _ => split[place[at as usize] as usize].2.push(row),
            }
        }
        let ranking = Ranking {
            world: self.world,
            class: self.class,
            levels: (self.quota.limits.len() > 1).then_some(columns.level.as_slice()),
            keys: &self.rule.rank,
        };
        let part = |(at, seats, members)| (at, self.part(ranking.split(members, seats)));
        split.into_par_iter().with_min_len(64).map(part).collect()
    }

    /// What happens to the members of a split group.
    fn part(&self, split: Split) -> Part {
        let lower = Act::Lower(self.quota.lowered_to);
        let (beyond, tied) = match (self.quota.excess, self.quota.ties) {
            (Excess::Refer, _) => (Act::Refer, Some(Act::Refer)),
            (_, Ties::Refer) => (lower, Some(Act::Refer)),
            (_, Ties::AllIn) => (lower, None),
            (_, Ties::AllOut) => (lower, Some(lower)),
        };
        let seats_left = if tied == Some(Act::Refer) { small(split.seats_left) } else { 0 };
        let count = small(split.tied.len());
        let mut acts: Vec<(u32, Act)> = split.beyond.into_iter().map(|row| (row, beyond)).collect();
        if let Some(act) = tied {
            acts.extend(split.tied.into_iter().map(|row| (row, act)));
        }
        Part { acts, tied: count, seats_left }
    }

    /// What is to be done with a group's members at limited levels.
    fn plan(&self, state: &GroupState) -> Plan {
        let quota = self.quota;
        let Some(allowed) = state.allowed else { return Plan::All(Act::LeavePending) };
        if allowed >= state.eligible {
            return Plan::Keep;
        }
        match quota.excess {
            Excess::Report => Plan::Keep,
            Excess::Refer if allowed == 0 || quota.rank.is_empty() => Plan::All(Act::Refer),
            Excess::Lower if allowed == 0 => Plan::All(Act::Lower(quota.lowered_to)),
            Excess::Lower | Excess::Refer => Plan::Split(allowed as usize),
        }
    }
}

/// What happens to the members of a split group.
struct Part {
    acts: Vec<(u32, Act)>,
    tied: u32,
    seats_left: u32,
}

/// How many members each group has, by level.
struct Counts {
    /// A run of [`Counts::stride`] numbers a group: rated members by level, members that are not
    /// rated, and, if any level was decided, decided members by level.
    numbers: Vec<u32>,
    levels: usize,
    /// Decided members by level, where no level was decided.
    none: Vec<u32>,
    has_decided: bool,
    shape: Shape,
}

impl Counts {
    fn new(
        capping: &Capping<'_>,
        (rows, groups): (&Members<'_>, usize),
        columns: &Columns,
    ) -> Self {
        let levels = capping.world.regulation.outcome_scale().values.len();
        let shape = Shape::of(capping.quota);
        let table = &capping.world.population.tables[capping.class];
        let (none, has_decided) = (vec![0; levels], table.decided.is_some());
        let mut counts = Counts { numbers: Vec::new(), levels, none, has_decided, shape };
        // Each piece has counts of its own, which are added up at the end: few pieces then.
        let numbers = groups * counts.stride();
        let pieces = (rows.len() / numbers.max(4096)).clamp(1, rayon::current_num_threads());
        let counted = rows
            .pieces(rows.len().div_ceil(pieces).max(1))
            .map(|range| counts.count(capping, (rows, range), (columns, numbers)));
        let add = |mut sum: Vec<u32>, other: Vec<u32>| {
            sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
            sum
        };
        counts.numbers = counted.reduce_with(add).unwrap_or_else(|| vec![0; numbers]);
        counts
    }

    /// The numbers of some rows.
    fn count(
        &self,
        capping: &Capping<'_>,
        (rows, range): (&Members<'_>, Range<usize>),
        (columns, size): (&Columns, usize),
    ) -> Vec<u32> {
        let (mut numbers, stride) = (vec![0; size], self.stride());
        let decided = capping.world.population.tables[capping.class].decided.as_deref();
        let level = columns.level.as_slice();
        rows.each(range, |row, at| {
            let row = row as usize;
            if !capping.is_concerned(row) {
                return;
            }
            let first = at as usize * stride;
            // Those who are not rated have no level, whose code is greater than any.
            numbers[first + usize::from(level[row]).min(self.levels)] += 1;
            if let Some(level) = decided.map(|levels| levels[row]).filter(|l| *l != UNKNOWN_CODE) {
                numbers[first + 1 + self.levels + usize::from(level)] += 1;
            }
        });
        numbers
    }

    fn stride(&self) -> usize {
        1 + self.levels + if self.has_decided { self.levels } else { 0 }
    }

    /// What a group comes to, and what is to be done.
    fn settle(
        &self,
        (capping, [tally, given]): (&Capping<'_>, &mut [Tally; 2]),
        at: usize,
        share: Option<Ratio>,
    ) -> (GroupState, Plan) {
        let numbers = &self.numbers[at * self.stride()..(at + 1) * self.stride()];
        let (rated, others) = numbers.split_at(self.levels);
        let decided = if self.has_decided { &others[1..] } else { &self.none };
        let quota = capping.quota;
        self.shape.count(rated, tally);
        self.shape.count(decided, given);
        let rounding = capping.rule.rounding;
        let cap = share.map(|share| Cap { share, rounding, seats_min: quota.seats_min });
        let allowed = cap.as_ref().and_then(|cap| tally.allowed(cap));
        let base = tally.base(allowed.unwrap_or(tally.eligible()));
        let decided_base = given.base(given.eligible());
        let mut state = GroupState {
            members: numbers[..=self.levels].iter().sum(),
            eligible: small(tally.eligible()),
            allowed: allowed.map(small),
            base: small(base),
            seats: cap.as_ref().and_then(|cap| tally.seats(cap)),
            decided_limited: small(given.eligible()),
            decided_base: small(decided_base),
            decided_cap: cap.as_ref().and_then(|cap| cap.seats(decided_base)),
            decided_allowed: cap.as_ref().and_then(|cap| given.allowed(cap)).map(small),
            ..GroupState::default()
        };
        let plan = capping.plan(&state);
        if let Plan::All(act) = plan {
            state.count(act, state.eligible);
        }
        (state, plan)
    }
}

/// A number of subjects.
pub(in crate::decide) fn small<N: TryInto<u32>>(number: N) -> u32 {
    number.try_into().ok().expect("INVARIANT (rows): fewer than 2^32 subjects")
}
