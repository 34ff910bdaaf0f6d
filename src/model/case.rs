//! Cases: small situations with the verdict that a person expects.

use crate::model::{Place, Written};
use std::sync::Arc;

/// The cases of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasesFile {
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// The file, as readers know it.
    pub file: Arc<str>,
    /// In the order of the file.
    pub cases: Vec<Case>,
}

/// One situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// A sentence.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// The rating year; absent: the regulation's first.
    pub period: Option<i64>,
    /// True if nobody has confirmed it yet.
    pub confirm: bool,
    /// Who is decided.
    pub given: Given,
    /// What must come out.
    pub expect: Expectation,
}

/// Who is decided in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// One subject and its children.
    One {
        /// The subject.
        subject: GivenSubject,
        /// Its children.
        children: Vec<ChildGiven>,
    },
    /// Several subjects of the class.
    Group(Vec<Member>),
}

/// The facts of a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenSubject {
    /// Facts by index, each with its value; `None` is explicitly unknown.
    pub facts: Vec<(usize, Option<GivenValue>)>,
    /// The level it counts as rated at for its dependents (key named like the outcome scale), or
    /// the authority's level (`decided`).
    pub decided: Option<u8>,
}

/// A value given in a case, as its column holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenValue {
    /// Boolean, choice, scale value.
    Code(u8),
    /// Integer, scaled decimal, day.
    Number(i64),
    /// Text.
    Text(String),
    /// Another subject, known only by its id; the same id is the same subject.
    SubjectId(String),
    /// Another subject with facts of its own.
    Subject(Box<GivenSubject>),
}

/// Some equal children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildGiven {
    /// Which children, as an index of the class's children.
    pub children: usize,
    /// The facts of each.
    pub subject: GivenSubject,
    /// How many there are.
    pub times: u32,
}

/// Some equal members of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The id; with `times` over one, `id-1`, `id-2` and so on.
    pub id: String,
    /// The facts of each.
    pub subject: GivenSubject,
    /// How many there are.
    pub times: u32,
}

/// What must come out of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Of one subject.
    One(Vec<Wanted>),
    /// Of several.
    Group(ExpectedGroup),
}

/// What must come out of several subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedGroup {
    /// By member's id.
    pub members: Vec<(Written<String>, Vec<Wanted>)>,
    /// The number of subjects rated at a level, by code.
    pub levels: Vec<(Written<u8>, u64)>,
    /// The ids of all that are referred.
    pub referred: Option<Written<Vec<String>>>,
}

/// A key of the verdict and the value it must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The key, as verdicts are written (`level`, `reasons`, …).
    pub key: Written<String>,
    /// The value: one text (booleans as `true`, `false`), or a list; empty text is null.
    pub value: WantedValue,
}

/// The value a verdict's key must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedValue {
    /// A text, or a boolean as `true` or `false`; empty for null.
    One(String),
    /// A list, in any order.
    List(Vec<String>),
}
