//! The fewest changes of a subject's own facts that meet a goal: deeper and deeper, branching only
//! on facts that a demand not met depends on, among the values that the rules can tell apart.
//!
//! Whatever meets the goal must change a fact of each demand that is not met, so branching on
//! those of any one of them loses nothing. Demands without a fact in common need a change each:
//! where these are more than the changes left, nothing is looked at. Start reading at
//! [`Search::fewest`].

use crate::decide::explain::goal::{Demand, Goal, Kind};
use crate::decide::grounds::One;
use crate::formula::{Cell, Expr, Program, Subject};
use crate::model::FactType;
use std::collections::{BTreeMap, BTreeSet};

/// Situations looked at for one level before the search is given up.
const SITUATIONS: usize = 20_000;

/// A fact and the value it would need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change<'a> {
    pub fact: usize,
    pub cell: Cell<'a>,
    /// The clause that asks for it.
    pub cite: &'a str,
}

/// What a search came to.
pub(super) enum Found<'a> {
    /// The changes, in the order of the facts; none if nothing need change.
    Changes(Vec<Change<'a>>),
    /// No change of the subject's own facts meets the goal.
    Nothing,
    /// This formula could not be looked into, or was where the search was given up.
    NotSearched(Expr),
}

/// A search for one level.
pub(super) struct Search<'a> {
    one: &'a One<'a>,
    program: &'a Program,
    /// The values of each fact that the rules can tell apart; `None` where they cannot be named.
    values: BTreeMap<usize, Option<Vec<Cell<'a>>>>,
    situations: usize,
    /// True if a branch was cut off only because it needed more changes.
    cut_off: bool,
    /// What could not be looked into.
    obstacle: Option<Expr>,
    best: Option<Way<'a>>,
    /// Sets of changes looked at, as facts and places of their values.
    seen: BTreeSet<Vec<(usize, usize)>>,
}

/// Changes that meet a goal.
struct Way<'a> {
    steps: usize,
    order: Vec<(usize, usize)>,
    changes: Vec<Change<'a>>,
}

/// The changes made so far on a way.
#[derive(Default)]
struct Trail<'a> {
    steps: usize,
    cells: Vec<(usize, Cell<'a>)>,
    places: Vec<usize>,
    cites: Vec<&'a str>,
}

impl<'a> Search<'a> {
    pub(super) fn new(one: &'a One<'a>, program: &'a Program) -> Self {
        Search {
            one,
            program,
            values: BTreeMap::new(),
            situations: SITUATIONS,
            cut_off: false,
            obstacle: None,
            best: None,
            seen: BTreeSet::new(),
        }
    }

