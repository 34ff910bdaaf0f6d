//! Reading a trail by the program itself: verifying, showing, proving, exporting, replaying.

mod verifying;

use crate::terminal::{Shown, project, run};
use std::path::{Path, PathBuf};

/// A file of the vectors.
fn vector(name: &str) -> PathBuf {
    project().join("audit/vectors").join(name)
}

/// A command of the trail, in English.
fn audit(folder: &Path, arguments: &[&str]) -> Shown {
    run(folder, &[&["audit"], arguments, &["--lang", "en"]].concat())
}

/// A path as an argument.
fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}
