//! Two regulations held against each other, as text and as JSON.

use crate::check::{
    ClassCompared, Compared, Counterexample, Fact, Hindrance, Outcome, QuotaDifference, Relation,
};
use crate::model::{NotEncoded, Regulation, RuleKindShown};
use crate::report::findings::example_text;
use crate::report::grid::Grid;
use crate::report::naming::Naming;
use crate::report::{Form, Say, Words};

mod json;
mod quotas;

pub use json::json;
use quotas::values;

/// What was compared: both regulations and what came out.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The first and the second.
    pub regulations: [&'a Regulation; 2],
    /// What came out.
    pub result: &'a Compared,
}

/// The name of a regulation with its amendments: `a+b`.
fn name(regulation: &Regulation) -> String {
    let amendments = regulation.amendments.iter().map(|amendment| amendment.id.as_str());
    std::iter::once(regulation.id.as_str()).chain(amendments).collect::<Vec<_>>().join("+")
}

/// The comparison as text.
pub fn text(words: Words, form: Form, shown: &Shown<'_>) -> String {
    let [a, b] = shown.regulations.map(name);
    let mut out = words.say("compare-title", &[("a", a.into()), ("b", b.into())]) + "\n";
    for class in &shown.result.classes {
        out.push('\n');
        out.push_str(&Told { words, form, shown, class }.text());
    }
    let sides =
        [("compare-only-a", &shown.result.only_a), ("compare-only-b", &shown.result.only_b)];
    for (key, classes) in sides.into_iter().filter(|(_, classes)| !classes.is_empty()) {
        let args = [("classes", Say::from(classes.join(", ")))];
        out.push_str(&format!("\n{}\n", words.say(key, &args)));
    }
    out.push_str(&clauses(words, shown.regulations));
    out
}

/// The clauses that no rule expresses, of both sides at once where they are the same.
fn clauses(words: Words, [a, b]: [&Regulation; 2]) -> String {
    let read = |one: &Regulation| -> Vec<_> {
        one.not_encoded.iter().map(|one| (one.cite.clone(), one.why.clone())).collect()
    };
    if read(a) == read(b) {
        return not_encoded(words, "compare-not-encoded-both", a);
    }
    let sides = [("compare-not-encoded-a", a), ("compare-not-encoded-b", b)];
    sides.map(|(key, regulation)| not_encoded(words, key, regulation)).concat()
}

/// The clauses that no rule of a regulation expresses: some difference may be theirs alone.
fn not_encoded(words: Words, key: &str, regulation: &Regulation) -> String {
    let clauses = &regulation.not_encoded;
    if clauses.is_empty() {
        return String::new();
    }
    let title = words.say(key, &[("count", clauses.len().into())]);
    let clause = |one: &NotEncoded| format!("  - {}: {}\n", one.cite, words.title(&one.why));
    format!("\n{title}\n{}", clauses.iter().map(clause).collect::<String>())
}

/// A class being told.
struct Told<'a> {
    words: Words,
    form: Form,
    shown: &'a Shown<'a>,
    class: &'a ClassCompared,
}

