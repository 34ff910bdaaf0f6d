//! Deciding again by changed rules: only what the changes touch.
//!
//! The result is exactly that of a whole deciding ([`decide`]); only the work differs. Start
//! reading at [`decide_again`].
//!
//! [`decide`]: crate::decide::decide

use crate::decide::decisions::Decisions;
use crate::decide::groups::Grouping;
use crate::decide::order::Component;
use crate::decide::reuse::{Again, Earlier, is_comparable};
use crate::decide::rulebook::Rulebook;
use crate::decide::run::inherited::can_be_followed;
use crate::decide::run::looped::Looped;
use crate::decide::run::{Truths, Work};
use crate::diagnostic::Diagnostic;
use crate::formula::{Expr, Program};
use crate::model::Population;
use std::sync::Arc;

/// Decides by a rulebook what was decided by another before, under the same options: what the
/// differences between the two do not touch is carried over.
///
/// `population` has the same subjects in the same order as the one decided before; its facts are
/// those that the rulebook's regulation declares.
///
/// # Errors
/// As [`decide`](crate::decide::decide).
pub fn decide_again(
    book: &Rulebook,
    population: &Population,
    earlier: (&Rulebook, &Decisions),
) -> Result<Decisions, Vec<Diagnostic>> {
    let earlier = Earlier { book: earlier.0, decisions: earlier.1 };
    if !is_comparable(earlier.book.regulation(), book.regulation()) {
        return crate::decide::decide(book, population, earlier.decisions.options);
    }
    let mut work = Work::after(book, population, earlier);
    let still = vec![false; book.classes.len()];
    let is_touched = |class: &usize| earlier.again(book, *class, &still) != Again::Nothing;
    work.plan_all(|component| component.classes.iter().any(is_touched))?;
    let mut moved = still.clone();
    for (at, component) in book.order.iter().enumerate() {
        let is_touched = |class: &usize| earlier.again(book, *class, &moved) != Again::Nothing;
        let is_touched = component.classes.iter().any(is_touched);
        if component.looped && is_touched && work.plans[at].is_none() {
            let planned = work.plan(component).map_err(|circle| vec![*circle])?;
            work.plans[at] = Some(Arc::new(planned));
        }
        let planned = work.plans[at].clone().filter(|_| is_touched);
        work.decide_component_again(component, planned.as_deref(), (earlier, &moved));
        for class in &component.classes {
            moved[*class] = work.ratings[*class] != earlier.decisions.ratings[*class];
        }
    }
    Ok(Decisions::from(work))
}

impl<'a> Work<'a> {
    /// Begins with all that was decided before.
    pub(super) fn after(
        book: &'a Rulebook,
        population: &'a Population,
        earlier: Earlier<'a>,
    ) -> Self {
        let decisions = earlier.decisions;
        let groupings = book.classes.iter().enumerate().map(|(class, rules)| {
            let known = &decisions.groupings[class];
            let quotas = rules.quotas.iter().map(|quota| {
                let same = known.iter().find(|grouping| grouping.per() == quota.per);
                let table = &population.tables[class];
                same.map_or_else(|| Arc::new(Grouping::of(table, &quota.per)), Arc::clone)
            });
            quotas.collect()
        });
        Work {
            book,
            population,
            options: decisions.options,
            families: Arc::clone(&decisions.families),
            groupings: groupings.collect(),
            ratings: decisions.ratings.clone(),
            columns: decisions.columns.clone(),
            traces: decisions.traces.clone(),
            groups: decisions.groups.clone(),
            plans: earlier.plans_that_stand(book),
        }
    }

    fn decide_component_again(
        &mut self,
        component: &Component,
        planned: Option<&Looped>,
        (earlier, moved): (Earlier<'_>, &[bool]),
    ) {
        if let Some(looped) = planned {
            return if can_be_followed(self.book, component, earlier) {
                self.decide_inherited(component, looped, earlier.decisions);
            } else {
                self.decide_component(component, planned);
            };
        }
        for class in &component.classes {
            let again = earlier.again(self.book, *class, moved);
            if again == Again::Nothing {
                continue;
            }
            self.rate_again(*class, (earlier.decisions, &again));
            self.reset_groups(*class);
            self.cap_all(*class);
            self.publish_all(*class);
        }
    }

    /// Brings trace and columns of a class to where its quotas begin to act.
    pub(super) fn rate_again(&mut self, class: usize, (earlier, again): (&Decisions, &Again)) {
        let rules = &self.book.classes[class];
        match again {
            Again::Nothing | Again::Capping => {
                let columns = earlier.columns[class].before_quotas(rules.quotas.len());
                self.traces[class] = Arc::clone(&earlier.traces[class]);
                self.columns[class] = Arc::new(columns);
            }
            Again::Rating(from) if from.iter().all(Option::is_none) => {
                self.rate_all(class, &Truths::Evaluated);
            }
            Again::Rating(from) => {
                let others = rules.conditions.iter().zip(from).filter(|(_, from)| from.is_none());
                let others: Vec<&Expr> = others.map(|(condition, _)| &condition.expr).collect();
                let program = Program::build(self.book.regulation(), class, &others);
                let earlier = &earlier.traces[class];
                self.rate_all(class, &Truths::Renewed { earlier, from, program });
            }
        }
    }

    pub(super) fn reset_groups(&mut self, class: usize) {
        let quotas = self.book.classes[class].quotas.len();
        self.groups[class] = vec![Arc::default(); quotas];
    }
}
