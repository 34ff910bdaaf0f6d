//! Subjects who fall to the worst level only because no level was written for them.
//!
//! Nobody writes down whom a regulation means to fail, so three things are asked that can hardly
//! be meant: a level is written for the worst and it does not hold either; of one fact both more
//! and less would give a better level; of one choice no level above the worst can be reached.

use crate::check::class::ClassSpace;
use crate::check::example::Cell;
use crate::check::finding::{Finding, Said};
use crate::check::space::{Diagram, Key, Region, TRUE};
use crate::check::standard::is_level;
use crate::diagnostic::Code;

pub(in crate::check) fn ask(of: &mut ClassSpace<'_>) -> Vec<Finding> {
    if of.declared().levels.is_empty() {
        return Vec::new();
    }
    let standard = of.standard.by_requirements(&mut of.space);
    let standard = of.standard.among_rated(&mut of.space, standard);
    let standard = of.ordinary(standard);
    if let Some(worst) = of.declared().levels.iter().position(|level| level.is == 0) {
        return unwritten(of, standard, worst).into_iter().collect();
    }
    let variables = of.space.diagrams.variables(standard);
    let variables: Vec<usize> = variables.into_iter().collect();
    variables
        .into_iter()
        .filter_map(|at| between(of, standard, at).or_else(|| choice(of, standard, at)))
        .collect()
}

/// The worst level is written, and there are subjects for whom it does not hold either.
fn unwritten(of: &mut ClassSpace<'_>, standard: Diagram, worst: usize) -> Option<Finding> {
    let holds = of.standard.holds(&mut of.space, worst);
    let gap = of
        .space
        .diagrams
        .combine(standard, holds, |level, holds| u32::from(level == 0 && holds != TRUE));
    let cell = of.space.example(gap, |gap| gap == 1)?;
    let place = of.declared().levels[worst].place.clone();
    Some(found(of, (&cell, standard), &place).variant("unwritten"))
}

/// Of an ordered fact both more and less would give a better level.
fn between(of: &mut ClassSpace<'_>, standard: Diagram, at: usize) -> Option<Finding> {
    let variable = &of.space.variables[at];
    let is_number = matches!(variable.regions.last(), Some(Region::Numbers(..)));
    if !matches!(variable.key, Key::Fact(_)) || !(is_number || variable.is_ordered) {
        return None;
    }
    let ordered: Vec<usize> = (0..variable.regions.len())
        .filter(|region| variable.regions[*region] != Region::Unknown)
        .collect();
    let levels: Vec<Diagram> =
        ordered.iter().map(|region| of.space.diagrams.held(standard, at, *region)).collect();
    let mut below = of.space.diagrams.end(0);
    for middle in 1..ordered.len().saturating_sub(1) {
        let better = |level: u32| u32::from(is_level(level) && level > 0);
        below = of
            .space
            .diagrams
            .combine(below, levels[middle - 1], |below, level| below.max(better(level)));
        let mut above = of.space.diagrams.end(0);
        for level in &levels[middle + 1..] {
            above =
                of.space.diagrams.combine(above, *level, |above, level| above.max(better(level)));
        }
        let between = of.space.diagrams.combine(below, above, u32::min);
        let gap = of.space.diagrams.combine(levels[middle], between, |level, between| {
            u32::from(level == 0 && between == 1)
        });
        if let Some(mut cell) = of.space.example(gap, |gap| gap == 1) {
            cell[at] = ordered[middle];
            return Some(told(of, (&cell, standard), at).variant("between"));
        }
    }
    None
}

/// Of one choice no level above the worst can be reached, though of others it can.
fn choice(of: &mut ClassSpace<'_>, standard: Diagram, at: usize) -> Option<Finding> {
    let variable = &of.space.variables[at];
    let is_choice = |region: &Region| matches!(region, Region::Value(name) if name != "true" && name != "false");
    if variable.is_ordered || !variable.regions.iter().any(is_choice) {
        return None;
    }
    let regions = variable.regions.len();
    let is_better = |level: u32| is_level(level) && level > 0;
    for region in 0..regions {
        let held = of.space.diagrams.held(standard, at, region);
        let has = |wanted: &dyn Fn(u32) -> bool| of.space.diagrams.has(held, wanted);
        if of.space.variables[at].regions[region] == Region::Unknown
            || has(&is_better)
            || !has(&|level| level == 0)
        {
            continue;
        }
        let mut cell = of.space.example(held, |level| level == 0)?;
        cell[at] = region;
        return Some(told(of, (&cell, standard), at).variant("choice"));
    }
    None
}

/// A gap of one fact, told where the lowest level is written.
fn told(of: &ClassSpace<'_>, (cell, standard): (&Cell, Diagram), at: usize) -> Finding {
    let levels = &of.declared().levels;
    let place = levels.last().map_or(&of.declared().place, |level| &level.place).clone();
    let fact = of.space.facts(cell, |variable| variable == at);
    let found = found(of, (cell, standard), &place);
    match fact.into_iter().next() {
        Some(one) => found
            .say("value", Said::Value(one.fact.clone(), one.value.unwrap_or_default()))
            .say("fact", Said::Fact(one.fact)),
        None => found,
    }
}

fn found(
    of: &ClassSpace<'_>,
    (cell, standard): (&Cell, Diagram),
    place: &crate::model::Place,
) -> Finding {
    let found = Finding::note(Code::Gap, of.class, place).say("level", Said::Level(0));
    found.example(Some(of.facts(cell, &[standard])))
}
