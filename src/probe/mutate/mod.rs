//! Rules altered one at a time, to see whether some case notices.
//!
//! An alteration that no case notices is a *survivor*, unless no subject whatever gets another
//! outcome by it: then it is *equivalent* and there is nothing to notice. Start reading at
//! [`mutate`]; `formulas` and `rules` say what is altered.

mod formulas;
mod rules;
mod steps;

use crate::check::{ClassCompared, Fact, Outcome, Relation, compare_class};
use crate::decide::Rulebook;
use crate::expect::Prepared;
use crate::formula::{Expr, Node};
use crate::model::{Class, Given, Place, Ratio, Regulation};
use crate::probe::mutate::formulas::{part, variants};
use crate::probe::mutate::rules::Rules;
use crate::probe::mutate::steps::point;
use crate::probe::sites::{At, RuleName, Site, sites};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;

/// What an alteration is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A rule.
    Rule(RuleName),
    /// A parameter of a class, by id.
    Parameter(usize, String),
    /// The children of a class, by id.
    Children(usize, String),
}

/// What is altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alteration {
    /// A number, one step less or more.
    Threshold,
    /// The sign of a comparison.
    Comparison,
    /// `and` for `or`.
    Junction,
    /// `not` left out or put in.
    Negation,
    /// One of several conditions left out.
    ConditionDropped,
    /// The lowest for the highest.
    Aggregate,
    /// Another group of criteria.
    Group,
    /// Another calculation.
    Arithmetic,
    /// An item of a list left out.
    ItemDropped,
    /// The level or grade beside it.
    Level,
    /// Another choice.
    Choice,
    /// The whole rule left out.
    RuleDropped,
    /// Whether a review is still due.
    ReviewDue,
    /// What a share is taken of.
    Base,
    /// How seats are made whole.
    Rounding,
    /// One seat more or less in any case.
    SeatsMin,
    /// A fact that forms the groups left out.
    Peers,
    /// The level to which those beyond the seats are lowered.
    LoweredTo,
    /// The quota concerns everybody.
    UnlessDropped,
    /// The order of merit turned round.
    Rank,
    /// What becomes of those beyond the seats.
    Excess,
    /// What becomes of those who tie.
    Ties,
}

impl Alteration {
    /// All kinds.
    pub const ALL: [Alteration; 22] = [
        Alteration::Threshold,
        Alteration::Comparison,
        Alteration::Junction,
        Alteration::Negation,
        Alteration::ConditionDropped,
        Alteration::Aggregate,
        Alteration::Group,
        Alteration::Arithmetic,
        Alteration::ItemDropped,
        Alteration::Level,
        Alteration::Choice,
        Alteration::RuleDropped,
        Alteration::ReviewDue,
        Alteration::Base,
        Alteration::Rounding,
        Alteration::SeatsMin,
        Alteration::Peers,
        Alteration::LoweredTo,
        Alteration::UnlessDropped,
        Alteration::Rank,
        Alteration::Excess,
        Alteration::Ties,
    ];

    /// The word used in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Alteration::Threshold => "threshold",
            Alteration::Comparison => "comparison",
            Alteration::Junction => "junction",
            Alteration::Negation => "negation",
            Alteration::ConditionDropped => "condition-dropped",
            Alteration::Aggregate => "aggregate",
            Alteration::Group => "group",
            Alteration::Arithmetic => "arithmetic",
            Alteration::ItemDropped => "item-dropped",
            Alteration::Level => "level",
            Alteration::Choice => "choice",
            Alteration::RuleDropped => "rule-dropped",
            Alteration::ReviewDue => "review-due",
            Alteration::Base => "base",
            Alteration::Rounding => "rounding",
            Alteration::SeatsMin => "seats-min",
            Alteration::Peers => "peers",
            Alteration::LoweredTo => "lowered-to",
            Alteration::UnlessDropped => "unless-dropped",
            Alteration::Rank => "rank",
            Alteration::Excess => "excess",
            Alteration::Ties => "ties",
        }
    }
}

