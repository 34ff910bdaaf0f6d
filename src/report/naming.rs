//! Facts, values and comparisons that a formula wrote, in the words of the regulation's titles.

use crate::model::{Class, Day, FactType, Grounds, Regulation, Scale, Title};
use crate::report::{Say, Words};

/// Whose facts are named: a class of a regulation.
#[derive(Clone, Copy)]
pub(in crate::report) struct Naming<'a> {
    words: Words,
    regulation: &'a Regulation,
    class: &'a Class,
}

/// What a written name stands for.
enum Named<'a> {
    /// A fact of the class, or of one reached through its subjects.
    Fact(&'a FactType),
    /// A value of a scale.
    Scale(&'a Scale),
    /// Anything else.
    Other,
}

impl<'a> Naming<'a> {
    /// Names things of a class.
    pub(in crate::report) fn new(
        words: Words,
        regulation: &'a Regulation,
        class: &'a Class,
    ) -> Self {
        Naming { words, regulation, class }
    }

    /// A fact by its titles: `unit.score` becomes "Unit: Score". What has no title stays as
    /// formulas write it.
    pub(in crate::report) fn fact(self, written: &str) -> String {
        if let Some((failed, why)) = written.split_once(": ") {
            let why = self.words.text(&format!("failure-{why}"));
            return format!("{} ({why})", self.fact(failed));
        }
        let (mut class, mut titles) = (self.class, Vec::new());
        for part in written.split('.') {
            if let Some(at) = class.fact_index(part) {
                let fact = &class.facts[at];
                titles.push(self.words.title(&fact.title).to_owned());
                if let FactType::Subject { class: next } = fact.kind {
                    class = &self.regulation.classes[next];
                }
            } else if part == self.regulation.outcome_scale().id {
                titles.push(self.words.text("its-level"));
            } else {
                return written.to_owned();
            }
        }
        titles.join(": ")
    }

    /// A value of a fact in words; unknown if there is none.
    pub(in crate::report) fn value(self, fact: &str, value: Option<&str>) -> String {
        let Some(value) = value else {
            return self.words.text("value-unknown");
        };
        if let Some((low, high)) = value.split_once("..") {
            let [low, high] = [low, high].map(|end| self.value(fact, Some(end)));
            let args = [("low", Say::from(low)), ("high", high.into())];
            return self.words.say("value-between", &args);
        }
        match self.resolve(fact) {
            Named::Fact(FactType::Boolean { .. }) => self.words.text(match value {
                "true" => "value-true",
                "false" => "value-false",
                _ => return value.to_owned(),
            }),
            Named::Fact(FactType::Choice(values)) => self.titled(values.iter(), value),
            Named::Fact(FactType::Scale { scale }) => {
                self.titled(self.regulation.scales[*scale].values.iter(), value)
            }
            Named::Scale(scale) => self.titled(scale.values.iter(), value),
            Named::Fact(FactType::Date) => {
                Day::parse(value).map_or(value.to_owned(), |day| self.words.lang().day(day))
            }
            Named::Fact(FactType::Text | FactType::Subject { .. }) => value.to_owned(),
            Named::Fact(FactType::Integer | FactType::Decimal { .. }) | Named::Other => {
                self.words.lang().number(value)
            }
        }
    }

    /// What a rule asks of a fact (`>= high`) in words.
    pub(in crate::report) fn needs(self, fact: &str, needs: &str) -> String {
        let (sign, rest) = needs.split_once(' ').unwrap_or((needs, ""));
        let key = match sign {
            "given" => return self.words.text("needs-given"),
            "!given" => return self.words.text("needs-not-given"),
            "in" | "!in" => return self.needs_of_list(fact, (sign == "in", rest)),
            "==" => "needs-equal",
            "!=" => "needs-other",
            "<" => "needs-less",
            "<=" => "needs-at-most",
            ">" => "needs-more",
            ">=" => "needs-at-least",
            _ => return needs.to_owned(),
        };
        let value = self.value(fact, Some(rest));
        self.words.say(key, &[("value", Say::from(value))])
    }

    fn needs_of_list(self, fact: &str, (is_in, list): (bool, &str)) -> String {
        let items = list.trim_matches(['[', ']']).split(", ");
        let items = items.map(|item| self.value(fact, Some(item))).collect::<Vec<_>>().join(", ");
        let key = if is_in { "needs-one-of" } else { "needs-none-of" };
        self.words.say(key, &[("values", Say::from(items))])
    }

    /// The title of a level of the outcome scale.
    pub(in crate::report) fn level(self, id: &str) -> String {
        self.titled(self.regulation.outcome_scale().values.iter(), id)
    }

    /// Name, clause and basis of the rule of an id.
    pub(in crate::report) fn grounds(self, id: &str) -> Option<&'a Grounds> {
        let class = self.class;
        let exemptions = class.exemptions.iter().map(|rule| (&rule.id, &rule.grounds));
        let requirements = class.levels.iter().flat_map(|level| &level.requires);
        let requirements = requirements.map(|rule| (&rule.id, &rule.grounds));
        let ceilings = class.ceilings.iter().map(|rule| (&rule.id, &rule.grounds));
        let quotas = class.quotas.iter().map(|rule| (&rule.id, &rule.grounds));
        let mut all = exemptions.chain(requirements).chain(ceilings).chain(quotas);
        all.find(|(known, _)| *known == id).map(|(_, grounds)| grounds)
    }

    /// The title of a rule, or its id where it has none.
    pub(in crate::report) fn rule(self, id: &str) -> String {
        let grounds = self.grounds(id);
        grounds.map_or(id, |grounds| self.words.title(&grounds.title)).to_owned()
    }

    fn titled<'v>(
        self,
        mut values: impl Iterator<Item = &'v crate::model::ScaleValue>,
        written: &str,
    ) -> String {
        let id = written.trim_matches(['"', '`']);
        let id = id.rsplit_once('.').map_or(id, |(_, last)| last);
        let title = |title: &Title| self.words.title(title).to_owned();
        values.find(|value| value.id == id).map_or(written.to_owned(), |value| title(&value.title))
    }

    fn resolve(self, written: &str) -> Named<'a> {
        if let Some((_, rest)) = written.split_once('(') {
            let group = rest.trim_end_matches(')');
            let first = self.class.facts.iter().find(|fact| fact.group.as_deref() == Some(group));
            return match first.map(|fact| &fact.kind) {
                Some(FactType::Scale { scale }) if !written.starts_with("count") => {
                    Named::Scale(&self.regulation.scales[*scale])
                }
                _ => Named::Other,
            };
        }
        let mut class = self.class;
        let mut named = Named::Other;
        for part in written.split('.') {
            if let Some(at) = class.fact_index(part) {
                let kind = &class.facts[at].kind;
                if let FactType::Subject { class: next } = kind {
                    class = &self.regulation.classes[*next];
                }
                named = Named::Fact(kind);
            } else if part == self.regulation.outcome_scale().id {
                named = Named::Scale(self.regulation.outcome_scale());
            } else {
                return Named::Other;
            }
        }
        named
    }
}
