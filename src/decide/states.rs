//! What a quota counted in its groups and how it split them; everything else that is told of a
//! group is worked out when it is asked.
//!
//! There may be as many groups as there are offices in a country, so little is kept of each. Start
//! reading at [`States`]; [`Found`] is what is told.

use crate::decide::cap::{Capping, Caps, Plan, small};
use crate::decide::columns::{Act, Columns};
use crate::decide::members::{Members, Slots};
use crate::decide::seats::Tally;
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::ops::Range;

/// What is kept of the groups of a quota.
#[derive(Clone, Debug, Default)]
pub(in crate::decide) struct States {
    /// A run of [`States::stride`] numbers a group: members by slot and, if any level was decided,
    /// members by the slot of their decided level.
    numbers: Vec<u32>,
    slots: usize,
    has_decided: bool,
    /// A tie a group; empty where there is none.
    ties: Vec<Tie>,
}

/// Members of a group who are equal in rank across the last seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Tie {
    /// How many they are.
    pub tied: u32,
    /// Seats left for them.
    pub seats_left: u32,
}

impl States {
    /// Of so many groups in which nobody was counted.
    pub(in crate::decide) fn empty(capping: &Capping<'_>, groups: usize) -> Self {
        let mut states = States::default();
        states.clear(capping, groups);
        states
    }

    fn clear(&mut self, capping: &Capping<'_>, groups: usize) {
        self.slots = Slots::of(capping.quota).len();
        self.has_decided = capping.decided().is_some();
        self.numbers.clear();
        self.numbers.resize(groups * self.stride(), 0);
        self.ties.clear();
    }

    /// Counts the members of groups by the levels in `columns`, in the memory of earlier states.
    pub(in crate::decide) fn counted(
        capping: &Capping<'_>,
        (rows, groups): (&Members<'_>, usize),
        columns: &Columns,
        mut room: States,
    ) -> Self {
        room.clear(capping, groups);
        let (stride, size) = (room.stride(), room.numbers.len());
        let count = |range: Range<usize>, numbers: &mut [u32]| {
            count(capping, (rows, range), (columns, numbers, stride));
        };
        // Each piece has counts of its own, which are added up at the end: few pieces then.
        let pieces = (rows.len() / size.max(4096)).clamp(1, rayon::current_num_threads());
        if pieces == 1 {
            count(0..rows.len(), &mut room.numbers);
            return room;
        }
        let count = |range| {
            let mut numbers = vec![0; size];
            count(range, &mut numbers);
            numbers
        };
        let add = |mut sum: Vec<u32>, other: Vec<u32>| {
            sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
            sum
        };
        let counted = rows.pieces(rows.len().div_ceil(pieces)).map(count).reduce_with(add);
        room.numbers = counted.unwrap_or(room.numbers);
        room
    }

    fn stride(&self) -> usize {
        if self.has_decided { 2 * self.slots } else { self.slots }
    }

    /// The number of groups.
    pub(in crate::decide) fn len(&self) -> usize {
        self.numbers.len().checked_div(self.stride()).unwrap_or(0)
    }

    /// A group's members by slot, and by the slot of their decided level (nobody if none was
    /// decided).
    pub(in crate::decide) fn counts(&self, at: usize) -> (&[u32], &[u32]) {
        self.numbers[at * self.stride()..(at + 1) * self.stride()].split_at(self.slots)
    }

    /// Notes who is tied in a group.
    pub(in crate::decide) fn tie(&mut self, at: u32, tie: Tie) {
        if self.ties.is_empty() {
            self.ties = vec![Tie::default(); self.len()];
        }
        self.ties[at as usize] = tie;
    }

    /// Puts the states of some groups in the place of what was known of them.
    pub(in crate::decide) fn put(&mut self, groups: &[u32], states: &States) {
        let stride = self.stride();
        for (group, numbers) in groups.iter().zip(states.numbers.chunks(stride)) {
            let first = *group as usize * stride;
            self.numbers[first..first + stride].copy_from_slice(numbers);
        }
        if !self.ties.is_empty() {
            groups.iter().for_each(|group| self.ties[*group as usize] = Tie::default());
        }
        groups.iter().zip(&states.ties).for_each(|(group, tie)| self.tie(*group, *tie));
    }
}

/// Numbers that are few enough to be counted in [`LANES`] copies.
const FEW: usize = 1024;

/// Rows that follow each other are counted in one copy each: where they are of one group, each
/// would wait until the number that the one before raised is written.
const LANES: usize = 4;

/// Adds some rows to the numbers of their groups.
fn count(
    capping: &Capping<'_>,
    (rows, range): (&Members<'_>, Range<usize>),
    (columns, numbers, stride): (&Columns, &mut [u32], usize),
) {
    let size = numbers.len();
    if size > FEW {
        return count_in::<1>(capping, (rows, range), (columns, numbers, stride));
    }
    let mut copies = vec![0; LANES * size];
    count_in::<LANES>(capping, (rows, range), (columns, &mut copies, stride));
    for (at, count) in copies.into_iter().enumerate() {
        numbers[at % size] += count;
    }
}

/// Adds some rows to so many copies of the numbers of their groups.
fn count_in<const COPIES: usize>(
    capping: &Capping<'_>,
    (rows, range): (&Members<'_>, Range<usize>),
    (columns, copies, stride): (&Columns, &mut [u32], usize),
) {
    let (slots, size) = (Slots::of(capping.quota), copies.len() / COPIES);
    let (level, decided, all) = (columns.level.as_slice(), capping.decided(), slots.len());
    let is_for_all = capping.rule.unless.is_none();
    rows.each(range, |row, at| {
        let row = row as usize;
        if !is_for_all && !capping.is_concerned(row) {
            return;
        }
        let first = row % COPIES * size + at as usize * stride;
        copies[first + slots.of_level(level[row])] += 1;
        if let Some(decided) = decided {
            copies[first + all + slots.of_level(decided[row])] += 1;
        }
    });
}

/// What a quota found in a group and did to it. All are numbers of subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// What was done.
    pub done: Done,
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

/// What a quota did to a group. All are numbers of subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Done {
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
}

impl Done {
    fn count(&mut self, act: Act, subjects: u32) {
        *match act {
            Act::Lower(_) => &mut self.lowered,
            Act::Refer => &mut self.referred,
            Act::LeavePending => &mut self.pending,
        } += subjects;
    }

    /// Those whom the quota changed.
    pub(in crate::decide) fn changed(&self) -> u32 {
        self.lowered + self.referred + self.pending
    }
}

/// What is told of the groups of a quota.
pub(in crate::decide) struct Found<'a> {
    capping: Capping<'a>,
    states: &'a States,
    slots: Slots,
    caps: Caps<'a>,
}

impl<'a> Found<'a> {
    /// From what is kept of the groups.
    pub(in crate::decide) fn of(capping: Capping<'a>, states: &'a States) -> Self {
        let (slots, caps) = (Slots::of(capping.quota), Caps::of(&capping));
        Found { capping, states, slots, caps }
    }

