//! Comparisons: what a regulation makes of submissions, what it would make of them once amended,
//! and for whom the two differ.
//!
//! A subject's result is its [`State`]: its level where it is rated, else what became of it. A
//! subject *changes* where its states differ; other rules behind the same state are no change.
//! Start reading at [`Comparison`].

use crate::model::{Amendment, AppliedAmendment, Fingerprint, Outcome, Summary, Verdict};

/// The regulation as it stands and every scenario over the same submissions.
///
/// Decided levels count for nobody's verdict on any side: levels are the engine's. They are only
/// what departures and groups over the cap are measured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// The regulation as it stands.
    pub baseline: Side,
    /// The scenarios in the order in which they were asked for.
    pub scenarios: Vec<Scenario<'a>>,
    /// What differs between any two sides; only where all readings are compared.
    pub depends: Option<Depends<'a>>,
}

/// The counts of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The amendments applied, in order.
    pub amendments: Vec<AppliedAmendment>,
    /// The fingerprint of the regulation with them.
    pub fingerprint: Fingerprint,
    /// The counts, as an evaluation gives them.
    pub summary: Summary,
    /// Verdicts that rest on an inferred rule, by class; empty where nobody asked.
    pub inferred: Vec<u64>,
}

/// The regulation with some amendments, against the regulation as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario<'a> {
    /// Its name: as given, or the ids of its amendments joined by `+`.
    pub name: String,
    /// What it changes, in the order of applying.
    pub amendments: Vec<Amendment>,
    /// The counts with the changes.
    pub result: Side,
    /// What differs, by class in the regulation's order.
    pub classes: Vec<ClassComparison>,
    /// The subjects that change, by class and then by id; no more than were asked for.
    pub changed: Vec<Changed<'a>>,
    /// How many change, listed or not.
    pub changed_count: u64,
}

/// What differs in one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassComparison {
    /// The class's id.
    pub class: String,
    /// From state to state, all subjects of the class.
    pub matrix: Matrix,
    /// The same for the subjects of each value of the facts asked for; by fact, then by value,
    /// those without a value last.
    pub by: Vec<ByValue>,
    /// The cells of the matrix where somebody moves, in its order.
    pub moves: Vec<Move>,
    /// The seats of each quota: those of the regulation as it stands, then new ones.
    pub quotas: Vec<QuotaSeats>,
}

/// What became of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It is rated at this level, by id.
    Level(String),
    /// It is not rated, by an exemption.
    Exempt,
    /// It cannot be decided yet.
    Pending,
    /// A quota left it to a person to decide.
    Referred,
}

/// Numbers of subjects from state (rows: before) to state (columns: after).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// Every level of the scale, best first, then exempt, pending, referred.
    pub states: Vec<State>,
    /// `counts[before][after]`.
    pub counts: Vec<Vec<u64>>,
}

/// The matrix of the subjects with one value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByValue {
    /// The fact's id.
    pub fact: String,
    /// The value as files write it; `None` where unknown.
    pub value: Option<String>,
    /// From state to state.
    pub matrix: Matrix,
}

/// Subjects that move from one state to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The state as it stands.
    pub from: State,
    /// The state with the changes.
    pub to: State,
    /// How many.
    pub count: u64,
    /// Those whom the changed rules themselves move.
    pub direct: u64,
    /// Those whom somebody else's change moves.
    pub displaced: u64,
}

/// Why a subject changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A changed rule is about this subject: it changes even with everybody else as they are.
    Direct,
    /// Only because others change: a seat is taken or freed, or a level it depends on moves.
    Displaced,
}

/// The seats of one quota, all its groups together.
///
/// A subject holds a seat where the quota concerns it and it ends rated at a limited level:
/// `after.held == before.held - freed + taken`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaSeats {
    /// The quota's id.
    pub quota: String,
    /// As it stands; `None` if there is no such quota.
    pub before: Option<Seats>,
    /// With the changes; `None` if there is no such quota.
    pub after: Option<Seats>,
    /// Subjects that hold a seat as it stands and no longer do.
    pub freed: u64,
    /// Subjects that hold a seat only with the changes.
    pub taken: u64,
}

