//! Whether cases show of each single condition of a rule that it decides (masking MC/DC).
//!
//! A condition is shown by two cases of one class: it is true in one and false in the other, the
//! rule comes out otherwise in one than in the other, and in each of the two the rule would come
//! out otherwise if this condition alone did. What the other conditions are then does not matter:
//! those that could make a difference are masked. A rule comes out true, false or not known: also
//! between known and not known there is a difference, since it makes a subject pending.
//!
//! (Masking modified condition/decision coverage as in J. J. Chilenski, "An Investigation of Three
//! Forms of the Modified Condition Decision Coverage (MCDC) Criterion", DOT/FAA/AR-01/18, 2001,
//! with Kleene's third value.)

use crate::decide::Rulebook;
use crate::expect::Prepared;
use crate::formula::{Expr, Node, Type, Val};
use crate::model::{Place, Truth};
use crate::probe::sites::{At, RuleName, Site, sites};

/// A rule of more than one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionCoverage {
    /// The rule.
    pub rule: RuleName,
    /// Its single conditions, in the order of the formula.
    pub conditions: Vec<Condition>,
}

/// A single condition and the cases in which it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// As it is written.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Cases in which it is true and decides.
    pub true_decides: usize,
    /// Cases in which it is false and decides.
    pub false_decides: usize,
    /// Two cases that show it: true in the first, false in the second.
    pub shown_by: Option<[String; 2]>,
}

/// How conditions make up a rule.
#[derive(Clone, Debug)]
enum Joined {
    /// The condition of this number.
    One(usize),
    Not(Box<Joined>),
    And(Vec<Joined>),
    Or(Vec<Joined>),
    Choose(Box<[Joined; 3]>),
}

/// A rule taken apart into its single conditions.
#[derive(Clone, Debug)]
pub(in crate::probe) struct Decision<'e> {
    pub conditions: Vec<&'e Expr>,
    /// The way to each through the parts of the rule.
    pub ways: Vec<Vec<usize>>,
    joined: Joined,
}

impl<'e> Decision<'e> {
    pub fn of(expr: &'e Expr) -> Decision<'e> {
        let mut found = Found::default();
        let joined = found.apart(expr);
        Decision { conditions: found.conditions, ways: found.ways, joined }
    }

    /// What the rule comes to where its conditions are so.
    pub fn truth(&self, truths: &[Truth]) -> Truth {
        self.joined.truth(truths)
    }

    /// True if the rule would come out otherwise if one condition alone did.
    pub fn decides(&self, truths: &[Truth], condition: usize) -> bool {
        self.otherwise(truths, condition) != self.truth(truths)
    }

    /// What the rule comes to where one condition is the contrary.
    fn otherwise(&self, truths: &[Truth], condition: usize) -> Truth {
        let mut truths = truths.to_vec();
        truths[condition] = contrary(truths[condition]);
        self.truth(&truths)
    }
}

/// Conditions while a rule is taken apart.
#[derive(Default)]
struct Found<'e> {
    conditions: Vec<&'e Expr>,
    ways: Vec<Vec<usize>>,
    way: Vec<usize>,
}

impl<'e> Found<'e> {
    fn apart(&mut self, expr: &'e Expr) -> Joined {
        match &expr.node {
            Node::Not(part) => Joined::Not(Box::new(self.part((0, part)))),
            Node::And(parts) => Joined::And(self.parts(parts)),
            Node::Or(parts) => Joined::Or(self.parts(parts)),
            Node::Choose(condition, yes, no) if expr.ty == Type::Boolean => {
                let condition = self.part((0, condition));
                let yes = self.part((1, yes));
                Joined::Choose(Box::new([condition, yes, self.part((2, no))]))
            }
            _ => {
                self.conditions.push(expr);
                self.ways.push(self.way.clone());
                Joined::One(self.conditions.len() - 1)
            }
        }
    }

    fn parts(&mut self, parts: &'e [Expr]) -> Vec<Joined> {
        parts.iter().enumerate().map(|part| self.part(part)).collect()
    }

    fn part(&mut self, (at, part): (usize, &'e Expr)) -> Joined {
        self.way.push(at);
        let joined = self.apart(part);
        self.way.pop();
        joined
    }
}

const fn contrary(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        Truth::Unknown => Truth::Unknown,
    }
}

impl Joined {
    fn truth(&self, truths: &[Truth]) -> Truth {
        match self {
            Joined::One(at) => truths[*at],
            Joined::Not(part) => contrary(part.truth(truths)),
            Joined::And(parts) => all(parts, truths, Truth::False),
            Joined::Or(parts) => all(parts, truths, Truth::True),
            Joined::Choose(parts) => match parts[0].truth(truths) {
                Truth::True => parts[1].truth(truths),
                Truth::False => parts[2].truth(truths),
                Truth::Unknown => Truth::Unknown,
            },
        }
    }
}

