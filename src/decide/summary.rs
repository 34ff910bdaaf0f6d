//! Counts of a whole evaluation, and the state of each quota group in words.
//!
//! Start reading at [`Verdicts::summary`].

use crate::decide::columns::Standing;
use crate::decide::states::{Done, Found};
use crate::decide::verdict::Verdicts;
use crate::decide::words::Words;
use crate::model::{
    Basis, ClassSummary, Departure, Quota, QuotaSummary, Summary, Truth, UNKNOWN_CODE,
};
use rayon::prelude::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
    ParallelSlice,
};

/// Bytes counted at a time.
const PIECE: usize = 1 << 16;

/// A group of peers and what a quota found and did in it. Numbers are of subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The values that its members have in common, by fact; empty if the whole class is one
    /// group.
    pub key: Vec<(&'a str, String)>,
    /// Everyone whom the quota concerns, rated or not.
    pub members: u32,
    /// Those at the limited levels before the quota (`E`).
    pub eligible: u32,
    /// How many of them may keep their level (`e`); `None` if the share is unknown.
    pub allowed: Option<u32>,
    /// The base of the share once those beyond are lowered.
    pub base: u32,
    /// The seats there are: `allowed` where more are eligible, else what the share of the base
    /// gives; `None` if the share is unknown.
    pub seats: Option<u64>,
    /// Those at the limited levels who keep theirs.
    pub kept: u32,
    /// Those lowered.
    pub lowered: u32,
    /// Those referred.
    pub referred: u32,
    /// Those left pending because the share is unknown.
    pub pending: u32,
    /// Those equal in rank across the last seat.
    pub tied: u32,
    /// Seats left for those tied, where they are referred.
    pub seats_left: u32,
    /// True if more are eligible than may keep their level and nobody was changed for it.
    pub exceeded: bool,
    /// Members whose decided level is one of the limited.
    pub decided_limited: u32,
    /// The base of the decided levels.
    pub decided_base: u32,
    /// The cap over that base; `None` if the share is unknown.
    pub decided_cap: Option<u64>,
    /// How many of those decided at limited levels may keep theirs once the others are lowered
    /// (lowering moves the base); `None` if the share is unknown.
    pub decided_allowed: Option<u32>,
    /// True if the decided levels exceed that cap.
    pub over: bool,
}

/// How often each byte occurs.
fn histogram(bytes: &[u8]) -> [u64; 256] {
    let count = |piece: &[u8]| {
        let mut counts = [0u64; 256];
        piece.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
        counts
    };
    let add = |mut sum: [u64; 256], counts: [u64; 256]| {
        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        sum
    };
    bytes.par_chunks(PIECE).map(count).reduce(|| [0; 256], add)
}

impl<'a> Verdicts<'a> {
    /// The counts of every class.
    pub fn summary(self) -> Summary {
        let classes = 0..self.book.regulation().classes.len();
        Summary { classes: classes.map(|class| self.class_summary(class)).collect() }
    }

    /// The number of verdicts of a class whose weakest basis is this one.
    pub fn resting_on(self, class: usize, basis: Basis) -> u64 {
        let rows = (0..self.decisions.len(class)).into_par_iter();
        rows.filter(|row| self.one(class, *row).rests_on() == Some(basis)).count() as u64
    }

    /// The counts of a class.
    pub fn class_summary(self, class: usize) -> ClassSummary {
        let columns = &self.decisions.columns[class];
        let standings = histogram(&columns.standing);
        let of = |standing: Standing| standings[usize::from(standing.byte())];
        let (rated, exempt, referred) =
            (of(Standing::Rated), of(Standing::Exempt), of(Standing::Referred));
        let total = columns.standing.len() as u64;
        let decided = self.population.tables[class].decided.as_deref().unwrap_or_default();
        ClassSummary {
            class: self.book.regulation().classes[class].id.clone(),
            total,
            rated,
            exempt: self.exempt(class),
            pending: total - rated - exempt - referred,
            referred,
            levels: self.by_level(&columns.level),
            decided: self.by_level(decided),
            departures: self.departures(class),
            quotas: self.quotas(class),
        }
    }

