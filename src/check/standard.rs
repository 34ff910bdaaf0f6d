//! What a class's rules make of every cell of the fact space, quotas aside: one diagram, exact.
//!
//! Start reading at [`Standard::outcome`]; it follows `decide::rate` step by step.

use crate::check::rules::Rules;
use crate::check::space::{Diagram, FALSE, Space, TRUE, both};

/// Outcomes in a diagram: a level is its code.
pub(in crate::check) const PENDING: u32 = 1_000;
/// Exempt, plus the place of the exemption.
pub(in crate::check) const EXEMPT: u32 = 2_000;
/// Facts that exclude each other.
pub(in crate::check) const IMPOSSIBLE: u32 = 9_000;
/// No level is known, or none is limited.
pub(in crate::check) const NONE: u32 = 255;

/// The truths of all rules of a class.
#[derive(Clone, Debug)]
pub(in crate::check) struct Standard {
    /// The exemptions that are left, each with its place among the rules.
    pub exemptions: Vec<(usize, Diagram)>,
    pub review: Option<Diagram>,
    /// Each level's code and requirements, best first.
    pub levels: Vec<(u8, Vec<Diagram>)>,
    pub ceilings: Vec<Ceiling>,
    /// 1 where the group of some quota is not known.
    pub ungrouped: Diagram,
}

/// When a ceiling holds, and the level it allows, 255 where that is not known.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Ceiling {
    pub when: Diagram,
    pub limit: Diagram,
}

/// A rule, by its place in the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum RuleAt {
    /// The level and the requirement.
    Requirement(usize, usize),
    Ceiling(usize),
}

impl Standard {
    pub fn of(space: &mut Space<'_>, side: usize, rules: &Rules<'_>) -> Standard {
        let class = &rules.side.regulation.classes[rules.side.class];
        let exemptions = rules.exemptions.iter().enumerate();
        let exemptions = exemptions.map(|(at, one)| (at, space.truth(side, &one.expr))).collect();
        let review = rules.review.as_ref().map(|review| space.truth(side, &review.expr));
        let levels = class.levels.iter().zip(&rules.levels).map(|(level, requires)| {
            let requires = requires.iter().map(|one| space.truth(side, &one.expr));
            (level.is, requires.collect())
        });
        let levels = levels.collect();
        let ceilings = rules.ceilings.iter().map(|ceiling| {
            let when = space.truth(side, &ceiling.when.expr);
            let mut limit = space.diagrams.end(0);
            for reaches in &ceiling.reaches {
                let reaches = space.truth(side, reaches);
                limit = space.diagrams.combine(limit, reaches, |limit, reaches| match reaches {
                    _ if limit == NONE => NONE,
                    TRUE => limit + 1,
                    FALSE => limit,
                    _ => NONE,
                });
            }
            Ceiling { when, limit }
        });
        let ceilings = ceilings.collect();
        let mut ungrouped = space.diagrams.end(0);
        for quota in &rules.quotas {
            let unless = quota.unless.as_ref().map(|unless| &unless.expr);
            for (condition, settles) in quota
                .given
                .iter()
                .map(|given| (given, false))
                .chain(unless.map(|unless| (unless, true)))
            {
                let truth = space.truth(side, condition);
                ungrouped = space.diagrams.combine(ungrouped, truth, |open, truth| match truth {
                    TRUE => open,
                    FALSE if settles => open,
                    _ => 1,
                });
            }
        }
        Standard { exemptions, review, levels, ceilings, ungrouped }
    }

    /// All rules but one.
    pub fn without(&self, rule: RuleAt) -> Standard {
        let mut left = self.clone();
        match rule {
            RuleAt::Requirement(level, at) => {
                left.levels[level].1.remove(at);
            }
            RuleAt::Ceiling(at) => {
                left.ceilings.remove(at);
            }
        }
        left
    }

    /// All requirements of a level together.
    pub fn holds(&self, space: &mut Space<'_>, level: usize) -> Diagram {
        let mut all = space.diagrams.end(TRUE);
        for requirement in &self.levels[level].1 {
            all = space.diagrams.combine(all, *requirement, both);
        }
        all
    }

