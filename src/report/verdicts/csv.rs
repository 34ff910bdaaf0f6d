//! Verdicts as comma-separated values.
//!
//! Millions of them pass: lines are made on all cores and written in their order.

use crate::report::verdicts::{About, Field, Row, fields};
use rayon::prelude::*;
use std::io::{self, Write};

/// Verdicts whose lines are waited for before they are written.
const BATCH: usize = 1 << 14;
/// Verdicts whose lines one thread makes at a time.
const CHUNK: usize = 1 << 9;

/// Writes a header and a row a verdict; rows are made on all cores.
pub(in crate::report::verdicts) fn write<'v, R: Fn() -> Row<'v> + Sync>(
    about: About<'_>,
    mut rows: impl Iterator<Item = R>,
    mut out: impl Write,
) -> io::Result<()> {
    let columns = about.columns();
    writeln!(out, "{}", columns.join(","))?;
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        batch.extend(rows.by_ref().take(BATCH));
        if batch.is_empty() {
            return out.flush();
        }
        let chunks = batch.par_chunks(CHUNK).map(|chunk| lines(columns.len(), chunk));
        for lines in chunks.collect::<Vec<io::Result<Vec<u8>>>>() {
            out.write_all(&lines?)?;
        }
        batch.clear();
    }
}

/// The lines of some verdicts, of so many columns each.
fn lines<'v>(columns: usize, rows: &[impl Fn() -> Row<'v>]) -> io::Result<Vec<u8>> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let (mut record, mut cell) = (::csv::ByteRecord::new(), String::new());
    for row in rows {
        let Row { verdict, stamp } = row();
        record.clear();
        for field in fields(&verdict, stamp).iter().take(columns) {
            if let Field::Text(text) = field {
                record.push_field(text.unwrap_or_default().as_bytes());
                continue;
            }
            cell.clear();
            field.push_to(&mut cell);
            record.push_field(cell.as_bytes());
        }
        writer.write_byte_record(&record)?;
    }
    writer.into_inner().map_err(::csv::IntoInnerError::into_error)
}
