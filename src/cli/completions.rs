//! `completions`: what a shell needs to complete our commands.

use crate::cli::arguments::Completions;
use crate::cli::failure::{Done, Failure};
use crate::cli::help;
use crate::cli::mouth::Mouth;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Completions) -> Result<Done, Failure> {
    let (mut command, mut script) = (help::command(mouth.words), Vec::new());
    clap_complete::generate(asked.shell, &mut command, "mucthuoc", &mut script);
    mouth.answer(&String::from_utf8_lossy(&script))?;
    Ok(Done::Yes)
}
