//! `audit verify`: everything is read and hashed again, and what is found is named.

use crate::audit::hash::Hash;
use crate::audit::note::{PublicKey, vouched};
use crate::audit::verify::{self, Against};
use crate::cli::audit::arguments::Verify;
use crate::cli::audit::keys::public_key;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::report::Form;
use crate::report::trail::verification::{self, Signature, Verified};
use std::fs;
use std::path::{Path, PathBuf};

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Verify) -> Result<Done, Failure> {
    let id = asked.id.as_deref().map(trail_id).transpose()?;
    let key = asked.public_key.as_deref().map(public_key).transpose()?;
    let signatures = key.map(|key| signatures(&key, &asked.checkpoints)).transpose()?;
    let against = Against { id, checkpoints: asked.checkpoints.clone() };
    let progress = Progress::of(mouth, "progress-verifying", 0);
    let found = verify::verify(&asked.trail, &against, &mut |done, all| {
        if let Some(all) = all {
            progress.reach(done, all);
        }
    });
    drop(progress);
    let checkpoints = against.checkpoints.len();
    let shown = Verified { found: &found, checkpoints, signatures: signatures.as_deref() };
    match mouth.form {
        Form::Json => mouth.answer(&verification::json(mouth.words, &shown))?,
        _ => mouth.answer(&verification::text(mouth.words, &shown))?,
    }
    Ok(match shown.is_intact() {
        true => Done::Yes,
        false if found.is_unreadable() => Done::Unread,
        false => Done::Findings,
    })
}

fn trail_id(text: &str) -> Result<Hash, Failure> {
    let id = Hash::from_hex(&text.trim().to_ascii_lowercase());
    id.ok_or_else(|| Failure::limit("world-no-id", Path::new(text), 0))
}

/// What the key says of each checkpoint. One that cannot be read has no signature; that it cannot
/// be read is found by the verification itself.
fn signatures(key: &PublicKey, checkpoints: &[PathBuf]) -> Result<Vec<Signature>, Failure> {
    let say = |file: &PathBuf| {
        let note = fs::read(file).unwrap_or_default();
        let vouched = vouched(&String::from_utf8_lossy(&note), key);
        Ok(Signature { file: file.display().to_string(), vouched })
    };
    checkpoints.iter().map(say).collect()
}
