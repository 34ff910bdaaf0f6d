//! The regulation as it stands against scenarios, over the same submissions.
//!
//! Counts everything and words only the subjects that are to be listed. Start reading at
//! [`Standing::compare`].

use crate::decide::{Causes, Parts, SeatChanges, Seated, Verdicts, causes};
use crate::model::{
    Amendment, Basis, ByValue, Changed, Class, ClassComparison, ClassSummary, Comparison, Matrix,
    Move, QuotaSeats, Regulation, Scenario, Seats, Side, State, Summary, Why,
};
use crate::simulate::depends::depends;
use crate::simulate::first::first_by_id;
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

/// The regulation as it stands, decided and counted: what scenarios are compared with.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    verdicts: Verdicts<'a>,
    states: States,
    side: Side,
    /// Who holds a seat, and how many seats there are, by class and quota.
    seated: Vec<Vec<(Seated, Seats)>>,
    /// True if the verdicts that rest on inferred rules are counted; those of scenarios then are
    /// too.
    counts_inferred: bool,
}

impl<'a> Standing<'a> {
    /// Counts what was decided by the regulation as it stands; verdicts that rest on inferred
    /// rules only where that is wanted, since it takes longer than all the rest.
    pub fn new(verdicts: Verdicts<'a>, counts_inferred: bool) -> Self {
        let side = side(verdicts, (verdicts.summary(), counts_inferred));
        let classes = verdicts.regulation().classes.iter().enumerate();
        let seated = classes.map(|(class, rules)| {
            let of = |quota: usize| {
                let seated = verdicts.seated(class, quota);
                let seats = verdicts.seats(class, quota, seated.count());
                (seated, seats)
            };
            (0..rules.quotas.len()).map(of).collect()
        });
        let seated = seated.collect();
        Standing { verdicts, states: States::of(verdicts), side, seated, counts_inferred }
    }

    /// Compares scenarios with it. All have the same subjects in the same order.
    pub fn compare(&self, proposals: Vec<Proposal<'a>>, wanted: Wanted<'_>) -> Comparison<'a> {
        let decided: Vec<Verdicts<'a>> = proposals.iter().map(|one| one.verdicts).collect();
        let standing = (self.verdicts, &self.states);
        let states: Vec<States> =
            decided.iter().map(|verdicts| States::after(*verdicts, standing)).collect();
        let depends = wanted.depends.then(|| {
            let sides: Vec<Verdicts<'a>> =
                std::iter::once(self.verdicts).chain(decided.iter().copied()).collect();
            let all: Vec<&States> = std::iter::once(&self.states).chain(&states).collect();
            depends(&sides, &all, wanted.listed)
        });
        let scenarios = proposals.into_iter().zip(&states).map(|(proposal, after)| {
            let both = Both::of((self.verdicts, &self.states), (proposal.verdicts, after));
            both.scenario(self, proposal, wanted)
        });
        Comparison { scenarios: scenarios.collect(), baseline: self.side.clone(), depends }
    }

    /// The counts with a scenario: those of a class that nothing touched are known.
    fn summary(&self, after: Verdicts<'_>) -> Summary {
        let classes = self.side.summary.classes.iter().enumerate();
        let one = |(class, known): (usize, &ClassSummary)| {
            if is_untouched(self.verdicts, after, class) {
                known.clone()
            } else {
                after.class_summary_after(class, (self.verdicts, known))
            }
        };
        Summary { classes: classes.map(one).collect() }
    }
}

/// True if nothing of a class was decided again, and its counts go by the same names.
fn is_untouched(before: Verdicts<'_>, after: Verdicts<'_>, class: usize) -> bool {
    let (was, is) = (&before.regulation().classes[class], &after.regulation().classes[class]);
    let exemptions = |class: &'_ Class| -> Vec<String> {
        class.exemptions.iter().map(|rule| rule.id.clone()).collect()
    };
    let quotas = |class: &'_ Class| -> Vec<String> {
        class.quotas.iter().map(|rule| rule.id.clone()).collect()
    };
    after.decisions().is_carried_over(before.decisions(), class)
        && exemptions(was) == exemptions(is)
        && quotas(was) == quotas(is)
}

/// Who moves between two sides, by class.
pub(in crate::simulate) fn moves_between(
    before: Verdicts<'_>,
    after: Verdicts<'_>,
) -> Vec<Vec<Move>> {
    let was = States::of(before);
    let is = States::after(after, (before, &was));
    let both = Both::of((before, &was), (after, &is));
    let states = all_states(before.regulation());
    let of = |class: usize| both.moves(class, &states);
    (0..before.regulation().classes.len()).map(of).collect()
}

