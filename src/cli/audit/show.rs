//! `audit show`: the trail in outline, a batch, an entry, or the history of a subject.

use crate::audit::canonical;
use crate::audit::entry::{Act, BODY_BYTES};
use crate::audit::hash::Hash;
use crate::audit::lookup::Found;
use crate::audit::store::reader::Reader;
use crate::audit::survey::{Survey, survey};
use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::arguments::Show;
use crate::cli::audit::recorded;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::model::Regulation;
use crate::report::Form;
use crate::report::trail::OtherSubject;
use crate::report::trail::history::{self, History, VerdictShown};
use crate::report::trail::outline::{self, BatchShown, Outline};
use crate::report::trail::record::{self, Record};
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Show) -> Result<Done, Failure> {
    let reader = Reader::still(&asked.trail)?;
    match (&asked.what, asked.batch) {
        (None, None) => outline(mouth, &reader)?,
        (None, Some(batch)) => show_batch(mouth, &reader, batch)?,
        (Some(what), _) => match (what.parse(), what.split_once('/')) {
            (Ok(seq), _) => show_entry(mouth, &reader, seq)?,
            (_, Some(subject)) => show_subject(mouth, &reader, subject)?,
            _ => return Err(misplaced(Misplaced::Question)),
        },
    }
    reader.make_sure()?;
    Ok(Done::Yes)
}

fn misplaced(misplaced: Misplaced) -> Failure {
    Failure::Trail(Box::new(misplaced.into()))
}

/// One answer in the form asked for.
fn answer(
    mouth: &Mouth,
    text: impl FnOnce() -> String,
    json: impl FnOnce() -> String,
) -> Result<(), Failure> {
    match mouth.form {
        Form::Json => mouth.answer(&json()),
        _ => mouth.answer(&text()),
    }
}

fn surveyed(mouth: &Mouth, reader: &Reader) -> Result<Survey, Failure> {
    let progress = Progress::of(mouth, "progress-searching", 0);
    Ok(survey(reader, &mut |done, all| progress.reach(done, all))?)
}

fn outline(mouth: &Mouth, reader: &Reader) -> Result<(), Failure> {
    let (id, _) = reader.genesis()?;
    let survey = surveyed(mouth, reader)?;
    let shown = Outline { id, survey: &survey };
    answer(mouth, || outline::text(mouth.words, &shown), || outline::json(&shown))
}

fn show_batch(mouth: &Mouth, reader: &Reader, seq: u64) -> Result<(), Failure> {
    let survey = surveyed(mouth, reader)?;
    let batch = survey.batches.iter().find(|batch| batch.opening.seq == seq);
    let batch = batch.ok_or_else(|| misplaced(Misplaced::Batch { seq }))?;
    let found = reader.found(seq)?.ok_or_else(|| misplaced(Misplaced::Batch { seq }))?;
    let shown = BatchShown { survey: &survey, batch, parts: &found.parts };
    answer(mouth, || outline::batch_text(mouth.words, &shown), || outline::batch_json(&shown))
}

fn show_entry(mouth: &Mouth, reader: &Reader, seq: u64) -> Result<(), Failure> {
    let Some(found) = reader.found(seq)? else { return Err(unfound(reader, seq)?) };
    if mouth.form == Form::Json {
        return mouth.answer(&record::json(&found));
    }
    let regulation = rules(reader, &found, &mut BTreeMap::new())?;
    let description = description(reader, &found)?;
    let shown = Record {
        found: &found,
        regulation: regulation.as_deref(),
        subjects: &subjects(reader, &found)?,
        snapshot: description.as_deref(),
    };
    mouth.answer(&record::text(mouth.words, &shown))
}

/// Why no entry was found: there is no row of the number, or what stands there is none.
fn unfound(reader: &Reader, seq: u64) -> Result<Failure, Failure> {
    Ok(match reader.entry(seq)? {
        Some(_) => TrailError::Damaged { path: reader.path().to_owned(), seq }.into(),
        None => misplaced(Misplaced::Entry { seq }),
    })
}

