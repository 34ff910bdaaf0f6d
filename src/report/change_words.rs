//! Amendments in words: which rule of which class is changed, and what each of its keys said
//! before and says after.
//!
//! What is said is the difference between the two regulations, not what an amendment wrote: a rule
//! that several changes touch is told once, from how it stood to how it stands in the end. Start
//! reading at [`said`]; [`text`] is the same as plain lines.

use crate::model::{Address, Amendment, AmendmentKind, Regulation, RuleKind};
use crate::report::{Say, Words};

mod keys;
mod terms;

use keys::{Described, Key};
pub(in crate::report) use keys::{quota_says, written_value};
use terms::terms;

/// An amendment in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentSaid {
    /// Its id.
    pub id: String,
    /// What it is and what it is called.
    pub title: String,
    /// Where it was proposed or read so.
    pub cite: String,
    /// Its changes in the order of the file.
    pub changes: Vec<ChangeSaid>,
}

/// One rule that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSaid {
    /// What is done to which rule of which class.
    pub what: String,
    /// The clause of the rule, and how surely it is known, where rules have them.
    pub clause: Option<String>,
    /// The keys that say something else than before.
    pub keys: Vec<KeySaid>,
    /// What is to be known besides, such as that a rule was told above already.
    pub remark: Option<String>,
}

/// One key of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySaid {
    /// The key in words.
    pub name: String,
    /// What it said; `None` where it said nothing.
    pub before: Option<String>,
    /// What it says; `None` where it says nothing.
    pub after: Option<String>,
    /// True if both are formulas as written.
    pub is_formula: bool,
    /// The names that the formulas use, with their titles and values.
    pub terms: Vec<(String, String)>,
}

/// Says what amendments change, given the regulation before them and after all of them.
pub fn said(
    words: Words,
    (before, after): (&Regulation, &Regulation),
    amendments: &[Amendment],
) -> Vec<AmendmentSaid> {
    let writer = Writer { words, before, after };
    let mut told = Vec::new();
    let mut all = Vec::new();
    for amendment in amendments {
        all.push(AmendmentSaid {
            id: amendment.id.clone(),
            title: writer.title(amendment),
            cite: amendment.cite.clone(),
            changes: writer.changes(amendment, &mut told),
        });
    }
    all
}

