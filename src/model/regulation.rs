//! A regulation: identity, scales, functions, classes.

use crate::model::{AmendmentKind, Class, Day, Fingerprint, Package, Place, Scale, Title};
use std::collections::BTreeSet;

/// A regulation as declared by its package, with any amendments already applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regulation {
    /// The folder's name.
    pub id: String,
    /// Regulations of one series follow each other in time.
    pub series: String,
    /// The official number.
    pub number: String,
    /// The official title.
    pub title: Title,
    /// Who issued it.
    pub issuer: Title,
    /// When it was signed.
    pub signed: Day,
    /// The rating years it governs.
    pub periods: Periods,
    /// The regulation it replaces.
    pub supersedes: Option<String>,
    /// The scale verdicts use, as an index into `scales`.
    pub outcome: usize,
    /// All scales, in the order of the file.
    pub scales: Vec<Scale>,
    /// Functions that formulas may call.
    pub functions: Vec<Function>,
    /// The text of `functions.rhai`, if there is one.
    pub script: Option<Script>,
    /// In the order that `classes` gives.
    pub classes: Vec<Class>,
    /// Clauses known to exist that no rule expresses.
    pub not_encoded: Vec<NotEncoded>,
    /// Amendments applied, in order.
    pub amendments: Vec<AppliedAmendment>,
    /// The files it was read from, with the applied amendments.
    pub package: Package,
    /// Names of classes, facts, scales and so on whose declaration could not be read, so that
    /// nobody complains of them again. Empty unless loading reported an error.
    pub unread: BTreeSet<String>,
}

/// The rating years a regulation governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Periods {
    /// First year.
    pub first: i64,
    /// Last year; absent: still in force.
    pub last: Option<i64>,
    /// Where it is declared.
    pub place: Place,
}

impl Periods {
    /// True if the year is governed.
    pub fn contains(&self, year: i64) -> bool {
        self.first <= year && self.last.is_none_or(|last| year <= last)
    }
}

/// The signature of a function in `functions.rhai`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The name formulas use.
    pub id: String,
    /// The types of its arguments.
    pub args: Vec<SignatureType>,
    /// The type of its result.
    pub returns: SignatureType,
    /// Where it is declared.
    pub place: Place,
}

/// A type in a function's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureType {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `decimal`: any exact number
    Decimal,
    /// `date`
    Date,
    /// `text`; choices are passed as text too
    Text,
    /// A scale, by index.
    Scale(usize),
}

/// A script file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its text.
    pub text: String,
    /// The whole file.
    pub place: Place,
}

/// A clause known to exist that no rule expresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEncoded {
    /// The clause.
    pub cite: String,
    /// Why it is not encoded.
    pub why: Title,
    /// Where it is declared.
    pub place: Place,
}

/// An amendment that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedAmendment {
    /// Its id (the file's stem).
    pub id: String,
    /// Reading or proposal.
    pub kind: AmendmentKind,
    /// Its title.
    pub title: Title,
}

impl Regulation {
    /// The index of a class, by id.
    pub fn class_index(&self, id: &str) -> Option<usize> {
        self.classes.iter().position(|class| class.id == id)
    }

    /// The index of a scale, by id.
    pub fn scale_index(&self, id: &str) -> Option<usize> {
        self.scales.iter().position(|scale| scale.id == id)
    }

    /// The scale of verdicts.
    pub fn outcome_scale(&self) -> &Scale {
        &self.scales[self.outcome]
    }

    /// The digest of its package with the applied amendments.
    pub fn fingerprint(&self) -> Fingerprint {
        self.package.fingerprint()
    }
}
