//! Parts beside the entries: each entry takes its own, whatever is left belongs to nobody.

use crate::audit::canonical;
use crate::audit::entry::BODY_BYTES;
use crate::audit::hash::Hash;
use crate::audit::verify::finding::{Code, What};
use crate::audit::verify::judge::Findings;
use crate::audit::verify::rows::{Parts, RawPart, Unreadable};
use std::collections::{BTreeMap, HashMap};

/// An entry and the name of one of its parts.
pub(super) type PartKey = (i64, String);

/// The parts that were read so far.
#[derive(Default)]
pub(super) struct PartsRead {
    /// Laid aside: read before their entry.
    early: HashMap<PartKey, (Vec<u8>, Vec<u8>)>,
    /// Committed to, without a row so far.
    pub missing: BTreeMap<PartKey, Hash>,
}

/// What became of a part.
enum Fate {
    Sound,
    Altered,
    NotCanonical(canonical::Fault),
}

impl PartsRead {
    /// Takes the rows up to an entry and judges those of the entry.
    pub(super) fn judge(
        &mut self,
        rows: &mut dyn Parts,
        (seq, commitments): (i64, &[(&str, Hash)]),
        findings: &mut Findings,
    ) -> Result<(), Unreadable> {
        let mut fates: [Option<Fate>; 2] = [None, None];
        while let Some(row) = rows.peek()? {
            if row.seq.is_some_and(|of| of > seq) {
                break;
            }
            let own = commitments.iter().position(|(name, _)| *name == row.name);
            let own = own.filter(|_| row.seq == Some(seq));
            let is_taken = own.is_some_and(|at| fates[at].is_some());
            match own.filter(|_| !is_taken && !self.is_early(&row)) {
                Some(at) => fates[at] = Some(fate(row.salt, row.body, commitments[at].1)),
                None => self.lay_aside(&row, is_taken, findings),
            }
            rows.pass();
        }
        for (at, (name, commitment)) in commitments.iter().enumerate() {
            let part = || (*name).to_owned();
            let fate = match fates[at].take() {
                Some(found) => Some(found),
                None if self.early.is_empty() => None,
                None => {
                    let early = self.early.remove(&(seq, part()));
                    early.map(|(salt, body)| fate(&salt, &body, *commitment))
                }
            };
            match fate {
                Some(Fate::Sound) => {}
                None => drop(self.missing.insert((seq, part()), *commitment)),
                Some(Fate::Altered) => {
                    let about = (Some(seq), Some(part()));
                    findings.add(Code::PartAltered, about, What::Commitment);
                }
                Some(Fate::NotCanonical(fault)) => {
                    let about = (Some(seq), Some(part()));
                    findings.add(Code::NotCanonical, about, What::Body(fault));
                }
            }
        }
        Ok(())
    }

    fn is_early(&self, row: &RawPart<'_>) -> bool {
        let Some(seq) = row.seq else { return false };
        !self.early.is_empty() && self.early.contains_key(&(seq, row.name.clone().into_owned()))
    }

    /// Keeps a row for an entry to come; one that nobody can take is stray.
    fn lay_aside(&mut self, row: &RawPart<'_>, is_taken: bool, findings: &mut Findings) {
        match row.seq {
            Some(seq) if !is_taken && !self.is_early(row) => {
                let content = (row.salt.to_vec(), row.body.to_vec());
                self.early.insert((seq, row.name.clone().into_owned()), content);
            }
            seq => findings.add(Code::StrayRows, (seq, None), What::StrayPart),
        }
    }

    /// After the last entry: what is left is stray, what is missing is missing.
    pub(super) fn finish(
        &mut self,
        rows: &mut dyn Parts,
        findings: &mut Findings,
    ) -> Result<(), Unreadable> {
        let mut early: Vec<i64> = self.early.keys().map(|(seq, _)| *seq).collect();
        early.sort_unstable();
        for seq in early {
            findings.add(Code::StrayRows, (Some(seq), None), What::StrayPart);
        }
        while let Some(row) = rows.peek()? {
            findings.add(Code::StrayRows, (row.seq, None), What::StrayPart);
            rows.pass();
        }
        for (seq, name) in self.missing.keys() {
            findings.add(Code::PartMissing, (Some(*seq), Some(name.clone())), What::Gone);
        }
        Ok(())
    }
}

fn fate(salt: &[u8], body: &[u8], commitment: Hash) -> Fate {
    let Ok(salt) = salt.try_into() else { return Fate::Altered };
    if Hash::of_part(salt, body) != commitment {
        return Fate::Altered;
    }
    match canonical::check(body, BODY_BYTES) {
        Ok(()) => Fate::Sound,
        Err(fault) => Fate::NotCanonical(fault),
    }
}
