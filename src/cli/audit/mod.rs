//! The commands of the trail: one file each.

pub(in crate::cli) mod arguments;
mod keys;
pub(in crate::cli) mod recorded;
mod show;
mod verify;

use crate::cli::audit::arguments::AuditCommand;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use std::path::Path;

/// Does what is asked of a trail.
pub(in crate::cli) fn run(mouth: &Mouth, asked: &AuditCommand) -> Result<Done, Failure> {
    match asked {
        // Writing.
        AuditCommand::Init(_) => to_come(mouth),
        AuditCommand::Decide(_) => to_come(mouth),
        AuditCommand::Supersede(_) => to_come(mouth),
        AuditCommand::Erase(_) => to_come(mouth),
        AuditCommand::Close(_) => to_come(mouth),
        AuditCommand::Checkpoint(_) => to_come(mouth),
        AuditCommand::Keygen(_) => to_come(mouth),
        // Reading.
        AuditCommand::Verify(asked) => verify::run(mouth, asked),
        AuditCommand::Show(asked) => show::run(mouth, asked),
        AuditCommand::Replay(_) => to_come(mouth),
        AuditCommand::Prove(_) => to_come(mouth),
        AuditCommand::CheckProof(_) => to_come(mouth),
        AuditCommand::Export(_) => to_come(mouth),
    }
}

fn to_come(_mouth: &Mouth) -> Result<Done, Failure> {
    Err(Failure::limit("world-write", Path::new(""), 0))
}
