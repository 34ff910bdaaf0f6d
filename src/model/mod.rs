//! The nouns: what a regulation, a population and a verdict are.
//!
//! Plain data with the arithmetic that belongs to it; no IO, no TOML, no rhai, no words for
//! readers. Start reading at [`Regulation`], then [`Population`], then [`Verdict`].

mod amendment;
mod case;
mod class;
mod codes;
mod comparison;
mod curve;
mod day;
mod explanation;
mod fingerprint;
mod flaw;
mod form;
mod index;
mod numbers;
mod package;
mod place;
mod plan;
mod population;
mod published;
mod ratio;
mod regulation;
mod returns;
mod rule;
mod scale;
mod summary;
mod table;
mod title;
mod uncertainty;
mod verdict;

pub use amendment::{
    Act, Address, Amendment, AmendmentKind, CeilingPatch, Change, ExemptionPatch, FactPatch,
    GroundsPatch, Item, ParameterPatch, Patch, QuotaPatch, RequirementPatch, RuleKind,
};
pub use case::{
    Case, CasesFile, ChildGiven, Expectation, ExpectedGroup, Given, GivenSubject, GivenValue,
    Member, Wanted, WantedValue,
};
pub use class::{Children, Class, Constant, Counted, Fact, FactType, Parameter};
pub use codes::{Codes, digit, gathered};
pub use comparison::{
    ByValue, Changed, ClassComparison, Comparison, DependentGroup, DependentSubject, Depends,
    GroupOutcome, Matrix, Move, QuotaSeats, Scenario, Seats, Side, State, Why,
};
pub use curve::{SweepCurve, SweepPoint};
pub use day::Day;
pub use explanation::{
    Explanation, NearMiss, Outlook, RuleKindShown, RuleTrace, Step, Truth, ValueRead,
};
pub use fingerprint::{Digester, Fingerprint};
pub use flaw::{Flaw, FlawKind};
pub use form::ReportForm;
pub use index::IdIndex;
pub use numbers::{NumberCells, Numbers, Stored};
pub use package::{Package, PackageFile};
pub use place::{Place, Written};
pub use plan::{
    Cap, Draw, Inherited, Link, Meeting, PlanList, PlanTable, Room, SynthesisPlan, Under,
};
pub use population::{Dangling, Ids, Population, Table, UNKNOWN_CODE, UNKNOWN_NUMBER, UNKNOWN_ROW};
pub use published::{NotRated, Published, PublishedLevel, PublishedSum, PublishedTable};
pub use ratio::Ratio;
pub use regulation::{
    AppliedAmendment, Function, NotEncoded, Periods, Regulation, Script, SignatureType,
};
pub use returns::{RecordedSource, Returns, SubmissionFile};
pub use rule::{
    Base, Basis, Ceiling, Excess, Exemption, Formula, Grounds, Level, Quota, RankKey, Requirement,
    Review, Rounding, Ties,
};
pub use scale::{Scale, ScaleValue};
pub use summary::{ClassSummary, QuotaSummary, Summary};
pub use table::{Column, ColumnBuilder, TableBuilder, Texts};
pub use title::Title;
pub use uncertainty::{
    Assumption, ClassSpread, DrawnFrom, Interval, MoveSpread, QuotaSpread, ScenarioSpread,
    Uncertainty,
};
pub use verdict::{Departure, Outcome, Verdict};
