//! Why something could not be done with a trail, in words: what, and what to do.

use crate::audit::canonical::Fault;
use crate::audit::checkpoint::Checkpoint;
use crate::audit::{Misplaced, Obstacle, TrailError};
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use std::path::Path;

/// True if a person wrote something that cannot be recorded; false if the world refused, or what
/// is recorded already stands in the way.
pub fn is_mistake(error: &TrailError) -> bool {
    match error {
        TrailError::Unrecordable(_) => true,
        TrailError::Unsealed { why, .. } => is_mistake(why),
        TrailError::Misplaced(misplaced) => !matches!(
            misplaced,
            Misplaced::BatchOpen { .. } | Misplaced::OtherBatch | Misplaced::ItemDiffers { .. }
        ),
        _ => false,
    }
}

/// The failure in words: a sentence, what is on disk all the same, and an act that helps.
pub fn text(words: Words, error: &TrailError) -> String {
    let (key, args) = said(words, error);
    let mut out = format!("{}: {}\n", words.text("severity-error"), words.say(&key, &args));
    if let TrailError::Unsealed { durable, .. } = error {
        let note = words.say("trail-unsealed", &[seq_of(*durable)]);
        out.push_str(&format!("{}: {note}\n", words.text("severity-note")));
    }
    if let Some(help) = words.attribute(&key, "help", &args) {
        out.push_str(&format!("{}: {help}\n", words.text("severity-help")));
    }
    out
}

/// Why a value cannot be recorded.
pub fn fault_text(words: Words, fault: Fault) -> String {
    words.text(&format!("fault-{}", fault.as_str()))
}

type Args = Vec<(&'static str, Say<'static>)>;

/// The message's key and the values it names.
fn said(words: Words, error: &TrailError) -> (String, Args) {
    let why = error.obstacle().map_or(String::new(), |obstacle| obstacle_text(words, obstacle));
    let why = ("why", Say::from(why));
    let (key, args) = match error {
        TrailError::Exists { path } => ("trail-exists", vec![file(path)]),
        TrailError::Missing { path } => ("trail-missing", vec![file(path)]),
        TrailError::Foreign { path, why } => {
            let why = words.text(&format!("foreign-{}", why.as_str()));
            ("trail-foreign", vec![file(path), ("why", why.into())])
        }
        TrailError::Held { path, holder } => {
            let somebody = words.text("trail-somebody");
            let holder = if holder.trim().is_empty() { somebody } else { holder.clone() };
            ("trail-held", vec![file(path), ("holder", safe(&holder))])
        }
        TrailError::RolledBack { path, entries, mark } => rolled_back(path, *entries, mark),
        TrailError::MarkMissing { path } => ("trail-mark-missing", vec![file(path)]),
        TrailError::MarkChanged { path } => ("trail-mark-changed", vec![file(path)]),
        TrailError::Damaged { path, seq } => ("trail-damaged", vec![file(path), seq_of(*seq)]),
        TrailError::Moved { path } => ("trail-moved", vec![file(path)]),
        TrailError::ClockBehind { now, last } => {
            ("trail-clock", vec![("now", now.clone().into()), ("last", last.clone().into())])
        }
        TrailError::Stopped { path, durable, source: Some(_) } => {
            ("trail-stopped", vec![file(path), seq_of(*durable), why])
        }
        TrailError::Stopped { path, durable, source: None } => {
            ("trail-stopped-before", vec![file(path), seq_of(*durable)])
        }
        TrailError::Unsealed { why, .. } => return said(words, why),
        TrailError::Database { path, .. } | TrailError::File { path, .. } => {
            ("trail-unusable", vec![file(path), why])
        }
        TrailError::Randomness(_) => ("trail-randomness", vec![why]),
        TrailError::Unrecordable(fault) => {
            ("trail-unrecordable", vec![("why", fault_text(words, *fault).into())])
        }
        TrailError::Misplaced(misplaced) => {
            return (format!("misplaced-{}", misplaced.as_str()), misplaced_args(*misplaced));
        }
        TrailError::Residue { path } => ("trail-residue", vec![file(path)]),
    };
    (key.to_owned(), args)
}

fn rolled_back(path: &Path, entries: u64, mark: &Checkpoint) -> (&'static str, Args) {
    let key = if entries < mark.size { "trail-shorter" } else { "trail-rewritten" };
    let origin = ("origin", safe(&mark.origin));
    (key, vec![file(path), ("entries", entries.into()), ("size", mark.size.into()), origin])
}

fn misplaced_args(misplaced: Misplaced) -> Args {
    match misplaced {
        Misplaced::BatchOpen { batch, count, recorded } => {
            vec![seq_of(batch), ("count", count.into()), ("recorded", recorded.into())]
        }
        Misplaced::Incomplete { count, recorded } => {
            vec![("count", count.into()), ("recorded", recorded.into())]
        }
        Misplaced::ItemBeyond { item } | Misplaced::ItemDiffers { item } => {
            vec![("item", item.to_string().into())]
        }
        Misplaced::Target { seq }
        | Misplaced::Entry { seq }
        | Misplaced::Batch { seq }
        | Misplaced::Unexportable { seq }
        | Misplaced::Part { seq } => vec![seq_of(seq)],
        Misplaced::Outside { seq, size } => vec![seq_of(seq), ("size", size.into())],
        Misplaced::Size { size } => vec![("size", size.into())],
        Misplaced::NoBatch
        | Misplaced::OtherBatch
        | Misplaced::Unregistered
        | Misplaced::Subject
        | Misplaced::Question
        | Misplaced::Origin
        | Misplaced::Empty => Vec::new(),
    }
}

fn file(path: &Path) -> (&'static str, Say<'static>) {
    ("path", safe(&path.display().to_string()))
}

/// A text that somebody else wrote, which may steer no terminal.
fn safe(text: &str) -> Say<'static> {
    legible(text).into_owned().into()
}

/// The number of an entry, as it is typed: without marks between its digits.
fn seq_of(seq: u64) -> (&'static str, Say<'static>) {
    ("seq", seq.to_string().into())
}

fn obstacle_text(words: Words, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Full => words.text("why-full"),
        Obstacle::NotAllowed => words.text("why-not-allowed"),
        Obstacle::NotThere => words.text("why-not-found"),
        Obstacle::Disk => words.text("why-disk"),
        Obstacle::Busy => words.text("why-busy"),
        Obstacle::Corrupt => words.text("why-corrupt"),
        Obstacle::Other(text) => legible(&text).into_owned(),
    }
}

#[cfg(test)]
mod tests;
