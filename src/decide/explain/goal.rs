//! What a level asks of a subject, taken apart into demands that must all be met.
//!
//! A demand as small as can be names few facts, which keeps the search for changes short:
//! `a && b` is two demands, `lowest(marks) >= high` is one for each mark. Start reading at
//! [`One::goals`].

use crate::decide::compiled::LevelRules;
use crate::decide::grounds::One;
use crate::formula::{Comparison, Expr, Extreme, Node, Path, Subject, Type, Val};
use crate::model::{Constant, Grounds, Truth};
use std::collections::BTreeSet;

/// One way to reach a level: one standard is the best that is met, and the ceilings leave enough.
/// All demands must be met.
pub(super) struct Goal<'a> {
    pub demands: Vec<Demand<'a>>,
}

/// Something that must be so.
pub(super) struct Demand<'a> {
    pub kind: Kind<'a>,
    /// The subject's own facts that it depends on.
    pub facts: BTreeSet<usize>,
    /// The clause that asks for it.
    pub cite: &'a str,
}

pub(super) enum Kind<'a> {
    /// A formula must be true, or must be false.
    Condition(Expr, Truth),
    /// One of these must be false: the standard of a better level is not met.
    Failed(Vec<&'a Expr>),
    /// A ceiling, by its place in the class, must leave the level, and be known where it could
    /// lower what the known ones leave of the standard.
    Ceiling {
        /// The ceiling.
        at: usize,
        /// The level that must be left.
        level: u8,
        /// The standard that is met.
        standard: u8,
    },
}

