//! Writing a trail: the real program in folders of its own, its result looked at through SQLite
//! and judged by the independent verifier.

use crate::terminal::{Shown, project, run};
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

mod acts;
mod evaluate;

const ORIGIN: &str = "trail.example/suppliers";

/// A folder of one's own with a copy of an example's submissions in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        let from = project().join("examples/supplier-rating/submissions");
        fs::create_dir(place.path("submissions")).unwrap();
        for file in fs::read_dir(from).unwrap() {
            let file = file.unwrap();
            let to = place.path("submissions").join(file.file_name());
            fs::copy(file.path(), to).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program here, with the example's rules.
    fn run(&self, arguments: &[&str]) -> Shown {
        let rules = project().join("examples/supplier-rating/rules");
        let common = ["--rules", rules.to_str().unwrap()];
        run(self.folder.path(), &[arguments, &common].concat())
    }

    /// The same, which must do what it was asked.
    fn done(&self, arguments: &[&str]) -> Shown {
        let shown = self.run(arguments);
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        shown
    }

    /// The same, which must fail with this exit code.
    fn fails(&self, arguments: &[&str], code: i32) -> Shown {
        let shown = self.run(arguments);
        assert_eq!(shown.code, code, "{}", shown.transcript());
        assert_eq!(shown.stdout, "", "nothing is told of a verdict");
        shown
    }

    /// Evaluates into the trail `a.trail`, creating it if need be.
    fn evaluated(&self, more: &[&str]) -> Shown {
        let evaluate = ["evaluate", "submissions", "--trail", "a.trail", "--new-trail", ORIGIN];
        self.done(&[&evaluate, more].concat())
    }

    fn database(&self) -> Connection {
        Connection::open(self.path("a.trail")).unwrap()
    }

    /// Every entry, with the hash that stands beside it.
    fn entries(&self) -> Vec<(Value, String)> {
        entries(&self.path("a.trail"))
    }

    /// What the independent verifier says.
    fn verified(&self) -> Value {
        verified(&self.path("a.trail"))
    }
}

fn entries(trail: &Path) -> Vec<(Value, String)> {
    let database = Connection::open(trail).unwrap();
    let mut query =
        database.prepare("SELECT data, lower(hex(hash)) FROM entry ORDER BY seq").unwrap();
    let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).unwrap();
    let rows = rows.map(Result::unwrap);
    rows.map(|(data, hash)| (serde_json::from_str(&data).unwrap(), hash)).collect()
}

fn verified(trail: &Path) -> Value {
    let script = project().join("audit/verify.py");
    let mut command = Command::new("python3");
    command.arg(script).arg(trail).arg("--json");
    let output = command.output().expect("python3 is there");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
    })
}

fn of_type<'a>(entries: &'a [(Value, String)], kind: &str) -> Vec<&'a Value> {
    entries.iter().map(|(entry, _)| entry).filter(|entry| entry["type"] == kind).collect()
}

/// The body of a part.
fn part(database: &Connection, seq: u64, name: &str) -> Value {
    let query = "SELECT body FROM part WHERE seq = ? AND name = ?";
    let body: String = database.query_row(query, (seq as i64, name), |row| row.get(0)).unwrap();
    serde_json::from_str(&body).unwrap()
}

/// Puts a trail back to its first `size` entries, as a process that was cut off leaves it.
pub fn cut(trail: &Path, size: u64) {
    let database = Connection::open(trail).unwrap();
    let triggers: Vec<(String, String)> = {
        let mut query =
            database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    for (name, _) in &triggers {
        database.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    for table in ["entry", "part"] {
        let delete = format!("DELETE FROM {table} WHERE seq >= ?");
        database.execute(&delete, [size as i64]).unwrap();
    }
    for (_, sql) in &triggers {
        database.execute_batch(sql).unwrap();
    }
}
