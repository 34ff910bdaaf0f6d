//! A class of a regulation with its fact space and what its rules make of it: what every question
//! starts from.

use crate::check::example::{Cell, Fact};
use crate::check::rules::Rules;
use crate::check::space::{Diagram, FALSE, Space};
use crate::check::standard::{IMPOSSIBLE, Standard};
use crate::check::subject::decided;
use crate::decide::Rulebook;
use crate::formula::Logic;
use crate::model::{Class, Place, RuleKindShown};

/// A class and everything that can be told of it.
#[derive(Debug)]
pub(in crate::check) struct ClassSpace<'a> {
    pub book: &'a Rulebook,
    pub class: usize,
    pub rules: Rules<'a>,
    pub space: Space<'a>,
    pub standard: Standard,
    /// What becomes of everyone before quotas; [`IMPOSSIBLE`] where facts exclude each other.
    pub outcome: Diagram,
}

/// A condition with the rule that it is of.
#[derive(Clone, Debug)]
pub(in crate::check) struct OfRule<'a> {
    pub kind: RuleKindShown,
    pub id: &'a str,
    /// The level that it is a requirement of, by its place in the class.
    pub level: Option<usize>,
    pub place: &'a Place,
    pub text: &'a str,
    /// Its truth; false where facts exclude each other.
    pub truth: Diagram,
}

impl<'a> ClassSpace<'a> {
    /// The space of a class; `None` if it is too large to be looked at as a whole.
    pub fn of(book: &'a Rulebook, class: usize) -> Option<ClassSpace<'a>> {
        let rules = Rules::of(book.regulation(), class)?;
        let logic: Vec<Logic> =
            rules.formulas().iter().map(|formula| Space::logic(rules.side, formula)).collect();
        let period = book.regulation().periods.first;
        let mut space = Space::of(vec![rules.side], period, &[logic]);
        let standard = Standard::of(&mut space, 0, &rules);
        let outcome = standard.outcome(&mut space);
        let is_full = space.diagrams.is_full();
        (!is_full).then_some(ClassSpace { book, class, rules, space, standard, outcome })
    }

    /// The class as declared.
    pub fn declared(&self) -> &'a Class {
        &self.rules.side.regulation.classes[self.class]
    }

    /// Every condition of a rule, in the order in which they act.
    pub fn conditions(&mut self) -> Vec<OfRule<'a>> {
        let class = self.declared();
        let mut all = Vec::new();
        let mut add = |kind, id: &'a str, (level, formula, truth)| {
            let formula: &'a crate::model::Formula = formula;
            let (place, text) = (&formula.place, formula.text.trim());
            all.push(OfRule { kind, id, level, place, text, truth });
        };
        for (rule, (_, truth)) in class.exemptions.iter().zip(&self.standard.exemptions) {
            add(RuleKindShown::Exemption, &rule.id, (None, &rule.when, *truth));
        }
        if let (Some(review), Some(truth)) = (&class.review, self.standard.review) {
            add(RuleKindShown::Review, "review", (None, &review.done, truth));
        }
        for (at, (level, (_, truths))) in class.levels.iter().zip(&self.standard.levels).enumerate()
        {
            for (rule, truth) in level.requires.iter().zip(truths) {
                add(RuleKindShown::Requires, &rule.id, (Some(at), &rule.that, *truth));
            }
        }
        for (rule, ceiling) in class.ceilings.iter().zip(&self.standard.ceilings) {
            add(RuleKindShown::Ceiling, &rule.id, (None, &rule.when, ceiling.when));
        }
        for (at, rule) in class.quotas.iter().enumerate() {
            if let (Some(formula), Some(unless)) = (&rule.unless, &self.rules.quotas[at].unless) {
                let truth = self.space.truth(0, &unless.expr);
                add(RuleKindShown::Quota, &rule.id, (None, formula, truth));
            }
        }
        for one in &mut all {
            one.truth = self.space.within(one.truth, FALSE);
        }
        all
    }

    /// The facts of a cell that a function depends on.
    pub fn facts(&self, cell: &Cell, of: &[Diagram]) -> Vec<Fact> {
        let read = of.iter().flat_map(|diagram| self.space.diagrams.variables(*diagram));
        let read: std::collections::BTreeSet<usize> = read.collect();
        self.space.facts(cell, |variable| read.contains(&variable))
    }

    /// True if the evaluator says of a cell what the diagram says.
    pub fn is_confirmed(&self, cell: &Cell, outcome: u32) -> bool {
        decided(self.book, &self.space, 0, cell) == Some(outcome)
    }

    /// The function where all facts are known but those that may be empty, [`IMPOSSIBLE`]
    /// elsewhere.
    pub fn ordinary(&mut self, diagram: Diagram) -> Diagram {
        let mut known = self.space.within(diagram, IMPOSSIBLE);
        for variable in self.space.diagrams.variables(diagram) {
            if !self.space.variables[variable].is_optional {
                known = self.space.where_known(known, variable, IMPOSSIBLE);
            }
        }
        known
    }
}
