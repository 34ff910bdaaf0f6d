//! Every kind of diagnostic there is, by its word.
//!
//! Each has its texts in `report`'s message files (message, help, what it means, why it matters,
//! what to do) and a folder under `tests/diagnostics/`.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal,)+) => {
        /// A kind of diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// All codes, in the order of their declaration.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// The word that readers see, such as `unknown-fact`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $word,)+ }
            }
        }
    };
}

codes! {
    /// The file is not TOML.
    Syntax = "syntax",
    /// The file is not UTF-8, or not in NFC.
    Encoding = "encoding",
    /// A file of the package is missing.
    MissingFile = "missing-file",
    /// A file that is no part of a rule package.
    UnexpectedFile = "unexpected-file",
    /// `format` is not one this program reads.
    UnknownFormat = "unknown-format",
    /// A key that is not known here.
    UnknownKey = "unknown-key",
    /// A key that is required is not there.
    MissingKey = "missing-key",
    /// A value of the wrong kind or out of its range.
    WrongValue = "wrong-value",
    /// The same id twice.
    DuplicateId = "duplicate-id",
    /// An id that formulas could not name.
    InvalidId = "invalid-id",
    /// A formula that is not a literal string.
    FormulaNotLiteral = "formula-not-literal",
    /// Two regulations of a series in force in the same year.
    OverlappingPeriods = "overlapping-periods",
    /// A class that the regulation does not have.
    UnknownClass = "unknown-class",
    /// A fact that the class does not have.
    UnknownFact = "unknown-fact",
    /// A scale that the regulation does not have.
    UnknownScale = "unknown-scale",
    /// A value that its scale does not have.
    UnknownValue = "unknown-value",
    /// A choice that its fact does not have.
    UnknownChoice = "unknown-choice",
    /// A level that is not on the outcome scale, or stands in the wrong order.
    UnknownLevel = "unknown-level",
    /// Levels of a class that do not stand best first.
    LevelOrder = "level-order",
    /// A function that neither the language nor the regulation has.
    UnknownFunction = "unknown-function",
    /// A declared function without a definition, or the reverse.
    FunctionMismatch = "function-mismatch",
    /// A name in a formula that is nothing the class knows.
    UnknownName = "unknown-name",
    /// A formula that is not written in the language.
    FormulaSyntax = "formula-syntax",
    /// Part of rhai that formulas may not use.
    NotAllowed = "not-allowed",
    /// Values that cannot be compared or combined.
    TypeMismatch = "type-mismatch",
    /// A function called with the wrong number of arguments.
    WrongArguments = "wrong-arguments",
    /// A personal fact used in a formula.
    PersonalFact = "personal-fact",
    /// A script with a mistake.
    ScriptError = "script-error",
    /// A quota that lowers but does not say who comes first.
    QuotaWithoutRank = "quota-without-rank",
    /// A quota that lowers to a level it also limits, or to a better one.
    QuotaLowersNowhere = "quota-lowers-nowhere",
    /// A regulation that is not there.
    UnknownRegulation = "unknown-regulation",
    /// No regulation in force for the period.
    NoRegulation = "no-regulation",
    /// An amendment that is not there.
    UnknownAmendment = "unknown-amendment",
    /// An amendment of another regulation.
    AmendsAnother = "amends-another",
    /// A change that names nothing in the regulation.
    NamesNothing = "names-nothing",
    /// A change that changes nothing.
    ChangesNothing = "changes-nothing",
    /// A change of what an earlier amendment set.
    ChangedTwice = "changed-twice",
    /// Two things of one name where only one may be.
    AlreadyThere = "already-there",
    /// A cases file without its class.
    CaseWithoutClass = "case-without-class",
    /// A case that expects a key no verdict has.
    UnknownExpectation = "unknown-expectation",
    /// A case whose verdict is not what it expects.
    CaseFailed = "case-failed",
    /// Subjects and groups that wait for each other.
    Cycle = "cycle",
    /// Submissions that are not there, or hold no table of the regulation.
    NoSubmissions = "no-submissions",
    /// A table of submissions that no class has.
    UnknownTable = "unknown-table",
    /// A column that is no fact of the class.
    UnknownColumn = "unknown-column",
    /// Two columns for one fact.
    DuplicateColumn = "duplicate-column",
    /// The column `id` is missing.
    MissingId = "missing-id",
    /// A cell whose text its fact cannot hold.
    WrongCell = "wrong-cell",
    /// A number out of the range of its fact.
    OutOfRange = "out-of-range",
    /// Two subjects of one id in a class.
    DuplicateSubject = "duplicate-subject",
    /// A row that only shows how to fill in the others.
    ExampleRow = "example-row",
    /// A reference to a subject that is not there.
    DanglingSubject = "dangling-subject",
    /// An empty cell of a fact that is not optional.
    EmptyCell = "empty-cell",
    /// A row with too many or too few cells.
    BrokenRow = "broken-row",
    /// A file, row or sheet larger than this program reads.
    TooLarge = "too-large",
    /// More mistakes of one kind than are worth listing.
    MoreOfThese = "more-of-these",
    /// A rule that rests on less than the text of the law.
    RestsOnLess = "rests-on-less",
    /// A clause that is known to exist and not encoded.
    NotEncoded = "not-encoded",
    /// A proposed case that nobody has confirmed.
    Unconfirmed = "unconfirmed",
    /// A condition that is never true.
    Contradictory = "contradictory",
    /// A condition that is never false.
    AlwaysTrue = "always-true",
    /// A rule that can never decide anything.
    Masked = "masked",
    /// Two exemptions that hold at once and leave different duties.
    Overlap = "overlap",
    /// Subjects for whom no level was written.
    Gap = "gap",
    /// A fact, parameter or function that no rule uses.
    Unused = "unused",
    /// Two comparisons of a fact with one number, of which only one counts the number itself.
    NearThreshold = "near-threshold",
    /// An optional fact that a rule reads without `given`.
    OptionalFact = "optional-fact",
    /// A quota whose groups are single subjects.
    QuotaOfOne = "quota-of-one",
    /// Regulations of a series that leave years out, or whose dates stand in the wrong order.
    PeriodGap = "period-gap",
    /// A part of a formula that cannot be looked into.
    OpaqueCondition = "opaque-condition",
    /// A rule that no case exercises.
    Unexercised = "unexercised",
    /// A published report or synthesis plan that contradicts itself or cannot be met.
    PlanImpossible = "plan-impossible",
    /// A mistake in the text of a report.
    TemplateError = "template-error",
    /// A subject that is not in the submissions.
    UnknownSubject = "unknown-subject",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
