//! How sure a what-if is where only totals were published: many populations, each drawn anew and
//! consistent with every published total, each decided as it stands and with every scenario.
//!
//! A draw depends on nothing but the seed and its number, and intervals are order statistics, so
//! that a result depends neither on the number of threads nor on their order. Start reading at
//! [`redraw`].

mod assumed;
mod draw;
mod figures;
mod population;

use crate::decide::{Decisions, Options, Rulebook, decide, decide_again, decide_over};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Amendment, ClassSpread, DrawnFrom, Move, Published, ScenarioSpread, SynthesisPlan, Uncertainty,
};
use crate::simulate::compare::moves_between;
use crate::simulate::facts_of_sides::fitted;
use crate::simulate::redraw::assumed::assumptions;
use crate::simulate::redraw::draw::Ground;
pub(in crate::simulate) use crate::simulate::redraw::figures::medians;
use crate::simulate::redraw::figures::{Figures, moves, spreads};
use crate::simulate::synthesize::contradictions;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

/// What was published, what the plan assumes, and how often which seed is asked.
#[derive(Clone, Copy)]
pub struct Redraw<'a> {
    /// The report.
    pub published: &'a Published,
    /// The plan.
    pub plan: &'a SynthesisPlan,
    /// How many populations are drawn; at least one.
    pub draws: u64,
    /// Where they come from.
    pub seed: u64,
    /// Told after every draw.
    pub step: &'a (dyn Fn() + Sync),
}

/// Another regulation and its name.
pub struct Alternative<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it changes.
    pub amendments: &'a [Amendment],
    /// Its rules.
    pub book: &'a Rulebook,
}

/// One draw: each side's counts, who moves in each scenario by class, and how many of each plan
/// table were drawn to meet more than was decided.
struct OneDraw {
    standing: Figures,
    scenarios: Vec<(Figures, Vec<Vec<Move>>)>,
    held: Vec<u64>,
}

/// Draws populations and gives the interval of every count, as it stands and with each scenario.
///
/// # Errors
/// Where plan and report contradict each other, no draw meets the plan's limits, or subjects wait
/// for each other.
pub fn redraw(
    standing: &Rulebook,
    scenarios: &[Alternative<'_>],
    asked: Redraw<'_>,
) -> Result<Uncertainty, Vec<Diagnostic>> {
    let ground = ground(standing, asked)?;
    let one = |spare: &mut Option<Decisions>, number: u64| -> Result<OneDraw, Vec<Diagnostic>> {
        let drawn = ground.draw(number).map_err(|told| vec![*told])?;
        let options = Options { use_decided: false };
        let was = decide_over(spare.take(), standing, &drawn.population, options)?;
        let before = was.verdicts(standing, &drawn.population);
        let scenario = |other: &Alternative<'_>| {
            let rules = (standing.regulation(), other.book.regulation());
            let population = fitted(&drawn.population, rules);
            let is = decide_again(other.book, &population, (standing, &was))?;
            let after = is.verdicts(other.book, &population);
            Ok((Figures::of(after), moves_between(before, after)))
        };
        let scenarios = scenarios.iter().map(scenario).collect::<Result<_, Vec<Diagnostic>>>()?;
        (asked.step)();
        let one = OneDraw { standing: Figures::of(before), scenarios, held: drawn.held };
        *spare = Some(was);
        Ok(one)
    };
    let draws: Result<Vec<OneDraw>, Vec<Diagnostic>> =
        (0..asked.draws).into_par_iter().map_init(|| None, one).collect();
    Ok(gathered(standing, scenarios, (asked, draws?)))
}

/// The intervals of every count with each of some rules, over drawn populations.
///
/// # Errors
/// As [`redraw`].
pub fn redraw_each(
    standing: &Rulebook,
    books: &[&Rulebook],
    asked: Redraw<'_>,
) -> Result<(Vec<Vec<ClassSpread>>, DrawnFrom), Vec<Diagnostic>> {
    let ground = ground(standing, asked)?;
    let one = |number: u64| -> Result<(Vec<Figures>, Vec<u64>), Vec<Diagnostic>> {
        let drawn = ground.draw(number).map_err(|told| vec![*told])?;
        let was = decide(standing, &drawn.population, Options { use_decided: false })?;
        let each = books.iter().copied().map(|book| {
            let is = decide_again(book, &drawn.population, (standing, &was))?;
            Ok(Figures::of(is.verdicts(book, &drawn.population)))
        });
        let each = each.collect::<Result<_, Vec<Diagnostic>>>()?;
        (asked.step)();
        Ok((each, drawn.held))
    };
    let draws: Result<Vec<_>, Vec<Diagnostic>> =
        (0..asked.draws).into_par_iter().map(one).collect();
    let draws = draws?;
    let spread = |at: usize| {
        let figures: Vec<&Figures> = draws.iter().map(|(each, _)| &each[at]).collect();
        spreads(books[at].regulation(), &figures)
    };
    let held = held(asked, draws.iter().map(|(_, held)| held.as_slice()));
    let assumed = assumptions((asked.published, asked.plan), standing.regulation(), &held);
    let drawn = DrawnFrom { draws: asked.draws, seed: asked.seed, assumptions: assumed };
    Ok(((0..books.len()).map(spread).collect(), drawn))
}

/// The least and greatest number of each plan table's subjects that were drawn to meet more than
/// was decided.
fn held<'h>(asked: Redraw<'_>, draws: impl Iterator<Item = &'h [u64]>) -> Vec<(u64, u64)> {
    let draws: Vec<&[u64]> = draws.collect();
    let of = |table: usize| {
        let numbers = || draws.iter().map(|held| held[table]);
        (numbers().min().unwrap_or(0), numbers().max().unwrap_or(0))
    };
    (0..asked.plan.tables.len()).map(of).collect()
}

fn ground<'a>(standing: &'a Rulebook, asked: Redraw<'a>) -> Result<Ground<'a>, Vec<Diagnostic>> {
    let wrong = contradictions(asked.published, asked.plan);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(Ground::new((asked.published, asked.plan), standing, asked.seed))
}

fn gathered(
    standing: &Rulebook,
    scenarios: &[Alternative<'_>],
    (asked, draws): (Redraw<'_>, Vec<OneDraw>),
) -> Uncertainty {
    let regulation = standing.regulation();
    let before: Vec<&Figures> = draws.iter().map(|draw| &draw.standing).collect();
    let scenarios = scenarios.iter().enumerate().map(|(at, other)| {
        let after: Vec<&Figures> = draws.iter().map(|draw| &draw.scenarios[at].0).collect();
        let of_class = |class: usize| {
            let of = |draw: &'_ OneDraw| draw.scenarios[at].1[class].clone();
            let all: Vec<Vec<Move>> = draws.iter().map(of).collect();
            moves(regulation, &all.iter().map(Vec::as_slice).collect::<Vec<_>>())
        };
        ScenarioSpread {
            name: other.name.to_owned(),
            amendments: other.amendments.to_vec(),
            classes: spreads(other.book.regulation(), &after),
            moves: (0..regulation.classes.len()).map(of_class).collect(),
        }
    });
    let held = held(asked, draws.iter().map(|draw| draw.held.as_slice()));
    Uncertainty {
        draws: asked.draws,
        seed: asked.seed,
        assumptions: assumptions((asked.published, asked.plan), regulation, &held),
        baseline: spreads(regulation, &before),
        scenarios: scenarios.collect(),
    }
}
