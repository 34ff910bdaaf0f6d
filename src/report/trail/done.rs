//! What was done to a trail: the entries it added, and the checkpoint after them.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::Hash;
use crate::audit::trail::Receipt;
use crate::report::Words;
use crate::report::json::line;
use serde::Serialize;

/// What was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// The trail's id.
    pub id: Hash,
    /// The entries added, each with the word in its field `type`.
    pub entries: Vec<(&'static str, Receipt)>,
    /// The checkpoint after them.
    pub checkpoint: Checkpoint,
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    trail: String,
    origin: &'a str,
    entries: Vec<EntryShape>,
    size: u64,
    root: String,
    minutes: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    checkpoint: Option<&'a str>,
}

#[derive(Serialize)]
struct EntryShape {
    seq: u64,
    #[serde(rename = "type")]
    kind: &'static str,
    hash: String,
}

impl Done {
    /// What was done in words, with the checkpoint for the minutes.
    pub fn text(&self, words: Words, sentence: &str) -> String {
        let checkpoint = [("checkpoint", self.checkpoint.minutes().into())];
        format!("{sentence}\n{}\n", words.say("recorded-checkpoint", &checkpoint))
    }

    /// What was done as JSON; with the text of a checkpoint where that was asked for.
    pub fn json(&self, checkpoint: Option<&str>) -> String {
        let entries = self.entries.iter().map(|(kind, receipt)| EntryShape {
            seq: receipt.seq,
            kind,
            hash: receipt.hash.hex(),
        });
        line(&Shape {
            format: 1,
            trail: self.id.hex(),
            origin: &self.checkpoint.origin,
            entries: entries.collect(),
            size: self.checkpoint.size,
            root: self.checkpoint.root.base64(),
            minutes: self.checkpoint.minutes(),
            checkpoint,
        })
    }
}

#[derive(Serialize)]
struct KeyShape<'a> {
    format: u8,
    key: &'a str,
    public_file: &'a str,
    public: &'a str,
}

/// A key that was made, as JSON.
pub fn key_json((key, public_file): (&str, &str), public: &str) -> String {
    line(&KeyShape { format: 1, key, public_file, public })
}
