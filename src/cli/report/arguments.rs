//! What can be asked of `report`.

use crate::cli::arguments::ByWhat;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub(in crate::cli) struct Report {
    pub(in crate::cli) submissions: PathBuf,
    #[arg(long, required_unless_present = "departures")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) previous: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) departures: bool,
    #[command(flatten)]
    pub(in crate::cli) by: ByWhat,
}