    /// The groups that have members, by number.
    pub(in crate::decide) fn groups(&self) -> impl Iterator<Item = u32> + Clone {
        let groups = (0u32..).take(self.states.len());
        groups.filter(|group| self.members(*group) > 0)
    }

    /// The same on all threads.
    pub(in crate::decide) fn par_groups(&self) -> impl ParallelIterator<Item = u32> {
        let groups = (0..small(self.states.len())).into_par_iter().with_min_len(1024);
        groups.filter(|group| self.members(*group) > 0)
    }

    fn members(&self, group: u32) -> u32 {
        self.states.counts(group as usize).0.iter().sum()
    }

    /// The members of a group, and those of its decided levels, as the quota counts them.
    fn tallies(&self, group: u32) -> [Tally; 2] {
        let (counts, decided) = self.states.counts(group as usize);
        let tally = |counts: &[u32]| {
            let mut tally = Tally::default();
            self.slots.tally(counts, &mut tally);
            tally
        };
        // Without a decided level nobody has one.
        let none = vec![0; if decided.is_empty() { self.slots.len() } else { 0 }];
        [tally(counts), tally(if decided.is_empty() { &none } else { decided })]
    }

    /// True if the decided levels of a group exceed the cap on the decided base.
    pub(in crate::decide) fn is_over(&self, group: u32) -> bool {
        let (_, decided) = self.states.counts(group as usize);
        if decided.is_empty() {
            return false;
        }
        let (limited, base) = (Slots::eligible(decided), self.slots.base(decided));
        // Nobody is never too many.
        limited > 0
            && self.caps.of_group(group).is_some_and(|cap| {
                !cap.is_plainly_within(limited, base)
                    && cap.seats(base).is_some_and(|seats| u64::from(limited) > seats)
            })
    }

    /// The members of a group as the quota counts them.
    fn tally(&self, group: u32) -> Tally {
        let mut tally = Tally::default();
        self.slots.tally(self.states.counts(group as usize).0, &mut tally);
        tally
    }

    /// The seats of a group; `None` if its share is unknown.
    pub(in crate::decide) fn seats(&self, group: u32) -> Option<u64> {
        self.caps.of_group(group).and_then(|cap| self.tally(group).seats_by(&cap))
    }

    /// What was done to a group.
    pub(in crate::decide) fn done(&self, group: u32) -> Done {
        let (counts, _) = self.states.counts(group as usize);
        let (eligible, cap) = (Slots::eligible(counts), self.caps.of_group(group));
        let base = self.slots.base(counts);
        if eligible == 0 || cap.is_some_and(|cap| cap.is_plainly_within(eligible, base)) {
            return Done::default();
        }
        let allowed = cap.and_then(|cap| self.tally(group).allowed_by(&cap)).map(small);
        self.carried_out(group, eligible, self.capping.plan(eligible, allowed))
    }

    fn carried_out(&self, group: u32, eligible: u32, plan: Plan) -> Done {
        let mut done = Done::default();
        match plan {
            Plan::Keep => {}
            Plan::All(act) => done.count(act, eligible),
            Plan::Split(seats) => {
                let tie = self.states.ties.get(group as usize).copied().unwrap_or_default();
                let (beyond, tied) = self.capping.acts();
                // All seats are taken but those left for the tied.
                done.count(beyond, eligible - (seats - tie.seats_left) - tie.tied);
                tied.into_iter().for_each(|act| done.count(act, tie.tied));
                done.tied = tie.tied;
                done.seats_left = if tied == Some(Act::Refer) { tie.seats_left } else { 0 };
            }
        }
        done
    }

    /// All that is told of a group.
    pub(in crate::decide) fn state(&self, group: u32) -> GroupState {
        let ([tally, given], cap) = (self.tallies(group), self.caps.of_group(group));
        let allowed = cap.and_then(|cap| tally.allowed_by(&cap));
        let base = tally.base(allowed.unwrap_or(tally.eligible()));
        let decided_base = given.base(given.eligible());
        GroupState {
            members: self.members(group),
            eligible: small(tally.eligible()),
            allowed: allowed.map(small),
            base: small(base),
            seats: cap.and_then(|cap| tally.seats_by(&cap)),
            done: self.done(group),
            decided_limited: small(given.eligible()),
            decided_base: small(decided_base),
            decided_cap: cap.and_then(|cap| cap.seats(decided_base)),
            decided_allowed: cap.and_then(|cap| given.allowed_by(&cap)).map(small),
        }
    }
}
