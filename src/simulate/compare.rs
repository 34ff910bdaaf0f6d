//! The regulation as it stands against scenarios, over the same submissions.
//!
//! Counts everything and words only the subjects that are to be listed. Start reading at
//! [`compare`].

use crate::decide::{Causes, Parts, Verdicts, causes};
use crate::model::{
    Amendment, Basis, ByValue, Changed, ClassComparison, Comparison, Matrix, Move, QuotaSeats,
    Regulation, Scenario, Side, State, Why,
};
use crate::simulate::depends::depends;
use crate::simulate::states::{Pairs, States, all_states};

/// A scenario that was decided.
#[derive(Clone, Debug)]
pub struct Proposal<'a> {
    /// Its name.
    pub name: String,
    /// What it changes.
    pub amendments: Vec<Amendment>,
    /// What came of it.
    pub verdicts: Verdicts<'a>,
}

/// What of a comparison is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// Facts by whose values the subjects are counted apart, by id.
    pub by: &'w [String],
    /// The greatest number of subjects to list, a scenario.
    pub listed: usize,
    /// True if it is asked what hangs on which side is right.
    pub depends: bool,
}

/// Compares scenarios with the regulation as it stands. All sides have the same subjects in the
/// same order.
pub fn compare<'a>(
    baseline: Verdicts<'a>,
    proposals: Vec<Proposal<'a>>,
    wanted: Wanted<'_>,
) -> Comparison<'a> {
    let before = States::of(baseline);
    let states: Vec<States> = proposals.iter().map(|one| States::of(one.verdicts)).collect();
    let depends = wanted.depends.then(|| {
        let sides = std::iter::once(baseline).chain(proposals.iter().map(|one| one.verdicts));
        let all: Vec<&States> = std::iter::once(&before).chain(&states).collect();
        depends(&sides.collect::<Vec<_>>(), &all, wanted.listed)
    });
    let scenarios = proposals.into_iter().zip(&states).map(|(proposal, after)| {
        let both = Both {
            before: baseline,
            after: proposal.verdicts,
            causes: causes(baseline, proposal.verdicts),
            states: (&before, after),
        };
        both.scenario(proposal, wanted)
    });
    Comparison { scenarios: scenarios.collect(), baseline: side(baseline), depends }
}

/// Who moves between two sides, by class.
pub(in crate::simulate) fn moves_between(
    before: Verdicts<'_>,
    after: Verdicts<'_>,
) -> Vec<Vec<Move>> {
    let (was, is) = (States::of(before), States::of(after));
    let both = Both { before, after, causes: causes(before, after), states: (&was, &is) };
    let states = all_states(before.regulation());
    let of = |class: usize| both.moves(class, &states, &both.pairs(class).counts(states.len()));
    (0..before.regulation().classes.len()).map(of).collect()
}

/// The counts of one side.
fn side(verdicts: Verdicts<'_>) -> Side {
    let regulation = verdicts.regulation();
    let classes = 0..regulation.classes.len();
    Side {
        amendments: regulation.amendments.clone(),
        fingerprint: regulation.fingerprint(),
        summary: verdicts.summary(),
        inferred: classes.map(|class| verdicts.resting_on(class, Basis::Inferred)).collect(),
    }
}

/// The regulation as it stands and one scenario.
struct Both<'a, 's> {
    before: Verdicts<'a>,
    after: Verdicts<'a>,
    causes: Causes,
    states: (&'s States, &'s States),
}

