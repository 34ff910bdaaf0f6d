//! Recording a batch: announced before it is evaluated, one verdict a subject, ended with counts.

use crate::audit::canonical::Canonical;
use crate::audit::entry::{
    Act, BatchEnd, BatchOpening, Count, ENTRY_BYTES, Ending, Entry, VerdictLine, write_out,
};
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::audit::trail::append::NewPart;
use crate::audit::trail::{Body, OpenBatch, Receipt, Trail};
use crate::model::{SubmissionFile, Verdict};
use rusqlite::OptionalExtension;

/// A batch about to be announced.
#[derive(Clone, Copy, Debug)]
pub struct NewBatch<'a> {
    /// How many subjects will get a verdict.
    pub count: u64,
    /// The year.
    pub period: i64,
    /// The regulation, registered before.
    pub reg: Hash,
    /// The engine, registered before.
    pub engine: Hash,
    /// Where the facts come from.
    pub input: Input<'a>,
    /// A remark; names of private persons do not belong here.
    pub note: Option<&'a str>,
}

/// Where the facts of a batch come from.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// Files that were read.
    Files(&'a [SubmissionFile]),
    /// A batch recorded before.
    Recorded {
        /// The trail's id.
        trail: Hash,
        /// Number of the batch's entry.
        batch: u64,
        /// Hash of the batch's entry.
        hash: Hash,
        /// Its subjects.
        count: u64,
    },
}

impl Input<'_> {
    fn body(&self) -> Result<Body, TrailError> {
        let mut files: Vec<(String, Hash, u64)> = match *self {
            Input::Files(files) => {
                files.iter().map(|f| (f.file.clone(), Hash(f.sha256.0), f.rows)).collect()
            }
            Input::Recorded { trail, batch, hash, count } => {
                vec![(format!("trail/{}/{batch}", trail.hex()), hash, count)]
            }
        };
        files.sort();
        Ok(Body::write(|out| {
            out.list(&files, |out, (file, sha256, rows)| {
                out.object(|out| {
                    out.key("file").text(file);
                    out.key("rows").number(*rows);
                    out.key("sha256").plain(|digits| sha256.write_hex(digits));
                });
            });
        })?)
    }
}

/// The verdict on one subject, and what is kept beside it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The subject's number in the batch.
    pub item: u64,
    /// What the engine said.
    pub verdict: &'a Verdict<'a>,
    /// What was known of the subject.
    pub facts: &'a Body,
    /// Who the subject is.
    pub subject: &'a Body,
}

/// A batch that is being recorded. Dropped unfinished, it stays open; what was not yet committed
/// is recorded again when it is resumed.
pub struct Batch<'t> {
    trail: &'t mut Trail,
    line: Vec<u8>,
    /// The batch and its end, if it ended before it was resumed.
    ended: Option<(OpenBatch, Receipt)>,
}

