//! What a quota does to its groups of peers: counts them, finds how many may keep their level,
//! and says who is lowered, referred or left pending.
//!
//! Every group is decided by its own members alone, whatever their order. Start reading at
//! [`Quotas::act`].

use crate::decide::columns::{Act, Columns};
use crate::decide::compiled::QuotaRule;
use crate::decide::groups::{Grouping, NO_GROUP};
use crate::decide::rank::{Ranking, Split};
use crate::decide::seats::{Cap, Tally};
use crate::decide::trace::Trace;
use crate::formula::{Subject, Val, World};
use crate::model::{Base, Excess, Quota, Ratio, Ties, Truth};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

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
        self.grouping.group(row) != NO_GROUP
            && self.rule.unless.is_none_or(|at| self.trace.truth(at, row) == Truth::False)
    }

    /// Decides groups. `rows` gives rows of the class, each with the place of its group in
    /// `groups`; every member must be among them.
    pub(in crate::decide) fn act<R>(&self, rows: R, groups: &[u32], columns: &Columns) -> Settlement
    where
        R: Iterator<Item = (u32, u32)> + Clone,
    {
        let counts = Counts::new(self, (rows.clone(), groups.len()), columns);
        let shared = self.shared_share(groups);
        let at = (0..groups.len()).into_par_iter();
        let settle = |at: usize| {
            let share = shared.unwrap_or_else(|| self.share(groups[at]));
            counts.settle(self, at, share)
        };
        let mut settled: Vec<(GroupState, Plan)> = at.map(settle).collect();
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
    fn carry_out<R>(
        &self,
        rows: R,
        settled: &[(GroupState, Plan)],
        (columns, acts): (&Columns, &mut Vec<(u32, Act)>),
    ) -> Vec<(usize, Part)>
    where
        R: Iterator<Item = (u32, u32)>,
    {
        if settled.iter().all(|(_, plan)| *plan == Plan::Keep) {
            return Vec::new();
        }
        let mut split: Vec<(usize, usize, Vec<u32>)> = Vec::new();
        let mut place = vec![usize::MAX; settled.len()];
        for (at, (state, plan)) in settled.iter().enumerate() {
            if let Plan::Split(seats) = plan {
                place[at] = split.len();
                split.push((at, *seats, Vec::with_capacity(state.eligible as usize)));
            }
        }
        for (row, at) in rows {
            let plan = settled.get(at as usize).map_or(Plan::Keep, |(_, plan)| *plan);
            if plan == Plan::Keep || !self.is_eligible(row as usize, columns) {
                continue;
            }
            match plan {
                Plan::All(act) => acts.push((row, act)),
                _ => split[place[at as usize]].2.push(row),
            }
        }
        let ranking = Ranking {
            world: self.world,
            class: self.class,
            levels: (self.quota.limits.len() > 1).then_some(columns.level.as_slice()),
            keys: &self.rule.rank,
        };
        let part = |(at, seats, members)| (at, self.part(ranking.split(members, seats)));
        split.into_par_iter().map(part).collect()
    }

    /// True for a rated member at a limited level.
    fn is_eligible(&self, row: usize, columns: &Columns) -> bool {
        columns.is_rated(row)
            && self.quota.limits.contains(&columns.level[row])
            && self.concerns(row)
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
    /// A run of [`Counts::stride`] numbers a group: members, rated members by level, decided
    /// members by level.
    numbers: Vec<u32>,
    levels: usize,
}

impl Counts {
    fn new<R>(capping: &Capping<'_>, (rows, groups): (R, usize), columns: &Columns) -> Self
    where
        R: Iterator<Item = (u32, u32)>,
    {
        let levels = capping.world.regulation.outcome_scale().values.len();
        let mut counts = Counts { numbers: Vec::new(), levels };
        counts.numbers.resize(groups * counts.stride(), 0);
        let stride = counts.stride();
        let table = &capping.world.population.tables[capping.class];
        for (row, at) in rows.filter(|(row, _)| capping.concerns(*row as usize)) {
            let numbers = &mut counts.numbers[at as usize * stride..][..stride];
            numbers[0] += 1;
            if columns.is_rated(row as usize) {
                numbers[1 + usize::from(columns.level[row as usize])] += 1;
            }
            if let Some(level) = table.decided(row as usize) {
                numbers[1 + levels + usize::from(level)] += 1;
            }
        }
        counts
    }

    fn stride(&self) -> usize {
        1 + 2 * self.levels
    }

    /// What a group comes to, and what is to be done.
    fn settle(&self, capping: &Capping<'_>, at: usize, share: Option<Ratio>) -> (GroupState, Plan) {
        let numbers = &self.numbers[at * self.stride()..(at + 1) * self.stride()];
        let (rated, decided) = numbers[1..].split_at(self.levels);
        let quota = capping.quota;
        let (tally, given) = (tally(quota, rated), tally(quota, decided));
        let rounding = capping.rule.rounding;
        let cap = share.map(|share| Cap { share, rounding, seats_min: quota.seats_min });
        let allowed = cap.as_ref().and_then(|cap| tally.allowed(cap));
        let base = tally.base(allowed.unwrap_or(tally.eligible()));
        let decided_base = given.base(given.eligible());
        let mut state = GroupState {
            members: numbers[0],
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

/// The members of a group as its quota counts them, from their number by level.
pub(in crate::decide) fn tally(quota: &Quota, by_level: &[u32]) -> Tally {
    let counted = |level: u8| match &quota.of {
        Base::Rated => true,
        Base::Levels(levels) => levels.contains(&level),
    };
    let mut limits = quota.limits.clone();
    limits.sort_unstable_by(|a, b| b.cmp(a));
    limits.dedup();
    let number = |level: u8| u64::from(by_level[usize::from(level)]);
    let others = (0u8..).take(by_level.len()).filter(|level| !limits.contains(level));
    Tally {
        limited: limits.iter().map(|level| (number(*level), counted(*level))).collect(),
        fixed: others.filter(|level| counted(*level)).map(number).sum(),
        lowered_count: counted(quota.lowered_to),
    }
}

/// A number of subjects.
fn small<N: TryInto<u32>>(number: N) -> u32 {
    number.try_into().ok().expect("INVARIANT (rows): fewer than 2^32 subjects")
}