/// The counts of one side.
fn side(verdicts: Verdicts<'_>, (summary, counts_inferred): (Summary, bool)) -> Side {
    let regulation = verdicts.regulation();
    let classes = 0..regulation.classes.len();
    let inferred = classes.filter(|_| counts_inferred);
    Side {
        amendments: regulation.amendments.clone(),
        fingerprint: regulation.fingerprint(),
        summary,
        inferred: inferred.map(|class| verdicts.resting_on(class, Basis::Inferred)).collect(),
    }
}

/// The regulation as it stands and one scenario.
struct Both<'a, 's> {
    before: Verdicts<'a>,
    after: Verdicts<'a>,
    /// How many go from each state to each, by class.
    counts: Vec<Vec<Vec<u64>>>,
    /// The rows of those who change, by class, ascending.
    changed: Vec<Vec<u32>>,
    causes: Causes,
    states: (&'s States, &'s States),
}

impl<'a, 's> Both<'a, 's> {
    fn of(
        (before, was): (Verdicts<'a>, &'s States),
        (after, is): (Verdicts<'a>, &'s States),
    ) -> Self {
        let states = all_states(before.regulation()).len();
        let compared = |class: usize| {
            Pairs { before: was.class(class), after: is.class(class) }.compared(states)
        };
        let classes = 0..before.regulation().classes.len();
        let (counts, changed): (Vec<_>, Vec<_>) = classes.map(compared).unzip();
        let causes = causes(before, after, &changed);
        Both { before, after, counts, changed, causes, states: (was, is) }
    }

    fn scenario(
        &self,
        standing: &Standing<'a>,
        proposal: Proposal<'a>,
        wanted: Wanted<'_>,
    ) -> Scenario<'a> {
        let classes = 0..self.regulation().classes.len();
        let classes: Vec<ClassComparison> =
            classes.map(|class| self.class(standing, class, wanted.by)).collect();
        let changed_count = classes.iter().map(|class| class.matrix.moved()).sum();
        let summary = standing.summary(self.after);
        Scenario {
            name: proposal.name,
            amendments: proposal.amendments,
            result: side(self.after, (summary, standing.counts_inferred)),
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

    fn class(&self, standing: &Standing<'a>, class: usize, by: &[String]) -> ClassComparison {
        let states = all_states(self.regulation());
        let (counts, moves) = (self.counts[class].clone(), self.moves(class, &states));
        ClassComparison {
            class: self.regulation().classes[class].id.clone(),
            by: by.iter().flat_map(|fact| self.by_value(class, fact, &states)).collect(),
            matrix: Matrix { states, counts },
            moves,
            quotas: self.quotas(standing, class),
        }
    }

    fn moves(&self, class: usize, states: &[State]) -> Vec<Move> {
        let counts = &self.counts[class];
        let direct = match self.causes.is_direct_for_all(class) {
            Some(true) => counts.clone(),
            Some(false) => vec![vec![0; states.len()]; states.len()],
            None => {
                let is_direct = |row| self.causes.is_direct(class, row);
                self.pairs(class).counts_of(states.len(), (&self.changed[class], is_direct))
            }
        };
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

    fn quotas(&self, standing: &Standing<'a>, class: usize) -> Vec<QuotaSeats> {
        let ids =
            |side: Verdicts<'a>| side.regulation().classes[class].quotas.iter().map(|q| &q.id);
        let stood: Vec<&String> = ids(self.before).collect();
        let new = ids(self.after).filter(|id| !stood.contains(id));
        let all: Vec<&String> = stood.iter().copied().chain(new).collect();
        all.into_iter().map(|id| self.seats(standing, class, id)).collect()
    }

    fn seats(&self, standing: &Standing<'a>, class: usize, id: &str) -> QuotaSeats {
        let find = |side: Verdicts<'_>| {
            let mut quotas = side.regulation().classes[class].quotas.iter();
            quotas.position(|quota| quota.id == id)
        };
        let (was, is) = (find(self.before), find(self.after));
        let seated = was.map(|at| &standing.seated[class][at]);
        let before = seated.map(|(_, seats)| *seats);
        let held = before.map_or(0, |seats| seats.held);
        let (after, changes) = match is {
            Some(_) if is_untouched(self.before, self.after, class) => {
                (before, SeatChanges { held, freed: 0, taken: 0 })
            }
            Some(at) => {
                let seated = seated.map(|(seated, _)| seated);
                let changes = self.after.seat_changes(class, at, seated);
                (Some(self.after.seats(class, at, changes.held)), changes)
            }
            None => (None, SeatChanges { held: 0, freed: held, taken: 0 }),
        };
        QuotaSeats {
            quota: id.to_owned(),
            before,
            after,
            freed: changes.freed,
            taken: changes.taken,
        }
    }

    /// The subjects that change, by class and id, no more than `listed`.
    fn changed(&self, listed: usize) -> Vec<Changed<'a>> {
        let mut all = Vec::new();
        for class in 0..self.regulation().classes.len() {
            let ids = &self.before.population().tables[class].ids;
            let rows = first_by_id(ids, &self.changed[class], listed - all.len());
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
