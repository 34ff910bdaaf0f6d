//! The command line: one file per command, and the only mouth, clock and environment there is.
//!
//! Holds no logic of its own: a command loads, asks the deciding modules, and prints what `report`
//! writes. Start reading at [`run`], then [`arguments`] (what can be said), then a command.

mod arguments;
mod audit;
mod cases;
mod check;
mod clock;
mod compare;
mod completions;
mod engine;
mod evaluate;
mod explain;
mod failure;
mod fmt;
mod help;
mod locale;
mod manual;
mod mouth;
mod new;
mod progress;
mod recalled;
mod reconcile;
mod recording;
mod report;
mod rules;
mod schema;
mod submissions;
mod synthesize;
mod template;
mod usage;
mod what_if;

use crate::cli::arguments::{Arguments, Command};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::report::Words;
use clap::FromArgMatches;
use std::ffi::OsString;
use std::process::ExitCode;

pub use manual::manual;

/// Does what the command line asks for.
///
/// Ends with 0 for done or yes, 1 for mistakes and findings, 2 where it could not be done.
pub fn run() -> ExitCode {
    let args = locale::normalized(std::env::args_os().collect());
    let words = Words::of(locale::language(&args));
    ExitCode::from(respond(words, &args))
}

fn respond(words: Words, args: &[OsString]) -> u8 {
    let parsed = help::command(words).try_get_matches_from(args);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::tell(words, &error),
    };
    let common = &arguments.common;
    let mouth = Mouth::new(words, common.format.into(), common.quiet);
    let done = perform(&mouth, &arguments);
    mouth.finish(done)
}

fn perform(mouth: &Mouth, arguments: &Arguments) -> Result<Done, Failure> {
    let rules = &arguments.common.rules;
    match &arguments.command {
        Command::Check(asked) => check::run(mouth, rules, asked),
        Command::Cases(asked) => cases::run(mouth, rules, asked),
        Command::Evaluate(asked) => evaluate::run(mouth, rules, asked),
        Command::Explain(asked) => explain::run(mouth, rules, asked),
        Command::Simulate(asked) => what_if::simulate::run(mouth, rules, asked),
        Command::Sweep(asked) => what_if::sweep::run(mouth, rules, asked),
        Command::Report(asked) => report::run(mouth, rules, asked),
        Command::Synthesize(asked) => synthesize::run(mouth, rules, asked),
        Command::Reconcile(asked) => reconcile::run(mouth, rules, asked),
        Command::Compare(asked) => compare::run(mouth, rules, asked),
        Command::Audit(asked) => audit::run(mouth, asked),
        Command::Template(asked) => template::run(mouth, rules, asked),
        Command::New(asked) => new::run(mouth, rules, asked),
        Command::Fmt(asked) => fmt::run(mouth, rules, asked),
        Command::Schema(asked) => schema::run(mouth, rules, asked),
        Command::Completions(asked) => completions::run(mouth, asked),
    }
}
