//! A terminal for tests: runs the program itself in a folder and keeps what it showed.

use std::path::Path;
use std::process::{Command, Stdio};

/// What a command showed, and how it ended.
#[derive(Debug)]
pub struct Shown {
    pub stdout: String,
    pub stderr: String,
    /// The exit code.
    pub code: i32,
}

impl Shown {
    /// Everything in one text, as a person would see it, with the exit code at the end.
    pub fn transcript(&self) -> String {
        format!("{}{}[exit {}]\n", self.stdout, self.stderr, self.code)
    }

    /// The standard output as JSON.
    #[allow(dead_code, reason = "not every command has a machine form yet")]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}\n{}", self.transcript()))
    }
}

/// The program, to be run in a folder with nothing of the tester's own settings.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mucthuoc"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs the program with arguments in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Shown {
    let output = program(folder).args(arguments).output().unwrap();
    Shown {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().expect("the program was not killed"),
    }
}

/// The folder of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
