//! What a redraw assumes, as data: what every draw takes anew and over which range, and what is
//! the plan's word in all of them.

use crate::model::{
    Assumption, PlanTable, Published, Ratio, Regulation, SynthesisPlan, Title, Under,
};
use crate::simulate::redraw::draw::is_exact;
use crate::simulate::synthesize::level_count;

/// Everything assumed; `held` gives the least and greatest number of each table's subjects that
/// were drawn to meet more than was decided.
pub fn assumptions(
    (published, plan): (&Published, &SynthesisPlan),
    regulation: &Regulation,
    held: &[(u64, u64)],
) -> Vec<Assumption> {
    let about = |key| Assumption {
        table: None,
        class: None,
        others: Vec::new(),
        key,
        args: Vec::new(),
        varies: key == "facts",
    };
    let mut all = vec![about("totals"), about("facts")];
    for (table, held) in plan.tables.iter().zip(held) {
        let one = Table { published, plan, regulation, table };
        all.extend(one.spread());
        all.extend(table.under.as_ref().map(|under| one.under(under)));
        all.extend(table.under.as_ref().and_then(|under| one.cap(under)));
        all.extend(one.split());
        all.extend(one.meeting(*held));
        all.extend(one.links());
    }
    // What varies first.
    all.sort_by_key(|assumption| !assumption.varies);
    all
}

struct Table<'a> {
    published: &'a Published,
    plan: &'a SynthesisPlan,
    regulation: &'a Regulation,
    table: &'a PlanTable,
}

/// What people call a table's subjects.
fn called(table: &PlanTable) -> Title {
    let id = || Title { vi: table.id.clone(), en: table.id.clone(), short: None };
    table.title.clone().unwrap_or_else(id)
}

impl Table<'_> {
    fn assumption(
        &self,
        (key, varies): (&'static str, bool),
        args: Vec<(&'static str, String)>,
    ) -> Assumption {
        let class = Some(self.regulation.classes[self.table.class].id.clone());
        Assumption { table: Some(called(self.table)), class, others: Vec::new(), key, args, varies }
    }

    fn fact(&self, fact: usize) -> (&'static str, String) {
        ("fact", self.regulation.classes[self.table.class].facts[fact].id.clone())
    }

    /// What people call another table's subjects.
    fn other(&self, id: &str) -> Title {
        let found = self.plan.tables.iter().find(|table| table.id == id);
        found.map_or_else(|| Title { vi: id.to_owned(), en: id.to_owned(), short: None }, called)
    }

    fn total(&self) -> u64 {
        let levels = self.regulation.outcome_scale().values.iter();
        let levels = levels.map(|level| level_count(self.published, self.table, &level.id));
        levels.chain(self.table.without.iter().map(|(_, count)| *count)).sum()
    }

    fn spread(&self) -> Vec<Assumption> {
        let total = self.total();
        let spread = self.table.spread.iter().filter_map(|(fact, list)| {
            let list = self.plan.lists.iter().find(|known| known.id == *list)?;
            let weights: Vec<u64> = list.items.iter().map(|(_, weight)| *weight).collect();
            let exact = usize::try_from(total).is_ok_and(|total| is_exact(&weights, total));
            let key = if exact { "spread-exactly" } else { "spread" };
            let args = vec![self.fact(*fact), ("values", weights.len().to_string())];
            Some(self.assumption((key, true), args))
        });
        spread.collect()
    }

    fn under(&self, under: &Under) -> Assumption {
        let ends = |end: fn(&(u64, u64, u64)) -> u64| under.sizes.iter().map(end);
        let least = ends(|size| size.0).min().unwrap_or(0);
        let most = ends(|size| size.1).max().unwrap_or(0);
        let others = under.parents.iter().map(|parent| self.other(&parent.value)).collect();
        let args = vec![("least", least.to_string()), ("most", most.to_string())];
        Assumption { others, ..self.assumption(("under", true), args) }
    }

    fn cap(&self, under: &Under) -> Option<Assumption> {
        let cap = under.cap.as_ref()?;
        let percent = cap.share.checked_mul(Ratio::whole(100));
        let share = percent.map_or(cap.share.to_string(), |percent| format!("{percent}%"));
        let args = vec![("level", cap.level.clone()), ("share", share), self.fact(cap.fact)];
        Some(self.assumption(("cap", false), args))
    }

    /// Levels that the plan, not the report, gives the table.
    fn split(&self) -> Option<Assumption> {
        let stated = self.table.published.as_ref()?;
        let mut parts =
            self.plan.tables.iter().filter(|other| {
                other.published.as_ref().is_some_and(|id| id.value == stated.value)
            });
        (parts.nth(1).is_some() && !self.table.levels.is_empty()).then(|| {
            let levels = self.table.levels.iter().map(|(level, count)| format!("{level} {count}"));
            let args = vec![("levels", levels.collect::<Vec<_>>().join(", "))];
            let printed = self.published.table(&stated.value).map(|table| table.vi.clone());
            let vi = printed.unwrap_or_else(|| stated.value.clone());
            let others = vec![Title { vi, en: stated.value.clone(), short: None }];
            Assumption { others, ..self.assumption(("split", false), args) }
        })
    }

    fn meeting(&self, (least, most): (u64, u64)) -> Vec<Assumption> {
        let meetings = self.table.meeting.iter().map(|meeting| {
            let level = ("level", meeting.decided.clone());
            if meeting.open {
                let ends = [("least", least.to_string()), ("most", most.to_string())];
                self.assumption(("held", true), [level].into_iter().chain(ends).collect())
            } else {
                let args = vec![level, ("count", meeting.count.to_string())];
                self.assumption(("held-fixed", false), args)
            }
        });
        let found: Vec<Assumption> = meetings.collect();
        if found.is_empty() && self.table.published.is_some() {
            return vec![self.assumption(("held-none", false), Vec::new())];
        }
        found
    }

    fn links(&self) -> Vec<Assumption> {
        let links = self.table.links.iter().map(|link| {
            let args = vec![("most", link.most.to_string())];
            let others = vec![self.other(&link.to.value)];
            Assumption { others, ..self.assumption(("link", true), args) }
        });
        links.collect()
    }
}
