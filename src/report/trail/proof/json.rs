//! Proofs as JSON: the shapes are documented in `docs/cli.md` and stable.

use crate::audit::canonical;
use crate::audit::checkpoint::Checkpoint;
use crate::audit::entry::{BODY_BYTES, Entry};
use crate::audit::note::Vouched;
use crate::audit::proof::{Claim, Inclusion, Proof, ShownPart};
use crate::report::json::line;
use crate::report::trail::proof::{Checked, Compared, withheld};
use crate::report::trail::record::raw;
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    accepted: bool,
    refusal: Option<&'static str>,
    kind: Option<&'static str>,
    entry: Option<Box<RawValue>>,
    parts: Vec<PartShape<'a>>,
    withheld: Vec<&'static str>,
    old: Option<TreeShape>,
    checkpoint: Option<CheckpointShape<'a>>,
    compared: Option<&'static str>,
    signature: Option<&'static str>,
}

#[derive(Serialize)]
struct PartShape<'a> {
    part: &'a str,
    body: Box<RawValue>,
}

#[derive(Serialize)]
struct TreeShape {
    size: u64,
    root: String,
}

#[derive(Serialize)]
struct CheckpointShape<'a> {
    origin: &'a str,
    #[serde(flatten)]
    tree: TreeShape,
}

/// What was found of a proof, as one line of JSON.
pub fn json(shown: &Checked<'_>) -> String {
    let mut shape = Shape {
        format: 1,
        accepted: shown.is_good(),
        refusal: shown.proof.err().map(|why| why.as_str()),
        kind: None,
        entry: None,
        parts: Vec::new(),
        withheld: Vec::new(),
        old: None,
        checkpoint: None,
        compared: shown.compared.map(|(_, compared)| compared_word(compared)),
        signature: shown.vouched.map(signature_word),
    };
    if let Ok(proof) = shown.proof {
        shape.kind = Some(kind(proof));
        shape.checkpoint = Some(checkpoint_shape(&proof.checkpoint));
        match &proof.claim {
            Claim::Inclusion(claim) => of_entry(&mut shape, claim),
            Claim::Consistency(claim) => {
                shape.old = Some(TreeShape { size: claim.size, root: claim.root.base64() });
            }
        }
    }
    line(&shape)
}

fn of_entry<'a>(shape: &mut Shape<'a>, claim: &'a Inclusion) {
    // INVARIANT (proof): what was accepted carries an entry.
    let entry = Entry::read(claim.entry.as_bytes()).expect("an entry");
    shape.withheld = withheld(&entry, claim);
    shape.entry = Some(raw(&claim.entry));
    shape.parts = claim.parts.iter().map(part_shape).collect();
}

/// A part as JSON; whoever made the entry may have committed to what is none.
fn part_shape(part: &ShownPart) -> PartShape<'_> {
    let body = match canonical::check(part.body.as_bytes(), BODY_BYTES) {
        Ok(()) => raw(&part.body),
        Err(_) => raw(&serde_json::Value::from(part.body.as_str()).to_string()),
    };
    PartShape { part: &part.name, body }
}

fn checkpoint_shape(checkpoint: &Checkpoint) -> CheckpointShape<'_> {
    let tree = TreeShape { size: checkpoint.size, root: checkpoint.root.base64() };
    CheckpointShape { origin: &checkpoint.origin, tree }
}

fn kind(proof: &Proof) -> &'static str {
    match proof.claim {
        Claim::Inclusion(_) => "inclusion",
        Claim::Consistency(_) => "consistency",
    }
}

fn compared_word(compared: Compared) -> &'static str {
    match compared {
        Compared::Same => "same",
        Compared::SameOld => "same-old",
        Compared::OtherOrigin => "other-origin",
        Compared::OtherSize => "other-size",
        Compared::OtherRoot => "other-root",
    }
}

fn signature_word(vouched: Vouched) -> &'static str {
    match vouched {
        Vouched::Signed => "signed",
        Vouched::Unsigned => "unsigned",
        Vouched::Forged => "forged",
    }
}

#[derive(Serialize)]
struct MadeShape<'a> {
    format: u8,
    kind: &'static str,
    checkpoint: CheckpointShape<'a>,
    proof: &'a str,
}

/// A proof that was made, with its text, as one line of JSON.
pub fn made_json(proof: &Proof, text: &str) -> String {
    line(&MadeShape {
        format: 1,
        kind: kind(proof),
        checkpoint: checkpoint_shape(&proof.checkpoint),
        proof: text,
    })
}
