//! One manipulation of the trail, and what FORMAT.md says must be found of it.

use crate::attacks::content::Content;
use crate::attacks::forge::Forge;
use crate::attacks::verifiers::{Independent, Question, ours};
use serde_json::{Value, json};
use std::path::Path;

/// Written in place of findings where a database is damaged below its tables: then both verifiers
/// must say that it is not intact, and may stop at different places (FORMAT.md §10.3).
pub const DAMAGED: &str = "*";

/// What is found of a manipulation is written as `code seq/part; code; code first-last`.
pub struct Attack {
    pub name: &'static str,
    pub vi: &'static str,
    pub en: &'static str,
    act: fn(&Forge),
    /// After it, everything from this entry on is renewed.
    rewritten: Option<i64>,
    /// With nothing from outside.
    pub alone: &'static str,
    /// Besides, with the id of the trail.
    pub id: &'static str,
    /// Besides, with a checkpoint of the whole trail.
    pub fresh: &'static str,
    /// Besides, with a checkpoint from before the last batch.
    pub old: &'static str,
    /// What the lists of the verdict then say, where that is more than what the honest trail's say.
    pub listed: Option<&'static str>,
    pub limit: Option<Limit>,
}

/// Why nothing is found of a manipulation without anything from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    Tail,
    Original,
    Only,
    Who,
    Erasure,
    Gone,
    /// What was changed is no part of the trail.
    Nothing,
}

impl Limit {
    pub fn vi(self) -> &'static str {
        match self {
            Limit::Tail => "phần đuôi còn đủ",
            Limit::Original => "đây là bản gốc",
            Limit::Only => "đây là bản duy nhất",
            Limit::Who => "ai đã ghi một mục",
            Limit::Erasure => "việc xóa là đúng luật",
            Limit::Gone => "chữ đã xóa không còn ở byte nào",
            Limit::Nothing => "",
        }
    }

    /// The words of FORMAT.md §12, if it is a limit of what verification shows.
    pub fn words(self) -> Option<&'static str> {
        match self {
            Limit::Tail => Some("**the tail is complete**"),
            Limit::Original => Some("**it is the original**"),
            Limit::Only => Some("**it is the only one**"),
            Limit::Who => Some("**who wrote** an entry"),
            Limit::Erasure => Some("an **erasure** was lawful"),
            Limit::Gone => Some("an erased text is **gone from every byte**"),
            Limit::Nothing => None,
        }
    }
}

/// Attacks of one kind.
pub struct Group {
    pub vi: &'static str,
    pub en: &'static str,
    pub attacks: &'static [Attack],
}

/// What a trail is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Alone,
    Id,
    Fresh,
    Old,
}

pub const VIEWS: [View; 4] = [View::Alone, View::Id, View::Fresh, View::Old];

impl Attack {
    pub const fn new(
        name: &'static str,
        vi: &'static str,
        en: &'static str,
        act: fn(&Forge),
    ) -> Self {
        let (alone, id, fresh, old) = ("", "", "", "");
        let (rewritten, listed, limit) = (None, None, None);
        Attack { name, vi, en, act, rewritten, alone, id, fresh, old, listed, limit }
    }

    pub const fn then_rewritten(self, from: i64) -> Self {
        Attack { rewritten: Some(from), ..self }
    }

    pub const fn alone(self, alone: &'static str) -> Self {
        Attack { alone, ..self }
    }

    pub const fn id(self, id: &'static str) -> Self {
        Attack { id, ..self }
    }

    pub const fn fresh(self, fresh: &'static str) -> Self {
        Attack { fresh, ..self }
    }

    pub const fn old(self, old: &'static str) -> Self {
        Attack { old, ..self }
    }

    pub const fn listed(self, listed: &'static str) -> Self {
        Attack { listed: Some(listed), ..self }
    }

    pub const fn limit(self, limit: Limit) -> Self {
        Attack { limit: Some(limit), ..self }
    }

    /// Found before the anchor: its root, and both checkpoints', are others.
    pub const fn before_the_anchor(self, alone: &'static str) -> Self {
        self.alone(alone).before_the_old()
    }

    /// Both checkpoints cover it.
    pub const fn before_the_old(self) -> Self {
        self.fresh("rewritten 110").old("rewritten 78")
    }

    /// Only the fresh checkpoint covers it.
    pub const fn after_the_old(self) -> Self {
        self.fresh("rewritten 110")
    }

