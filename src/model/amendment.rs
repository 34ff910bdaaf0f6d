//! Amendments: readings of an unclear clause and proposals, as changes by name.

use crate::model::{
    Base, Basis, Ceiling, Constant, Excess, Exemption, Fact, FactType, Formula, PackageFile,
    Parameter, Place, Quota, RankKey, Ratio, Requirement, Rounding, Ties, Title, Written,
};

/// What an amendment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmendmentKind {
    /// One reading of an unclear clause.
    Reading,
    /// A proposed change of the regulation.
    Proposal,
}

/// A named list of changes to a regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The file's stem.
    pub id: String,
    /// Reading or proposal.
    pub kind: AmendmentKind,
    /// The regulation it changes.
    pub amends: String,
    /// The amendment in words.
    pub title: Title,
    /// Where it was proposed or read so.
    pub cite: String,
    /// The changes, in the order of the file.
    pub changes: Vec<Change>,
    /// Its file, to become part of the amended regulation's package.
    pub file: PackageFile,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is changed.
    pub address: Address,
    /// How.
    pub act: Act,
    /// Where it is written.
    pub place: Place,
}

/// `class.kind.id`, or `class.level.LEVEL.requires.ID`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// As written, with its place.
    pub written: Written<String>,
    /// The class's id.
    pub class: String,
    /// What kind of thing it names.
    pub kind: RuleKind,
    /// The thing's id.
    pub id: String,
}

/// What an address can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// A fact.
    Fact,
    /// A criterion.
    Criterion,
    /// A parameter.
    Parameter,
    /// An exemption.
    Exemption,
    /// A ceiling.
    Ceiling,
    /// A quota.
    Quota,
    /// A requirement of the level with this id.
    Requirement {
        /// The level's id on the outcome scale.
        level: String,
    },
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Merges the given keys into what is there.
    Set(Patch),
    /// Adds something whole.
    Add {
        /// What is added.
        item: Item,
        /// The id it comes before; at the end if absent.
        before: Option<Written<String>>,
    },
    /// Takes it away.
    Remove,
}

/// Something that can be added whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A fact or criterion.
    Fact(Fact),
    /// A parameter.
    Parameter(Parameter),
    /// An exemption.
    Exemption(Exemption),
    /// A requirement of a level.
    Requirement(Requirement),
    /// A ceiling.
    Ceiling(Ceiling),
    /// A quota.
    Quota(Quota),
}

/// The keys given by a `set`, of the kind that the address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Patch {
    /// Keys of a fact or criterion.
    Fact(FactPatch),
    /// Keys of a parameter.
    Parameter(ParameterPatch),
    /// Keys of an exemption.
    Exemption(ExemptionPatch),
    /// Keys of a requirement.
    Requirement(RequirementPatch),
    /// Keys of a ceiling.
    Ceiling(CeilingPatch),
    /// Keys of a quota.
    Quota(QuotaPatch),
}

/// Keys of [`crate::model::Grounds`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct GroundsPatch {
    pub title: Option<Title>,
    pub cite: Option<String>,
    pub basis: Option<Basis>,
    pub note: Option<Title>,
}

/// Keys of [`Fact`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct FactPatch {
    pub title: Option<Title>,
    pub kind: Option<FactType>,
    pub unit: Option<String>,
    pub min: Option<Ratio>,
    pub max: Option<Ratio>,
    pub optional: Option<bool>,
    pub personal: Option<bool>,
    pub group: Option<String>,
}

/// Keys of [`Parameter`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct ParameterPatch {
    pub value: Option<(Constant, String)>,
    pub unit: Option<String>,
    pub title: Option<Title>,
    pub cite: Option<String>,
    pub basis: Option<Basis>,
}

/// Keys of [`Exemption`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct ExemptionPatch {
    pub when: Option<Formula>,
    pub review_due: Option<bool>,
    pub grounds: GroundsPatch,
}

/// Keys of [`Requirement`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct RequirementPatch {
    pub that: Option<Formula>,
    pub grounds: GroundsPatch,
}

/// Keys of [`Ceiling`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct CeilingPatch {
    pub at_most: Option<Formula>,
    pub when: Option<Formula>,
    pub grounds: GroundsPatch,
}

/// Keys of [`Quota`], each if given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the patched type")]
pub struct QuotaPatch {
    pub limits: Option<Vec<u8>>,
    pub per: Option<Vec<Written<String>>>,
    pub share: Option<Formula>,
    pub of: Option<Base>,
    pub rounding: Option<Rounding>,
    pub seats_min: Option<u64>,
    pub rank: Option<Vec<RankKey>>,
    pub excess: Option<Excess>,
    pub lowered_to: Option<u8>,
    pub ties: Option<Ties>,
    pub unless: Option<Formula>,
    pub assumed: Option<Vec<String>>,
    pub grounds: GroundsPatch,
}
