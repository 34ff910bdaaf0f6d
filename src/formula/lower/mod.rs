//! Formulas over columns: all formulas of a class as logic over questions, each asked of a whole
//! column of 1,024 rows at a time and answered with one bit a row.
//!
//! A formula lowered says exactly what [`Expr::truth`] says of each row; what cannot be lowered is
//! left to it. No IO, no clock, no state but scratch. Start reading at [`Program`], then `logic`
//! (what is understood), `regions` (what a question means of stored values), `kernels` (the
//! loops).
//!
//! [`Expr::truth`]: crate::formula::Expr::truth

mod ahead;
mod block;
mod candidates;
mod cells;
mod children;
mod comparisons;
mod groups;
mod inputs;
mod kernels;
mod lanes;
mod levels;
mod logic;
mod memo;
mod numbers;
mod plan;
mod planes;
mod planner;
mod regions;

pub use block::Rows;
pub(in crate::formula) use inputs::placeless;
pub use levels::Levels;
pub use logic::Logic;
pub use plan::{Answers, Atom, DayAt, Measure, Question, Source, Threshold};
pub use planes::Planes;
pub use regions::{Edge, Span};

use crate::formula::lower::logic::Lowering;
use crate::formula::lower::plan::Plan;
use crate::formula::lower::planner::Planner;
use crate::formula::{Expr, World};
use crate::model::Regulation;
use std::sync::Arc;

/// All truth formulas of a class, with every condition that several of them name asked once.
/// Cloning is cheap; clones share their [`Planes`] and may be run on any thread.
#[derive(Clone, Debug)]
pub struct Program {
    plan: Arc<Plan>,
}

impl Program {
    /// Lowers formulas of a class; they keep their numbers.
    pub fn build(regulation: &Regulation, class: usize, formulas: &[&Expr]) -> Program {
        let lowering = Lowering { regulation, class };
        let mut planner = Planner::new(regulation, class);
        for formula in formulas {
            planner.add_formula(lowering.truth(formula));
        }
        Program { plan: Arc::new(planner.finish()) }
    }

    /// Evaluates all formulas for some rows of the class. The world is one of the regulation that
    /// the program was built of.
    ///
    /// # Panics
    /// If there are more than 1,024 rows.
    pub fn run(&self, world: &World<'_>, rows: Rows<'_>, out: &mut Planes) {
        out.fill(&self.plan, world, rows);
    }

    /// The atomic conditions, each once; those that could not be looked into are
    /// [`Atom::Opaque`].
    pub fn atoms(&self) -> &[Atom] {
        &self.plan.atoms
    }
}

#[cfg(test)]
mod tests;
