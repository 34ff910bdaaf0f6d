//! What a replay of recorded batches came to: how many verdicts came out the same, which did not,
//! with both sides, and which could not be decided again.

use crate::audit::canonical::{self, Value};
use crate::audit::entry::ENTRY_BYTES;
use crate::audit::hash::Hash;
use crate::audit::replay::{BatchState, Departed};
use crate::decide::Doubt;
use crate::diagnostic::Diagnostic;
use crate::model::{Class, Regulation, RuleKindShown};
use crate::report::mistakes::brief;
use crate::report::naming::Naming;
use crate::report::trail::fields;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use std::collections::BTreeSet;
use std::sync::Arc;

mod json;

pub use json::json;

/// The verdicts that are named in a text; of more only the number is told.
const MOST_NAMED: usize = 20;

/// The replay of one batch.
#[derive(Debug)]
pub struct BatchReplay {
    /// Number of the batch's entry.
    pub seq: u64,
    /// The year.
    pub period: i64,
    /// Subjects announced.
    pub count: u64,
    /// How the batch ended; `None` if it is open.
    pub state: Option<BatchState>,
    /// The fingerprint of its regulation.
    pub fingerprint: Hash,
    /// Its regulation, where it could be read again.
    pub regulation: Option<Arc<Regulation>>,
    /// The program that recorded it.
    pub engine: EngineSeen,
    /// What came out, or why nothing could.
    pub outcome: Result<Outcome, Hindrance>,
}

/// A program as a trail describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineSeen {
    /// Its name and version; empty where no entry registers it.
    pub name: String,
    /// Digest of its description.
    pub sha256: Hash,
    /// True if it is this program.
    pub is_this: bool,
}

/// What the verdicts of a batch came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many came out the same, byte for byte.
    pub same: u64,
    /// Those that came out otherwise.
    pub differences: Vec<Difference>,
    /// More of these, which are only counted.
    pub more: u64,
    /// Those that could not be decided again.
    pub not_replayable: Vec<NotReplayable>,
}

/// A verdict that came out otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Number of its entry.
    pub seq: u64,
    /// The subject's number.
    pub item: u64,
    /// Index of the subject's class.
    pub class: usize,
    /// Both sides.
    pub departed: Departed,
}

/// A verdict that could not be decided again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReplayable {
    /// Number of its entry.
    pub seq: u64,
    /// The subject's number.
    pub item: u64,
    /// Index of the subject's class.
    pub class: usize,
    /// Why.
    pub why: Why,
    /// True if it comes out the same without the facts that are gone.
    pub agrees: bool,
}

/// Why a verdict could not be decided again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its facts were erased, as this entry says.
    Erased {
        /// The number of that entry.
        entry: u64,
    },
    /// Its facts are gone, and no entry says so.
    Missing,
    /// It may hang on facts that are gone.
    Doubtful(Doubt),
}

/// Why a batch could not be decided again.
#[derive(Debug)]
pub enum Hindrance {
    /// Not every subject has its verdict.
    Incomplete {
        /// Verdicts recorded.
        recorded: u64,
    },
    /// No entry before it registers its regulation.
    Unregistered,
    /// The snapshot of the regulation is gone, or not what was registered.
    Snapshot,
    /// This program finds mistakes in the regulation.
    Mistakes(Vec<Diagnostic>),
    /// Subjects wait for each other.
    Circle(Vec<Diagnostic>),
    /// An entry, or one of its parts, is not what was recorded.
    Altered {
        /// The entry.
        seq: u64,
    },
    /// What an entry records does not fit the regulation.
    Unfit {
        /// The entry.
        seq: u64,
    },
}

impl BatchReplay {
    /// True if nothing came out otherwise and nothing stands in the way but an interruption or a
    /// lawful erasure.
    pub fn is_good(&self) -> bool {
        match &self.outcome {
            Ok(outcome) => {
                let is_missing = |one: &NotReplayable| one.why == Why::Missing;
                outcome.differences.is_empty() && !outcome.not_replayable.iter().any(is_missing)
            }
            Err(Hindrance::Incomplete { .. }) => self.state != Some(BatchState::Ended),
            Err(_) => false,
        }
    }

