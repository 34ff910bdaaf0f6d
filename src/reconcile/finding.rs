//! What does not hold in a report, and where.

use crate::model::Place;
use crate::reconcile::caps::CapCheck;
use crate::reconcile::changes::Impossible;
use crate::reconcile::figure::Printed;
use crate::reconcile::shares::Share;

/// The words for the kinds of findings, in the order in which they are summed up.
pub const CODES: [&str; 8] = [
    "sum-mismatch",
    "part-mismatch",
    "share-truncated",
    "share-wrong",
    "share-unreadable",
    "change-impossible",
    "named-mismatch",
    "cap-exceeded",
];

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The table it is in, by place in the report; `None` for a stated sum or several tables.
    pub table: Option<usize>,
    /// Where it is printed.
    pub place: Place,
    /// What does not hold.
    pub what: What,
}

/// The kinds of findings. Numbers are of subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Numbers that should add up to a stated one do not.
    Sum {
        /// What is summed.
        of: SumOf,
        /// The stated number.
        stated: u64,
        /// The numbers that should add up to it.
        terms: Vec<u64>,
    },
    /// Named parts do not add up to their whole.
    Parts {
        /// Which parts.
        of: PartsOf,
        /// The stated whole.
        stated: u64,
        /// The parts.
        terms: Vec<u64>,
    },
    /// A part of a stated sum is printed otherwise elsewhere.
    Elsewhere {
        /// The sum, by place in the report.
        sum: usize,
        /// The part.
        part: String,
        /// The part as stated in the sum.
        stated: u64,
        /// The table or sum that prints it too, by id.
        same_as: String,
        /// The number printed there.
        there: u64,
    },
    /// A printed share is not that of its counts, or only without the digits cut off.
    Share(Share),
    /// A printed change that cannot be.
    Change(Impossible),
    /// Not as many are named as are counted, or one is named twice.
    Names {
        /// The level, by id.
        level: String,
        /// How many are counted.
        stated: u64,
        /// How many names are listed.
        named: u64,
        /// Names that are listed more than once.
        repeated: Vec<String>,
    },
    /// A quota was broken in at least one group, whatever the groups are.
    Cap(CapCheck),
}

/// What should add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SumOf {
    /// The levels, to those rated.
    Levels,
    /// Those rated and those not, to the total.
    Total,
    /// The reasons for not rating, to those not rated.
    NotRated,
}

/// Which parts should add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartsOf {
    /// Parts of a table, by the key they stand under.
    Table(String),
    /// Parts of a stated sum, by place in the report.
    Sum(usize),
}

impl SumOf {
    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            SumOf::Levels => "levels",
            SumOf::Total => "total",
            SumOf::NotRated => "not-rated",
        }
    }
}

impl Finding {
    /// The word for its kind.
    pub fn code(&self) -> &'static str {
        match &self.what {
            What::Sum { .. } => "sum-mismatch",
            What::Parts { .. } | What::Elsewhere { .. } => "part-mismatch",
            What::Share(share) => match share.printed_as {
                Printed::Truncated => "share-truncated",
                Printed::Unreadable => "share-unreadable",
                _ => "share-wrong",
            },
            What::Change(_) => "change-impossible",
            What::Names { .. } => "named-mismatch",
            What::Cap(_) => "cap-exceeded",
        }
    }
}
