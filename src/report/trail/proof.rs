//! What a proof shows, and what its reader must still compare.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::entry::{Act, Entry};
use crate::audit::note::Vouched;
use crate::audit::proof::{Claim, Consistency, Inclusion, Proof, Refusal};
use crate::audit::survey::Kept;
use crate::report::trail::parts::{Known, body_lines};
use crate::report::trail::{acts, fields};
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use std::collections::BTreeMap;

mod json;

pub use json::{json, made_json};

/// A proof that was looked at.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The proof, or why it proves nothing.
    pub proof: Result<&'a Proof, Refusal>,
    /// How the checkpoint in it compares with one from outside, if one was given.
    pub compared: Option<(&'a str, Compared)>,
    /// What a key says of the checkpoint in it, if one was given.
    pub vouched: Option<Vouched>,
}

/// How the checkpoint in a proof compares with one from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// It is the same: name, size and root.
    Same,
    /// The one from outside is the older one of the two that the proof joins.
    SameOld,
    /// It is of another trail.
    OtherOrigin,
    /// It covers another number of entries.
    OtherSize,
    /// It covers as many entries and has another root.
    OtherRoot,
}

impl Compared {
    /// Compares the checkpoint that a proof leads to with one from outside.
    pub fn of(proof: &Proof, outside: &Checkpoint) -> Self {
        let inside = &proof.checkpoint;
        let is_old = match &proof.claim {
            Claim::Consistency(claim) => (claim.size, claim.root) == (outside.size, outside.root),
            Claim::Inclusion(_) => false,
        };
        if inside.origin != outside.origin {
            Compared::OtherOrigin
        } else if (inside.size, inside.root) == (outside.size, outside.root) {
            Compared::Same
        } else if is_old {
            Compared::SameOld
        } else if inside.size != outside.size {
            Compared::OtherSize
        } else {
            Compared::OtherRoot
        }
    }

    fn is_good(self) -> bool {
        matches!(self, Compared::Same | Compared::SameOld)
    }
}

impl Checked<'_> {
    /// True if the proof proves what it says, as far as it could be compared.
    pub fn is_good(&self) -> bool {
        self.proof.is_ok()
            && self.compared.is_none_or(|(_, compared)| compared.is_good())
            && self.vouched.is_none_or(|vouched| vouched == Vouched::Signed)
    }
}

/// What was found, as text.
pub fn text(words: Words, shown: &Checked<'_>) -> String {
    let proof = match shown.proof {
        Ok(proof) => proof,
        Err(why) => {
            let key = match why {
                Refusal::Form => "refusal-form",
                Refusal::Entry => "refusal-entry",
                Refusal::Part => "refusal-part",
                Refusal::Path => "refusal-path",
            };
            return format!("{}\n{}\n", words.text("proof-refused"), words.text(key));
        }
    };
    let verdict = if shown.is_good() { "proof-good" } else { "proof-of-another" };
    let mut lines = vec![words.text(verdict)];
    lines.extend(match &proof.claim {
        Claim::Inclusion(claim) => inclusion(words, claim, &proof.checkpoint),
        Claim::Consistency(claim) => consistency(words, claim, &proof.checkpoint),
    });
    lines.extend(to_compare(words, shown, proof));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn inclusion(words: Words, claim: &Inclusion, checkpoint: &Checkpoint) -> Vec<String> {
    let args = [
        ("seq", Say::from(claim.index.to_string())),
        ("size", checkpoint.size.into()),
        ("origin", checkpoint.origin.clone().into()),
    ];
    let mut lines = vec![words.say("proof-inclusion", &args)];
    let Some(kept) = Kept::of(claim.index, claim.entry.clone().into_bytes()) else {
        return lines;
    };
    lines.push(format!("  {}", acts::line(words, &kept, None)));
    let entry = kept.entry();
    if let Act::Verdict(verdict) = &entry.act {
        lines.extend(fields::lines(words, &verdict.out).iter().map(|line| format!("    {line}")));
    }
    let subjects = BTreeMap::new();
    for part in &claim.parts {
        let name = ("part", Say::from(legible(&part.name).into_owned()));
        lines.push(format!("  {}", words.say("proof-part", &[name])));
        let body = body_lines(words, &part.body, Known { of: None, subjects: &subjects });
        lines.extend(body.iter().map(|line| format!("    {}", legible(line))));
    }
    for name in withheld(&entry, claim) {
        let args = [("part", Say::from(name))];
        lines.push(format!("  {}", words.say("proof-withheld", &args)));
    }
    lines
}

/// The parts that the entry commits to and the proof does not show.
fn withheld(entry: &Entry<'_>, claim: &Inclusion) -> Vec<&'static str> {
    let names: &[&'static str] = match &entry.act {
        Act::Verdict(_) => &["facts", "subject"],
        Act::Batch(_) => &["input"],
        _ => &[],
    };
    let is_shown = |name: &&'static str| claim.parts.iter().any(|part| part.name == **name);
    names.iter().copied().filter(|name| !is_shown(name)).collect()
}

fn consistency(words: Words, claim: &Consistency, checkpoint: &Checkpoint) -> Vec<String> {
    let args = [
        ("old", Say::from(claim.size)),
        ("size", checkpoint.size.into()),
        ("origin", checkpoint.origin.clone().into()),
    ];
    let old = Checkpoint { size: claim.size, root: claim.root, ..checkpoint.clone() };
    let old = [("checkpoint", Say::from(old.minutes()))];
    vec![words.say("proof-consistency", &args), words.say("proof-old", &old)]
}

/// What the proof leads to, and what is left for the reader.
fn to_compare(words: Words, shown: &Checked<'_>, proof: &Proof) -> Vec<String> {
    let minutes = [("checkpoint", Say::from(proof.checkpoint.minutes()))];
    let mut lines = vec![words.say("proof-leads-to", &minutes)];
    lines.push(match shown.compared {
        None => words.text("proof-compare"),
        Some((file, compared)) => {
            let key = match compared {
                Compared::Same => "compared-same",
                Compared::SameOld => "compared-same-old",
                Compared::OtherOrigin => "compared-other-origin",
                Compared::OtherSize => "compared-other-size",
                Compared::OtherRoot => "compared-other-root",
            };
            words.say(key, &[("file", Say::from(legible(file).into_owned()))])
        }
    });
    lines.extend(shown.vouched.map(|vouched| {
        words.text(match vouched {
            Vouched::Signed => "proof-signed",
            Vouched::Unsigned => "proof-unsigned",
            Vouched::Forged => "proof-forged",
        })
    }));
    lines
}

#[cfg(test)]
mod tests;
