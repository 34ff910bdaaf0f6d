//! `audit checkpoint`: seals what is recorded and hands out a checkpoint, or notes where one was
//! placed.

use crate::audit::entry::Anchor;
use crate::audit::hash::Hash;
use crate::audit::note::{PublicKey, SecretKey};
use crate::audit::trail::Trail;
use crate::cli::audit::acting::sealed;
use crate::cli::audit::arguments::Checkpoint;
use crate::cli::audit::init::checkpoint;
use crate::cli::audit::keygen::beside;
use crate::cli::audit::opening::{open, read_bytes, recorded_text};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::model::Digester;
use crate::report::Form;
use crate::report::file::write_whole;
use crate::report::trail::Done as WasDone;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Checkpoint) -> Result<Done, Failure> {
    let key = asked.key.as_deref().map(secret_key).transpose()?;
    let mut trail = open(mouth, &asked.written)?;
    if let Some(path) = &asked.key {
        needs_name(path, trail.origin())?;
    }
    if let (Some(placed), Some(kind), Some(document)) =
        (&asked.placed, &asked.kind, &asked.document)
    {
        anchored(mouth, &mut trail, (placed, kind, document))?;
        return Ok(Done::Yes);
    }
    let checkpoint = trail.checkpoint()?;
    let text = match (asked.minutes, &key) {
        (true, _) => checkpoint.minutes() + "\n",
        (false, Some(key)) => key.sign(&checkpoint),
        (false, None) => checkpoint.to_string(),
    };
    if let Some(path) = &asked.out_file {
        let written: io::Result<()> = write_whole(path, |file| file.write_all(text.as_bytes()));
        written.map_err(|source| Failure::file("world-write", path, source))?;
    }
    let done = WasDone { id: trail.id(), entries: Vec::new(), checkpoint };
    match (mouth.form, &asked.out_file) {
        (Form::Json, _) => mouth.answer(&done.json(Some(&text)))?,
        (_, None) => mouth.document(&text)?,
        (_, Some(path)) => {
            let args = [
                ("path", path.display().to_string().into()),
                ("size", done.checkpoint.size.into()),
            ];
            let sentence = mouth.words.say("checkpoint-written", &args);
            mouth.answer(&done.text(mouth.words, &sentence))?;
        }
    }
    Ok(Done::Yes)
}

/// Notes that a checkpoint was placed outside, in a document.
fn anchored(
    mouth: &Mouth,
    trail: &mut Trail,
    (placed, kind, document): (&Path, &str, &Path),
) -> Result<(), Failure> {
    let checkpoint = checkpoint(placed)?;
    if checkpoint.origin != trail.origin() {
        let names = [("found", checkpoint.origin.as_str()), ("origin", trail.origin())];
        return Err(Failure::wrong("checkpoint-of-another", &names));
    }
    let kind = recorded_text(kind)?;
    let args = [("size", checkpoint.size.into()), ("kind", kind.clone().into())];
    let (size, root, sha256) = (checkpoint.size, checkpoint.root, digest(document)?);
    let receipt = trail.anchor(Anchor { size, root, kind: kind.as_str().into(), sha256 })?;
    sealed(mouth, trail, vec![("anchor", receipt)], ("checkpoint-placed", &args))
}

/// The digest of a file of any size.
fn digest(path: &Path) -> Result<Hash, Failure> {
    let failed = |source| Failure::file("world-file", path, source);
    let mut file = File::open(path).map_err(failed)?;
    let (mut digester, mut piece) = (Digester::default(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(Hash(digester.finish().0)),
            Ok(read) => digester.update(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

/// Refuses a key whose public half, where it lies beside it, bears the name of another trail:
/// whoever has that half would find no signature of it.
pub(in crate::cli) fn needs_name(path: &Path, origin: &str) -> Result<(), Failure> {
    let public = fs::read_to_string(beside(path)).unwrap_or_default();
    match PublicKey::parse(&public) {
        Some(public) if public.name != origin => {
            let names = [("found", public.name.as_str()), ("origin", origin)];
            Err(Failure::wrong("key-of-another", &names))
        }
        _ => Ok(()),
    }
}

/// Reads a private key.
pub(in crate::cli) fn secret_key(path: &Path) -> Result<SecretKey, Failure> {
    let text = String::from_utf8(read_bytes(path)?).unwrap_or_default();
    let shown = path.display().to_string();
    SecretKey::from_pem(&text).ok_or_else(|| Failure::wrong("no-secret-key", &[("path", &shown)]))
}