    /// What must be found besides, compared with something.
    pub fn besides(&self, view: View) -> &'static str {
        match view {
            View::Alone => "",
            View::Id => self.id,
            View::Fresh => self.fresh,
            View::Old => self.old,
        }
    }

    /// Does it.
    pub fn commit(&self, forge: &Forge) {
        (self.act)(forge);
        if let Some(from) = self.rewritten {
            forge.rewrite(from);
        }
    }

    /// Does it, and compares what both verifiers find with what must be found; gives what is wrong.
    pub fn judge(&self, independent: &mut Independent) -> Vec<String> {
        let forge = Forge::new();
        self.commit(&forge);
        let mut wrong = Vec::new();
        for view in VIEWS {
            let question = question(&forge, view);
            let (ours, theirs) = (ours(&question), independent.verify(&question));
            let mut tell = |what: &str| {
                let (ours, theirs) = (terse(&ours), terse(&theirs));
                wrong.push(format!(
                    "{} {view:?}: {what}\n  ours   {ours}\n  theirs {theirs}",
                    self.name
                ));
            };
            if self.alone == DAMAGED {
                if [&ours, &theirs].iter().any(|one| one["verdict"] != "failed") {
                    tell("not both say that it is not intact");
                }
                continue;
            }
            if ours != theirs {
                tell("the verifiers differ");
            }
            let wanted = findings(&[self.alone, self.besides(view)]);
            if found(&ours) != wanted {
                tell(&format!("expected {wanted:?}"));
            }
            let honest = "aborted 72 5/30; erased 7/subject";
            if view == View::Alone
                && (self.listed.is_some() || self.limit.is_some())
                && listed(&ours) != self.listed.unwrap_or(honest)
            {
                tell(&format!("listed {}", listed(&ours)));
            }
        }
        wrong.extend(self.judge_content(&forge.trail()));
        wrong
    }

    /// Where nothing is found because nothing of the trail was changed, that must be so.
    fn judge_content(&self, trail: &Path) -> Option<String> {
        let honest = Forge::new();
        let is_same = Content::of(trail).is_some_and(|it| Some(it) == Content::of(&honest.trail()));
        let is_wrong = match self.limit {
            Some(Limit::Nothing) => !is_same,
            Some(Limit::Gone) => false,
            Some(_) => is_same,
            None => false,
        };
        is_wrong.then(|| format!("{}: the same content: {is_same}", self.name))
    }

    /// True if nothing at all is found of it without anything from outside.
    pub fn is_unseen_alone(&self) -> bool {
        self.alone.is_empty()
    }

    /// True if nothing is found of it whatever it is compared with.
    pub fn is_unseen(&self) -> bool {
        VIEWS.iter().all(|view| self.besides(*view).is_empty()) && self.is_unseen_alone()
    }
}

/// The trail, compared with what a view has.
pub fn question(forge: &Forge, view: View) -> Question {
    let checkpoints = match view {
        View::Alone | View::Id => Vec::new(),
        View::Fresh => vec![forge.fresh()],
        View::Old => vec![forge.old()],
    };
    let id = (view == View::Id).then_some(forge.scene.id);
    Question { trail: forge.trail(), id, checkpoints }
}

/// A finding as the verdict lists it.
pub type Found = (Option<i64>, String, Option<String>);

/// The findings that a text stands for, sorted as a verdict sorts them.
pub fn findings(texts: &[&str]) -> Vec<Found> {
    let mut all = Vec::new();
    for one in texts.iter().flat_map(|text| text.split("; ")).filter(|one| !one.is_empty()) {
        let (code, place) = one.split_once(' ').unwrap_or((one, ""));
        let (place, part) = match place.split_once('/') {
            Some((place, part)) => (place, Some(part.to_owned())),
            None => (place, None),
        };
        let seqs: Vec<Option<i64>> = match place.strip_prefix(['-']).is_none() {
            _ if place.is_empty() => vec![None],
            true if place.contains('-') => {
                let (first, last) = place.split_once('-').unwrap();
                (first.parse().unwrap()..=last.parse().unwrap()).map(Some).collect()
            }
            _ => vec![Some(place.parse().unwrap())],
        };
        all.extend(seqs.into_iter().map(|seq| (seq, code.to_owned(), part.clone())));
    }
    all.sort();
    all.dedup();
    all
}

fn found(verdict: &Value) -> Vec<Found> {
    let all = verdict["findings"].as_array().unwrap().iter();
    let all = all.map(|one| {
        let text = |key: &str| one.get(key).and_then(Value::as_str).map(str::to_owned);
        (one["seq"].as_i64(), text("code").unwrap(), text("part"))
    });
    all.collect()
}

/// The lists of a verdict in few words.
pub fn listed(verdict: &Value) -> String {
    let batches = |key: &str| {
        let all = verdict[key].as_array().unwrap().clone();
        let key = key.to_owned();
        all.into_iter()
            .map(move |one| format!("{key} {} {}/{}", one["batch"], one["recorded"], one["count"]))
    };
    let erased = verdict["erased"].as_array().unwrap().iter();
    let erased =
        erased.map(|one| format!("erased {}/{}", one["seq"], one["part"].as_str().unwrap()));
    let all: Vec<String> = batches("open").chain(batches("aborted")).chain(erased).collect();
    all.join("; ")
}

fn terse(verdict: &Value) -> Value {
    json!({
        "exit": verdict["exit"],
        "entries": verdict["entries"],
        "findings": found(verdict).iter().take(40).map(|(seq, code, part)| {
            let seq = seq.map(|seq| seq.to_string()).unwrap_or_default();
            format!("{code} {seq}/{}", part.as_deref().unwrap_or_default())
        }).collect::<Vec<_>>(),
        "listed": listed(verdict),
        "trail": verdict["trail"],
        "root": verdict["root"],
    })
}
