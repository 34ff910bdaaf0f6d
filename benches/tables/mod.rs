//! The measured population as the file that a unit hands in: a folder with `returns.toml` and
//! `member.csv`.

use crate::population::{Member, UNKNOWN, UNKNOWN_NUMBER};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// The columns of the file, in its order.
pub const HEADER: &str =
    "id,unit,standing,months,official,punished,degraded,done,score,task,quality,ideology,manner";
/// The values of `standing` by code.
pub const STANDINGS: [&str; 3] = ["active", "excused", "suspended"];
/// The levels by code.
pub const RATINGS: [&str; 4] = ["failed", "completed", "good", "excellent"];
/// The grades by code.
pub const GRADES: [&str; 5] = ["poor", "weak", "average", "good", "excellent"];
/// False and true by code.
pub const TRUTHS: [&str; 2] = ["false", "true"];

/// Writes the folder.
pub fn write(folder: &Path, members: &[Member]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("returns.toml"), "format = 1\nperiod = 2020\nregulation = \"rating\"\n")?;
    let mut out = BufWriter::new(File::create(folder.join("member.csv"))?);
    writeln!(out, "{HEADER}")?;
    for (at, one) in members.iter().enumerate() {
        write_row(&mut out, at, one)?;
    }
    out.flush()
}

fn write_row(out: &mut impl Write, at: usize, one: &Member) -> io::Result<()> {
    let code = |of: &[&'static str], code: u8| match code {
        UNKNOWN => "",
        code => of[usize::from(code)],
    };
    let number = |number: u16| match number {
        UNKNOWN_NUMBER => String::new(),
        number => number.to_string(),
    };
    let score = match one.score {
        UNKNOWN_NUMBER => String::new(),
        score => format!("{}.{:02}", score / 100, score % 100),
    };
    writeln!(
        out,
        "m{at:08},u{},{},{},{},{},{},{},{score},{},{},{},{}",
        one.unit,
        code(&STANDINGS, one.standing),
        number(one.months),
        code(&RATINGS, one.official),
        code(&TRUTHS, one.punished),
        code(&TRUTHS, one.degraded),
        number(one.done),
        code(&GRADES, one.task),
        code(&GRADES, one.quality),
        code(&GRADES, one.ideology),
        code(&GRADES, one.manner),
    )
}
