//! Facts, values and comparisons that a formula wrote, in the words of the regulation's titles.

use crate::model::{Class, Day, FactType, Grounds, Regulation, RuleKindShown, Scale, Title};
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

    /// A fact by its titles: `unit.score` becomes "Score of Unit". What has no title stays as
    /// formulas write it.
    pub(in crate::report) fn fact(self, written: &str) -> String {
        if let Some((failed, why)) = written.split_once(": ") {
            let why = self.words.text(&format!("failure-{why}"));
            return format!("{} ({why})", self.fact(failed));
        }
        if let Some((function, args)) = written.strip_suffix(')').and_then(|it| it.split_once('('))
        {
            return self.aggregate(function, args).unwrap_or_else(|| written.to_owned());
        }
        let (mut class, mut named) = (self.class, String::new());
        for part in written.split('.') {
            let title = if let Some(at) = class.fact_index(part) {
                let fact = &class.facts[at];
                if let FactType::Subject { class: next } = fact.kind {
                    class = &self.regulation.classes[next];
                }
                self.words.title(&fact.title).to_owned()
            } else if part == self.regulation.outcome_scale().id {
                self.words.text("its-level")
            } else {
                return written.to_owned();
            };
            named = match named.as_str() {
                "" => title,
                of => {
                    self.words.say("of-another", &[("fact", title.into()), ("subject", of.into())])
                }
            };
        }
        named
    }

    /// `lowest(group)`, `share_at_least(children, level)` and their kin in words.
    fn aggregate(self, function: &str, args: &str) -> Option<String> {
        let (of, level) = args.split_once(", ").unwrap_or((args, ""));
        let criteria = self.class.group(of);
        let children = self.class.children.iter().find(|children| children.id == of);
        let (key, named) = match (criteria.as_slice(), children) {
            ([only], _) if function.ends_with("est") => {
                return Some(self.words.title(&self.class.facts[*only].title).to_owned());
            }
            ([first, ..], _) => {
                let named = Say::from(self.words.title(&self.class.facts[*first].title));
                (format!("{function}-criteria"), [("first", named), ("group", of.into())])
            }
            ([], Some(children)) => {
                let class = &self.regulation.classes[children.class];
                let named = Say::from(self.words.title(&class.title));
                (format!("{function}-children"), [("class", named), ("group", of.into())])
            }
            ([], None) => return None,
        };
        let level = match criteria.first().map(|first| &self.class.facts[*first].kind) {
            Some(FactType::Scale { scale }) => {
                self.titled(self.regulation.scales[*scale].values.iter(), level)
            }
            _ => self.level(level),
        };
        let [first, second] = named;
        self.words.find(&format!("aggregate-{key}"), &[first, second, ("level", level.into())])
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

    /// Everything that rules ask of a fact in words.
    pub(in crate::report) fn all_needs(self, fact: &str, needs: &[&str]) -> String {
        // To be empty and to have a value can only be two ways to the same end.
        if let ["!given", other] | [other, "!given"] = needs
            && let Some(value) = other.strip_prefix("== ")
        {
            let value = self.value(fact, Some(value));
            return self.words.say("needs-not-given-or", &[("value", Say::from(value))]);
        }
        needs.iter().map(|needs| self.needs(fact, needs)).collect::<Vec<_>>().join("; ")
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

    /// Name, clause and basis of a rule.
    pub(in crate::report) fn grounds(self, kind: RuleKindShown, id: &str) -> Option<&'a Grounds> {
        let class = self.class;
        match kind {
            RuleKindShown::Exemption => {
                class.exemptions.iter().find(|rule| rule.id == id).map(|rule| &rule.grounds)
            }
            RuleKindShown::Review => class.review.as_ref()?.grounds.as_ref(),
            RuleKindShown::Requires => {
                let mut rules = class.levels.iter().flat_map(|level| &level.requires);
                rules.find(|rule| rule.id == id).map(|rule| &rule.grounds)
            }
            RuleKindShown::Ceiling => {
                class.ceilings.iter().find(|rule| rule.id == id).map(|rule| &rule.grounds)
            }
            RuleKindShown::Quota => {
                class.quotas.iter().find(|rule| rule.id == id).map(|rule| &rule.grounds)
            }
        }
    }

    /// The title of a rule, or its id where it has none.
    pub(in crate::report) fn rule(self, kind: RuleKindShown, id: &str) -> String {
        let grounds = self.grounds(kind, id);
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
