//! What can be said on the command line. Only the shape: every word a reader sees is in
//! `report/words/*/cli.ftl`, put in by `help`.

use crate::cli::audit::arguments::{AuditCommand, Care};
use crate::cli::report::arguments::Report;
use crate::cli::what_if::arguments::{Simulate, Sweep};
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
    #[command(aliases = ["mo-phong", "mô-phỏng"])]
    Simulate(Simulate),
    #[command(aliases = ["quet", "quét"])]
    Sweep(Sweep),
    #[command(aliases = ["bao-cao", "báo-cáo"])]
    Report(Report),
    #[command(aliases = ["mo-hinh-so-lieu", "mô-hình-số-liệu"])]
    Synthesize(Synthesize),
    #[command(aliases = ["doi-chieu", "đối-chiếu"])]
    Reconcile(Reconcile),
    #[command(aliases = ["so-sanh", "so-sánh"])]
    Compare(Compare),
    #[command(aliases = ["nhat-ky", "nhật-ký"], subcommand)]
    Audit(AuditCommand),
    #[command(aliases = ["bieu-mau", "biểu-mẫu"])]
    Template(Template),
    #[command(aliases = ["tao-moi", "tạo-mới"], subcommand)]
    New(NewCommand),
    #[command(aliases = ["trinh-bay", "trình-bày"])]
    Fmt(Fmt),
    #[command(aliases = ["luoc-do", "lược-đồ"])]
    Schema(Schema),
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
    /// Proposes the cases that are missing.
    #[arg(long, conflicts_with = "coverage")]
    pub(in crate::cli) propose: bool,
    #[arg(long, requires = "propose")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Alters the rules to see whether some case notices.
    #[arg(long, conflicts_with_all = ["coverage", "propose"])]
    pub(in crate::cli) mutate: bool,
    /// The least share of alterations that cases must notice, in percent.
    #[arg(long, requires = "mutate", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(in crate::cli) at_least: Option<u8>,
}

/// By which rules submissions are decided.
#[derive(Args, Debug, Default)]
pub(in crate::cli) struct ByWhat {
    #[arg(long)]
    pub(in crate::cli) regulation: Option<String>,
    #[arg(long = "with")]
    pub(in crate::cli) amendments: Vec<String>,
}

/// Where submissions come from: files, or a batch recorded in a trail.
#[derive(Args, Debug)]
pub(in crate::cli) struct Source {
    #[arg(required_unless_present = "from_trail", conflicts_with = "from_trail")]
    pub(in crate::cli) submissions: Option<PathBuf>,
    #[arg(long, requires = "batch")]
    pub(in crate::cli) from_trail: Option<PathBuf>,
    #[arg(long, requires = "from_trail")]
    pub(in crate::cli) batch: Option<u64>,
}

/// Where verdicts are recorded.
#[derive(Args, Debug)]
pub(in crate::cli) struct Recording {
    #[arg(long = "trail")]
    pub(in crate::cli) trail_into: Option<PathBuf>,
    /// Creates the trail, under this name.
    #[arg(long, requires = "trail_into")]
    pub(in crate::cli) new_trail: Option<String>,
    /// A remark that stands in the batch's entry.
    #[arg(long, requires = "trail_into")]
    pub(in crate::cli) note: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) care: Care,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Evaluate {
    #[command(flatten)]
    pub(in crate::cli) source: Source,
    #[command(flatten)]
    pub(in crate::cli) by: ByWhat,
    #[arg(long)]
    pub(in crate::cli) verdicts: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) recording: Recording,
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
pub(in crate::cli) struct Reconcile {
    pub(in crate::cli) published: PathBuf,
    #[arg(long = "regulation")]
    pub(in crate::cli) held_against: Option<String>,
    #[arg(long)]
    pub(in crate::cli) shares: bool,
}

/// Two regulations, each `ID` or `ID+AMENDMENT+…`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Compare {
    pub(in crate::cli) first: String,
    pub(in crate::cli) second: String,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Template {
    pub(in crate::cli) of_regulation: String,
    #[arg(long)]
    pub(in crate::cli) period: Option<i64>,
    #[arg(long = "with")]
    pub(in crate::cli) amendments: Vec<String>,
    #[arg(long = "out")]
    pub(in crate::cli) workbook: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum NewCommand {
    #[command(aliases = ["van-ban", "văn-bản"])]
    Regulation(NewRegulation),
    #[command(aliases = ["sua-doi", "sửa-đổi"])]
    Amendment(NewAmendment),
}

#[derive(Args, Debug)]
pub(in crate::cli) struct NewRegulation {
    pub(in crate::cli) new_id: String,
    #[arg(long = "title")]
    pub(in crate::cli) title_of_new: Option<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct NewAmendment {
    pub(in crate::cli) new_id: String,
    #[arg(long = "to")]
    pub(in crate::cli) amends: String,
    #[arg(long)]
    pub(in crate::cli) change: Option<String>,
    #[arg(long = "title")]
    pub(in crate::cli) title_of_new: Option<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Fmt {
    pub(in crate::cli) files_or_ids: Vec<String>,
    #[arg(long = "check")]
    pub(in crate::cli) only_check: bool,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Schema {
    #[arg(long = "out", default_value = ".")]
    pub(in crate::cli) folder: PathBuf,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Completions {
    #[arg(value_enum)]
    pub(in crate::cli) shell: clap_complete::Shell,
}
