//! What a verifier can find. Words for readers are made elsewhere, from [`What::key`] and its values.

use crate::audit::canonical::Fault;
use crate::audit::entry::NotAnEntry;

/// The kind of a finding, as FORMAT.md §10.1 names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// An entry's bytes do not give the hash stored beside them.
    Altered,
    /// An entry names another one as the one before it.
    ChainBroken,
    /// A number is missing, out of order or repeated.
    MissingEntry,
    /// Bytes that the format does not allow.
    NotCanonical,
    /// An entry is older than the one before it.
    ClockBackwards,
    /// A part is not what its entry commits to.
    PartAltered,
    /// A part is gone, and no entry says why.
    PartMissing,
    /// A part was declared erased, and is there.
    PartNotErased,
    /// A regulation was used that no earlier entry registers.
    UnregisteredRegulation,
    /// An engine was used that no earlier entry registers.
    UnregisteredEngine,
    /// A snapshot is gone or not what was registered.
    SnapshotAltered,
    /// A batch is not as it was announced or counted.
    BatchIncomplete,
    /// An item has two verdicts.
    ItemRepeated,
    /// Rows that no entry names.
    StrayRows,
    /// The tables are not those of the trail.
    SchemaDiffers,
    /// It is another trail than was asked for.
    AnotherTrail,
    /// A checkpoint covers more entries than there are.
    Truncated,
    /// The root at a checkpoint's size is another.
    Rewritten,
    /// It could not be read.
    Unreadable,
}

impl Code {
    /// All codes, in the order of FORMAT.md.
    pub const ALL: [Code; 19] = [
        Code::Altered,
        Code::ChainBroken,
        Code::MissingEntry,
        Code::NotCanonical,
        Code::ClockBackwards,
        Code::PartAltered,
        Code::PartMissing,
        Code::PartNotErased,
        Code::UnregisteredRegulation,
        Code::UnregisteredEngine,
        Code::SnapshotAltered,
        Code::BatchIncomplete,
        Code::ItemRepeated,
        Code::StrayRows,
        Code::SchemaDiffers,
        Code::AnotherTrail,
        Code::Truncated,
        Code::Rewritten,
        Code::Unreadable,
    ];

    /// The word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::Altered => "altered",
            Code::ChainBroken => "chain-broken",
            Code::MissingEntry => "missing-entry",
            Code::NotCanonical => "not-canonical",
            Code::ClockBackwards => "clock-backwards",
            Code::PartAltered => "part-altered",
            Code::PartMissing => "part-missing",
            Code::PartNotErased => "part-not-erased",
            Code::UnregisteredRegulation => "unregistered-regulation",
            Code::UnregisteredEngine => "unregistered-engine",
            Code::SnapshotAltered => "snapshot-altered",
            Code::BatchIncomplete => "batch-incomplete",
            Code::ItemRepeated => "item-repeated",
            Code::StrayRows => "stray-rows",
            Code::SchemaDiffers => "schema-differs",
            Code::AnotherTrail => "another-trail",
            Code::Truncated => "truncated",
            Code::Rewritten => "rewritten",
            Code::Unreadable => "unreadable",
        }
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// The entry it is about, if it is about one.
    pub seq: Option<i64>,
    /// The part it is about, if it is about one.
    pub part: Option<String>,
    /// What exactly.
    pub what: What,
}

/// What exactly was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The stored hash is another.
    StoredHash,
    /// `prev` names another entry.
    Link,
    /// One number stands where another is due.
    Stands {
        /// The number that stands there.
        seq: i64,
        /// The number that is due.
        due: i64,
    },
    /// A row holds the entry of another number.
    RowHolds {
        /// The row's number.
        row: i64,
        /// The entry's number.
        seq: i64,
    },
    /// There is no entry at all.
    Nothing,
    /// The bytes are no entry.
    NoEntry(NotAnEntry),
    /// The body of a part is not canonical.
    Body(Fault),
    /// The target is no earlier verdict.
    TargetNoVerdict,
    /// Target, replacement and correction are not in this order.
    TargetOrder,
    /// The target has no such part left.
    TargetPart,
    /// The moment of an entry and the later one before it.
    Clock {
        /// The entry's.
        ts: String,
        /// That of the entry before.
        before: String,
    },
    /// Salt and body do not give the commitment.
    Commitment,
    /// The row is gone and no entry says why.
    Gone,
    /// The row is there, and an entry says that it is gone.
    StillThere {
        /// That entry.
        entry: i64,
    },
    /// No earlier entry registers it.
    NeverRegistered,
    /// The batch names another.
    OtherThanBatch,
    /// The snapshot is gone or not what was registered.
    Snapshot,
    /// Another batch begins before the end.
    BeginsWithin {
        /// The batch that begins.
        seq: i64,
    },
    /// A verdict stands outside of its batch.
    VerdictOutside {
        /// The verdict.
        seq: i64,
    },
    /// A verdict is for an item past the count.
    ItemBeyond {
        /// The verdict.
        seq: i64,
        /// Its item.
        item: u64,
        /// The count announced.
        count: u64,
    },
    /// An end for a batch that is not open.
    EndOutside {
        /// The entry that ends it.
        seq: i64,
    },
    /// Verdicts are missing.
    Missing {
        /// Verdicts there are.
        recorded: u64,
        /// Verdicts announced.
        count: u64,
    },
    /// The counts are not those of the verdicts.
    Counts,
    /// The item has a verdict already.
    Item {
        /// The item.
        item: u64,
    },
    /// A part that no entry commits to.
    StrayPart,
    /// A snapshot that no entry registers.
    StraySnapshot {
        /// Its name.
        name: String,
    },
    /// A table is no ordinary table of the format.
    Tables,
    /// Application id, version or encoding are others.
    Settings,
    /// The definitions are others.
    Definitions,
    /// The trail has this id, and another was asked for.
    Id {
        /// The id.
        id: String,
    },
    /// A checkpoint is of another origin.
    Origin {
        /// The file of the checkpoint.
        file: String,
        /// Its origin.
        origin: String,
    },
    /// A checkpoint covers more entries than there are.
    Size {
        /// The file of the checkpoint.
        file: String,
        /// The entries it covers.
        size: u64,
    },
    /// The first entries have another root than a checkpoint says.
    Root {
        /// The file of the checkpoint.
        file: String,
        /// The entries it covers.
        size: u64,
    },
    /// The first entries have another root than an anchor says.
    Anchor {
        /// The entries it covers.
        size: u64,
    },
    /// A file is no checkpoint.
    NoCheckpoint {
        /// The file.
        file: String,
    },
    /// A line is too long to be read.
    LongLine {
        /// The file.
        file: String,
    },
    /// Not a plain file.
    NoFile {
        /// The file.
        file: String,
    },
    /// It has no table of entries: no trail.
    NoTrail,
    /// It was written to while it was read: ask again.
    Meanwhile,
    /// The system or the database refused, in its own words.
    World(String),
}
