//! The rules of a class with their formulas compiled, as questions about the whole class need
//! them.

use crate::check::space::Side;
use crate::formula::{Comparison, Expr, Node, Path, Type, Val, Wants, compile};
use crate::model::{Formula, Regulation};

/// A condition of a rule.
#[derive(Clone, Debug)]
pub(in crate::check) struct Condition<'a> {
    pub formula: &'a Formula,
    pub expr: Expr,
}

/// The rules of a class.
#[derive(Clone, Debug)]
pub(in crate::check) struct Rules<'a> {
    pub side: Side<'a>,
    pub exemptions: Vec<Condition<'a>>,
    pub review: Option<Condition<'a>>,
    /// The requirements of each level, best first.
    pub levels: Vec<Vec<Condition<'a>>>,
    pub ceilings: Vec<CeilingRule<'a>>,
    pub quotas: Vec<QuotaRule<'a>>,
}

/// A ceiling: when it holds, and whether what it allows reaches each level above the worst.
#[derive(Clone, Debug)]
pub(in crate::check) struct CeilingRule<'a> {
    pub when: Condition<'a>,
    pub at_most: Expr,
    pub reaches: Vec<Expr>,
}

/// A quota, as far as it is about one subject.
#[derive(Clone, Debug)]
pub(in crate::check) struct QuotaRule<'a> {
    pub share: Option<Expr>,
    pub rank: Vec<Expr>,
    pub unless: Option<Condition<'a>>,
    /// Whether each fact of its groups is known.
    pub given: Vec<Expr>,
}

impl<'a> Rules<'a> {
    /// Compiles the rules of a class; `None` if any has a mistake.
    pub fn of(regulation: &'a Regulation, class: usize) -> Option<Rules<'a>> {
        let side = Side { regulation, class };
        let rules = &regulation.classes[class];
        let condition = |formula: &'a Formula| condition(side, formula, Wants::Truth);
        let exemptions = rules.exemptions.iter().map(|rule| condition(&rule.when));
        let review = match &rules.review {
            Some(review) => Some(condition(&review.done)?),
            None => None,
        };
        let levels = rules.levels.iter().map(|level| {
            level.requires.iter().map(|rule| condition(&rule.that)).collect::<Option<Vec<_>>>()
        });
        let ceilings = rules.ceilings.iter().map(|ceiling| {
            let when = condition(&ceiling.when)?;
            let at_most = self::condition(side, &ceiling.at_most, Wants::Level)?.expr;
            let reaches = reaches(regulation, &at_most);
            Some(CeilingRule { when, at_most, reaches })
        });
        let quotas = (0..rules.quotas.len()).map(|at| quota(side, at));
        Some(Rules {
            side,
            exemptions: exemptions.collect::<Option<_>>()?,
            review,
            levels: levels.collect::<Option<_>>()?,
            ceilings: ceilings.collect::<Option<_>>()?,
            quotas: quotas.collect::<Option<_>>()?,
        })
    }

    /// Every formula that says something of one subject.
    pub fn formulas(&self) -> Vec<&Expr> {
        let conditions = self.exemptions.iter().chain(&self.review);
        let conditions = conditions.chain(self.levels.iter().flatten()).map(|one| &one.expr);
        let ceilings = self.ceilings.iter();
        let ceilings = ceilings.flat_map(|one| std::iter::once(&one.when.expr).chain(&one.reaches));
        let quotas = self.quotas.iter();
        let quotas =
            quotas.flat_map(|one| one.unless.iter().map(|one| &one.expr).chain(&one.given));
        conditions.chain(ceilings).chain(quotas).collect()
    }

    /// Every formula with where it is written: conditions, what ceilings allow, quotas.
    pub fn written(&self) -> Vec<(&'a Formula, &Expr)> {
        let class = &self.side.regulation.classes[self.side.class];
        let conditions = self.exemptions.iter().chain(&self.review);
        let conditions = conditions.chain(self.levels.iter().flatten());
        let mut all: Vec<_> = conditions.map(|one| (one.formula, &one.expr)).collect();
        for (rule, ceiling) in class.ceilings.iter().zip(&self.ceilings) {
            all.push((ceiling.when.formula, &ceiling.when.expr));
            all.push((&rule.at_most, &ceiling.at_most));
        }
        for (rule, quota) in class.quotas.iter().zip(&self.quotas) {
            all.extend(quota.share.iter().map(|share| (&rule.share, share)));
            all.extend(rule.rank.iter().map(|key| &key.by).zip(&quota.rank));
            all.extend(quota.unless.iter().map(|one| (one.formula, &one.expr)));
        }
        all
    }
}

fn condition<'a>(side: Side<'_>, formula: &'a Formula, wants: Wants<'_>) -> Option<Condition<'a>> {
    let expr = compile(side.regulation, side.class, formula, wants).ok()?;
    Some(Condition { formula, expr })
}

/// Whether a formula of the outcome scale is at or above each level but the worst. Its value is
/// known where all of these are.
fn reaches(regulation: &Regulation, level: &Expr) -> Vec<Expr> {
    let codes = regulation.outcome_scale().values.len();
    let code = |code: u8| Expr {
        node: Node::Constant(Val::Code(code)),
        ty: Type::Scale(regulation.outcome),
        at: level.at.clone(),
    };
    let reaches = |at: u8| Expr {
        node: Node::Compare(
            Comparison::GreaterOrEqual,
            Box::new(level.clone()),
            Box::new(code(at)),
        ),
        ty: Type::Boolean,
        at: level.at.clone(),
    };
    (1..u8::MAX).take(codes.saturating_sub(1)).map(reaches).collect()
}

fn quota(side: Side<'_>, at: usize) -> Option<QuotaRule<'_>> {
    let class = &side.regulation.classes[side.class];
    let rule = &class.quotas[at];
    let per: Vec<usize> =
        rule.per.iter().filter_map(|name| class.fact_index(&name.value)).collect();
    let given = per.iter().map(|fact| Expr {
        node: Node::Given(Path { via: Vec::new(), class: side.class, fact: Some(*fact) }),
        ty: Type::Boolean,
        at: 0..0,
    });
    let unless = match &rule.unless {
        Some(unless) => Some(condition(side, unless, Wants::Truth)?),
        None => None,
    };
    let rank = rule.rank.iter().map(|key| condition(side, &key.by, Wants::Rank));
    let rank = rank.map(|key| key.map(|key| key.expr)).collect::<Option<_>>()?;
    let share = condition(side, &rule.share, Wants::Share(&per)).map(|share| share.expr);
    Some(QuotaRule { share, rank, unless, given: given.collect() })
}
