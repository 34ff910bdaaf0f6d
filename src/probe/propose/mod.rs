//! Cases that are missing, with what the engine makes of them: for a person to confirm or to put
//! right.
//!
//! Asked in this order, each only where no case, already there or proposed before, shows it: each
//! rule true, false and not known; each single condition deciding; group sizes around each jump of
//! a quota's seats; each alteration of a rule that nobody would notice, which holds both sides of
//! every threshold. Start reading at [`propose`].

mod answers;
mod groups;
mod members;

use crate::check::Lookout;
use crate::decide::Rulebook;
use crate::expect::Prepared;
use crate::formula::Expr;
use crate::model::{Case, CasesFile, Given, Truth};
use crate::probe::conditions::{Decision, either, truths};
use crate::probe::mutate::{Fate, Found, Mutant, fates};
use crate::probe::propose::answers::answered;
use crate::probe::propose::groups::Groups;
use crate::probe::sites::{Site, grounds, sites};
use crate::probe::{Mutation, Of, RuleName};

/// What a proposed case shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probes {
    /// A rule that is true, false or not known.
    Truth(RuleName, Truth),
    /// A condition of a rule, as it is written, that is true (or not) and decides.
    Condition(RuleName, String, bool),
    /// A group of so many who are all eligible.
    Size(RuleName, u32),
    /// That a rule is not altered so.
    Mutation(Mutation),
}

/// A case that is missing.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// What it shows.
    pub probes: Probes,
    /// The clause of the rule.
    pub cite: Option<String>,
    /// The case, with the engine's answer as what is expected, to be confirmed.
    pub case: Case,
}

/// Everything proposed.
#[derive(Clone, Debug, Default)]
pub struct Proposed {
    /// By class, in the order in which they were asked for.
    pub proposals: Vec<Proposal>,
    /// What no subject or group was found for.
    pub unfound: Vec<(usize, Probes)>,
    /// Classes that are too large to be looked at as a whole: nothing was looked for.
    pub too_large: Vec<usize>,
}

/// The cases that are missing beside those of these files.
pub fn propose(book: &Rulebook, files: &[CasesFile]) -> Proposed {
    let there = Prepared::all(book.regulation(), files);
    let mut told = Proposed::default();
    for class in 0..book.regulation().classes.len() {
        let mut work = Work { book, class, there: &there, found: Proposed::default() };
        work.all();
        told.proposals.append(&mut work.found.proposals);
        told.unfound.append(&mut work.found.unfound);
        told.too_large.append(&mut work.found.too_large);
    }
    told
}

struct Work<'a> {
    book: &'a Rulebook,
    class: usize,
    there: &'a [Prepared<'a>],
    found: Proposed,
}