/// Amendments in words as lines of plain text, each change below its amendment.
pub fn text(words: Words, said: &[AmendmentSaid]) -> String {
    let mut lines = Vec::new();
    for amendment in said {
        let args = [("title", Say::from(&*amendment.title)), ("cite", (&*amendment.cite).into())];
        lines.push(words.say("change-amendment", &args));
        for change in &amendment.changes {
            lines.push(format!("  {}", change.what));
            lines.extend(change.clause.iter().map(|clause| format!("    {clause}")));
            for key in &change.keys {
                lines.extend(key_lines(words, key).map(|line| format!("    {line}")));
            }
            lines.extend(change.remark.iter().map(|remark| format!("    {remark}")));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn key_lines(words: Words, key: &KeySaid) -> impl Iterator<Item = String> {
    let value = |value: &Option<String>| {
        value.clone().unwrap_or_else(|| words.text("change-nothing-written"))
    };
    let args = [
        ("key", Say::from(key.name.clone())),
        ("before", value(&key.before).into()),
        ("after", value(&key.after).into()),
    ];
    let line = words.say("change-key", &args);
    let terms = key.terms.iter().map(|(name, means)| format!("  {name}: {means}"));
    std::iter::once(line).chain(terms.collect::<Vec<_>>())
}

struct Writer<'a> {
    words: Words,
    before: &'a Regulation,
    after: &'a Regulation,
}

impl Writer<'_> {
    fn title(&self, amendment: &Amendment) -> String {
        let key = match amendment.kind {
            AmendmentKind::Reading => "change-reading",
            AmendmentKind::Proposal => "change-proposal",
        };
        let title = Say::from(self.words.title(&amendment.title));
        self.words.say(key, &[("title", title), ("id", amendment.id.as_str().into())])
    }

    /// The rules that an amendment changes, each once; those `told` already without their keys.
    fn changes<'m>(
        &self,
        amendment: &'m Amendment,
        told: &mut Vec<&'m Address>,
    ) -> Vec<ChangeSaid> {
        let mut addresses: Vec<&Address> = Vec::new();
        for change in &amendment.changes {
            if !is_among(&addresses, &change.address) {
                addresses.push(&change.address);
            }
        }
        let said = addresses.iter().map(|address| self.change(address, told)).collect();
        told.extend(addresses);
        said
    }

    fn change(&self, address: &Address, told: &[&Address]) -> ChangeSaid {
        let describe = |regulation| Described::of(self.words, regulation, address);
        let (before, after) = (describe(self.before), describe(self.after));
        let act = match (&before, &after) {
            (None, Some(_)) => "change-add",
            (Some(_), None) => "change-remove",
            _ => "change-set",
        };
        let known = before.as_ref().or(after.as_ref());
        let what = known.map_or_else(
            || address.written.value.clone(),
            |known| self.rule(address, &known.title),
        );
        let clause = known.and_then(|known| known.clause.clone());
        let is_told = is_among(told, address);
        let keys = if is_told { Vec::new() } else { self.keys(address, before, after) };
        let remark = match (is_told, keys.is_empty()) {
            (true, _) => Some("change-told"),
            (false, true) => Some("change-none"),
            (false, false) => None,
        };
        ChangeSaid {
            what: self.words.say(act, &[("rule", what.into())]),
            clause,
            keys,
            remark: remark.map(|key| self.words.text(key)),
        }
    }

    /// The rule, by kind, title and class.
    fn rule(&self, address: &Address, title: &str) -> String {
        let kind = match &address.kind {
            RuleKind::Fact => "change-of-fact",
            RuleKind::Criterion => "change-of-criterion",
            RuleKind::Parameter => "change-of-parameter",
            RuleKind::Exemption => "change-of-exemption",
            RuleKind::Ceiling => "change-of-ceiling",
            RuleKind::Quota => "change-of-quota",
            RuleKind::Requirement { .. } => "change-of-requirement",
        };
        let class = self.before.class_index(&address.class);
        let class = class
            .map_or(address.class.as_str(), |at| self.words.title(&self.before.classes[at].title));
        let level = match &address.kind {
            RuleKind::Requirement { level } => {
                let values = &self.before.outcome_scale().values;
                let value = values.iter().find(|value| value.id == *level);
                value.map_or(level.as_str(), |value| self.words.title(&value.title))
            }
            _ => "",
        };
        let args = [
            ("title", Say::from(title)),
            ("class", class.into()),
            ("level", level.into()),
            ("id", address.id.as_str().into()),
        ];
        self.words.say(kind, &args)
    }

    /// The keys that differ.
    fn keys(
        &self,
        address: &Address,
        before: Option<Described>,
        after: Option<Described>,
    ) -> Vec<KeySaid> {
        let (before, after) = (before.map(|one| one.keys), after.map(|one| one.keys));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let names: Vec<&Key> = before.iter().chain(&after).collect();
        let mut seen: Vec<&str> = Vec::new();
        let mut said = Vec::new();
        for key in names {
            if seen.contains(&key.name) {
                continue;
            }
            seen.push(key.name);
            let of = |keys: &[Key]| keys.iter().find(|one| one.name == key.name).cloned();
            let (old, new) = (of(&before), of(&after));
            if old != new {
                said.push(self.key(address, (old, new), key));
            }
        }
        said
    }

    fn key(&self, address: &Address, (old, new): (Option<Key>, Option<Key>), key: &Key) -> KeySaid {
        let mut named = Vec::new();
        if key.is_formula {
            let sides = [(self.before, &old), (self.after, &new)];
            for (regulation, formula) in sides {
                let Some(formula) = formula else { continue };
                for term in terms(self.words, (regulation, &address.class), &formula.says) {
                    if !named.contains(&term) {
                        named.push(term);
                    }
                }
            }
        }
        // A title may change in the other language alone.
        let says = match (&old, &new) {
            (Some(old), Some(new)) if old.says == new.says => |key: Key| key.other,
            _ => |key: Key| key.says,
        };
        KeySaid {
            name: self.words.text(key.name),
            before: old.map(says),
            after: new.map(says),
            is_formula: key.is_formula,
            terms: named,
        }
    }
}

fn is_among(told: &[&Address], address: &Address) -> bool {
    told.iter().any(|one| one.written.value == address.written.value)
}

#[cfg(test)]
mod tests;
