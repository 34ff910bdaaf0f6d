//! Recording an evaluation in a trail: announced before it is decided, told only once it is on
//! disk.

use crate::audit::TrailError;
use crate::audit::facts::{Roll, Unrecordable};
use crate::audit::hash::Hash;
use crate::audit::trail::{Batch, Input, NewBatch, Record, Trail};
use crate::cli::arguments::Recording as Asked;
use crate::cli::audit::opening::{open_at, open_or_create, recorded_text};
use crate::cli::engine;
use crate::cli::evaluate::decided;
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::submissions::Submitted;
use crate::decide::{Decisions, Verdicts};
use crate::report::trail::{Recording, failure};
use crate::report::verdicts::Stamp;
use std::path::Path;

/// An evaluation that is recorded.
pub(in crate::cli) struct Recorded {
    /// What was decided.
    pub(in crate::cli) decisions: Decisions,
    /// Where it stands.
    pub(in crate::cli) receipt: Recording,
    /// The entry of each verdict in the order of their table, if these were asked for.
    pub(in crate::cli) stamps: Vec<Stamp>,
}

/// Decides submissions and records every verdict. When it returns, all of it is on disk.
///
/// # Errors
/// What cannot be decided or recorded; what the disk refused. Nothing of a verdict is told then.
pub(in crate::cli) fn recorded(
    mouth: &Mouth,
    submitted: &Submitted,
    (path, asked): (&Path, &Asked),
    keeps_stamps: bool,
) -> Result<Recorded, Failure> {
    let roll = Roll::of(submitted.book.regulation(), &submitted.read.population);
    refuse_unrecordable(mouth, submitted, &roll)?;
    let note = asked.note.as_deref().map(recorded_text).transpose()?;
    let mut trail = match &asked.new_trail {
        Some(origin) => open_or_create(mouth, (path, origin), &asked.care)?,
        None => open_at(mouth, path, &asked.care)?,
    };
    let new = announced(&mut trail, submitted, (&roll, note.as_deref()))?;
    let batch = begun(mouth, &mut trail, &new)?;
    let seq = batch.seq();
    // INVARIANT (no durable entry, no verdict): the batch is announced before anything is decided.
    let decisions = match decided(mouth, submitted) {
        Ok(decisions) => decisions,
        Err(undecided) => {
            trail.abort_batch(&mouth.words.text("given-up-undecidable"))?;
            return Err(undecided);
        }
    };
    let verdicts = decisions.verdicts(&submitted.book, &submitted.read.population);
    let mut stamps = Vec::new();
    let keep = |stamp| stamps.push(stamp);
    let done = recorded_all(mouth, batch, (&roll, verdicts), keeps_stamps.then_some(keep));
    match done {
        Ok(()) => {}
        Err((item, TrailError::Unrecordable(fault))) => {
            let args = [("item", item.to_string().into())];
            trail.abort_batch(&mouth.words.say("given-up-unrecordable", &args))?;
            return Err(TrailError::Unrecordable(fault).into());
        }
        Err((_, error)) => return Err(error.into()),
    }
    let _progress = Progress::of(mouth, "progress-sealing", 0);
    let checkpoint = trail.checkpoint()?;
    let receipt = Recording { id: trail.id(), batch: seq, count: roll.count(), checkpoint };
    Ok(Recorded { decisions, receipt, stamps })
}

/// Refuses submissions with texts that no entry can hold, before anything is announced.
fn refuse_unrecordable(
    mouth: &Mouth,
    submitted: &Submitted,
    roll: &Roll<'_>,
) -> Result<(), Failure> {
    let Some(Unrecordable { class, row, fault }) = roll.unrecordable() else { return Ok(()) };
    let table = &submitted.read.population.tables[class];
    // INVARIANT (rows): fewer than 2^32.
    let id = table.ids.get(u32::try_from(row).expect("fewer than 2^32 rows"));
    let subject = format!("{}/{id}", submitted.book.regulation().classes[class].id);
    let why = failure::fault_text(mouth.words, fault);
    Err(Failure::wrong("trail-unrecordable-subject", &[("subject", &subject), ("why", &why)]))
}

/// What is going to be recorded. Regulation and engine are registered, unless a batch is open: it
/// is this one, so that they are there already, or nothing may begin.
fn announced<'a>(
    trail: &mut Trail,
    submitted: &'a Submitted,
    (roll, note): (&Roll<'_>, Option<&'a str>),
) -> Result<NewBatch<'a>, Failure> {
    let regulation = submitted.book.regulation();
    let engine = engine::description();
    let (reg, engine) = if trail.open_batch().is_some() {
        (Hash(regulation.fingerprint().0), engine.digest())
    } else {
        (trail.register_regulation(regulation)?, trail.register_engine(&engine)?)
    };
    let input = Input::Files(&submitted.read.files);
    let period = submitted.read.returns.period;
    Ok(NewBatch { count: roll.count(), period, reg, engine, input, note })
}

/// The batch, announced, or resumed where it was interrupted.
fn begun<'t>(
    mouth: &Mouth,
    trail: &'t mut Trail,
    new: &NewBatch<'_>,
) -> Result<Batch<'t>, Failure> {
    // If another one is open, beginning is refused and says which.
    let Some(open) = trail.interrupted(new)? else { return Ok(trail.begin_batch(new)?) };
    let args = [
        ("batch", open.batch.to_string().into()),
        ("recorded", open.recorded().into()),
        ("count", open.count.into()),
    ];
    mouth.remark(&format!("{}\n", mouth.words.say("resumed", &args)));
    Ok(trail.resume_batch(new)?)
}

/// Records the verdict on every subject and ends the batch; names the item that failed.
fn recorded_all(
    mouth: &Mouth,
    mut batch: Batch<'_>,
    (roll, verdicts): (&Roll<'_>, Verdicts<'_>),
    mut keep: Option<impl FnMut(Stamp)>,
) -> Result<(), (u64, TrailError)> {
    let progress = Progress::of(mouth, "progress-recording", roll.count());
    for (item, (class, row)) in (0u64..).zip(roll.subjects()) {
        let verdict = &verdicts.verdict(class, row);
        let failed = |error| (item, error);
        let facts = &roll.facts(class, row).map_err(|fault| failed(fault.into()))?;
        let subject = &roll.subject(class, row).map_err(|fault| failed(fault.into()))?;
        let receipt = batch.record(&Record { item, verdict, facts, subject }).map_err(failed)?;
        if let Some(keep) = &mut keep {
            keep(receipt.into());
        }
        progress.step();
    }
    batch.finish().map_err(|error| (roll.count(), error))?;
    Ok(())
}
