//! What an edit changes: two regulations held against each other for every subject there could
//! be, with the smallest subjects that show a difference.
//!
//! Of one subject before any quota; quotas are compared by their keys. Exact over the fact space
//! of both; what cannot be looked into is free and said so. Start reading at [`compare`]; then
//! `order` (who gives more), `classes` (one class) and `quotas`.

mod classes;
mod order;
mod quotas;

pub use quotas::QuotaDifference;

use crate::check::compare::classes::compared;
use crate::check::example::Fact;
use crate::decide::Rulebook;
use crate::model::Given;

/// How the second regulation stands to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The same verdict for every subject.
    Equivalent,
    /// The second never gives more, and somewhere less.
    Stricter,
    /// The second never gives less, and somewhere more.
    Laxer,
    /// Somewhere more and somewhere less, or something that is neither.
    Incomparable,
}

impl Relation {
    /// The word used in outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Relation::Equivalent => "equivalent",
            Relation::Stricter => "stricter",
            Relation::Laxer => "laxer",
            Relation::Incomparable => "incomparable",
        }
    }
}

/// Two regulations held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Classes of both, in the order of the first.
    pub classes: Vec<ClassCompared>,
    /// Classes that only the first has, by id.
    pub only_a: Vec<String>,
    /// Classes that only the second has, by id.
    pub only_b: Vec<String>,
}

impl Compared {
    /// True if both have the same classes and decide every subject alike.
    pub fn is_equivalent(&self) -> bool {
        let is_same = |class: &ClassCompared| class.relation == Some(Relation::Equivalent);
        self.only_a.is_empty() && self.only_b.is_empty() && self.classes.iter().all(is_same)
    }
}

/// A class of two regulations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCompared {
    /// Its id, the same in both.
    pub class: String,
    /// Its place in each regulation.
    pub at: [usize; 2],
    /// How the second stands to the first; `None`: their scales have no level in common, or there
    /// are too many facts to look at together.
    pub relation: Option<Relation>,
    /// Why there is no relation.
    pub hindrance: Option<Hindrance>,
    /// The relation before any quota acts.
    pub before_quotas: Option<Relation>,
    /// True if everything could be looked into and every kind of difference was shown.
    pub exact: bool,
    /// What could not be looked into, as formulas write it.
    pub opaque: Vec<String>,
    /// Facts, as formulas write them, that only the rules of the first, or of the second, read:
    /// they are free in the other.
    pub only_read_by: [Vec<String>; 2],
    /// In how many cells of the fact space the outcomes differ, of how many; `None` if they are
    /// more than can be counted.
    pub cells: Option<(u128, u128)>,
    /// The subject that counterexamples are near to: one that gets the best level under the first.
    pub ordinary: Vec<Fact>,
    /// A smallest subject for each pair of different outcomes.
    pub counterexamples: Vec<Counterexample>,
    /// Quotas that differ.
    pub quotas: Vec<QuotaDifference>,
}

/// Why two classes cannot be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No level of one scale is on the other.
    Scales,
    /// The fact space is too large.
    TooLarge,
}

/// A subject that fares differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterexample {
    /// All facts that either side reads.
    pub facts: Vec<Fact>,
    /// The same as a case of the first would give them; `None` if no few children have what is
    /// asked of them.
    pub given: Option<Given>,
    /// Those among them that differ from the ordinary subject.
    pub apart: Vec<String>,
    /// What the first makes of it.
    pub a: Outcome,
    /// What the second makes of it.
    pub b: Outcome,
    /// Whether the second gives more, less, or something else.
    pub change: Relation,
    /// True if both evaluators said so of this very subject.
    pub confirmed: bool,
}

/// What becomes of a subject before any quota.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A level, by id.
    Level(String),
    /// Not rated; whether a review is still due.
    Exempt {
        /// True if the review is still due.
        review_due: bool,
    },
    /// Not known.
    Pending,
}

impl Outcome {
    /// The word used in outputs: a level's id, `exempt`, `exempt-review-due` or `pending`.
    pub fn as_str(&self) -> &str {
        match self {
            Outcome::Level(id) => id,
            Outcome::Exempt { review_due: true } => "exempt-review-due",
            Outcome::Exempt { review_due: false } => "exempt",
            Outcome::Pending => "pending",
        }
    }
}

/// Holds two regulations against each other, class by class.
pub fn compare(a: &Rulebook, b: &Rulebook) -> Compared {
    let (first, second) = (a.regulation(), b.regulation());
    let mut classes = Vec::new();
    let mut only_a = Vec::new();
    for (at, class) in first.classes.iter().enumerate() {
        match second.class_index(&class.id) {
            Some(other) => classes.push(compared([a, b], [at, other])),
            None => only_a.push(class.id.clone()),
        }
    }
    let only_b = second.classes.iter().filter(|class| first.class_index(&class.id).is_none());
    let only_b = only_b.map(|class| class.id.clone()).collect();
    Compared { classes, only_a, only_b }
}

/// Holds one class of a regulation against the same class with other rules; facts, scales and
/// the order of the classes are the same.
pub fn compare_class(books: [&Rulebook; 2], class: usize) -> ClassCompared {
    compared(books, [class, class])
}
