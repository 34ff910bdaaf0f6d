//! Judging entries one after another, as FORMAT.md §10.2 orders it.

use crate::audit::entry::{Act, Anchor, BatchEnd, Ending, Entry, Redact, VerdictEntry};
use crate::audit::hash::Hash;
use crate::audit::moment::Moment;
use crate::audit::tree::Tree;
use crate::audit::verify::finding::{Code, Finding, What};
use crate::audit::verify::open_batch::OpenBatch;
use crate::audit::verify::parts::{PartKey, PartsRead};
use crate::audit::verify::rows::{Entries, Parts, RawEntry, Unreadable};
use crate::audit::verify::{AbortedBatch, Erased, OpenAtEnd};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Findings that are told; more are only counted.
const MOST_FINDINGS: usize = 1000;

/// The entry and the part that a finding is about, if it is about one.
pub(super) type About = (Option<i64>, Option<String>);

/// What was found so far: the same code, entry and part once.
#[derive(Default)]
pub(super) struct Findings {
    pub told: Vec<Finding>,
    known: HashSet<(Code, Option<i64>, Option<String>)>,
    pub more: u64,
}

impl Findings {
    pub(super) fn add(&mut self, code: Code, about: About, what: What) {
        let key = (code, about.0, about.1);
        if self.known.contains(&key) {
            return;
        }
        if self.told.len() >= MOST_FINDINGS {
            self.more += 1;
            return;
        }
        self.told.push(Finding { code, seq: key.1, part: key.2.clone(), what });
        self.known.insert(key);
    }

    fn at(&mut self, code: Code, seq: i64, what: What) {
        self.add(code, (Some(seq), None), what);
    }

    pub(super) fn has(&self, code: Code, (seq, part): &PartKey) -> bool {
        self.known.contains(&(code, Some(*seq), Some(part.clone())))
    }
}

/// One pass over the entries and their parts.
#[derive(Default)]
pub(super) struct Judge {
    pub findings: Findings,
    pub tree: Tree,
    pub trail: Option<Hash>,
    pub origin: Option<String>,
    pub schema: Option<Hash>,
    /// Registering entry and digest of each snapshot.
    pub snapshots: Vec<(i64, Hash)>,
    pub open: Option<OpenBatch>,
    pub aborted: Vec<AbortedBatch>,
    pub erased: BTreeMap<PartKey, Erased>,
    pub parts: PartsRead,
    regulations: HashSet<Hash>,
    engines: HashSet<Hash>,
    kinds: Kinds,
    /// A row was found to hold the entry of another number; that is told once.
    is_misnumbered: bool,
}

/// What the row before said.
struct Before {
    seq: i64,
    hash: Hash,
    stored: Option<Vec<u8>>,
    ts: Option<(Moment, String)>,
}

impl Judge {
    /// Reads all entries.
    pub(super) fn read(
        &mut self,
        entries: &mut dyn Entries,
        parts: &mut dyn Parts,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), Unreadable> {
        let mut before = Before { seq: -1, hash: Hash::ZERO, stored: None, ts: None };
        let mut due = 0;
        while let Some(raw) = entries.next()? {
            let hash = Hash::of_entry(raw.data);
            self.tree.append(hash);
            let entry = Entry::read(raw.data);
            let number = raw.row.unwrap_or(before.seq.saturating_add(1));
            let seq = entry.as_ref().map_or(number, |entry| entry.seq as i64);
            self.judge_place(&raw, hash, (seq, due, &before));
            let mut ts = None;
            match entry {
                Err(why) => self.findings.at(Code::NotCanonical, seq, What::NoEntry(why)),
                Ok(entry) => {
                    if Some(seq) == before.seq.checked_add(1) {
                        self.judge_link(&entry, &before);
                    }
                    self.judge_meaning(seq, &entry.act, parts)?;
                    ts = Moment::parse(&entry.ts).map(|at| (at, entry.ts.into_owned()));
                }
            }
            due = due.max(seq.saturating_add(1));
            let stored = raw.stored.filter(|stored| **stored != hash.0 && !stored.is_empty());
            before = Before { seq, hash, stored: stored.map(<[u8]>::to_vec), ts };
            if self.tree.size().is_multiple_of(4096) {
                progress(self.tree.size());
            }
        }
        if self.tree.size() == 0 {
            self.findings.at(Code::MissingEntry, 0, What::Nothing);
        }
        Ok(())
    }

