//! Counts of a whole evaluation, and the state of each quota group in words.
//!
//! Start reading at [`Verdicts::summary`].

use crate::decide::columns::Standing;
use crate::decide::counts::{self, Counts, histogram};
use crate::decide::states::{Done, Found};
use crate::decide::verdict::Verdicts;
use crate::decide::words::Words;
use crate::model::{Basis, ClassSummary, Departure, Quota, QuotaSummary, Summary, UNKNOWN_CODE};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

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
        let decided = self.population.tables[class].decided.as_deref().unwrap_or_default();
        self.counted(class, self.by_level(&histogram(decided)))
    }

    /// The counts of a class, where those of an earlier deciding are known: the levels that the
    /// authority gave are not counted again if they are the same.
    pub fn class_summary_after(
        self,
        class: usize,
        (earlier, known): (Verdicts<'_>, &ClassSummary),
    ) -> ClassSummary {
        let (was, is) = (earlier.regulation(), self.book.regulation());
        if std::ptr::eq(earlier.population, self.population)
            && was.outcome_scale() == is.outcome_scale()
        {
            self.counted(class, known.decided.clone())
        } else {
            self.class_summary(class)
        }
    }

    fn counted(self, class: usize, decided: Vec<(String, u64)>) -> ClassSummary {
        let columns = &self.decisions.columns[class];
        let given = self.population.tables[class].decided.as_deref();
        let levels = self.book.regulation().outcome_scale().values.len();
        let counts = Counts::of(columns, given, levels);
        let of = |standing: Standing| counts.standings[usize::from(standing.byte())];
        let (rated, exempt, referred) =
            (of(Standing::Rated), of(Standing::Exempt), of(Standing::Referred));
        let total = columns.standing.len() as u64;
        let departures = Departure::ALL.into_iter().zip(counts.departures);
        ClassSummary {
            class: self.book.regulation().classes[class].id.clone(),
            total,
            rated,
            exempt: if exempt == 0 { Vec::new() } else { self.exempt(class) },
            pending: total - rated - exempt - referred,
            referred,
            levels: self.by_level(&counts.levels),
            decided,
            departures: departures.filter(|(_, count)| *count > 0).collect(),
            quotas: self.quotas(class),
        }
    }

    /// Exempt subjects by exemption.
    fn exempt(self, class: usize) -> Vec<(String, u64)> {
        let exemptions = self.book.classes[class].exemptions.clone();
        let trace = &self.decisions.traces[class];
        let counts = counts::exempt(&self.decisions.columns[class], (trace, exemptions));
        let exemptions = self.book.regulation().classes[class].exemptions.iter().zip(counts);
        let some = exemptions.filter(|(_, count)| *count > 0);
        some.map(|(exemption, count)| (exemption.id.clone(), count)).collect()
    }

    /// Levels counted by code, best first.
    fn by_level(self, counts: &[u64; 256]) -> Vec<(String, u64)> {
        let codes = (0..UNKNOWN_CODE).rev().filter(|code| counts[usize::from(*code)] > 0);
        let words = Words(self.world());
        codes.map(|code| (words.level(code).to_owned(), counts[usize::from(code)])).collect()
    }

    fn quotas(self, class: usize) -> Vec<QuotaSummary> {
        let quotas = self.book.regulation().classes[class].quotas.iter().enumerate();
        let summary = |(at, quota): (usize, &Quota)| {
            let found = self.found(class, at);
            let count = |mut sum: [u64; 4], group: u32| {
                let Done { lowered, referred, .. } = found.done(group);
                let over = u64::from(found.is_over(group));
                let one = [1, over, lowered.into(), referred.into()];
                sum.iter_mut().zip(one).for_each(|(sum, one)| *sum += one);
                sum
            };
            let add =
                |one: [u64; 4], other: [u64; 4]| std::array::from_fn(|at| one[at] + other[at]);
            let counts = found.par_groups().fold(|| [0; 4], count).reduce(|| [0; 4], add);
            let [groups, over, lowered, referred] = counts;
            QuotaSummary { quota: quota.id.clone(), groups, over, lowered, referred }
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
