//! The list that a superior body needs for its appraisal: who was rated otherwise than the rules
//! give, by which rule and clause, and which groups of peers exceed a cap and by how many.
//!
//! Names nobody but by id. Start reading at [`Departures::of`].

use crate::model::{Departure, Grounds, Outcome, RuleKindShown};
use crate::report::about::About;
use crate::report::counts::Material;
use crate::report::forms::{Part, groups_over};
use crate::report::tabular::Table;
use crate::report::{Say, Words};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

mod json;
mod page;
mod sheet;
mod text;

pub(in crate::report) use json::{DepartureShape, shapes};

/// Every departure of an evaluation, by class.
#[derive(Debug)]
pub struct Departures {
    classes: Vec<OfClass>,
}

/// The departures of one class.
#[derive(Debug)]
struct OfClass {
    title: String,
    /// True if the submissions carry decided levels of the class.
    is_decided: bool,
    /// Rated above what the rules allow, by kind, group and id.
    above: Vec<One>,
    /// Rated below what the rules give, by id.
    below: Vec<One>,
    /// The groups that exceed a cap, a table a quota.
    over: Vec<Table>,
    /// The rules departed from, each once.
    rules: Vec<Rule>,
}

/// One departure, in words.
#[derive(Debug)]
struct One {
    id: String,
    departure: Departure,
    decided: String,
    by_rules: String,
    /// The rules departed from: where each stands in its class, and its clause.
    rules: Vec<((u8, usize), String)>,
    /// The group of peers, where a quota was exceeded.
    group: String,
    /// The whole in a sentence.
    what: String,
    shape: DepartureShape,
}

/// A rule that was departed from.
#[derive(Debug)]
struct Rule {
    place: (u8, usize),
    title: String,
    cite: String,
    basis: String,
    note: String,
    count: u64,
}

impl Departures {
    /// Collects the departures of all classes.
    pub fn of(words: Words, material: &Arc<Material>) -> Self {
        let classes = 0..material.regulation().classes.len();
        let classes = classes.filter(|class| !material.population().tables[*class].is_empty());
        let of = |class| Part { words, material, class }.departures();
        Departures { classes: classes.map(of).collect() }
    }

    /// The list as text.
    pub fn text(&self, words: Words, about: &About) -> String {
        text::text(self, words, about)
    }

    /// The list as a page.
    pub fn html(&self, words: Words, about: &About) -> String {
        page::html(self, words, about)
    }

    /// The list as a workbook.
    ///
    /// # Errors
    /// If there are more departures than a sheet has rows.
    pub fn workbook(&self, words: Words, about: &About, period: i64) -> io::Result<Vec<u8>> {
        sheet::workbook(self, words, about, period)
    }
}

impl OfClass {
    /// How many were rated above and below, by kind, in a sentence or two.
    fn summary(&self, words: Words) -> Vec<String> {
        if !self.is_decided {
            return vec![words.text("departures-undecided")];
        }
        let mut said = Vec::new();
        for (key, none, list) in [
            ("departures-above", "departures-above-none", &self.above),
            ("departures-below", "departures-below-none", &self.below),
        ] {
            if list.is_empty() {
                said.push(words.text(none));
                continue;
            }
            let kinds = Departure::ALL.into_iter().filter_map(|kind| {
                let count = list.iter().filter(|one| one.departure == kind).count() as u64;
                let name = words.text(&format!("departure-{}", kind.as_str()));
                (count > 0).then(|| format!("{name}: {}", words.lang().count(count)))
            });
            let kinds = Say::from(kinds.collect::<Vec<_>>().join("; "));
            said.push(words.say(key, &[("count", (list.len() as u64).into()), ("kinds", kinds)]));
        }
        said
    }
}