    fn class(&self, class: usize) -> Option<(&Regulation, &Class)> {
        let regulation = self.regulation.as_deref()?;
        Some((regulation, regulation.classes.get(class)?))
    }
}

/// The replay of a batch as text.
pub fn text(words: Words, shown: &BatchReplay) -> String {
    let args = [
        ("seq", Say::from(shown.seq.to_string())),
        ("period", shown.period.to_string().into()),
        ("regulation", regulation(shown).into()),
    ];
    let mut lines = vec![words.say("replay-batch", &args)];
    match &shown.outcome {
        Ok(outcome) => lines.extend(of_outcome(words, shown, outcome)),
        Err(hindrance) => lines.extend(of_hindrance(words, shown, hindrance)),
    }
    if !shown.engine.is_this {
        let args = [
            ("engine", Say::from(legible(&shown.engine.name).into_owned())),
            ("sha256", shown.engine.sha256.hex().into()),
        ];
        lines.push(format!("  {}", words.say("replay-other-engine", &args)));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn regulation(shown: &BatchReplay) -> String {
    let Some(regulation) = &shown.regulation else {
        return format!("sha256:{}", shown.fingerprint.hex());
    };
    let amendments = regulation.amendments.iter().map(|amendment| format!("+{}", amendment.id));
    legible(&format!("{}{}", regulation.id, amendments.collect::<String>())).into_owned()
}

fn of_outcome(words: Words, shown: &BatchReplay, outcome: &Outcome) -> Vec<String> {
    let different = outcome.differences.len() as u64 + outcome.more;
    let not_replayable = outcome.not_replayable.len() as u64;
    let args = [
        ("same", Say::from(outcome.same)),
        ("different", different.into()),
        ("not-replayable", not_replayable.into()),
    ];
    let mut lines = vec![format!("  {}", words.say("replay-counts", &args))];
    for difference in outcome.differences.iter().take(MOST_NAMED) {
        lines.push(format!("  {}", verdict(words, shown, difference.seq, difference)));
        lines.extend(sides(words, shown, difference).iter().map(|line| format!("    {line}")));
    }
    let named = outcome.differences.len().min(MOST_NAMED) as u64;
    lines.extend(and_more(words, different - named));
    lines.extend(without_facts(words, shown, outcome));
    lines
}

/// Verdicts whose own facts are gone, and those that may hang on these.
fn without_facts(words: Words, shown: &BatchReplay, outcome: &Outcome) -> Vec<String> {
    let (doubtful, gone): (Vec<&NotReplayable>, Vec<&NotReplayable>) =
        outcome.not_replayable.iter().partition(|one| matches!(one.why, Why::Doubtful(_)));
    let mut lines = Vec::new();
    let name = |one: &NotReplayable| {
        let why = why(words, shown, one);
        format!("    {} {why}", verdict(words, shown, one.seq, one))
    };
    if !gone.is_empty() {
        lines.push(format!("  {}", words.text("replay-gone")));
        lines.extend(gone.iter().take(MOST_NAMED).map(|one| name(one)));
        lines.extend(and_more(words, gone.len().saturating_sub(MOST_NAMED) as u64));
    }
    if !doubtful.is_empty() {
        let otherwise: Vec<_> = doubtful.iter().filter(|one| !one.agrees).collect();
        let args = [
            ("count", Say::from(doubtful.len())),
            ("agree", (doubtful.len() - otherwise.len()).into()),
            ("otherwise", otherwise.len().into()),
        ];
        lines.push(format!("  {}", words.say("replay-doubtful", &args)));
        lines.extend(otherwise.iter().take(MOST_NAMED).map(|one| name(one)));
        lines.extend(and_more(words, otherwise.len().saturating_sub(MOST_NAMED) as u64));
    }
    lines
}

fn and_more(words: Words, count: u64) -> Option<String> {
    (count > 0).then(|| format!("    {}", words.say("replay-more", &[("count", count.into())])))
}

/// What names a verdict.
trait Named {
    fn of(&self) -> (u64, usize);
}

impl Named for Difference {
    fn of(&self) -> (u64, usize) {
        (self.item, self.class)
    }
}

impl Named for NotReplayable {
    fn of(&self) -> (u64, usize) {
        (self.item, self.class)
    }
}

fn verdict(words: Words, shown: &BatchReplay, seq: u64, named: &impl Named) -> String {
    let (item, class) = named.of();
    let title = shown.class(class).map_or("", |(_, class)| words.title(&class.title));
    let args = [
        ("seq", Say::from(seq.to_string())),
        ("item", item.to_string().into()),
        ("class", legible(title).into_owned().into()),
    ];
    words.say("replay-verdict", &args)
}

fn why(words: Words, shown: &BatchReplay, one: &NotReplayable) -> String {
    match one.why {
        Why::Erased { entry } => {
            words.say("replay-erased", &[("entry", Say::from(entry.to_string()))])
        }
        Why::Missing => words.text("replay-missing"),
        Why::Doubtful(Doubt::Own | Doubt::Reads) => words.text("replay-reads"),
        Why::Doubtful(Doubt::Quota(quota)) => {
            let rule = shown.class(one.class).and_then(|(regulation, class)| {
                let id = &class.quotas.get(quota)?.id;
                let naming = Naming::new(words, regulation, class);
                Some(naming.rule(RuleKindShown::Quota, id))
            });
            let rule = legible(&rule.unwrap_or_default()).into_owned();
            words.say("replay-peers", &[("rule", Say::from(rule))])
        }
    }
}

/// Each field that differs, with both sides.
fn sides(words: Words, shown: &BatchReplay, difference: &Difference) -> Vec<String> {
    let Departed { recorded, replayed } = &difference.departed;
    let was = canonical::read(recorded.as_bytes(), ENTRY_BYTES);
    let is = canonical::read(replayed.as_bytes(), ENTRY_BYTES);
    let (Ok(was), Ok(is)) = (was, is) else { return Vec::new() };
    let naming = shown
        .class(difference.class)
        .map(|(regulation, class)| Naming::new(words, regulation, class));
    let keys: BTreeSet<&str> = members(&was).chain(members(&is)).collect();
    let differs = keys.into_iter().filter(|key| was.get(key) != is.get(key));
    differs
        .map(|key| {
            let text = |side: &Value<'_>| {
                Say::from(fields::value_text((words, naming), key, side.get(key)))
            };
            let field = ("field", Say::from(fields::name(words, key)));
            words.say("replay-sides", &[field, ("was", text(&was)), ("is", text(&is))])
        })
        .collect()
}

/// The keys of an object.
fn members<'v>(value: &'v Value<'_>) -> impl Iterator<Item = &'v str> {
    let members = if let Value::Object(members) = value { members.as_slice() } else { &[] };
    members.iter().map(|(key, _)| *key)
}

fn of_hindrance(words: Words, shown: &BatchReplay, hindrance: &Hindrance) -> Vec<String> {
    let seq_of = |seq: u64| [("seq", Say::from(seq.to_string()))];
    let (line, diagnostics) = match hindrance {
        Hindrance::Incomplete { recorded } => {
            let args = [("recorded", Say::from(*recorded)), ("count", shown.count.into())];
            let key = match shown.state {
                None => "replay-open",
                Some(BatchState::Aborted) => "replay-aborted",
                Some(BatchState::Ended) => "replay-incomplete",
            };
            (words.say(key, &args), None)
        }
        Hindrance::Unregistered => (words.text("replay-unregistered"), None),
        Hindrance::Snapshot => (words.text("replay-snapshot"), None),
        Hindrance::Mistakes(found) => (words.text("replay-mistakes"), Some(found)),
        Hindrance::Circle(found) => (words.text("replay-circle"), Some(found)),
        Hindrance::Altered { seq } => (words.say("replay-altered", &seq_of(*seq)), None),
        Hindrance::Unfit { seq } => (words.say("replay-unfit", &seq_of(*seq)), None),
    };
    let told = diagnostics.map(|found| brief(words, found)).unwrap_or_default();
    let told = told.lines().map(|line| format!("    {line}")).collect::<Vec<_>>();
    std::iter::once(format!("  {line}")).chain(told).collect()
}

#[cfg(test)]
mod tests;
