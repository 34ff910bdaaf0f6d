//! One class of two regulations: both decided over one fact space.

use crate::check::compare::order::{Order, joined};
use crate::check::compare::quotas::{differences, direction};
use crate::check::compare::{ClassCompared, Counterexample, Hindrance, Outcome, Relation};
use crate::check::example::Cell;
use crate::check::given::given;
use crate::check::rules::Rules;
use crate::check::space::{Diagram, Key, Side, Space};
use crate::check::standard::{EXEMPT, IMPOSSIBLE, PENDING, Standard};
use crate::check::subject::decided;
use crate::decide::Rulebook;
use crate::formula::Logic;
use crate::model::Regulation;
use std::collections::BTreeMap;

/// Outcomes of the second regulation stand above those of the first in a pair.
const SECOND: u32 = 10_000;
/// Cells of one pair of outcomes that are tried until the evaluators confirm one.
const TRIES: usize = 8;

/// Both sides of a class over one space.
struct Both<'a> {
    books: [&'a Rulebook; 2],
    at: [usize; 2],
    space: Space<'a>,
    /// What each side makes of every cell, whatever its quotas ask.
    outcomes: [Diagram; 2],
    /// What the first makes of every cell in which the quotas of neither leave anybody pending.
    grouped: Diagram,
    /// Both outcomes, the second times [`SECOND`].
    pairs: Diagram,
}

pub(in crate::check::compare) fn compared(books: [&Rulebook; 2], at: [usize; 2]) -> ClassCompared {
    let regulations = books.map(Rulebook::regulation);
    let class = regulations[0].classes[at[0]].id.clone();
    let quotas = differences(regulations, at);
    let mut told = ClassCompared {
        class,
        at,
        relation: None,
        hindrance: None,
        before_quotas: None,
        exact: false,
        opaque: Vec::new(),
        only_read_by: Default::default(),
        cells: None,
        ordinary: Vec::new(),
        counterexamples: Vec::new(),
        quotas,
    };
    let Some(order) = Order::of(regulations[0].outcome_scale(), regulations[1].outcome_scale())
    else {
        told.hindrance = Some(Hindrance::Scales);
        return told;
    };
    let Some(mut both) = Both::of(books, at) else {
        told.hindrance = Some(Hindrance::TooLarge);
        return told;
    };
    both.tell(&order, &mut told);
    told
}

