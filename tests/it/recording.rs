//! Recordings that are cut off: submissions, the command that records them, and what must hold of
//! a trail after whatever happened to it.

use crate::terminal::{Shown, program, project};
use mucthuoc::audit::canonical::Canonical;
use mucthuoc::audit::entry::{Act, Ending, Entry};
use mucthuoc::audit::store::reader::Reader;
use mucthuoc::audit::verify::{Against, verify};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// The suppliers of the example, many times over.
pub struct Submissions {
    folder: TempDir,
    /// How many subjects there are.
    pub count: u64,
}

impl Submissions {
    pub fn new(copies: usize) -> Self {
        let example = project().join("examples/supplier-rating/submissions");
        let folder = tempfile::tempdir().unwrap();
        fs::copy(example.join("returns.toml"), folder.path().join("returns.toml")).unwrap();
        let text = fs::read_to_string(example.join("supplier.csv")).unwrap();
        let (header, rows) = text.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().collect();
        let mut csv = format!("{header}\n");
        for copy in 0..copies {
            rows.iter().for_each(|row| csv.push_str(&format!("{copy:04}-{row}\n")));
        }
        fs::write(folder.path().join("supplier.csv"), csv).unwrap();
        Submissions { folder, count: (rows.len() * copies) as u64 }
    }

    /// The command that records them, the verdicts in a file besides; with a name, in a new trail.
    pub fn evaluate(&self, place: &Place, new_trail: bool) -> Command {
        let mut command = program(place.folder());
        command.arg("evaluate").arg(self.folder.path());
        command.args(["--rules".as_ref(), project().join("examples/supplier-rating/rules").as_os_str()]);
        command.args(["--trail", TRAIL, "--verdicts", VERDICTS, "--format", "json", "--lang", "en"]);
        if new_trail {
            command.args(["--new-trail", "suppliers.example/trail"]);
        }
        command
    }
}

const TRAIL: &str = "suppliers.trail";
const VERDICTS: &str = "verdicts.jsonl";

/// A folder for one trail and what is written beside it.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        Place(tempfile::tempdir().unwrap())
    }

    /// The same files in a folder of their own.
    pub fn copy(&self) -> Self {
        let copy = Place::new();
        for entry in fs::read_dir(self.folder()).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.folder().join(entry.file_name())).unwrap();
        }
        copy
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn trail(&self) -> PathBuf {
        self.folder().join(TRAIL)
    }

    pub fn verdicts(&self) -> PathBuf {
        self.folder().join(VERDICTS)
    }
}

/// Runs a command to its end.
pub fn shown(mut command: Command) -> Shown {
    ended(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
}

/// What a command showed until it ended; the code of one that was killed is −9.
pub fn ended(child: Child) -> Shown {
    use std::os::unix::process::ExitStatusExt;
    let output = child.wait_with_output().unwrap();
    Shown {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().unwrap_or_else(|| -output.status.signal().unwrap()),
    }
}
