//! The receipt for verdicts that were recorded.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::hash::Hash;
use crate::report::{Say, Words};
use serde::Serialize;

/// Where verdicts were recorded, and what the trail held then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The trail's id.
    pub id: Hash,
    /// Number of the batch's entry.
    pub batch: u64,
    /// Verdicts in the batch.
    pub count: u64,
    /// The checkpoint after it.
    pub checkpoint: Checkpoint,
}

/// The receipt as JSON documents hold it.
#[derive(Serialize)]
pub(in crate::report) struct RecordingShape {
    id: String,
    batch: u64,
    size: u64,
    root: String,
}

impl Recording {
    /// The receipt in words, with a checkpoint for the minutes.
    pub fn text(&self, words: Words) -> String {
        let Checkpoint { origin, .. } = &self.checkpoint;
        let batch = Say::from(self.batch.to_string());
        let args =
            [("origin", origin.as_str().into()), ("batch", batch), ("count", self.count.into())];
        let lines = [
            words.say("recorded", &args),
            words.say("recorded-id", &[("id", self.id.hex().into())]),
            words.say("recorded-checkpoint", &[("checkpoint", self.checkpoint.minutes().into())]),
        ];
        lines.join("\n") + "\n"
    }

    /// The receipt for JSON.
    pub(in crate::report) fn shape(&self) -> RecordingShape {
        RecordingShape {
            id: self.id.hex(),
            batch: self.batch,
            size: self.checkpoint.size,
            root: self.checkpoint.root.base64(),
        }
    }
}