    /// Exempt subjects by exemption.
    fn exempt(self, class: usize) -> Vec<(String, u64)> {
        let rules = &self.book.classes[class];
        let (columns, trace) = (&self.decisions.columns[class], &self.decisions.traces[class]);
        let none = || vec![0u64; rules.exemptions.len()];
        let count = |mut counts: Vec<u64>, (row, byte): (usize, &u8)| {
            let holds = |at: &usize| trace.truth(*at, row) == Truth::True;
            let mut first = rules.exemptions.clone();
            if *byte == Standing::Exempt.byte()
                && let Some(first) = first.find(holds)
            {
                counts[first - rules.exemptions.start] += 1;
            }
            counts
        };
        let standings = columns.standing.par_iter().enumerate();
        let counts = standings.fold(none, count).reduce(none, |mut sum, counts| {
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            sum
        });
        let exemptions = self.book.regulation().classes[class].exemptions.iter().zip(counts);
        let some = exemptions.filter(|(_, count)| *count > 0);
        some.map(|(exemption, count)| (exemption.id.clone(), count)).collect()
    }

    /// Levels counted, best first.
    fn by_level(self, column: &[u8]) -> Vec<(String, u64)> {
        let counts = histogram(column);
        let codes = (0..UNKNOWN_CODE).rev().filter(|code| counts[usize::from(*code)] > 0);
        let words = Words(self.world());
        codes.map(|code| (words.level(code).to_owned(), counts[usize::from(code)])).collect()
    }

    fn departures(self, class: usize) -> Vec<(Departure, u64)> {
        if self.population.tables[class].decided.is_none() {
            return Vec::new();
        }
        const KINDS: usize = Departure::ALL.len();
        let place = |kind| Departure::ALL.iter().position(|known| *known == kind);
        let count = |mut counts: [u64; KINDS], row: usize| {
            if let Some(at) = self.departure(class, row).and_then(place) {
                counts[at] += 1;
            }
            counts
        };
        let add =
            |one: [u64; KINDS], other: [u64; KINDS]| std::array::from_fn(|at| one[at] + other[at]);
        let rows = (0..self.decisions.len(class)).into_par_iter();
        let counts = rows.fold(|| [0; KINDS], count).reduce(|| [0; KINDS], add);
        let counts = Departure::ALL.into_iter().zip(counts);
        counts.filter(|(_, count)| *count > 0).collect()
    }

    fn quotas(self, class: usize) -> Vec<QuotaSummary> {
        let quotas = self.book.regulation().classes[class].quotas.iter().enumerate();
        let summary = |(at, quota): (usize, &Quota)| {
            let found = self.found(class, at);
            let empty = QuotaSummary {
                quota: quota.id.clone(),
                groups: 0,
                over: 0,
                lowered: 0,
                referred: 0,
            };
            found.groups().fold(empty, |mut sum, group| {
                let Done { lowered, referred, .. } = found.done(group);
                sum.groups += 1;
                sum.over += u64::from(found.is_over(group));
                sum.lowered += u64::from(lowered);
                sum.referred += u64::from(referred);
                sum
            })
        };
        quotas.map(summary).collect()
    }

    /// What is told of the groups of a quota.
    pub(in crate::decide) fn found(self, class: usize, quota: usize) -> Found<'a> {
        Found::of(self.capping(class, quota), &self.decisions.groups[class][quota])
    }

    /// The groups of a quota, in the order of their values.
    pub fn groups(self, class: usize, quota: usize) -> Vec<Group<'a>> {
        let (grouping, found) = (&self.decisions.groupings[class][quota], self.found(class, quota));
        let mut groups: Vec<u32> = found.groups().collect();
        groups.sort_by(|a, b| grouping.compare(self.world(), class, (*a, *b)));
        groups.into_iter().map(|number| self.worded(&found, (class, quota, number))).collect()
    }

    /// A group of a quota, by the number that [`Decisions::group_of`] gives.
    ///
    /// [`Decisions::group_of`]: crate::decide::Decisions::group_of
    pub fn group(self, class: usize, quota: usize, group: u32) -> Group<'a> {
        self.worded(&self.found(class, quota), (class, quota, group))
    }

    fn worded(self, found: &Found<'_>, (class, quota, group): (usize, usize, u32)) -> Group<'a> {
        let (grouping, state) = (&self.decisions.groupings[class][quota], found.state(group));
        let (done, changed) = (state.done, state.done.changed());
        Group {
            key: Words(self.world()).key(class, grouping, group),
            members: state.members,
            eligible: state.eligible,
            allowed: state.allowed,
            base: state.base,
            seats: state.seats,
            kept: state.eligible - changed,
            lowered: done.lowered,
            referred: done.referred,
            pending: done.pending,
            tied: done.tied,
            seats_left: done.seats_left,
            exceeded: changed == 0 && state.allowed.is_some_and(|most| most < state.eligible),
            decided_limited: state.decided_limited,
            decided_base: state.decided_base,
            decided_cap: state.decided_cap,
            decided_allowed: state.decided_allowed,
            over: found.is_over(group),
        }
    }
}
