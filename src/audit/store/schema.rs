//! The tables of a trail, and whether a file has exactly these.

use crate::audit::error::Foreign;
use crate::audit::hash::Hash;
use crate::model::Digester;
use rusqlite::Connection;

/// The definitions of the tables, executed as they stand when a trail is created.
pub const SCHEMA: &str = include_str!("../../../audit/schema.sql");

const APPLICATION_ID: i64 = 1_297_372_236;
const USER_VERSION: i64 = 1;

/// The tables that are read, and their columns.
const TABLES: [(&str, &[&str]); 3] = [
    ("entry", &["seq", "data", "hash"]),
    ("part", &["seq", "name", "salt", "body"]),
    ("blob", &["sha256", "body"]),
];

/// Digest of the definitions in a database: all of them, sorted, joined by line feeds.
pub fn digest(db: &Connection) -> rusqlite::Result<Hash> {
    let mut found = Vec::new();
    let mut query =
        db.prepare("SELECT CAST(sql AS BLOB) FROM main.sqlite_master WHERE sql IS NOT NULL")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        found.push(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec());
    }
    found.sort_unstable();
    let mut digester = Digester::default();
    for (at, sql) in found.iter().enumerate() {
        if at > 0 {
            digester.update(b"\n");
        }
        digester.update(sql);
    }
    Ok(Hash(digester.finish().0))
}

/// What is wrong with the tables that are read, if anything: they must be ordinary tables with
/// exactly the columns of the format, so that no view and no computed column can answer instead;
/// and their texts must be stored as UTF-8, so that they can be read as bytes.
pub fn foreign_tables(db: &Connection) -> rusqlite::Result<Option<(Foreign, &'static str)>> {
    if !is_utf8(db)? && has_entries(db)? {
        return Ok(Some((Foreign::Settings, "entry")));
    }
    for (table, columns) in TABLES {
        let is_plain = match root_page(db, table)? {
            None if table == "entry" => return Ok(Some((Foreign::NoEntries, table))),
            None => false,
            Some(is_table) => is_table && has_columns(db, table, columns)?,
        };
        if !is_plain {
            return Ok(Some((Foreign::Tables, table)));
        }
    }
    Ok(None)
}

/// Whether there is anything called `entry`, whatever the encoding.
fn has_entries(db: &Connection) -> rusqlite::Result<bool> {
    let query = "SELECT count(*) FROM main.sqlite_master WHERE name = 'entry' COLLATE NOCASE
                 AND type <> 'trigger'";
    db.query_row(query, [], |row| Ok(row.get::<_, i64>(0)? > 0))
}

/// Whether the object of a name is an ordinary table; `None` if there is no such object. To SQLite
/// names in capitals are the same names.
fn root_page(db: &Connection, name: &str) -> rusqlite::Result<Option<bool>> {
    let mut query = db.prepare(
        "SELECT CAST(type AS BLOB), CAST(name AS BLOB), rootpage FROM main.sqlite_master",
    )?;
    let mut rows = query.query([])?;
    let mut found = None;
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_bytes().unwrap_or_default();
        let known = row.get_ref(1)?.as_bytes().unwrap_or_default();
        if kind != b"trigger" && known.eq_ignore_ascii_case(name.as_bytes()) {
            let has_page = row.get_ref(2)?.as_i64().is_ok_and(|page| page != 0);
            found = Some(kind == b"table" && has_page);
        }
    }
    Ok(found)
}

fn has_columns(db: &Connection, table: &str, wanted: &[&str]) -> rusqlite::Result<bool> {
    let mut query = db.prepare(&format!("PRAGMA main.table_xinfo({table})"))?;
    let mut rows = query.query([])?;
    let mut found = 0;
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_bytes().unwrap_or_default();
        // 0: neither hidden nor computed.
        let is_wanted = wanted.get(found).is_some_and(|wanted| wanted.as_bytes() == name);
        if !is_wanted || row.get::<_, i64>(6)? != 0 {
            return Ok(false);
        }
        found += 1;
    }
    Ok(found == wanted.len())
}

/// True if application id, version and encoding are those of the format.
pub fn has_settings(db: &Connection) -> rusqlite::Result<bool> {
    let number = |pragma: &str| {
        db.query_row(&format!("PRAGMA main.{pragma}"), [], |row| row.get::<_, i64>(0))
    };
    Ok(number("application_id")? == APPLICATION_ID
        && number("user_version")? == USER_VERSION
        && is_utf8(db)?)
}

fn is_utf8(db: &Connection) -> rusqlite::Result<bool> {
    let encoding: String = db.query_row("PRAGMA main.encoding", [], |row| row.get(0))?;
    Ok(encoding == "UTF-8")
}