/// The text that describes an engine, if the entry is about one.
fn description(reader: &Reader, found: &Found) -> Result<Option<String>, Failure> {
    let Act::Engine(engine) = found.kept.entry().act else { return Ok(None) };
    let snapshot = reader.snapshot(engine.sha256)?;
    Ok(snapshot.map(|text| String::from_utf8_lossy(&text).into_owned()))
}

fn show_subject(mouth: &Mouth, reader: &Reader, (class, id): (&str, &str)) -> Result<(), Failure> {
    let progress = Progress::of(mouth, "progress-searching", 0);
    let seqs = reader.verdicts_on((class, id), &mut |done, all| progress.reach(done, all))?;
    let acts = reader.acts_on(&seqs.iter().copied().collect())?;
    drop(progress);
    if seqs.is_empty() {
        return Err(misplaced(Misplaced::Subject));
    }
    let mut known = BTreeMap::new();
    let mut verdicts = Vec::new();
    for seq in seqs {
        let Some(found) = reader.found(seq)? else { continue };
        let (regulation, period) = (rules(reader, &found, &mut known)?, period(reader, &found)?);
        verdicts.push((subjects(reader, &found)?, found, regulation, period));
    }
    let verdicts: Vec<VerdictShown<'_>> = verdicts
        .iter()
        .map(|(subjects, found, regulation, period)| VerdictShown {
            found,
            period: *period,
            regulation: regulation.as_deref(),
            subjects,
        })
        .collect();
    let shown = History { class, id, verdicts: &verdicts, acts: &acts };
    answer(mouth, || history::text(mouth.words, &shown), || history::json(&shown))
}

/// Regulations that were read again, by fingerprint; `None` where that was not possible.
type Rules = BTreeMap<Hash, Option<std::rc::Rc<Regulation>>>;

/// The regulation that a verdict names, where it can be read again: its titles are shown then.
fn rules(
    reader: &Reader,
    found: &Found,
    known: &mut Rules,
) -> Result<Option<std::rc::Rc<Regulation>>, Failure> {
    let Act::Verdict(verdict) = found.kept.entry().act else { return Ok(None) };
    if let Some(known) = known.get(&verdict.reg) {
        return Ok(known.clone());
    }
    let read = recorded::regulation(reader, verdict.reg, found.kept.seq);
    let read = read.ok().map(|(regulation, _)| std::rc::Rc::new(regulation));
    known.insert(verdict.reg, read.clone());
    Ok(read)
}

fn period(reader: &Reader, found: &Found) -> Result<Option<i64>, Failure> {
    let Act::Verdict(verdict) = found.kept.entry().act else { return Ok(None) };
    let opening = reader.found(verdict.batch)?;
    Ok(opening.and_then(|opening| match opening.kept.entry().act {
        Act::Batch(opening) => Some(opening.period),
        _ => None,
    }))
}

/// The subjects that the facts of a verdict refer to.
fn subjects(reader: &Reader, found: &Found) -> Result<BTreeMap<u64, OtherSubject>, Failure> {
    let Act::Verdict(verdict) = found.kept.entry().act else { return Ok(BTreeMap::new()) };
    let items = items(found.body("facts").unwrap_or_default());
    let mut subjects = BTreeMap::new();
    for (item, seq) in reader.verdicts_of(verdict.batch, &items)? {
        let other = reader.found(seq)?;
        let body = other.as_ref().and_then(|other| other.body("subject")).unwrap_or_default();
        let value = canonical::read(body.as_bytes(), BODY_BYTES).ok();
        let id = value.as_ref().and_then(|value| value.get("id")?.text()).map(str::to_owned);
        subjects.insert(item, OtherSubject { seq, id });
    }
    Ok(subjects)
}

/// The items that a body of facts refers to.
fn items(body: &str) -> BTreeSet<u64> {
    let Ok(value) = canonical::read(body.as_bytes(), BODY_BYTES) else { return BTreeSet::new() };
    let facts = value.get("facts").and_then(|facts| facts.list()).unwrap_or_default();
    let items = facts.iter().filter_map(|fact| fact.get("item")?.integer());
    items.filter_map(|item| u64::try_from(item).ok()).collect()
}
