//! What was exported, and how it is verified.

use crate::audit::export::Exported;
use crate::audit::hash::Hash;
use crate::report::json::line;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use serde::Serialize;
use std::path::Path;

/// What was exported, as text.
pub fn text(words: Words, folder: &Path, exported: &Exported) -> String {
    let folder = legible(&folder.display().to_string()).into_owned();
    let args = [
        ("folder", Say::from(folder)),
        ("entries", exported.checkpoint.size.into()),
        ("parts", exported.parts.into()),
        ("snapshots", exported.snapshots.into()),
        ("checkpoint", exported.checkpoint.minutes().into()),
    ];
    let keys = ["exported", "recorded-checkpoint", "exported-verify"];
    keys.iter().map(|key| words.say(key, &args) + "\n").collect()
}

#[derive(Serialize)]
struct Shape {
    format: u8,
    folder: String,
    trail: String,
    origin: String,
    entries: u64,
    parts: u64,
    snapshots: u64,
    root: String,
}

/// What was exported, as one line of JSON.
pub fn json(folder: &Path, id: Hash, exported: &Exported) -> String {
    line(&Shape {
        format: 1,
        folder: folder.display().to_string(),
        trail: id.hex(),
        origin: exported.checkpoint.origin.clone(),
        entries: exported.checkpoint.size,
        parts: exported.parts,
        snapshots: exported.snapshots,
        root: exported.checkpoint.root.base64(),
    })
}
