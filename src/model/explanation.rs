//! One subject's verdict, rule by rule, and what it would have taken.

use crate::model::Verdict;

/// Everything about one verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'a> {
    /// The verdict.
    pub verdict: Verdict<'a>,
    /// Every rule of the class, in the order in which they act.
    pub rules: Vec<RuleTrace>,
    /// For each better level, best last, what would reach it.
    pub near_miss: Vec<NearMiss>,
}

/// One rule and what it said of the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTrace {
    /// The rule's id.
    pub id: String,
    /// What the rule is.
    pub kind: RuleKindShown,
    /// The level it is a requirement of, the level a ceiling allows, or a quota's number of seats
    /// in words of the files (`2`), where there is one.
    pub level: Option<String>,
    /// What it said.
    pub truth: Truth,
    /// The values it read, in the order of the formula.
    pub values: Vec<ValueRead>,
    /// The clause.
    pub cite: String,
}

/// What a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKindShown {
    /// An exemption.
    Exemption,
    /// The condition of having been reviewed.
    Review,
    /// A requirement of a level.
    Requires,
    /// A ceiling.
    Ceiling,
    /// A quota.
    Quota,
}

impl RuleKindShown {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            RuleKindShown::Exemption => "exemption",
            RuleKindShown::Review => "review",
            RuleKindShown::Requires => "requires",
            RuleKindShown::Ceiling => "ceiling",
            RuleKindShown::Quota => "quota",
        }
    }
}

/// A truth value of three-valued logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Known to be false.
    False,
    /// Not known.
    Unknown,
    /// Known to be true.
    True,
}

impl Truth {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Truth::True => "true",
            Truth::False => "false",
            Truth::Unknown => "unknown",
        }
    }
}

/// A value that a rule read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRead {
    /// The fact, criterion, `other.fact` or aggregate as formulas write it.
    pub fact: String,
    /// Its value as ids and numbers are written in files; absent where unknown.
    pub is: Option<String>,
    /// The comparison that the rule makes of it (`>= high`), where it makes one.
    pub needs: Option<String>,
}

/// The fewest changes that would reach a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The level.
    pub level: String,
    /// The changes; empty where none were found.
    pub changes: Vec<Step>,
    /// What each quota would then do.
    pub then: Vec<Outlook>,
    /// What stood in the way of a search (a formula that cannot be looked into), if anything.
    pub not_searched: Option<String>,
}

/// One change of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The fact or criterion.
    pub fact: String,
    /// Its value now; absent where unknown.
    pub is: Option<String>,
    /// The value it would need.
    pub needs: String,
    /// The clause that asks for it.
    pub cite: String,
}

/// The seats of a quota that the subject would then compete for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The quota's id.
    pub quota: String,
    /// Seats there would be.
    pub seats: u64,
    /// Seats taken by others now.
    pub taken: u64,
}
