//! `audit check-proof`: whether a proof proves what it says; needs no trail.

use crate::audit::note::vouched;
use crate::audit::proof::{Proof, Refusal};
use crate::cli::audit::arguments::CheckProof;
use crate::cli::audit::init::checkpoint;
use crate::cli::audit::keys::public_key;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::report::Form;
use crate::report::trail::proof::{self, Checked, Compared};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// More than the longest proof that is accepted.
const LONGEST: u64 = 1 << 24;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &CheckProof) -> Result<Done, Failure> {
    let text = read(&asked.proof)?;
    let key = asked.public_key.as_deref().map(public_key).transpose()?;
    let outside = asked.checkpoint.as_deref().map(checkpoint).transpose()?;
    let file = asked.checkpoint.as_deref().map(|path| path.display().to_string());
    let found = text.as_deref().map_or(Err(Refusal::Form), Proof::check);
    let accepted = found.as_ref().ok();
    let compared = accepted.zip(outside).map(|(proof, outside)| Compared::of(proof, &outside));
    let shown = Checked {
        proof: found.as_ref().map_err(|why| *why),
        compared: file.as_deref().zip(compared),
        vouched: accepted.zip(key).map(|(proof, key)| vouched(&proof.note, &key)),
    };
    match mouth.form {
        Form::Json => mouth.answer(&proof::json(&shown))?,
        _ => mouth.answer(&proof::text(mouth.words, &shown))?,
    }
    Ok(if shown.is_good() { Done::Yes } else { Done::Findings })
}

/// The text of a proof; `None` if it is none.
fn read(path: &Path) -> Result<Option<String>, Failure> {
    let failed = |source| Failure::file("world-file", path, source);
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
    Ok(String::from_utf8(bytes).ok())
}
