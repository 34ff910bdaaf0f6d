//! Says what this program is built from, for the trail (`src/cli/engine.rs`): the revision of the
//! source, the list of dependencies, the compiler, the machine. Works without git: then the
//! revision is `unknown`.

#![expect(clippy::disallowed_methods, reason = "cargo tells a build script through variables")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// Whatever the program is compiled from.
const SOURCES: [&str; 6] =
    ["src", "build.rs", "Cargo.toml", "Cargo.lock", "audit/schema.sql", "audit/verify.py"];

fn main() -> io::Result<()> {
    for path in SOURCES.iter().filter(|path| Path::new(path).exists()) {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(variable("OUT_DIR"));
    fs::write(out.join("lock"), fs::read("Cargo.lock").unwrap_or_default())?;
    let source = source().unwrap_or_else(|| "unknown".to_owned());
    println!("cargo:rustc-env=MUCTHUOC_SOURCE={source}");
    let rustc = said(Command::new(variable("RUSTC")).arg("--version"));
    let rustc = rustc.map_or("unknown".to_owned(), |text| text.replacen("rustc ", "", 1));
    println!("cargo:rustc-env=MUCTHUOC_RUSTC={rustc}");
    println!("cargo:rustc-env=MUCTHUOC_TARGET={}", variable("TARGET"));
    Ok(())
}

/// The revision that is checked out, with ` modified` if what is compiled differs from it.
fn source() -> Option<String> {
    // A repository around this one knows nothing of our files.
    git(&["ls-files", "--error-unmatch", "build.rs"])?;
    let revision = git(&["rev-parse", "HEAD"])?;
    // While developing, a commit alone is no reason to compile everything anew: the revision may
    // then be that of the last change of the sources. What is released is always looked at.
    if variable("PROFILE") == "release" {
        let heads = ["logs/HEAD", "HEAD"].into_iter();
        let heads = heads.filter_map(|head| git(&["rev-parse", "--git-path", head]));
        if let Some(head) = heads.into_iter().find(|head| Path::new(head).exists()) {
            println!("cargo:rerun-if-changed={head}");
        }
    }
    let changes = git(&[&["status", "--porcelain", "--"], &SOURCES[..]].concat())?;
    Some(if changes.is_empty() { revision } else { format!("{revision} modified") })
}

fn git(arguments: &[&str]) -> Option<String> {
    said(Command::new("git").arg("--no-optional-locks").args(arguments))
}

/// What a program prints; `None` if it is not there or fails.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}