impl Trail {
    /// Announces a batch, durably, before it is evaluated.
    ///
    /// # Errors
    /// If another is open, regulation or engine are not registered, or it cannot be written.
    pub fn begin_batch(&mut self, new: &NewBatch<'_>) -> Result<Batch<'_>, TrailError> {
        self.needs_no_batch()?;
        if !self.is_registered(new.reg)? || !self.is_registered(new.engine)? {
            return Err(Misplaced::Unregistered.into());
        }
        if new.note == Some("") {
            return Err(Misplaced::Empty.into());
        }
        let body = new.input.body()?;
        let part = NewPart { name: "input", salt: self.salts.next()?, body: &body };
        let opening = BatchOpening {
            count: new.count,
            period: new.period,
            reg: new.reg,
            engine: new.engine,
            input: part.commitment(),
            note: new.note.map(Into::into),
        };
        let receipt = self.act(Act::Batch(opening), &[part])?;
        self.open = Some(OpenBatch {
            batch: receipt.seq,
            count: new.count,
            period: new.period,
            reg: new.reg,
            engine: new.engine,
            items: Default::default(),
            counts: Default::default(),
        });
        Ok(Batch { trail: self, line: Vec::new(), ended: None })
    }

    /// The batch to go on with, if it is this one, with the same regulation, engine, period, count
    /// and input: the one that is open, or the one that ended and was not sealed.
    ///
    /// # Errors
    /// If the trail cannot be read.
    pub fn interrupted(&self, new: &NewBatch<'_>) -> Result<Option<&OpenBatch>, TrailError> {
        let unsealed = self.unsealed.as_ref().map(|(ended, _)| ended);
        let Some(found) = self.open.as_ref().or(unsealed) else { return Ok(None) };
        let is_this = (found.count, found.period, found.reg, found.engine)
            == (new.count, new.period, new.reg, new.engine);
        let body = new.input.body()?;
        let is_this =
            is_this && self.body_of(found.batch, "input")?.as_deref() == Some(body.text());
        Ok(is_this.then_some(found))
    }

    /// Goes on with a batch that was interrupted, if it is this one. One that ended already and
    /// was not sealed is only compared with, so that who was cut off before being told can ask
    /// again.
    ///
    /// # Errors
    /// If there is none, or the open one has another regulation, engine, period, count or input.
    pub fn resume_batch(&mut self, new: &NewBatch<'_>) -> Result<Batch<'_>, TrailError> {
        if self.interrupted(new)?.is_none() {
            let is_none = self.open.is_none();
            return Err(if is_none { Misplaced::NoBatch } else { Misplaced::OtherBatch }.into());
        }
        let ended = if self.open.is_none() { self.unsealed.take() } else { None };
        Ok(Batch { trail: self, line: Vec::new(), ended })
    }

    /// The body of a part, as text; `None` if there is no such row.
    fn body_of(&self, seq: u64, name: &str) -> Result<Option<String>, TrailError> {
        let path = &self.location.trail;
        let query = "SELECT body FROM main.part WHERE seq = ? AND name = ?";
        let mut query = self.db.prepare_cached(query).about(path)?;
        query.query_row((seq as i64, name), |row| row.get(0)).optional().about(path)
    }
}

impl Batch<'_> {
    /// Number of the batch's entry.
    pub fn seq(&self) -> u64 {
        self.open().batch
    }

    /// Records a verdict. It is on disk once [`Batch::finish`] or [`Batch::save`] has returned.
    /// An item that has this very verdict already is left as it is.
    ///
    /// # Errors
    /// If the item has another verdict, or it cannot be written.
    pub fn record(&mut self, record: &Record<'_>) -> Result<Receipt, TrailError> {
        self.trail.needs_running()?;
        if record.item >= self.open().count {
            return Err(Misplaced::ItemBeyond { item: record.item }.into());
        }
        if let Some(seq) = self.open().items.seq_of(record.item) {
            return self.recorded_before(seq, record);
        }
        if self.ended.is_some() {
            return Err(Misplaced::ItemDiffers { item: record.item }.into());
        }
        let trail = &mut *self.trail;
        let facts = NewPart { name: "facts", salt: trail.salts.next()?, body: record.facts };
        let subject = NewPart { name: "subject", salt: trail.salts.next()?, body: record.subject };
        let (ts, verdict) = (trail.now()?, record.verdict);
        let open = trail.open.as_ref().expect("INVARIANT (batch): it is open");
        let line = VerdictLine {
            batch: open.batch,
            item: record.item,
            reg: open.reg,
            engine: open.engine,
            verdict,
            facts: facts.commitment(),
            subject: subject.commitment(),
        };
        let mut out = Canonical::reusing(std::mem::take(&mut self.line));
        line.write((trail.head.frontier.size(), trail.head.hash), &ts, &mut out);
        let data = out.finish()?;
        if data.len() > ENTRY_BYTES {
            return Err(crate::audit::canonical::Fault::Length.into());
        }
        let receipt = trail.insert(&data, &ts, &[facts, subject])?;
        self.line = data;
        let of = (verdict.class, verdict.outcome.as_str());
        if let Some(open) = &mut trail.open {
            open.note(record.item, receipt.seq, of);
        }
        trail.commit_group()?;
        Ok(receipt)
    }

    /// The receipt of an item recorded before, if it is the same verdict on the same facts.
    fn recorded_before(&self, seq: u64, record: &Record<'_>) -> Result<Receipt, TrailError> {
        let path = &self.trail.location.trail;
        let query = "SELECT CAST(data AS BLOB) FROM main.entry WHERE seq = ?";
        let mut query = self.trail.db.prepare_cached(query).about(path)?;
        let data: Vec<u8> = query.query_row([seq as i64], |row| row.get(0)).about(path)?;
        let mut out = Canonical::new();
        write_out(record.verdict, &mut out);
        let wanted = out.finish()?;
        let is_same = match Entry::read(&data).map(|entry| entry.act) {
            Ok(Act::Verdict(found)) => {
                let mut out = Canonical::new();
                out.value(&found.out);
                found.class == record.verdict.class && out.finish()? == wanted
            }
            _ => false,
        };
        let body = |name| self.trail.body_of(seq, name);
        let is_same = is_same
            && body("facts")?.as_deref() == Some(record.facts.text())
            && body("subject")?.as_deref() == Some(record.subject.text());
        if !is_same {
            return Err(Misplaced::ItemDiffers { item: record.item }.into());
        }
        Ok(Receipt { seq, hash: Hash::of_entry(&data) })
    }

    /// Commits what was recorded so far.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn save(&mut self) -> Result<(), TrailError> {
        self.trail.commit()
    }

    /// Ends the batch, durably: every subject has its verdict.
    ///
    /// # Errors
    /// If a verdict is missing, or it cannot be written.
    pub fn finish(self) -> Result<Receipt, TrailError> {
        self.trail.needs_running()?;
        let open = self.open();
        let (batch, count, recorded) = (open.batch, open.count, open.recorded());
        if recorded != count {
            return Err(Misplaced::Incomplete { count, recorded }.into());
        }
        if let Some((_, end)) = self.ended {
            return Ok(end);
        }
        let counts = open.counts.clone();
        let counts = counts.iter().flat_map(|(class, outcomes)| {
            outcomes.iter().map(|(outcome, count)| Count {
                class: class.into(),
                outcome: outcome.into(),
                count: *count,
            })
        });
        let ending = Ending::Complete(counts.collect());
        let receipt = self.trail.act(Act::BatchEnd(BatchEnd { batch, ending }), &[])?;
        self.trail.open = None;
        Ok(receipt)
    }

    fn open(&self) -> &OpenBatch {
        if let Some((ended, _)) = &self.ended {
            return ended;
        }
        self.trail.open.as_ref().expect("INVARIANT (batch): it is open")
    }
}

/// The recorded batch, as the input of another.
///
/// # Errors
/// If the entry is no batch, or cannot be read.
pub fn recorded_input(reader: &Reader, batch: u64) -> Result<Input<'static>, TrailError> {
    let data = reader.entry(batch)?.unwrap_or_default();
    match Entry::read(&data).map(|entry| entry.act) {
        Ok(Act::Batch(opening)) => Ok(Input::Recorded {
            trail: reader.genesis()?.0,
            batch,
            hash: Hash::of_entry(&data),
            count: opening.count,
        }),
        _ => Err(Misplaced::Target { seq: batch }.into()),
    }
}