/// One alteration of a regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutation {
    /// What it is of.
    pub of: Of,
    /// What is altered.
    pub what: Alteration,
    /// Where that is written.
    pub place: Place,
    /// As it is written; empty where there is nothing to show.
    pub was: String,
    /// What stands there instead; empty where nothing does.
    pub becomes: String,
}

/// A subject whose outcome the alteration changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its facts, as formulas and files write them: those apart from an ordinary subject.
    pub facts: Vec<Fact>,
    /// All its facts, as a case would give them.
    pub given: Option<Given>,
    /// What it gets.
    pub now: Outcome,
    /// What it would get.
    pub altered: Outcome,
}

/// An alteration that no case notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// The alteration.
    pub mutation: Mutation,
    /// A subject that a case could be about; `None` if it takes a group to notice, or none is
    /// known.
    pub shown: Option<Shown>,
    /// True if a quota is altered, which takes a group of peers to notice.
    pub is_of_groups: bool,
}

/// What became of all alterations.
#[derive(Clone, Debug, Default)]
pub struct Mutated {
    /// Those that some case notices.
    pub noticed: Vec<Mutation>,
    /// Those that none does.
    pub survivors: Vec<Survivor>,
    /// Those by which no subject gets another outcome, as far as any case tells.
    pub equivalent: Vec<Mutation>,
}

impl Mutated {
    /// Alterations that could be noticed.
    pub const fn counted(&self) -> usize {
        self.noticed.len() + self.survivors.len()
    }

    /// The share of those that were noticed; the whole where there are none.
    pub fn score(&self) -> Ratio {
        let counts = [self.noticed.len(), self.counted()].map(|count| i128::try_from(count).ok());
        let score = counts[0].zip(counts[1]).and_then(|(noticed, all)| Ratio::new(noticed, all));
        score.unwrap_or(Ratio::whole(1))
    }
}

/// An altered class.
#[derive(Clone, Debug)]
pub(in crate::probe) struct Mutant {
    pub mutation: Mutation,
    pub class: usize,
    pub altered: Class,
}

impl Mutant {
    /// The regulation with the alteration; `None` if it is then no regulation any more.
    pub fn book(&self, regulation: &Regulation) -> Option<Rulebook> {
        let mut altered = regulation.clone();
        altered.classes[self.class] = self.altered.clone();
        Rulebook::compile(altered).0
    }
}

