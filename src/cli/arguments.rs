//! What can be said on the command line. Only the shape: every word a reader sees is in
//! `report/words/*/cli.ftl`, put in by `help`.

use crate::report::{Form, Lang};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(name = "mucthuoc", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Common {
    #[arg(long, global = true, default_value = "rules")]
    pub(in crate::cli) rules: PathBuf,
    #[arg(long, global = true, value_enum)]
    pub(in crate::cli) lang: Option<LangAsked>,
    #[arg(long, global = true, value_enum, default_value = "human")]
    pub(in crate::cli) format: FormAsked,
    #[arg(long, short, global = true)]
    pub(in crate::cli) quiet: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum LangAsked {
    Vi,
    En,
}

impl From<LangAsked> for Lang {
    fn from(asked: LangAsked) -> Self {
        match asked {
            LangAsked::Vi => Lang::Vi,
            LangAsked::En => Lang::En,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum FormAsked {
    Human,
    Plain,
    Json,
}

impl From<FormAsked> for Form {
    fn from(asked: FormAsked) -> Self {
        match asked {
            FormAsked::Human => Form::Human,
            FormAsked::Plain => Form::Plain,
            FormAsked::Json => Form::Json,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    #[command(aliases = ["kiem-tra", "kiểm-tra"])]
    Check(Check),
    #[command(aliases = ["tinh-huong", "tình-huống"])]
    Cases(Cases),
    #[command(aliases = ["danh-gia", "đánh-giá"])]
    Evaluate(Evaluate),
    #[command(aliases = ["giai-thich", "giải-thích"])]
    Explain(Explain),
    #[command(aliases = ["mo-hinh-so-lieu", "mô-hình-số-liệu"])]
    Synthesize(Synthesize),
    Completions(Completions),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Check {
    pub(in crate::cli) regulations: Vec<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Cases {
    pub(in crate::cli) regulations: Vec<String>,
    #[arg(long)]
    pub(in crate::cli) coverage: bool,
}

/// By which rules submissions are decided.
#[derive(Args, Debug)]
pub(in crate::cli) struct ByWhat {
    #[arg(long)]
    pub(in crate::cli) regulation: Option<String>,
    #[arg(long = "with")]
    pub(in crate::cli) amendments: Vec<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Evaluate {
    pub(in crate::cli) submissions: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) by: ByWhat,
    #[arg(long)]
    pub(in crate::cli) verdicts: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Explain {
    pub(in crate::cli) submissions: PathBuf,
    pub(in crate::cli) subject: String,
    #[command(flatten)]
    pub(in crate::cli) by: ByWhat,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Synthesize {
    pub(in crate::cli) published: PathBuf,
    #[arg(long)]
    pub(in crate::cli) plan: PathBuf,
    #[arg(long)]
    pub(in crate::cli) seed: u64,
    #[arg(long)]
    pub(in crate::cli) out: PathBuf,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Completions {
    #[arg(value_enum)]
    pub(in crate::cli) shell: clap_complete::Shell,
}