    /// The fewest changes that meet one of the goals; of these the smallest steps, then those
    /// that come first in the order of the facts.
    pub(super) fn fewest(mut self, goals: &'a [Goal<'a>]) -> Found<'a> {
        for changes in 0..=self.one.class.facts.len() {
            self.cut_off = false;
            for goal in goals {
                self.seen.clear();
                self.extend(goal, changes, &mut Trail::default());
            }
            if let Some(way) = self.best {
                return Found::Changes(way.changes);
            }
            if self.situations == 0 {
                let mut unmet = goals.iter().flat_map(|goal| self.unmet(goal, &[]));
                let first = unmet.find_map(|demand| self.formula(demand));
                return first.map_or(Found::Nothing, Found::NotSearched);
            }
            if !self.cut_off {
                break;
            }
        }
        self.obstacle.map_or(Found::Nothing, Found::NotSearched)
    }

    /// The demands of a goal that are not met after some changes.
    fn unmet(&self, goal: &'a Goal<'a>, changes: &[(usize, Cell<'a>)]) -> Vec<&'a Demand<'a>> {
        let One { world, number, row, .. } = *self.one;
        let subject = Subject { world, class: number, row, changes };
        let demands = goal.demands.iter();
        demands.filter(|demand| !self.one.is_met(demand, &subject)).collect()
    }

    /// Looks at a situation, and at those that `left` more changes lead to.
    fn extend(&mut self, goal: &'a Goal<'a>, left: usize, trail: &mut Trail<'a>) {
        let Some(situations) = self.situations.checked_sub(1) else { return };
        self.situations = situations;
        let unmet = self.unmet(goal, &trail.cells);
        if unmet.is_empty() {
            return self.keep(trail);
        }
        let open: Vec<Vec<usize>> =
            unmet.iter().map(|demand| self.open_facts(demand, trail)).collect();
        let needed = disjoint(&open);
        if open.iter().any(Vec::is_empty) {
            return;
        }
        if needed > left {
            self.cut_off = true;
            return;
        }
        let fewest = (0..open.len()).min_by_key(|at| open[*at].len()).unwrap_or(0);
        for fact in &open[fewest] {
            for (step, place, cell) in self.steps(*fact) {
                let least = trail.steps + step + needed - 1;
                let mut order = trail.order();
                order.push((*fact, place));
                order.sort_unstable();
                if self.best.as_ref().is_some_and(|best| best.steps < least)
                    || !self.seen.insert(order)
                {
                    continue;
                }
                trail.push(step, (*fact, place, cell), unmet[fewest].cite);
                self.extend(goal, left - 1, trail);
                trail.pop(step);
            }
        }
    }

    /// Keeps a way that meets the goal if none met before is better.
    fn keep(&mut self, trail: &Trail<'a>) {
        let mut changes: Vec<_> = trail.cells.iter().zip(&trail.cites).collect();
        changes.sort_by_key(|((fact, _), _)| *fact);
        let changes = changes.into_iter();
        let changes = changes.map(|((fact, cell), cite)| Change { fact: *fact, cell: *cell, cite });
        let (steps, mut order) = (trail.steps, trail.order());
        order.sort_unstable();
        let way = Way { steps, order, changes: changes.collect() };
        let better = |best: &Way<'_>| (way.steps, &way.order) < (best.steps, &best.order);
        if self.best.as_ref().is_none_or(better) {
            self.best = Some(way);
        }
    }

    /// The facts of a demand that may still be changed.
    fn open_facts(&mut self, demand: &'a Demand<'a>, trail: &Trail<'a>) -> Vec<usize> {
        let mut open = Vec::new();
        for fact in demand.facts.iter().filter(|fact| !trail.has(**fact)) {
            let world = &self.one.world;
            let program = self.program;
            let values =
                self.values.entry(*fact).or_insert_with(|| program.candidates(world, *fact));
            match values {
                Some(values) if values.is_empty() => {}
                Some(_) => open.push(*fact),
                None if self.obstacle.is_none() => {
                    self.obstacle = self.formula(demand);
                }
                None => {}
            }
        }
        open
    }

    /// The values that a fact may be changed to, the smallest step first, each with its place
    /// among the fact's values.
    fn steps(&self, fact: usize) -> Vec<(usize, usize, Cell<'a>)> {
        let now = self.one.world.cell(self.one.number, self.one.row, fact);
        let kind = &self.one.class.facts[fact].kind;
        let values = self.values.get(&fact).and_then(Option::as_ref).map_or(&[][..], Vec::as_slice);
        let step = |to: &Cell<'a>| match (now, *to) {
            (Cell::Code(now), Cell::Code(to)) if matches!(kind, FactType::Scale { .. }) => {
                usize::from(now.abs_diff(to))
            }
            (Cell::Number(_), Cell::Number(_)) => {
                let (low, high) = (now.min(*to), now.max(*to));
                values.iter().filter(|value| low < **value && **value <= high).count()
            }
            _ => 1,
        };
        let places = values.iter().enumerate().filter(|(_, value)| **value != now);
        let mut steps: Vec<_> = places.map(|(at, value)| (step(value), at, *value)).collect();
        steps.sort_by_key(|(step, place, _)| (*step, *place));
        steps
    }

    /// The formula that a demand is about, to be shown.
    fn formula(&self, demand: &'a Demand<'a>) -> Option<Expr> {
        match &demand.kind {
            Kind::Condition(expr, _) => Some(expr.clone()),
            Kind::Failed(exprs) => exprs.first().map(|expr| (*expr).clone()),
            Kind::Ceiling { at, .. } => Some(self.one.rules.ceilings[*at].at_most.clone()),
        }
    }
}

impl<'a> Trail<'a> {
    fn has(&self, fact: usize) -> bool {
        self.cells.iter().any(|(changed, _)| *changed == fact)
    }

    /// Facts and places of their values.
    fn order(&self) -> Vec<(usize, usize)> {
        self.cells.iter().zip(&self.places).map(|((fact, _), place)| (*fact, *place)).collect()
    }

    fn push(&mut self, step: usize, (fact, place, cell): (usize, usize, Cell<'a>), cite: &'a str) {
        self.steps += step;
        self.cells.push((fact, cell));
        self.places.push(place);
        self.cites.push(cite);
    }

    fn pop(&mut self, step: usize) {
        self.steps -= step;
        self.cells.pop();
        self.places.pop();
        self.cites.pop();
    }
}

/// How many of these sets, taken one after the other, have no element in common.
fn disjoint(sets: &[Vec<usize>]) -> usize {
    let mut by_size: Vec<&Vec<usize>> = sets.iter().collect();
    by_size.sort_by_key(|set| set.len());
    let mut taken = BTreeSet::new();
    let apart = by_size.into_iter().filter(|set| {
        let apart = set.iter().all(|fact| !taken.contains(fact));
        if apart {
            taken.extend(set.iter().copied());
        }
        apart
    });
    apart.count()
}
