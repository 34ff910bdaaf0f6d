//! Reading a trail by the program itself: verifying, showing, proving, exporting, replaying.

mod documents;
mod exporting;
mod proving;
mod recalling;
mod replaying;
mod showing;
mod verifying;

use crate::terminal::{Shown, project, run};
use rusqlite::Connection;
use rusqlite::fallible_iterator::FallibleIterator;
use std::fs;
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

/// A database: the tables, the rows of the honest trail, then what the vector does to them.
fn build(script: &Path, path: &Path) {
    let db = Connection::open(path).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF;").unwrap();
    let scripts = [project().join("audit/schema.sql"), vector("databases/rows.sql"), script.into()];
    for script in scripts {
        let text = fs::read_to_string(script).unwrap();
        let mut batch = rusqlite::Batch::new(&db, &text);
        while let Some(mut statement) = batch.next().unwrap() {
            let mut rows = statement.query([]).unwrap();
            while rows.next().unwrap().is_some() {}
        }
    }
}

/// The honest trail of the vectors as a database.
fn honest(folder: &Path) -> PathBuf {
    let path = folder.join("honest.db");
    build(&vector("databases/honest.sql"), &path);
    path
}
