//! What can be asked of what-if on the command line. Only the shape, as in `cli/arguments.rs`.

use clap::Args;
use std::path::PathBuf;

/// Where the subjects come from: files, a recorded batch, or draws from published totals.
#[derive(Args, Debug)]
pub(in crate::cli) struct Subjects {
    #[arg(required_unless_present_any = ["from_trail", "draws"])]
    #[arg(conflicts_with_all = ["from_trail", "draws"])]
    pub(in crate::cli) submissions: Option<PathBuf>,
    #[arg(long, requires = "batch")]
    pub(in crate::cli) from_trail: Option<PathBuf>,
    #[arg(long, requires = "from_trail")]
    pub(in crate::cli) batch: Option<u64>,
    #[arg(long, conflicts_with = "draws")]
    pub(in crate::cli) regulation: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) redraw: Redraw,
}

/// Populations drawn anew, each consistent with every published total.
#[derive(Args, Debug)]
pub(in crate::cli) struct Redraw {
    #[arg(long, requires_all = ["published", "plan", "seed"], conflicts_with = "from_trail")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(in crate::cli) draws: Option<u64>,
    #[arg(long, requires = "draws")]
    pub(in crate::cli) published: Option<PathBuf>,
    #[arg(long, requires = "draws")]
    pub(in crate::cli) plan: Option<PathBuf>,
    #[arg(long, requires = "draws")]
    pub(in crate::cli) seed: Option<u64>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Simulate {
    #[command(flatten)]
    pub(in crate::cli) subjects: Subjects,
    #[arg(long = "with", required_unless_present_any = ["scenarios", "reading"])]
    pub(in crate::cli) amendments: Vec<String>,
    /// Several stacks of amendments, side by side.
    #[arg(long = "scenario", value_parser = stack)]
    pub(in crate::cli) scenarios: Vec<Stack>,
    /// Readings of unclear clauses, side by side.
    #[arg(long)]
    pub(in crate::cli) reading: Vec<String>,
    #[arg(long = "by", conflicts_with = "draws")]
    pub(in crate::cli) by_fact: Vec<String>,
    #[arg(long, conflicts_with = "draws")]
    pub(in crate::cli) changed: Option<PathBuf>,
    /// A page to hand in.
    #[arg(long)]
    pub(in crate::cli) html: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Sweep {
    #[command(flatten)]
    pub(in crate::cli) subjects: Subjects,
    #[arg(long = "with")]
    pub(in crate::cli) amendments: Vec<String>,
    #[arg(long)]
    pub(in crate::cli) parameter: String,
    #[arg(long = "from", allow_hyphen_values = true)]
    pub(in crate::cli) from_value: Option<String>,
    #[arg(long = "to", allow_hyphen_values = true)]
    pub(in crate::cli) to_value: Option<String>,
    #[arg(long)]
    pub(in crate::cli) step: Option<String>,
    #[arg(long)]
    pub(in crate::cli) find: Option<String>,
    #[arg(long)]
    pub(in crate::cli) csv: Option<PathBuf>,
    /// A page to hand in.
    #[arg(long)]
    pub(in crate::cli) html: Option<PathBuf>,
}

/// A scenario as asked for: `NAME=A+B`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Stack {
    pub(in crate::cli) name: String,
    pub(in crate::cli) amendments: Vec<String>,
}

fn stack(written: &str) -> Result<Stack, String> {
    let (name, amendments) = written.split_once('=').unwrap_or(("", ""));
    let amendments: Vec<String> = amendments.split('+').map(|one| one.trim().to_owned()).collect();
    if name.trim().is_empty() || amendments.iter().any(String::is_empty) {
        return Err(String::new());
    }
    Ok(Stack { name: name.trim().to_owned(), amendments })
}