/// Alters every rule in every small way, and sees which alterations some case notices.
pub fn mutate(book: &Rulebook, cases: &[Prepared<'_>]) -> Mutated {
    let mut told = Mutated::default();
    let all: Vec<&Prepared<'_>> = cases.iter().collect();
    for fate in fates(book, &all, None) {
        match fate {
            Fate::Noticed(mutant) => told.noticed.push(mutant.mutation),
            Fate::Survives(mutant, found) => {
                let Found { shown, is_of_groups } = found;
                told.survivors.push(Survivor { mutation: mutant.mutation, shown, is_of_groups });
            }
            Fate::Equivalent(mutant) => told.equivalent.push(mutant.mutation),
        }
    }
    told
}

/// What becomes of a mutant.
pub(in crate::probe) enum Fate {
    /// Some case notices.
    Noticed(Box<Mutant>),
    /// None does.
    Survives(Box<Mutant>, Found),
    /// There is nothing to notice.
    Equivalent(Box<Mutant>),
}

/// What would notice a survivor.
#[derive(Debug)]
pub(in crate::probe) struct Found {
    pub shown: Option<Shown>,
    pub is_of_groups: bool,
}

/// What becomes of every mutant of one class, or of all, that is a regulation, in the order of the
/// rules. Cases that do not hold are passed over.
pub(in crate::probe) fn fates(
    book: &Rulebook,
    cases: &[&Prepared<'_>],
    class: Option<usize>,
) -> Vec<Fate> {
    let holding: Vec<&Prepared<'_>> =
        cases.iter().copied().filter(|case| case.holds(book)).collect();
    let all = mutants(book.regulation()).into_par_iter();
    let each = all.filter(|mutant| class.is_none_or(|class| class == mutant.class));
    each.filter_map(|mutant| fate(book, mutant, &holding)).collect()
}

/// What becomes of a mutant; `None` if it is no regulation.
fn fate(book: &Rulebook, mutant: Mutant, cases: &[&Prepared<'_>]) -> Option<Fate> {
    let altered = mutant.book(book.regulation())?;
    let mutant = Box::new(mutant);
    // Cases of the class itself are the likeliest to notice.
    let own = cases.iter().filter(|case| case.class == mutant.class);
    let others = cases.iter().filter(|case| case.class != mutant.class && case.has(mutant.class));
    if own.chain(others).any(|case| !case.holds(&altered)) {
        return Some(Fate::Noticed(mutant));
    }
    let told = compare_class([book, &altered], mutant.class);
    if told.relation == Some(Relation::Equivalent) && !reads_days(&altered, mutant.class) {
        return Some(Fate::Equivalent(mutant));
    }
    let is_of_groups = !told.quotas.is_empty();
    Some(Fate::Survives(mutant, Found { shown: shown(told), is_of_groups }))
}

/// The nearest subject that gets something else.
fn shown(told: ClassCompared) -> Option<Shown> {
    let nearest = told.counterexamples.into_iter().find(|one| one.confirmed)?;
    let apart = nearest.apart;
    let facts = nearest.facts.into_iter().filter(|fact| apart.contains(&fact.fact)).collect();
    Some(Shown { facts, given: nearest.given, now: nearest.a, altered: nearest.b })
}

/// True if some formula of the class depends on the rating year: what is the same in one year may
/// differ in another.
fn reads_days(book: &Rulebook, class: usize) -> bool {
    fn reads(expr: &Expr) -> bool {
        matches!(expr.node, Node::PeriodStart | Node::PeriodEnd)
            || expr.parts().into_iter().any(reads)
    }
    sites(book.regulation(), class).iter().any(|site| reads(&site.expr))
}

/// Every small alteration of every rule, in the order of the rules.
pub(in crate::probe) fn mutants(regulation: &Regulation) -> Vec<Mutant> {
    let mut all = Vec::new();
    for class in 0..regulation.classes.len() {
        let mut steps: BTreeMap<usize, Ratio> = BTreeMap::new();
        for site in sites(regulation, class) {
            let step = matches!(site.at, At::Share(_)).then(point);
            let (found, parameters) = variants(regulation, class, (&site.expr, step));
            all.extend(found.iter().map(|variant| of_formula(regulation, class, (&site, variant))));
            for (parameter, step) in parameters {
                let known = steps.entry(parameter).or_insert(step);
                *known = step.min(*known);
            }
        }
        let mut rules = Rules { regulation, class, found: Vec::new() };
        for (parameter, step) in steps {
            rules.parameter(parameter, step);
        }
        rules.all();
        all.extend(rules.found);
    }
    all.sort_by(|a, b| (a.class, &a.mutation.place).cmp(&(b.class, &b.mutation.place)));
    all
}

fn of_formula(
    regulation: &Regulation,
    class: usize,
    (site, variant): (&Site<'_>, &formulas::Variant),
) -> Mutant {
    let written = part(&site.expr, &variant.way);
    let mutation = Mutation {
        of: Of::Rule(site.at.rule(regulation, class)),
        what: variant.what,
        place: site.place(written),
        was: site.written(written),
        becomes: variant.instead.text(regulation, class),
    };
    let mut altered = regulation.classes[class].clone();
    if let Some(formula) = site.at.formula_mut(&mut altered) {
        formula.text = variant.whole(&site.expr).text(regulation, class);
    }
    Mutant { mutation, class, altered }
}

#[cfg(test)]
mod tests;
