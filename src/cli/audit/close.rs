//! `audit close`: gives up a batch that was left open.

use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::acting::{number, sealed};
use crate::cli::audit::arguments::Close;
use crate::cli::audit::opening::{open, recorded_text};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Close) -> Result<Done, Failure> {
    let why = recorded_text(&asked.why)?;
    let mut trail = open(mouth, &asked.written)?;
    let open = trail.open_batch().ok_or(TrailError::Misplaced(Misplaced::NoBatch))?;
    let args = [
        ("batch", number(open.batch)),
        ("recorded", open.recorded().into()),
        ("count", open.count.into()),
    ];
    let receipt = trail.abort_batch(&why)?;
    sealed(mouth, &mut trail, vec![("batch_end", receipt)], ("trail-closed", &args))?;
    Ok(Done::Yes)
}
