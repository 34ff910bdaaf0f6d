//! What a formula asks about, by name, so that two regulations can be held against each other.

use crate::formula::{ChildrenCount, Path};
use crate::model::{FactType, Regulation};

/// What is known or not of a subject, by the names that formulas use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Key {
    /// A fact: the subject facts to follow, then the fact.
    Fact(Vec<String>),
    /// The final level of the subject that these facts lead to.
    Rating(Vec<String>),
    /// A count or share of children.
    Children(String, Count),
    /// The order of two facts.
    Order(Box<Key>, Box<Key>),
    /// A part of a formula that cannot be looked into, as it would be written with the values of
    /// its parameters.
    Opaque(String),
}

/// What is counted of children; levels by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Count {
    All,
    Rated,
    AtLeast(String),
    Share(String),
}

impl Key {
    /// The key of a path from a class.
    pub fn of(regulation: &Regulation, class: usize, path: &Path) -> Key {
        let (mut reached, mut way) = (class, Vec::new());
        for fact in &path.via {
            let fact = &regulation.classes[reached].facts[*fact];
            way.push(fact.id.clone());
            if let FactType::Subject { class: next } = fact.kind {
                reached = next;
            }
        }
        match path.fact {
            None => Key::Rating(way),
            Some(fact) => {
                way.push(regulation.classes[path.class].facts[fact].id.clone());
                Key::Fact(way)
            }
        }
    }

    /// The key of a count over children of a class.
    pub fn children(
        regulation: &Regulation,
        class: usize,
        (at, what): (usize, ChildrenCount),
    ) -> Key {
        let level = |code: u8| {
            let values = &regulation.outcome_scale().values;
            values.get(usize::from(code)).map_or_else(|| code.to_string(), |value| value.id.clone())
        };
        let count = match what {
            ChildrenCount::All => Count::All,
            ChildrenCount::Rated => Count::Rated,
            ChildrenCount::AtLeast(code) => Count::AtLeast(level(code)),
            ChildrenCount::ShareAtLeast(code) => Count::Share(level(code)),
        };
        Key::Children(regulation.classes[class].children[at].id.clone(), count)
    }

    /// The subject facts that must be known for this to be known, each as a way.
    pub fn prefixes(&self) -> Vec<Vec<String>> {
        let (way, own) = match self {
            Key::Fact(way) => (way, 1),
            Key::Rating(way) => (way, 0),
            _ => return Vec::new(),
        };
        (1..=way.len().saturating_sub(own)).map(|length| way[..length].to_vec()).collect()
    }

    /// As formulas write it; `scale` is the outcome scale's name.
    pub fn text(&self, scale: &str) -> String {
        match self {
            Key::Fact(way) => way.join("."),
            Key::Rating(way) => format!("{}.{scale}", way.join(".")),
            Key::Children(of, Count::All) => format!("count({of})"),
            Key::Children(of, Count::Rated) => format!("count_rated({of})"),
            Key::Children(of, Count::AtLeast(level)) => {
                format!("count_at_least({of}, {scale}.{level})")
            }
            Key::Children(of, Count::Share(level)) => {
                format!("share_at_least({of}, {scale}.{level})")
            }
            Key::Order(left, right) => format!("{} : {}", left.text(scale), right.text(scale)),
            Key::Opaque(text) => text.clone(),
        }
    }
}
