//! From a class as written to its compiled rules, or to every mistake in them.
//!
//! Start reading at [`compile_class`].

use crate::decide::compiled::{
    CeilingRule, ClassRules, Condition, LevelFormula, LevelReads, LevelRules, QuotaRule,
};
use crate::diagnostic::Diagnostic;
use crate::formula::{Expr, Levels, Program, Wants, compile};
use crate::model::{Basis, Ceiling, Class, Formula, Grounds, Quota, Regulation};

/// Compiles the rules of a class; with mistakes, the rules that are whole.
pub(in crate::decide) fn compile_class(
    regulation: &Regulation,
    class: usize,
) -> (ClassRules, Vec<Diagnostic>) {
    let mut work = Work {
        regulation,
        class,
        conditions: Vec::new(),
        level_formulas: Vec::new(),
        found: Vec::new(),
    };
    let rules = work.rules();
    (rules, work.found)
}

struct Work<'a> {
    regulation: &'a Regulation,
    class: usize,
    conditions: Vec<Condition>,
    level_formulas: Vec<LevelFormula>,
    found: Vec<Diagnostic>,
}

impl<'a> Work<'a> {
    fn rules(&mut self) -> ClassRules {
        let class = self.class();
        for exemption in &class.exemptions {
            self.condition(&exemption.when, Some(&exemption.grounds));
        }
        let exemptions = 0..self.conditions.len();
        let review = class.review.as_ref();
        let review =
            review.and_then(|review| self.condition(&review.done, review.grounds.as_ref()));
        let mut levels = Vec::new();
        for level in &class.levels {
            let start = self.conditions.len();
            for requirement in &level.requires {
                self.condition(&requirement.that, Some(&requirement.grounds));
            }
            levels.push(LevelRules { code: level.is, requires: start..self.conditions.len() });
        }
        let ceilings = class.ceilings.iter().filter_map(|ceiling| self.ceiling(ceiling)).collect();
        let quotas = class.quotas.iter().filter_map(|quota| self.quota(quota)).collect();
        let conditions = std::mem::take(&mut self.conditions);
        let exprs: Vec<&Expr> = conditions.iter().map(|condition| &condition.expr).collect();
        let program = Program::build(self.regulation, self.class, &exprs);
        let level_formulas = std::mem::take(&mut self.level_formulas);
        ClassRules {
            conditions,
            exemptions,
            review,
            levels,
            ceilings,
            quotas,
            program,
            level_formulas,
        }
    }

    fn class(&self) -> &'a Class {
        &self.regulation.classes[self.class]
    }

    fn formula(&mut self, formula: &Formula, wants: Wants<'_>) -> Option<Expr> {
        match compile(self.regulation, self.class, formula, wants) {
            Ok(expr) => {
                let reads = LevelReads::of(&expr);
                if !reads.is_empty() {
                    self.level_formulas.push(LevelFormula { place: formula.place.clone(), reads });
                }
                Some(expr)
            }
            Err(mistakes) => {
                self.found.extend(mistakes);
                None
            }
        }
    }

    /// Adds a condition and gives its number.
    fn condition(&mut self, formula: &Formula, grounds: Option<&Grounds>) -> Option<usize> {
        let expr = self.formula(formula, Wants::Truth)?;
        let basis = self.weakest(grounds.map_or(Basis::Text, |grounds| grounds.basis), [&expr]);
        self.conditions.push(Condition { expr, basis });
        Some(self.conditions.len() - 1)
    }

    /// The weakest of a rule's basis and those of the parameters that its formulas read.
    fn weakest<'e>(&self, rule: Basis, exprs: impl IntoIterator<Item = &'e Expr>) -> Basis {
        let parameters = &self.class().parameters;
        let read = exprs.into_iter().flat_map(|expr| expr.reads().parameters);
        read.map(|at| parameters[at].basis).fold(rule, Basis::min)
    }

    fn ceiling(&mut self, ceiling: &Ceiling) -> Option<CeilingRule> {
        let when = self.condition(&ceiling.when, Some(&ceiling.grounds));
        let at_most = self.formula(&ceiling.at_most, Wants::Level);
        let (when, at_most) = (when?, at_most?);
        let basis = self.weakest(self.conditions[when].basis, [&at_most]);
        let levels = Levels::build(self.regulation, self.class, &at_most);
        Some(CeilingRule { when, at_most, levels, basis })
    }

    fn quota(&mut self, quota: &Quota) -> Option<QuotaRule> {
        let class = self.class();
        let per = quota.per.iter().map(|name| class.fact_index(&name.value));
        // INVARIANT (flaws): without a fact of `per` the regulation has a flaw, and no rulebook.
        let per: Vec<usize> = per.flatten().collect();
        let share = self.formula(&quota.share, Wants::Share(&per));
        let rank: Vec<_> =
            quota.rank.iter().map(|key| self.formula(&key.by, Wants::Rank)).collect();
        let unless = quota.unless.as_ref();
        let unless = match unless {
            Some(unless) => Some(self.condition(unless, None)?),
            None => None,
        };
        let rank: Vec<Expr> = rank.into_iter().collect::<Option<_>>()?;
        let share = share?;
        let given = if quota.assumed.is_empty() { Basis::Text } else { Basis::Inferred };
        let unless_basis = unless.map_or(Basis::Text, |unless| self.conditions[unless].basis);
        let basis = self.weakest(
            quota.grounds.basis.min(given).min(unless_basis),
            std::iter::once(&share).chain(&rank),
        );
        let rank = rank.into_iter().zip(quota.rank.iter().map(|key| key.descending)).collect();
        Some(QuotaRule { per, share, rounding: quota.rounding, rank, unless, basis })
    }
}
