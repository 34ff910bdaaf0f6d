//! `audit erase`: a part is gone from every byte of the trail; that it was there stays known.

use crate::audit::trail::Erasure;
use crate::cli::audit::acting::{number, sealed};
use crate::cli::audit::arguments::Erase;
use crate::cli::audit::opening::{open, recorded_text};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Erase) -> Result<Done, Failure> {
    let erasure = Erasure {
        target: asked.target,
        part: asked.part.as_str().into(),
        basis: recorded_text(&asked.basis)?.into(),
        by: recorded_text(&asked.by)?.into(),
    };
    let mut trail = open(mouth, &asked.written)?;
    let progress = Progress::of(mouth, "progress-erasing", 0);
    let receipts = trail.erase(&[erasure])?;
    drop(progress);
    // Erased before: only the file was cleaned once more.
    let key = if receipts.is_empty() { "trail-erased-before" } else { "trail-erased" };
    let args = [("target", number(asked.target)), ("part", asked.part.as_str().into())];
    let entries = receipts.into_iter().map(|receipt| ("redact", receipt)).collect();
    sealed(mouth, &mut trail, entries, (key, &args))?;
    Ok(Done::Yes)
}
