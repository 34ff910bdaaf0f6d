//! What a comparison of two decidings asks of each: who holds a seat, which rule had the last
//! word, and the subjects by the value of a fact.

use crate::decide::cap::Capping;
use crate::decide::decisions::Decisions;
use crate::decide::grounds::One;
use crate::decide::groups::{Grouping, NO_GROUP};
use crate::decide::members::one_of;
use crate::decide::verdict::Verdicts;
use crate::decide::words::Words;
use crate::model::{Outcome, Population, Seats};
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::ops::Range;

/// Runs of 64 rows that a thread goes through at least.
const LEAST: usize = 256;

/// The subjects of a class by the value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The values as files write them, in their order; `None`, where there are such subjects, is
    /// the last.
    pub values: Vec<Option<String>>,
    /// The place in `values` of each subject's value, by row.
    pub of: Vec<u32>,
}

/// Who of a class holds a seat of a quota: a bit a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated(Vec<u64>);

impl Seated {
    /// How many they are.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }
}

/// Subjects that hold a seat of a quota, and those that held one on one side only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeatChanges {
    /// They hold one.
    pub held: u64,
    /// They held one before only.
    pub freed: u64,
    /// They did not hold one before.
    pub taken: u64,
}

impl<'a> Verdicts<'a> {
    /// What was decided.
    pub fn decisions(self) -> &'a Decisions {
        self.decisions
    }

    /// The subjects.
    pub fn population(self) -> &'a Population {
        self.population
    }

    /// The rules that had the last word on a subject: the exemption; else the quota that acted;
    /// else the ceilings that left it lower than its requirements did; else the requirements that
    /// held, or those of the next better level that did not where none held. None where pending.
    pub fn last_word(self, class: usize, row: usize) -> Vec<&'a str> {
        let one = self.one(class, row);
        let decisions = self.decisions;
        if decisions.outcome(class, row) == Outcome::Pending {
            return Vec::new();
        }
        if let Some(at) = one.exemption() {
            return vec![&one.class.exemptions[at].id];
        }
        if let Some(at) = decisions.quota(class, row) {
            return vec![&one.class.quotas[at].id];
        }
        let ceilings = one.lowering();
        if !ceilings.is_empty() {
            return ceilings.into_iter().map(|at| one.class.ceilings[at].id.as_str()).collect();
        }
        let reasons = one.reasons();
        if reasons.is_empty() { one.unmet() } else { reasons }
    }

    /// Who of a class holds a seat of a quota: the quota concerns the subject and it ends rated at
    /// a limited level.
    pub fn seated(self, class: usize, quota: usize) -> Seated {
        let capping = self.capping(class, quota);
        let words = self.words(class).into_par_iter().with_min_len(LEAST);
        Seated(words.map(|word| self.seated_word(&capping, word)).collect())
    }

    /// How many seats of a quota are held, and how many of them no longer or not yet, against who
    /// held one before (nobody if there was no such quota).
    pub fn seat_changes(self, class: usize, quota: usize, before: Option<&Seated>) -> SeatChanges {
        let capping = self.capping(class, quota);
        let count = |mut sum: SeatChanges, word: usize| {
            let is = self.seated_word(&capping, word);
            let was = before.map_or(0, |before| before.0[word]);
            sum.held += u64::from(is.count_ones());
            sum.freed += u64::from((was & !is).count_ones());
            sum.taken += u64::from((is & !was).count_ones());
            sum
        };
        let add = |one: SeatChanges, other: SeatChanges| SeatChanges {
            held: one.held + other.held,
            freed: one.freed + other.freed,
            taken: one.taken + other.taken,
        };
        let words = self.words(class).into_par_iter().with_min_len(LEAST);
        words.fold(SeatChanges::default, count).reduce(SeatChanges::default, add)
    }

    /// The runs of 64 rows of a class, by number.
    fn words(self, class: usize) -> Range<usize> {
        0..self.decisions.len(class).div_ceil(64)
    }

    /// Which of 64 rows from `64 × word` hold a seat.
    fn seated_word(self, capping: &Capping<'_>, word: usize) -> u64 {
        let level = &self.decisions.columns[capping.class].level;
        let rows = 64 * word..level.len().min(64 * word + 64);
        let held = one_of(&level[rows], &capping.quota.limits);
        if held == 0 { 0 } else { held & capping.concerned_word(word) }
    }

    /// The seats of a quota, of which so many are held.
    pub fn seats(self, class: usize, quota: usize, held: u64) -> Seats {
        let found = self.found(class, quota);
        let add = |sum: Seats, (groups, seats): (u64, u64)| Seats {
            groups: sum.groups + groups,
            seats: sum.seats.saturating_add(seats),
            held,
        };
        let none = || Seats { held, ..Seats::default() };
        let sum = |sum: Seats, group: u32| add(sum, (1, found.seats(group).unwrap_or(0)));
        let groups = found.par_groups().fold(none, sum);
        groups.reduce(none, |one, other| add(one, (other.groups, other.seats)))
    }

    /// The subjects of a class by the value of a fact.
    pub fn parts(self, class: usize, fact: usize) -> Parts {
        let grouping = Grouping::of(&self.population.tables[class], &[fact]);
        let mut order: Vec<u32> = (0u32..).take(grouping.len()).collect();
        order.sort_by(|a, b| grouping.compare(self.world(), class, (*a, *b)));
        let mut place = vec![0u32; order.len()];
        for (at, group) in (0u32..).zip(&order) {
            place[*group as usize] = at;
        }
        let words = Words(self.world());
        let value = |group: &u32| {
            let row = grouping.row(*group);
            words.cell(class, fact, self.world().cell(class, row, fact))
        };
        let mut values: Vec<Option<String>> = order.iter().map(value).collect();
        let unknown = u32::try_from(values.len()).expect("INVARIANT (rows): fewer than 2^32");
        let all = grouping.all();
        if all.contains(&NO_GROUP) {
            values.push(None);
        }
        let of = |group: &u32| if *group == NO_GROUP { unknown } else { place[*group as usize] };
        Parts { values, of: all.iter().map(of).collect() }
    }
}

impl One<'_> {
    /// The ceilings that left the subject lower than its requirements did, by their place.
    fn lowering(&self) -> Vec<usize> {
        let decisions = self.verdicts.decisions;
        let (standard, eligible) = (self.standard(), decisions.eligible(self.number, self.row));
        if eligible >= standard {
            return Vec::new();
        }
        self.ceilings().filter(|at| self.limit(&self.rules.ceilings[*at]) == eligible).collect()
    }
}
