//! Proofs that need no trail: this entry is in, that tree goes on from this one.
//!
//! An inclusion proof is a C2SP `tlog-proof@v1` text that carries the entry and chosen parts;
//! FORMAT.md §8 says what a reader must find. A proof leads to the checkpoint inside it and no
//! further: who checks it compares that one with a checkpoint from outside.

mod make;
mod read;
#[cfg(test)]
mod tests;

pub(in crate::audit) use read::{commitment, commitments};

use crate::audit::canonical::{Canonical, Fault};
use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::Hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// First line of a proof of inclusion.
const INCLUSION: &str = "c2sp.org/tlog-proof@v1";
/// First line of a proof of consistency.
const CONSISTENCY: &str = "mucthuoc-consistency/1";

/// A part shown in a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPart {
    /// Its name in the entry.
    pub name: String,
    /// Its salt.
    pub salt: [u8; 32],
    /// Its body.
    pub body: String,
}

/// The proof that an entry is in a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The entry's number.
    pub index: u64,
    /// The entry's bytes.
    pub entry: String,
    /// Parts of it, as many as are to be shown.
    pub parts: Vec<ShownPart>,
    /// Sibling hashes, from the leaf upwards.
    pub path: Vec<Hash>,
}

/// The proof that a tree begins another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistency {
    /// Entries of the old tree.
    pub size: u64,
    /// Root of the old tree.
    pub root: Hash,
    /// Hashes as RFC 6962 §2.1.2 orders them.
    pub path: Vec<Hash>,
}

/// What a proof shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// An entry is in the tree.
    Inclusion(Inclusion),
    /// An older tree begins the tree.
    Consistency(Consistency),
}

/// A proof and the checkpoint that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What it shows.
    pub claim: Claim,
    /// The checkpoint that it leads to.
    pub checkpoint: Checkpoint,
    /// The checkpoint as it stands in the proof, with its signatures.
    pub note: String,
}

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// It is not written as FORMAT.md says.
    Form,
    /// What it carries is not the entry of its index.
    Entry,
    /// A part is not what the entry commits to.
    Part,
    /// The hashes do not lead to the root.
    Path,
}

impl Refusal {
    /// The word by which messages are found.
    pub const fn as_str(self) -> &'static str {
        match self {
            Refusal::Form => "form",
            Refusal::Entry => "entry",
            Refusal::Part => "part",
            Refusal::Path => "path",
        }
    }
}

impl Proof {
    /// The text of the proof.
    ///
    /// # Errors
    /// If the entry or a part holds what canonical JSON cannot.
    pub fn write(&self) -> Result<String, Fault> {
        let (mut text, path) = match &self.claim {
            Claim::Inclusion(inclusion) => {
                let extra = STANDARD.encode(extra(inclusion)?);
                (
                    format!("{INCLUSION}\nextra {extra}\nindex {}\n", inclusion.index),
                    &inclusion.path,
                )
            }
            Claim::Consistency(claim) => {
                let (size, root) = (claim.size, claim.root.base64());
                (format!("{CONSISTENCY}\nold {size} {root}\n"), &claim.path)
            }
        };
        for hash in path {
            let _ = writeln!(text, "{}", hash.base64());
        }
        Ok(format!("{text}\n{}", self.note))
    }
}

fn extra(inclusion: &Inclusion) -> Result<Vec<u8>, Fault> {
    let mut out = Canonical::new();
    out.object(|out| {
        out.key("entry").text(&inclusion.entry);
        out.key("parts").list(&inclusion.parts, |out, part| {
            out.object(|out| {
                out.key("body").text(&part.body);
                out.key("name").text(&part.name);
                out.key("salt").plain(|digits| Hash(part.salt).write_hex(digits));
            });
        });
    });
    out.finish()
}
