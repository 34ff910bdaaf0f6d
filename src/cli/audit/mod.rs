//! The commands of the trail: one file each.

mod acting;
pub(in crate::cli) mod arguments;
mod check_proof;
mod checkpoint;
mod close;
mod decide;
mod erase;
mod export;
mod init;
mod keygen;
mod keys;
pub(in crate::cli) mod opening;
mod prove;
pub(in crate::cli) mod recorded;
mod replay;
mod show;
mod supersede;
mod verify;

use crate::cli::audit::arguments::AuditCommand;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;

/// Does what is asked of a trail.
pub(in crate::cli) fn run(mouth: &Mouth, asked: &AuditCommand) -> Result<Done, Failure> {
    match asked {
        // Writing.
        AuditCommand::Init(asked) => init::run(mouth, asked),
        AuditCommand::Decide(asked) => decide::run(mouth, asked),
        AuditCommand::Supersede(asked) => supersede::run(mouth, asked),
        AuditCommand::Erase(asked) => erase::run(mouth, asked),
        AuditCommand::Close(asked) => close::run(mouth, asked),
        AuditCommand::Checkpoint(asked) => checkpoint::run(mouth, asked),
        AuditCommand::Keygen(asked) => keygen::run(mouth, asked),
        // Reading.
        AuditCommand::Verify(asked) => verify::run(mouth, asked),
        AuditCommand::Show(asked) => show::run(mouth, asked),
        AuditCommand::Replay(asked) => replay::run(mouth, asked),
        AuditCommand::Prove(asked) => prove::run(mouth, asked),
        AuditCommand::CheckProof(asked) => check_proof::run(mouth, asked),
        AuditCommand::Export(asked) => export::run(mouth, asked),
    }
}