/// One part that is so decides; else unknown if any is.
fn all(parts: &[Joined], truths: &[Truth], deciding: Truth) -> Truth {
    let mut result = contrary(deciding);
    for part in parts {
        match part.truth(truths) {
            truth if truth == deciding => return deciding,
            Truth::Unknown => result = Truth::Unknown,
            _ => {}
        }
    }
    result
}

/// What a condition's rule is with the condition taken to be true, and to be false.
pub(in crate::probe) fn either(expr: &Expr, way: &[usize]) -> [Expr; 2] {
    [true, false].map(|truth| {
        let mut whole = expr.clone();
        let mut part = &mut whole;
        for step in way {
            part = part.parts_mut().swap_remove(*step);
        }
        part.node = Node::Constant(Val::Boolean(truth));
        whole
    })
}

/// What a case showed of a rule: the truth of each condition of a subject, and its name.
struct Seen<'c> {
    case: &'c str,
    truths: Vec<Truth>,
}

/// Every rule of more than one condition, by class in the order in which they act.
pub(in crate::probe) fn conditions(
    book: &Rulebook,
    cases: &[Prepared<'_>],
) -> Vec<ConditionCoverage> {
    let regulation = book.regulation();
    let mut all = Vec::new();
    for class in 0..regulation.classes.len() {
        let sites = sites(regulation, class);
        let rules: Vec<(&Site<'_>, Decision<'_>)> = sites
            .iter()
            .filter(|site| site.at.is_condition())
            .map(|site| (site, Decision::of(&site.expr)))
            .filter(|(_, decision)| decision.conditions.len() > 1)
            .collect();
        let decisions: Vec<&Decision<'_>> = rules.iter().map(|(_, decision)| decision).collect();
        let seen = seen(book, class, (cases, &decisions));
        for ((site, decision), seen) in rules.iter().zip(&seen) {
            let conditions = decision.conditions.iter().enumerate();
            let conditions = conditions.map(|(at, expr)| shown(site, decision, (at, expr), seen));
            let rule = At::rule(site.at, regulation, class);
            all.push(ConditionCoverage { rule, conditions: conditions.collect() });
        }
    }
    all
}

/// What each case of a class shows of each rule.
fn seen<'c>(
    book: &Rulebook,
    class: usize,
    (cases, rules): (&'c [Prepared<'_>], &[&Decision<'_>]),
) -> Vec<Vec<Seen<'c>>> {
    let mut all: Vec<Vec<Seen<'c>>> = rules.iter().map(|_| Vec::new()).collect();
    for case in cases.iter().filter(|case| case.class == class) {
        let name = case.case.name.as_str();
        for (seen, found) in all.iter_mut().zip(truths(book, case, rules)) {
            seen.extend(found.into_iter().map(|truths| Seen { case: name, truths }));
        }
    }
    all
}

/// The truths of the conditions of rules of a case's class, by rule, then by subject.
pub(in crate::probe) fn truths(
    book: &Rulebook,
    case: &Prepared<'_>,
    rules: &[&Decision<'_>],
) -> Vec<Vec<Vec<Truth>>> {
    let found = case.decided(book, |verdicts| {
        let of = |rule: &&Decision<'_>| {
            let each = case.rows().iter().map(|(_, row)| {
                let truth = |expr: &&Expr| verdicts.truth_of(expr, (case.class, *row));
                rule.conditions.iter().map(truth).collect::<Vec<Truth>>()
            });
            each.collect::<Vec<_>>()
        };
        rules.iter().map(of).collect::<Vec<_>>()
    });
    found.unwrap_or_default()
}

fn shown(
    site: &Site<'_>,
    decision: &Decision<'_>,
    (at, expr): (usize, &Expr),
    seen: &[Seen<'_>],
) -> Condition {
    // The cases in which the condition decides, by its truth, with what the rule comes to.
    let deciding = |wanted: Truth| {
        let of = seen.iter().filter(move |one| one.truths[at] == wanted);
        let mut found: Vec<(&str, Truth)> = of
            .filter(|one| decision.decides(&one.truths, at))
            .map(|one| (one.case, decision.truth(&one.truths)))
            .collect();
        found.dedup();
        found
    };
    let (yes, no) = (deciding(Truth::True), deciding(Truth::False));
    let pairs = yes.iter().flat_map(|yes| no.iter().map(move |no| (yes, no)));
    let shown_by = pairs.filter(|((_, a), (_, b))| a != b).map(|(yes, no)| [yes.0, no.0]).next();
    Condition {
        text: site.written(expr),
        place: site.place(expr),
        true_decides: yes.len(),
        false_decides: no.len(),
        shown_by: shown_by.map(|pair| pair.map(str::to_owned)),
    }
}