impl<'a> Both<'a, '_> {
    fn scenario(&self, proposal: Proposal<'a>, wanted: Wanted<'_>) -> Scenario<'a> {
        let classes = 0..self.regulation().classes.len();
        let classes: Vec<ClassComparison> =
            classes.map(|class| self.class(class, wanted.by)).collect();
        let changed_count = classes.iter().map(|class| class.matrix.moved()).sum();
        Scenario {
            name: proposal.name,
            amendments: proposal.amendments,
            result: side(self.after),
            changed: self.changed(wanted.listed),
            classes,
            changed_count,
        }
    }

    fn regulation(&self) -> &'a Regulation {
        self.before.regulation()
    }

    fn pairs(&self, class: usize) -> Pairs<'_> {
        Pairs { before: self.states.0.class(class), after: self.states.1.class(class) }
    }

    fn class(&self, class: usize, by: &[String]) -> ClassComparison {
        let states = all_states(self.regulation());
        let pairs = self.pairs(class);
        let counts = pairs.counts(states.len());
        let moves = self.moves(class, &states, &counts);
        ClassComparison {
            class: self.regulation().classes[class].id.clone(),
            by: by.iter().flat_map(|fact| self.by_value(class, fact, &states)).collect(),
            matrix: Matrix { states, counts },
            moves,
            quotas: self.quotas(class),
        }
    }

    fn moves(&self, class: usize, states: &[State], counts: &[Vec<u64>]) -> Vec<Move> {
        let direct =
            self.pairs(class).counts_of(states.len(), |row| self.causes.is_direct(class, row));
        let cells = (0..states.len()).flat_map(|from| (0..states.len()).map(move |to| (from, to)));
        let moved = cells.filter(|(from, to)| from != to && counts[*from][*to] > 0);
        let one = |(from, to): (usize, usize)| Move {
            from: states[from].clone(),
            to: states[to].clone(),
            count: counts[from][to],
            direct: direct[from][to],
            displaced: counts[from][to] - direct[from][to],
        };
        moved.map(one).collect()
    }

    /// The matrix of each value of a fact; none if the class has no such fact.
    fn by_value(&self, class: usize, fact: &str, states: &[State]) -> Vec<ByValue> {
        let Some(Parts { values, of }) = self.parts(class, fact) else { return Vec::new() };
        let counts = self.pairs(class).counts_by(states.len(), (values.len(), &of));
        let one = |(value, counts): (Option<String>, Vec<Vec<u64>>)| {
            let matrix = Matrix { states: states.to_vec(), counts };
            ByValue { fact: fact.to_owned(), value, matrix }
        };
        values.into_iter().zip(counts).map(one).collect()
    }

    /// The subjects by a fact that either side has.
    fn parts(&self, class: usize, fact: &str) -> Option<Parts> {
        let of = |side: Verdicts<'_>| {
            let at = side.regulation().classes[class].fact_index(fact)?;
            Some(side.parts(class, at))
        };
        of(self.before).or_else(|| of(self.after))
    }

    fn quotas(&self, class: usize) -> Vec<QuotaSeats> {
        let ids =
            |side: Verdicts<'a>| side.regulation().classes[class].quotas.iter().map(|q| &q.id);
        let stood: Vec<&String> = ids(self.before).collect();
        let new = ids(self.after).filter(|id| !stood.contains(id));
        let all: Vec<&String> = stood.iter().copied().chain(new).collect();
        all.into_iter().map(|id| self.seats(class, id)).collect()
    }

    fn seats(&self, class: usize, id: &str) -> QuotaSeats {
        let find = |side: Verdicts<'_>| {
            side.regulation().classes[class].quotas.iter().position(|quota| quota.id == id)
        };
        let seated = |side: Verdicts<'_>| find(side).map(|at| (at, side.seated(class, at)));
        let (was, is) = (seated(self.before), seated(self.after));
        let rows = self.states.0.class(class).len();
        let holds = |seated: &Option<(usize, Vec<bool>)>, row: usize| {
            seated.as_ref().is_some_and(|(_, seated)| seated[row])
        };
        let (mut freed, mut taken) = (0, 0);
        for row in 0..rows {
            let (was, is) = (holds(&was, row), holds(&is, row));
            freed += u64::from(was && !is);
            taken += u64::from(is && !was);
        }
        let seats = |side: Verdicts<'_>, seated: Option<(usize, Vec<bool>)>| {
            let (at, seated) = seated?;
            let held = seated.iter().filter(|holds| **holds).count() as u64;
            Some(side.seats(class, at, held))
        };
        let (before, after) = (seats(self.before, was), seats(self.after, is));
        QuotaSeats { quota: id.to_owned(), before, after, freed, taken }
    }

    /// The subjects that change, by class and id, no more than `listed`.
    fn changed(&self, listed: usize) -> Vec<Changed<'a>> {
        let mut all = Vec::new();
        for class in 0..self.regulation().classes.len() {
            let mut rows = self.pairs(class).changed();
            let ids = &self.before.population().tables[class].ids;
            rows.sort_unstable_by(|a, b| ids.get(*a).cmp(ids.get(*b)));
            rows.truncate(listed - all.len());
            all.extend(rows.into_iter().map(|row| self.one(class, row as usize)));
        }
        all
    }

    fn one(&self, class: usize, row: usize) -> Changed<'a> {
        let direct = self.causes.is_direct(class, row);
        Changed {
            before: self.before.verdict(class, row),
            after: self.after.verdict(class, row),
            why: if direct { Why::Direct } else { Why::Displaced },
            rules_before: self.before.last_word(class, row),
            rules_after: self.after.last_word(class, row),
        }
    }
}
