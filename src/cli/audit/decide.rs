//! `audit decide`: the authority's ruling on a verdict.

use crate::audit::entry::{Act, Decision, Entry};
use crate::audit::store::reader::Reader;
use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::acting::{number, sealed};
use crate::cli::audit::arguments::Decide;
use crate::cli::audit::opening::{open, recorded_text};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::load;
use crate::model::{Package, Regulation, Scale, ScaleValue};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Decide) -> Result<Done, Failure> {
    let mut trail = open(mouth, &asked.written)?;
    let regulation = regulation_of(&asked.written.trail, asked.target)?;
    let level = level(regulation.outcome_scale(), &asked.level)?;
    let decision = Decision {
        target: asked.target,
        level: level.id.as_str().into(),
        by: recorded_text(&asked.by)?.into(),
        basis: recorded_text(&asked.basis)?.into(),
        reason: recorded_text(&asked.reason)?.into(),
    };
    let receipt = trail.decide(decision)?;
    let title = mouth.words.title(&level.title);
    let args = [("target", number(asked.target)), ("level", title.into())];
    sealed(mouth, &mut trail, vec![("decision", receipt)], ("trail-decided", &args))?;
    Ok(Done::Yes)
}

/// The regulation that a verdict was given under, from its snapshot in the trail.
fn regulation_of(path: &Path, target: u64) -> Result<Regulation, Failure> {
    let reader = Reader::open(path)?;
    let data = reader.entry(target)?.unwrap_or_default();
    let Ok(Act::Verdict(verdict)) = Entry::read(&data).map(|entry| entry.act) else {
        return Err(TrailError::from(Misplaced::Target { seq: target }).into());
    };
    let unreadable = || Failure::limit("world-recorded-regulation", path, 0);
    let snapshot = reader.snapshot(verdict.reg)?.ok_or_else(unreadable)?;
    let package = Package::from_tar("recorded", &snapshot).map_err(|_| unreadable())?;
    let (recorded, _) = load::recorded(package);
    recorded.map(|(regulation, _)| regulation).ok_or_else(unreadable)
}

/// The level that was named by id, title or short form.
fn level<'a>(scale: &'a Scale, named: &str) -> Result<&'a ScaleValue, Failure> {
    let folded = |text: &str| text.trim().nfc().collect::<String>().to_lowercase();
    let wanted = folded(named);
    let is_meant = |name: &str| folded(name) == wanted;
    let found = scale.values.iter().find(|value| {
        let title = &value.title;
        [&value.id, &title.vi, &title.en].into_iter().any(|name| is_meant(name))
            || title.short.as_deref().is_some_and(is_meant)
    });
    found.ok_or_else(|| {
        let known: Vec<&str> = scale.values.iter().rev().map(|value| value.id.as_str()).collect();
        Failure::wrong("trail-no-level", &[("level", named), ("known", &known.join(", "))])
    })
}
