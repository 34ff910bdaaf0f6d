//! One subject from facts to verdict: every rule with its truth and the values it read, and what
//! the fewest changes are that would reach each better level.
//!
//! Start reading at [`Verdicts::explain`]; `goal` says what a level asks for, `search` finds the
//! changes, `outlook` what the quotas would then do.

mod goal;
mod outlook;
mod search;

use crate::decide::columns::Standing;
use crate::decide::explain::search::{Change, Found, Search};
use crate::decide::grounds::One;
use crate::decide::rate::limit;
use crate::decide::verdict::Verdicts;
use crate::decide::words::Words;
use crate::formula::{Comparison, Expr, Node, Program, Type, Val};
use crate::model::{
    Explanation, Grounds, NearMiss, RuleKindShown, RuleTrace, Step, Truth, ValueRead,
};

impl<'a> Verdicts<'a> {
    /// Explains the verdict of a subject.
    pub fn explain(self, class: usize, row: usize) -> Explanation<'a> {
        let one = self.one(class, row);
        Explanation {
            verdict: self.verdict(class, row),
            rules: one.rules_shown(),
            near_miss: one.near_misses(),
        }
    }
}

impl One<'_> {
    /// Every rule of the class, in the order in which they act.
    fn rules_shown(&self) -> Vec<RuleTrace> {
        let mut shown = Vec::new();
        for (rule, condition) in self.class.exemptions.iter().zip(self.rules.exemptions.clone()) {
            let named = (RuleKindShown::Exemption, rule.id.as_str(), Some(&rule.grounds));
            shown.push(self.condition_shown(named, condition, None));
        }
        if let (Some(review), Some(condition)) = (&self.class.review, self.rules.review) {
            let named = (RuleKindShown::Review, "review", review.grounds.as_ref());
            shown.push(self.condition_shown(named, condition, None));
        }
        for (level, rules) in self.class.levels.iter().zip(&self.rules.levels) {
            let name = Words(self.world).level(level.is);
            for (rule, condition) in level.requires.iter().zip(rules.requires.clone()) {
                let named = (RuleKindShown::Requires, rule.id.as_str(), Some(&rule.grounds));
                shown.push(self.condition_shown(named, condition, Some(name)));
            }
        }
        for (rule, compiled) in self.class.ceilings.iter().zip(&self.rules.ceilings) {
            let level = limit(self.world, (self.number, self.row), compiled);
            let level = level.map(|code| Words(self.world).level(code));
            let named = (RuleKindShown::Ceiling, rule.id.as_str(), Some(&rule.grounds));
            let mut trace = self.condition_shown(named, compiled.when, level);
            trace.values.extend(compiled.at_most.values_read(&self.subject()));
            shown.push(trace);
        }
        shown.extend((0..self.class.quotas.len()).map(|quota| self.quota_shown(quota)));
        shown
    }

    fn condition_shown(
        &self,
        (kind, id, grounds): (RuleKindShown, &str, Option<&Grounds>),
        condition: usize,
        level: Option<&str>,
    ) -> RuleTrace {
        RuleTrace {
            id: id.to_owned(),
            kind,
            level: level.map(str::to_owned),
            truth: self.truth(condition),
            values: self.rules.conditions[condition].expr.values_read(&self.subject()),
            cite: grounds.map(|grounds| grounds.cite.clone()).unwrap_or_default(),
        }
    }

    /// A quota is true of those whom it concerns; its number of seats is that of their group.
    fn quota_shown(&self, number: usize) -> RuleTrace {
        let (quota, rule) = (&self.class.quotas[number], &self.rules.quotas[number]);
        let group = self.verdicts.decisions.group_of(self.number, number, self.row);
        let excluded = rule.unless.map_or(Truth::False, |at| self.truth(at));
        let truth = match (excluded, group) {
            (Truth::True, _) => Truth::False,
            (Truth::False, Some(_)) => Truth::True,
            _ => Truth::Unknown,
        };
        let seats = group
            .filter(|_| truth == Truth::True)
            .and_then(|group| self.verdicts.group(self.number, number, group).seats);
        let mut values: Vec<ValueRead> =
            rule.per.iter().map(|fact| self.fact_shown(*fact)).collect();
        let unless = rule.unless.map(|at| &self.rules.conditions[at].expr);
        let read = unless.into_iter().chain(rule.rank.iter().map(|(key, _)| key));
        values.extend(read.flat_map(|expr| expr.values_read(&self.subject())));
        RuleTrace {
            id: quota.id.clone(),
            kind: RuleKindShown::Quota,
            level: seats.map(|seats| seats.to_string()),
            truth,
            values,
            cite: quota.grounds.cite.clone(),
        }
    }

    fn fact_shown(&self, fact: usize) -> ValueRead {
        let cell = self.world.cell(self.number, self.row, fact);
        ValueRead {
            fact: self.class.facts[fact].id.clone(),
            is: Words(self.world).cell(self.number, fact, cell),
            needs: None,
        }
    }

    /// For each level of the class better than the subject's, from the worst to the best, the
    /// fewest changes of its own facts that would make it eligible.
    fn near_misses(&self) -> Vec<NearMiss> {
        let now = self.verdicts.decisions.level(self.number, self.row);
        let listed = self.rules.levels.iter().rev().map(|level| level.code);
        let better: Vec<u8> = listed.filter(|code| *code > now.unwrap_or(0)).collect();
        // Where the group or its share is unknown, that is what stands in the way, not the rules.
        let no_group = matches!(self.standing, Standing::GroupUnknown | Standing::ShareUnknown);
        if better.is_empty() || no_group {
            return Vec::new();
        }
        let program = self.questions();
        let misses = better.into_iter().map(|level| self.near_miss(level, &program));
        misses.collect()
    }

    fn near_miss(&self, level: u8, program: &Program) -> NearMiss {
        let goals = self.goals(level);
        let mut miss = NearMiss {
            level: Words(self.world).level(level).to_owned(),
            changes: Vec::new(),
            then: Vec::new(),
            not_searched: None,
        };
        match Search::new(self, program).fewest(&goals) {
            Found::Nothing => {}
            Found::NotSearched(expr) => {
                miss.not_searched = Some(expr.text(self.world.regulation, self.number));
            }
            Found::Changes(changes) => {
                miss.changes = changes.iter().map(|change| self.step(change)).collect();
                let cells = changes.iter().map(|change| (change.fact, change.cell));
                miss.then = self.outlooks(level, &cells.collect::<Vec<_>>());
            }
        }
        miss
    }

    fn step(&self, change: &Change<'_>) -> Step {
        let needs = Words(self.world).cell(self.number, change.fact, change.cell);
        Step {
            fact: self.class.facts[change.fact].id.clone(),
            is: self.fact_shown(change.fact).is,
            needs: needs.unwrap_or_default(),
            cite: change.cite.to_owned(),
        }
    }

    /// All that the rules ask of a subject before any quota, so that the values they can tell
    /// apart are known: the conditions, and of ceilings whose level is not the same for all
    /// whether it reaches each level.
    fn questions(&self) -> Program {
        let levels = self.world.regulation.outcome_scale().values.len();
        let mut exprs: Vec<Expr> =
            self.rules.conditions.iter().map(|condition| condition.expr.clone()).collect();
        for ceiling in self.rules.ceilings.iter().filter(|rule| rule.levels.constant().is_none()) {
            let at_most = &ceiling.at_most;
            exprs.extend((1u8..).take(levels - 1).map(|code| {
                let (ty, at) = (at_most.ty.clone(), at_most.at.clone());
                let level = Expr { node: Node::Constant(Val::Code(code)), ty, at: at.clone() };
                let sides = (Box::new(at_most.clone()), Box::new(level));
                let node = Node::Compare(Comparison::GreaterOrEqual, sides.0, sides.1);
                Expr { node, ty: Type::Boolean, at }
            }));
        }
        let exprs: Vec<&Expr> = exprs.iter().collect();
        Program::build(self.world.regulation, self.number, &exprs)
    }
}