impl One<'_> {
    /// The ways to become eligible for a level or a better one: one for each level of the class
    /// whose standard may be the best that is met.
    pub(super) fn goals(&self, level: u8) -> Vec<Goal<'_>> {
        let levels = self.rules.levels.iter().enumerate().rev();
        let enough = levels.filter(|(_, rules)| rules.code >= level);
        enough.map(|(at, _)| self.goal(level, at)).collect()
    }

    fn goal(&self, level: u8, standard: usize) -> Goal<'_> {
        let mut demands = Vec::new();
        for (rule, condition) in self.class.exemptions.iter().zip(self.rules.exemptions.clone()) {
            self.demand((condition, Truth::False), &rule.grounds.cite, &mut demands);
        }
        if let (Some(review), Some(condition)) = (&self.class.review, self.rules.review) {
            let cite = review.grounds.as_ref().map_or("", |grounds: &Grounds| &grounds.cite);
            self.demand((condition, Truth::True), cite, &mut demands);
        }
        for (rules, declared) in self.rules.levels[..standard].iter().zip(&self.class.levels) {
            let cite = declared.requires.first().map_or("", |rule| &rule.grounds.cite);
            demands.push(self.failed(rules, cite));
        }
        let rules = &self.rules.levels[standard];
        let declared = &self.class.levels[standard].requires;
        for (rule, condition) in declared.iter().zip(rules.requires.clone()) {
            self.demand((condition, Truth::True), &rule.grounds.cite, &mut demands);
        }
        for (at, rule) in self.class.ceilings.iter().enumerate() {
            self.ceiling((level, rules.code), (at, &rule.grounds.cite), &mut demands);
        }
        Goal { demands }
    }

    fn demand<'d>(
        &self,
        (condition, wanted): (usize, Truth),
        cite: &'d str,
        demands: &mut Vec<Demand<'d>>,
    ) {
        let expr = &self.rules.conditions[condition].expr;
        for (expr, wanted) in self.parts(expr, wanted) {
            let facts = expr.reads().facts;
            demands.push(Demand { kind: Kind::Condition(expr, wanted), facts, cite });
        }
    }

    fn failed<'d>(&'d self, rules: &LevelRules, cite: &'d str) -> Demand<'d> {
        let conditions = &self.rules.conditions[rules.requires.clone()];
        let exprs: Vec<&Expr> = conditions.iter().map(|condition| &condition.expr).collect();
        let facts = exprs.iter().flat_map(|expr| expr.reads().facts).collect();
        Demand { kind: Kind::Failed(exprs), facts, cite }
    }

    fn ceiling<'d>(
        &self,
        (level, standard): (u8, u8),
        (at, cite): (usize, &'d str),
        demands: &mut Vec<Demand<'d>>,
    ) {
        let rule = &self.rules.ceilings[at];
        match rule.levels.constant() {
            Some(limit) if limit < level => {
                return self.demand((rule.when, Truth::False), cite, demands);
            }
            Some(limit) if limit >= standard => return,
            _ => {}
        }
        // What the other ceilings leave decides whether this one matters while it is unknown.
        let reads = self.rules.ceilings.iter().flat_map(|ceiling| {
            let when = &self.rules.conditions[ceiling.when].expr;
            when.reads().facts.into_iter().chain(ceiling.at_most.reads().facts)
        });
        let kind = Kind::Ceiling { at, level, standard };
        demands.push(Demand { kind, facts: reads.collect(), cite });
    }

    /// The parts of a condition that must all be so for it to be as wanted.
    fn parts(&self, expr: &Expr, wanted: Truth) -> Vec<(Expr, Truth)> {
        match (&expr.node, wanted) {
            (Node::Not(part), _) => self.parts(part, opposite(wanted)),
            (Node::And(parts), Truth::True) | (Node::Or(parts), Truth::False) => {
                parts.iter().flat_map(|part| self.parts(part, wanted)).collect()
            }
            (Node::Compare(comparison, group, bound), _) => {
                let each = self.each_criterion((*comparison, wanted), group, bound);
                each.unwrap_or_else(|| vec![(expr.clone(), wanted)])
            }
            _ => vec![(expr.clone(), wanted)],
        }
    }

    /// A bound on a whole group as the same bound on each criterion; `None` where that is not what
    /// it says.
    fn each_criterion(
        &self,
        (comparison, wanted): (Comparison, Truth),
        group: &Expr,
        bound: &Expr,
    ) -> Option<Vec<(Expr, Truth)>> {
        let Node::Extreme(extreme, criteria) = &group.node else { return None };
        let code = self.fixed(bound)?;
        let best = match group.ty {
            Type::Scale(scale) => self.world.regulation.scales[scale].values.len() - 1,
            _ => return None,
        };
        // A bound that every value meets holds of an unknown group too, not of each criterion.
        let asks = match (extreme, comparison, wanted) {
            (Extreme::Lowest, Comparison::GreaterOrEqual, Truth::True)
            | (Extreme::Lowest, Comparison::Less, Truth::False) => code > 0,
            (Extreme::Highest, Comparison::LessOrEqual, Truth::True)
            | (Extreme::Highest, Comparison::Greater, Truth::False) => usize::from(code) < best,
            (Extreme::Lowest, Comparison::Greater, Truth::True)
            | (Extreme::Lowest, Comparison::LessOrEqual, Truth::False)
            | (Extreme::Highest, Comparison::Less, Truth::True)
            | (Extreme::Highest, Comparison::GreaterOrEqual, Truth::False) => true,
            _ => false,
        };
        let one = |fact: &usize| {
            let path = Path { via: Vec::new(), class: self.number, fact: Some(*fact) };
            let read = Expr { node: Node::Read(path), ty: group.ty.clone(), at: group.at.clone() };
            let node = Node::Compare(comparison, Box::new(read), Box::new(bound.clone()));
            (Expr { node, ty: Type::Boolean, at: group.at.clone() }, wanted)
        };
        asks.then(|| criteria.iter().map(one).collect())
    }

    /// The code of a value that is the same for every subject.
    fn fixed(&self, expr: &Expr) -> Option<u8> {
        match &expr.node {
            Node::Constant(Val::Code(code)) => Some(*code),
            Node::Parameter(at) => match self.class.parameters[*at].value {
                Constant::Scale { code, .. } => Some(code),
                _ => None,
            },
            _ => None,
        }
    }

    /// True if a demand is met by a subject, which may be this one with some facts changed.
    pub(super) fn is_met(&self, demand: &Demand<'_>, subject: &Subject<'_>) -> bool {
        match &demand.kind {
            Kind::Condition(expr, wanted) => expr.truth(subject) == *wanted,
            Kind::Failed(exprs) => exprs.iter().any(|expr| expr.truth(subject) == Truth::False),
            Kind::Ceiling { at, level, standard } => match self.ceiling_of(*at, subject) {
                (Truth::False, _) => true,
                (Truth::True, Some(limit)) => limit >= *level,
                (_, limit) => limit.unwrap_or(0) >= self.left(*standard, subject),
            },
        }
    }

    /// Whether a ceiling holds for a subject, and its level.
    fn ceiling_of(&self, at: usize, subject: &Subject<'_>) -> (Truth, Option<u8>) {
        let ceiling = &self.rules.ceilings[at];
        let when = self.rules.conditions[ceiling.when].expr.truth(subject);
        match ceiling.at_most.value(subject) {
            Val::Code(code) => (when, Some(code)),
            _ => (when, None),
        }
    }

    /// What the known ceilings leave of a standard.
    fn left(&self, standard: u8, subject: &Subject<'_>) -> u8 {
        let ceilings = (0..self.rules.ceilings.len()).map(|at| self.ceiling_of(at, subject));
        let known = ceilings.filter_map(|(when, limit)| limit.filter(|_| when == Truth::True));
        known.fold(standard, u8::min)
    }
}

fn opposite(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        Truth::Unknown => Truth::Unknown,
    }
}