    fn judge_place(
        &mut self,
        raw: &RawEntry<'_>,
        hash: Hash,
        (seq, due, before): (i64, i64, &Before),
    ) {
        if raw.stored.is_some_and(|stored| *stored != hash.0) {
            self.findings.at(Code::Altered, seq, What::StoredHash);
        }
        if self.tree.size() == 1 && seq == 0 {
            self.trail = Some(hash);
        }
        if Some(seq) != before.seq.checked_add(1) && seq != due {
            self.findings.at(Code::MissingEntry, seq.min(due), What::Stands { seq, due });
        }
        if let Some(row) = raw.row.filter(|row| *row != seq && !self.is_misnumbered) {
            self.is_misnumbered = true;
            self.findings.at(Code::MissingEntry, row.min(seq), What::RowHolds { row, seq });
        }
    }

    fn judge_link(&mut self, entry: &Entry<'_>, before: &Before) {
        // Where the entry before is altered, a link to the hash it had is in order.
        let had = before.stored.as_ref().is_some_and(|stored| **stored == entry.prev.0);
        let seq = entry.seq as i64;
        if entry.prev != before.hash && !had {
            self.findings.at(Code::ChainBroken, seq, What::Link);
        }
        if let (Some((earlier, before)), Some(now)) = (&before.ts, Moment::parse(&entry.ts))
            && now < *earlier
        {
            let (ts, before) = (entry.ts.clone().into_owned(), before.clone());
            self.findings.at(Code::ClockBackwards, seq, What::Clock { ts, before });
        }
    }

    fn judge_meaning(
        &mut self,
        seq: i64,
        act: &Act<'_>,
        parts: &mut dyn Parts,
    ) -> Result<(), Unreadable> {
        match act {
            Act::Verdict(verdict) => {
                self.kinds.set(seq, Kind::Verdict);
                let commitments = [("facts", verdict.facts), ("subject", verdict.subject)];
                self.parts.judge(parts, (seq, &commitments), &mut self.findings)?;
                self.judge_verdict(seq, verdict);
            }
            Act::Batch(opening) => {
                self.kinds.set(seq, Kind::Batch);
                let commitments = [("input", opening.input)];
                self.parts.judge(parts, (seq, &commitments), &mut self.findings)?;
                self.judge_batch(seq, opening);
            }
            other => {
                self.kinds.set(seq, Kind::Other);
                self.judge_other(seq, other);
            }
        }
        Ok(())
    }

    fn judge_other(&mut self, seq: i64, act: &Act<'_>) {
        match act {
            Act::Genesis(genesis) => {
                self.origin = Some(genesis.origin.clone().into_owned());
                self.schema = Some(genesis.schema);
            }
            Act::Schema(schema) => self.schema = Some(*schema),
            Act::Regulation(registered) => {
                self.regulations.insert(registered.sha256);
                self.snapshots.push((seq, registered.sha256));
            }
            Act::Engine(engine) => {
                self.engines.insert(engine.sha256);
                self.snapshots.push((seq, engine.sha256));
            }
            Act::BatchEnd(end) => self.judge_end(seq, end),
            Act::Redact(redact) => self.judge_redact(seq, redact),
            Act::Anchor(anchor) => self.judge_anchor(seq, anchor),
            Act::Decision(decision) => {
                let target = decision.target as i64;
                if target >= seq || self.kinds.get(target) != Kind::Verdict {
                    self.findings.at(Code::NotCanonical, seq, What::TargetNoVerdict);
                }
            }
            Act::Supersede(supersede) => {
                let (target, by_entry) = (supersede.target as i64, supersede.by_entry as i64);
                if !(target < by_entry && by_entry < seq) {
                    self.findings.at(Code::NotCanonical, seq, What::TargetOrder);
                }
            }
            Act::Batch(_) | Act::Verdict(_) => {}
        }
    }

    fn judge_batch(&mut self, seq: i64, opening: &crate::audit::entry::BatchOpening<'_>) {
        if let Some(open) = &self.open {
            self.findings.at(Code::BatchIncomplete, open.batch, What::BeginsWithin { seq });
        }
        if !self.regulations.contains(&opening.reg) {
            self.findings.at(Code::UnregisteredRegulation, seq, What::NeverRegistered);
        }
        if !self.engines.contains(&opening.engine) {
            self.findings.at(Code::UnregisteredEngine, seq, What::NeverRegistered);
        }
        self.open = Some(OpenBatch::new(seq, opening));
    }