    /// The level by the requirements, of everyone; [`PENDING`] where it is not known.
    pub fn by_requirements(&self, space: &mut Space<'_>) -> Diagram {
        let mut standard = space.diagrams.end(0);
        for level in (0..self.levels.len()).rev() {
            let holds = self.holds(space, level);
            let code = u32::from(self.levels[level].0);
            standard = space.diagrams.combine(holds, standard, |holds, rest| match holds {
                TRUE => code,
                FALSE => rest,
                _ => PENDING,
            });
        }
        standard
    }

    /// The level after the ceilings; [`PENDING`] where an unknown one could lower it.
    pub fn capped(&self, space: &mut Space<'_>, standard: Diagram) -> Diagram {
        // The level that is left, and the least that some unknown ceiling may allow.
        const OPEN: u32 = 1 << 16;
        let mut state = space.diagrams.map(standard, |level| level + OPEN * NONE);
        for ceiling in &self.ceilings {
            let acts = space.diagrams.combine(ceiling.when, ceiling.limit, |when, limit| {
                match (when, limit) {
                    (FALSE, _) => NONE + OPEN * NONE,
                    (TRUE, NONE) => NONE,
                    (TRUE, limit) => limit + OPEN * NONE,
                    (_, NONE) => NONE,
                    (_, limit) => NONE + OPEN * limit,
                }
            });
            state = space.diagrams.combine(state, acts, |state, acts| {
                let (level, open) = (state % OPEN, state / OPEN);
                let level = if level == PENDING { level } else { level.min(acts % OPEN) };
                level + OPEN * open.min(acts / OPEN)
            });
        }
        space.diagrams.map(state, |state| match (state % OPEN, state / OPEN) {
            (PENDING, _) => PENDING,
            (level, open) if open < level => PENDING,
            (level, _) => level,
        })
    }

    /// What becomes of those who are neither exempt nor pending before the standard: `inner` for
    /// them, the exemption or [`PENDING`] for others, [`IMPOSSIBLE`] where facts exclude each
    /// other.
    pub fn among_rated(&self, space: &mut Space<'_>, inner: Diagram) -> Diagram {
        let mut outcome = inner;
        if let Some(review) = self.review {
            outcome = space.diagrams.combine(review, outcome, |review, rest| match review {
                TRUE => rest,
                _ => PENDING,
            });
        }
        for (at, exemption) in self.exemptions.iter().rev() {
            let exempt = EXEMPT + u32::try_from(*at).unwrap_or(0);
            outcome = space.diagrams.combine(*exemption, outcome, |holds, rest| match holds {
                TRUE => exempt,
                FALSE => rest,
                _ => PENDING,
            });
        }
        space.within(outcome, IMPOSSIBLE)
    }

    /// True if some subject is neither exempt nor pending before the standard.
    pub fn rates_anybody(&self, space: &mut Space<'_>) -> bool {
        let rated = space.diagrams.end(0);
        let rated = self.among_rated(space, rated);
        space.diagrams.has(rated, is_level)
    }

    /// What becomes of everyone as far as no quota asks anything.
    pub fn before_quotas(&self, space: &mut Space<'_>) -> Diagram {
        let standard = self.by_requirements(space);
        let capped = self.capped(space, standard);
        self.among_rated(space, capped)
    }

    /// What becomes of everyone before any quota, pending where the group of one is not known.
    pub fn outcome(&self, space: &mut Space<'_>) -> Diagram {
        let standard = self.by_requirements(space);
        let capped = self.capped(space, standard);
        let placed = space.diagrams.combine(capped, self.ungrouped, |level, ungrouped| {
            if ungrouped == 1 { PENDING } else { level }
        });
        self.among_rated(space, placed)
    }
}

/// True for a level of the outcome scale.
pub(in crate::check) const fn is_level(outcome: u32) -> bool {
    outcome < NONE
}
