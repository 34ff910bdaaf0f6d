//! How one subject's verdict is explained: the verdict in a sentence, every rule in the order in
//! which they act with the values it read, and what it would have taken to reach a better level.

use crate::decide::Group;
use crate::model::{
    Class, Explanation, NearMiss, Outcome, Regulation, Returns, RuleKindShown, RuleTrace, Truth,
    ValueRead, Verdict,
};
use crate::report::evaluation::header;
use crate::report::naming::Naming;
use crate::report::{Form, Say, Words};

mod json;

pub use json::json;

/// What an explanation shows.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// By what it was decided.
    pub regulation: &'a Regulation,
    /// What the submissions say of themselves.
    pub returns: &'a Returns,
    /// The subject's class.
    pub class: &'a Class,
    /// The explanation.
    pub explanation: &'a Explanation<'a>,
    /// The groups of peers that the subject is in.
    pub groups: &'a [QuotaGroup<'a>],
}

/// A group of peers and the quota that forms it.
#[derive(Clone, Debug)]
pub struct QuotaGroup<'a> {
    /// The quota, as an index of the class's quotas.
    pub quota: usize,
    /// Its state.
    pub group: Group<'a>,
}

/// The explanation as text.
pub fn text(words: Words, form: Form, shown: &Explained<'_>) -> String {
    let writer = Writer { words, form, naming: Naming::new(words, shown.regulation, shown.class) };
    let verdict = &shown.explanation.verdict;
    let mut out = header(words, shown.regulation, shown.returns);
    let class = words.title(&shown.class.title);
    let args = [("class", Say::from(class)), ("id", verdict.id.into())];
    out.push_str(&format!("\n{}\n", words.say("explain-subject", &args)));
    for line in writer.verdict(verdict) {
        out.push_str(&format!("  {line}\n"));
    }
    out.push_str(&writer.rules(&shown.explanation.rules));
    out.push_str(&writer.groups(shown));
    out.push_str(&writer.near_misses(&shown.explanation.near_miss));
    out
}

/// A verdict in sentences, as its regulation names things.
pub(in crate::report) fn verdict_lines(
    words: Words,
    (regulation, class): (&Regulation, &Class),
    verdict: &Verdict<'_>,
) -> Vec<String> {
    let naming = Naming::new(words, regulation, class);
    Writer { words, form: Form::Plain, naming }.verdict(verdict)
}

struct Writer<'a> {
    words: Words,
    form: Form,
    naming: Naming<'a>,
}