    fn judge_verdict(&mut self, seq: i64, verdict: &VerdictEntry<'_>) {
        let named = verdict.batch as i64;
        let Some(open) = self.open.as_mut().filter(|open| open.batch == named) else {
            self.findings.at(Code::BatchIncomplete, named, What::VerdictOutside { seq });
            return;
        };
        if verdict.reg != open.reg {
            self.findings.at(Code::UnregisteredRegulation, seq, What::OtherThanBatch);
        }
        if verdict.engine != open.engine {
            self.findings.at(Code::UnregisteredEngine, seq, What::OtherThanBatch);
        }
        let (item, count) = (verdict.item, open.count);
        if item >= count {
            let what = What::ItemBeyond { seq, item, count };
            self.findings.at(Code::BatchIncomplete, named, what);
        }
        let outcome = verdict.out.get("outcome").and_then(|outcome| outcome.text());
        if !open.count(item, &verdict.class, outcome.unwrap_or_default()) {
            self.findings.at(Code::ItemRepeated, seq, What::Item { item });
        }
    }

    fn judge_end(&mut self, seq: i64, end: &BatchEnd<'_>) {
        let named = end.batch as i64;
        let Some(open) = self.open.take_if(|open| open.batch == named) else {
            self.findings.at(Code::BatchIncomplete, named, What::EndOutside { seq });
            return;
        };
        let (recorded, count) = (open.recorded(), open.count);
        match &end.ending {
            Ending::Aborted(reason) => self.aborted.push(AbortedBatch {
                batch: named,
                count,
                recorded,
                reason: reason.clone().into_owned(),
            }),
            Ending::Complete(_) if recorded != count => {
                let what = What::Missing { recorded, count };
                self.findings.at(Code::BatchIncomplete, named, what);
            }
            Ending::Complete(counts) if !open.has_counts(counts) => {
                self.findings.at(Code::BatchIncomplete, named, What::Counts);
            }
            Ending::Complete(_) => {}
        }
    }

    fn judge_redact(&mut self, seq: i64, redact: &Redact<'_>) {
        let target = redact.target as i64;
        let key = (target, redact.part.clone().into_owned());
        let has_part = match self.kinds.get(target) {
            Kind::Verdict => ["facts", "subject"].contains(&&*redact.part),
            Kind::Batch => redact.part == "input",
            Kind::Other => false,
        };
        if target >= seq || !has_part || self.erased.contains_key(&key) {
            self.findings.at(Code::NotCanonical, seq, What::TargetPart);
            return;
        }
        if self.parts.missing.remove(&key).is_none() {
            let (about, what) =
                ((Some(target), Some(key.1.clone())), What::StillThere { entry: seq });
            self.findings.add(Code::PartNotErased, about, what);
        }
        let erased = Erased {
            seq: target,
            part: key.1.clone(),
            entry: seq,
            basis: redact.basis.clone().into_owned(),
            by: redact.by.clone().into_owned(),
        };
        self.erased.insert(key, erased);
    }

    fn judge_anchor(&mut self, seq: i64, anchor: &Anchor<'_>) {
        let size = anchor.size;
        if size >= self.tree.size() || self.tree.root(size) != Some(anchor.root) {
            self.findings.at(Code::Rewritten, seq, What::Anchor { size });
        }
    }

    /// What is left of an open batch.
    pub(super) fn open_at_end(&self) -> Option<OpenAtEnd> {
        let open = self.open.as_ref()?;
        Some(OpenAtEnd { batch: open.batch, count: open.count, recorded: open.recorded() })
    }
}

/// What kind of entry a number is, as far as later entries ask.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Other,
    Batch,
    Verdict,
}

/// Kinds by number, most of which come in order.
#[derive(Default)]
struct Kinds {
    dense: Vec<Kind>,
    sparse: HashMap<i64, Kind>,
}

impl Kinds {
    fn set(&mut self, seq: i64, kind: Kind) {
        match usize::try_from(seq) {
            Ok(at) if at == self.dense.len() => self.dense.push(kind),
            // A number that comes again keeps the kind that has parts.
            _ if kind == Kind::Other => {}
            Ok(at) if at < self.dense.len() => self.dense[at] = kind,
            _ => drop(self.sparse.insert(seq, kind)),
        }
    }

    fn get(&self, seq: i64) -> Kind {
        let dense = usize::try_from(seq).ok().and_then(|at| self.dense.get(at).copied());
        match dense {
            Some(kind) if kind != Kind::Other => kind,
            _ => self.sparse.get(&seq).copied().unwrap_or_default(),
        }
    }
}
