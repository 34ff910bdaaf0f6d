//! `audit init`: creates a trail, or the successor of one that is not continued.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::entry::Predecessor;
use crate::audit::hash::Hash;
use crate::audit::trail::{Beginning, Receipt};
use crate::cli::audit::acting::sealed;
use crate::cli::audit::arguments::Init;
use crate::cli::audit::opening::{create, read_bytes, recorded_text};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Init) -> Result<Done, Failure> {
    let beginning = Beginning { origin: asked.origin.clone(), predecessor: predecessor(asked)? };
    let path = &asked.written.trail;
    let mut trail = create(mouth, (path, &asked.written.care), &beginning)?;
    let path = path.display().to_string();
    let args = [
        ("origin", asked.origin.as_str().into()),
        ("path", path.into()),
        ("id", trail.id().hex().into()),
    ];
    let genesis = Receipt { seq: 0, hash: trail.id() };
    sealed(mouth, &mut trail, vec![("genesis", genesis)], ("trail-created", &args))?;
    Ok(Done::Yes)
}

/// The trail that is continued, as somebody outside last knew it.
fn predecessor(asked: &Init) -> Result<Option<Predecessor<'static>>, Failure> {
    let (Some(path), Some(id), Some(why)) = (&asked.predecessor, &asked.predecessor_id, &asked.why)
    else {
        return Ok(None);
    };
    let Checkpoint { size, root, .. } = checkpoint(path)?;
    let log = Hash::from_hex(&id.trim().to_ascii_lowercase())
        .ok_or_else(|| Failure::wrong("trail-no-id", &[("id", id)]))?;
    Ok(Some(Predecessor { log, size, root, why: recorded_text(why)?.into() }))
}

/// Reads a checkpoint, signed or not, or its short form.
pub(in crate::cli) fn checkpoint(path: &Path) -> Result<Checkpoint, Failure> {
    let shown = path.display().to_string();
    Checkpoint::parse(&read_bytes(path)?)
        .ok_or_else(|| Failure::wrong("trail-no-checkpoint", &[("path", &shown)]))
}
