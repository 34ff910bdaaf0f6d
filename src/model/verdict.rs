//! Verdicts: what the engine says of a subject, with its reasons.

use crate::model::Basis;

/// What became of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It has a level.
    Rated,
    /// It is not rated, by an exemption.
    Exempt,
    /// It cannot be decided yet: facts are missing, or it was not reviewed.
    Pending,
    /// A quota left it to a person to decide.
    Referred,
}

impl Outcome {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Rated => "rated",
            Outcome::Exempt => "exempt",
            Outcome::Pending => "pending",
            Outcome::Referred => "referred",
        }
    }
}

/// How the authority's level differs from the engine's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Departure {
    /// Rated although an exemption holds.
    RatedThoughExempt,
    /// Above the level whose requirements hold.
    AboveStandard,
    /// Above a ceiling that holds.
    AboveCeiling,
    /// Above the level that the quota leaves.
    QuotaExceeded,
    /// Under the level after everything.
    BelowStandard,
}

impl Departure {
    /// All departures, in the order in which they are looked for.
    pub const ALL: [Departure; 5] = [
        Departure::RatedThoughExempt,
        Departure::AboveStandard,
        Departure::AboveCeiling,
        Departure::QuotaExceeded,
        Departure::BelowStandard,
    ];

    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Departure::RatedThoughExempt => "rated-though-exempt",
            Departure::AboveStandard => "above-standard",
            Departure::AboveCeiling => "above-ceiling",
            Departure::QuotaExceeded => "quota-exceeded",
            Departure::BelowStandard => "below-standard",
        }
    }
}

/// What the engine says of one subject. Names are ids of the regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// The class.
    pub class: &'a str,
    /// The subject.
    pub id: &'a str,
    /// What became of it.
    pub outcome: Outcome,
    /// The level after everything; only where rated.
    pub level: Option<&'a str>,
    /// The level by the requirements alone.
    pub standard: Option<&'a str>,
    /// The level after the ceilings.
    pub eligible: Option<&'a str>,
    /// The level the authority gave.
    pub decided: Option<&'a str>,
    /// How `decided` differs.
    pub departure: Option<Departure>,
    /// The exemption that holds.
    pub exemption: Option<&'a str>,
    /// True unless an exemption clears the duty of self-review.
    pub review_due: bool,
    /// The ceilings that hold.
    pub ceilings: Vec<&'a str>,
    /// The quota that lowered or referred it.
    pub quota: Option<&'a str>,
    /// What is unknown and would decide: facts, `other.fact`, functions; sorted.
    pub missing: Vec<String>,
    /// The requirements that held for `standard`.
    pub reasons: Vec<&'a str>,
    /// The requirements of the next better level that did not hold.
    pub unmet: Vec<&'a str>,
    /// The weakest basis among what decided.
    pub rests_on: Option<Basis>,
}
