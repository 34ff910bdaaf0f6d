//! Reading and checking proofs. A proof comes from anybody: nothing in it is believed.

use crate::audit::canonical::{self, NUMBER_LIMIT};
use crate::audit::checkpoint::{Checkpoint, parse_size};
use crate::audit::entry::{Act, Entry};
use crate::audit::hash::Hash;
use crate::audit::proof::{
    CONSISTENCY, Claim, Consistency, INCLUSION, Inclusion, Proof, Refusal, ShownPart,
};
use crate::audit::tree::{check_consistency, check_inclusion};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The longest `extra` that is read, decoded.
const EXTRA_BYTES: usize = 1 << 23;

impl Proof {
    /// Reads a proof and checks all of it, signatures apart.
    ///
    /// # Errors
    /// Why it proves nothing.
    pub fn check(text: &str) -> Result<Self, Refusal> {
        let (head, note) = text.split_once("\n\n").ok_or(Refusal::Form)?;
        let checkpoint = strict_checkpoint(note).ok_or(Refusal::Form)?;
        let lines: Vec<&str> = head.split('\n').collect();
        let claim = match lines[..] {
            [INCLUSION, extra, index, ref path @ ..] => {
                Claim::Inclusion(read_inclusion(extra, index, path).ok_or(Refusal::Form)?)
            }
            [CONSISTENCY, old, ref path @ ..] => {
                Claim::Consistency(read_consistency(old, path).ok_or(Refusal::Form)?)
            }
            _ => return Err(Refusal::Form),
        };
        match &claim {
            Claim::Inclusion(inclusion) => inclusion.holds(&checkpoint)?,
            Claim::Consistency(consistency) => consistency.holds(&checkpoint)?,
        }
        Ok(Proof { claim, checkpoint, note: note.to_owned() })
    }
}

impl Inclusion {
    fn holds(&self, checkpoint: &Checkpoint) -> Result<(), Refusal> {
        let entry = Entry::read(self.entry.as_bytes()).map_err(|_| Refusal::Entry)?;
        if entry.seq != self.index {
            return Err(Refusal::Entry);
        }
        for part in &self.parts {
            let commitment = commitment(&entry.act, &part.name).ok_or(Refusal::Part)?;
            if Hash::of_part(&part.salt, part.body.as_bytes()) != commitment {
                return Err(Refusal::Part);
            }
        }
        let leaf = Hash::of_entry(self.entry.as_bytes());
        let at = (self.index, checkpoint.size);
        let is_there = check_inclusion(at, leaf, &self.path, checkpoint.root);
        is_there.then_some(()).ok_or(Refusal::Path)
    }
}

impl Consistency {
    fn holds(&self, checkpoint: &Checkpoint) -> Result<(), Refusal> {
        let (old, new) = ((self.size, self.root), (checkpoint.size, checkpoint.root));
        // From the empty tree everything goes on: that would prove nothing.
        let goes_on = self.size > 0 && check_consistency(old, new, &self.path);
        goes_on.then_some(()).ok_or(Refusal::Path)
    }
}

/// The commitment that an entry holds under a name.
pub(in crate::audit) fn commitment(act: &Act<'_>, name: &str) -> Option<Hash> {
    commitments(act).into_iter().find(|(known, _)| *known == name).map(|(_, hash)| hash)
}

/// The parts that an entry commits to, by name.
pub(in crate::audit) fn commitments(act: &Act<'_>) -> Vec<(&'static str, Hash)> {
    match act {
        Act::Verdict(verdict) => vec![("facts", verdict.facts), ("subject", verdict.subject)],
        Act::Batch(batch) => vec![("input", batch.input)],
        _ => Vec::new(),
    }
}

/// The checkpoint of a note that is nothing but three lines and signatures, if any.
fn strict_checkpoint(note: &str) -> Option<Checkpoint> {
    let (text, signatures) = match note.split_once("\n\n") {
        None => (note.strip_suffix('\n')?, None),
        Some((text, signatures)) => (text, Some(signatures.strip_suffix('\n')?)),
    };
    let is_signed = |lines: &str| lines.split('\n').all(|line| line.starts_with("\u{2014} "));
    (text.split('\n').count() == 3 && signatures.is_none_or(is_signed)).then_some(())?;
    let checkpoint = Checkpoint::parse(note.as_bytes())?;
    (checkpoint.size < NUMBER_LIMIT as u64).then_some(checkpoint)
}

fn read_inclusion(extra: &str, index: &str, path: &[&str]) -> Option<Inclusion> {
    let extra = STANDARD.decode(extra.strip_prefix("extra ")?).ok()?;
    let extra = canonical::read(&extra, EXTRA_BYTES).ok()?;
    let canonical::Value::Object(members) = &extra else { return None };
    (members.len() == 2).then_some(())?;
    let parts = extra.get("parts")?.list()?.iter().map(shown_part).collect::<Option<_>>()?;
    let index = parse_size(index.strip_prefix("index ")?)?;
    let entry = extra.get("entry")?.text()?.to_owned();
    Some(Inclusion { index, entry, parts, path: hashes(path)? })
}

fn shown_part(value: &canonical::Value<'_>) -> Option<ShownPart> {
    let canonical::Value::Object(members) = value else { return None };
    (members.len() == 3).then_some(())?;
    let Hash(salt) = Hash::from_hex(value.get("salt")?.text()?)?;
    let (name, body) = (value.get("name")?.text()?, value.get("body")?.text()?);
    Some(ShownPart { name: name.to_owned(), salt, body: body.to_owned() })
}

fn read_consistency(old: &str, path: &[&str]) -> Option<Consistency> {
    let (size, root) = old.strip_prefix("old ")?.split_once(' ')?;
    let (size, root) = (parse_size(size)?, Hash::from_base64(root)?);
    Some(Consistency { size, root, path: hashes(path)? })
}

fn hashes(lines: &[&str]) -> Option<Vec<Hash>> {
    // No tree of 2^53 entries has a longer path.
    (lines.len() <= 128).then_some(())?;
    lines.iter().map(|line| Hash::from_base64(line)).collect()
}
