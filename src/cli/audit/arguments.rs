//! What can be said of a trail on the command line. Only the shape, as in `cli/arguments.rs`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AuditCommand {
    #[command(aliases = ["tao", "tạo"])]
    Init(Init),
    #[command(aliases = ["kiem-chung", "kiểm-chứng"])]
    Verify(Verify),
    #[command(aliases = ["xem"])]
    Show(Show),
    #[command(aliases = ["quyet-dinh", "quyết-định"])]
    Decide(Decide),
    #[command(aliases = ["thay-the", "thay-thế"])]
    Supersede(Supersede),
    #[command(aliases = ["xoa", "xóa", "xoá"])]
    Erase(Erase),
    #[command(aliases = ["dong", "đóng"])]
    Close(Close),
    #[command(aliases = ["tinh-lai", "tính-lại"])]
    Replay(Replay),
    #[command(aliases = ["chung-minh", "chứng-minh"])]
    Prove(Prove),
    #[command(aliases = ["kiem-chung-minh", "kiểm-chứng-minh"])]
    CheckProof(CheckProof),
    #[command(aliases = ["moc", "mốc"])]
    Checkpoint(Checkpoint),
    #[command(aliases = ["tao-khoa", "tạo-khóa", "tạo-khoá"])]
    Keygen(Keygen),
    #[command(aliases = ["xuat", "xuất"])]
    Export(Export),
}

/// A trail that is written to.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Written {
    pub(in crate::cli) trail: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) care: Care,
}

/// With how much care a trail is opened for writing.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct Care {
    /// Where the high-water mark is kept, if not beside the trail.
    #[arg(long)]
    pub(in crate::cli) high_water: Option<PathBuf>,
    /// Vouches for a trail whose high-water mark is gone.
    #[arg(long)]
    pub(in crate::cli) renew_high_water: bool,
    /// Seconds to wait for another writer.
    #[arg(long, default_value_t = 30)]
    pub(in crate::cli) wait: u64,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Init {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
    #[arg(long)]
    pub(in crate::cli) origin: String,
    /// A checkpoint of the trail that this one continues.
    #[arg(long, requires = "why", requires = "predecessor_id")]
    pub(in crate::cli) predecessor: Option<PathBuf>,
    #[arg(long, requires = "predecessor")]
    pub(in crate::cli) predecessor_id: Option<String>,
    #[arg(long, requires = "predecessor")]
    pub(in crate::cli) why: Option<String>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Verify {
    pub(in crate::cli) trail: PathBuf,
    #[arg(long)]
    pub(in crate::cli) id: Option<String>,
    #[arg(long = "checkpoint")]
    pub(in crate::cli) checkpoints: Vec<PathBuf>,
    /// A public key that must have signed each checkpoint.
    #[arg(long = "key", requires = "checkpoints")]
    pub(in crate::cli) public_key: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    pub(in crate::cli) trail: PathBuf,
    /// The number of an entry, or a subject as CLASS/ID; without it, the whole in outline.
    pub(in crate::cli) what: Option<String>,
    #[arg(long, conflicts_with = "what")]
    pub(in crate::cli) batch: Option<u64>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Decide {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
    pub(in crate::cli) target: u64,
    #[arg(long)]
    pub(in crate::cli) level: String,
    #[arg(long)]
    pub(in crate::cli) by: String,
    #[arg(long)]
    pub(in crate::cli) basis: String,
    #[arg(long)]
    pub(in crate::cli) reason: String,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Supersede {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
    pub(in crate::cli) target: u64,
    #[arg(long)]
    pub(in crate::cli) by_entry: u64,
    #[arg(long)]
    pub(in crate::cli) why: String,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Erase {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
    pub(in crate::cli) target: u64,
    #[arg(long)]
    pub(in crate::cli) part: PartAsked,
    #[arg(long)]
    pub(in crate::cli) basis: String,
    #[arg(long)]
    pub(in crate::cli) by: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PartAsked {
    Facts,
    Subject,
    Input,
}

impl PartAsked {
    /// The part's name in the trail.
    pub(in crate::cli) const fn as_str(self) -> &'static str {
        match self {
            PartAsked::Facts => "facts",
            PartAsked::Subject => "subject",
            PartAsked::Input => "input",
        }
    }
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Close {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
    #[arg(long)]
    pub(in crate::cli) why: String,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Replay {
    pub(in crate::cli) trail: PathBuf,
    #[arg(long)]
    pub(in crate::cli) batch: Option<u64>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Prove {
    pub(in crate::cli) trail: PathBuf,
    #[arg(required_unless_present = "consistency", conflicts_with = "consistency")]
    pub(in crate::cli) seq: Option<u64>,
    #[arg(long, num_args = 2)]
    pub(in crate::cli) consistency: Option<Vec<u64>>,
    /// Parts to be shown in the proof.
    #[arg(long, conflicts_with = "consistency")]
    pub(in crate::cli) show: Vec<PartAsked>,
    #[arg(long, conflicts_with = "consistency")]
    pub(in crate::cli) size: Option<u64>,
    #[arg(long)]
    pub(in crate::cli) key: Option<PathBuf>,
    #[arg(long = "out")]
    pub(in crate::cli) out_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct CheckProof {
    pub(in crate::cli) proof: PathBuf,
    /// A checkpoint from outside that the proof must lead to.
    #[arg(long)]
    pub(in crate::cli) checkpoint: Option<PathBuf>,
    #[arg(long = "key")]
    pub(in crate::cli) public_key: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Checkpoint {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
    #[arg(long)]
    pub(in crate::cli) key: Option<PathBuf>,
    /// The short form, which holds no signature.
    #[arg(long, conflicts_with = "key")]
    pub(in crate::cli) minutes: bool,
    #[arg(long = "out")]
    pub(in crate::cli) out_file: Option<PathBuf>,
    /// Notes that the checkpoint in this file was placed outside …
    #[arg(long, requires = "kind", requires = "document")]
    #[arg(conflicts_with_all = ["key", "minutes", "out_file"])]
    pub(in crate::cli) placed: Option<PathBuf>,
    /// … in what,
    #[arg(long, requires = "placed")]
    pub(in crate::cli) kind: Option<String>,
    /// … as this document.
    #[arg(long, requires = "placed")]
    pub(in crate::cli) document: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Keygen {
    pub(in crate::cli) new_key: PathBuf,
    #[arg(long)]
    pub(in crate::cli) origin: String,
}

#[derive(Args, Debug)]
pub(in crate::cli) struct Export {
    pub(in crate::cli) trail: PathBuf,
    pub(in crate::cli) export_folder: PathBuf,
}