impl Told<'_> {
    fn naming(&self, side: usize) -> Naming<'_> {
        let regulation = self.shown.regulations[side];
        Naming::new(self.words, regulation, &regulation.classes[self.class.at[side]])
    }

    fn text(&self) -> String {
        let (words, class) = (self.words, self.class);
        let title = &self.shown.regulations[0].classes[class.at[0]].title;
        let title = Say::from(words.title(title));
        let relation = class.relation.map_or("none", Relation::as_str);
        let quotas = if self.only_quotas() { "-by-quotas" } else { "" };
        let relation = words.text(&format!("relation-{relation}{quotas}"));
        let args = [("class", title), ("relation", relation.into())];
        let mut out = words.say("compare-class", &args) + "\n";
        let mut line = |text: String| out.push_str(&format!("  {text}\n"));
        match class.hindrance {
            Some(Hindrance::Scales) => line(words.text("compare-scales")),
            Some(Hindrance::TooLarge) => line(words.text("compare-too-large")),
            None => {}
        }
        if let Some((different, all)) = class.cells.filter(|(different, _)| *different > 0) {
            line(words.say("compare-cells", &self.cells(different, all)));
        }
        for (side, key) in [(0, "compare-read-a"), (1, "compare-read-b")] {
            if !class.only_read_by[side].is_empty() {
                let facts = class.only_read_by[side].iter();
                let facts: Vec<String> = facts.map(|fact| self.naming(side).fact(fact)).collect();
                line(words.say(key, &[("facts", facts.join(", ").into())]));
            }
        }
        if !class.opaque.is_empty() {
            let parts = class.opaque.join("; ");
            line(words.say("compare-opaque", &[("parts", parts.into())]));
        }
        if !class.exact {
            line(words.text("compare-inexact"));
        }
        if !class.counterexamples.is_empty() {
            let ordinary = self.facts(&class.ordinary.iter().collect::<Vec<_>>());
            line(words.say("compare-ordinary", &[("facts", ordinary.into())]));
            out.push_str(&self.counterexamples());
        }
        for quota in &class.quotas {
            out.push_str(&format!("  {}\n", self.quota(quota)));
        }
        out
    }

    /// True if subjects fare alike before quotas, and only the quotas differ.
    fn only_quotas(&self) -> bool {
        self.class.before_quotas == Some(Relation::Equivalent) && !self.class.quotas.is_empty()
    }

    fn cells(&self, different: u128, all: u128) -> [(&'static str, Say<'static>); 3] {
        let lang = self.words.lang();
        // In tenths of a percent, so that nothing is a floating point number.
        let share = match different.checked_mul(1_000) {
            Some(times) => times / all.max(1),
            None => different / (all / 1_000).max(1),
        };
        let share = format!("{}.{}", share / 10, share % 10);
        [
            ("different", lang.number(&different.to_string()).into()),
            ("all", lang.number(&all.to_string()).into()),
            ("share", lang.number(&share).into()),
        ]
    }

    fn counterexamples(&self) -> String {
        let words = self.words;
        let names = ["change", "a", "b", "apart"];
        let header = names.iter().map(|name| words.text(&format!("column-compare-{name}")));
        let mut grid = Grid::new(self.form, &[]).header(header.collect());
        let all = &self.class.counterexamples;
        let is_settled =
            |one: &&Counterexample| one.a != Outcome::Pending && one.b != Outcome::Pending;
        let settled = all.iter().filter(is_settled).count();
        // What hangs on facts not known is told only where there is nothing else to tell.
        for one in all.iter().filter(|one| settled == 0 || is_settled(one)) {
            grid.row(self.row(one));
        }
        let mut out = grid.finish();
        if settled > 0 && settled < all.len() {
            let count = Say::from(all.len() - settled);
            out.push_str(&format!("  {}\n", words.say("compare-pending", &[("count", count)])));
        }
        out
    }

    fn row(&self, one: &Counterexample) -> Vec<String> {
        let words = self.words;
        let apart = one.facts.iter().filter(|fact| one.apart.contains(&fact.fact));
        let apart: Vec<&Fact> = apart.collect();
        let apart = match apart.is_empty() {
            true => words.text("compare-ordinary-itself"),
            false => self.facts(&apart),
        };
        let surety = if one.confirmed { "" } else { "-possible" };
        vec![
            words.text(&format!("change-{}{surety}", one.change.as_str())),
            self.outcome(0, &one.a),
            self.outcome(1, &one.b),
            apart,
        ]
    }

    /// Facts in the words of the first regulation, or of the second where only that has them.
    fn facts(&self, facts: &[&Fact]) -> String {
        let one = |fact: &Fact| {
            let known = |side: usize| self.naming(side).fact(&fact.fact) != fact.fact;
            let side = usize::from(!known(0) && known(1));
            example_text(self.words, self.naming(side), std::slice::from_ref(fact))
        };
        facts.iter().map(|fact| one(fact)).collect::<Vec<_>>().join("; ")
    }

    fn outcome(&self, side: usize, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Level(id) => self.naming(side).level(id),
            other => self.words.text(&format!("outcome-{}", other.as_str())),
        }
    }

    fn quota(&self, one: &QuotaDifference) -> String {
        let words = self.words;
        let side = usize::from(one.key.is_none() && one.a.is_none());
        let regulation = |side: usize| (self.shown.regulations[side], self.class.at[side]);
        let [a, b] = values(words, [regulation(0), regulation(1)], one);
        let name = one.key.map(|key| words.text(&quotas::name(key)));
        let args = [
            ("quota", Say::from(self.naming(side).rule(RuleKindShown::Quota, &one.quota))),
            ("key", name.unwrap_or_default().into()),
            ("a", a.into()),
            ("b", b.into()),
        ];
        match (one.key, &one.a) {
            (Some(_), _) => words.say("compare-quota-key", &args),
            (None, Some(_)) => words.say("compare-quota-only-a", &args),
            (None, None) => words.say("compare-quota-only-b", &args),
        }
    }
}
