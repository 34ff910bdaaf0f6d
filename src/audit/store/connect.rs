//! Connections to a trail: one that may only append, one that may only read, one that rebuilds.

use crate::audit::error::{About, TrailError};
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a statement waits for whoever holds the database.
const BUSY: Duration = Duration::from_secs(10);

/// Lets a connection delete parts, while it is set.
#[derive(Clone, Debug, Default)]
pub struct Permit(Arc<AtomicBool>);

impl Permit {
    /// Allows or forbids it from the next statement on.
    pub fn set(&self, is_allowed: bool) {
        self.0.store(is_allowed, Ordering::Relaxed);
    }
}

/// A connection that may read and append, and nothing else: no statement of this program, however
/// mistaken, can change what is recorded.
///
/// # Errors
/// If the file cannot be opened, or refuses the settings.
pub fn appender(path: &Path, permit: &Permit) -> Result<Connection, TrailError> {
    let mut db = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    durable(&db).about(path)?;
    // What a statement may have to undo is laid aside in memory: in a file it costs more than the
    // inserting itself, and parts that can be erased would pass through a folder for such files.
    db.execute_batch("PRAGMA temp_store = MEMORY").about(path)?;
    let permit = permit.clone();
    db.authorizer(Some(move |asked: AuthContext<'_>| judge(&asked.action, &permit))).about(path)?;
    Ok(db)
}

/// A connection that creates the file, or rebuilds it after an erasure.
///
/// # Errors
/// If the file cannot be opened, or refuses the settings.
pub fn rebuilder(path: &Path) -> Result<Connection, TrailError> {
    let db = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    durable(&db).about(path)?;
    Ok(db)
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, TrailError> {
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let db = db.about(path)?;
    db.busy_timeout(BUSY).about(path)?;
    distrust(&db).about(path)?;
    Ok(db)
}

/// Nothing in the file may run code of its own.
fn distrust(db: &Connection) -> rusqlite::Result<()> {
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        db.set_db_config(setting, value)?;
    }
    db.execute_batch("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;")
}

/// What is committed is on disk; what is deleted is overwritten; REPLACE fires triggers.
fn durable(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON;
         PRAGMA recursive_triggers = ON;",
    )
}

fn judge(action: &AuthAction<'_>, permit: &Permit) -> Authorization {
    let is_allowed = match action {
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Transaction { .. }
        | AuthAction::Function { .. } => true,
        AuthAction::Insert { table_name } => {
            matches!(*table_name, "entry" | "part" | "blob" | "node")
        }
        AuthAction::Delete { table_name } => {
            *table_name == "part" && permit.0.load(Ordering::Relaxed)
        }
        AuthAction::Pragma { pragma_name, .. } => *pragma_name == "wal_checkpoint",
        _ => false,
    };
    if is_allowed { Authorization::Allow } else { Authorization::Deny }
}

/// A connection that only reads, in one transaction: it sees one state of the trail.
///
/// With `is_still`, a file without a log beside it is read as if nobody could write it: then not
/// even a lock file is made beside it. Tells whether that is how it is read.
///
/// # Errors
/// If the file cannot be opened.
pub fn reader(path: &Path, is_still: bool) -> Result<(Connection, bool), TrailError> {
    let real = fs::canonicalize(path).about(path)?;
    let has_log = ["-wal", "-journal"].iter().any(|ending| {
        let log = fs::metadata(super::beside(&real, ending));
        log.is_ok_and(|log| log.len() > 0)
    });
    // A log that cannot be read is never passed over: it may hold the last entries.
    if has_log {
        return Ok((read_only(&real, false).about(path)?, false));
    }
    if !is_still && let Ok(db) = read_only(&real, false) {
        return Ok((db, false));
    }
    // Also on a volume that cannot be written, where no log's index can be made.
    Ok((read_only(&real, true).about(path)?, true))
}

fn read_only(path: &Path, is_immutable: bool) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let ending = if is_immutable { "?mode=ro&immutable=1" } else { "?mode=ro" };
    let db = Connection::open_with_flags(uri(path, ending), flags)?;
    db.busy_timeout(BUSY)?;
    distrust(&db)?;
    db.execute_batch("PRAGMA query_only = ON; BEGIN;")?;
    // The transaction begins with the first reading.
    db.query_row("SELECT count(*) FROM main.sqlite_master", [], |_| Ok(()))?;
    Ok(db)
}

/// The path as a `file:` URI.
fn uri(path: &Path, ending: &str) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(*byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + ending
}
