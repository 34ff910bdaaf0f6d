//! The rules of a class: exemptions, levels, ceilings, quotas.

use crate::model::{Place, Title, Written};

/// A formula as written, not yet checked or compiled (that is `formula`'s work).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The text between the quotes, exactly as it stands in the file.
    pub text: String,
    /// The bytes of `text` in its file: an error at byte `n` of the text is at `start + n`.
    pub place: Place,
}

/// What a rule rests on, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Inferred by whoever wrote the rule; needs confirmation by legal staff.
    Inferred,
    /// How some body reads the rule.
    Practice,
    /// Stated in a report.
    Report,
    /// Known only in translation or paraphrase.
    Paraphrase,
    /// The wording of the law.
    Text,
}

impl Basis {
    /// All bases, weakest first.
    pub const ALL: [Basis; 5] =
        [Basis::Inferred, Basis::Practice, Basis::Report, Basis::Paraphrase, Basis::Text];

    /// The word used in files and verdicts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::Inferred => "inferred",
            Basis::Practice => "practice",
            Basis::Report => "report",
            Basis::Paraphrase => "paraphrase",
            Basis::Text => "text",
        }
    }
}

/// What every rule carries: its name, clause and how surely the clause is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// The rule in words.
    pub title: Title,
    /// The clause.
    pub cite: String,
    /// How surely it is known.
    pub basis: Basis,
    /// A remark of the author.
    pub note: Option<Title>,
}

/// A ground for not rating a subject; the first that holds decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// The rule's id.
    pub id: String,
    /// When it holds.
    pub when: Formula,
    /// True if the subject still owes the self-review.
    pub review_due: bool,
    /// Name, clause, basis.
    pub grounds: Grounds,
    /// Where it is declared.
    pub place: Place,
}

/// The condition that a subject was reviewed at all; unless it is true the subject is pending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// When the review is done.
    pub done: Formula,
    /// Name, clause, basis, where given.
    pub grounds: Option<Grounds>,
}

/// The standard of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The level, as a code of the outcome scale.
    pub is: u8,
    /// All must hold.
    pub requires: Vec<Requirement>,
    /// Where it is declared.
    pub place: Place,
}

/// One requirement of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The rule's id.
    pub id: String,
    /// What must be true.
    pub that: Formula,
    /// Name, clause, basis.
    pub grounds: Grounds,
    /// Where it is declared.
    pub place: Place,
}

/// A limit on the level of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceiling {
    /// The rule's id.
    pub id: String,
    /// The highest level allowed: any formula of the outcome scale.
    pub at_most: Formula,
    /// When it holds.
    pub when: Formula,
    /// Name, clause, basis.
    pub grounds: Grounds,
    /// Where it is declared.
    pub place: Place,
}

/// A cap on how many of a group of peers may hold certain levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The rule's id.
    pub id: String,
    /// The levels that are capped, counted together.
    pub limits: Vec<u8>,
    /// Facts whose values form the groups; empty: the whole class is one group.
    pub per: Vec<Written<String>>,
    /// The share of the base.
    pub share: Formula,
    /// What the share is taken of.
    pub of: Base,
    /// How the product is rounded.
    pub rounding: Rounding,
    /// Seats there are in any case.
    pub seats_min: u64,
    /// Who comes first; empty: no order is known.
    pub rank: Vec<RankKey>,
    /// What happens to those beyond the cap.
    pub excess: Excess,
    /// The level they are lowered to.
    pub lowered_to: u8,
    /// What a tie across the last seat does.
    pub ties: Ties,
    /// Subjects whom the quota does not concern.
    pub unless: Option<Formula>,
    /// Keys that the text does not give: for these the basis is inferred.
    pub assumed: Vec<String>,
    /// Name, clause, basis.
    pub grounds: Grounds,
    /// Where it is declared.
    pub place: Place,
}

/// The base of a quota's share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// All rated subjects of the group.
    Rated,
    /// Those at one of these levels.
    Levels(Vec<u8>),
}

/// How a quota's number of seats is made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Downwards.
    Down,
    /// To the nearest, halves upwards.
    HalfUp,
    /// Upwards.
    Up,
}

impl Rounding {
    /// The word used in files and outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rounding::Down => "down",
            Rounding::HalfUp => "half-up",
            Rounding::Up => "up",
        }
    }
}

/// What happens to those beyond a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// The last by rank are lowered.
    Lower,
    /// They are left to a person to decide.
    Refer,
    /// Nobody is changed; the group is marked.
    Report,
}

impl Excess {
    /// The word used in files and outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Excess::Lower => "lower",
            Excess::Refer => "refer",
            Excess::Report => "report",
        }
    }
}

/// What a tie across the last seat does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// All tied are left to a person to decide.
    Refer,
    /// All tied keep their level.
    AllIn,
    /// All tied are lowered.
    AllOut,
}

impl Ties {
    /// The word used in files and outputs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Ties::Refer => "refer",
            Ties::AllIn => "all-in",
            Ties::AllOut => "all-out",
        }
    }
}

/// One key of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankKey {
    /// A number, date, boolean or scale value.
    pub by: Formula,
    /// True if the greatest comes first. Unknown comes last either way.
    pub descending: bool,
}
