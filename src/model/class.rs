//! Classes of subjects: their facts, parameters, children and rules.

use crate::model::{
    Basis, Ceiling, Exemption, Level, Place, Quota, Ratio, ReportForm, Review, ScaleValue, Title,
    Written,
};

/// A class of subjects that are rated alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The class's id, also the stem of its file.
    pub id: String,
    /// The class in words.
    pub title: Title,
    /// Facts in the order of the file, then criteria.
    pub facts: Vec<Fact>,
    /// Constants that formulas name.
    pub parameters: Vec<Parameter>,
    /// Subjects that formulas count as this one's children.
    pub children: Vec<Children>,
    /// Tried in order; the first that holds decides.
    pub exemptions: Vec<Exemption>,
    /// The condition of having been reviewed.
    pub review: Option<Review>,
    /// Best first.
    pub levels: Vec<Level>,
    /// Every one that holds lowers.
    pub ceilings: Vec<Ceiling>,
    /// In the order in which they act.
    pub quotas: Vec<Quota>,
    /// The form on which its results are reported, where the regulation names one.
    pub form: Option<ReportForm>,
    /// The class's file.
    pub place: Place,
}

/// A fact of a subject, or (with a group) a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name formulas use.
    pub id: String,
    /// The fact in words.
    pub title: Title,
    /// What its values are.
    pub kind: FactType,
    /// The unit of its numbers, in words.
    pub unit: Option<String>,
    /// Smallest value allowed, scaled like the column.
    pub min: Option<i64>,
    /// Greatest value allowed, scaled like the column.
    pub max: Option<i64>,
    /// True if emptiness is normal.
    pub optional: bool,
    /// True if it identifies a person: never usable in a formula.
    pub personal: bool,
    /// The group, if it is a criterion.
    pub group: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// What the values of a fact are, and how a column holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// Code 0 or 1.
    Boolean {
        /// True if an empty cell means false (`empty = false`).
        empty_is_false: bool,
    },
    /// A whole number.
    Integer,
    /// A number scaled by `10^places`.
    Decimal {
        /// Places after the point.
        places: u8,
    },
    /// A Julian day number.
    Date,
    /// Interned text in NFC.
    Text,
    /// One of these; the code is the index.
    Choice(Vec<ScaleValue>),
    /// A row of another class.
    Subject {
        /// The class, as an index of the regulation's classes.
        class: usize,
    },
    /// A value of a scale; the code is the index on the scale.
    Scale {
        /// The scale, as an index of the regulation's scales.
        scale: usize,
    },
}

/// A constant with a name, a clause and a basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name formulas use.
    pub id: String,
    /// Its value.
    pub value: Constant,
    /// The value as written, for messages and amendments (`20%`).
    pub written: String,
    /// The unit of its number, in words.
    pub unit: Option<String>,
    /// The parameter in words.
    pub title: Title,
    /// The clause.
    pub cite: String,
    /// How surely it is known.
    pub basis: Basis,
    /// Where it is declared.
    pub place: Place,
}

/// A value known when the regulation is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// An exact number.
    Number(Ratio),
    /// A value of a scale.
    Scale {
        /// Index of the scale.
        scale: usize,
        /// Code of the value.
        code: u8,
    },
    /// A Julian day number.
    Day(i64),
}

/// Subjects of `class` whose fact `by` names this subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Children {
    /// The name formulas use (`units`).
    pub id: String,
    /// The class of the children, as an index of the regulation's classes.
    pub class: usize,
    /// The fact of the children's class that names the parent (index into its facts is resolved
    /// by `formula`; checked by `load`).
    pub by: Written<String>,
    /// Which children the share is taken of.
    pub among: Counted,
    /// Where it is declared.
    pub place: Place,
}

/// Which children are the base of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Those that are rated.
    Rated,
    /// All of them.
    All,
}

impl Counted {
    /// The word used in files and outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Counted::Rated => "rated",
            Counted::All => "all",
        }
    }
}

impl Class {
    /// The index of a fact or criterion, by id.
    pub fn fact_index(&self, id: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.id == id)
    }

    /// The indexes of the criteria of a group, in the order of the file.
    pub fn group(&self, id: &str) -> Vec<usize> {
        let members = self.facts.iter().enumerate();
        members.filter(|(_, fact)| fact.group.as_deref() == Some(id)).map(|(at, _)| at).collect()
    }
}
