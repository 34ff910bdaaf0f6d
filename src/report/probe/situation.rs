//! A situation and what is expected of it, as a file of cases writes them.

use crate::model::{
    Case, ChildGiven, Day, Expectation, ExpectedGroup, Fact, FactType, Given, GivenSubject,
    GivenValue, Member, Ratio, Regulation, Wanted, WantedValue,
};

/// The keys of a case from `given` or `group` on.
pub(in crate::report::probe) fn situation(
    regulation: &Regulation,
    class: usize,
    case: &Case,
) -> String {
    let writer = Writer { regulation };
    let mut out = match &case.given {
        Given::One { subject, children } => writer.alone(class, subject, children),
        Given::Group(members) => {
            let members: String = members.iter().map(|one| writer.member(class, one)).collect();
            format!("group   = [\n{members}]\n")
        }
    };
    out.push_str("[case.expect]\n");
    out.push_str(&table(&match &case.expect {
        Expectation::One(wanted) => wanted.iter().map(written).collect(),
        Expectation::Group(group) => writer.group(group),
    }));
    out
}

/// A text in quotes.
pub(in crate::report::probe) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => {
                out.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A key as it may stand bare, else in quotes.
fn key(id: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    if !id.is_empty() && id.chars().all(is_bare) { id.to_owned() } else { quoted(id) }
}

/// Keys and values, one a line, the equal signs under each other.
fn table(pairs: &[(String, String)]) -> String {
    let width = pairs.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    let line = |(key, value): &(String, String)| {
        let space = " ".repeat(width - key.chars().count());
        format!("{key}{space} = {value}\n")
    };
    pairs.iter().map(line).collect()
}

fn inline(pairs: &[(String, String)]) -> String {
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn list<'t>(items: impl Iterator<Item = &'t String>) -> String {
    format!("[{}]", items.map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

fn written(wanted: &Wanted) -> (String, String) {
    let value = match (&*wanted.key.value, &wanted.value) {
        ("review_due", WantedValue::One(text)) => text.clone(),
        (_, WantedValue::One(text)) => quoted(text),
        (_, WantedValue::List(items)) => list(items.iter()),
    };
    (wanted.key.value.clone(), value)
}

struct Writer<'a> {
    regulation: &'a Regulation,
}

impl Writer<'_> {
    fn level(&self, code: u8) -> String {
        let values = &self.regulation.outcome_scale().values;
        values.get(usize::from(code)).map_or(String::new(), |value| value.id.clone())
    }

    fn alone(&self, class: usize, subject: &GivenSubject, children: &[ChildGiven]) -> String {
        let mut out = String::new();
        let declared = &self.regulation.classes[class].children;
        for (at, of) in declared.iter().enumerate() {
            let same = children.iter().filter(|given| given.children == at);
            let same: Vec<String> = same
                .map(|given| {
                    let mut pairs = self.facts(of.class, &given.subject);
                    if given.times > 1 {
                        pairs.push(("times".to_owned(), given.times.to_string()));
                    }
                    inline(&pairs)
                })
                .collect();
            if !same.is_empty() {
                out.push_str(&format!("children.{} = [ {} ]\n", key(&of.id), same.join(", ")));
            }
        }
        format!("{out}[case.given]\n{}", table(&self.facts(class, subject)))
    }

    fn member(&self, class: usize, member: &Member) -> String {
        let mut pairs = vec![("id".to_owned(), quoted(&member.id))];
        if member.times > 1 {
            pairs.push(("times".to_owned(), member.times.to_string()));
        }
        pairs.extend(self.facts(class, &member.subject));
        format!("  {},\n", inline(&pairs))
    }

    /// The facts of a subject, and the level at which it counts.
    fn facts(&self, class: usize, subject: &GivenSubject) -> Vec<(String, String)> {
        let declared = &self.regulation.classes[class].facts;
        let mut pairs: Vec<(String, String)> = subject
            .facts
            .iter()
            .map(|(fact, value)| {
                let fact = &declared[*fact];
                let value =
                    value.as_ref().map_or("\"\"".to_owned(), |value| self.value(fact, value));
                (key(&fact.id), value)
            })
            .collect();
        if let Some(code) = subject.decided {
            let scale = key(&self.regulation.outcome_scale().id);
            pairs.push((scale, quoted(&self.level(code))));
        }
        pairs
    }

    fn value(&self, fact: &Fact, value: &GivenValue) -> String {
        match (value, &fact.kind) {
            (GivenValue::Code(code), FactType::Boolean { .. }) => (*code == 1).to_string(),
            (GivenValue::Code(code), FactType::Choice(values)) => {
                quoted(values.get(usize::from(*code)).map_or("", |value| &value.id))
            }
            (GivenValue::Code(code), FactType::Scale { scale }) => {
                let values = &self.regulation.scales[*scale].values;
                quoted(values.get(usize::from(*code)).map_or("", |value| &value.id))
            }
            (GivenValue::Code(code), _) => code.to_string(),
            (GivenValue::Number(day), FactType::Date) => Day(*day).to_string(),
            (GivenValue::Number(number), FactType::Decimal { places }) => {
                let number = Ratio::scaled(*number, *places);
                let text = number.map_or(String::new(), |number| number.to_string());
                // A number with a point is a text: files of rules know no floating point.
                if text.contains('.') { quoted(&text) } else { text }
            }
            (GivenValue::Number(number), _) => number.to_string(),
            (GivenValue::Text(text) | GivenValue::SubjectId(text), _) => quoted(text),
            (GivenValue::Subject(subject), FactType::Subject { class }) => {
                inline(&self.facts(*class, subject))
            }
            (GivenValue::Subject(_), _) => "{}".to_owned(),
        }
    }

    fn group(&self, group: &ExpectedGroup) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (id, wanted) in &group.members {
            let wanted: Vec<_> = wanted.iter().map(written).collect();
            pairs.push((key(&id.value), inline(&wanted)));
        }
        let levels = group.levels.iter();
        let levels: Vec<_> = levels
            .map(|(level, count)| (key(&self.level(level.value)), count.to_string()))
            .collect();
        if !levels.is_empty() {
            pairs.push(("levels".to_owned(), inline(&levels)));
        }
        if let Some(referred) = &group.referred {
            pairs.push(("referred".to_owned(), list(referred.value.iter())));
        }
        pairs
    }
}
