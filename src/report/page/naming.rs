//! Names of classes, states, rules and scenarios, and differences of counts, as a page writes them.

use crate::model::{Amendment, Class, Grounds, Interval, Regulation, Scenario, State};
use crate::report::naming::Naming;
use crate::report::{Lang, Words};
use std::cmp::Ordering;

/// The counts of what is zero in all draws.
pub(super) const NONE: Interval = Interval { low: 0, median: 0, high: 0 };

/// Names things of a regulation in a language.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) words: Words,
    pub(super) regulation: &'a Regulation,
}

impl<'a> Names<'a> {
    /// The language.
    pub(super) fn lang(self) -> Lang {
        self.words.lang()
    }

    /// A count.
    pub(super) fn count(self, count: u64) -> String {
        self.lang().count(count)
    }

    /// A class's title, by id.
    pub(super) fn class(self, id: &'a str) -> &'a str {
        self.class_of(id).map_or(id, |class| self.words.title(&class.title))
    }

    fn class_of(self, id: &str) -> Option<&'a Class> {
        self.regulation.class_index(id).map(|at| &self.regulation.classes[at])
    }

    /// A level's title, by id.
    pub(super) fn level(self, id: &'a str) -> &'a str {
        let mut values = self.regulation.outcome_scale().values.iter();
        values.find(|value| value.id == id).map_or(id, |value| self.words.title(&value.title))
    }

    /// What became of a subject.
    pub(super) fn state(self, state: &'a State) -> String {
        match state {
            State::Level(level) => self.level(level).to_owned(),
            State::Exempt => self.words.text("count-exempt"),
            State::Pending => self.words.text("count-pending"),
            State::Referred => self.words.text("count-referred"),
        }
    }

    /// A fact's title, by id.
    pub(super) fn fact(self, class: &str, id: &'a str) -> &'a str {
        let fact = self.class_of(class).and_then(|class| {
            class.fact_index(id).map(|at| self.words.title(&class.facts[at].title))
        });
        fact.unwrap_or(id)
    }

    /// A value of a fact in words.
    pub(super) fn value(self, class: &str, fact: &str, value: Option<&str>) -> String {
        match self.class_of(class) {
            Some(class) => Naming::new(self.words, self.regulation, class).value(fact, value),
            None => value.unwrap_or_default().to_owned(),
        }
    }

    /// A rule's title and clause, by id.
    pub(super) fn rule(self, class: &str, id: &str) -> Option<&'a Grounds> {
        let class = self.class_of(class)?;
        let exemptions = class.exemptions.iter().map(|rule| (&rule.id, &rule.grounds));
        let requires = class.levels.iter().flat_map(|level| &level.requires);
        let requires = requires.map(|rule| (&rule.id, &rule.grounds));
        let ceilings = class.ceilings.iter().map(|rule| (&rule.id, &rule.grounds));
        let quotas = class.quotas.iter().map(|rule| (&rule.id, &rule.grounds));
        let mut all = exemptions.chain(requires).chain(ceilings).chain(quotas);
        all.find(|(known, _)| *known == id).map(|(_, grounds)| grounds)
    }

    /// How a count differs from another: `+7`, `−7`, `0`.
    pub(super) fn difference(self, before: u64, after: u64) -> String {
        match after.cmp(&before) {
            Ordering::Greater => format!("+{}", self.count(after - before)),
            Ordering::Less => format!("−{}", self.count(before - after)),
            Ordering::Equal => "0".to_owned(),
        }
    }

    /// Between which counts one lies: `5–9`, or the one where all are the same.
    pub(super) fn between(self, interval: Interval) -> String {
        match (self.count(interval.low), self.count(interval.high)) {
            (low, high) if low == high => low,
            (low, high) => format!("{low}–{high}"),
        }
    }

    /// A scenario by the titles of what it changes, and by its own name where it was given one.
    pub(super) fn scenario(self, scenario: &Scenario<'_>) -> String {
        self.changes(&scenario.name, &scenario.amendments)
    }

    /// Amendments by their titles, with a name that is more than their ids.
    pub(super) fn changes(self, name: &str, amendments: &[Amendment]) -> String {
        let ids: Vec<_> = amendments.iter().map(|one| one.id.as_str()).collect();
        let titles: Vec<_> = amendments.iter().map(|one| self.words.title(&one.title)).collect();
        let titles = titles.join(" + ");
        if titles.is_empty() {
            name.to_owned()
        } else if name == ids.join("+") {
            titles
        } else {
            format!("{name}: {titles}")
        }
    }
}
