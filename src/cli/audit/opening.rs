//! Opening a trail to write to it: where it is, by which clock, how patiently.

use crate::audit::checkpoint::LONGEST_BYTES;
use crate::audit::store::Location;
use crate::audit::trail::{Beginning, MissingMark, Session, Trail};
use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::arguments::{Care, Written};
use crate::cli::clock;
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// Opens the trail that a command writes to.
pub(in crate::cli) fn open(mouth: &Mouth, written: &Written) -> Result<Trail, Failure> {
    open_at(mouth, &written.trail, &written.care)
}

/// Opens the trail at a path.
///
/// # Errors
/// If it is not there, is not what it was, or is held by somebody for too long.
pub(in crate::cli) fn open_at(mouth: &Mouth, path: &Path, care: &Care) -> Result<Trail, Failure> {
    let _progress = Progress::of(mouth, "progress-opening", 0);
    Ok(Trail::open(&location(path, care), session(care))?)
}

/// Opens the trail at a path, or creates it under a name where there is none.
///
/// # Errors
/// As above; if the trail that is there has another name.
pub(in crate::cli) fn open_or_create(
    mouth: &Mouth,
    (path, origin): (&Path, &str),
    care: &Care,
) -> Result<Trail, Failure> {
    if !path.exists() {
        let beginning = Beginning { origin: origin.to_owned(), predecessor: None };
        match create(mouth, (path, care), &beginning) {
            // Somebody else was faster: it is there now, and is opened like any other.
            Err(Failure::Trail(error)) if is_there_now(&error, path) => {}
            done => return done,
        }
    }
    let trail = open_at(mouth, path, care)?;
    if trail.origin() == origin {
        Ok(trail)
    } else {
        let names = [("asked", origin), ("origin", trail.origin())];
        Err(Failure::wrong("trail-other-origin", &names))
    }
}

/// Creates a trail.
pub(in crate::cli) fn create(
    mouth: &Mouth,
    (path, care): (&Path, &Care),
    beginning: &Beginning,
) -> Result<Trail, Failure> {
    let _progress = Progress::of(mouth, "progress-opening", 0);
    Ok(Trail::create(&location(path, care), beginning, session(care))?)
}

fn is_there_now(error: &TrailError, path: &Path) -> bool {
    matches!(error, TrailError::Exists { path: found } if found == path)
}

fn location(path: &Path, care: &Care) -> Location {
    let beside = Location::beside(path);
    match &care.high_water {
        Some(high_water) => Location { high_water: high_water.clone(), ..beside },
        None => beside,
    }
}

fn session(care: &Care) -> Session {
    let missing_mark = if care.renew_high_water { MissingMark::Renew } else { MissingMark::Refuse };
    Session {
        clock: Box::new(clock::now),
        holder: format!("mucthuoc ({}), {}", std::process::id(), clock::now()),
        wait: Duration::from_secs(care.wait),
        missing_mark,
    }
}

/// Reads a small file: a checkpoint, a key.
///
/// # Errors
/// If the disk refuses.
pub(in crate::cli) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::file("world-file", path, source);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(LONGEST_BYTES as u64).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// A text as it is recorded: letters and accents composed, nothing blank around it.
///
/// # Errors
/// If nothing is left of it.
pub(in crate::cli) fn recorded_text(text: &str) -> Result<String, Failure> {
    let text = text.trim().nfc().collect::<String>();
    if text.is_empty() { Err(TrailError::from(Misplaced::Empty).into()) } else { Ok(text) }
}