impl<'a> Both<'a> {
    fn of(books: [&'a Rulebook; 2], at: [usize; 2]) -> Option<Both<'a>> {
        let regulations = books.map(Rulebook::regulation);
        let sides = [0, 1].map(|side| Side { regulation: regulations[side], class: at[side] });
        let rules = [Rules::of(regulations[0], at[0])?, Rules::of(regulations[1], at[1])?];
        let logic: Vec<Vec<Logic>> = rules
            .iter()
            .map(|rules| {
                let formulas = rules.formulas();
                formulas.iter().map(|formula| Space::logic(rules.side, formula)).collect()
            })
            .collect();
        // Days are compared in the first year of the later regulation.
        let period = regulations[0].periods.first.max(regulations[1].periods.first);
        let mut space = Space::of(sides.to_vec(), period, &logic);
        let standards = [0, 1].map(|side| Standard::of(&mut space, side, &rules[side]));
        let outcomes = standards.each_ref().map(|standard| standard.before_quotas(&mut space));
        let decided = standards.each_ref().map(|standard| standard.outcome(&mut space));
        let ungrouped = standards[1].ungrouped;
        let grouped = space.diagrams.combine(decided[0], ungrouped, |outcome, ungrouped| {
            if ungrouped == 1 && outcome != IMPOSSIBLE { PENDING } else { outcome }
        });
        let before = paired(&mut space, outcomes);
        let decided = paired(&mut space, decided);
        // Whom the keys of a quota leave pending is a matter of that quota: two are unlike only if
        // they are so without it.
        let pairs = space.diagrams.combine(before, decided, |before, decided| {
            let [a, b] = [(0, before % SECOND), (1, before / SECOND)]
                .map(|(side, value)| outcome(regulations[side], value));
            if a == b { before } else { decided }
        });
        let is_full = space.diagrams.is_full();
        (!is_full).then_some(Both { books, at, space, outcomes, grouped, pairs })
    }

    fn tell(&mut self, order: &Order, told: &mut ClassCompared) {
        let values = self.space.diagrams.values(self.pairs);
        let outcomes: BTreeMap<u32, (Outcome, Outcome)> = values
            .into_iter()
            .filter(|pair| pair % SECOND != IMPOSSIBLE)
            .map(|pair| (pair, (self.outcome(0, pair % SECOND), self.outcome(1, pair / SECOND))))
            .collect();
        let differ: Vec<_> = outcomes.iter().filter(|(_, (a, b))| a != b).collect();
        let pairs: Vec<_> = differ.iter().map(|(_, pair)| (*pair).clone()).collect();
        let before = order.relation(&pairs);
        told.before_quotas = Some(before);
        told.relation = Some(match told.quotas.is_empty() {
            true => before,
            false => joined(before, direction(&told.quotas)),
        });
        let ordinary = self.ordinary();
        told.ordinary = self.space.facts(&ordinary, |_| true);
        for (pair, (a, b)) in &differ {
            let change = order.change(a, b);
            told.counterexamples.extend(self.shown(&ordinary, **pair, (a, b, change)));
        }
        // Differences between settled outcomes come first, those with the fewest facts apart first.
        told.counterexamples.sort_by_key(|one| {
            let is_pending = one.a == Outcome::Pending || one.b == Outcome::Pending;
            (is_pending, !one.confirmed, one.apart.len(), one.a.clone(), one.b.clone())
        });
        told.opaque = self.opaque();
        let all_shown = told.counterexamples.iter().all(|one| one.confirmed);
        told.exact = told.opaque.is_empty() && all_shown;
        told.only_read_by = [0, 1].map(|side| self.only_read_by(side));
        told.cells = self.cells(&outcomes);
    }

    fn outcome(&self, side: usize, value: u32) -> Outcome {
        outcome(self.books[side].regulation(), value)
    }

    /// A subject that gets the best level there is under the first, as plain as can be.
    fn ordinary(&self) -> Cell {
        let values = self.space.diagrams.values(self.grouped);
        let best = values.into_iter().filter(|value| *value < PENDING).max();
        let best = best.and_then(|best| self.space.example(self.grouped, |it| it == best));
        let any = || self.space.example(self.grouped, |it| it != IMPOSSIBLE);
        best.or_else(any).unwrap_or_default()
    }

    /// The nearest subject to the ordinary one of which both evaluators say what the diagrams
    /// say; if none of the nearest can be made, the nearest of all, not confirmed.
    fn shown(
        &mut self,
        ordinary: &Cell,
        pair: u32,
        (a, b, change): (&Outcome, &Outcome, Relation),
    ) -> Option<Counterexample> {
        let costs = self.space.apart_from(ordinary);
        let mut left = self.pairs;
        let mut first = None;
        for _ in 0..TRIES {
            let Some(cell) = self.space.diagrams.nearest(left, &costs, |it| it == pair) else {
                break;
            };
            let confirmed = self.is_confirmed(&cell, pair);
            let shown = self.counterexample(&cell, ordinary, (a, b, change));
            if confirmed {
                return Some(Counterexample { confirmed, ..shown });
            }
            first.get_or_insert(shown);
            left = self.without(left, &cell, ordinary);
        }
        first
    }

    /// The function without a cell's own corner: where everything that sets it apart is so.
    fn without(&mut self, left: Diagram, cell: &Cell, ordinary: &Cell) -> Diagram {
        let mut corner = self.space.diagrams.end(1);
        for (at, region) in cell.iter().enumerate().filter(|(at, region)| ordinary[*at] != **region)
        {
            let regions = self.space.variables[at].regions.len();
            let here: Vec<u32> = (0..regions).map(|other| u32::from(other == *region)).collect();
            let here = self.space.diagrams.variable(at, &here);
            corner = self.space.diagrams.combine(corner, here, u32::min);
        }
        self.space.diagrams.combine(left, corner, |pair, corner| match corner {
            1 => IMPOSSIBLE + SECOND * IMPOSSIBLE,
            _ => pair,
        })
    }

    fn is_confirmed(&self, cell: &Cell, pair: u32) -> bool {
        let says = |side: usize| {
            let said = decided(self.books[side], &self.space, side, cell)?;
            Some(name((self.books[side].regulation(), self.at[side]), said))
        };
        says(0) == Some(pair % SECOND) && says(1) == Some(pair / SECOND)
    }

    fn counterexample(
        &self,
        cell: &Cell,
        ordinary: &Cell,
        (a, b, change): (&Outcome, &Outcome, Relation),
    ) -> Counterexample {
        let scale = &self.space.sides[0].regulation.outcome_scale().id;
        let differ = (0..cell.len()).filter(|at| cell[*at] != ordinary[*at]);
        Counterexample {
            facts: self.space.facts(cell, |_| true),
            given: given(&self.space, 0, cell),
            apart: differ.map(|at| self.space.variables[at].key.text(scale)).collect(),
            a: a.clone(),
            b: b.clone(),
            change,
            confirmed: false,
        }
    }

    /// Parts that could not be looked into and that some outcome depends on.
    fn opaque(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.space.opaque(self.pairs).map(str::to_owned).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// What the outcome of one side depends on and that of the other does not.
    fn only_read_by(&self, side: usize) -> Vec<String> {
        let scale = &self.space.sides[0].regulation.outcome_scale().id;
        let [own, other] =
            [side, 1 - side].map(|side| self.space.diagrams.variables(self.outcomes[side]));
        let only = own.difference(&other).map(|at| &self.space.variables[*at].key);
        only.filter(|key| !matches!(key, Key::Opaque(_))).map(|key| key.text(scale)).collect()
    }

    fn cells(&self, outcomes: &BTreeMap<u32, (Outcome, Outcome)>) -> Option<(u128, u128)> {
        let is_different = |pair: u32| outcomes.get(&pair).is_some_and(|(a, b)| a != b);
        let different = self.space.diagrams.count(self.pairs, is_different)?;
        let all = self.space.diagrams.count(self.pairs, |pair| outcomes.contains_key(&pair))?;
        Some((different, all))
    }
}

/// A side's outcome so that the same outcome of two exemptions is one: [`EXEMPT`], plus one where
/// a review is still due.
fn name((regulation, class): (&Regulation, usize), outcome: u32) -> u32 {
    if !(EXEMPT..IMPOSSIBLE).contains(&outcome) {
        return outcome;
    }
    let at = usize::try_from(outcome - EXEMPT).unwrap_or(usize::MAX);
    let rule = regulation.classes[class].exemptions.get(at);
    EXEMPT + u32::from(rule.is_some_and(|rule| rule.review_due))
}

/// Both outcomes, the second times [`SECOND`].
fn paired(space: &mut Space<'_>, outcomes: [Diagram; 2]) -> Diagram {
    let [a, b] = [0, 1].map(|side| {
        let Side { regulation, class } = space.sides[side];
        space.diagrams.map(outcomes[side], |outcome| name((regulation, class), outcome))
    });
    space.diagrams.combine(a, b, |a, b| a + SECOND * b)
}

fn outcome(regulation: &Regulation, value: u32) -> Outcome {
    match value {
        PENDING => Outcome::Pending,
        value if value >= EXEMPT => Outcome::Exempt { review_due: value > EXEMPT },
        value => {
            let values = &regulation.outcome_scale().values;
            let level = usize::try_from(value).ok().and_then(|code| values.get(code));
            level.map_or(Outcome::Pending, |level| Outcome::Level(level.id.clone()))
        }
    }
}