impl Part<'_> {
    fn departures(self) -> OfClass {
        let verdicts = self.material.verdicts();
        let mut all = (Vec::new(), Vec::new());
        let mut counts: BTreeMap<(u8, usize), (Rule, u64)> = BTreeMap::new();
        for row in verdicts.sorted(self.class) {
            let row = row as usize;
            let Some(one) = self.departure(row, &mut counts) else { continue };
            let list =
                if one.departure == Departure::BelowStandard { &mut all.1 } else { &mut all.0 };
            list.push(one);
        }
        // Rows came by id, and sorting keeps that order where nothing else differs.
        all.0.sort_by(|a: &One, b: &One| (a.departure, &a.group).cmp(&(b.departure, &b.group)));
        let is_decided = self.material.is_decided(self.class);
        let quotas = self.class().quotas.iter().enumerate().filter(|_| is_decided);
        let rules = counts.into_values().map(|(rule, count)| Rule { count, ..rule });
        OfClass {
            title: self.words.title(&self.class().title).to_owned(),
            is_decided,
            above: all.0,
            below: all.1,
            over: quotas.map(|quota| groups_over(self, quota)).collect(),
            rules: rules.collect(),
        }
    }

    /// The departure of a subject, if it departs; counts the rules that it departs from.
    fn departure(self, row: usize, counts: &mut BTreeMap<(u8, usize), (Rule, u64)>) -> Option<One> {
        let verdicts = self.material.verdicts();
        let departed = verdicts.departed(self.class, row)?;
        let verdict = verdicts.verdict(self.class, row);
        let naming = self.naming();
        let (mut said, mut places) = (Vec::new(), Vec::new());
        for (kind, id) in &departed.rules {
            let (Some(grounds), Some(place)) = (naming.grounds(*kind, id), self.place(*kind, id))
            else {
                continue;
            };
            said.push(self.rule_said(grounds));
            places.push((place, grounds.cite.clone()));
            let rule =
                counts.entry(place).or_insert_with(|| (self.rule((*kind, place), grounds), 0));
            rule.1 += 1;
        }
        let rules = said.join("; ");
        let decided = naming.level(verdict.decided?);
        let by_rules = match (verdict.level, verdict.outcome) {
            (Some(level), _) => naming.level(level),
            (None, Outcome::Exempt) => self.words.text("count-exempt"),
            (None, Outcome::Referred) => self.words.text("count-referred"),
            (None, _) => self.words.text("count-pending"),
        };
        let group = departed.group.map(|(quota, group)| {
            let group = verdicts.group(self.class, quota, group);
            let key = group.key.iter().map(|(fact, value)| self.value(fact, Some(value)));
            key.collect::<Vec<_>>().join(", ")
        });
        let args = [
            ("decided", Say::from(decided.as_str())),
            ("level", by_rules.as_str().into()),
            (
                "standard",
                verdict.standard.map_or(String::new(), |level| naming.level(level)).into(),
            ),
            ("rules", rules.as_str().into()),
        ];
        let key = match departed.departure {
            Departure::BelowStandard => "departures-below-what".to_owned(),
            _ if rules.is_empty() => "departures-no-rule".to_owned(),
            departure => format!("departure-what-{}", departure.as_str()),
        };
        let what = self.words.say(&key, &args);
        let shape = DepartureShape::of(self, &verdict, &departed, &what);
        Some(One {
            id: verdict.id.to_owned(),
            departure: departed.departure,
            decided,
            by_rules,
            rules: places,
            group: group.unwrap_or_default(),
            what,
            shape,
        })
    }

    /// A rule by name and clause.
    fn rule_said(self, grounds: &Grounds) -> String {
        let title = ("title", Say::from(self.words.title(&grounds.title)));
        self.words.say("form-quota", &[title, ("cite", grounds.cite.as_str().into())])
    }

    fn rule(self, (kind, place): (RuleKindShown, (u8, usize)), grounds: &Grounds) -> Rule {
        let basis = self.words.text(&format!("basis-{}", grounds.basis.as_str()));
        let assumed =
            self.class().quotas.iter().find(|quota| {
                kind == RuleKindShown::Quota && std::ptr::eq(&quota.grounds, grounds)
            });
        let assumed = assumed.filter(|quota| !quota.assumed.is_empty()).map(|quota| {
            let keys = quota.assumed.iter().map(|key| self.words.text(&format!("assumed-{key}")));
            let keys = [("keys", Say::from(keys.collect::<Vec<_>>().join(", ")))];
            self.words.say("departures-assumed", &keys)
        });
        let note = grounds.note.as_ref().map(|note| self.words.title(note).to_owned());
        let notes = note.into_iter().chain(assumed);
        Rule {
            place,
            title: self.words.title(&grounds.title).to_owned(),
            cite: grounds.cite.clone(),
            basis,
            note: notes.collect::<Vec<_>>().join(" "),
            count: 0,
        }
    }

    /// Where a rule stands among those of its class, to list rules in their order.
    fn place(self, kind: RuleKindShown, id: &str) -> Option<(u8, usize)> {
        let class = self.class();
        match kind {
            RuleKindShown::Exemption => {
                Some((0, class.exemptions.iter().position(|rule| rule.id == id)?))
            }
            RuleKindShown::Review => Some((1, 0)),
            RuleKindShown::Requires => {
                let mut rules = class.levels.iter().flat_map(|level| &level.requires);
                Some((2, rules.position(|rule| rule.id == id)?))
            }
            RuleKindShown::Ceiling => {
                Some((3, class.ceilings.iter().position(|rule| rule.id == id)?))
            }
            RuleKindShown::Quota => Some((4, class.quotas.iter().position(|rule| rule.id == id)?)),
        }
    }
}

#[cfg(test)]
mod tests;