impl Work<'_> {
    fn all(&mut self) {
        let Some(mut look) = Lookout::of(self.book, self.class) else {
            self.found.too_large.push(self.class);
            return;
        };
        let sites = sites(self.book.regulation(), self.class);
        for site in sites.iter().filter(|site| site.at.is_condition()) {
            self.truths(&mut look, site);
        }
        for site in sites.iter().filter(|site| site.at.is_condition()) {
            self.conditions(&mut look, site);
        }
        let groups = Groups::of((self.book, self.class), &look, self.there);
        for (quota, eligible, given) in groups.around_jumps() {
            if !self.has_size(quota, eligible) {
                let rule = crate::probe::sites::At::Share(quota);
                let rule = rule.rule(self.book.regulation(), self.class);
                let shows = |case: &Prepared<'_>| self.is_of_size(case, quota, eligible);
                let case = self.showing(Some(given), shows);
                self.add(Probes::Size(rule, eligible), case);
            }
        }
        self.mutants(&groups);
    }

    /// A situation with what the engine makes of it, if that shows what was looked for: what
    /// cannot be looked into may have come out otherwise.
    fn showing(&self, given: Option<Given>, shows: impl Fn(&Prepared<'_>) -> bool) -> Option<Case> {
        let case = answered(self.book, self.class, given?)?;
        let is_shown = Prepared::of(self.book.regulation(), self.class, &case)
            .is_some_and(|prepared| shows(&prepared));
        is_shown.then_some(case)
    }

    /// Adds a case if there is one that is not the same as one already proposed.
    fn add(&mut self, probes: Probes, case: Option<Case>) {
        match case {
            Some(case) if self.found.proposals.iter().any(|one| one.case == case) => {}
            Some(case) => {
                let (class, cite) = (self.class, self.cite(&probes));
                self.found.proposals.push(Proposal { class, probes, cite, case });
            }
            None => self.found.unfound.push((self.class, probes)),
        }
    }

    fn cite(&self, probes: &Probes) -> Option<String> {
        let class = &self.book.regulation().classes[self.class];
        let of_rule = |rule: &RuleName| {
            let all = sites(self.book.regulation(), self.class).into_iter();
            let mut same =
                all.filter(|site| site.at.rule(self.book.regulation(), self.class) == *rule);
            Some(grounds(class, same.next()?.at)?.cite.clone())
        };
        match probes {
            Probes::Truth(rule, _) | Probes::Condition(rule, ..) | Probes::Size(rule, _) => {
                of_rule(rule)
            }
            Probes::Mutation(mutation) => match &mutation.of {
                Of::Rule(rule) => of_rule(rule),
                Of::Parameter(_, id) => {
                    class.parameters.iter().find(|one| one.id == *id).map(|one| one.cite.clone())
                }
                Of::Children(..) => None,
            },
        }
    }

    /// What is asked of every case of the class, there or proposed.
    fn each<T>(&self, ask: impl Fn(&Prepared<'_>) -> Option<T>) -> Vec<T> {
        let proposed = self.proposed();
        let there = self.there.iter().filter(|case| case.class == self.class);
        there.chain(&proposed).filter_map(ask).collect()
    }

    fn proposed(&self) -> Vec<Prepared<'_>> {
        let each = self.found.proposals.iter();
        each.filter_map(|one| Prepared::of(self.book.regulation(), one.class, &one.case)).collect()
    }

    /// A rule that no case makes true, false or not known.
    fn truths(&mut self, look: &mut Lookout<'_>, site: &Site<'_>) {
        let seen = self.each(|case| Some(said(self.book, case, &site.expr)));
        let seen: Vec<Truth> = seen.into_iter().flatten().collect();
        let rule = site.at.rule(self.book.regulation(), self.class);
        for wanted in [Truth::True, Truth::False, Truth::Unknown] {
            if !seen.contains(&wanted) {
                let found = look.saying(std::slice::from_ref(&site.expr), |said| said[0] == wanted);
                // Where no subject makes it so, nothing is missing.
                if found.is_some() {
                    let case = self
                        .showing(found, |case| said(self.book, case, &site.expr).contains(&wanted));
                    self.add(Probes::Truth(rule.clone(), wanted), case);
                }
            }
        }
    }

    /// Single conditions that no case shows to decide.
    fn conditions(&mut self, look: &mut Lookout<'_>, site: &Site<'_>) {
        let decision = Decision::of(&site.expr);
        if decision.conditions.len() < 2 {
            return;
        }
        let rule = site.at.rule(self.book.regulation(), self.class);
        for (at, way) in decision.ways.iter().enumerate() {
            for wanted in [Truth::True, Truth::False] {
                if self.decides(&decision, at, wanted) {
                    continue;
                }
                let [yes, no] = either(&site.expr, way);
                let asked = [decision.conditions[at].clone(), yes, no];
                let found = look.saying(&asked, |said| said[0] == wanted && said[1] != said[2]);
                // Where no subject makes it decide, nothing is missing.
                if found.is_some() {
                    let text = site.written(decision.conditions[at]);
                    let probes = Probes::Condition(rule.clone(), text, wanted == Truth::True);
                    let case = self.showing(found, |case| {
                        does_decide(self.book, case, (&decision, at, wanted))
                    });
                    self.add(probes, case);
                }
            }
        }
    }

    /// True if some case shows that a condition is so and decides.
    fn decides(&self, decision: &Decision<'_>, at: usize, wanted: Truth) -> bool {
        let found = self.each(|case| Some(does_decide(self.book, case, (decision, at, wanted))));
        found.contains(&true)
    }

    /// True if some case has a group of exactly so many, all eligible.
    fn has_size(&self, quota: usize, eligible: u32) -> bool {
        self.each(|case| Some(self.is_of_size(case, quota, eligible))).contains(&true)
    }

    fn is_of_size(&self, case: &Prepared<'_>, quota: usize, eligible: u32) -> bool {
        let found = case.decided(self.book, |verdicts| {
            let mut groups = verdicts.groups(self.class, quota).into_iter();
            groups.any(|group| group.eligible == eligible && group.members == eligible)
        });
        found.unwrap_or(false)
    }

    /// Alterations that no case would notice.
    fn mutants(&mut self, groups: &Groups<'_>) {
        let survivors = {
            let proposed = self.proposed();
            let mut all: Vec<&Prepared<'_>> = self.there.iter().collect();
            all.extend(&proposed);
            let fates = fates(self.book, &all, Some(self.class));
            fates
                .into_iter()
                .filter_map(|fate| match fate {
                    Fate::Survives(mutant, found) => Some((mutant, found)),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let first_new = self.found.proposals.len();
        for (mutant, found) in survivors {
            self.mutant((&mutant, found), groups, first_new);
        }
    }

    fn mutant(&mut self, (mutant, found): (&Mutant, Found), groups: &Groups<'_>, first_new: usize) {
        let Some(altered) = mutant.book(self.book.regulation()) else { return };
        let notices = |case: &Case| {
            let case = Prepared::of(self.book.regulation(), self.class, case);
            case.is_some_and(|case| !case.holds(&altered))
        };
        if self.found.proposals[first_new..].iter().any(|one| notices(&one.case)) {
            return;
        }
        let alone = found.shown.and_then(|shown| shown.given);
        let alone = alone.and_then(|given| answered(self.book, self.class, given));
        let case = match alone.filter(&notices) {
            Some(case) => Some(case),
            None if found.is_of_groups => groups.noticing(&notices),
            None => None,
        };
        self.add(Probes::Mutation(mutant.mutation.clone()), case);
    }
}

/// What a formula says of everyone who is decided in a case.
fn said(book: &Rulebook, case: &Prepared<'_>, formula: &Expr) -> Vec<Truth> {
    let found = case.decided(book, |verdicts| {
        let rows = case.rows().iter();
        rows.map(|(_, row)| verdicts.truth_of(formula, (case.class, *row))).collect()
    });
    found.unwrap_or_default()
}

/// True if somebody in a case has a condition that is so and decides.
fn does_decide(
    book: &Rulebook,
    case: &Prepared<'_>,
    (decision, at, wanted): (&Decision<'_>, usize, Truth),
) -> bool {
    let mut subjects = truths(book, case, &[decision]).into_iter().flatten();
    subjects.any(|truths| truths[at] == wanted && decision.decides(&truths, at))
}

#[cfg(test)]
mod tests;
