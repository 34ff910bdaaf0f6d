//! Entries: one act of the trail each, and the fields that each type of act has.
//!
//! [`Entry::read`] is as strict as FORMAT.md §2: every field of the type, no other. [`Entry::write`]
//! gives the bytes that are hashed.

mod out;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use out::read_out;
pub use write::{VerdictLine, write_out};

use crate::audit::canonical::{Fault, Value};
use crate::audit::hash::Hash;
use std::borrow::Cow;

/// The name of the format, as the first entry holds it.
pub const FORMAT: &str = "mucthuoc-trail/1";
/// The longest entry.
pub const ENTRY_BYTES: usize = 65_535;
/// The longest body of a part.
pub const BODY_BYTES: usize = 1 << 20;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its number.
    pub seq: u64,
    /// The hash of the entry before; zeros in the first.
    pub prev: Hash,
    /// When it was written.
    pub ts: Cow<'a, str>,
    /// What it records.
    pub act: Act<'a>,
}

/// What an entry records. Texts are never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act<'a> {
    /// The trail begins.
    Genesis(Genesis<'a>),
    /// A regulation, as it will be applied, is kept.
    Regulation(Registered<'a>),
    /// A version of the engine is described.
    Engine(Engine<'a>),
    /// Subjects will get verdicts.
    Batch(BatchOpening<'a>),
    /// A subject got its verdict.
    Verdict(VerdictEntry<'a>),
    /// The batch is complete, or given up.
    BatchEnd(BatchEnd<'a>),
    /// The authority ruled on a verdict.
    Decision(Decision<'a>),
    /// An entry stands in place of another.
    Supersede(Supersede<'a>),
    /// A part was erased.
    Redact(Redact<'a>),
    /// A checkpoint was placed outside.
    Anchor(Anchor<'a>),
    /// The tables have another form from here on.
    Schema(Hash),
}

/// How a trail begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genesis<'a> {
    /// The trail's name for the world.
    pub origin: Cow<'a, str>,
    /// Makes the trail's id its own.
    pub nonce: Hash,
    /// Digest of the tables' definitions.
    pub schema: Hash,
    /// The trail that this one continues.
    pub predecessor: Option<Predecessor<'a>>,
}

/// The trail that another one continues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor<'a> {
    /// Its id.
    pub log: Hash,
    /// The entries it had when last known good.
    pub size: u64,
    /// Their root.
    pub root: Hash,
    /// Why it is not continued itself.
    pub why: Cow<'a, str>,
}

/// A regulation whose package is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered<'a> {
    /// The regulation's id.
    pub id: Cow<'a, str>,
    /// The first year it governs.
    pub first: i64,
    /// The last year, unless it is in force.
    pub last: Option<i64>,
    /// Its fingerprint: the digest of its package.
    pub sha256: Hash,
    /// Id and kind of each applied amendment, in the order of applying.
    pub amendments: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A version of the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// Its version.
    pub version: Cow<'a, str>,
    /// Digest of its description.
    pub sha256: Hash,
}

/// The beginning of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchOpening<'a> {
    /// How many subjects will get a verdict.
    pub count: u64,
    /// The year.
    pub period: i64,
    /// The regulation.
    pub reg: Hash,
    /// The engine.
    pub engine: Hash,
    /// Commitment to the list of files.
    pub input: Hash,
    /// A remark.
    pub note: Option<Cow<'a, str>>,
}

/// The verdict on one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictEntry<'a> {
    /// Number of the batch's entry.
    pub batch: u64,
    /// The subject's number in the batch.
    pub item: u64,
    /// The regulation.
    pub reg: Hash,
    /// The engine.
    pub engine: Hash,
    /// The subject's class.
    pub class: Cow<'a, str>,
    /// The verdict object: at least `outcome`.
    pub out: Value<'a>,
    /// Commitment to what was known of the subject.
    pub facts: Hash,
    /// Commitment to who the subject is.
    pub subject: Hash,
}

/// The end of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchEnd<'a> {
    /// Number of the batch's entry.
    pub batch: u64,
    /// How it ended.
    pub ending: Ending<'a>,
}

/// How a batch ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending<'a> {
    /// Complete, with so many verdicts a class and outcome.
    Complete(Vec<Count<'a>>),
    /// Given up, for a reason.
    Aborted(Cow<'a, str>),
}

/// Verdicts of one class and outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count<'a> {
    /// The class.
    pub class: Cow<'a, str>,
    /// The outcome.
    pub outcome: Cow<'a, str>,
    /// How many; at least 1.
    pub count: u64,
}

/// The authority's ruling on a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    /// Number of the verdict's entry.
    pub target: u64,
    /// The level decided.
    pub level: Cow<'a, str>,
    /// Who decided.
    pub by: Cow<'a, str>,
    /// On what legal basis.
    pub basis: Cow<'a, str>,
    /// Why.
    pub reason: Cow<'a, str>,
}

/// An entry stands in place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supersede<'a> {
    /// The entry that no longer counts.
    pub target: u64,
    /// The entry that counts.
    pub by_entry: u64,
    /// Why.
    pub why: Cow<'a, str>,
}

/// A part was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redact<'a> {
    /// The entry whose part it was.
    pub target: u64,
    /// The part.
    pub part: Cow<'a, str>,
    /// On what legal basis.
    pub basis: Cow<'a, str>,
    /// Who had it erased.
    pub by: Cow<'a, str>,
}

/// A checkpoint was placed outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// The entries it covers.
    pub size: u64,
    /// Their root.
    pub root: Hash,
    /// What it was placed in.
    pub kind: Cow<'a, str>,
    /// Digest of that document or token.
    pub sha256: Hash,
}

/// Why bytes are not an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotAnEntry {
    /// They are not canonical.
    Form(Fault),
    /// They are not an object with the fields of a known type.
    Fields,
    /// A first entry that is no genesis, or a genesis elsewhere.
    Genesis,
}

impl NotAnEntry {
    /// The word by which messages are found.
    pub const fn as_str(self) -> &'static str {
        match self {
            NotAnEntry::Form(fault) => fault.as_str(),
            NotAnEntry::Fields => "fields",
            NotAnEntry::Genesis => "genesis",
        }
    }
}

impl Act<'_> {
    /// The word in the field `type`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Act::Genesis(_) => "genesis",
            Act::Regulation(_) => "regulation",
            Act::Engine(_) => "engine",
            Act::Batch(_) => "batch",
            Act::Verdict(_) => "verdict",
            Act::BatchEnd(_) => "batch_end",
            Act::Decision(_) => "decision",
            Act::Supersede(_) => "supersede",
            Act::Redact(_) => "redact",
            Act::Anchor(_) => "anchor",
            Act::Schema(_) => "schema",
        }
    }
}
