//! Subjects of whom formulas say what is asked for, as near to an ordinary subject as there is one.

use crate::check::class::ClassSpace;
use crate::check::example::Cell;
use crate::check::given::given;
use crate::check::space::{Costs, Diagram, FALSE, TRUE};
use crate::check::standard::{IMPOSSIBLE, PENDING};
use crate::decide::Rulebook;
use crate::formula::Expr;
use crate::model::{Given, Truth};

/// A class in which subjects are looked for.
#[derive(Debug)]
pub struct Lookout<'a> {
    of: ClassSpace<'a>,
    /// What it costs to be other than an ordinary subject.
    costs: Costs,
}

impl<'a> Lookout<'a> {
    /// A class; `None` if it is too large to be looked at as a whole.
    pub fn of(book: &'a Rulebook, class: usize) -> Option<Lookout<'a>> {
        let of = ClassSpace::of(book, class)?;
        let levels = of.space.diagrams.values(of.outcome).into_iter();
        let best = levels.filter(|value| *value < PENDING).max();
        let best = best.and_then(|best| of.space.example(of.outcome, |value| value == best));
        let any = || of.space.example(of.outcome, |value| value != IMPOSSIBLE);
        let ordinary: Cell = best.or_else(any)?;
        let costs = of.space.apart_from(&ordinary);
        Some(Lookout { of, costs })
    }

    /// A subject of whom these formulas say what is wanted. They must ask nothing that the rules
    /// of the class do not ask.
    pub fn saying(&mut self, asked: &[Expr], wanted: impl Fn(&[Truth]) -> bool) -> Option<Given> {
        const KINDS: u32 = 3;
        let mut said = self.of.space.diagrams.end(0);
        for formula in asked {
            let truth = self.of.space.truth(0, formula);
            said = self.of.space.diagrams.combine(said, truth, |said, truth| said * KINDS + truth);
        }
        let said = self.of.space.within(said, IMPOSSIBLE);
        self.nearest(said, |said| {
            if said == IMPOSSIBLE {
                return false;
            }
            let (mut left, mut truths) = (said, Vec::with_capacity(asked.len()));
            for _ in asked {
                truths.push(match left % KINDS {
                    TRUE => Truth::True,
                    FALSE => Truth::False,
                    _ => Truth::Unknown,
                });
                left /= KINDS;
            }
            truths.reverse();
            wanted(&truths)
        })
    }

    /// A subject that gets a level before any quota.
    pub fn at_level(&self, level: u8) -> Option<Given> {
        self.nearest(self.of.outcome, |value| value == u32::from(level))
    }

    fn nearest(&self, of: Diagram, wanted: impl Fn(u32) -> bool) -> Option<Given> {
        if self.of.space.diagrams.is_full() {
            return None;
        }
        let cell = self.of.space.diagrams.nearest(of, &self.costs, wanted)?;
        given(&self.of.space, 0, &cell)
    }
}