/// The seats of a quota on one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// Groups of peers.
    pub groups: u64,
    /// Seats there are, over the groups whose share is known.
    pub seats: u64,
    /// Subjects that hold one.
    pub held: u64,
}

/// A subject that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<'a> {
    /// Its verdict as it stands.
    pub before: Verdict<'a>,
    /// Its verdict with the changes.
    pub after: Verdict<'a>,
    /// Whether a changed rule is about it.
    pub why: Why,
    /// The rules that had the last word as it stands; empty where pending.
    pub rules_before: Vec<&'a str>,
    /// The rules that had the last word with the changes; empty where pending.
    pub rules_after: Vec<&'a str>,
}

/// What hangs on which side is right. Lists are by side: as it stands, then every scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Depends<'a> {
    /// Subjects with different states, by class and then by id; no more than were asked for.
    pub subjects: Vec<DependentSubject<'a>>,
    /// How many there are, listed or not, by class.
    pub subject_counts: Vec<u64>,
    /// Groups of peers to whom a quota does different things, in the order of their values.
    pub groups: Vec<DependentGroup<'a>>,
}

/// A subject whose state is not the same on all sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DependentSubject<'a> {
    /// The class.
    pub class: &'a str,
    /// The subject.
    pub id: &'a str,
    /// A state a side.
    pub states: Vec<State>,
}

/// A group of peers that does not come out the same on all sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DependentGroup<'a> {
    /// The class.
    pub class: &'a str,
    /// The quota's id.
    pub quota: &'a str,
    /// The values that its members have in common, by fact; empty if the class is one group.
    pub key: Vec<(&'a str, String)>,
    /// What the quota does on each side; `None` where there is no such quota or group.
    pub sides: Vec<Option<GroupOutcome>>,
}

/// What a quota finds in a group and does to it. Numbers are of subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupOutcome {
    /// Everyone whom the quota concerns, rated or not.
    pub members: u32,
    /// Those at the limited levels before the quota.
    pub eligible: u32,
    /// The seats there are; `None` if the share is unknown.
    pub seats: Option<u64>,
    /// Those at the limited levels who keep theirs.
    pub kept: u32,
    /// Those lowered.
    pub lowered: u32,
    /// Those referred.
    pub referred: u32,
    /// Those left pending because the share is unknown.
    pub pending: u32,
    /// True if the decided levels exceed the cap.
    pub over: bool,
}

impl State {
    /// The word used in files: the level's id, or the outcome.
    pub fn as_str(&self) -> &str {
        match self {
            State::Level(level) => level,
            State::Exempt => Outcome::Exempt.as_str(),
            State::Pending => Outcome::Pending.as_str(),
            State::Referred => Outcome::Referred.as_str(),
        }
    }

    /// The state that a verdict gives.
    pub fn of(verdict: &Verdict<'_>) -> Self {
        match (verdict.outcome, verdict.level) {
            (Outcome::Rated, Some(level)) => State::Level(level.to_owned()),
            (Outcome::Exempt, _) => State::Exempt,
            (Outcome::Referred, _) => State::Referred,
            (Outcome::Rated, None) | (Outcome::Pending, _) => State::Pending,
        }
    }
}

impl Why {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Why::Direct => "direct",
            Why::Displaced => "displaced",
        }
    }
}

impl Matrix {
    /// Subjects in a state as it stands, by its place in `states`.
    pub fn before(&self, state: usize) -> u64 {
        self.counts[state].iter().sum()
    }

    /// Subjects in a state with the changes, by its place in `states`.
    pub fn after(&self, state: usize) -> u64 {
        self.counts.iter().map(|row| row[state]).sum()
    }

    /// All subjects.
    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Subjects whose state changes.
    pub fn moved(&self) -> u64 {
        let rows = self.counts.iter().enumerate();
        self.total() - rows.map(|(state, row)| row[state]).sum::<u64>()
    }
}

impl Changed<'_> {
    /// The rules that had the last word on either side, each once.
    pub fn rules(&self) -> Vec<&str> {
        let new = self.rules_after.iter().filter(|rule| !self.rules_before.contains(rule));
        self.rules_before.iter().chain(new).copied().collect()
    }
}