impl Writer<'_> {
    /// The verdict in sentences: the outcome, what led to it, the authority's level, the basis.
    fn verdict(&self, verdict: &Verdict<'_>) -> Vec<String> {
        let mut lines = vec![self.outcome(verdict)];
        lines.extend(self.way(verdict));
        if let Some(decided) = verdict.decided {
            let level = ("level", Say::from(self.naming.level(decided)));
            let departure = verdict.departure.map_or("none", |departure| departure.as_str());
            let departure = self.words.text(&format!("departure-{departure}"));
            let args = [level, ("departure", departure.into())];
            lines.push(self.words.say("explain-decided", &args));
        }
        if let Some(basis) = verdict.rests_on {
            let basis = self.words.text(&format!("basis-{}", basis.as_str()));
            lines.push(self.words.say("explain-rests-on", &[("basis", basis.into())]));
        }
        lines
    }

    fn outcome(&self, verdict: &Verdict<'_>) -> String {
        let rule =
            |kind, id: Option<&str>| Say::from(self.naming.rule(kind, id.unwrap_or_default()));
        match verdict.outcome {
            Outcome::Rated => {
                let level = self.naming.level(verdict.level.unwrap_or_default());
                self.words.say("explain-rated", &[("level", level.into())])
            }
            Outcome::Exempt => {
                let key =
                    if verdict.review_due { "explain-exempt-review-due" } else { "explain-exempt" };
                self.words.say(key, &[("rule", rule(RuleKindShown::Exemption, verdict.exemption))])
            }
            Outcome::Pending if verdict.missing.is_empty() => {
                self.words.text("explain-not-reviewed")
            }
            Outcome::Pending => {
                let missing = verdict.missing.iter().map(|fact| self.naming.fact(fact));
                let missing = missing.collect::<Vec<_>>().join(", ");
                self.words.say("explain-pending", &[("missing", missing.into())])
            }
            Outcome::Referred => self
                .words
                .say("explain-referred", &[("rule", rule(RuleKindShown::Quota, verdict.quota))]),
        }
    }

    /// From the standard over the ceilings to the quota, where these changed something.
    fn way(&self, verdict: &Verdict<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(standard) = verdict.standard {
            let level = self.naming.level(standard);
            lines.push(self.words.say("explain-standard", &[("level", level.into())]));
        }
        if let (true, Some(eligible)) = (verdict.eligible != verdict.standard, verdict.eligible) {
            let ceilings =
                verdict.ceilings.iter().map(|id| self.naming.rule(RuleKindShown::Ceiling, id));
            let rules = ceilings.collect::<Vec<_>>().join("; ");
            let level = self.naming.level(eligible);
            let args = [("level", Say::from(level)), ("rules", rules.into())];
            lines.push(self.words.say("explain-lowered-by-ceiling", &args));
        }
        if let (Outcome::Rated, Some(quota)) = (verdict.outcome, verdict.quota) {
            let level = self.naming.level(verdict.level.unwrap_or_default());
            let args = [
                ("level", Say::from(level)),
                ("rule", self.naming.rule(RuleKindShown::Quota, quota).into()),
            ];
            lines.push(self.words.say("explain-lowered-by-quota", &args));
        }
        lines
    }

    fn rules(&self, rules: &[RuleTrace]) -> String {
        let mut out = format!("\n{}\n", self.words.text("explain-rules"));
        let mut heading = String::new();
        for rule in rules {
            let next = self.heading(rule);
            if next != heading {
                out.push_str(&format!("  {next}\n"));
                heading = next;
            }
            out.push_str(&self.rule(rule));
        }
        out
    }

    fn heading(&self, rule: &RuleTrace) -> String {
        let key = format!("rules-{}", rule.kind.as_str());
        let level = match (rule.kind, &rule.level) {
            (RuleKindShown::Requires, Some(level)) => self.naming.level(level),
            _ => String::new(),
        };
        self.words.say(&key, &[("level", Say::from(level))])
    }

    fn rule(&self, rule: &RuleTrace) -> String {
        let mark = self.mark(rule.truth);
        let title = self.title(rule);
        let basis = self.naming.grounds(rule.kind, &rule.id).map(|grounds| grounds.basis.as_str());
        let cite = ("cite", Say::from(rule.cite.as_str()));
        let cite = match basis.map(|basis| self.words.text(&format!("basis-{basis}"))) {
            Some(basis) => self.words.say("explain-cite", &[cite, ("basis", basis.into())]),
            None => self.words.say("explain-cite-only", &[cite]),
        };
        let cite = if rule.cite.is_empty() { String::new() } else { format!("  [{cite}]") };
        let mut out = format!("    {mark} {title}{}{cite}\n", self.allowed(rule));
        // `!given(x) || x == 0` reads one fact twice: what it needs then stands together.
        for same in rule.values.chunk_by(|a, b| a.fact == b.fact && a.is == b.is) {
            out.push_str(&format!("        {}\n", self.value(same)));
        }
        out
    }

    fn title(&self, rule: &RuleTrace) -> String {
        match self.naming.grounds(rule.kind, &rule.id) {
            Some(grounds) => self.words.title(&grounds.title).to_owned(),
            None => self.words.text(&format!("rule-{}", rule.kind.as_str())),
        }
    }

    /// The level that a ceiling allows, or the seats of a quota.
    fn allowed(&self, rule: &RuleTrace) -> String {
        match (rule.kind, &rule.level) {
            (RuleKindShown::Ceiling, Some(level)) => {
                let level = self.naming.level(level);
                self.words.say("explain-at-most", &[("level", level.into())])
            }
            (RuleKindShown::Quota, Some(seats)) => {
                let seats = self.words.lang().number(seats);
                self.words.say("explain-seats", &[("seats", seats.into())])
            }
            _ => String::new(),
        }
    }

    /// A value and everything that is needed of it.
    fn value(&self, same: &[ValueRead]) -> String {
        let Some(value) = same.first() else { return String::new() };
        let fact = ("fact", Say::from(self.naming.fact(&value.fact)));
        let is = ("is", Say::from(self.naming.value(&value.fact, value.is.as_deref())));
        let needs = same.iter().filter_map(|value| value.needs.as_deref());
        let needs: Vec<&str> = needs.collect();
        if needs.is_empty() {
            return self.words.say("explain-value", &[fact, is]);
        }
        let needs = ("needs", Say::from(self.naming.all_needs(&value.fact, &needs)));
        self.words.say("explain-value-needs", &[fact, is, needs])
    }

    fn mark(&self, truth: Truth) -> String {
        match (self.form, truth) {
            (Form::Human, Truth::True) => "✓".to_owned(),
            (Form::Human, Truth::False) => "✗".to_owned(),
            (Form::Human, Truth::Unknown) => "?".to_owned(),
            _ => self.words.text(&format!("truth-{}", truth.as_str())) + ":",
        }
    }

    /// The state of each group of peers: who is in it, how many seats there are, who has them.
    fn groups(&self, shown: &Explained<'_>) -> String {
        if shown.groups.is_empty() {
            return String::new();
        }
        let mut out = format!("\n{}\n", self.words.text("explain-groups"));
        for one in shown.groups {
            let rule = &shown.class.quotas[one.quota];
            let title = self.words.title(&rule.grounds.title);
            let key = one.group.key.iter().map(|(fact, value)| {
                format!("{}: {}", self.naming.fact(fact), self.naming.value(fact, Some(value)))
            });
            let group = &one.group;
            let args = [
                ("rule", Say::from(title)),
                ("key", key.collect::<Vec<_>>().join("; ").into()),
                ("members", group.members.into()),
                ("eligible", group.eligible.into()),
                ("base", group.base.into()),
                ("seats", group.seats.unwrap_or(0).into()),
                ("kept", group.kept.into()),
                ("lowered", group.lowered.into()),
                ("referred", group.referred.into()),
            ];
            let state = if group.seats.is_some() { "explain-group" } else { "explain-group-open" };
            for line in ["explain-group-key", state] {
                out.push_str(&format!("  {}\n", self.words.say(line, &args)));
            }
        }
        out
    }

    fn near_misses(&self, misses: &[NearMiss]) -> String {
        if misses.is_empty() {
            return String::new();
        }
        let mut out = format!("\n{}\n", self.words.text("explain-near-miss"));
        for miss in misses {
            let level = ("level", Say::from(self.naming.level(&miss.level)));
            out.push_str(&format!("  {}\n", self.words.say("near-miss-level", &[level])));
            for line in self.near_miss(miss) {
                out.push_str(&format!("    - {line}\n"));
            }
        }
        out
    }

    fn near_miss(&self, miss: &NearMiss) -> Vec<String> {
        if let Some(formula) = &miss.not_searched {
            let args = [("formula", Say::from(formula.as_str()))];
            return vec![self.words.say("near-miss-not-searched", &args)];
        }
        if miss.changes.is_empty() && miss.then.is_empty() {
            return vec![self.words.text("near-miss-none")];
        }
        let step = |step: &crate::model::Step| {
            let is = self.naming.value(&step.fact, step.is.as_deref());
            let args = [
                ("fact", Say::from(self.naming.fact(&step.fact))),
                ("is", is.into()),
                ("needs", self.naming.value(&step.fact, Some(&step.needs)).into()),
                ("cite", step.cite.as_str().into()),
            ];
            self.words.say("near-miss-step", &args)
        };
        let outlook = |then: &crate::model::Outlook| {
            let args = [
                ("rule", Say::from(self.naming.rule(RuleKindShown::Quota, &then.quota))),
                ("taken", then.taken.into()),
                ("seats", then.seats.into()),
            ];
            self.words.say("near-miss-quota", &args)
        };
        miss.changes.iter().map(step).chain(miss.then.iter().map(outlook)).collect()
    }
}

#[cfg(test)]
mod tests;
